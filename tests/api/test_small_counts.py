"""What the public numbers of the pool leave out, so that they point at nobody."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from express_entry.api.distribution import FEWEST, without_few
from express_entry.history.distribution import BANDS, NARROW_BANDS, TENS, WIDE_BANDS, Band
from express_entry.pool.official import few_hidden, suppressed


@given(st.lists(st.integers(0, 20), min_size=len(NARROW_BANDS), max_size=len(NARROW_BANDS)))
def test_no_small_number_is_shown_and_none_is_what_the_total_leaves(numbers: list[int]) -> None:
    counted = dict(zip(NARROW_BANDS, numbers, strict=True))
    shown = without_few(counted)
    assert all(each is None or each == 0 or each >= FEWEST for each in shown.values())
    assert all(each is None or each == counted[band] for band, each in shown.items())
    left_out = [counted[band] for band, each in shown.items() if each is None]
    rest = sum(left_out)
    everything_small = all(number < FEWEST for number in numbers)
    assert not left_out or everything_small or (len(left_out) > 1 and rest >= FEWEST)


NUMBERS = st.lists(st.integers(0, 20), min_size=len(NARROW_BANDS), max_size=len(NARROW_BANDS))
TENS_GIVE_THE_WHOLE_AWAY = [40, 80, 6, 6, 6, 6, 6, 50, 50, 50, 50, 50, 90, 70, 3]
TWO_ARE_ONE_EACH = [40, 80, 60, 60, 60, 60, 60, 50, 50, 50, 50, 50, 90, 1, 1]


def with_wholes(numbers: list[int]) -> dict[Band, int]:
    narrow = dict(zip(NARROW_BANDS, numbers, strict=True))
    return {band: sum(narrow[each] for each in TENS.get(band, (band,))) for band in BANDS}


def reduced(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """Equations solved as far as they can be."""
    done: list[list[Fraction]] = []
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [each / pivot[column] for each in pivot]
        rows, done = (
            [[a - row[column] * b for a, b in zip(row, pivot, strict=True)] for row in group] for group in (rows, done)
        )
        done.append(pivot)
    return done


@given(NUMBERS)
@example(TENS_GIVE_THE_WHOLE_AWAY)
@example(TWO_ARE_ONE_EACH)
def test_no_band_that_is_left_out_follows_from_those_that_are_shown(numbers: list[int]) -> None:
    counted = with_wholes(numbers)
    shown = suppressed(counted)
    assert all(many is None or (many == counted[band] and not 0 < many < FEWEST) for band, many in shown.items())
    total = sum(counted[band] for band in WIDE_BANDS)
    if total < FEWEST:
        return
    hidden = [band for band in BANDS if shown[band] is None]
    sums = [(WIDE_BANDS, None), *((parts, whole) for whole, parts in TENS.items())]
    rows = [
        [Fraction((band in parts) - (band == whole)) for band in hidden]
        for parts, whole in sums
        if any(band in parts or band == whole for band in hidden)
    ]
    assert all(sum(map(bool, row)) > 1 for row in reduced(rows))
    for parts, whole in sums:
        if whole is None or shown[whole] is not None:
            together = sum(counted[band] for band in parts if shown[band] is None)
            assert together == 0 or together >= FEWEST


@given(NUMBERS)
def test_the_pool_of_today_leaves_out_what_the_page_of_a_round_leaves_out(numbers: list[int]) -> None:
    narrow = dict(zip(NARROW_BANDS, numbers, strict=True))
    shown = suppressed(with_wholes(numbers))
    assert without_few(narrow) == {band: shown[band] for band in NARROW_BANDS}


def test_two_programs_of_one_person_each_are_not_left_out_alone() -> None:
    assert few_hidden({"cec": 98, "fst": 1, "fsw": 1}) == {"cec": None, "fst": None, "fsw": None}
    assert few_hidden({"cec": None, "fst": 20, "fsw": None}) == {"cec": None, "fst": 20, "fsw": None}
