"""The leaves of a round's tree: each person's own line, salted so that nobody can try out another's.

The leaves of those who are ranked stand in the order of the ranking, so that the place of a leaf is its rank and no two
people can be shown the same one. Those who are not ranked stand behind them: since version 3 of a result from a place
on that is the same for every round (:class:`~.merkle.PaddedTree`), in an order of its own under the round's key, and
since version 4 each at a place of its own, drawn under that key (:class:`~.merkle.ScatteredTree`), so that no place
says how many others there are. Before version 3 it was the order of their salts, and a salt beside a place told of it.
"""

from __future__ import annotations

import hmac
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from .check_line import OTHERS_FROM, PLACES, leaf_hash
from .documents import instant_text
from .merkle import PaddedTree, ScatteredTree, Tree
from .outcome import Outcome
from .rows import Exclusion, Row

SALT = b"express-entry/leaf-salt@1\0"
ORDER = b"express-entry/leaf-order@1\0"
PLACE = b"express-entry/leaf-place@1\0"


class Layout(Enum):
    """How the leaves stand in the tree."""

    CLOSE = "close"
    """One behind the other, all of them."""
    PADDED = "padded"
    """Those who are ranked, and from a place on that is always the same the others, one behind the other."""
    SCATTERED = "scattered"
    """As before, and the others at places that are drawn."""


# The same bytes as check_line.canonical, without making an encoder for each of many lines.
_encoded = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode


def salt_of(key: bytes, number: str) -> bytes:
    """The salt of one person's leaf: HMAC-SHA256 of the number under the round's key."""
    return hmac.digest(key, SALT + number.encode(), "sha256")


def places_drawn(key: bytes, rows: Iterable[Row]) -> dict[str, int]:
    """A place for each of those who are not ranked, drawn by HMAC-SHA256 of their number under the round's key.

    Where it is taken it is drawn again, in the order of the rows: no place says how many there are.
    """
    found: dict[int, str] = {}
    for row in rows:
        name, turn = row.number.encode(), 0
        while (place := _drawn(key, name, turn)) in found:
            turn += 1
        found[place] = row.number
    return {number: place for place, number in found.items()}


def _drawn(key: bytes, name: bytes, turn: int) -> int:
    digest = hmac.digest(key, PLACE + turn.to_bytes(4, "big") + name, "sha256")
    return int.from_bytes(digest[:8], "big") % OTHERS_FROM


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
    layout: Layout

    @cached_property
    def salted(self) -> list[tuple[Row, bytes]]:
        """Every row of the pool with its salt, in the order of the leaves, the ranked first."""
        outside = self.outcome.excluded
        ranked = [(row, salt_of(self.key, row.number)) for row in self.outcome.ranked]
        others = [(row, salt_of(self.key, row.number)) for row in self.rows if row.number in outside]
        if self.layout is Layout.SCATTERED:
            return ranked + sorted(others, key=lambda pair: self.drawn[pair[0].number])
        return ranked + sorted(others, key=self._order)

    @cached_property
    def drawn(self) -> dict[str, int]:
        """The place, in their half of a scattered tree, of each who is not ranked."""
        outside = self.outcome.excluded
        return places_drawn(self.key, (row for row in self.rows if row.number in outside))

    @cached_property
    def _others(self) -> list[int]:
        return sorted(self.drawn.values())

    def _order(self, pair: tuple[Row, bytes]) -> bytes:
        """What somebody who is not ranked stands by: in a padded tree nothing that a proof shows."""
        row, salt = pair
        return salt if self.layout is Layout.CLOSE else hmac.digest(self.key, ORDER + row.number.encode(), "sha256")

    @cached_property
    def tree(self) -> Tree | PaddedTree:
        """The tree over all leaves."""
        hashes, many = list(self._hashes()), len(self.outcome.ranked)
        if self.layout is Layout.CLOSE:
            return Tree(hashes)
        if self.layout is Layout.PADDED:
            return PaddedTree(hashes[:many], hashes[many:], self.key)
        return ScatteredTree(hashes[:many], dict(zip(self._others, hashes[many:], strict=True)), self.key)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each leaf, counted from 0, by profile number."""
        return {row.number: self._place(at) for at, (row, _) in enumerate(self.salted)}

    @property
    def many(self) -> int:
        """How many places the tree has."""
        return len(self.salted) if self.layout is Layout.CLOSE else PLACES

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
        behind = at - len(self.outcome.ranked)
        if behind < 0 or self.layout is Layout.CLOSE:
            return at
        return OTHERS_FROM + (behind if self.layout is Layout.PADDED else self._others[behind])

    def _at(self, place: int) -> tuple[Row, bytes]:
        if place < OTHERS_FROM or self.layout is Layout.CLOSE:
            return self.salted[place]
        behind = place - OTHERS_FROM
        at = behind if self.layout is Layout.PADDED else bisect_left(self._others, behind)
        return self.salted[len(self.outcome.ranked) + at]
