"""JSON Lines: one object a line, read strictly, each written back as it stands with its points behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from express_entry.law import Text

from .batch import BatchScorer, absent, check_names_for
from .codes import Unusable
from .columns import Column, unknown
from .days import Days, days_of
from .faults import ColumnError, FileFault, shown
from .pieces import LINES, Rows, Wanted, typed_column, typed_schema
from .plan import Bytes
from .records import UNUSABLE
from .streams import Source
from .textfile import BLOCK, LONGEST, MARK, check_text

ROWS, BYTES = 1 << 14, 1 << 23
"""Rows of a piece, and bytes after which it has no more of them."""

Object = Mapping[str, Any]


class Fraction(str):
    """A number with a point or an exponent, as it is written: no column takes one."""

    __slots__ = ()


class Line(NamedTuple):
    """A line that is not empty: its number, its bytes, and its object or what keeps it from being one."""

    number: int
    data: bytes
    object: Object
    fault: Text | None = None


class JsonReader:
    """A file of JSON Lines. An object may lack columns, which then have their defaults, but not have unknown ones.

    The columns of a pool that are passed through are those that occur in the first block.

    :raises FileFault: where it is no UTF-8 text, or empty.
    :raises ColumnError: where an object has a name that is no column.
    """

    def __init__(self, source: Source, scorer: BatchScorer) -> None:
        self.source = source
        self.scorer = scorer
        check_names_for(scorer)
        coded = dict(scorer.named)
        self.first_block = source.read(BLOCK).removeprefix(MARK)
        self.of_a_pool = [name for name in scorer.of_a_pool if name not in coded]
        self.named = [name for name in scorer.kept if name != scorer.id]
        seen = [name for name in self.of_a_pool if json.dumps(name).encode() in self.first_block]
        texts = tuple(dict.fromkeys([scorer.id, *self.named, *seen]))
        self.wanted = Wanted(coded, texts, numbered=False)
        self.names = (texts[0], *coded, *texts[1:])
        self.schema = typed_schema(self.names, self.wanted)
        self.seen: set[str] = set()

    def done(self) -> tuple[int, int | None]:
        """Bytes read, and of how many."""
        return self.source.position(), self.source.size

    def pieces(self) -> Iterator[JsonPiece]:
        """The objects, some of them at a time."""
        lines: list[Line] = []
        first = size = 0
        for line in self._lines():
            lines.append(line)
            size += len(line.data)
            if len(lines) == ROWS or size > BYTES:
                yield JsonPiece(self, lines, first)
                first, lines, size = first + len(lines), [], 0
        if lines:
            yield JsonPiece(self, lines, first)
        elif not first:
            raise FileFault(_EMPTY.of(name=shown(self.source.name)))
        named = {*self.scorer.names.values(), *self.named}
        if missing := sorted(named - self.seen):
            raise absent(missing, sorted(self.seen))

    def _lines(self) -> Iterator[Line]:
        for number, data in self._split():
            if not data.strip():
                continue
            line = _read(number, data)
            strangers = [name for name in line.object if name not in self.wanted.coded]
            strangers = [name for name in strangers if name not in self.wanted.texts and name not in self.of_a_pool]
            if strangers:
                what = unknown(strangers, self.names, self.of_a_pool)
                raise ColumnError(_AT_LINE.of(line=str(number), what=what))
            self.seen.update(line.object)
            yield line

    def _split(self) -> Iterator[tuple[int, bytes]]:
        """The lines with their numbers, line breaks left aside."""
        rest, number = self.first_block, 1
        while True:
            read = self.source.read(BLOCK)
            whole, cut, rest = (rest, b"", b"") if not read else rest.rpartition(b"\n")
            check_text(self.source.name, whole, number)
            for data in whole.split(b"\n") if whole or cut else ():
                yield number, data.removesuffix(b"\r")
                number += 1
            if not read:
                return
            rest += read
            if len(rest) > LONGEST:
                raise FileFault(_TOO_LONG.of(name=shown(self.source.name), line=str(number)))


def _read(number: int, data: bytes) -> Line:
    try:
        found = json.loads(data, object_pairs_hook=_once, parse_float=Fraction, parse_constant=Fraction)
    except (ValueError, RecursionError) as error:
        return Line(number, data, {}, TWICE if error.args[:1] == (_TWICE_MARK,) else NO_OBJECT)
    if not isinstance(found, dict):
        return Line(number, data, {}, NO_OBJECT)
    if b"\\u" in data and not _is_text(found):
        return Line(number, data, {}, HALF_A_CHARACTER)
    return Line(number, data, found)


def _is_text(value: Any) -> bool:
    """Whether every text in a value has whole characters: escapes can name halves of one."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _once(pairs: Sequence[tuple[str, Any]]) -> Object:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(_TWICE_MARK)
    return found


@lru_cache(maxsize=1 << 14, typed=True)
def code_of(column: Column, value: Any) -> int:
    """The code of a value of JSON: a whole number, a word, or yes and no for 1 and 0."""
    if isinstance(value, Fraction) or value is None:
        return UNUSABLE
    if isinstance(value, str):
        found = column.code(value)
        return UNUSABLE if found is None else found
    if isinstance(value, bool) and column.most != 1:
        return UNUSABLE
    return int(value) if column.numbers and 0 <= value <= column.most else UNUSABLE


class JsonPiece:
    """Some objects of a file of JSON Lines."""

    unit = LINES

    def __init__(self, reader: JsonReader, lines: Sequence[Line], first: int) -> None:
        self.reader = reader
        self.lines = lines
        self.first = first
        self.rows = len(lines)

    @cached_property
    def codes(self) -> Mapping[str, Bytes]:
        """The cells as numbers."""
        found = {}
        for theirs, column in self.reader.wanted.coded.items():
            missing = UNUSABLE if column.default is None else column.default
            cells = [
                missing if theirs not in line.object else _code(column, line.object[theirs]) for line in self.lines
            ]
            found[column.name] = np.array(cells, np.uint8)
        return found

    @cached_property
    def days(self) -> Days | None:
        """The day of each row."""
        name = self.reader.scorer.on_column
        return None if name is None else self.reader.scorer.lawful(days_of(self.text(name, None), name))

    def line(self, row: int) -> int:
        """The line of an object."""
        return self.lines[row].number

    def value(self, column: str, row: int) -> object | None:
        """What an object has for a column, as JSON writes it."""
        found = self.lines[row].object.get(self.reader.scorer.theirs(column) or column)
        return found if found is None or isinstance(found, str) else as_json(found)

    def broken(self) -> Mapping[int, Unusable]:
        """The lines that are no object."""
        return {
            row: Unusable(row, "", line.data.decode("utf-8", "replace"), line.fault.of())
            for row, line in enumerate(self.lines)
            if line.fault
        }

    def batch(self, rows: Rows | None) -> pa.RecordBatch:
        """The chosen rows as Arrow holds them, every column of the contract there."""
        chosen = np.arange(self.rows) if rows is None else rows
        self.check_late(chosen)
        arrays = []
        for name in self.reader.names:
            column = self.reader.wanted.coded.get(name)
            arrays.append(
                self.text(name, chosen) if column is None else typed_column(column, self.codes[column.name][chosen])
            )
        return pa.RecordBatch.from_arrays(arrays, schema=self.reader.schema)

    def check_late(self, rows: Rows) -> None:
        """Nothing is lost on the way into a table whose columns were settled at the beginning of the file."""
        late = [name for name in self.reader.of_a_pool if name not in self.reader.wanted.texts]
        for name in late if self.reader.seen.intersection(late) else ():
            for row in rows.tolist():
                if name in self.lines[row].object:
                    raise ColumnError(_LATE.of(line=str(self.lines[row].number), name=name))

    def extended(self, rows: Rows, additions: Sequence[bytes]) -> bytes:
        """The chosen lines, each with further members at its end, and with its number where it has no ``id``."""
        name = self.reader.wanted.texts[0]
        parts = []
        for row, addition in zip(rows.tolist(), additions, strict=True):
            line = self.lines[row]
            number = b"" if name in line.object else b",%s:%d" % (json.dumps(name).encode(), self.first + row + 1)
            parts += [line.data.rstrip()[:-1].rstrip(), number, addition, b"}\n"]
        return b"".join(parts)

    def text(self, name: str, rows: Rows | None) -> pa.Array:
        """A column that is wanted as it stands; what is no text, as JSON writes it; the number of a row without id."""
        cells = []
        for row in range(self.rows) if rows is None else rows.tolist():
            known = self.lines[row].object
            value = known.get(name)
            if name == self.reader.wanted.texts[0] and name not in known:
                value = str(self.first + row + 1)
            cells.append(value if value is None or isinstance(value, str) else as_json(value))
        return pa.array(cells, pa.string())


def as_json(value: Any) -> str:
    """A value of JSON as it is written, with its numbers as they were."""
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_json(str(name))}: {as_json(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_json, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _code(column: Column, value: Any) -> int:
    return code_of(column, value) if isinstance(value, (str, int, type(None))) else UNUSABLE


_TWICE_MARK = "twice"
TWICE = Text(
    "a name stands twice in the object; accepted: each once", "un nom figure deux fois dans l'objet; accepté : une fois"
)
NO_OBJECT = Text("no JSON object; accepted: one object a line", "aucun objet JSON; accepté : un objet par ligne")
HALF_A_CHARACTER = Text(
    "an escape names half of a character; accepted: text of whole characters",
    "une séquence d'échappement nomme la moitié d'un caractère; accepté : du texte de caractères entiers",
)
_LATE = Text(
    "line {line}: the column {name} occurs here for the first time, too late for a table. Accepted: it is named to be "
    "kept (--keep {name}), or it occurs near the beginning.",
    "ligne {line} : la colonne {name} paraît ici pour la première fois, trop tard pour une table. Valeurs acceptées : "
    "elle est nommée pour être conservée (--keep {name}), ou elle paraît près du début.",
)
_AT_LINE = Text("line {line}: {what}", "ligne {line} : {what}")
_EMPTY = Text(
    "{name} is empty. Accepted: one JSON object a line.",
    "{name} est vide. Valeurs acceptées : un objet JSON par ligne.",
)
_TOO_LONG = Text(
    "{name}: line {line} is too long. Accepted: one JSON object a line.",
    "{name} : la ligne {line} est trop longue. Valeurs acceptées : un objet JSON par ligne.",
)
