"""The command, run in this process or in one of its own, under a locale that says nothing unless a test does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from express_entry.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
PROFILES = ROOT / "examples" / "profiles"
ENGINEER = str(PROFILES / "software-engineer.json")
COUPLE = str(PROFILES / "couple.yaml")
MINIMAL = str(PROFILES / "minimal.json")

PATIENCE = 120
"""Seconds after which a program that is waited for is not coming."""

NEUTRAL: Mapping[str, str | None] = {
    **dict.fromkeys(
        ("EXPRESS_ENTRY_LANG", "EXPRESS_ENTRY_DEBUG", "LC_ALL", "LC_MESSAGES", "COLUMNS", "NO_COLOR", "LANG")
    ),
    # Nothing was imported there: what a developer keeps at home is in no test.
    "EXPRESS_ENTRY_DATA": str(Path(tempfile.gettempdir()) / f"no-such-folder-{os.getpid()}"),
}


def ran(*arguments: str, given: bytes | str | None = None, **environment: str) -> Result:
    """The command with arguments, standard input and variables, run in this process."""
    return CliRunner(env={**NEUTRAL, **environment}).invoke(app, list(arguments), input=given)


def text_of(*arguments: str, given: bytes | str | None = None, **environment: str) -> str:
    """What the command prints where it succeeds and complains of nothing."""
    result = ran(*arguments, given=given, **environment)
    assert (result.exit_code, result.stderr) == (0, "")
    return str(result.stdout)


def json_of(*arguments: str, given: bytes | str | None = None, **environment: str) -> Any:
    """The JSON that the command prints where it succeeds and complains of nothing."""
    return json.loads(text_of(*arguments, "--format", "json", given=given, **environment))


def refused(*arguments: str, given: bytes | str | None = None, **environment: str) -> str:
    """What the command complains of where it refuses its input: exit code 2, nothing else said, no traceback."""
    result = ran(*arguments, given=given, **environment)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert result.stderr
    assert "Traceback" not in result.stderr
    return str(result.stderr)


def environment_of(**variables: str) -> dict[str, str]:
    """The variables of a process of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in NEUTRAL}
    neutral = {name: value for name, value in NEUTRAL.items() if value is not None}
    return {**kept, **neutral, "PYTHONPATH": str(ROOT / "src"), **variables}


def until(so: Callable[[], bool], process: subprocess.Popen[Any]) -> None:
    """Wait until something is so that a program does, which must not end before it."""
    late = time.monotonic() + PATIENCE
    while not so():
        assert process.poll() is None, "it ended before"
        assert time.monotonic() < late, "it never came"
        time.sleep(0.01)


def started(*arguments: str, given: bytes | None = None, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, which has ended."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "express_entry", *arguments],
        cwd=ROOT,
        env=environment_of(**variables),
        input=given,
        capture_output=True,
        check=False,
    )
