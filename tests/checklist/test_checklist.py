"""A checklist and what can be asked of it: circumstances, classes, ids, the shape of the document."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from express_entry.checklist import FORMAT, Checklist, Circumstances, checklist_document, derive
from express_entry.checklist.dates import dates_of
from express_entry.law import Result, consolidated
from express_entry.profile import ProfileError, check, load

PROFILES = Path(__file__).parents[2] / "examples" / "profiles"
ON = date(2025, 9, 1)


def listed(name: str, on: date = ON, **known: Any) -> Checklist:
    return derive(load(PROFILES / name), consolidated(), on=on, circumstances=Circumstances(**known))


def test_nothing_stated_asks_for_what_everybody_hands_in_and_names_what_would_tell_the_rest() -> None:
    found = listed("minimal.json", date(2026, 11, 26), program="cec")
    sure = {item.document for item in found.items if item.needed is Result.MET}
    assert sure == {"passport", "photo", "medical_proof", "explanation", "proof_of_funds"}
    assert {"residences", "work", "language_tests", "circumstances.represented"} <= set(found.unknown)


def test_the_view_of_a_day_and_the_whole_law_give_the_same_list() -> None:
    profile = load(PROFILES / "couple.yaml")
    assert derive(profile, consolidated().on(ON), on=ON) == derive(profile, consolidated(), on=ON)


def test_an_item_is_found_by_its_id_and_another_is_not() -> None:
    found = listed("couple.yaml", program="fsw")
    item = found.item("spouse/police_certificate/NO")
    assert (item.person, item.document, item.subject) == ("spouse", "police_certificate", "NO")
    with pytest.raises(KeyError):
        found.item("spouse/police_certificate/SE")


def test_a_class_and_a_category_that_there_are_none_of_are_refused() -> None:
    with pytest.raises(ValueError, match="accepted are fsw, cec, fst, pnp"):
        listed("couple.yaml", program="atlantic")
    with pytest.raises(ValueError, match="category/pilots is not in force on 2025-09-01; accepted are"):
        listed("couple.yaml", category="pilots")


def test_somebody_not_born_by_the_day_has_no_checklist() -> None:
    tree = {
        "format": "express-entry/profile@1",
        "person": {"date_of_birth": "2025-09-02"},
        "marital_status": "never_married",
    }
    with pytest.raises(ProfileError):
        derive(check(tree), consolidated(), on=ON)


@pytest.mark.parametrize(
    ("invited", "deadline"),
    [
        ("2016-11-18", "2017-01-17"),
        ("2016-11-19", "2017-02-17"),
        ("2018-06-26", "2018-08-25"),
        ("2025-09-01", "2025-10-31"),
    ],
)
def test_the_deadline_follows_from_the_period_in_force_on_the_day_of_the_invitation(
    invited: str, deadline: str
) -> None:
    found = listed("couple.yaml", invited_on=date.fromisoformat(invited), program="fsw")
    assert found.deadline == date.fromisoformat(deadline)
    assert any(deadline in item.say("en") for item in found.assumptions)


def test_a_deadline_and_an_end_that_are_known_are_taken_as_they_are() -> None:
    found = listed("couple.yaml", deadline=date(2025, 12, 1), expected_end=date(2026, 3, 1), program="fsw")
    assert (found.deadline, found.expected_end) == (date(2025, 12, 1), date(2026, 3, 1))
    assert not any("2026-03-01" in item.say("en") for item in found.assumptions)


def test_ages_and_stays_are_those_of_the_day_of_the_application() -> None:
    """The child of 2018-10-12 is 22 on 2040-10-12, and no dependent child any more as far as is stated."""
    early, late = (listed("couple.yaml", program="fsw", submitted_on=day) for day in (ON, date(2040, 10, 12)))
    assert "child-1/birth_certificate" in {item.id for item in early.items}
    assert not [item for item in late.items if item.id == "child-1/birth_certificate" and item.needed is Result.MET]


def test_what_takes_longer_than_the_time_left_is_asked_for_at_once() -> None:
    found = listed("couple.yaml", program="fsw", invited_on=ON)
    (first,) = (item for item in dates_of(found) if "principal/police_certificate/NO" in item.items)
    assert (first.day, first.kind) == (ON, "begin")
    assert "at once" in first.reason.say("en")
    later = listed("couple.yaml", program="fsw", deadline=date(2026, 9, 1))
    assert found.item("principal/police_certificate/NO").begin_by == date(2025, 7, 31)
    assert dates_of(later)[0].day == date(2026, 6, 1)


def test_a_paper_that_the_office_asks_for_later_is_not_due_by_the_deadline() -> None:
    found = listed("couple.yaml", date(2024, 9, 2), program="fsw", invited_on=date(2024, 9, 2))
    exam = found.item("principal/medical_proof")
    assert (exam.stage, exam.begin_by) == ("later", None)


def test_the_category_of_the_round_is_that_of_the_day_of_the_invitation() -> None:
    """The category for transport was in force until 2025-02-26, and is again in another version since."""
    found = listed("couple.yaml", date(2025, 3, 10), category="transport", invited_on=date(2025, 2, 20), program="fsw")
    assert found.item("principal/category_evidence").needed is Result.MET
    with pytest.raises(ValueError, match="category/transport is not in force on 2025-03-10"):
        listed("couple.yaml", date(2025, 3, 10), category="transport", program="fsw")


def test_a_paper_at_hand_that_holds_takes_no_time() -> None:
    found = listed("couple.yaml", program="fsw", invited_on=ON)
    assert found.item("principal/passport").lead_time is None
    assert found.item("spouse/passport").lead_time is not None


def test_the_document_has_the_keys_that_others_rely_on() -> None:
    document = checklist_document(listed("couple.yaml", program="fsw", invited_on=ON))
    assert document["format"] == FORMAT == "express-entry/checklist@1"
    assert {"on", "programs", "deadline", "expected_end", "people", "items", "unknown", "assumptions"} <= set(document)
    item = next(each for each in document["items"] if each["id"] == "principal/language_result/1")
    keys = {"person", "document", "subject", "stage", "role", "needed", "needs", "reason", "citation", "relied_until"}
    assert keys <= set(item)
    assert item["relied_until"] == "2027-01-17"
    assert item["reliance"]["deadline"] is True
    assert document["files"]["most_megabytes"] == 4
