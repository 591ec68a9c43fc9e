"""One person's line, read and proven without holding the round again.

A book of lines (:mod:`express_entry.selection.linebook`) is written when a round is published. It follows from the
snapshot, so no backup holds it: where it is missing, or does not fit what was published, it is made anew.
"""

from __future__ import annotations

import io
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from express_entry.selection import Rerun
from express_entry.selection.linebook import LineBook, book_of

from .roundrows import Round
from .snapshots import path_of, stored_bytes


def book_path(item: Round) -> Path:
    """Where the book of a round lies, if it was made."""
    return Path(settings.LINES) / f"{item.snapshot_digest}.book"


def keep(item: Round, again: Rerun) -> None:
    """Write the book of a round that was just held again; where it cannot be, lines take longer and are as sure."""
    path = book_path(item)
    written = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(book_of(again, stored_bytes(item.snapshot)))
            written.replace(path)
        finally:
            written.unlink(missing_ok=True)


def quick_proof(item: Round, number: str) -> bytes | None:
    """The proof of a line by the book of its round; None where the pool did not hold the profile.

    :raises BadDocument: where the book does not fit the snapshot and what was published.
    :raises OSError: where there is no book, or no snapshot.
    """
    with book_path(item).open("rb") as book, _opened(item.snapshot) as snapshot:
        return LineBook(book, snapshot, bytes(item.result or b"")).proof(number)


def _opened(file: str) -> BinaryIO:
    """A snapshot to be read here and there; one that was compressed is read whole."""
    opened = path_of(file).open("rb")
    if opened.read(2) != b"\x1f\x8b":
        return opened
    opened.close()
    return io.BytesIO(stored_bytes(file))
