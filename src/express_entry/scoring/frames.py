"""Scoring frames of Polars: a frame in, the same frame with its points out; lazy ones stay lazy.

scored = score(frame, on=date(2025, 3, 24), breakdown=True)
"""

from __future__ import annotations

from typing import TypeVar, Unpack, cast

import polars as pl
import pyarrow as pa

from express_entry.law import Text

from .batch import BatchScorer, Settings
from .faults import ColumnError
from .ranking import RULES

Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)


def score(frame: Frame, **settings: Unpack[Settings]) -> Frame:
    """The same rows and columns with ``crs`` behind them; settings and errors are those of :class:`.batch.BatchScorer`.

    A lazy frame is scored part by part when it is collected.
    """
    scorer = BatchScorer(**settings)
    if isinstance(frame, pl.LazyFrame):
        given = frame.collect_schema()
        added = {name: pl.Int16() for name in scorer.ranking.names}
        schema = pl.Schema({**given, **added, **({RULES: pl.String()} if scorer.last_known_rules else {})})
        return frame.map_batches(lambda part: _scored(part, scorer), schema=schema, streamable=True)
    return _scored(frame, scorer)


def _scored(frame: pl.DataFrame, scorer: BatchScorer) -> pl.DataFrame:
    try:
        table = frame.to_arrow()
    except (pa.ArrowException, TypeError) as error:
        raise ColumnError(_NO_ARROW.of(error=str(error).partition("\n")[0])) from None
    added = cast(pl.DataFrame, pl.from_arrow(scorer.added_to(table)))
    return frame.with_columns(added.get_columns())


_NO_ARROW = Text(
    "the frame cannot be told to Arrow: {error}. Accepted: columns of whole numbers, yes and no, and text; others left "
    "out.",
    "la trame ne peut pas être dite à Arrow : {error}. Valeurs acceptées : des colonnes de nombres entiers, de oui ou "
    "non et de texte; les autres laissées de côté.",
)
