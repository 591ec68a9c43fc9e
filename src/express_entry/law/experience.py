"""Counting work: hours and days into whole years, as the department's officers do.

A stretch of 30 hours a week or more without a break completes a year on the day before its anniversary. Part-time and
mixed work completes a year at 1,560 hours, at most 30 a week counting, however many jobs are held at once
(IRPR 73(1), 80(4); MI ss.15, 19(7), 25). The numbers are in the table ``experience``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from .days import DAY, add_months, add_years, whole_months

_DAYS_A_WEEK = 7


class Stretch(NamedTuple):
    """Work from one day to another (both worked), at so many hours a week."""

    first: date
    last: date
    hours: float


class FullTime(NamedTuple):
    """What full-time work is: hours a week, and hours that make a year."""

    week: float
    year: float


class Run(NamedTuple):
    """Days on which the hours of all jobs together do not change, or do not fall below full time."""

    first: date
    last: date
    hours: float

    @property
    def days(self) -> int:
        """Days of the run, first and last included."""
        return (self.last - self.first).days + 1


class Measure(Protocol):
    """A way of counting work in whole units of some months."""

    def __call__(self, stretches: Iterable[Stretch], full_time: FullTime, months: int = 12) -> int:
        """Whole units that the work amounts to."""
        ...


def whole_units(stretches: Iterable[Stretch], full_time: FullTime, months: int = 12) -> int:
    """Whole units of ``months`` that the work amounts to.

    Uninterrupted full-time stretches count by the calendar, the rest by hours. What is left of a single full-time
    stretch never completes a unit by hours ahead of its calendar.
    """
    return _units(runs(stretches, full_time), full_time, months)


def longest_units(stretches: Iterable[Stretch], full_time: FullTime, months: int = 12) -> int:
    """The most whole units that any continuous part of the work amounts to (no day between without work)."""
    return max((_units(part, full_time, months) for part in continuous(runs(stretches, full_time))), default=0)


def full_time_units(stretches: Iterable[Stretch], full_time: FullTime, months: int = 12) -> int:
    """Whole units of work at full time only; part-time work does not count."""
    return _units(_at_full_time(runs(stretches, full_time), full_time), full_time, months)


def hours_worked(stretches: Iterable[Stretch], full_time: FullTime) -> float:
    """Hours that count, at most full time in any week."""
    return sum(run.days * run.hours / _DAYS_A_WEEK for run in runs(stretches, full_time))


def runs(stretches: Iterable[Stretch], full_time: FullTime) -> list[Run]:
    """The work of all jobs together, cut where the hours change; a run at full time lasts while it stays full time."""
    ordered = sorted(stretch for stretch in stretches if stretch.first <= stretch.last and stretch.hours > 0)
    if len(ordered) == 1:
        only = ordered[0]
        return [Run(only.first, only.last, min(only.hours, full_time.week))]
    found: list[Run] = []
    for first, last, hours in _pieces(ordered):
        capped = min(hours, full_time.week)
        if found and capped == full_time.week == found[-1].hours and found[-1].last + DAY == first:
            found[-1] = Run(found[-1].first, last, capped)
        else:
            found.append(Run(first, last, capped))
    return found


def continuous(worked: Sequence[Run]) -> list[list[Run]]:
    """Runs gathered into parts without a day off between them."""
    parts: list[list[Run]] = []
    for run in worked:
        if parts and parts[-1][-1].last + DAY == run.first:
            parts[-1].append(run)
        else:
            parts.append([run])
    return parts


def clipped(stretch: Stretch, first: date, last: date) -> Stretch:
    """The part of a stretch inside a window (both days in it); empty where ``first`` is after ``last``."""
    return Stretch(max(stretch.first, first), min(stretch.last, last), stretch.hours)


def window(day: date, years: int) -> tuple[date, date]:
    """The days that the years before a day cover: from the anniversary back to the day before."""
    return add_years(day, -years), day - DAY


def _units(worked: Sequence[Run], full_time: FullTime, months: int) -> int:
    whole, left, sources, calendar_only = 0, 0.0, 0, True
    for run in worked:
        units, days = _of_calendar(run, full_time, months)
        whole += units
        if run.hours < full_time.week:
            calendar_only = False
        if days:
            left += days * run.hours / _DAYS_A_WEEK
            sources += 1
    if sources == 1 and calendar_only:
        return whole
    return whole + int((left + _HAIR) // (full_time.year * months / 12))


def _of_calendar(run: Run, full_time: FullTime, months: int) -> tuple[int, int]:
    """Whole units that a run completes by the calendar, and the days that are left of it: all, below full time."""
    if run.hours < full_time.week:
        return 0, run.days
    units = whole_months(run.first, run.last + DAY) // months
    return units, (run.last + DAY - add_months(run.first, units * months)).days


def _pieces(ordered: Sequence[Stretch]) -> Iterable[tuple[date, date, float]]:
    """Days with work, cut at every day on which a job begins or ends, with the hours of all jobs held."""
    changes: dict[date, list[float]] = {}
    for stretch in ordered:
        changes.setdefault(stretch.first, []).append(stretch.hours)
        changes.setdefault(stretch.last + DAY, []).append(-stretch.hours)
    hours, held = 0.0, 0
    for begin, end in pairwise(sorted(changes)):
        held += sum(1 if change > 0 else -1 for change in changes[begin])
        # Rounded, so that what was added and taken away again leaves nothing behind.
        hours = round(hours + sum(changes[begin]), _DIGITS)
        if held:
            yield begin, end - DAY, hours


def _at_full_time(worked: Iterable[Run], full_time: FullTime) -> list[Run]:
    return [run for run in worked if run.hours >= full_time.week]


# ---------------------------------------------------------------------------------------- for how long a count holds


def calm_days(
    measure: Measure, stretches: Iterable[Stretch], full_time: FullTime, months: int = 12, cap: int = 1
) -> int:
    """Days for which a count, at most ``cap``, surely stays what it is, though work goes on, begins, ends or grows old.

    In a day at most a day of full-time work is added, and at most a day leaves the window. A count of whole units is
    that of the hours, but for what whole calendar units differ from their hours: while the hours are further than that
    from the next unit and from the last, the count cannot change. 0 says that the next day may bring a change.
    """
    worked = runs(stretches, full_time)
    if measure is not longest_units:
        part = _at_full_time(worked, full_time) if measure is full_time_units else worked
        return max(0, _calm(_hours(part), full_time, months, cap))
    # A part without a day off may also begin anew; but one that reaches the cap is enough while it does.
    parts = [_hours(part) for part in (*continuous(worked), [])]
    calm = [_calm(hours, full_time, months, cap) for hours in parts]
    enough = full_time.year * months / 12 * cap
    reaching = (days for days, hours in zip(calm, parts, strict=True) if hours >= enough)
    return max(0, min(calm), *reaching)


def calm_going_on(
    measure: Measure, stretches: Iterable[Stretch], full_time: FullTime, day: date, months: int = 12
) -> int:
    """Days from a day on for which a count surely stays what it is while one full-time job just goes on.

    Nothing else begins or goes on meanwhile, and nothing leaves the window. The job completes a unit on an anniversary
    of its first day; what is left of it completes one together with what is left of the rest, by hours. Between two
    such days the count stays. 0 where the last of the work is not full time up to the day before.
    """
    worked = runs(stretches, full_time)
    if measure is full_time_units:
        worked = _at_full_time(worked, full_time)
    if not worked or worked[-1].last + DAY != day or worked[-1].hours < full_time.week:
        return 0
    *before, last = continuous(worked)[-1] if measure is longest_units else worked
    units, days = _of_calendar(last, full_time, months)
    calm = (add_months(last.first, (units + 1) * months) - day).days
    rest = sum(_of_calendar(run, full_time, months)[1] * run.hours / _DAYS_A_WEEK for run in before)
    if rest and not days:
        return 0  # what is left of the rest alone is not counted by hours, and is from the next day on
    if rest:
        unit = full_time.year * months / 12
        room = unit - (rest + days * last.hours / _DAYS_A_WEEK + _HAIR) % unit
        calm = min(calm, int(room * _DAYS_A_WEEK / last.hours))
    return max(0, calm - 1)


def _calm(hours: float, full_time: FullTime, months: int, cap: int) -> int:
    unit = full_time.year * months / 12
    units = int(hours // unit)
    # No more calendar units than these can be in so many hours, and as many more for what is left over.
    astray = (units + 3) * _astray(full_time, months)
    if units >= cap:
        room = hours - cap * unit - astray
    else:
        room = min((units + 1) * unit - hours, hours - units * unit if units else unit) - astray
    # A day less, for 29 February may leave a window together with the day before it; and one for the fractions.
    return int(room * _DAYS_A_WEEK / full_time.week) - 2


def _hours(worked: Iterable[Run]) -> float:
    return sum(run.days * run.hours / _DAYS_A_WEEK for run in worked)


@lru_cache(maxsize=64)
def _astray(full_time: FullTime, months: int) -> float:
    """The most hours by which full-time work of so many calendar months differs from the hours that make the unit."""
    unit = full_time.year * months / 12
    begins = [add_months(date(2023, 1, 1), month) + day * DAY for month in range(48) for day in (0, 27, 28, 29, 30)]
    days = {(add_months(begin, months) - begin).days for begin in begins}
    return max(abs(length * full_time.week / _DAYS_A_WEEK - unit) for length in (min(days), max(days)))


_DIGITS = 6
_HAIR = 1e-6
"""Hours: less than a hundredth of a second, so that sevenths of a week add up to whole years."""
