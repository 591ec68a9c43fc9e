"""Which ranking counts for which row: that of one day for all, or that of the day each row states.

A day in a gap of the law has no points. Where the last known rules are asked for, they are used, and every row says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from express_entry.law import Consolidation, Law, LawGap, NoLawYet, Text, consolidated

from .columns import CRS, POINTS, Column, columns_of
from .days import NO_DAY, Days, day_of
from .engine import Engine, Scores
from .faults import GapDay
from .lookups import NO_SCORE
from .plan import Bytes
from .scorer import Scorer, scorer_of

RULES = "crs_rules"
"""The column that says of each row by which rules it was scored, where the last known rules were asked for."""
IN_FORCE, LAST_KNOWN = "in_force", "last_known"


class Points(NamedTuple):
    """The columns of the output, and which rows were scored by the law of their day rather than the last known rules.

    ``nobody`` is how many rows have no score: :data:`~.lookups.NO_SCORE` stands in each of their columns.
    """

    columns: Mapping[str, Scores]
    in_force: NDArray[np.bool_]
    nobody: int


class Ranking:
    """The law to score by: on one day, or on the day of each row where ``on`` is None.

    ``further`` are columns that are read as numbers too, though the points of this law do not hang on them.
    """

    def __init__(
        self,
        law: Consolidation | None = None,
        *,
        on: date | None,
        last_known_rules: bool = False,
        breakdown: bool = False,
        engine: Engine | None = None,
        further: tuple[Column, ...] = (),
    ) -> None:
        self.law = law or consolidated()
        self.on = on
        self.last_known_rules = last_known_rules
        self.breakdown = breakdown
        self.engine = engine
        self.columns: tuple[Column, ...] = (*columns_of(self.law), *further)

    @cached_property
    def one(self) -> Law:
        """The law of the one day.

        :raises GapDay: where its points are not known, and the last known rules were not asked for.
        :raises NoLawYet: before Express Entry began.
        """
        assert self.on is not None
        return self.law_of(self.on)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns of the output, whatever the days of the rows."""
        if not self.breakdown:
            return (CRS,)
        scorers = [scorer_of(self.one)] if self.on else list(self._every_scorer())
        factors = dict.fromkeys(f"{POINTS}{factor.id}" for each in scorers for factor in each.grid.factors)
        sections = dict.fromkeys(f"{POINTS}{section}" for each in scorers for section in each.grid.sections)
        return (CRS, *factors, *sections)

    def law_of(self, day: date) -> Law:
        """The law whose points count on a day; errors as :attr:`one`."""
        law = self.law.on(day)
        try:
            law.crs  # noqa: B018 - a ranking that is not known says so
        except LawGap as gap:
            if not self.last_known_rules:
                raise GapDay(_GAP.of(day=day, gap=gap.reason)) from None
            return law.last_known
        return law

    def in_force(self, day: date) -> bool:
        """Whether the points that count on a day are the law of that day."""
        return self.law_of(day).since == self.law.on(day).since

    def states(self, day: date) -> bool:
        """Whether there was any law on a day."""
        try:
            self.law.on(day)
        except NoLawYet:
            return False
        return True

    def check(self) -> None:
        """Everything that can be wrong before the first row is read; errors as :attr:`one`, and ``LayoutError``."""
        if self.on is not None:
            _ = scorer_of(self.one).layout

    def points(self, codes: Mapping[str, Bytes], rows: int, days: Days | None = None) -> Points:
        """The points of some rows; ``days`` where each row has its own, :data:`NO_DAY` for a row that states none.

        :raises GapDay: for a day whose points are not known, unless the last known rules were asked for.
        """
        if days is None:
            assert self.on is not None
            found, nobody = self._by(scorer_of(self.one), codes, rows)
            return Points(found, np.full(rows, self.in_force(self.on)), nobody)
        columns = {name: np.full(rows, NO_SCORE, np.int16) for name in self.names}
        in_force = np.ones(rows, bool)
        for scorer, places in self._by_law(days, in_force):
            part, _ = self._by(scorer, {name: each[places] for name, each in codes.items()}, len(places))
            for name, found_ in part.items():
                columns[name][places] = found_
        return Points(columns, in_force, int(np.count_nonzero(columns[CRS] == NO_SCORE)))

    def _by(self, scorer: Scorer, codes: Mapping[str, Bytes], rows: int) -> tuple[dict[str, Scores], int]:
        found, nobody = scorer.points(codes, rows, breakdown=self.breakdown, using=self.engine)
        if nobody:
            without = found[CRS] == NO_SCORE
            for each in found.values():
                each[without] = NO_SCORE
        missing = [name for name in self.names if name not in found]
        return {name: found.get(name, _zeros(found[CRS])) for name in self.names} if missing else found, nobody

    def _by_law(self, days: Days, in_force: NDArray[np.bool_]) -> Iterator[tuple[Scorer, NDArray[np.int64]]]:
        """The rows of each ranking; marks those that are not scored by the law of their day."""
        different, which = np.unique(days, return_inverse=True)
        scorers: dict[int, tuple[int, Scorer]] = {}
        by_place, lawful = np.full(len(different), -1), np.ones(len(different), bool)
        for place, number in enumerate(different.tolist()):
            if number == NO_DAY:
                continue
            day = day_of(number)
            scorer = scorer_of(self.law_of(day))
            by_place[place] = scorers.setdefault(id(scorer), (len(scorers), scorer))[0]
            lawful[place] = self.in_force(day)
        in_force[:] = lawful[which]
        by_row = by_place[which]
        for number, scorer in scorers.values():
            yield scorer, np.flatnonzero(by_row == number)

    def _every_scorer(self) -> Iterator[Scorer]:
        """The scorers of every day, each once."""
        seen: set[int] = set()
        for day, _ in self.law.boundaries:
            law = self.law.on(day)
            scorer = scorer_of(law.last_known)
            if id(scorer) not in seen:
                seen.add(id(scorer))
                yield scorer


def _zeros(scores: Scores) -> Scores:
    return np.where(scores == NO_SCORE, scores, np.int16(0))


ROW = Text("row {row} (counted from 0)", "ligne {row} (comptée à partir de 0)")
_GAP = Text(
    "{day}: {gap}. Accepted: a day before, a file of law that states the points (--law), or the last known rules "
    "(--last-known-rules).",
    "{day} : {gap}. Valeurs acceptées : une date antérieure, un fichier de droit qui donne les points (--law), ou les "
    "dernières règles connues (--last-known-rules).",
)
