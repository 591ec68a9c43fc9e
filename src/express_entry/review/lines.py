"""The lines of a score as claimed, as accepted at the invitation, and as accepted at receipt, side by side.

What a person was ranked on is the points of each line before the caps: a line counts as not held where fewer points
are accepted for it than were claimed, though the caps may leave the total as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from express_entry.law.answers import Answer, Unknown, merged, some
from express_entry.law.grid import Line, Score


class LineTest(NamedTuple):
    """One factor three times: as claimed when ranked, as an officer accepts it then, and at receipt."""

    factor: str
    claimed: Line
    accepted: Line
    at_receipt: Line

    @property
    def lost(self) -> Answer:
        """Whether less was held at the invitation than was claimed."""
        return _fewer(self.accepted, self.claimed)

    @property
    def lost_at_receipt(self) -> Answer:
        """Whether less was held at receipt than was claimed."""
        return _fewer(self.at_receipt, self.claimed)

    @property
    def gained(self) -> Answer:
        """Whether more was held at receipt than was accepted at the invitation: it repairs nothing."""
        return _fewer(self.accepted, self.at_receipt)

    @property
    def facts_differ(self) -> bool:
        """Whether the facts accepted are other than those claimed, with whatever points."""
        return not self.claimed.facts() == self.accepted.facts() == self.at_receipt.facts()


def line_tests(claimed: Score, accepted: Score, at_receipt: Score) -> tuple[LineTest, ...]:
    """Every factor of the ranking of the round, in its order."""
    then, later = _by_factor(accepted), _by_factor(at_receipt)
    return tuple(LineTest(line.factor.id, line, then[line.factor.id], later[line.factor.id]) for line in claimed.lines)


def any_lost(lines: Iterable[LineTest]) -> Answer:
    """Whether any line was not held at the invitation."""
    return some(line.lost for line in lines)


def any_lost_at_receipt(lines: Iterable[LineTest]) -> Answer:
    """Whether any line was not held at receipt."""
    return some(line.lost_at_receipt for line in lines)


def _by_factor(score: Score) -> Mapping[str, Line]:
    return {line.factor.id: line for line in score.lines}


def _fewer(one: Line, other: Line) -> Answer:
    """Whether one line has fewer points than another, where that can be told."""
    if one.most < other.least:
        return True
    if one.least >= other.most:
        return False
    return Unknown(merged((*one.needs, *other.needs)))
