"""CSV: records found in blocks of text, each written back as it stands with its points behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from express_entry.law import Text

from .batch import BatchScorer
from .codes import Unusable
from .columns import ID
from .days import Days, days_of
from .engine import has_numba
from .faults import FileFault, shown
from .pieces import LINES, Rows, typed_column, typed_schema, wanted_of
from .plainscan import never_closed, record_at
from .plan import Bytes
from .records import FIELDS, QUOTES, SOUND, UNUSABLE, Records, shape_of
from .streams import Source
from .textfile import BLOCK, LONGEST, MARK, NOT_TEXT, check_text, lines_in

SEPARATORS = (b",", b";", b"\t")


class Head(NamedTuple):
    """The first record of a file: the names of the columns, what separates them, and how lines end.

    ``mark`` is what stands before it; ``size`` is how many bytes of the file come before the second record.
    """

    names: tuple[str, ...]
    comma: bytes
    mark: bytes
    line: bytes
    ending: bytes
    lines: int
    size: int


class CsvReader:
    """A CSV file, with the names of its columns in its first line.

    :raises FileFault: where it is no UTF-8 text or ends within quotation marks.
    :raises ColumnError: where its columns are not those of the contract.
    """

    def __init__(self, source: Source, scorer: BatchScorer) -> None:
        self.source = source
        self.scorer = scorer
        self.first_block = _whole_first(source)
        self.head = _head(source.name, self.first_block, scorer)
        self.wanted = wanted_of(self.head.names, scorer)
        self.shape = shape_of(self.head.names, self.wanted.coded, self.wanted.texts)
        self.schema = typed_schema(self.head.names, self.wanted)

    def done(self) -> tuple[int, int | None]:
        """Bytes read, and of how many."""
        return self.source.position(), self.source.size

    def pieces(self) -> Iterator[CsvPiece]:
        """The records, a block of them at a time."""
        block, first, line = self.first_block[self.head.size :], 0, self.head.lines + 1
        final = stuck = False
        while not final or block:
            if stuck or len(block) < BLOCK:
                read = self.source.read(BLOCK)
                final = not read
                block += read
            found = self._scan(block, final, line)
            check_text(self.source.name, block[: found.end], line)
            stuck = not len(found.spans)
            if not stuck:
                self._check_closed(block, found)
                yield CsvPiece(self, block, found, first)
            elif len(block) > LONGEST:
                raise FileFault(_NEVER_CLOSED.of(name=shown(self.source.name), line=str(line)))
            first += len(found.spans)
            block, line = block[found.end :], found.line

    def _check_closed(self, block: bytes, found: Records) -> None:
        """Whether the last record is whole: behind a mark that is not closed, the rest of the file is one field."""
        start, end, line, fault = found.spans[-1].tolist()
        if fault == QUOTES and end == len(block) and never_closed(block, start, self.head.comma):
            raise FileFault(_NEVER_CLOSED.of(name=shown(self.source.name), line=str(line)))

    def _scan(self, block: bytes, final: bool, line: int) -> Records:
        most = len(block) // len(self.head.names) + 16
        spans = np.zeros((most, 4), np.int64)
        codes = np.full((max(1, len(self.shape.coded)), most), UNUSABLE, np.uint8)
        texts = np.zeros((max(1, len(self.shape.texts)), most, 3), np.int64)
        count, end, line = loops().scan(
            np.frombuffer(block, np.uint8),
            final,
            self.head.comma[0],
            self.shape.fields,
            self.shape.words,
            self.shape.clues,
            line,
            spans,
            codes,
            texts,
        )
        return Records(spans[:count], codes[:, :count], texts[:, :count], end, line)


class CsvPiece:
    """Some records of a CSV file."""

    unit = LINES

    def __init__(self, reader: CsvReader, block: bytes, records: Records, first: int) -> None:
        self.reader = reader
        self.block = block
        self.records = records
        self.first = first
        self.rows = len(records.spans)
        self.codes: Mapping[str, Bytes] = {
            column.name: records.codes[row] for row, column in enumerate(reader.shape.coded)
        }
        self._mend()

    def _mend(self) -> None:
        """Reads the cells that the loops could not use once more, quotation marks written twice and all."""
        sound = self.records.spans[:, 3] == SOUND
        for column in self.reader.shape.coded:
            codes = self.codes[column.name]
            for row in np.flatnonzero((codes == UNUSABLE) & sound).tolist():
                found = column.code(self.value(column.name, row) or "")
                codes[row] = UNUSABLE if found is None else found

    @cached_property
    def days(self) -> Days | None:
        """The day of each row."""
        name = self.reader.scorer.on_column
        return None if name is None else self.reader.scorer.lawful(days_of(self.text(name, None), name))

    def line(self, row: int) -> int:
        """The line on which a record begins."""
        return int(self.records.spans[row, 2])

    def value(self, column: str, row: int) -> str | None:
        """What stands in a column and row."""
        theirs = self.reader.wanted.ours.get(column, column)
        place = self.reader.head.names.index(theirs)
        record = record_at(self.block, int(self.records.spans[row, 0]), self.reader.head.comma)
        first, last, twice = record.fields[place]
        text = self.block[first:last].decode("utf-8", "replace")
        return text.replace('""', '"') if twice else text

    def broken(self) -> Mapping[int, Unusable]:
        """The records with too many or too few fields, or with quotation marks where none may be."""
        found = {}
        for row in np.flatnonzero(self.records.spans[:, 3]).tolist():
            start, end, _, fault = self.records.spans[row].tolist()
            text = self.block[start:end].decode("utf-8", "replace")
            fields = len(record_at(self.block, start, self.reader.head.comma).fields)
            reason = {
                FIELDS: _FIELDS.of(found=fields, wanted=len(self.reader.head.names)),
                QUOTES: _QUOTES.of(),
            }[fault]
            found[row] = Unusable(row, "", text, reason)
        return found

    def text(self, name: str, rows: Rows | None) -> pa.Array:
        """A column that is wanted as it stands."""
        spans = self.records.texts[self.reader.shape.texts.index(name)]
        spans = spans if rows is None else spans[rows]
        if spans[:, 2].any():
            cells = [self.block[first:last].decode() for first, last, _ in spans.tolist()]
            return pa.array(
                [cell.replace('""', '"') if two else cell for cell, two in zip(cells, spans[:, 2], strict=True)]
            )
        return _cut(self.block, spans)

    def batch(self, rows: Rows | None) -> pa.RecordBatch:
        """The chosen rows as Arrow holds them."""
        chosen = np.arange(self.rows) if rows is None else rows
        arrays = [pa.array(chosen + self.first + 1)] if self.reader.wanted.numbered else []
        for name in self.reader.head.names:
            column = self.reader.wanted.coded.get(name)
            arrays.append(
                self.text(name, chosen) if column is None else typed_column(column, self.codes[column.name][chosen])
            )
        return pa.RecordBatch.from_arrays(arrays, schema=self.reader.schema)


def loops() -> Any:
    """The module whose loops read text: the compiled ones, unless there is no Numba."""
    if has_numba():
        from . import scan  # noqa: PLC0415 - it imports Numba, which may not be there
    else:
        from . import plainscan as scan  # type: ignore[no-redef]  # noqa: PLC0415
    return scan


def _cut(block: bytes, spans: Any) -> pa.Array:
    """Pieces of a text as an Arrow array, without a step of Python for each."""
    lengths = spans[:, 1] - spans[:, 0]
    ends = np.concatenate([[0], np.cumsum(lengths)])
    places = np.repeat(spans[:, 0] - ends[:-1], lengths) + np.arange(ends[-1])
    data = np.frombuffer(block, np.uint8)[places]
    return pa.StringArray.from_buffers(len(spans), pa.py_buffer(ends.astype(np.int32)), pa.py_buffer(data))


def _whole_first(source: Source) -> bytes:
    """The beginning of a file, up to the end of a line or more."""
    block = source.read(BLOCK)
    while b"\n" not in block and b"\r" not in block and len(block) < LONGEST:
        read = source.read(BLOCK)
        if not read:
            break
        block += read
    return block


def _head(name: str, block: bytes, scorer: BatchScorer) -> Head:
    if block.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileFault(NOT_TEXT.of(name=shown(name), line="1"))
    start = len(MARK) if block.startswith(MARK) else 0
    while block[start : start + 1] in (b"\r", b"\n"):
        start += 1
    known = {scorer.theirs(column.name) for column in scorer.ranking.columns} | {scorer.theirs(ID)}
    heads = [_record_names(block, start, comma) for comma in SEPARATORS]
    best = max(range(len(heads)), key=lambda place: (len(known & set(heads[place][0])), -place))
    names, end = heads[best]
    after = block[end : end + 2]
    ending = b"\r\n" if after == b"\r\n" else b"\n"
    size = end + (2 if after == b"\r\n" else 1 if after else 0)
    check_text(name, block[:size], 1)
    if not any(names):
        raise FileFault(_EMPTY.of(name=shown(name)))
    mark = MARK if block.startswith(MARK) else b""
    return Head(tuple(names), SEPARATORS[best], mark, block[start:end], ending, max(1, lines_in(block[:size])), size)


def _record_names(block: bytes, start: int, comma: bytes) -> tuple[list[str], int]:
    record = record_at(block, start, comma)
    cells = [(block[first:last].decode("utf-8", "replace"), twice) for first, last, twice in record.fields]
    return [(cell.replace('""', '"') if twice else cell).strip() for cell, twice in cells], record.end


_EMPTY = Text(
    "{name} is empty. Accepted: a first line with the names of the columns.",
    "{name} est vide. Valeurs acceptées : une première ligne donnant les noms des colonnes.",
)
_NEVER_CLOSED = Text(
    "{name}: the record that begins on line {line} never ends; a quotation mark is not closed.",
    "{name} : l'enregistrement qui commence à la ligne {line} ne se termine jamais; un guillemet n'est pas fermé.",
)
_FIELDS = Text(
    "{found} fields; accepted: {wanted}, one for each column",
    "{found} champs; valeurs acceptées : {wanted}, un pour chaque colonne",
)
_QUOTES = Text(
    "a quotation mark that is not closed, or text behind a closed one; accepted: fields wholly in quotation marks or "
    "without any at their beginning",
    "un guillemet qui n'est pas fermé, ou du texte après un guillemet fermé; valeurs acceptées : des champs "
    "entièrement entre guillemets, ou qui ne commencent pas par un guillemet",
)
