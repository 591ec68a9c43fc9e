"""A hostile file opened in another process, which is ended when it takes too long, and believed in nothing unseen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict

from ..law.text import Reason, Text
from .findings import HEADER, Found, heard
from .kinds import Kind
from .limits import Limits
from .refusals import BUSY, TOO_COSTLY, NotNow

AT_ONCE = 2
"""Files that one process of the service has opened at a time."""
SECONDS_IN_LINE = 30
_COMMAND = (sys.executable, "-P", "-X", "utf8", "-m", "express_entry.vault.opening")
_KEPT = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "HOME", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""What the other process learns of the environment: where its libraries are, and no key or password."""

_line = threading.BoundedSemaphore(AT_ONCE)


def opened(content: bytes, kind: Kind, limits: Limits) -> Found | list[Reason]:
    """A file as it was found when opened, or why it is not taken.

    :raises NotNow: while too many others are being opened, or where none can be.
    """
    if not _line.acquire(timeout=SECONDS_IN_LINE):
        raise NotNow(BUSY.of())
    try:
        code, answer = _asked(content, kind, limits)
    except OSError:
        raise NotNow(_NOT_OPENED.of()) from None
    finally:
        _line.release()
    if code > 0:
        raise NotNow(_NOT_OPENED.of())
    if code == 0 and len(answer) <= limits.safe_size + HEADER:
        with suppress(KeyError, TypeError, ValueError):
            return heard(answer, kind, limits.size)
    return [TOO_COSTLY.of(most=limits.size)]


def _asked(content: bytes, kind: Kind, limits: Limits) -> tuple[int, bytes]:
    """The exit code of the process, negative where it was ended, and what it said."""
    with subprocess.Popen(  # noqa: S603 - this program itself; nothing of the user's is in the command
        [*_COMMAND, kind.name, json.dumps(asdict(limits))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        ending = threading.Timer(limits.seconds, process.kill)
        giving = threading.Thread(target=_give, args=(process, content), daemon=True)
        ending.start()
        giving.start()
        try:
            answer = process.stdout.read(limits.safe_size + HEADER + 1)
            process.stdout.close()
            code = process.wait()
        finally:
            ending.cancel()
            process.kill()
            giving.join()
    return code, answer


def _give(process: subprocess.Popen[bytes], content: bytes) -> None:
    assert process.stdin is not None
    with suppress(OSError), process.stdin:
        process.stdin.write(content)


_NOT_OPENED = Text(
    "file: it was not taken, since the program that opens files did not start. Accepted: the same file again later.",
    "file : il n'a pas été pris, car le programme qui ouvre les fichiers n'a pas démarré. Accepté : le même fichier "
    "plus tard.",
)
