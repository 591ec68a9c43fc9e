"""A comparison says everything that differs between two assessments, and how much of it is the law's doing."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from express_entry import law
from express_entry.assessment import Assessment, assess
from express_entry.assessment.calendar import calendar
from express_entry.assessment.comparison import (
    Comparison,
    LinePair,
    Side,
    compare,
    compare_days,
    compare_laws,
    compare_people,
    compare_principals,
)
from express_entry.assessment.comparisonshape import as_comparison
from express_entry.law import Result
from express_entry.law.text import LANGUAGES
from express_entry.profile import ProfileError, check, dump, load
from express_entry.profile.principal import other_as_principal
from tests.properties.strategies import RANKED_DAYS, people

ROOT = Path(__file__).parents[2]
PROFILES = ROOT / "examples" / "profiles"
LAW_FILE = ROOT / "examples" / "law" / "high-wage-invented.toml"
ENGINEER = load(PROFILES / "software-engineer.json")
STEM = load(PROFILES / "stem-engineer.json")
COUPLE = load(PROFILES / "couple.yaml")
BEFORE, AFTER = date(2025, 3, 24), date(2025, 3, 25)


def line(found: Comparison, factor: str) -> LinePair:
    return next(pair for pair in found.lines if pair.factor == factor)


def points(item: Assessment) -> dict[str, tuple[int, int]]:
    return {line.factor.id: (line.least, line.most) for line in item.amounts.score.lines if not line.factor.removed}


def assert_complete(found: Comparison) -> None:
    """What is not listed does not differ, and what is listed adds up."""
    listed = {pair.factor for pair in found.lines}
    first, second = points(found.first), points(found.second)
    assert listed == {name for name in {*first, *second} if first.get(name) != second.get(name)}
    for pair in found.lines:
        if pair.by_facts is not None and pair.by_law is not None:
            assert pair.by_facts + pair.by_law == pair.difference
        else:
            assert any(item is not None and item.points is None for item in (pair.first, pair.second))
    programs = {pair.program for pair in found.programs}
    for slug in found.first.programs:
        if slug not in programs:
            assert found.first.programs[slug].result is found.second.programs[slug].result
    categories = {pair.category for pair in found.categories}
    for slug in {*found.first.categories, *found.second.categories} - categories:
        first_result, second_result = (
            item.categories[slug].result if slug in item.categories else Result.NOT_MET
            for item in (found.first, found.second)
        )
        assert first_result is second_result


# ----------------------------------------------------------------------------------------------------------- properties


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(people(), people(), RANKED_DAYS)
def test_whatever_is_compared_everything_that_differs_is_listed_and_adds_up(
    one: tuple[dict[str, Any], date], other: tuple[dict[str, Any], date], law_of: date
) -> None:
    first, second = (Side(check(copy.deepcopy(document)), on) for document, on in (one, other))
    if any(side.profile.person.date_of_birth > side.on for side in (first, second)):
        return
    assert_complete(compare(first, second))
    assert_complete(compare_laws(first.profile, on=first.on, and_law=law.on(law_of)))


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(people())
def test_nobody_differs_from_themselves(person: tuple[dict[str, Any], date]) -> None:
    document, on = person
    profile = check(copy.deepcopy(document))
    if profile.person.date_of_birth <= on:
        found = compare_people(profile, check(copy.deepcopy(document)), on=on)
        assert (found.lines, found.programs, found.categories, found.between) == ((), (), (), ())
        assert (dict(found.facts), dict(found.statements), dict(found.subtotals)) == ({}, {}, {})


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(people(), people())
def test_the_other_way_round_every_difference_has_the_other_sign(
    one: tuple[dict[str, Any], date], other: tuple[dict[str, Any], date]
) -> None:
    first, second = (Side(check(copy.deepcopy(document)), on) for document, on in (one, other))
    if any(side.profile.person.date_of_birth > side.on for side in (first, second)):
        return
    there, back = compare(first, second), compare(second, first)
    assert {pair.factor: pair.difference for pair in there.lines} == {
        pair.factor: None if pair.difference is None else -pair.difference for pair in back.lines
    }
    assert {name: pair[::-1] for name, pair in there.facts.items()} == dict(back.facts)


# -------------------------------------------------------------------------------------------------------- worked cases


def test_the_day_on_which_points_for_an_offer_ended_differs_by_the_law_alone() -> None:
    found = compare_days(ENGINEER, on=BEFORE, and_on=AFTER)
    (pair,) = found.lines
    assert (pair.factor, pair.difference, pair.by_facts, pair.by_law) == ("arranged_employment", -50, 0, -50)
    assert (found.difference, dict(found.subtotals)) == (0, {}), "six hundred points are the most that a section gives"


def test_the_law_of_another_day_leaves_the_facts_of_the_day_as_they_are() -> None:
    found = compare_laws(ENGINEER, on=AFTER, and_law=law.on(BEFORE))
    assert [(pair.factor, pair.by_facts, pair.by_law) for pair in found.lines] == [("arranged_employment", 0, 50)]
    assert dict(found.facts) == {}
    assert found.between == ()


def test_what_the_facts_do_and_what_the_law_does_are_told_apart() -> None:
    """Canadian study earns nothing before 2016-11-19; a birthday the day before is another matter."""
    tree = dump(ENGINEER)
    tree["person"]["date_of_birth"] = "1986-11-19"
    tree["education"] = [{"credential": "two_year", "years": 2, "country": "CA", "completed": "2014-05-30",
                          "full_time": True, "studied_in_canada": True}]  # fmt: skip
    found = compare_days(check(tree), on=date(2016, 11, 18), and_on=date(2016, 11, 19))
    age, study = line(found, "age"), line(found, "canadian_study")
    assert (age.by_facts, age.by_law) == (-5, 0)
    assert (study.by_facts, study.by_law) == (0, 15)


def test_between_two_days_of_one_person_stand_the_days_on_which_the_result_changed() -> None:
    found = compare_days(ENGINEER, on=BEFORE, and_on=date(2026, 4, 1))
    assert found.between == calendar(ENGINEER, on=BEFORE, until=date(2026, 4, 1)).entries
    assert [(entry.day, entry.causes[0].kind) for entry in found.between] == [
        (date(2025, 5, 1), "work"),
        (date(2026, 3, 11), "birthday"),
    ]
    back = compare_days(ENGINEER, on=date(2026, 4, 1), and_on=BEFORE)
    assert back.between == found.between
    assert back.difference == -6


def test_either_partner_as_candidate_is_compared_from_one_document() -> None:
    found = compare_principals(COUPLE, on=BEFORE)
    assert found.scores[1] == assess(other_as_principal(COUPLE), on=BEFORE).amounts.score
    assert (found.scores[0].total, found.scores[1].total, found.difference) == (433, 378, -55)
    assert {pair.factor: pair.difference for pair in found.lines} == {
        "age": -15,
        "education": 14,
        "first_official_language": -33,
        "spouse_education": -2,
        "spouse_official_language": 6,
        "foreign_work_and_language": -25,
    }
    assert [pair.category for pair in found.categories] == ["healthcare"]
    said = [item.say("en") for item in found.remarks]
    assert any(text.startswith("primary_occupation is stated of the candidate alone") for text in said)


def test_a_person_without_a_partner_has_nobody_to_change_places_with() -> None:
    with pytest.raises(ProfileError):
        compare_principals(STEM, on=BEFORE)


def test_two_versions_of_a_document_are_told_apart_by_what_they_state() -> None:
    tree = dump(STEM)
    tree["language_tests"][0]["reading"] = 8.0
    tree["first_official_language"] = "en"
    tree["settlement_funds"]["amount"] = "1000"
    found = compare_people(STEM, check(tree), on=date(2023, 7, 5))
    assert dict(found.statements) == {
        "language_tests[0].reading": (7, 8),
        "settlement_funds.amount": ("21000.00", "1000"),
    }
    assert dict(found.facts) == {"clb.en.reading": (9, 10)}
    fsw = next(pair for pair in found.programs if pair.program == "fsw")
    assert [(item.id, item.second.result if item.second else None) for item in fsw.requirements] == [
        ("funds", Result.NOT_MET)
    ]
    assert line(found, "first_official_language").difference == 3


def test_a_factor_that_only_one_ranking_has_is_its_law_s_doing() -> None:
    later, there = date(2026, 11, 22), law.consolidated().with_file(LAW_FILE)
    tree = dump(STEM)
    tree["relatives_in_canada"] = [{"relationship": "sibling", "of": "candidate", "citizen_or_permanent_resident": True,
                                    "age_18_or_over": True, "lives_in_canada": True}]  # fmt: skip
    found = compare_laws(check(tree), on=later, and_law=there.on(later))
    sibling = line(found, "sibling")
    assert (sibling.second, sibling.by_facts, sibling.by_law) == (None, 0, -15)
    assert {pair.factor for pair in found.lines if pair.first is None} >= {"high_wage_work", "high_wage_offer"}
    assert found.first.last_known_rules is not None
    assert found.second.last_known_rules is None
    assert "high_wage_work" in found.facts


def test_an_open_line_has_no_difference_and_an_open_total_none_either() -> None:
    tree = dump(STEM)
    del tree["education"]
    found = compare_people(STEM, check(tree), on=date(2023, 7, 5))
    education = line(found, "education")
    assert (education.difference, education.by_facts, education.by_law) == (None, None, None)
    assert found.difference is None


def test_a_category_that_ends_is_no_difference_to_somebody_who_is_not_in_it() -> None:
    found = compare_days(STEM, on=date(2023, 7, 5), and_on=date(2026, 11, 2))
    assert {pair.category for pair in found.categories} == {"stem"}


def test_the_document_is_plain_and_the_same_in_both_languages_but_for_words() -> None:
    for found in (compare_days(ENGINEER, on=BEFORE, and_on=date(2026, 11, 22)), compare_principals(COUPLE, on=BEFORE)):
        english, french = (as_comparison(found, language) for language in LANGUAGES)
        assert json.loads(json.dumps(english)) == english
        assert english["notice"] != french["notice"]
        assert english["difference"] == french["difference"]
        assert [item["factor"] for item in english["lines"]] == [item["factor"] for item in french["lines"]]
        for item in english["lines"]:
            assert {"points", "reason", "citation"} <= set(item["first"])
