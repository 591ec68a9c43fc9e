"""The API is what its description says: requests of every kind are answered as described, and none by a defect.

`make explore EXAMPLES=500 TESTS=tests/api/test_description.py` sends many more, and new ones each time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from express_entry.accounts.roles import Role
from express_entry.api.urls import description
from tests.api.front import Front
from tests.api.test_applications import FORMS, PAPER

DOCUMENT: dict[str, Any] = json.loads(description())
OPERATIONS = [(path, method) for path, methods in DOCUMENT["paths"].items() for method in methods]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
COMMON = {"400", "401", "422"}
NAMED = {"rounds": "r1", "applications": "application"}
"""What of the things that are there a number in an address names."""


def test_every_schema_of_the_description_is_one() -> None:
    assert DOCUMENT["openapi"] == "3.1.0"
    for name, schema in DOCUMENT["components"]["schemas"].items():
        jsonschema_rs.meta.validate(schema)
        assert list(dangling(schema)) == [], name
    assert list(dangling(DOCUMENT["paths"])) == []


def dangling(node: Any) -> Iterator[str]:
    """What is referred to and is not there."""
    if isinstance(node, dict):
        target = node.get("$ref")
        if (
            isinstance(target, str)
            and target.removeprefix("#/components/schemas/") not in DOCUMENT["components"]["schemas"]
        ):
            yield target
        for each in node.values():
            yield from dangling(each)
    elif isinstance(node, list):
        for each in node:
            yield from dangling(each)


def test_every_answer_of_every_route_is_named_errors_too() -> None:
    for path, method in OPERATIONS:
        operation = DOCUMENT["paths"][path][method]
        answers = operation["responses"]
        assert set(answers) >= COMMON, path
        assert ("403" in answers) is ({} not in operation["security"]), path
        assert operation["description"], path
        for status, answer in answers.items():
            if status >= "400":
                assert list(answer["content"]) == ["application/problem+json"], (path, status)


def peopled(front: Front) -> tuple[list[str], dict[str, str]]:
    """The tokens of somebody in every role, of an officer and of an applicant, and names of things that are there."""
    token, officer = front.token(*Role), front.token(Role.CASE_OFFICER, Role.ADMINISTRATOR)
    applicant = front.token(Role.CANDIDATE)
    application, number = _application(front, applicant, officer), front.submitted(token)
    body = {"number": "r1", "grouping": "general", "programs": ["cec"], "legal_basis": "x", "invitations": 1}
    assert front.ask("POST", "/rounds", token, {**body, "earliest": "2026-01-01T00:00:00Z"}).status == 201
    there = {"number": number, "profile": number, "key": "1", "province": "ON", "year": "2026"}
    more = {
        "application": application,
        "kind": "medical",
        "queue": "to_check",
        "officer": "nobody",
        "fee": "processing",
        "code": front.ask("POST", "/privacy/erasures", applicant, {}).tree["code"],
    }
    return [token, officer, applicant], {**there, **more}


def _application(front: Front, token: str, officer: str) -> str:
    """The number of an application in process, with the officer who is asked for."""
    number = front.ask("POST", "/applications", token, {"profile": front.invited(token, "P9")}).tree["number"]
    path, me = f"/applications/{number}", front.ask("GET", "/session", officer).tree["account"]
    handed = {"signature": "Ana Silva", "incomplete": True}
    assert front.ask("PATCH", f"{path}/form", token, FORMS, If_Match="*").status == 200
    assert front.send(f"{path}/documents", token, PAPER, item="principal/passport").status == 201
    assert front.ask("POST", f"{path}/submission", token, handed).status == 200
    assert front.ask("POST", f"{path}/assignment", officer, {"officer": me}).status == 200
    assert front.ask("POST", f"{path}/completeness", officer, {"note": "made up"}).status == 200
    return str(number)


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda value: value)
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_requests_of_every_kind_are_answered_as_described(
    front_of_routes: dict[str, Any], path: str, method: str, data: st.DataObject
) -> None:
    operation = front_of_routes["schema"][path][method]
    case = data.draw(operation.as_strategy())
    there = front_of_routes["there"]
    if case.path_parameters and data.draw(st.booleans()):
        named = next((name for start, name in NAMED.items() if path.startswith(f"/api/v1/{start}")), "number")
        named = there.get(named, named)
        known = {**there, "number": named}
        case.path_parameters = {name: known[name] for name in case.path_parameters}
    token = data.draw(st.sampled_from(front_of_routes["tokens"]))
    case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}
    if data.draw(st.booleans()):
        case.headers.pop("Idempotency-Key", None)
    case.call_and_validate(checks=CHECKS)


@pytest.fixture(scope="module")
def front_of_routes(sqlite_stores: Any) -> Iterator[dict[str, Any]]:
    """One pool that every request may change, on SQLite."""
    from tests.api.front import settled

    with sqlite_stores.new() as store, settled():
        front = Front(store)
        tokens, there = peopled(front)
        schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
        yield {"schema": schema, "tokens": tokens, "there": there}
