"""Files of factor columns in every format, made and read by libraries that are not ours, and scored."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from express_entry.law.text import Language
from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.columns import COLUMNS
from express_entry.scoring.filescore import Files, Outcome, score_file
from express_entry.scoring.streams import Format
from tests.scoring.crowds import random_rows

DAY = date(2025, 3, 24)
ENDINGS = ("csv", "csv.gz", "csv.zst", "jsonl", "jsonl.gz", "parquet", "arrow", "arrows", "arrows.zst", "parquet.gz")


def scored(
    source: Path,
    output: Path,
    *,
    rejects: Path | None = None,
    read_as: Format | None = None,
    write_as: Format | None = None,
    language: Language = "en",
    **more: Any,
) -> Outcome:
    """A file scored into another, on the usual day unless told otherwise."""
    aside = None if rejects is None else str(rejects)
    files = Files(str(source), str(output), aside, read_as, write_as, language)
    return score_file(files, BatchScorer(**{"on": DAY, **more}))


def crowd(count: int, seed: int = 3) -> pa.Table:
    """Rows as a provider might send them: words where there are words, and ids."""
    rows = random_rows(COLUMNS, count, seed)
    table: dict[str, Any] = {"id": [f'no "{row}", é' for row in range(count)]}
    for column in COLUMNS:
        codes = rows[column.name]
        table[column.name] = [column.words[code] for code in codes.tolist()] if column.words else codes
    return pa.table(table)


def put(table: pa.Table, path: Path) -> Path:
    """A table as a file of the format that its name says."""
    name = path.name.removesuffix(".gz").removesuffix(".zst")
    if name.endswith(".parquet"):
        data = io.BytesIO()
        pq.write_table(table, data, row_group_size=700)
        raw = data.getvalue()
    elif name.endswith((".arrow", ".arrows")):
        data = io.BytesIO()
        new = pa.ipc.new_file if name.endswith(".arrow") else pa.ipc.new_stream
        with new(data, table.schema) as writer:
            writer.write_table(table, max_chunksize=700)
        raw = data.getvalue()
    elif name.endswith(".jsonl"):
        raw = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in table.to_pylist()).encode()
    else:
        text = io.StringIO()
        writer_ = csv.writer(text, lineterminator="\n")
        writer_.writerow(table.column_names)
        writer_.writerows(row.values() for row in table.to_pylist())
        raw = text.getvalue().encode()
    if path.name.endswith(".gz"):
        raw = gzip.compress(raw)
    elif path.name.endswith(".zst"):
        raw = pa.compress(raw, "zstd", asbytes=True)
    path.write_bytes(raw)
    return path


def got(path: Path) -> list[dict[str, Any]]:
    """The rows of a file as dictionaries of text and whole numbers."""
    raw = path.read_bytes()
    name = path.name
    if name.endswith(".gz"):
        raw, name = gzip.decompress(raw), name.removesuffix(".gz")
    elif name.endswith(".zst"):
        stream = pa.CompressedInputStream(pa.BufferReader(raw), "zstd")
        raw, name = stream.read(), name.removesuffix(".zst")
    if name.endswith(".parquet"):
        return list(pq.read_table(io.BytesIO(raw)).to_pylist())
    if name.endswith(".arrow"):
        return list(pa.ipc.open_file(raw).read_all().to_pylist())
    if name.endswith(".arrows"):
        return list(pa.ipc.open_stream(raw).read_all().to_pylist())
    if name.endswith(".jsonl"):
        return [json.loads(line) for line in raw.decode().splitlines()]
    rows = csv.DictReader(io.StringIO(raw.decode(), newline=""))
    return [{key: int(value) if value.isdigit() else value for key, value in row.items()} for row in rows]


def set_aside(path: Path) -> list[list[str]]:
    """The rows of a file of rejects: line, column, value, reason."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["line", "column", "value", "reason"]
    return rows
