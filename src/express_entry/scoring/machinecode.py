"""Loops as machine code, kept on disk. Importing this module imports Numba.

What is kept is kept under a digest of this package's sources: a loop reads constants of other modules, and Numba itself
only looks whether the loop's own module has changed.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core import types
from numba.extending import intrinsic

Loop = TypeVar("Loop", bound=Callable[..., Any])

HERE = Path(__file__).parent


def compiled(loop: Loop) -> Loop:
    """A loop as machine code, kept on disk where that is possible.

    A loop runs without Python's lock, so that ranges of rows run at once in threads.
    """
    folder = kept_in()
    if folder is None:
        return cast(Loop, numba.njit(nogil=True)(loop))
    before = numba.config.CACHE_DIR  # type: ignore[attr-defined] # set when it is imported
    numba.config.CACHE_DIR = str(folder)  # type: ignore[attr-defined]
    try:
        return cast(Loop, numba.njit(nogil=True, cache=True)(loop))
    finally:
        numba.config.CACHE_DIR = before  # type: ignore[attr-defined]


def inlined(part: Loop) -> Loop:
    """A part of a loop, put into the loops that use it: a call with its arrays would cost more than what it does."""
    return cast(Loop, numba.njit(nogil=True, forceinline=True)(part))


@cache
def kept_in() -> Path | None:
    """The folder of the machine code of these sources; None where none can be written."""
    for place in _places():
        folder = place / f"express-entry-{digest()}"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            continue
    return None


def digest() -> str:
    """What tells the sources of this package from those of another version."""
    found = hashlib.sha256()
    for path in sorted(HERE.glob("*.py")):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def _places() -> Iterator[Path]:
    """Where machine code may be kept: where Numba is told to, beside the sources, with the user, for a while."""
    if told := numba.config.CACHE_DIR:  # type: ignore[attr-defined]
        yield Path(told)
    yield HERE / "__pycache__"
    if sys.platform == "win32":
        yield Path(os.environ.get("LOCALAPPDATA") or "~").expanduser()
    elif sys.platform == "darwin":
        yield Path("~/Library/Caches").expanduser()
    else:
        yield Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    if (private := _private_folder()) is not None:
        yield private


def _private_folder() -> Path | None:
    """A folder for temporary files that is this user's alone, since code is read back from it; None without one."""
    if not hasattr(os, "getuid"):
        return None
    folder = Path(tempfile.gettempdir()) / f"express-entry-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
    return folder if own and os.access(folder, os.W_OK) else None


# ------------------------------------------------------------------------------------------------------------ columns
# Columns come as addresses: a tuple of arrays is copied as a whole whenever one of them is chosen by its number. Who
# calls a loop holds the arrays until it returns, and has seen to it that they are long enough.


@intrinsic
def _pointer(_context: Any, address: Any) -> Any:
    """An address as a pointer to bytes."""

    def generated(_lowering: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.inttoptr(arguments[0], _lowering.get_value_type(signature.return_type))

    return types.CPointer(types.uint8)(address), generated  # type: ignore[no-untyped-call]


@inlined
def part_of(columns: Any, steps: Any, number: Any, start: Any, rows: Any) -> Any:
    """Some rows of a column; one whose step is none is read over and over."""
    return numba.carray(_pointer(columns[number] + start * steps[number]), rows)  # type: ignore[attr-defined, call-arg]
