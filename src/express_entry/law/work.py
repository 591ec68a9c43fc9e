"""Which work counts for what, and how much of it there is.

Each rule that asks for experience has a :class:`Purpose`: where the work must have been done, how far back it counts,
in which occupations, and whether the exclusions of Canadian experience apply (self-employment, full-time study, work
without authorization: R87.1(3), MI s.15(7)). A job is judged once a purpose; what cannot be told of it makes the
total lie between the work that surely counts and the work that may.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from . import occupations
from .answers import Answer, Needs, Number, Unknown, between, every, merged, opposite, some
from .days import DAY
from .experience import FullTime, Stretch, clipped, hours_worked, whole_units, window
from .facts import Job
from .text import Reason, Text

if TYPE_CHECKING:
    from .view import Law

PHYSICIANS = "publicly_funded_physicians"
"""The table of the policy under which a physician's self-employment counts."""
TEMPORARY_STATUSES = frozenset({"worker", "student", "visitor"})
"""Statuses of a temporary resident (R87.1(3)(c))."""

NO_TEMPORARY_STATUSES = frozenset({"refugee_claimant", "protected_person", "none", "citizen", "permanent_resident"})


class Purpose(NamedTuple):
    """What a rule asks of work.

    ``canadian`` is True for work in Canada, False for work abroad, None for either. ``strict`` applies the exclusions
    of Canadian experience, ``status`` also asks for temporary resident status during the work, ``authorized`` asks
    for authorization alone. ``window_years`` reach back from the day; None is all work. ``occupations`` are NOC 2021
    codes in a list; None is any. ``skilled`` asks for a skilled occupation of the day's classification.
    """

    canadian: bool | None
    window_years: int | None
    strict: bool = False
    status: bool = False
    authorized: bool = False
    skilled: bool = True
    occupations: frozenset[str] | None = None


class Excluded(NamedTuple):
    """Work that does not count for a purpose, and why."""

    path: str
    first: date | None
    last: date
    reason: Reason


class Counted(NamedTuple):
    """Work for a purpose: what surely counts, what may, the facts that would tell, and what does not count.

    ``maybe_less`` is the work that may count, with hours that were not stated just below full time: such work
    completes a year by hours, which may be before its anniversary.
    """

    sure: tuple[Stretch, ...]
    maybe: tuple[Stretch, ...]
    maybe_less: tuple[Stretch, ...]
    needs: Needs
    excluded: tuple[Excluded, ...]
    all_unknown: bool = False

    def units(self, measure: Callable[[Iterable[Stretch]], int], cap: int) -> Number:
        """A measure of the work, at most ``cap``; between two numbers where some of it may or may not count."""
        if self.all_unknown:
            return between(0, cap, self.needs)
        # More work may even take the place of hours that counted on their own, so either may be the greater.
        found = [min(measure(stretches), cap) for stretches in self.sums()]
        return between(min(found), max(found), self.needs)

    def sums(self) -> Iterable[tuple[Stretch, ...]]:
        """The work that is measured to find the least and the most there may be of it."""
        yield self.sure
        if self.maybe:
            yield (*self.sure, *self.maybe)
            yield (*self.sure, *self.maybe_less)

    def within(self, first: date, last: date) -> Counted:
        """The part of the work from one day to another, without what is excluded."""
        parts = (
            [part for part in (clipped(stretch, first, last) for stretch in work) if part.first <= part.last]
            for work in (self.sure, self.maybe, self.maybe_less)
        )
        sure, maybe, less = map(tuple, parts)
        return Counted(sure, maybe, less, self.needs, (), self.all_unknown)


_A_LITTLE = 0.01

NOTHING = Counted((), (), (), (), ())


def counted(law: Law, jobs: Sequence[Job] | None, purpose: Purpose, day: date, path: str = "work") -> Counted:
    """The work that counts for a purpose on a day; ``path`` names the list where it was not stated at all."""
    if jobs is None:
        return Counted((), (), (), (path,), (), all_unknown=True)
    first = date.min if purpose.window_years is None else window(day, purpose.window_years)[0]
    sure: list[Stretch] = []
    maybe: list[Stretch] = []
    less: list[Stretch] = []
    needs: list[str] = []
    excluded: list[Excluded] = []
    for job in jobs:
        answer, reason = judged(law, job, purpose)
        if answer is False and reason is not None:
            excluded.append(Excluded(job.path, job.first, job.last, reason))
            continue
        stretch, missing = _stretch(job, first, day, law)
        if job.first is not None and job.first < first:
            gone = min(job.last, first - DAY)
            excluded.append(Excluded(job.path, job.first, gone, OUTSIDE.of(years=purpose.window_years)))
        if stretch.first > stretch.last:
            continue
        waiting = (*answer.needs, *missing) if isinstance(answer, Unknown) else missing
        (maybe if waiting else sure).append(stretch)
        if waiting:
            less.append(stretch if job.hours is not None else stretch._replace(hours=stretch.hours - _A_LITTLE))
        needs += waiting
    return Counted(tuple(sure), tuple(maybe), tuple(less), merged(needs), tuple(excluded))


def judged(law: Law, job: Job, purpose: Purpose) -> tuple[Answer, Reason | None]:
    """Whether a job counts for a purpose, hours and days aside, and the reason where it does not."""
    waiting: list[str] = []
    for answer, why in _tests(law, job, purpose):
        if isinstance(answer, Unknown):
            waiting += answer.needs
        elif not answer:
            return False, why.of(noc=named(job.noc)) if isinstance(why, Text) else why
    return (Unknown(merged(waiting)) if waiting else True), None


def _tests(law: Law, job: Job, purpose: Purpose) -> Iterable[tuple[Answer, Reason | Text]]:
    """Every condition that a purpose puts to a job, with the reason if it fails, or the text that names the occupation.

    Most conditions hold, and a reason that nobody gets to read is not made.
    """
    if purpose.canadian is not None:
        here = _stated(job, job.canadian, "country")
        yield (here, ABROAD) if purpose.canadian else (opposite(here), IN_CANADA)
    if purpose.skilled:
        yield skilled(law, job.noc, f"{job.path}.noc"), NOT_SKILLED
    if purpose.occupations is not None:
        yield listed(job.noc, purpose.occupations, f"{job.path}.noc"), NOT_LISTED
    yield _stated(job, job.paid, "paid"), UNPAID
    if purpose.strict:
        yield _employed(law, job), SELF_EMPLOYED
        yield opposite(_stated(job, job.student, "full_time_student")), STUDENT
    if purpose.strict or purpose.authorized:
        yield _stated(job, job.authorized, "authorized"), UNAUTHORIZED
    if purpose.status and job.status not in (None, *TEMPORARY_STATUSES):
        yield (False if job.status in NO_TEMPORARY_STATUSES else Unknown((f"{job.path}.status",))), NO_STATUS


def _employed(law: Law, job: Job) -> Answer:
    """Whether a job is no self-employment, or is a physician's whose services were publicly funded (A25.2).

    An exemption is for whoever claims it: services that nobody says were publicly funded are taken not to be.
    """
    employed = opposite(_stated(job, job.self_employed, "self_employed"))
    if employed is True or job.publicly_funded is not True:
        return employed
    return some((employed, physician(law, job.noc, f"{job.path}.noc")))


def _stated(job: Job, value: bool | None, field: str) -> Answer:
    """A yes-or-no fact of a job; its place in the document is put together only where it was not stated."""
    return Unknown((f"{job.path}.{field}",)) if value is None else value


def _stretch(job: Job, first: date, day: date, law: Law) -> tuple[Stretch, Needs]:
    """The days and hours of a job inside a window; what was not stated is taken as the most it can be, and named."""
    missing: list[str] = []
    hours = job.hours
    if hours is None:
        missing.append(f"{job.path}.hours_per_week")
        hours = law.values("experience")["full_time_hours"]
    begin = job.first
    if begin is None:
        missing.append(f"{job.path}.from")
        begin = first
    return clipped(Stretch(begin, job.last, hours), first, day - DAY), tuple(missing)


# ------------------------------------------------------------------------------------------------- occupations


@lru_cache(maxsize=128)
def full_time(law: Law) -> FullTime:
    """Hours a week that are full time, and hours that make a year."""
    values = law.values("experience")
    return FullTime(values["full_time_hours"], values["year_hours"])


def years_in(law: Law, work: Counted, cap: int) -> Number:
    """Whole years of the work, at most ``cap``."""
    hours = full_time(law)
    return work.units(lambda stretches: whole_units(stretches, hours), cap)


@lru_cache(maxsize=8192)
def codes_in_force(law: Law, noc: str) -> tuple[str, ...]:
    """The groups of the edition in force that a code stands for: itself, or its counterparts from the other edition."""
    return _codes(law.values("skilled")["edition"], noc)


@lru_cache(maxsize=4096)
def _codes(edition: int, noc: str) -> tuple[str, ...]:
    if occupations.edition_of(noc) == edition:
        return (noc,)
    return occupations.successors(noc) if edition == 2021 else occupations.predecessors(noc)


@lru_cache(maxsize=8192)
def occupation_of(law: Law, noc: str) -> str:
    """One name for an occupation of either edition: the code in force where there is just one, else the code given."""
    codes = codes_in_force(law, noc)
    return codes[0] if len(codes) == 1 else noc


@lru_cache(maxsize=2048)
def level_of(code: str) -> str | None:
    """The TEER (NOC 2021) or the skill type or level (NOC 2016) of a group, as text; None for an unknown code."""
    group = occupations.find(code)
    if group is None:
        return None
    return group.skill_level if group.teer is None else str(group.teer)


def named(noc: str | None) -> object:
    """An occupation for a sentence: its code with its title, or the code where it has none."""
    return occupations.find(noc) or noc if noc else noc


def skilled(law: Law, noc: str | None, path: str) -> Answer:
    """Whether an occupation is skilled in the classification in force; unknown where its counterparts differ."""
    return at_level(law, noc, "levels", path)


@lru_cache(maxsize=16384)
def at_level(law: Law, noc: str | None, levels: str, path: str) -> Answer:
    """Whether an occupation's level is among those that the table names."""
    if noc is None:
        return Unknown((path,))
    named_levels = law.values("skilled")[levels]
    codes = codes_in_force(law, noc)
    if len(codes) == 1:
        return level_of(codes[0]) in named_levels
    return _among((level_of(code) in named_levels for code in codes), path)


def senior(law: Law, noc: str | None, path: str) -> Answer:
    """Whether an occupation is in the major group of legislators and senior management."""
    if noc is None:
        return Unknown((path,))
    group = law.values("skilled")["senior_major_group"]
    return _among((code.startswith(group) for code in codes_in_force(law, noc)), path)


@lru_cache(maxsize=8192)
def trade(law: Law, noc: str | None, path: str) -> Answer:
    """Whether an occupation is a skilled trade (R87.2(1))."""
    if noc is None:
        return Unknown((path,))
    table = law.values("trades")
    groups, exceptions = tuple(table["groups"]), tuple(table["except"])
    codes = codes_in_force(law, noc)
    return every(
        (
            _among((code.startswith(groups) and not code.startswith(exceptions) for code in codes), path),
            skilled(law, noc, path),
        )
    )


def same_minor_group(law: Law, one: str, other: str, path: str) -> Answer:
    """Whether two occupations are in the same minor group of the classification in force (R87.2(3)(d)(ii)-(iii))."""
    digits = law.values("trades")["minor_group_digits"]
    first, second = ({code[:digits] for code in codes_in_force(law, noc)} for noc in (one, other))
    return _among((group == another for group in first for another in second), path)


def listed(noc: str | None, codes: frozenset[str], path: str) -> Answer:
    """Whether an occupation is on a list of NOC 2021 codes; unknown where only some of its counterparts are."""
    if noc is None:
        return Unknown((path,))
    own = _codes(2021, noc)
    return own[0] in codes if len(own) == 1 else _among((code in codes for code in own), path)


def physician(law: Law, noc: str | None, path: str) -> Answer:
    """Whether self-employment in an occupation may count under the policy on publicly funded medical services."""
    return law.has(PHYSICIANS) and listed(noc, frozenset(law.values(PHYSICIANS)["occupations"]), path)


def levels_of(noc: str, levels: Mapping[str, int]) -> frozenset[int]:
    """The levels that a table gives to the NOC 2021 groups a code stands for; 0 for one that is not in it."""
    return frozenset(levels.get(code, 0) for code in _codes(2021, noc)) or frozenset({0})


def _among(matches: Iterable[bool], path: str) -> Answer:
    found = set(matches)
    if len(found) == 2:
        return Unknown((path,))
    return found == {True}


def by_occupation(law: Law, jobs: Sequence[Job]) -> Mapping[str, list[Job]]:
    """Jobs by occupation, in the order first held; a job without a code is in none."""
    return _by_occupation(law, jobs) if isinstance(jobs, tuple) else _grouped(law, jobs)


@lru_cache(maxsize=32)
def _by_occupation(law: Law, jobs: tuple[Job, ...]) -> Mapping[str, list[Job]]:
    """The same for one person's jobs, which every program and category asks for."""
    return _grouped(law, jobs)


def _grouped(law: Law, jobs: Sequence[Job]) -> Mapping[str, list[Job]]:
    names = dict.fromkeys(occupation_of(law, job.noc) for job in jobs if job.noc is not None)
    return {name: in_occupation(law, jobs, name) for name in names}


def in_occupation(law: Law, jobs: Sequence[Job], noc: str) -> list[Job]:
    """The jobs in an occupation; one whose code stands for several groups, this one among them, without its code."""
    found = []
    for job in jobs:
        if job.noc is None:
            continue
        if job.noc == noc or occupation_of(law, job.noc) == noc:
            found.append(job)
        elif not set(codes_in_force(law, job.noc)).isdisjoint(codes_in_force(law, noc)):
            found.append(replace(job, noc=None))
    return found


def without_code(jobs: Sequence[Job]) -> list[Job]:
    """The jobs whose occupation was not stated: each may be in any occupation."""
    return [job for job in jobs if job.noc is None]


def hours_of(law: Law, stretches: Iterable[Stretch]) -> float:
    """Hours of work that count, at most full time a week."""
    return hours_worked(stretches, full_time(law))


UNPAID = Text("not paid by wages or commission", "non rémunéré par un salaire ou une commission").of()
SELF_EMPLOYED = Text("self-employed in Canada", "travail autonome au Canada").of()
STUDENT = Text("during full-time study", "pendant des études à temps plein").of()
UNAUTHORIZED = Text("without authorization to work", "sans autorisation de travailler").of()
NO_STATUS = Text("without temporary resident status", "sans statut de résident temporaire").of()
ABROAD = Text("work outside Canada", "travail à l'extérieur du Canada").of()
IN_CANADA = Text("work in Canada", "travail au Canada").of()
NOT_SKILLED = Text("{noc} is not a skilled occupation", "{noc} n'est pas une profession qualifiée")
NOT_LISTED = Text("{noc} is not on the list", "{noc} ne figure pas sur la liste")
OUTSIDE = Text("before the last {years} years", "avant les {years} dernières années")
