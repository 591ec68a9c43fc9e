"""How an officer fills the forms of acts in, without a script: look, check, do."""

from __future__ import annotations

from datetime import date
from typing import Any

from express_entry.pages.addresses import address
from tests.pages.visitor import Shown, Visitor


def posts(visitor: Visitor, page: str, fields: dict[str, Any] | None = None, **parts: str) -> Shown:
    """The form of an act, sent once."""
    return visitor.posts(f"casework:{page}", fields or {}, **parts)


def does(visitor: Visitor, page: str, fields: dict[str, Any] | None = None, **parts: str) -> Shown:
    """An act, past the page that asks before it is done where there is one; the page that it leads to."""
    shown = posts(visitor, page, fields, **parts)
    if shown.status == 200:
        assert 'name="go" value="yes"' in shown.html, shown.text
        shown = posts(visitor, page, {**(fields or {}), "go": "yes"}, **parts)
    assert shown.status == 303, shown.text
    return visitor.sees(shown.headers["Location"])


def looks(visitor: Visitor, page: str, **parts: str) -> Shown:
    return visitor.sees(address(f"casework:{page}", visitor.language, **parts))


def day(name: str, when: date) -> dict[str, str]:
    """A day as its three fields."""
    return {f"{name}.year": str(when.year), f"{name}.month": str(when.month), f"{name}.day": str(when.day)}
