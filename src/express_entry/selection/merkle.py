"""A tree of hashes over the leaves of a round (RFC 6962): one root for all of them, and a short path for each.

A node that has no partner goes up unchanged, which is the RFC's tree and not one in which a leaf counts twice.

A :class:`PaddedTree` has as many places for every round and a partner for every node: where there is none, a hash that
nobody without the key can tell from another. So neither its height nor a path says how many leaves there are.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

from .check_line import OTHERS_FROM, PLACES, node_hash

HEIGHT = PLACES.bit_length() - 1
"""Steps from a leaf of a padded tree to its root."""
PADDING = b"express-entry/padding@1\0"
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
