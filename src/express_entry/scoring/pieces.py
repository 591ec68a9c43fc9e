"""A piece of an input: some rows, the numbers of their cells, and the rows as they came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from express_entry.law import Text

from .batch import BatchScorer, Cells, stated
from .codes import Unusable
from .columns import ID, Column
from .days import Days
from .plan import Bytes
from .streams import Source

Rows = NDArray[np.int64]
"""The places of some rows in a piece."""


LINES, ROWS = Text("line {row}", "ligne {row}"), Text("row {row}", "rangée {row}")


class Piece(Cells, Protocol):
    """Some rows of an input, in their order."""

    @property
    def rows(self) -> int:
        """How many rows."""
        ...

    @property
    def unit(self) -> Text:
        """What :meth:`line` counts."""
        ...

    def line(self, row: int) -> int:
        """The line of a row in a text; its number, from 1 on, elsewhere."""
        ...

    def broken(self) -> Mapping[int, Unusable]:
        """The rows that cannot be taken apart into cells."""
        ...

    def text(self, name: str, rows: Rows | None) -> pa.Array:
        """A column that is passed through, by its name in the input, as it stands there."""
        ...

    def batch(self, rows: Rows | None) -> pa.RecordBatch:
        """The chosen rows as a record batch, with the number of the row where the input has no ``id``."""
        ...


class Reader(Protocol):
    """An input that can be read piece by piece."""

    source: Source
    schema: pa.Schema
    """The columns of :meth:`Piece.batch`."""
    wanted: Wanted
    """What it is read for."""

    def pieces(self) -> Iterator[Piece]:
        """The rows, in their order."""
        ...

    def done(self) -> tuple[int, int | None]:
        """How much has been read, and of how much, where that is known."""
        ...


class Wanted(NamedTuple):
    """What an input is read for: the columns of the contract by their names in it, and the others that are kept."""

    coded: Mapping[str, Column]
    texts: tuple[str, ...]
    numbered: bool
    """Whether rows are numbered, since the input has no ``id``."""

    @property
    def ours(self) -> dict[str, str]:
        """The input's own names of the columns, by ours."""
        return {column.name: theirs for theirs, column in self.coded.items()}


def wanted_of(names: Sequence[str], scorer: BatchScorer) -> Wanted:
    """What is wanted of an input whose columns have such names.

    :raises ColumnError: where they are not those of the contract.
    """
    scorer.check(pa.schema([pa.field(name, pa.string()) for name in names]))
    coded = scorer.columns(names)
    others = tuple(name for name in names if name not in coded)
    return Wanted(coded, others, scorer.id not in names)


def typed_schema(names: Sequence[str], wanted: Wanted) -> pa.Schema:
    """The columns of a text as Arrow holds them: numbers, words by dictionary, and what is kept as it stands."""
    fields = [pa.field(ID, pa.int64())] if wanted.numbered else []
    for name in names:
        column = wanted.coded.get(name)
        words = pa.dictionary(pa.int8(), pa.string())
        fields.append(pa.field(name, pa.string() if column is None else words if column.words else pa.uint8()))
    return pa.schema(fields)


def typed_column(column: Column, codes: Bytes) -> pa.Array:
    """The cells of a column, all of them usable."""
    if column.words:
        return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int8)), pa.array(column.words, pa.string()))
    return pa.array(codes)


@dataclass(frozen=True)
class TypedPiece:
    """A record batch of an input that has types: Parquet or Arrow."""

    whole: pa.RecordBatch
    scorer: BatchScorer
    first: int
    numbered: bool

    @property
    def rows(self) -> int:
        """How many rows."""
        return int(self.whole.num_rows)

    @cached_property
    def codes(self) -> Mapping[str, Bytes]:
        """The cells as numbers."""
        return self.scorer.codes(self.whole)

    @cached_property
    def days(self) -> Days | None:
        """The day of each row."""
        return self.scorer.days(self.whole)

    unit = ROWS

    def line(self, row: int) -> int:
        """The number of a row, from 1 on."""
        return self.first + row + 1

    def value(self, column: str, row: int) -> object | None:
        """What stands in a column and row."""
        return stated(self.whole, self.scorer.theirs(column) or column, row)

    def broken(self) -> Mapping[int, Unusable]:
        """None: what has types is in cells."""
        return {}

    def text(self, name: str, rows: Rows | None) -> pa.Array:
        """A column as it stands."""
        column = self.whole.column(name)
        return column if rows is None else column.take(pa.array(rows))

    def batch(self, rows: Rows | None) -> pa.RecordBatch:
        """The chosen rows."""
        return (
            numbered(self.whole, self.first, self.numbered).take(pa.array(rows))
            if rows is not None
            else numbered(self.whole, self.first, self.numbered)
        )


def numbered(batch: pa.RecordBatch, first: int, wanted: bool) -> pa.RecordBatch:
    """A batch with the number of each row before its columns, where that is wanted."""
    if not wanted:
        return batch
    numbers = pa.array(np.arange(first + 1, first + 1 + batch.num_rows))
    schema = pa.schema([pa.field(ID, pa.int64()), *batch.schema], batch.schema.metadata)
    return pa.RecordBatch.from_arrays([numbers, *batch.columns], schema=schema)
