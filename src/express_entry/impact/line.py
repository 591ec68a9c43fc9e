"""Where the line of a round falls among arrays of people: the rule of :mod:`express_entry.selection`, for many.

Profile numbers are asked for only where they decide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from express_entry.scoring.draw import EPOCH, draw
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
    nobody = np.zeros(len(points), bool)
    instants = np.zeros(len(points), np.int64) if submitted is None else submitted
    found = draw(points, instants, invitations=many)
    if not len(found.invited):
        return Drawn(nobody, nobody, 0, None, None, 0, 0)
    assert found.cutoff is not None
    at_line = points == found.cutoff
    tied = (found.tied_in, found.tied_out)
    if submitted is None:
        open_ = at_line if found.tied_out else nobody
        return Drawn((points >= found.cutoff) & ~open_, open_, len(found.invited), found.cutoff, None, *tied)
    assert found.tie_break is not None
    tie_break = (found.tie_break - EPOCH) // timedelta(microseconds=1)
    if found.decided_by_number:
        last = np.flatnonzero(at_line & (submitted == tie_break))
        numbers = np.zeros(len(points), np.int64)
        numbers[np.asarray(order(last), np.int64)] = np.arange(len(last))
        found = draw(points, instants, invitations=many, numbers=numbers)
    sure = nobody.copy()
    sure[found.invited] = True
    return Drawn(sure, nobody, len(found.invited), found.cutoff, tie_break, *tied)
