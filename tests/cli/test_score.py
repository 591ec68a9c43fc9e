"""``express-entry score``: options, what is said of a run, exit codes, pipes, terminals."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from express_entry.cli.guide import SCORE
from tests.cli.running import PATIENCE, ROOT, environment_of, ran, refused, until
from tests.cli.test_process import in_shell, on_terminal

OVERLAY = str(ROOT / "examples" / "law" / "high-wage-invented.toml")
POOL = "id,age,education,nomination\na,29,master,1\nb,31,master,0\n"
DAY = ("--on", "2025-03-24")


@pytest.fixture
def pool(tmp_path: Path) -> str:
    path = tmp_path / "pool.csv"
    path.write_text(POOL, encoding="utf-8")
    return str(path)


def unfolded(page: str) -> str:
    """A page as one line, wherever it was folded."""
    return " ".join(page.split(" ")).replace("\n", " ").strip()


def scores(path: Path) -> list[int]:
    with path.open(encoding="utf-8", newline="") as file:
        return [int(row["crs"]) for row in csv.DictReader(file)]


def test_a_file_is_scored_and_the_run_is_told(pool: str, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    result = ran("score", pool, "-o", str(out), *DAY)
    assert (result.exit_code, result.stderr) == (0, "")
    assert unfolded(result.stdout) == f"Rows scored into {out} by the ranking of 2022-11-16: 2."
    assert out.read_text("utf-8") == "id,age,education,nomination,crs\na,29,master,1,845\nb,31,master,0,234\n"
    french = ran("score", pool, "-o", str(out), *DAY, "--lang", "fr")
    assert unfolded(french.stdout) == f"Lignes évaluées dans {out} selon le classement du 2022-11-16\u00a0: 2."


def test_the_run_as_json(pool: str, tmp_path: Path) -> None:
    result = ran("score", pool, "-o", str(tmp_path / "out.csv"), *DAY, "--format", "json")
    told = json.loads(result.stdout)
    assert {key: told[key] for key in ("scored", "set_aside", "by_last_known_rules", "on")} == {
        "scored": 2,
        "set_aside": 0,
        "by_last_known_rules": 0,
        "on": "2025-03-24",
    }
    assert told["law"]["crs"] == "2022-11-16"


def test_rows_that_cannot_be_scored_are_set_aside_and_end_with_four(tmp_path: Path) -> None:
    path = tmp_path / "pool.csv"
    path.write_text(POOL + "c,200,master,0\n", encoding="utf-8")
    out, rejects = tmp_path / "out.csv", tmp_path / "rejects.csv"
    result = ran("score", str(path), "-o", str(out), *DAY, "--rejects", str(rejects))
    assert result.exit_code == 4
    assert f"Rows that cannot be scored: 1. {rejects} says why of each." in unfolded(result.stdout)
    assert scores(out) == [845, 234]
    assert rejects.read_text("utf-8").splitlines()[1] == "4,age,200,accepted: a whole number from 0 to 120"
    out.unlink()
    assert 'line 4, column age: "200" cannot be used' in refused("score", str(path), "-o", str(out), *DAY)
    assert not out.exists()


def test_a_gap_ends_with_three_unless_the_last_known_rules_are_asked_for(pool: str, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    result = ran("score", pool, "-o", str(out), "--on", "2026-11-05")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("Error: 2026-11-05: the points in force since 2026-11-03 are not known")
    assert "--last-known-rules" in result.stderr
    assert not out.exists()
    result = ran("score", pool, "-o", str(out), "--on", "2026-11-05", "--last-known-rules")
    assert result.exit_code == 0
    assert "WARNING: rows scored by the last known rules, which are not the law of their day: 2." in unfolded(
        result.stdout
    )
    assert out.read_text("utf-8").splitlines()[0].endswith(",crs,crs_rules")
    filled = ran("score", pool, "-o", str(out), "--on", "2026-11-05", "--law", OVERLAY)
    assert (filled.exit_code, scores(out)) == (0, [845, 234])


def test_today_is_the_day_unless_another_is_given(pool: str, tmp_path: Path) -> None:
    result = ran("score", pool, "-o", str(tmp_path / "out.csv"), "--last-known-rules", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["on"] >= "2026-11-22"


def test_names_days_breakdown_and_columns_to_keep(tmp_path: Path) -> None:
    path, out = tmp_path / "theirs.csv", tmp_path / "out.parquet"
    path.write_text("Alter,Bildung,Ort,Tag\n29,master,Ottawa,2025-03-24\n", encoding="utf-8")
    options = ("--map", "age=Alter", "--map", "education=Bildung", "--keep", "Ort", "--on-column", "Tag", "--breakdown")
    result = ran("score", str(path), "-o", str(out), *options)
    assert result.exit_code == 0, result.stderr
    assert "each by the law of its day: 1." in unfolded(result.stdout)
    (row,) = pq.read_table(out).to_pylist()
    assert [row[name] for name in ("id", "Alter", "Ort", "Tag", "crs", "points_age")] == [
        1, 29, "Ottawa", "2025-03-24", 245, 110,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--on", "2025-02-30"], "--on"),
        (["--on", "2025-03-24", "--on-column", "day"], "--on and --on-column"),
        (["--on-column", "day"], 'the columns "day" are named and not there'),
        (["--map", "age"], "--map"),
        (["--map", "age=x", "--map", "age=y"], "--map"),
        (["--map", "age=x", "--map", "education=x"], "--map"),
        (["--map", "agee=age"], '"agee"'),
        (["--from", "xlsx"], "--from"),
        (["--to", "xlsx"], "--to"),
        (["--keep", "note"], '"note"'),
        (["--law", "nowhere.toml"], "nowhere.toml"),
        (["--format", "xml"], "--format"),
    ],
)
def test_what_cannot_be_used_is_named(arguments: list[str], said: str, pool: str, tmp_path: Path) -> None:
    day = [] if "--on" in arguments or "--on-column" in arguments else [*DAY]
    for language in ("en", "fr"):
        told = refused("score", pool, "-o", str(tmp_path / "out.csv"), *day, *arguments, "--lang", language)
        assert language == "fr" or said in told
    assert not (tmp_path / "out.csv").exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "No such file" in refused("score", str(tmp_path / "no.csv"), "-o", str(tmp_path / "out.csv"), *DAY)
    told = ran("score", __file__, "-o", str(tmp_path / "no" / "out.csv"), *DAY)
    assert told.exit_code == 2
    assert ran("score", "pool.csv").exit_code == 2, "an output is needed"


def test_an_output_that_cannot_be_written_ends_with_one(pool: str, tmp_path: Path) -> None:
    result = ran("score", pool, "-o", str(tmp_path / "no" / "out.csv"), *DAY)
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_rows_go_through_a_pipe_and_nothing_else_does(pool: str) -> None:
    done = in_shell(f"gzip -c < {shlex.quote(pool)} | ee score - -o - --on 2025-03-24")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"id,age,education,nomination,crs\na,29,master,1,845\nb,31,master,0,234\n"
    done = in_shell(f"ee score {shlex.quote(pool)} -o - --on 2026-11-05 --last-known-rules --to jsonl")
    assert json.loads(done.stdout.splitlines()[0])["crs_rules"] == "last_known"
    assert b"WARNING" in done.stderr
    done = in_shell(f"ee score {shlex.quote(pool)} -o - --on 2025-03-24 --to parquet | ee score - -o /dev/null --on "
                    "2025-03-24 --keep crs")  # fmt: skip
    assert (done.returncode, b"crs are there already" in done.stderr) == (2, True)


def test_a_reader_that_has_read_enough_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("age,education\n" + "30,master\n" * 200_000, encoding="utf-8")
    done = in_shell(f"ee score {shlex.quote(str(path))} -o - --on 2025-03-24 | head -n 2")
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", b"id,age,education,crs\n1,30,master,240\n")


def test_a_run_that_is_interrupted_while_it_waits_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    """The pipe stays open: the run is not to wait for what never comes."""
    reading, writing = os.pipe()
    out = tmp_path / "out.csv"
    command = [sys.executable, "-m", "express_entry", "score", "-", "-o", str(out), *DAY]
    with subprocess.Popen(command, env=environment_of(), stdin=reading, stderr=subprocess.PIPE) as process:
        os.close(reading)
        # Two blocks and more: the first is scored and written, and the run then waits.
        os.write(writing, b"age,education\n" + b"30,master\n" * 950_000)
        aside = tmp_path / "out.csv.partial"
        try:
            until(lambda: aside.exists() and aside.stat().st_size > 1000, process)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    os.close(writing)
    assert (process.returncode, said.startswith(b"Interrupted.")) == (130, True), said
    assert list(tmp_path.iterdir()) == []


def test_a_run_whose_reader_has_stopped_reading_can_be_interrupted(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("age,education\n" + "30,master\n" * 500_000, encoding="utf-8")
    command = [sys.executable, "-m", "express_entry", "score", str(path), "-o", "-", *DAY]
    with subprocess.Popen(command, env=environment_of(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(20) == b"id,age,education,crs"
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert (process.returncode, said.startswith(b"Interrupted.")) == (130, True), said


def test_a_terminal_sees_how_far_it_is(pool: str, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("age,education\n" + "30,master\n" * 500_000, encoding="utf-8")
    seen = on_terminal("score", str(path), "-o", str(tmp_path / "out.csv"), *DAY, TERM="xterm")
    assert "100%" in seen
    assert "500,000 rows · " in seen
    told = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen).split("\r")[-1]
    assert unfolded(told).endswith("by the ranking of 2022-11-16: 500,000.")
    assert "rows · " not in on_terminal("score", pool, "-o", "-", *DAY, TERM="xterm")


MISSING = """
import importlib.util, sys
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "pyarrow" else real(name, package)
sys.argv = ["express-entry", "score", "x.csv", "-o", "y.csv"]
from express_entry.cli.main import run
run()
"""


def test_without_the_extra_it_says_which_one_to_install() -> None:
    done = subprocess.run([sys.executable, "-c", MISSING], env=environment_of(), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"pip install 'express-entry[scoring]'" in done.stderr
    assert b"pyarrow" in done.stderr


LOADED = """
import sys
sys.argv = ["express-entry", "score", "--help"]
from express_entry.cli.main import run
try:
    run()
except SystemExit:
    print(*sorted({"numpy", "numba", "pyarrow", "polars", "express_entry.scoring"} & set(sys.modules)))
"""


def test_the_help_loads_no_arrays() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], env=environment_of(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == ""
    assert SCORE.en.splitlines()[0] in " ".join(done.stdout.split())
