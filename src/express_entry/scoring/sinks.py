"""Outputs as streams of bytes, compressed as their names say, and written whole or not at all."""

from __future__ import annotations

import gzip
import io
import os
import select
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from express_entry.history.wholefile import whole_file
from express_entry.law import Text

from .faults import FileFault, OutputFault, shown
from .streams import CLOSED, LOOKS_UP, NO_NAME, PIPE, first_line


class GivenUp(Exception):
    """Nothing more is to be written: whoever wanted it has gone."""


class Sink(io.RawIOBase):
    """A place that bytes are written to; what goes wrong there is said with its name, and nobody else closes it.

    Whoever waits to write into a pipe that nobody reads is let go when ``given_up`` is set.
    """

    def __init__(self, raw: BinaryIO, name: str, given_up: threading.Event, *, waits: bool) -> None:
        self.raw, self.called, self.given_up = raw, name, given_up
        self.waits = waits and sys.platform != "win32"

    def writable(self) -> bool:
        """It is there to be written to."""
        return True

    def write(self, data: Any, /) -> int:
        """Write all of some bytes."""
        with said_of_output(self.called):
            return self._piece_by_piece(memoryview(data).cast("B")) if self.waits else self.raw.write(data)

    def _piece_by_piece(self, view: memoryview) -> int:
        """No more at a time than a pipe that can be written to takes at once."""
        number = self.raw.fileno()
        done = 0
        while done < len(view):
            if self.given_up.is_set():
                raise GivenUp
            if select.select([], [number], [], LOOKS_UP)[1]:
                done += os.write(number, view[done : done + select.PIPE_BUF])
        return done

    def settle(self) -> None:
        """Force to the disk what has been written."""
        with said_of_output(self.called):
            self.raw.flush()
            with suppress(OSError, ValueError):  # a stream has no disk
                os.fsync(self.raw.fileno())


@contextmanager
def written(name: str, given_up: threading.Event | None = None) -> Iterator[Any]:
    """A stream to write an output to, compressed as its name says; a file is there afterwards, whole, or not at all.

    What is no file, such as a pipe, is written as it goes.

    :raises OutputFault: where it cannot be written.
    """
    with said_of_output(name), _place(name, given_up or threading.Event()) as sink:
        if name.lower().endswith(".gz"):
            packed: Any = gzip.GzipFile(filename="", fileobj=sink, mode="wb", compresslevel=6, mtime=0)
        elif name.lower().endswith(".zst"):
            packed = pa.CompressedOutputStream(pa.PythonFile(sink, mode="w"), "zstd")
        else:
            yield sink
            return
        try:
            yield packed
        except BaseException:
            with suppress(Exception):  # nothing of it is of use any more
                packed.close()
            raise
        packed.close()


@contextmanager
def _place(name: str, given_up: threading.Event) -> Iterator[Sink]:
    if name == PIPE:
        if sys.stdout is None:
            raise OutputFault(CLOSED.of(name=shown(name)))
        sys.stdout.flush()
        sink = Sink(sys.stdout.buffer, name, given_up, waits=_is_pipe(sys.stdout.buffer))
        yield sink
        sink.settle()
        return
    if "\0" in name:
        raise FileFault(NO_NAME.of(name=shown(name)))
    if is_stream(name):
        with Path(name).open("wb", buffering=0) as file:
            yield Sink(file, name, given_up, waits=_is_pipe(file))
    else:
        with whole_file(Path(os.path.realpath(name))) as file:
            yield Sink(file, name, given_up, waits=False)


def is_stream(name: str) -> bool:
    """Whether a name is that of something that is no file, such as a pipe or a device, or ``-``."""
    return name == PIPE or (Path(name).exists() and not Path(name).is_file())


def _is_pipe(file: Any) -> bool:
    try:
        return not file.seekable() and file.fileno() >= 0
    except (OSError, ValueError):
        return False


@contextmanager
def said_of_output(name: str) -> Iterator[None]:
    """Whatever keeps an output from being written, as a sentence that names it."""
    try:
        yield
    except BrokenPipeError:
        raise
    except BlockingIOError:
        raise OutputFault(_BUSY.of(name=shown(name))) from None
    except OSError as error:
        said = error.strerror or first_line(error)
        raise OutputFault((_NOT_TAKEN if is_stream(name) else _UNWRITABLE).of(name=shown(name), error=said)) from None


_UNWRITABLE = Text(
    "{name} cannot be written: {error}. What was there before is untouched.",
    "{name} ne peut pas être écrit : {error}. Ce qui s'y trouvait est intact.",
)
_NOT_TAKEN = Text("{name} cannot be written: {error}.", "{name} ne peut pas être écrit : {error}.")
_BUSY = Text(
    "{name} is being written by another program. What was there before is untouched.",
    "{name} est en cours d'écriture par un autre programme. Ce qui s'y trouvait est intact.",
)
