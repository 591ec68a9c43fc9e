"""Whoever is told what is missing is told all of it: with that stated, nothing more of the same is asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from express_entry import law
from express_entry.assessment import assess
from express_entry.law import Result
from express_entry.profile import check
from express_entry.profile.standing import funds_of

DAY = date(2025, 3, 24)
PERSON = {
    "format": "express-entry/profile@1",
    "person": {"date_of_birth": "1996-04-02"},
    "marital_status": "never_married",
}


@pytest.mark.parametrize(
    ("funds", "missing"),
    [
        ({"amount": "20000.00"}, ["currency", "as_of"]),
        ({"amount": "20000.00", "currency": "CAD"}, ["as_of"]),
        ({"amount": "20000.00", "as_of": "2025-03-01"}, ["currency"]),
        ({"amount": "20000.00", "currency": "USD"}, ["cad_equivalent", "as_of"]),
        ({"currency": "CAD"}, ["amount", "as_of"]),
        ({}, ["amount", "currency", "as_of"]),
        ({"amount": "20000.00", "currency": "CAD", "as_of": "2025-03-01"}, []),
    ],
)
def test_every_missing_fact_of_the_funds_is_named_at_once(funds: dict[str, str], missing: list[str]) -> None:
    stated = check({**PERSON, "settlement_funds": funds}).settlement_funds
    amount, needs = funds_of(stated, DAY)
    assert list(needs) == [f"settlement_funds.{name}" for name in missing]
    assert (amount is None) == bool(missing)


def test_funds_that_are_not_stated_are_asked_for_as_a_whole() -> None:
    assert funds_of(None, DAY) == (None, ("settlement_funds",))


@pytest.mark.parametrize(
    ("stated", "missing"),
    [
        ({"settlement_funds": {"amount": "20000.00"}}, {"settlement_funds.currency", "settlement_funds.as_of"}),
        ({"language_tests": [{"speaking": 8}]}, {"language_tests[0].test", "language_tests[0].taken"}),
        (
            {"education": [{"country": "IN", "completed": "2019-05-01", "assessment": {"equivalent_to": "master"}}]},
            {"education[0].assessment.issued", "education[0].assessment.organization"},
        ),
        ({"education": [{}]}, {"education[0].country", "education[0].completed"}),
        ({"education": [{"country": "CA"}]}, {"education[0].credential", "education[0].completed"}),
    ],
)
def test_an_open_requirement_names_all_that_it_waits_for(stated: dict[str, Any], missing: set[str]) -> None:
    found = assess(check({**PERSON, **stated}), on=DAY, law=law.on(DAY))
    waiting = [item for item in found.programs["fsw"].requirements if item.result is Result.UNKNOWN]
    assert any(missing <= set(item.needs) for item in waiting), [item.needs for item in waiting]
