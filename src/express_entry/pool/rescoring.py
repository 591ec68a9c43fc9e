"""Many profiles brought up to an instant: standings determined by as many processes as there are cores.

After a change of law that is everybody who was not determined under it yet, each day whoever's calendar says so: a run
that was cut short is taken up where it ended.
Rows are written with what they were read with as a condition: a profile that was changed meanwhile is left to the next
pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

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
STANDING = ("effective", "points", "programs", "categories", "due")
"""The columns of a profile that :func:`.keeping.standing_of_row` reads."""


class Work(NamedTuple):
    """What a process needs to determine the standings of one profile up to an instant.

    ``row`` holds the columns :data:`STANDING`; ``stale`` is that of :class:`.progress.Had`.
    """

    key: int
    version: int
    document: str
    nomination: tuple[str, date] | None
    row: tuple[datetime, int | None, int, str, datetime | None]
    expires: datetime
    stale: bool


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
        for batch in worked(pool, partial(_determined, at), _works(found), BATCH):
            yield _written(desk, batch, counted, done)


def _works(found: QuerySet[Profile]) -> Iterator[Work]:
    """The profiles of a query, in the order of their numbers."""
    last = 0
    while works := list(_works_after(found, last)):
        yield from works
        last = works[-1].key


def _works_after(found: QuerySet[Profile], after: int) -> Iterator[Work]:
    rows = list(
        found.filter(state=ProfileState.IN_POOL.value, id__gt=after)
        .order_by("id")
        .values_list("id", "version", "expires", "law__people", *STANDING)[:BATCH]
    )
    keys = [row[0] for row in rows]
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
    for key, version, expires, people, effective, *rest in rows:
        assert effective is not None
        assert expires is not None
        document = documents.get((key, version), "")
        stale = people != people_at(effective)
        yield Work(key, version, document, accepted.get(key), (effective, *rest), expires, stale)


def _determined(at: datetime, work: Work) -> Done:
    """The standings of one profile; run by any process."""
    since, points, programs, categories, due = work.row
    if not work.document:
        return Done(work.key, work.version, since, None, ())
    document = with_nomination(stored(work.document), work.nomination)
    last = standing_of_row(since, points, programs, categories, own_due(due, work.expires))
    steps = progress(Had(last, work.expires, work.stale), document, at, service_law(), goes_on=goes_on())
    if len(steps) == 1 and steps[0]._replace(since=since) == last and work.expires > at:
        return Done(work.key, work.version, since, steps[0].since, ())
    return Done(work.key, work.version, since, None, steps)


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
