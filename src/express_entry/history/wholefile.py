"""Files written whole or not at all, and one writer at a time, whatever kills the program in between."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


PARTIAL = ".partial"
"""Ends the name of what is written beside its place."""


def write_whole(path: Path, pieces: Iterable[bytes], *, private: bool = False) -> None:
    """Write a file beside its place, force it to the disk, and put it in place in one step.

    A reader sees the old file or the new one, which may be read by whom the old one might; a new ``private`` file only
    by its owner. What is left of an interrupted writing is overwritten by the next.

    :raises OSError: where the file cannot be written; the old one is then untouched.
    """
    with whole_file(path, private=private) as file:
        for piece in pieces:
            file.write(piece)


@contextmanager
def whole_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A file to be written in the block, which takes its place only when the block ends well.

    It is written beside its place, under a lock, forced to the disk, and put in place in one step.

    :raises OSError: where the file cannot be written, or another program is writing it (``BlockingIOError``); the old
        one is then untouched.
    """
    aside = path.with_name(f"{path.name}{PARTIAL}")
    rights = _rights(path, private=private)
    file = _opened_alone(aside, 0o666 if rights is None else rights)
    try:
        with file:
            if rights is not None:
                aside.chmod(rights)
            yield file
            file.flush()
            os.fsync(file.fileno())
            if sys.platform != "win32":
                os.replace(aside, path)  # noqa: PTH105 - while the lock is held
        if sys.platform == "win32":
            os.replace(aside, path)  # noqa: PTH105 - an open file cannot be moved there
    except BaseException:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    _force_folder(path.parent)


def _rights(path: Path, *, private: bool) -> int | None:
    """The rights of the file to come: those of the one in its place; else the usual ones, or the owner's alone."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0o600 if private else None


def _opened_alone(path: Path, rights: int) -> BinaryIO:
    """An empty file that no other program writes; one that was moved away before it was locked is not taken."""
    while True:
        file = open(path, "ab", opener=lambda name, flags: os.open(name, flags, rights))  # noqa: SIM115 - handed on
        try:
            _lock_at_once(file.fileno())
            if path.exists() and os.path.samestat(path.stat(), os.fstat(file.fileno())):
                file.truncate(0)
                return file
        except BaseException:
            file.close()
            raise
        file.close()


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Wait until no other program or thread holds the lock file, and hold it for the block.

    The system lets go of the lock when its holder ends, however it ends: a killed program leaves nothing to clean up.

    :raises OSError: where the lock file cannot be opened or locked.
    """
    with lock.open("a+b") as file:
        _lock(file.fileno())
        try:
            yield
        finally:
            _unlock(file.fileno())


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        while True:
            os.lseek(descriptor, 0, os.SEEK_SET)
            with suppress(PermissionError):  # raised after ten tries, one a second
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                return

    def _lock_at_once(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

    def _force_folder(folder: Path) -> None:
        """Windows has no way to force a folder's entries to the disk."""

else:

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _lock_at_once(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)

    def _force_folder(folder: Path) -> None:
        """The new name lasts through a power cut only once the folder, too, is on the disk."""
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
