"""Appointments: a candidate lets a firm act for them, and ends it; the firm sees who did."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Annotated

from django.db.models import Q, QuerySet
from ninja import Status
from pydantic import StringConstraints

from express_entry.accounts import firms
from express_entry.accounts.callers import Caller
from express_entry.accounts.firms import Appointment
from express_entry.law import Text
from express_entry.pool.faults import NotFound

from .gate import Asked
from .paging import USUAL, page_of
from .problems import Problem
from .routing import Routes
from .shapes import Day, In, Key, Limit, Out, Told

routes = Routes("appointments")


class AppointmentIn(In):
    """The firm that is appointed, and the last day, where one is agreed."""

    firm: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,62}$")]
    until: Day | None = None


class NameIn(In):
    """The firm's own name or reference for a client; empty for none."""

    known_as: Annotated[str, StringConstraints(max_length=firms.LONGEST_NAME)]


class AppointmentOut(Out):
    """An appointment; ``client`` is the pseudonym under which the firm starts profiles.

    ``known_as`` is the firm's own name or reference for the client, told to the firm alone.
    """

    id: int
    client: uuid.UUID
    firm: str
    made: Told
    until: date | None
    ended: Told | None
    known_as: str | None


class AppointmentsOut(Out):
    """A page of appointments."""

    items: list[AppointmentOut]
    next: str | None


@routes.post("/appointments", "appointment.make", {201: AppointmentOut}, faults=(404,))
def make(request: Asked, body: AppointmentIn) -> Status[AppointmentOut]:
    """Let a firm of representatives act for oneself."""
    person = next(iter(request.caller.persons), None)
    if person is None:
        raise Problem(403, "forbidden", [NO_PERSON])
    made = firms.appoint(request.desk, person, body.firm, until=body.until)
    return Status(201, _told(made, request.caller))


@routes.get("/appointments", "appointment.read", AppointmentsOut)
def many(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> AppointmentsOut:
    """The appointments that one made, or by which one's firm acts now."""
    page = page_of(_within(request.caller), of="appointments", cursor=cursor, limit=limit)
    return AppointmentsOut(items=[_told(each, request.caller) for each in page.rows], next=page.next)


@routes.patch("/appointments/{int:key}", "appointment.name", AppointmentOut, faults=(), tagged=False)
def name(request: Asked, key: Key, body: NameIn) -> AppointmentOut:
    """Keep by which name or reference one's firm knows a client."""
    acting = firms.clients_of(request.caller.firms, request.caller.now).select_related("firm")
    if not acting.filter(id=key).exists():
        raise NotFound(NO_APPOINTMENT.of(value=str(key)))
    firms.name_clients(request.desk, {key: body.known_as})
    return _told(acting.get(id=key), request.caller)


@routes.delete("/appointments/{int:key}", "appointment.end", faults=(409,))
def end(request: Asked, key: Key) -> Status[None]:
    """End an appointment, at once; either side may."""
    found = _within(request.caller).filter(id=key).first()
    if found is None:
        raise NotFound(NO_APPOINTMENT.of(value=str(key)))
    firms.end(request.desk, found)
    return Status(204, None)


def _within(caller: Caller) -> QuerySet[Appointment]:
    """Those that one made, ended ones too, and those that let one's firm act now."""
    own = Q(person__in=caller.persons)
    acting = Q(firm__in=caller.firms) & firms.standing_at(caller.now)
    return Appointment.objects.select_related("firm").filter(own | acting)


def _told(item: Appointment, caller: Caller) -> AppointmentOut:
    return AppointmentOut(
        id=item.id,
        client=item.person_id,
        firm=item.firm.slug,
        made=item.made,
        until=item.until,
        ended=item.ended,
        known_as=item.known_as if item.firm_id in caller.firms else None,
    )


NO_PERSON = Text("this account is no candidate's.", "ce compte n'est pas celui d'un candidat.")
NO_APPOINTMENT = Text("there is no appointment {value}.", "il n'y a pas de mandat {value}.")
