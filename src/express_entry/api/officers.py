"""Case officers and auditors: what waits for an answer, bars, the audit trail; and appointments of firms."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from ninja import Status
from pydantic import Field

from express_entry.accounts import firms
from express_entry.accounts.firms import Appointment
from express_entry.law import Text
from express_entry.pool import intake
from express_entry.pool.audit import verify_trail
from express_entry.pool.auditrows import AuditEntry
from express_entry.pool.faults import NotFound
from express_entry.pool.people import Bar, Review
from express_entry.pool.people import Person
from express_entry.pool.profiles import instant_of_row, number_text

from .gate import Asked
from .paging import USUAL, page_of
from .problems import Problem, Wrong
from .profiles import ProfileOut, _told
from .routing import Routes
from .shapes import Day, FindingOut, In, Limit, Line, Note, Number, Out

routes = Routes("officers")


class ReviewOut(Out):
    """A profile that waits: its name and birth date are those of another person on record."""

    id: int
    number: str
    other: str | None
    barred: bool
    opened: str


class ReviewsOut(Out):
    """A page of what waits."""

    reviews: list[ReviewOut]
    next: str | None


class SettleIn(In):
    """An officer's answer: whether it is the same person, and why."""

    same: bool
    note: Note


class BarIn(In):
    """A bar for misrepresentation: whose, from which day on, on what decision."""

    number: Number
    begins: Day
    basis: Line


class BarOut(Out):
    """A bar; it names nobody."""

    id: int
    begins: str
    until: str
    basis: str
    recorded: str


class BarsOut(Out):
    """A page of bars."""

    bars: list[BarOut]
    next: str | None


class EntryOut(Out):
    """An entry of the audit trail."""

    sequence: int
    instant: str
    actor: str
    action: str
    subject: str
    particulars: dict[str, Any] | None
    digest: str


class EntriesOut(Out):
    """A page of the audit trail, the latest first."""

    entries: list[EntryOut]
    next: str | None


class TrailOut(Out):
    """What a verification of the trail found."""

    entries: int
    heads: int
    verified: bool
    findings: list[FindingOut]
    lost: list[str]


@routes.get("/reviews", "review.read", ReviewsOut)
def reviews(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> dict[str, Any]:
    """What waits for an answer, the earliest first."""
    page = page_of(Review.objects.filter(settled__isnull=True), of="reviews", cursor=cursor, limit=limit)
    told = [
        {
            "id": each.id,
            "number": number_text(each.profile_id),
            "other": None if each.other_id is None else number_text(each.other_id),
            "barred": each.bar_id is not None,
            "opened": instant_of_row(each.opened),
        }
        for each in page.rows
    ]
    return {"reviews": told, "next": page.next}


@routes.post("/profiles/{number}/review", "review.settle", {200: ProfileOut}, faults=(404, 409))
def settle(request: Asked, number: Number, body: SettleIn) -> Status:
    """Say whether a profile that waits is of the same person as the other."""
    return Status(200, _told(intake.settle(request.desk, number, same=body.same, note=body.note)))


@routes.get("/bars", "bar.read", BarsOut)
def bars(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> dict[str, Any]:
    """The bars, the earliest first."""
    page = page_of(Bar.objects.all(), of="bars", cursor=cursor, limit=limit)
    return {"bars": [_bar(each) for each in page.rows], "next": page.next}


def _bar(made: Bar) -> dict[str, Any]:
    return {
        "id": made.id,
        "begins": made.begins.isoformat(),
        "until": made.until.isoformat(),
        "basis": made.basis,
        "recorded": instant_of_row(made.recorded),
    }


@routes.post("/bars", "bar.record", {201: BarOut}, faults=(404, 409))
def record_bar(request: Asked, body: BarIn) -> Status:
    """Bar the person behind a profile: an officer's act."""
    return Status(201, _bar(intake.bar(request.desk, body.number, begins=body.begins, basis=body.basis)))


@routes.get("/audit", "audit.read", EntriesOut)
def entries(
    request: Asked, cursor: str | None = None, limit: Limit = USUAL, subject: str | None = Field(None, max_length=64)
) -> dict[str, Any]:
    """The audit trail, the latest first; about one profile or round alone where it is named."""
    rows = AuditEntry.objects.all() if subject is None else AuditEntry.objects.filter(subject=subject)
    page = page_of(rows, of="audit", cursor=cursor, limit=limit, latest_first=True)
    told = [
        {
            "sequence": each.sequence,
            "instant": instant_of_row(each.instant),
            "actor": each.actor,
            "action": each.action,
            "subject": each.subject,
            "particulars": json.loads(bytes(each.payload)) if each.payload else None,
            "digest": each.digest,
        }
        for each in page.rows
    ]
    return {"entries": told, "next": page.next}


@routes.get("/audit/verification", "audit.verify", TrailOut)
def verification(request: Asked) -> dict[str, Any]:
    """Hold the trail against itself and the heads kept elsewhere."""
    found = verify_trail()
    findings = [{"place": str(each.sequence), "finding": each.say(request.language)} for each in found.findings]
    return {
        "entries": found.entries,
        "heads": found.heads,
        "verified": not findings,
        "findings": findings,
        "lost": [each.say(request.language) for each in found.lost],
    }


# ----------------------------------------------------------------------------------------------------- appointments


class AppointmentIn(In):
    """A firm to be appointed, until a day where one is agreed."""

    firm: Line
    until: Day | None = None
    person: str | None = Field(default=None, pattern=r"^[0-9a-f]{32}$")


class AppointmentOut(Out):
    """An appointment of a firm."""

    id: int
    firm: str
    person: str
    made: str
    until: str | None
    ended: str | None


class AppointmentsOut(Out):
    """A page of appointments."""

    appointments: list[AppointmentOut]
    next: str | None


def _appointment(made: Appointment) -> dict[str, Any]:
    until: date | None = made.until
    return {
        "id": made.id,
        "firm": made.firm.slug,
        "person": made.person_id.hex,
        "made": instant_of_row(made.made),
        "until": None if until is None else until.isoformat(),
        "ended": instant_of_row(made.ended),
    }


@routes.post("/appointments", "appointment.make", {201: AppointmentOut}, faults=(404, 409))
def appoint(request: Asked, body: AppointmentIn) -> Status:
    """Let a firm act for the candidate who asks."""
    able = Person.objects.filter(request.caller.people("appointment.make", "id"))
    found = list((able if body.person is None else able.filter(id=body.person))[:2])
    if len(found) != 1:
        raise Problem(422, "unacceptable", [WHOSE], [Wrong("person", WHOSE)])
    return Status(201, _appointment(firms.appoint(request.desk, found[0], body.firm, until=body.until)))


@routes.get("/appointments", "appointment.read", AppointmentsOut)
def appointments(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> dict[str, Any]:
    """The appointments within reach."""
    rows = Appointment.objects.select_related("firm").filter(request.caller.people("appointment.read", "person"))
    page = page_of(rows, of="appointments", cursor=cursor, limit=limit)
    return {"appointments": [_appointment(each) for each in page.rows], "next": page.next}


@routes.delete("/appointments/{key}", "appointment.end", faults=(409, 503))
def end(request: Asked, key: int) -> Status:
    """End an appointment, at once."""
    rows = Appointment.objects.filter(request.caller.people("appointment.end", "person"))
    found = rows.filter(id=key).first() if abs(key) < 2**62 else None
    if found is None:
        raise NotFound(NO_APPOINTMENT.of(value=str(key)[:20]))
    firms.end(request.desk, found)
    return Status(204, None)


WHOSE = Text(
    "person: it is not settled who appoints. Accepted: the pseudonym of one person of the account.",
    "personne : on ne sait pas qui nomme. Accepté : le pseudonyme d'une seule personne du compte.",
)
NO_APPOINTMENT = Text("there is no appointment {value}.", "il n'y a pas de nomination de représentant {value}.")
