"""A round of invitations as one pure function of rows and an instruction (Act, 10.1-10.3).

:func:`select` says who is invited, for which class, and at which score and instant the line falls. It is the whole
statement of the rule: what a database or an array does with millions of rows is held equal to it.

The proof of a round: :class:`Snapshot` is what it read, :func:`rerun` and :func:`verify` hold it again,
:func:`published` is what everybody sees, :func:`line_proof` what one person gets and anybody can check, and
:mod:`.audittrail` the chain of what was done.
"""

from __future__ import annotations

from .documents import BadDocument
from .instruction import BadInstruction, Grouping, Instruction, class_order
from .outcome import Invited, Line, Outcome, line_of
from .proof import line_proof
from .publication import Signer, published, published_result
from .result import Rerun, format_of, rerun, verify
from .rows import BadRow, Category, Exclusion, Row, State
from .select import exclusion_of, program_of, select
from .snapshot import Snapshot, read_numbers, read_rows, read_snapshot, snapshot_bytes, snapshot_of, write_snapshot

__all__ = [
    "BadDocument",
    "BadInstruction",
    "BadRow",
    "Category",
    "Exclusion",
    "Grouping",
    "Instruction",
    "Invited",
    "Line",
    "Outcome",
    "Rerun",
    "Row",
    "Signer",
    "Snapshot",
    "State",
    "class_order",
    "exclusion_of",
    "format_of",
    "line_of",
    "line_proof",
    "program_of",
    "published",
    "published_result",
    "read_numbers",
    "read_rows",
    "read_snapshot",
    "rerun",
    "select",
    "snapshot_bytes",
    "snapshot_of",
    "verify",
    "write_snapshot",
]
