"""What the public numbers of the pool leave out, so that they point at nobody."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from express_entry.api.distribution import FEWEST, without_few
from express_entry.history.distribution import BANDS, NARROW_BANDS, TENS, WIDE_BANDS, Band
from express_entry.pool.official import few_hidden, suppressed, total_shown
from express_entry.selection.fewness import is_few, rounded


@given(st.lists(st.integers(0, 20), min_size=len(NARROW_BANDS), max_size=len(NARROW_BANDS)))
def test_no_small_number_is_shown_and_none_is_what_the_total_leaves(numbers: list[int]) -> None:
    counted = dict(zip(NARROW_BANDS, numbers, strict=True))
    shown = without_few(counted)
    assert all(each is None or (each == 0) == (counted[band] == 0) for band, each in shown.items())
    assert all(
        each is None or (each == rounded(counted[band]) and not is_few(counted[band])) for band, each in shown.items()
    )
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
    assert all(many is None or not is_few(counted[band]) for band, many in shown.items())
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


def possible(shown: dict[Band, int | None], total: int | None, widest: int = 12) -> dict[Band, set[int]]:
    """For each narrow band that is shown, every number of people that fits it and whatever is shown beside it.

    A whole says nothing that its parts do not: it is the sum of what is shown of them and of the rest, rounded.
    """
    rest = (total or 0) - sum(many or 0 for band, many in shown.items() if band in WIDE_BANDS)
    assert total is None or rest >= 0
    for whole, tens in TENS.items():
        if shown[whole] is not None and None not in {shown[band] for band in tens}:
            assert shown[whole] == sum(shown[band] or 0 for band in tens)
    return {
        band: {
            each for each in range(max(many - widest, 0), many + widest) if rounded(each) == many and not is_few(each)
        }
        for band, many in shown.items()
        if band in NARROW_BANDS and many is not None
    }


@given(NUMBERS, st.data())
@example(TENS_GIVE_THE_WHOLE_AWAY, None)
def test_no_count_and_no_change_between_two_is_down_to_one_number(
    numbers: list[int], data: st.DataObject | None
) -> None:
    before = with_wholes(numbers)
    moved = numbers if data is None else [each + data.draw(st.integers(0, 5)) for each in numbers]
    after = with_wholes(moved)
    first, second = (possible(suppressed(each), total_shown(each)) for each in (before, after))
    for band, fits in first.items():
        assert before[band] in fits
        assert fits == {0} or len(fits) > 1
        changes = {b - a for a in fits for b in second.get(band, set())}
        assert not changes or fits == {0} or len(changes) > 1


@given(NUMBERS, st.data())
def test_every_pool_that_fits_its_bands_is_shown_alike_so_that_wholes_and_total_tell_no_more(
    numbers: list[int], data: st.DataObject
) -> None:
    counted = with_wholes([each + 10 for each in numbers])
    shown, total = suppressed(counted), total_shown(counted)
    fits = possible(shown, total)
    other = with_wholes([data.draw(st.sampled_from(sorted(fits[band]))) for band in NARROW_BANDS])
    assert (suppressed(other), total_shown(other)) == (shown, total)


def test_three_people_at_the_lowest_score_are_not_what_the_invited_leave() -> None:
    counted = with_wholes([0, 88, *([40] * 13)])
    above = possible(suppressed(counted), total_shown(counted))[Band(501, 600)]
    assert {91 - each for each in above if each < 91} == {1, 2, 3}
    # What remains, as the page on proofs says: where the range ends at the invited, one number is left.
    assert {89 - each for each in above if each < 89} == {1}
