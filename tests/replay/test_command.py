"""The command itself, as a process: a published round held again in a store that is gone afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

KEYS = {
    "number",
    "date",
    "datetime_utc",
    "round_type",
    "program_or_category",
    "category_version",
    "invitations",
    "crs_cutoff",
    "tie_break_utc",
    "official_name",
}


def replayed(data: Path, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "express_entry", "pool", "round", "replay", "254", *arguments, "--format", "json"]
    own = ("EXPRESS_ENTRY_", "DATABASE_URL")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    environment["EXPRESS_ENTRY_DATA"] = str(data)
    ran = subprocess.run(command, env=environment, capture_output=True, check=False, encoding="utf-8")
    assert ran.returncode == 0, ran
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_the_command_holds_round_254_again_and_with_one_invitation_fewer_somebody_else_is_last(tmp_path: Path) -> None:
    found = replayed(tmp_path / "data")
    assert set(found) >= KEYS
    assert [found[key] for key in ("number", "date", "datetime_utc")] == ["254", "2023-07-05", "2023-07-05T13:38:22Z"]
    assert [found[key] for key in ("round_type", "program_or_category", "category_version")] == [
        "category",
        "stem",
        "2023-1",
    ]
    assert (found["invitations"], found["crs_cutoff"]) == (500, 486)
    assert found["tie_break_utc"].startswith("2022-11-23T00:01:29")
    assert (found["matches"], found["verified"]) == (True, True)
    fewer = replayed(tmp_path / "data", "--invitations", "499")
    assert (fewer["invitations"], fewer["matches"], fewer["verified"]) == (499, None, True)
    assert fewer["last_invited"] != found["last_invited"]
    # Nothing is left of either store.
    assert not (tmp_path / "data").exists()
