"""A pool that is killed over and over while it lives, and what is found each time.

Run as a program: ``python -m tests.crash.killing KILLS SEED [STEP]``, on the store that the environment names, in
which ``migrate`` ran. The story is told once without a disturbance, then again and again, each step cut short some
times before it gets through. What it does is done in forks of a process that has loaded everything, so that no
connection is shared and each costs little. With the name of a step that step alone is cut short, and without
transactions: there the checks must find something.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from express_entry.service import starting

configured = starting.set_up()

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import InterfaceError, OperationalError, connection

from express_entry.pool.auditrows import AuditHead
from express_entry.pool.laws import PoolState
from express_entry.selection.audittrail import NONE_YET
from tests.crash import story
from tests.crash.consistency import faults, picture
from tests.crash.forks import FAILED, forked
from tests.crash.points import NEVER, Points, be_killed, lose_connection, without_transactions
from tests.databases import PATIENCE

AT_A_POINT, AT_A_MOMENT, LOST = "killed at a point", "killed at a moment", "connection lost"
WAYS = (AT_A_POINT, AT_A_MOMENT, LOST) if "DATABASE_URL" in os.environ else (AT_A_POINT, AT_A_MOMENT)
AT_MOST = 4
"""How often a step is cut short before it is let through."""

story.in_small_batches()
story.read(story.records())  # here, so that no fork does


class Whole(NamedTuple):
    """A step that nobody disturbed: how many points it has, how long it took, and what it left."""

    points: int
    seconds: float
    left: dict[str, Any]


class Found(NamedTuple):
    """What a step that was cut short, or let through, left: how it ended, what contradicts itself, what differs."""

    step: str
    way: str
    point: int
    became: str
    faults: list[str]
    differs: list[str]


def begin() -> None:
    """A store with nobody in it, whose clock was run once: a trail that no head is kept of cannot be verified."""
    shutil.rmtree(settings.DOCUMENTS / "rounds", ignore_errors=True)
    Path(settings.AUDIT_HEADS).unlink(missing_ok=True)
    tables = [each._meta.db_table for each in apps.get_app_config("pool").get_models()]
    emptied = connection.ops.sql_flush(no_style(), tables, reset_sequences=True, allow_cascade=True)
    connection.ops.execute_sql_flush(emptied)
    AuditHead.objects.create(id=1, digest=NONE_YET)
    PoolState.objects.create(id=1)
    story.tick([story.BEGIN - story.DAY])


def taken(step: story.Step) -> Whole:
    """A step taken by a process that nobody disturbs."""

    def take() -> list[Any]:
        points = Points(NEVER, be_killed)
        points.watch(configured.places.data)
        start = time.perf_counter()
        step.take()
        took = time.perf_counter() - start
        return [points.passed, took, picture()]

    return Whole(*forked(take))


def cut_short(step: story.Step, way: str, whole: Whole, draw: random.Random, *, bare: bool = False) -> Found:
    """A step taken by a process that meets its end, unless it is through before, and what that leaves."""
    point = NEVER if way == AT_A_MOMENT else draw.randrange(whole.points)

    def take() -> str:
        Points(point, lose_connection if way == LOST else be_killed).watch(configured.places.data)
        if bare:
            without_transactions()
        try:
            step.take()
        except (OperationalError, InterfaceError):
            return "lost" if way == LOST else FAILED
        return "through"

    became = forked(take, draw.random() * whole.seconds if way == AT_A_MOMENT else None)
    return Found(step.name, way, point, became, contradictions(), [])


def contradictions() -> list[str]:
    """What contradicts itself in the store, once the database has noticed who is gone."""

    def look() -> list[str]:
        _wait_for_others()
        return faults()

    found: list[str] = forked(look)
    return found


def _wait_for_others() -> None:
    """PostgreSQL notices that a process is gone only once it has something to say to it."""
    if connection.vendor != "postgresql":
        return
    others = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    until = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while True:
            cursor.execute(others)
            if cursor.fetchone() == (0,):
                return
            assert time.monotonic() < until, "a connection stays"
            time.sleep(0.005)


def tell(kills: int, seed: int) -> dict[str, Any]:
    """The story without a disturbance, then with so many."""
    forked(begin)
    whole = [taken(step) for step in story.steps()]
    found = [Found("all", "", NEVER, "undisturbed", contradictions(), [])]
    draw = random.Random(seed)
    while _ended(found) < kills:
        forked(begin)
        for step, undisturbed in zip(story.steps(), whole, strict=True):
            times = draw.randint(1, AT_MOST) if _ended(found) < kills else 0
            found += [cut_short(step, draw.choice(WAYS), undisturbed, draw) for _ in range(times)]
            left = taken(step).left
            found.append(Found(step.name, "", NEVER, "taken up", contradictions(), _differing(undisturbed.left, left)))
    invited = [whole[-1].left[number][1] for number in story.ROUNDS]
    return {"points": [each.points for each in whole], "invited": invited, "found": [each._asdict() for each in found]}


def _ended(found: Sequence[Found]) -> int:
    return sum(each.became in {"killed", "lost"} for each in found)


def _differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """What two pictures do not agree on."""
    keys = sorted(one.keys() | other.keys())
    return [f"{key}: {one.get(key)}, {other.get(key)}" for key in keys if one.get(key) != other.get(key)]


def tell_without_transactions(name: str, times: int, seed: int) -> list[str]:
    """What is found where one step is cut short without transactions, which is tried some times."""
    draw = random.Random(seed)
    before = [step for step in story.steps() if step.name != name][: _place_of(name)]
    step = story.steps()[len(before)]
    forked(begin)
    whole = [taken(each) for each in (*before, step)][-1]
    for _ in range(times):
        forked(begin)
        for each in before:
            taken(each)
        found = cut_short(step, AT_A_POINT, whole, draw, bare=True).faults
        if found:
            return found
    return []


def _place_of(name: str) -> int:
    return next(place for place, step in enumerate(story.steps()) if step.name == name)


if __name__ == "__main__":
    many, seed = int(sys.argv[1]), int(sys.argv[2])
    print(json.dumps(tell_without_transactions(sys.argv[3], many, seed) if len(sys.argv) > 3 else tell(many, seed)))
