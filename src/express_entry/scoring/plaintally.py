"""The loops of :mod:`.tally` in NumPy alone, for where Numba is not installed: same arguments, same results."""

from __future__ import annotations

from typing import Any

import numpy as np

from .engine import Scores


def tally(
    points: Scores, among: Any, step: int, none: int, most: int, least: int, start: int, stop: int, counts: Any
) -> tuple[int, int]:
    """Count the ranked rows from ``start`` to ``stop`` that have a least score or more, by score.

    Returns how many rows are ranked, whatever their score, and the first row with points that cannot be, or -1.
    """
    own = points[start:stop]
    ranked = own != none
    if step:
        ranked &= among[start:stop] != 0
    wrong = ranked & (own.view(np.uint16) > most)
    if wrong.any():
        return 0, start + int(wrong.argmax())
    high = own[ranked & (own >= least)] if least else own[ranked]
    counts[0] += np.bincount(high, minlength=most + 2).astype(counts.dtype)
    return int(np.count_nonzero(ranked)), -1


def collect(
    points: Scores, among: Any, step: int, cutoff: int, start: int, stop: int, above: int, at: int, rows: Any
) -> None:
    """Put the ranked rows from ``start`` to ``stop`` above a score, and those at it, in their places of ``rows``."""
    reached = np.flatnonzero(points[start:stop] >= cutoff) + start
    if step:
        reached = reached[among[reached] != 0]
    higher = points[reached] > cutoff
    for first, found in ((above, reached[higher]), (at, reached[~higher])):
        rows[first : first + len(found)] = found
