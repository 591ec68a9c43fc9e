"""What everybody may know of the pool: how many stand in each official band."""

from __future__ import annotations

from typing import Any

from express_entry.law.days import day_of
from express_entry.pool.laws import PoolState
from express_entry.pool.lifecycle import ProfileState
from express_entry.pool.official import distribution, suppressed
from express_entry.pool.profiles import Profile

from .gate import Asked
from .routing import Routes
from .shapes import Out

routes = Routes("pool")


class BandsOut(Out):
    """Candidates by band; None where the count is not shown, since it is of a few people or would give such away."""

    as_of: str
    last_known_rules: bool
    bands: dict[str, int | None]


@routes.get("/pool", "pool.count", BandsOut)
def bands(request: Asked) -> dict[str, Any]:
    """How many are in the pool, by the official bands."""
    rows = Profile.objects.filter(state=ProfileState.IN_POOL.value, points__isnull=False)
    points = (each for each in rows.values_list("points", flat=True).iterator() if each is not None)
    found = distribution(points, day_of(request.caller.now), "-")
    state = PoolState.objects.select_related("law").get(id=1)
    return {
        "as_of": found.as_of.isoformat(),
        "last_known_rules": state.law is not None and state.law.last_known,
        "bands": {str(band): many for band, many in suppressed(found.bands).items()},
    }
