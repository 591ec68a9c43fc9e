"""Synthetic pools as files: every format says the same, the same pool gives the same bytes, and all or nothing."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc
import pyarrow.parquet as pq
import pytest

from express_entry.profile import check
from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.columns import CRS, NAMES
from express_entry.scoring.faults import FileFault, OutputFault
from express_entry.scoring.poolcolumns import PROGRAM_COLUMNS, SUBMITTED
from express_entry.scoring.streams import Format
from express_entry.synthetic.faults import SynthesisError
from express_entry.synthetic.files import MOST_DOCUMENTS, write_columns, write_documents
from express_entry.synthetic.pool import BLOCK, Pool, in_bands, pool_of

DAY = date(2026, 6, 2)
SIZE = BLOCK + 900
"""More than one block."""


@pytest.fixture
def pool() -> Pool:
    return pool_of(DAY, 300)


def test_a_table_has_the_factors_and_the_columns_of_a_pool_and_nothing_else(pool: Pool, tmp_path: Path) -> None:
    write_columns(pool, str(tmp_path / "pool.parquet"))
    table = pq.read_table(tmp_path / "pool.parquet")
    others = table.column_names[1 + len(NAMES) :]
    assert table.column_names[: 1 + len(NAMES)] == ["id", *NAMES]
    assert others[:5] == [SUBMITTED, *PROGRAM_COLUMNS]
    assert others[5:] == [f"category_{slug.replace('-', '_')}" for slug in pool.rules.categories]
    assert table.schema.field(SUBMITTED).type == pa.timestamp("us", tz="UTC")
    assert table["id"].to_pylist() == [f"SYN-{number:07}" for number in range(1, 301)]


def test_the_scorer_reads_the_table_and_finds_the_published_bands(tmp_path: Path) -> None:
    pool = pool_of(DAY, 4_000)
    write_columns(pool, str(tmp_path / "pool.parquet"))
    table = pq.read_table(tmp_path / "pool.parquet").select(["id", *NAMES])
    scored = BatchScorer(on=pool.day).added_to(table)[CRS].to_numpy()
    assert in_bands(np.asarray(scored, np.int16)) == pool.quotas


def test_the_file_says_that_it_is_invented_and_from_what(pool: Pool, tmp_path: Path) -> None:
    write_columns(pool, str(tmp_path / "pool.parquet"))
    told = {key.decode(): value.decode() for key, value in pq.read_schema(tmp_path / "pool.parquet").metadata.items()}
    assert told["express_entry.synthetic"] == "true"
    assert (told["express_entry.as_of"], told["express_entry.distribution"]) == ("2026-06-02", "2026-05-24")
    assert (told["express_entry.on"], told["express_entry.crs"]) == ("2026-05-24", "2025-03-25")
    assert (told["express_entry.size"], told["express_entry.seed"]) == ("300", "1")
    assert told["express_entry.published_total"] == "238847"
    assert told["express_entry.bands"].startswith("601-1200 ")
    assert told["express_entry.version"]


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a file in any format, each cell as text."""
    name = path.name.removesuffix(".gz").removesuffix(".zst")
    if path.suffix == ".gz":
        data = gzip.decompress(path.read_bytes())
    elif path.suffix == ".zst":
        with pa.CompressedInputStream(pa.OSFile(str(path)), "zstd") as stream:
            data = stream.read()
    else:
        data = path.read_bytes()
    if name.endswith(".csv"):
        return list(csv.DictReader(data.decode().splitlines()))
    if name.endswith(".jsonl"):
        return [{key: str(cell) for key, cell in json.loads(line).items()} for line in data.decode().splitlines()]
    if name.endswith(".parquet"):
        table = pq.read_table(pa.BufferReader(data))
    elif name.endswith(".arrow"):
        table = pa.ipc.open_file(pa.BufferReader(data)).read_all()
    else:
        table = pa.ipc.open_stream(pa.BufferReader(data)).read_all()
    instants = pc.strftime(table[SUBMITTED], format="%Y-%m-%dT%H:%M:%SZ")
    table = table.set_column(table.column_names.index(SUBMITTED), SUBMITTED, instants)
    return [{key: str(cell) for key, cell in row.items()} for row in table.to_pylist()]


def test_every_format_says_the_same(pool: Pool, tmp_path: Path) -> None:
    names = ("a.csv", "a.jsonl", "a.parquet", "a.arrow", "a.arrows", "b.csv.gz", "b.jsonl.zst")
    for name in names:
        write_columns(pool, str(tmp_path / name))
    first = rows_of(tmp_path / names[0])
    assert len(first) == 300
    assert first[0][SUBMITTED].endswith("Z")
    for name in names[1:]:
        assert rows_of(tmp_path / name) == first, name
    write_columns(pool, str(tmp_path / "without-an-ending"), Format.CSV)
    assert (tmp_path / "without-an-ending").read_bytes() == (tmp_path / "a.csv").read_bytes()


def test_the_same_pool_gives_the_same_bytes_whoever_draws_it(tmp_path: Path) -> None:
    for number, threads in enumerate((1, 3)):
        write_columns(pool_of(DAY, SIZE), str(tmp_path / f"{number}.parquet"), threads=threads)
        write_columns(pool_of(DAY, SIZE), str(tmp_path / f"{number}.csv"), threads=threads)
    for ending in ("parquet", "csv"):
        assert (tmp_path / f"0.{ending}").read_bytes() == (tmp_path / f"1.{ending}").read_bytes()
    write_documents(pool_of(DAY, 300), str(tmp_path / "0.jsonl"), threads=1)
    write_documents(pool_of(DAY, 300), str(tmp_path / "1.jsonl"), threads=2)
    assert (tmp_path / "0.jsonl").read_bytes() == (tmp_path / "1.jsonl").read_bytes()


def test_documents_in_lines_and_in_a_folder_are_the_same(pool: Pool, tmp_path: Path) -> None:
    write_documents(pool, str(tmp_path / "pool.jsonl"))
    write_documents(pool, str(tmp_path / "pool.jsonl.gz"))
    write_documents(pool, str(tmp_path / "pool"))
    lines = (tmp_path / "pool.jsonl").read_text("utf-8").splitlines()
    assert gzip.decompress((tmp_path / "pool.jsonl.gz").read_bytes()).decode().splitlines() == lines
    files = sorted((tmp_path / "pool").iterdir())
    assert [path.name for path in files[:2]] == ["SYN-0000001.json", "SYN-0000002.json"]
    assert [path.read_text("utf-8") for path in files] == [f"{line}\n" for line in lines]
    assert check(json.loads(lines[-1])).reference == "SYN-0000300"
    assert not list(tmp_path.glob("*.partial"))


def test_a_row_and_a_document_of_one_reference_are_one_candidate(pool: Pool, tmp_path: Path) -> None:
    write_columns(pool, str(tmp_path / "pool.csv"))
    write_documents(pool, str(tmp_path / "pool.jsonl"))
    rows = rows_of(tmp_path / "pool.csv")
    for row, line in zip(rows, (tmp_path / "pool.jsonl").read_text("utf-8").splitlines(), strict=True):
        document = json.loads(line)
        assert document["reference"] == row["id"]
        assert document["first_official_language"] == row["first_language"]
        assert ("nomination" in document) == (row["nomination"] == "1")


def test_how_far_it_is_is_told(tmp_path: Path) -> None:
    told: list[Any] = []
    write_columns(pool_of(DAY, SIZE), str(tmp_path / "a.arrow"), told=lambda *each: told.append(each))
    assert told == [(BLOCK, SIZE, BLOCK), (SIZE, SIZE, SIZE)]
    told.clear()
    write_documents(pool_of(DAY, 1_100), str(tmp_path / "a.jsonl"), told=lambda *each: told.append(each))
    assert [each[0] for each in told] == [500, 1_000, 1_100]


@pytest.mark.parametrize("name", ["pool", "pool.xlsx", "pool.tsv", "pool.json", "pool.gz", "-", ""])
def test_a_name_that_says_no_format_is_refused(pool: Pool, tmp_path: Path, name: str) -> None:
    output = name if name in ("-", "") else str(tmp_path / name)
    with pytest.raises(FileFault, match="--to") as caught:
        write_columns(pool, output)
    assert ".parquet" in caught.value.say("fr")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["pool.csv", "pool.json", "pool.parquet", "pool.gz", "", "a\0b"])
def test_a_name_that_is_no_place_for_documents_is_refused(pool: Pool, tmp_path: Path, name: str) -> None:
    with pytest.raises(FileFault, match="no place for documents"):
        write_documents(pool, str(tmp_path / name) if name else "")
    assert not list(tmp_path.iterdir())


def test_more_documents_than_anybody_reads_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SynthesisError, match="1,000,001"):
        write_documents(pool_of(DAY, MOST_DOCUMENTS + 1), str(tmp_path / "pool.jsonl"))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_holds_something_is_not_written_into(pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "pool").mkdir()
    (tmp_path / "pool" / "mine.txt").write_text("mine")
    with pytest.raises(FileFault, match="is there already"):
        write_documents(pool, str(tmp_path / "pool"))
    assert [path.name for path in tmp_path.rglob("*")] == ["pool", "mine.txt"]
    (tmp_path / "pool" / "mine.txt").unlink()
    write_documents(pool, str(tmp_path / "pool"))
    assert len(list((tmp_path / "pool").iterdir())) == 300


def test_what_another_run_is_writing_is_left_alone(pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "pool.partial").mkdir()
    with pytest.raises(FileFault, match="another run"):
        write_documents(pool, str(tmp_path / "pool"))
    assert [path.name for path in tmp_path.iterdir()] == ["pool.partial"]


def test_what_cannot_be_written_says_so(pool: Pool, tmp_path: Path) -> None:
    for write, name in ((write_columns, "pool.csv"), (write_documents, "pool.jsonl"), (write_documents, "pool")):
        with pytest.raises(OutputFault, match="cannot be written"):
            write(pool, str(tmp_path / "nowhere" / name))


class _Stopped(Exception):
    pass


@pytest.mark.parametrize("name", ["pool.csv", "pool.parquet", "pool.jsonl", "pool"])
def test_an_output_that_is_not_finished_is_not_there(tmp_path: Path, name: str) -> None:
    def stop(*_: object) -> None:
        raise _Stopped

    pool = pool_of(DAY, 1_100)
    before = tmp_path / name
    if name != "pool":
        before.write_text("before")
    with pytest.raises(_Stopped):
        _writes(name)(pool, str(before), told=stop)
    assert [path.name for path in tmp_path.iterdir()] == ([] if name == "pool" else [name])
    assert name == "pool" or before.read_text() == "before"


def _writes(name: str) -> Any:
    return write_documents if name in ("pool", "pool.jsonl") else write_columns


def test_a_pool_that_cannot_be_drawn_leaves_nothing_behind(tmp_path: Path) -> None:
    for write, name in _places():
        pool = pool_of(DAY, 300)
        pool.rates[:, 5] = 0
        with pytest.raises(SynthesisError, match="461-470"):
            write(pool, str(tmp_path / name))
    assert not list(tmp_path.iterdir())


def _places() -> Iterator[tuple[Any, str]]:
    yield write_columns, "pool.csv"
    yield write_documents, "pool.jsonl"
    yield write_documents, "pool"
