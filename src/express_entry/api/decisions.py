"""Decisions: approved by an officer, refused by two, the visa and the landing that follow."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from ninja import Status
from pydantic import Field, StringConstraints

from express_entry.application import concluding, deciding
from express_entry.application.examinationrows import DecisionKind
from express_entry.application.lifecycle import APPROVED_UNDER

from .applicationshapes import ApplicationOut, Noted, application_of
from .filereach import of_office
from .gate import Asked
from .routing import Routes
from .shapes import Day, DayUnderTheAct, In

routes = Routes("decisions")

Reasons = Annotated[str, StringConstraints(min_length=1, max_length=10_000, pattern=r"\S")]
Provision = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"\S")]


Read = Annotated[int | None, Field(ge=1, lt=2**63, description="The decision that was read.")]


class ApprovalIn(In):
    """Why an application is approved, and on which provision."""

    reasons: Reasons
    provision: Provision = APPROVED_UNDER


class RefusalIn(In):
    """Why an application is to be refused, and on which provision.

    ``bar_from`` is, of a misrepresentation found in Canada, the day on which a removal order was enforced.
    """

    kind: Literal["refusal", "misrepresentation"] = "refusal"
    reasons: Reasons
    provision: Provision
    bar_from: DayUnderTheAct | None = None


class VisaIn(In):
    """The last day on which the visa can be used."""

    until: Day


class LandingIn(In):
    """The day of landing (today unless given), and whether the person says that nothing changed (R51)."""

    nothing_changed: bool
    on: Day | None = None


@routes.post("/applications/{number}/approval", "decision.approve", {200: ApplicationOut})
def approve(request: Asked, number: str, body: ApprovalIn) -> ApplicationOut:
    """Approve an application of which every track is settled."""
    application = of_office(request, "decision.approve", number)
    deciding.approve(request.desk, application.number, reasons=body.reasons, provision=body.provision)
    return application_of(request, application)


@routes.post("/applications/{number}/refusal", "decision.propose", {201: ApplicationOut})
def propose(request: Asked, number: str, body: RefusalIn) -> Status[ApplicationOut]:
    """Propose a refusal, which another officer confirms or sends back."""
    application = of_office(request, "decision.propose", number)
    begins: date | None = body.bar_from
    deciding.propose(
        request.desk,
        application.number,
        DecisionKind(body.kind),
        reasons=body.reasons,
        provision=body.provision,
        bar_from=begins,
    )
    return Status(201, application_of(request, application))


@routes.post("/applications/{number}/refusal/confirmation", "decision.confirm", {200: ApplicationOut}, body=False)
def confirm(request: Asked, number: str, decision: Read = None) -> ApplicationOut:
    """Confirm a refusal that another officer proposed: the application ends; with ``decision`` that one alone."""
    application = of_office(request, "decision.confirm", number)
    deciding.confirm(request.desk, application.number, decision=decision)
    return application_of(request, application)


@routes.post("/applications/{number}/refusal/return", "decision.confirm", {200: ApplicationOut})
def send_back(request: Asked, number: str, body: Noted, decision: Read = None) -> ApplicationOut:
    """Send a proposed refusal back to the officer who has the file; with ``decision`` that one alone."""
    application = of_office(request, "decision.confirm", number)
    deciding.send_back(request.desk, application.number, note=body.note, decision=decision)
    return application_of(request, application)


@routes.post("/applications/{number}/reopening", "decision.reopen", {200: ApplicationOut})
def reopen(request: Asked, number: str, body: Noted) -> ApplicationOut:
    """Take the examination of an approved application up again (R51)."""
    application = of_office(request, "decision.reopen", number)
    deciding.reopen(request.desk, application.number, note=body.note)
    return application_of(request, application)


@routes.post("/applications/{number}/visa", "visa.issue", {200: ApplicationOut})
def issue(request: Asked, number: str, body: VisaIn) -> ApplicationOut:
    """Issue the visa, once the right of permanent residence fee is paid (R303(3))."""
    application = of_office(request, "visa.issue", number)
    concluding.issue_visa(request.desk, application.number, until=body.until)
    return application_of(request, application)


@routes.post("/applications/{number}/landing", "landing.record", {200: ApplicationOut})
def land(request: Asked, number: str, body: LandingIn) -> ApplicationOut:
    """Record that somebody became a permanent resident (R71.1)."""
    application = of_office(request, "landing.record", number)
    day: date | None = body.on
    concluding.land(request.desk, application.number, nothing_changed=body.nothing_changed, on=day)
    return application_of(request, application)
