"""The tables of documents: whole, in agreement with the conditions, and refused with the reason where they are not."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from express_entry.checklist import Circumstances, derive
from express_entry.checklist.conditions import REGISTRY
from express_entry.checklist.leadtimes import document_leads
from express_entry.law import Consolidation, LawFileError, consolidated
from express_entry.law.documents import CONDITIONS, DOCUMENT, PREFIX, document_problems
from express_entry.profile import check

MINIMAL = {
    "format": "express-entry/profile@1",
    "person": {"date_of_birth": "1990-01-01"},
    "marital_status": "never_married",
}
PROMISED = {
    *("passport", "photo", "language_result", "education_assessment", "foreign_credential", "canadian_credential"),
    *("proof_of_work", "proof_of_funds", "certificate_of_qualification", "job_offer_letter", "nomination_certificate"),
    *("relationship_proof", "relative_status", "relative_residence", "category_evidence", "police_certificate"),
    *("medical_proof", "use_of_representative", "authority_to_release", "name_change", "explanation"),
    *("marriage_certificate", "common_law_declaration", "previous_marriage_ended", "status_in_canada"),
    *("birth_certificate", "adoption_papers", "custody", "dependency_proof", "single_status"),
}
"""The documents whose names others rely on."""


def tables() -> dict[str, Any]:
    return {name: table for name, table in consolidated().tables.items() if table.kind == DOCUMENT}


def test_every_document_promised_is_a_table_and_no_other() -> None:
    assert {name.removeprefix(PREFIX) for name in tables()} == PROMISED


def test_neither_biometrics_nor_the_right_of_permanent_residence_is_a_document() -> None:
    """Their absence never returns an application (R10(2.2), R303(3))."""
    assert not [name for name in tables() if "biometric" in name or "fee" in name or "permanent_residence" in name]


def test_every_condition_that_a_table_may_name_is_a_function_and_is_named() -> None:
    assert set(REGISTRY) == set(CONDITIONS)
    used = {
        rule["condition"]
        for table in tables().values()
        for version in table.versions
        for rule in version.values["rules"]
    }
    assert used == set(CONDITIONS)


def test_every_lead_time_that_a_table_names_is_there() -> None:
    named = {version.values["lead"] for table in tables().values() for version in table.versions}
    assert named <= set(document_leads())


def test_a_document_is_there_on_every_day_of_express_entry() -> None:
    for name, table in tables().items():
        assert table.in_force(date(2015, 1, 1)), name
        assert table.in_force(date(2026, 11, 26)), name


# ------------------------------------------------------------------------------------------------------ what is refused

BOTH = {"en": "x", "fr": "y"}
WRONG: list[tuple[str, str, dict[str, Any], str]] = [
    ("document/passport", "stage", {"stage": "before"}, "profile, application and later"),
    ("document/passport", "each", {"each": "child"}, "one, test"),
    ("document/passport", "lead", {"lead": 3}, "a name"),
    ("document/passport", "form", {"form": ["in_gold"]}, "colour_scan"),
    ("document/passport", "recorded", {"recorded": {"en": "x"}}, "both languages"),
    ("document/passport", "validity", {"validity": "long"}, "expiry"),
    ("document/passport", "validity.rule", {"validity": {"rule": "forever", "tested": ["landing"]}}, "expiry"),
    ("document/passport", "validity.tested", {"validity": {"rule": "expiry", "tested": ["later"]}}, "landing"),
    ("document/photo", "validity.months", {"validity": {"rule": "months_since_issue", "tested": ["landing"]}}, "whole"),
    ("document/photo", "rules", {"rules": []}, "[[table.version.values.rules]]"),
    ("document/police_certificate", "years", {"years": 0}, "a whole number from 1 on"),
    ("document/police_certificate", "counted", {"counted": "somehow"}, "in_a_row and added_up"),
    ("document/custody", "under_age", {"under_age": "18"}, "a whole number from 1 on"),
    ("documents/forms", "forms", {"forms": {}}, "[[table.version.values.forms]]"),
    ("documents/forms", "forms.words", {"forms": [{"id": "x", "words": "y"}]}, "both languages"),
    (
        "documents/letter_fields",
        "fields.asked_of",
        {"fields": [{"id": "x", "words": BOTH}]},
        "employed",
    ),
]


@pytest.mark.parametrize(("table", "field", "values", "accepted"), WRONG, ids=[f"{row[0]} {row[1]}" for row in WRONG])
def test_a_value_that_cannot_be_used_is_named_with_what_is_accepted(
    table: str, field: str, values: dict[str, Any], accepted: str
) -> None:
    assert problems(table, values) == [problem for problem in problems(table, values) if f": {field} is " in problem]
    assert accepted in problems(table, values)[0]


RULES: list[tuple[str, Any, str]] = [
    ("persons", ["cousin"], "principal, spouse and child"),
    ("role", "perhaps", "mandatory, conditional and optional"),
    ("condition", "is_nice", "accompanies"),
    ("reason", {"en": "{weather}", "fr": "{weather}"}, "that name only:"),
    ("reason", {"en": "open {", "fr": "x"}, "that name only:"),
]


@pytest.mark.parametrize(("field", "value", "accepted"), RULES)
def test_a_rule_that_cannot_be_used_is_named_with_what_is_accepted(field: str, value: Any, accepted: str) -> None:
    rules = copy.deepcopy([dict(rule) for rule in consolidated().tables["document/photo"].versions[0].values["rules"]])
    rules[0][field] = value
    (problem,) = problems("document/photo", {"rules": rules})
    assert f": rules.{field} is " in problem
    assert accepted in problem


def problems(table: str, values: dict[str, Any]) -> list[str]:
    law = consolidated()
    had = law.tables[table]
    last = had.versions[-1]
    made = replace(had, versions=(replace(last, values={**last.values, **values}),))
    whole = Consolidation(law.instruments, {**law.tables, table: made})
    return [problem.say("en") for problem in document_problems(whole, made)]


# ---------------------------------------------------------------------------------------------------- another's own law

OVERLAY = """
[[instrument]]
id = "invented-documents"
title.en = "INVENTED: documents made up for a test"
title.fr = "INVENTÉ : documents imaginés pour un test"
kind = "example"
citation = "INVENTED"
in_force = 2027-01-01
recorded = 2026-11-26
verified = 2026-11-26
confidence = "low"

[[table]]
id = "document/swimming_badge"
kind = "document"
title.en = "Swimming badge"
title.fr = "Brevet de natation"
  [[table.version]]
  from = 2027-01-01
  instrument = "invented-documents"
  citation = "INVENTED"
  recorded = 2026-11-26
  verified = 2026-11-26
  confidence = "low"
    [table.version.values]
    stage = "application"
    each = "one"
    lead = "records"
    form = ["colour_scan"]

      [[table.version.values.rules]]
      persons = ["principal"]
      condition = "CONDITION"
      role = "mandatory"
      reason.en = "everybody swims"
      reason.fr = "tout le monde nage"
"""


def test_a_file_of_law_adds_a_document_from_its_first_day_on(tmp_path: Path) -> None:
    path = tmp_path / "proposal.toml"
    path.write_text(OVERLAY.replace("CONDITION", "always"), encoding="utf-8")
    law = consolidated().with_file(path)
    profile = check(MINIMAL)
    known = Circumstances(program="cec")
    before, after = (
        derive(profile, law, on=day, circumstances=known) for day in (date(2026, 12, 31), date(2027, 1, 1))
    )
    assert "principal/swimming_badge" not in {item.id for item in before.items}
    item = after.item("principal/swimming_badge")
    assert (item.reason.say("fr"), item.citation) == ("tout le monde nage", "INVENTED")


def test_a_file_of_law_with_a_condition_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "proposal.toml"
    path.write_text(OVERLAY.replace("CONDITION", "swims"), encoding="utf-8")
    with pytest.raises(LawFileError, match=r"rules\.condition is swims"):
        consolidated().with_file(path)
