"""The compiled loops: columns into words, words into points. Importing this module imports Numba.

The machine code is kept in a cache on disk, beside the module or, where nothing can be written there, in the user's
own cache; without either it is compiled anew in every process. A loop runs without Python's lock, so that ranges of
rows run at once in threads; every loop works on blocks that stay in the nearest cache.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numba.core import types
from numba.extending import intrinsic

BLOCK = 4096
"""Rows of a block: their bytes and words fill half of the nearest cache."""

STRAIGHT = 4096
"""Rows of a block that is scored straight from columns: the numbers of its entries do not drive out the tables."""

PAIRS = 6
"""Bytes that are two levels each: two for each group of four."""

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
def _part(columns: Any, steps: Any, number: Any, start: Any, rows: Any) -> Any:
    """Some rows of a column; one whose step is none is read over and over."""
    return numba.carray(_pointer(columns[number] + start * steps[number]), rows)  # type: ignore[attr-defined, call-arg]


# ------------------------------------------------------------------------------------------------------------ packing


@inlined
def _pair(low: Any, high: Any, byte: Any, wrong: Any, factor: Any, most: Any) -> Any:
    """Two levels as one byte."""
    for row in range(len(byte)):
        one, other = low[row], high[row]
        wrong[row] |= np.uint8(max(one, other) > most)
        byte[row] = np.uint8(min(one, most) + min(other, most) * factor)


@inlined
def _put(column: Any, byte: Any, wrong: Any, top: Any, factor: Any, most: Any) -> Any:
    """The first column of a byte."""
    for row in range(len(byte)):
        value = column[row]
        wrong[row] |= np.uint8(value > most)
        byte[row] = np.uint8(min(value, top) * factor)


@inlined
def _add(column: Any, byte: Any, wrong: Any, top: Any, factor: Any, most: Any) -> Any:
    """A further column of a byte."""
    for row in range(len(byte)):
        value = column[row]
        wrong[row] |= np.uint8(value > most)
        byte[row] += np.uint8(min(value, top) * factor)


@inlined
def _read(columns: Any, steps: Any, cells: Any, start: Any, rows: Any, bytes_: Any, wrong: Any) -> Any:
    """The bytes of a block of rows, those of the pairs first; ``wrong`` marks the rows with a cell of no use."""
    wrong[:] = 0
    for place in range(PAIRS):
        one, other = cells[2 * place, 0], cells[2 * place + 1, 0]
        factor, most = np.uint8(cells[2 * place + 1, 3]), np.uint8(cells[2 * place, 4])
        low = _part(columns, steps, one, start, rows)
        high = _part(columns, steps, other, start, rows)
        _pair(low, high, bytes_[place, :rows], wrong, factor, most)
    before = -1
    for place in range(2 * PAIRS, len(cells)):
        number, byte = cells[place, 0], cells[place, 1]
        top, factor, most = np.uint8(cells[place, 2]), np.uint8(cells[place, 3]), np.uint8(cells[place, 4])
        column = _part(columns, steps, number, start, rows)
        if byte == before:
            _add(column, bytes_[byte, :rows], wrong, top, factor, most)
        else:
            _put(column, bytes_[byte, :rows], wrong, top, factor, most)
        before = byte


# Each table is looked up in a loop of its own: with all of them in one, there are not registers enough.


@inlined
def _four(low: Any, high: Any, one: Any, other: Any, group: Any, words: Any) -> Any:
    """What four levels, given by two bytes, add to the words."""
    for row in range(len(words)):
        words[row] += group[np.uint64(one[low[row]]) + other[high[row]]]


@inlined
def _single(byte: Any, table: Any, words: Any) -> Any:
    """What a byte adds to the words."""
    for row in range(len(words)):
        words[row] += table[byte[row]]


@inlined
def _first(byte: Any, table: Any, words: Any) -> Any:
    """What the first byte gives the words."""
    for row in range(len(words)):
        words[row] = table[byte[row]]


@inlined
def _across(across: Any, across_shift: Any, words: Any) -> Any:
    """What the highest bits of the words stand for, in their place."""
    low = (np.uint64(1) << across_shift) - np.uint64(1)
    for row in range(len(words)):
        word = words[row]
        words[row] = (word & low) + across[word >> across_shift]


@inlined
def _join(bytes_: Any, pairs: Any, groups: Any, singles: Any, across: Any, across_shift: Any, words: Any) -> Any:
    """The words of a block of rows from its bytes."""
    _first(bytes_[PAIRS], singles[0], words)
    for place in range(1, len(singles)):
        _single(bytes_[PAIRS + place], singles[place], words)
    for place in range(len(groups)):
        low, high = 2 * place, 2 * place + 1
        _four(bytes_[low], bytes_[high], pairs[low], pairs[high], groups[place], words)
    _across(across, across_shift, words)


@inlined
def _block(
    columns: Any, steps: Any, cells: Any, start: Any, rows: Any, tables: Any, bytes_: Any, wrong: Any, words: Any
) -> Any:
    """The words of a block of rows; returns how many are nobody's."""
    pairs, groups, singles, across, across_shift = tables
    _read(columns, steps, cells, start, rows, bytes_, wrong)
    _join(bytes_, pairs, groups, singles, across, across_shift, words)
    count = 0
    if wrong.max():
        for row in range(rows):
            if wrong[row]:
                words[row] = np.uint64(1) << np.uint64(63)
                count += 1
    return count


@compiled
def pack(columns: Any, steps: Any, cells: Any, tables: Any, start: Any, stop: Any, words: Any) -> Any:
    """The words of the rows from ``start`` to ``stop``; returns how many are nobody's."""
    bytes_ = np.empty((PAIRS + len(tables[2]), BLOCK), np.uint8)
    wrong = np.empty(BLOCK, np.uint8)
    count = 0
    for first in range(start, stop, BLOCK):
        rows = min(BLOCK, stop - first)
        count += _block(columns, steps, cells, first, rows, tables, bytes_, wrong[:rows], words[first : first + rows])
    return count


# ------------------------------------------------------------------------------------------------------------ scoring


@inlined
def _sum(words: Any, shifts: Any, masks: Any, points: Any, most: Any, none: Any, scores: Any) -> Any:
    for row in range(len(words)):
        word = words[row]
        score = 0
        for place in range(len(points)):
            score += points[place][(word >> shifts[place]) & masks[place]]
        score = min(score, most)
        scores[row] = score if np.int64(word) >= 0 else none


@compiled
def look_up(
    words: Any, shifts: Any, masks: Any, points: Any, most: Any, none: Any, start: Any, stop: Any, scores: Any
) -> Any:
    """What the windows of each word are worth together, at most ``most``; ``none`` for a word that is nobody's."""
    _sum(words[start:stop], shifts, masks, points, most, none, scores[start:stop])


# ------------------------------------------------------------------------------------------- straight from columns
# Every sum is of 8 or 16 bits, as many rows at a time as the processor takes. What is wrong is told by the greatest
# value of a block, since a mark for each row would have to be read and written with every column.


@inlined
def _lowest(one: Any, two: Any, three: Any, four: Any, lowest: Any) -> Any:
    """The lowest of four levels."""
    for row in range(len(lowest)):
        lowest[row] = min(one[row], two[row], three[row], four[row])


@inlined
def _rise(source: Any, term: Any, entries: Any) -> Any:
    """What one rise adds to the numbers of entries; returns whether a cell of the source cannot be used."""
    stride, low, high, greatest = np.uint16(term[2]), np.uint8(term[4]), np.uint8(term[5]), np.uint8(0)
    for row in range(len(entries)):
        value = source[row]
        greatest = max(greatest, value)
        entries[row] += np.uint16((min(max(value, low), high) - low) * stride)
    return greatest > term[3]


@inlined
def _rises(source: Any, term: Any, entries: Any) -> Any:
    """The same for three rises."""
    stride, greatest = np.uint16(term[2]), np.uint8(0)
    low1, low2, low3 = np.uint8(term[4]), np.uint8(term[6]), np.uint8(term[8])
    high1, high2, high3 = np.uint8(term[5]), np.uint8(term[7]), np.uint8(term[9])
    below = np.uint8(low1 + low2 + low3)
    for row in range(len(entries)):
        value = source[row]
        greatest = max(greatest, value)
        risen = min(max(value, low1), high1) + min(max(value, low2), high2) + min(max(value, low3), high3)
        entries[row] += np.uint16((risen - below) * stride)
    return greatest > term[3]


@inlined
def _entries(
    columns: Any, steps: Any, terms: Any, levels: Any, start: Any, rows: Any, lowest: Any, entries: Any
) -> Any:
    """The numbers of the entries of a block of rows; returns whether a cell cannot be used."""
    for group in range(len(levels)):
        one, two, three, four = levels[group]
        _lowest(
            _part(columns, steps, one, start, rows),
            _part(columns, steps, two, start, rows),
            _part(columns, steps, three, start, rows),
            _part(columns, steps, four, start, rows),
            lowest[group, :rows],
        )
    entries[:] = 0
    wrong = False
    for term in terms:
        number, own = term[0], entries[term[1], :rows]
        if number < 0:
            _rises(lowest[-1 - number, :rows], term, own)
            continue
        source = _part(columns, steps, number, start, rows)
        wrong |= _rise(source, term, own) if term[7] == 0 else _rises(source, term, own)
    return wrong


@inlined
def _first_three(tables: Any, starts: Any, entries: Any, scores: Any) -> Any:
    """The points of three tables together."""
    one, two, three = tables[starts[0] :], tables[starts[1] :], tables[starts[2] :]
    first, second, third = entries[0], entries[1], entries[2]
    for row in range(len(scores)):
        scores[row] = one[first[row]] + two[second[row]] + three[third[row]]


@inlined
def _next_three(tables: Any, starts: Any, entries: Any, scores: Any) -> Any:
    """The same for three further tables."""
    one, two, three = tables[starts[0] :], tables[starts[1] :], tables[starts[2] :]
    first, second, third = entries[0], entries[1], entries[2]
    for row in range(len(scores)):
        scores[row] += one[first[row]] + two[second[row]] + three[third[row]]


@inlined
def _without(columns: Any, steps: Any, terms: Any, start: Any, none: Any, scores: Any) -> Any:
    """No score for rows with a cell that cannot be used; returns how many they are."""
    for term in terms:
        if term[0] >= 0:
            column = _part(columns, steps, term[0], start, len(scores))
            for row in range(len(scores)):
                if column[row] > term[3]:
                    scores[row] = none
    count = 0
    for score in scores:
        count += score == none
    return count


@compiled
def score(
    columns: Any,
    steps: Any,
    terms: Any,
    levels: Any,
    tables: Any,
    starts: Any,
    most: Any,
    none: Any,
    start: Any,
    stop: Any,
    scores: Any,
) -> Any:
    """The totals of the rows from ``start`` to ``stop``, at most ``most``; returns how many are nobody's.

    ``terms``, ``levels``, ``tables`` and ``starts`` are those of :class:`.straight.Straight`.
    """
    lowest = np.empty((len(levels), STRAIGHT), np.uint8)
    entries = np.empty((len(starts), STRAIGHT), np.uint16)
    count = 0
    for first in range(start, stop, STRAIGHT):
        rows = min(STRAIGHT, stop - first)
        found = scores[first : first + rows]
        wrong = _entries(columns, steps, terms, levels, first, rows, lowest, entries)
        _first_three(tables, starts, entries, found)
        for place in range(3, len(starts), 3):
            _next_three(tables, starts[place:], entries[place:], found)
        for row in range(rows):
            found[row] = min(found[row], np.int16(most))
        if wrong:
            count += _without(columns, steps, terms, first, none, found)
    return count
