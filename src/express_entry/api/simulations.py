"""Tools for anybody, of which nothing is kept: documents, fees, completeness, the test of A11.2, proceed or decline."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from express_entry.checklist import Circumstances, checklist_document, derive
from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.law.programs import ever
from express_entry.pool.laws import service_law
from express_entry.profile import ProfileError
from express_entry.review import Case, CaseError, fees_of
from express_entry.review.case import check_case
from express_entry.review.retestshape import as_retest
from express_entry.review.shapes import as_completeness, as_events, as_fees
from express_entry.review.simulation import Receipt, checked, receipt_of, tested

from .assessments import document_of
from .gate import Asked, now
from .problems import Problem, Wrong, unusable_profile
from .roundshapes import Program
from .routing import Routes
from .shapes import Day, Document, In, Instant, Line

routes = Routes("assessments")

CaseDocument = Annotated[dict[str, Any], Field(json_schema_extra={"description": "A case, express-entry/case@1."})]
Answer = dict[str, Any]


class ChecklistIn(In):
    """A profile, and what is known beyond it; what is left out stays unknown."""

    profile: Document
    on: Day | None = None
    program: Program | None = None
    category: Line | None = None
    invited_on: Day | None = None
    represented: bool | None = None
    releases_data: bool | None = None
    names_differ: bool | None = None
    adopted: list[Line] | None = None
    issued: dict[Line, Day] = Field(default_factory=dict)


class FeesIn(In):
    """A profile, the instant of receipt, and the days that some rates hang on."""

    profile: Document
    received: Instant
    paid: Day | None = None
    applied_to_province: Day | None = None


class CaseIn(In):
    """A case, and the day of a supposed receipt (today unless given) where the case states none."""

    case: CaseDocument
    on: Day | None = None


@routes.post("/checklists", "checklist.make", {200: Answer}, once=False, faults=())
def checklist(request: Asked, body: ChecklistIn) -> Answer:
    """List the documents that everybody on a form needs or may need, each with its reason, at any time."""
    document, on = document_of(body.profile, "profile"), body.on or day_of(now())
    law = service_law().on(on)
    of_round = law if body.invited_on is None else service_law().on(body.invited_on)
    _require_one("category", body.category, list(of_round.categories))
    _require_one("program", body.program, list(ever(law)))
    stated = body.model_dump(exclude={"profile", "on", "adopted"})
    adopted = None if body.adopted is None else frozenset(body.adopted)
    try:
        found = derive(document, law, on=on, circumstances=Circumstances(adopted=adopted, **stated))
    except ProfileError as error:
        raise unusable_profile(error, "profile") from None
    for each in body.issued:
        _require_one("issued", each, [item.id for item in found.items])
    for each in body.adopted or ():
        _require_one("adopted", each, [name for name in found.people if name.startswith("child-")])
    return checklist_document(found, request.language)


@routes.post("/fees", "fees.make", {200: Answer}, once=False, faults=())
def fees(request: Asked, body: FeesIn) -> Answer:
    """Work out each charge of an application, member by member, and what is repaid by the way in which it ends."""
    law, document = service_law(), document_of(body.profile, "profile")
    try:
        found = fees_of(
            document,
            received=body.received,
            paid=body.paid,
            applied_to_province=body.applied_to_province,
            law=law,
        )
    except ProfileError as error:
        raise unusable_profile(error, "profile") from None
    return as_fees(found, request.language, law=law)


@routes.post("/completeness-checks", "completeness.make", {200: Answer}, once=False, faults=())
def completeness(request: Asked, body: CaseIn) -> Answer:
    """Look at a case as if it were received: what would return it (R10), and apart from it what may be doubted."""
    case, receipt = _case(body)
    found, doubts = checked(case, receipt, service_law())
    return as_completeness(found, doubts, request.language, if_received=receipt.supposed)


@routes.post("/retests", "retest.make", {200: Answer}, once=False, faults=())
def retest(request: Asked, body: CaseIn) -> Answer:
    """Work out both tests of A11.2 on a case: would a mistake have mattered? Never a decision."""
    return _retest(request, body)


@routes.post("/choices", "choice.make", {200: Answer}, once=False, faults=())
def choice(request: Asked, body: CaseIn) -> Answer:
    """See what proceeding on an invitation and declining it mean, as long as nothing was handed in."""
    if body.case.get("received") is not None:
        raise Problem(422, "unacceptable", [RECEIVED.of()], [Wrong("case.received", RECEIVED.of())])
    found = _retest(request, body)
    names = ("round", "last_day", "would_still_have_been_invited", "finds_nothing", "choice", "assumptions", "notice")
    return {name: found[name] for name in names}


@routes.get("/changes", "events.read", Answer)
def events(request: Asked) -> Answer:
    """Each change on the way that is known, and what it leads to in each part of the way."""
    return as_events(request.language)


def _retest(request: Asked, body: CaseIn) -> Answer:
    case, receipt = _case(body)
    try:
        found, means = tested(case, receipt, service_law())
    except CaseError as error:
        raise unusable_profile(error, "case") from None
    return as_retest(found, request.language, choice=means, if_received=receipt.supposed)


def _case(body: CaseIn) -> tuple[Case, Receipt]:
    """The case that a tree states, and its receipt.

    :raises Problem: with everything that is wrong with it.
    """
    try:
        case = check_case(body.case)
    except CaseError as error:
        raise unusable_profile(error, "case") from None
    today: date = body.on or day_of(now())
    return case, receipt_of(case, today)


def _require_one(field: str, value: str | None, accepted: list[str]) -> None:
    if value is not None and value not in accepted:
        fault = NOT_ONE.of(field=field, value=value[:60], accepted=", ".join(accepted) or "-")
        raise Problem(422, "unacceptable", [fault], [Wrong(field, fault)])


NOT_ONE = Text(
    "{field}: {value} is not known here. Accepted: {accepted}.",
    "{field} : {value} n'est pas connu ici. Valeurs acceptées : {accepted}.",
)
RECEIVED = Text(
    "received: the case was handed in. Accepted: a case that states no receipt.",
    "reçu le : le dossier a été présenté. Accepté : un dossier qui n'indique pas de réception.",
)
