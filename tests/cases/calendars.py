"""The worked calendars of ``examples/cases/calendar``, read from their tables; the README of the cases tells how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from express_entry.profile import read
from tests.cases.paths import changed
from tests.cases.tables import CASES, PROFILES, BadTable, day_in, only

TABLE_FIELDS = {"title", "person", "from", "until", "base", "cases"}
CASE_FIELDS = {"id", "says", "source", "from", "until", "base", "change", "remove", "days"}
DAY_FIELDS = {"day", "happens", "says", "before", "after"}


@dataclass(frozen=True, slots=True)
class WorkedDay:
    """A day on which the result changes: the kinds of what happens, and values of the assessment on both sides."""

    day: date
    happens: frozenset[str]
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CalendarCase:
    """A person, a span, and every day of it on which the result changes."""

    id: str
    first: date
    until: date
    tree: Mapping[str, Any]
    days: tuple[WorkedDay, ...]


def calendar_tables() -> list[Path]:
    """The tables of calendars."""
    return sorted(CASES.glob("calendar/*.yaml"))


def calendars_in(path: Path) -> Iterator[CalendarCase]:
    """The cases of one table.

    :raises BadTable: naming what is wrong.
    """
    table: Any = read(path.read_bytes(), syntax="yaml", name=str(path))
    only(table, TABLE_FIELDS, path.name)
    for entry in table["cases"]:
        where = f"{path.name}: {entry.get('id', '?')}"
        only(entry, CASE_FIELDS, where)
        for name in ("id", "says", "source"):
            if not isinstance(entry.get(name), str):
                raise BadTable(f"{where}: {name} is missing")
        if "days" not in entry:
            raise BadTable(f"{where}: nothing is expected")
        base = entry.get("base", table["base"])
        tree: Any = read((PROFILES / base).read_bytes(), name=base) if isinstance(base, str) else base
        yield CalendarCase(
            id=entry["id"],
            first=day_in(entry.get("from", table["from"]), where),
            until=day_in(entry.get("until", table["until"]), where),
            tree=changed(tree, entry.get("change", {}), entry.get("remove", [])),
            days=tuple(_day(item, where) for item in entry["days"]),
        )


def _day(entry: Any, where: str) -> WorkedDay:
    only(entry, DAY_FIELDS, where)
    if not (entry.get("happens") and entry.get("before") and entry.get("after")):
        raise BadTable(f"{where}: a day needs what happens, and values before and after")
    day = day_in(entry.get("day"), where)
    return WorkedDay(day, frozenset(entry["happens"]), entry["before"], entry["after"])
