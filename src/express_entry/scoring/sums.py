"""The compiled loops that score straight from columns (:mod:`.straight`).

Every sum is of 8 or 16 bits, as many rows at a time as the processor takes. What is wrong is told by the greatest value
of a block, since a mark for each row would have to be read and written with every column.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .machinecode import compiled, inlined, part_of

BLOCK = 4096
"""Rows of a block: the numbers of their entries do not drive out the tables."""


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
            part_of(columns, steps, one, start, rows),
            part_of(columns, steps, two, start, rows),
            part_of(columns, steps, three, start, rows),
            part_of(columns, steps, four, start, rows),
            lowest[group, :rows],
        )
    entries[:] = 0
    wrong = False
    for term in terms:
        number, own = term[0], entries[term[1], :rows]
        if number < 0:
            _rises(lowest[-1 - number, :rows], term, own)
            continue
        source = part_of(columns, steps, number, start, rows)
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
            column = part_of(columns, steps, term[0], start, len(scores))
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
    lowest = np.empty((len(levels), BLOCK), np.uint8)
    entries = np.empty((len(starts), BLOCK), np.uint16)
    count = 0
    for first in range(start, stop, BLOCK):
        rows = min(BLOCK, stop - first)
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
