"""The rule of a round: who is ranked, in which order, and who holds the rank (Act, 10.2(1)-(3), 10.3(1)(h)-(j.1)).

Order inside the grouping: points descending, submission instant ascending, profile number. There is no randomness.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter

from express_entry.law.programtable import NOMINEES

from . import instruction as instructions
from . import rows as row_checks
from .instruction import Grouping, Instruction
from .outcome import Invited, Outcome
from .rows import BadRow, Exclusion, Row, State


def select(rows: Iterable[Row], instruction: Instruction) -> Outcome:
    """Who is invited under an instruction, given every profile as it stands at the round's instant.

    The order in which the rows come does not matter.

    :raises BadInstruction: for an instruction that cannot be run.
    :raises BadRow: for a row that cannot be ranked, or a profile number that occurs twice.
    """
    instructions.checked(instruction)
    pool = _each_once(rows)
    excluded: dict[str, Exclusion] = {}
    grouping: list[Row] = []
    for row in pool:
        reason = exclusion_of(row, instruction)
        if reason is None:
            grouping.append(row)
        else:
            excluded[row.number] = reason
    grouping.sort(key=attrgetter("order"))
    many = _holding_rank(grouping, instruction)
    invited = tuple(_invited(row, rank, instruction) for rank, row in enumerate(grouping[:many], start=1))
    return Outcome(instruction, tuple(grouping), invited, excluded)


def exclusion_of(row: Row, instruction: Instruction) -> Exclusion | None:
    """Why a row is not ranked, as one reason: the first that holds; None where it is ranked."""
    return _out_of_pool(row, instruction.instant) or _out_of_grouping(row, instruction)


def program_of(row: Row, instruction: Instruction) -> str | None:
    """The class that an invitation names: the first in the order of the day that the row has and the round covers.

    The answer of :func:`express_entry.law.invitable.invitable` where everything is known, without asking the law.
    """
    for program in instruction.class_order:
        if program in _classes(row) and program in instruction.programs:
            return program
    return None


def _out_of_pool(row: Row, instant: datetime) -> Exclusion | None:
    if row.state is not State.IN_POOL:
        return Exclusion(row.state.value)
    if row.submitted > instant:
        return Exclusion.NOT_YET_SUBMITTED
    if row.expires is not None and row.expires <= instant:
        return Exclusion.EXPIRED
    return None


def _out_of_grouping(row: Row, instruction: Instruction) -> Exclusion | None:
    """The grouping of Act, 10.3(1)(h.1), and who may be invited in it."""
    if not row.programs:
        return Exclusion.NO_PROGRAM
    if program_of(row, instruction) is None:
        return _not_covered(row, instruction)
    if instruction.grouping is Grouping.CATEGORY and instruction.category not in row.categories:
        return Exclusion.NOT_IN_CATEGORY
    return Exclusion.POINTS_NOT_KNOWN if row.points is None else None


def _not_covered(row: Row, instruction: Instruction) -> Exclusion:
    if NOMINEES in row.programs:
        return Exclusion.NOMINEE_NOT_COVERED
    return Exclusion.NOT_A_NOMINEE if instruction.programs == {NOMINEES} else Exclusion.NOT_IN_PROGRAM


def _classes(row: Row) -> frozenset[str]:
    """The classes that a row may be invited in: for a nominee that of nominees only (Act, 10.1(1.1))."""
    return ONLY_NOMINEE if NOMINEES in row.programs else row.programs


ONLY_NOMINEE = frozenset({NOMINEES})


def _holding_rank(ranked: Sequence[Row], instruction: Instruction) -> int:
    """How many, from the first on, hold the rank that the instruction asks for."""
    if instruction.invitations is not None:
        return min(instruction.invitations, len(ranked))
    least = instruction.points_from
    assert least is not None
    return sum(row.points is not None and row.points >= least for row in ranked)


def _invited(row: Row, rank: int, instruction: Instruction) -> Invited:
    program = program_of(row, instruction)
    assert program is not None
    assert row.points is not None
    return Invited(row.number, rank, program, row.points, row.submitted)


def _each_once(rows: Iterable[Row]) -> list[Row]:
    found: dict[str, Row] = {}
    for row in rows:
        if row.number in found:
            raise BadRow(row_checks.TWICE.of(number=row.number))
        found[row.number] = row_checks.checked(row)
    return list(found.values())
