"""Inputs as streams of bytes: plain or compressed, from a pipe or a disk."""

from __future__ import annotations

import gzip
import io
import os
import select
import shutil
import sys
import tempfile
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import pyarrow as pa

from express_entry.law import Text

from .faults import FileFault, shown

PIPE = "-"
"""The name of standard input and of standard output."""
TAIL = 8
"""The last bytes read that are remembered."""
HEAD = 1 << 16
"""Bytes looked at to tell what a stream holds."""
LOOKS_UP = 0.1
"""Seconds after which a reader that waits for a pipe looks up whether it is still wanted."""


class Format(Enum):
    """What a file of rows may be."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    PARQUET = "parquet"
    ARROW = "arrow"
    ARROW_STREAM = "arrows"

    @classmethod
    def named(cls, name: str) -> Format | None:
        """The format of a file's name, one for its compression left aside."""
        return _ENDINGS.get(ending_of(name))


def ending_of(name: str) -> str:
    """How a file's name ends, without the ending for its compression; empty where it has none."""
    lower = name.lower()
    return Path(lower.removesuffix(".gz").removesuffix(".zst")).suffix.removeprefix(".")


_ENDINGS = {
    "csv": Format.CSV,
    "tsv": Format.CSV,
    "txt": Format.CSV,
    "jsonl": Format.JSON_LINES,
    "ndjson": Format.JSON_LINES,
    "parquet": Format.PARQUET,
    "pq": Format.PARQUET,
    "arrow": Format.ARROW,
    "feather": Format.ARROW,
    "ipc": Format.ARROW,
    "arrows": Format.ARROW_STREAM,
}

GZIP, ZSTD, SKIPPED = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x2a\x4d\x18"
"""How compressed files begin; a frame of Zstandard to be passed over, after a byte of its own."""
_MAGIC = ((b"PAR1", Format.PARQUET), (b"ARROW1", Format.ARROW), (b"\xff\xff\xff\xff", Format.ARROW_STREAM))


class Source:
    """The bytes of an input, whatever compression they were in, and how far it has been read.

    :raises FileFault: from every method, where the input cannot be opened or read, or ends too early.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        with said_of(name):
            self._counted = _opened(name)
            self.raw = io.BufferedReader(self._counted, 1 << 20)
        self.size = _size(self.raw)
        self.compression = ""
        self.tail = b""
        try:
            with said_of(name):
                self.stream = self._uncompressed()
                self.head = _read_full(self.stream, HEAD)
        except FileFault:
            self.close()
            raise
        self._rest = io.BytesIO(self.head)

    def format(self) -> Format:
        """What the input holds, by its first bytes, then by its name."""
        for magic, format_ in _MAGIC:
            if self.head.startswith(magic):
                return format_
        named = None if self.name == PIPE else Format.named(self.name)
        if named is not None:
            return named
        return Format.JSON_LINES if self.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else Format.CSV

    def read(self, most: int) -> bytes:
        """So many further bytes; fewer only at the end."""
        found = self._rest.read(most)
        if len(found) < most:
            with said_of(self.name):
                found += _read_full(self.stream, most - len(found))
        self.tail = (self.tail + found[-TAIL:])[-TAIL:]
        return found

    def position(self) -> int:
        """How many bytes of the file as it lies on the disk have been read."""
        return self._counted.count

    @contextmanager
    def seekable(self) -> Iterator[Any]:
        """The input as a file in which places can be looked up; what comes from a pipe is put on the disk first."""
        if not self.compression and self.raw.seekable():
            self.raw.seek(0)
            yield self.raw
            return
        with tempfile.TemporaryFile() as file:
            with said_of(self.name):
                shutil.copyfileobj(cast(IO[bytes], self), file, 1 << 20)
            file.seek(0)
            yield file

    @property
    def closed(self) -> bool:
        """Whether the file was let go of."""
        return bool(self.raw.closed)

    def give_up(self) -> None:
        """End the input here, even for a thread that waits for more of it."""
        self._counted.given_up.set()

    def close(self) -> None:
        """Let go of the file."""
        self.raw.close()

    def _uncompressed(self) -> Any:
        head = self.raw.peek(len(ZSTD))
        if head.startswith(GZIP):
            self.compression = "gzip"
            return gzip.GzipFile(fileobj=self.raw, mode="rb")
        if head.startswith(ZSTD) or head[1:4] == SKIPPED:
            self.compression = "zstd"
            return pa.CompressedInputStream(pa.PythonFile(self.raw, mode="r"), "zstd")
        return self.raw


def _opened(name: str) -> _Counted:
    if name == PIPE:
        if sys.stdin is None:
            raise FileFault(CLOSED.of(name=shown(name)))
        buffer = sys.stdin.buffer
        return _Counted(cast(io.RawIOBase, getattr(buffer, "raw", buffer)), lasting=True)
    if "\0" in name:
        raise FileFault(NO_NAME.of(name=shown(name)))
    return _Counted(io.FileIO(name))


class _Counted(io.RawIOBase):
    """A file that counts what is read of it, and can be given up by another thread than the one that waits for it.

    ``lasting`` says that the file underneath stays open. What comes first is at least as long as what tells a
    compression, however little whoever writes into a pipe gives at once.
    """

    def __init__(self, raw: io.RawIOBase, *, lasting: bool = False) -> None:
        self.raw, self.lasting = raw, lasting
        self.waits = sys.platform != "win32" and not raw.seekable() and _has_number(raw)
        self.count = 0
        self.given_up = threading.Event()

    def fileno(self) -> int:
        return self.raw.fileno()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self.raw.seekable()

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        self.count = self.raw.seek(offset, whence)
        return self.count

    def tell(self) -> int:
        return self.raw.tell()

    def readinto(self, buffer: Any, /) -> int:
        view = memoryview(buffer).cast("B")
        read = 0
        while read < min(len(view), len(ZSTD) if self.count == 0 else 1):
            more = self._some(view[read:])
            if not more:
                break
            read += more
        self.count += read
        return read

    def _some(self, view: memoryview) -> int:
        while self.waits and not self.given_up.is_set():
            if select.select([self.raw], [], [], LOOKS_UP)[0]:
                break
        return 0 if self.given_up.is_set() else self.raw.readinto(view) or 0

    def close(self) -> None:
        if not self.lasting:
            self.raw.close()
        super().close()


def _has_number(raw: io.RawIOBase) -> bool:
    try:
        return raw.fileno() >= 0
    except OSError:
        return False


def _size(raw: BinaryIO) -> int | None:
    """The bytes of the file on the disk; None where that is not known."""
    try:
        found = os.fstat(raw.fileno())
    except (OSError, ValueError):
        return None
    return found.st_size or None


def _read_full(stream: Any, most: int) -> bytes:
    parts, missing = [], most
    while missing and (part := stream.read(missing)):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


@contextmanager
def said_of(name: str) -> Iterator[None]:
    """Whatever keeps a file from being read, as a sentence that names it."""
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise FileFault(_DAMAGED.of(name=shown(name), error=str(error))) from None
    except pa.ArrowException as error:
        raise FileFault(_UNREADABLE.of(name=shown(name), error=first_line(error))) from None
    except (IndexError, UnicodeError) as error:
        raise FileFault(_DAMAGED.of(name=shown(name), error=first_line(error))) from None
    except OSError as error:
        text = _UNREADABLE if error.errno else _DAMAGED
        raise FileFault(text.of(name=shown(name), error=error.strerror or first_line(error))) from None


def first_line(error: Exception) -> str:
    """What an error says, shortly."""
    return str(error).strip().split("\n", 1)[0][:200]


CLOSED = Text(
    "{name}: the stream is closed. Accepted: a file, or a stream that is open.",
    "{name} : le flux est fermé. Valeurs acceptées : un fichier, ou un flux ouvert.",
)
NO_NAME = Text(
    "{name} is not the name of a file. Accepted: a file that can be read or written.",
    "{name} n'est pas le nom d'un fichier. Valeurs acceptées : un fichier que l'on peut lire ou écrire.",
)
_UNREADABLE = Text(
    "{name} cannot be read: {error}. Accepted: CSV, JSON Lines, Parquet or Arrow.",
    "{name} ne peut pas être lu : {error}. Valeurs acceptées : CSV, JSON Lines, Parquet ou Arrow.",
)
_DAMAGED = Text(
    "{name} is damaged or ends too early: {error}. Nothing was written.",
    "{name} est endommagé ou se termine trop tôt : {error}. Rien n'a été écrit.",
)
