"""The loops of :mod:`.kernel` in NumPy alone, for where Numba is not installed: same arguments, same results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from .plan import NOBODY, Bytes, Words

BLOCK = 1 << 15
"""Rows of a block: enough that a call of NumPy costs nothing a row, few enough that arrays stay in the cache."""


def pack(columns: Sequence[Bytes], steps: Any, cells: Any, tables: Any, start: int, stop: int, words: Words) -> int:
    """The words of the rows from ``start`` to ``stop``; returns how many are nobody's."""
    count = 0
    for first, last in _blocks(start, stop):
        bytes_, wrong = _read(columns, steps, cells, first, last)
        _join(bytes_, tables, words[first:last])
        words[first:last][wrong] = NOBODY
        count += int(np.count_nonzero(wrong))
    return count


def look_up(
    words: Words, shifts: Any, masks: Any, points: Any, most: int, none: int, start: int, stop: int, scores: Any
) -> None:
    """What the windows of each word are worth together, at most ``most``; ``none`` for a word that is nobody's."""
    for first, last in _blocks(start, stop):
        part = words[first:last]
        total = sum(table[(part >> shift) & mask] for table, shift, mask in zip(points, shifts, masks, strict=True))
        scores[first:last] = np.where(part >> np.uint64(63), none, np.minimum(total, most))


def _blocks(start: int, stop: int) -> Iterator[tuple[int, int]]:
    for first in range(start, stop, BLOCK):
        yield first, min(first + BLOCK, stop)


def _read(columns: Sequence[Bytes], steps: Any, cells: Any, first: int, last: int) -> tuple[dict[int, Bytes], Any]:
    rows = last - first
    wrong = np.zeros(rows, bool)
    bytes_: dict[int, Bytes] = {}
    for number, byte, top, factor, most in cells.tolist():
        begin = first * int(steps[number])
        column = columns[number][begin : begin + rows]
        wrong |= column > most
        added = np.minimum(column, np.uint8(top)) * np.uint8(factor)
        bytes_[byte] = bytes_[byte] + added if byte in bytes_ else added
    return bytes_, wrong


def _join(bytes_: dict[int, Bytes], tables: Any, words: Words) -> None:
    pairs, groups, singles, across, across_shift = tables
    words[:] = 0
    for place, group in enumerate(groups):
        low, high = 2 * place, 2 * place + 1
        words += group[pairs[low][bytes_[low]] + pairs[high][bytes_[high]]]
    for place, table in enumerate(singles):
        words += table[bytes_[2 * len(groups) + place]]
    above = words >> across_shift
    words &= (np.uint64(1) << across_shift) - np.uint64(1)
    words += across[above]
