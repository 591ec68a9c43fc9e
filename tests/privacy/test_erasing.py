"""Erasure takes everything of a person and nothing of anybody else's; the trail and every round verify as before."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from express_entry.accounts import firms, operators
from express_entry.accounts.models import Appointment, Grant, User
from express_entry.accounts.tokens import Token
from express_entry.application import assigning, concluding, paying, receiving, uploads
from express_entry.application.models import Payment, Upload
from express_entry.correspondence.carriers import Folder
from express_entry.correspondence.mail import message_of
from express_entry.correspondence.rows import Notice
from express_entry.correspondence.timetable import timetable
from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.pool import intake, provinces
from express_entry.pool.allocations import used
from express_entry.pool.bars import record
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.holdings import holdings
from express_entry.pool.laws import service_law
from express_entry.pool.models import AuditEntry, Bar, Invitation, Nomination, Person, Profile, Round, Supplement
from express_entry.pool.publishing import check, line
from express_entry.pool.reconciling import Listed, reconcile
from express_entry.privacy import clock
from express_entry.privacy.erasing import carry_out, erase_rows, queued, receipt
from express_entry.privacy.holds import holds
from express_entry.privacy.requesting import decide, known, not_withdrawn, request, take_back
from express_entry.privacy.retention import last_use, period
from express_entry.privacy.rows import Erasure, ErasureState, Origin
from express_entry.privacy.subjects import person_named, whose
from express_entry.privacy.warning import end_near
from express_entry.review import Kind as FeeKind
from express_entry.vault import Vault
from express_entry.vault.faults import Missing, Unkept
from tests.application.bureau import DAY, Bureau, everything
from tests.pool.people import document, named, profile
from tests.pool.test_at_once import at_once, meeting
from tests.privacy.conftest import vault_in_use
from tests.privacy.people import (
    EMAIL,
    FAMILY,
    OFFICERS_WORDS,
    PASSPORT,
    WORDS,
    person_of,
    refused,
    stated,
    with_account,
)
from tests.vault.files import pdf

RECOURSE = timedelta(days=61)


def kept_by(code: str, desks: Bureau) -> list[str]:
    row = known(code)
    assert row.person is not None
    return [each.kind for each in holds(row.person, desks.now, Origin(row.origin))]


def state(code: str) -> str:
    return known(code).state


def tick(desks: Bureau) -> dict[str, int]:
    return dict(clock.run(desks.system).done)


def words_in(folder: Path) -> list[str]:
    """Which of the person's own words are in any file of a folder, or in the name of one."""
    contents = [(path, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
    return sorted(
        {word for word in WORDS for path, content in contents if word.encode() in content or word in path.name}
    )


# ------------------------------------------------------------------------------------------------ a whole application


def test_everything_of_a_person_goes_and_the_trail_and_every_round_verify_as_before(desks: Bureau) -> None:
    other = desks.submit(document("OTHER1", DAY, abroad=0))
    number = refused(desks)
    profile = desks.application(number).profile.number
    round_ = f"round-{profile}"
    desks.publish(round_)
    with_account(desks, person_of(profile))
    assert check(round_) == ()
    before = line(round_, other)
    desks.now += RECOURSE
    asked = request(desks.applicant, person_of(profile))
    assert asked.state == ErasureState.FOR_OFFICER.value
    decide(desks.carla, asked.code, agree=True, reason=f"{FAMILY} asked for it")
    assert list(carry_out(desks.system, queued())) == [asked.code]

    assert known(asked.code).person_id is None
    assert not User.objects.exists()
    assert not Grant.objects.exists()
    held = json.dumps(everything(), default=str) + json.dumps(list(Erasure.objects.values()), default=str)
    assert [word for word in WORDS if word in held] == []
    assert [each.name for each in (desks.store.folder / "documents").rglob("*.sealed")] == []
    assert desks.trail().findings == ()
    assert check(round_) == ()
    assert line(round_, other) == before
    told = receipt(known(asked.code))
    assert told["state"] == "done"
    assert told["rows"]["documents"] == told["rows"]["application.Upload"] > 1
    assert not any(word in json.dumps(told) for word in WORDS)


def test_of_a_profile_that_was_invited_the_number_the_rank_and_the_instant_stay_and_lead_to_nobody(
    desks: Bureau,
) -> None:
    number = refused(desks)
    profile = desks.application(number).profile.number
    submitted = desks.row(profile).submitted
    erase(desks, profile)
    row = desks.row(profile)
    assert (row.person_id, row.identity, row.name_key, row.code, row.points) == (None, "", "", "", None)
    assert row.submitted == submitted
    assert Invitation.objects.get(profile=row).identity == ""
    assert set(AuditEntry.objects.filter(subject=profile).values_list("payload", "salt")) == {(None, None)}
    assert AuditEntry.objects.filter(subject=profile).count() > 3
    paid = Payment.objects.get(application__profile=row)
    assert (paid.amount, paid.reference) == (950, f"erased {paid.id}")
    with pytest.raises(NotFound, match="nobody is meant"):
        person_named(profile)


def erase(desks: Bureau, profile: str, *, later: timedelta = RECOURSE) -> str:
    """Somebody's records erased, once nothing keeps them; the code of the receipt."""
    desks.now += later
    asked = request(desks.applicant, person_of(profile))
    if asked.state == ErasureState.FOR_OFFICER.value:
        decide(desks.carla, asked.code, agree=True, reason="as asked")
    assert tick(desks)["erasure.done"] == 1
    return asked.code


def test_nobody_else_loses_a_row_or_a_word(desks: Bureau) -> None:
    refused(desks)
    other = desks.submit(document("OTHER1", DAY, abroad=0))
    desks.now += RECOURSE
    tick(desks)  # what a day brings to the other is not the erasure's doing
    own = rows_of(other)
    erase(desks, "E000000001", later=timedelta())
    assert rows_of(other) == own


def rows_of(number: str) -> dict[str, list[Any]]:
    """All that is held on somebody, row by row."""
    mine = whose(person_of(number))
    return {
        f"{place}-{each.model}": list(each.rows(mine).values())
        for place, each in enumerate(holdings())
        if each.is_personal
    }


def test_an_erased_person_may_come_again_as_anybody_new(desks: Bureau) -> None:
    refused(desks)
    erase(desks, "E000000001")
    again = desks.submit(stated())
    assert desks.state(again) == "in_pool"
    assert person_of(again).id is not None


def test_an_erased_certificate_counts_once_as_before_and_is_used_by_nobody_again(desks: Bureau) -> None:
    first = desks.submit(stated())
    desks.offer(first, certificate="ON-77")
    provinces.accept(desks.candidate, first)
    intake.withdraw(desks.candidate, first)
    again = intake.start(desks.candidate, profile(stated()), person=person_of(first).id).number
    intake.submit(desks.candidate, again)
    desks.offer(again, certificate="ON-77")
    provinces.accept(desks.candidate, again)
    intake.withdraw(desks.candidate, again)
    desks.now += timedelta(days=1)
    assert used("ON", DAY.year, desks.now) == 1
    erase_rows(whose(person_of(first)))
    rows = set(Nomination.objects.values_list("certificate", flat=True))
    assert [(each[:7], len(each), "ON-77" in each) for each in rows] == [("erased ", 64, False)]
    assert used("ON", DAY.year, desks.now) == 1
    listed = Listed("ON-77", issued=DAY, state="ended")
    assert reconcile("ON", [listed]).agrees
    assert reconcile("ON", [listed, listed]).twice == [listed]
    other = desks.submit(document("OTHER", DAY))
    with pytest.raises(Conflict, match="used before"):
        desks.offer(other, certificate="ON-77")
    desks.offer(other, "BC", certificate="ON-77")  # another province's is another one
    assert used("ON", DAY.year, desks.now) == 1


# ------------------------------------------------------------------------------------------------------ what keeps them


def test_a_profile_in_the_pool_keeps_the_records_until_it_is_withdrawn(desks: Bureau) -> None:
    number = desks.submit(stated())
    asked = request(desks.candidate, person_of(number))
    assert kept_by(asked.code, desks) == ["profile"]
    assert tick(desks).get("erasure.done") is None
    intake.withdraw(desks.candidate, number)
    assert kept_by(asked.code, desks) == []
    assert tick(desks)["erasure.done"] == 1
    assert state(asked.code) == "done"


def test_who_withdraws_with_the_request_is_erased_at_once(desks: Bureau) -> None:
    number = desks.submit(stated())
    asked = request(desks.candidate, person_of(number), withdraw=True)
    assert desks.state(number) == "withdrawn"
    assert list(carry_out(desks.system, [asked.code])) == [asked.code]


def test_a_request_that_is_refused_withdraws_nothing(desks: Bureau) -> None:
    number = desks.submit(stated())
    request(desks.candidate, person_of(number))
    with pytest.raises(Conflict):
        request(desks.candidate, person_of(number), withdraw=True)
    assert desks.state(number) == "in_pool"


def test_of_two_requests_at_once_one_waits_and_only_what_came_with_it_is_withdrawn(desks: Bureau) -> None:
    number = desks.submit(stated())
    person, desk = person_of(number), meeting(desks, 2)
    found = at_once([lambda with_=with_: request(desk, person, withdraw=with_) for with_ in (True, False)])  # type: ignore[misc]
    assert sorted(type(each).__name__ for each in found) == ["Conflict", "Erasure"]
    assert desks.state(number) == ("withdrawn" if isinstance(found[0], Erasure) else "in_pool")
    assert Erasure.objects.get().state == "queued"


def test_who_is_invited_is_withdrawn_by_no_request_and_that_is_told(desks: Bureau) -> None:
    number = desks.invite(stated())
    person = person_of(number)
    code = request(desks.candidate, person, withdraw=True).code
    assert (desks.state(number), kept_by(code, desks)) == ("invited", ["profile", "invitation"])
    assert [each.number for each in not_withdrawn(person)] == [number]


def test_one_request_that_was_taken_back_meanwhile_does_not_keep_the_others(desks: Bureau) -> None:
    first, second = (desks.submit(document(passport, DAY)) for passport in ("QX1", "QX2"))
    asked = [request(desks.candidate, person_of(each), withdraw=True).code for each in (first, second)]
    take_back(desks.candidate, asked[0])
    assert list(carry_out(desks.system, asked)) == [asked[1]]


def test_a_document_that_could_not_be_destroyed_is_swept_later(desks: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    number = desks.start(stated())
    desks.declare(number)
    desks.fill(number)
    vault = vault_in_use()
    row = Upload.objects.order_by("id").first()
    assert row is not None
    handle, item = vault.seal(vault.inspect(pdf(), name="paper.pdf")).handle, row.item
    Upload.objects.filter(id=row.id).update(handle=handle)
    vault.keep(handle)

    def fails(*_: object) -> None:
        raise Unkept(Text("no", "non").of())

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "destroy", fails)
        uploads.take_back(desks.applicant, number, item)
    assert vault.open_original(handle)
    assert vault.sweep(uploads.has_row) == 1
    with pytest.raises(Missing):
        vault.open_original(handle)


def test_a_draft_goes_with_its_person(desks: Bureau) -> None:
    number = desks.draft(stated())
    asked = request(desks.candidate, person_of(number))
    assert list(carry_out(desks.system, [asked.code])) == [asked.code]
    assert not Profile.objects.exists()
    assert desks.told(number)[-1] == "profile.discarded"


def test_an_invitation_and_an_application_under_way_keep_them(desks: Bureau) -> None:
    number = desks.start(stated())
    asked = request(desks.applicant, person_of("E000000001"))
    assert kept_by(asked.code, desks) == ["profile", "invitation", "application"]
    assert tick(desks).get("erasure.done") is None
    assert desks.where(number) == "draft"


def test_a_refusal_keeps_them_for_as_long_as_it_can_be_brought_before_the_court(desks: Bureau) -> None:
    refused(desks)
    asked = request(desks.applicant, person_of("E000000001"))
    decide(desks.carla, asked.code, agree=True, reason="as asked")
    (hold,) = holds(person_of("E000000001"), desks.now, Origin.REQUEST)
    assert (hold.kind, hold.basis, str(hold.until)) == ("recourse", "A72(2)(b)", str(DAY + timedelta(days=61)))
    desks.now += timedelta(days=60)
    assert tick(desks).get("erasure.done") is None
    desks.now += timedelta(days=1)
    assert tick(desks)["erasure.done"] == 1


def test_money_that_is_owed_keeps_them_until_it_is_repaid(desks: Bureau) -> None:
    number = desks.start(stated())
    desks.declare(number)
    desks.pay(number)
    desks.hand_in(number, incomplete=True)
    assigning.assign(desks.desk_head, number, "anna")
    receiving.give_back(desks.anna, number, note="no documents")
    desks.now += RECOURSE
    profile = desks.application(number).profile
    if profile.state == "in_pool":
        intake.withdraw(desks.applicant, profile.number)
    asked = request(desks.applicant, person_of(profile.number))
    assert "refund" in kept_by(asked.code, desks)
    paying.repay(desks.anna, number, FeeKind.PROCESSING, reference="back-1")
    assert "refund" not in kept_by(asked.code, desks)


def test_while_an_officer_compares_two_people_both_stay(desks: Bureau) -> None:
    first = desks.submit(stated())
    second = desks.draft(named(document("X", DAY, born=None), FAMILY))
    intake.submit(desks.candidate, second)
    assert desks.state(second) == "submitted"
    asked = request(desks.candidate, person_of(first), withdraw=True)
    assert kept_by(asked.code, desks) == ["review"]
    intake.settle(desks.officer, second, same=False, note=f"{FAMILY} is another one")
    assert tick(desks)["erasure.done"] == 1
    assert FAMILY not in json.dumps(list(Profile.objects.get(id=int(second[1:])).reviews.values()), default=str)


# --------------------------------------------------------------------------------------------------------- two officers


def test_whoever_asked_does_not_agree_and_an_officer_says_why(desks: Bureau) -> None:
    refused(desks)
    asked = request(desks.anna, person_of("E000000001"))
    with pytest.raises(Forbidden, match="another officer"):
        decide(desks.anna, asked.code, agree=True, reason="as asked")
    with pytest.raises(Unacceptable, match="reason"):
        decide(desks.carla, asked.code, agree=True, reason=" ")
    decide(desks.carla, asked.code, agree=False, reason="a court has the file")
    assert state(asked.code) == "refused"
    with pytest.raises(Conflict, match="another state"):
        decide(desks.boris, asked.code, agree=True, reason="as asked")


def test_one_request_waits_of_a_person_and_may_be_taken_back(desks: Bureau) -> None:
    number = desks.submit(stated())
    asked = request(desks.candidate, person_of(number))
    with pytest.raises(Conflict, match="waits already"):
        request(desks.candidate, person_of(number))
    take_back(desks.candidate, asked.code)
    assert state(request(desks.candidate, person_of(number)).code) == "queued"


def test_what_is_handed_in_while_a_request_waits_has_it_wait_for_an_officer(desks: Bureau) -> None:
    number = desks.ready(stated())
    asked = request(desks.applicant, person_of("E000000001"))
    assert asked.state == "queued"
    desks.hand_in(number)
    concluding.withdraw(desks.applicant, number)
    paying.repay(desks.anna, number, FeeKind.PROCESSING, reference="back-1")
    assert kept_by(asked.code, desks) == []
    assert tick(desks).get("erasure.done") is None
    assert state(asked.code) == "for_officer"


# --------------------------------------------------------------------------------------------------------- the periods


def test_two_years_after_the_last_use_the_clock_erases_and_not_a_day_before(desks: Bureau) -> None:
    number = desks.submit(stated())
    intake.withdraw(desks.candidate, number)
    desks.now = desks.now.replace(year=desks.now.year + 2)
    assert tick(desks).get("erasure.asked") is None
    desks.now += timedelta(days=1)
    assert {key: many for key, many in tick(desks).items() if key.startswith("erasure")} == {
        "erasure.asked": 1,
        "erasure.done": 1,
    }
    assert not Person.objects.exists()
    assert PASSPORT not in json.dumps(everything(), default=str)
    assert tick(desks).get("erasure.asked") is None


def test_some_days_before_the_period_is_over_its_person_is_told_once_and_when(desks: Bureau) -> None:
    desks.now -= timedelta(days=800)
    number = desks.submit(document("X", desks.now.date()))
    person = person_of(number)
    with_account(desks, person)
    intake.withdraw(desks.candidate, number)
    over = period(service_law().at(desks.now), "profile").over(day_of(desks.now))
    assert over is not None
    told = f"records/{over.isoformat()}/"
    desks.now += over - day_of(desks.now) - timedelta(days=timetable().records + 1)
    assert (tick(desks).get("records.warned"), end_near(person, desks.now)) == (None, None)
    desks.now += timedelta(days=1)
    assert (tick(desks)["records.warned"], end_near(person, desks.now)) == (1, over)
    assert tick(desks).get("records.warned") is None
    assert [each.kind for each in Notice.objects.filter(key__startswith=told)] == ["message"]


def test_where_an_application_was_handed_in_the_period_leads_to_an_officer_whose_no_stands(desks: Bureau) -> None:
    refused(desks)
    desks.now = desks.now.replace(year=desks.now.year + 2) + timedelta(days=1)
    assert tick(desks)["erasure.asked"] == 1
    row = Erasure.objects.get()
    assert (row.state, row.origin) == ("for_officer", "period")
    decide(desks.carla, row.code, agree=False, reason="a court has the file")
    assert tick(desks).get("erasure.asked") is None
    desks.now = desks.now.replace(year=desks.now.year + 1)
    assert tick(desks).get("erasure.asked") is None
    desks.now = desks.now.replace(year=desks.now.year + 1) + timedelta(days=1)
    assert tick(desks)["erasure.asked"] == 1, "a refusal holds as long again as the period, and not for ever"


def test_who_appointed_a_firm_or_used_a_token_is_not_past_the_period(desks: Bureau) -> None:
    desks.submit(stated())
    person = person_of("E000000001")
    user = with_account(desks, person)
    intake.withdraw(desks.candidate, "E000000001")
    before = last_use(person)
    desks.now += timedelta(days=300)
    Token.objects.create(user=user, name="t", digest="d", created=desks.now, expires=desks.now + timedelta(days=9))
    assert last_use(person) == before + timedelta(days=300)
    desks.now += timedelta(days=300)
    operators.add_firm(desks.system, slug="made-up", name="Made-up")
    firms.appoint(desks.applicant, person.id, "made-up", until=None)
    assert last_use(person) == before + timedelta(days=600)


def test_the_name_that_a_firm_gave_goes_the_day_after_the_appointment_ran_out(desks: Bureau) -> None:
    operators.add_firm(desks.system, slug="made-up", name="Made-up")
    standing, over = (
        firms.appoint(desks.applicant, person_of(desks.submit(document(passport, DAY))).id, "made-up", until=until)
        for passport, until in (("QX1", None), ("QX2", day_of(desks.now)))
    )
    firms.name_clients(desks.applicant, {standing.id: OFFICERS_WORDS, over.id: OFFICERS_WORDS})
    assert "appointment.forgotten" not in tick(desks), "it stands to the end of its last day"
    desks.now += timedelta(days=1)
    assert tick(desks)["appointment.forgotten"] == 1
    names = Appointment.objects.order_by("id").values_list("known_as", flat=True)
    assert list(names) == [OFFICERS_WORDS, ""]
    (told,) = AuditEntry.objects.filter(action="appointment.forgotten")
    assert told.subject == over.person_id.hex
    assert "appointment.forgotten" not in tick(desks)


def test_what_an_officer_wrote_of_a_correction_goes_with_whom_it_names(desks: Bureau) -> None:
    number, other = (desks.submit(document(passport, DAY)) for passport in ("QX1", "QX2"))
    desks.hold("1", 1, ("cec",))
    words = {number: "made-up words of the first", other: "made-up words of the second"}
    for whom, note in words.items():
        Supplement.objects.create(
            round=Round.objects.get(), cancelled=whom, note=note, drafted=desks.now, drafted_by="officer.a"
        )
    erase_rows(whose(person_of(number)))
    assert list(Supplement.objects.order_by("id").values_list("note", flat=True)) == ["", words[other]]


def test_a_bar_outlives_the_person_as_digests_and_goes_with_its_last_day(desks: Bureau) -> None:
    number = desks.submit(stated())
    record(desks.officer, number, begins=DAY, basis=OFFICERS_WORDS)
    intake.withdraw(desks.candidate, number)
    asked = request(desks.candidate, person_of(number))
    assert list(carry_out(desks.system, [asked.code])) == [asked.code]
    bar = Bar.objects.get()
    assert (bar.person_id, bar.basis) == (None, "")
    assert OFFICERS_WORDS not in json.dumps(everything(), default=str)
    with pytest.raises(Forbidden, match="may have no profile"):
        desks.submit(stated())
    desks.now = desks.now.replace(year=desks.now.year + 5)
    tick(desks)
    assert not Bar.objects.exists()
    assert desks.trail().findings == ()


# ------------------------------------------------------------------------------------------------------------ the bytes


def message_to(desks: Bureau, user: User) -> None:
    """A message that was written into the folder of mail."""
    notice = Notice.objects.create(
        key="message/1",
        kind="message",
        person=person_of("E000000001"),
        user=user,
        state="sent",
        created=desks.now,
        next_try=desks.now,
    )
    message = message_of(notice, user, "office@example.org")
    Folder(desks.store.folder / "mail").take(message, user.email)
    (written,) = (desks.store.folder / "mail").iterdir()
    written.with_name(f"{written.name}.partial").write_bytes(bytes(message)[:-10])  # killed at the next try


def test_the_clock_removes_messages_whose_notice_is_gone(sqlite_desks: Bureau) -> None:
    sqlite_desks.submit(stated())
    message_to(sqlite_desks, with_account(sqlite_desks, person_of("E000000001")))
    tick(sqlite_desks)
    assert len(list((sqlite_desks.store.folder / "mail").iterdir())) == 2
    Notice.objects.all().delete()
    tick(sqlite_desks)
    assert list((sqlite_desks.store.folder / "mail").iterdir()) == []


def test_no_word_of_theirs_is_left_in_the_file_of_the_database_or_beside_it(sqlite_desks: Bureau) -> None:
    refused(sqlite_desks)
    user = with_account(sqlite_desks, person_of("E000000001"))
    message_to(sqlite_desks, user)
    assert {PASSPORT, FAMILY, EMAIL} <= set(words_in(sqlite_desks.store.folder)), "nothing was there to be erased"
    erase(sqlite_desks, "E000000001")
    assert words_in(sqlite_desks.store.folder) == []
    assert not list(vault_in_use().handles())
