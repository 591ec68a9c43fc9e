"""Where a run reads and writes: no file is destroyed that was to be read, and no name is guessed at."""

from __future__ import annotations

import gzip
import os
import shlex
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from express_entry.scoring.faults import FileFault, OutputFault
from tests.scoring.filemaking import crowd, got, put, scored

AGE = "\uff08\u5e74\u9f62\uff09"
"""The age in Japanese, in brackets of that script: its first byte is that of the mark before UTF-8 text."""
ROWS = b"id,age,education\na,30,master\nb,thirty,master\n"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    path.write_bytes(ROWS)
    return path


@pytest.mark.parametrize("rejects", ["in.csv", "./in.csv", "out.csv", "link.csv"])
def test_rejects_take_the_place_of_nothing_that_is_read_or_written(rejects: str, given: Path) -> None:
    (given.parent / "link.csv").symlink_to(given)
    with pytest.raises(FileFault, match="a file of their own"):
        scored(given, given.parent / "out.csv", rejects=Path(f"{given.parent}/{rejects}"))
    assert given.read_bytes() == ROWS
    assert not (given.parent / "out.csv").exists()


def test_what_is_written_aside_takes_the_place_of_nothing_either(given: Path) -> None:
    source, out = given.rename(given.parent / "out.csv.partial"), given.parent / "out.csv"
    with pytest.raises(FileFault, match="written before it takes its place"):
        scored(source, out, rejects=given.parent / "rejects.csv")
    assert source.read_bytes() == ROWS
    with pytest.raises(FileFault, match="written before it takes its place"):
        scored(source.rename(given), out, rejects=given.parent / "out.csv.partial")
    assert sorted(path.name for path in given.parent.iterdir()) == ["in.csv"]


def test_an_output_may_take_the_place_of_its_input(given: Path) -> None:
    scored(given, given, rejects=given.parent / "rejects.csv")
    assert got(given) == [{"id": "a", "age": 30, "education": "master", "crs": 240}]


def test_devices_may_be_given_for_both(given: Path) -> None:
    assert scored(given, Path(os.devnull), rejects=Path(os.devnull)) == (1, 1, 0)


@pytest.mark.parametrize("name", ["out.json", "out.xlsx", "out.csv.bz2"])
def test_an_ending_that_tells_no_format_is_refused(name: str, given: Path) -> None:
    with pytest.raises(FileFault, match=r"Accepted: \.csv, \.jsonl"):
        scored(given, given.parent / name, rejects=given.parent / "rejects.csv")
    assert sorted(path.name for path in given.parent.iterdir()) == ["in.csv"]


def test_an_ending_counts_in_capitals_too(given: Path) -> None:
    scored(given, given.parent / "OUT.CSV.GZ", rejects=given.parent / "rejects.csv")
    assert gzip.decompress((given.parent / "OUT.CSV.GZ").read_bytes()).startswith(b"id,age,education,crs\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_the_file_that_cannot_be_written_is_the_one_that_is_named(given: Path) -> None:
    with pytest.raises(OutputFault, match="/dev/full"):
        scored(given, Path("/dev/full"), rejects=given.parent / "rejects.csv")
    assert not (given.parent / "rejects.csv").exists()


def through_a_shell(line: str) -> subprocess.CompletedProcess[bytes]:
    command = f"{shlex.quote(sys.executable)} -m express_entry score"
    line = line.replace("SCORE", f"{command} --on 2025-03-24")
    return subprocess.run(["bash", "-c", line], capture_output=True, check=False, env=os.environ)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell")
def test_an_output_may_be_a_descriptor(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"id,age,education\na,30,master\n")
    for output in ("/dev/stdout", ">(cat)"):
        done = through_a_shell(f"SCORE {shlex.quote(str(tmp_path / 'in.csv'))} --to csv -o {output} | cat; sleep 0")
        assert b"a,30,master,240" in done.stdout, done


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: pa.compress(data, "zstd", asbytes=True)])
def test_a_pipe_that_begins_with_a_single_byte_is_recognised_all_the_same(pack: Any, tmp_path: Path) -> None:
    data, out = pack(b"id,age,education\na,30,master\n"), tmp_path / "out.csv"
    reading, writing = os.pipe()
    begun = threading.Event()

    def write() -> None:
        os.write(writing, data[:1])
        begun.wait()
        os.write(writing, data[1:])
        os.close(writing)

    thread = threading.Thread(target=write)
    thread.start()
    begun.set()
    scored(Path(f"/dev/fd/{reading}"), out)
    thread.join()
    os.close(reading)
    assert [row["crs"] for row in got(out)] == [240]


def test_parts_that_are_to_be_passed_over_in_a_compressed_file_are(tmp_path: Path) -> None:
    skipped = b"\x50\x2a\x4d\x18" + (5).to_bytes(4, "little") + b"hello"
    path = tmp_path / "in.csv.zst"
    path.write_bytes(skipped + pa.compress(b"id,age,education\na,30,master\n", "zstd", asbytes=True))
    scored(path, tmp_path / "out.csv")
    assert [row["crs"] for row in got(tmp_path / "out.csv")] == [240]


# ------------------------------------------------------------------------------------------------ what is passed on


def test_nothing_behind_the_end_of_a_stream_of_arrow_is_passed_over(tmp_path: Path) -> None:
    path = put(crowd(10), tmp_path / "in.arrows")
    path.write_bytes(path.read_bytes() * 2)
    with pytest.raises(FileFault, match="more follows behind the end"):
        scored(path, tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def kept(values: pa.Array, tmp_path: Path, name: str) -> Path:
    table = pa.table(
        {"id": ["a"] * len(values), "age": [30] * len(values), "education": [6] * len(values), "x": values}
    )
    pq.write_table(table, tmp_path / "in.parquet")
    scored(tmp_path / "in.parquet", tmp_path / name, keep=("x",))
    return tmp_path / name


def test_what_a_format_cannot_hold_is_refused_by_name(tmp_path: Path) -> None:
    for values, name in (
        (pa.array([b"\xff"], pa.binary()), "out.csv"),
        (pa.array([b"\xff"], pa.binary()), "out.jsonl"),
        (pa.array([[1, 2]]), "out.csv"),
        (pa.array([{"a": 1}]), "out.csv"),
    ):
        with pytest.raises(FileFault, match='"x"'):
            kept(values, tmp_path, name)
        assert not (tmp_path / name).exists()


def test_numbers_that_json_has_no_word_for_are_null(tmp_path: Path) -> None:
    rows = got(kept(pa.array([1.5, float("nan"), float("inf"), None]), tmp_path, "out.jsonl"))
    assert [row["x"] for row in rows] == [1.5, None, None, None]


def test_numbers_in_what_is_kept_stay_as_they_are_written(tmp_path: Path) -> None:
    line = '{"id":"a","age":30,"education":6,"x":{"lat":45.50,"far":[1e3,null,true,"é"]}}\n'
    (tmp_path / "in.jsonl").write_text(line, "utf-8")
    scored(tmp_path / "in.jsonl", tmp_path / "out.csv", keep=("x",))
    (row,) = got(tmp_path / "out.csv")
    assert row["x"] == '{"lat": 45.50, "far": [1e3, null, true, "é"]}'


def test_half_a_character_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id":"\\ud800","age":30,"education":6}\n{"age":30,"education":6}\n', "utf-8")
    assert scored(tmp_path / "in.jsonl", tmp_path / "out.csv", rejects=tmp_path / "rejects.csv") == (1, 1, 0)
    assert "half of a character" in (tmp_path / "rejects.csv").read_text("utf-8")


def test_names_that_begin_as_a_mark_does_are_not_cut(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"{AGE},education\n30,master\n", "utf-8")
    scored(tmp_path / "in.csv", tmp_path / "out.csv", names={"age": AGE})
    assert (tmp_path / "out.csv").read_text("utf-8").splitlines()[0] == f"id,{AGE},education,crs"


def test_an_object_without_an_id_is_numbered_under_its_own_name_of_it(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"Nr":"x","age":30,"education":6}\n{"age":30,"education":6}\n', "utf-8")
    scored(tmp_path / "in.jsonl", tmp_path / "out.jsonl", names={"id": "Nr"})
    assert [row["Nr"] for row in got(tmp_path / "out.jsonl")] == ["x", 2]


def test_lines_are_counted_whatever_they_end_with(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"\r\rid,age,education\ra,300,6\r")
    scored(tmp_path / "in.csv", tmp_path / "out.csv", rejects=tmp_path / "rejects.csv")
    assert (tmp_path / "rejects.csv").read_text("utf-8").splitlines()[1].startswith("4,age,300,")


# ------------------------------------------------------------------------------------------------------------ damage

DAMAGED = """
import random, sys
from datetime import date
from pathlib import Path
from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.faults import ScoringError
from express_entry.scoring.filescore import Files, score_file

whole = Path(sys.argv[1]).read_bytes()
path, out, draw = Path(sys.argv[2]), sys.argv[3], random.Random(254)
told = 0
for _ in range(150):
    data = bytearray(whole)
    data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    path.write_bytes(data)
    try:
        score_file(Files(str(path), out), BatchScorer(on=date(2025, 3, 24), engine="numpy"))
    except ScoringError:
        told += 1
print(told)
"""


@pytest.mark.parametrize("ending", ["arrow", "arrows", "parquet"])
def test_a_damaged_byte_is_told_of_or_harmless_and_never_the_end_of_the_program(ending: str, tmp_path: Path) -> None:
    whole = put(crowd(60), tmp_path / f"whole.{ending}")
    arguments = [str(whole), str(tmp_path / f"in.{ending}"), str(tmp_path / "out.csv")]
    done = subprocess.run([sys.executable, "-c", DAMAGED, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) > 10
