"""How an invitation ends: applied on, declined within the year or after it, by one who qualifies or no longer does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from express_entry.law.days import instant_at
from express_entry.pool import intake, invitations
from express_entry.pool.faults import Conflict
from express_entry.pool.models import Invitation
from tests.pool.office import MICROSECOND, NOON, SECOND, Office
from tests.pool.people import document, points

DAY = NOON.date()


def test_one_who_declines_is_back_with_the_same_instant_and_the_same_place_among_equals(office: Office) -> None:
    before, one, after = (office.submit(document(each, DAY), NOON + place * SECOND) for place, each in enumerate("ABC"))
    intake.withdraw(office.candidate, before)
    office.now += SECOND
    assert office.hold("1", 1) == [one]
    office.now += timedelta(days=20)
    invitations.decline(office.candidate, one)
    row = office.row(one)
    assert (row.state, row.submitted, row.expires) == ("in_pool", NOON + SECOND, (NOON + SECOND).replace(year=2026))
    assert office.hold("2", 2) == [one, after]
    assert Invitation.objects.filter(profile=row).count() == 2


def test_one_who_declines_does_not_get_the_next_class_instead(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.hold("1", 5)
    invitations.decline(office.candidate, number)
    assert list(Invitation.objects.values_list("program", "state")) == [("cec", "declined")]


@pytest.mark.parametrize(("before", "state"), [(MICROSECOND, "in_pool"), (timedelta(0), "expired")])
def test_back_from_an_invitation_there_is_only_the_rest_of_the_twelve_months(
    office: Office, before: timedelta, state: str
) -> None:
    number = office.submit(document("A", DAY, tested=DAY))
    office.now += timedelta(days=330)
    office.hold("1", 1)
    expires = office.row(number).expires
    assert expires is not None
    assert office.tick(expires + timedelta(hours=1) if state == "expired" else expires - SECOND) == {}
    office.now = max(office.now, expires - before)
    invitations.decline(office.candidate, number)
    assert office.state(number) == state
    office.tick(expires + timedelta(days=1))
    assert office.state(number) == "expired"


def test_what_changed_while_the_invitation_was_open_counts_on_return(office: Office) -> None:
    born = date(1985, 6, 20)
    number = office.submit(document("A", DAY, born=born))
    office.hold("1", 1)
    held = office.row(number).points
    office.tick(instant_at(date(2025, 6, 25)))
    assert office.row(number).points == held
    invitations.decline(office.candidate, number)
    row = office.row(number)
    assert (row.points, row.effective) == (points(document("A", DAY, born=born), date(2025, 6, 25)), office.now)
    assert row.points != held


def test_one_who_no_longer_qualifies_is_not_back(office: Office) -> None:
    number = office.submit(document("A", DAY, tested=date(2023, 6, 20)))
    office.hold("1", 1)
    office.now = instant_at(date(2025, 6, 20))
    invitations.decline(office.candidate, number)
    assert (office.state(number), office.told(number)[-2:]) == (
        "removed",
        ["invitation.declined", "profile.returned_ineligible"],
    )


def test_an_invited_profile_is_neither_changed_nor_withdrawn(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.hold("1", 1)
    with pytest.raises(Conflict):
        office.edit(number, document("A", DAY))
    with pytest.raises(Conflict):
        intake.withdraw(office.candidate, number)
    assert office.tick(NOON + timedelta(days=30)) == {}


def test_one_who_applied_is_spent_and_may_begin_anew(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.hold("1", 1)
    office.now += timedelta(days=10)
    invitations.apply(office.candidate, number)
    assert (office.state(number), office.row(number).ended) == ("applied", office.now)
    assert office.hold("2", 5) == []
    assert office.state(office.submit(document("A", DAY))) == "in_pool"


def test_nobody_answers_an_invitation_that_was_not_issued(office: Office) -> None:
    number = office.submit(document("A", DAY))
    for answer in (invitations.apply, invitations.decline):
        with pytest.raises(Conflict):
            answer(office.candidate, number)
