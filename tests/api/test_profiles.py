"""Profiles over the API: started, changed, submitted, read back, by whom they belong to and nobody else."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from express_entry.accounts.roles import Role
from express_entry.pool.models import AuditEntry, Profile
from tests.api.front import Front


def test_a_profile_is_started_submitted_and_read_back(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    made = front.ask("POST", "/profiles", token, {"document": front.person()})
    assert (made.status, made.tree["state"], made.tree["version"]) == (201, "draft", 1)
    number = made.tree["number"]
    assert made.headers["Location"] == f"/api/v1/profiles/{number}"
    entered = front.ask("POST", f"/profiles/{number}/submission", token)
    assert (entered.status, entered.tree["state"]) == (200, "in_pool")
    assert entered.tree["programs"] == ["cec", "fsw"]
    assert entered.tree["law"]["last_known_rules"] is True
    again = front.ask("GET", f"/profiles/{number}", token)
    assert again.tree == entered.tree
    assert again.tree["document"]["person"]["passport"]["number"] == "P1"
    assert len(again.tree["validation_code"]) == 10
    assert [each["number"] for each in front.ask("GET", "/profiles", token).tree["items"]] == [number]


def test_every_problem_of_a_document_is_named_with_its_place_in_the_language_asked_for(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    stated: dict[str, Any] = {**front.person(), "marital_status": "happy"}
    stated["person"]["date_of_birth"] = "1994-02-30"
    english = front.ask("POST", "/profiles", token, {"document": stated})
    french = front.ask("POST", "/profiles", token, {"document": stated}, Accept_Language="fr-CA")
    assert english.status == french.status == 422
    assert english.headers["Content-Type"] == "application/problem+json"
    assert sorted(english.fields()) == ["document.marital_status", "document.person.date_of_birth"]
    assert english.fields() == french.fields()
    assert "n'existe pas dans le calendrier" in french.data.decode()
    assert french.headers["Content-Language"] == "fr"
    assert Profile.objects.count() == 0


def test_what_does_not_settle_eligibility_is_told_by_the_fact_that_is_missing(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    stated = {**front.person(), "language_tests": []}
    number = front.ask("POST", "/profiles", token, {"document": stated}).tree["number"]
    refused = front.ask("POST", f"/profiles/{number}/submission", token)
    assert (refused.status, refused.fields()) == (422, ["language_tests"])
    assert front.ask("GET", f"/profiles/{number}", token).tree["state"] == "draft"


def test_a_change_names_the_version_it_was_made_to_and_a_later_version_stands_in_its_way(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    number = front.draft(token)
    seen = front.ask("GET", f"/profiles/{number}", token).tag
    path, changed = f"/profiles/{number}", front.person(reading=6.5)
    assert front.ask("PUT", path, token, changed).status == 428
    assert front.ask("PUT", path, token, changed, If_Match='"nothing"').status == 412
    saved = front.ask("PUT", path, token, changed, If_Match=seen)
    assert (saved.status, saved.tree["version"]) == (200, 2)
    refused = front.ask("PUT", path, token, front.person(), If_Match=seen)
    assert (refused.status, refused.fields()) == (412, ["If-Match"])
    assert front.ask("PUT", path, token, front.person(), If_Match=saved.tag).tree["version"] == 3
    assert front.ask("PUT", path, token, front.person(), If_Match="*").tree["version"] == 4


def test_a_profile_in_the_pool_that_is_changed_is_determined_anew_and_keeps_its_instant(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    number = front.submitted(token)
    before = front.ask("GET", f"/profiles/{number}", token)
    after = front.ask("PUT", f"/profiles/{number}", token, front.person(reading=6.0), If_Match=before.tag)
    assert after.status == 200
    assert after.tree["points"] < before.tree["points"]
    assert after.tree["submitted"] == before.tree["submitted"]


def test_what_a_reader_already_has_is_not_sent_again(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    number = front.draft(token)
    first = front.ask("GET", f"/profiles/{number}", token)
    same = front.ask("GET", f"/profiles/{number}", token, If_None_Match=first.tag)
    assert (same.status, same.data, same.tag) == (304, b"", first.tag)
    assert front.ask("POST", f"/profiles/{number}/submission", token).status == 200
    assert front.ask("GET", f"/profiles/{number}", token, If_None_Match=first.tag).status == 200


def test_a_draft_is_discarded_and_a_profile_withdrawn(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    draft = front.draft(token)
    assert front.ask("DELETE", f"/profiles/{draft}", token).status == 204
    assert front.ask("GET", f"/profiles/{draft}", token).status == 404
    number = front.submitted(token)
    assert front.ask("DELETE", f"/profiles/{number}", token).status == 409
    assert front.ask("POST", f"/profiles/{number}/withdrawal", token).tree["state"] == "withdrawn"
    assert front.ask("POST", f"/profiles/{number}/withdrawal", token).status == 409
    second = front.submitted(token)
    assert second != number


def test_the_history_of_a_profile_is_told_in_words_and_by_whom_only_to_officers(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    number = front.submitted(token)
    own = front.ask("GET", f"/profiles/{number}/history", token, Accept_Language="fr").tree["events"]
    assert [each["action"] for each in own] == ["profile.started", "profile.submitted", "profile.entered"]
    assert own[1]["words"] == "Profil présenté"
    assert {each["actor"] for each in own} == {None}
    theirs = front.ask("GET", f"/profiles/{number}/history", front.token(Role.CASE_OFFICER)).tree["events"]
    assert all(each["actor"].startswith("user.") for each in theirs)


def test_nobody_else_finds_a_profile_and_nobody_learns_that_it_is_there(front: Front) -> None:
    number = front.submitted(front.token(Role.CANDIDATE))
    other = front.token(Role.CANDIDATE)
    nowhere = front.ask("GET", "/profiles/E000009999", other)
    for method, path in (
        ("GET", f"/profiles/{number}"),
        ("GET", f"/profiles/{number}/history"),
        ("DELETE", f"/profiles/{number}"),
        ("POST", f"/profiles/{number}/withdrawal"),
        ("POST", f"/profiles/{number}/submission"),
    ):
        refused = front.ask(method, path, other)
        assert refused.status == 404, (method, path)
        assert refused.data == nowhere.data.replace(b"E000009999", number.encode())
    assert front.ask("GET", "/profiles", other).tree == {"items": [], "next": None}


def test_a_firm_sees_those_who_appointed_it_for_as_long_as_they_do(front: Front) -> None:
    candidate = front.token(Role.CANDIDATE)
    northern = front.token(Role.REPRESENTATIVE, about="northern")
    southern = front.token(Role.REPRESENTATIVE, about="southern")
    number = front.submitted(candidate)
    assert front.ask("GET", f"/profiles/{number}", northern).status == 404
    made = front.ask("POST", "/appointments", candidate, {"firm": "northern"})
    assert made.status == 201
    assert front.ask("POST", "/appointments", candidate, {"firm": "northern"}).status == 409
    seen = front.ask("GET", f"/profiles/{number}", northern)
    assert (seen.status, seen.tree["validation_code"]) == (200, None)
    assert front.ask("GET", f"/profiles/{number}", southern).status == 404
    assert front.ask("GET", "/appointments", southern).tree["items"] == []
    client = front.ask("GET", "/appointments", northern).tree["items"][0]["client"]
    body = {"document": front.person("P2"), "client": client}
    started = front.ask("POST", "/profiles", northern, body)
    assert (started.status, started.tree["client"]) == (201, client)
    assert front.ask("POST", "/profiles", southern, body).status == 422
    assert front.ask("DELETE", f"/appointments/{made.tree['id']}", southern).status == 404
    assert front.ask("DELETE", f"/appointments/{made.tree['id']}", candidate).status == 204
    assert front.ask("GET", f"/profiles/{number}", northern).status == 404
    assert front.ask("POST", f"/profiles/{started.tree['number']}/submission", northern).status == 404


def test_a_submission_sent_eight_times_at_once_is_one_submission_with_one_answer(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    number = front.draft(token)
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda _: front.asked_elsewhere("POST", f"/profiles/{number}/submission", token, Idempotency_Key="one"),
                range(8),
            )
        )
    assert {(each.status, each.data, each.tag) for each in answers} == {(200, answers[0].data, answers[0].tag)}, [
        each.data[:200] for each in answers
    ]
    assert AuditEntry.objects.filter(subject=number, action__contains="submitted").count() == 1


def test_a_profile_started_eight_times_at_once_under_one_key_is_one_profile(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    body = {"document": front.person()}
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: front.asked_elsewhere("POST", "/profiles", token, body, Idempotency_Key="k"), range(8))
        )
    assert len({(each.status, each.data) for each in answers}) == 1
    assert answers[0].status == 201
    assert Profile.objects.count() == 1
    assert sum("Idempotency-Replayed" in each.headers for each in answers) == 7


def test_a_key_that_was_used_for_something_else_is_refused(front: Front) -> None:
    token, other = front.token(Role.CANDIDATE), front.token(Role.CANDIDATE)
    first = front.ask("POST", "/profiles", token, {"document": front.person()}, Idempotency_Key="k")
    refused = front.ask("POST", "/profiles", token, {"document": front.person("P2")}, Idempotency_Key="k")
    assert (refused.status, refused.fields()) == (409, ["Idempotency-Key"])
    assert front.ask("POST", f"/profiles/{first.tree['number']}/withdrawal", token, Idempotency_Key="k").status == 409
    theirs = front.ask("POST", "/profiles", other, {"document": front.person("P3")}, Idempotency_Key="k")
    assert theirs.status == 201
    assert front.ask("POST", "/profiles", token, {"document": {}}, Idempotency_Key="with blanks").status == 400


def test_a_refusal_is_repeated_too(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    first = front.ask("POST", "/profiles", token, {"document": {}}, Idempotency_Key="k")
    again = front.ask("POST", "/profiles", token, {"document": {}}, Idempotency_Key="k")
    assert first.status == again.status == 422
    assert json.loads(first.data) == json.loads(again.data)
    assert again.headers["Content-Type"] == "application/problem+json"


def test_a_list_by_pages_holds_everything_once_though_rows_are_added_meanwhile(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    drafts = [front.draft(token, f"P{each}") for each in range(5)]
    first = front.ask("GET", "/profiles?limit=2", token).tree
    later = front.draft(token, "P9")
    second = front.ask("GET", f"/profiles?limit=2&cursor={first['next']}", token).tree
    third = front.ask("GET", f"/profiles?limit=2&cursor={second['next']}", token).tree
    found = [each["number"] for page in (first, second, third) for each in page["items"]]
    assert found == [*drafts, later]
    assert third["next"] is None
    for cursor in ("nonsense", first["next"][::-1], ""):
        assert front.ask("GET", f"/profiles?cursor={cursor}", token).status == 422
    assert front.ask("GET", f"/nominations?cursor={first['next']}", front.token(Role.PROVINCE)).status == 422
