"""The batch and the scalar rule agree: every factor, subtotal and total, under every version of the law."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import numpy as np
import pytest

from express_entry.scoring.columns import COLUMNS, factors_of
from express_entry.scoring.engine import cores
from express_entry.scoring.scorer import scorer_of
from tests.scoring.crowds import (
    all_pairs,
    boundary_values,
    by_rule,
    differences,
    first_differences,
    overlaid,
    random_rows,
    rankings,
)

ROWS, SHARES = 100_000, 4


@pytest.fixture(scope="module")
def workers() -> Iterator[ProcessPoolExecutor]:
    """Processes that put the scalar rule to many rows: it takes some 30 microseconds a row."""
    with ProcessPoolExecutor(cores(), mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


def found_by(workers: ProcessPoolExecutor, name: str, what: str) -> list[Any]:
    shares = [
        workers.submit(first_differences, name, what, share, ROWS // SHARES if what == "random" else SHARES)
        for share in range(SHARES)
    ]
    return [difference for share in shares for difference in share.result()]


@pytest.mark.parametrize("name", rankings())
def test_a_hundred_thousand_random_rows_agree(name: str, workers: ProcessPoolExecutor) -> None:
    assert found_by(workers, name, "random") == []


@pytest.mark.parametrize("name", rankings())
def test_all_pairs_of_boundary_values_agree(name: str, workers: ProcessPoolExecutor) -> None:
    assert found_by(workers, name, "pairs") == []


def test_the_rankings_looked_at_are_all_there_are() -> None:
    assert list(rankings()) == [
        "2015-01-01",
        "2016-11-19",
        "2017-06-06",
        "2020-10-20",
        "2022-11-16",
        "2025-03-25",
        "high-wage-invented",
    ]


def test_the_pairs_touch_every_boundary_of_every_column() -> None:
    law = rankings()["2022-11-16"]
    edges = boundary_values(law, COLUMNS)
    assert edges["age"] == [0, 17, 18, 19, 20, *range(29, 46), 120]
    assert edges["clb_first_reading"] == [0, *range(3, 11), 12]
    assert edges["canadian_work_years"] == [0, 1, 2, 3, 4, 5, 100]
    rows = all_pairs(law, COLUMNS)
    for column in COLUMNS:
        assert set(rows[column.name].tolist()) >= set(edges[column.name])
    pairs = {(a, b) for a, b in zip(rows["age"].tolist(), rows["education"].tolist(), strict=True)}
    assert pairs >= {(a, b) for a in edges["age"] for b in edges["education"]}


def test_points_come_in_the_order_of_the_instrument() -> None:
    for law in rankings().values():
        scorer = scorer_of(law)
        factors = [f"points_{factor.id}" for factor in scorer.grid.factors]
        assert list(scorer.breakdown_names) == [*factors, *[f"points_{section}" for section in scorer.grid.sections]]


def test_the_rows_give_every_factor_some_points_in_both_columns() -> None:
    for name, law in rankings().items():
        scorer = scorer_of(law)
        rows = random_rows(scorer.columns, 5_000, 1)
        points, _ = scorer.points(rows, 5_000, breakdown=True, using="numpy")
        for column in (0, 1):
            chosen = rows["with_spouse"] == column
            for factor in scorer.grid.factors:
                some = points[f"points_{factor.id}"][chosen]
                assert some.max() == factor.maximum[column], (name, factor.id)


def test_a_wrong_table_is_noticed() -> None:
    scorer = scorer_of(rankings()["2022-11-16"])
    rows = random_rows(scorer.columns, 400, 3)
    assert not list(differences(scorer, rows, ["numpy"]))
    part = scorer.lookups.breakdown["points_french"][0]
    part.points[:] = np.where(part.points == 25, 26, part.points)
    try:
        wrong = list(differences(scorer, rows, ["numpy"]))
    finally:
        part.points[:] = np.where(part.points == 26, 25, part.points)
    assert wrong
    assert all(each.rule["points_french"] == 25 for each in wrong)
    assert {each.engine for each in wrong} == {"numpy"}


def test_a_further_fact_of_a_file_of_law_counts() -> None:
    scorer = scorer_of(rankings()["high-wage-invented"])
    assert [column.name for column in scorer.columns[-2:]] == ["high_wage_work", "high_wage_offer"]
    row = {"age": 30, "education": 4, "high_wage_work": 2}
    with_it, without = (by_rule(scorer, each)[0] for each in (row, {**row, "high_wage_work": 0}))
    assert factors_of(row).further == {"high_wage_work": 2}
    codes = {name: np.array([code], np.uint8) for name, code in row.items()}
    assert scorer.score(codes, 1, "numpy").scores[0] == with_it > without
    assert overlaid().laid_over == ("high-wage-invented.toml",)
