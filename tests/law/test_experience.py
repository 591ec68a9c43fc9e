"""Counting work, held against an oracle that goes through the calendar day by day and knows nothing of the real code.

The rule (``How time is counted`` in the profile's contract): a span of 30 hours a week or more without a break
completes a year on the day before its anniversary; part-time and mixed work completes one at 1,560 hours, at most 30
a week counting; the day assessed is not counted, and a job still held goes on until the day before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from express_entry import law
from express_entry.law.experience import (
    FullTime,
    Stretch,
    clipped,
    full_time_units,
    hours_worked,
    longest_units,
    whole_units,
    window,
)
from express_entry.profile import check
from express_entry.profile.standing import amounts_to

FULL_TIME = FullTime(30, 1560)
DAY = timedelta(days=1)
ORIGIN = date(2019, 12, 1)

Job = tuple[date, date, float]


# ----------------------------------------------------------------------------------------------------------- the oracle


def hours_by_day(jobs: Sequence[Job]) -> list[Fraction]:
    """Hours a week held on each day from the first to the last worked, all jobs together, at most 30."""
    if not jobs:
        return []
    first, last = min(job[0] for job in jobs), max(job[1] for job in jobs)
    found = []
    for ahead in range((last - first).days + 1):
        today = first + ahead * DAY
        found.append(min(Fraction(30), sum((Fraction(h) for a, b, h in jobs if a <= today <= b), Fraction(0))))
    return found


def next_anniversary(start: date, count: int, months: int) -> date:
    """The day ``count`` times ``months`` later; where that month has no such day, the first of the next."""
    total = start.year * 12 + start.month - 1 + count * months
    try:
        return date(total // 12, total % 12 + 1, start.day)
    except ValueError:
        return date((total + 1) // 12, (total + 1) % 12 + 1, 1)


def oracle(jobs: Sequence[Job], months: int = 12) -> int:
    """Whole units of so many months, counted day by day."""
    if not jobs:
        return 0
    today = min(job[0] for job in jobs) - DAY
    completed, part_time = 0, Fraction(0)
    started: date | None = None
    done = 0
    left: list[int] = []

    for hours in [*hours_by_day(jobs), Fraction(-1)]:
        today += DAY
        if hours == 30 and started is None:
            started, done = today, 0
        if hours != 30 and started is not None:
            left.append((today - next_anniversary(started, done, months)).days)
            started = None
        if hours == 30 and started is not None and today + DAY == next_anniversary(started, done + 1, months):
            completed, done = completed + 1, done + 1
        if 0 < hours < 30:
            part_time += hours / 7
    remaining = [days for days in left if days]
    if len(remaining) == 1 and not part_time:
        return completed  # one full-time span waits for its anniversary
    return completed + int((sum(remaining) * Fraction(30, 7) + part_time) // (Fraction(1560) * months / 12))


def parts(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """The work cut wherever a day was not worked."""
    first = min((job[0] for job in jobs), default=ORIGIN)
    run: list[date] = []
    for ahead, hours in enumerate([*hours_by_day(jobs), Fraction(0)]):
        if hours > 0:
            run.append(first + ahead * DAY)
        elif run:
            yield [(max(a, run[0]), min(b, run[-1]), h) for a, b, h in jobs if a <= run[-1] and b >= run[0]]
            run = []


# --------------------------------------------------------------------------------------------------- against the oracle

HOURS = st.sampled_from([0.5, 7, 10, 12.5, 15, 20, 22.5, 25, 29.5, 30, 37.5, 40, 60])
DAYS = st.integers(0, 1500).map(lambda ahead: ORIGIN + ahead * DAY)
LENGTHS = st.one_of(
    st.integers(0, 800),
    st.sampled_from([180, 181, 182, 183, 362, 363, 364, 365, 366, 727, 728, 729, 730, 731]),
)


@st.composite
def jobs_of(draw: st.DrawFn, most: int = 4) -> list[Job]:
    """Jobs that overlap, touch or leave days out."""
    found: list[Job] = []
    for _ in range(draw(st.integers(0, most))):
        joined = draw(st.booleans())
        first = found[-1][1] + draw(st.integers(-3, 3)) * DAY if joined and found else draw(DAYS)
        found.append((first, first + draw(LENGTHS) * DAY, draw(HOURS)))
    return found


def stretches(jobs: Sequence[Job]) -> list[Stretch]:
    return [Stretch(*job) for job in jobs]


LEAP_DAY = date(2020, 2, 29)


@given(jobs_of(), st.sampled_from([6, 12]))
@example([(LEAP_DAY, date(2021, 2, 28), 30)], 12)
@example([(LEAP_DAY, date(2021, 2, 27), 30)], 12)
@example([(date(2019, 3, 1), LEAP_DAY, 40)], 12)
@example([(date(2020, 8, 31), date(2021, 2, 28), 30)], 6)
@example([(date(2023, 1, 1), date(2023, 12, 30), 30), (date(2024, 1, 1), date(2024, 12, 29), 30)], 12)
@example([(date(2023, 1, 1), date(2024, 12, 29), 15), (date(2023, 1, 1), date(2024, 12, 29), 15)], 12)
def test_whole_units_are_those_that_the_oracle_counts(jobs: list[Job], months: int) -> None:
    assert whole_units(stretches(jobs), FULL_TIME, months) == oracle(jobs, months)


@given(jobs_of(most=3), st.sampled_from([6, 12]))
def test_the_longest_continuous_part_is_the_best_of_the_parts_without_a_day_off(jobs: list[Job], months: int) -> None:
    best = max((oracle(part, months) for part in parts(jobs)), default=0)
    assert longest_units(stretches(jobs), FULL_TIME, months) == best


@given(jobs_of(most=3))
def test_full_time_units_leave_out_the_days_below_full_time(jobs: list[Job]) -> None:
    first = min((job[0] for job in jobs), default=ORIGIN)
    full = [first + ahead * DAY for ahead, hours in enumerate(hours_by_day(jobs)) if hours == 30]
    assert full_time_units(stretches(jobs), FULL_TIME) == oracle(joined([(day, day, 30.0) for day in full]))


def joined(days: list[Job]) -> list[Job]:
    """Days in a row as one job."""
    found: list[Job] = []
    for first, last, hours in days:
        if found and found[-1][1] + DAY == first:
            found[-1] = (found[-1][0], last, hours)
        else:
            found.append((first, last, hours))
    return found


@given(jobs_of())
def test_hours_worked_are_added_up_day_by_day_and_at_most_30_a_week_count(jobs: list[Job]) -> None:
    assert hours_worked(stretches(jobs), FULL_TIME) == pytest.approx(float(sum(hours_by_day(jobs)) / 7))


@given(jobs_of(), st.randoms(use_true_random=False))
def test_the_order_of_the_jobs_does_not_matter(jobs: list[Job], random: Any) -> None:
    shuffled = stretches(jobs)
    random.shuffle(shuffled)
    measures: list[Callable[..., int]] = [whole_units, longest_units, full_time_units]
    assert [measure(shuffled, FULL_TIME) for measure in measures] == [
        measure(stretches(jobs), FULL_TIME) for measure in measures
    ]


@given(jobs_of(most=3), st.integers(0, 1000))
def test_a_job_cut_in_two_on_any_day_counts_the_same(jobs: list[Job], at: int) -> None:
    cut = ORIGIN + at * DAY
    halves = [half for a, b, h in jobs for half in ((a, min(b, cut), h), (max(a, cut + DAY), b, h))]
    assert whole_units(stretches(halves), FULL_TIME) == whole_units(stretches(jobs), FULL_TIME)


@given(jobs_of(), st.integers(30, 90))
def test_hours_beyond_full_time_never_count(jobs: list[Job], many: int) -> None:
    long = [(first, last, float(many) if hours >= 30 else hours) for first, last, hours in jobs]
    assert whole_units(stretches(long), FULL_TIME) == whole_units(stretches(jobs), FULL_TIME)


# ------------------------------------------------------------------------------------------------------- worked by hand

YEARS = [
    ("a year to the day", [("2023-05-01", "2024-04-30", 30)], 1),
    ("a year but a day", [("2023-05-01", "2024-04-29", 40)], 0),
    ("52 weeks at full time are not yet a year", [("2023-01-01", "2023-12-30", 37.5)], 0),
    ("from 29 February", [("2024-02-29", "2025-02-28", 30)], 1),
    ("from 29 February but a day", [("2024-02-29", "2025-02-27", 30)], 0),
    ("half time for 104 weeks", [("2022-01-01", "2023-12-29", 15)], 1),
    ("half time for 104 weeks but a day", [("2022-01-01", "2023-12-28", 15)], 0),
    ("20 hours for 78 weeks", [("2022-01-01", "2023-06-30", 20)], 1),
    ("two half-time jobs at once", [("2023-01-01", "2023-12-31", 15), ("2023-01-01", "2023-12-31", 15)], 1),
    ("two full-time jobs at once", [("2023-01-01", "2023-12-31", 40), ("2023-01-01", "2023-12-31", 40)], 1),
    ("one job after the other", [("2023-01-01", "2023-06-30", 30), ("2023-07-01", "2023-12-31", 30)], 1),
    ("a break of a month", [("2022-01-01", "2022-06-30", 30), ("2022-08-01", "2023-01-31", 30)], 1),
    ("full time, then half time", [("2023-01-01", "2023-06-30", 30), ("2023-07-01", "2024-06-30", 15)], 1),
    ("half a year twice, short of the hours", [("2022-01-01", "2022-06-30", 30), ("2023-01-01", "2023-06-30", 30)], 0),
    ("ten years", [("2013-01-01", "2022-12-31", 30)], 10),
    ("an hour a week", [("2013-01-01", "2022-12-31", 1)], 0),
    ("no work", [], 0),
]


@pytest.mark.parametrize(("work", "years"), [case[1:] for case in YEARS], ids=[case[0] for case in YEARS])
def test_years_worked_out_by_hand(work: list[tuple[str, str, float]], years: int) -> None:
    jobs = [(date.fromisoformat(first), date.fromisoformat(last), hours) for first, last, hours in work]
    assert whole_units(stretches(jobs), FULL_TIME) == years == oracle(jobs)


# --------------------------------------------------------------------------------------- where more work is fewer years

MADE_WHOLE = [
    pytest.param(
        [("2023-01-01", "2023-12-30", 30), ("2024-01-01", "2024-12-29", 30)],
        [("2023-12-31", "2023-12-31", 30)],
        id="the one day between two jobs of 364 days",
    ),
    pytest.param(
        [("2023-01-01", "2024-12-29", 29.97)],
        [("2023-01-01", "2024-12-29", 0.03)],
        id="two minutes a week that make a job of 729 days full-time",
    ),
]


@pytest.mark.parametrize(("work", "more"), MADE_WHOLE)
def test_work_that_makes_a_stretch_full_time_without_a_break_waits_for_the_anniversary(
    work: list[tuple[str, str, float]], more: list[tuple[str, str, float]]
) -> None:
    """Hours complete a year after 364 days, full time on the day before the anniversary: docs/explanation/score.md."""
    jobs, added = ([Stretch(date.fromisoformat(a), date.fromisoformat(b), h) for a, b, h in of] for of in (work, more))
    assert whole_units(jobs, FULL_TIME) == 2
    joined_up = [*jobs, *added]
    last = date(2024, 12, 29)
    years = {
        ahead: whole_units(
            [item._replace(last=last + ahead * DAY) if item.last == last else item for item in joined_up], FULL_TIME
        )
        for ahead in range(3)
    }
    assert years == {0: 1, 1: 1, 2: 2}


SHORTEST, LONGEST = {6: 181, 12: 364}, {6: 184, 12: 366}
"""Days of the shortest and the longest half-year and year, by the calendar or by the hours (182 and 364)."""


@given(jobs_of(), jobs_of(most=2), st.sampled_from([6, 12]))
def test_years_are_those_of_the_hours_but_for_the_days_by_which_the_calendar_differs(
    jobs: list[Job], added: list[Job], months: int
) -> None:
    """So more work never costs more than one unit of six months or a year, within ten years."""
    days = hours_worked(stretches(jobs), FULL_TIME) * 7 / FULL_TIME.week
    found = whole_units(stretches(jobs), FULL_TIME, months)
    assert days / LONGEST[months] - 1 < found + 1e-6
    assert found <= days / SHORTEST[months] + 1e-6
    assert whole_units(stretches([*jobs, *added]), FULL_TIME, months) >= found - 1


# ---------------------------------------------------------------------------------------------------- windows that move


def test_a_window_reaches_from_the_anniversary_to_the_day_before() -> None:
    assert window(date(2025, 3, 24), 10) == (date(2015, 3, 24), date(2025, 3, 23))
    assert window(date(2024, 2, 29), 3) == (date(2021, 3, 1), date(2024, 2, 28))
    assert window(date(2024, 3, 1), 3) == (date(2021, 3, 1), date(2024, 2, 29))


def test_a_stretch_outside_a_window_is_empty() -> None:
    assert clipped(Stretch(date(2020, 1, 1), date(2020, 2, 1), 30), date(2021, 1, 1), date(2022, 1, 1)) == (
        date(2021, 1, 1),
        date(2020, 2, 1),
        30,
    )


def profile_with(work: Sequence[dict[str, Any]]) -> Any:
    stated = {"paid": True, "authorized": True, "self_employed": False, "full_time_student": False, "noc": "21231"}
    return check(
        {
            "format": "express-entry/profile@1",
            "person": {"date_of_birth": "1985-02-28"},
            "marital_status": "never_married",
            "education": [],
            "language_tests": [],
            "work": [{**stated, **job} for job in work],
        }
    )


def years_on(profile: Any, day: date) -> tuple[int, int]:
    """Years of Canadian and of foreign work that the ranking sees."""
    factors = amounts_to(profile, law.on(day), day).factors
    assert not {"canadian_work_years", "foreign_work_years"} & set(factors.unknown)
    return factors.canadian_work_years, factors.foreign_work_years


def in_window(job: dict[str, Any], day: date, years: int) -> Iterator[Job]:
    """What the oracle may see of a job: from the anniversary, ``years`` back, to the day before."""
    try:
        opens = day.replace(year=day.year - years)
    except ValueError:
        opens = date(day.year - years, 3, 1)
    last = day - DAY if job.get("to") is None else min(date.fromisoformat(job["to"]), day - DAY)
    first = max(date.fromisoformat(job["from"]), opens)
    if first <= last:
        yield first, last, job["hours_per_week"]


WINDOWS: list[tuple[str, list[dict[str, Any]], str, int]] = [
    ("a job still held", [{"country": "CA", "from": "2023-05-01", "hours_per_week": 37.5}], "2024-04-24", 14),
    ("held since 29 February", [{"country": "CA", "from": "2024-02-29", "hours_per_week": 30}], "2025-02-20", 14),
    (
        "ten years ago, abroad",
        [{"country": "IN", "from": "2013-06-01", "to": "2016-05-31", "hours_per_week": 40}],
        "2023-05-25",
        14,
    ),
    (
        "two part-time jobs that overlap",
        [
            {"country": "CA", "from": "2022-01-01", "to": "2023-12-31", "hours_per_week": 20},
            {"country": "CA", "from": "2022-07-01", "hours_per_week": 12.5},
        ],
        "2023-02-01",
        330,
    ),
    (
        "in Canada and abroad in turn",
        [
            {"country": "CA", "from": "2012-03-01", "to": "2014-02-28", "hours_per_week": 30},
            {"country": "FR", "from": "2014-03-01", "to": "2016-02-29", "hours_per_week": 35},
            {"country": "CA", "from": "2016-02-29", "to": "2018-06-30", "hours_per_week": 25},
        ],
        "2024-02-20",
        20,
    ),
    (
        "five years and more",
        [{"country": "CA", "from": "2016-01-01", "to": "2024-12-31", "hours_per_week": 40}],
        "2020-12-27",
        10,
    ),
]


@pytest.mark.parametrize(("work", "first", "days"), [case[1:] for case in WINDOWS], ids=[case[0] for case in WINDOWS])
def test_years_of_work_on_every_day_of_a_stretch_are_those_that_the_oracle_counts(
    work: list[dict[str, Any]], first: str, days: int
) -> None:
    profile = profile_with(work)
    seen = set()
    for ahead in range(days):
        day = date.fromisoformat(first) + ahead * DAY
        here = [piece for job in work if job["country"] == "CA" for piece in in_window(job, day, 10)]
        there = [piece for job in work if job["country"] != "CA" for piece in in_window(job, day, 10)]
        expected = (min(oracle(here), 5), min(oracle(there), 3))
        assert years_on(profile, day) == expected, day
        seen.add(expected)
    assert len(seen) > 1


def test_the_day_assessed_is_not_counted_as_worked() -> None:
    profile = profile_with([{"country": "CA", "from": "2023-05-01", "to": None, "hours_per_week": 30}])
    assert years_on(profile, date(2024, 4, 30)) == (0, 0)
    assert years_on(profile, date(2024, 5, 1)) == (1, 0)


def test_work_falls_out_of_the_window_ten_years_after_it_was_done() -> None:
    profile = profile_with([{"country": "IN", "from": "2013-06-01", "to": "2014-05-31", "hours_per_week": 30}])
    assert years_on(profile, date(2023, 6, 1)) == (0, 1)
    assert years_on(profile, date(2023, 6, 2)) == (0, 0)
