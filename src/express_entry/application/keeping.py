"""Applications as they are kept: found, locked, moved by the table, and who may work on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, overload

from django.db.models import Model, QuerySet

from express_entry.law import Text
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.profiles import Profile
from express_entry.pool.units import Unit

from .applications import Application, key_of
from .caserows import Interest
from .examinationrows import Decision, Letter, Track
from .lifecycle import AnyState, ApplicationState, DecisionState, LetterState, TrackState, Transition, transition


def found(number: str) -> Application:
    """An application to look at.

    :raises NotFound: where there is none of that number.
    """
    key = key_of(number)
    row = Application.objects.select_related("profile", "invitation__round").filter(id=key).first() if key else None
    if row is None:
        raise NotFound(NO_APPLICATION.of(value=number[:40]))
    return row


def locked(number: str) -> Application:
    """An application that nobody else changes until the unit ends; where its profile is locked too, that comes first.

    :raises NotFound: where there is none of that number.
    """
    key = key_of(number)
    rows = Application.objects.select_related("profile", "invitation__round").select_for_update(of=("self",))
    row = rows.filter(id=key).first() if key else None
    if row is None:
        raise NotFound(NO_APPLICATION.of(value=number[:40]))
    return row


@overload
def move(now: Unit, item: Application, event: str, **particulars: Any) -> Transition: ...
@overload
def move(now: Unit, item: Track, event: str, **particulars: Any) -> Transition: ...
@overload
def move(now: Unit, item: Letter, event: str, **particulars: Any) -> Transition: ...
@overload
def move(now: Unit, item: Decision, event: str, **particulars: Any) -> Transition: ...
def move(now: Unit, item: Application | Track | Letter | Decision, event: str, **particulars: Any) -> Transition:
    """Change the state of something by an event that the table allows, told to the trail; the caller saves it.

    :raises Conflict: where the table does not allow it.
    """
    kind = _KINDS[type(item)]
    made = transition(kind(item.state) if item.state else None, event, kind)
    item.state = made.target.value
    subject = item.number if isinstance(item, Application) else item.application.number
    now.tell(made.action, subject, **particulars)
    return made


def require(application: Application, *states: ApplicationState) -> None:
    """See to it that an application is in one of some states.

    :raises Conflict: where it is in another.
    """
    if application.state not in states:
        accepted = ", ".join(states)
        raise Conflict(NOT_IN_STATE.of(number=application.number, state=application.state, accepted=accepted))


def require_words(**stated: str) -> None:
    """See to it that what has to be said in words is.

    :raises Unacceptable: naming the fields that are empty.
    """
    empty = {name: EMPTY.of(field=name) for name, text in stated.items() if not text.strip()}
    if empty:
        raise Unacceptable(*empty.values(), fields=empty)


def require_owner(now: Unit, application: Application) -> None:
    """See to it that whoever acts has the file, and no interest of their own in it.

    :raises Forbidden: where they have not.
    """
    require_no_interest(now, application)
    if application.owner != now.actor:
        owner = application.owner or "-"
        raise Forbidden(NOT_OWNER.of(number=application.number, owner=owner))


def require_no_interest(now: Unit, application: Application, officer: str | None = None) -> None:
    """See to it that an officer has no interest of their own in a file.

    :raises Forbidden: where they have.
    """
    who = officer or now.actor
    if Interest.objects.filter(application=application, officer=who).exists():
        raise Forbidden(INTERESTED.of(number=application.number, officer=who))


def require_no_interest_in(now: Unit, profile: Profile) -> None:
    """See to it that an officer has no interest of their own in any file of the person of a profile.

    :raises Forbidden: where they have.
    """
    if profile.person_id is None:
        return
    rows = Interest.objects.filter(application__profile__person=profile.person_id, officer=now.actor)
    if rows.exists():
        raise Forbidden(INTERESTED.of(number=profile.number, officer=now.actor))


def one_of_its(rows: QuerySet[Any], number: str, key: int) -> Any:
    """A row that belongs to an application, held until the unit ends.

    :raises NotFound: where there is none of that number.
    """
    row = rows.filter(id=key).select_for_update().first()
    if row is None:
        raise NotFound(NO_SUCH.of(number=number, value=str(key)))
    return row


def end(now: Unit, application: Application) -> None:
    """Note that an application is at its end: nobody has it any more."""
    application.ended = now.now
    application.assignments.filter(ended__isnull=True).update(ended=now.now)
    application.owner = ""


def instant_text(instant: datetime | None) -> str | None:
    """An instant as documents write it."""
    return None if instant is None else f"{instant.isoformat(timespec='microseconds')[:-6]}Z"


_KINDS: dict[type[Model], type[AnyState]] = {
    Application: ApplicationState,
    Track: TrackState,
    Letter: LetterState,
    Decision: DecisionState,
}

NO_APPLICATION = Text(
    "number: there is no application {value}. Accepted: the number of an application, such as A000000123.",
    "numéro : il n'y a pas de demande {value}. Valeurs acceptées : le numéro d'une demande, comme A000000123.",
)
NOT_IN_STATE = Text(
    "number: the application {number} is in the state {state}. Accepted: {accepted}.",
    "numéro : la demande {number} est dans l'état {state}. Valeurs acceptées : {accepted}.",
)
EMPTY = Text("{field}: it is empty. Accepted: the reason in words.", "{field} : vide. Accepté : le motif en mots.")
NOT_OWNER = Text(
    "the file {number} is with {owner}. Accepted: the officer who has it, or an assignment to another one first.",
    "le dossier {number} est confié à {owner}. Accepté : l'agent qui l'a, ou d'abord une attribution à un autre.",
)
INTERESTED = Text(
    "the officer {officer} has an interest of their own in the file {number} and may not work on it.",
    "l'agent {officer} a un intérêt personnel dans le dossier {number} et ne peut pas le traiter.",
)
NO_SUCH = Text(
    "the application {number} has no {value} of that kind.", "la demande {number} n'a pas de {value} de ce genre."
)
Keys = Sequence[int]
