"""Scoring a Dask DataFrame: the batch function under ``map_partitions``.

Every worker needs ``express-entry[scoring]`` installed. What goes wrong with a row goes wrong with its partition: see
``unusable`` of :class:`.batch.BatchScorer`.
"""

from __future__ import annotations

from typing import Any, Unpack

import pyarrow as pa

from .batch import BatchScorer, Settings


def score(frame: Any, **settings: Unpack[Settings]) -> Any:
    """The same DataFrame with ``crs`` behind its columns; settings are those of :class:`.batch.BatchScorer`.

    The new columns are Arrow's numbers of 16 bits, which may be missing.
    """
    scorer = BatchScorer(**settings)
    return frame.map_partitions(part_scored, scorer, meta=part_scored(frame._meta, scorer))  # noqa: SLF001 - its way


def part_scored(part: Any, scorer: BatchScorer) -> Any:
    """One partition, a frame of pandas, with its points; its index and its own columns stay as they are."""
    import pandas as pd  # noqa: PLC0415 - it comes with Dask, and is needed for nothing else

    added = scorer.added_to(pa.Table.from_pandas(part, preserve_index=False)).to_pandas(types_mapper=pd.ArrowDtype)
    return part.assign(**{name: added[name].set_axis(part.index) for name in added.columns})
