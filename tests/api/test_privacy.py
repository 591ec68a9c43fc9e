"""One's own records over the API: given, erased, corrected; never another's; and what anybody may know."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

from express_entry.accounts import operators, tokens
from express_entry.accounts.roles import Role
from express_entry.pool.models import AuditEntry
from express_entry.pool.people import Person
from express_entry.pool.units import unit
from express_entry.privacy import erasing, requesting
from express_entry.privacy.rows import Origin
from tests.api.front import FIRMS, OPERATOR, Front
from tests.api.test_applications import PAPER, Desk


def test_somebody_is_given_their_own_records_as_a_zip_and_nobody_elses(front: Front) -> None:
    mine, other = front.token(Role.CANDIDATE), front.token(Role.CANDIDATE)
    own, others = front.submitted(mine, "P1"), front.submitted(other, "P2")
    given = front.ask("GET", "/privacy/export", mine)
    assert (given.status, given.headers["Content-Type"]) == (200, "application/zip"), given.data
    assert given.headers["Content-Disposition"].startswith("attachment; ")
    with zipfile.ZipFile(io.BytesIO(given.data)) as packed:
        assert sorted(packed.namelist()) == ["index.en.html", "index.fr.html", "records.json"]
        text = packed.read("records.json").decode()
    assert own in text
    assert others not in text
    last = AuditEntry.objects.order_by("sequence").last()
    assert last is not None
    assert (last.action, last.actor) == ("person.exported", front.ask("GET", "/session", mine).tree["account"])


def test_the_documents_that_were_handed_in_are_in_the_export_as_they_were(front: Front) -> None:
    desk = Desk(front)
    assert front.send(f"{desk.path}/documents", desk.applicant, PAPER, item="principal/passport").status == 201
    with zipfile.ZipFile(io.BytesIO(front.ask("GET", "/privacy/export", desk.applicant).data)) as packed:
        (name,) = [each for each in packed.namelist() if each.startswith("documents/")]
        assert name.startswith(f"documents/{desk.number}/")
        assert packed.read(name) == PAPER


def test_an_account_of_two_people_is_told_that_it_is_of_none_in_particular(front: Front) -> None:
    user = front.account(Role.CANDIDATE)
    operators.grant(OPERATOR, email=user.email, role=Role.CANDIDATE, about="")
    token = tokens.issue(OPERATOR, user, name="test", days=1)[1]
    assert front.ask("GET", "/privacy/export", token).status == 409
    assert front.ask("POST", "/privacy/erasures", token, {}).status == 409


def test_a_request_that_a_period_led_to_is_seen_by_its_person_and_not_taken_back(front: Front) -> None:
    mine = front.token(Role.CANDIDATE)
    with unit(OPERATOR) as working:
        code = requesting.open_in(working, Person.objects.get(), Origin.PERIOD).code
    assert front.ask("GET", f"/privacy/erasures/{code}", mine).tree["origin"] == "period"
    assert front.ask("POST", f"/privacy/erasures/{code}/recall", mine).status == 409


def test_a_request_to_be_erased_says_what_keeps_it_and_is_seen_and_taken_back_by_its_person_alone(front: Front) -> None:
    mine, other = front.token(Role.CANDIDATE), front.token(Role.CANDIDATE)
    front.submitted(mine)
    made = front.ask("POST", "/privacy/erasures", mine, {}, Idempotency_Key="k")
    assert (made.status, made.tree["state"]) == (201, "queued"), made.data
    assert [each["kind"] for each in made.tree["kept_by"]] == ["profile"]
    assert front.ask("POST", "/privacy/erasures", mine, {}, Idempotency_Key="k").data == made.data
    assert front.ask("POST", "/privacy/erasures", mine, {}).status == 409
    path = made.headers["Location"].removeprefix("/api/v1")
    assert front.ask("GET", "/privacy/erasures", other).tree["items"] == []
    assert front.ask("GET", path, other).status == 404
    assert front.ask("POST", f"{path}/recall", other).status == 404
    assert front.ask("GET", "/privacy/erasures", mine).tree["records_end"] is None
    assert front.ask("GET", path, mine, Accept_Language="fr").tree["title"] == "attend son jour"
    assert front.ask("GET", f"/privacy/receipts/{made.tree['code']}").status == 404, "nothing was erased yet"
    assert front.ask("POST", f"{path}/recall", mine).tree["state"] == "taken_back"
    assert front.ask("POST", f"{path}/recall", mine).status == 409
    assert front.ask("GET", "/privacy/erasures?waiting=true", mine).tree["items"] == []


def test_who_withdraws_with_it_is_kept_by_nothing_is_erased_by_the_clock_and_the_code_is_the_receipt(
    front: Front,
) -> None:
    mine = front.token(Role.CANDIDATE)
    front.submitted(mine)
    made = front.ask("POST", "/privacy/erasures", mine, {"withdraw": True}, Idempotency_Key="k")
    assert (made.status, made.tree["kept_by"]) == (201, []), made.data
    code = made.tree["code"]
    assert list(erasing.carry_out(replace(OPERATOR, actor="clock"), [code])) == [code]
    assert not Person.objects.exists()
    receipt = front.ask("GET", f"/privacy/receipts/{code}")
    assert (receipt.status, receipt.tree["state"], receipt.tree["rows"]["pool.Person"]) == (200, "done", 1)
    assert {"person", "reason"} & set(receipt.tree) == set()
    assert front.ask("GET", "/privacy/erasures", mine).status == 401, "the account went too"


def test_an_officer_agrees_or_refuses_with_a_reason_and_none_decides_about_themselves_or_with_an_interest(
    front: Front,
) -> None:
    desk = Desk(front)
    desk.handed_in()
    made = front.ask("POST", "/privacy/erasures", desk.applicant, {})
    assert (made.status, made.tree["state"]) == (201, "for_officer"), made.data
    path = f"/privacy/erasures/{made.tree['code']}"
    (seen,) = front.ask("GET", "/privacy/erasures?waiting=true", desk.officer).tree["items"]
    assert seen["code"] == made.tree["code"]
    body = {"agree": False, "reason": "the examination goes on"}
    assert front.ask("POST", f"{path}/decision", desk.applicant, body).status == 403
    desk.done(desk.officer, "/interests", {"officer": desk.me(desk.other)})
    assert front.ask("POST", f"{path}/decision", desk.other, body).status == 403
    assert front.ask("POST", f"{path}/decision", desk.officer, {**body, "reason": " "}).status == 422
    assert front.ask("POST", f"{path}/decision", desk.officer, body).tree["state"] == "refused"
    assert front.ask("GET", path, desk.applicant).tree["reason"] == "the examination goes on"
    assert front.ask("POST", f"{path}/decision", desk.officer, body).status == 409


def test_an_officer_with_an_interest_reads_no_request_of_that_person_and_finds_none_in_the_lists(front: Front) -> None:
    desk = Desk(front)
    desk.handed_in()
    asked = {"about": desk.number, "field": "addresses[1].what", "words": "It is number 2."}
    codes = {
        "corrections": front.ask("POST", "/privacy/corrections", desk.applicant, asked).tree["code"],
        "erasures": front.ask("POST", "/privacy/erasures", desk.applicant, {}).tree["code"],
    }
    desk.done(desk.officer, "/interests", {"officer": desk.me(desk.other)})
    for kind, code in codes.items():
        assert front.ask("GET", f"/privacy/{kind}/{code}", desk.other).status == 403
        assert front.ask("GET", f"/privacy/{kind}", desk.other).tree["items"] == []
        for reader in (desk.officer, desk.applicant):
            assert front.ask("GET", f"/privacy/{kind}/{code}", reader).status == 200
            assert [each["code"] for each in front.ask("GET", f"/privacy/{kind}", reader).tree["items"]] == [code]


def test_an_officer_who_is_a_candidate_too_answers_no_request_of_their_own(front: Front) -> None:
    both = front.token(Role.CANDIDATE, Role.CASE_OFFICER)
    number = front.submitted(both)
    asked = {"about": number, "field": "intended_province", "words": "BC"}
    code = front.ask("POST", "/privacy/corrections", both, asked).tree["code"]
    refused = front.ask("POST", f"/privacy/corrections/{code}/refusal", both, {"reason": "no"})
    assert (refused.status, "another officer" in refused.tree["detail"]) == (403, True)
    code = front.ask("POST", "/privacy/erasures", both, {}).tree["code"]
    assert front.ask("POST", f"/privacy/erasures/{code}/decision", both, {"agree": True, "reason": "x"}).status == 403


def test_an_officer_answers_no_request_of_a_client_of_their_firm(front: Front) -> None:
    mine, both = front.token(Role.CANDIDATE), front.token(Role.CASE_OFFICER, Role.REPRESENTATIVE)
    asked = {"about": front.submitted(mine), "field": "intended_province", "words": "BC"}
    path = f"/privacy/corrections/{front.ask('POST', '/privacy/corrections', mine, asked).tree['code']}/refusal"
    assert front.ask("POST", "/appointments", mine, {"firm": FIRMS[0]}).status == 201
    assert front.ask("POST", path, both, {"reason": "no"}).status == 403
    assert front.ask("POST", path, front.token(Role.CASE_OFFICER), {"reason": "no"}).status == 200


def test_a_correction_is_asked_of_ones_own_record_alone_and_a_profile_is_changed_as_asked(front: Front) -> None:
    mine, other, officer = front.token(Role.CANDIDATE), front.token(Role.CANDIDATE), front.token(Role.CASE_OFFICER)
    number = front.submitted(mine)
    asked = {"about": number, "field": "intended_province", "words": "It is BC."}
    assert front.ask("POST", "/privacy/corrections", other, asked).status == 404
    made = front.ask("POST", "/privacy/corrections", mine, asked)
    assert (made.status, made.tree["state"]) == (201, "open"), made.data
    path = f"/privacy/corrections/{made.tree['code']}"
    assert front.ask("GET", path, other).status == 404
    assert front.ask("GET", "/privacy/corrections", other).tree["items"] == []
    assert [each["code"] for each in front.ask("GET", "/privacy/corrections?waiting=true", officer).tree["items"]] == [
        made.tree["code"]
    ]
    right = {**front.person("P1"), "intended_province": "BC"}
    assert front.ask("POST", f"{path}/profile", mine, {"document": right, "reason": "x"}).status == 403
    wrong = front.ask("POST", f"{path}/profile", officer, {"document": {**right, "no_such": 1}, "reason": "x"})
    assert (wrong.status, wrong.fields()) == (422, ["document.no_such"])
    settled = front.ask("POST", f"{path}/profile", officer, {"document": right, "reason": "as asked"})
    assert (settled.status, settled.tree["state"], settled.tree["version"]) == (200, "accepted", 2), settled.data
    changed = front.ask("GET", f"/profiles/{number}", mine).tree
    assert (changed["document"]["intended_province"], changed["corrections"]) == ("BC", [])
    assert front.ask("POST", f"{path}/refusal", officer, {"reason": "late"}).status == 409


def test_the_forms_of_an_application_are_corrected_as_a_change_or_the_request_is_refused_and_stays(
    front: Front,
) -> None:
    desk = Desk(front)
    desk.handed_in()
    asked = {"about": desk.number, "field": "addresses[1].what", "words": "It is number 2."}
    assert front.ask("POST", "/privacy/corrections", front.token(Role.CANDIDATE), asked).status == 404
    paths = [
        f"/privacy/corrections/{front.ask('POST', '/privacy/corrections', desk.applicant, asked).tree['code']}"
        for _ in range(2)
    ]
    form = front.ask("GET", f"{desk.path}/form", desk.applicant).tree
    right = {"addresses": [form["addresses"][0], {**form["addresses"][1], "what": "2 Made-up Street, Ottawa"}]}
    body = {"form": right, "reason": "the lease says so", "event": "address"}
    wrong = front.ask("POST", f"{paths[0]}/form", desk.officer, {**body, "form": {"no_such": 1}})
    assert (wrong.status, wrong.fields()) == (422, ["form.no_such"])
    settled = front.ask("POST", f"{paths[0]}/form", desk.officer, body)
    assert (settled.status, settled.tree["state"]) == (200, "accepted"), settled.data
    assert front.ask("GET", f"{desk.path}/form", desk.applicant).tree["addresses"][1]["what"].startswith("2 ")
    assert (
        front.ask("POST", f"{paths[1]}/profile", desk.officer, {"document": front.person(), "reason": "x"}).status
        == 404
    )
    said = {"reason": "it was corrected"}
    refused = front.ask("POST", f"{paths[1]}/refusal", desk.officer, said, Idempotency_Key="once")
    assert front.ask("POST", f"{paths[1]}/refusal", desk.officer, said, Idempotency_Key="once").data == refused.data
    assert refused.tree["state"] == "refused"
    assert front.ask("GET", paths[1], desk.applicant).tree["reason"] == "it was corrected"
    (note,) = front.ask("GET", desk.path, desk.applicant, Accept_Language="fr").tree["corrections"]
    assert (note["field"], note["state"], note["reason"]) == ("addresses[1].what", "refused", "it was corrected")
    assert (note["title"], note["settled_by"]) == ("refusé; mention portée au dossier", None)
    assert front.ask("GET", desk.path, desk.officer).tree["corrections"][0]["settled_by"] == desk.me(desk.officer)


def test_what_was_asked_of_a_profile_and_refused_stands_on_it_and_officers_see_by_whom(front: Front) -> None:
    mine, officer = front.token(Role.CANDIDATE), front.token(Role.CASE_OFFICER)
    number = front.submitted(mine)
    asked = {"about": number, "field": "intended_province", "words": "It is BC."}
    code = front.ask("POST", "/privacy/corrections", mine, asked).tree["code"]
    path = f"/profiles/{number}"
    assert [each["state"] for each in front.ask("GET", path, mine).tree["corrections"]] == ["open"]
    assert front.ask("POST", f"/privacy/corrections/{code}/refusal", officer, {"reason": "no"}).status == 200
    (seen,), (inside,) = (front.ask("GET", path, token).tree["corrections"] for token in (mine, officer))
    assert (seen["words"], seen["reason"], seen["settled_by"]) == ("It is BC.", "no", None)
    assert inside == {**seen, "settled_by": front.ask("GET", "/session", officer).tree["account"]}


# -------------------------------------------------------------------------------------------------------- for everybody


def test_anybody_reads_how_long_records_are_kept_and_what_is_decided_without_anybodys_hand(front: Front) -> None:
    kept = front.ask("GET", "/privacy/retention?on=2026-11-20", Accept_Language="fr")
    assert (kept.status, kept.tree["day"]) == (200, "2026-11-20"), kept.data
    assert {"profile", "application", "recourse"} <= {each["kind"] for each in kept.tree["items"]}
    assert all(each["citation"] and each["confidence"] for each in kept.tree["items"])
    assert (
        front.ask("GET", "/privacy/retention?on=2026-11-20", Accept_Language="fr", If_None_Match=kept.tag).status == 304
    )
    assert front.ask("GET", "/privacy/retention?on=1990-01-01").fields() == ["on"]
    steps = front.ask("GET", "/privacy/automated-steps").tree["items"]
    assert {each["id"] for each in steps} >= {"entry_test", "ranking", "round", "retest", "documents", "doubles"}
    assert json.dumps(steps) != json.dumps(
        front.ask("GET", "/privacy/automated-steps", Accept_Language="fr").tree["items"]
    )
