"""Every pair of an English and a French state at once: rows of bits, a row an English class, a bit a French one.

A bit says whether the goal is reached with the two. Sets of pairs are then joined, cut and compared all at once.
Behind the classes of the ladders stand the levels that the document itself shows on some day: a language that stays as
it is has those of the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from struct import Struct

from express_entry.law.facts import Levels

from .ladders import AS_IT_IS, Ladder
from .situations import Situations

Rows = list[int]
"""A row for each English place, a bit in it for each French one."""
Pairs = int
"""The rows of the classes one behind the other, as one number: to join, cut and compare takes one step for all."""
WITHOUT_CHANGE = 1 << AS_IT_IS
"""The pair in which both languages stay as they are, and in a row the French that does."""


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
    """The pairs of the states of both languages: those of a goal, and those that are ready on a day."""

    def __init__(self, english: Ladder, french: Ladder, situations: Situations, furthest: int) -> None:
        days = {months: situations.shown(months) for months in range(furthest + 1)}
        self.english = Side(english, {months: shown["en"] for months, shown in days.items()})
        self.french = Side(french, {months: shown["fr"] for months, shown in days.items()})
        self.full = (1 << self.french.count) - 1
        self.bytes = (self.french.count + 7) // 8
        """Bytes of a row where rows stand one behind the other."""
        self._rows, self._no_row = Struct(f"{self.bytes}s"), bytes(self.bytes)
        self._known: dict[Pairs, Rows] = {}
        self.every = self._joined([self.full] * self.english.count)
        self._ready = self._pairs_by_day()
        self._days: dict[int, Sequence[tuple[int, Pairs]]] = {}

    def era(self, months: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What tells apart the days on which the document shows different levels in a language."""
        return self.english.era(months), self.french.era(months)

    def settled(self, tried: Rows, months: int) -> Pairs:
        """From rows over all places to the pairs of classes: what stays as it is has the levels of the day."""
        as_it_is = _bits(self.french.as_it_is[months])
        besides = _bits(self.french.besides[months])
        known = {row: self._across(row, as_it_is, besides) for row in set(tried)}
        english = self.english
        rows = [known[row] for row in tried[: english.count]]
        rows[AS_IT_IS] = _joined(known[tried[place]] for place in english.as_it_is[months])
        for place in english.besides[months]:
            rows[1:] = [row | known[tried[place]] for row in rows[1:]]
        return self._joined(rows)

    def _across(self, row: int, as_it_is: int, besides: int) -> int:
        found = row & self.full & ~WITHOUT_CHANGE
        if row & as_it_is:
            found |= WITHOUT_CHANGE
        return found | (self.full & ~WITHOUT_CHANGE) if row & besides else found

    def _joined(self, rows: Sequence[int]) -> Pairs:
        known = {row: row.to_bytes(self.bytes, "little") for row in set(rows)}
        return int.from_bytes(b"".join([known[row] for row in rows]), "little")

    def rows(self, pairs: Pairs) -> Iterator[tuple[int, int]]:
        """The English classes that some pairs have, each with its row."""
        count = -(-pairs.bit_length() // (8 * self.bytes))
        for place, (row,) in enumerate(self._rows.iter_unpack(pairs.to_bytes(self.bytes * count, "little"))):
            if row != self._no_row:
                yield place, int.from_bytes(row, "little")

    def all_rows(self, pairs: Pairs) -> Rows:
        """A row for each English class, told once of the same pairs."""
        found = self._known.get(pairs)
        if found is None:
            whole = self._rows.iter_unpack(pairs.to_bytes(self.bytes * self.english.count, "little"))
            found = self._known[pairs] = [int.from_bytes(row, "little") for (row,) in whole]
        return found

    # ------------------------------------------------------------------------------------------------- when it is ready

    def days(self, months: int) -> Sequence[tuple[int, Pairs]]:
        """The days on which pairs are ready where nothing else is before some months, each with the pairs it is of."""
        found = self._days.get(months)
        if found is None:
            by_then = _joined(pairs for day, pairs in self._ready.items() if day <= months)
            later = [(day, pairs) for day, pairs in self._ready.items() if day > months]
            found = self._days[months] = [(months, by_then), *later]
        return found

    def _pairs_by_day(self) -> Mapping[int, Pairs]:
        """The pairs by the months that the slower of their languages takes."""
        english, french = self.english.ladder.months, self.french.ladder.months
        exactly: dict[int, int] = {}
        for place, lead in enumerate(french):
            exactly[lead] = exactly.get(lead, 0) | 1 << place
        found = {}
        for day in sorted({*english, *french}):
            by_then = _joined(row for lead, row in exactly.items() if lead <= day)
            on_day = exactly.get(day, 0)
            found[day] = self._joined([by_then if lead == day else on_day if lead < day else 0 for lead in english])
        return found


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
