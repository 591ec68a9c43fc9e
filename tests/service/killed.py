"""Backups and restores that are killed at every step they take on the disk, one process for each step.

Run as a program: ``python -m tests.service.killed WHAT ARCHIVE FROM``. What it does is done in forks of a process that
has loaded everything, so that no connection is shared and each costs little. It prints what was found after each step,
and ends when a fork got through alive. Steps are counted from the first that has to do with a file named FROM.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from express_entry.service import starting

configured = starting.set_up()

from django.db import connection

from express_entry.service.archive import unpack
from express_entry.service.health import known_migrations
from express_entry.service.restoring import restore, settle
from express_entry.service.saving import save

STEPS = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "shutil.rmtree", "sqlite3.connect"}
"""What Python tells of itself (its audit events) that a program does to the disk."""
OTHERS_ALIKE = re.compile(r"\d(?<!0000)\.copy|/migrations/")
"""The rows of a table on the disk: those of the first stand for all the others, with which the same is done. And what
Python loads."""

known_migrations()  # loaded here, so that no fork does
NOW = datetime.now(UTC)
PLACES = configured.places


def forked(what: Callable[[], str]) -> str:
    """What a function finds in a process of its own; what ended it, where something did."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, what().encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return "killed" if os.WIFSIGNALED(status) else said or "failed"


def killed_at(step: int, begin: str, what: Callable[[], object]) -> str:
    """The same, killed when it takes its step of that number."""

    def run() -> str:
        taken = -1

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal taken
            said = str(arguments)
            if event in STEPS and not OTHERS_ALIKE.search(said) and (taken >= 0 or begin in said):
                taken += 1
                if taken == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        what()
        return "alive"

    return forked(run)


def state() -> str:
    """A digest of all there is, once what was cut short is settled, and what was left lying about."""
    settle(configured)
    digest = hashlib.sha256()
    for path in sorted((*PLACES.documents.rglob("*"), *PLACES.keys.rglob("*"))):
        digest.update(str(path.relative_to(PLACES.home)).encode())
        digest.update(path.read_bytes() if path.is_file() else b"")
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_key, session_data FROM django_session ORDER BY 1")
        digest.update(repr(cursor.fetchall()).encode())
    left = [each.name for each in (PLACES.incoming, PLACES.outgoing, PLACES.journal) if each.exists()]
    return digest.hexdigest()[:8] + "".join(left)


def backups(archive: Path, begin: str) -> Iterator[str]:
    """Which archive is there after each step: the old one, or a new one that is whole."""
    old = archive.read_bytes()

    def whole() -> str:
        if archive.read_bytes() == old:
            return "old"
        shutil.rmtree(PLACES.data / "looked-at", ignore_errors=True)
        unpack(archive, PLACES.data / "looked-at")
        return "new"

    step, ended = 0, "killed"
    while ended == "killed":
        archive.write_bytes(old)
        ended = killed_at(step, begin, lambda: save(configured, archive, now=NOW))
        yield forked(whole)
        step += 1
    yield ended


def restores(archive: Path, begin: str) -> Iterator[str]:
    """Which state there is before anything, and after each step.

    Once the rows are those of the backup they stay so: from there on it is a change of names in the folder, which is
    put back to where it stood and finished by the next command, killed in turn at each of its steps.
    """
    decided = archive.with_name("decided")
    before = now = forked(state)
    yield before
    step = 0
    while now == before:
        killed_at(step, begin, lambda: restore(configured, archive, replace=True))
        shutil.rmtree(decided, ignore_errors=True)
        shutil.copytree(PLACES.data, decided)
        now = forked(state)
        yield now
        step += 1
    step, ended = 0, "killed"
    while ended == "killed":
        shutil.rmtree(PLACES.data)
        shutil.copytree(decided, PLACES.data)
        ended = killed_at(step, "", lambda: settle(configured))
        yield forked(state)
        step += 1
    yield ended


if __name__ == "__main__":
    what = {"backup": backups, "restore": restores}[sys.argv[1]]
    print(json.dumps(list(what(Path(sys.argv[2]), sys.argv[3]))))
