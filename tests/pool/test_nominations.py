"""Nominations: no points before acceptance, points and class with it, both gone at once with its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from express_entry.pool import allocations, intake, invitations, provinces
from express_entry.pool.codes import NOBODYS, NotTogether
from express_entry.pool.faults import Conflict, Unacceptable
from express_entry.pool.models import AuditEntry, Interest, Invitation, Nomination
from tests.pool.office import EVERY_PROGRAM, FEDERAL, NOON, Office
from tests.pool.people import document

DAY = NOON.date()


def programs(office: Office, number: str) -> set[str]:
    return set(office.row(number).row.programs)


def test_an_offer_gives_neither_points_nor_class_until_it_is_accepted(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.offer(number)
    assert (office.row(number).points, programs(office, number)) == (502, {"cec", "fsw"})
    assert office.hold("pnp", 5, ["pnp"]) == []
    assert office.hold("all", 5, FEDERAL) == [number]


def test_acceptance_gives_six_hundred_points_and_the_class_and_keeps_the_place(office: Office) -> None:
    number = office.submit(document("A", DAY))
    before = office.row(number)
    office.offer(number)
    office.now += timedelta(days=30)
    provinces.accept(office.candidate, number)
    row = office.row(number)
    assert (row.points, programs(office, number)) == (1102, {"pnp", "cec", "fsw"})
    assert (row.submitted, row.expires, row.effective) == (before.submitted, before.expires, office.now)
    assert office.told(number)[-2:] == ["nomination.accepted", "profile.rescored"]


def test_what_a_candidate_states_of_a_nomination_gives_nothing_without_the_province(office: Office) -> None:
    stated = {**document("A", DAY), "nomination": {"province": "ON", "issued": str(DAY), "express_entry": True}}
    number = office.submit(stated)
    assert (office.row(number).points, programs(office, number)) == (502, {"cec", "fsw"})


def test_both_sides_name_one_province(office: Office) -> None:
    stated = {**document("A", DAY), "nomination": {"province": "BC", "issued": str(DAY), "express_entry": True}}
    number = office.submit(stated)
    office.offer(number, "ON")
    with pytest.raises(Conflict, match="BC"):
        provinces.accept(office.candidate, number)
    office.edit(number, document("A", DAY))
    provinces.accept(office.candidate, number)
    assert office.row(number).points == 1102


def test_a_nomination_is_not_dropped_by_leaving_it_out_of_the_document(office: Office) -> None:
    stated = {**document("A", DAY), "nomination": {"province": "ON", "issued": str(DAY), "express_entry": True}}
    number = office.submit(stated)
    office.nominate(number)
    office.edit(number, document("A", DAY))
    assert (office.row(number).points, programs(office, number)) == (1102, {"pnp", "cec", "fsw"})
    assert office.hold("1", 5, FEDERAL) == []


@pytest.mark.parametrize("ended_by", ["province", "candidate"])
def test_with_its_end_points_and_class_are_gone_at_once_and_no_round_has_the_profile_until_it_is_made_anew(
    office: Office, ended_by: str
) -> None:
    number = office.submit(document("A", DAY))
    office.nominate(number)
    office.now += timedelta(days=1)
    if ended_by == "province":
        provinces.take_back(office.province, "ON", number)
    else:
        provinces.renounce(office.candidate, number)
    row = office.row(number)
    assert (row.state, row.points, programs(office, number)) == ("nomination_ended", 502, {"cec", "fsw"})
    assert office.hold("1", 5, EVERY_PROGRAM) == []
    with pytest.raises(Conflict):
        office.edit(number, document("A", DAY))
    with pytest.raises(Conflict):
        office.offer(number, "BC")
    intake.withdraw(office.candidate, number)
    office.now += timedelta(days=1)
    again = office.submit(document("A", DAY))
    assert office.row(again).submitted == office.now
    assert office.hold("2", 5, EVERY_PROGRAM) == [again]


def test_a_nomination_that_ends_while_an_invitation_is_open_is_gone_when_it_is_declined(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.nominate(number)
    office.hold("1", 1, ["pnp"])
    provinces.take_back(office.province, "ON", number)
    invitations.decline(office.candidate, number)
    row = office.row(number)
    assert (row.state, row.points, programs(office, number)) == ("nomination_ended", 502, {"cec", "fsw"})
    assert office.hold("2", 5, EVERY_PROGRAM) == []


def test_an_offer_that_was_taken_back_or_rejected_leaves_no_trace_on_the_profile(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.offer(number, "ON")
    provinces.take_back(office.province, "ON", number)
    office.offer(number, "BC")
    provinces.reject(office.candidate, number)
    assert (office.state(number), office.row(number).points) == ("in_pool", 502)
    office.nominate(number, "SK")
    assert office.row(number).points == 1102


def test_a_province_ends_its_own_nominations_only(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.nominate(number, "ON")
    with pytest.raises(Conflict):
        provinces.take_back(office.province, "BC", number)
    assert office.row(number).points == 1102


@pytest.mark.parametrize("ended_by", ["take back", "accept", "reject", "renounce"])
def test_of_two_nominations_of_one_province_none_but_the_one_that_is_meant_is_touched(
    office: Office, ended_by: str
) -> None:
    number = office.submit(document("A", DAY))
    office.offer(number, "ON")
    first = Nomination.objects.get()
    provinces.reject(office.candidate, number)
    office.offer(number, "ON")
    if ended_by == "renounce":
        provinces.accept(office.candidate, number)
    second = Nomination.objects.exclude(id=first.id).get()
    ways: dict[str, Callable[[int], Nomination]] = {
        "take back": lambda key: provinces.take_back(office.province, "ON", number, key=key),
        "accept": lambda key: provinces.accept(office.candidate, number, key=key),
        "reject": lambda key: provinces.reject(office.candidate, number, key=key),
        "renounce": lambda key: provinces.renounce(office.candidate, number, key=key),
    }
    for key in (first.id, 999_999):
        with pytest.raises(Conflict):
            ways[ended_by](key)
    assert Nomination.objects.get(id=second.id).state == second.state
    assert ways[ended_by](second.id).id == second.id


def test_a_province_names_the_profile_by_the_candidate_s_code(office: Office) -> None:
    number, other = (office.submit(document(each, DAY)) for each in "AB")
    with pytest.raises(Unacceptable) as refused:
        provinces.offer(office.province, "ON", number, code=office.row(other).code, certificate="1", issued=DAY)
    assert list(refused.value.fields) == ["code"]
    assert Nomination.objects.count() == 0
    (told,) = AuditEntry.objects.filter(action="nomination.refused")
    assert (told.subject, told.actor) == (number, office.province.actor)


def test_without_its_code_a_province_learns_nothing_of_a_number(office: Office) -> None:
    """One sentence, whatever there is of the number: a draft, somebody in the pool, one who withdrew, or nobody."""
    draft, inside, gone = office.draft(document("A", DAY)), *(office.submit(document(each, DAY)) for each in "BC")
    intake.withdraw(office.candidate, gone)
    said = set()
    for number in (draft, inside, gone, "E999999999", "nobody's"):
        with pytest.raises(NotTogether) as refused:
            provinces.offer(office.province, "ON", number, code="AAAAAAAAAA", certificate="1", issued=DAY)
        said.add(refused.value.say("en").replace(number, "N"))
        with pytest.raises(NotTogether):
            provinces.offer(office.province, "ON", number, code=NOBODYS, certificate="1", issued=DAY)
    assert len(said) == 1
    for number, state in ((draft, "draft"), (gone, "withdrawn")):
        with pytest.raises(Conflict) as known:
            office.offer(number)
        assert state in known.value.say("en"), "whoever has the code is told why"
    office.offer(inside)


@pytest.mark.parametrize("province", ["QC", "NU", "XX", "on"])
def test_quebec_nunavut_and_whatever_is_no_province_nominate_nobody(office: Office, province: str) -> None:
    number = office.submit(document("A", DAY))
    with pytest.raises(Unacceptable) as refused:
        office.offer(number, province)
    assert list(refused.value.fields) == ["province"]


def test_a_profile_has_one_nomination_and_a_certificate_is_used_once(office: Office) -> None:
    number, other = (office.submit(document(each, DAY)) for each in "AB")
    office.offer(number, "ON", "ON-1")
    for offered, province, certificate in ((number, "BC", "BC-1"), (other, "ON", "ON-1")):
        with pytest.raises(Conflict):
            office.offer(offered, province, certificate)
    office.offer(other, "BC", "ON-1")
    assert Nomination.objects.count() == 2


def test_a_certificate_is_recorded_again_on_the_next_profile_of_the_person_and_used_once(office: Office) -> None:
    provinces.allocate(office.officer, "ON", DAY.year, 1, source="made up")
    number = office.submit(document("A", DAY))
    office.offer(number, certificate="ON-1")
    provinces.accept(office.candidate, number)
    intake.withdraw(office.candidate, number)
    assert office.told(number)[-2:] == ["profile.withdrawn", "nomination.ended"]
    assert office.row(number).nominations.get().state == "ended"
    assert allocations.used("ON", DAY.year, office.now) == 1
    office.now += timedelta(days=1)
    another, anew = office.submit(document("B", DAY)), office.submit(document("A", DAY))
    with pytest.raises(Conflict, match="the same person"):
        office.offer(another, certificate="ON-1")
    with pytest.raises(Conflict, match="used up"):
        office.offer(another, certificate="ON-2")
    office.offer(anew, certificate="ON-1")
    provinces.accept(office.candidate, anew)
    assert (office.row(anew).points, programs(office, anew)) == (1102, {"pnp", "cec", "fsw"})
    assert allocations.used("ON", DAY.year, office.now) == 1


def test_an_offer_ends_with_its_profile_and_stands_on_that_of_an_application(office: Office) -> None:
    gone, kept = office.submit(document("A", DAY)), office.submit(document("B", DAY))
    office.offer(gone)
    office.nominate(kept)
    office.hold("1", 1, ["pnp"])
    invitations.apply(office.candidate, kept)
    intake.withdraw(office.candidate, gone)
    office.tick(NOON + timedelta(days=31))
    assert [office.row(each).nominations.get().state for each in (gone, kept)] == ["ended", "accepted"]
    assert allocations.used("ON", DAY.year, office.now) == 1


def test_a_certificate_that_the_province_took_back_is_recorded_nowhere_again(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.offer(number, certificate="ON-1")
    provinces.accept(office.candidate, number)
    provinces.take_back(office.province, "ON", number)
    intake.withdraw(office.candidate, number)
    anew = office.submit(document("A", DAY))
    with pytest.raises(Conflict, match="ON-1"):
        office.offer(anew, certificate="ON-1")


@pytest.mark.parametrize("ended_by", ["taken back", "rejected", "lapsed"])
def test_the_certificate_of_an_offer_that_was_not_accepted_is_offered_again_to_the_same_person_alone(
    office: Office, ended_by: str
) -> None:
    provinces.allocate(office.officer, "ON", DAY.year, 1, source="made up")
    number, other = (office.submit(document(each, DAY)) for each in "AB")
    office.offer(number, certificate="ON-1")
    if ended_by == "taken back":
        provinces.take_back(office.province, "ON", number)
    if ended_by == "rejected":
        provinces.reject(office.candidate, number)
    office.now += timedelta(days=40 if ended_by == "lapsed" else 1)
    assert allocations.used("ON", DAY.year, office.now) == 0
    with pytest.raises(Conflict, match="the same person"):
        office.offer(other, certificate="ON-1")
    office.offer(number, certificate="ON-1")
    assert allocations.used("ON", DAY.year, office.now) == 1
    provinces.accept(office.candidate, number)
    provinces.take_back(office.province, "ON", number)
    assert allocations.used("ON", DAY.year, office.now) == 1  # used: there was a nominee
    intake.withdraw(office.candidate, number)
    anew = office.submit(document("A", DAY))
    with pytest.raises(Conflict, match="ON-1"):
        office.offer(anew, certificate="ON-1")


@pytest.mark.parametrize("certificate", ["", "  ", "x" * 65])
def test_a_certificate_has_a_number(office: Office, certificate: str) -> None:
    number = office.submit(document("A", DAY))
    with pytest.raises(Unacceptable):
        provinces.offer(
            office.province, "ON", number, code=office.row(number).code, certificate=certificate, issued=DAY
        )


def test_a_certificate_of_a_day_to_come_is_refused(office: Office) -> None:
    number = office.submit(document("A", DAY))
    with pytest.raises(Unacceptable) as refused:
        provinces.offer(
            office.province,
            "ON",
            number,
            code=office.row(number).code,
            certificate="1",
            issued=DAY + timedelta(days=1),
        )
    assert list(refused.value.fields) == ["issued"]


# -------------------------------------------------------------------------------------------------------- allocations


def test_an_allocation_is_used_up_by_what_is_open_or_was_accepted(office: Office) -> None:
    people = [office.submit(document(each, DAY)) for each in "ABCD"]
    provinces.allocate(office.officer, "ON", 2025, 2, source="made up")
    office.offer(people[0])
    office.offer(people[1])
    with pytest.raises(Conflict, match="2025"):
        office.offer(people[2])
    office.offer(people[2], "BC")
    provinces.reject(office.candidate, people[0])  # given back: nobody was nominated
    office.offer(people[0], "ON", "ON-4")
    provinces.take_back(office.province, "ON", people[0])  # given back as well: it was not accepted
    office.offer(people[3])
    provinces.accept(office.candidate, people[3])
    provinces.renounce(office.candidate, people[3])  # used: there was a nominee
    with pytest.raises(Conflict):
        office.offer(people[0], "ON", "ON-5")
    provinces.allocate(office.officer, "ON", 2025, 3, source="made up, raised")
    office.offer(people[0], "ON", "ON-5")


def test_the_year_of_an_allocation_ends_with_the_year_in_toronto(office: Office) -> None:
    office.now = datetime(2026, 1, 1, 4, 59, tzinfo=UTC)
    people = [office.submit(document(each, DAY.replace(month=12))) for each in "ABC"]
    provinces.allocate(office.officer, "ON", 2025, 1, source="made up")
    provinces.allocate(office.officer, "ON", 2026, 1, source="made up")
    office.offer(people[0])
    with pytest.raises(Conflict):
        office.offer(people[1])
    office.now += timedelta(minutes=1)
    office.offer(people[1])
    with pytest.raises(Conflict):
        office.offer(people[2])


def test_a_notification_of_interest_changes_nothing(office: Office) -> None:
    number = office.submit(document("A", DAY))
    before = office.row(number)
    provinces.notify(office.province, "ON", number, stream="Human capital")
    assert Interest.objects.get().stream == "Human capital"
    assert (office.row(number).line, office.row(number).effective) == (before.line, before.effective)
    with pytest.raises(Unacceptable):
        provinces.notify(office.province, "ON", number, stream=" ")


def test_a_nominee_is_invited_as_a_nominee_for_the_class_of_nominees(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.nominate(number)
    assert office.hold("1", 5, EVERY_PROGRAM) == [number]
    assert list(Invitation.objects.values_list("program", "points")) == [("pnp", 1102)]
