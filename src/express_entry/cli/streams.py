"""What goes in and out of the process: UTF-8 whatever the locale says, and the width and colour of a terminal."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from express_entry.law.text import Text

from .faults import CannotWrite, Unread
from .page import USUAL, Page


def use_utf8() -> None:
    """Have both outputs write UTF-8 under any locale; half a character from a file's name is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def new_page(stream: TextIO | None = None) -> Page:
    """An empty page for a stream (standard output): as wide as its terminal, in colour on a terminal that has some."""
    stream = sys.stdout if stream is None else stream
    terminal = stream is not None and stream.isatty()
    return Page(_width(os.environ, terminal=terminal), colour=terminal and _colour(os.environ))


def write(text: str) -> None:
    """Text to standard output.

    :raises CannotWrite: where it is closed, or takes nothing more.
    :raises Unread: where its reader has gone.
    """
    if sys.stdout is None:
        raise CannotWrite(_CLOSED)
    with _told_apart():
        sys.stdout.write(text)


def write_json(document: Any) -> None:
    """A document to standard output as JSON, keys in their order, letters with accents as they are."""
    import json

    write(f"{json.dumps(document, ensure_ascii=False, indent=2)}\n")


def write_bytes(data: bytes) -> None:
    """Bytes to standard output, as they are.

    :raises CannotWrite: where it is closed, or takes nothing more.
    :raises Unread: where its reader has gone.
    """
    if sys.stdout is None:
        raise CannotWrite(_CLOSED)
    with _told_apart():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """Text to standard error, where there is one."""
    if sys.stderr is not None and text:
        with contextlib.suppress(OSError):
            # What was answered before comes before, where both go to the same place.
            if sys.stdout is not None:
                sys.stdout.flush()
            sys.stderr.write(text)
            sys.stderr.flush()


def flush() -> None:
    """Hand on everything that was written, so that what cannot be is known now and not when Python ends."""
    if sys.stdout is not None:
        with _told_apart():
            sys.stdout.flush()


def give_up() -> None:
    """Throw away what is still to be written: it cannot be, or nobody reads it."""
    if sys.stdout is None:
        return
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextlib.contextmanager
def _told_apart() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise Unread from None
    except OSError as error:
        raise CannotWrite(error.strerror or str(error)) from None


def _width(environment: Mapping[str, str], *, terminal: bool) -> int:
    stated = environment.get("COLUMNS", "")
    if stated.isascii() and stated.isdigit() and 0 < len(stated) < 6:
        return int(stated) or USUAL
    return shutil.get_terminal_size((USUAL, 24)).columns if terminal else USUAL


def _colour(environment: Mapping[str, str]) -> bool:
    return not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


_CLOSED = Text("standard output is closed", "la sortie standard est fermée")
