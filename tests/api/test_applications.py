"""Applications over the API, from the invitation to landing: by the applicant, and by the officers whose part it is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from express_entry.accounts.roles import Role
from express_entry.law.days import day_of
from express_entry.pool.models import AuditEntry
from tests.api.front import Front, clock
from tests.vault.files import pdf

PAPER = pdf()
FORMS: dict[str, Any] = {
    "addresses": [
        {"from": "2010-01", "to": "2022-12", "country": "PT", "what": "Rua Inventada 1, Lisboa"},
        {"from": "2023-01", "country": "CA", "what": "1 Made-up Street, Ottawa"},
    ],
    "activities": [
        {"from": "2010-01", "to": "2013-12", "country": "PT", "what": "studying"},
        {"from": "2014-01", "country": "CA", "what": "employed"},
    ],
    "representative": "none",
    "adviser": "none",
    "declaration": {"complete_and_accurate": True},
    "circumstances": {"releases_data": False, "names_differ": False},
}


class Desk:
    """An applicant with an application, and two case officers."""

    def __init__(self, front: Front) -> None:
        self.front = front
        self.applicant = front.token(Role.CANDIDATE)
        self.officer, self.other = front.token(Role.CASE_OFFICER), front.token(Role.CASE_OFFICER)
        self.profile = front.invited(self.applicant)
        made = front.ask("POST", "/applications", self.applicant, {"profile": self.profile})
        assert (made.status, made.tree["state"], made.tree["version"]) == (201, "draft", 1), made.data
        self.number = made.tree["number"]
        assert made.headers["Location"] == f"/api/v1/applications/{self.number}"

    @property
    def path(self) -> str:
        return f"/applications/{self.number}"

    def done(self, token: str, path: str, body: Any = None) -> Any:
        answer = self.front.ask("POST", self.path + path, token, body)
        assert answer.status in {200, 201}, answer.data
        return answer.tree

    def me(self, token: str) -> str:
        return str(self.front.ask("GET", "/session", token).tree["account"])

    def handed_in(self) -> None:
        assert self.front.ask("PATCH", f"{self.path}/form", self.applicant, FORMS, If_Match="*").status == 200
        self.done(self.applicant, "/submission", {"signature": "Ana Silva", "incomplete": True})
        self.done(self.officer, "/assignment", {"officer": self.me(self.officer)})

    def in_process(self) -> None:
        self.handed_in()
        self.done(self.officer, "/completeness", {"note": "beyond control"})

    def settled(self) -> None:
        self.in_process()
        file = self.front.ask("GET", self.path, self.officer).tree
        kept = next(each["id"] for each in file["findings"] if each["kind"] == "retest")
        self.done(self.officer, f"/findings/{kept}/finding", {"holds": True, "note": "looked at"})
        for track in file["tracks"]:
            until = (day_of(clock()) + timedelta(days=300)).isoformat() if track["kind"] == "medical" else None
            self.done(self.officer, f"/tracks/{track['kind']}", {"to": "passed", "until": until})


@pytest.fixture
def desk(front: Front) -> Desk:
    return Desk(front)


def test_from_the_invitation_to_landing_over_the_api(desk: Desk) -> None:
    desk.settled()
    approved = desk.done(desk.officer, "/approval", {"reasons": "proven"})
    assert (approved["state"], approved["queues"]) == ("approved", ["to_issue"])
    until = (day_of(clock()) + timedelta(days=200)).isoformat()
    refused = desk.front.ask("POST", f"{desk.path}/visa", desk.officer, {"until": until})
    assert (refused.status, "R303(3)" in refused.tree["detail"]) == (409, True)
    paid = {"fee": "right_of_permanent_residence", "reference": "slip-1"}
    assert desk.done(desk.officer, "/receipts", paid)["payments"][0]["amount"] > 0
    assert desk.done(desk.officer, "/visa", {"until": until})["state"] == "visa_issued"
    assert desk.done(desk.other, "/landing", {"nothing_changed": True})["state"] == "landed"
    own = desk.front.ask("GET", desk.path, desk.applicant).tree
    assert (own["state"], own["owner"], own["findings"], own["queues"]) == ("landed", None, [], [])
    assert [(each["kind"], each["made_by"]) for each in own["decisions"]] == [("approval", None)]
    told = desk.front.ask("GET", f"{desk.path}/history", desk.applicant, Accept_Language="fr").tree["events"]
    assert {each["actor"] for each in told} == {None}
    assert not [each for each in told if each["action"].startswith(("application.assigned", "finding."))]
    inside = desk.front.ask("GET", f"{desk.path}/history", desk.officer).tree["events"]
    assert len(inside) > len(told)


def test_the_forms_are_changed_by_the_version_that_was_seen_and_every_problem_is_named(desk: Desk) -> None:
    seen = desk.front.ask("GET", f"{desk.path}/form", desk.applicant)
    assert seen.tree["format"] == "express-entry/application@1"
    assert desk.front.ask("PUT", f"{desk.path}/form", desk.applicant, seen.tree).status == 428
    saved = desk.front.ask("PUT", f"{desk.path}/form", desk.applicant, {**seen.tree, **FORMS}, If_Match=seen.tag)
    assert (saved.status, saved.tree["version"]) == (200, 2)
    late = desk.front.ask("PATCH", f"{desk.path}/form", desk.applicant, FORMS, If_Match=seen.tag)
    assert (late.status, late.fields()) == (412, ["If-Match"])
    wrong = {"addresses": [{"from": "2020", "country": "Portugal"}], "no_such": 1}
    refused = desk.front.ask("PATCH", f"{desk.path}/form", desk.applicant, wrong, If_Match="*")
    assert refused.status == 422
    assert {"addresses[0].from", "addresses[0].country", "addresses[0].what", "no_such"} <= set(refused.fields())
    handed = {"signature": "Ana Silva", "incomplete": True}
    assert desk.front.ask("POST", f"{desk.path}/submission", desk.applicant, handed, If_Match=seen.tag).status == 412
    assert desk.front.ask("POST", f"{desk.path}/submission", desk.applicant, {**handed, "signature": " "}).status == 422
    whole = desk.front.ask("POST", f"{desk.path}/submission", desk.applicant, {"signature": "Ana Silva"})
    assert {"principal/passport", "payments"} <= set(whole.fields())
    assert (whole.status, "principal/passport" in whole.tree["detail"]) == (422, True)
    assert desk.front.ask("GET", f"{desk.path}/check", desk.applicant).tree["whole"] is False
    given = desk.front.ask("POST", f"{desk.path}/submission", desk.applicant, handed, If_Match=saved.tag)
    assert (given.status, given.tree["state"], b"Ana Silva" in given.data) == (200, "received", False)


def test_a_document_is_handed_in_once_under_one_key_downloaded_by_who_may_and_that_is_told(desk: Desk) -> None:
    front, path = desk.front, f"{desk.path}/documents"
    first = front.send(path, desk.applicant, PAPER, item="principal/passport", keeps="", key="k")
    assert first.status == 201, first.data
    assert front.send(path, desk.applicant, PAPER, item="principal/passport", keeps="", key="k").data == first.data
    assert front.send(path, desk.applicant, pdf(3), item="principal/passport", key="k").status == 409
    assert front.send(path, desk.applicant, PAPER, item="principal/passport").status == 409
    (kept,) = first.tree["documents"]
    own = f"{path}/{kept['id']}"
    assert front.ask("GET", own, desk.officer).status == 404, "a draft is none of the office's"
    assert front.ask("GET", own, front.token(Role.CANDIDATE)).status == 404
    original = front.ask("GET", f"{own}?part=original", desk.applicant)
    assert (original.status, original.data, original.headers["Content-Type"]) == (200, PAPER, "application/pdf")
    assert original.headers["Content-Disposition"].startswith("attachment; ")
    assert "made-up" not in original.headers["Content-Disposition"]
    assert front.ask("GET", own, desk.applicant).data.startswith(b"%PDF-")
    read = AuditEntry.objects.filter(subject=desk.number, action="document.read")
    assert [each.actor for each in read] == [desk.me(desk.applicant)] * 2
    assert front.ask("DELETE", own, desk.applicant).status == 204
    assert front.ask("GET", own, desk.applicant).status == 404


def test_a_file_that_is_not_taken_leaves_nothing(desk: Desk) -> None:
    front, path = desk.front, f"{desk.path}/documents"
    for file, name, fields, field in (
        (b"MZ" * 50, "a.pdf", {"item": "principal/passport"}, "file"),
        (b"", "a.pdf", {"item": "principal/passport"}, "file"),
        (PAPER, "a.pdf", {"item": "principal/no-such"}, "item"),
        (PAPER, "a.pdf", {"item": "principal/passport", "keeps": "no-such"}, "form"),
        (PAPER, "a.pdf", {}, "item"),
        (b"%PDF-" + b" " * 5_000_000, "a.pdf", {"item": "principal/passport"}, "file"),
    ):
        refused = front.send(path, desk.applicant, file, name, **fields)
        assert (refused.status, field in refused.fields()) == (422, True), refused.data
    assert front.ask("POST", path, desk.applicant, {"item": "principal/passport"}).status == 415
    cut = b"--x\r\nContent-Disposition: form-data; name="
    odd = front.ask("POST", path, desk.applicant, raw=cut, media="multipart/form-data; boundary=x")
    assert odd.status in {400, 422}
    assert front.ask("GET", desk.path, desk.applicant).tree["documents"] == []


def test_a_refusal_takes_two_officers_and_is_none_of_the_applicant_s_before(desk: Desk) -> None:
    desk.in_process()
    by = (day_of(clock()) + timedelta(days=20)).isoformat()
    sent = desk.done(desk.officer, "/letters", {"kind": "fairness", "text": "Please explain.", "answer_by": by})
    letter = sent["letters"][0]["id"]
    heard = desk.front.ask("GET", f"{desk.path}/letters", desk.applicant).tree["items"][0]
    assert (heard["text"], heard["sent_by"]) == ("Please explain.", None)
    desk.done(desk.applicant, f"/letters/{letter}/answer", {"text": "I did."})
    desk.done(desk.officer, f"/letters/{letter}/closing")
    refusal = {"reasons": "made up", "provision": "A11(1)"}
    proposed = desk.done(desk.officer, "/refusal", refusal)
    assert proposed["queues"][-1] == "second_look"
    assert desk.front.ask("GET", desk.path, desk.applicant).tree["decisions"] == []
    same = desk.front.ask("POST", f"{desk.path}/refusal/confirmation", desk.officer)
    assert same.status == 403
    read = proposed["decisions"][0]["id"]
    back = desk.done(desk.other, f"/refusal/return?decision={read}", {"note": "more"})
    assert back["decisions"][0]["state"] == "sent_back"
    latest = desk.done(desk.officer, "/refusal", refusal)["decisions"][-1]["id"]
    for path, body in (("confirmation", None), ("return", {"note": "more"})):
        unread = desk.front.ask("POST", f"{desk.path}/refusal/{path}?decision={read}", desk.other, body)
        assert (unread.status, "another refusal" in unread.tree["detail"]) == (409, True), unread.data
    assert desk.done(desk.other, f"/refusal/confirmation?decision={latest}")["state"] == "refused"
    assert desk.front.ask("GET", desk.path, desk.applicant).tree["decisions"][0]["kind"] == "refusal"


def test_an_officer_works_on_no_file_of_their_own_and_on_none_that_another_has(desk: Desk) -> None:
    desk.handed_in()
    assert desk.front.ask("POST", f"{desk.path}/notes", desk.other, {"text": "seen"}).status == 201
    assert desk.front.ask("POST", f"{desk.path}/completeness", desk.other, {}).status == 403
    both = desk.front.token(Role.CANDIDATE, Role.CASE_OFFICER)
    profile = desk.front.invited(both, "P7")
    number = desk.front.ask("POST", "/applications", both, {"profile": profile}).tree["number"]
    refused = desk.front.ask("POST", f"/applications/{number}/assignment", both, {"officer": desk.me(both)})
    assert refused.status == 403
    assert desk.front.ask("POST", f"/applications/{number}/assignment", desk.other, {"officer": "me"}).status == 404
    interested = desk.done(desk.officer, "/interests", {"officer": desk.me(desk.officer)})
    assert interested["owner"] is None
    waits = desk.front.ask("GET", "/queues/without_owner", desk.other).tree["items"]
    assert [each["number"] for each in waits] == [desk.number]
    nobody = desk.front.ask("POST", f"{desk.path}/assignment", desk.other, {"officer": "nobody"})
    assert (nobody.status, nobody.fields()) == (422, ["officer"])
    known = desk.front.ask("GET", "/officers", desk.other).tree["items"]
    assert {each["officer"] for each in known} >= {desk.me(desk.officer), desk.me(desk.other)}
    desk.done(desk.other, "/assignment", {"officer": desk.me(desk.other)})
    left = desk.front.ask("POST", f"/officers/{desk.me(desk.other)}/leave", desk.officer)
    assert left.tree == {"officer": desk.me(desk.other), "here": False, "waiting": 1}
    assert desk.front.ask("POST", f"/officers/{desk.me(desk.other)}/return", desk.officer).tree["here"] is True


def test_an_officer_with_an_interest_is_shown_nothing_of_the_file_and_steers_nothing(desk: Desk) -> None:
    desk.handed_in()
    note = {"text": "seen before"}
    key: dict[str, Any] = {"Idempotency_Key": "a-note"}
    assert desk.front.ask("POST", f"{desk.path}/notes", desk.other, note, **key).status == 201
    assert desk.front.ask("POST", f"{desk.path}/notes", desk.other, note, **key).status == 201
    profile = [f"/profiles/{desk.profile}", f"/profiles/{desk.profile}/history"]
    assert [desk.front.ask("GET", path, desk.other).status for path in profile] == [200, 200]
    desk.done(desk.officer, "/interests", {"officer": desk.me(desk.other)})
    assert [desk.front.ask("GET", path, desk.other).status for path in profile] == [403, 403]
    assert desk.front.ask("GET", "/profiles", desk.other).tree["items"] == []
    auditor = desk.front.token(Role.AUDITOR)
    for token in (desk.applicant, desk.officer, auditor):
        assert [desk.front.ask("GET", path, token).status for path in profile] == [200, 200]
        assert len(desk.front.ask("GET", "/profiles", token).tree["items"]) == 1
    for path in ("", "/form", "/notes", "/letters", "/history", "/check"):
        assert desk.front.ask("GET", desk.path + path, desk.other).status == 403, path
    assert desk.front.ask("POST", f"{desk.path}/assignment", desk.other, {"officer": "me"}).status == 403
    assert desk.front.ask("GET", "/applications", desk.other).tree["items"] == []
    assert desk.front.ask("GET", "/queues/without_owner", desk.other).tree["items"] == []
    again = desk.front.ask("POST", f"{desk.path}/notes", desk.other, note, **key)
    assert (again.status, b"seen before" in again.data) == (404, False)
    assert desk.front.ask("GET", f"{desk.path}/form", desk.officer).status == 200


def test_that_somebody_looked_is_not_in_the_history_of_who_was_looked_at(desk: Desk) -> None:
    desk.handed_in()
    auditor = desk.front.token(Role.AUDITOR)
    assert desk.front.ask("GET", desk.path, auditor).status == 200
    inside = desk.front.ask("GET", f"{desk.path}/history", desk.officer).tree["events"]
    outside = desk.front.ask("GET", f"{desk.path}/history", desk.applicant).tree["events"]
    assert any(each["action"].startswith("access.") for each in inside)
    assert not any(each["action"].startswith("access.") for each in outside)


def test_nobody_else_finds_an_application_and_a_firm_does_while_it_is_appointed(desk: Desk) -> None:
    front = desk.front
    firm, stranger = front.token(Role.REPRESENTATIVE), front.token(Role.CANDIDATE)
    for token in (firm, stranger):
        for method, path in (("GET", ""), ("GET", "/form"), ("GET", "/check"), ("DELETE", ""), ("POST", "/withdrawal")):
            assert front.ask(method, desk.path + path, token).status == 404, path
        assert front.ask("GET", "/applications", token).tree["items"] == []
        assert front.ask("GET", "/deadlines", token).tree["items"] == []
        assert front.ask("POST", "/applications", token, {"profile": desk.profile}).status == 404
    appointed = front.ask("POST", "/appointments", desk.applicant, {"firm": "northern"}).tree
    assert front.ask("GET", f"{desk.path}/form", firm).status == 200
    due = front.ask("GET", "/deadlines", firm).tree["items"]
    assert [each["kind"] for each in due] == ["invitation"]
    front.ask("DELETE", f"/appointments/{appointed['id']}", desk.applicant)
    assert front.ask("GET", desk.path, firm).status == 404


def test_a_draft_is_discarded_and_begun_again_by_the_answer_to_the_invitation(desk: Desk) -> None:
    front = desk.front
    assert front.ask("GET", f"/profiles/{desk.profile}", desk.applicant).tree["application"] == desk.number
    assert front.ask("DELETE", desk.path, desk.applicant).status == 204
    again = front.ask("POST", f"/profiles/{desk.profile}/invitation", desk.applicant, {"answer": "apply"})
    assert again.status == 200
    assert again.headers["Location"] == f"/api/v1/applications/{again.tree['application']}"
    assert again.tree["application"] != desk.number
    twice = front.ask("POST", f"/profiles/{desk.profile}/invitation", desk.applicant, {"answer": "apply"})
    assert twice.status == 409


def test_money_is_recorded_by_an_officer_where_the_service_takes_none_and_repaid_on_return(desk: Desk) -> None:
    paid = {"fee": "processing"}
    assert desk.front.ask("POST", f"{desk.path}/payments", desk.applicant, paid).status == 409
    assert desk.front.ask("POST", f"{desk.path}/receipts", desk.applicant, {**paid, "reference": "x"}).status == 403
    recorded = desk.front.ask("POST", f"{desk.path}/receipts", desk.officer, {**paid, "reference": "slip-1"})
    assert recorded.status == 201, recorded.data
    desk.handed_in()
    returned = desk.done(desk.officer, "/return", {"note": "no documents"})
    assert (returned["state"], returned["refunds"][0]["repaid"]) == ("returned", None)
    repaid = desk.done(desk.officer, "/refunds/processing/repayment", {"reference": "back-1"})
    assert repaid["refunds"][0]["repaid"] is not None


def test_changes_tracks_and_findings_by_whose_part_they_are(desk: Desk) -> None:
    desk.in_process()
    day = day_of(clock()).isoformat()
    told = desk.done(desk.applicant, "/changes", {"event": "address", "happened": day, "form": {"family": []}})
    assert told["changes"][0]["consequences"]
    wrong = desk.front.ask("POST", f"{desk.path}/changes", desk.applicant, {"event": "coronation", "happened": day})
    assert (wrong.status, wrong.fields()) == (422, ["event"])
    odd = {"event": "address", "happened": day, "form": {"family": 7}}
    assert desk.front.ask("POST", f"{desk.path}/changes", desk.applicant, odd).fields() == ["form.family"]
    looked = desk.done(desk.officer, f"/changes/{told['changes'][0]['id']}/look")
    assert looked["changes"][0]["seen"] is not None
    asked = desk.done(desk.officer, "/findings", {})
    finding = asked["findings"][-1]["id"]
    shown = desk.front.ask("GET", f"{desk.path}/findings/{finding}", desk.officer, Accept_Language="fr").tree
    assert shown["document"]["format"] == "express-entry/retest@1"
    assert desk.front.ask("GET", f"{desk.path}/findings/{finding}", desk.applicant).status == 403
    failed = desk.done(desk.officer, "/tracks/security", {"to": "not_met", "note": "made up"})
    assert {each["kind"]: each["state"] for each in failed["tracks"]}["security"] == "not_met"
    opened = desk.done(desk.officer, "/tracks/security", {"to": "open", "note": "made up"})
    assert {each["kind"]: each["state"] for each in opened["tracks"]}["security"] == "open"
    desk.done(desk.officer, "/notes", {"text": "between us"})
    notes = desk.front.ask("GET", f"{desk.path}/notes", desk.officer).tree["items"]
    assert [each["text"] for each in notes] == ["between us"]
    assert desk.done(desk.applicant, "/withdrawal")["state"] == "withdrawn"
