"""Which pairs of language states reach a score with certain facts, under one version of the ranking.

Whatever the points are, a total never falls when one factor gives more. So for each *kind* of pair (a pair of lowest
abilities, which the combinations and the points for French read) there is a least sum of language points that reaches
the score. The law's own grid is asked for it; nothing of its arithmetic is repeated here. Where every fact is known it
is asked for what languages do not move once, and for what they do once for each kind: only sums are added up again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add
from typing import Any

from express_entry.law import Education, Factors
from express_entry.law.grid import Factor

from .boards import Board, Rows, Side
from .levelreadings import OF_LANGUAGES, Reading

NOBODY = Factors(age=0, education=Education.LESS_THAN_SECONDARY)
Pair = tuple[int, int]
Needed = tuple[int | None, ...]
"""For each kind of pair the least sum that reaches a score; None where the greatest does not."""


@dataclass
class Kind:
    """Pairs with certain lowest abilities: the points of their languages, each with a place that has them."""

    down: Mapping[int, int]
    across: Mapping[int, int]

    def __post_init__(self) -> None:
        self.amounts = sorted({points + more for points in self.down for more in self.across})
        """The sums of language points that they have, in order."""
        self.example = (next(iter(self.down.values())), next(iter(self.across.values())))

    @cached_property
    def pairs(self) -> Sequence[Pair]:
        """A pair for each sum."""
        found = {points + more: (self.down[points], self.across[more]) for points in self.down for more in self.across}
        return [found[amount] for amount in self.amounts]


class Table:
    """A board as one version of the ranking reads it in one column, with one of the languages first."""

    def __init__(self, board: Board, reading: Reading, column: int, first: str) -> None:
        self.reading, self.column, self.first = reading, column, first
        self.board = board
        english, french = board.english, board.french
        down = [self._read(english, place, "en") for place in english.tried]
        across = [self._read(french, place, "fr") for place in french.tried]
        own, others = _by_rest(down), _by_rest(across)
        self.reaching = [_reaching(across, rest) for rest in others]
        self.kinds = [Kind(points, more) for points in own.values() for more in others.values()]
        kinds = range(len(self.kinds))
        self.kinds_of = {rest: kinds[at * len(others) : (at + 1) * len(others)] for at, rest in enumerate(own)}
        self.down = list(dict.fromkeys(down))
        """What is read of English places: many are read alike."""
        found = {read: place for place, read in enumerate(self.down)}
        self.places = [found[read] for read in down]
        examples = [self._with(NOBODY, kind.example) for kind in self.kinds]
        self.languages = [_languages(factor, examples) for factor in reading.together]
        self.known: dict[Hashable, Sequence[tuple[int, ...]]] = {}
        self.caps = reading.grid.caps(column)

    def _read(self, side: Side, place: int, language: str) -> tuple[int, Hashable]:
        levels = side.levels[place]
        assert levels is not None
        read = self.reading.of(levels)
        at = self.reading.columns.index(self.column)
        return (read.own if language == self.first else read.other)[at], read.rest

    # ------------------------------------------------------------------------------------------------ what reaches it

    def rows(self, needed: Needed) -> Rows:
        """The pairs that have the sums that are needed, over all places."""
        by_rest = {rest: [needed[kind] for kind in kinds] for rest, kinds in self.kinds_of.items()}
        rows = [self._row(points, by_rest[rest]) for points, rest in self.down]
        return [0, *(rows[place] for place in self.places)]

    def _row(self, points: int, needed: Sequence[int | None]) -> int:
        row = 0
        for (amounts, masks), least in zip(self.reaching, needed, strict=True):
            if least is not None:
                place = bisect_left(amounts, least - points)
                row |= masks[place] if place < len(masks) else 0
        return row

    def needed(self, factors: Factors, goal: int) -> Needed:
        """The least sums that reach a score with certain facts."""
        if factors.unknown:
            return tuple(self._least_asked(factors, kind, goal) for kind in self.kinds)
        reading = self.reading
        alone = reading.sums(
            reading.alone, [factor.points(factor.read(factors), self.column) for factor in reading.alone]
        )
        together = zip(self._together(factors), self.kinds, strict=True)
        return tuple(self._least_added(list(map(add, alone, sums)), kind.amounts, goal) for sums, kind in together)

    def _together(self, factors: Factors) -> Sequence[tuple[int, ...]]:
        """For each kind the sums of what is not alone with certain facts."""
        others = self.reading.others(factors)
        key = tuple(others.values())
        found = self.known.get(key)
        if found is None:
            together = self.reading.together
            points = [self._points(*each, others) for each in zip(together, self.languages, strict=True)]
            found = self.known[key] = [self.reading.sums(together, of_kind) for of_kind in zip(*points, strict=True)]
        return found or [(0,) * len(self.reading.grid.sections)] * len(self.kinds)

    def _points(self, factor: Factor, languages: Sequence[tuple[Any, ...]], others: Mapping[str, Any]) -> Sequence[int]:
        """The points that a factor gives in each kind."""
        found = {}
        for read in dict.fromkeys(languages):
            values = [others.get(name, own) for name, own in zip(factor.facts, read, strict=True)]
            found[read] = factor.points(tuple(values) if len(values) > 1 else values[0], self.column)
        return [found[read] for read in languages]

    def _least_added(self, sums: list[int], amounts: Sequence[int], goal: int) -> int | None:
        """The least sum of a kind that reaches a score beside the sums of everything else."""
        total, caps, at = self.reading.grid.total, self.caps, self.reading.summed_in
        if at is None:
            return amounts[0] if total(sums, caps) >= goal else None
        own = sums[at]

        def with_languages(place: int) -> int:
            sums[at] = own + amounts[place]
            return total(sums, caps)

        return _least(amounts, with_languages, goal)

    def _least_asked(self, factors: Factors, kind: Kind, goal: int) -> int | None:
        """The least sum of a kind that reaches a score, where not every fact is known."""
        return _least(kind.amounts, lambda place: self.total(factors, kind.pairs[place]), goal)

    def total(self, factors: Factors, pair: Pair) -> int:
        """The least total with the levels of two places, by the law's own ranking."""
        return self.reading.grid.bare(self._with(factors, pair), self.column).at_least

    def _with(self, factors: Factors, pair: Pair) -> Factors:
        """The facts with the levels of two places."""
        english, french = self.board.english.levels[pair[0]], self.board.french.levels[pair[1]]
        assert english is not None
        assert french is not None
        own, other = (english, french) if self.first == "en" else (french, english)
        return factors.with_languages(self.first, own, other, factors.unknown)


def _least(amounts: Sequence[int], total: Callable[[int], int], goal: int) -> int | None:
    """The least of some sums that reaches a score; None where the greatest does not."""
    last = len(amounts) - 1
    highest = total(last)
    if highest < goal:
        return None
    # Where no cap is in the way, points are worth what they are; else the sums are halved until found.
    place = bisect_left(amounts, amounts[last] - (highest - goal))
    if place < last and total(place) < goal:
        return amounts[_halved(total, goal, place + 1, last)]
    if place > 0 and total(place - 1) >= goal:
        return amounts[_halved(total, goal, 0, place - 1)]
    return amounts[place]


def _halved(total: Callable[[int], int], goal: int, low: int, high: int) -> int:
    return low + bisect_left(range(low, high + 1), goal, key=total)


def _languages(factor: Factor, examples: Sequence[Factors]) -> Sequence[tuple[Any, ...]]:
    """What a factor reads of languages in each of some examples; None in the place of every other fact."""
    return [tuple(getattr(each, name) if name in OF_LANGUAGES else None for name in factor.facts) for each in examples]


def _by_rest(reads: Sequence[tuple[int, Hashable]]) -> Mapping[Hashable, Mapping[int, int]]:
    """By what is read beside points: the points that places have, each with one of the places."""
    found: dict[Hashable, dict[int, int]] = {}
    for place, (points, rest) in enumerate(reads, 1):
        found.setdefault(rest, {})[points] = place
    return found


def _reaching(reads: Sequence[tuple[int, Hashable]], rest: Hashable) -> tuple[Sequence[int], Sequence[int]]:
    """The amounts of points among places of a kind, in order, each with the bits of the places that have as much."""
    own = sorted(((points, place) for place, (points, kind) in enumerate(reads, 1) if kind == rest), reverse=True)
    amounts: list[int] = []
    masks: list[int] = []
    bits = 0
    for points, place in own:
        bits |= 1 << place
        if amounts and amounts[-1] == points:
            masks[-1] = bits
        else:
            amounts.append(points)
            masks.append(bits)
    return amounts[::-1], masks[::-1]
