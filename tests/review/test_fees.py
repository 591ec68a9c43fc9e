"""Fees of any family on any day: never negative, more for more people, and the sum of their lines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.law import NoLawYet
from express_entry.law.answers import Between, Number, low
from express_entry.law.text import LANGUAGES
from express_entry.profile import check
from express_entry.review import Ending, Fees, Kind, Payment, fees_of, refunds_of
from express_entry.review.fees import high
from express_entry.review.shapes import as_fees

FLAG = st.sampled_from((True, False, None))
BORN = st.dates(date(1930, 1, 1), date(2014, 12, 31))
BEGUN = datetime(2015, 1, 1, 12, tzinfo=UTC)
RECEIVED = st.integers(0, 4380 * 24 * 60).map(lambda minutes: BEGUN + timedelta(minutes=minutes))


@st.composite
def children(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = {"date_of_birth": draw(st.dates(date(1985, 1, 1), date(2026, 12, 31))).isoformat()}
    stated = {
        name: draw(FLAG) for name in ("accompanying", "citizen_or_permanent_resident", "dependent_since_before_22")
    }
    return found | {name: value for name, value in stated.items() if value is not None}


@st.composite
def families(draw: st.DrawFn) -> dict[str, Any]:
    """A profile with a family and no more than that."""
    document: dict[str, Any] = {
        "format": "express-entry/profile@1",
        "person": {"date_of_birth": draw(st.dates(date(1930, 1, 1), date(2000, 1, 1))).isoformat()},
        "marital_status": "never_married",
        "dependants": draw(st.lists(children(), max_size=4)),
    }
    if draw(st.booleans()):
        spouse = {"accompanying": draw(FLAG), "citizen_or_permanent_resident": draw(FLAG)}
        born = draw(st.dates(date(1930, 1, 1), date(2000, 1, 1))).isoformat()
        stated = {name: value for name, value in spouse.items() if value is not None}
        document |= {"marital_status": "married", "spouse": {"date_of_birth": born, **stated}}
    return document


def numbers(fees: Fees) -> list[Number]:
    return [*fees.totals.values(), fees.total, *(charge.amount for charge in fees.charges)]


@given(families(), RECEIVED, st.none() | st.dates(date(2015, 1, 1), date(2027, 1, 1)))
def test_no_fee_is_negative_and_an_open_one_lies_between_two(
    document: dict[str, Any], received: datetime, paid: date | None
) -> None:
    fees = fees_of(check(document), received=received, paid=paid)
    for number in numbers(fees):
        assert 0 <= low(number) <= high(number)
        assert not isinstance(number, Between) or (number.low < number.high and number.needs)


@given(families(), children(), RECEIVED)
def test_a_family_with_one_more_member_never_pays_less(
    document: dict[str, Any], child: dict[str, Any], received: datetime
) -> None:
    fewer = fees_of(check(document), received=received)
    more = fees_of(check({**document, "dependants": [*document["dependants"], child]}), received=received)
    for kind in Kind:
        assert low(fewer.totals[kind]) <= low(more.totals[kind])
        assert high(fewer.totals[kind]) <= high(more.totals[kind])


@given(families(), RECEIVED)
def test_a_total_is_the_sum_of_its_lines_but_for_the_maximum_of_a_family(
    document: dict[str, Any], received: datetime
) -> None:
    fees = fees_of(check(document), received=received)
    for kind in Kind:
        lines = sum(high(charge.amount) for charge in fees.charges if charge.kind is kind)
        assert high(fees.totals[kind]) == (min(lines, 170) if kind is Kind.BIOMETRICS else lines)


@given(families(), RECEIVED)
def test_who_does_not_apply_pays_nothing(document: dict[str, Any], received: datetime) -> None:
    fees = fees_of(check(document), received=received)
    assert all(charge.amount == 0 for charge in fees.charges if charge.member.applies is False)


@given(families(), RECEIVED)
def test_the_document_of_fees_is_the_same_in_both_languages_but_for_its_words(
    document: dict[str, Any], received: datetime
) -> None:
    fees = fees_of(check(document), received=received)
    one, other = (as_fees(fees, language) for language in LANGUAGES)
    assert one.keys() == other.keys()
    assert one["totals"] == other["totals"]
    assert one["assumptions"] != other["assumptions"]


@given(st.sampled_from(Ending), st.lists(st.builds(Payment, st.sampled_from(Kind), st.integers(0, 4000), BORN)))
def test_no_more_is_repaid_than_was_paid(ending: Ending, payments: list[Payment]) -> None:
    for refund in refunds_of(ending, payments, on=date(2026, 6, 1)):
        assert refund.amount is None or 0 <= refund.amount <= refund.paid
        assert refund.paid == sum(item.amount for item in payments if item.kind is refund.kind)


def test_a_returned_application_costs_nothing_and_a_granted_one_all() -> None:
    payments = [Payment(kind, 100, date(2026, 5, 5)) for kind in Kind]
    assert [item.amount for item in refunds_of(Ending.RETURNED, payments, on=date(2026, 6, 1))] == [100, 100, 100]
    assert [item.amount for item in refunds_of(Ending.GRANTED, payments, on=date(2026, 6, 1))] == [0, 0, 0]
    assert [item.amount for item in refunds_of(Ending.REFUSED, payments, on=date(2026, 6, 1))] == [0, 100, None]


def test_there_are_no_fees_before_express_entry_and_none_without_a_time_zone() -> None:
    person = check({"format": "express-entry/profile@1", "person": {"date_of_birth": "1990-01-01"},
                    "marital_status": "never_married"})  # fmt: skip
    begun = datetime(2015, 1, 1, 12, tzinfo=UTC)
    assert fees_of(person, received=begun).due_with_application == 550
    with pytest.raises(NoLawYet):
        fees_of(person, received=begun - timedelta(days=1))
    with pytest.raises(ValueError, match="time zone"):
        fees_of(person, received=begun.replace(tzinfo=None))
