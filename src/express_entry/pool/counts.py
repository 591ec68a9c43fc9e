"""How many are in the pool by points, as everybody may know: counted when the clock is run, and kept.

A count that moved with every submission would tell of each. So what is shown is the last count, with its instant, and a
round is published with the last count before it, as the department does. On a quiet day those are the very people whom
the round ranks, so every count is rounded as it is shown (:mod:`.official`); what is kept is exact. The clock that a
round runs for itself takes no count.
"""

from __future__ import annotations

import json
from datetime import datetime

from django.db.models import Count

from express_entry.history.distribution import BANDS, NARROW_BANDS, TENS, WIDE_BANDS, Band, Distribution, Quality
from express_entry.history.feedbands import STALEST
from express_entry.law.days import day_of

from .countrows import PoolCount
from .places import ladders_now
from .profiles import Profile
from .states import ProfileState
from .units import Unit


def bands_now() -> dict[Band, int]:
    """How many candidates are in each narrow band as the rows stand: for officers alone."""
    found = dict.fromkeys(NARROW_BANDS, 0)
    rows = Profile.objects.filter(state=ProfileState.IN_POOL.value, points__isnull=False)
    for points, many in rows.order_by("points").values_list("points").annotate(many=Count("id")):
        found[next(band for band in NARROW_BANDS if band.low <= min(points, WIDE_BANDS[0].high) <= band.high)] += many
    return found


def take(now: Unit) -> PoolCount:
    """Count the pool at the instant of a unit, once for each instant."""
    numbers = json.dumps(list(bands_now().values()), separators=(",", ":"))
    places = json.dumps(ladders_now(), separators=(",", ":"))
    made, _ = PoolCount.objects.get_or_create(instant=now.now, defaults={"numbers": numbers, "places": places})
    return made


def last_count() -> PoolCount | None:
    """The last count of the pool; None before the clock was run for the first time."""
    return PoolCount.objects.order_by("-instant").first()


def count_before(instant: datetime) -> PoolCount | None:
    """The count that a round at an instant is published with; None where the last one is none or too old to be."""
    return PoolCount.objects.filter(instant__lt=instant, instant__gt=instant - STALEST).order_by("-instant").first()


def distribution_of_count(count: PoolCount, number: str) -> Distribution:
    """A count in the official bands, for the round of a number."""
    narrow = count.bands
    bands = {band: sum(narrow[each] for each in TENS.get(band, (band,))) for band in BANDS}
    total = sum(narrow.values())
    return Distribution(day_of(count.instant), number, bands, total, Quality.OFFICIAL, None, (), ())
