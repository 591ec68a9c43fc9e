"""What came of scoring a pool under two laws: plain numbers, whole and by group.

Sums are whole numbers; means are made from them where somebody reads them. Nothing here needs arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from express_entry.history.distribution import NARROW_BANDS, TENS, WIDE_BANDS, Band
from express_entry.law import Law, Reason, Text


class Side(NamedTuple):
    """One of the two laws: the law of a day, of the package or with a file laid over it.

    ``law`` is the one whose points count: on a day in a gap, where the last known rules were asked for, the last known.
    """

    day: date
    file: str | None
    law: Law
    in_force: bool

    def to_json(self) -> dict[str, object]:
        """The law by what identifies it."""
        return {
            "day": self.day.isoformat(),
            "file": self.file,
            "crs": self.law.crs_version,
            "fingerprint": self.law.fingerprint,
            "last_known_rules": not self.in_force,
        }


class Measures(NamedTuple):
    """Some people under both laws: how many gain and lose, the sums of their points, and the differences between.

    ``gained`` is the sum of what the gainers gain; ``least`` and ``most`` are the extreme differences, None of nobody.
    """

    people: int = 0
    gain: int = 0
    lose: int = 0
    before: int = 0
    after: int = 0
    gained: int = 0
    least: int | None = None
    most: int | None = None

    @property
    def same(self) -> int:
        """How many have as many points under either law."""
        return self.people - self.gain - self.lose

    @property
    def difference(self) -> int:
        """The sum of the differences."""
        return self.after - self.before

    @property
    def lost(self) -> int:
        """The sum of what the losers lose."""
        return self.gained - self.difference

    def mean(self, amount: int) -> float | None:
        """A sum by the number of people; None of nobody."""
        return amount / self.people if self.people else None

    def to_json(self) -> dict[str, object]:
        """Every figure, means to four decimals."""
        means = {name: self.mean(getattr(self, name)) for name in ("before", "after", "difference")}
        return {
            "people": self.people,
            "gain": self.gain,
            "lose": self.lose,
            "same": self.same,
            "sum_before": self.before,
            "sum_after": self.after,
            "sum_difference": self.difference,
            "points_gained": self.gained,
            "points_lost": self.lost,
            **{f"mean_{name}": None if mean is None else round(mean, 4) for name, mean in means.items()},
            "least_difference": self.least,
            "most_difference": self.most,
        }


def together(parts: Iterable[Measures]) -> Measures:
    """Several groups that share nobody as one."""
    items = [part for part in parts if part.people]
    if not items:
        return Measures()
    return Measures(
        people=sum(item.people for item in items),
        gain=sum(item.gain for item in items),
        lose=sum(item.lose for item in items),
        before=sum(item.before for item in items),
        after=sum(item.after for item in items),
        gained=sum(item.gained for item in items),
        least=min(item.least for item in items if item.least is not None),
        most=max(item.most for item in items if item.most is not None),
    )


class Part(NamedTuple):
    """A factor or a subtotal: its points under both laws, and which of them give points for it at all.

    The points of a factor are before the caps of its pair and section; those of a subtotal are after them.
    """

    id: str
    title: Text
    kind: Literal["factor", "subtotal"]
    before: bool
    after: bool
    measures: Measures


class Group(NamedTuple):
    """The people with a flag: eligible for a program, or in a category."""

    kind: Literal["program", "category"]
    id: str
    title: Text
    measures: Measures


class Line(NamedTuple):
    """Where the line of a round falls under one law.

    ``tie_break`` is the instant of the last person invited, None where the pool does not state instants. ``tied_in``
    and ``tied_out`` count those at the cut-off who are invited and who are not.
    """

    invited: int
    cutoff: int | None
    tie_break: datetime | None
    tied_in: int
    tied_out: int

    def to_json(self) -> dict[str, object]:
        """The line as a JSON object."""
        tie_break = None
        if self.tie_break is not None:
            tie_break = self.tie_break.replace(tzinfo=None).isoformat() + "Z"
        return {**self._asdict(), "tie_break": tie_break}


class CutOff(NamedTuple):
    """A round for so many invitations in a grouping, under both laws.

    ``newly`` are invited under the second law alone, ``no_longer`` under the first alone. Where nobody can say who of
    those at the cut-off is invited, both are None, and the least that is sure stands beside them.
    """

    kind: Literal["everyone", "program", "category"]
    id: str
    title: Text
    invitations: int
    people: int
    before: Line
    after: Line
    newly: int | None
    no_longer: int | None
    newly_at_least: int
    no_longer_at_least: int

    def to_json(self) -> dict[str, object]:
        """The round as a JSON object, without words."""
        return {
            "kind": self.kind,
            "id": self.id,
            "invitations": self.invitations,
            "people": self.people,
            "before": self.before.to_json(),
            "after": self.after.to_json(),
            "newly_invited": self.newly,
            "no_longer_invited": self.no_longer,
            "newly_invited_at_least": self.newly_at_least,
            "no_longer_invited_at_least": self.no_longer_at_least,
        }


Moves = Mapping[tuple[Band, Band], int]
"""People by their bands before and after."""


@dataclass(frozen=True)
class Impact:
    """Everything that is known of a pool under two laws.

    ``bands`` is by the narrow bands of the score before; ``spread`` is how many have which difference.
    """

    pool: str
    set_aside: int
    before: Side
    after: Side
    whole: Measures
    bands: Mapping[Band, Measures]
    moves: Moves
    spread: Mapping[int, int]
    parts: tuple[Part, ...]
    groups: tuple[Group, ...]
    cut_offs: tuple[CutOff, ...]
    remarks: tuple[Reason, ...]
    notices: tuple[Reason, ...]
    """What must be known before a figure is read: a law that is supposed, not in force, or not that of its day."""

    @property
    def wide_bands(self) -> dict[Band, Measures]:
        """By the bands that together are the whole pool."""
        return {wide: together(self.bands[narrow] for narrow in TENS.get(wide, (wide,))) for wide in WIDE_BANDS}

    @property
    def wide_moves(self) -> dict[tuple[Band, Band], int]:
        """People by their wide bands before and after; every pair is there."""
        found = {(one, other): 0 for one in WIDE_BANDS for other in WIDE_BANDS}
        for (one, other), people in self.moves.items():
            found[_WIDE[one], _WIDE[other]] += people
        return found

    @property
    def parts_that_change(self) -> tuple[Part, ...]:
        """The factors and subtotals that anybody has other points for."""
        return tuple(part for part in self.parts if part.measures.gain or part.measures.lose)


_WIDE = {narrow: wide for wide in WIDE_BANDS for narrow in TENS.get(wide, (wide,))}
assert set(_WIDE) == set(NARROW_BANDS)
