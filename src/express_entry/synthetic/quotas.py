"""How many candidates of a pool stand in each band: as published, or shared out in proportion for another size.

A published distribution holds for one size. For another, each wide band gets its share by the method of the largest
remainder, and each band that is published in tens shares its own among them likewise, so that the numbers are whole and
add up. For the published size these are the published numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time

from express_entry.history import NARROW_BANDS, TENS, WIDE_BANDS, Band, Distribution, distribution_before, distributions
from express_entry.law import Text

from .faults import SynthesisError

Quotas = Mapping[Band, int]
"""Candidates by narrow band, from the highest scores down."""
MOST = 100_000_000
"""Candidates of the largest pool."""


def published_by(day: date, among: Sequence[Distribution] | None = None) -> Distribution:
    """The last distribution that is dated on or before a day.

    :raises SynthesisError: before the first.
    """
    known = distributions() if among is None else tuple(among)
    found = distribution_before(datetime.combine(day, time(18), UTC), known)
    if found is None:
        first, last = (min(each.as_of for each in known), max(each.as_of for each in known)) if known else (None, None)
        raise SynthesisError(_TOO_EARLY.of(day=day, first=first, last=last))
    return found


def apportioned(weights: Sequence[int], size: int) -> list[int]:
    """So many in all, in proportion to whole weights: each its share cut off, then one more by the largest remainder.

    Of equal remainders the earlier gets more. Where ``size`` is the sum of the weights, these are the weights.

    :raises ValueError: where nothing has any weight and there is something to share out.
    """
    whole = sum(weights)
    if whole == 0:
        if size:
            raise ValueError(size)
        return [0] * len(weights)
    shares = [divmod(weight * size, whole) for weight in weights]
    found = [share for share, _ in shares]
    order = sorted(range(len(weights)), key=lambda place: -shares[place][1])
    for place in order[: size - sum(found)]:
        found[place] += 1
    return found


def quotas_of(bands: Mapping[Band, int], size: int) -> dict[Band, int]:
    """The candidates of a pool of some size in each narrow band, for a distribution over the published bands."""
    wide = apportioned([bands[band] for band in WIDE_BANDS], size)
    found: dict[Band, int] = {}
    for band, number in zip(WIDE_BANDS, wide, strict=True):
        tens = TENS.get(band, (band,))
        weights = [bands[ten] for ten in tens]
        found |= zip(tens, apportioned(weights if any(weights) else [1] * len(tens), number), strict=True)
    return {band: found[band] for band in NARROW_BANDS}


def short_bands(bands: Mapping[Band, int]) -> dict[Band, int]:
    """The bands whose published tens do not add up to them, with how many candidates are in none of the tens."""
    gaps = {wide: bands[wide] - sum(bands[ten] for ten in tens) for wide, tens in TENS.items()}
    return {wide: gap for wide, gap in gaps.items() if gap}


_TOO_EARLY = Text(
    "no distribution of the pool was published by {day}. Accepted: a day from {first} on (the last publication known "
    "is of {last}).",
    "aucune répartition du bassin n'était publiée le {day}. Valeurs acceptées : une date à partir du {first} (la "
    "dernière publication connue est du {last}).",
)
