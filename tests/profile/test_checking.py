"""From a tree to a profile or to its problems: every rule about one value, and all problems at once."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from pydantic import ValidationError
from pydantic_core import core_schema

from express_entry.profile import Dependant, Job, Nomination, Profile, ProfileError, as_stated, check, dump, stored
from express_entry.profile.checking import _problem
from express_entry.profile.limits import MOST_DEPTH, MOST_VALUES
from express_entry.profile.problems import MOST_LISTED, shown
from express_entry.profile.shape import slot_at
from express_entry.profile.wording import MESSAGES, OTHERWISE
from tests.profile.documents import (
    ABSENT,
    ACCEPTED,
    ENGINEER,
    LEAST,
    REFUSED,
    label,
    optional_fields,
    parts,
    problem_with,
    problems_of,
    with_values,
)

# --------------------------------------------------------------------------------------------------------- the document


def test_every_field_of_the_documented_example_arrives() -> None:
    profile = check(ENGINEER)
    assert profile.person.date_of_birth == date(1994, 3, 11)
    assert profile.person.citizenships == ("IN",)
    assert profile.spouse is not None
    assert profile.spouse.education == ()
    assert profile.dependants == (
        Dependant(date_of_birth=date(2021, 9, 1), accompanying=True, citizen_or_permanent_resident=False),
    )
    assert profile.work is not None
    assert profile.work[0].from_ == date(2023, 5, 1)
    assert profile.work[0].to is None
    assert profile.settlement_funds is not None
    assert profile.settlement_funds.amount == Decimal("25000.00")


def without_nulls(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {name: without_nulls(value) for name, value in tree.items() if value is not None}
    return [without_nulls(item) for item in tree] if isinstance(tree, list) else tree


def test_the_documented_example_comes_back_as_it_was_written() -> None:
    written = dump(check(ENGINEER))
    assert written == without_nulls(ENGINEER)
    assert json.dumps(written["education"][0]["years"]) == "4"


def test_what_was_stated_to_be_null_or_none_is_kept_apart_from_what_was_not_stated() -> None:
    tree = {**LEAST, "work": [{"noc": "21231", "to": None}, {"noc": "21231"}], "job_offer": None, "dependants": []}
    profile = check(tree)
    assert as_stated(profile) == tree
    assert as_stated(stored(json.dumps(tree).encode())) == tree
    assert dump(profile) == {**LEAST, "work": [{"noc": "21231"}, {"noc": "21231"}]}
    assert as_stated(check(dump(profile))) == dump(profile), "a document of before stays as it was kept"
    assert check(as_stated(profile)) == profile


def test_three_facts_are_enough() -> None:
    profile = check(LEAST)
    assert dump(profile) == LEAST
    assert (profile.work, profile.education, profile.language_tests) == (None, None, None)
    assert (profile.dependants, profile.relatives_in_canada) == ((), ())


@pytest.mark.parametrize("path", ["format", "person", "person.date_of_birth", "marital_status"])
def test_a_required_field_that_is_absent_is_named(path: str) -> None:
    (problem,) = problems_of(with_values(LEAST, {path: ABSENT}))
    assert problem.path == path
    assert problem.message.text == MESSAGES["missing"]


@pytest.mark.parametrize("name", optional_fields(Profile))
def test_null_says_the_same_as_a_field_left_out(name: str) -> None:
    assert check({**LEAST, name: None}) == check(LEAST)


@pytest.mark.parametrize("name", ["education", "language_tests", "work", "residences", "previous_marriages"])
def test_an_empty_list_of_facts_says_none_and_not_unknown(name: str) -> None:
    assert getattr(check({**LEAST, name: []}), name) == ()
    assert dump(check({**LEAST, name: []})) == {**LEAST, name: []}


@pytest.mark.parametrize("name", ["nomination", "job_offer", "certificate_of_qualification"])
@pytest.mark.parametrize("nothing", [{}, {"issued": None}, None])
def test_a_claim_that_states_nothing_is_not_made(name: str, nothing: object) -> None:
    assert getattr(check({**LEAST, name: nothing}), name) is None


def test_a_claim_that_only_denies_is_made() -> None:
    assert check({**LEAST, "nomination": {"express_entry": False}}).nomination == Nomination(express_entry=False)


def test_an_empty_assessment_is_no_assessment() -> None:
    (credential,) = check({**LEAST, "education": [{"credential": "master", "assessment": {}}]}).education or ()
    assert credential.assessment is None


def test_a_profile_cannot_be_changed_and_can_be_a_key() -> None:
    profile = check(ENGINEER)
    with pytest.raises(ValidationError):
        profile.reference = "other"  # type: ignore[misc]
    assert {profile: 1}[check(ENGINEER)] == 1


def test_a_class_called_directly_takes_the_names_of_python_and_says_what_is_wrong() -> None:
    assert dump(check({**LEAST, "work": [{"from": "2020-01-01"}]}))["work"] == [{"from": "2020-01-01"}]
    assert Job(from_=date(2020, 1, 1)).from_ == date(2020, 1, 1)
    with pytest.raises(ValidationError, match="neither NOC 2021 nor NOC 2016"):
        Job(noc="99999")


def test_the_names_of_python_are_not_those_of_the_file() -> None:
    (problem,) = problems_of({**LEAST, "work": [{"from_": "2020-01-01"}]})
    assert problem.path == "work[0].from_"
    assert problem.suggestion is not None
    assert '"from"' in problem.suggestion.say("en")


# ------------------------------------------------------------------------------------------ values, one field at a time


@pytest.mark.parametrize(("path", "value", "kind"), REFUSED, ids=label)
def test_a_value_that_is_not_accepted_is_refused_with_its_path(path: str, value: object, kind: str) -> None:
    problem = problem_with(path, value)
    assert problem.path == path
    assert problem.message.text == MESSAGES[kind]
    if kind != "extra_forbidden":
        assert problem.value == shown(value)
        assert problem.accepted == slot_at(tuple(parts(path))).accepted


def test_every_kind_of_error_that_has_words_can_happen() -> None:
    in_other_tests = {"missing", "invalid_key"}
    assert {kind for _, _, kind in REFUSED} | in_other_tests == set(MESSAGES)


def test_a_name_that_is_not_text_is_refused() -> None:
    (problem,) = problems_of(dict([*LEAST.items(), (5, 1)]))
    assert problem.message.text == MESSAGES["invalid_key"]
    (problem,) = problems_of({**LEAST, "person": dict([*LEAST["person"].items(), (5, 1)])})
    assert problem.path == "person[5]"


def test_a_name_of_broken_characters_is_refused() -> None:
    (problem, *_) = problems_of({**LEAST, "\ud800": 1})
    assert problem.message.text == MESSAGES["string_unicode"]


@pytest.mark.parametrize("kind", get_args(core_schema.ErrorType))
def test_every_kind_of_error_of_the_validator_is_said_in_both_languages(kind: str) -> None:
    english = "in the validator's own words"
    fault: Any = {"type": kind, "loc": ("work", 0, "noc"), "input": {"a": 1}, "msg": english, "ctx": {"error": english}}
    problem = _problem(fault)
    assert problem.message.text == MESSAGES.get(kind, OTHERWISE)
    assert problem.say("en") != problem.say("fr")
    assert english not in problem.say("en") + problem.say("fr")


@pytest.mark.parametrize(("path", "value"), ACCEPTED, ids=label)
def test_a_value_that_is_accepted_stays_as_it_was(path: str, value: object) -> None:
    profile = check(with_values(ENGINEER, {path: value}))
    assert check(json.loads(json.dumps(dump(profile)))) == profile


def test_a_tenth_of_a_dollar_is_a_tenth() -> None:
    profile = check({**LEAST, "settlement_funds": {"amount": 0.1, "currency": "CAD"}})
    assert profile.settlement_funds is not None
    assert profile.settlement_funds.amount == Decimal("0.1")


# ---------------------------------------------------------------------------------------------------- all of it at once


def test_every_problem_is_reported_at_once_also_between_fields_that_stand() -> None:
    tree = with_values(
        ENGINEER,
        {
            "marital_status": "Married",
            "person.dob": "1994-03-11",
            "work[0].hours_per_week": 200,
            "work[0].to": "2020-01-01",
            "language_tests[0].listening": 8.7,
            "education[1].completed": "1990-01-01",
            "dependants": [1, {"accompanying": 1}],
            "person.citizenships": ["Q", "IN"],
        },
    )
    assert {problem.path for problem in problems_of(tree)} == {
        "marital_status",
        "person.dob",
        "work[0].hours_per_week",
        "work[0].from",
        "language_tests[0].listening",
        "education[1].completed",
        "dependants[0]",
        "dependants[1].accompanying",
        "person.citizenships[0]",
    }


def test_an_unknown_birth_is_not_held_against_other_days() -> None:
    assert [problem.path for problem in problems_of(with_values(ENGINEER, {"person.date_of_birth": "?"}))] == [
        "person.date_of_birth"
    ]
    assert [problem.path for problem in problems_of(with_values(ENGINEER, {"person": ABSENT}))] == ["person"]


def test_more_problems_than_are_listed_are_counted() -> None:
    tree = {**LEAST, "work": [{"hours_per_week": -1}] * (MOST_LISTED + 5)}
    with pytest.raises(ProfileError) as caught:
        check(tree)
    assert caught.value.total == MOST_LISTED + 5
    assert len(caught.value.problems) == MOST_LISTED
    assert "and 5 more" in caught.value.say("en")
    assert "et 5 de plus" in caught.value.say("fr")
    assert str(caught.value) == caught.value.say("en")


def test_one_problem_is_one() -> None:
    with pytest.raises(ProfileError, match="one problem"):
        check({**LEAST, "marital_status": "?"})


@pytest.mark.parametrize("tree", [None, 1, "text", [], True, [LEAST]])
def test_a_document_that_is_no_object_is_refused_as_a_whole(tree: object) -> None:
    (problem,) = problems_of(tree)
    assert problem.path == ""
    assert problem.message.text == MESSAGES["model_type"]


def test_a_tree_without_end_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    wide: list[Any] = [1] * 100
    for tree in ({**LEAST, "work": endless}, {**LEAST, "work": [[[wide] * 100] * 100] * 100}):
        (problem,) = problems_of(tree)
        assert re.search(f"{MOST_DEPTH}|{MOST_VALUES:,}", problem.say("en"))


@pytest.mark.parametrize("value", [{1, 2}, b"21231", object(), iter(["IN"]), Job(), range(3)])
def test_what_is_not_plain_data_is_refused(value: object) -> None:
    (problem,) = problems_of({**LEAST, "work": value})
    assert "plain" in problem.say("en")
