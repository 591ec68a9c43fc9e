"""Every count of work that a result depends on, as something that can be read on any day.

Work changes a result only on the days on which one of these counts changes: a year completed, work leaving a window,
one occupation overtaking another. A gauge is built from the purpose of the rule that asks for the count, so that
reading it on a day is what the rule does on that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple, Protocol

from express_entry.law import Law, Text, category, cec, fst, selectiongrid
from express_entry.law.days import DAY, add_years
from express_entry.law.experience import Measure, full_time_units, longest_units, whole_units
from express_entry.law.facts import Job, Standing
from express_entry.law.pointtables import OCCUPATION_LEVEL
from express_entry.law.work import Purpose, by_occupation, counted, full_time, judged, listed
from express_entry.profile import further
from express_entry.profile.standing import ranking_purposes


class Readable(Protocol):
    """Something that is read on a day under a law; equal readings mean that nothing changed."""

    @property
    def title(self) -> Text:
        """What is counted."""
        ...

    @property
    def jobs(self) -> Sequence[Job]:
        """The jobs that the reading depends on."""
        ...

    @property
    def window_years(self) -> int | None:
        """The years that the reading reaches back; None for all."""
        ...

    def read(self, law: Law, day: date) -> object:
        """The reading on a day."""
        ...

    def steady(self, law: Law) -> bool:
        """Whether the reading only rises while work goes on, and only falls while work leaves the window."""
        ...


@dataclass(frozen=True, slots=True)
class Gauge:
    """Whole units of work for one purpose, at most ``cap``."""

    title: Text
    jobs: tuple[Job, ...]
    purpose: Purpose
    measure: Measure
    cap: int
    months: int = 12

    @property
    def window_years(self) -> int | None:
        """The years that the purpose reaches back."""
        return self.purpose.window_years

    def read(self, law: Law, day: date) -> object:
        """Whole units on a day, or between how many where that is not determined."""
        hours = full_time(law)
        work = counted(law, self.jobs, self.purpose, day)
        return work.units(lambda stretches: self.measure(stretches, hours, self.months), self.cap)

    def steady(self, law: Law) -> bool:
        """One job, or none: several may mix full-time stretches and hours, which do not add up evenly."""
        return sum(judged(law, job, self.purpose)[0] is not False for job in self.jobs) <= 1


@dataclass(frozen=True, slots=True)
class Leading:
    """Which threshold of language the occupation with the greater experience asks for (R87.1(2)(e))."""

    title: Text
    standing: Standing

    @property
    def jobs(self) -> Sequence[Job]:
        """All jobs: occupations are compared with each other."""
        return self.standing.jobs or ()

    @property
    def window_years(self) -> int | None:
        """Any day may tip the balance, so that no window narrows the days to look at."""
        return None

    def read(self, law: Law, day: date) -> object:
        """Whether the higher threshold applies on a day."""
        return cec.in_upper_levels(law, self.standing, day)

    def steady(self, law: Law) -> bool:
        """One occupation has no other to overtake it."""
        return len(by_occupation(law, self.jobs)) <= 1


def gauges_of(law: Law, standing: Standing) -> Iterator[Readable]:
    """Every count of work that the rules of a law take of a person; jobs are those known on the standing's day."""
    jobs = standing.jobs or ()
    values, grid = law.values("experience"), law.values(selectiongrid.TABLE)
    purposes = ranking_purposes(law)
    yield Gauge(CANADIAN, jobs, purposes["canadian"], whole_units, values["canadian_years"])
    yield Gauge(FOREIGN, jobs, purposes["foreign"], whole_units, values["foreign_years"])
    yield Gauge(CEC, jobs, cec.purpose(law), whole_units, law.values(cec.TABLE)["experience_years"])
    yield Leading(LEADING, standing)
    yield Gauge(FSW_GRID, jobs, selectiongrid.purpose(law), whole_units, selectiongrid.grid_years(law))
    yield Gauge(FSW_WORK, jobs, selectiongrid.AUTHORIZED_SKILLED, full_time_units, grid["work_years"])
    if standing.spouse is not None and standing.spouse.jobs:
        own = standing.spouse.jobs
        yield Gauge(SPOUSE, own, purposes["spouse"], whole_units, values["canadian_years"])
        yield Gauge(SPOUSE_WORK, own, selectiongrid.AUTHORIZED, full_time_units, grid["work_years"])
    for noc, held in by_occupation(law, jobs).items():
        yield from _by_occupation(law, noc, tuple(held))


def _by_occupation(law: Law, noc: str, jobs: tuple[Job, ...]) -> Iterator[Readable]:
    yield Gauge(
        FSW_CONTINUOUS,
        jobs,
        selectiongrid.purpose(law),
        longest_units,
        law.values(selectiongrid.TABLE)["experience_years"],
    )
    years = law.values(fst.TABLE)["window_years"]
    yield Gauge(FST, jobs, fst.purpose(law), whole_units, years)
    qualified = tuple(fst.since_qualified(job) for job in jobs if job.qualified_since is not None)
    if qualified:
        yield Gauge(FST, qualified, fst.purpose(law), whole_units, years)
    for slug, version in law.categories.items():
        listed_here = version.values.get("list_use") == "experience"
        if listed_here and listed(noc, frozenset(version.values["occupations"]), "") is not False:
            purpose, measure = category.purpose(version.values), category.measure_of(version.values)
            yield Gauge(category.title(law, slug), jobs, purpose, measure, 1, version.values["months"])
    for table, version in law.of_kind(OCCUPATION_LEVEL):
        if table.attributes["through"] == "canadian_work":
            yield Gauge(table.title, jobs, further.purpose(version.values), whole_units, 1, version.values["months"])


class Step(NamedTuple):
    """A day on which a reading differs from that of the day before."""

    day: date
    before: object
    after: object


def steps_of(gauge: Readable, law: Law, first: date, last: date) -> Iterable[Step]:
    """Every step after ``first`` up to ``last``."""
    if not gauge.jobs:
        return
    steady = gauge.steady(law)
    for begin, end in pairwise(_turns(gauge, first, last)):
        moving = _moving(gauge, begin, end)
        if not moving:
            yield from _stepwise(gauge, law, begin, min(begin + 2 * DAY, end))
            yield from _stepwise(gauge, law, max(end - DAY, begin), end)
        elif steady and moving != BOTH:
            yield from _bisected(gauge, law, begin, end)
        else:
            yield from _stepwise(gauge, law, begin, end)


RISING, FALLING, BOTH = 1, 2, 3


def _turns(gauge: Readable, first: date, last: date) -> list[date]:
    """The days on which work begins or ends, or begins or ends to leave the window, with the two ends."""
    days = {first, last}
    for job in gauge.jobs:
        for edge in (job.first, job.last, job.qualified_since):
            if edge is None:
                continue
            days.add(edge)
            if gauge.window_years is not None:
                days.add(add_years(edge, gauge.window_years))
    return sorted(day for day in days if first <= day <= last)


def _moving(gauge: Readable, begin: date, end: date) -> int:
    """Whether work accrues, leaves the window, both or neither between two days."""
    found = 0
    years = gauge.window_years
    for job in gauge.jobs:
        start = job.first or date.min
        if start < end and job.last >= begin:
            found |= RISING
        if job.first is None:
            found |= BOTH
        elif years is not None and add_years(start, years) < end and add_years(job.last, years) >= begin - DAY:
            found |= FALLING
    return found


def _stepwise(gauge: Readable, law: Law, begin: date, end: date) -> Iterable[Step]:
    reading = gauge.read(law, begin)
    for day in _days(begin + DAY, end):
        now = gauge.read(law, day)
        if now != reading:
            yield Step(day, reading, now)
        reading = now


def _bisected(gauge: Readable, law: Law, begin: date, end: date) -> Iterable[Step]:
    """Every change of a reading that only rises or only falls between two days."""
    stack = [(begin, gauge.read(law, begin), end, gauge.read(law, end))]
    while stack:
        low, at_low, high, at_high = stack.pop()
        if at_low == at_high:
            continue
        if high - low == DAY:
            yield Step(high, at_low, at_high)
            continue
        middle = low + timedelta(days=(high - low).days // 2)
        at_middle = gauge.read(law, middle)
        stack += [(low, at_low, middle, at_middle), (middle, at_middle, high, at_high)]


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += DAY


CANADIAN = Text("Canadian work experience", "expérience de travail au Canada")
FOREIGN = Text("foreign work experience", "expérience de travail à l'étranger")
SPOUSE = Text("Canadian work experience of the spouse or partner", "expérience au Canada de l'époux ou conjoint")
SPOUSE_WORK = Text("work in Canada of the spouse or partner (adaptability)", "travail au Canada de l'époux ou conjoint")
CEC = Text("work for the Canadian Experience Class", "travail pour la catégorie de l'expérience canadienne")
LEADING = Text("occupation with the greater experience", "profession où l'expérience est la plus longue")
FSW_GRID = Text("work for the selection grid", "travail pour la grille de sélection")
FSW_WORK = Text("work in Canada (adaptability)", "travail au Canada (capacité d'adaptation)")
FSW_CONTINUOUS = Text("continuous work in one occupation", "travail continu dans une même profession")
FST = Text("work in the trade", "travail dans le métier")
