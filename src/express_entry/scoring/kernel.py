"""The compiled loops of words: columns into words, words into points, in blocks that stay in the nearest cache."""

from __future__ import annotations

from typing import Any

import numpy as np

from .machinecode import compiled, inlined, part_of

BLOCK = 4096
"""Rows of a block: their bytes and words fill half of the nearest cache."""

PAIRS = 6
"""Bytes that are two levels each: two for each group of four."""


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
        low = part_of(columns, steps, one, start, rows)
        high = part_of(columns, steps, other, start, rows)
        _pair(low, high, bytes_[place, :rows], wrong, factor, most)
    before = -1
    for place in range(2 * PAIRS, len(cells)):
        number, byte = cells[place, 0], cells[place, 1]
        top, factor, most = np.uint8(cells[place, 2]), np.uint8(cells[place, 3]), np.uint8(cells[place, 4])
        column = part_of(columns, steps, number, start, rows)
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
