"""When a table of the law is corrected: every stored result and round that the correction touches.

A standing and a round keep the law they were determined by, and so does whoever was removed or found ineligible. Where
the law that is now held for that instant is another, somebody has to look: the tables that differ are named, and those
who are no longer in the pool are assessed anew (:mod:`.outcomes`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Max, Min

from express_entry.law import NoLawYet

from .laws import LawView, service_law
from .outcomes import Outcome, outcomes
from .profiles import Profile
from .roundrows import Round
from .states import LIVE


class Touched(NamedTuple):
    """What rests on a law that is no longer held: the tables that differ, the rounds, how many profiles in the pool.

    ``first`` and ``last`` are the instants since which the profiles stand as they do. ``outcomes`` are the profiles
    that ended under it, removed or found ineligible, with how each would fare under the law as it is now held.
    """

    fingerprint: str
    tables: tuple[str, ...]
    rounds: tuple[str, ...]
    profiles: int
    first: datetime | None
    last: datetime | None
    outcomes: tuple[Outcome, ...] = ()


def touched() -> tuple[Touched, ...]:
    """Everything that rests on a law other than the one now held for its instant."""
    return tuple(_touched())


def _touched() -> Iterator[Touched]:
    live = [each.value for each in LIVE]
    for view in LawView.objects.order_by("since", "id"):
        rounds = [
            (item.number, item.instant)
            for item in Round.objects.filter(law=view).order_by("instant")
            if item.instant is not None and differing(view, item.instant)
        ]
        standings = Profile.objects.filter(law=view, state__in=live)
        span = standings.aggregate(many=Count("id"), first=Min("effective"), last=Max("effective"))
        tables = dict.fromkeys(table for _, instant in rounds for table in differing(view, instant))
        if span["many"]:
            tables |= dict.fromkeys((*differing(view, span["first"]), *differing(view, span["last"])))
        ended = tuple(outcomes(view))
        if ended:
            instants = [each.instant for each in ended]
            tables |= dict.fromkeys((*differing(view, min(instants)), *differing(view, max(instants))))
        if tables:
            yield Touched(
                view.fingerprint,
                tuple(tables),
                tuple(number for number, _ in rounds),
                span["many"],
                span["first"],
                span["last"],
                ended,
            )


def differing(view: LawView, instant: datetime) -> tuple[str, ...]:
    """The tables of which a law that was applied at an instant says other than the law now held for it."""
    try:
        now = service_law().at(instant)
    except NoLawYet:
        return ()
    if now.fingerprint == view.fingerprint:
        return ()
    applied, held = (_tables(data) for data in (bytes(view.canonical), now.canonical))
    return tuple(sorted(name for name in set(applied) | set(held) if applied.get(name) != held.get(name)))


def _tables(canonical: bytes) -> dict[str, object]:
    tree = json.loads(canonical)
    return {**tree["tables"], "occupations": tree["occupations"]}
