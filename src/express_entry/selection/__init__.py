"""A round of invitations as one pure function of rows and an instruction (Act, 10.1-10.3).

:func:`select` says who is invited, for which class, and at which score and instant the line falls. It is the whole
statement of the rule: what a database or an array does with millions of rows is held equal to it.
"""

from __future__ import annotations

from .instruction import BadInstruction, Grouping, Instruction, class_order
from .outcome import Invited, Line, Outcome, line_of
from .rows import BadRow, Category, Exclusion, Row, State
from .select import exclusion_of, program_of, select

__all__ = [
    "BadInstruction",
    "BadRow",
    "Category",
    "Exclusion",
    "Grouping",
    "Instruction",
    "Invited",
    "Line",
    "Outcome",
    "Row",
    "State",
    "class_order",
    "exclusion_of",
    "line_of",
    "program_of",
    "select",
]
