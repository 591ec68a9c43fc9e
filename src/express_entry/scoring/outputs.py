"""What is written: the rows as they came with their points behind them, in any of the formats."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from math import isfinite
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from express_entry.law import Text
from express_entry.law.text import Language

from .batch import BatchScorer
from .codes import Unusable
from .columns import ID
from .csvfile import CsvPiece, CsvReader, loops
from .faults import FileFault, shown
from .jsonfile import JsonPiece, JsonReader
from .pieces import Piece, Reader, Rows
from .ranking import IN_FORCE, LAST_KNOWN, RULES, Points
from .streams import Format

GROUP, BYTES = 1 << 19, 1 << 27
"""Rows of a group of a Parquet file, and bytes after which it has no more of them."""


class Output(Protocol):
    """A file that rows are written to."""

    def write(self, piece: Piece, rows: Rows, points: Points) -> None:
        """Some rows of a piece, and the points of the whole piece."""
        ...

    def close(self) -> None:
        """Whatever comes after the last row."""
        ...

    def give_up(self) -> None:
        """Nothing more comes: what was written is of no use."""
        ...


def output_of(sink: Any, format_: Format, reader: Reader, scorer: BatchScorer, about: Mapping[str, str]) -> Output:
    """The output of a format for what a reader reads; text goes into the same kind of text as it stands.

    ``about`` says by which law and on which day, where the format has a place for it.
    """
    if format_ is Format.CSV and isinstance(reader, CsvReader):
        return CsvLines(sink, reader, scorer)
    if format_ is Format.JSON_LINES and isinstance(reader, JsonReader):
        return JsonLines(sink, scorer)
    return Typed(sink, format_, scorer.schema(reader.schema), scorer, about)


class CsvLines:
    """CSV written from CSV: every record as it stands, and numbers behind it."""

    def __init__(self, sink: Any, reader: CsvReader, scorer: BatchScorer) -> None:
        self.sink = sink
        head, names = reader.head, scorer.ranking.names
        comma = head.comma
        words = [comma + IN_FORCE.encode(), comma + LAST_KNOWN.encode()] if scorer.last_known_rules else []
        self.labels, self.marks = _labels([comma] * len(names), words)
        self.names = names
        self.numbered = reader.wanted.numbered
        self.front = np.frombuffer(comma, np.uint8)
        self.closing = np.frombuffer(head.ending, np.uint8)
        self.rules = scorer.last_known_rules
        added = [*names, *([RULES] if self.rules else [])]
        self.sink.write(head.mark + (ID.encode() + comma if self.numbered else b""))
        self.sink.write(comma.join([head.line, *(name.encode() for name in added)]) + head.ending)

    def write(self, piece: Piece, rows: Rows, points: Points) -> None:
        """Some records and their points."""
        assert isinstance(piece, CsvPiece)
        values = np.array([points.columns[name] for name in self.names], np.int16)
        spans = piece.records.spans
        room = int((spans[rows, 1] - spans[rows, 0]).sum()) + len(rows) * self._most()
        made = np.empty(room, np.uint8)
        numbers = np.arange(piece.rows) + piece.first + 1 if self.numbered else np.empty(0, np.int64)
        behind = np.where(points.in_force, 0, 1) if self.rules else np.empty(0, np.int64)
        size = loops().extend(
            np.frombuffer(piece.block, np.uint8),
            spans,
            rows,
            self.front,
            numbers,
            self.labels,
            self.marks,
            values,
            behind,
            self.closing,
            made,
        )
        self.sink.write(made[:size].data)

    def _most(self) -> int:
        """The bytes that a record can grow by."""
        return len(self.labels) + 6 * len(self.names) + len(self.closing) + 21

    def close(self) -> None:
        """Nothing comes after the last record."""

    give_up = close


def _labels(names: Sequence[bytes], words: Sequence[bytes]) -> tuple[Any, Any]:
    """What stands before each number, and the words behind them, and where each begins."""
    parts = [*names, *words]
    return np.frombuffer(b"".join(parts), np.uint8), np.cumsum([0, *map(len, parts)])


class JsonLines:
    """JSON Lines written from JSON Lines: every object as it stands, with further members at its end."""

    def __init__(self, sink: Any, scorer: BatchScorer) -> None:
        self.sink = sink
        self.names = scorer.ranking.names
        self.rules = scorer.last_known_rules
        self.template = b"".join(b",%s:%%d" % json.dumps(name).encode() for name in self.names)

    def write(self, piece: Piece, rows: Rows, points: Points) -> None:
        """Some objects and their points."""
        assert isinstance(piece, JsonPiece)
        values = zip(*(points.columns[name][rows].tolist() for name in self.names), strict=True)
        additions = [self.template % each for each in values]
        if self.rules:
            words = {True: IN_FORCE, False: LAST_KNOWN}
            said = [b',"%s":"%s"' % (RULES.encode(), words[each].encode()) for each in points.in_force[rows].tolist()]
            additions = [addition + word for addition, word in zip(additions, said, strict=True)]
        self.sink.write(piece.extended(rows, additions))

    def close(self) -> None:
        """Nothing comes after the last object."""

    give_up = close


class Typed:
    """Any format, from what Arrow holds."""

    def __init__(
        self, sink: Any, format_: Format, schema: pa.Schema, scorer: BatchScorer, about: Mapping[str, str]
    ) -> None:
        self.scorer = scorer
        self.format = format_
        self.schema = schema.with_metadata({**(schema.metadata or {}), **{k: v.encode() for k, v in about.items()}})
        _check_types(format_, schema)
        with _held(format_):
            self.writer = _WRITERS[format_](sink, self.schema)

    def write(self, piece: Piece, rows: Rows, points: Points) -> None:
        """Some rows and their points."""
        with _held(self.format):
            self._write(piece, rows, points)

    def _write(self, piece: Piece, rows: Rows, points: Points) -> None:
        chosen = None if len(rows) == piece.rows else rows
        batch = piece.batch(chosen)
        if chosen is not None:
            columns = {name: each[rows] for name, each in points.columns.items()}
            points = Points(columns, points.in_force[rows], 0)
        arrays = [*batch.columns, *self.scorer.added(points)]
        self.writer.write(pa.RecordBatch.from_arrays(arrays, schema=self.schema))

    def close(self) -> None:
        """The end of the file, without which it cannot be read."""
        with _held(self.format):
            self.writer.close()

    def give_up(self) -> None:
        """Let go of the writer, which would else try to write when it is cleared away."""
        with suppress(Exception):
            self.writer.close()


@contextmanager
def _held(format_: Format) -> Iterator[None]:
    """What a format cannot hold is an error that says so."""
    try:
        yield
    except (pa.ArrowException, UnicodeError, OverflowError) as error:
        said = str(error).strip().partition("\n")[0][:200]
        raise FileFault(_NOT_HELD.of(format=format_.value, error=said)) from None


def _check_types(format_: Format, schema: pa.Schema) -> None:
    """Whether text can hold some columns.

    :raises FileFault: for one of bytes, and in CSV for one of several values a row.
    """
    if format_ not in (Format.CSV, Format.JSON_LINES):
        return
    for field in schema:
        kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        if _is_bytes(kind) or (format_ is Format.CSV and pa.types.is_nested(kind)):
            said = f"{shown(field.name)}: {field.type}"
            raise FileFault(_NOT_HELD.of(format=format_.value, error=said))


def _is_bytes(kind: pa.DataType) -> bool:
    kinds = (pa.types.is_binary, pa.types.is_large_binary, pa.types.is_fixed_size_binary, pa.types.is_binary_view)
    return any(is_kind(kind) for is_kind in kinds)


class _Parquet:
    """Parquet, in groups of rows that are large enough to be read fast."""

    def __init__(self, sink: Any, schema: pa.Schema) -> None:
        self.file = pq.ParquetWriter(sink, schema, compression="zstd")
        self.waiting: list[pa.RecordBatch] = []

    def write(self, batch: pa.RecordBatch) -> None:
        self.waiting.append(batch)
        rows, size = sum(each.num_rows for each in self.waiting), sum(each.nbytes for each in self.waiting)
        if rows >= GROUP or size >= BYTES:
            self._flush()

    def _flush(self) -> None:
        if self.waiting:
            self.file.write_table(pa.Table.from_batches(self.waiting), row_group_size=2 * GROUP)
            self.waiting = []

    def close(self) -> None:
        self._flush()
        self.file.close()


class _Json:
    """JSON Lines from what has types: each column is put into words once, and lines are made of the words."""

    def __init__(self, sink: Any, schema: pa.Schema) -> None:
        self.sink = sink
        members = [_dumped(name).replace("%", "%%") + ": %s" for name in schema.names]
        self.template = "{" + ", ".join(members) + "}\n"

    def write(self, batch: pa.RecordBatch) -> None:
        columns = [_json_cells(column) for column in batch.columns]
        self.sink.write("".join(map(self.template.__mod__, zip(*columns, strict=True))).encode())

    def close(self) -> None:
        pass


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _json_cells(column: pa.Array) -> list[Any]:
    """The cells of a column as JSON; whole numbers are themselves."""
    if pa.types.is_integer(column.type) and not column.null_count:
        return column.to_pylist()  # type: ignore[no-any-return]
    if pa.types.is_dictionary(column.type):
        words = [_dumped(word) for word in column.dictionary.to_pylist()]
        return ["null" if place is None else words[place] for place in column.indices.to_pylist()]
    cells = column.to_pylist()
    if pa.types.is_floating(column.type):
        cells = [cell if cell is not None and isfinite(cell) else None for cell in cells]
    return list(map(_dumped, cells))


def _csv(sink: Any, schema: pa.Schema) -> Any:
    return pc.CSVWriter(sink, schema, write_options=pc.WriteOptions(quoting_style="needed"))


_WRITERS: Mapping[Format, Callable[[Any, pa.Schema], Any]] = {
    Format.PARQUET: _Parquet,
    Format.ARROW: pa.ipc.new_file,
    Format.ARROW_STREAM: pa.ipc.new_stream,
    Format.CSV: _csv,
    Format.JSON_LINES: _Json,
}


def writer_of(format_: Format, sink: Any, schema: pa.Schema) -> Any:
    """What writes record batches in a format: it has ``write`` and ``close``."""
    return _WRITERS[format_](sink, schema)


class Rejects:
    """The rows that were set aside: line, column, value and reason of every cell that cannot be used."""

    HEAD = ("line", "column", "value", "reason")

    def __init__(self, sink: Any, language: Language) -> None:
        self.sink = sink
        self.language = language
        self._write([self.HEAD])

    def write(self, cells: Sequence[Unusable]) -> None:
        """Some cells, their rows being lines."""
        self._write([each.row, each.column, each.value or "", each.reason.say(self.language)] for each in cells)

    def _write(self, rows: Any) -> None:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        self.sink.write(text.getvalue().encode("utf-8", "backslashreplace"))


_NOT_HELD = Text(
    "what is kept cannot be written as {format}: {error}. Accepted: another format, or a table without it.",
    "ce qui est conservé ne peut pas être écrit en {format} : {error}. Valeurs acceptées : un autre format, ou une "
    "table qui ne le contient pas.",
)
