"""What is carried over a change of law is what would be determined anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from express_entry.history import NARROW_BANDS
from express_entry.law import Consolidation, consolidated
from express_entry.law.days import instant_at
from express_entry.pool.progress import LAST, Had, Standing, next_change, progress, standing
from express_entry.profile import Profile, check
from express_entry.synthetic.papers import Papers
from express_entry.synthetic.pool import Pool
from tests.assessment.moving import SPAN, Moving, moving_people

LAW = consolidated()
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def anew(had: Had, document: Profile, now: datetime, whole: Consolidation, *, goes_on: bool) -> Iterator[Standing]:
    """The standings of a profile, each determined from nothing but the document, the instant and the law."""
    last = had.last
    while True:
        at = min(last.due or LAST, next_change(whole, last.since) or LAST)
        if at > now or at >= had.expires:
            return
        last = standing(document, at, had.expires, whole, goes_on=goes_on)
        yield last
        if not last.eligible:
            return


def followed(document: Profile, begin: datetime, end: datetime, *, goes_on: bool) -> int:
    """How many standings a profile comes to have, which are the same either way."""
    first = standing(document, begin, end, LAW, goes_on=goes_on)
    if not first.eligible:
        return 0
    had = Had(first, end, stale=False)
    found = progress(had, document, end, LAW, goes_on=goes_on)
    assert found == tuple(anew(had, document, end, LAW, goes_on=goes_on))
    return len(found)


@pytest.mark.parametrize("goes_on", [False, True])
@settings(max_examples=120, suppress_health_check=SLOW)
@given(person=moving_people())
def test_whoever_leaves_something_out_stands_as_if_determined_anew(goes_on: bool, person: Moving) -> None:
    followed(person.profile, instant_at(person.on, 12), instant_at(person.on + 2 * SPAN, 12), goes_on=goes_on)


@pytest.mark.parametrize("year", range(2015, 2027))
def test_everybody_of_a_made_up_pool_stands_as_if_determined_anew(year: int) -> None:
    day = date(year, 11, 2)
    begin, end = instant_at(day, 9), instant_at(day, 9) + timedelta(days=366)
    everyone = map(check, Papers(Pool(day, dict.fromkeys(NARROW_BANDS, 4), seed=year)).documents())
    assert sum(followed(each, begin, end, goes_on=False) for each in everyone) > 50


def test_a_standing_by_a_law_that_was_corrected_is_not_carried() -> None:
    day = date(2025, 7, 1)
    document = next(iter(map(check, Papers(Pool(day, dict.fromkeys(NARROW_BANDS, 1), seed=1)).documents())))
    right = standing(document, instant_at(day), instant_at(date(2026, 6, 1)), LAW, goes_on=False)
    wrong = right._replace(points=1, programs=frozenset({"fst"}), categories=frozenset(), due=None)
    at, end = instant_at(date(2025, 7, 7)), instant_at(date(2026, 6, 1))
    assert progress(Had(wrong, end, stale=True), document, at, LAW, goes_on=False) == (
        standing(document, at, end, LAW, goes_on=False),
    )
    assert progress(Had(wrong, end, stale=False), document, at, LAW, goes_on=False) != (
        standing(document, at, end, LAW, goes_on=False),
    )
