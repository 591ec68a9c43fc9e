"""Rows to be scored, the clock that times it, and the scalar rule that it is held to."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np

from express_entry.law import Law, consolidated
from express_entry.scoring.columns import COLUMNS, MOST_YEARS, factors_of

DAY = date(2025, 3, 24)
"""The last day with points for a job offer, so that every factor may give some."""
LONG = 12.0
"""Seconds after which a piece of work is not repeated once more."""


def law_of(day: date) -> Law:
    """The law of a day."""
    return consolidated().on(day)


def drawn(rows: int, seed: int = 254) -> dict[str, Any]:
    """Rows of every kind, one byte a cell: every value as often as any other, ages from 17 to 60, years up to 6."""
    draw = np.random.default_rng(seed)
    found = {}
    for column in COLUMNS:
        low, high = (17, 60) if column.name == "age" else (0, 6 if column.most == MOST_YEARS else column.most)
        found[column.name] = draw.integers(low, high + 1, rows, dtype=np.uint8)
    return found


def seconds(work: Callable[[], object], rounds: int, long: float = LONG) -> float:
    """The least of some rounds, after one that does not count unless it takes long."""
    start = time.perf_counter()
    work()
    least = first = time.perf_counter() - start
    spent = 0.0
    for place in range(rounds):
        if first + spent > long:
            break
        gc.collect()
        start = time.perf_counter()
        work()
        took = time.perf_counter() - start
        least = min(least, took) if place or first > LONG / 4 else took
        spent += took
    return least


def check(scores: Any, columns: Mapping[str, Any], law: Law, rows: Any) -> None:
    """Scores held to the scalar rule on some rows.

    :raises AssertionError: where one differs.
    """
    cells = {name: each[rows].tolist() for name, each in columns.items()}
    for place, (row, score) in enumerate(zip(rows.tolist(), np.asarray(scores)[rows].tolist(), strict=True)):
        facts = factors_of({name: each[place] for name, each in cells.items()})
        total = law.crs.score(facts, int(facts.with_spouse)).total
        assert score == total, f"row {row}: {score} and not {total}"
