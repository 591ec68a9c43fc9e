"""Rows and instructions as a table of cases writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from express_entry.law import at
from express_entry.selection import Category, Grouping, Instruction, Row, State, class_order

CASES = Path(__file__).with_name("cases.yaml")
EVERY_PROGRAM = "pnp cec fsw fst"


def cases() -> list[dict[str, Any]]:
    """The cases of the table, in its order."""
    found: list[dict[str, Any]] = yaml.safe_load(CASES.read_text("utf-8"))
    return found


def instant(stated: str | datetime) -> datetime:
    """An instant as the table writes it, as a date or as text: UTC, to the microsecond at most."""
    read = stated if isinstance(stated, datetime) else datetime.fromisoformat(stated)
    return read.replace(tzinfo=UTC)


def instruction_of(stated: dict[str, Any]) -> Instruction:
    """The instruction of a case."""
    when = instant(stated["at"])
    category = stated.get("category")
    return Instruction(
        number=str(stated.get("number", "1")),
        grouping=Grouping(stated["grouping"]),
        programs=frozenset(stated.get("programs", EVERY_PROGRAM).split()),
        instant=when,
        class_order=class_order(at(when)),
        invitations=stated.get("invitations"),
        points_from=stated.get("points_from"),
        category=None if category is None else Category(*category.split("@")),
    )


def row_of(stated: dict[str, Any]) -> Row:
    """A row of a case."""
    return Row(
        number=str(stated["number"]),
        points=stated.get("points"),
        submitted=instant(stated["submitted"]),
        programs=frozenset(stated.get("programs", "fsw").split()),
        categories=frozenset(Category(*name.split("@")) for name in stated.get("categories", "").split()),
        state=State(stated.get("state", "in_pool")),
        expires=instant(stated["expires"]) if "expires" in stated else None,
    )
