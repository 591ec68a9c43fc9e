"""What is not there: tools of developers, lists of folders, methods that repeat what was sent, code made of text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import express_entry
from express_entry.pages.addresses import address
from tests.pages.visitor import Visitor

SOURCE = Path(express_entry.__file__).parent
SCRIPTS = sorted(SOURCE.glob("*/static/**/*.js"))


NOWHERE = (
    *("/.git/HEAD", "/.git/config", "/.env", "/static/.git/HEAD", "/static/../settings.py", "/static/%2e%2e/urls.py"),
    *("/static/", "/static/pages/", "/static/entrance", "/admin/", "/metrics", "/debug/", "/__debug__/", "/docs/"),
    *("/settings.py", "/requirements.lock", "/service.sqlite3", "/data/", "/keys/secret-key", "/server-status"),
)
METHODS = ("TRACE", "TRACK", "DEBUG", "CONNECT")
CODE = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|postMessage|__proto__"
    r"|\w\[(?!name\])[a-z]\w*\]\s*=[^=]"
)
"""Markup or code made of text, and a field set under a name that is worked out."""


@pytest.mark.parametrize("path", NOWHERE)
def test_what_belongs_to_developers_and_operators_is_not_there(path: str, visitor: Visitor) -> None:
    shown = visitor.sees(path)
    assert shown.status == 404
    assert shown.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "path", [address("home", "en"), address("assessment", "fr"), "/api/v1/rounds", "/static/pages/early.js"]
)
def test_no_method_repeats_what_was_sent(path: str, visitor: Visitor) -> None:
    for method in METHODS:
        response = visitor.client.generic(method, path, headers={"X-Own": "repeated"})
        assert response.status_code in {404, 405}, (method, path)
        assert b"repeated" not in response.getvalue()


def test_our_scripts_make_no_markup_and_no_code_of_text() -> None:
    ours = [each for each in SCRIPTS if "vendor" not in each.parts]
    assert len(ours) >= 3
    for path in ours:
        script = path.read_text("utf-8")
        assert CODE.findall(script) == [], path.name
        assert '"use strict"' in script, path.name
