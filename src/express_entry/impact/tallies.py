"""Sums over a pool that is seen piece by piece: what is kept does not grow with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from express_entry.history.distribution import NARROW_BANDS, Band
from express_entry.scoring.engine import Scores

from .findings import Measures, together

FLOORS = np.array([band.low for band in reversed(NARROW_BANDS)][1:], np.int16)
"""The lowest score of every band but the lowest, ascending; what lies beyond the bands is in the outermost."""
_RISING = tuple(reversed(NARROW_BANDS))


class Tally:
    """The measures of one group, added up."""

    def __init__(self) -> None:
        self.measures = Measures()

    def add(self, before: Scores, after: Scores) -> None:
        """Some people of the group."""
        if not len(before):
            return
        found = Measures(len(before), 0, 0, _sum(before), _sum(after), 0, 0, 0)
        if found.before != found.after or not np.array_equal(before, after):
            change = after.astype(np.int32) - before
            up = change > 0
            found = found._replace(
                gain=int(np.count_nonzero(up)),
                lose=int(np.count_nonzero(change < 0)),
                gained=int(change.sum(where=up, dtype=np.int64)),
                least=int(change.min()),
                most=int(change.max()),
            )
        self.measures = together([self.measures, found])


def _sum(scores: Scores) -> int:
    return int(scores.sum(dtype=np.int64))


class Tables:
    """Everything that is added up: the whole, each band, the moves between bands, differences, parts and flags."""

    def __init__(self, parts: Sequence[str], flags: Sequence[str]) -> None:
        self.whole = Tally()
        self.by_band = {band: Tally() for band in NARROW_BANDS}
        self.parts = {name: Tally() for name in parts}
        self.flags = {name: Tally() for name in flags}
        self._moves = np.zeros((len(_RISING), len(_RISING)), np.int64)
        self._spread: dict[int, int] = {}

    def add(self, before: Scores, after: Scores, flags: Mapping[str, NDArray[np.bool_]]) -> None:
        """The totals of some people, and which of them have which flag."""
        self.whole.add(before, after)
        one, other = (np.searchsorted(FLOORS, scores, side="right") for scores in (before, after))
        size = len(_RISING)
        self._moves += np.bincount(one * size + other, minlength=size * size).reshape(size, size)
        for place in np.unique(one).tolist():
            chosen = one == place
            self.by_band[_RISING[place]].add(before[chosen], after[chosen])
        changes, counts = np.unique(after.astype(np.int32) - before, return_counts=True)
        for change, count in zip(changes.tolist(), counts.tolist(), strict=True):
            self._spread[change] = self._spread.get(change, 0) + count
        for name, chosen in flags.items():
            self.flags[name].add(before[chosen], after[chosen])

    def add_part(self, name: str, before: Scores, after: Scores) -> None:
        """The points of some people for a factor or subtotal."""
        self.parts[name].add(before, after)

    @property
    def moves(self) -> dict[tuple[Band, Band], int]:
        """People by their bands before and after, those pairs that somebody is in."""
        return {
            (_RISING[one], _RISING[other]): int(self._moves[one, other])
            for one, other in np.argwhere(self._moves)[::-1].tolist()
        }

    @property
    def spread(self) -> dict[int, int]:
        """People by their difference, ascending."""
        return dict(sorted(self._spread.items()))
