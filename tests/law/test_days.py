"""Calendar arithmetic as the law counts it: anniversaries, ages, windows, and the day of an instant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.law.days import (
    DAY,
    PLACE,
    add_months,
    add_years,
    clock_of,
    day_of,
    instant_at,
    whole_months,
    whole_years,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "years", "anniversary"),
    [
        ("2000-02-29", 1, "2001-03-01"),
        ("2000-02-29", 4, "2004-02-29"),
        ("2004-02-29", -2, "2002-03-01"),
        ("2004-02-29", -4, "2000-02-29"),
        ("2096-02-29", 4, "2100-03-01"),
        ("2001-02-28", 3, "2004-02-28"),
        ("1994-03-11", 31, "2025-03-11"),
        ("2024-12-31", 0, "2024-12-31"),
    ],
)
def test_an_anniversary_is_the_same_day_of_another_year_and_1_march_for_29_february(
    day: str, years: int, anniversary: str
) -> None:
    assert add_years(date.fromisoformat(day), years) == date.fromisoformat(anniversary)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-01-31", 1, "2024-03-01"),
        ("2023-01-29", 1, "2023-03-01"),
        ("2024-01-29", 1, "2024-02-29"),
        ("2024-10-31", 1, "2024-12-01"),
        ("2024-12-15", 1, "2025-01-15"),
        ("2024-03-31", -1, "2024-03-01"),
        ("2024-08-31", 6, "2025-03-01"),
        ("2024-02-29", 12, "2025-03-01"),
    ],
)
def test_months_later_is_the_same_day_of_the_month_or_else_the_first_of_the_next(
    day: str, months: int, later: str
) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("1994-03-11", "2025-03-10", 30),
        ("1994-03-11", "2025-03-11", 31),
        ("2000-02-29", "2025-02-28", 24),
        ("2000-02-29", "2025-03-01", 25),
        ("2000-02-29", "2024-02-28", 23),
        ("2000-02-29", "2024-02-29", 24),
        ("2025-03-11", "2025-03-11", 0),
        ("2025-03-11", "2024-03-11", 0),
    ],
)
def test_whole_years_are_the_anniversaries_reached(start: str, end: str, years: int) -> None:
    assert whole_years(date.fromisoformat(start), date.fromisoformat(end)) == years


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2024-01-31", "2024-02-29", 0),
        ("2024-01-31", "2024-03-01", 1),
        ("2024-01-31", "2024-03-30", 1),
        ("2024-01-31", "2024-03-31", 2),
        ("2023-05-01", "2024-04-30", 11),
        ("2023-05-01", "2024-05-01", 12),
        ("2024-05-01", "2023-05-01", 0),
    ],
)
def test_whole_months_are_the_monthly_anniversaries_reached(start: str, end: str, months: int) -> None:
    assert whole_months(date.fromisoformat(start), date.fromisoformat(end)) == months


@given(DAYS, DAYS)
def test_whole_years_and_months_are_counted_as_somebody_would_who_turns_the_pages_of_a_calendar(
    start: date, end: date
) -> None:
    years, months = whole_years(start, end), whole_months(start, end)
    if end > start:
        assert add_years(start, years) <= end < add_years(start, years + 1)
        assert add_months(start, months) <= end < add_months(start, months + 1)
        assert months // 12 == years
    else:
        assert years == months == 0


@given(DAYS, st.integers(-90, 90))
def test_twelve_months_are_a_year(day: date, years: int) -> None:
    assert add_months(day, 12 * years) == add_years(day, years)


@given(DAYS, DAYS, st.integers(0, 60))
def test_a_later_day_has_no_earlier_anniversary(one: date, other: date, years: int) -> None:
    assert (add_years(one, years) <= add_years(other, years)) or one > other


# ------------------------------------------------------------------------------------------------------------- instants


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2025-03-25T03:59:59+00:00", "2025-03-24"),
        ("2025-03-25T04:00:00+00:00", "2025-03-25"),
        ("2025-01-01T04:59:59+00:00", "2024-12-31"),
        ("2025-01-01T05:00:00+00:00", "2025-01-01"),
        ("2025-03-24T22:30:00-07:00", "2025-03-25"),
    ],
)
def test_the_day_of_an_instant_is_the_one_in_toronto_in_summer_and_in_winter(instant: str, day: str) -> None:
    assert PLACE == "America/Toronto"
    assert day_of(datetime.fromisoformat(instant)) == date.fromisoformat(day)


def test_an_instant_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="an instant needs a time zone: 2025-03-25T04:00:00"):
        day_of(datetime(2025, 3, 25, 4))  # noqa: DTZ001 - that it has none is the point


def test_a_wall_clock_time_is_an_instant_and_the_other_way_round() -> None:
    assert instant_at(date(2026, 4, 30), 9) == datetime(2026, 4, 30, 13, tzinfo=UTC)
    assert instant_at(date(2026, 1, 30), 9, 30) == datetime(2026, 1, 30, 14, 30, tzinfo=UTC)


@given(DAYS.filter(lambda day: day.year > 1970), st.integers(0, 23), st.integers(0, 59))
def test_the_day_and_the_clock_of_an_instant_are_those_it_was_made_from(day: date, hour: int, minute: int) -> None:
    instant = instant_at(day, hour, minute)
    zone = timezone(timedelta(hours=5, minutes=45))
    assert day_of(instant) == day_of(instant.astimezone(zone)) == day
    # In the hour that the spring skips, a clock shows the hour after it.
    assert clock_of(instant).minute == minute
    assert clock_of(instant).hour in (hour, (hour + 1) % 24)
    assert timedelta(days=1) == DAY
