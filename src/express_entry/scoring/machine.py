"""Loops as machine code. Importing this module imports Numba.

The machine code is kept in a cache on disk, beside the module or, where nothing can be written there, in the user's
own cache; without either it is compiled anew in every process. A loop runs without Python's lock, so that ranges of
rows run at once in threads.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core import types
from numba.extending import intrinsic

Loop = TypeVar("Loop", bound=Callable[..., Any])


def compiled(loop: Loop) -> Loop:
    """A loop as machine code, kept on disk where that is possible."""
    try:
        return _decorated(loop, cache=True)
    except RuntimeError:  # nothing can be written beside the module nor in the user's cache
        folder = _private_folder()
    if folder is None:
        return _decorated(loop, cache=False)
    before = numba.config.CACHE_DIR  # type: ignore[attr-defined] # set when it is imported
    numba.config.CACHE_DIR = str(folder)  # type: ignore[attr-defined]
    try:
        return _decorated(loop, cache=True)
    finally:
        numba.config.CACHE_DIR = before  # type: ignore[attr-defined]


def _decorated(loop: Loop, *, cache: bool) -> Loop:
    return cast(Loop, numba.njit(nogil=True, cache=cache)(loop))


def inlined(part: Loop) -> Loop:
    """A part of a loop, put into the loops that use it: a call with its arrays would cost more than what it does."""
    return cast(Loop, numba.njit(nogil=True, forceinline=True)(part))


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
