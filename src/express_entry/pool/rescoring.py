"""Many in the pool at once, on their day or under another law: standings determined by as many processes as are asked.

Whoever was determined already is not found again, so a run that was cut short is taken up where it ended.
Rows are written with what they were read with as a condition: a profile that was changed meanwhile is left to the next
pass.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

import django
from django.db.models import QuerySet

from express_entry.profile import Nomination as StatedNomination
from express_entry.profile.document import stored

from .bulk import write_standings
from .keeping import expire_when_over, held_rows, own_due, set_standing, standing_of_row, take_steps
from .laws import goes_on, people_at, service_law
from .lifecycle import NominationState, ProfileState
from .nominationrows import Nomination
from .profiles import Profile, Version
from .progress import Had, Standing, progress
from .units import Desk, Unit, unit

BATCH = 1000
STANDING = ("effective", "points", "programs", "categories", "due")
"""The columns of a profile that :func:`.keeping.standing_of_row` reads."""


class Work(NamedTuple):
    """What a process needs to determine the standings of one profile up to an instant."""

    key: int
    version: int
    document: str
    nomination: tuple[str, date] | None
    had: Had


class Done(NamedTuple):
    """The standings that a profile comes to have; a law goes by the instant since which it is applied."""

    key: int
    version: int
    since: datetime
    steps: tuple[Standing, ...]


def rescore(
    desk: Desk, found: QuerySet[Profile], counted: str, done: Counter[str], *, workers: int = 1
) -> Iterator[int]:
    """Bring the profiles in the pool that a query finds up to now; yields how many each transaction wrote.

    :param counted: under which name they are counted among what was done.
    """
    with unit(desk) as now:
        at = now.now
    # Another process makes its views of the law from the same release and files; it does not talk to the database.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=django.setup) if workers > 1 else None
    last = 0
    with pool or nullcontext():
        while works := list(_works(found, last)):
            last = works[-1].key
            made = (
                pool.map(_determined, works, [at] * len(works), chunksize=50)
                if pool
                else map(_determined, works, [at] * len(works))
            )
            yield from _written(desk, made, counted, done)


def _works(found: QuerySet[Profile], after: int) -> Iterator[Work]:
    """The next profiles of a query."""
    rows = list(
        found.filter(state=ProfileState.IN_POOL.value, id__gt=after)
        .order_by("id")
        .values_list("id", "version", "expires", "law__people", *STANDING)[:BATCH]
    )
    keys = [row[0] for row in rows]
    documents = {
        (key, sequence): document
        for key, sequence, document in Version.objects.filter(profile__in=keys).values_list(
            "profile_id", "sequence", "document"
        )
    }
    accepted = {
        key: (province, issued)
        for key, province, issued in Nomination.objects.filter(
            profile__in=keys, state=NominationState.ACCEPTED.value
        ).values_list("profile_id", "province", "issued")
    }
    for key, version, expires, people, effective, points, programs, categories, due in rows:
        assert effective is not None
        assert expires is not None
        document = documents.get((key, version), "")
        stale = people != people_at(effective)
        last = standing_of_row(effective, points, programs, categories, own_due(due, expires))
        had = Had(last, expires, stale)
        yield Work(key, version, document, accepted.get(key), had)


def _determined(work: Work, at: datetime) -> Done:
    """The standings of one profile; run by any process."""
    if not work.document:
        return Done(work.key, work.version, work.had.last.since, ())
    document = stored(work.document.encode())
    recorded = None
    if work.nomination is not None:
        recorded = StatedNomination(province=work.nomination[0], issued=work.nomination[1], express_entry=True)
    document = document.model_copy(update={"nomination": recorded})
    steps = progress(work.had, document, at, service_law(), goes_on=goes_on())
    return Done(work.key, work.version, work.had.last.since, steps)


def _written(desk: Desk, found: Iterable[Done], counted: str, done: Counter[str]) -> Iterator[int]:
    results = iter(found)
    while batch := list(islice(results, BATCH)):
        by_key = {each.key: each for each in batch}
        with unit(desk) as now:
            changed = []
            for profile in held_rows(id__in=by_key, state=ProfileState.IN_POOL.value):
                each, many = by_key[profile.id], len(now.told)
                if (profile.version, profile.effective) != (each.version, each.since):
                    continue
                if _stays(now, profile, each.steps):
                    done[counted] += 1
                    changed += [profile] if each.steps else []
                done.update(told.action for told in now.told[many:])
            write_standings(changed)
        yield len(batch)


def _stays(now: Unit, profile: Profile, steps: tuple[Standing, ...]) -> bool:
    """Give a profile its standings; whether it stays in the pool, and is still to be written."""
    if steps and not steps[-1].eligible:
        return not take_steps(now, profile, steps)
    for step in steps:
        set_standing(now, profile, step, tell=True)
    profile.write_line()
    expire_when_over(now, profile)
    return profile.state == ProfileState.IN_POOL.value
