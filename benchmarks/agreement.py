"""The batch held to the scalar rule: every factor, subtotal and total of random rows, under every version of the law.

In as many processes as there are cores: the rule takes some 30 microseconds a row, with every line explained.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import numpy as np

from express_entry.law import Law, consolidated
from express_entry.scoring.columns import MOST_YEARS, factors_of
from express_entry.scoring.engine import cores
from express_entry.scoring.scorer import Scorer, scorer_of

SHARE = 25_000
"""Rows that a process takes at a time."""


class Disagreement(AssertionError):
    """A row of which the batch and the rule say different things."""


def laws() -> dict[str, Law]:
    """The law in every version of the ranking whose points are known, by the day from which it counts."""
    found = {version.id: consolidated().on(version.from_) for version in consolidated().tables["crs"].versions}
    return {name: law for name, law in found.items() if law.last_known is law}


def agreements(rows: int) -> Iterator[tuple[str, int]]:
    """So many rows under each law, each law as soon as it is done: its name and how many rows agreed.

    :raises Disagreement: for the first row that does not.
    """
    with ProcessPoolExecutor(cores(), mp_context=multiprocessing.get_context("spawn")) as workers:
        for name in laws():
            shares = [(name, seed, min(SHARE, rows - first)) for seed, first in enumerate(range(0, rows, SHARE))]
            yield name, sum(workers.map(agreed, *zip(*shares, strict=True)))


def agreed(name: str, seed: int, rows: int) -> int:
    """How many rows of a share agreed: all of them; errors as of :func:`agreements`."""
    scorer = scorer_of(laws()[name])
    columns = anything(scorer, rows, seed)
    points, nobody = scorer.points(columns, rows, breakdown=True)
    in_one_go = scorer.score(columns, rows).scores
    assert nobody == 0
    names = ("crs", *scorer.breakdown_names)
    fast = zip(*(points[each].tolist() for each in names), in_one_go.tolist(), strict=True)
    cells = zip(*(each.tolist() for each in columns.values()), strict=True)
    for row, (codes, found) in enumerate(zip(cells, fast, strict=True)):
        stated = dict(zip(columns, codes, strict=True))
        if found != (rule := by_rule(scorer, stated)):
            raise Disagreement(f"{name}, seed {seed}, row {row}: {stated}: {found} and not {rule}")
    return rows


def anything(scorer: Scorer, rows: int, seed: int) -> dict[str, Any]:
    """Rows of every kind: mostly the ages and years that the tables tell apart, and sometimes anything at all."""
    draw = np.random.default_rng((254, seed))
    found = {}
    for column in scorer.columns:
        likely = 60 if column.name == "age" else 7 if column.most == MOST_YEARS else column.most
        most = np.where(draw.random(rows) < 0.05, column.most, likely)
        found[column.name] = draw.integers(0, most + 1).astype(np.uint8)
    return found


def by_rule(scorer: Scorer, row: dict[str, int]) -> tuple[int | None, ...]:
    """What the rule gives for a row: the total, each factor, each subtotal, and the total again."""
    facts = factors_of(row)
    score = scorer.grid.score(facts, int(facts.with_spouse))
    return (score.total, *[line.points for line in score.lines], *score.subtotals.values(), score.total)
