"""What a round sees of a person is what the explained assessment says, no more and no less."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from express_entry.assessment import Ranked, assess, ranked
from express_entry.history import NARROW_BANDS, rounds
from express_entry.law import Law, NoLawYet, Result, consolidated
from express_entry.law.days import DAY
from express_entry.profile import Profile, ProfileError, check, load
from express_entry.synthetic.papers import Papers
from express_entry.synthetic.pool import Pool
from tests.assessment.moving import Moving, moving_people
from tests.properties.strategies import Document, people

PROFILES = Path(__file__).parents[2] / "examples" / "profiles"
NAMES = sorted(path.name for path in PROFILES.iterdir())
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
LAW = consolidated()


def explained(profile: Profile, on: date, law: Law) -> Ranked:
    """The same from the explained assessment."""
    found = assess(profile, on=on, law=law)
    score = found.crs if found.last_known_rules is None else found.last_known_rules.score
    assert score is not None
    return Ranked(
        score.total,
        score.at_least,
        frozenset(name for name, item in found.programs.items() if item.result is Result.MET),
        frozenset((slug, item.round_version) for slug, item in found.categories.items() if item.result is Result.MET),
        found.last_known_rules is not None,
    )


@settings(max_examples=300, suppress_health_check=SLOW)
@given(people())
def test_a_candidate_who_states_everything_is_ranked_as_assessed(person: tuple[Document, date]) -> None:
    document, day = person
    profile, law = check(copy.deepcopy(document)), LAW.on(day)
    assert ranked(profile, on=day, law=law) == explained(profile, day, law)


@settings(max_examples=200, suppress_health_check=SLOW)
@given(moving_people())
def test_a_candidate_who_leaves_something_out_is_ranked_as_assessed(person: Moving) -> None:
    law = LAW.on(person.on)
    assert ranked(person.profile, on=person.on, law=law) == explained(person.profile, person.on, law)


@pytest.mark.parametrize("name", NAMES)
def test_each_example_is_ranked_as_assessed_on_both_sides_of_every_change_of_law(name: str) -> None:
    profile = load(PROFILES / name)
    turns = sorted({day for day, _ in LAW.boundaries})
    days = [day for turn in turns for day in (turn - DAY, turn) if day >= turns[0]]
    found = [ranked(profile, on=day, law=LAW.on(day)) for day in days]
    assert found == [explained(profile, day, LAW.on(day)) for day in days]
    assert {item.last_known for item in found} == {False, True}


@pytest.mark.parametrize("day", ["2016-03-01", "2022-01-17", "2024-03-01", "2025-12-10", "2026-06-02"])
def test_a_made_up_pool_is_ranked_as_assessed_and_is_eligible_on_its_day(day: str) -> None:
    on = date.fromisoformat(day)
    everyone = [check(each) for each in Papers(Pool(on, dict.fromkeys(NARROW_BANDS, 8), seed=3)).documents()]
    found = [ranked(each, on=on, law=LAW.on(on)) for each in everyone]
    assert found == [explained(each, on, LAW.on(on)) for each in everyone]
    assert all(item.programs for item in found)
    assert len({item.points for item in found}) > 20
    assert {slug for item in found for slug in item.programs} >= {"fsw", "cec"}
    other = date(2026, 11, 20)
    assert [ranked(each, on=other, law=LAW.on(other)) for each in everyone] == [
        explained(each, other, LAW.on(other)) for each in everyone
    ]


def test_a_category_is_named_as_the_rounds_name_it() -> None:
    profile = load(PROFILES / "stem-engineer.json")
    stem = next(each for each in rounds() if each.program_or_category == "stem")
    on = stem.instant.date()
    assert stem.category_version is not None
    assert ("stem", stem.category_version) in ranked(profile, on=on, law=LAW.at(stem.instant)).categories


def test_in_the_gap_the_points_are_those_of_the_last_known_rules() -> None:
    profile, before, after = load(PROFILES / "stem-engineer.json"), date(2026, 11, 2), date(2026, 11, 3)
    one, other = (ranked(profile, on=day, law=LAW.on(day)) for day in (before, after))
    assert (one.last_known, other.last_known) == (False, True)
    assert other.points == one.points


def test_points_that_are_not_known_say_what_they_are_at_least() -> None:
    document = {"format": "express-entry/profile@1", "person": {"date_of_birth": "1996-01-01"},
                "marital_status": "never_married"}  # fmt: skip
    found = ranked(check(document), on=date(2025, 6, 2), law=LAW.on(date(2025, 6, 2)))
    assert (found.points, found.least, found.programs, found.categories) == (None, 110, frozenset(), frozenset())


def test_nobody_is_ranked_before_birth_or_before_the_law() -> None:
    profile = load(PROFILES / "stem-engineer.json")
    with pytest.raises(ProfileError):
        ranked(profile, on=profile.person.date_of_birth - DAY, law=LAW.on(date(2025, 1, 1)))
    with pytest.raises(NoLawYet):
        ranked(profile, on=date(2014, 12, 31), law=LAW.on(date(2014, 12, 31)))
