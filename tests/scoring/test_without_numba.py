"""Numba is not needed, and where it is there its machine code is kept, wherever something can be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import express_entry
from tests.scoring.filemaking import crowd, put, scored

SOURCES = Path(express_entry.__file__).parent.parent

WITHOUT = """
import sys
sys.modules["numba"] = None
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("numba", "llvmlite"):
            raise ImportError(name)
sys.meta_path.insert(0, Hidden())
import importlib.util
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "numba" else real(name, package)
del sys.modules["numba"]
from datetime import date
from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.filescore import Files, score_file
print(score_file(Files(sys.argv[1], sys.argv[2]), BatchScorer(on=date(2025, 3, 24), breakdown=True)))
assert not any(name.partition(".")[0] == "numba" for name in sys.modules)
"""

WITH = """
import sys
from datetime import date
import numpy as np
from express_entry.scoring import arrays, sums
rows = {"age": np.full(50_000, 30), "education": np.full(50_000, 6)}
print(arrays.score(rows, on=date(2025, 3, 24))["crs"][0], sums.__file__)
stats = sums.score.stats
print(sum(stats.cache_hits.values()), sum(stats.cache_misses.values()), stats.cache_path)
"""

WHERE = "from express_entry.scoring import sums; print(sums.score.stats.cache_path)"


def run(code: str, *arguments: str, **variables: str) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), **variables}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_file_is_scored_alike_where_numba_is_not_installed(ending: str, tmp_path: Path) -> None:
    source = put(crowd(400), tmp_path / f"in.{ending}")
    assert run(WITHOUT, str(source), str(tmp_path / f"without.{ending}")) == [
        "Outcome(scored=400, rejected=0, by_last_known=0)"
    ]
    scored(source, tmp_path / f"with.{ending}", breakdown=True)
    assert (tmp_path / f"without.{ending}").read_bytes() == (tmp_path / f"with.{ending}").read_bytes()


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A copy of the package in which nobody can write, not even the superuser: a file stands where the cache would."""
    site = tmp_path / "site"
    shutil.copytree(SOURCES / "express_entry", site / "express_entry", ignore=shutil.ignore_patterns("__pycache__"))
    (site / "express_entry" / "scoring" / "__pycache__").write_bytes(b"")
    return site


def test_machine_code_is_kept_with_the_user_where_the_package_cannot_be_written_to(
    sealed: Path, tmp_path: Path
) -> None:
    variables = {"PYTHONPATH": str(sealed), "HOME": str(tmp_path / "home"), "PYTHONDONTWRITEBYTECODE": "1"}
    variables |= {"XDG_CACHE_HOME": str(tmp_path / "home" / ".cache"), "NUMBA_CACHE_DIR": ""}
    first, second = (run(WITH, **variables) for _ in range(2))
    assert first[0].split()[1].startswith(str(sealed))
    assert [line.split()[:2] for line in (first[1], second[1])] == [["0", "1"], ["1", "0"]]
    assert second[1].split()[2].startswith(str(tmp_path / "home"))


def test_machine_code_is_kept_for_the_user_alone_where_there_is_no_home_either(sealed: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    nowhere = str(tmp_path / "file" / "home")
    variables = {"PYTHONPATH": str(sealed), "HOME": nowhere, "XDG_CACHE_HOME": nowhere, "NUMBA_CACHE_DIR": ""}
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    first, second = (run(WITH, **variables, TMPDIR=str(temporary), PYTHONDONTWRITEBYTECODE="1") for _ in range(2))
    assert [line.split()[:2] for line in (first[1], second[1])] == [["0", "1"], ["1", "0"]]
    (folder,) = temporary.iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    assert second[1].split()[2].startswith(str(folder))
    # A folder that others can write to is not taken: code would be read back from it.
    folder.chmod(0o777)
    assert run(WHERE, **variables, TMPDIR=str(temporary), PYTHONDONTWRITEBYTECODE="1") == ["None"]


def test_machine_code_of_other_sources_is_not_taken(sealed: Path, tmp_path: Path) -> None:
    """A loop reads constants of other modules; a release may change them alone, and leave the times of files alike."""
    variables = {"PYTHONPATH": str(sealed), "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    variables |= {"NUMBA_CACHE_DIR": "", "PYTHONDONTWRITEBYTECODE": "1"}
    before = run(WITH, **variables)
    changed = sealed / "express_entry" / "scoring" / "records.py"
    changed.write_text(changed.read_text("utf-8").replace("LONGEST_WORD = 30", "LONGEST_WORD = 31"), "utf-8")
    after = run(WITH, **variables)
    assert after[0] == before[0]
    assert [line.split()[:2] for line in (before[1], after[1])] == [["0", "1"], ["0", "1"]]
    assert before[1].split()[2] != after[1].split()[2]
