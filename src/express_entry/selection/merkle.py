"""A tree of hashes over the leaves of a round (RFC 6962): one root for all of them, and a short path for each.

A node that has no partner goes up unchanged, which is the RFC's tree and not one in which a leaf counts twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from .check_line import node_hash

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
