"""A run that is killed, or has no room, leaves the old output or the new one, and nothing in between.

The runs are programs of their own, killed for good (SIGKILL) at random moments, or just before the output takes its
place.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import express_entry
from tests.scoring.filemaking import crowd, put

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

SOURCES = Path(express_entry.__file__).parent.parent

SCORING = """
import os, signal, sys
from datetime import date
from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.faults import ScoringError
from express_entry.scoring.filescore import Files, score_file

source, output, when, most = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
if most:
    import resource
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
replace = os.replace
def killed(*places):
    if when == "after":
        replace(*places)
    os.kill(os.getpid(), signal.SIGKILL)
if when in ("before", "after"):
    os.replace = killed
if when.isdigit():
    from express_entry.scoring.sinks import Sink
    write, left = Sink.write, [int(when)]
    def killed_half_way(sink, data):
        left[0] -= 1
        if left[0]:
            return write(sink, data)
        view = memoryview(data).cast("B")
        write(sink, view[: len(view) // 2])
        sink.raw.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    Sink.write = killed_half_way
print("begun", flush=True)
try:
    score_file(Files(source, output), BatchScorer(on=date(2025, 3, 24), breakdown=True, engine="numpy"))
except ScoringError as error:
    print(error.say("en"), file=sys.stderr)
    sys.exit(error.exit_code)
"""


def started(source: Path, output: Path, when: str = "", most: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SCORING, str(source), str(output), when, str(most)]
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(program: subprocess.Popen[str]) -> tuple[int, str]:
    _, err = program.communicate()
    return program.returncode, err


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_run_killed_at_any_moment_leaves_the_old_output_or_the_new(ending: str, tmp_path: Path) -> None:
    """At moments drawn at random, of which some are behind the end; the next test has those in between."""
    source, output = put(crowd(6_000), tmp_path / f"in.{ending}"), tmp_path / f"out.{ending}"
    began = time.monotonic()
    program = started(source, output)
    assert program.stdout is not None
    program.stdout.readline()
    begun = time.monotonic() - began
    assert ended(program) == (0, "")
    length = time.monotonic() - began - begun
    new, old = output.read_bytes(), b"what was there before"
    draw = random.Random(254)
    for _ in range(6):
        output.write_bytes(old)
        program = started(source, output)
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(draw.uniform(0, 1.2 * length))
        program.kill()
        code, _ = ended(program)
        assert code in (0, -signal.SIGKILL)
        assert output.read_bytes() == new if code == 0 else output.read_bytes() in (old, new)


@pytest.mark.parametrize("ending", ["csv", "csv.gz", "parquet", "arrow", "jsonl"])
def test_a_run_killed_in_the_middle_of_a_write_leaves_the_old_output(ending: str, tmp_path: Path) -> None:
    source, output = put(crowd(300), tmp_path / "in.csv"), tmp_path / f"out.{ending}"
    output.write_bytes(b"old")
    for write in ("1",) if ending == "jsonl" else ("1", "2"):
        code, said = ended(started(source, output, write))
        assert (code, said) == (-signal.SIGKILL, "")
        assert output.read_bytes() == b"old"
    assert ended(started(source, output)) == (0, "")
    assert output.read_bytes() != b"old"


@pytest.mark.parametrize(("when", "new"), [("before", False), ("after", True)])
def test_a_run_killed_at_the_last_moment_leaves_the_old_output_or_the_new(when: str, new: bool, tmp_path: Path) -> None:
    source, output = put(crowd(500), tmp_path / "in.csv"), tmp_path / "out.csv"
    assert ended(started(source, output)) == (0, "")
    whole = output.read_bytes()
    output.write_bytes(b"old")
    code, _ = ended(started(source, output, when))
    assert code == -signal.SIGKILL
    assert output.read_bytes() == (whole if new else b"old")
    assert (tmp_path / "out.csv.partial").exists() is not new
    assert ended(started(source, output)) == (0, ""), "what an interrupted run left is in nobody's way"
    assert output.read_bytes() == whole
    assert not (tmp_path / "out.csv.partial").exists()


@pytest.mark.parametrize("ending", ["csv", "csv.gz", "parquet", "arrow", "jsonl"])
def test_a_disk_that_fills_leaves_the_old_output_and_is_told(ending: str, tmp_path: Path) -> None:
    source, output = put(crowd(3_000), tmp_path / "in.csv"), tmp_path / f"out.{ending}"
    output.write_bytes(b"old")
    code, said = ended(started(source, output, most=20_000))
    assert code == 1, said
    assert "cannot be written" in said
    assert "Traceback" not in said
    assert output.read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.csv", output.name]
