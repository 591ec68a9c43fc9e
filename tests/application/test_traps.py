"""What is commonly got wrong: which test holds each of these rules on both databases, and those that no other has."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from express_entry.application import drafting
from express_entry.application.drafting import form_of
from express_entry.application.keeping import found
from express_entry.application.showing import due_of
from express_entry.law.days import add_years
from express_entry.pool.laws import service_law
from express_entry.review import Kind, fees_of
from express_entry.review.fees import high
from tests.application.bureau import DAY, PROCESSING, Bureau
from tests.pool.people import Document, document

CHILD = 260
"""Dollars of the fee for a dependent child, since 2024-04-30."""
ROOT = Path(__file__).parents[2]
HELD = (
    "pool/test_returns.py::test_one_who_declines_is_back_with_the_same_instant_and_the_same_place_among_equals",
    "pool/test_returns.py::test_back_from_an_invitation_there_is_only_the_rest_of_the_twelve_months",
    "pool/test_rescoring.py::test_an_ineligible_profile_is_not_edited_back_to_life",
    "pool/test_deadlines.py::test_a_profile_whose_invitation_lapsed_is_never_invited_again",
    "pool/test_nominations.py::test_a_nomination_is_not_dropped_by_leaving_it_out_of_the_document",
    "pool/test_nominations.py::test_a_nominee_is_invited_as_a_nominee_for_the_class_of_nominees",
    "application/test_journey.py::test_the_test_of_receipt_is_kept_with_the_line_of_the_round",
    (
        "application/test_deadlines.py::"
        "test_the_service_standard_is_six_months_from_receipt_and_not_from_the_day_it_was_found_complete"
    ),
    "application/test_rules.py::test_nothing_is_returned_for_biometrics_or_the_right_of_permanent_residence_fee",
    "pool/test_programs.py::test_on_its_day_everybody_stands_by_the_one_class_and_who_does_not_qualify_leaves",
)
"""The tests of the other rules: the return of who declines, the dead profile, the lapsed one, the nomination left out,
the round that does not cover nominees, A11.2, the standard, what returns no file, and classes that are not for ever."""


@pytest.mark.parametrize("test", HELD)
def test_every_other_rule_has_its_test_on_both_databases(test: str) -> None:
    """The fixtures ``office`` and ``desks`` are there once on each."""
    file, _, name = test.partition("::")
    found_there = re.search(rf"def {name}\(\s*(office|desks): ", (ROOT / "tests" / file).read_text("utf-8"))
    assert found_there, test


def with_child(born: date, *, accompanying: bool = True, here: int = 2) -> Document:
    child: Document = {"date_of_birth": str(born), "accompanying": accompanying, "citizen_or_permanent_resident": False}
    child["dependent_since_before_22"] = False
    return {**document("X", DAY, here=here), "dependants": [child]}


def test_the_age_of_a_child_is_not_frozen_by_the_invitation(desks: Bureau) -> None:
    """R25.1(1): it is that of the day of the application, and is locked by it."""
    number = desks.start(with_child(add_years(DAY + timedelta(days=5), -22)))
    assert due_of(found(number), Kind.PROCESSING, desks.now) == PROCESSING + CHILD
    assert due_of(found(number), Kind.PROCESSING, desks.now + timedelta(days=10)) == PROCESSING
    desks.declare(number)
    desks.pay(number, PROCESSING + CHILD)
    desks.hand_in(number, incomplete=True)
    row = found(number)
    assert row.received is not None
    later = fees_of(form_of(row).profile, received=row.received_at, law=service_law())
    assert high(later.totals[Kind.PROCESSING]) == PROCESSING + CHILD
    assert due_of(row, Kind.PROCESSING, desks.now + timedelta(days=300)) == 0


def test_the_age_of_a_nominee_s_child_is_that_of_the_day_of_the_application_to_the_province(desks: Bureau) -> None:
    """R25.1(4): not that of the invitation, nor that of the application."""
    number = desks.submit(with_child(add_years(DAY - timedelta(days=5), -22)))
    desks.nominate(number)
    desks.hold("round-pnp", 1, ("pnp",))
    made = drafting.start(desks.applicant, number).number
    for applied, fee in ((DAY - timedelta(days=30), PROCESSING + CHILD), (DAY - timedelta(days=2), PROCESSING)):
        drafting.declare_more(desks.applicant, made, {"circumstances": {"applied_to_province": str(applied)}})
        assert due_of(found(made), Kind.PROCESSING, desks.now) == fee


@pytest.mark.parametrize("accompanying", [True, False])
def test_whoever_does_not_come_along_counts_for_the_funds_too(accompanying: bool, desks: Bureau) -> None:
    """R76(1)(b)(i): the applicant and the family members, whether or not they accompany."""
    for amount, state in (("18000.00", "ineligible"), ("45000.00", "in_pool")):
        stated = with_child(DAY - timedelta(days=4000), accompanying=accompanying, here=0)
        stated["person"]["passport"]["number"] = f"T{amount[:2]}{accompanying}"
        stated["settlement_funds"]["amount"] = amount
        number = desks.submit(stated)
        assert desks.state(number) == state
