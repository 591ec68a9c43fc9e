"""Every route with every role: who may not is turned away, and what the table does not know nobody may."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from express_entry.accounts.permissions import PERMISSIONS, TABLE, permission
from express_entry.accounts.roles import Role, Scope
from express_entry.api.urls import description
from express_entry.pool.models import AuditEntry
from tests.api.front import Front

DOCUMENT = json.loads(description())
FILLED = {
    "number": "E000000001",
    "profile": "E000000001",
    "key": "999",
    "province": "ON",
    "year": "2026",
    "kind": "medical",
    "queue": "to_check",
    "officer": "nobody",
    "fee": "processing",
    "code": "erasure.0123456789abcdef",
}
ON_PAGES = {
    *(
        "account.list",
        "account.create",
        "account.grant",
        "account.close",
        "account.token",
        "account.unlock",
        "grant.confirm",
    ),
    *("firm.read", "firm.add"),
}
"""What administrators do in a browser, or operators at the command line, and no program over the API."""
OWN_ACCOUNT = {
    f"account.{part}" for part in ("address", "factor", "history", "language", "password", "read", "recover")
}
WITHOUT_ROUTE = {"interface.read", "profile.code", "round.unpublished", "session.list", *OWN_ACCOUNT, *ON_PAGES}
"""What is asked of the table within a route, or answered beside the routes; of one's own account also by pages."""


def routes() -> Iterator[tuple[str, str, str]]:
    """Method, path and action of every route that is described."""
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            filled = path.removeprefix("/api/v1")
            for name, value in FILLED.items():
                filled = filled.replace(f"{{{name}}}", value)
            assert "{" not in filled, path
            yield method.upper(), filled, operation["x-action"]


ROUTES = list(routes())


def test_every_route_has_its_action_in_the_table_and_every_action_its_route() -> None:
    assert len(ROUTES) >= 100
    assert {action for _, _, action in ROUTES} == set(PERMISSIONS) - WITHOUT_ROUTE


def test_an_action_stands_in_the_table_once() -> None:
    assert len(PERMISSIONS) == len(TABLE)


def test_nobody_may_do_what_is_not_in_the_table() -> None:
    asked = permission("profile.sell")
    assert not asked.anyone
    assert not asked.roles


def test_every_route_turns_away_every_role_that_may_not_and_no_other(front: Front) -> None:
    tokens = {role: front.token(role) for role in Role}
    for method, path, action in ROUTES:
        asked = permission(action)
        for role, token in tokens.items():
            answer = front.ask(method, path, token)
            may = asked.anyone or role in asked.roles
            assert (answer.status == 403) is not may, (method, path, role, answer.status, answer.data)
            assert answer.status not in {401, 405}, (method, path, role)
            assert answer.status < 500, (method, path, role)
        assert (front.ask(method, path).status == 401) is not asked.anyone, (method, path)


def test_an_account_without_roles_may_do_nothing_but_what_anybody_may(front: Front) -> None:
    token = front.token()
    for method, path, action in ROUTES:
        assert (front.ask(method, path, token).status == 403) is not permission(action).anyone, (method, path)


def test_every_access_of_an_auditor_is_told_before_it_is_answered_and_an_auditor_changes_nothing(front: Front) -> None:
    token = front.token(Role.AUDITOR)
    told = AuditEntry.objects.count()
    for method, path, action in ROUTES:
        if permission(action).roles.get(Role.AUDITOR) is Scope.ANY:
            assert method == "GET", (method, path)
            front.ask(method, path, token)
            told += 1
            last = AuditEntry.objects.order_by("sequence").last()
            assert last is not None
            assert (last.sequence, last.action.startswith("access.")) == (told, True), path
    assert front.ask("GET", "/audit/verification", token).tree["whole"] is True


def test_the_trail_says_of_whom_an_auditor_asked_the_trail(front: Front) -> None:
    token = front.token(Role.AUDITOR)
    front.ask("GET", "/audit?subject=E000000001", token)
    last = AuditEntry.objects.order_by("sequence").last()
    assert last is not None
    assert (last.action, last.subject) == ("access.audit.entries", "E000000001")


@pytest.mark.parametrize(
    "authorization", ["Bearer ", "Bearer nonsense", "Bearer ee_" + "0" * 64, "Basic eDp5", "\u00e9"]
)
def test_a_token_that_is_none_is_turned_away_even_where_anybody_may(front: Front, authorization: str) -> None:
    for path in ("/pool", "/profiles"):
        refused = front.ask("GET", path, Authorization=authorization)
        assert refused.status == 401
        assert refused.headers["WWW-Authenticate"].startswith("Bearer")
