"""The demo of ``make run``: a pool to look at and an account in every role, on both databases."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from express_entry.accounts.roles import Role
from tests.service.running import Instance, Service, served

MEDIA = {"Content_Type": "application/json"}
SIZE = 1500
"""Of the demo: enough that some hundred and more of the class stand before the candidate."""
NEWCOMERS, SPARE = 50, 250
"""Clients of the firm who have no profile yet, and nominations that the province has left."""


def signed_in(service: Service, email: str, phrase: str) -> tuple[int, dict[str, Any], str]:
    """Status, what is told of the session, and its cookie."""
    body = json.dumps({"email": email, "password": phrase}).encode()
    status, headers, text = service.ask("/api/v1/session", "POST", body, **MEDIA)
    return status, json.loads(text), headers.get("set-cookie", "").partition(";")[0]


def test_an_account_in_every_role_signs_in_and_the_candidate_is_somebody_whom_the_round_would_invite(
    instance: Instance,
) -> None:
    demo = replace(instance, more={"EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"})
    demo.done("pool", "demo", "--size", str(SIZE))
    first = json.loads(demo.done("account", "demo", "--format", "json"))
    made = json.loads(demo.done("account", "demo", "--format", "json"))
    assert made["accounts"] == first["accounts"]
    assert set(made["accounts"]) == {role.value for role in Role}
    assert made["password"] != first["password"]
    with served(demo) as service:
        page = service.ask("/en/account/sign-in/")[2].partition('class="notice demo"')[2]
        listed = re.findall(r'<td class="address">([^<]+)</td>', page)
        assert set(listed) == {*made["accounts"].values(), made["second_case_officer"]}
        assert listed.index(made["second_case_officer"]) == listed.index(made["accounts"]["case_officer"]) + 1
        assert signed_in(service, made["accounts"]["auditor"], first["password"])[0] == 401
        for role, email in made["accounts"].items():
            status, told, cookie = signed_in(service, email, made["password"])
            assert (status, told["roles"]) == (201, [role])
            if role == "candidate":
                (profile,) = json.loads(service.ask("/api/v1/profiles", Cookie=cookie)[2])["items"]
                assert profile["state"] == "in_pool"
            if role == "representative":
                acting = json.loads(service.ask("/api/v1/profiles", Cookie=cookie)[2])["items"]
                assert profile["number"] in {each["number"] for each in acting}
                asked = json.loads(service.ask("/api/v1/appointments?limit=200", Cookie=cookie)[2])["items"]
                assert len(asked) == len(acting) + NEWCOMERS
            if role == "province":
                (allocation,) = json.loads(service.ask("/api/v1/allocations", Cookie=cookie)[2])["items"]
                assert 0 < allocation["nominations"] - allocation["used"] <= SPARE
    demo.done("pool", "round", "run", "demo-1", "--as", "demo.round-officer")
    assert profile["number"] in demo.done("pool", "show", profile["number"])
    assert json.loads(demo.done("pool", "show", profile["number"], "--format", "json"))["state"] == "invited"


def test_accounts_that_have_a_demo_s_address_already_get_its_role(instance: Instance) -> None:
    for role in ("auditor", "candidate"):
        instance.done("account", "create", f"{role}@example.org")
    instance.done("pool", "demo", "--size", "150")
    instance.done("account", "demo")
    listed = json.loads(instance.done("account", "list", "--format", "json"))
    held = {each["email"]: [role.partition(":")[0] for role in each["roles"]] for each in listed}
    everybody = {f"{role.value.replace('_', '-')}@example.org": [role.value] for role in Role}
    assert held == {**everybody, "second-case-officer@example.org": ["case_officer"]}


def test_no_demo_accounts_are_made_over_a_pool_that_is_no_demo(instance: Instance) -> None:
    assert "pool demo" in instance.refused("account", "demo")
    assert json.loads(instance.done("account", "list", "--format", "json")) == []
