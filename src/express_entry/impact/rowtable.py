"""Every row of a pool with its scores under both laws, written as it goes: Parquet, or another format by its name."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Any

import pyarrow as pa

from express_entry.scoring.columns import ID
from express_entry.scoring.engine import Scores
from express_entry.scoring.outputs import writer_of
from express_entry.scoring.sinks import written
from express_entry.scoring.streams import Format

SCHEMA = pa.schema(
    [
        pa.field(ID, pa.string()),
        pa.field("crs_before", pa.int16()),
        pa.field("crs_after", pa.int16()),
        pa.field("difference", pa.int16()),
    ]
)


class RowTable:
    """A file of rows, there whole at the end or not at all."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._stack = ExitStack()
        self._writer: Any = None

    def __enter__(self) -> RowTable:
        sink = self._stack.enter_context(written(self.name))
        self._writer = writer_of(Format.named(self.name) or Format.PARQUET, sink, SCHEMA)
        return self

    def write(self, numbers: pa.Array, before: Scores, after: Scores) -> None:
        """Some rows."""
        arrays = [numbers.cast(pa.string()), pa.array(before), pa.array(after), pa.array(after - before)]
        self._writer.write(pa.RecordBatch.from_arrays(arrays, schema=SCHEMA))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        if kind is None:
            self._writer.close()
        else:  # a writer that is not let go of would try to write when it is cleared away
            with suppress(Exception):
                self._writer.close()
        return self._stack.__exit__(kind, error, trace)
