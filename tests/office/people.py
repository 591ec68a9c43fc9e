"""Whoever works in the office of a test: a pool to work on, two officers, an auditor, an administrator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from express_entry.accounts.roles import Role
from express_entry.law.text import Language
from express_entry.pages.addresses import address
from express_entry.pool.profiles import number_text
from express_entry.pool.rowloading import load_rows
from express_entry.selection import Row
from tests.api.front import OPERATOR, Front, clock
from tests.pages.signed import signed
from tests.pages.visitor import Shown, Visitor

MANY = 40
"""Rows in the pool: half of them of the Canadian Experience Class, from 600 points down in steps of five."""


def filled(front: Front) -> Front:
    """The pool with rows that nobody stands behind."""
    load_rows(OPERATOR, _rows())
    return front


def _rows() -> Iterator[Row]:
    now = clock()
    for key in range(1, MANY + 1):
        program = "cec" if key % 2 else "fsw"
        submitted, expires = now - timedelta(days=key), now + timedelta(days=365 - key)
        yield Row(number_text(key), 600 - 5 * (key // 2), submitted, frozenset({program}), expires=expires)


DRAFT = {
    "number": "r1",
    "of": "program:cec",
    "programs": ["cec"],
    "invitations": "3",
    "earliest.year": "2026",
    "earliest.month": "1",
    "earliest.day": "5",
    "time": "10:30",
    "legal_basis": "A10.3(1)(h.1)-(j.1); made up for a test",
}


class People:
    """Somebody in each role of the office, signed in."""

    def __init__(self, front: Front, language: Language = "en") -> None:
        self.front = front
        self.officer = signed(front, Role.ROUND_OFFICER, language=language)
        self.second = signed(front, Role.AUTHORISING_OFFICER, language=language)

    def drafted(self, number: str = "r1", **fields: str) -> Shown:
        shown = self.officer.posts("office:draft", {**DRAFT, "number": number, **fields})
        assert shown.status == 303, shown.text
        return shown

    def authorised(self, number: str = "r1", **fields: str) -> None:
        self.drafted(number, **fields)
        assert self.second.posts("office:authorise", number=number).status == 303

    def held(self, number: str = "r1", **fields: str) -> None:
        self.authorised(number, **fields)
        assert self.officer.posts("office:run", number=number).status == 303

    def published(self, number: str = "r1", **fields: str) -> None:
        self.held(number, **fields)
        assert self.officer.posts("office:publish", number=number).status == 303


def led(visitor: Visitor, shown: Shown) -> Shown:
    """The page that an answer leads to."""
    assert shown.status == 303, shown.text
    return visitor.sees(shown.headers["Location"])


def place(visitor: Visitor, name: str, **parts: str) -> str:
    return address(name, visitor.language, **parts)
