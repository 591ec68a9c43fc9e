"""Instances of the service for the tests: each a data folder and a database of its own, run as real processes."""

from __future__ import annotations

import http.client
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from tests import warm
from tests.databases import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
# The server of our choice leaves sockets to the collector.
STRICT = [sys.executable, *warm.STRICT, "-m"]
COMMAND = [*STRICT, "express_entry"]
TRIAL = [*STRICT, "tests.service.trial"]
"""The same server with views that only a test wants: one that fails, one that waits."""


@dataclass(frozen=True)
class Instance:
    """A data folder and, where the database is PostgreSQL, its address."""

    data: Path
    url: str | None = None
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        return self.data / "service"

    @property
    def environment(self) -> dict[str, str]:
        own = ("EXPRESS_ENTRY_", "DJANGO_", "DATABASE_URL", "LC_", "LANG", "PYTHONPATH", "GUNICORN_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
        database = {} if self.url is None else {"DATABASE_URL": self.url}
        return {**kept, "EXPRESS_ENTRY_DATA": str(self.data), **database, **self.more}

    def run(self, *arguments: str, fed: str = "") -> subprocess.CompletedProcess[str]:
        return warm.run(arguments, cwd=ROOT, env=self.environment, input=fed, patience=PATIENCE, strict=True)

    def done(self, *arguments: str) -> str:
        """What a command prints that succeeds."""
        ran = self.run(*arguments)
        assert (ran.returncode, ran.stderr) == (0, ""), ran
        return ran.stdout

    def refused(self, *arguments: str, code: int = 2) -> str:
        """What a command complains of that does nothing."""
        ran = self.run(*arguments)
        assert (ran.returncode, ran.stdout) == (code, ""), ran
        assert "Traceback" not in ran.stderr
        return ran.stderr

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query, asked from outside; ``%s`` stands for a value."""
        if self.url is not None:
            with psycopg.connect(self.url) as connection:
                cursor = connection.execute(sql, values)
                return cursor.fetchall() if cursor.description else []
        with closing(sqlite3.connect(self.home / "express-entry.sqlite3", timeout=PATIENCE)) as opened, opened:
            return opened.execute(sql.replace("%s", "?"), values).fetchall()

    def put_session(self, key: str, data: str) -> None:
        """A row that the service would write for somebody who came by."""
        self.query(
            "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, %s, %s)",
            key,
            data,
            "2027-01-02 03:04:05.678901+00:00",
        )

    def fill(self, word: str) -> None:
        """Something in each part: a row, a document, a key."""
        self.put_session(word, f"what {word} left behind \t\\ 'é' \n")
        (self.home / "documents" / word).mkdir(mode=0o700)
        (self.home / "documents" / word / "passport.pdf").write_bytes(word.encode() * 1000)
        (self.home / "keys" / word).write_bytes(bytes(range(256)))

    def contents(self) -> dict[str, object]:
        """All that a backup is about, by name."""
        files = {
            str(path.relative_to(self.home)): path.read_bytes()
            for part in ("documents", "keys")
            for path in sorted((self.home / part).rglob("*"))
            if path.is_file()
        }
        names = ("django_session", "django_content_type", "service_instance")
        columns = {"service_instance": "id, number, created"}
        rows = {name: sorted(self.query(f"SELECT {columns.get(name, '*')} FROM {name}")) for name in names}  # noqa: S608 - of this module's words
        return {**files, **rows}


@dataclass
class Service:
    """A service that runs."""

    process: subprocess.Popen[str]
    address: str
    errors: Path

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, /, **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers (their names in small letters) and body of an answer."""
        where = urlsplit(self.address)
        with closing(http.client.HTTPConnection(str(where.hostname), where.port, timeout=PATIENCE)) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body=body, headers=named)
            response = connection.getresponse()
            told = {name.lower(): value for name, value in response.getheaders()}
            return response.status, told, response.read().decode()

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


def _hear_hangups() -> None:
    """What ``nohup`` starts is deaf to them, and so would be what that starts in turn."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@contextmanager
def served(instance: Instance, *arguments: str, command: list[str] = COMMAND) -> Iterator[Service]:
    """The service of an instance on a port of its own, until the end of the block."""
    errors = instance.data.parent / f"{instance.data.name}-{time.monotonic_ns()}.log"
    whole = [*command, *(["serve"] if command is COMMAND else []), "--port", "0", *arguments]
    with errors.open("wb") as log:
        process = subprocess.Popen(
            whole,
            cwd=ROOT,
            env=instance.environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            preexec_fn=None if sys.platform == "win32" else _hear_hangups,  # noqa: PLW1509 - it starts no thread
        )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Serving on http"), (line, errors.read_text("utf-8"))
        yield Service(process, line.split()[2], errors)
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(PATIENCE)
        finally:
            process.kill()
            process.communicate()


def wait_until(path: Path) -> None:
    """Wait for a file that another process makes."""
    until = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < until, f"{path} was not made"
        time.sleep(0.01)
