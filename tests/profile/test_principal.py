"""A couple's document can be told from the other side: the other partner as candidate."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from express_entry.assessment import assess
from express_entry.law.text import LANGUAGES
from express_entry.profile import Profile, ProfileError, check, dump, load
from express_entry.profile.principal import SHARED_LISTS, not_carried_over, obstacles, other_as_principal
from tests.profile.documents import EXAMPLES, LEAST, with_values
from tests.properties.strategies import people

COUPLE = load(EXAMPLES / "couple.yaml")


def test_everything_that_both_state_changes_places() -> None:
    other = other_as_principal(COUPLE)
    assert COUPLE.spouse is not None
    assert other.spouse is not None
    for name in SHARED_LISTS:
        assert getattr(other, name) == getattr(COUPLE.spouse, name)
        assert getattr(other.spouse, name) == getattr(COUPLE, name)
    assert other.person.date_of_birth == date(1990, 2, 17)
    assert other.spouse.date_of_birth == date(1992, 7, 4)
    assert [relative.of for relative in other.relatives_in_canada] == ["candidate"]
    assert other.dependants == COUPLE.dependants
    assert (other.settlement_funds, other.intended_province) == (COUPLE.settlement_funds, COUPLE.intended_province)


def test_what_is_stated_of_a_candidate_alone_does_not_move_and_is_named() -> None:
    engineer = load(EXAMPLES / "software-engineer.json")
    other = other_as_principal(engineer)
    assert (other.nomination, other.job_offer, other.certificate_of_qualification) == (None, None, None)
    assert other.person.in_canada is None
    said = " ".join(reason.say("en") for reason in not_carried_over(engineer))
    for path in ("certificate_of_qualification", "job_offer", "nomination", "person.in_canada"):
        assert f"{path} is stated of the candidate alone" in said
    assert "first_official_language is" not in said, "what was not stated is not missed"
    for reason in not_carried_over(COUPLE):
        assert len({reason.say(language) for language in LANGUAGES}) == 2


def test_a_child_and_a_relative_of_one_partner_stay_theirs() -> None:
    tree = dump(COUPLE)
    tree["dependants"] = [{"date_of_birth": "2018-10-12", "parent": "spouse"}, {"date_of_birth": "2019-10-12"}]
    tree["relatives_in_canada"] = [{"relationship": "sibling", "of": "candidate"}, {"relationship": "parent"}]
    other = other_as_principal(check(tree))
    assert [child.parent for child in other.dependants] == ["candidate", None]
    assert [relative.of for relative in other.relatives_in_canada] == ["spouse", None]


def test_a_permanent_resident_who_is_no_candidate_any_more_is_one_as_spouse() -> None:
    tree = dump(COUPLE)
    tree["person"]["in_canada"] = {"status": "permanent_resident"}
    other = other_as_principal(check(tree))
    assert other.spouse is not None
    assert other.spouse.citizen_or_permanent_resident is True


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"marital_status": "divorced"}, "marital_status"),
        ({"marital_status": "legally_separated"}, "marital_status"),
        ({"spouse": None}, "spouse"),
        ({"spouse.date_of_birth": None}, "spouse.date_of_birth"),
        ({"spouse.citizen_or_permanent_resident": True}, "spouse.citizen_or_permanent_resident"),
    ],
)
def test_without_another_who_could_be_the_candidate_the_document_cannot_be_turned_round(
    change: dict[str, object], path: str
) -> None:
    profile = check(with_values(dump(COUPLE), change))
    assert [problem.path for problem in obstacles(profile)] == [path]
    with pytest.raises(ProfileError) as caught:
        other_as_principal(profile)
    assert caught.value.say("en") != caught.value.say("fr")


def test_a_single_person_has_no_other() -> None:
    with pytest.raises(ProfileError):
        other_as_principal(check(LEAST))


def turned_twice(profile: Profile) -> Profile:
    return other_as_principal(other_as_principal(profile))


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(people())
def test_turned_twice_a_couple_is_itself_again_but_for_what_does_not_move(
    person: tuple[dict[str, Any], date],
) -> None:
    document, on = person
    assume("spouse" in document and not document["spouse"]["citizen_or_permanent_resident"])
    profile = check(copy.deepcopy(document))
    other = other_as_principal(profile)
    assert check(dump(other)) == other, "it is a document like any other"
    kept = {name: document[name] for name in ("format", "marital_status", "intended_province", "settlement_funds")}
    kept |= {name: document[name] for name in ("education", "language_tests", "work", "dependants")}
    kept |= {"relatives_in_canada": document["relatives_in_canada"], "spouse": document["spouse"]}
    kept["person"] = {"date_of_birth": document["person"]["date_of_birth"]}
    assert turned_twice(profile) == check(kept)
    if other.person.date_of_birth <= on:
        assert assess(other, on=on).amounts.standing.family_size == assess(profile, on=on).amounts.standing.family_size
