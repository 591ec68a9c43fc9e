"""Many profiles brought up to an instant: read and determined by as many processes as there are cores.

After a change of law that is everybody who was not determined under it yet, each day whoever's calendar says so: a run
that was cut short is taken up where it ended.
Rows are written with what they were read with as a condition: a profile that was changed meanwhile is left to the next
pass, which the clock makes before it notes that a law is applied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from express_entry.profile.document import stored

from .bulk import write_standings
from .keeping import expire_when_over, own_due, set_standing, standing_of_row, take_steps, with_nomination
from .laws import goes_on, people_at, service_law
from .nominationrows import Nomination
from .processes import processes, worked
from .profiles import Profile, Version
from .progress import Had, Standing, progress
from .states import NominationState, ProfileState
from .units import Desk, Unit, unit

BATCH = 1000
"""Profiles that are written in one transaction."""
SHARE = 250
"""Profiles that a process is given at a time."""
STANDING = ("effective", "points", "programs", "categories", "due")
"""The columns of a profile that :func:`.keeping.standing_of_row` reads."""


class Done(NamedTuple):
    """The standings that a profile comes to have; a law goes by the instant since which it is applied.

    ``still`` is the instant since which the profile stands under the law as it did before it: then there are no steps.
    """

    key: int
    version: int
    since: datetime
    still: datetime | None
    steps: tuple[Standing, ...]


def rescore(
    desk: Desk, found: QuerySet[Profile], counted: str, done: Counter[str], *, workers: int = 1
) -> Iterator[int]:
    """Bring the profiles in the pool that a query finds up to now; yields how many each transaction wrote.

    :param counted: under which name those who stay in the pool are counted among what was done.
    """
    with unit(desk) as now:
        at = now.now
    with processes(workers) as pool:
        share = min(SHARE, BATCH)
        for batch in worked(pool, partial(_determined, at), _shares(found, share), BATCH // share, each=1):
            yield _written(desk, [each for part in batch for each in part], counted, done)


def _shares(found: QuerySet[Profile], many: int) -> Iterator[Sequence[int]]:
    """The numbers of the profiles of a query that are in the pool, in order, a share at a time."""
    last = 0
    rows = found.filter(state=ProfileState.IN_POOL.value).order_by("id").values_list("id", flat=True)
    while keys := list(rows.filter(id__gt=last)[:BATCH]):
        for first in range(0, len(keys), many):
            yield keys[first : first + many]
        last = keys[-1]


def _determined(at: datetime, keys: Sequence[int]) -> list[Done]:
    """The standings of some profiles up to an instant; read and determined by any process."""
    found = Profile.objects.filter(id__among=keys, state=ProfileState.IN_POOL.value).order_by("id")
    # The rows first: what is written later is held against them.
    rows = list(found.values_list("id", "version", "law__people", "expires", *STANDING))
    documents = {
        (key, sequence): document
        for key, sequence, document in Version.objects.filter(
            profile__id__among=keys, sequence=F("profile__version")
        ).values_list("profile_id", "sequence", "document")
    }
    accepted = {
        key: (province, issued)
        for key, province, issued in Nomination.objects.filter(
            profile__id__among=keys, state=NominationState.ACCEPTED.value
        ).values_list("profile_id", "province", "issued")
    }
    return [
        _one(at, key, version, row, people, documents.get((key, version), ""), accepted.get(key))
        for key, version, people, *row in rows
    ]


def _one(
    at: datetime,
    key: int,
    version: int,
    row: Sequence[Any],
    people: str | None,
    text: str,
    nomination: tuple[str, date] | None,
) -> Done:
    """The standings of one profile; ``row`` is its expiry, then the columns :data:`STANDING`."""
    expires, since, points, programs, categories, due = row
    if not text:
        return Done(key, version, since, None, ())
    document = with_nomination(stored(text), nomination)
    last = standing_of_row(since, points, programs, categories, own_due(due, expires))
    had = Had(last, expires, people != people_at(since))
    steps = progress(had, document, at, service_law(), goes_on=goes_on())
    if len(steps) == 1 and steps[0]._replace(since=since) == last and expires > at:
        return Done(key, version, since, steps[0].since, ())
    return Done(key, version, since, None, steps)


def _written(desk: Desk, batch: Sequence[Done], counted: str, done: Counter[str]) -> int:
    """Write what became of a batch in one transaction; of those who stand as before nothing is told."""
    by_key = {each.key: each for each in batch}
    with unit(desk) as now:
        held = list(_as_read(by_key))
        still: dict[datetime, list[int]] = {}
        for key in held:
            if (since := by_key[key].still) is not None:
                still.setdefault(since, []).append(key)
        for since, keys in still.items():
            Profile.objects.filter(id__among=keys).update(effective=since, law=now.law_at(since))
            done[counted] += len(keys)
        others = [key for key in held if by_key[key].still is None]
        changed = []
        for profile in _held(others):
            many = len(now.told)
            if _stays(now, profile, by_key[profile.id].steps):
                done[counted] += 1
                changed += [profile] if by_key[profile.id].steps else []
            done.update(told.action for told in now.told[many:])
        write_standings(changed)
    return len(batch)


def _as_read(by_key: Mapping[int, Done]) -> Iterator[int]:
    """The profiles still in the pool as they were read, which nobody else changes until the transaction ends."""
    rows = Profile.objects.select_for_update().filter(id__among=by_key, state=ProfileState.IN_POOL.value).order_by("id")
    for key, version, effective in rows.values_list("id", "version", "effective"):
        each = by_key[key]
        if (version, effective) == (each.version, each.since):
            yield key


def _held(keys: Sequence[int]) -> QuerySet[Profile]:
    """The profiles of some numbers that the transaction holds already, with what a standing is written onto."""
    rows = Profile.objects.filter(id__among=keys).select_for_update().order_by("id")
    return rows.defer("created", "draft_until", "ended", "identity", "name_key", "code", "effective", "due", "line")


def _stays(now: Unit, profile: Profile, steps: tuple[Standing, ...]) -> bool:
    """Give a profile its standings; whether it stays in the pool, and is still to be written."""
    if steps and not steps[-1].eligible:
        return not take_steps(now, profile, steps)
    for step in steps:
        set_standing(now, profile, step, tell=True)
    profile.write_line()
    expire_when_over(now, profile)
    return profile.state == ProfileState.IN_POOL.value
