"""What is done in a process of its own: a fork of one that has loaded everything and is connected to nothing."""

from __future__ import annotations

import json
import os
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from django.db import connections

KILLED, FAILED = "killed", "failed"


class Fork(NamedTuple):
    """A process, and where what it says can be read."""

    process: int
    reading: int

    def said(self) -> Any:
        """What its function gave; how it ended, where it did before that."""
        with os.fdopen(self.reading) as pipe:
            said = pipe.read()
        _, status = os.waitpid(self.process, 0)
        if os.WIFSIGNALED(status):
            return KILLED
        return FAILED if status else json.loads(said)


def fork(what: Callable[[], Any]) -> Fork:
    """A process that does what a function does, and says what it gives."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return Fork(process, reading)
    try:
        os.close(reading)
        use_the_database_in_use()
        with os.fdopen(writing, "w") as pipe:
            json.dump(what(), pipe)
    except BaseException:  # noqa: BLE001 - whatever it is, it is told
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def use_the_database_in_use() -> None:
    """Where a loop is running, as a browser's is, Django keeps connections apart from those of before; a fork of it is
    in no loop, and would find the one of before, to whatever database was in use then."""
    with suppress(AttributeError):
        del connections["default"]


def forked(what: Callable[[], Any], wait: float | None = None) -> Any:
    """What a function gives in a process of its own; how that ended, where it did not get so far.

    :param wait: seconds after which it is killed.
    """
    made = fork(what)
    if wait is not None:
        time.sleep(wait)
        os.kill(made.process, signal.SIGKILL)
    return made.said()


def at_once(what: Sequence[Callable[[], Any]]) -> list[Any]:
    """What some functions give, each in a process of its own, all at the same time."""
    made = [fork(each) for each in what]
    return [each.said() for each in made]
