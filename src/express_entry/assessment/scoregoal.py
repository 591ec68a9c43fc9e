"""Which pairs of language states reach a score with a plan: found by asking the ranking, as few times as will do."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from itertools import product
from operator import attrgetter

from express_entry.law import Factors
from express_entry.law.facts import Levels
from express_entry.law.grid import Grid
from express_entry.profile.family import scored_with_spouse
from express_entry.profile.languages import LANGUAGES

from .boards import Board, Pairs, Rows, common, united
from .feasible import Plan
from .ladders import LawOfLevels
from .levelreadings import Signed, reading_of
from .scoretables import Needed, Table
from .situations import Situations


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
        self.settled: dict[Hashable, Pairs] = {}
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
            found = self.found[key] = self._judged(board, grid, factors, months)
        return found

    def _judged(self, board: Board, grid: Grid, factors: Factors, months: int) -> Pairs:
        """The same with certain facts: many of them need the same sums of points, and so have the same pairs."""
        columns = (0, 1) if "with_spouse" in factors.unknown else (int(factors.with_spouse),)
        unknown = {name: values for name, values in factors.unknown.items() if name != "with_spouse"}
        known = replace(factors, unknown=unknown) if len(columns) > 1 else factors
        tables = [[self._table(board, id(grid), column, first) for column in columns] for first in self.firsts]
        needed = tuple(tuple(table.needed(known, self.goal) for table in both) for both in tables)
        key = (id(grid), board.era(months), columns, needed)
        found = self.settled.get(key)
        if found is None:
            tried = [_tried(both, own) for both, own in zip(tables, needed, strict=True)]
            found = self.settled[key] = board.settled(tried[0] if len(tried) == 1 else united(*tried), months)
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

    def _table(self, board: Board, grid: int, column: int, first: str) -> Table:
        key = (grid, column, first)
        found = self.tables.get(key)
        if found is None:
            found = self.tables[key] = Table(board, self.readings[grid], column, first)
        return found


def _tried(tables: Sequence[Table], needed: Sequence[Needed]) -> Rows:
    """The pairs that have the sums that are needed, with and without a spouse where that is not known."""
    found = [table.rows(own) for table, own in zip(tables, needed, strict=True)]
    return found[0] if len(found) == 1 else common(*found)


_READ = attrgetter(*(name for name in Factors.__dataclass_fields__ if name not in ("further", "unknown")))


def _facts(factors: Factors) -> Hashable:
    """Everything that a ranking reads, in a form that can be looked up."""
    return (_READ(factors), tuple(factors.further.items()), tuple(factors.unknown.items()))
