"""Everything computed for one report: the assessment, the calendar around it, past rounds, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from express_entry.assessment import Assessment
from express_entry.assessment.calendar import MONTHS, Calendar, Entry, calendar
from express_entry.assessment.match import Match
from express_entry.assessment.pastrounds import PastRounds, in_the_last_year, past_rounds
from express_entry.history import CATEGORIES, PROGRAMS, Round, label, rounds
from express_entry.history.labels import EVERYONE
from express_entry.law import Consolidation, Result, Text, consolidated
from express_entry.law.days import DAY, add_months, add_years
from express_entry.profile.document import Profile

BEGINNING = date(2015, 1, 1)
"""There is no law of Express Entry before this day."""


class KindOfRound(NamedTuple):
    """Rounds for one program, category or everybody that this person is or could be in, held in the year before."""

    slug: str
    title: Text
    rounds: tuple[Round, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a report is written from; nothing in it is in words yet.

    ``past`` holds the answers for the rounds of the year that ends on the day, ``kinds`` those of them that matter.
    """

    profile: Profile
    on: date
    assessment: Assessment
    calendar: Calendar
    past: PastRounds
    kinds: tuple[KindOfRound, ...]

    @property
    def since(self) -> date:
        """The first day of the year of rounds that ends on the day assessed."""
        return add_years(self.on, -1) + DAY

    @property
    def gap(self) -> date | None:
        """The first day drawn on which the ranking of the law is not known."""
        drawn = ((item.day, item.assessment) for item in self.calendar.entries)
        return next(
            (day for day, result in ((self.calendar.on, self.calendar.first), *drawn) if result.crs is None), None
        )

    @property
    def ahead(self) -> tuple[Entry, ...]:
        """The days after the one assessed on which the result changes."""
        return tuple(entry for entry in self.calendar.entries if entry.day > self.on)

    @property
    def invited(self) -> Mapping[str, Match]:
        """By the number of a round, whether it would have invited the person as they stood."""
        return {match.round.number: match for match in self.past.at_the_time}

    @property
    def sufficed(self) -> Mapping[str, Match]:
        """By the number of a round, whether the score of the day assessed would have sufficed."""
        return {match.round.number: match for match in self.past.with_score_of_day}


def find(
    profile: Profile, *, on: date, submitted: datetime | None = None, law: Consolidation | None = None
) -> Findings:
    """Assess a profile on a day, and look a year back and two years ahead.

    :param submitted: the instant at which the profile was submitted, with a time zone; without it a tie is unknown.
    :param law: the law with its history; by default that of the package.
    :raises ProfileError: where the person was not born by the day.
    :raises NoLawYet: for a day before 2015-01-01.
    :raises ValueError: for an instant without a time zone.
    """
    whole = law or consolidated()
    held = in_the_last_year(rounds(), on)
    past = past_rounds(profile, on=on, submitted=submitted, law=whole, rounds=held)
    since = max(add_years(on, -1), BEGINNING, profile.person.date_of_birth)
    around = calendar(profile, on=since, until=add_months(on, MONTHS), law=whole)
    later = [entry.assessment for entry in around.entries if entry.day > on]
    kinds = tuple(kinds_of_round([past.assessment, *later], held))
    return Findings(profile, on, past.assessment, around, past, kinds)


def kinds_of_round(assessments: Iterable[Assessment], held: Sequence[Round]) -> Iterator[KindOfRound]:
    """The kinds of rounds that matter to a person: of what they are, could be, or will be in, those that were held."""
    open_to = _open_to(assessments)
    for slug in (EVERYONE, *PROGRAMS, *CATEGORIES):
        own = tuple(each for each in held if each.program_or_category == slug)
        if own and slug in open_to:
            yield KindOfRound(slug, label(slug), own)


def _open_to(assessments: Iterable[Assessment]) -> set[str]:
    found: set[str] = set()
    for item in assessments:
        found |= {slug for slug, program in item.programs.items() if program.result is not Result.NOT_MET}
        found |= {slug for slug, member in item.categories.items() if member.result is not Result.NOT_MET}
    return found | ({EVERYONE} if found & set(PROGRAMS) else set())
