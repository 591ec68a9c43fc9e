"""Files that have types: Parquet, and Arrow as a file or as a stream. Read in batches, whatever their size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from express_entry.law import Text

from .batch import BatchScorer, no_rows
from .faults import FileFault, shown
from .pieces import TypedPiece, numbered, wanted_of
from .streams import Format, Source, said_of

ROWS, BYTES = 1 << 17, 1 << 25
"""Rows of a piece, and about how many bytes it may have."""
FEWEST = 1 << 10
"""Rows that are read at a time, however many bytes they have."""
END_OF_STREAM = b"\xff\xff\xff\xff\0\0\0\0"
"""What ends a stream of Arrow."""


class TypedReader:
    """A file of Parquet or Arrow; of its columns all, or those that are scored and those that are to be ``kept``.

    :raises FileFault: where it is damaged, or something else.
    :raises ColumnError: where its columns are not those of the contract, or hold what they cannot.
    """

    def __init__(
        self,
        source: Source,
        scorer: BatchScorer,
        format_: Format,
        stack: ExitStack,
        *,
        kept: Sequence[str] | None = None,
    ) -> None:
        self.source = source
        self.scorer = scorer
        self.kept = kept
        self.read = 0
        self.streamed = format_ is Format.ARROW_STREAM
        self.rows: int | None = None
        with said_of(source.name):
            self.given, self._batches = self._opened(format_, stack)
            names = self.given.names
        self.wanted = wanted_of(names, scorer)
        scorer(no_rows(self.given))
        self.schema = numbered(no_rows(self.given), 0, self.wanted.numbered).schema

    def done(self) -> tuple[int, int | None]:
        """Rows read, and of how many; bytes where the number of rows is not known."""
        return (self.read, self.rows) if self.rows else (self.source.position(), self.source.size)

    def pieces(self) -> Iterator[TypedPiece]:
        """The batches, cut where they are large."""
        batches = self._batches
        while True:
            with said_of(self.source.name):
                batch = next(batches, None)
                if batch is not None and not self.rows:
                    # What Arrow keeps is taken as it lies: a damaged byte could else lead anywhere.
                    batch.validate(full=True)
            if batch is None:
                self._check_end()
                return
            most = _rows_of(batch.nbytes, batch.num_rows)
            for first in range(0, batch.num_rows, most):
                part = batch.slice(first, most)
                yield TypedPiece(part, self.scorer, self.read, self.wanted.numbered)
                self.read += part.num_rows

    def _check_end(self) -> None:
        """A stream that ends between two batches would else pass for a whole one."""
        if self.streamed and self.source.tail != END_OF_STREAM:
            raise FileFault(_NO_END.of(name=shown(self.source.name)))
        if self.streamed and self.source.read(1):
            raise FileFault(_MORE.of(name=shown(self.source.name)))

    def _opened(self, format_: Format, stack: ExitStack) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        if self.streamed:
            stream = stack.enter_context(pa.ipc.open_stream(pa.PythonFile(self.source, mode="r")))
            return stream.schema, iter(stream)
        file = stack.enter_context(self.source.seekable())
        if format_ is Format.PARQUET:
            return self._parquet(file)
        arrow = stack.enter_context(pa.ipc.open_file(file))
        return arrow.schema, (arrow.get_batch(place) for place in range(arrow.num_record_batches))

    def _parquet(self, file: Any) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """Words that are only looked up are read as their dictionary has them, which is much quicker."""
        parquet = pq.ParquetFile(file, pre_buffer=False)
        groups = [parquet.metadata.row_group(place) for place in range(parquet.metadata.num_row_groups)]
        self.rows = parquet.metadata.num_rows
        sizes = [_rows_of(group.total_byte_size, group.num_rows) for group in groups if group.num_rows]
        most = min(sizes, default=ROWS)
        schema, names = parquet.schema_arrow, None
        if self.kept is not None:
            coded = self.scorer.columns(schema.names)
            others = [*self.kept, *([self.scorer.on_column] if self.scorer.on_column else [])]
            names = [*coded, *(name for name in others if name in schema.names and name not in coded)]
            words = [name for name in coded if pa.types.is_string(schema.field(name).type)]
            parquet = pq.ParquetFile(file, pre_buffer=False, read_dictionary=words)
        return schema, parquet.iter_batches(batch_size=most, columns=names, use_threads=True)


def _rows_of(size: int, rows: int) -> int:
    """How many of some rows, which have so many bytes together, are a piece."""
    return max(FEWEST, min(ROWS, BYTES * rows // max(1, size)))


_MORE = Text(
    "{name}: more follows behind the end of the stream of Arrow. Accepted: one stream.",
    "{name} : il y a une suite après la fin du flux Arrow. Valeurs acceptées : un seul flux.",
)
_NO_END = Text(
    "{name} ends too early: the mark that ends a stream of Arrow is missing. Nothing was written.",
    "{name} se termine trop tôt : la marque de fin d'un flux Arrow manque. Rien n'a été écrit.",
)
