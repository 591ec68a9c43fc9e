"""How many are in the pool by points, for anybody: in the bands that are published, and pointing at nobody."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count

from express_entry.history.distribution import NARROW_BANDS, TENS, Band
from express_entry.pool.models import Profile
from express_entry.pool.official import suppressed
from express_entry.pool.states import ProfileState

from .gate import Asked, now
from .routing import Routes
from .shapes import Out, Told

routes = Routes("pool")

FEWEST = 6
"""The smallest number that is shown, nobody aside."""


class BandOut(Out):
    """A range of points and how many have them; None where the number would point at people."""

    points: str
    candidates: int | None


class PoolOut(Out):
    """The pool at an instant."""

    at: Told
    total: int | None
    bands: list[BandOut]


@routes.get("/pool", "pool.count", PoolOut)
def count(request: Asked) -> PoolOut:  # noqa: ARG001 - every view has it
    """How many candidates are in the pool, by points."""
    counted = dict.fromkeys(NARROW_BANDS, 0)
    in_pool = Profile.objects.filter(state=ProfileState.IN_POOL.value, points__isnull=False)
    for points, many in in_pool.order_by("points").values_list("points").annotate(many=Count("id")):
        counted[next(band for band in NARROW_BANDS if band.low <= points <= band.high)] += many
    total = sum(counted.values())
    shown = without_few(counted)
    bands = [BandOut(points=str(band), candidates=shown[band]) for band in NARROW_BANDS]
    return PoolOut(at=now(), total=total if total >= FEWEST or not total else None, bands=bands)


def without_few(counted: Mapping[Band, int]) -> dict[Band, int | None]:
    """Numbers under :data:`FEWEST` are left out, and the others that the page of a round leaves out with them.

    The same everywhere: what one of two publications shows and the other does not would give a number away.
    """
    wide = {whole: sum(counted.get(band, 0) for band in parts) for whole, parts in TENS.items()}
    shown = suppressed({**counted, **wide})
    return {band: shown[band] for band in counted}
