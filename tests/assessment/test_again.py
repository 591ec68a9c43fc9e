"""Across a change of law nobody is ranked otherwise for having been ranked before, and a day that is carried holds."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from express_entry.assessment import (
    Kept,
    Ranked,
    asks_the_same,
    next_turning_day,
    next_turning_day_again,
    ranked,
    ranked_again,
)
from express_entry.assessment.again import ranking_tables_that_differ, tables_that_differ
from express_entry.history import NARROW_BANDS
from express_entry.law import Consolidation, Law, consolidated
from express_entry.law.canonical import RANKING
from express_entry.law.days import DAY, add_months
from express_entry.profile import Profile, ProfileError, check, load
from express_entry.synthetic.papers import Papers
from express_entry.synthetic.pool import Pool
from tests.assessment.laws import merged
from tests.assessment.moving import Moving, moving_people
from tests.properties.strategies import Document, documents

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.name for path in (EXAMPLES / "profiles").iterdir())
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
LAW = consolidated()
TURNS = LAW.boundaries[1:]
"""Every change of law since the first."""
RANKED = [place for place, (day, _) in enumerate(TURNS) if LAW.on(day - DAY).has(RANKING)]
"""Those before which points were known, so that a pool can be made up by them."""


def sides(whole: Consolidation, place: int) -> tuple[Law, Law]:
    """The law before a boundary and after it."""
    return whole.since(whole.boundaries[place]), whole.since(whole.boundaries[place + 1])


def kept(found: Ranked) -> Kept:
    return Kept(found.points, found.programs, found.categories)


def only_ranking_differs(before: Law, law: Law) -> bool:
    return ranking_tables_that_differ(before, law) == tables_that_differ(before, law)


def carried(profile: Profile, on: date, before: Law, law: Law) -> None:
    """What is found with the help of the law before is what is found without."""
    known = kept(ranked(profile, on=on, law=before))
    assert ranked_again(profile, on=on, law=law, before=before, kept=known) == kept(ranked(profile, on=on, law=law))


@settings(max_examples=200, suppress_health_check=SLOW)
@given(person=moving_people(), place=st.integers(0, len(TURNS) - 1))
def test_whoever_leaves_something_out_is_ranked_again_as_anew_across_any_change_of_law(
    person: Moving, place: int
) -> None:
    before, law = sides(LAW, place)
    carried(person.profile, person.on, before, law)
    carried(person.profile, person.on, law, before)


@pytest.mark.parametrize("one_occupation", [False, True])
@settings(max_examples=40, suppress_health_check=SLOW)
@given(person=moving_people())
def test_whoever_is_in_the_pool_as_one_class_takes_the_place_of_three_is_ranked_again_as_anew(
    one_occupation: bool, person: Moving
) -> None:
    before, law = LAW.on(person.on), merged("2015-01-02", one_occupation=one_occupation).on(person.on)
    assert "programs" in tables_that_differ(before, law)
    carried(person.profile, person.on, before, law)
    carried(person.profile, person.on, law, before)


@settings(max_examples=150, suppress_health_check=SLOW)
@given(data=st.data(), place=st.integers(0, len(TURNS) - 1))
def test_whoever_states_everything_is_ranked_again_as_anew_on_the_day_of_the_change(
    data: st.DataObject, place: int
) -> None:
    day = TURNS[place][0]
    document: Document = data.draw(documents(day))
    try:
        profile = check(copy.deepcopy(document))
    except ProfileError:
        assume(False)
    carried(profile, day, *sides(LAW, place))


@pytest.mark.parametrize("name", NAMES)
def test_each_example_is_ranked_again_as_anew_across_every_change_of_law(name: str) -> None:
    profile = load(EXAMPLES / "profiles" / name)
    for place, (day, _) in enumerate(TURNS):
        carried(profile, day, *sides(LAW, place))


@pytest.mark.parametrize("place", RANKED, ids=lambda place: "{} {:%H}".format(*TURNS[place]))
def test_a_made_up_pool_is_carried_across_each_change_of_law(place: int) -> None:
    before, law = sides(LAW, place)
    day = TURNS[place][0]
    for each in map(check, Papers(Pool(day - DAY, dict.fromkeys(NARROW_BANDS, 4), seed=place)).documents()):
        carried(each, day, before, law)
        days_carried(each, max(day - 60 * DAY, before.since[0]), add_months(day, 12))


def days_carried(profile: Profile, on: date, until: date) -> None:
    """A turning day that is still ahead on the day of a change of law is carried where it would be found again."""
    found = next_turning_day(profile, on=on, until=until, law=LAW)
    for day in sorted({day for day, _ in TURNS if on < day <= until}):
        anew = next_turning_day(profile, on=day, until=until, law=LAW)
        if found is None or found > day:
            before = LAW.on(on)
            again = next_turning_day_again(profile, on=day, until=until, law=LAW, before=before, found=found)
            assert again == anew, f"{again} was carried from {on} and {anew} is found on {day}"
        on, found = day, anew


@settings(max_examples=200, suppress_health_check=SLOW)
@given(person=moving_people())
def test_a_turning_day_carried_over_changes_of_law_is_the_one_that_would_be_found(person: Moving) -> None:
    days_carried(person.profile, person.on, person.until)


@settings(max_examples=150, suppress_health_check=SLOW)
@given(person=moving_people())
def test_a_turning_day_stays_the_next_one_until_it_comes(person: Moving) -> None:
    found = next_turning_day(person.profile, on=person.on, until=person.until, law=LAW)
    view = LAW.on(person.on)
    for days in (1, 10, 40, 90):
        later = person.on + days * DAY
        if LAW.on(later) is view and later < (found or person.until):
            assert next_turning_day(person.profile, on=later, until=person.until, law=LAW) == found


# Changes of law, and what of them is known: whether the ranking alone differs, and whether a turning day stays.
KNOWN = {
    "2017-06-06": (True, True),  # points for French and for a brother or sister
    "2018-01-05": (False, True),  # settlement funds
    "2018-11-10": (False, False),  # another test of language
    "2020-10-20": (True, True),  # more points for French
    "2022-11-16": (False, False),  # another classification of occupations
    "2025-02-27": (False, False),  # categories
    "2025-03-25": (True, True),  # no points for a job offer
    "2026-03-30": (False, True),  # what is asked of a nominee
    "2026-11-03": (True, True),  # the gap
}


@pytest.mark.parametrize(("day", "known"), KNOWN.items(), ids=KNOWN)
def test_what_a_change_of_law_leaves_as_it_is(day: str, known: tuple[bool, bool]) -> None:
    on = date.fromisoformat(day)
    before, law = LAW.on(on - DAY), LAW.on(on)
    assert tables_that_differ(before, law)
    assert (only_ranking_differs(before, law), asks_the_same(before, law)) == known


def test_levels_of_occupations_that_a_law_declares_are_asked_for_work_of_their_own() -> None:
    over = LAW.with_file(EXAMPLES / "law" / "high-wage-invented.toml")
    last = over.boundaries[-1][0]
    before, law = next(
        (over.on(day - DAY), over.on(day))
        for day, _ in reversed(over.boundaries)
        if any(name.startswith("high_wage/") for name in tables_that_differ(over.on(day - DAY), over.on(day)))
    )
    assert last >= law.since[0]
    assert not only_ranking_differs(before, law)
    assert not asks_the_same(before, law)


LEVELS = ("speaking", "listening", "reading", "writing")
BILINGUAL: Document = {
    "format": "express-entry/profile@1",
    "person": {"date_of_birth": "1990-01-15"},
    "marital_status": "never_married",
    "intended_province": "ON",
    "settlement_funds": {"amount": "40000", "currency": "CAD", "as_of": "2024-01-01"},
    "education": [{"credential": "doctoral", "years": 4, "country": "CA", "completed": "2015-05-30",
                   "full_time": False, "studied_in_canada": False}],
    "work": [{"noc": "21231", "country": "IN", "hours_per_week": 40, "paid": True, "from": "2022-01-01",
              "to": "2023-06-30", "qualified_since": "2022-01-01"}],
    "language_tests": [
        {"test": "CLB", "language": "en", "taken": "2024-06-01", **dict(zip(LEVELS, (10, 10, 10, 4), strict=True))},
        {"test": "CLB", "language": "fr", "taken": "2024-06-01", **dict.fromkeys(LEVELS, 7)},
    ],
}  # fmt: skip


def test_a_ranking_that_turns_the_first_language_may_turn_what_the_selection_grid_says() -> None:
    """Points for high results alone make English the first language, and the grid counts otherwise."""
    day, name = date(2025, 5, 1), "crs/first_official_language"
    table = LAW.tables[name]
    (version,) = table.versions
    high = replace(version, from_=day, id=day.isoformat(), values={**version.values, "points": [[10, 60, 60]]})
    changed = replace(table, versions=(replace(version, to=day - DAY), high))
    whole = Consolidation(LAW.instruments, {**LAW.tables, name: changed})
    before, law = whole.on(day - DAY), whole.on(day)
    profile = check(copy.deepcopy(BILINGUAL))
    assert only_ranking_differs(before, law)
    assert "fsw" not in ranked(profile, on=day, law=before).programs
    assert "fsw" in ranked(profile, on=day, law=law).programs
    carried(profile, day, before, law)
    carried(profile, day, law, before)
    declared = check({**copy.deepcopy(BILINGUAL), "first_official_language": "en"})
    carried(declared, day, before, law)
