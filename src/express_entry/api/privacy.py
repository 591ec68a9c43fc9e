"""What people ask about their own records, and what officers answer: a copy, an erasure, a correction.

Nobody names whose records are meant: they are those of whoever asks. What is to be erased the clock of the pool erases.
"""

from __future__ import annotations

from django.http import HttpResponse
from ninja import Status

from express_entry.application.applications import key_of as application_key
from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.pool.faults import Conflict, Forbidden, NotFound
from express_entry.pool.laws import service_law
from express_entry.pool.people import Person
from express_entry.privacy import correcting, requesting
from express_entry.privacy.exporting import export, zipped
from express_entry.privacy.impact import steps
from express_entry.privacy.retention import periods
from express_entry.privacy.rows import OPEN, Correction, CorrectionState, Erasure, ErasureState, Origin
from express_entry.privacy.warning import end_near
from express_entry.review import CaseError

from . import filereach, profiles
from .about import note
from .assessments import document_of
from .filereach import require_no_stake
from .gate import Asked, now
from .paging import USUAL, page_of
from .privacyshapes import (
    CorrectedFormIn,
    CorrectedProfileIn,
    CorrectionIn,
    CorrectionOut,
    CorrectionsOut,
    DecisionIn,
    ErasureIn,
    ErasureOut,
    ErasuresOut,
    PeriodsOut,
    ReceiptOut,
    RefusalIn,
    StepsOut,
    correction_of,
    erasure_of,
    period_of,
    receipt_of,
    step_of,
)
from .problems import unusable_profile
from .routing import Routes
from .shapes import Day, Limit

routes = Routes("privacy")

ZIP = "application/zip"


@routes.get("/privacy/export", "person.export", bytes, faults=(404, 409, 503), media=(ZIP,))
def copy(request: Asked) -> HttpResponse:
    """Everything that is held on whoever asks, as one .zip file; the trail is told."""
    files = export(request.desk, _self(request))
    response = HttpResponse(zipped(files), content_type=ZIP)
    response["Content-Disposition"] = 'attachment; filename="personal-records.zip"'
    return response


def _self(request: Asked) -> Person:
    """The one person whose account asks.

    :raises Conflict: for an account that is several people's.
    """
    found = list(Person.objects.filter(id__in=request.caller.persons)[:2])
    if len(found) != 1:
        raise Conflict(NOT_ONE.of())
    return found[0]


# ------------------------------------------------------------------------------------------------------------ erasures


@routes.post("/privacy/erasures", "erasure.ask", {201: ErasureOut})
def ask(request: Asked, body: ErasureIn) -> Status[ErasureOut]:
    """Ask that everything held on oneself be erased; the answer says what keeps it, and its code is the receipt."""
    made = requesting.request(request.desk, _self(request), withdraw=body.withdraw)
    request.location = f"/api/v1/privacy/erasures/{made.code}"
    return Status(201, erasure_of(made, now(), request.language))


@routes.get("/privacy/erasures", "erasure.read", ErasuresOut)
def many(request: Asked, cursor: str | None = None, limit: Limit = USUAL, waiting: bool = False) -> ErasuresOut:
    """One's own requests to be erased, and for officers everybody's; those that are not over where only these count.

    What keeps the records is worked out for one's own; of others the page of one has it.
    """
    rows = Erasure.objects.select_related("person").filter(filereach.open_people(request.caller, "erasure.read"))
    rows = rows.filter(state__in=OPEN) if waiting else rows
    page = page_of(rows, of="erasures", cursor=cursor, limit=limit)
    at = now()
    own = Person.objects.filter(id__in=request.caller.persons)
    ends = [day for each in own if (day := end_near(each, at)) is not None]
    mine = request.caller.persons
    items = [erasure_of(each, at, request.language, held=each.person_id in mine) for each in page.rows]
    return ErasuresOut(items=items, next=page.next, records_end=min(ends, default=None))


@routes.get("/privacy/erasures/{code}", "erasure.read", ErasureOut)
def one(request: Asked, code: str) -> ErasureOut:
    """A request to be erased, with what keeps the records for now."""
    return erasure_of(_erasure(request, "erasure.read", code), now(), request.language)


@routes.post("/privacy/erasures/{code}/recall", "erasure.recall", {200: ErasureOut}, body=False)
def recall(request: Asked, code: str) -> ErasureOut:
    """Take one's own request back, before anything was erased."""
    row = _erasure(request, "erasure.recall", code)
    if row.origin != Origin.REQUEST.value:
        raise Conflict(NOT_ASKED.of(code=row.code))
    return erasure_of(requesting.take_back(request.desk, row.code), now(), request.language)


@routes.post("/privacy/erasures/{code}/decision", "erasure.decide", {200: ErasureOut})
def decide(request: Asked, code: str, body: DecisionIn) -> ErasureOut:
    """Agree to an erasure or refuse it; what is agreed to goes on the first day on which nothing keeps it."""
    row = to_decide(request, code)
    decided = requesting.decide(request.desk, row.code, agree=body.agree, reason=body.reason)
    return erasure_of(decided, now(), request.language)


@routes.get("/privacy/receipts/{code}", "erasure.receipt", ReceiptOut)
def receipt(request: Asked, code: str) -> ReceiptOut:
    """The receipt of an erasure that was carried out, for whoever has its code: it names nobody."""
    over = (ErasureState.BEGUN.value, ErasureState.DONE.value)
    row = Erasure.objects.filter(code=code, person__isnull=True, state__in=over).first()
    if row is None:
        raise NotFound(requesting.NONE.of(value=code[:40]))
    return receipt_of(row, request.language)


def to_decide(request: Asked, code: str) -> Erasure:
    """A request to be erased, for an officer who may decide on it.

    :raises NotFound: where there is none of that code.
    :raises Forbidden: where it is the officer's own, a client's, or of somebody they have to do with.
    """
    row = _erasure(request, "erasure.decide", code)
    if row.person is not None:
        require_no_stake(request, row.person)
    return row


def _erasure(request: Asked, action: str, code: str) -> Erasure:
    rows = Erasure.objects.select_related("person").filter(code=code)
    found = rows.filter(filereach.open_people(request.caller, action)).first()
    if found is None:
        if rows.filter(request.caller.people(action, "person")).exists():
            raise Forbidden(filereach.INTERESTED.of())
        raise NotFound(requesting.NONE.of(value=code[:40]))
    return found


# --------------------------------------------------------------------------------------------------------- corrections


@routes.post("/privacy/corrections", "correction.ask", {201: CorrectionOut})
def ask_correction(request: Asked, body: CorrectionIn) -> Status[CorrectionOut]:
    """Say that a record of oneself is wrong, and what would be right; an officer answers."""
    if application_key(body.about) is not None:
        filereach.own(request, "correction.ask", body.about)
    else:
        note(request, profiles.own(request.caller, "correction.ask", body.about).id)
    made = correcting.ask(request.desk, body.about, field=body.field, words=body.words)
    request.location = f"/api/v1/privacy/corrections/{made.code}"
    return Status(201, correction_of(made, request.language))


@routes.get("/privacy/corrections", "correction.read", CorrectionsOut)
def corrections(
    request: Asked, cursor: str | None = None, limit: Limit = USUAL, waiting: bool = False
) -> CorrectionsOut:
    """One's own requests to correct a record, and for officers everybody's; the open ones where only these count."""
    rows = Correction.objects.filter(filereach.open_people(request.caller, "correction.read"))
    rows = rows.filter(state=CorrectionState.OPEN.value) if waiting else rows
    page = page_of(rows, of="corrections", cursor=cursor, limit=limit)
    return CorrectionsOut(items=[correction_of(each, request.language) for each in page.rows], next=page.next)


@routes.get("/privacy/corrections/{code}", "correction.read", CorrectionOut)
def correction(request: Asked, code: str) -> CorrectionOut:
    """A request to correct a record, and what was answered."""
    return correction_of(_correction(request, "correction.read", code), request.language)


@routes.post("/privacy/corrections/{code}/profile", "correction.settle", {200: CorrectionOut})
def correct_profile(request: Asked, code: str, body: CorrectedProfileIn) -> CorrectionOut:
    """Correct a profile as asked, the ordinary way: it is ranked as that changes it."""
    row = to_settle(request, code)
    document = document_of(body.document, "document")
    settled = correcting.correct_profile(request.desk, row.code, document, reason=body.reason)
    return correction_of(settled, request.language)


@routes.post("/privacy/corrections/{code}/form", "correction.settle", {200: CorrectionOut})
def correct_form(request: Asked, code: str, body: CorrectedFormIn) -> CorrectionOut:
    """Correct the forms of an application as asked: after receipt as a change, with its consequences."""
    row = to_settle(request, code)
    happened = body.happened or day_of(now())
    try:
        settled = correcting.correct_application(
            request.desk, row.code, body.form, reason=body.reason, event=body.event or "", happened=happened
        )
    except CaseError as error:
        raise unusable_profile(error, "form") from None
    return correction_of(settled, request.language)


@routes.post("/privacy/corrections/{code}/refusal", "correction.settle", {200: CorrectionOut})
def refuse(request: Asked, code: str, body: RefusalIn) -> CorrectionOut:
    """Leave the record as it is; that a correction was asked for is kept, with the reason why it was not made."""
    row = to_settle(request, code)
    return correction_of(correcting.refuse(request.desk, row.code, reason=body.reason), request.language)


def _correction(request: Asked, action: str, code: str) -> Correction:
    rows = Correction.objects.select_related("person").filter(code=code)
    found = rows.filter(filereach.open_people(request.caller, action)).first()
    if found is None:
        if rows.filter(request.caller.people(action, "person")).exists():
            raise Forbidden(filereach.INTERESTED.of())
        raise NotFound(correcting.NONE.of(value=code[:40]))
    return found


def to_settle(request: Asked, code: str) -> Correction:
    """A request to correct a record, for an officer who may answer it.

    :raises NotFound: where there is none of that code.
    :raises Forbidden: where it is the officer's own, a client's, or of somebody they have to do with.
    """
    row = _correction(request, "correction.settle", code)
    require_no_stake(request, row.person)
    return row


# -------------------------------------------------------------------------------------------------------- for everybody


@routes.get("/privacy/retention", "retention.read", PeriodsOut, tagged=True)
def retention(request: Asked, on: Day | None = None) -> PeriodsOut:
    """How long each kind of record is kept, by the law of a day, with its provision and how sure that is."""
    at = now()
    law = service_law().at(at) if on is None else service_law().on(on)
    found = [period_of(each, request.language) for each in periods(law)]
    return PeriodsOut(day=on or day_of(at), items=found)


@routes.get("/privacy/automated-steps", "impact.read", StepsOut, tagged=True)
def automated(request: Asked) -> StepsOut:
    """The algorithmic-impact record of each automated step."""
    return StepsOut(items=[step_of(each, request.language) for each in steps()])


NOT_ONE = Text(
    "this account is not of one person alone. Accepted: an account of one person.",
    "ce compte n'est pas celui d'une seule personne. Accepté : le compte d'une seule personne.",
)
NOT_ASKED = Text(
    "code: {code} was not asked for by its person, so it is not taken back. Accepted: a request of one's own.",
    "code : {code} n'a pas été demandé par la personne et ne se retire donc pas. Accepté : une demande à soi.",
)
