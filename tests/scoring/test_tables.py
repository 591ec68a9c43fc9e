"""The Parquet file of the rounds says what their CSV says, with types."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

from pyarrow import parquet

import express_entry
from express_entry.history import COLUMNS, rounds
from express_entry.scoring.tables import ROUNDS, rounds_parquet, rounds_table


def test_the_parquet_file_has_the_rounds_with_their_types() -> None:
    table = parquet.read_table(io.BytesIO(rounds_parquet(rounds())))
    assert table.column_names == list(COLUMNS)
    types = {field.name: str(field.type) for field in table.schema}
    assert types == dict.fromkeys(COLUMNS, "string") | {
        "date": "date32[day]",
        "datetime_utc": "timestamp[us, tz=UTC]",
        "tie_break_utc": "timestamp[us, tz=UTC]",
        "invitations": "int32",
        "crs_cutoff": "int32",
        "notes": "list<element: string>",
    }
    for row, each in zip(table.to_pylist(), rounds(), strict=True):
        assert row == each.to_json() | {
            "date": each.date,
            "datetime_utc": each.instant,
            "tie_break_utc": each.tie_break,
        }
        assert isinstance(row["date"], date)
        assert isinstance(row["datetime_utc"], datetime)
    assert rounds_parquet(rounds()) == rounds_parquet(rounds())


def test_only_what_may_be_absent_may_be_null() -> None:
    assert {field.name for field in ROUNDS if field.nullable} == {"category_version", "tie_break_utc"}
    table = rounds_table(rounds())
    assert {name for name in COLUMNS if table[name].null_count} == {"category_version", "tie_break_utc"}


def test_no_rounds_are_a_table_with_the_same_columns() -> None:
    assert parquet.read_table(io.BytesIO(rounds_parquet([]))).schema.names == list(COLUMNS)


def test_the_package_says_that_its_library_is_missing_and_nothing_else_of_the_history_needs_it() -> None:
    asking = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import express_entry.history.export, express_entry.scoring\n"
        "try:\n    import express_entry.scoring.tables\nexcept ImportError as error:\n    print(error.name)"
    )
    sources = Path(express_entry.__file__).parent.parent
    run = subprocess.run([sys.executable, "-c", asking], cwd=sources, capture_output=True, text=True, check=True)
    assert run.stdout == "pyarrow\n"
