"""When a table of the law is corrected: every stored result and round that the correction touches.

A standing and a round keep the law they were determined by, and so does whoever was removed or found ineligible. Where
the law that is now held for that instant is another, somebody has to look: the tables that differ are named, and those
who are no longer in the pool are assessed anew (:mod:`.outcomes`). A period is kept as its end: where the law that is
now held gives another one, the profile stands below the law by which it was counted (:mod:`.periods`), and so does
the end of an offer, of a draft or of a bar (:mod:`.otherends`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Max, Min

from express_entry.law import NoLawYet

from .bars import PERIOD as BAR
from .deadlines import ANSWER, DRAFT
from .invitations import PERIOD
from .laws import LawView, service_law
from .otherends import End, bars, drafts, end_of, offers
from .outcomes import Outcome, outcomes, outcomes_of
from .periods import COUNTED, IN_TIME, Miscounted, in_the_pool, of_invitations
from .profiles import Profile
from .progress import POOL_PERIOD
from .roundrows import Round
from .states import LIVE, InvitationState, NominationState, ProfileState


class Touched(NamedTuple):
    """What rests on a law that is no longer held: the tables that differ, the rounds, how many profiles in the pool.

    ``first`` and ``last`` are the instants since which the profiles stand as they do. ``outcomes`` are the profiles
    that ended under it, removed or found ineligible, with how each would fare under the law as it is now held.

    Of a table of periods the profiles are those whose period still runs, and the instants those at which it began; the
    outcomes are those who expired, or whose invitation lapsed, at its end. Of the tables of offers, drafts and bars
    ``ends`` are all that are others, and the profiles those with an open offer.
    """

    fingerprint: str
    tables: tuple[str, ...]
    rounds: tuple[str, ...]
    profiles: int
    first: datetime | None
    last: datetime | None
    outcomes: tuple[Outcome, ...] = ()
    ends: tuple[End, ...] = ()


def touched() -> tuple[Touched, ...]:
    """Everything that rests on a law other than the one now held for its instant."""
    return (*_touched(), *_miscounted(), *_of_other_ends())


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
        of_standings = _of_standings(view, span["first"], span["last"]) if span["many"] else ()
        if not of_standings:
            span = dict.fromkeys(span) | {"many": 0}
        tables |= dict.fromkeys(of_standings)
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


def _of_standings(view: LawView, first: datetime, last: datetime) -> tuple[str, ...]:
    """The tables that differ for profiles between two instants; their periods are counted again one by one."""
    return tuple(each for each in (*differing(view, first), *differing(view, last)) if each not in COUNTED)


class _Counting(NamedTuple):
    """The values of a table of periods in a law that was applied: by which law, since when."""

    law: str
    since: datetime
    values: Mapping[str, Any]


def _miscounted() -> Iterator[Touched]:
    """The periods that are others by the law now held, by the law that they were counted by."""
    in_pool = in_the_pool(IN_TIME), in_the_pool([ProfileState.EXPIRED])
    of_rounds = of_invitations(InvitationState.ISSUED), of_invitations(InvitationState.LAPSED)
    for table, (running, ended) in ((POOL_PERIOD, in_pool), (PERIOD, of_rounds)):
        open_, over = list(running), list(ended)
        if not open_ and not over:
            continue
        laws = _counting(table)
        by_law: dict[str, tuple[list[datetime], list[Miscounted]]] = {}
        for each in open_:
            by_law.setdefault(_counted_by(each, laws), ([], []))[0].append(each.since)
        for each in over:
            by_law.setdefault(_counted_by(each, laws), ([], []))[1].append(each)
        for law, (since, wrong) in by_law.items():
            first, last = min(since, default=None), max(since, default=None)
            yield Touched(law, (table,), (), len(since), first, last, tuple(outcomes_of(wrong)))


def _of_other_ends() -> Iterator[Touched]:
    """The ends of offers, drafts and bars that are others by the law now held, by the law that they were counted by."""
    open_, lapsed = list(offers(NominationState.OFFERED)), list(offers(NominationState.LAPSED))
    for table, running, over in ((ANSWER, open_, lapsed), (DRAFT, list(drafts()), []), (BAR, list(bars()), [])):
        if not running and not over:
            continue
        laws = _counting(table)
        by_law: dict[str, tuple[list[Miscounted], list[Miscounted]]] = {}
        for place, found in enumerate((running, over)):
            for each in found:
                by_law.setdefault(_counted_by(each, laws), ([], []))[place].append(each)
        for law, (still, ended) in by_law.items():
            since = [each.since for each in still]
            ends = [*map(end_of, still), *(end_of(each, lapsed=True) for each in ended)]
            ends.sort(key=lambda each: (len(each.subject), each.subject))
            many = len({each.profile for each in still}) if table == ANSWER else 0
            yield Touched(law, (table,), (), many, min(since, default=None), max(since, default=None), (), tuple(ends))


def _counting(table: str) -> list[_Counting]:
    found = []
    for view in LawView.objects.order_by("since", "id"):
        entry = json.loads(bytes(view.canonical))["tables"].get(table)
        if entry is not None and not entry["gap"]:
            found.append(_Counting(view.fingerprint, view.since, entry["values"]))
    return found


def _counted_by(period: Miscounted, laws: Sequence[_Counting]) -> str:
    """The last law applied by then whose table gives that end; else any that does; empty where none is kept."""
    found = [each for each in laws if COUNTED[period.table](each.values, period.since) == period.end]
    before = [each for each in found if each.since <= period.since]
    return next((each.law for each in reversed(before or found)), "")


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
