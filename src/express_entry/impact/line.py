"""Where the line of a round falls among arrays of people: the rule of :mod:`express_entry.selection`, for many.

Points descending, submission ascending, then the profile number. Held equal to :func:`express_entry.selection.select`
by tests; what is faster may take the place of :func:`drawn`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from express_entry.scoring.engine import Scores

Instants = NDArray[np.int64]
"""Microseconds in UTC from 1970-01-01 on."""


class Drawn(NamedTuple):
    """Who is invited: ``sure`` is invited for certain, ``open`` may or may not be (at the cut-off, without instants).

    ``tie_break`` is the instant of the last person invited; None where instants are not stated, or nobody is invited.
    """

    sure: NDArray[np.bool_]
    open: NDArray[np.bool_]
    invited: int
    cutoff: int | None
    tie_break: int | None
    tied_in: int
    tied_out: int


def drawn(
    points: Scores, submitted: Instants | None, many: int, order: Callable[[NDArray[np.int64]], Sequence[int]]
) -> Drawn:
    """The first so many of some people, and the line below them.

    :param order: puts the places of a few people, alike in points and instant, in the order of their numbers.
    """
    people = len(points)
    invited = min(many, people)
    nobody = np.zeros(people, bool)
    if not invited:
        return Drawn(nobody, nobody, 0, None, None, 0, 0)
    cutoff = int(np.partition(points, people - invited)[people - invited])
    sure = points > cutoff
    level = np.flatnonzero(points == cutoff)
    left = invited - int(np.count_nonzero(sure))
    within = (invited, cutoff)
    tied = (left, len(level) - left)
    if submitted is None:
        open_ = nobody
        if left < len(level):
            open_ = points == cutoff
        else:
            sure[level] = True
        return Drawn(sure, open_, *within, None, *tied)
    instants = submitted[level]
    tie_break = int(np.partition(instants, left - 1)[left - 1])
    sure[level[instants < tie_break]] = True
    last = level[instants == tie_break]
    places = invited - int(np.count_nonzero(sure))
    if places < len(last):
        last = np.array(order(last)[:places], np.int64)
    sure[last] = True
    return Drawn(sure, nobody, *within, tie_break, *tied)
