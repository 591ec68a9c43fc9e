"""The history given out: in the shape of the department's feed, or as a table of rounds.

In the feed's shape each imported row comes back with every field as it was published, rows set aside included, and the
rounds that were never imported stand among them in the official spelling. The tables hold the rounds of the history,
the contract's columns first, then how sure the figures are and the remarks on them. As Parquet the same table is
written by :mod:`express_entry.scoring.tables`, which has the library for it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from ..law.text import Language, Text
from .distribution import distribution_with
from .faults import UnknownName, Unwritable, shown
from .official import ENVELOPE, official_row
from .record import COLUMNS, Round
from .store import Entry, Standing, State, Store, StoredFeed, history_of, placed
from .verbatim import Fields, encode, write
from .wholefile import write_whole


class Format(Enum):
    """What the history can be given out as."""

    IRCC = "ircc"
    CSV = "csv"
    JSON = "json"


class Exported(NamedTuple):
    """The history as the bytes of a file, and how many rows it has."""

    data: bytes
    rows: int


def export(store: Store | None, form: Format | str, out: Path | BinaryIO, *, language: Language | None = None) -> int:
    """Write what :func:`exported` gives, and say how many rows were written.

    A file is written whole or not at all; a stream is left open.

    :raises UnknownName: for a format that does not exist.
    :raises StoreError: where the store cannot be read.
    :raises Unwritable: where the file cannot be written.
    """
    made = exported(store, form, language=language)
    put(made.data, out)
    return made.rows


def exported(store: Store | None, form: Format | str, *, language: Language | None = None) -> Exported:
    """The history of a store, or the package's own where there is none, in a format.

    ``language`` is that of the feed to give back; without it, of the one last imported, else English. It matters to the
    feed's shape only.

    :raises UnknownName: for a format that does not exist.
    :raises StoreError: where the store cannot be read.
    """
    state = store.feeds() if store else ()
    wanted = _format(form)
    if wanted is Format.IRCC:
        rows = feed_rows(state, language)
        return Exported(feed_bytes(state, rows, language), len(rows))
    rounds = history_of(state).rounds
    return Exported(_TABLES[wanted](rounds), len(rounds))


def feed_rows(state: State, language: Language | None) -> tuple[Fields, ...]:
    """Every row of the feed's shape: the imported ones in their order, the others of the history among them."""
    feed = _feed_of(state, language)
    spoken = feed.language if feed else language or "en"
    imported = [entry for entry in feed.entries if entry.is_given_back] if feed else []
    there = {entry.number for entry in imported}
    history = history_of(state)
    made = [
        Entry(official_row(each, distribution_with(each.number, history.distributions), spoken), Standing.IN_USE, 0)
        for each in reversed(history.rounds)
        if each.number not in there
    ]
    return tuple(entry.fields for entry in placed(imported, made))


def feed_bytes(state: State, rows: tuple[Fields, ...], language: Language | None) -> bytes:
    """Rows in the feed's shape as a file in UTF-8, every value a text."""
    feed = _feed_of(state, language)
    envelope = feed.envelope if feed and feed.envelope else ENVELOPE
    lines = [f"  {write(name)}: {write(value)},\n" for name, value in envelope]
    return encode("{\n" + "".join(lines) + '  "rounds": [\n' + ",\n".join(map(_row, rows)) + "\n  ]\n}\n")


def _feed_of(state: State, language: Language | None) -> StoredFeed | None:
    """The stored feed in a language; where none is asked for, the one last imported."""
    return next((each for each in reversed(state) if language in (None, each.language)), None)


def _row(fields: Fields) -> str:
    values = (f"      {write(name)}: {write(as_text(value))}" for name, value in fields)
    return "    {\n" + ",\n".join(values) + "\n    }"


def as_text(value: Any) -> str:
    """A value of a row as the text that the feed has for every value: a number by its digits, nothing as no text."""
    if isinstance(value, str):
        return str(value)
    return "" if value is None else write(value)


def _csv(rounds: tuple[Round, ...]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(each.as_row() for each in rounds)
    return text.getvalue().encode()


def _json(rounds: tuple[Round, ...]) -> bytes:
    return (json.dumps([each.to_json() for each in rounds], ensure_ascii=False, indent=2) + "\n").encode()


def _format(form: Format | str) -> Format:
    try:
        return Format(form)
    except ValueError:
        accepted = ", ".join(each.value for each in Format)
        raise UnknownName(_UNKNOWN_FORMAT.of(form=shown(str(form)), accepted=accepted)) from None


def put(data: bytes, out: Path | BinaryIO) -> None:
    """Bytes into a file, whole or not at all, or into a stream, which is left open.

    :raises Unwritable: where the file cannot be written.
    """
    if not isinstance(out, Path):
        out.write(data)
        return
    try:
        place = out.resolve()
        if place.exists() and not place.is_file() and not place.is_dir():
            place.write_bytes(data)  # a pipe or a terminal: nothing to put anything in the place of
        else:
            write_whole(place, [data])
    except OSError as error:
        raise Unwritable(_UNWRITABLE.of(path=str(out), error=error.strerror or str(error))) from None


_TABLES: dict[Format, Callable[[tuple[Round, ...]], bytes]] = {
    Format.CSV: _csv,
    Format.JSON: _json,
}
_UNKNOWN_FORMAT = Text(
    "“{form}” is no format of the history; accepted: {accepted}",
    "«\u00a0{form}\u00a0» n'est pas un format de l'historique; acceptés\u00a0: {accepted}",
)
_UNWRITABLE = Text("{path} cannot be written: {error}", "{path} ne peut pas être écrit\u00a0: {error}")
