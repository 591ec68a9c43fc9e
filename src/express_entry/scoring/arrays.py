"""Scoring arrays of NumPy: columns in, points out; and a pool packed once, to be scored many times.

points = score({"age": ages, "education": levels}, on=date(2025, 3, 24))
points["crs"]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from express_entry.law import Consolidation, Text

from .codes import from_numpy, refused, unusable_cells
from .columns import check_names
from .engine import Engine, Scores
from .faults import ColumnError
from .plan import Bytes, Words
from .ranking import ROW, Ranking
from .scorer import Scorer, scorer_of


def score(
    columns: Mapping[str, ArrayLike],
    *,
    on: date,
    law: Consolidation | None = None,
    breakdown: bool = False,
    last_known_rules: bool = False,
    engine: Engine | None = None,
) -> dict[str, Scores]:
    """The score of each row as ``crs`` and, where it is asked for, its breakdown, as numbers of 16 bits.

    A column is an array of whole numbers, yes and no, or text; one that is missing has its default.

    :raises ColumnError: for columns that are not those of the contract, or a cell that cannot be used.
    :raises GapDay: on a day on which the points are not known, unless the last known rules are asked for.
    """
    ranking = Ranking(law, on=on, last_known_rules=last_known_rules, breakdown=breakdown, engine=engine)
    arrays, codes = _codes(ranking, columns)
    points = ranking.points(codes, _rows(codes))
    if points.nobody:
        raise _refused(ranking, codes, arrays)
    return dict(points.columns)


@dataclass(frozen=True)
class Pool:
    """Candidates packed in one word each, under one ranking. Scoring it again takes a nanosecond a candidate."""

    words: Words
    scorer: Scorer
    engine: Engine | None = None

    def scores(self) -> Scores:
        """The score of each candidate."""
        return self.scorer.totals(self.words, self.engine)

    def breakdown(self) -> dict[str, Scores]:
        """The points of each candidate by factor and subtotal, by column of the output."""
        return self.scorer.breakdown(self.words, self.engine)

    @property
    def layout(self) -> str:
        """What tells these words from those of another ranking, to be kept with words that are kept."""
        return self.scorer.fingerprint


def packed(
    columns: Mapping[str, ArrayLike],
    *,
    on: date,
    law: Consolidation | None = None,
    last_known_rules: bool = False,
    engine: Engine | None = None,
) -> Pool:
    """Candidates to be scored many times; arguments and errors as of :func:`score`."""
    ranking = Ranking(law, on=on, last_known_rules=last_known_rules, engine=engine)
    arrays, codes = _codes(ranking, columns)
    scorer = scorer_of(ranking.one)
    words, nobody = scorer.pack(codes, _rows(codes), engine)
    if nobody:
        raise _refused(ranking, codes, arrays)
    return Pool(words, scorer, engine)


def unpacked(
    words: NDArray[np.uint64],
    layout: str,
    *,
    on: date,
    law: Consolidation | None = None,
    last_known_rules: bool = False,
    engine: Engine | None = None,
) -> Pool:
    """A pool whose words were kept, with the layout they were kept with.

    :raises ColumnError: where the ranking of the day lays words out differently, or these are no words.
    :raises GapDay: as :func:`packed`.
    """
    if words.dtype != np.uint64 or words.ndim != 1:
        raise ColumnError(_NO_WORDS.of(type=str(words.dtype)))
    scorer = scorer_of(Ranking(law, on=on, last_known_rules=last_known_rules).one)
    if scorer.fingerprint != layout:
        raise ColumnError(_OTHER_LAYOUT.of(layout=layout, own=scorer.fingerprint))
    return Pool(words, scorer, engine)


def _codes(ranking: Ranking, columns: Mapping[str, ArrayLike]) -> tuple[dict[str, NDArray[Any]], dict[str, Bytes]]:
    check_names(list(columns), ranking.columns)
    arrays = {name: np.asanyarray(each) for name, each in columns.items()}
    known = {column.name: column for column in ranking.columns}
    codes = {name: from_numpy(known[name], each) for name, each in arrays.items() if name in known}
    _rows({**codes, **{name: each for name, each in arrays.items() if name not in known}})
    return arrays, codes


def _rows(columns: Mapping[str, NDArray[Any]]) -> int:
    lengths = {name: len(each) for name, each in columns.items()}
    if len(set(lengths.values())) != 1:
        raise ColumnError(_LENGTHS.of(lengths=", ".join(f"{name} {length}" for name, length in lengths.items())))
    return next(iter(lengths.values()))


def _refused(ranking: Ranking, codes: Mapping[str, Bytes], arrays: Mapping[str, NDArray[Any]]) -> ColumnError:
    first = next(unusable_cells(ranking.columns, codes, lambda name, row: arrays[name][row]))
    return refused(first, ROW.of(row=str(first.row)))


_LENGTHS = Text(
    "the columns have different numbers of rows: {lengths}. Accepted: as many in each.",
    "les colonnes n'ont pas le même nombre de lignes : {lengths}. Valeurs acceptées : autant dans chacune.",
)
_NO_WORDS = Text(
    "these are no words of a pool but {type}. Accepted: a row of numbers of 64 bits without sign, as packed.",
    "ce ne sont pas les mots d'un bassin, mais {type}. Valeurs acceptées : une suite de nombres de 64 bits sans signe.",
)
_OTHER_LAYOUT = Text(
    "the words are of the layout {layout}, and the ranking of the day has {own}. Accepted: words packed for this "
    "ranking.",
    "les mots ont la disposition {layout}, et le classement de la date a {own}. Valeurs acceptées : des mots produits "
    "pour ce classement.",
)
