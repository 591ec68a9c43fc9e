"""A tree of hashes over the leaves of a round (RFC 6962): one root for all of them, and a short path for each.

A node that has no partner goes up unchanged, which is the RFC's tree and not one in which a leaf counts twice.

A :class:`PaddedTree` has as many places for every round and a partner for every node: where there is none, a hash that
nobody without the key can tell from another. So neither its height nor a path says how many leaves there are. In a
:class:`ScatteredTree` those who are not ranked do not stand one behind the other, so neither does the place of a leaf.
"""

from __future__ import annotations

import hashlib
import hmac
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from .check_line import OTHERS_FROM, PLACES, node_hash

HEIGHT = PLACES.bit_length() - 1
"""Steps from a leaf of a padded tree to its root."""
PADDING = b"express-entry/padding@1\0"
Leaf = tuple[int, bytes]
"""A place in a half, and the hash of the leaf that is there."""
Pad = Callable[[int, int], bytes]
"""The padding at a level and a place of a half."""
EMPTY = hashlib.sha256(b"").digest()
"""The root of no leaves."""


class Tree:
    """The tree over hashes of leaves, with every level kept, so that a path costs a step for each level."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self.levels = [list(leaves)]
        while len(self.levels[-1]) > 1:
            self.levels.append(_above(self.levels[-1]))

    @property
    def root(self) -> bytes:
        """The hash that stands for all leaves in their order."""
        return self.levels[-1][0] if self.levels[-1] else EMPTY

    def path(self, index: int) -> list[bytes]:
        """The hashes beside the way from a leaf to the root, from below.

        :raises IndexError: where there is no such leaf.
        """
        if not 0 <= index < len(self.levels[0]):
            raise IndexError(index)
        found = []
        for level in self.levels[:-1]:
            beside = index ^ 1
            if beside < len(level):
                found.append(level[beside])
            index >>= 1
        return found


def _above(level: list[bytes]) -> list[bytes]:
    pairs = [node_hash(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
    return pairs + level[-1:] if len(level) % 2 else pairs


def padding(key: bytes, level: int, index: int) -> bytes:
    """The hash at a place of a padded tree under which there is no leaf; level 0 is that of the leaves."""
    return hmac.digest(key, PADDING + bytes([level]) + index.to_bytes(8, "big"), "sha256")


def padding_of_half(key: bytes, half: int) -> Pad:
    """The paddings of one half: of :func:`padding`, by their places in the half."""
    digest, heads = hmac.digest, [PADDING + bytes([level]) for level in range(HEIGHT)]

    def pad(level: int, place: int) -> bytes:
        return digest(key, heads[level] + ((half << HEIGHT - 1 - level) + place).to_bytes(8, "big"), "sha256")

    return pad


class PaddedTree:
    """The tree over the leaves of those who are ranked, and from :data:`OTHERS_FROM` on of those who are not."""

    def __init__(self, ranked: Sequence[bytes], others: Sequence[bytes], key: bytes) -> None:
        self.key = key
        self.halves = (self._half(list(ranked), 0), self._half(list(others), 1))
        self.tops = (self._top(0), self._top(1))

    @property
    def root(self) -> bytes:
        """The hash that stands for all leaves in their places."""
        return node_hash(*self.tops)

    def path(self, index: int) -> list[bytes]:
        """The hashes beside the way from a leaf to the root, from below: as many for every leaf of every round.

        :raises IndexError: where there is no such leaf.
        """
        half, place = divmod(index, OTHERS_FROM)
        if not 0 <= index < PLACES or place >= len(self.halves[half][0]):
            raise IndexError(index)
        found = []
        for level in range(HEIGHT - 1):
            beside, row = place ^ 1, self.halves[half][level]
            found.append(row[beside] if beside < len(row) else self.pad(half, level, beside))
            place >>= 1
        return [*found, self.tops[1 - half]]

    def pad(self, half: int, level: int, place: int) -> bytes:
        """The padding at a place of one half."""
        return padding(self.key, level, (half << HEIGHT - 1 - level) + place)

    def _half(self, leaves: list[bytes], half: int) -> list[list[bytes]]:
        levels = [leaves]
        for level in range(HEIGHT - 1 if leaves else 0):
            below = levels[-1]
            even = [*below, self.pad(half, level, len(below))] if len(below) % 2 else below
            levels.append(_above(even))
        return levels

    def _top(self, half: int) -> bytes:
        levels = self.halves[half]
        return levels[-1][0] if levels[0] else self.pad(half, HEIGHT - 1, 0)


class ScatteredTree(PaddedTree):
    """A padded tree in which each of those who are not ranked has a place of its own, drawn among all of its half.

    Of their half only the upper levels are kept (:attr:`upper`): as many that every node of the lowest has but a few
    leaves under it, from which what is below is worked out where it is asked for.
    """

    def __init__(self, ranked: Sequence[bytes], others: Mapping[int, bytes], key: bytes) -> None:
        self.key = key
        self.halves = (self._half(list(ranked), 0), [])
        self.others: list[Leaf] = sorted(others.items())
        self.low = low_of(len(self.others))
        self._pad_other = padding_of_half(key, 1)
        self.upper = self._upper()
        self.tops = (self._top(0), self.upper[-1][0])

    def path(self, index: int) -> list[bytes]:
        """As that of a padded tree."""
        half, place = divmod(index, OTHERS_FROM)
        if half != 1:
            return super().path(index)
        at = bisect_left(self.others, (place,))
        if at == len(self.others) or self.others[at][0] != place:
            raise IndexError(index)
        found = beside_below(_between(self.others, place >> self.low, self.low), place, self.low, self._pad_other)
        for row, level in zip(self.upper[:-1], range(self.low, HEIGHT - 1), strict=True):
            found.append(row[(place >> level) ^ 1])
        return [*found, self.tops[0]]

    def _upper(self) -> list[list[bytes]]:
        """The levels of the other half from the lowest that is kept up to the one node over all of it."""
        buckets: list[list[Leaf]] = [[] for _ in range(1 << HEIGHT - 1 - self.low)]
        for place, leaf in self.others:
            buckets[place >> self.low].append((place, leaf))
        levels = [[over(some, self.low, at, self._pad_other) for at, some in enumerate(buckets)]]
        filled = [bool(some) for some in buckets]
        while len(filled) > 1:
            filled = [one or other for one, other in zip(filled[::2], filled[1::2], strict=True)]
            level, row = self.low + len(levels), _above(levels[-1])
            levels.append([node if filled[at] else self._pad_other(level, at) for at, node in enumerate(row)])
        return levels


def low_of(leaves: int) -> int:
    """The lowest level that is kept of a half with so many scattered leaves: from two to four of them under a node."""
    return HEIGHT - 1 - max(0, leaves.bit_length() - 2)


def over(leaves: Sequence[Leaf], level: int, index: int, pad: Pad) -> bytes:
    """The node over some leaves in the order of their places: at a level, so many nodes from the left."""
    if not leaves:
        return pad(level, index)
    if len(leaves) == 1 or not level:
        place, found = leaves[0]
        for below in range(level):
            at = place >> below
            beside = pad(below, at ^ 1)
            found = node_hash(beside, found) if at & 1 else node_hash(found, beside)
        return found
    left = bisect_left(leaves, ((2 * index + 1) << level - 1,))
    return node_hash(over(leaves[:left], level - 1, 2 * index, pad), over(leaves[left:], level - 1, 2 * index + 1, pad))


def beside_below(leaves: Sequence[Leaf], place: int, level: int, pad: Pad) -> list[bytes]:
    """The hashes beside the way from a place up to a level, by the leaves under the node there."""
    indexes = [(place >> each) ^ 1 for each in range(level)]
    return [over(_between(leaves, index, each), each, index, pad) for each, index in enumerate(indexes)]


def _between(leaves: Sequence[Leaf], index: int, level: int) -> Sequence[Leaf]:
    """Those of some leaves that are under a node."""
    return leaves[bisect_left(leaves, (index << level,)) : bisect_left(leaves, ((index + 1) << level,))]
