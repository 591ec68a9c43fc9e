"""The history agrees with tables that were made apart from it.

``category_rounds.csv`` is a second transcription of the feed. The figures by year and by stream, the lags and the pool
by quarter come from an analysis of the department's data that was printed with its means and medians. They cannot show
that the department's data are right, but that nothing was altered on the way into this package.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from statistics import mean, median

import pytest

from express_entry.history import (
    WIDE_BANDS,
    Round,
    RoundType,
    distribution_before,
    distributions,
    round_numbered,
    rounds,
    select,
)
from tests.history.controls import table

DAY_SECONDS = 86_400
PRINTED_TO_A_TENTH = 0.05 + 1e-9


def stream(each: Round) -> str:
    return "general" if each.round_type is RoundType.GENERAL else each.program_or_category


@pytest.mark.parametrize("row", table("category_rounds.csv"), ids=lambda row: row["number"])
def test_a_category_round_is_as_transcribed_a_second_time(row: dict[str, str]) -> None:
    found = round_numbered(row["number"])
    assert found.round_type is RoundType.CATEGORY
    assert found.date.isoformat() == row["date"]
    assert found.program_or_category == row["category"]
    assert found.invitations == int(row["invitations"])
    assert found.crs_cutoff == int(row["crs_cutoff"])
    if row["tie_break"]:
        assert found.tie_break == datetime.fromisoformat(row["tie_break"]).replace(tzinfo=UTC)


def test_the_second_transcription_has_every_category_round() -> None:
    transcribed = [row["number"] for row in table("category_rounds.csv")]
    assert transcribed == [each.number for each in select(rounds(), kind="category")]
    assert len(transcribed) == 78


@pytest.mark.parametrize("row", table("rounds_by_year.csv"), ids=lambda row: f"{row['year']} {row['stream']}")
def test_the_rounds_of_a_year_and_stream_are_as_analysed(row: dict[str, str]) -> None:
    those = [each for each in rounds() if str(each.date.year) == row["year"] and row["stream"] in ("all", stream(each))]
    assert len(those) == int(row["rounds"])
    assert sum(each.invitations for each in those) == int(row["invitations"])
    if row["stream"] != "all":
        assert_cutoffs(those, row)
        assert abs(median(each.invitations for each in those) - int(row["size_median"])) <= 0.5


@pytest.mark.parametrize("row", table("rounds_by_stream.csv"), ids=lambda row: row["stream"])
def test_the_rounds_of_a_stream_are_as_analysed(row: dict[str, str]) -> None:
    those = [each for each in rounds() if stream(each) == row["stream"]]
    assert {each.round_type.value for each in those} == {row["type"]}
    assert len(those) == int(row["rounds"])
    assert sum(each.invitations for each in those) == int(row["invitations"])
    assert [those[0].date.isoformat(), those[-1].date.isoformat()] == [row["first"], row["last"]]
    assert_cutoffs(those, row)


def assert_cutoffs(those: Sequence[Round], row: dict[str, str]) -> None:
    cutoffs = [each.crs_cutoff for each in those]
    assert abs(mean(cutoffs) - float(row["cutoff_mean"])) <= PRINTED_TO_A_TENTH
    assert [min(cutoffs), max(cutoffs)] == [int(row["cutoff_min"]), int(row["cutoff_max"])]


def test_all_rounds_together_invited_1052463() -> None:
    assert sum(each.invitations for each in rounds()) == 1_052_463


@pytest.mark.parametrize("row", table("tie_break_lags.csv"), ids=lambda row: row["group"])
def test_the_time_from_tie_break_to_round_is_as_analysed(row: dict[str, str]) -> None:
    lags = [
        (each.instant - each.tie_break).total_seconds() / DAY_SECONDS
        for each in rounds()
        if each.tie_break and row["group"] in ("all", stream(each), str(each.date.year))
    ]
    assert len(lags) == int(row["tie_breaks"])
    assert abs(median(lags) - float(row["median_days"])) <= PRINTED_TO_A_TENTH
    assert abs(max(lags) - float(row["max_days"])) <= PRINTED_TO_A_TENTH


def test_the_weekdays_of_the_rounds_are_as_analysed() -> None:
    weekdays = Counter(each.date.strftime("%a") for each in rounds())
    assert weekdays == {"Mon": 53, "Tue": 55, "Wed": 228, "Thu": 65, "Fri": 44, "Sat": 3}


def test_the_longest_times_without_a_round_are_as_analysed() -> None:
    known = rounds()
    gaps = {(earlier.number, later.number): (later.date - earlier.date).days for earlier, later in pairwise(known)}
    assert {pair: days for pair, days in gaps.items() if days >= 24} == {
        ("236", "237"): 49,
        ("271", "272"): 41,
        ("295", "296"): 36,
        ("8", "9"): 35,
        ("262", "263"): 35,
        ("65", "66"): 28,
        ("418", "419"): 25,
        ("341", "342"): 24,
    }


@pytest.mark.parametrize("row", table("pool_by_quarter.csv"), ids=lambda row: row["as_of"])
def test_the_pool_of_a_quarter_is_as_analysed(row: dict[str, str]) -> None:
    day = date.fromisoformat(row["as_of"])
    found = distribution_before(datetime(day.year, day.month, day.day, 17, tzinfo=UTC))
    assert found is not None
    assert found.as_of == day
    assert found.total == int(row["total"])
    assert [found.bands[band] for band in WIDE_BANDS] == [int(row[str(band)]) for band in WIDE_BANDS]


def test_the_smallest_and_the_largest_pool_are_as_analysed() -> None:
    by_total = sorted(distributions(), key=lambda each: each.total)
    assert (by_total[0].as_of, by_total[0].total) == (date(2022, 2, 28), 195_895)
    assert (by_total[-1].as_of, by_total[-1].total) == (date(2025, 6, 11), 257_557)
