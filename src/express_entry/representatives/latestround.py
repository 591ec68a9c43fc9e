"""Whether a client in the pool would have been invited in the latest round that was open to them.

It is asked of the standing of today, as the pool has it: the points, programs and categories that a round reads. The
rule is that of rounds (:mod:`express_entry.selection`); which round counts is one rule of the service
(:mod:`express_entry.pages.lastlines`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from express_entry.assessment.pastrounds import in_the_last_year
from express_entry.assessment.rank import at_line
from express_entry.history import Round
from express_entry.law import Result
from express_entry.law.answers import Unknown
from express_entry.law.days import day_of
from express_entry.pages.lastlines import LastRound, last_rounds
from express_entry.pool.models import Profile
from express_entry.pool.states import ProfileState
from express_entry.replay.arranging import instruction_of
from express_entry.selection import Instruction, Row, State, exclusion_of


class Latest(NamedTuple):
    """The latest round open to somebody: whether they would have been invited, and by how many points."""

    of: LastRound
    result: Result
    margin: int

    @property
    def round(self) -> Round:
        """The round, as the published history has it."""
        return self.of.round


Rounds = Sequence[Sequence[tuple[LastRound, Instruction]]]
"""The rounds of each kind of the past twelve months, in the order in which one counts for somebody."""


def latest_rounds(at: datetime) -> Rounds:
    """The last rounds of each kind in the twelve months up to an instant, as instructions."""
    kinds = last_rounds(at).values()
    recent = set(in_the_last_year([each.round for rounds in kinds for each in rounds], day_of(at)))
    return [[(each, _instruction(each)) for each in rounds if each.round in recent] for rounds in kinds]


def _instruction(last: LastRound) -> Instruction:
    return instruction_of(last.round)._replace(programs=last.programs)


def latest_for(profile: Profile, rounds: Rounds) -> Latest | None:
    """The latest round open to a profile in the pool; None where there was none, or no points are known."""
    if profile.state != ProfileState.IN_POOL.value or profile.points is None or profile.submitted is None:
        return None
    counting = [found for each in rounds if (found := _open_to(profile.row, each)) is not None]
    if not counting:
        return None
    last = max(counting, key=lambda each: each.round.instant)
    held = last.round
    return Latest(last, _result(held, profile.points, profile.submitted), profile.points - held.crs_cutoff)


def _open_to(row: Row, rounds: Sequence[tuple[LastRound, Instruction]]) -> LastRound | None:
    """The first of some rounds that was open to a person as they stand now."""
    for last, instruction in rounds:
        # When they came into the pool decides nothing but a tie.
        asked = row._replace(submitted=min(row.submitted, instruction.instant), state=State.IN_POOL, expires=None)
        if exclusion_of(asked, instruction) is None:
            return last
    return None


def _result(round_: Round, points: int, submitted: datetime) -> Result:
    if points != round_.crs_cutoff:
        return Result.MET if points > round_.crs_cutoff else Result.NOT_MET
    answer = at_line(round_, submitted).answer
    if isinstance(answer, Unknown):
        return Result.UNKNOWN
    return Result.MET if answer else Result.NOT_MET
