"""Which pairs of language states reach a score: found by asking the ranking, as few times as will do.

Whatever the points are, a total never falls when one factor gives more. So for each pair of *lowest abilities* (which
the combinations and the points for French read) there is a least sum of language points that reaches the score. The
law's own grid is asked for it; nothing of its arithmetic is repeated here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from express_entry.law import Factors
from express_entry.law.facts import TOP_LEVELS, Levels
from express_entry.law.grid import Factor, Grid
from express_entry.profile.family import scored_with_spouse
from express_entry.profile.languages import LANGUAGES

from .boards import Board, Pairs, Rows, Side, common, united
from .feasible import Plan
from .ladders import LawOfLevels
from .situations import Situations

OWN, OTHER = "clb_first", "clb_second"
LOWEST = frozenset({"clb_first_lowest", "english_lowest", "french_lowest"})
LEVELS = range(TOP_LEVELS[0] + 1)
MOST_OF_OTHER_FACTS = range(64)
"""Values of a fact that stands beside a lowest ability in a combination: levels of education, years, yes and no."""

Pair = tuple[int, int]


class Read(NamedTuple):
    """What the ranking reads of four levels: points as the first and as the second language by column, and the rest."""

    own: tuple[int, ...]
    other: tuple[int, ...]
    rest: Hashable


class Reading:
    """What one version of the ranking reads of languages."""

    def __init__(self, grid: Grid, columns: Sequence[int]) -> None:
        self.grid, self.columns = grid, columns
        languages = [item for item in grid.factors if item.facts in ((OWN,), (OTHER,))]
        section = next((item.section for item in languages if item.group is None), None)
        summed = [item for item in languages if item.group is None and item.section == section]
        self.own = [item for item in summed if item.facts == (OWN,)]
        self.other = [item for item in summed if item.facts == (OTHER,)]
        self.apart = [item for item in languages if item not in summed]
        self.lowest = lowest_classes([item for item in grid.factors if LOWEST & set(item.facts)])
        self.known: dict[tuple[int, ...], Read] = {}

    def of(self, levels: Levels) -> Read:
        """What is read of four levels."""
        # Points of abilities are added up, and the lowest is the lowest in any order.
        key = tuple(sorted(levels))
        found = self.known.get(key)
        if found is None:
            apart = tuple(item.points(levels, column) for item in self.apart for column in self.columns)
            own, other = self._sums(self.own, levels), self._sums(self.other, levels)
            found = self.known[key] = Read(own, other, (self.lowest[min(levels)], apart))
        return found

    def _sums(self, factors: Sequence[Factor], levels: Levels) -> tuple[int, ...]:
        return tuple(sum(item.points(levels, column) for item in factors) for column in self.columns)

    def rungs(self) -> set[int]:
        """The levels at which the points of an ability, or what is read of the lowest, change."""
        points = [item.points for item in (*self.own, *self.other, *self.apart)]
        found = {level for level in LEVELS[1:] if self.lowest[level] != self.lowest[level - 1]}
        for level, column in product(LEVELS[1:], self.columns):
            if any(each(_one(level), column) != each(_one(level - 1), column) for each in points):
                found.add(level)
        return found


@dataclass(frozen=True)
class Signed:
    """What several versions of the ranking read of four levels."""

    readings: tuple[Reading, ...]

    def __call__(self, levels: Levels) -> Hashable:
        """What they read of some levels."""
        return tuple(reading.of(levels) for reading in self.readings)


MOST_READINGS = 64
_READINGS: dict[tuple[int, tuple[int, ...]], Reading] = {}
"""What is kept, by the identity of a ranking, which what is kept holds on to."""


def reading_of(grid: Grid, columns: Sequence[int]) -> Reading:
    """What a ranking reads of languages, worked out once for everybody."""
    key = (id(grid), tuple(columns))
    found = _READINGS.get(key)
    if found is None:
        if len(_READINGS) >= MOST_READINGS:
            _READINGS.clear()
        found = _READINGS[key] = Reading(grid, columns)
    return found


def _one(level: int) -> Levels:
    return (level, 0, 0, 0)


def lowest_classes(factors: Sequence[Factor]) -> list[int]:
    """A number for each level: the same for two where no factor tells them apart as a lowest ability."""
    seen: dict[Hashable, int] = {}
    found = []
    for level in LEVELS:
        read = tuple(tuple(_with_lowest(item, level)) for item in factors)
        found.append(seen.setdefault(read, len(seen)))
    return found


def _with_lowest(factor: Factor, level: int) -> Sequence[int]:
    """The points that a factor gives at a lowest ability, whatever else it reads."""
    names = factor.facts
    if len(names) == 1:
        return [factor.points(level, column) for column in (0, 1)]
    found = []
    for place, name in enumerate(names):
        if name not in LOWEST:
            continue
        for value in MOST_OF_OTHER_FACTS:
            both = (level, value) if place == 0 else (value, level)
            found += [factor.points(both, column) for column in (0, 1)]
    return found


class Sums(NamedTuple):
    """The sums of language points that pairs with certain lowest abilities have, in order, with a pair for each."""

    amounts: Sequence[int]
    pairs: Sequence[Pair]


class Table:
    """A board as one version of the ranking reads it in one column, with one of the languages first."""

    def __init__(self, board: Board, reading: Reading, column: int, first: str) -> None:
        self.reading, self.column, self.first = reading, column, first
        self.board = board
        english, french = board.english, board.french
        self.down = [self._read(english, place, "en") for place in english.tried]
        self.across = [self._read(french, place, "fr") for place in french.tried]
        self.reaching = {rest: _reaching(self.across, rest) for rest in dict.fromkeys(rest for _, rest in self.across)}
        self.sums = self._sums()

    def _read(self, side: Side, place: int, language: str) -> tuple[int, Hashable]:
        levels = side.levels[place]
        assert levels is not None
        read = self.reading.of(levels)
        at = self.reading.columns.index(self.column)
        return (read.own if language == self.first else read.other)[at], read.rest

    def _sums(self) -> Mapping[tuple[Hashable, Hashable], Sums]:
        down = {read: place for place, read in enumerate(self.down, 1)}
        across = {read: place for place, read in enumerate(self.across, 1)}
        found: dict[tuple[Hashable, Hashable], dict[int, Pair]] = {}
        for (points, rest), (more, others) in product(down, across):
            found.setdefault((rest, others), {})[points + more] = (down[points, rest], across[more, others])
        return {rest: Sums(sorted(pairs), [pairs[amount] for amount in sorted(pairs)]) for rest, pairs in found.items()}

    def rows(self, factors: Factors, goal: int) -> Rows:
        """The pairs that reach a score, over all places."""
        needed = {rest: self._needed(sums, factors, goal) for rest, sums in self.sums.items()}
        return [0, *(self._row(points, rest, needed) for points, rest in self.down)]

    def _row(self, points: int, rest: Hashable, needed: Mapping[tuple[Hashable, Hashable], int | None]) -> int:
        row = 0
        for others, (amounts, masks) in self.reaching.items():
            least = needed[rest, others]
            if least is not None:
                place = bisect_left(amounts, least - points)
                row |= masks[place] if place < len(masks) else 0
        return row

    def _needed(self, sums: Sums, factors: Factors, goal: int) -> int | None:
        """The least sum that reaches the score; None where the greatest does not."""
        amounts = sums.amounts
        last = len(amounts) - 1
        highest = self.total(factors, sums.pairs[last])
        if highest < goal:
            return None
        # Where no cap is in the way, points are worth what they are; else the sums are halved until found.
        place = bisect_left(amounts, amounts[last] - (highest - goal))
        if place < last and self.total(factors, sums.pairs[place]) < goal:
            return amounts[self._halved(sums, factors, goal, place + 1, last)]
        if place > 0 and self.total(factors, sums.pairs[place - 1]) >= goal:
            return amounts[self._halved(sums, factors, goal, 0, place - 1)]
        return amounts[place]

    def _halved(self, sums: Sums, factors: Factors, goal: int, low: int, high: int) -> int:
        places = range(low, high + 1)
        return low + bisect_left(places, goal, key=lambda place: self.total(factors, sums.pairs[place]))

    def total(self, factors: Factors, pair: Pair) -> int:
        """The least total with the levels of two places, by the law's own ranking."""
        english, french = self.board.english.levels[pair[0]], self.board.french.levels[pair[1]]
        assert english is not None
        assert french is not None
        own, other = (english, french) if self.first == "en" else (french, english)
        with_levels = factors.with_languages(self.first, own, other, factors.unknown)
        return self.reading.grid.bare(with_levels, self.column).at_least


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


class ScoreGoal:
    """A score to reach, as a board is judged by it."""

    def __init__(self, goal: int, situations: Situations) -> None:
        self.goal, self.situations = goal, situations
        scored = scored_with_spouse(situations.feasible.profile)
        self.columns = (int(scored),) if isinstance(scored, bool) else (0, 1)
        laws = [law.last_known for law in situations.laws()]
        grids = {id(law.crs): law.crs for law in laws}
        self.readings = {name: reading_of(grid, self.columns) for name, grid in grids.items()}
        declared = situations.feasible.profile.first_official_language
        self.firsts = (declared,) if declared else LANGUAGES
        self.tables: dict[tuple[int, int, str], Table] = {}
        self.found: dict[Hashable, Pairs] = {}

    def law(self, _language: str) -> LawOfLevels:
        """How the ranking reads levels; it does not tell the four abilities apart."""
        rungs = frozenset(rung for reading in self.readings.values() for rung in reading.rungs())
        return LawOfLevels(rungs, Signed(tuple(self.readings.values())), alike=True, lasting=True)

    def pairs(self, board: Board, plan: Plan, months: int) -> Pairs:
        """The pairs that reach the score with a plan after some months."""
        factors = self.situations.factors(plan, months)
        grid = self.situations.law(months).last_known.crs
        key = (id(grid), board.era(months), _facts(factors))
        found = self.found.get(key)
        if found is None:
            tried = [self._tried(board, id(grid), first, factors) for first in self.firsts]
            whole = tried[0] if len(tried) == 1 else united(*tried)
            found = self.found[key] = board.settled(whole, months)
        return found

    def total(self, plan: Plan, months: int, english: Levels | None, french: Levels | None) -> int:
        """The least total with a plan after some months, a language that is None as it is."""
        factors = self.situations.factors(plan, months)
        grid, shown = self.situations.law(months).last_known.crs, self.situations.shown(months)
        totals = []
        for first, en, fr in product(
            self.firsts, [english] if english else shown["en"], [french] if french else shown["fr"]
        ):
            own, other = (en, fr) if first == "en" else (fr, en)
            with_levels = factors.with_languages(first, own, other, factors.unknown)
            totals.append(grid.bare(with_levels, factors.with_spouse).at_least)
        return max(totals)

    def _tried(self, board: Board, grid: int, first: str, factors: Factors) -> Rows:
        """The pairs that reach the score with a language first, with and without a spouse where that is not known."""
        if "with_spouse" not in factors.unknown:
            return self._table(board, grid, int(factors.with_spouse), first).rows(factors, self.goal)
        unknown = {name: values for name, values in factors.unknown.items() if name != "with_spouse"}
        known = replace(factors, unknown=unknown)
        without, with_ = (self._table(board, grid, column, first).rows(known, self.goal) for column in (0, 1))
        return common(without, with_)

    def _table(self, board: Board, grid: int, column: int, first: str) -> Table:
        key = (grid, column, first)
        found = self.tables.get(key)
        if found is None:
            found = self.tables[key] = Table(board, self.readings[grid], column, first)
        return found


def _facts(factors: Factors) -> Hashable:
    """Everything that a ranking reads, in a form that can be looked up."""
    fields = (getattr(factors, name) for name in factors.__dataclass_fields__ if name not in ("further", "unknown"))
    return (*fields, tuple(factors.further.items()), tuple(factors.unknown.items()))
