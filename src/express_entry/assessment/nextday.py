"""The next day on which what a person is ranked by may change of itself: a birthday, a milestone, what runs out.

A pool that keeps :class:`.ranked.Ranked` need not look at a person before that day, unless the law changes or the
person states something else. :mod:`.calendar` finds every such day and says why; here only the first is sought, under
the one law in force at the beginning, so no count of work is followed beyond it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from heapq import heappop, heappush
from typing import NamedTuple

from express_entry.law import Consolidation, Law, cec
from express_entry.law.canonical import RANKING
from express_entry.law.days import DAY
from express_entry.law.grid import Factor
from express_entry.law.pointtables import OCCUPATION_LEVEL
from express_entry.law.tables import OPEN, Table
from express_entry.law.view import CATEGORY
from express_entry.profile.document import Profile
from express_entry.profile.sittings import sittings_of
from express_entry.profile.standing import jobs_of, standing_of

from .concerns import concerning
from .counts import gauges_of, of_categories
from .dated import UNREAD, own_causes
from .gauges import Leading, Readable

AGE = "age"
OLDEST = 400
"""More than the age of anybody on the last day that may be asked about."""


def next_turning_day(profile: Profile, *, on: date, until: date, law: Consolidation) -> date | None:
    """The first day after ``on`` up to ``until`` on which what a profile is ranked by may change; None where none is.

    The law in force on ``on`` is taken to stay: who keeps the day looks again when the law changes. The day is never
    later than the first change; it is earlier where something happens that makes no difference to this person.

    :raises NoLawYet: for a day before 2015-01-01.
    """
    view = law.on(on)
    dated = _first_dated(profile, view, on, until)
    last = until if dated is None else dated - DAY
    return (_first_change(_gauges(profile, view, on, last), on, last) if on < last else None) or dated


def next_turning_day_again(
    profile: Profile, *, on: date, until: date, law: Consolidation, before: Law, found: date | None
) -> date | None:
    """The same, given what was found up to the same last day under another law, if it is still ahead (or None)."""
    view = law.on(on)
    asked = concerning(_tables_that_ask_otherwise(before, view), profile, on, view, before)
    if not asked:
        return found
    if all(name.startswith(CATEGORY) for name in asked) and not profile.foreign_military_service:
        slugs = {name.removeprefix(CATEGORY) for name in asked}
        earlier, sooner = _first_of_categories(profile, before, view, on, found or until, slugs)
        if earlier is None:
            return sooner or found
    return next_turning_day(profile, on=on, until=until, law=law)


def _first_of_categories(
    profile: Profile, before: Law, law: Law, on: date, last: date, slugs: Container[str]
) -> tuple[date | None, date | None]:
    """The first days up to a last one on which work changes that some categories count before only, or count now only.

    Where there is none of the first, all that is still counted was counted before.
    """
    jobs = jobs_of(profile.work, last + DAY, "work") or ()
    then, now = ({each.same: each for each in of_categories(view, jobs, last + DAY, slugs)} for view in (before, law))
    gone, come = ([each for key, each in one.items() if key not in other] for one, other in ((then, now), (now, then)))
    return _first_change(gone, on, last), _first_change(come, on, last)


UNASKED = ("crs", "settlement_funds", "pnp/", "offer/", "education/")
"""Tables that no day hangs on, beside those that no result hangs on and but for the ages that the ranking tells apart.

No fact that one of them asks for comes or goes on a day that it names. Every other table is taken to be asked.
"""


def asks_the_same(one: Law, other: Law) -> bool:
    """Whether the next turning day of anybody is the same under two laws, as far as can be told by their tables.

    So a day that was found under the one, and is still ahead, holds under the other.
    """
    return not _tables_that_ask_otherwise(one, other)


@lru_cache(maxsize=256)
def _tables_that_ask_otherwise(one: Law, other: Law) -> frozenset[str]:
    names = {name for law in (one, other) for name in law.versions if not name.startswith((*UNREAD, *UNASKED))}
    names |= {table.id for law in (one, other) for table, _ in law.of_kind(OCCUPATION_LEVEL)}
    found = {name for name in names if one.versions.get(name) is not other.versions.get(name)}
    return frozenset(found if _counting_ages(one) == _counting_ages(other) else {*found, RANKING})


def _first_dated(profile: Profile, law: Law, on: date, until: date) -> date | None:
    """The first day fixed by a date of the document."""
    counting = _counting_ages(law)
    causes = own_causes(profile, _lasting(law), on, until)
    return min(
        (
            cause.day
            for cause in causes
            if on < cause.day <= until and (cause.kind != "birthday" or int(cause.mark) in counting)
        ),
        default=None,
    )


def _first_change(gauges: Iterable[Readable], on: date, last: date) -> date | None:
    """The first day after one, up to a last one, on which a count of work changes.

    Of all counts the one that may be the first to change is read next, so none is read beyond that day.
    """
    waiting: list[_Waiting] = []
    for place, gauge in enumerate(gauges):
        value, calm = gauge.read(on)
        heappush(waiting, _Waiting(on + max(calm, 1) * DAY, place, gauge, value))
    while waiting and waiting[0].day <= last:
        day, place, gauge, before = heappop(waiting)
        value, calm = gauge.read(day)
        if value != before:
            return day
        heappush(waiting, _Waiting(day + max(calm, 1) * DAY, place, gauge, value))
    return None


class _Waiting(NamedTuple):
    """A count that surely stays what it is until the day before one day."""

    day: date
    place: int
    gauge: Readable
    value: object


def _gauges(profile: Profile, law: Law, on: date, last: date) -> Iterable[Readable]:
    """The counts that may matter; of those that show the same on every day, one.

    Until a dated fact changes something the tests stay what they are, so which threshold of language applies is left
    out where they decide alone.
    """
    counts = gauges_of(law, standing_of(profile, law, last + DAY))
    if not cec.threshold_matters(law, sittings_of(law, profile.language_tests, on, "language_tests")):
        counts = (gauge for gauge in counts if not isinstance(gauge, Leading))
    return {gauge.same: gauge for gauge in counts}.values()


@lru_cache(maxsize=64)
def _lasting(law: Law) -> Consolidation:
    """The law of one view as if it had always been and would always stay: for the years that it counts."""
    return Consolidation({}, {table.id: table for table in _tables(law)})


def _tables(law: Law) -> Iterator[Table]:
    for name, version in law.versions.items():
        yield replace(law.table(name), versions=(replace(version, from_=date.min, to=OPEN),))


@lru_cache(maxsize=64)
def _counting_ages(law: Law) -> frozenset[int]:
    """The ages that earn other points than the year before, in the ranking or on the selection grid."""
    factors = [factor for grid in (law.last_known.crs, law.fsw_grid) for factor in grid.factors]
    read = [factor for factor in factors if AGE in factor.facts]
    return frozenset(age for age in range(OLDEST) if any(_changes(factor, age) for factor in read))


def _changes(factor: Factor, age: int) -> bool:
    if factor.facts != (AGE,):
        return True
    return any(factor.points(age, column) != factor.points(age - 1, column) for column in (0, 1))
