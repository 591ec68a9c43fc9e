"""A run over a file: names, days and gaps; what is there afterwards, and what is not; how far it is."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.faults import ColumnError, FileFault, GapDay, OutputFault
from express_entry.scoring.filescore import Files, ahead, score_file
from express_entry.scoring.sinks import written
from express_entry.scoring.streams import Source
from tests.scoring.filemaking import DAY, ENDINGS, crowd, got, put, scored, set_aside


def test_names_of_other_people_stay_in_the_output(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"Nr,Alter,Bildung,Ort\nx,29,master,Ottawa\n")
    names = {"id": "Nr", "age": "Alter", "education": "Bildung"}
    for ending in ("csv", "jsonl", "parquet"):
        scored(tmp_path / "in.csv", tmp_path / f"out.{ending}", names=names, keep=("Ort",))
        assert got(tmp_path / f"out.{ending}") == [
            {"Nr": "x", "Alter": 29, "Bildung": "master", "Ort": "Ottawa", "crs": 245}
        ]
    (tmp_path / "in.jsonl").write_bytes(b'{"Nr":"x","Alter":29,"Bildung":6,"Ort":["Ottawa"]}\n')
    scored(tmp_path / "in.jsonl", tmp_path / "out.jsonl", names=names, keep=("Ort",))
    assert got(tmp_path / "out.jsonl") == [{"Nr": "x", "Alter": 29, "Bildung": 6, "Ort": ["Ottawa"], "crs": 245}]


def test_a_name_that_no_object_ever_has_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b'{"age":29,"education":6}\n')
    for more in ({"names": {"nomination": "nominated"}}, {"keep": ("Ort",)}):
        with pytest.raises(ColumnError, match="named and not there"):
            scored(tmp_path / "in.jsonl", tmp_path / "out.jsonl", **more)
        assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_each_row_may_have_its_own_day(ending: str, tmp_path: Path) -> None:
    days = ["2025-03-24", "2025-03-25", "2014-01-01", "x"]
    table = pa.table(
        {"id": list("abcd"), "age": [29] * 4, "education": [6] * 4, "job_offer": ["senior"] * 4, "day": days}
    )
    path = put(table, tmp_path / f"in.{ending}")
    outcome = scored(path, tmp_path / "out.csv", rejects=tmp_path / "rejects.csv", on=None, on_column="day")
    assert outcome == (2, 2, 0)
    assert [(row["id"], row["crs"]) for row in got(tmp_path / "out.csv")] == [("a", 445), ("b", 245)]
    told = set_aside(tmp_path / "rejects.csv")
    assert [row[1:3] for row in told] == [["day", "2014-01-01"], ["day", "x"]]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_gap_is_refused_or_every_row_says_so(ending: str, tmp_path: Path) -> None:
    path = put(crowd(30), tmp_path / f"in.{ending}")
    with pytest.raises(GapDay):
        scored(path, tmp_path / f"out.{ending}", on=date(2026, 11, 5))
    assert not (tmp_path / f"out.{ending}").exists()
    outcome = scored(path, tmp_path / f"out.{ending}", on=date(2026, 11, 5), last_known_rules=True)
    assert outcome == (30, 0, 30)
    assert {row["crs_rules"] for row in got(tmp_path / f"out.{ending}")} == {"last_known"}


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    path = put(crowd(2000), tmp_path / "in.csv")
    out = tmp_path / "no" / "out.csv"
    with pytest.raises(OutputFault, match="cannot be written"):
        scored(path, out)
    if Path("/dev/full").exists():
        with pytest.raises(OutputFault, match="cannot be written: No space left"):
            scored(path, Path("/dev/full"))
        assert Path("/dev/full").is_char_device(), "a device is written to, not replaced"


def test_two_programs_do_not_write_one_file_at_once(tmp_path: Path) -> None:
    with written(str(tmp_path / "out.csv")) as first:
        first.write(b"first\n")
        with pytest.raises(OutputFault, match="another program"), written(str(tmp_path / "out.csv")) as second:
            second.write(b"second\n")
    assert (tmp_path / "out.csv").read_bytes() == b"first\n"
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


def test_a_link_is_followed_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    scored(put(crowd(5), tmp_path / "in.csv"), tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert got(tmp_path / "real.csv")[0]["crs"] > 0


def test_rejects_have_a_file_of_their_own(tmp_path: Path) -> None:
    path = put(crowd(5), tmp_path / "in.csv")
    with pytest.raises(FileFault, match="set aside"):
        scored(path, tmp_path / "out.csv", rejects=tmp_path / "out.csv")


def _noted(told: list[tuple[int, int | None, int]], *each: Any) -> None:
    told.append(each)


def test_how_far_it_is_is_told(tmp_path: Path) -> None:
    for ending in ("csv", "csv.gz", "jsonl", "parquet", "arrow"):
        path = put(crowd(3000), tmp_path / f"in.{ending}")
        told: list[tuple[int, int | None, int]] = []
        files = Files(str(path), str(tmp_path / "out.csv"))
        score_file(files, BatchScorer(on=DAY), partial(_noted, told))
        done, whole, rows = told[-1]
        assert rows == 3000
        assert whole in (3000, path.stat().st_size)
        assert 0 < done <= (whole or 0)


def test_a_source_tells_what_it_holds_by_its_first_bytes(tmp_path: Path) -> None:
    for ending in ENDINGS:
        path = put(crowd(5), tmp_path / f"in.{ending}").rename(tmp_path / "nameless")
        source = Source(str(path))
        assert source.format().value == ending.partition(".")[0]
        source.close()


def test_what_goes_wrong_while_reading_ahead_is_raised_where_it_is_used() -> None:
    def items() -> Any:
        yield 1
        raise OSError("gone")

    found = ahead(items())
    assert next(found) == 1
    with pytest.raises(OSError, match="gone"):
        next(found)
    endless = ahead(iter(int, 1))
    assert next(endless) == 0
    endless.close()
