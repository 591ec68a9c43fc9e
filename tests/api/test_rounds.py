"""Rounds, nominations, reviews and bars over the API, by everybody whose part it is."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test.utils import override_settings

from express_entry.accounts.attempts import FREE
from express_entry.accounts.roles import Role
from express_entry.accounts.users import Grant, User
from express_entry.law.days import day_of
from express_entry.pool import clock as of_pool
from express_entry.pool.models import AuditEntry, Profile, Round
from express_entry.pool.profiles import instant_of_row
from express_entry.pool.units import Desk
from express_entry.selection import Exclusion, published_result
from tests.api.front import Front, clock
from tests.pool.test_corrections import wronged
from tests.pool.ways import WRONG

BODY = {
    "grouping": "general",
    "programs": ["cec", "fsw", "fst"],
    "legal_basis": "Act, 10.3(1); a test",
    "invitations": 1,
}


def drafted(front: Front, token: str, number: str = "r1") -> Any:
    earliest = (clock() - timedelta(minutes=1)).isoformat()
    return front.ask("POST", "/rounds", token, {**BODY, "number": number, "earliest": earliest})


def test_a_round_is_drafted_authorised_by_another_and_run_once(front: Front) -> None:
    front.submitted(front.token(Role.CANDIDATE), "P1")
    front.submitted(front.token(Role.CANDIDATE), "P2", here=1)
    officer = front.token(Role.ROUND_OFFICER, Role.AUTHORISING_OFFICER)
    other = front.token(Role.AUTHORISING_OFFICER)
    assert drafted(front, officer).status == 201
    assert drafted(front, officer).status == 409
    assert front.ask("GET", "/rounds/r1").status == 404
    assert front.ask("POST", "/rounds/r1/run", officer).status == 409
    assert front.ask("POST", "/rounds/r1/authorisation", officer).status == 403
    assert front.ask("POST", "/rounds/r1/authorisation", other).tree["state"] == "authorised"
    seen = front.ask("GET", "/rounds/r1/preview", other).tree
    assert (seen["invited"], seen["ranked"], seen["exhausted"]) == (1, 2, False)
    assert (seen["tied_in"], seen["tied_out"], seen["decided_by_number"]) == (1, 0, False)
    assert seen["by_points"] == {str(seen["cutoff"]): 1}
    assert (seen["by_program"], seen["by_category"]) == ({"cec": 1}, {})
    assert front.ask("GET", "/rounds/r1", other).tree["exhausted"] is None
    ran = front.ask("POST", "/rounds/r1/run", officer, Idempotency_Key="run-r1")
    assert (ran.status, ran.tree["invited"], ran.tree["cutoff"]) == (200, 1, seen["cutoff"])
    again = front.ask("POST", "/rounds/r1/run", officer, Idempotency_Key="run-r1")
    assert again.data == ran.data
    assert front.ask("POST", "/rounds/r1/run", officer).status == 409


def test_rounds_are_listed_by_when_they_were_held_what_was_not_held_yet_before(front: Front) -> None:
    officer, other = front.token(Role.ROUND_OFFICER), front.token(Role.AUTHORISING_OFFICER)
    for place in range(5):
        front.submitted(front.token(Role.CANDIDATE), f"P{place}")
        drafted(front, officer, f"r{place}")
    for place in (3, 0, 2):
        front.ask("POST", f"/rounds/r{place}/authorisation", other)
        assert front.ask("POST", f"/rounds/r{place}/run", officer).status == 200
    front.ask("POST", "/rounds/r0/publication", officer)
    front.ask("POST", "/rounds/r3/publication", officer)

    def listed(token: str | None, limit: int) -> list[str]:
        numbers, path = [], f"/rounds?limit={limit}"
        while True:
            told = front.ask("GET", path, token).tree
            numbers += [each["number"] for each in told["items"]]
            if told["next"] is None:
                return numbers
            path = f"/rounds?limit={limit}&cursor={told['next']}"

    for limit in (1, 2, 50):
        assert listed(officer, limit) == ["r4", "r1", "r2", "r0", "r3"]
        assert listed(None, limit) == ["r0", "r3"]


def test_a_round_of_more_than_there_are_says_that_the_pool_was_exhausted(front: Front) -> None:
    front.submitted(front.token(Role.CANDIDATE), "P1")
    officer, other = front.token(Role.ROUND_OFFICER), front.token(Role.AUTHORISING_OFFICER)
    body = {**BODY, "number": "r1", "invitations": 2, "earliest": (clock() - timedelta(minutes=1)).isoformat()}
    assert front.ask("POST", "/rounds", officer, body).status == 201
    front.ask("POST", "/rounds/r1/authorisation", other)
    assert front.ask("GET", "/rounds/r1/preview", officer).tree["exhausted"] is True
    assert front.ask("POST", "/rounds/r1/run", officer).tree["exhausted"] is True


def held(front: Front) -> str:
    """The token of an officer who published the round r1, with one invitation."""
    officer, other = front.token(Role.ROUND_OFFICER), front.token(Role.AUTHORISING_OFFICER)
    drafted(front, officer)
    front.ask("POST", "/rounds/r1/authorisation", other)
    assert front.ask("POST", "/rounds/r1/run", officer).status == 200
    assert front.ask("GET", "/rounds/r1/result").status == 404
    assert front.ask("POST", "/rounds/r1/publication", officer).tree["state"] == "published"
    return officer


def test_a_published_round_is_for_anybody_and_a_line_of_it_for_whose_it_is(front: Front) -> None:
    first, second = front.token(Role.CANDIDATE), front.token(Role.CANDIDATE)
    strong, weak = front.submitted(first, "P1"), front.submitted(second, "P2", here=1)
    officer = held(front)
    public = front.ask("GET", "/rounds/r1").tree
    assert (public["drafted_by"], public["invited_finally"]) == (None, 1)
    assert [each["number"] for each in front.ask("GET", "/rounds").tree["items"]] == ["r1"]
    result = front.ask("GET", "/rounds/r1/result")
    assert published_result(result.data) == bytes(Round.objects.get().result or b"")
    assert front.ask("GET", "/rounds/r1/verification", officer).tree == {"whole": True, "findings": []}
    line = front.ask("GET", f"/rounds/r1/lines/{strong}", first)
    assert (line.status, strong in line.data.decode()) == (200, True)
    assert front.ask("GET", f"/rounds/r1/lines/{strong}", second).status == 404
    assert front.ask("GET", f"/rounds/r1/lines/{weak}", second).status == 200


def test_an_invitation_is_seen_and_declined_by_whose_it_is(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    number = front.submitted(token)
    held(front)
    invited = front.ask("GET", f"/profiles/{number}", token).tree
    assert (invited["state"], invited["invitation"]["rank"]) == ("invited", 1)
    back = front.ask("POST", f"/profiles/{number}/invitation", token, {"answer": "decline"})
    assert (back.status, back.tree["state"]) == (200, "in_pool")
    assert front.ask("POST", f"/profiles/{number}/invitation", token, {"answer": "decline"}).status == 409
    assert front.ask("GET", f"/profiles/{number}/history", token).tree["invitations"][0]["state"] == "declined"


def test_a_correction_is_drafted_by_one_officer_and_carried_out_by_another(front: Front) -> None:
    candidate = front.token(Role.CANDIDATE)
    number = front.submitted(candidate)
    officer, other = front.token(Role.ROUND_OFFICER), front.token(Role.AUTHORISING_OFFICER)
    drafted(front, officer)
    front.ask("POST", "/rounds/r1/authorisation", other)
    assert front.ask("POST", "/rounds/r1/run", officer).status == 200
    body = {"cancelled": [number], "note": "issued in error"}
    made = front.ask("POST", "/rounds/r1/supplements", officer, body)
    assert (made.status, made.tree["cancelled"]) == (201, [number])
    path = f"/rounds/r1/supplements/{made.tree['id']}/authorisation"
    assert front.ask("POST", path, officer).status == 403
    assert front.ask("POST", path.replace("r1", "r2"), other).status == 404
    assert front.ask("POST", path, other).tree["done"] is not None
    assert front.ask("GET", f"/profiles/{number}", candidate).tree["state"] == "in_pool"
    assert front.ask("GET", "/rounds/r1", other).tree["invited_finally"] == 0
    assert len(front.ask("GET", "/rounds/r1/supplements", other).tree["items"]) == 1


def test_a_correction_beyond_the_number_authorises_its_own(front: Front) -> None:
    missed = front.submitted(front.token(Role.CANDIDATE), "P1")
    front.submitted(front.token(Role.CANDIDATE), "P2", here=1)
    wronged(missed)
    officer, other = front.token(Role.ROUND_OFFICER), front.token(Role.AUTHORISING_OFFICER)
    drafted(front, officer)
    front.ask("POST", "/rounds/r1/authorisation", other)
    assert front.ask("POST", "/rounds/r1/run", officer).tree["invited"] == 1
    body = {"missed": [missed], "note": "missed; a test"}
    assert front.ask("POST", "/rounds/r1/supplements", officer, body).status == 409
    assert front.ask("POST", "/rounds/r1/supplements", officer, {**body, "additional": 1}).status == 422
    more = {**body, "additional": 1, "legal_basis": "Act, 10.3(1)(j); a test"}
    made = front.ask("POST", "/rounds/r1/supplements", officer, more)
    assert (made.status, made.tree["additional"], made.tree["legal_basis"]) == (201, 1, more["legal_basis"])


def test_a_province_nominates_by_the_code_the_candidate_gave_and_sees_its_own_alone(front: Front) -> None:
    candidate = front.token(Role.CANDIDATE)
    ontario, manitoba = front.token(Role.PROVINCE), front.token(Role.PROVINCE, about="MB")
    number = front.submitted(candidate)
    code = front.ask("GET", f"/profiles/{number}", candidate).tree["validation_code"]
    body = {"profile": number, "code": code, "certificate": "ON-1", "issued": day_of(clock()).isoformat()}
    wrong = front.ask("POST", "/nominations", ontario, {**body, "code": "2" * 10})
    assert (wrong.status, wrong.fields()) == (422, ["code"])
    nobodys = front.ask("POST", "/nominations", ontario, {**body, "profile": "E999999999"})
    assert nobodys.tree["detail"].replace("E999999999", number) == wrong.tree["detail"]
    assert (nobodys.status, nobodys.fields()) == (422, ["code"])
    assert front.ask("POST", "/nominations", manitoba, {**body, "province": "ON"}).status == 403
    offered = front.ask("POST", "/nominations", ontario, body)
    assert (offered.status, offered.tree["state"]) == (201, "offered")
    assert front.ask("GET", "/nominations", manitoba).tree["items"] == []
    assert len(front.ask("GET", "/nominations", ontario).tree["items"]) == 1
    before = front.ask("GET", f"/profiles/{number}", candidate).tree["points"]
    taken = front.ask("POST", f"/profiles/{number}/nomination", candidate, {"answer": "accept"})
    assert (taken.status, taken.tree["state"]) == (200, "accepted")
    assert front.ask("GET", f"/profiles/{number}", candidate).tree["points"] == before + 600
    path = f"/nominations/{offered.tree['id']}/withdrawal"
    assert front.ask("POST", path, manitoba).status == 404
    assert front.ask("POST", path, ontario).tree["state"] == "withdrawn"
    assert front.ask("GET", f"/profiles/{number}", candidate).tree["state"] == "nomination_ended"


@pytest.mark.parametrize("there", [True, False])
def test_codes_are_not_found_by_trying(there: bool, front: Front) -> None:
    number = front.submitted(front.token(Role.CANDIDATE)) if there else "E999999999"
    ontario, manitoba = front.token(Role.PROVINCE), front.token(Role.PROVINCE, about="MB")
    body = {"profile": number, "code": "2" * 10, "certificate": "ON-1", "issued": day_of(clock()).isoformat()}
    tried = [front.ask("POST", "/nominations", ontario, body, Idempotency_Key=f"k{place}") for place in range(FREE + 1)]
    assert [each.status for each in tried] == [422] * FREE + [429]
    assert int(tried[-1].headers["Retry-After"]) > 0
    assert front.ask("POST", "/nominations", manitoba, body).status == 422, "another province waits for nobody"
    assert AuditEntry.objects.filter(action="nomination.refused", subject=number).count() == FREE + 1


def test_interest_and_allocations_are_recorded_and_read_by_those_they_concern(front: Front) -> None:
    candidate, ontario = front.token(Role.CANDIDATE), front.token(Role.PROVINCE)
    number = front.submitted(candidate)
    sent = front.ask("POST", "/interests", ontario, {"profile": number, "stream": "Human Capital Priorities"})
    assert sent.status == 201
    assert front.ask("GET", "/interests", candidate).tree["items"] == [sent.tree]
    assert front.ask("GET", "/interests", front.token(Role.CANDIDATE)).tree["items"] == []
    administrator = front.token(Role.ADMINISTRATOR)
    body = {"nominations": 10, "source": "a test"}
    made = front.ask("PUT", "/allocations/ON/2026", administrator, body)
    assert (made.status, made.tree["used"]) == (200, 0)
    for path in ("/allocations/QC/2026", "/allocations/ON/1999", "/allocations/ON/99999"):
        assert front.ask("PUT", path, administrator, body).status == 422, path
    assert front.ask("GET", "/allocations", ontario).tree["items"] == [made.tree]
    assert front.ask("GET", "/allocations", front.token(Role.PROVINCE, about="MB")).tree["items"] == []


def test_a_case_officer_settles_who_is_who_and_bars_a_person(front: Front) -> None:
    first, second, officer = front.token(Role.CANDIDATE), front.token(Role.CANDIDATE), front.token(Role.CASE_OFFICER)
    named = {"family_name": "Made", "given_names": "Up"}
    bodies = [front.person(), front.person()]
    for body in bodies:
        body["person"].update(named)
        del body["person"]["passport"]
    numbers = []
    for token, body in zip((first, second), bodies, strict=True):
        numbers.append(front.ask("POST", "/profiles", token, {"document": body}).tree["number"])
        assert front.ask("POST", f"/profiles/{numbers[-1]}/submission", token).status == 200
    waiting = front.ask("GET", "/reviews", officer).tree["items"]
    assert [(each["profile"], each["other"]) for each in waiting] == [(numbers[1], numbers[0])]
    settled = front.ask("POST", f"/reviews/{numbers[1]}/settlement", officer, {"same": False, "note": "twins"})
    assert settled.tree == {"profile": numbers[1], "state": "in_pool"}
    assert front.ask("GET", "/reviews?settled=true", officer).tree["items"][0]["same"] is False
    over = {"profile": numbers[0], "begins": "2014-11-20", "basis": "a finding of old; a test"}
    assert front.ask("POST", "/bars", officer, over).tree["until"] == "2016-11-20"
    assert front.ask("POST", "/bars", officer, {**over, "begins": "2002-06-27"}).status == 422
    assert front.ask("GET", f"/profiles/{numbers[0]}", first).tree["state"] == "in_pool"
    bar = {"profile": numbers[0], "begins": day_of(clock()).isoformat(), "basis": "a finding; a test"}
    recorded = front.ask("POST", "/bars", officer, bar)
    assert (recorded.status, recorded.tree["waiting"]) == (201, 0)  # that they are two was answered before
    assert front.ask("GET", f"/profiles/{numbers[0]}", first).tree["state"] == "barred"
    assert front.ask("POST", f"/profiles/{numbers[0]}/withdrawal", first).status == 200
    barred = front.ask("POST", "/profiles", first, {"document": bodies[0]}).tree["number"]
    refused = front.ask("POST", f"/profiles/{barred}/submission", first)
    assert refused.status == 403
    assert len(front.ask("GET", "/bars", officer).tree["items"]) == 2
    elsewhere = {"begins": bar["begins"], "basis": "a visa; a test"}
    assert front.ask("POST", "/bars", officer, elsewhere).status == 422
    made = front.ask("POST", "/bars", officer, {**elsewhere, "passport_country": "IN", "passport_number": "Z 1"})
    assert (made.status, made.tree["person_known"], "Z 1" in str(made.tree)) == (201, False, False)


def test_a_bar_by_name_says_how_many_in_the_pool_wait_for_an_officer_who_answers_for_them(front: Front) -> None:
    candidate, officer = front.token(Role.CANDIDATE), front.token(Role.CASE_OFFICER)
    body = front.person()
    body["person"].update(family_name="Made", given_names="Up")
    number = front.ask("POST", "/profiles", candidate, {"document": body}).tree["number"]
    assert front.ask("POST", f"/profiles/{number}/submission", candidate).tree["state"] == "in_pool"
    who = {"family_name": "Made", "given_names": "Up", "date_of_birth": body["person"]["date_of_birth"]}
    bar = {**who, "begins": day_of(clock()).isoformat(), "basis": "a visa; a test"}
    assert front.ask("POST", "/bars", officer, bar).tree["waiting"] == 1
    assert [each["waiting"] for each in front.ask("GET", "/bars", officer).tree["items"]] == [1]
    waiting = front.ask("GET", "/reviews", officer).tree["items"]
    assert [(each["profile"], each["other"], each["barred"]) for each in waiting] == [(number, None, True)]
    settled = front.ask("POST", f"/reviews/{number}/settlement", officer, {"same": True, "note": "theirs"})
    assert settled.tree == {"profile": number, "state": "barred"}
    assert [each["waiting"] for each in front.ask("GET", "/bars", officer).tree["items"]] == [0]


def test_the_pool_by_points_is_that_of_the_last_count_and_points_at_nobody(front: Front) -> None:
    never = front.ask("GET", "/pool").tree
    assert (never["at"], never["total"], {each["candidates"] for each in never["bands"]}) == (None, None, {None})
    system = Desk("system", clock)
    of_pool.run(system)
    empty = front.ask("GET", "/pool").tree
    assert (empty["total"], {each["candidates"] for each in empty["bands"]}) == (0, {0})
    front.submitted(front.token(Role.CANDIDATE))
    assert front.ask("GET", "/pool").tree == empty  # one submission moves nothing
    officer = front.token(Role.ROUND_OFFICER)
    now = front.ask("GET", "/pool/now", officer).tree
    assert (now["total"], sum(each["candidates"] for each in now["bands"])) == (1, 1)
    of_pool.run(system)
    one = front.ask("GET", "/pool").tree
    assert one["at"] > empty["at"]
    assert one["total"] is None
    assert [each["candidates"] for each in one["bands"]].count(None) == 1
    assert Profile.objects.count() == 1


def test_the_pool_by_points_says_where_points_are_by_the_last_known_rules(front: Front) -> None:
    officer = front.token(Role.ROUND_OFFICER)
    of_pool.run(Desk("system", clock))
    for path, token in (("/pool", None), ("/pool/now", officer)):
        told = front.ask("GET", path, token, Accept_Language="fr").tree
        assert told["last_known_rules"] is True
        assert told["notice"].startswith("Les points suivent les dernières règles connues")
    with override_settings(LAST_KNOWN_RULES=False):
        told = front.ask("GET", "/pool").tree
        assert (told["last_known_rules"], told["notice"]) == (False, None)


def test_a_round_that_is_not_published_says_so_to_everybody_else(front: Front) -> None:
    officer = front.token(Role.ROUND_OFFICER)
    drafted(front, officer)
    assert front.ask("GET", "/rounds/r1", officer).status == 200
    for path in ("/rounds/r1", "/rounds/r1/result", "/rounds/r2"):
        refused = front.ask("GET", path)
        assert refused.status == 404
        assert b"was published" in refused.data, path
        in_french = front.ask("GET", path, Accept_Language="fr").data
        assert "n'a été publiée" in json.dumps(json.loads(in_french), ensure_ascii=False)


def test_a_correction_is_drafted_under_its_field_discarded_and_taken_back(front: Front) -> None:
    candidate = front.token(Role.CANDIDATE)
    number = front.submitted(candidate)
    officer, other = held(front), front.token(Role.AUTHORISING_OFFICER)
    path = "/rounds/r1/supplements"
    refused = front.ask("POST", path, officer, {"missed": [number], "note": "a test"})
    assert (refused.status, refused.fields()) == (409, ["missed"])
    made = front.ask("POST", path, officer, {"cancelled": [number], "note": "a test"}).tree
    gone = front.ask("POST", f"{path}/{made['id']}/discard", other).tree
    assert gone["discarded"] is not None
    assert front.ask("POST", f"{path}/{made['id']}/authorisation", other).status == 409
    again = front.ask("POST", path, officer, {"cancelled": [number], "note": "a test"}).tree
    assert front.ask("POST", f"{path}/{again['id']}/authorisation", other).status == 200
    back = front.ask("POST", path, officer, {"restored": [number], "note": "a test"}).tree
    assert front.ask("POST", f"{path}/{back['id']}/authorisation", other).status == 200
    assert front.ask("GET", f"/profiles/{number}", candidate).tree["state"] == "invited"
    events = front.ask("GET", f"/profiles/{number}/history", candidate).tree["events"]
    assert [each["action"] for each in events].count("profile.invited") == 2


def test_a_bar_recorded_by_mistake_is_lifted_over_the_api_by_two_officers(front: Front) -> None:
    candidate, officer = front.token(Role.CANDIDATE), front.token(Role.CASE_OFFICER)
    second = front.token(Role.AUTHORISING_OFFICER)
    number = front.submitted(candidate)
    bar = {"profile": number, "begins": day_of(clock()).isoformat(), "basis": "a finding; a test"}
    made = front.ask("POST", "/bars", officer, bar).tree
    assert (made["person_known"], made["lifted"], made["liftings"]) == (True, None, [])
    why = {"reason": "another file", "provision": "A40(2)(a)"}
    mistaken = front.ask("POST", f"/bars/{made['id']}/liftings", officer, {**why, "provision": "A40"}).tree["id"]
    assert front.ask("POST", f"/bars/{made['id']}/liftings", officer, why).status == 409
    assert front.ask("POST", f"/bars/liftings/{mistaken}/discard", second).tree["id"] == mistaken
    assert front.ask("POST", f"/bars/liftings/{mistaken}/authorisation", second).status == 404
    lifting = front.ask("POST", f"/bars/{made['id']}/liftings", officer, why)
    assert lifting.status == 201
    path = f"/bars/liftings/{lifting.tree['id']}/authorisation"
    assert front.ask("POST", path, officer).status == 403
    assert front.ask("POST", path, second).tree["done"] is not None
    assert front.ask("POST", path.replace("authorisation", "discard"), second).status == 409
    assert front.ask("GET", f"/profiles/{number}", candidate).tree["state"] == "in_pool"
    assert front.ask("GET", "/bars", officer).tree["items"][0]["lifted"] is not None
    assert front.ask("GET", "/bars?without_person=true", officer).tree["items"] == []


def test_nobody_bars_or_lifts_the_bar_of_somebody_with_whom_they_have_to_do(front: Front) -> None:
    both, officer = front.token(Role.CANDIDATE, Role.CASE_OFFICER), front.token(Role.CASE_OFFICER)
    second = front.token(Role.AUTHORISING_OFFICER)
    number = front.submitted(both)
    bar = {"profile": number, "begins": day_of(clock()).isoformat(), "basis": "a finding; a test"}
    assert front.ask("POST", "/bars", both, bar).status == 403
    assert front.ask("GET", f"/profiles/{number}", both).tree["state"] == "in_pool"
    assert front.ask("POST", "/bars", officer, {**bar, "profile": "E999999999"}).status == 404
    path = f"/bars/{front.ask('POST', '/bars', officer, bar).tree['id']}/liftings"
    why = {"reason": "it was not me", "provision": "A40(2)(a)"}
    assert front.ask("POST", path, both, why).status == 403
    lifting = front.ask("POST", path, officer, why).tree["id"]
    barred = Profile.objects.get(id=int(number[1:]))
    user = User.objects.get(pseudonym=front.ask("GET", "/session", second).tree["account"])
    Grant.objects.create(
        user=user, role=Role.CANDIDATE.value, person=barred.person, granted=clock(), granted_by="a test"
    )
    assert front.ask("POST", f"/bars/liftings/{lifting}/authorisation", second).status == 403
    assert front.ask("POST", f"/bars/liftings/{lifting}/discard", second).status == 403
    other = front.token(Role.AUTHORISING_OFFICER)
    assert front.ask("POST", f"/bars/liftings/{lifting}/authorisation", other).status == 200


def test_a_published_result_has_one_tag_for_its_bytes(front: Front) -> None:
    front.submitted(front.token(Role.CANDIDATE))
    held(front)
    found = front.ask("GET", "/rounds/r1/result")
    assert found.tag == f'"{hashlib.sha256(found.data).hexdigest()[:20]}"'
    assert front.ask("GET", "/rounds/r1/result", If_None_Match=found.tag).status == 304


def test_who_ended_by_a_wrong_table_is_read_once_it_is_corrected_and_restored_by_a_case_officer(front: Front) -> None:
    candidate, officer = front.token(Role.CANDIDATE), front.token(Role.CASE_OFFICER)
    old = (day_of(clock()) - timedelta(days=500)).isoformat()
    with override_settings(LAW_FILES=(WRONG,)):
        number = front.draft(candidate, "P1", tested=old)
        made = front.ask("POST", f"/profiles/{number}/submission", candidate)
        assert (made.status, made.tree["state"]) == (200, "ineligible"), made.data
        assert front.ask("GET", "/outcomes", officer).tree == {"items": [], "next": None}
    told = front.ask("GET", "/outcomes?limit=1", front.token(Role.AUDITOR)).tree
    (each,) = told["items"]
    assert (each["number"], each["then"], each["now"], each["differs"]) == (number, "ineligible", "in_pool", True)
    body = {"legal_basis": "A10.2(1)(a); the table corrected"}
    place = f"/profiles/{number}/restoration"
    assert front.ask("POST", place, candidate, body).status == 403
    assert front.ask("POST", place, officer, {"legal_basis": " "}).fields() == ["legal_basis"]
    assert front.ask("POST", place, officer, body).tree == {"profile": number, "state": "in_pool"}
    assert front.ask("POST", place, officer, body).status == 409
    assert front.ask("GET", "/outcomes", officer).tree["items"] == []
    assert AuditEntry.objects.filter(action="profile.restored", subject=number).count() == 1


# ------------------------------------------------------------------------------------------------- people by number


def test_whom_a_round_invited_is_read_page_by_page_by_officers_and_auditors(front: Front) -> None:
    numbers = [front.submitted(front.token(Role.CANDIDATE), f"P{each}") for each in range(3)]
    officer, other = front.token(Role.ROUND_OFFICER), front.token(Role.AUTHORISING_OFFICER)
    earliest = (clock() - timedelta(minutes=1)).isoformat()
    front.ask("POST", "/rounds", officer, {**BODY, "number": "r1", "earliest": earliest, "invitations": 3})
    front.ask("POST", "/rounds/r1/authorisation", other)
    assert front.ask("GET", "/rounds/r1/invited", officer).tree == {"items": [], "next": None}
    front.ask("POST", "/rounds/r1/run", officer)
    first = front.ask("GET", "/rounds/r1/invited?limit=2", officer).tree
    last = front.ask("GET", f"/rounds/r1/invited?limit=2&cursor={first['next']}", other).tree
    assert ([each["rank"] for each in first["items"]], last["next"]) == ([1, 2], None)
    assert [each["number"] for each in (*first["items"], *last["items"])] == numbers
    each = last["items"][0]
    assert (each["state"], each["program"], each["correction"]) == ("issued", "cec", None)
    row = Profile.objects.get(id=int(numbers[2][1:]))
    assert each["submitted"] == instant_of_row(row.submitted)
    assert front.ask("GET", f"/rounds/r2/invited?cursor={first['next']}", officer).status == 404
    assert front.ask("GET", "/rounds/r1/invited?cursor=nonsense", officer).status == 422
    assert front.ask("GET", "/rounds/r1/invited", front.token(Role.AUDITOR)).status == 200
    assert front.ask("GET", "/rounds/r1/invited", front.token(Role.CANDIDATE)).status == 403


def test_whom_a_round_would_not_rank_is_read_by_reason_page_by_page(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    abroad = [front.submitted(front.token(Role.CANDIDATE), f"F{each}", here=0) for each in range(3)]
    here = front.submitted(token, "P1")
    officer = front.token(Role.ROUND_OFFICER)
    earliest = (clock() - timedelta(minutes=1)).isoformat()
    body = {**BODY, "grouping": "program", "programs": ["cec"], "number": "r1", "earliest": earliest}
    assert front.ask("POST", "/rounds", officer, body).status == 201
    first = front.ask("GET", "/rounds/r1/preview/excluded?limit=2", officer, Accept_Language="fr").tree
    last = front.ask("GET", f"/rounds/r1/preview/excluded?limit=2&cursor={first['next']}", officer).tree
    found = [*first["items"], *last["items"]]
    assert [each["number"] for each in found] == abroad
    assert here not in {each["number"] for each in found}
    assert {each["reason"] for each in found} == {"not_in_program"}
    assert first["items"][0]["words"] == Exclusion.NOT_IN_PROGRAM.say("fr")
    assert front.ask("GET", "/rounds/r1/preview/excluded?reason=invited", officer).tree["items"] == []
    assert front.ask("GET", "/rounds/r1/preview/excluded?reason=nonsense", officer).status == 422
    seen = front.ask("GET", "/rounds/r1/preview", officer).tree
    assert seen["exclusions"] == {"not_in_program": len(found)}
