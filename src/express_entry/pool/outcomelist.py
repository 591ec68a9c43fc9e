"""Who ended by a table that was corrected since, some at a time, each with the tables that say otherwise now.

A table that was corrected may have touched one of a million who ended: so no more than :data:`LOOKED` of them are
looked at for one list, which may then be short, and says where to go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge
from typing import NamedTuple

from .corrections import differing
from .laws import LawView, people_at, service_law
from .outcomes import Outcome, out_of_the_pool, outcome_of
from .periods import ended as ended_by_periods
from .profiles import Profile, number_text
from .states import ProfileState

LOOKED = 20_000
"""How many who ended are looked at for one list."""


class Listed(NamedTuple):
    """An outcome, and the tables of which another version was applied than the one now held for its instant."""

    outcome: Outcome
    tables: tuple[str, ...]


class Some(NamedTuple):
    """Some of the outcomes in the order of their numbers; ``after`` is where the next begin, None after the last."""

    rows: tuple[Listed, ...]
    after: int | None

    @property
    def up_to(self) -> str:
        """The number of the last profile that was looked at; empty where all were."""
        return "" if self.after is None else number_text(self.after)


def some_outcomes(after: int, limit: int, *, looked: int = LOOKED) -> Some:
    """At most so many of the outcomes by a law that is no longer held, after a profile, each assessed anew."""
    keys, following = _touched(after, limit, looked)
    rows = Profile.objects.select_related("law").defer("law__canonical").filter(id__among=keys).order_by("id")
    return Some(tuple(_with_tables(rows)), following)


def listed(profile: Profile) -> Listed | None:
    """The outcome of one profile with its tables; None where it ended otherwise, or its law is still held."""
    return next(_with_tables([profile]), None)


def _touched(after: int, limit: int, looked: int) -> tuple[list[int], int | None]:
    """Who ended by another law than the one held, by their keys; and after which the next are to be sought."""
    found: list[int] = []
    by_periods = ((each, True) for each in ended_by_periods(after))
    key = after
    for place, (each, is_touched) in enumerate(merge(_by_tables(after, looked), by_periods)):
        if place == looked or (is_touched and len(found) == limit):
            return found, key
        found += [each] if is_touched else []
        key = each
    return found, None


def _by_tables(after: int, looked: int) -> Iterator[tuple[int, bool]]:
    """Who was removed or found ineligible, and whether by another law than the one held."""
    rows = out_of_the_pool().filter(id__gt=after, law__isnull=False).order_by("id")
    columns = rows.values_list("id", "state", "ended", "effective", "law__people")[: looked + 1]
    for each, state, ended, effective, people in columns.iterator(chunk_size=2000):
        instant = ended if state == ProfileState.REMOVED.value else effective
        yield each, instant is not None and people != people_at(instant)


def _with_tables(profiles: Iterable[Profile]) -> Iterator[Listed]:
    known: dict[tuple[int, str], tuple[str, ...]] = {}
    for profile in profiles:
        found = outcome_of(profile)
        if found is not None and found.table:
            yield Listed(found, (found.table,))
        elif found is not None and profile.law_id is not None:
            yield Listed(found, _tables(profile.law_id, found.instant, known))


def _tables(law: int, instant: datetime, known: dict[tuple[int, str], tuple[str, ...]]) -> tuple[str, ...]:
    """What differs between a law that was applied and the one held: many ended by the same two."""
    place = (law, service_law().at(instant).fingerprint)
    if place not in known:
        known[place] = differing(LawView.objects.get(id=law), instant)
    return known[place]
