"""Chance that can be had again: numbers that depend on a seed and a place, and on nothing else.

Only the raw words of a bit generator are used, which NumPy promises never to change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Choices = NDArray[np.uint8]
Halves = NDArray[np.uint16]
"""Whole numbers from 0 to 65,535."""

SIDES = 1 << 16


class Chance:
    """A stream of numbers for one purpose and place: ``Chance(seed, purpose, place, …)``."""

    def __init__(self, *path: int) -> None:
        self._bits = np.random.PCG64DXSM(np.random.SeedSequence(path))

    def words(self, count: int) -> NDArray[np.uint64]:
        """So many numbers of 64 bits."""
        return np.asarray(self._bits.random_raw(count), np.uint64)

    def halves(self, rows: int, columns: int) -> Halves:
        """A table of numbers of 16 bits, one row for each thing that is decided by them."""
        words = -(-rows * columns // 4)
        return self.words(words).astype("<u8", copy=False).view("<u2")[: rows * columns].reshape(rows, columns)

    def order(self, count: int) -> NDArray[np.int64]:
        """The places from 0 up to a number, shuffled."""
        return np.argsort(self.words(count), kind="stable")


def ladder(weights: Sequence[float]) -> Choices:
    """For every number of 16 bits the choice it stands for: as many numbers for each as its weight asks, to 1/65,536.

    :raises ValueError: for weights of which none is above 0, or one is below.
    """
    given = np.array(weights, np.float64)
    if given.ndim != 1 or not given.size or given.min() < 0 or not np.isfinite(given).all() or given.sum() <= 0:
        raise ValueError(weights)
    ends = np.rint(np.cumsum(given) / given.sum() * SIDES).astype(np.int64)
    return np.repeat(np.arange(len(given), dtype=np.uint8), np.diff(ends, prepend=0))


def shared(counts: NDArray[np.int64], size: int, words: NDArray[np.uint64]) -> NDArray[np.int64]:
    """How many of each kind are among ``size`` taken from ``counts`` of them: in proportion, what is left by chance.

    ``words`` are a number for each kind; the fractions of the shares are settled by them, so that small kinds are not
    always last. The sum is exact, and no kind gives more than it has.
    """
    whole = int(counts.sum())
    products = [int(count) * size for count in counts]
    found = np.array([product // whole for product in products], np.int64)
    missing = size - int(found.sum())
    keys = [_key(product % whole, whole, int(word)) for product, word in zip(products, words.tolist(), strict=True)]
    for place in sorted(range(len(keys)), key=lambda place: -keys[place])[:missing]:
        found[place] += 1
    return found


def _key(rest: int, whole: int, word: int) -> Any:
    """Random order in which what has a larger fraction comes earlier more often; what has none comes never."""
    return -1.0 if rest == 0 else ((word >> 11) / (1 << 53)) ** (whole / rest)
