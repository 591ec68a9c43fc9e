"""How many are in the pool by points: as of the last count and pointing at nobody, or for officers as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from express_entry.history.distribution import BANDS, NARROW_BANDS, TENS, Band
from express_entry.law.text import Language
from express_entry.pool.counts import bands_now, last_count
from express_entry.pool.glance import ranking_at
from express_entry.pool.official import suppressed, total_shown
from express_entry.pool.rulewords import POINTS_BY_LAST_KNOWN

from .gate import Asked, now
from .routing import Routes
from .shapes import Out, Told

routes = Routes("pool")

FEWEST = 6
"""The smallest number that is shown, nobody aside."""


class BandOut(Out):
    """A range of points and how many have them, to the nearest 5 for the public; None where it points at people."""

    points: str
    candidates: int | None


class PoolOut(Out):
    """The pool at an instant: of the last count, None where the pool was never counted; or for officers now.

    ``notice`` says in words that points are by the last known rules, where they are.
    """

    at: Told | None
    total: int | None
    bands: list[BandOut]
    last_known_rules: bool
    notice: str | None


@routes.get("/pool", "pool.count", PoolOut)
def count(request: Asked) -> PoolOut:
    """How many candidates are in the pool, by points, as of the last run of the clock, rounded to the nearest 5."""
    found = last_count()
    if found is None:
        bands = [BandOut(points=str(band), candidates=None) for band in NARROW_BANDS]
        return PoolOut(at=None, total=None, bands=bands, **_ranked_by(now(), request.language))
    shown = without_few(found.bands)
    bands = [BandOut(points=str(band), candidates=shown[band]) for band in NARROW_BANDS]
    total = total_shown(with_wholes(found.bands))
    return PoolOut(at=found.instant, total=total, bands=bands, **_ranked_by(found.instant, request.language))


@routes.get("/pool/now", "pool.live", PoolOut)
def live(request: Asked) -> PoolOut:
    """How many candidates are in the pool at this moment, every number as it is."""
    found = bands_now()
    bands = [BandOut(points=str(band), candidates=many) for band, many in found.items()]
    at = now()
    return PoolOut(at=at, total=sum(found.values()), bands=bands, **_ranked_by(at, request.language))


def _ranked_by(at: datetime, language: Language) -> dict[str, Any]:
    """Whether points are those of the last known ranking, which is then said."""
    ranking = ranking_at(at)
    by_last_known = ranking.gap is not None and ranking.goes_on
    notice = POINTS_BY_LAST_KNOWN.say(language) if by_last_known else None
    return {"last_known_rules": by_last_known, "notice": notice}


def without_few(counted: Mapping[Band, int]) -> dict[Band, int | None]:
    """Numbers under :data:`FEWEST` are left out, and the others that the page of a round leaves out with them.

    The same everywhere: what one of two publications shows and the other does not would give a number away.
    """
    shown = suppressed(with_wholes(counted))
    return {band: shown[band] for band in counted}


def with_wholes(counted: Mapping[Band, int]) -> dict[Band, int]:
    """Numbers of the narrow bands, and of those that they divide."""
    return {band: sum(counted[each] for each in TENS.get(band, (band,))) for band in BANDS}
