"""A scorer: everything that one ranking needs to score a crowd, made once from the law of a day.

The law of many days has the same ranking; they share a scorer.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from express_entry.law import Law
from express_entry.law.canonical import RANKING
from express_entry.law.grid import Grid
from express_entry.law.pointtables import OCCUPATION_LEVEL

from . import engine
from .classes import Classes, classes_of
from .columns import CRS, Column, columns_of
from .engine import Engine, Prepared, Scores
from .lookups import UNCAPPED, Lookups, lookups_of
from .plan import Bytes, Words, plan_of, sights_of
from .straight import Straight, straight_of
from .units import Unit, units_of
from .word import Layout, layout_of


class Totals(NamedTuple):
    """The score of each row, and how many rows are no candidates: a cell of theirs cannot be used."""

    scores: Scores
    nobody: int


class Scorer:
    """Scores rows of factor columns under one ranking; :func:`scorer_of` makes it.

    Columns are arrays of the numbers that their cells stand for (:class:`.columns.Column`), one byte a row; a column
    that is not given has its default.
    """

    def __init__(self, grid: Grid, columns: Sequence[Column]) -> None:
        self.grid = grid
        self.columns = tuple(columns)

    @cached_property
    def classes(self) -> Classes:
        """Which values the ranking tells apart."""
        return classes_of(self.grid, self.columns)

    @cached_property
    def straight(self) -> Straight | None:
        """How this ranking is scored straight from columns; None where it has to be done by words."""
        return straight_of(self.columns, self.classes, self._units)

    @property
    def reach(self) -> tuple[int, int]:
        """Scores that none lies below or above: a score need not reach them."""
        least, most = (sum(int(edge(unit.after)) for unit in self._units) for edge in (np.min, np.max))
        return least, min(most, self.grid.maximum)

    @cached_property
    def _units(self) -> tuple[Unit, ...]:
        return units_of(self.grid, self.classes.values)

    @cached_property
    def _made(self) -> tuple[Layout, Lookups, Prepared]:
        units = self._units
        layout = layout_of(units, self.classes.values, sights_of(self.classes).bits)
        plan = plan_of(self.columns, self.classes, layout)
        return layout, lookups_of(self.grid, units, layout), engine.prepared(plan, len(self.columns))

    @property
    def layout(self) -> Layout:
        """How a word is laid out under this ranking.

        :raises LayoutError: where what the ranking depends on does not fit.
        """
        return self._made[0]

    @cached_property
    def fingerprint(self) -> str:
        """What tells words of this ranking from words that stand for other values: the windows and every code."""
        windows = [(window.facts, window.sizes, window.shift) for window in self.layout.windows]
        codes = (self.classes.singles, self.classes.groups, self.classes.across)
        return hashlib.sha256(repr((windows, codes)).encode()).hexdigest()[:16]

    @property
    def lookups(self) -> Lookups:
        """What words are worth."""
        return self._made[1]

    @property
    def breakdown_names(self) -> tuple[str, ...]:
        """The columns of a breakdown: points by factor in the order of the instrument, then the subtotals."""
        return tuple(self.lookups.breakdown)

    def pack(self, columns: Mapping[str, Bytes], rows: int, using: Engine | None = None) -> tuple[Words, int]:
        """The words of some rows, and how many of the rows are nobody's; words can be scored many times."""
        return engine.pack(self._made[2], self._given(columns), rows, using)

    def totals(self, words: Words, using: Engine | None = None) -> Scores:
        """The score of each word."""
        return engine.look_up(words, self.lookups.total, self.lookups.most, using)

    def breakdown(self, words: Words, using: Engine | None = None) -> dict[str, Scores]:
        """Points of each word by factor and subtotal, by column of the output."""
        return {name: engine.look_up(words, parts, UNCAPPED, using) for name, parts in self.lookups.breakdown.items()}

    def score(self, columns: Mapping[str, Bytes], rows: int, using: Engine | None = None) -> Totals:
        """The score of each row."""
        lookups = self.lookups
        given = self._given(columns)
        if engine.compiles(using, rows) and self.straight is not None:
            return Totals(*engine.score(self.straight, given, rows, lookups.most))
        words, nobody = engine.pack(self._made[2], given, rows, using)
        return Totals(self.totals(words, using), nobody)

    def points(
        self, columns: Mapping[str, Bytes], rows: int, *, breakdown: bool, using: Engine | None = None
    ) -> tuple[dict[str, Scores], int]:
        """The columns of the output: the score and, where it is asked for, the breakdown; and the count of nobodies."""
        if not breakdown:
            found = self.score(columns, rows, using)
            return {CRS: found.scores}, found.nobody
        words, nobody = self.pack(columns, rows, using)
        return {CRS: self.totals(words, using), **self.breakdown(words, using)}, nobody

    def _given(self, columns: Mapping[str, Bytes]) -> list[Bytes | int]:
        return [columns.get(column.name, column.default or 0) for column in self.columns]


MOST_KEPT = 64
"""Scorers that are kept: laws that come and go, as in the tasks of a cluster, must not pile up."""
_KEPT: OrderedDict[Any, tuple[Law, Scorer]] = OrderedDict()
"""Scorers by what makes their ranking, the last used at the end; a law is held so that its identities stay its own."""
_LOCK = threading.Lock()


def scorer_of(law: Law) -> Scorer:
    """The scorer of the law of a day.

    :raises LawGap: on a day on which the points of the ranking are not known.
    :raises ScoringError: for a law that cannot be laid out in words.
    """
    family = str(law.version(RANKING).values["factors_of"])
    read = [
        id(version)
        for name, version in law.versions.items()
        if name == RANKING or name.startswith(family) or law.table(name).kind == OCCUPATION_LEVEL
    ]
    # A law that came from another process is another object of the same content.
    return _kept((id(law.consolidation), *read), law, lambda: _kept(law.fingerprint, law, lambda: _made(law)))


def _made(law: Law) -> Scorer:
    return Scorer(law.crs, columns_of(law.consolidation))


def _kept(key: Any, law: Law, make: Callable[[], Scorer]) -> Scorer:
    with _LOCK:
        if key in _KEPT:
            _KEPT.move_to_end(key)
            return _KEPT[key][1]
    scorer = make()
    with _LOCK:
        _KEPT[key] = (law, scorer)
        while len(_KEPT) > MOST_KEPT:
            _KEPT.popitem(last=False)
    return scorer
