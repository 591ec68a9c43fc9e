"""Every deadline of an application on its last day, and on the day after."""

from __future__ import annotations

from datetime import timedelta

import pytest

from express_entry.application import asking, concluding, deciding, examining, receiving
from express_entry.application.deadlines import deadlines, deadlines_of
from express_entry.application.examinationrows import DecisionKind, LetterKind, TrackKind
from express_entry.application.keeping import found
from express_entry.application.models import Application
from express_entry.application.queues import Queue, waiting
from express_entry.law.days import DAY, day_of
from express_entry.pool.faults import Conflict, Unacceptable
from express_entry.pool.invitations import over_at
from express_entry.pool.models import AuditEntry
from tests.application.bureau import Bureau, months_later
from tests.pool.office import MICROSECOND


def test_an_application_can_be_handed_in_until_its_last_day_is_over_everywhere_and_not_then(desks: Bureau) -> None:
    number = desks.ready()
    last = found(number).invitation.answer_by
    assert last == day_of(desks.now) + 60 * DAY
    assert [(each.kind, each.day, each.over) for each in deadlines_of(found(number), desks.now)] == [
        ("invitation", last, False)
    ]
    desks.now = over_at(last) - MICROSECOND
    desks.tick_all()
    assert desks.hand_in(number).state == "received"


def test_a_draft_goes_with_its_invitation_and_what_was_paid_comes_back(desks: Bureau) -> None:
    number = desks.ready()
    profile = found(number).profile.number
    desks.now = over_at(found(number).invitation.answer_by)
    with pytest.raises(Conflict):
        desks.hand_in(number)
    assert desks.tick_all()["profile.lapsed"] == 1
    application = found(number)
    assert application.state == "discarded"
    assert not application.versions.exists()
    assert not application.uploads.exists()
    assert [(row.kind, row.amount, row.repaid) for row in application.refunds.all()] == [("processing", 950, None)]
    assert desks.state(profile) == "lapsed"
    assert desks.told(number)[-2:] == ["application.invitation_ended", "refund.owed"]


def test_an_invitation_that_was_applied_on_never_lapses(desks: Bureau) -> None:
    number = desks.received()
    assert desks.tick_all(days=200) == {}
    application = found(number)
    assert application.state == "received"
    assert application.invitation.state == "applied"


def test_the_service_standard_is_six_months_from_receipt_and_not_from_the_day_it_was_found_complete(
    desks: Bureau,
) -> None:
    number = desks.received()
    received = day_of(desks.now)
    desks.now += timedelta(days=40)
    receiving.accept(desks.anna, number)
    until = months_later(received, 6)
    assert found(number).standard_until == until
    standard = next(each for each in deadlines_of(found(number), desks.now) if each.kind == "service_standard")
    assert (standard.day, standard.over) == (until, False)
    days = (until - day_of(desks.now)).days
    for later, over in ((days, False), (days + 1, True)):
        at = desks.now + timedelta(days=later)
        found_then = next(each for each in deadlines_of(found(number), at) if each.kind == "service_standard")
        assert found_then.over is over
    assert desks.tick_all(days=days + 100) == {}
    assert desks.where(number) == "in_process"


def test_a_letter_is_overdue_once_its_day_is_over_everywhere_and_a_late_answer_is_taken_and_told_as_late(
    desks: Bureau,
) -> None:
    number = desks.in_process()
    letter = desks.letter(number, days=15)
    last = found(number).letters.get().answer_by
    for at, overdue in ((over_at(last) - MICROSECOND, []), (over_at(last), [number])):
        assert [each.number for each in waiting(Queue.OVERDUE, at)] == overdue
    desks.now = over_at(last)
    assert desks.tick_all() == {}
    row = asking.answer(desks.applicant, number, letter, "late, and here")
    assert row.state == "answered"
    entry = AuditEntry.objects.order_by("sequence").last()
    assert entry is not None
    assert b'"late":true' in bytes(entry.payload or b"")


def test_nobody_is_refused_while_the_time_to_answer_runs(desks: Bureau) -> None:
    number = desks.in_process()
    desks.letter(number, LetterKind.FAIRNESS, days=7)
    last = found(number).letters.get().answer_by
    desks.now = over_at(last) - MICROSECOND
    with pytest.raises(Conflict, match=str(last)):
        deciding.propose(desks.anna, number, DecisionKind.REFUSAL, reasons="made up", provision="A11(1)")
    desks.now = over_at(last)
    deciding.propose(desks.anna, number, DecisionKind.REFUSAL, reasons="made up", provision="A11(1)")


def test_biometrics_are_asked_for_within_the_days_that_are_usual(desks: Bureau) -> None:
    number = desks.in_process()
    letter = asking.send(desks.anna, number, LetterKind.BIOMETRICS, "Please give them.")
    assert letter.answer_by == day_of(desks.now) + 30 * DAY
    with pytest.raises(Unacceptable):
        asking.send(desks.anna, number, LetterKind.REQUEST, "Which day?")


def test_a_medical_track_opens_again_on_the_day_after_the_last_day_of_its_certificate(desks: Bureau) -> None:
    number = desks.in_process()
    examining.pass_track(desks.anna, number, TrackKind.MEDICAL, valid_until=day_of(desks.now) + 10 * DAY)
    assert desks.tick_all(days=10) == {}
    assert desks.track(number, TrackKind.MEDICAL) == "passed"
    assert desks.tick_all(days=1) == {"track.lapsed": 1}
    assert desks.track(number, TrackKind.MEDICAL) == "open"
    assert desks.tick_all() == {}


def test_a_certificate_that_lapses_after_approval_holds_the_visa_back_and_no_visa_outlives_one(desks: Bureau) -> None:
    number = desks.settled()
    desks.approve_with_fee(number)
    medical = found(number).tracks.get(kind="medical").valid_until
    assert medical is not None
    with pytest.raises(Unacceptable):
        concluding.issue_visa(desks.anna, number, until=medical + DAY)
    desks.tick_all(days=(medical - day_of(desks.now)).days + 1)
    with pytest.raises(Conflict, match="medical"):
        concluding.issue_visa(desks.anna, number, until=day_of(desks.now))
    desks.settle(number)
    concluding.issue_visa(desks.anna, number, until=day_of(desks.now))


def test_a_visa_can_be_used_on_its_last_day_and_not_on_the_day_after(desks: Bureau) -> None:
    number = desks.with_visa(days=20)
    last = found(number).visa_until
    assert last is not None
    desks.now += timedelta(days=21)
    assert next(each for each in deadlines_of(found(number), desks.now) if each.kind == "visa").over
    with pytest.raises(Conflict, match=str(last)):
        concluding.land(desks.carla, number, nothing_changed=True)
    assert concluding.land(desks.carla, number, nothing_changed=True, on=last).landed == last


def test_all_deadlines_stand_in_one_list_in_order_up_to_a_day(desks: Bureau) -> None:
    number = desks.in_process()
    desks.letter(number, days=30)
    examining.pass_track(desks.anna, number, TrackKind.MEDICAL, valid_until=day_of(desks.now) + 90 * DAY)
    today = day_of(desks.now)
    listed = deadlines(Application.objects.all(), desks.now)
    letter = found(number).letters.get().id
    assert [(each.kind, each.day) for each in listed] == [
        (f"letter/{letter}", today + 30 * DAY),
        ("track/medical", today + 90 * DAY),
        ("service_standard", months_later(today, 6)),
    ]
    assert all(each.citation and each.what.say("fr") for each in listed)
    assert len(deadlines(Application.objects.all(), desks.now, until=today + 90 * DAY)) == 2
