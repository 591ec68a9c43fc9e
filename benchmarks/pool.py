"""A pool on both databases: rounds beside the bare statements, the clock, a change of law, a load, submissions.

Each piece of work has a store and a process of its own. The PostgreSQL server is one of this run, which does not wait
for the disk; SQLite does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from tests.databases import Server, programs, running

from .submissions import submitted

ROOT = Path(__file__).parents[1]
DATABASES = ("SQLite", "PostgreSQL")
PROFILES, ROWS, INVITATIONS, SUBMISSIONS = 250_000, 1_000_000, 5_000, 1_500
Figure = tuple[str, str, float]
"""The database, the key of a kind of figure, and seconds."""


class Sizes(NamedTuple):
    """How many rows of the pool and of the larger one, how many with documents, are invited, and are submitted."""

    profiles: int = PROFILES
    rows: int = ROWS
    documents: int = PROFILES
    invitations: int = INVITATIONS
    submissions: int = SUBMISSIONS


def figures(sizes: Sizes) -> Iterator[Figure]:
    """Every figure on both databases, one after the other."""
    with ExitStack() as stack:
        server = stack.enter_context(running(programs()))
        for database in DATABASES:
            for what, many in (("everyone", sizes.profiles), ("category", sizes.rows), ("documents", sizes.documents)):
                with tempfile.TemporaryDirectory() as folder:
                    found = _measured(what, many, sizes.invitations, _environment(database, server, Path(folder)))
                for key, value in found.items():
                    yield database, key if what == "documents" else f"{key} {what}", value
            with tempfile.TemporaryDirectory() as folder:
                environment = _environment(database, server, Path(folder))
                _run(environment, "-m", "express_entry", "migrate")
                for key, value in submitted(environment, sizes.submissions).items():
                    yield database, key, value


def _environment(database: str, server: Server, folder: Path) -> dict[str, str]:
    """The environment of a service with a store of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EXPRESS_ENTRY_", "DATABASE_"))}
    own = {"EXPRESS_ENTRY_DATA": str(folder / "data"), "EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}
    if database == "PostgreSQL":
        own["DATABASE_URL"] = server.create(f"bench_{folder.name.lower()}")
    return {**kept, **own}


def _measured(what: str, many: int, invitations: int, environment: dict[str, str]) -> dict[str, float]:
    _run(environment, "-m", "express_entry", "migrate")
    found: dict[str, float] = json.loads(
        _run(environment, "-m", "benchmarks.poolwork", what, str(many), str(invitations))
    )
    return found


def _run(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
