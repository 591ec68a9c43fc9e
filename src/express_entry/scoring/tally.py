"""The compiled loops of a round over arrays: how many have each score, and which rows reach one.

Most rows are far below the cut-off: a block in which nobody can be invited is only looked at, many rows at a time.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .machinecode import compiled, inlined

BLOCK = 256
"""Rows that are looked at together."""


@inlined
def _look(points: Any, among: Any, none: Any, most: Any, least: Any) -> Any:
    """How many rows of a block are ranked, whether any has points that cannot be, and whether any has enough."""
    ranked, wrong, enough = np.uint16(0), np.uint16(0), np.uint16(0)
    for row in range(len(points)):
        score = points[row]
        own = np.uint16(among[row]) & np.uint16(score != none)
        ranked = np.uint16(ranked + own)
        wrong |= own & np.uint16(np.uint16(score) > most)  # what is negative is higher than anything
        enough |= np.uint16(score >= least)
    return np.int64(ranked), wrong != 0, enough != 0


@compiled
def tally(
    points: Any, among: Any, step: Any, none: Any, most: Any, least: Any, start: Any, stop: Any, counts: Any
) -> Any:
    """Count the ranked rows from ``start`` to ``stop`` that have a least score or more, by score.

    They are counted in several rows of ``counts`` in turn, since a count that was just raised cannot be raised again at
    once; the last count of each is of no use. Returns how many rows are ranked, whatever their score, and the first row
    with points that cannot be, or -1.
    """
    lanes, out, total = len(counts), most + 1, 0
    none_, most_, least_ = np.int16(none), np.uint16(most), np.int16(least)
    for first in range(start, stop, BLOCK):
        last = min(first + BLOCK, stop)
        part, who = points[first:last], among[first * step : first * step + last - first]
        ranked, wrong, enough = _look(part, who, none_, most_, least_)
        total += ranked
        if wrong:
            for row in range(len(part)):
                if who[row] and part[row] != none_ and np.uint16(part[row]) > most_:
                    return total, first + row
        if enough:
            for row in range(len(part)):
                counted = (part[row] >= least_) & (who[row] != 0)
                counts[row & (lanes - 1), part[row] if counted else out] += 1
    return total, -1


@inlined
def _reaches(points: Any, cutoff: Any) -> Any:
    """Whether any row of a block reaches a score."""
    some = np.uint16(0)
    for row in range(len(points)):
        some |= np.uint16(points[row] >= cutoff)
    return some != 0


@compiled
def collect(
    points: Any, among: Any, step: Any, cutoff: Any, start: Any, stop: Any, above: Any, at: Any, rows: Any
) -> Any:
    """Put the ranked rows from ``start`` to ``stop`` in their places of ``rows``.

    Those above a score come from place ``above`` on, those at it from ``at`` on.
    """
    line = np.int16(cutoff)
    for first in range(start, stop, BLOCK):
        last = min(first + BLOCK, stop)
        part, who = points[first:last], among[first * step : first * step + last - first]
        if _reaches(part, line):
            for row in range(len(part)):
                if part[row] >= line and who[row]:
                    if part[row] > line:
                        rows[above] = first + row
                        above += 1
                    else:
                        rows[at] = first + row
                        at += 1
