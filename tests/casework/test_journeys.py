"""Files worked on by their pages alone, without a script, and read back over the API by somebody else.

Each is gone through here in one language, and in the other one in a browser.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from express_entry.accounts.roles import Role
from express_entry.accounts.users import Grant, User
from express_entry.application.examinationrows import TrackKind
from express_entry.application.keeping import found
from express_entry.application.models import Application
from express_entry.correspondence.rows import IssuedLetter, Notice, NoticeKind, NoticeState
from express_entry.law.days import day_of
from express_entry.law.text import Language
from express_entry.pool.models import Profile
from express_entry.pool.roundrows import Invitation
from express_entry.privacy.rows import Correction, Erasure
from tests.casework.conftest import Casework
from tests.casework.forms import day, does, looks, posts

TODAY = day_of(timezone.now())


def read_back(casework: Casework, number: str, role: Role = Role.AUDITOR) -> Any:
    answer = casework.front.ask("GET", f"/applications/{number}", casework.token_of(role))
    assert answer.status == 200
    return answer.tree


@pytest.mark.parametrize("language", ["fr"])
def test_a_file_goes_from_receipt_to_landing(language: Language, casework: Casework) -> None:
    number, officer = casework.files["complete"], casework.officer(language)
    does(officer, "complete", number=number)
    tested = found(number).findings.filter(kind="retest").latest("id").id
    hindered = looks(officer, "approve", number=number)
    assert f"la dernière vérification de L11.2 ({tested})" in hindered.text
    assert hindered.text.casefold().count("volet non réglé") == len(TrackKind)
    assert 'name="reasons"' not in hindered.html
    assert "Ce qui fait obstacle à une approbation" in looks(officer, "file", number=number).text
    does(officer, "find_holds", {"holds": "yes", "note": "it agrees"}, number=number, key=str(tested))
    for kind in TrackKind:
        until = day("until", TODAY + timedelta(days=200)) if kind is TrackKind.MEDICAL else {}
        does(officer, "track", {"to": "passed", **until}, number=number, kind=kind.value)
    shown = looks(officer, "file", number=number)
    assert "Ce qui fait obstacle à une approbation" not in shown.text
    assert 'name="reasons"' in looks(officer, "approve", number=number).html
    does(officer, "approve", {"reasons": "all is proven", "provision": "R70(1)"}, number=number)
    unpaid = looks(officer, "visa", number=number)
    assert ("R303(3)" in unpaid.text, 'name="until.day"' in unpaid.html) == (True, False)
    refused = posts(officer, "visa", day("until", TODAY + timedelta(days=100)), number=number)
    assert refused.status == 422
    assert "R303(3)" in refused.text
    payment = {"fee": "right_of_permanent_residence", "reference": "R-77", **day("on", TODAY)}
    does(officer, "payment", payment, number=number)
    assert 'name="until.day"' in looks(officer, "visa", number=number).html
    does(officer, "visa", day("until", TODAY + timedelta(days=100)), number=number)
    second = casework.second(language)
    does(second, "land", {"nothing_changed": "yes", **day("on", TODAY)}, number=number)
    assert read_back(casework, number)["state"] == "landed"
    mine = casework.front.ask("GET", f"/applications/{number}", casework.applicant("complete")).tree
    assert (mine["state"], mine["owner"]) == ("landed", None)


@pytest.mark.parametrize("year", ["99999999999", "0", "20 26", "²026"])
def test_what_is_no_day_is_told_at_its_field_with_what_was_typed(year: str, casework: Casework) -> None:
    payment = {"fee": "processing", "reference": "R-78", **day("on", TODAY), "on.year": year}
    odd = posts(casework.officer("en"), "payment", payment, number=casework.files["complete"])
    assert (odd.status, odd.value("on.year")) == (422, year)


@pytest.mark.parametrize("language", ["en"])
def test_an_incomplete_file_is_returned_once_each_reason_is_confirmed_and_the_letter_was_seen(
    language: Language, casework: Casework
) -> None:
    number, officer = casework.files["incomplete"], casework.officer(language)
    unconfirmed = posts(officer, "give_back", {"note": "no passport"}, number=number)
    assert unconfirmed.status == 422
    form = {"note": "no passport", "missing": ["principal/passport"]}
    checked = posts(officer, "give_back", form, number=number)
    letters = IssuedLetter.objects.count()
    assert checked.status == 200
    assert '<article class="sheet"' in checked.html
    assert found(number).state == "received", "nothing is done before it is confirmed"
    does(officer, "give_back", form, number=number)
    assert IssuedLetter.objects.count() == letters + 1
    told = read_back(casework, number)
    assert (told["state"], [each["fee"] for each in told["refunds"]]) == ("returned", ["processing"])
    does(officer, "refund", {"reference": "B-1"}, number=number, fee="processing")
    assert read_back(casework, number)["refunds"][0]["repaid"] is not None


@pytest.mark.parametrize("language", ["fr"])
def test_two_officers_refuse_and_the_same_one_cannot_do_both(language: Language, casework: Casework) -> None:
    number, officer, second = casework.files["doubtful"], casework.officer(language), casework.second(language)
    form = {"kind": "refusal", "reasons": "The work is not proven.", "provision": "R87.1(2)"}
    does(officer, "refuse", form, number=number)
    assert posts(officer, "confirm", number=number).status == 403
    shown = looks(second, "confirm", number=number)
    assert "The work is not proven." in shown.text
    first = {"seen": shown.hidden("seen")}
    does(second, "send_back", {"note": "ask for the letter first", **first}, number=number)
    does(officer, "refuse", form, number=number)
    for page, typed in (
        ("confirm", {**first, "go": "yes"}),
        ("confirm", {"go": "yes"}),
        ("send_back", {"note": "x", **first}),
    ):
        unread = posts(second, page, typed, number=number)
        assert (unread.status, found(number).state) == (422, "in_process"), "another one waits than was read"
    latest = {"seen": unread.hidden("seen")}
    assert latest != first
    checked = posts(second, "confirm", latest, number=number)
    assert "The work is not proven." in checked.text
    assert checked.hidden("seen") == latest["seen"]
    does(second, "confirm", latest, number=number)
    told = read_back(casework, number)
    assert (told["state"], told["decisions"][-1]["provision"]) == ("refused", "R87.1(2)")


@pytest.mark.parametrize("language", ["en"])
def test_a_letter_is_seen_before_it_goes_is_answered_extended_and_closed(
    language: Language, casework: Casework
) -> None:
    number, officer = casework.files["doubtful"], casework.officer(language)
    form = {"kind": "request", "text": "Send the pay stubs.", "language": language}
    late = posts(officer, "letter", {**form, **day("answer_by", TODAY - timedelta(days=1))}, number=number)
    assert (late.status, late.html.count("wrong-because")) == (422, 1)
    by = day("answer_by", TODAY + timedelta(days=20))
    assert "Send the pay stubs." in posts(officer, "letter", {**form, **by}, number=number).text
    assert not found(number).letters.exists()
    does(officer, "letter", {**form, **by}, number=number)
    letter = found(number).letters.get().id
    does(officer, "extend", day("answer_by", TODAY + timedelta(days=40)), number=number, key=str(letter))
    applicant = casework.applicant("doubtful")
    path = f"/applications/{number}/letters"
    assert casework.front.ask("GET", path, applicant).tree["items"][0]["text"] == "Send the pay stubs."
    slot = {"item": f"letter/{letter}"}
    sent = casework.front.send(f"/applications/{number}/documents", applicant, made_up(), **slot)
    assert sent.status == 201, sent.data
    assert casework.front.ask("POST", f"{path}/{letter}/answer", applicant, {"text": "Here they are."}).status == 200
    shown = looks(officer, "file", number=number)
    assert "Here they are." in shown.text
    document = found(number).uploads.get(item=f"letter/{letter}").id
    paper = looks(officer, "document", number=number, key=str(document))
    assert paper.data.startswith(b"%PDF")
    assert paper.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    does(officer, "close", number=number, key=str(letter))
    assert casework.front.ask("GET", path, applicant).tree["items"][0]["state"] == "closed"


def made_up() -> bytes:
    from express_entry.application.demopapers import made_up_paper

    return made_up_paper("pay stubs")


def test_an_officer_with_an_interest_sees_nothing_of_the_file_any_more(casework: Casework) -> None:
    number, officer = casework.files["doubtful"], casework.officer()
    own = User.objects.get(email="case-officer@example.org").pseudonym
    shown = does(officer, "interest", {"officer": own}, number=number)
    assert shown.status == 200
    assert looks(officer, "file", number=number).status == 403
    assert number not in looks(officer, "queue", queue="to_examine").text
    assert number in looks(casework.second(), "queue", queue="without_owner").text


def test_a_file_is_taken_from_the_list_given_to_a_colleague_and_noted_on(casework: Casework) -> None:
    number, officer = casework.files["latest"], casework.officer()
    assert "Take it" in looks(officer, "queue", queue="to_check").text
    assert posts(officer, "complete", number=number).status == 403, "not theirs yet"
    does(officer, "take", number=number)
    assert number in officer.sees("/en/files/queues/to-check/?of=mine").text
    second = User.objects.get(email="second-case-officer@example.org").pseudonym
    does(officer, "assign", {"officer": second}, number=number)
    assert number not in officer.sees("/en/files/queues/to-check/?of=mine").text
    assert "rung up" in does(officer, "note", {"text": "rung up, nobody there"}, number=number).text


def test_a_form_that_is_sent_twice_does_what_it_does_once_and_another_one_does_it_again(casework: Casework) -> None:
    number, officer = casework.files["doubtful"], casework.officer()
    form = {
        "kind": "request",
        "text": "Send the pay stubs.",
        "language": "en",
        **day("answer_by", TODAY + timedelta(days=20)),
    }
    drawn = {"once": looks(officer, "letter", number=number).hidden("once")}
    assert posts(officer, "letter", {**form, **drawn}, number=number).hidden("once") == drawn["once"]
    for _ in range(2):
        does(officer, "letter", {**form, **drawn}, number=number)
    assert found(number).letters.count() == 1
    does(officer, "letter", {**form, **drawn, "text": "Send the contract."}, number=number)
    does(officer, "letter", {**form, "once": looks(officer, "letter", number=number).hidden("once")}, number=number)
    assert found(number).letters.count() == 3
    note = {"text": "rung up", "once": looks(officer, "note", number=number).hidden("once")}
    empty = posts(officer, "note", {**note, "text": ""}, number=number)
    assert (empty.status, empty.hidden("once")) == (422, note["once"])
    for _ in range(2):
        does(officer, "note", note, number=number)
    assert found(number).notes.filter(text="rung up").count() == 1


def test_what_a_form_could_not_do_is_tried_again_with_it(casework: Casework) -> None:
    number, officer = casework.files["complete"], casework.officer()
    does(officer, "complete", number=number)
    form = {**day("until", TODAY + timedelta(days=100)), "go": "yes", "once": "a-number"}
    assert posts(officer, "visa", form, number=number).status == 422
    assert posts(officer, "visa", form, number=number).status == 422, "it was not done, so it is none that was done"


def test_a_change_is_looked_at_and_a_document_s_form_noted(casework: Casework) -> None:
    number, officer = casework.files["changed"], casework.officer()
    change = found(number).changes.get()
    does(officer, "seen", number=number, key=str(change.id))
    change.refresh_from_db()
    assert change.seen is not None
    paper = found(number).uploads.filter(item="principal/passport").get()
    does(officer, "form", {"kept": ["readable"]}, number=number, key=str(paper.id))
    paper.refresh_from_db()
    assert paper.rules["readable"] is True
    assert paper.rules["colour_scan"] is False


def test_a_test_worked_out_anew_waits_for_a_finding_again_and_an_approval_is_taken_up_again(
    casework: Casework,
) -> None:
    number, officer = casework.files["approved"], casework.officer()
    does(officer, "test", {"facts": "ranked"}, number=number)
    assert found(number).findings.latest("id").holds is None
    finding = str(found(number).findings.latest("id").id)
    assert looks(officer, "finding", number=number, key=finding).status == 200
    does(officer, "reopen", {"note": "a separation came to be known"}, number=number)
    assert read_back(casework, number)["state"] == "in_process"


def test_what_is_asked_again_at_the_visa_is_stated_and_shown(casework: Casework) -> None:
    tested, officer = found(casework.files["approved"]), casework.officer()
    number = tested.number
    assert "valid work permit" not in looks(officer, "test", number=number).text
    Application.objects.filter(id=tested.id).update(program="fst")
    Invitation.objects.filter(id=tested.invitation_id).update(program="fst")
    offer = {"noc": "72106", "full_time": True, "duration_months": 24, "issued": "2020-01-06"}
    declared = tested.versions.get(sequence=tested.version)
    form = json.loads(declared.document)
    form["profile"]["job_offer"] = offer
    tested.versions.filter(id=declared.id).update(document=json.dumps(form))
    assert "valid work permit" in looks(officer, "test", number=number).text
    there = {"authorized": "yes", "offer_stands": "", **day("visa", TODAY), **day("offer_until", TODAY)}
    shown = does(officer, "test", {"facts": "ranked", **there}, number=number)
    assert "Asked again at the visa" in shown.text
    assert "R87.2(3)(d)(ii)-(v)" in shown.text
    kept = json.loads(found(number).findings.latest("id").document)["en"]["second_day"]["stated"]
    assert kept == {"authorized_to_work": True, "offer_stands": None, "offer_until": TODAY.isoformat()}


def test_an_officer_who_accepts_what_is_declared_sees_what_was_lost_at_the_invitation(casework: Casework) -> None:
    number, officer = casework.files["doubtful"], casework.officer()
    assert "lost at the invitation" not in looks(officer, "file", number=number).text
    shown = does(officer, "test", {"facts": "declared"}, number=number)
    assert "lost at the invitation" in shown.text


def test_what_was_paid_elsewhere_is_recorded_for_a_draft_by_its_number(casework: Casework) -> None:
    officer, drafted = casework.officer(), found(casework.files["latest"])
    Application.objects.filter(id=drafted.id).update(state="draft", received=None, signed=None, owner="")
    led = officer.sees(f"/en/files/find/?number={drafted.number}")
    assert led.headers["Location"] == f"/en/files/{drafted.number}/payments/new/"
    form = {"fee": "right_of_permanent_residence", "reference": "R-1", **day("on", TODAY)}
    shown = does(officer, "payment", form, number=drafted.number)
    assert shown.title == "Files"
    assert found(drafted.number).payments.filter(kind="right_of_permanent_residence").exists()


def test_people_who_may_be_the_same_are_told_apart(casework: Casework) -> None:
    officer = casework.officer()
    profile = Profile.objects.filter(reviews__isnull=False).get().number
    assert profile in looks(officer, "reviews").text
    assert looks(officer, "review", profile=profile).text.count("Lefebvre") == 2
    does(officer, "review", {"same": "no", "note": "another passport was shown"}, profile=profile)
    assert Profile.objects.get(id=int(profile[1:])).state == "in_pool"


def test_nobody_says_who_somebody_is_with_whom_they_have_to_do(casework: Casework) -> None:
    officer, profile = casework.officer(), Profile.objects.get(reviews__isnull=False)
    user = User.objects.get(email="case-officer@example.org")
    Grant.objects.create(
        user=user, role=Role.CANDIDATE.value, person=profile.person, granted=timezone.now(), granted_by="a test"
    )
    assert looks(officer, "review", profile=profile.number).status == 403
    form = {"same": "no", "note": "it is me", "go": "yes"}
    assert posts(officer, "review", form, profile=profile.number).status == 403
    assert looks(casework.second(), "review", profile=profile.number).status == 200


def test_a_correction_is_made_as_a_change_and_another_one_refused(casework: Casework) -> None:
    officer, row = casework.officer(), Correction.objects.get()
    shown = looks(officer, "correction", code=row.code)
    assert row.words in shown.text
    form = {"value": "2034-05-31", "event": "new_passport", "reason": "seen", **day("happened", TODAY)}
    none = posts(officer, "correction", {**form, "value": ""}, code=row.code)
    assert none.status == 422
    does(officer, "correction", form, code=row.code)
    row.refresh_from_db()
    assert row.state == "accepted"
    number = casework.files["complete"]
    form_now = casework.front.ask("GET", f"/applications/{number}/form", casework.applicant("complete")).tree
    assert form_now["profile"]["person"]["passport"]["expires"] == "2034-05-31"


def test_an_erasure_is_refused_and_a_correction_left(casework: Casework) -> None:
    officer, erasure, row = casework.officer(), Erasure.objects.get(), Correction.objects.get()
    does(officer, "erasure", {"agree": "no", "reason": "an appeal is under way"}, code=erasure.code)
    does(officer, "correction_refused", {"reason": "the record says what the passport says"}, code=row.code)
    erasure.refresh_from_db()
    row.refresh_from_db()
    assert (erasure.state, row.state) == ("refused", "refused")


def test_an_officer_with_an_interest_is_shown_no_request_of_that_person(casework: Casework) -> None:
    officer, erasure, row = casework.officer(), Erasure.objects.get(), Correction.objects.get()
    own = User.objects.get(email="case-officer@example.org").pseudonym
    for name in ("complete", "landed"):
        found(casework.files[name]).interests.create(officer=own, declared=timezone.now(), declared_by="a test")
    for page, code in (("correction", row.code), ("correction_refused", row.code), ("erasure", erasure.code)):
        shown = looks(officer, page, code=code)
        assert (shown.status, row.words in shown.text) == (403, False), page
        assert looks(casework.second(), page, code=code).status == 200
    for page, told in (("corrections", row.words), ("erasures", casework.files["landed"])):
        assert told not in looks(officer, page).text
        assert told in looks(casework.second(), page).text


def test_a_bar_is_recorded_and_its_lifting_drafted(casework: Casework) -> None:
    officer, profile = casework.officer(), found(casework.files["landed"]).profile.number
    form = {"profile": profile, "basis": "decision 12 of another office", **day("begins", TODAY)}
    wrong = posts(officer, "bar", {**form, "profile": "X1"})
    assert (wrong.status, "wrong-because" in wrong.html) == (422, True)
    elsewhere = {**form, "profile": "", "passport_country": "IN"}
    half = posts(officer, "bar", elsewhere)
    assert (half.status, "its country or its number is missing" in half.text) == (422, True)
    does(officer, "bar", {**elsewhere, "passport_number": "Z 7", "basis": "decision 11 of a mission"})
    shown = does(officer, "bar", form)
    assert "decision 11 of a mission" in shown.text
    assert "decision 12 of another office" in shown.text
    key = shown.html.partition("/en/files/bars/")[2]
    assert key
    rows = casework.front.ask("GET", "/bars", casework.token_of(Role.AUDITOR)).tree["items"]
    does(officer, "lifting", {"reason": "another person", "provision": "A40"}, key=str(rows[-1]["id"]))
    assert "a lifting waits" in looks(officer, "bars").text
    drafted = casework.front.ask("GET", "/bars", casework.token_of(Role.AUDITOR)).tree["items"][-1]["liftings"][0]["id"]
    does(officer, "lifting_drop", key=str(drafted))
    assert "a lifting waits" not in looks(officer, "bars").text
    does(officer, "lifting", {"reason": "another person", "provision": "A40"}, key=str(rows[-1]["id"]))


def test_a_bar_by_a_name_in_the_pool_is_listed_with_who_is_to_be_looked_at(casework: Casework) -> None:
    officer, candidate, body = casework.officer(), casework.front.token(Role.CANDIDATE), casework.front.person()
    body["person"].update(family_name="Made", given_names="Up")
    number = casework.front.ask("POST", "/profiles", candidate, {"document": body}).tree["number"]
    casework.front.ask("POST", f"/profiles/{number}/submission", candidate)
    born = day("date_of_birth", date.fromisoformat(body["person"]["date_of_birth"]))
    who = {"family_name": "Made", "given_names": "Up", **born, **day("begins", TODAY)}
    shown = does(officer, "bar", {**who, "basis": "decision 13 of a mission"})
    assert "for an officer to look at: 1" in shown.text
    assert number in looks(officer, "reviews").text
    does(officer, "review", {"same": "yes", "note": "the same face"}, profile=number)
    assert Profile.objects.get(id=int(number[1:])).state == "barred"
    assert "for an officer to look at" not in looks(officer, "bars").text


def test_a_notice_that_was_given_up_is_shown_and_tried_again(casework: Casework) -> None:
    officer, user = casework.officer(), User.objects.get(email="case-officer@example.org")
    person = found(casework.files["landed"]).profile.person
    assert person is not None
    at = timezone.now()
    row = Notice.objects.create(
        key="a-test", kind=NoticeKind.MESSAGE.value, user=user, person=person, created=at, next_try=at,
        state=NoticeState.GIVEN_UP.value, tries=5, settled=at, fault="refused",
    )  # fmt: skip
    assert "refused" in looks(officer, "notices").text
    listed = casework.front.ask("GET", "/notices", casework.token_of(Role.AUDITOR)).tree["items"]
    assert [each["id"] for each in listed] == [row.id]
    does(officer, "notice", key=str(row.id))
    row.refresh_from_db()
    assert (row.state, row.tries) == ("waiting", 0)
