"""A backup or a restore that is killed, at each of its steps: what was there, or what was to come, nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.service.running import ROOT, Instance


def found_after_each_step(instance: Instance, what: str, archive: Path, begin: str) -> list[str]:
    command = [sys.executable, "-m", "tests.service.killed", what, str(archive), begin]
    done = subprocess.run(command, cwd=ROOT, env=instance.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    ended = found.pop()
    assert ended == "alive", (found, ended, done.stderr)
    return found


def test_a_killed_backup_leaves_the_old_file_or_the_new_one(instance: Instance, tmp_path: Path) -> None:
    instance.fill("old")
    archive = tmp_path / "backup.zip"
    archive.write_bytes(b"the old file")
    found = found_after_each_step(instance, "backup", archive, ".partial")
    assert set(found) == {"old", "new"}
    assert found[-1] == "new"
    assert found.count("old") > 5


@pytest.mark.parametrize(
    # What comes before the journal is the same for both.
    ("instance", "begin"),
    [("sqlite", "service.incoming"), ("postgresql", "service.restore.json.partial")],
    indirect=["instance"],
)
def test_a_killed_restore_leaves_what_was_there_or_what_the_backup_holds(
    instance: Instance, begin: str, tmp_path: Path
) -> None:
    instance.fill("saved")
    archive = tmp_path / "backup.zip"
    instance.done("backup", "-o", str(archive))
    instance.fill("later")
    before, *after = found_after_each_step(instance, "restore", archive, begin)
    assert set(after) == {before, after[-1]}
    assert before != after[-1]
    assert after == sorted(after, key=lambda each: each != before), "what is decided once stays decided"
    assert min(after.count(before), after.count(after[-1])) > 5
