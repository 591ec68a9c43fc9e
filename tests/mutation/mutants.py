"""Every mutant of the law's data: which cell is changed, from what to what, and the text of the file with the change.

Mutated are numbers (one more, one less; half a band for scores in halves), the days that decide something (a day
later, a day earlier), yes and no, codes and groups of occupations (the next one there is), and levels named in words
(the next one). Not mutated are words that people read, sources, confidences, and the days of recording and verifying.
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parents[2] / "src" / "express_entry" / "law" / "data"
DAY = timedelta(days=1)

Place = tuple[str | int, ...]


class Mutant(NamedTuple):
    """One changed cell: the file, the table that it belongs to, the cell in words, and its value before and after."""

    file: str
    table: str
    cell: str
    before: str
    after: str
    place: Place
    value: Any

    def text(self) -> str:
        """The whole file with the change."""
        return _toml_text(self) if self.file.endswith(".toml") else _csv_text(self)

    def say(self) -> str:
        """The mutant in one line."""
        return f"{self.file}: {self.table} {self.cell}: {self.before} -> {self.after}"


def mutants() -> list[Mutant]:
    """Every mutant, in the order of the files."""
    found: list[Mutant] = []
    for path in sorted(DATA.rglob("*.toml")):
        found += _of_toml(path)
    for name in ("category_lists.csv", "noc/2016.csv", "noc/2021.csv", "noc/bridge.csv"):
        found += _of_csv(name)
    return found


# ----------------------------------------------------------------------------------------------------------- TOML files

LEFT_OUT = frozenset({"recorded", "verified", "announced", "en", "fr", "confidence", "basis", "sources", "citation"})
CODE_LISTS = frozenset({"occupations", "groups", "senior_major_group"})
ORDERED: Sequence[Sequence[str]] = (
    ("less_than_secondary", "secondary", "one_year", "two_year", "bachelor", "two_or_more", "master", "doctoral"),
    ("none", "senior", "skilled"),
    ("none", "one_or_two_year", "three_year_or_more"),
    ("day", "instant"),
    ("0", "A", "B", "C", "D"),
    ("0", "1", "2", "3", "4", "5"),
)
"""Names of levels, each followed by the next one."""
DROPPED = frozenset({"levels", "upper_levels", "except", "federal_programs", "bases", "order", "forgives", "exempts"})
"""Lists of names from which an item may be left out."""


@cache
def _tree(file: str) -> Mapping[str, Any]:
    return tomllib.loads((DATA / file).read_text("utf-8"))


def _of_toml(path: Path) -> Iterator[Mutant]:
    file = path.relative_to(DATA).as_posix()
    tree = _tree(file)
    for number, entry in enumerate(tree.get("instrument", ())):
        yield from _cells(file, entry["id"], "in_force", ("instrument", number, "in_force"), entry.get("in_force"))
    for number, table in enumerate(tree.get("table", ())):
        for version_number, version in enumerate(table["version"]):
            at: Place = ("table", number, "version", version_number)
            name = f"{table['id']}@{version.get('id', version['from'])}"
            for key in ("from", "to", "from_time"):
                yield from _cells(file, name, key, (*at, key), version.get(key))
            yield from _values(file, name, version.get("values", {}), (*at, "values"))


def _values(file: str, table: str, value: Any, place: Place) -> Iterator[Mutant]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in LEFT_OUT:
                yield from _values(file, table, item, (*place, key))
        return
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _values(file, table, item, (*place, number))
        if place[-1] in DROPPED:
            yield from _dropped(file, table, value, place)
        return
    yield from _cells(file, table, _said(place), place, value)


def _said(place: Place) -> str:
    """The place of a cell in the values of its version, as ``points[3][1]``."""
    inner = place[place.index("values") + 1 :]
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in inner).lstrip(".")


def _cells(file: str, table: str, cell: str, place: Place, value: Any) -> Iterator[Mutant]:
    for other in _others(value, place):
        yield Mutant(file, table, cell, str(value), str(other), place, other)


def _dropped(file: str, table: str, value: list[Any], place: Place) -> Iterator[Mutant]:
    for number, item in enumerate(value):
        left = value[:number] + value[number + 1 :]
        yield Mutant(file, table, f"{_said(place)}[{number}]", str(item), "left out", place, left)


def _others(value: Any, place: Place) -> Iterator[Any]:
    """What a cell is changed to."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, float):
        yield from (value + 0.5, value - 0.5)
    elif isinstance(value, date):
        yield from (value + DAY, value - DAY)
    elif isinstance(value, time):
        yield value.replace(hour=value.hour + 1)
    elif isinstance(value, str):
        yield from _other_names(value, place)


def _other_names(value: str, place: Place) -> Iterator[str]:
    keys = {part for part in place if isinstance(part, str)}
    if place[-1] == "list":
        lists = list(dict.fromkeys(row[0] for row in _rows("category_lists.csv")[1:]))
        yield lists[(lists.index(value) + 1) % len(lists)]
        return
    if keys & CODE_LISTS or (value.isdigit() and "except" in keys):
        yield _next_code(value)
        return
    for names in ORDERED:
        if value in names and keys & {"points", "first_bands", "levels", "upper_levels", "lowest_education",
                                      "credential_at_least", "counted"}:  # fmt: skip
            yield names[(names.index(value) + 1) % len(names)]
            return


@cache
def _codes(digits: int) -> tuple[str, ...]:
    """Every beginning of so many digits that a code of the classification has, in order."""
    file = "noc/2016.csv" if digits == 4 else "noc/2021.csv"
    return tuple(sorted({row[0][:digits] for row in _rows(file)[1:]}))


def _next_code(code: str) -> str:
    """The next code or group that there is; after the last the one before it."""
    codes = _codes(len(code))
    later = [other for other in codes if other > code]
    return later[0] if later else [other for other in codes if other < code][-1]


def _toml_text(mutant: Mutant) -> str:
    tree = json.loads(json.dumps(_tree(mutant.file), default=_marked), object_hook=_unmarked)
    at: Any = tree
    for part in mutant.place[:-1]:
        at = at[part]
    at[mutant.place[-1]] = mutant.value
    return "\n".join(f"{key} = {_written(item)}" for key, item in tree.items())


def _marked(value: Any) -> Any:
    return {"\0": value.isoformat(), "time": isinstance(value, time)}


def _unmarked(value: dict[str, Any]) -> Any:
    if "\0" not in value:
        return value
    return time.fromisoformat(value["\0"]) if value["time"] else date.fromisoformat(value["\0"])


def _written(value: Any) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, (date, datetime, time)) else repr(value)


# ------------------------------------------------------------------------------------------------------------ CSV files


@cache
def _rows(file: str) -> list[list[str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def _of_csv(file: str) -> Iterator[Mutant]:
    head, *rows = _rows(file)
    for number, row in enumerate(rows, 1):
        for column, name in enumerate(head):
            if name in ("noc", "code", "noc2016", "noc2021"):
                after = _unused_code(row[column]) if name == "code" else _next_code(row[column])
                table = row[0] if name == "noc" else file.removesuffix(".csv")
                yield Mutant(file, table, f"row {number} {name}", row[column], after, (number, column), after)


def _unused_code(code: str) -> str:
    """The next number that is no code of the classification."""
    codes, number = set(_codes(len(code))), int(code)
    while f"{number:0{len(code)}}" in codes:
        number += 1
    return f"{number:0{len(code)}}"


def _csv_text(mutant: Mutant) -> str:
    rows = [list(row) for row in _rows(mutant.file)]
    line, column = mutant.place
    rows[int(line)][int(column)] = mutant.value
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
