"""The run over changed laws: what it makes of every cell, what it tells as it goes, and what it leaves behind."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.mutation.equivalents import FILE, SAME_POINTS, argued
from tests.mutation.loop import EQUIVALENT, SURVIVED, Outcome
from tests.mutation.mutants import mutants
from tests.mutation.report import PAGES, ROOT, note, page, recorded, survivors, write


def test_every_mutant_is_another_one() -> None:
    keys = Counter((m.file, m.table, m.cell, m.after) for m in mutants())
    assert [key for key, times in keys.items() if times > 1] == []
    assert len(keys) > 4500


def test_every_mutant_changes_the_text_of_its_file() -> None:
    for mutant in mutants()[::97]:
        real = (ROOT / "src/express_entry/law/data" / mutant.file).read_text("utf-8")
        assert mutant.text() != real
        assert mutant.before != mutant.after


def test_what_is_vouched_for_as_the_same_is_a_mutant_and_says_why_in_both_languages() -> None:
    keys = {(m.file, m.table, m.cell, m.before, m.after) for m in mutants()}
    assert [key for key in argued() if key not in keys] == []
    assert all(reason.en and reason.fr for reason in argued().values())
    with FILE.open(encoding="utf-8", newline="") as lines:
        assert len(argued()) == len(list(csv.DictReader(lines)))


SOME = mutants()[:3]
OUTCOMES = [
    Outcome(SOME[0], "tests/law/test_grid.py::test_one[a]"),
    Outcome(SOME[1], SURVIVED),
    Outcome(SOME[2], EQUIVALENT),
]


def test_a_survivor_is_told_at_once_and_every_outcome_recorded(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    record = io.StringIO()
    for outcome in OUTCOMES:
        note(outcome, record)
    assert capsys.readouterr().out.splitlines() == [f"survived: {SOME[1].say()}"]
    rows = [line.split("\t") for line in record.getvalue().splitlines()]
    assert [row[5] for row in rows] == [outcome.by for outcome in OUTCOMES]
    (tmp_path / "mutation.tsv").write_text(record.getvalue() + "a line that was cut sh", "utf-8")
    keys = [(m.file, m.table, m.cell, m.before, m.after) for m in SOME]
    assert recorded(tmp_path / "mutation.tsv") == dict(zip(keys, [outcome.by for outcome in OUTCOMES], strict=True))


def test_the_page_lists_survivors_and_what_means_the_same_with_its_reason(tmp_path: Path) -> None:
    write(OUTCOMES, tmp_path)
    english, french = ((tmp_path / name).read_text("utf-8") for name in ("mutation.md", "mutation.fr.md"))
    for text in (english, french):
        assert f"- `{SOME[1].say()}`" in text
        assert f"- `{SOME[2].say()}`" in text.partition("## ")[2]
        assert "| grid 1 |" in text
    assert SAME_POINTS.en[1:] in english
    assert SAME_POINTS.fr[1:] in french
    assert survivors(OUTCOMES) == [SOME[1].say()]
    assert "None." in page(OUTCOMES[:1], "en")


def test_no_mutant_survived_the_run_that_the_pages_are_of() -> None:
    for name, none in (("mutation.md", "## Survivors\n\nNone."), ("mutation.fr.md", "## Survivants\n\nAucun.")):
        assert none in (PAGES / name).read_text("utf-8")


STOPPED = """
import os, signal, sys
from pathlib import Path
import tests.mutation.__main__ as run

tell = run.note
def stopping_at_the_third(outcome, record):
    tell(outcome, record)
    if Path(record.name).read_text("utf-8").count("\\n") == 3:
        os.kill(os.getpid(), signal.SIGTERM)

run.note = stopping_at_the_third
run.RECORD = Path(sys.argv[1])
run.TESTS = ("tests/law/test_days.py",)
sys.argv = ["mutation", "--only", "settlement_funds", "--jobs", "1"]
sys.exit(run.main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGTERM")
def test_a_run_that_is_stopped_says_what_it_found_so_far(tmp_path: Path) -> None:
    """In a copy of the record's place: the run of whoever waits for one is left alone."""
    record = tmp_path / "build" / "mutation.tsv"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    run = subprocess.run(
        [sys.executable, "-c", STOPPED, str(record)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2, run.stderr
    assert "cut short: " in run.stderr
    assert "Traceback" not in run.stderr
    told = [line for line in run.stdout.splitlines() if line.startswith("survived: ")]
    assert len(told) >= 2
    assert len(record.read_text("utf-8").splitlines()) >= 3
    assert "| **all** |" in run.stdout
