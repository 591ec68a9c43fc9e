"""What a round read, kept in a file: written while the pool stands still, never changed afterwards.

A snapshot names no person, but whoever holds its key could try out lines: it lies among the documents of the service.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple, TypeVar

from django.conf import settings
from django.db import connection

from express_entry.law import Text
from express_entry.selection import Instruction, Row, Snapshot, read_numbers, read_rows, read_snapshot, snapshot_of
from express_entry.selection.snapshot import END

from .faults import Conflict
from .states import LIVE

T = TypeVar("T")
FOLDER = "rounds"
CHUNK = 20_000
"""Rows whose lines are joined at a time."""


class Kept(NamedTuple):
    """A snapshot that was written: its file below the folder of documents, its digest, how many rows it has."""

    file: str
    digest: str
    rows: int


def write(instruction: Instruction, law: bytes) -> Kept:
    """Write the snapshot of the pool as the open transaction sees it; on the disk when this returns.

    Should the transaction not commit, a file is left that no row names: nothing reads it.
    """
    folder = Path(settings.DOCUMENTS) / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    key = secrets.token_bytes(32)
    name = f"{FOLDER}/{secrets.token_hex(16)}.snapshot"
    digest, rows = hashlib.sha256(), 0
    with _opened(Path(settings.DOCUMENTS) / name) as file:
        for piece in _pieces(snapshot_of((), instruction, law=law, key=key)):
            rows += piece.count(b"\n") if piece.startswith(b"E") else 0
            text = piece if not piece.startswith(END.encode()) else f"{END}\t{rows}\n".encode()
            digest.update(text)
            file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return Kept(name, digest.hexdigest(), rows)


def _opened(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _pieces(empty: Snapshot) -> Iterator[bytes]:
    """The head of a snapshot, the lines of everybody who is not at an end, and its last line."""
    *head, end = empty.lines()
    yield from head
    yield from _lines()
    yield end


def _lines() -> Iterator[bytes]:
    """The lines of all profiles in the pool or invited, in the order of their numbers, many at a time."""
    states = ", ".join(f"'{each.value}'" for each in sorted(LIVE))
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(id), max(id) FROM pool_profile")
        first, last = cursor.fetchone()
        if first is None:
            return
        for begin in range(first, last + 1, CHUNK):
            cursor.execute(
                # Constants of this program alone.
                f"SELECT {_JOINED[connection.vendor]} FROM (SELECT id, line FROM pool_profile"  # noqa: S608
                f" WHERE id >= %s AND id < %s AND state IN ({states}) ORDER BY id) AS lines",
                [begin, begin + CHUNK],
            )
            (text,) = cursor.fetchone()
            if text:
                yield text.encode()


_JOINED = {"sqlite": "group_concat(line, '')", "postgresql": "string_agg(line, '' ORDER BY id)"}


def path_of(file: str) -> Path:
    """Where a snapshot lies."""
    return Path(settings.DOCUMENTS) / file


def stored_bytes(file: str) -> bytes:
    """The bytes of a snapshot as it was written.

    :raises Conflict: where the file is gone or cannot be read.
    """
    path = path_of(file)
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    except (OSError, EOFError) as error:
        raise Conflict(GONE.of(path=file, error=str(error))) from None


def load(file: str) -> Snapshot:
    """The snapshot in a file.

    :raises Conflict: where the file is gone.
    :raises BadDocument: where it was changed.
    """
    return read_snapshot(stored_bytes(file))


def rows_in(file: str, after: str = "") -> Iterator[Row]:
    """The rows of a snapshot one by one, however many there are.

    :param after: a number, after which they begin; what comes before is passed over quickly.
    :raises Conflict: where the file is gone.
    :raises BadDocument: where it was changed.
    """
    return _read(file, lambda lines: read_rows(lines, after))


def numbers_in(file: str) -> Iterator[str]:
    """The numbers of all rows of a snapshot, which takes a third of the time of its rows.

    :raises Conflict: where the file is gone.
    :raises BadDocument: where it is no snapshot any more.
    """
    return _read(file, read_numbers)


def _read(file: str, reader: Callable[[Iterable[bytes]], Iterator[T]]) -> Iterator[T]:
    path = path_of(file)
    try:
        with path.open("rb") as stream:
            packed = stream.read(2) == b"\x1f\x8b"
            stream.seek(0)
            yield from reader(gzip.GzipFile(fileobj=stream) if packed else stream)
    except (OSError, EOFError) as error:
        raise Conflict(GONE.of(path=file, error=str(error))) from None


GONE = Text("the snapshot {path} cannot be read: {error}.", "l'instantané {path} ne peut être lu : {error}.")
