"""Calendar arithmetic as the law counts it: anniversaries, ages, windows that reach back from a day.

An anniversary of 29 February falls on 1 March in a year without one. The day of an instant is the day in
:data:`PLACE`, one documented constant (the department's head office and its published times are Eastern).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

PLACE = "America/Toronto"
"""The time zone in which an instant has its day, for every rule that counts in days."""

DAY = timedelta(days=1)

LAST_DAY = date(2200, 12, 31)
"""The last day that anybody may state or ask about; what lies beyond it is a slip."""


@lru_cache(maxsize=1)
def _zone() -> ZoneInfo:
    return ZoneInfo(PLACE)


def day_of(instant: datetime) -> date:
    """The calendar day in :data:`PLACE` of an instant.

    :raises ValueError: where the instant has no time zone.
    """
    if instant.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {instant.isoformat()}")
    return _local(instant).date()


def clock_of(instant: datetime) -> time:
    """The wall-clock time in :data:`PLACE` of an instant that has a time zone."""
    return _local(instant).time()


@lru_cache(maxsize=1024)
def _local(instant: datetime) -> datetime:
    """An instant on the clocks of :data:`PLACE`; those of published rounds are asked for again for every person."""
    return instant.astimezone(_zone())


def instant_at(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """The instant (in UTC) of a wall-clock time in :data:`PLACE` on a day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=_zone()).astimezone(UTC)


def add_years(day: date, years: int) -> date:
    """The anniversary of a day, ``years`` later (or earlier where negative)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def add_months(day: date, months: int) -> date:
    """The same day of the month, ``months`` later; where that month has no such day, the first of the next."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return add_months(date(year, month + 1, 1), 1)


def whole_years(start: date, end: date) -> int:
    """Anniversaries of ``start`` reached by ``end``; 0 where ``end`` is not after ``start``."""
    if end <= start:
        return 0
    years = end.year - start.year
    return years if add_years(start, years) <= end else years - 1


def whole_months(start: date, end: date) -> int:
    """Monthly anniversaries of ``start`` reached by ``end``; 0 where ``end`` is not after ``start``."""
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1
