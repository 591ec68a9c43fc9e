"""Which pairs of language states reach a score with certain facts, under one version of the ranking.

Whatever the points are, a total never falls when one factor gives more. So for each *kind* of pair (a pair of lowest
abilities, which the combinations and the points for French read) there is a least sum of language points that reaches
the score. The law's own grid is asked for it; nothing of its arithmetic is repeated here. Where every fact is known it
is asked for what languages do not move once, and for what they do once for each kind: only sums are added up again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from express_entry.law import Factors

from .boards import Board, Rows, Side
from .levelreadings import Reading

Pair = tuple[int, int]
Needed = tuple[int | None, ...]
"""For each kind of pair the least sum that reaches a score; None where the greatest does not."""


class Kind(NamedTuple):
    """The sums of language points that pairs with certain lowest abilities have, in order, with a pair for each."""

    amounts: Sequence[int]
    pairs: Sequence[Pair]


class Table:
    """A board as one version of the ranking reads it in one column, with one of the languages first."""

    def __init__(self, board: Board, reading: Reading, column: int, first: str) -> None:
        self.reading, self.column, self.first = reading, column, first
        self.board = board
        english, french = board.english, board.french
        down = [self._read(english, place, "en") for place in english.tried]
        across = [self._read(french, place, "fr") for place in french.tried]
        rests = dict.fromkeys(rest for _, rest in across)
        self.reaching = [_reaching(across, rest) for rest in rests]
        kinds = self._kinds(down, across)
        self.kinds = list(kinds.values())
        order = {rest: place for place, rest in enumerate(kinds)}
        self.down = list(dict.fromkeys(down))
        """What is read of English places: many are read alike."""
        self.kinds_of = {rest: [order[rest, other] for other in rests] for rest in dict.fromkeys(r for _, r in down)}
        found = {read: place for place, read in enumerate(self.down)}
        self.places = [found[read] for read in down]
        self.known: dict[Hashable, Sequence[Mapping[str, int]]] = {}

    def _read(self, side: Side, place: int, language: str) -> tuple[int, Hashable]:
        levels = side.levels[place]
        assert levels is not None
        read = self.reading.of(levels)
        at = self.reading.columns.index(self.column)
        return (read.own if language == self.first else read.other)[at], read.rest

    def _kinds(
        self, english: Sequence[tuple[int, Hashable]], french: Sequence[tuple[int, Hashable]]
    ) -> Mapping[tuple[Hashable, Hashable], Kind]:
        down = {read: place for place, read in enumerate(english, 1)}
        across = {read: place for place, read in enumerate(french, 1)}
        found: dict[tuple[Hashable, Hashable], dict[int, Pair]] = {}
        for (points, rest), (more, others) in product(down, across):
            found.setdefault((rest, others), {})[points + more] = (down[points, rest], across[more, others])
        return {rest: Kind(sorted(pairs), [pairs[amount] for amount in sorted(pairs)]) for rest, pairs in found.items()}

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
            totals = [lambda place, pairs=kind.pairs: self.total(factors, pairs[place]) for kind in self.kinds]
        else:
            alone = self.reading.sums(self.reading.alone, factors, self.column)
            together = zip(self._together(factors), self.kinds, strict=True)
            totals = [partial(self._added, alone, sums, kind.amounts) for sums, kind in together]
        return tuple(_least(kind, total, goal) for kind, total in zip(self.kinds, totals, strict=True))

    def _together(self, factors: Factors) -> Sequence[Mapping[str, int]]:
        """For each kind the sums of what is not alone with certain facts."""
        key = self.reading.others(factors)
        found = self.known.get(key)
        if found is None:
            examples = [self._with(factors, kind.pairs[0]) for kind in self.kinds]
            reading = self.reading
            found = self.known[key] = [reading.sums(reading.together, each, self.column) for each in examples]
        return found

    def _added(self, alone: Mapping[str, int], together: Mapping[str, int], amounts: Sequence[int], place: int) -> int:
        """The total with one of the sums of a kind."""
        sums = {name: amount + together[name] for name, amount in alone.items()}
        if self.reading.section is not None:
            sums[self.reading.section] += amounts[place]
        return self.reading.grid.capped(sums, self.column)[1]

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


def _least(kind: Kind, total: Callable[[int], int], goal: int) -> int | None:
    """The least sum of a kind that reaches a score; None where the greatest does not."""
    amounts = kind.amounts
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
