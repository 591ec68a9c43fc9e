"""Commands in processes of their own that need not load every library first: forks of one that has.

A command takes some 0.3 seconds to load what it stands on and a tenth of that to do what a test asks, and the tests run
thousands. Each is still a process that ends with it, with its own environment, folder, files and exit code; what is
loaded beforehand are libraries and the layers below the service, none of which reads the environment.

Run as a program it is the process that is forked: ``python -m tests.warm SOCKET``, the number of a descriptor.
"""

from __future__ import annotations

import array
import atexit
import contextlib
import gc
import importlib
import io
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOADED = (
    *("typer.main", "rich.console", "rich.table", "pydantic", "yaml", "psycopg", "cryptography.fernet", "PIL.Image"),
    *("django.forms", "django.db.migrations.recorder", "django.db.backends.sqlite3.base", "django.template.loader"),
    *("django.db.backends.postgresql.base", "django.core.management", "django.core.wsgi", "django.core.mail"),
    *("icalendar", "pyotp", "pythonjsonlogger.json", "dj_database_url", "django_htmx", "packaging.version"),
    *("cryptography.hazmat.primitives.asymmetric.ed25519", "cryptography.hazmat.primitives.ciphers.aead"),
    *("django.db.migrations.executor", "django.contrib.auth.hashers", "django.middleware.csrf"),
    *("express_entry.profile", "express_entry.review", "express_entry.reports", "express_entry.selection"),
    *("express_entry.cli.main", "express_entry.service.environment", "express_entry.service.starting"),
    *("cryptography.hazmat.primitives.kdf.hkdf", "pydantic.type_adapter", "importlib.resources.readers"),
    *("express_entry.law.trial", "express_entry.letters", "express_entry.reports.ics"),
    *("express_entry.cli.desks", "express_entry.cli.serve", "express_entry.cli.progress", "express_entry.cli.extras"),
    *("express_entry.pool.transitions", "express_entry.pool.statewords", "express_entry.pool.auditheads"),
    *("express_entry.application.statewords", "express_entry.application.forms", "express_entry.application.papers"),
    *("express_entry.application.providers", "express_entry.accounts.permissions", "express_entry.accounts.networks"),
    *("express_entry.correspondence.dispatching", "express_entry.service.archive", "express_entry.service.tables"),
)
APPLICATIONS = ("api", "application", "correspondence", "pool", "privacy", "service")
"""Whose migrations are read by every command, which looks whether each was applied; those of accounts need settings."""
FOLLOWED = ("stdin", "stdout", "stderr", "ended")
MOST = 1 << 20
"""Bytes that a command and its environment may have."""


def run(
    arguments: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str],
    patience: float,
    input: str = "",  # noqa: A002 - as subprocess calls it
    strict: bool = False,
) -> subprocess.CompletedProcess[str]:
    """What ``python -m express_entry`` with some arguments does; ``strict`` makes an error of every warning.

    :raises subprocess.TimeoutExpired: where it does not end.
    """
    if sys.platform == "win32":
        flags = STRICT if strict else []
        return subprocess.run(  # there are no forks
            [sys.executable, *flags, "-m", "express_entry", *arguments],
            cwd=cwd, env=dict(env), input=input, capture_output=True, check=False, encoding="utf-8", timeout=patience,
        )  # fmt: skip
    with contextlib.ExitStack() as stack:
        typed, said, complained = (stack.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        typed.write(input.encode())
        typed.seek(0)
        reading, writing = os.pipe()
        ended = stack.enter_context(os.fdopen(reading))
        files = [typed.fileno(), said.fileno(), complained.fileno(), writing]
        told = json.dumps({"arguments": [*arguments], "folder": str(cwd), "environment": dict(env)}).encode()
        _server(strict).sendmsg([told], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", files))])
        os.close(writing)
        code = _code(ended, patience, arguments)
        said.seek(0)
        complained.seek(0)
        return subprocess.CompletedProcess([*arguments], code, said.read().decode(), complained.read().decode())


def _code(ended: io.TextIOBase, patience: float, arguments: Sequence[str]) -> int:
    """The exit code of a command, as it is told by who waited for it; first its number comes, then the code."""
    number = int(ended.readline())
    if not select.select([ended], [], [], patience)[0]:
        os.kill(number, signal.SIGKILL)
        raise subprocess.TimeoutExpired([*arguments], patience)
    return os.waitstatus_to_exitcode(int(ended.readline()))


STRICT = ["-W", "error", "-W", "ignore::ResourceWarning"]


@lru_cache(maxsize=2)
def _server(strict: bool) -> socket.socket:
    """The process that is forked; it ends when the other end of its socket does, which is ours alone."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    flags = STRICT if strict else []
    command = [sys.executable, *flags, "-m", "tests.warm", str(theirs.fileno())]
    own = {name: value for name, value in os.environ.items() if not name.startswith(("EXPRESS_ENTRY_", "DJANGO_"))}
    process = subprocess.Popen(command, cwd=ROOT, env=own, pass_fds=[theirs.fileno()])
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


# ------------------------------------------------------------------------------------------------ the other process


def serve(listening: socket.socket) -> Any:
    """Fork for each command that comes; in the fork, what is to be run."""
    for name in (*LOADED, *_migrations()):
        importlib.import_module(name)
    importlib.import_module("express_entry.law").consolidated()
    gc.collect()
    gc.freeze()  # what is loaded is looked through by no fork
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody here waits for whoever waits
    while True:
        told, rights, _, _ = listening.recvmsg(MOST, socket.CMSG_SPACE(len(FOLLOWED) * array.array("i").itemsize))
        if not told:
            return None
        files = array.array("i", rights[0][2])
        if os.fork() == 0:
            listening.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            return _followed(json.loads(told), *files)
        for file in files:
            os.close(file)


def _migrations() -> list[str]:
    folders = [(name, ROOT / "src" / "express_entry" / name / "migrations") for name in APPLICATIONS]
    return [f"express_entry.{name}.migrations.{file.stem}" for name, folder in folders for file in folder.glob("0*.py")]


def _followed(told: dict[str, Any], stdin: int, stdout: int, stderr: int, ended: int) -> Any:
    """Fork once more: one runs the command, the other waits for it and tells how it ended."""
    child = os.fork()
    if child:
        os.write(ended, f"{child}\n".encode())
        _, status = os.waitpid(child, 0)
        os.write(ended, f"{status}\n".encode())
        os._exit(0)
    os.close(ended)
    for file, number in ((stdin, 0), (stdout, 1), (stderr, 2)):
        os.dup2(file, number)
        os.close(file)
    os.chdir(told["folder"])
    os.environ.clear()
    os.environ.update(told["environment"])
    sys.stdin, sys.stdout, sys.stderr = _standard(0, "r"), _standard(1, "w"), _standard(2, "w")
    sys.argv = ["express-entry", *told["arguments"]]
    return told


def _standard(number: int, mode: str) -> Any:
    errors = "backslashreplace" if number == 2 else "strict"
    return open(number, mode, encoding="utf-8", errors=errors, closefd=False)


if __name__ == "__main__":
    if serve(socket.socket(fileno=int(sys.argv[1]))) is not None:
        sys.path[0] = os.getcwd()  # noqa: PTH109 - as Python itself does
        runpy.run_module("express_entry", run_name="__main__", alter_sys=True)
