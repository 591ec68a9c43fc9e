"""What a round gives: who is invited, where the line fell, and each person's own line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from .instruction import Instruction
from .rows import Exclusion, Row


class Invited(NamedTuple):
    """One invitation: the rank inside the grouping, counted from 1, and the class that the person must apply in."""

    number: str
    rank: int
    program: str
    points: int
    submitted: datetime


@dataclass(frozen=True, eq=True)
class Outcome:
    """The result of a round.

    ``ranked`` is the whole grouping in its order, the invited first; ``excluded`` gives every other row of the pool
    its single reason, by profile number.
    """

    instruction: Instruction
    ranked: tuple[Row, ...]
    invited: tuple[Invited, ...]
    excluded: Mapping[str, Exclusion]

    @property
    def cutoff(self) -> int | None:
        """The lowest score invited; None where nobody is."""
        return self.invited[-1].points if self.invited else None

    @property
    def tie_break(self) -> datetime | None:
        """The submission instant of the last person invited; None where nobody is.

        At the cut-off, whoever submitted at or before it is invited. A round that names a score has none.
        """
        if self.instruction.points_from is not None or not self.invited:
            return None
        return self.invited[-1].submitted

    @cached_property
    def tied_in(self) -> int:
        """How many of the invited have the score of the cut-off."""
        return sum(item.points == self.cutoff for item in self.invited)

    @cached_property
    def tied_out(self) -> int:
        """How many have the score of the cut-off and are not invited."""
        return sum(row.points == self.cutoff for row in self.ranked[len(self.invited) :])

    @property
    def exhausted(self) -> bool:
        """Whether the grouping held fewer people than the round might invite.

        The published lowest score then shut nobody out.
        """
        most = self.instruction.invitations
        return most is not None and len(self.ranked) < most

    @property
    def decided_by_number(self) -> bool:
        """Whether the last invited and the first left out have the same points and the same instant of submission.

        Only then does the profile number, a technical key, decide who is invited.
        """
        many = len(self.invited)
        if not 0 < many < len(self.ranked):
            return False
        last, first_out = self.ranked[many - 1], self.ranked[many]
        return (last.points, last.submitted) == (first_out.points, first_out.submitted)

    @cached_property
    def exclusions(self) -> Mapping[Exclusion, int]:
        """How many rows each reason kept out, in the order of the reasons."""
        counted = Counter(self.excluded.values())
        return {reason: counted[reason] for reason in Exclusion if counted[reason]}

    @cached_property
    def by_program(self) -> Mapping[str, int]:
        """How many are invited in each class, in the order of the classes."""
        counted = Counter(item.program for item in self.invited)
        return {program: counted[program] for program in self.instruction.class_order if counted[program]}

    @cached_property
    def by_points(self) -> Mapping[int, int]:
        """How many are invited at each score, the highest first."""
        return dict(Counter(item.points for item in self.invited))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each row of the grouping in the ranking, counted from 0, by profile number."""
        return {row.number: place for place, row in enumerate(self.ranked)}


class Line(NamedTuple):
    """One person's own line: in or out, why not, and how far from the line.

    ``margin`` is points above the cut-off, negative below it. ``ahead`` is how long before the tie-break the profile
    was submitted, negative after it, and stated only where the points equal the cut-off: the tie-break decides nothing
    else.
    """

    number: str
    invited: bool
    exclusion: Exclusion | None
    rank: int | None
    program: str | None
    margin: int | None
    ahead: timedelta | None


def line_of(outcome: Outcome, number: str) -> Line | None:
    """The line of one profile; None where the pool did not hold it."""
    if number in outcome.excluded:
        return Line(number, False, outcome.excluded[number], None, None, None, None)
    place = outcome.places.get(number)
    if place is None:
        return None
    row = outcome.ranked[place]
    invited = outcome.invited[place] if place < len(outcome.invited) else None
    assert row.points is not None
    margin = None if outcome.cutoff is None else row.points - outcome.cutoff
    ahead = outcome.tie_break - row.submitted if outcome.tie_break is not None and margin == 0 else None
    program = invited.program if invited is not None else None
    return Line(number, invited is not None, None, place + 1, program, margin, ahead)
