"""Every pair of an English and a French state at once: rows of bits, a row an English class, a bit a French one.

A bit says whether the goal is reached with the two. Sets of pairs are then joined, cut and compared a row at a time.
Behind the classes of the ladders stand the levels that the document itself shows on some day: a language that stays as
it is has those of the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from express_entry.law.facts import Levels

from .ladders import AS_IT_IS, Ladder
from .situations import Situations

Rows = list[int]


class Side:
    """One language of a board: the levels of every place, and which places hold on which day."""

    def __init__(self, ladder: Ladder, shown: Mapping[int, Sequence[Levels]]) -> None:
        self.ladder = ladder
        self.count = len(ladder.months)
        """How many places are classes of the ladder."""
        extra = list(dict.fromkeys(levels for days in shown.values() for levels in days))
        self.levels: list[Levels | None] = [*ladder.levels, *extra]
        places = {levels: self.count + place for place, levels in enumerate(extra)}
        self.as_it_is = {months: tuple(places[levels] for levels in days) for months, days in shown.items()}
        self.besides = {
            months: tuple(places[levels] for levels in days if not _within(levels, ladder.base))
            for months, days in shown.items()
        }
        """Places of tests dated later that a further test need not exceed: they stand beside it."""
        self.tried = range(AS_IT_IS + 1, len(self.levels))

    def era(self, months: int) -> tuple[int, ...]:
        """What tells apart the days on which the document shows different levels."""
        return self.as_it_is[months]


class Board:
    """The pairs of the states of both languages."""

    def __init__(self, english: Ladder, french: Ladder, situations: Situations, furthest: int) -> None:
        days = {months: situations.shown(months) for months in range(furthest + 1)}
        self.english = Side(english, {months: shown["en"] for months, shown in days.items()})
        self.french = Side(french, {months: shown["fr"] for months, shown in days.items()})
        self.full = (1 << self.french.count) - 1
        self.without_change = 1 << AS_IT_IS

    def era(self, months: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What tells apart the days on which the document shows different levels in a language."""
        return self.english.era(months), self.french.era(months)

    def settled(self, tried: Rows, months: int) -> Rows:
        """From rows over all places to rows over the classes: what stays as it is has the levels of the day."""
        as_it_is = _bits(self.french.as_it_is[months])
        besides = _bits(self.french.besides[months])
        rows = [self._across(row, as_it_is, besides) for row in tried]
        english = self.english
        rows[AS_IT_IS] = _joined(rows[place] for place in english.as_it_is[months])
        for place in english.besides[months]:
            rows[1 : english.count] = [row | rows[place] for row in rows[1 : english.count]]
        return rows[: english.count]

    def _across(self, row: int, as_it_is: int, besides: int) -> int:
        found = row & self.full & ~self.without_change
        if row & as_it_is:
            found |= self.without_change
        return found | (self.full & ~self.without_change) if row & besides else found

    def empty(self) -> Rows:
        """No pair."""
        return [0] * self.english.count


def united(one: Rows, other: Rows) -> Rows:
    """The pairs of either."""
    return [first | second for first, second in zip(one, other, strict=True)]


def common(one: Rows, other: Rows) -> Rows:
    """The pairs of both."""
    return [first & second for first, second in zip(one, other, strict=True)]


def _bits(places: Iterable[int]) -> int:
    return _joined(1 << place for place in places)


def _joined(rows: Iterable[int]) -> int:
    found = 0
    for row in rows:
        found |= row
    return found


def _within(one: Levels, other: Levels) -> bool:
    return all(first <= second for first, second in zip(one, other, strict=True))
