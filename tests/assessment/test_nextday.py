"""Until the next turning day nothing changes in what a person is ranked by, under the law of the first day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from express_entry.assessment import next_turning_day, ranked
from express_entry.assessment.calendar import calendar
from express_entry.history import NARROW_BANDS
from express_entry.law import Consolidation, NoLawYet, consolidated
from express_entry.law.days import DAY
from express_entry.profile import Profile, check, load
from express_entry.synthetic.papers import Papers
from express_entry.synthetic.pool import Pool
from tests.assessment.laws import LAWS
from tests.assessment.moving import Moving, moving_people

EXAMPLES = Path(__file__).parents[2] / "examples"
PROFILES = EXAMPLES / "profiles"
NAMES = sorted(path.name for path in PROFILES.iterdir())
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
LAW = consolidated()


def days(first: date, last: date) -> Iterator[date]:
    while first < last:
        first += DAY
        yield first


def first_change(profile: Profile, on: date, until: date, law: Consolidation) -> date | None:
    """The first day on which a person is ranked otherwise, by ranking on each."""
    view = law.on(on)
    now = ranked(profile, on=on, law=view)
    return next((day for day in days(on, until) if ranked(profile, on=day, law=view) != now), None)


def held(profile: Profile, on: date, until: date, law: Consolidation) -> date | None:
    """The next turning day, which is not after the first change."""
    found = next_turning_day(profile, on=on, until=until, law=law)
    assert found is None or on < found <= until
    change = first_change(profile, on, until if found is None else found - DAY, law)
    assert change is None, f"{change} is before {found}"
    return found


@pytest.mark.parametrize("law", LAWS)
@settings(max_examples=50, suppress_health_check=SLOW)
@given(person=moving_people())
def test_nothing_changes_before_the_next_turning_day(law: str, person: Moving) -> None:
    held(person.profile, person.on, person.until, LAWS[law]())


@pytest.mark.parametrize("name", NAMES)
def test_from_turning_day_to_turning_day_each_example_is_followed_through_three_years(name: str) -> None:
    profile, on, until = load(PROFILES / name), date(2024, 5, 1), date(2027, 5, 1)
    while (found := held(profile, on, until, LAW)) is not None:
        on = found


def test_a_made_up_pool_stays_as_it_is_until_then_and_mostly_no_longer() -> None:
    """A day too early costs a look at somebody; most days must be worth theirs."""
    on, until = date(2025, 6, 2), date(2026, 6, 2)
    documents = Papers(Pool(on, dict.fromkeys(NARROW_BANDS, 6), seed=5)).documents()
    found = [(each, held(each, on, until, LAW)) for each in map(check, documents)]
    turning = [(each, day) for each, day in found if day is not None]
    changed = [day for each, day in turning if first_change(each, on, day, LAW) == day]
    assert len(turning) > 50
    assert len(changed) > 0.6 * len(turning)


@pytest.mark.parametrize("name", NAMES)
def test_a_calendar_has_no_change_of_the_persons_own_before_it(name: str) -> None:
    profile, on, until = load(PROFILES / name), date(2025, 1, 1), date(2025, 12, 31)
    found = next_turning_day(profile, on=on, until=until, law=LAW)
    own = [
        entry.day
        for entry in calendar(profile, on=on, until=until).entries
        if any(cause.kind != "law" for cause in entry.causes)
    ]
    assert not own or (found is not None and found <= own[0])


TEST = {"test": "CLB", "language": "en", "listening": 9, "reading": 9, "writing": 9, "speaking": 9}
BARE: dict[str, Any] = {
    "format": "express-entry/profile@1",
    "person": {"date_of_birth": "1990-01-15"},
    "marital_status": "never_married",
    "intended_province": "ON",
    "settlement_funds": {"amount": "40000", "currency": "CAD", "as_of": "2024-01-01"},
    "education": [{"credential": "master", "years": 5, "country": "CA", "completed": "2015-05-30"}],
    "work": [],
    "language_tests": [],
}
JOB = {"noc": "21231", "country": "CA", "hours_per_week": 40, "paid": True, "authorized": True, "self_employed": False,
       "full_time_student": False, "status": "worker"}  # fmt: skip

# What is stated beyond a birth on 15 January 1990, and the next turning day after 27 February 2025 within two years.
KNOWN: dict[str, tuple[dict[str, Any], str | None]] = {
    "a birthday that costs points": ({}, "2026-01-15"),
    "a birthday that costs none is passed over": ({"person": {"date_of_birth": "2000-07-01"}}, None),
    "a birthday of 29 February": ({"person": {"date_of_birth": "1992-02-29"}}, "2025-03-01"),
    "a test that counts from its report": (
        {"language_tests": [{**TEST, "taken": "2025-02-01", "reported": "2025-03-03"}]}, "2025-03-03",
    ),
    "a test that runs out": (
        {"language_tests": [{**TEST, "taken": "2023-06-10"}]}, "2025-06-10",
    ),
    "a year of work completed": ({"work": [{**JOB, "from": "2024-04-10"}]}, "2025-04-10"),
    "a year of work abroad that leaves its window": (
        {"work": [{**JOB, "country": "IN", "from": "2015-06-05", "to": "2016-06-20"}]}, "2025-06-22",
    ),
    "a nomination that begins": (
        {"nomination": {"province": "ON", "issued": "2025-09-01", "express_entry": True}}, "2025-09-01",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "day"), KNOWN.values(), ids=KNOWN)
def test_the_next_turning_day_is_known(facts: dict[str, Any], day: str | None) -> None:
    found = held(check({**BARE, **facts}), date(2025, 2, 27), date(2027, 2, 27), LAW)
    assert found == (None if day is None else date.fromisoformat(day))


def test_the_last_day_of_the_span_is_in_it_and_the_first_is_not() -> None:
    profile = check(BARE)
    birthday = date(2026, 1, 15)
    assert next_turning_day(profile, on=date(2025, 6, 1), until=birthday, law=LAW) == birthday
    assert next_turning_day(profile, on=date(2025, 6, 1), until=birthday - DAY, law=LAW) is None
    assert next_turning_day(profile, on=birthday, until=birthday + timedelta(days=300), law=LAW) is None
    assert next_turning_day(profile, on=birthday, until=birthday, law=LAW) is None


def test_what_the_law_of_the_first_day_asks_is_asked_until_the_end_though_the_law_changes() -> None:
    """A law that changes is looked at by whoever keeps the day; a birthday after it is found all the same."""
    profile = check({**BARE, "person": {"date_of_birth": "1986-12-01"}})
    assert next_turning_day(profile, on=date(2026, 10, 1), until=date(2027, 6, 1), law=LAW) == date(2026, 12, 1)


def test_there_is_no_next_day_before_the_law() -> None:
    with pytest.raises(NoLawYet):
        next_turning_day(check(BARE), on=date(2014, 12, 31), until=date(2015, 2, 1), law=LAW)
