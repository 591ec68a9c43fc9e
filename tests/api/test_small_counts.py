"""What the public numbers of the pool leave out, so that they point at nobody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from express_entry.api.distribution import FEWEST, without_few
from express_entry.history.distribution import NARROW_BANDS


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
