"""Every format goes into every other, in pieces or whole, and the rows come out as they came in."""

from __future__ import annotations

import json
from datetime import date
from itertools import product
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from express_entry.scoring import csvfile, engine, filescore, jsonfile
from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.faults import ColumnError, FileFault
from express_entry.scoring.streams import Format
from tests.scoring.filemaking import DAY, ENDINGS, crowd, got, put, scored


@pytest.mark.parametrize(
    ("ending", "other"), [*product(ENDINGS, ("csv", "jsonl.zst", "parquet", "arrow", "arrows.gz"))]
)
def test_every_format_goes_into_every_other(ending: str, other: str, tmp_path: Path) -> None:
    table = crowd(1500)
    outcome = scored(put(table, tmp_path / f"in.{ending}"), tmp_path / f"out.{other}")
    assert outcome == (1500, 0, 0)
    rows = got(tmp_path / f"out.{other}")
    wanted = [int(each) for each in BatchScorer(on=DAY)(table.to_batches()[0]).column("crs").to_pylist()]
    assert [row.pop("crs") for row in rows] == wanted
    assert rows == table.to_pylist()


def test_the_same_file_may_be_read_and_written(tmp_path: Path) -> None:
    path = put(crowd(200), tmp_path / "pool.csv")
    assert scored(path, path).scored == 200
    assert got(path)[0]["crs"] > 0
    assert list(tmp_path.iterdir()) == [path]


def test_a_breakdown_has_every_factor_and_subtotal(tmp_path: Path) -> None:
    table = crowd(300)
    whole = BatchScorer(on=DAY, breakdown=True)(table.to_batches()[0]).to_pylist()
    for ending in ("csv", "jsonl", "parquet"):
        scored(put(table, tmp_path / f"in.{ending}"), tmp_path / f"out.{ending}", breakdown=True)
        assert got(tmp_path / f"out.{ending}") == whole


def test_rows_without_an_id_are_numbered_as_the_input_counts_them(tmp_path: Path) -> None:
    table = crowd(40).drop_columns(["id"]).set_column(0, "age", pa.array([200, *[30] * 39]))
    for ending, other in product(("csv", "jsonl", "parquet"), ("csv", "jsonl", "arrow")):
        path = put(table, tmp_path / f"in.{ending}")
        outcome = scored(path, tmp_path / f"out.{other}", rejects=tmp_path / "rejects.csv")
        assert outcome == (39, 1, 0)
        assert [int(row["id"]) for row in got(tmp_path / f"out.{other}")] == list(range(2, 41))


def test_large_files_are_read_and_written_in_pieces_that_fit_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = crowd(3000)
    wanted = BatchScorer(on=DAY)(table.to_batches()[0]).to_pylist()
    monkeypatch.setattr(csvfile, "BLOCK", 1000)
    monkeypatch.setattr(jsonfile, "BLOCK", 1000)
    monkeypatch.setattr(jsonfile, "ROWS", 77)
    monkeypatch.setattr("express_entry.scoring.arrowfile.ROWS", 100)
    monkeypatch.setattr("express_entry.scoring.outputs.GROUP", 250)
    monkeypatch.setattr("express_entry.scoring.streams.HEAD", 10)
    for ending in ("csv", "csv.gz", "jsonl", "parquet", "arrows"):
        scored(put(table, tmp_path / f"in.{ending}"), tmp_path / f"out.{ending}")
        assert got(tmp_path / f"out.{ending}") == wanted


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_text_is_scored_alike_without_numba(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(crowd(400), tmp_path / f"in.{ending}")
    scored(path, tmp_path / f"with.{ending}", breakdown=True)
    monkeypatch.setattr(engine, "has_numba", lambda: False)
    monkeypatch.setattr(csvfile, "has_numba", lambda: False)
    scored(path, tmp_path / f"without.{ending}", breakdown=True)
    assert (tmp_path / f"with.{ending}").read_bytes() == (tmp_path / f"without.{ending}").read_bytes()


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "arrow", "arrows.gz"])
def test_a_file_is_scored_piece_by_piece_with_nothing_written(ending: str, tmp_path: Path) -> None:
    table = crowd(1500)
    wanted = BatchScorer(on=DAY)(table.to_batches()[0]).column("crs").to_pylist()
    path = put(table, tmp_path / f"in.{ending}")
    found = [points.columns["crs"].tolist() for _, points in filescore.scored(str(path), BatchScorer(on=DAY))]
    assert [score for part in found for score in part] == wanted
    assert list(tmp_path.iterdir()) == [path]


def test_formats_that_have_a_place_for_it_say_by_which_law(tmp_path: Path) -> None:
    path = put(crowd(10), tmp_path / "in.csv")
    scored(path, tmp_path / "out.parquet")
    said = pq.read_schema(tmp_path / "out.parquet").metadata
    assert (said[b"express_entry.on"], said[b"express_entry.crs"]) == (b"2025-03-24", b"2022-11-16")
    assert len(said[b"express_entry.law"]) == 64
    assert said[b"express_entry.in_force"] == b"true"
    scored(path, tmp_path / "gap.arrow", on=date(2026, 11, 5), last_known_rules=True)
    assert pa.ipc.open_file(tmp_path / "gap.arrow").schema.metadata[b"express_entry.in_force"] == b"false"


def test_a_format_that_is_asked_for_is_taken_before_any_guess(tmp_path: Path) -> None:
    path = put(crowd(5), tmp_path / "in.csv").rename(tmp_path / "pool")
    scored(path, tmp_path / "out", write_as=Format.JSON_LINES)
    assert json.loads((tmp_path / "out").read_text("utf-8").splitlines()[0])["crs"] > 0
    with pytest.raises(FileFault, match="cannot be read"):
        scored(path, tmp_path / "out", read_as=Format.PARQUET)
    with pytest.raises(ColumnError):
        scored(put(crowd(5), tmp_path / "a.jsonl"), tmp_path / "out", read_as=Format.CSV)
