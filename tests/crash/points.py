"""The points of a process at which it may end: around each statement and each commit, and where it opens a file.

Counted from within, by what Django and Python tell of themselves, so that nothing in the product knows of it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

NEVER = -1


class Points:
    """Counts the points that this process passes, and ends it, or its connection, at one of them."""

    def __init__(self, fatal: int, end: Callable[[], None]) -> None:
        self.passed = 0
        self.fatal = fatal
        self.end = end

    def reach(self) -> None:
        """One more point."""
        if self.passed == self.fatal:
            self.end()
        self.passed += 1

    def watch(self, folder: Path) -> None:
        """Count from now on; the folder is that of the files whose opening counts. There is no way back."""
        base: Any = BaseDatabaseWrapper
        commit = base._commit

        def statement(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
            self.reach()
            found = execute(sql, values, many, context)
            self.reach()
            return found

        def committed(wrapper: Any) -> Any:
            self.reach()
            commit(wrapper)
            self.reach()

        def told(event: str, arguments: tuple[object, ...]) -> None:
            if event == "open" and str(arguments[0]).startswith(str(folder)):
                self.reach()

        connection.execute_wrappers.append(statement)
        base._commit = committed
        sys.addaudithook(told)


def be_killed() -> None:
    """Be gone, without a word to anybody."""
    os.kill(os.getpid(), signal.SIGKILL)


def lose_connection() -> None:
    """Have the database's own end of this process's connection ended, as when the line breaks."""
    own = connection.connection.info.backend_pid
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [own])


def without_transactions() -> None:
    """Take the transaction away that makes a use case one thing: every statement then stands for itself."""
    from contextlib import nullcontext
    from types import SimpleNamespace

    from express_entry.pool import units

    units.transaction = SimpleNamespace(atomic=lambda **_: nullcontext())  # type: ignore[assignment, attr-defined]
    # PostgreSQL holds no row outside a transaction.
    connection.features.has_select_for_update = False
