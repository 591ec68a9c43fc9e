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
from express_entry.assessment.pathchanges import Terms
from express_entry.assessment.paths import Goal, Paths, paths
from express_entry.history import CATEGORIES, PROGRAMS, Round, label, rounds
from express_entry.history.labels import EVERYONE
from express_entry.law import Consolidation, Result, Text, consolidated
from express_entry.law.days import DAY, add_months, add_years
from express_entry.law.programs import federal
from express_entry.law.requirements import Eligibility
from express_entry.profile.document import Profile

BEGINNING = date(2015, 1, 1)
"""There is no law of Express Entry before this day."""
TERMS = Terms(months_of_work=MONTHS)
MOST_PATHS = 5
"""Current work goes on for as long as a report looks ahead; the first so many sets of changes are told."""


class KindOfRound(NamedTuple):
    """Rounds for one program, category or everybody that this person is or could be in, held in the year before."""

    slug: str
    title: Text
    rounds: tuple[Round, ...]

    @property
    def last(self) -> Round:
        """The latest of them."""
        return self.rounds[-1]


class Aim(NamedTuple):
    """What the smallest changes are sought for; ``of`` is the kind of round whose last cut-off it is, if it is one.

    Where the year had no round that the person is in, that is the last round of all that they would have been in.
    """

    goal: Goal
    of: KindOfRound | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a report is written from; nothing in it is in words yet.

    ``past`` holds the answers for the rounds of the year that ends on the day, ``kinds`` those of them that matter.
    ``before`` is the last round held before that year for what the person is in, where the year had none of those.
    ``paths`` are the smallest changes that reach the ``aim``; both are None where there is nothing to reach.
    """

    profile: Profile
    on: date
    assessment: Assessment
    calendar: Calendar
    past: PastRounds
    kinds: tuple[KindOfRound, ...]
    before: KindOfRound | None
    aim: Aim | None
    paths: Paths | None

    @property
    def nearest(self) -> Round | None:
        """The round to hold a score against first: that of the aim, else the last that matters to the person."""
        chosen = (self.aim.of if self.aim else None) or self.before
        if chosen is None:
            return max((kind.last for kind in self.kinds), key=lambda each: each.date, default=None)
        return chosen.last

    @property
    def since(self) -> date:
        """The first day of the year of rounds that ends on the day assessed."""
        return add_years(self.on + DAY, -1)

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
    profile: Profile,
    *,
    on: date,
    submitted: datetime | None = None,
    law: Consolidation | None = None,
    goal_score: int | None = None,
) -> Findings:
    """Assess a profile on a day, and look a year back and two years ahead.

    :param submitted: the instant at which the profile was submitted, with a time zone; without it a tie is unknown.
    :param law: the law with its history; by default that of the package.
    :param goal_score: the score to seek the smallest changes for; by default as :func:`aim_of` chooses.
    :raises ProfileError: where the person was not born by the day.
    :raises NoLawYet: for a day before 2015-01-01.
    :raises ValueError: for an instant without a time zone.
    """
    whole = law or consolidated()
    known = rounds()
    held = in_the_last_year(known, on)
    past = past_rounds(profile, on=on, submitted=submitted, law=whole, rounds=held)
    since = max(add_years(on, -1), BEGINNING, profile.person.date_of_birth)
    around = calendar(profile, on=since, until=add_months(on, MONTHS), law=whole)
    later = [entry.assessment for entry in around.entries if entry.day > on]
    kinds = tuple(kinds_of_round([past.assessment, *later], held))
    before = last_before(past.assessment, kinds, known, on)
    aim = Aim(Goal(score=goal_score)) if goal_score is not None else aim_of(past.assessment, kinds, before)
    sought = None if aim is None else _sought(profile, aim.goal, past.assessment, whole)
    return Findings(profile, on, past.assessment, around, past, kinds, before, aim, sought)


def _sought(profile: Profile, goal: Goal, first: Assessment, law: Consolidation) -> Paths:
    return paths(profile, on=first.on, goal=goal, law=law, most=MOST_PATHS, terms=TERMS, first=first)


def last_before(
    assessment: Assessment, kinds: Iterable[KindOfRound], known: Iterable[Round], on: date
) -> KindOfRound | None:
    """The last round held for what a person is in, where the rounds of the year had none of those; None where some had.

    The general rounds of a long time may lie further back than a year: a person from abroad is in no others.
    """
    inside = _results(assessment, Result.MET)
    if any(kind.slug in inside for kind in kinds):
        return None
    open_to = [each for each in known if each.date <= on and each.program_or_category in inside]
    last = max(open_to, key=lambda each: each.instant, default=None)
    return last and KindOfRound(last.program_or_category, label(last.program_or_category), (last,))


def aim_of(assessment: Assessment, kinds: Sequence[KindOfRound], before: KindOfRound | None = None) -> Aim | None:
    """What comes next for a person: a program, for one who is in none; else the nearest last cut-off above the score.

    Where the year had no round for what the person is in, that of the last ``before`` it. None where the score is not
    known, or reaches the last cut-off of every kind of round that the person is in.
    """
    score = assessment.amounts.score.total
    programs = assessment.programs
    if all(program.result is Result.NOT_MET for program in programs.values()):
        return Aim(Goal(program=min(federal(assessment.law), key=lambda slug: _unmet(programs[slug]))))
    inside = _results(assessment, Result.MET)
    own = [kind for kind in kinds if kind.slug in inside] or ([before] if before else [])
    above = [kind for kind in own if score is not None and kind.last.crs_cutoff > score]
    if not above:
        return None
    nearest = min(above, key=lambda kind: kind.last.crs_cutoff)
    return Aim(Goal(score=nearest.last.crs_cutoff), nearest)


def _unmet(program: Eligibility) -> int:
    return sum(part.result is not Result.MET for part in program.requirements)


def kinds_of_round(assessments: Iterable[Assessment], held: Sequence[Round]) -> Iterator[KindOfRound]:
    """The kinds of rounds that matter to a person: of what they are, could be, or will be in, those that were held."""
    open_to = _open_to(assessments)
    for slug in (EVERYONE, *PROGRAMS, *CATEGORIES):
        own = tuple(each for each in held if each.program_or_category == slug)
        if own and slug in open_to:
            yield KindOfRound(slug, label(slug), own)


def _open_to(assessments: Iterable[Assessment]) -> set[str]:
    return {slug for item in assessments for slug in _results(item, Result.MET, Result.UNKNOWN)}


def _results(assessment: Assessment, *wanted: Result) -> set[str]:
    """The programs and categories with one of these results; whoever is in a program is in the rounds for everybody."""
    found = {slug for slug, program in assessment.programs.items() if program.result in wanted}
    everybody = {EVERYONE} if found else set()
    return found | everybody | {slug for slug, member in assessment.categories.items() if member.result in wanted}
