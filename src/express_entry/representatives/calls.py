"""Whom to call today, and why: what waits for an answer, falls due or changes soon, and who would have been invited.

How soon is soon is this project's own choice, not law; it stands here alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from express_entry.correspondence.duedays import DueDay
from express_entry.law import Reason, Result, Text
from express_entry.law.days import day_of
from express_entry.pages.days import Written
from express_entry.pool.states import ENDED, ProfileState

from .caseload import Client
from .figures import Grouped
from .turns import Turn, turns_of

SOON = timedelta(days=14)
"""How long before its last day something is a reason to call."""
LATELY = timedelta(days=30)
"""How long after a profile ended that is a reason to call."""
WAITS = frozenset({"invitation", "nomination", "letter"})
"""What waits for an answer of the client is a reason to call from the first day on."""
SPENT = frozenset({ProfileState.APPLIED})


class Call(NamedTuple):
    """A reason to call: its kind, the day that it is about, the words, and the points above the line of a round."""

    kind: int
    day: date
    reason: Reason
    margin: int = 0


OVERDUE, WAITING, FALLS_DUE, CHANGING, ENDED_LATELY, INVITABLE, LATER = range(7)


def calls_of_all(clients: Sequence[Client], at: datetime) -> dict[str, tuple[Call, ...]]:
    """The reasons to call each of some clients today, the most pressing first, by key; who is not named needs none.

    Of those alone whose standing is looked at again soon it is worked out whether that changes anything.
    """
    today = day_of(at)
    turns = turns_of([each for each in clients if each.turns is not None and day_of(each.turns) - today <= SOON])
    found = {each.key: sorted(_calls(each, turns.get(each.key), today), key=pressing) for each in clients}
    return {key: tuple(calls) for key, calls in found.items() if calls}


def pressing(call: Call) -> tuple[int, int, int]:
    """How pressing a reason is, the most first.

    What is overdue comes first, the longest first; then what falls due or changes by itself soon, the nearest day
    first; then what ended, the latest first; then who would have been invited, the highest above the line first; and
    last what waits for an answer with more time left than that.
    """
    if call.kind == INVITABLE:
        return 3, -call.margin, 0
    if call.kind == ENDED_LATELY:
        return 2, -call.day.toordinal(), 0
    rank = {OVERDUE: 0, LATER: 4}.get(call.kind, 1)
    return rank, call.day.toordinal(), call.kind


def _calls(client: Client, turn: Turn | None, today: date) -> Iterator[Call]:
    yield from _due(client, today)
    if turn is not None and turn.said:
        said = TURNS.of(what=list(turn.said), day=Written(turn.day), days=in_days(turn.day, today))
        yield Call(CHANGING, turn.day, said)
    yield from _ended(client, today)
    yield from _invitable(client)


def _due(client: Client, today: date) -> Iterator[Call]:
    """What is overdue, waits for an answer or falls due soon; a standard of the office is nobody's to keep."""
    for each in client.due:
        soon = each.day - today <= SOON
        if each.kind != "service_standard" and (each.kind in WAITS or soon):
            text = WAS_DUE if each.over else DUE
            kind = OVERDUE if each.over else (WAITING if soon else LATER) if each.kind in WAITS else FALLS_DUE
            said = text.of(what=each.what, day=Written(each.day), days=time_left(each, today))
            yield Call(kind, each.day, said)


def _ended(client: Client, today: date) -> Iterator[Call]:
    """A profile that ended lately, and not by an application, or that lately came to be in no round."""
    profile = client.profile
    if profile is None:
        return
    state = ProfileState(profile.state)
    since = profile.effective if state in IN_NO_ROUND else profile.ended
    if since is None or state not in {*ENDED - SPENT, *IN_NO_ROUND}:
        return
    day = day_of(since)
    if today - day <= LATELY:
        yield Call(ENDED_LATELY, day, IN_NO_ROUND.get(state, OVER).of(number=profile.number, day=Written(day)))


def _invitable(client: Client) -> Iterator[Call]:
    """Whoever would have been invited in the latest round open to them: the next of its kind may invite them."""
    latest, profile = client.latest, client.profile
    if latest is None or profile is None or latest.result is not Result.MET:
        return
    held = latest.round
    day, text = day_of(held.instant), INVITED if latest.margin else AT_THE_LINE
    points = "" if profile.points is None else Grouped(profile.points)
    said = text.of(round=latest.of.named, day=Written(day), line=Grouped(held.crs_cutoff), points=points)
    yield Call(INVITABLE, day, said, latest.margin)


def time_left(due: DueDay, today: date) -> Reason:
    """How far off the last day of something is, in words; of what is overdue, how long it has been over."""
    if not due.over:
        return in_days(due.day, today)
    many = (today - due.day).days
    return YESTERDAY.of() if many == 1 else AGO.of(days=str(many))


def in_days(day: date, today: date) -> Reason:
    """How far off a day is, in words."""
    many = (day - today).days
    if many <= 0:
        return TODAY.of()
    return TOMORROW.of() if many == 1 else DAYS.of(days=str(many))


DUE = Text("{what}: {day}, {days}", "{what} : {day}, {days}")
WAS_DUE = Text(
    "overdue – {what}: was due {day}, {days}; a late answer is still taken",
    "en retard – {what} : échéance le {day}, {days}; une réponse tardive est encore reçue",
)
TURNS = Text("changes {days}, on {day}: {what}", "changement {days}, le {day} : {what}")
INVITED = Text(
    "would have been invited in the latest round open to them, {round}, of {day}: {line} points were needed, "
    "and the profile has {points}",
    "le profil aurait été retenu à la dernière ronde qui lui était ouverte, la {round}, du {day} : il fallait "
    "{line} points et il en a {points}",
)
AT_THE_LINE = Text(
    "would have been invited in the latest round open to them, {round}, of {day}: {line} points were needed, "
    "and the profile has as many and was submitted in time",
    "le profil aurait été retenu à la dernière ronde qui lui était ouverte, la {round}, du {day} : il fallait "
    "{line} points; il en a autant et a été présenté à temps",
)
OVER = Text(
    "the profile {number} ended on {day}: another one has to be made",
    "le profil {number} a pris fin le {day} : il en faut un autre",
)
IN_NO_ROUND = {
    ProfileState.NOMINATION_ENDED: Text(
        "the profile {number} is in no round since {day}, as its nomination ended: it has to be withdrawn, and another "
        "one submitted",
        "le profil {number} n'est dans aucune ronde depuis le {day}, puisque sa désignation est terminée : il faut le "
        "retirer et en présenter un autre",
    ),
    ProfileState.BARRED: Text(
        "the profile {number} is in no round since {day}, as the person is barred for misrepresentation (A10.1(4), "
        "40(2)(a))",
        "le profil {number} n'est dans aucune ronde depuis le {day}, puisque la personne est exclue pour fausses "
        "déclarations (L10.1(4), 40(2)a))",
    ),
}
"""What is said of a profile that has not ended, and is in no round for good or as long as a bar lasts."""
TODAY = Text("today", "aujourd'hui")
TOMORROW = Text("tomorrow", "demain")
YESTERDAY = Text("yesterday", "hier")
AGO = Text("{days} days ago", "il y a {days} jours")
DAYS = Text("in {days} days", "dans {days} jours")
