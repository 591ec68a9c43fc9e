"""Rounds as an Arrow table, and as the Parquet file that other programs read."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from express_entry.history import COLUMNS, Round

_INSTANT = pa.timestamp("us", tz="UTC")
_TYPES = {
    "date": pa.date32(),
    "datetime_utc": _INSTANT,
    "tie_break_utc": _INSTANT,
    "invitations": pa.int32(),
    "crs_cutoff": pa.int32(),
    "notes": pa.list_(pa.string()),
}
"""The columns that are not text."""
_MAY_BE_NULL = ("category_version", "tie_break_utc")

ROUNDS = pa.schema([pa.field(name, _TYPES.get(name, pa.string()), nullable=name in _MAY_BE_NULL) for name in COLUMNS])
"""The columns of the CSV, in its order, with their types: days, instants in UTC, whole numbers, remarks as a list."""


def rounds_table(rounds: Iterable[Round]) -> pa.Table:
    """Rounds as an Arrow table of :data:`ROUNDS`, a row each."""
    return pa.Table.from_pylist([_values(each) for each in rounds], schema=ROUNDS)


def rounds_parquet(rounds: Iterable[Round]) -> bytes:
    """Rounds as a Parquet file; with one release of the library the same rounds give the same bytes."""
    data = io.BytesIO()
    parquet.write_table(rounds_table(rounds), data)
    return data.getvalue()


def _values(each: Round) -> dict[str, Any]:
    times = {"date": each.date, "datetime_utc": each.instant, "tie_break_utc": each.tie_break}
    return each.to_json() | times
