"""Running the loops: compiled where Numba is installed, in NumPy where it is not, over ranges of rows in threads."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import plain
from .lookups import NO_SCORE, Part
from .plan import Bytes, Plan, Words
from .straight import Straight

Engine = Literal["numba", "numpy"]

RANGE = 1 << 17
"""Rows that one thread takes at a time."""
SMALL = 20_000
"""Rows that NumPy has done before Numba is imported."""

Scores = NDArray[np.int16]


class Prepared(NamedTuple):
    """A plan as the arrays that the loops take."""

    cells: NDArray[np.int64]
    tables: tuple[Any, ...]
    columns: int


def prepared(plan: Plan, columns: int) -> Prepared:
    """The arrays of a plan for so many columns; nothing in them can be changed by accident."""
    cells = _kept(np.array(plan.cells, np.int64))
    tables = (
        _kept(plan.pairs),
        tuple(map(_kept, plan.groups)),
        tuple(map(_kept, plan.singles)),
        _kept(plan.across),
        np.uint64(plan.across_shift),
    )
    return Prepared(cells, tables, columns)


def pack(plan: Prepared, columns: Sequence[Bytes | int], rows: int, engine: Engine | None) -> tuple[Words, int]:
    """The words of some rows, and how many of them are nobody's; a column that is a number is that number always."""
    loops, words = _loops(engine, rows), np.empty(rows, np.uint64)
    assert len(columns) == plan.columns
    arrays, steps = _arrays(columns, rows)
    given = arrays if loops is plain else _addresses(arrays)
    counts = in_ranges(rows, lambda first, last: loops.pack(given, steps, plan.cells, plan.tables, first, last, words))
    return words, sum(counts)


def look_up(words: Words, parts: Sequence[Part], most: int, engine: Engine | None) -> Scores:
    """The points of words in one column of the output."""
    loops, scores = _loops(engine, len(words)), np.empty(len(words), np.int16)
    read = _kept(np.ascontiguousarray(words, np.uint64))
    tables = _parts(parts)
    in_ranges(len(words), lambda first, last: loops.look_up(read, *tables, most, NO_SCORE, first, last, scores))
    return scores


def score(straight: Straight, columns: Sequence[Bytes | int], rows: int, most: int) -> tuple[Scores, int]:
    """The totals of some rows straight from columns, by compiled loops, and how many of the rows are nobody's."""
    from . import sums  # noqa: PLC0415 - it imports Numba, which may not be there and takes its time

    scores = np.empty(rows, np.int16)
    arrays, steps = _arrays(columns, rows)
    addresses = _addresses(arrays)
    terms, levels, tables, starts = (_kept(each) for each in straight)

    def part(first: int, last: int) -> int:
        found: int = sums.score(addresses, steps, terms, levels, tables, starts, most, NO_SCORE, first, last, scores)
        return found

    return scores, sum(in_ranges(rows, part))


def has_numba() -> bool:
    """Whether Numba is installed."""
    return "numba" in sys.modules or find_spec("numba") is not None


def compiles(engine: Engine | None, rows: int) -> bool:
    """Whether compiled loops are used: unless NumPy is asked for, or Numba is not there or not worth its import.

    :raises ValueError: for an engine that there is not.
    """
    if engine not in (None, "numba", "numpy"):
        raise ValueError(f"engine: {engine!r} is none. Accepted: numba, numpy, or None for the better of the two.")
    if engine is not None:
        return engine == "numba"
    return (rows >= SMALL or "numba" in sys.modules) and has_numba()


def _loops(engine: Engine | None, rows: int) -> Any:
    """The module whose loops are used."""
    if not compiles(engine, rows):
        return plain
    from . import kernel  # noqa: PLC0415 - it imports Numba, which may not be there and takes its time

    return kernel


def _arrays(columns: Sequence[Bytes | int], rows: int) -> tuple[tuple[Bytes, ...], NDArray[np.int64]]:
    """The columns as arrays, and how far each goes on a row: a number is read over and over.

    :raises ValueError: where a column is shorter than the rows, since no loop looks.
    """
    arrays = [
        np.full(plain.BLOCK, each, np.uint8) if isinstance(each, int) else np.ascontiguousarray(each, np.uint8)
        for each in columns
    ]
    steps = [0 if isinstance(each, int) else 1 for each in columns]
    if any(step and array.shape != (rows,) for step, array in zip(steps, arrays, strict=True)):
        raise ValueError(f"columns of other lengths than {rows}")
    return tuple(map(_kept, arrays)), np.array(steps, np.int64)


def _addresses(arrays: Sequence[Bytes]) -> NDArray[np.int64]:
    """Where arrays stand, for the compiled loops; they must be held until those return."""
    return np.array([array.ctypes.data for array in arrays], np.int64)


def _parts(parts: Sequence[Part]) -> tuple[Any, Any, Any]:
    shifts = tuple(np.uint64(part.shift) for part in parts)
    masks = tuple(np.uint64(part.mask) for part in parts)
    return shifts, masks, tuple(_kept(part.points) for part in parts)


def _kept(array: NDArray[Any]) -> NDArray[Any]:
    view = array.view()
    view.flags.writeable = False
    return view


# ------------------------------------------------------------------------------------------------------------ threads


class _Threads:
    """The threads of this process; a process that is forked off makes its own."""

    def __init__(self) -> None:
        self.pool: ThreadPoolExecutor | None = None
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def map(self, work: Callable[[tuple[int, int]], int], ranges: Sequence[tuple[int, int]]) -> list[int]:
        if self.pool is None:
            self.pool = ThreadPoolExecutor(cores(), thread_name_prefix="scoring")
        return list(self.pool.map(work, ranges))

    def _forget(self) -> None:
        self.pool = None


_THREADS = _Threads()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_ranges(rows: int, work: Callable[[int, int], int | None], size: int = RANGE) -> list[int]:
    """Work done on ranges of so many rows, at once where there are several; what it returned."""
    ranges = [(first, min(first + size, rows)) for first in range(0, rows, size)]
    if len(ranges) < 2 or cores() == 1:
        return [work(*each) or 0 for each in ranges]
    return _THREADS.map(lambda each: work(*each) or 0, ranges)
