"""One person as they stood at many instants, without assessing each of them in full.

A result changes only on certain days. The score of two days is the same where the tables that the ranking reads are
the same, no dated fact lies between them, and the years of work are the same: it is computed once for all such days. A
program or category is only asked for where the answer hangs on it. Nothing here is an approximation: every value is
that of the law's own rules for the day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from express_entry.law import Consolidation, Law, Result, pnp
from express_entry.law.answers import Answer, Unknown
from express_entry.law.days import DAY, day_of
from express_entry.law.facts import Standing
from express_entry.law.grid import Score
from express_entry.law.pointtables import OCCUPATION_LEVEL
from express_entry.law.programs import assess_one, federal, in_force, not_in_force
from express_entry.law.programtable import NOMINEES
from express_entry.law.programtable import TABLE as PROGRAMS
from express_entry.law.requirements import Eligibility
from express_entry.law.work import Purpose, counted, years_in
from express_entry.profile import family
from express_entry.profile.document import Profile
from express_entry.profile.factors import ranking_purposes
from express_entry.profile.further import further_facts
from express_entry.profile.sittings import sittings_of
from express_entry.profile.standing import Amounts, amounts_to, jobs_of, standing_of

from .dated import UNREAD, dated_causes

NOT_RANKED_BY = (*UNREAD, PROGRAMS, "category/", "fsw/", "cec/", "fst/", "settlement_funds", "dependent_child")
"""Tables, or families of tables, that the ranking does not read."""


class Earlier:
    """A person's document, and what has been found out about their days so far."""

    def __init__(self, profile: Profile, law: Consolidation, since: date, until: date) -> None:
        self.profile = profile
        self.law = law
        self._days = sorted(_turns(profile, law, since, until))
        self._jobs = jobs_of(profile.work, until + DAY, "work")
        spouse = profile.spouse if family.scored_with_spouse(profile) is not False else None
        self._spouse_jobs = jobs_of(spouse.work, until + DAY, "spouse.work") if spouse is not None else ()
        self._moves = _moves(profile)
        self._ranking: dict[Hashable, _Ranking] = {}
        self._kinds: dict[Hashable, int] = {}
        self._amounts: dict[Hashable, Amounts] = {}
        self._tested: dict[Hashable, bool] = {}
        self._moments: dict[Hashable, Moment] = {}

    def at(self, instant: datetime) -> Moment:
        """The person at an instant, under the law of that instant."""
        law, day = self.law.at(instant), day_of(instant)
        key = (law.since, self._place(day), day if self._moves else None)
        moment = self._moments.get(key)
        if moment is None:
            moment = self._moments[key] = Moment(self, law, day)
        return moment

    def amounts(self, law: Law, day: date) -> Amounts:
        """What the person amounts to on a day, or on another day with the same score and factors."""
        key = (self._ranked(law).kind, self._place(day), *self._work(law, day))
        found = self._amounts.get(key)
        if found is None:
            found = self._amounts[key] = amounts_to(self.profile, law, day)
        return found

    def tested(self, law: Law, day: date) -> bool:
        """Whether a result of a language test counts, or may count, on a day: no program is met without one."""
        if self.profile.language_tests is None:
            return True
        key = (self._ranked(law).kind, self._place(day))
        found = self._tested.get(key)
        if found is None:
            sittings = sittings_of(law, self.profile.language_tests, day, "language_tests")
            found = self._tested[key] = any(sitting.counts is not False for sitting in sittings or ())
        return found

    def _place(self, day: date) -> int:
        """How many dated facts lie before or on a day."""
        return bisect_right(self._days, day)

    def _ranked(self, law: Law) -> _Ranking:
        found = self._ranking.get(law.since)
        if found is None:
            tables = tuple((name, item.id) for name, item in law.versions.items() if not name.startswith(NOT_RANKED_BY))
            # A number in place of the tables: it is looked up at every round.
            found = self._ranking[law.since] = _ranking(law, self._kinds.setdefault(tables, len(self._kinds)))
        return found

    def _work(self, law: Law, day: date) -> Iterator[Hashable]:
        """Everything of the score that moves with work from day to day."""
        ranking = self._ranked(law)
        yield years_in(law, counted(law, self._jobs, ranking.canadian, day), ranking.canadian_cap)
        yield years_in(law, counted(law, self._jobs, ranking.foreign, day), ranking.foreign_cap)
        if self._spouse_jobs is None or self._spouse_jobs:
            yield years_in(law, counted(law, self._spouse_jobs, ranking.spouse, day), ranking.canadian_cap)
        if ranking.by_occupation:
            standing = standing_of(self.profile, law, day)
            yield tuple(further_facts(law, standing.jobs, standing.offer, day).items())


class _Ranking(NamedTuple):
    """What a ranking asks: the work it counts, and whether levels of occupations matter.

    ``kind`` is the same number for the same versions of its tables.
    """

    kind: int
    canadian: Purpose
    foreign: Purpose
    spouse: Purpose
    canadian_cap: int
    foreign_cap: int
    by_occupation: bool


def _ranking(law: Law, kind: int) -> _Ranking:
    values, purposes = law.values("experience"), ranking_purposes(law)
    return _Ranking(
        kind,
        purposes["canadian"],
        purposes["foreign"],
        purposes["spouse"],
        values["canadian_years"],
        values["foreign_years"],
        any(law.of_kind(OCCUPATION_LEVEL)),
    )


class Moment:
    """A person on one day under the law of an instant of it; each part is worked out when it is asked for."""

    def __init__(self, person: Earlier, law: Law, day: date) -> None:
        self.person = person
        self.law = law
        self.day = day
        self.programs = _Programs(self)

    @cached_property
    def born(self) -> bool:
        """Whether the person was born by the day."""
        return self.person.profile.person.date_of_birth <= self.day

    @cached_property
    def tested(self) -> bool:
        """Whether a result of a language test counts, or may count."""
        return self.person.tested(self.law, self.day)

    @property
    def score(self) -> Score:
        """The score under the ranking of the day, or under the last known one where the law has a gap."""
        return self.amounts.score

    @cached_property
    def amounts(self) -> Amounts:
        """The score and the factors of the day; the standing beside them may be that of another day."""
        return self.person.amounts(self.law, self.day)

    @property
    def nominee(self) -> Answer:
        """Whether a nomination through Express Entry exists."""
        factors = self.amounts.factors
        open_ = factors.unknown.get("nomination")
        return factors.nomination if open_ is None else Unknown(open_.needs)

    @cached_property
    def standing(self) -> Standing:
        """What the programs and categories ask about."""
        return standing_of(self.person.profile, self.law, self.day)


class _Programs(dict[str, Eligibility]):
    """The programs of a moment by slug, each assessed when first asked for."""

    def __init__(self, moment: Moment) -> None:
        super().__init__()
        self.moment = moment

    def __missing__(self, slug: str) -> Eligibility:
        law, standing = self.moment.law, self.moment.standing
        if slug not in in_force(law):
            found = not_in_force(slug, Result.NOT_MET)
        elif slug == NOMINEES:
            found = pnp.assess(law, standing, self._federal())
        else:
            found = assess_one(law, slug, standing, self.moment.amounts.factors)
        self[slug] = found
        return found

    def _federal(self) -> Mapping[str, Eligibility]:
        """What a nominee needs besides, one federal program: the likeliest stands for all where it is met."""
        here, programs = self.moment.amounts.factors.canadian_work_years, federal(self.moment.law)
        usual = "cec" if here else "fsw"
        likeliest = self[usual if usual in programs else programs[0]]
        return dict.fromkeys(programs, likeliest) if likeliest.result is Result.MET else self


def _moves(profile: Profile) -> bool:
    """Whether there is anything whose worth grows or falls from day to day."""
    spouse = profile.spouse.work if profile.spouse is not None else None
    return bool(profile.work or spouse or profile.foreign_military_service)


def _turns(profile: Profile, law: Consolidation, since: date, until: date) -> Iterator[date]:
    """Every day on which a dated fact begins or ceases to count; changes of the law are told by its view."""
    yield from {cause.day for cause in dated_causes(profile, law, since, until) if cause.kind != "law"}
    for version in law.tables["designated_organizations"].versions:
        for body in version.values.get("organizations", ()):
            yield body["designated_from"]
            if "designated_to" in body:
                yield body["designated_to"] + DAY
