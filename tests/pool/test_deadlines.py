"""Every deadline one microsecond before, at, and after: drafts, the year in the pool, offers, invitations, bars."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from express_entry.law import consolidated
from express_entry.law.days import day_of, instant_at
from express_entry.pool import bars, intake, invitations, provinces
from express_entry.pool.faults import Conflict, Forbidden, NotFound
from express_entry.pool.invitations import over_at
from express_entry.pool.keeping import stated
from express_entry.pool.models import Invitation, Nomination
from express_entry.pool.progress import expiry
from tests.pool.office import MICROSECOND, NOON, SECOND, Office
from tests.pool.people import document, points, with_offer

DAY = NOON.date()
ODD = datetime(2025, 6, 2, 16, 3, 4, 567891, tzinfo=UTC)


# ------------------------------------------------------------------------------------------------------------ drafts


def test_a_draft_can_be_submitted_until_sixty_days_are_over_and_not_at_that_instant(office: Office) -> None:
    office.now = ODD
    number, other = office.draft(document("A", DAY)), office.draft(document("B", DAY))
    over = ODD + timedelta(days=60)
    assert office.row(number).draft_until == over
    office.tick(over - MICROSECOND)
    intake.submit(office.candidate, number)
    office.now = over
    with pytest.raises(Conflict):
        intake.submit(office.candidate, other)
    with pytest.raises(Conflict):
        intake.change_draft(office.candidate, other, stated(office.row(other)))
    assert office.tick() == {"profile.deleted": 1}
    with pytest.raises(NotFound):
        office.row(other)


def test_a_draft_that_was_saved_again_is_deleted_sixty_days_after_its_start(office: Office) -> None:
    number = office.draft(document("A", DAY))
    office.now += timedelta(days=59)
    intake.change_draft(office.candidate, number, stated(office.row(number)))
    assert office.tick(NOON + timedelta(days=60) - MICROSECOND) == {}
    assert office.tick(NOON + timedelta(days=60)) == {"profile.deleted": 1}


# ---------------------------------------------------------------------------------------------------- twelve months


def test_a_profile_is_in_the_pool_for_twelve_months_to_the_microsecond(office: Office) -> None:
    number = office.submit(document("A", DAY, tested=DAY), ODD)
    over = ODD.replace(year=2026)
    assert office.row(number).expires == over
    office.tick(over - MICROSECOND)
    assert office.state(number) == "in_pool"
    assert office.tick(over)["profile.expired"] == 1
    assert (office.state(number), office.row(number).ended) == ("expired", over)


@pytest.mark.parametrize(("before", "invited"), [(MICROSECOND, 1), (timedelta(0), 0), (-MICROSECOND, 0)])
def test_a_profile_whose_year_ends_at_the_instant_of_a_round_is_not_in_it(
    office: Office, before: timedelta, invited: int
) -> None:
    number = office.submit(document("A", DAY, tested=DAY), ODD)
    office.now = ODD.replace(year=2026) - before
    assert office.hold("1", 5) == [number][:invited]


@pytest.mark.parametrize(
    ("submitted", "over"),
    [
        # By the clock in Toronto: in summer time a year later at the same hour, whatever UTC says.
        ("2024-03-09T23:30:00-05:00", "2025-03-09T23:30:00-04:00"),
        ("2023-11-04T12:00:00-04:00", "2024-11-04T12:00:00-05:00"),
        ("2024-02-29T09:00:00-05:00", "2025-03-01T09:00:00-05:00"),
        ("2024-12-31T23:59:59.999999-05:00", "2025-12-31T23:59:59.999999-05:00"),
        # Received at the first instant of the rule to the second, and at the last under that by days.
        ("2017-06-06T00:00:00-04:00", "2018-06-06T00:00:00-04:00"),
        ("2017-06-05T23:59:59.999999-04:00", "2018-06-06T00:00:00-04:00"),
        ("2015-02-01T10:00:00-05:00", "2016-02-02T00:00:00-05:00"),
    ],
)
def test_the_year_runs_to_the_same_time_and_before_june_2017_to_the_end_of_the_day(submitted: str, over: str) -> None:
    received = datetime.fromisoformat(submitted).astimezone(UTC)
    assert expiry(received, consolidated().at(received)) == datetime.fromisoformat(over)


def test_a_profile_received_before_june_2017_is_in_the_pool_until_its_last_day_is_over(office: Office) -> None:
    received = datetime(2017, 6, 5, 14, tzinfo=UTC)
    number = office.submit(document("A", received.date(), tested=received.date()), received)
    over = instant_at(date(2018, 6, 6))
    office.tick(over - MICROSECOND)
    assert office.state(number) == "in_pool"
    office.tick(over)
    assert (office.state(number), office.row(number).ended) == ("expired", over)


def test_a_change_of_law_after_the_year_was_over_is_not_applied_by_a_clock_that_is_run_late(office: Office) -> None:
    received = datetime(2024, 3, 20, 16, tzinfo=UTC)
    stated = with_offer(document("A", received.date(), tested=received.date()), received.date())
    number = office.submit(stated, received)
    office.tick(datetime(2025, 4, 1, 16, tzinfo=UTC))  # points for offers went on 25 March
    row = office.row(number)
    assert (row.state, row.ended) == ("expired", received.replace(year=2025))
    assert row.points == points(stated, date(2025, 3, 20)) == points(stated, date(2025, 3, 25)) + 50


# ------------------------------------------------------------------------------------------------------------ offers


def test_an_offer_can_be_accepted_through_the_thirtieth_day_in_toronto(office: Office) -> None:
    numbers = [office.submit(document(each, DAY)) for each in "ABC"]
    for each in numbers:
        office.offer(each)
    over = instant_at(DAY + timedelta(days=31))
    assert {each.answer_by for each in Nomination.objects.all()} == {DAY + timedelta(days=30)}
    office.tick(over - MICROSECOND)
    provinces.accept(office.candidate, numbers[0])
    office.now = over
    with pytest.raises(Conflict):
        provinces.accept(office.candidate, numbers[1])
    with pytest.raises(Conflict):
        provinces.reject(office.candidate, numbers[1])
    assert office.tick()["nomination.lapsed"] == 2
    states = [each.state for each in Nomination.objects.order_by("id")]
    assert states == ["accepted", "lapsed", "lapsed"]
    assert [office.state(each) for each in numbers] == ["in_pool"] * 3
    assert [office.row(each).points for each in numbers[1:]] == [502, 502]


def test_an_offer_that_lapsed_stands_in_nobody_s_way_before_the_clock_was_run(office: Office) -> None:
    number, other = (office.submit(document(each, DAY)) for each in "AB")
    provinces.allocate(office.officer, "BC", 2025, 1, source="made up")
    office.offer(number, "BC", "BC-1")
    office.now = instant_at(DAY + timedelta(days=31))
    office.offer(number, "ON", "ON-1")
    office.offer(other, "BC", "BC-2")
    assert list(Nomination.objects.order_by("id").values_list("state", flat=True)) == ["lapsed", "offered", "offered"]


def test_an_offer_that_lapsed_can_no_longer_be_withdrawn_by_its_province(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.offer(number)
    office.now = instant_at(DAY + timedelta(days=31))
    with pytest.raises(Conflict):
        provinces.take_back(office.province, "ON", number)


# ------------------------------------------------------------------------------------------------------- invitations


@pytest.mark.parametrize(
    ("issued", "days"),
    [
        ("2016-11-18T16:00:00", 60),
        ("2016-11-19T16:00:00", 90),
        ("2018-06-25T16:00:00", 90),
        ("2018-06-26T16:00:00", 60),
        ("2020-03-17T16:00:00", 60),
        ("2020-03-18T16:00:00", 90),
        ("2021-06-28T16:00:00", 90),
        ("2021-06-29T16:00:00", 60),
        ("2021-06-29T03:59:59.999999", 90),  # the 28th in Toronto
        ("2021-06-29T04:00:00", 60),
    ],
)
def test_the_period_of_an_invitation_is_that_of_its_day_in_toronto(office: Office, issued: str, days: int) -> None:
    instant = datetime.fromisoformat(issued).replace(tzinfo=UTC)
    number = office.submit(document("A", day_of(instant)), instant - SECOND)
    office.now = instant
    assert office.hold("1", 1) == [number]
    assert Invitation.objects.get().answer_by == day_of(instant) + timedelta(days=days)


def test_an_invitation_lapses_once_its_last_day_is_over_everywhere(office: Office) -> None:
    numbers = [office.submit(document(each, DAY)) for each in "ABC"]
    office.hold("1", 3)
    over = datetime(2025, 8, 2, 12, tzinfo=UTC)
    assert over_at(date(2025, 8, 1)) == over
    assert office.tick(over - MICROSECOND) == {}
    invitations.apply(office.candidate, numbers[0])
    invitations.decline(office.candidate, numbers[1])
    office.now = over
    for act in (invitations.apply, invitations.decline):
        with pytest.raises(Conflict):
            act(office.candidate, numbers[2])
    assert office.tick() == {"profile.lapsed": 1}
    assert [office.state(each) for each in numbers] == ["applied", "in_pool", "lapsed"]
    assert (office.row(numbers[2]).ended, Invitation.objects.get(rank=3).ended) == (over, over)


def test_a_profile_whose_invitation_lapsed_is_never_invited_again(office: Office) -> None:
    stated = document("A", DAY, tested=DAY)
    number = office.submit(stated)
    office.hold("1", 1)
    office.tick(NOON + timedelta(days=62))
    assert office.hold("2", 5) == []
    again = office.submit(stated)
    assert again != number
    assert office.hold("3", 5) == [again]


# -------------------------------------------------------------------------------------------------------------- bars


def test_a_barred_person_is_refused_at_the_door_until_five_years_have_run(office: Office) -> None:
    barred = office.submit(document("A", DAY))
    intake.withdraw(office.candidate, barred)
    bars.record(office.officer, barred, begins=date(2025, 6, 2), basis="a decision of a made-up officer")
    until = instant_at(date(2030, 6, 2))
    for instant in (NOON + timedelta(days=2), until - MICROSECOND):
        office.now = instant
        number = office.draft(document("A", day_of(instant)))
        with pytest.raises(Forbidden, match="2030-06-02"):
            intake.submit(office.candidate, number)
        assert office.state(number) == "draft"
    office.now = until
    intake.submit(office.candidate, number)
    assert office.state(number) == "in_pool"
