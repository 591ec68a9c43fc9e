"""How many are in the pool by points: as of the last count and pointing at nobody, or for officers as it is."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.history.distribution import BANDS, NARROW_BANDS, TENS, Band
from express_entry.pool.counts import bands_now, last_count
from express_entry.pool.official import suppressed, total_shown

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
    """The pool at an instant: of the last count, None where the pool was never counted; or for officers now."""

    at: Told | None
    total: int | None
    bands: list[BandOut]


@routes.get("/pool", "pool.count", PoolOut)
def count(request: Asked) -> PoolOut:  # noqa: ARG001 - every view has it
    """How many candidates are in the pool, by points, as of the last run of the clock, rounded to the nearest 5."""
    found = last_count()
    if found is None:
        return PoolOut(at=None, total=None, bands=[BandOut(points=str(band), candidates=None) for band in NARROW_BANDS])
    shown = without_few(found.bands)
    bands = [BandOut(points=str(band), candidates=shown[band]) for band in NARROW_BANDS]
    return PoolOut(at=found.instant, total=total_shown(with_wholes(found.bands)), bands=bands)


@routes.get("/pool/now", "pool.live", PoolOut)
def live(request: Asked) -> PoolOut:  # noqa: ARG001 - every view has it
    """How many candidates are in the pool at this moment, every number as it is."""
    found = bands_now()
    bands = [BandOut(points=str(band), candidates=many) for band, many in found.items()]
    return PoolOut(at=now(), total=sum(found.values()), bands=bands)


def without_few(counted: Mapping[Band, int]) -> dict[Band, int | None]:
    """Numbers under :data:`FEWEST` are left out, and the others that the page of a round leaves out with them.

    The same everywhere: what one of two publications shows and the other does not would give a number away.
    """
    shown = suppressed(with_wholes(counted))
    return {band: shown[band] for band in counted}


def with_wholes(counted: Mapping[Band, int]) -> dict[Band, int]:
    """Numbers of the narrow bands, and of those that they divide."""
    return {band: sum(counted[each] for each in TENS.get(band, (band,))) for band in BANDS}
