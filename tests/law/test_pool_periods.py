"""How long a draft, the pool, an offered nomination and a bar for misrepresentation last, by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from express_entry import law

LAUNCH = date(2015, 1, 1)
BY_THE_INSTANT = date(2017, 6, 6)
NOW = date(2026, 11, 25)


@pytest.mark.parametrize("day", [LAUNCH, BY_THE_INSTANT, NOW])
def test_a_draft_that_is_not_submitted_in_60_days_is_deleted(day: date) -> None:
    assert law.on(day).values("profile/draft") == {"days": 60}


@pytest.mark.parametrize("day", [LAUNCH, BY_THE_INSTANT, NOW])
def test_a_nomination_offered_in_the_system_is_accepted_within_30_days_or_not_at_all(day: date) -> None:
    assert law.on(day).values("nomination/answer") == {"days": 30}


@pytest.mark.parametrize("day", [LAUNCH, BY_THE_INSTANT, NOW])
def test_whoever_misrepresented_a_fact_makes_no_profile_for_five_years(day: date) -> None:
    values = law.on(day).values("misrepresentation/bar")
    # Since the Faster Removal of Foreign Criminals Act; a bar that began before is as long as it was then.
    assert values == {"years": 5, "since": date(2014, 11, 21), "years_before": 2}
    assert law.on(day).version("misrepresentation/bar").citation == "A40(2)(a), A10.1(4)"


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (LAUNCH, "day"),
        (BY_THE_INSTANT - timedelta(days=1), "day"),
        (BY_THE_INSTANT, "instant"),
        (NOW, "instant"),
    ],
)
def test_the_pool_keeps_a_profile_for_12_months_by_days_and_since_2017_06_06_to_the_instant(
    day: date, counted: str
) -> None:
    assert law.on(day).values("pool/period") == {"months": 12, "counted": counted}
