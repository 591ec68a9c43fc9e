"""Whom to call today, and why: what waits for an answer, what falls due soon, what is about to change.

How soon is soon is this project's own choice, not law; it stands here alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from express_entry.law import Reason, Text
from express_entry.law.days import day_of
from express_entry.pages.days import Written
from express_entry.pool.states import ENDED, ProfileState

from .caseload import Client
from .turns import Turn, turns_of

SOON = timedelta(days=14)
"""How long before its last day something is a reason to call."""
LATELY = timedelta(days=30)
"""How long after a profile ended that is a reason to call."""
WAITS = frozenset({"invitation", "nomination", "letter"})
"""What waits for an answer of the client is a reason to call from the first day on."""
SPENT = frozenset({ProfileState.APPLIED})


class Call(NamedTuple):
    """A reason to call: its kind, those first that wait for the client, the day that it is about, and the words."""

    kind: int
    day: date
    reason: Reason


WAITING, FALLS_DUE, CHANGING, ENDED_LATELY = range(4)


def calls_of_all(clients: Sequence[Client], at: datetime) -> dict[str, tuple[Call, ...]]:
    """The reasons to call each of some clients today, the most pressing first, by key; who is not named needs none.

    Of those alone whose standing is looked at again soon it is worked out whether that changes anything.
    """
    today = day_of(at)
    turns = turns_of([each for each in clients if each.turns is not None and day_of(each.turns) - today <= SOON])
    found = {each.key: sorted(_calls(each, turns.get(each.key), today), key=pressing) for each in clients}
    return {key: tuple(calls) for key, calls in found.items() if calls}


def pressing(call: Call) -> tuple[int, date]:
    """How pressing a reason is, the most first."""
    return call.kind, call.day


def _calls(client: Client, turn: Turn | None, today: date) -> Iterator[Call]:
    for each in client.due:
        if each.kind == "service_standard":
            continue
        if each.kind in WAITS or each.day - today <= SOON:
            yield Call(
                WAITING if each.kind in WAITS else FALLS_DUE,
                each.day,
                DUE.of(what=each.what, day=Written(each.day), days=in_days(each.day, today)),
            )
    if turn is not None and turn.said:
        yield Call(
            CHANGING, turn.day, TURNS.of(what=list(turn.said), day=Written(turn.day), days=in_days(turn.day, today))
        )
    profile = client.profile
    if profile is None or profile.ended is None or ProfileState(profile.state) not in ENDED - SPENT:
        return
    if today - day_of(profile.ended) <= LATELY:
        yield Call(
            ENDED_LATELY, day_of(profile.ended), OVER.of(number=profile.number, day=Written(day_of(profile.ended)))
        )


def in_days(day: date, today: date) -> Reason:
    """How far off a day is, in words."""
    many = (day - today).days
    if many <= 0:
        return TODAY.of()
    return TOMORROW.of() if many == 1 else DAYS.of(days=str(many))


DUE = Text("{what}: {day}, {days}", "{what} : {day}, {days}")
TURNS = Text("{what}: {day}, {days}", "{what} : {day}, {days}")
OVER = Text(
    "the profile {number} ended on {day}: another one has to be made",
    "le profil {number} a pris fin le {day} : il en faut un autre",
)
TODAY = Text("today", "aujourd'hui")
TOMORROW = Text("tomorrow", "demain")
DAYS = Text("in {days} days", "dans {days} jours")
