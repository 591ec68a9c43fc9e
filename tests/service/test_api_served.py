"""The API as it is served: by processes of its own, side by side, on both databases."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tests.pool.people import document
from tests.service.running import Instance, served

MEDIA = {"Content_Type": "application/json"}


def token(instance: Instance, role: str, *about: str) -> str:
    email = f"{role}@example.org"
    instance.done("account", "create", email)
    instance.done("account", "grant", email, role, *about)
    told = json.loads(instance.done("account", "token", email, "--name", "test", "--format", "json"))
    return str(told["token"])


def bearer(token: str, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", **more}


def test_accounts_are_made_given_roles_listed_and_closed_at_the_command_line(instance: Instance) -> None:
    assert "user." in instance.done("account", "create", "Somebody@Example.org")
    assert "--about" in instance.refused("account", "grant", "somebody@example.org", "province")
    assert "--about" in instance.refused("account", "grant", "somebody@example.org", "representative", "--about", "x")
    assert "auditor, administrator" in instance.refused("account", "grant", "somebody@example.org", "king")
    instance.done("account", "firm", "northern", "Northern Immigration")
    instance.done("account", "grant", "somebody@example.org", "representative", "--about", "northern")
    instance.done("account", "grant", "somebody@example.org", "province", "--about", "ON")
    assert "already" in instance.refused("account", "grant", "somebody@example.org", "province", "--about", "ON")
    instance.done("account", "ungrant", "somebody@example.org", "province")
    (listed,) = json.loads(instance.done("account", "list", "--format", "json"))
    assert (listed["email"], listed["roles"]) == ("somebody@example.org", ["representative:northern"])
    instance.done("account", "close", "somebody@example.org")
    assert json.loads(instance.done("account", "list", "--format", "json"))[0]["active"] is False
    assert "nobody@example.org" in instance.refused("account", "close", "nobody@example.org")


def test_a_submission_sent_eight_times_at_once_to_two_processes_is_one(instance: Instance) -> None:
    running = replace(instance, more={"EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"})
    headers = bearer(token(running, "candidate"))
    body = json.dumps({"document": document("P1", datetime.now(UTC).date())}).encode()
    with served(running) as service:

        def ask(method: str, path: str, sent: bytes | None = None, **named: str) -> tuple[int, dict[str, str], str]:
            return service.ask(f"/api/v1{path}", method, sent, **{**headers, **named})

        status, _, text = ask("POST", "/profiles", body, **MEDIA)
        assert status == 201, text
        number: Any = json.loads(text)["number"]
        with ThreadPoolExecutor(8) as pool:
            path = f"/profiles/{number}/submission"
            answers = list(pool.map(lambda _: ask("POST", path, Idempotency_Key="one"), range(8)))
        assert {(each[0], each[2]) for each in answers} == {(200, answers[0][2])}
        assert ask("GET", f"/profiles/{number}")[0] == 200
        errors = service.errors
    assert "P1" not in errors.read_text("utf-8")
    told = running.query("SELECT action FROM pool_auditentry WHERE subject = %s ORDER BY sequence", number)
    assert [action for (action,) in told].count("profile.submitted") == 1


def test_ten_megabytes_and_whatever_else_is_too_much_are_refused_by_what_is_served(sqlite: Instance) -> None:
    headers = bearer(token(sqlite, "candidate"), **MEDIA)
    with served(sqlite) as service:
        status, told, text = service.ask("/api/v1/profiles", "POST", b" " * 300_001, **headers)
        assert (status, told["content-type"]) == (413, "application/problem+json"), text
        # Refused before anything is sent: whoever sends on regardless finds the connection closed.
        for size in ("10000000", "10000001"):
            status, told, text = service.ask("/api/v1/profiles", "POST", None, **headers, Content_Length=size)
            assert (status, told["content-type"]) == (413, "application/problem+json"), text
        status, told, text = service.ask("/api/v1/profiles", "POST", b"[" * 200_000, **headers)
        assert (status, told["content-type"]) == (400, "application/problem+json"), text
        assert service.ask("/api/v1/pool", Host="elsewhere.example")[0] == 400
        assert service.ask("/api/v1/pool")[0] == 200
