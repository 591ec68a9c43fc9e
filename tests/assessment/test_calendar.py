"""A calendar says what assessing every single day would say, and nothing else."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from express_entry.assessment import assess
from express_entry.assessment.calendar import calendar, differences
from express_entry.law import consolidated
from express_entry.law.days import DAY
from express_entry.law.text import LANGUAGES
from express_entry.profile import Profile, check, load
from tests.properties.strategies import people

PROFILES = Path(__file__).parents[2] / "examples" / "profiles"
SPAN = timedelta(days=150)


def day_by_day(profile: Profile, on: date, until: date) -> dict[date, list[Any]]:
    """The changes that assessing each day shows."""
    law, found = consolidated(), {}
    before, day = assess(profile, on=on), on
    while day < until:
        day += DAY
        now = assess(profile, on=day, law=law.on(day))
        if changes := list(differences(before, now)):
            found[day] = changes
        before = now
    return found


def entries(profile: Profile, on: date, until: date) -> dict[date, list[Any]]:
    return {entry.day: list(entry.changes) for entry in calendar(profile, on=on, until=until).entries}


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(people())
def test_a_calendar_equals_assessing_each_day(person: tuple[dict[str, Any], date]) -> None:
    document, on = person
    profile = check(copy.deepcopy(document))
    if profile.person.date_of_birth <= on:
        assert entries(profile, on, on + SPAN) == day_by_day(profile, on, on + SPAN)


@pytest.mark.parametrize("name", sorted(path.name for path in PROFILES.iterdir()))
def test_the_calendar_of_each_example_equals_assessing_each_day_of_a_year(name: str) -> None:
    profile, on = load(PROFILES / name), date(2025, 1, 1)
    assert entries(profile, on, date(2026, 1, 1)) == day_by_day(profile, on, date(2026, 1, 1))


def causes(name: str, on: date, until: date) -> dict[date, set[str]]:
    found = calendar(load(PROFILES / name), on=on, until=until)
    return {entry.day: {cause.kind for cause in entry.causes} for entry in found.entries}


def test_each_change_names_its_causes() -> None:
    found = causes("stem-engineer.json", date(2023, 1, 5), date(2025, 1, 5))
    assert "work" in found[date(2023, 2, 14)], "a year of work in Canada is completed"
    assert "birthday" in found[date(2023, 2, 20)]
    assert "law" in found[date(2023, 5, 31)], "the first categories"
    assert "funds" in found[date(2023, 6, 1)]
    assert "test" in found[date(2024, 9, 10)], "the result is two years old on its anniversary"


def test_a_permit_a_credential_and_an_assessment_that_end_are_causes_too() -> None:
    found = causes("software-engineer.json", date(2024, 1, 5), date(2029, 12, 31))
    kinds = set().union(*found.values())
    assert {"work", "birthday", "test", "assessment", "claim", "law"} <= kinds


def test_the_result_holds_until_the_day_before_the_first_change() -> None:
    profile = load(PROFILES / "stem-engineer.json")
    found = calendar(profile, on=date(2023, 2, 21), until=date(2023, 12, 31))
    assert found.holds_until == date(2023, 5, 30)
    assert calendar(profile, on=date(2023, 2, 21), until=date(2023, 3, 1)).holds_until is None


def test_a_calendar_in_a_gap_follows_the_last_known_rules_and_says_so() -> None:
    found = calendar(load(PROFILES / "stem-engineer.json"), on=date(2026, 11, 2), until=date(2027, 2, 20))
    first, *_, last = found.entries
    assert first.day == date(2026, 11, 3)
    assert {change.what for change in first.changes} == {"crs.total", "crs.last_known_rules.total"}
    assert [change.what for change in last.changes] == ["crs.last_known_rules.total"]


def test_every_change_and_cause_is_said_in_both_languages() -> None:
    found = calendar(load(PROFILES / "tradesperson.toml"), on=date(2024, 6, 1))
    for entry in found.entries:
        said = [item.say(language) for item in entry.causes for language in LANGUAGES]
        said += [item.say(language) for item in entry.changes for language in LANGUAGES]
        assert all(said)
        assert len(set(said)) == len(said)
