"""Scoring a Spark DataFrame: the batch function under ``mapInArrow``.

Every executor needs ``express-entry[scoring]`` installed. What goes wrong with a row goes wrong with its task: see
``unusable`` of :class:`.batch.BatchScorer`.
"""

from __future__ import annotations

from typing import Any, Unpack

from .batch import BatchScorer, Settings
from .ranking import RULES


def score(frame: Any, **settings: Unpack[Settings]) -> Any:
    """The same DataFrame with ``crs`` behind its columns; settings are those of :class:`.batch.BatchScorer`."""
    from pyspark.sql.types import ShortType, StringType, StructField, StructType  # noqa: PLC0415 - only for this

    scorer = BatchScorer(**settings)
    added = [StructField(name, ShortType()) for name in scorer.ranking.names]
    added += [StructField(RULES, StringType())] if scorer.last_known_rules else []
    return frame.mapInArrow(scorer.each, StructType([*frame.schema.fields, *added]))
