"""Reading a table of the history: fixed columns, one reader a column, every problem of the table said at once."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..law.text import Reason, Text
from .faults import BadTable, shown
from .notes import Note

Made = TypeVar("Made")

DATA = Path(__file__).parent / "data"
"""The tables that come with the package."""


class Column(NamedTuple):
    """How one column is read: its name, the reader (``ValueError`` where the text will not do), what it accepts."""

    name: str
    read: Callable[[str], Any]
    accepted: Text


def read_values(cells: Iterable[str], columns: Sequence[Column], problems: list[Reason]) -> list[Any]:
    """The values of one row, its cells in the order of ``columns``; what cannot be read is added to ``problems``."""
    values = []
    for (name, read, accepted), text in zip(columns, cells, strict=True):
        try:
            values.append(read(text))
        except ValueError:
            problems.append(_BAD_VALUE.of(column=name, value=shown(text), accepted=accepted))
    return values


def read_table(path: Path, columns: Sequence[Column], make: Callable[[list[Any]], Made]) -> tuple[Made, ...]:
    """One thing made from each row of a CSV file in UTF-8 with exactly these columns, in this order.

    :raises BadTable: listing every value that will not do, with its line.
    """
    made, problems = [], []
    for line, cells in _rows(path, [column.name for column in columns]):
        faults: list[Reason] = []
        values = read_values(cells, columns, faults)
        if faults:
            problems += [_AT_LINE.of(line=str(line), fault=fault) for fault in faults]
        else:
            made.append(make(values))
    if problems:
        raise BadTable(path.name, problems)
    return tuple(made)


def _rows(path: Path, names: list[str]) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if header != names:
                raise BadTable(path.name, [_BAD_HEADER.of(names=", ".join(names), found=shown(", ".join(header)))])
            for cells in reader:
                if len(cells) != len(names):
                    found = [_BAD_LENGTH.of(line=str(reader.line_num), found=len(cells), expected=len(names))]
                    raise BadTable(path.name, found)
                yield reader.line_num, cells
    except (csv.Error, UnicodeDecodeError) as error:
        raise BadTable(path.name, [_NOT_CSV.of(error=str(error))]) from None


def whole(text: str) -> int:
    """A whole number, zero or more, in plain digits."""
    if not (text.isascii() and text.isdigit()) or len(text) > _DIGITS:
        raise ValueError(text)
    return int(text)


def day(text: str) -> date:
    """A calendar day: ``2023-07-05``."""
    value = date.fromisoformat(text)
    if value.isoformat() != text:
        raise ValueError(text)
    return value


def instant(text: str) -> datetime:
    """An instant in UTC: ``2023-07-05T13:38:22Z``."""
    value = datetime.fromisoformat(text)
    if value.isoformat() != f"{text[:-1]}+00:00" or text[-1] != "Z":
        raise ValueError(text)
    return value


def instant_or_none(text: str) -> datetime | None:
    """An instant in UTC, or nothing."""
    return instant(text) if text else None


def words(text: str) -> str:
    """Any text that is not empty."""
    if not text.strip():
        raise ValueError(text)
    return text


def notes(text: str) -> tuple[Note, ...]:
    """Keys of :class:`Note`, separated by spaces."""
    return tuple(map(Note, text.split())) if text else ()


def write_instant(value: datetime | None) -> str:
    """An instant as the tables have it; empty where there is none."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value else ""


def one_of(choices: type[Enum]) -> Text:
    """The accepted values of an enumeration, for a message."""
    listed = ", ".join(str(choice.value) for choice in choices)
    return Text(f"one of: {listed}", f"une valeur parmi\u00a0: {listed}")


_DIGITS = 9
"""More digits than any count of people needs."""

WHOLE = Text("a whole number, zero or more", "un nombre entier, zéro ou plus")
DAY = Text("a day written YYYY-MM-DD", "un jour sous la forme AAAA-MM-JJ")
INSTANT = Text("an instant in UTC written YYYY-MM-DDTHH:MM:SSZ", "un instant en UTC sous la forme AAAA-MM-JJTHH:MM:SSZ")
INSTANT_OR_NONE = Text(
    "an instant in UTC written YYYY-MM-DDTHH:MM:SSZ, or nothing",
    "un instant en UTC sous la forme AAAA-MM-JJTHH:MM:SSZ, ou rien",
)
WORDS = Text("a text", "un texte")

_BAD_VALUE = Text(
    '{column} is "{value}"; accepted: {accepted}', "{column}\u00a0: «\u00a0{value}\u00a0»; accepté\u00a0: {accepted}"
)
_AT_LINE = Text("line {line}: {fault}", "ligne {line}\u00a0: {fault}")
_BAD_HEADER = Text(
    "the first line must name the columns {names}; found: {found}",
    "la première ligne doit nommer les colonnes {names}; trouvé\u00a0: {found}",
)
_BAD_LENGTH = Text(
    "line {line}: {found} values where {expected} are expected",
    "ligne {line}\u00a0: {found} valeurs au lieu de {expected}",
)
_NOT_CSV = Text("it is not a CSV file in UTF-8 ({error})", "ce n'est pas un fichier CSV en UTF-8 ({error})")
