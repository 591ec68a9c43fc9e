"""What a store holds, kept aside and put into another: a story that many tests begin with is told once.

Rows, numbers yet to be given and files, as the database and the disk have them; nothing is made up again.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from django.conf import settings
from django.db import connection, transaction

from express_entry.pool.models import AuditEntry
from tests.pool.stores import Store


class Teller(Protocol):
    """Who acts in a store, by a clock of their own."""

    store: Store
    now: datetime


@dataclass(frozen=True)
class Copy:
    """A store as it was: its rows, the folder of its files, the clock, and the number of what was made."""

    rows: Any
    files: Path
    now: datetime
    number: str


COPIES: dict[tuple[object, ...], Copy] = {}


Who = TypeVar("Who", bound=Teller)
Told = ParamSpec("Told")


def told_once(story: Callable[Concatenate[Who, Told], str]) -> Callable[Concatenate[Who, Told], str]:
    """A story that begins in an empty store and gives a number: what it comes to is copied the next time.

    One about somebody in particular, whom it is told of, is told anew.
    """

    @wraps(story)
    def told(teller: Who, /, *of: Told.args, **more: Told.kwargs) -> str:
        if of or more or AuditEntry.objects.exists():
            return story(teller, *of, **more)
        key = (type(teller), story.__name__, teller.now, connection.vendor, *_settled())
        if key not in COPIES:
            number = story(teller, *of, **more)
            COPIES[key] = Copy(_rows(), _files_kept(teller.store.folder), teller.now, number)
            return number
        copy = COPIES[key]
        _put_back(copy.rows)
        shutil.copytree(copy.files, teller.store.folder, dirs_exist_ok=True)
        teller.now = copy.now
        return copy.number

    return told


def _settled() -> tuple[object, ...]:
    """The settings that a story may hang on."""
    return tuple(getattr(settings, name) for name in ("LAW_FILES", "LAST_KNOWN_RULES", "IDENTITY_KEY", "VAULT"))


@lru_cache(maxsize=1)
def _home() -> tempfile.TemporaryDirectory[str]:
    """Where files are kept; it goes with this process."""
    return tempfile.TemporaryDirectory()


def _files_kept(folder: Path) -> Path:
    kept = Path(tempfile.mkdtemp(dir=_home().name))
    return Path(shutil.copytree(folder, kept, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.sqlite3*")))


def _rows() -> Any:
    """Every row of the store in use."""
    if connection.vendor == "sqlite":
        kept = sqlite3.connect(":memory:")
        connection.ensure_connection()
        connection.connection.backup(kept)
        return kept
    with connection.cursor() as cursor:
        tables = [(table, _copied_out(cursor, table)) for table in _tables(cursor)]
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL")
        return [(table, rows) for table, rows in tables if rows], cursor.fetchall()


def _put_back(rows: Any) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        rows.backup(connection.connection)
        return
    tables, numbers = rows
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # in any order, whatever refers to what
        for table, held in tables:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - the few rows that there are always
            with cursor.copy(f"COPY {table} FROM STDIN") as writing:
                writing.write(held)
        for name, last in numbers:
            cursor.execute("SELECT setval(%s, %s)", [name, last])


def _tables(cursor: Any) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'django_%%'")
    return [table for (table,) in cursor.fetchall()]


def _copied_out(cursor: Any, table: str) -> bytes:
    with cursor.copy(f"COPY {table} TO STDOUT") as reading:
        return b"".join(bytes(part) for part in reading)
