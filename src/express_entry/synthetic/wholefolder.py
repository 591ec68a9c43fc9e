"""Folders that are there whole or not at all, and one writer at a time, whatever kills the program in between.

What is written stands aside in a folder with a lock file in it. Who finds such a folder whose lock nobody holds knows
that its writer was killed, and takes it over; a folder without one, or with anything else in it, is somebody's own.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PARTIAL = ".partial"
"""Ends the name of what is written beside its place."""
LOCK = ".express-entry-writes"
"""The lock file in a folder that is being written."""


class InTheWay(Exception):
    """Where a folder is to be written aside stands another: one that a program is writing, or that is somebody's."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@contextmanager
def whole_folder(folder: Path, names: re.Pattern[str]) -> Iterator[Path]:
    """A folder to write files into in the block, which takes its place only when the block ends well.

    ``names`` are those of the files that are written: what an interrupted run left is taken over if it has no others.

    :raises InTheWay: where a folder stands beside it that is not such a one; it is left as it is.
    :raises OSError: where it cannot be written.
    """
    aside = folder.with_name(f"{folder.name}{PARTIAL}")
    lock = _begun(aside, names)
    try:
        with lock:
            try:
                yield aside
                if sys.platform != "win32":
                    _put(aside, folder)  # while the lock is held
            except BaseException:
                _clear_away(aside)
                raise
        if sys.platform == "win32":
            _put(aside, folder)  # an open file cannot be moved there
    except BaseException:
        if sys.platform == "win32":
            _clear_away(aside)
        raise


def _put(aside: Path, folder: Path) -> None:
    (aside / LOCK).unlink()
    with suppress(FileNotFoundError):
        folder.rmdir()
    os.replace(aside, folder)  # noqa: PTH105 - as whole files are put in place


def _clear_away(aside: Path) -> None:
    """Remove a folder that is of no use; the lock file last, so that what is left of it can be taken over."""
    with suppress(OSError):
        for each in aside.iterdir():
            if each.name != LOCK:
                each.unlink()
        (aside / LOCK).unlink()
        aside.rmdir()


def _begun(aside: Path, names: re.Pattern[str]) -> BinaryIO:
    """The lock of a new folder, or of one that an interrupted run left, which is then empty."""
    while True:
        try:
            aside.mkdir()
        except FileExistsError:
            lock = _taken_over(aside, names)
            if lock is not None:
                return lock
            continue
        return _first_lock(aside)


def _first_lock(aside: Path) -> BinaryIO:
    """The lock of a folder that was just made; where that fails the folder goes again.

    :raises InTheWay: where another program was quicker to take it for one that was left.
    """
    try:
        lock = (aside / LOCK).open("xb")
        try:
            locked = _locked(lock)
        except BaseException:
            lock.close()
            raise
    except BaseException:
        _clear_away(aside)
        with suppress(OSError):
            aside.rmdir()
        raise
    if locked:
        return lock
    lock.close()
    raise InTheWay(aside)


def _taken_over(aside: Path, names: re.Pattern[str]) -> BinaryIO | None:
    """The lock of a folder that was left, emptied; None where its writer has just put it in place.

    :raises InTheWay: where it is written, or is not one of these.
    """
    try:
        if not _is_ours(aside):
            raise InTheWay(aside)
        lock = (aside / LOCK).open("r+b")
    except FileNotFoundError:
        if os.path.lexists(aside):
            raise InTheWay(aside) from None
        return None
    try:
        if not _locked(lock):
            raise InTheWay(aside)
        if not os.path.samestat((aside / LOCK).stat(), os.fstat(lock.fileno())):
            raise FileNotFoundError
        files = [each for each in aside.iterdir() if each.name != LOCK]
        if not all(names.fullmatch(each.name) and stat.S_ISREG(each.lstat().st_mode) for each in files):
            raise InTheWay(aside)
        for each in files:
            each.unlink()
    except FileNotFoundError:
        lock.close()
        return None
    except BaseException:
        lock.close()
        raise
    return lock


def _is_ours(aside: Path) -> bool:
    """Whether it is a folder with a lock file in it, neither of them a link.

    :raises FileNotFoundError: where either is not there.
    """
    return stat.S_ISDIR(aside.lstat().st_mode) and stat.S_ISREG((aside / LOCK).lstat().st_mode)


def _locked(file: BinaryIO) -> bool:
    """Whether the lock is ours now; the system lets go of it when its holder ends, however it ends."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
