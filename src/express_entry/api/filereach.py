"""Which applications are within somebody's reach: their own, their clients', or all that the office has."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from express_entry.accounts.callers import NOTHING, Caller
from express_entry.accounts.firms import clients_of
from express_entry.accounts.permissions import permission
from express_entry.accounts.roles import Role, Scope
from express_entry.application.applications import key_of
from express_entry.application.caserows import Interest
from express_entry.application.keeping import NO_APPLICATION
from express_entry.application.lifecycle import RECEIVED_ONCE
from express_entry.application.models import Application
from express_entry.law import Text
from express_entry.pool.faults import Forbidden, NotFound
from express_entry.pool.people import Person

from .about import note
from .gate import Asked

PERSON = "profile__person"
PAID_BEFORE = frozenset({"payment.record", "refund.make"})
"""What an officer does with what was not handed in yet, or never: money."""


def within(caller: Caller, action: str) -> QuerySet[Application]:
    """The applications of which somebody may do something: of drafts an officer sees none, an auditor all.

    An officer with an interest of their own in a file has nothing to do with it, and is shown nothing of it.
    """
    rows = Application.objects.select_related("profile", "invitation__round")
    if Scope.ANY not in caller.reach(action):
        return rows.filter(caller.people(action, PERSON))
    if audits(caller, action):
        return rows
    interested = Interest.objects.filter(officer=caller.pseudonym).values("application")
    rows = rows.filter(~Q(id__in=interested) | _theirs(caller))
    if action in PAID_BEFORE:
        return rows
    return rows.filter(Q(state__in=sorted(RECEIVED_ONCE)) | _theirs(caller))


def audits(caller: Caller, action: str) -> bool:
    """Whether somebody does it as an auditor, whom no interest keeps from looking: each look is told to the trail."""
    return Role.AUDITOR in caller.roles and Role.AUDITOR in permission(action).roles


def open_people(caller: Caller, action: str) -> Q:
    """The condition that a row is about a person of whom somebody may do something, in its column ``person``.

    An officer with an interest of their own in a file is shown nothing else of its person either.
    """
    reached = caller.people(action, "person")
    if Scope.ANY not in caller.reach(action) or audits(caller, action):
        return reached
    interested = Interest.objects.filter(officer=caller.pseudonym, application__profile__person__isnull=False)
    return ~Q(person__in=interested.values(f"application__{PERSON}")) | _theirs(caller, "person")


def _theirs(caller: Caller, column: str = PERSON) -> Q:
    """The condition that an application, or another row about a person, is their own, or a client's."""
    found = Q(**{f"{column}__in": caller.persons}) if caller.persons else NOTHING
    if caller.firms:
        found |= Q(**{f"{column}__in": clients_of(caller.firms, caller.now).values("person_id")})
    return found


def own(request: Asked, action: str, number: str) -> Application:
    """An application within the reach of whoever asks.

    :raises NotFound: where there is none of that number, or it is another's: the two are not told apart.
    :raises Forbidden: for an officer who has an interest in it.
    """
    key = key_of(number)
    found = within(request.caller, action).filter(id=key).first() if key is not None else None
    if found is None:
        if Interest.objects.filter(application=key, officer=request.caller.pseudonym).exists():
            raise Forbidden(INTERESTED.of())
        raise NotFound(NO_APPLICATION.of(value=number[:40]))
    note(request, found.profile_id)
    return found


def of_office(request: Asked, action: str, number: str) -> Application:
    """An application for an officer to work on.

    :raises NotFound: as :func:`own`.
    :raises Forbidden: where it is the officer's own, or that of somebody for whom their firm acts.
    """
    found = own(request, action, number)
    if Application.objects.filter(_theirs(request.caller), id=found.id).exists():
        raise Forbidden(OWN.of(number=found.number))
    return found


def require_no_interest(request: Asked, person: Person) -> None:
    """See to it that an officer has no interest of their own in a file of somebody.

    :raises Forbidden: where they have.
    """
    if Interest.objects.filter(application__profile__person=person, officer=request.caller.pseudonym).exists():
        raise Forbidden(INTERESTED.of())


def require_no_stake(request: Asked, person: Person) -> None:
    """See to it that an officer decides about somebody else: not themselves, no client, nobody they have to do with.

    :raises Forbidden: where it is one of these.
    """
    caller = request.caller
    client = bool(caller.firms) and clients_of(caller.firms, caller.now).filter(person_id=person.id).exists()
    if person.id in caller.persons or client:
        raise Forbidden(INTERESTED.of())
    require_no_interest(request, person)


INTERESTED = Text(
    "the officer has an interest of their own in this person's file. Accepted: another officer.",
    "l'agent a un intérêt personnel dans le dossier de cette personne. Accepté : un autre agent.",
)
OWN = Text(
    "the file {number} is the officer's own, or a client's. Accepted: another officer.",
    "le dossier {number} est celui de l'agent, ou d'un client. Accepté : un autre agent.",
)
