"""Where points stand in each grouping that a round may rank, as of the last count of the pool.

A rank that moved with every submission would tell of each. So a place is told as of the last run of the clock, by bands
of scores of six people or more, and rounded: whoever tries out other points sees bands that nobody can be pointed at
in. Within a band earlier submission comes first; the exact rank is that of a round, and its proof tells it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count

from express_entry.law.programtable import NOMINEES
from express_entry.selection.fewness import banded, is_few, rounded

from .countrows import PoolCount
from .profiles import Profile
from .programbits import programs_of
from .states import ProfileState

EVERYONE = "general"
"""The grouping of a round that is limited to no program and no category."""


class Place(NamedTuple):
    """From which to which place some points stand in a grouping, of about how many; None where these are too few."""

    grouping: str
    first: int | None
    last: int | None
    of: int | None
    at: datetime
    """The instant of the count."""


def groupings_of(programs: Collection[str], categories: Iterable[str]) -> tuple[str, ...]:
    """The groupings in which a round could rank somebody: everybody's, each program, each version of a category.

    A nominee may be invited as a nominee only (Act, 10.1(1.1)).
    """
    if not programs:
        return ()
    if NOMINEES in programs:
        return (EVERYONE, NOMINEES)
    return (EVERYONE, *sorted(programs), *sorted(categories))


def ladders_now() -> dict[str, list[list[int]]]:
    """The pool as the rows stand, by grouping: bands of scores of enough people, the highest first."""
    tallies: dict[str, Counter[int]] = defaultdict(Counter)
    rows = Profile.objects.filter(state=ProfileState.IN_POOL.value, points__isnull=False).order_by()
    alike = rows.values_list("points", "programs", "categories").annotate(many=Count("id"))
    for points, programs, categories, many in alike.iterator():
        assert points is not None
        for name in groupings_of(programs_of(programs), categories.split()):
            tallies[name][points] += many
    return {name: banded(sorted(tally.items(), reverse=True)) for name, tally in sorted(tallies.items())}


def place_of(points: int, grouping: str, count: PoolCount) -> Place:
    """Where points stood in a grouping at a count; of a grouping that held too few people nothing is told."""
    bands = count.ladders.get(grouping, [])
    whole = sum(many for _, many in bands)
    if not whole or is_few(whole):
        return Place(grouping, None, None, None, count.instant)
    above = 0
    for lowest, many in bands:
        if lowest <= points:
            last = max(rounded(above + many), rounded(above) + 1)
            return Place(grouping, rounded(above) + 1, last, rounded(whole), count.instant)
        above += many
    return Place(grouping, rounded(above) + 1, rounded(above) + 1, rounded(whole), count.instant)


def places_of(points: int, groupings: Iterable[str], count: PoolCount) -> tuple[Place, ...]:
    """Where points stood in each of some groupings at a count."""
    return tuple(place_of(points, each, count) for each in groupings)
