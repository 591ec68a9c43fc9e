"""Examination: complete or returned, the test of A11.2 and the officer's finding on it, the tracks."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Literal

from ninja import Status
from pydantic import StringConstraints

from express_entry.application import examining, receiving, retesting
from express_entry.application.examinationrows import TrackKind
from express_entry.application.keeping import NO_SUCH
from express_entry.pool.faults import NotFound
from express_entry.review import AtVisa
from express_entry.review.visaday import NOTHING

from .applicationshapes import ApplicationOut, FindingLine, Noted, NotedOrNot, application_of
from .assessments import document_of
from .filereach import of_office
from .gate import Asked
from .routing import Routes
from .shapes import Day, Document, In, Key

routes = Routes("examination")


class AtVisaIn(In):
    """What the officer accepts of the day of the visa, where an offer counts (R82(2), 87.2(3)(d)).

    Whether a valid work permit is held or work is authorized (R186), whether the offer still stands, and the last day
    of the work offered.
    """

    authorized_to_work: bool | None = None
    offer_stands: bool | None = None
    offer_until: Day | None = None


class RetestIn(In):
    """The facts that the officer accepts for the day of the invitation; the day of the visa where it is asked again."""

    accepted: Document | None = None
    visa: Day | None = None
    at_visa: AtVisaIn | None = None


class FindingIn(Noted):
    """Whether the test holds, and why."""

    holds: bool


class FindingOut(FindingLine):
    """What was worked out, whole, in the language asked for, and the officer's reason."""

    document: dict[str, Any]
    note: str


class TrackIn(In):
    """What is found of a track: a certificate has a last day, everything but a pass has a reason."""

    to: Literal["passed", "not_met", "waived", "open"]
    until: Day | None = None
    note: Annotated[str, StringConstraints(max_length=2000)] = ""


@routes.post("/applications/{number}/completeness", "application.complete", {200: ApplicationOut})
def complete(request: Asked, number: str, body: NotedOrNot) -> ApplicationOut:
    """Find an application complete: its tracks open; where something is missing, the note says why all the same."""
    application = of_office(request, "application.complete", number)
    receiving.accept(request.desk, application.number, note=body.note)
    return application_of(request, application)


@routes.post("/applications/{number}/return", "application.complete", {200: ApplicationOut})
def give_back(request: Asked, number: str, body: Noted) -> ApplicationOut:
    """Return an application as incomplete (R12): every fee is repaid, and the invitation stays spent."""
    application = of_office(request, "application.complete", number)
    receiving.give_back(request.desk, application.number, note=body.note)
    return application_of(request, application)


@routes.get("/applications/{number}/findings/{int:key}", "finding.read", FindingOut)
def finding(request: Asked, number: str, key: Key) -> FindingOut:
    """What the software worked out at an instant, as it was kept."""
    application = of_office(request, "finding.read", number)
    row = application.findings.filter(id=key).first()
    if row is None:
        raise NotFound(NO_SUCH.of(number=number, value=str(key)))
    names = ("id", "kind", "made", "form", "law", "holds", "note")
    return FindingOut(
        found_by=row.found_by or None,
        document=json.loads(row.document)[request.language],
        **{name: getattr(row, name) for name in names},
    )


@routes.post("/applications/{number}/findings", "finding.ask", {201: ApplicationOut})
def ask(request: Asked, number: str, body: RetestIn) -> Status[ApplicationOut]:
    """Have the test of A11.2 worked out anew, and kept beside those before."""
    application = of_office(request, "finding.ask", number)
    facts = None if body.accepted is None else document_of(body.accepted, "accepted")
    visa: date | None = body.visa
    stated = NOTHING if body.at_visa is None else AtVisa(**body.at_visa.dict())
    retesting.ask(request.desk, application.number, accepted=facts, visa=visa, at_visa=stated)
    return Status(201, application_of(request, application))


@routes.post("/applications/{number}/findings/{int:key}/finding", "finding.make", {200: ApplicationOut})
def find(request: Asked, number: str, key: Key, body: FindingIn) -> ApplicationOut:
    """An officer's finding on what was worked out."""
    application = of_office(request, "finding.make", number)
    retesting.find(request.desk, application.number, key, holds=body.holds, note=body.note)
    return application_of(request, application)


@routes.post("/applications/{number}/tracks/{kind}", "track.settle", {200: ApplicationOut})
def settle(request: Asked, number: str, kind: TrackKind, body: TrackIn) -> ApplicationOut:
    """Find something of a track; that is no decision on the application."""
    application = of_office(request, "track.settle", number)
    if body.to == "passed":
        examining.pass_track(request.desk, application.number, kind, valid_until=body.until, note=body.note)
    else:
        acts = {"not_met": examining.fail_track, "waived": examining.waive_track, "open": examining.reopen_track}
        acts[body.to](request.desk, application.number, kind, note=body.note)
    return application_of(request, application)
