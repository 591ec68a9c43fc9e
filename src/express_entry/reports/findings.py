"""Everything computed for one report: the assessment, the calendar around it, past rounds, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from express_entry.assessment import Assessment, assess
from express_entry.assessment.calendar import Calendar, Entry, calendar
from express_entry.history import CATEGORIES, PROGRAMS, Round, label, rounds
from express_entry.history.labels import EVERYONE
from express_entry.law import Consolidation, Result, Text, consolidated
from express_entry.law.days import DAY, add_months
from express_entry.profile.document import Profile

MONTHS_BACK, MONTHS_AHEAD = 12, 24
"""The span of a report: rounds and scores of the year before the day, changes of the two years after it."""
BEGINNING = date(2015, 1, 1)
"""There is no law of Express Entry before this day."""


class KindOfRound(NamedTuple):
    """Rounds for one program, category or everybody that this person is or could be in, held in the year before."""

    slug: str
    title: Text
    rounds: tuple[Round, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a report is written from; nothing in it is in words yet."""

    profile: Profile
    on: date
    assessment: Assessment
    calendar: Calendar
    kinds: tuple[KindOfRound, ...]
    invited: frozenset[str]

    @property
    def since(self) -> date:
        """The first day of the year of rounds that ends on the day assessed."""
        return add_months(self.on, -MONTHS_BACK) + DAY

    @property
    def gap(self) -> date | None:
        """The first day drawn on which the ranking of the law is not known."""
        drawn = ((self.calendar.on, self.calendar.first), *((item.day, item.assessment) for item in self.calendar.entries))
        return next((day for day, result in drawn if result.crs is None), None)

    @property
    def ahead(self) -> tuple[Entry, ...]:
        """The days after the one assessed on which the result changes."""
        return tuple(entry for entry in self.calendar.entries if entry.day > self.on)


def find(
    profile: Profile,
    *,
    on: date,
    submitted: datetime | None = None,
    law: Consolidation | None = None,
    goal_score: int | None = None,
) -> Findings:
    """Assess a profile on a day, and look a year back and two years ahead.

    :raises ProfileError: where the person was not born by the day.
    :raises NoLawYet: for a day before 2015-01-01.
    """
    whole = law or consolidated()
    assessment = assess(profile, on=on, law=whole.on(on))
    since = max(add_months(on, -MONTHS_BACK), BEGINNING, profile.person.date_of_birth)
    around = calendar(profile, on=since, until=add_months(on, MONTHS_AHEAD), law=whole)
    later = [entry.assessment for entry in around.entries if entry.day > on]
    kinds = tuple(kinds_of_round([assessment, *later], on))
    return Findings(profile, on, assessment, around, kinds, _temp(profile, kinds))


def kinds_of_round(assessments: Iterable[Assessment], on: date) -> Iterator[KindOfRound]:
    """The kinds of rounds that matter to a person: of what they are, could be, or will be in, those held lately."""
    open_to = _open_to(assessments)
    since = add_months(on, -MONTHS_BACK)
    held: dict[str, list[Round]] = {}
    for each in rounds():
        if since < each.date <= on and each.program_or_category in open_to:
            held.setdefault(each.program_or_category, []).append(each)
    for slug in (EVERYONE, *PROGRAMS, *CATEGORIES):
        if slug in held:
            yield KindOfRound(slug, label(slug), tuple(held[slug]))


def _open_to(assessments: Iterable[Assessment]) -> set[str]:
    found: set[str] = set()
    for item in assessments:
        results: Mapping[str, Result] = {
            **{slug: program.result for slug, program in item.programs.items()},
            **{slug: member.result for slug, member in item.categories.items()},
        }
        found |= {slug for slug, result in results.items() if result is not Result.NOT_MET}
    return found | ({EVERYONE} if found & set(PROGRAMS) else set())


def _temp(profile: Profile, kinds: Iterable[KindOfRound]) -> frozenset[str]:
    found = set()
    for kind in kinds:
        for each in kind.rounds:
            a = assess(profile, on=each.date)
            ok = kind.slug == EVERYONE and any(p.result is Result.MET for p in a.programs.values())
            if kind.slug in a.programs: ok = a.programs[kind.slug].result is Result.MET
            if kind.slug in a.categories: ok = a.categories[kind.slug].result is Result.MET
            if ok and a.amounts.score.at_least >= each.crs_cutoff: found.add(each.number)
    return frozenset(found)
