"""Counts as everybody may see them: none so small that it could point at somebody, and none that gives one away.

A published count of one to five people is left out; so is the next smallest beside it, as long as what is left out
together would be fewer than six and could be worked out from the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

LEAST_SHOWN = 6
"""Fewer people than this in a public count could be pointed at: the count is not shown."""

ROUNDED_TO = 5
"""Public counts of the pool are rounded to the nearest so many, as official statistics do: beside an exact number that
must be public, such as that of the invited, an exact count would tell of few people by subtraction."""

Key = TypeVar("Key")


def rounded(many: int) -> int:
    """A count of people to the nearest multiple of :data:`ROUNDED_TO`: at most two away from how many there are."""
    return (many + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def is_few(many: int) -> bool:
    """Whether a count is of somebody, and of too few to be shown."""
    return 0 < many < LEAST_SHOWN


def enough(many: int | None) -> int | None:
    """A count that stands by itself, where it may be shown."""
    return None if many is None or is_few(many) else many


def left_out(counts: Mapping[Key, int]) -> frozenset[Key]:
    """The counts, of those that add up to a whole that is shown, which are not: together they are nobody, or enough.

    Where the whole is itself few, all of them.
    """
    hidden = [key for key, many in counts.items() if is_few(many)]
    rest = sorted((many, place, key) for place, (key, many) in enumerate(counts.items()) if many >= LEAST_SHOWN)
    while rest and is_few(sum(counts[key] for key in hidden)):
        hidden.append(rest.pop(0)[2])
    return frozenset(hidden)


def banded(counts: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Counts by score, the highest first, joined into bands of enough people: of each its lowest score and its people.

    A band reaches up to the one before it. Where all together are few there is one band.
    """
    bands: list[list[int]] = []
    lowest, many = 0, 0
    for lowest, more in counts:
        many += more
        if many >= LEAST_SHOWN:
            bands.append([lowest, many])
            many = 0
    if many and bands:
        bands[-1] = [lowest, bands[-1][1] + many]
    elif many:
        bands.append([lowest, many])
    return bands
