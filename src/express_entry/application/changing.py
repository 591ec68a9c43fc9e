"""Changes on the way: each is told as what happened, has consequences of its own, and is looked at by an officer.

Nothing is scored anew after receipt. A track that a change touches opens again; the forms get another version where the
change is declared in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

from express_entry.law import Law, Text
from express_entry.law.days import day_of
from express_entry.law.programs import asks_for_funds
from express_entry.law.programtable import NOMINEES
from express_entry.pool.faults import Unacceptable
from express_entry.pool.laws import service_law
from express_entry.pool.units import Desk, unit
from express_entry.review import EVENTS, Consequence, Effect, Event, Stage
from express_entry.review.events import event_named

from .caserows import Change
from .drafting import write_form
from .examinationrows import TrackKind
from .examining import SETTLED, open_again
from .forms import Form
from .keeping import locked, one_of_its, require, require_owner
from .lifecycle import OPEN, ApplicationState

OPENS = {
    Effect.MEDICAL: (TrackKind.MEDICAL, TrackKind.CRIMINALITY),
    Effect.POLICE: (TrackKind.CRIMINALITY,),
    Effect.FUNDS: (TrackKind.ELIGIBILITY,),
    Effect.CLASS: (TrackKind.ELIGIBILITY,),
}
"""The tracks that a consequence opens again."""
_STAGES = {
    ApplicationState.DRAFT: Stage.INVITED,
    ApplicationState.RECEIVED: Stage.IN_PROCESS,
    ApplicationState.IN_PROCESS: Stage.IN_PROCESS,
    ApplicationState.APPROVED: Stage.IN_PROCESS,
    ApplicationState.VISA_ISSUED: Stage.VISA_ISSUED,
}


def tell(desk: Desk, number: str, event: str, *, happened: date, form: Form | None = None) -> Change:
    """Tell a change; ``form`` declares it, where the forms do.

    :raises Unacceptable: for an event that there is none of, or a day that is to come.
    """
    what = _event(event)
    with unit(desk) as now:
        application = locked(number)
        require(application, *sorted(OPEN))
        if happened > day_of(now.now):
            fault = TO_COME.of(value=happened)
            raise Unacceptable(fault, fields={"happened": fault})
        stage = _STAGES[ApplicationState(application.state)]
        if form is not None:
            write_form(now, application, form)
            application.save()
        made = Change.objects.create(
            application=application,
            event=event,
            stage=stage.value,
            happened=happened,
            told=now.now,
            told_by=now.actor,
            form=application.version,
        )
        now.tell("change.told", number, change=made.id, event=event, stage=stage.value, version=application.version)
        touched = tracks_of(what.at(stage), application.program, service_law().at(now.now))
        for track in application.tracks.filter(kind__in=touched, state__in=SETTLED).order_by("id"):
            track.application = application
            open_again(now, track, "changed")
        return made


def tracks_of(consequences: Iterable[Consequence], program: str, law: Law) -> list[str]:
    """The tracks that consequences touch under a law, of an application for a class."""
    effects = [each.effect for each in consequences if each.effect in OPENS and _concerns(each.effect, program, law)]
    return list(dict.fromkeys(kind.value for effect in effects for kind in OPENS[effect]))


def _concerns(effect: Effect, program: str, law: Law) -> bool:
    """Whether a consequence is one in a class: not every one asks for funds, and only nominees are of a province."""
    if effect is Effect.FUNDS:
        return asks_for_funds(law, program)
    return effect is not Effect.CLASS or program == NOMINEES


def consequences_of(change: Change) -> tuple[Consequence, ...]:
    """What a change leads to, in the part of the way in which it was told."""
    return event_named(change.event).at(Stage(change.stage))


def look_at(desk: Desk, number: str, change: int) -> Change:
    """Note that the officer who has the file looked at a change."""
    with unit(desk) as now:
        application = locked(number)
        require_owner(now, application)
        row = cast(Change, one_of_its(application.changes.filter(seen__isnull=True), number, change))
        row.seen, row.seen_by = now.now, now.actor
        row.save()
        now.tell("change.seen", number, change=change)
        return row


def _event(name: str) -> Event:
    try:
        return event_named(name)
    except KeyError:
        accepted = ", ".join(each.id for each in EVENTS)
        fault = NO_EVENT.of(value=name[:40], accepted=accepted)
        raise Unacceptable(fault, fields={"event": fault}) from None


NO_EVENT = Text(
    "change: {value} is none. Accepted: {accepted}.",
    "changement : {value} n'en est pas un. Valeurs acceptées : {accepted}.",
)
TO_COME = Text(
    "happened: {value} is still to come. Accepted: a day that is past, or today.",
    "date : le {value} est à venir. Accepté : une date passée, ou aujourd'hui.",
)
