"""The life of a small pool, told in steps that can be taken again: loads, clocks over a change of law, rounds, answers.

Each step acts at instants of its own, so that whoever takes it again, or takes it up where somebody was cut short, does
the same at the same instant. People are told apart by their passports: the numbers of rows differ from one telling to
the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from express_entry.history import NARROW_BANDS
from express_entry.pool import clock, invitations, loading, publishing, rescoring, rounds, running
from express_entry.pool.lifecycle import InvitationState, RoundState
from express_entry.pool.preparing import Record, prepared
from express_entry.pool.roundrows import Invitation, Round
from express_entry.pool.units import Desk
from express_entry.selection import Grouping
from express_entry.synthetic.papers import Papers
from express_entry.synthetic.pool import Pool

BEGIN = datetime(2025, 3, 17, 16, tzinfo=UTC)
"""A week before the points for an offer of work went, after which points are those of the last known ranking."""
DAY = timedelta(days=1)
LATER = 14 * DAY
EACH, BATCH = 3, 5
"""People of each band; people of one transaction of a load, a clock, a change of law."""
ROUNDS = {"first": 8, "second": 5, "third": 6}
"""The rounds, and how many each invites."""
BASIS = "Act, 10.3(1)(h.1)-(j); made up for a test"
FEDERAL = ("cec", "fsw", "fst")


class Step(NamedTuple):
    """One step; taken twice, the second time changes nothing."""

    name: str
    take: Callable[[], None]


@cache
def records(each: int = EACH) -> tuple[Record, ...]:
    """So many of each band, with the instant of their submission; one in eight has a nomination on record."""
    papers = Papers(Pool(BEGIN.date(), dict.fromkeys(NARROW_BANDS, each), seed=7))
    return tuple(_record(place, *found) for place, found in enumerate(papers.dated(threads=1), 1))


def _record(place: int, document: object, submitted: datetime) -> Record:
    nomination = ("ON", f"ON-{place}", date(2025, 3, 3)) if place % 8 == 0 else None
    return Record(str(place), document, submitted, nomination)


def read(everybody: Sequence[Record]) -> None:
    """Read everybody, and the law of every day that is asked for."""
    for record in everybody:
        prepared(record, BEGIN + LATER)


def in_small_batches() -> None:
    """Have each transaction take few rows, so that a small pool takes many of them."""
    loading.BATCH = clock.BATCH = rescoring.BATCH = BATCH


def steps() -> Sequence[Step]:
    """The whole story."""
    half = len(records()) // 2
    return (
        Step("load", lambda: load(records()[:half], BEGIN)),
        Step("clock", lambda: tick([BEGIN + DAY, BEGIN + 3 * DAY])),
        Step("round", lambda: hold("first", BEGIN + 4 * DAY)),
        Step("answers", lambda: answer("first", BEGIN + 5 * DAY)),
        Step("law", lambda: tick([BEGIN + 8 * DAY, BEGIN + 9 * DAY])),
        Step("second round", lambda: hold("second", BEGIN + 10 * DAY)),
        Step("more", lambda: load(records()[half:], BEGIN + LATER)),
        Step("months", lambda: tick([BEGIN + LATER + days * DAY for days in (1, 30, 64, 110, 111, 160)])),
        Step("last round", lambda: hold("third", BEGIN + 180 * DAY)),
    )


def desk(actor: str, at: datetime) -> Desk:
    """Somebody who acts, at one instant."""
    return Desk(actor, lambda: at)


def load(part: Sequence[Record], at: datetime) -> None:
    loading.load(desk("loader", at), part)


def tick(instants: Sequence[datetime]) -> None:
    for at in instants:
        clock.run(desk("system", at))


def hold(number: str, at: datetime) -> None:
    """A round from its draft to its publication, taken up wherever it stands."""
    one, other = desk("officer-1", at), desk("officer-2", at)
    if not Round.objects.filter(number=number).exists():
        rounds.draft(one, rounds.Draft(number, Grouping.EVERYONE, FEDERAL, at, BASIS, ROUNDS[number]))
    if state(number) is RoundState.DRAFTED:
        rounds.authorise(other, number)
    if state(number) is RoundState.AUTHORISED:
        running.run(one, number)
    if state(number) is RoundState.RUN:
        publishing.publish(other, number, None)


def state(number: str) -> RoundState:
    return RoundState(Round.objects.values_list("state", flat=True).get(number=number))


def answer(number: str, at: datetime) -> None:
    """Of the invited the first two apply, and the two after them decline."""
    for rank in (1, 2, 3, 4):
        invitation = Invitation.objects.select_related("profile").get(round__number=number, rank=rank)
        if invitation.state == InvitationState.ISSUED.value:
            reply = invitations.apply if rank <= 2 else invitations.decline
            reply(desk("candidate", at), invitation.profile.number)
