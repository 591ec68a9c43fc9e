"""Whether a client in the pool would have been invited in the latest round that was open to them.

It is asked of the standing of today, as the pool has it: the points, programs and categories that a round reads. The
rule is that of rounds (:mod:`express_entry.selection`); the line is the published one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from express_entry.assessment.pastrounds import in_the_last_year
from express_entry.assessment.rank import at_line
from express_entry.history import Round
from express_entry.law import Result
from express_entry.law.answers import Unknown
from express_entry.law.days import day_of
from express_entry.pages.knownhistory import Known
from express_entry.pool.models import Profile
from express_entry.pool.states import ProfileState
from express_entry.replay.arranging import instruction_of
from express_entry.selection import Instruction, State, exclusion_of


class Latest(NamedTuple):
    """The latest round open to somebody: whether they would have been invited, and by how many points."""

    round: Round
    result: Result
    margin: int


Rounds = Sequence[tuple[Round, Instruction]]


def latest_rounds(known: Known, at: datetime) -> Rounds:
    """The latest round of each kind in the twelve months up to an instant, newest first, as instructions."""
    return _latest(known, day_of(at))


@lru_cache(maxsize=4)
def _latest(known: Known, day: date) -> Rounds:
    found: dict[tuple[object, ...], Round] = {}
    for each in in_the_last_year(known.rounds, day):
        found[each.round_type, each.program_or_category, each.category_version] = each
    newest = sorted(found.values(), key=lambda each: each.instant, reverse=True)
    return tuple((each, instruction_of(each)) for each in newest)


def latest_for(profile: Profile, rounds: Rounds) -> Latest | None:
    """The latest round open to a profile in the pool; None where there was none, or no points are known."""
    if profile.state != ProfileState.IN_POOL.value or profile.points is None or profile.submitted is None:
        return None
    row = profile.row
    for round_, instruction in rounds:
        # Open to the person as they stand now: when they came into the pool decides nothing but a tie.
        asked = row._replace(submitted=min(row.submitted, instruction.instant), state=State.IN_POOL, expires=None)
        if exclusion_of(asked, instruction) is None:
            return Latest(
                round_, _result(round_, profile.points, profile.submitted), profile.points - round_.crs_cutoff
            )
    return None


def _result(round_: Round, points: int, submitted: datetime) -> Result:
    if points != round_.crs_cutoff:
        return Result.MET if points > round_.crs_cutoff else Result.NOT_MET
    answer = at_line(round_, submitted).answer
    if isinstance(answer, Unknown):
        return Result.UNKNOWN
    return Result.MET if answer else Result.NOT_MET
