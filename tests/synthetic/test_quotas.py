"""How a pool's candidates are shared among the published bands: whole numbers, in proportion, none lost."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.history import NARROW_BANDS, TENS, WIDE_BANDS, Band, distributions
from express_entry.synthetic.chance import Chance, ladder, shared
from express_entry.synthetic.faults import SynthesisError
from express_entry.synthetic.quotas import apportioned, published_by, quotas_of, short_bands

COUNTS = st.lists(st.integers(0, 100_000), min_size=1, max_size=20)


@given(COUNTS, st.integers(0, 1_000_000))
def test_each_gets_its_share_up_to_less_than_one(weights: list[int], size: int) -> None:
    if not any(weights):
        with pytest.raises(ValueError, match="1"):
            apportioned(weights, 1)
        return
    found = apportioned(weights, size)
    assert sum(found) == size
    for share, weight in zip(found, weights, strict=True):
        assert abs(share - Fraction(weight * size, sum(weights))) < 1


@given(COUNTS)
def test_for_their_own_sum_the_weights_are_the_shares(weights: list[int]) -> None:
    assert apportioned(weights, sum(weights)) == weights


def test_what_is_left_goes_to_the_largest_remainders_and_of_equal_ones_to_the_first() -> None:
    assert apportioned([5, 3, 2], 4) == [2, 1, 1]
    assert apportioned([1, 1, 1], 2) == [1, 1, 0]
    assert apportioned([0, 7], 3) == [0, 3]


def test_for_its_published_size_every_published_pool_has_the_published_bands() -> None:
    for each in distributions():
        quotas = quotas_of(each.bands, each.total)
        for wide in WIDE_BANDS:
            assert sum(quotas[ten] for ten in TENS.get(wide, (wide,))) == each.bands[wide], (each.as_of, wide)
        if not short_bands(each.bands):
            assert quotas == {band: each.bands[band] for band in NARROW_BANDS}, each.as_of


def test_where_the_tens_fall_short_of_their_band_the_band_counts() -> None:
    short = published_by(date(2023, 4, 26))
    assert short_bands(short.bands) == {Band(451, 500): 180}
    quotas = quotas_of(short.bands, short.total)
    tens = TENS[Band(451, 500)]
    assert sum(quotas[ten] for ten in tens) == short.bands[Band(451, 500)]
    assert all(quotas[ten] >= short.bands[ten] for ten in tens)


def test_a_day_without_a_publication_has_the_last_one_before() -> None:
    assert published_by(date(2026, 6, 2)).as_of == date(2026, 5, 24)
    assert published_by(date(2026, 5, 24)).as_of == date(2026, 5, 24)
    assert published_by(date(2030, 1, 1)).as_of == distributions()[-1].as_of


def test_before_the_first_publication_there_is_no_pool() -> None:
    with pytest.raises(SynthesisError, match="from 2022-01-17 on") as caught:
        published_by(date(2022, 1, 16))
    assert "à partir du 2022-01-17" in caught.value.say("fr")


@given(st.lists(st.integers(0, 300), min_size=1, max_size=30), st.integers(1, 200), st.integers(0, 2**32))
def test_blocks_share_every_kind_without_losing_or_adding_one(counts: list[int], block: int, seed: int) -> None:
    left = np.array(counts, np.int64)
    chance, whole = Chance(seed, 0), sum(counts)
    for first in range(0, whole, block):
        size = min(block, whole - first)
        share = shared(left, size, chance.words(len(left)))
        assert int(share.sum()) == size
        assert (share >= 0).all()
        assert (share <= left).all()
        left = left - share
    assert not left.any()


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=30).filter(lambda weights: sum(weights) > 1))
def test_a_ladder_has_as_many_steps_for_a_choice_as_its_weight_asks(weights: list[float]) -> None:
    steps = np.bincount(ladder(weights), minlength=len(weights))
    assert steps.sum() == 1 << 16
    assert np.abs(steps - np.array(weights) / sum(weights) * (1 << 16)).max() <= 1


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1], [float("nan")], [float("inf"), 1]])
def test_weights_that_say_nothing_are_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match=r"\["):
        ladder(weights)


def test_chance_is_the_same_for_the_same_place_and_another_for_another() -> None:
    assert Chance(1, 2, 3).words(4).tolist() == Chance(1, 2, 3).words(4).tolist()
    assert Chance(1, 2, 3).words(4).tolist() != Chance(1, 2, 4).words(4).tolist()
    # The stream is pinned: a file that somebody drew can be drawn again.
    assert Chance(1, 2).halves(2, 3).tolist() == [[58466, 25221, 41578], [63942, 7867, 23067]]
