"""The leaves of a round's tree: each person's own line, salted so that nobody can try out another's.

The leaves of those who are ranked stand in the order of the ranking, so that the place of a leaf is its rank and no two
people can be shown the same one. Those who are not ranked follow; since version 3 of a result in an order of its own
under the round's key, from a place on that is the same for every round (:class:`~.merkle.PaddedTree`). Before, it was
the order of their salts, and a salt beside a place told about how many there are.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .check_line import OTHERS_FROM, PLACES, leaf_hash
from .documents import instant_text
from .merkle import PaddedTree, Tree
from .outcome import Outcome
from .rows import Exclusion, Row

SALT = b"express-entry/leaf-salt@1\0"
ORDER = b"express-entry/leaf-order@1\0"

# The same bytes as check_line.canonical, without making an encoder for each of many lines.
_encoded = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode


def salt_of(key: bytes, number: str) -> bytes:
    """The salt of one person's leaf: HMAC-SHA256 of the number under the round's key."""
    return hmac.digest(key, SALT + number.encode(), "sha256")


def line_tree(row: Row, place: int, reason: Exclusion | None, program: str | None) -> dict[str, Any]:
    """What a leaf says: ``program`` is that of the invitation, None for whoever has none."""
    return {
        "number": row.number,
        "invited": program is not None,
        "rank": place + 1 if reason is None else None,
        "program": program,
        "points": row.points,
        "submitted": instant_text(row.submitted),
        "exclusion": reason.value if reason is not None else None,
    }


@dataclass(frozen=True)
class Leaves:
    """The leaves of one outcome under the key of its round; ``rows`` are those of the whole pool."""

    outcome: Outcome
    rows: tuple[Row, ...]
    key: bytes
    padded: bool
    """Whether the tree hides how many leaves it has."""

    @cached_property
    def salted(self) -> list[tuple[Row, bytes]]:
        """Every row of the pool with its salt, in the order of the leaves, the ranked first."""
        outside = self.outcome.excluded
        ranked = [(row, salt_of(self.key, row.number)) for row in self.outcome.ranked]
        others = [(row, salt_of(self.key, row.number)) for row in self.rows if row.number in outside]
        return ranked + sorted(others, key=self._order)

    def _order(self, pair: tuple[Row, bytes]) -> bytes:
        """What somebody who is not ranked stands by: in a padded tree nothing that a proof shows."""
        row, salt = pair
        return hmac.digest(self.key, ORDER + row.number.encode(), "sha256") if self.padded else salt

    @cached_property
    def tree(self) -> Tree | PaddedTree:
        """The tree over all leaves."""
        hashes, many = list(self._hashes()), len(self.outcome.ranked)
        return PaddedTree(hashes[:many], hashes[many:], self.key) if self.padded else Tree(hashes)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each leaf, counted from 0, by profile number."""
        return {row.number: self._place(at) for at, (row, _) in enumerate(self.salted)}

    @property
    def many(self) -> int:
        """How many places the tree has."""
        return PLACES if self.padded else len(self.salted)

    def salt(self, place: int) -> bytes:
        """The salt of the leaf at a place."""
        return self._at(place)[1]

    def line(self, place: int) -> dict[str, Any]:
        """What the leaf at a place says of its person, and of nobody else."""
        row, outcome = self._at(place)[0], self.outcome
        invited = outcome.invited[place] if place < len(outcome.invited) else None
        return line_tree(row, place, outcome.excluded.get(row.number), None if invited is None else invited.program)

    def _hashes(self) -> Iterator[bytes]:
        for at, (_, salt) in enumerate(self.salted):
            yield leaf_hash(salt, _encoded(self.line(self._place(at))).encode("ascii"))

    def _place(self, at: int) -> int:
        """The place of a leaf in the tree, by its place in the order of all."""
        ranked = len(self.outcome.ranked)
        return OTHERS_FROM + at - ranked if self.padded and at >= ranked else at

    def _at(self, place: int) -> tuple[Row, bytes]:
        ranked = len(self.outcome.ranked)
        return self.salted[ranked + place - OTHERS_FROM if self.padded and place >= OTHERS_FROM else place]
