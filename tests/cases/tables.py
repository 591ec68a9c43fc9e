"""The worked cases of ``examples/cases``, read from their tables; the format is told in its README."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from express_entry.law import CanadianStudy, Education, Factors, Offer
from express_entry.profile import read
from tests.cases.paths import changed

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = EXAMPLES / "cases"
PROFILES = EXAMPLES / "profiles"
GAP = "gap"
"""Stands in the column ``crs`` where the law of the day has no known points."""


class BadTable(ValueError):
    """A table that cannot be read as one; the message names the file, the case and the field."""


@dataclass(frozen=True, slots=True)
class PersonCase:
    """A person on a day, and what the assessment says; ``law`` is the day whose law is applied, if another."""

    id: str
    table: str
    on: date
    law: date | None
    tree: Mapping[str, Any]
    expect: Mapping[str, Any]
    absent: tuple[str, ...]
    assumed: tuple[str, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class LawCase:
    """The law on a day or at an instant, and what its tables hold; ``gaps`` are the tables without known values."""

    id: str
    table: str
    on: date
    at: datetime | None
    expect: Mapping[str, Any]
    absent: tuple[str, ...]
    gaps: tuple[str, ...] | None
    disputed: bool


@dataclass(frozen=True, slots=True)
class PointsCase:
    """Facts as the ranking reads them, and points; a total of None is not stated, :data:`GAP` one that is not known."""

    id: str
    table: str
    on: date
    factors: Factors
    points: Mapping[str, int]
    total: int | str | None
    disputed: bool


# ------------------------------------------------------------------------------------------------- tables of people

TABLE_FIELDS = {"title", "person", "on", "base", "cases"}
CASE_FIELDS = {"id", "says", "source", "on", "expect", "absent", "disputed"}
PERSON_FIELDS = CASE_FIELDS | {"base", "law", "change", "remove", "assumed"}
LAW_FIELDS = CASE_FIELDS | {"at", "gaps"}


def yaml_tables() -> list[Path]:
    """The tables of people and of the law."""
    return sorted(CASES.glob("*.yaml"))


def cases_in(path: Path) -> Iterator[PersonCase | LawCase]:
    """The cases of one YAML table; one without a base is about the law itself.

    :raises BadTable: naming what is wrong.
    """
    table: Any = read(path.read_bytes(), syntax="yaml", name=str(path))
    only(table, TABLE_FIELDS, path.name)
    for entry in table["cases"]:
        where = f"{path.name}: {entry.get('id', '?')}"
        only(entry, PERSON_FIELDS if "base" in table else LAW_FIELDS, where)
        for name in ("id", "says", "source"):
            if not isinstance(entry.get(name), str):
                raise BadTable(f"{where}: {name} is missing")
        if not any(name in entry for name in ("expect", "absent", "gaps")):
            raise BadTable(f"{where}: nothing is expected")
        yield _person(table, entry, path) if "base" in table else _law(entry, path)


def _person(table: Mapping[str, Any], entry: Mapping[str, Any], path: Path) -> PersonCase:
    base = entry.get("base", table["base"])
    tree: Any = read((PROFILES / base).read_bytes(), name=base) if isinstance(base, str) else base
    return PersonCase(
        id=entry["id"],
        table=path.stem,
        on=day_in(entry.get("on", table.get("on")), entry["id"]),
        law=day_in(entry["law"], entry["id"]) if "law" in entry else None,
        tree=changed(tree, entry.get("change", {}), entry.get("remove", [])),
        expect=entry.get("expect", {}),
        absent=tuple(entry.get("absent", ())),
        assumed=tuple(entry.get("assumed", ())),
        disputed=entry.get("disputed", False),
    )


def _law(entry: Mapping[str, Any], path: Path) -> LawCase:
    at = datetime.fromisoformat(entry["at"]) if "at" in entry else None
    return LawCase(
        id=entry["id"],
        table=path.stem,
        on=at.date() if at else day_in(entry.get("on"), entry["id"]),
        at=at,
        expect=entry.get("expect", {}),
        absent=tuple(entry.get("absent", ())),
        gaps=tuple(entry["gaps"]) if "gaps" in entry else None,
        disputed=entry.get("disputed", False),
    )


def only(entry: Mapping[str, Any], fields: set[str], where: str) -> None:
    others = sorted(set(entry) - fields)
    if others:
        raise BadTable(f"{where}: unknown {', '.join(others)}; known are {', '.join(sorted(fields))}")


def day_in(value: Any, where: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadTable(f"{where}: {value!r} is not a day") from None


# ------------------------------------------------------------------------------------------------ tables of factors

_ABILITIES = ("speaking", "listening", "reading", "writing")
_LEVELS = ("clb_first", "clb_second", "spouse_clb")


def _level(kind: type[Education | Offer | CanadianStudy]) -> Callable[[str], int]:
    return lambda text: kind(int(text)) if text.isdigit() else kind[text.upper()]


def _flag(text: str) -> bool:
    return {"0": False, "1": True}[text]


_COLUMNS: Mapping[str, Callable[[str], Any]] = {
    "age": int,
    "with_spouse": _flag,
    "education": _level(Education),
    "first_language": str,
    "canadian_work_years": int,
    "foreign_work_years": int,
    "certificate_of_qualification": _flag,
    "spouse_education": _level(Education),
    "spouse_canadian_work_years": int,
    "nomination": _flag,
    "job_offer": _level(Offer),
    "canadian_education": _level(CanadianStudy),
    "sibling": _flag,
    **{f"{language}_{ability}": int for language in _LEVELS for ability in _ABILITIES},
}
"""The factor columns and how each is read; an empty cell takes the default."""

_OTHER_COLUMNS = {"id", "on", "crs", "basis", "disputed"}
POINTS = "points_"


def csv_tables() -> list[Path]:
    """The tables of factors."""
    return sorted(CASES.glob("crs/*.csv"))


def rows_in(path: Path) -> Iterator[PointsCase]:
    """The cases of one table of factors.

    :raises BadTable: naming what is wrong.
    """
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, strict=True)
        for name in table.fieldnames or ():
            if name not in _COLUMNS and name not in _OTHER_COLUMNS and not name.startswith(POINTS):
                raise BadTable(f"{path.name}: unknown column {name}")
        for row in table:
            yield _points_case(row, path)


def _points_case(row: Mapping[str, str], path: Path) -> PointsCase:
    where = f"{path.name}: {row['id']}"
    if None in row or None in row.values():
        raise BadTable(f"{where}: too many or too few cells")
    points = {name.removeprefix(POINTS): cell for name, cell in row.items() if name.startswith(POINTS) and cell}
    total = row.get("crs")
    if not row["basis"] or not (points or total):
        raise BadTable(f"{where}: no basis, or nothing is expected")
    return PointsCase(
        id=row["id"],
        table=f"crs/{path.stem}",
        on=day_in(row["on"], where),
        factors=_factors(row, where),
        points={name: _whole(cell, f"{where}: {POINTS}{name}") for name, cell in points.items()},
        total=_whole(total, f"{where}: crs") if total and total != GAP else total or None,
        disputed=row.get("disputed") == "1",
    )


def _whole(cell: str, where: str) -> int:
    if not cell.isdigit():
        raise BadTable(f"{where}: {cell!r} is not a whole number")
    return int(cell)


def _factors(row: Mapping[str, str], where: str) -> Factors:
    found: dict[str, Any] = {}
    for name, cell in row.items():
        if name in _COLUMNS and cell:
            try:
                found[name] = _COLUMNS[name](cell)
            except (KeyError, ValueError):
                raise BadTable(f"{where}: {name} cannot be {cell!r}") from None
    for language in _LEVELS:
        found[language] = tuple(found.pop(f"{language}_{ability}", 0) for ability in _ABILITIES)
    return Factors(**found)
