"""What declining an invitation leads to is told before by the rule that it then goes by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from express_entry.application.choosing import weigh
from express_entry.law.days import day_of, instant_at
from express_entry.pool import bars, invitations, provinces
from tests.application.bureau import DAY, Bureau
from tests.pool.people import document

Happens = Callable[[Bureau, str], None]


def nothing(desks: Bureau, _: str) -> None:
    desks.now += timedelta(days=1)


def runs_out(desks: Bureau, _: str) -> None:
    desks.now = instant_at(date(2025, 6, 20))


def time_is_over(desks: Bureau, number: str) -> None:
    row = desks.row(number)
    row.expires = desks.now
    row.save()


def province_withdraws(desks: Bureau, number: str) -> None:
    provinces.take_back(desks.province, "ON", number)


def candidate_renounces(desks: Bureau, number: str) -> None:
    provinces.renounce(desks.candidate, number)


def barred(desks: Bureau, number: str) -> None:
    bars.record(desks.officer, number, begins=DAY, basis="a decision")


@pytest.mark.parametrize(
    ("happens", "place"),
    [
        (nothing, "in_pool"),
        (runs_out, "removed"),
        (time_is_over, "expired"),
        (province_withdraws, "nomination_ended"),
        (candidate_renounces, "nomination_ended"),
        (barred, "barred"),
    ],
)
def test_where_the_profile_goes_is_told_before_as_it_then_goes(desks: Bureau, happens: Happens, place: str) -> None:
    number = desks.submit(document("A", DAY, tested=date(2023, 6, 20)))
    desks.nominate(number)
    desks.hold("1", 1, ("pnp",))
    happens(desks, number)
    weighed = weigh(desks.row(number), desks.now)
    assert weighed.place.value == place
    assert weighed.barred_until == (date(DAY.year + 5, DAY.month, DAY.day) if place == "barred" else None)
    invitations.decline(desks.candidate, number)
    assert desks.state(number) == place
    if place == "in_pool":
        assert desks.row(number).points == weighed.choice.assessment.amounts.score.total


def test_a_bar_that_is_over_keeps_nobody_from_the_pool(desks: Bureau) -> None:
    desks.now = instant_at(DAY)
    number = desks.submit(document("A", DAY))
    desks.hold("1", 1)
    bars.record(desks.officer, number, begins=DAY - timedelta(days=6 * 366), basis="a decision")
    assert weigh(desks.row(number), desks.now).barred_until is None
    invitations.decline(desks.candidate, number)
    assert desks.state(number) == "in_pool"
    assert day_of(desks.now) == DAY
