"""The pages of the service on the demo pool: the time of each, and two hundred candidates at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .pageload import Loaded, loaded
from .pagewalk import ROOT, Timed, set_up

DEMO = 20_000
"""Profiles of the demo pool."""


@contextmanager
def demo(profiles: int) -> Iterator[dict[str, str]]:
    """The environment of a demo store of its own, filled as ``make run`` fills it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EXPRESS_ENTRY_", "DATABASE_"))}
    with tempfile.TemporaryDirectory() as folder:
        own = {"EXPRESS_ENTRY_DATA": str(Path(folder) / "data"), "EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}
        environment = {**kept, **own}
        filled = (("migrate",), ("application", "demo"), ("pool", "demo", "--size", str(profiles)), ("account", "demo"))
        for command in filled:
            _run(environment, "-m", "express_entry", *command)
        yield environment


def times(environment: dict[str, str], rounds: int) -> list[Timed]:
    """Every page of every role, so many times, whom the demo does not show added to it."""
    told = _run(environment, "-m", "benchmarks.pagewalk", str(rounds))
    return [Timed(**each) for each in json.loads(told)]


def load(environment: dict[str, str], many: int, seconds: float) -> Loaded:
    """So many candidates over so many seconds."""
    os.environ.update({name: value for name, value in environment.items() if name.startswith("EXPRESS_ENTRY_")})
    set_up()
    return loaded(environment, many, seconds)


def _run(environment: dict[str, str], *arguments: str) -> str:
    """What a command prints; its log is shown where it fails."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {done.stderr[-2000:]}")
    return done.stdout
