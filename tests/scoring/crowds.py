"""Invented crowds as factor columns, and the scalar rules as what every fast form of them is held to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from express_entry.law import Consolidation, Law, consolidated
from express_entry.law.pointtables import POINT_KINDS, level
from express_entry.scoring.columns import GROUPS, WITH_SPOUSE, Column, factors_of
from express_entry.scoring.lookups import NO_SCORE
from express_entry.scoring.scorer import Scorer, scorer_of

ROOT = Path(__file__).parents[2]
OVERLAY = ROOT / "examples" / "law" / "high-wage-invented.toml"

Codes = dict[str, NDArray[np.uint8]]


@cache
def overlaid() -> Consolidation:
    """The law with the example that closes the gap, by two further facts and a changed table."""
    return consolidated().with_file(OVERLAY)


def rankings() -> dict[str, Law]:
    """A day in every version of the ranking, and one under the example of a file of law."""
    found = {version.id: consolidated().on(version.from_) for version in consolidated().tables["crs"].versions}
    known = {name: law for name, law in found.items() if law.last_known is law}
    return known | {"high-wage-invented": overlaid().on(date(2026, 12, 1))}


def random_rows(columns: Sequence[Column], count: int, seed: int) -> Codes:
    """Rows of every kind: most cells anything, ages and years more often where the tables are."""
    draw = np.random.default_rng(seed)
    usual = {"age": 61, **{column.name: 8 for column in columns if column.name.endswith("work_years")}}
    found = {}
    for column in columns:
        anything = draw.integers(0, column.most + 1, count)
        likely = draw.integers(0, min(column.most, usual.get(column.name, column.most)) + 1, count)
        found[column.name] = np.where(draw.random(count) < 0.05, anything, likely).astype(np.uint8)
    return found


def boundary_values(law: Law, columns: Sequence[Column]) -> dict[str, list[int]]:
    """The values of each column just below and at every first cell and band of the law's own tables."""
    edges: dict[str, set[int]] = {column.name: {0, column.most} for column in columns}
    for table, version in law.below("crs/"):
        if table.kind not in POINT_KINDS:
            continue
        values = version.values
        first = [level(row[0]) for row in values["points"]] if table.kind != "matrix" else []
        bands = first or [level(each) for each in values["first_bands"]]
        for fact, firsts in zip(table.attributes["facts"], (bands, values.get("second_bands", ())), strict=False):
            for name in _columns_behind(fact):
                edges[name] |= {edge for each in map(level, firsts) for edge in (each - 1, each)}
    return {column.name: sorted(each for each in edges[column.name] if 0 <= each <= column.most) for column in columns}


def _columns_behind(fact: str) -> Sequence[str]:
    """The columns that a fact is derived from, those of either language where it depends on which is the first."""
    if fact in ("english_lowest", "french_lowest"):
        return (*GROUPS["clb_first"], *GROUPS["clb_second"])
    return GROUPS.get(fact.removesuffix("_lowest"), (fact,))


def all_pairs(law: Law, columns: Sequence[Column]) -> Codes:
    """A row for every pair of boundary values of every pair of columns, the others all low or all high."""
    edges = boundary_values(law, columns)
    bases = (
        {column.name: 0 for column in columns},
        {column.name: edges[column.name][-2] for column in columns} | {"age": 29},
    )
    rows = []
    for base, spouse in product(bases, (0, 1)):
        for one, other in combinations(columns, 2):
            for this, that in product(edges[one.name], edges[other.name]):
                rows.append({**base, WITH_SPOUSE: spouse, one.name: this, other.name: that})
    return {column.name: np.array([row[column.name] for row in rows], np.uint8) for column in columns}


class Difference(NamedTuple):
    """A row on which a fast form and the scalar rule do not agree."""

    engine: str
    row: Mapping[str, int]
    fast: Mapping[str, int]
    rule: Mapping[str, int]


def differences(scorer: Scorer, codes: Codes, engines: Sequence[Any] = ("numba", "numpy")) -> Iterator[Difference]:
    """Every row on which anything differs: the total by either way, each factor, each subtotal."""
    names = ("crs", *scorer.breakdown_names, "in one go")
    fast = {engine: _rows(scorer, codes, engine, names) for engine in engines}
    rows = zip(*(each.tolist() for each in codes.values()), strict=True)
    for place, cells in enumerate(rows):
        row = dict(zip(codes, cells, strict=True))
        rule = by_rule(scorer, row)
        for engine, found in fast.items():
            if found[place] != rule:
                named = [dict(zip(names, each, strict=True)) for each in (found[place], rule)]
                yield Difference(engine, row, *named)


def _rows(scorer: Scorer, codes: Codes, engine: Any, names: Sequence[str]) -> list[tuple[int, ...]]:
    count = len(codes["age"])
    points, nobody = scorer.points(codes, count, breakdown=True, using=engine)
    points["in one go"] = scorer.score(codes, count, engine).scores
    assert nobody == 0
    assert not any((each == NO_SCORE).any() for each in points.values())
    return list(zip(*(points[name].tolist() for name in names), strict=True))


def by_rule(scorer: Scorer, row: Mapping[str, int]) -> tuple[int, ...]:
    """What the scalar rule gives for a row: the total, each factor, each subtotal, the total again."""
    facts = factors_of(row)
    score = scorer.grid.score(facts, int(facts.with_spouse))
    points = (*[line.points for line in score.lines], *score.subtotals.values())
    assert score.total is not None
    return (score.total, *points, score.total)  # type: ignore[arg-type]


def first_differences(name: str, what: str, seed: int, count: int) -> list[Difference]:
    """The first few differences under one ranking, for a process of its own."""
    law = rankings()[name]
    scorer = scorer_of(law)
    rows = all_pairs(law, scorer.columns) if what == "pairs" else random_rows(scorer.columns, count, seed)
    if what == "pairs":
        rows = {column: each[seed::count] for column, each in rows.items()}
    found = differences(scorer, rows)
    return [each for each, _ in zip(found, range(3), strict=False)]
