"""Whole profile documents: what does not change a result, and where more is not better."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from express_entry.assessment import Assessment, as_document, assess
from express_entry.law import Result
from express_entry.law.text import LANGUAGES
from express_entry.profile import check, dump
from tests.properties.claims import bounds, known
from tests.properties.strategies import Document, Path, facts_of, people, without

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
DAY = date(2025, 1, 15)


def assessed(document: Document, day: date = DAY) -> Assessment:
    return assess(check(copy.deepcopy(document)), on=day)


@st.composite
def partial_people(draw: st.DrawFn) -> tuple[Document, date]:
    """A candidate with some facts left out, and the day to assess them on."""
    document, day = draw(people())
    missing: list[Path] = draw(st.lists(st.sampled_from(list(facts_of(document))), max_size=3, unique=True))
    return without(document, missing), day


# ---------------------------------------------------------------------------------------- what does not change a result

LISTS = ("work", "language_tests", "education", "dependants", "relatives_in_canada", "foreign_military_service")


def shuffled(document: Document, random: Any) -> Document:
    other = copy.deepcopy(document)
    for stated in (other, other.get("spouse", {})):
        for name in LISTS:
            items = stated.get(name)
            if isinstance(items, list):
                random.shuffle(items)
    return other


@settings(max_examples=150, suppress_health_check=SLOW)
@given(partial_people(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_stated_does_not_matter(person: tuple[Document, date], random: Any) -> None:
    document, day = person
    one, other = assessed(document, day), assessed(shuffled(document, random), day)
    assert known(one) == known(other)
    assert bounds(one) == bounds(other)


def test_a_primary_occupation_that_is_not_declared_is_any_that_fits_in_whatever_order_they_are_stated() -> None:
    work = [job("21231", "2021-06-01", to="2023-01-31"), job("31102", "2023-02-01")]
    orders = [{**SKILLED, "work": order} for order in (work, work[::-1])]
    assert [result(document, "fsw") for document in orders] == [Result.MET, Result.MET]


def test_the_order_of_two_trades_that_come_equally_close_does_not_matter() -> None:
    certificate = {"province": "AB", "noc": "72106", "issued": "2024-01-01"}
    work = [
        job("72200", "2020-01-01", qualified_since="2010-01-01"),
        job("72106", "2024-01-01", qualified_since="2010-01-01"),
    ]
    one, other = (assessed({**TRADER, "certificate_of_qualification": certificate, "work": order})
                  for order in (work, work[::-1]))  # fmt: skip
    assert known(one) == known(other)


WORDS = {"citation", "reason", "title", "notice", "assumptions", "missing"}
"""The keys of a result under which words stand."""


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inner is None:
        yield path, value
        return
    yield path, type(value)
    for key, item in inner:
        yield from leaves(item, (*path, key))


@settings(max_examples=100, suppress_health_check=SLOW)
@given(partial_people())
def test_the_english_and_the_french_result_differ_in_words_alone(person: tuple[Document, date]) -> None:
    document, day = person
    found = assessed(document, day)
    english, french = (dict(leaves(as_document(found, language))) for language in LANGUAGES)
    assert english.keys() == french.keys()
    for path, value in english.items():
        if WORDS & set(path):
            assert type(value) is type(french[path])
        else:
            assert value == french[path], path


@settings(max_examples=100, suppress_health_check=SLOW)
@given(partial_people())
def test_a_result_is_json_and_comes_back_as_it_was(person: tuple[Document, date]) -> None:
    document, day = person
    for language in LANGUAGES:
        result = as_document(assessed(document, day), language)
        text = json.dumps(result, allow_nan=False, ensure_ascii=False)
        assert json.loads(text) == result
        assert "{" not in "".join(
            str(value) for path, value in leaves(result) if WORDS & set(path) and value is not dict
        )


@settings(max_examples=60, suppress_health_check=SLOW)
@given(partial_people())
def test_every_requirement_says_which_facts_it_used(person: tuple[Document, date]) -> None:
    document, day = person
    for program in assessed(document, day).programs.values():
        for item in program.requirements:
            assert item.facts, (program.program, item.id)
            assert item.citation


@settings(max_examples=60, suppress_health_check=SLOW)
@given(partial_people())
def test_a_profile_written_out_and_read_again_is_assessed_the_same(person: tuple[Document, date]) -> None:
    document, day = person
    again = json.loads(json.dumps(dump(check(copy.deepcopy(document)))))
    assert as_document(assessed(again, day)) == as_document(assessed(document, day))


@settings(max_examples=100, suppress_health_check=SLOW)
@given(people())
def test_what_is_dated_after_the_day_does_not_exist_yet(person: tuple[Document, date]) -> None:
    document, day = person
    later = (day + timedelta(days=1)).isoformat()
    scores = {"speaking": 10, "listening": 10, "reading": 10, "writing": 10}
    ahead = copy.deepcopy(document)
    ahead["work"].append({"noc": "21231", "country": "CA", "from": day.isoformat(), "hours_per_week": 40, "paid": True,
                          "authorized": True, "self_employed": False, "full_time_student": False})  # fmt: skip
    ahead["language_tests"].append({"test": "CLB", "language": "fr", "taken": later, **scores})
    ahead["education"].append({"credential": "doctoral", "country": "CA", "completed": later, "full_time": True})
    ahead["dependants"].append({"date_of_birth": later})
    for claim in ("nomination", "job_offer", "certificate_of_qualification"):
        document.pop(claim, None)
        ahead[claim] = {**ahead.get(claim, {}), "issued": later}
    one, other = known(assessed(document, day)), known(assessed(ahead, day))
    for claims in (one, other):
        claims.pop("pnp.intended_province", None)  # see the test below
    assert one == other
    assert bounds(assessed(document, day)) == bounds(assessed(ahead, day))


def test_the_province_of_a_nomination_that_does_not_exist_yet_settles_nothing() -> None:
    nomination = {"province": "ON", "issued": "2025-02-01", "express_entry": True}
    requirements = assessed({**TRADER, "nomination": nomination}).programs["pnp"].requirements
    assert {item.id: item.result for item in requirements}["intended_province"] is Result.NOT_MET


@pytest.mark.parametrize(
    "sittings",
    [
        pytest.param([(10, 9, 9, 9), (9, 9, 9, 10)], id="worth the same everywhere"),
        pytest.param([(7, 8, 9, 9), (10, 4, 9, 9)], id="worth the same to the ranking only"),
    ],
)
def test_the_order_of_two_sittings_that_earn_the_same_does_not_matter(sittings: list[tuple[int, ...]]) -> None:
    tests = [{**sitting(0), **dict(zip(("speaking", "listening", "reading", "writing"), levels, strict=True))}
             for levels in sittings]  # fmt: skip
    one, other = (assessed({**TRADER, "education": [], "language_tests": order}) for order in (tests, tests[::-1]))
    assert known(one) == known(other)
    assert bounds(one) == bounds(other)


def test_the_selection_grid_reads_the_sitting_that_earns_most_on_the_grid() -> None:
    """Any valid result may be relied on; one that earns more in the ranking may earn less on the grid, and fail it."""
    better_ranked = {**sitting(10), "writing": 4}
    one, both = (assessed({**SKILLED, "language_tests": tests}).programs["fsw"].grid
                 for tests in ([sitting(8)], [sitting(8), better_ranked]))  # fmt: skip
    assert one is not None
    assert both is not None
    assert both.at_least >= one.at_least


# --------------------------------------------------------------------------------------------- where more is not better


def sitting(level: int, language: str = "en", taken: str = "2024-06-01") -> Document:
    return {"test": "CLB", "language": language, "taken": taken, "speaking": level, "listening": level,
            "reading": level, "writing": level}  # fmt: skip


def job(noc: str, first: str, **stated: Any) -> Document:
    return {"noc": noc, "country": "CA", "from": first, "hours_per_week": 40, "paid": True, "authorized": True,
            "self_employed": False, "full_time_student": False, "status": "worker", **stated}  # fmt: skip


TRADER: Document = {
    "format": "express-entry/profile@1",
    "person": {"date_of_birth": "1995-05-01"},
    "marital_status": "never_married",
    "intended_province": "ON",
    "education": [{"credential": "bachelor", "country": "IN", "completed": "2016-05-01",
                   "assessment": {"organization": "WES", "issued": "2024-01-01", "equivalent_to": "bachelor"}}],
    "language_tests": [sitting(6)],
    "work": [job("72200", "2023-06-01")],
    "settlement_funds": {"amount": 20000, "currency": "CAD", "as_of": "2025-01-01"},
}  # fmt: skip


def result(document: Document, program: str) -> Result:
    return assessed(document).programs[program].result


def test_more_work_at_a_higher_level_raises_the_language_that_the_canadian_experience_class_asks_for() -> None:
    assert result(TRADER, "cec") is Result.MET
    more = {**TRADER, "work": [*TRADER["work"], job("21231", "2022-02-01", hours_per_week=60, to="2024-12-31")]}
    assert result(more, "cec") is Result.NOT_MET


SKILLED = {**TRADER, "language_tests": [sitting(9)], "work": [job("21231", "2021-06-01")]}


def test_a_child_raises_the_funds_that_are_asked_for() -> None:
    assert result(SKILLED, "fsw") is Result.MET
    child = {"date_of_birth": "2020-01-01", "accompanying": False, "marital_status": "never_married"}
    assert result({**SKILLED, "dependants": [child, child]}, "fsw") is Result.NOT_MET


def test_work_for_which_a_professional_body_is_designated_asks_for_its_assessment() -> None:
    physician = {**SKILLED, "work": [job("31102", "2015-01-01")]}
    assert result(physician, "fsw") is Result.NOT_MET
    assert result({**SKILLED, "work": [job("21231", "2021-06-01"), job("31102", "2024-06-01")]}, "fsw") is Result.MET


def test_a_spouse_who_comes_along_may_lower_the_score_and_raises_the_funds_asked_for() -> None:
    spouse = {"accompanying": True, "citizen_or_permanent_resident": False, "education": [], "language_tests": [],
              "work": []}  # fmt: skip
    married = {**SKILLED, "marital_status": "married", "spouse": spouse}
    one, two = (assessed(document) for document in (SKILLED, married))
    assert one.crs is not None
    assert two.crs is not None
    assert one.crs.at_least > two.crs.at_least
    facts = [item.facts["needed"] for a in (one, two) for item in a.programs["fsw"].requirements if item.id == "funds"]
    assert facts == [14690, 18288]


def test_a_second_credential_raises_the_level_and_one_more_degree_of_the_same_level_does_not() -> None:
    degree = {"credential": "bachelor", "country": "CA", "completed": "2020-05-01"}
    short = {**degree, "credential": "one_year"}
    levels = [assessed({**SKILLED, "education": education}).amounts.factors.education.name
              for education in ([degree], [degree, short], [degree, degree], [short, short],
                                [{**degree, "credential": "master"}, degree])]  # fmt: skip
    assert levels == ["BACHELOR", "TWO_OR_MORE", "TWO_OR_MORE", "ONE_YEAR", "MASTER"]


@pytest.mark.parametrize(("day", "points"), [("2026-05-31", 124), ("2026-06-01", 0)])
def test_waiting_costs_the_points_of_a_test_on_its_second_anniversary(day: str, points: int) -> None:
    found = assessed(SKILLED, date.fromisoformat(day)).crs
    assert found is not None
    assert found.factors["first_official_language"] == points
