"""A run over many rows that is told to end (SIGTERM), as by a supervisor: it leaves nothing, and says so.

Each is a program of its own, told when it has begun to write.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import typer

from express_entry.cli.crowds import running
from express_entry.cli.faults import TERMINATED
from tests.cli.running import PATIENCE, environment_of, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that a program could answer")

SAID = b"Interrupted. The output was not written; what was there before is untouched.\n"
SYNTHESIZE = ("synthesize", "--as-of", "2026-06-02")


@contextmanager
def begun(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A run that waits for more input than it has been given, if it reads any."""
    command = [sys.executable, "-m", "express_entry", *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment_of(), stdin=pipe, stdout=pipe, stderr=pipe) as process:
        try:
            yield process
        finally:
            process.kill()


def told_to_end(process: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    """The exit code, and what was said on standard error, of a run that is told to end; its input stays open."""
    process.terminate()
    code = process.wait(PATIENCE)
    assert process.stderr is not None
    return code, process.stderr.read()


@pytest.mark.parametrize(
    ("name", "further", "within"),
    [
        ("pool.csv", ("--size", "100000000"), ""),
        ("pool.parquet", ("--size", "100000000"), ""),
        ("pool.jsonl.gz", ("--size", "1000000", "--documents"), ""),
        ("candidates", ("--size", "1000000", "--documents"), "SYN-0000002.json"),
    ],
)
def test_a_pool_that_is_being_drawn(tmp_path: Path, name: str, further: tuple[str, ...], within: str) -> None:
    begins = tmp_path / f"{name}.partial" / within
    with begun(*SYNTHESIZE, *further, "-o", str(tmp_path / name)) as process:
        until(lambda: begins.exists() and begins.stat().st_size > 0, process)
        assert told_to_end(process) == (TERMINATED, SAID)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_being_scored(tmp_path: Path) -> None:
    out, begins = tmp_path / "out.csv", tmp_path / "out.csv.partial"
    out.write_text("before")
    with begun("score", "-", "-o", str(out), "--on", "2025-03-24") as process:
        assert process.stdin is not None
        # Two blocks and more: the first is scored and written, and the run then waits.
        process.stdin.write(b"age,education\n" + b"30,master\n" * 950_000)
        process.stdin.flush()
        until(lambda: begins.exists() and begins.stat().st_size > 1000, process)
        assert told_to_end(process) == (TERMINATED, SAID)
    assert [(path, path.read_text()) for path in tmp_path.iterdir()] == [(out, "before")]


def test_an_impact_that_is_being_measured(tmp_path: Path) -> None:
    rows = tmp_path / "rows.parquet"
    days = ("--from", "2025-03-24", "--to", "2025-03-25")
    with begun("law", "impact", "-", *days, "-o", str(tmp_path / "impact"), "--rows", str(rows)) as process:
        assert process.stdin is not None
        process.stdin.write(b"id,age,education\n" + b"a,29,master\n" * 600_000)
        process.stdin.flush()
        until(rows.with_name("rows.parquet.partial").exists, process)
        assert told_to_end(process) == (TERMINATED, SAID)
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_told_twice_still_clears_away(tmp_path: Path) -> None:
    begins = tmp_path / "candidates.partial" / "SYN-0000900.json"
    with begun(*SYNTHESIZE, "--size", "1000000", "--documents", "-o", str(tmp_path / "candidates")) as process:
        until(begins.exists, process)
        process.terminate()
        # Where all is cleared away by then, the second ends what is left of the program at once.
        assert told_to_end(process)[0] in (TERMINATED, -signal.SIGTERM)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_a_killed_run_left_is_taken_over_and_one_that_is_written_is_not(tmp_path: Path) -> None:
    folder, left = tmp_path / "candidates", tmp_path / "candidates.partial"

    def again() -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "express_entry", *SYNTHESIZE, "--size", "3", "--documents", "-o", str(folder)]
        return subprocess.run(command, env=environment_of(), capture_output=True, check=False, timeout=PATIENCE)

    with begun(*SYNTHESIZE, "--size", "1000000", "--documents", "-o", str(folder)) as process:
        until((left / "SYN-0000002.json").exists, process)
        refused = again()
        assert (refused.returncode, b"another run is writing it" in refused.stderr) == (2, True)
        process.kill()
        process.wait(PATIENCE)
    assert (left / "SYN-0000002.json").exists()
    assert not folder.exists()
    assert again().returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == [f"SYN-000000{number}.json" for number in (1, 2, 3)]
    assert list(tmp_path.iterdir()) == [folder]


# --------------------------------------------------------------------------------------------------- in this process


@pytest.fixture
def usual() -> Iterator[None]:
    """The system's own answer to the signal, as in a program that was just started."""
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("usual")
def test_the_answer_to_the_signal_is_as_before_when_the_run_is_over() -> None:
    with running("en", printing=True):
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    with pytest.raises(typer.Exit) as stopped, running("en", printing=True):
        signal.raise_signal(signal.SIGTERM)
    assert stopped.value.exit_code == TERMINATED
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@pytest.mark.usefixtures("usual")
def test_whoever_has_an_answer_of_their_own_keeps_it() -> None:
    heard: list[int] = []
    for answer in (signal.SIG_IGN, lambda number, _: heard.append(number)):
        signal.signal(signal.SIGTERM, answer)
        with running("en", printing=True):
            signal.raise_signal(signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is answer
    assert heard == [signal.SIGTERM]


@pytest.mark.usefixtures("usual")
def test_a_run_in_a_thread_of_its_own_leaves_the_signal_alone() -> None:
    seen: list[object] = []

    def run() -> None:
        with running("en", printing=True):
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(PATIENCE)
    assert seen == [signal.SIG_DFL]
