"""For how long a count of work surely stays: never longer than it does, and not so short that it would be no use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from express_entry.assessment.gauges import Gauge, Window
from express_entry.law import Text
from express_entry.law.days import DAY
from express_entry.law.experience import (
    FullTime,
    Measure,
    Stretch,
    calm_days,
    calm_going_on,
    clipped,
    full_time_units,
    longest_units,
    whole_units,
    window,
)
from express_entry.law.work import Counted

FULL_TIME = FullTime(30, 1560)
ORIGIN = date(2019, 12, 1)
MEASURES = (whole_units, longest_units, full_time_units)

Job = tuple[date, date, float]


def seen(jobs: Sequence[Job], day: date, years: int | None) -> list[Stretch]:
    """The work that a day sees: up to the day before, and no further back than the window."""
    first = date.min if years is None else window(day, years)[0]
    parts = (clipped(Stretch(*job), first, day - DAY) for job in jobs)
    return [part for part in parts if part.first <= part.last]


@st.composite
def jobs_of(draw: st.DrawFn) -> list[Job]:
    """A few jobs about a day or two apart or over one another, near to whole years long now and then."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        first = ORIGIN + draw(st.integers(0, 1500)) * DAY
        length = draw(st.one_of(st.integers(0, 1500), st.sampled_from((180, 183, 363, 364, 365, 366, 729, 730, 1095))))
        hours = draw(st.sampled_from((7.5, 15, 20, 29.9, 30, 40)))
        found.append((first, first + length * DAY, hours))
    if draw(st.booleans()):
        first, last, hours = found[0]
        found.append((last + draw(st.integers(0, 2)) * DAY, last + timedelta(days=400), hours))
    return found


@settings(max_examples=400)
@given(
    jobs=jobs_of(),
    measure=st.sampled_from(MEASURES),
    years=st.sampled_from((None, 1, 2, 3, 5)),
    months=st.sampled_from((1, 6, 12, 24)),
    cap=st.sampled_from((1, 3, 5)),
    ahead=st.integers(0, 3500),
    full_time=st.sampled_from((FULL_TIME, FULL_TIME, FullTime(35, 1820), FullTime(30, 1000))),
)
@example(
    jobs=[(ORIGIN, ORIGIN + 299 * DAY, 40), (ORIGIN + 302 * DAY, ORIGIN + 900 * DAY, 40)],
    measure=longest_units,
    years=None,
    months=12,
    cap=1,
    ahead=602,
    full_time=FULL_TIME,
)
def test_a_count_stays_as_long_as_it_is_said_to(
    jobs: list[Job], measure: Measure, years: int | None, months: int, cap: int, ahead: int, full_time: FullTime
) -> None:
    day = ORIGIN + ahead * DAY
    calm = calm_days(measure, seen(jobs, day, years), full_time, months, cap)
    assert calm >= 0
    now = min(measure(seen(jobs, day, years), full_time, months), cap)
    # The last days are those on which it would go wrong first.
    for later in {*range(1, min(calm, 15) + 1), *range(max(1, calm - 15), calm + 1)}:
        then = seen(jobs, day + later * DAY, years)
        assert min(measure(then, full_time, months), cap) == now, f"{later} of {calm} days later"


@settings(max_examples=400)
@given(
    jobs=jobs_of(),
    begun=st.one_of(st.integers(1, 1500), st.sampled_from((1, 364, 365, 366, 729, 730, 731))),
    measure=st.sampled_from(MEASURES),
    months=st.sampled_from((1, 6, 12, 24)),
    more=st.sampled_from((0, 10)),
    ahead=st.integers(1500, 3500),
    full_time=st.sampled_from((FULL_TIME, FULL_TIME, FullTime(35, 1820), FullTime(30, 1000))),
)
@example(
    jobs=[(ORIGIN, ORIGIN + 363 * DAY, 40)],
    begun=365,
    measure=whole_units,
    months=12,
    more=0,
    ahead=1500,
    full_time=FULL_TIME,
)
def test_while_work_goes_on_a_count_stays_as_long_as_it_is_said_to(
    jobs: list[Job], begun: int, measure: Measure, months: int, more: float, ahead: int, full_time: FullTime
) -> None:
    day = ORIGIN + ahead * DAY
    ended = seen(jobs, day, None)

    def worked(until: date) -> list[Stretch]:
        return [*ended, Stretch(day - begun * DAY, until - DAY, full_time.week + more)]

    calm = calm_going_on(measure, worked(day), full_time, day, months)
    now = measure(worked(day), full_time, months)
    assert calm >= 0
    for later in {*range(1, min(calm, 15) + 1), *range(max(1, calm - 15), calm + 1)}:
        then = measure(worked(day + later * DAY), full_time, months)
        assert then == now, f"{later} of {calm} days later"


@settings(max_examples=400)
@given(
    jobs=jobs_of(),
    measure=st.sampled_from(MEASURES),
    years=st.sampled_from((None, 1, 2, 3, 5)),
    months=st.sampled_from((1, 6, 12, 24)),
    cap=st.sampled_from((1, 3, 5)),
    ahead=st.one_of(st.integers(0, 3500), st.integers(1535, 1560)),
    maybe=st.booleans(),
)
def test_a_gauge_shows_the_same_as_long_as_it_is_said_to(
    jobs: list[Job], measure: Measure, years: int | None, months: int, cap: int, ahead: int, maybe: bool
) -> None:
    work = tuple(Stretch(*job) for job in jobs)
    sure, open_ = (work[:-1], work[-1:]) if maybe else (work, ())
    whole = Counted(sure, open_, open_, ("work[0].paid",) if maybe else (), ())
    gauge = Gauge("g", Text("work", "travail"), (), Window(whole, years), measure, cap, FULL_TIME, months)
    day = ORIGIN + ahead * DAY
    now, calm = gauge.read(day)
    for later in {*range(1, min(calm, 15) + 1), *range(max(1, calm - 15), calm + 1)}:
        assert gauge.read(day + later * DAY).value == now, f"{later} of {calm} days later"


ALONE: list[tuple[str, Callable[[], int], range]] = [
    (
        "of the year of a full-time job most days bring nothing",
        lambda: calm_days(whole_units, [Stretch(ORIGIN, ORIGIN + 99 * DAY, 40)], FULL_TIME),
        range(240, 265),
    ),
    (
        "a full-time job that goes on completes nothing before its anniversary",
        lambda: calm_going_on(whole_units, [Stretch(ORIGIN, ORIGIN + 99 * DAY, 40)], FULL_TIME, ORIGIN + 100 * DAY),
        range(264, 266),
    ),
    (
        "half a year that was worked before completes a year of it in half the time",
        lambda: calm_going_on(
            whole_units,
            [Stretch(ORIGIN - 200 * DAY, ORIGIN - 20 * DAY, 40), Stretch(ORIGIN, ORIGIN + 9 * DAY, 40)],
            FULL_TIME,
            ORIGIN + 10 * DAY,
        ),
        range(169, 173),
    ),
    (
        "no work at all becomes no year within a year",
        lambda: calm_days(longest_units, [], FULL_TIME),
        range(340, 365),
    ),
    (
        "ten years at a cap of five may lose almost five",
        lambda: calm_days(whole_units, [Stretch(ORIGIN, ORIGIN + 3651 * DAY, 40)], FULL_TIME, 12, 5),
        range(1750, 1826),
    ),
    (
        "the day before a year is completed the next day may bring it",
        lambda: calm_days(whole_units, [Stretch(ORIGIN, ORIGIN + 363 * DAY, 40)], FULL_TIME),
        range(1),
    ),
    (
        "a law of which the hours do not fit the calendar promises nothing",
        lambda: calm_days(whole_units, [Stretch(ORIGIN, ORIGIN + 200 * DAY, 40)], FullTime(30, 1000)),
        range(1),
    ),
]


@pytest.mark.parametrize(("days", "expected"), [case[1:] for case in ALONE], ids=[case[0] for case in ALONE])
def test_a_promise_is_worth_having_and_no_more(days: Callable[[], int], expected: range) -> None:
    assert days() in expected
