"""``express-entry synthesize``: options, what is said of a run, exit codes, pipes, terminals."""

from __future__ import annotations

import csv
import io
import json
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from express_entry.cli.guide import SYNTHESIZE
from tests.cli.running import PATIENCE, environment_of, ran, refused, until
from tests.cli.test_process import in_shell, on_terminal
from tests.cli.test_score import unfolded

DAY = ("--as-of", "2026-06-02")


def test_a_pool_is_written_and_what_it_follows_is_told(tmp_path: Path) -> None:
    out = tmp_path / "pool.csv"
    result = ran("synthesize", *DAY, "--size", "1000", "-o", str(out))
    assert (result.exit_code, result.stderr) == (0, "")
    said = unfolded(result.stdout)
    assert said.startswith(f"Invented candidates of 2026-05-24 written into {out}: 1,000.")
    assert "471–480 72 " in " ".join(said.split())
    assert "everything else is invented" in said
    assert "Job offers are invented, too" in said
    assert "Nothing was published for 2026-06-02" in said
    assert "Of 238,847 published candidates" in said
    assert "seed 1" in said
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert (len(rows), rows[0]["id"], rows[-1]["id"]) == (1000, "SYN-0000001", "SYN-0001000")


def test_the_same_in_french(tmp_path: Path) -> None:
    result = ran("synthesize", *DAY, "--size", "10", "-o", str(tmp_path / "pool.csv"), "--lang", "fr")
    said = unfolded(result.stdout)
    assert "Candidats inventés du 2026-05-24" in said
    assert "tout le reste est inventé" in said
    assert "Les offres d'emploi sont inventées" in said
    assert "Rien n'a été publié pour le 2026-06-02" in said


def test_the_run_as_json(tmp_path: Path) -> None:
    arguments = ("--size", "238847", "--seed", "7", "-o", str(tmp_path / "pool.parquet"), "--format", "json")
    told = json.loads(ran("synthesize", "--as-of", "2026-05-24", *arguments).stdout)
    assert {name: told[name] for name in ("written", "as_of", "on", "distribution", "seed")} == {
        "written": 238_847,
        "as_of": "2026-05-24",
        "on": "2026-05-24",
        "distribution": {"as_of": "2026-05-24", "total": 238_847},
        "seed": 7,
    }
    assert told["bands"]["501-600"] == 17_945
    assert sum(told["bands"].values()) == 238_847
    assert told["law"]["crs"] == "2025-03-25"
    assert len(told["remarks"]) == 3
    assert pq.read_metadata(tmp_path / "pool.parquet").num_rows == 238_847


def test_without_a_size_it_is_as_many_as_were_published_and_without_a_day_the_latest(tmp_path: Path) -> None:
    out = tmp_path / "pool.parquet"
    told = json.loads(ran("synthesize", "-o", str(out), "--format", "json").stdout)
    assert told["written"] == told["distribution"]["total"] == pq.read_metadata(out).num_rows
    assert told["distribution"]["as_of"] >= "2026-09-27"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2022-04-11", "the figures of 2022-03-28 again"),
        ("2022-06-06", "filled in by a third party"),
        ("2023-04-26", "leave 180 candidates out"),
    ],
)
def test_what_is_odd_about_a_publication_is_said(day: str, said: str, tmp_path: Path) -> None:
    result = ran("synthesize", "--as-of", day, "--size", "10", "-o", str(tmp_path / "pool.csv"))
    assert said in " ".join(result.stdout.split())


def test_documents_go_into_a_folder_and_are_assessed_like_any_others(tmp_path: Path) -> None:
    folder = tmp_path / "candidates"
    result = ran("synthesize", *DAY, "--size", "5", "--documents", "-o", str(folder))
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(list(folder.iterdir())) == 5
    table = ran("assess", str(folder), "--on", "2026-05-24")
    assert table.exit_code == 0, table.stderr
    assert "SYN-0000005" in table.stdout
    again = ran("synthesize", *DAY, "--size", "5", "--documents", "-o", str(folder))
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as-of", "2025-02-30"], "--as-of"),
        (["--as-of", "2021-12-31"], "from 2022-01-17 on"),
        (["--size", "0"], "--size"),
        (["--size", "1000000000"], "1 to 100000000"),
        (["--size", "ten"], '"ten"'),
        (["--seed", "-1"], "--seed"),
        (["--seed", "9" * 40], "--seed"),
        (["--seed", "one"], '"one"'),
        (["--to", "xlsx"], "--to"),
        (["--to", "csv", "--documents"], "--documents"),
        (["--documents"], "no place for documents"),
        (["--documents", "--size", "1000001"], "1,000,000"),
        (["--format", "xml"], "--format"),
    ],
)
def test_what_cannot_be_used_is_named(arguments: list[str], said: str, tmp_path: Path) -> None:
    out = str(tmp_path / "pool.csv")
    day = () if "--as-of" in arguments else DAY
    for language in ("en", "fr"):
        told = refused("synthesize", "-o", out, *day, *arguments, "--lang", language)
        assert language == "fr" or said in told
    assert not list(tmp_path.iterdir())


def test_an_output_is_needed_and_its_name_says_the_format(tmp_path: Path) -> None:
    assert ran("synthesize", *DAY).exit_code == 2
    assert ".parquet" in refused("synthesize", *DAY, "-o", str(tmp_path / "pool.xlsx"))
    assert "--to" in refused("synthesize", *DAY, "-o", "-")


def test_an_output_that_cannot_be_written_ends_with_one(tmp_path: Path) -> None:
    for name, further in (("pool.csv", ()), ("pool.jsonl", ("--documents",)), ("pool", ("--documents",))):
        result = ran("synthesize", *DAY, "--size", "5", "-o", str(tmp_path / "no" / name), *further)
        assert (result.exit_code, "cannot be written" in result.stderr) == (1, True), name


def test_rows_go_through_a_pipe_and_nothing_else_does() -> None:
    done = in_shell("ee synthesize --as-of 2026-05-24 --size 20 -o - --to csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert (done.returncode, len(rows)) == (0, 20)
    assert b"everything else is invented" in done.stderr
    done = in_shell("ee synthesize --as-of 2026-05-24 --size 20 -o - --documents | tail -n 1")
    assert json.loads(done.stdout)["reference"] == "SYN-0000020"


def test_a_reader_that_has_read_enough_is_no_error() -> None:
    done = in_shell("ee synthesize --as-of 2026-05-24 -o - --to csv | head -n 1")
    assert (done.returncode, done.stderr, done.stdout[:10]) == (0, b"", b'"id","age"')


def test_a_run_that_is_interrupted_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "pool.csv"
    command = [sys.executable, "-m", "express_entry", "synthesize", *DAY, "--size", "100000000", "-o", str(out)]
    with subprocess.Popen(command, env=environment_of(), stderr=subprocess.PIPE) as process:
        aside = tmp_path / "pool.csv.partial"
        try:
            until(lambda: aside.exists() and aside.stat().st_size > 1000, process)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert (process.returncode, said.startswith(b"Interrupted.")) == (130, True), said
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_sees_how_far_it_is(tmp_path: Path) -> None:
    out = shlex.quote(str(tmp_path / "pool.csv"))
    seen = on_terminal("synthesize", *DAY, "--size", "400000", "-o", out)
    assert "%" in seen
    assert "rows · " in seen


def test_help_loads_no_arrays() -> None:
    """Whoever only asks how it works does not wait for them."""
    program = (
        "import sys; sys.argv = ['express-entry', 'synthesize', '--help']\n"
        "from express_entry.cli.main import app\n"
        "try:\n    app()\nfinally:\n    print(sorted({'numpy', 'pyarrow', 'numba'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], env=environment_of(), capture_output=True, check=False)
    assert done.stdout.decode().rstrip().endswith("[]"), done.stderr
    assert SYNTHESIZE.en.partition(".")[0].split()[0] in done.stdout.decode()
