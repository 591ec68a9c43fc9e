"""Applications: started on an invitation, declared, looked at, handed in, withdrawn, by the applicant or for them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Body, Status

from express_entry.application import checking, concluding, drafting, submitting
from express_entry.application.deadlines import deadlines
from express_entry.application.forms import check_form
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.showing import check_document, deadline_document, history_of
from express_entry.pool.faults import Conflict
from express_entry.pool.keeping import is_other_version
from express_entry.pool.outside import is_told

from .applicationshapes import (
    ApplicationIn,
    ApplicationOut,
    ApplicationsOut,
    DeadlineOut,
    DeadlinesOut,
    FileEventOut,
    FileHistoryOut,
    SubmissionIn,
    application_of,
    line_of,
    seen_inside,
    sees_inside,
)
from .filereach import own, within
from .gate import Asked, now
from .paging import USUAL, page_of
from .passing import expected_version
from .problems import Problem, Wrong
from .profiles import require_own as require_own_profile
from .routing import Routes
from .shapes import Day, Limit

routes = Routes("applications")

Form = Annotated[dict[str, Any], Body(description="express-entry/application@1")]


@routes.post("/applications", "application.start", {201: ApplicationOut}, tagged=True)
def start(request: Asked, body: ApplicationIn) -> Status[ApplicationOut]:
    """Start an application on the open invitation of a profile; its forms are filled in from what was ranked."""
    require_own_profile(request.caller, "application.start", body.profile)
    made = drafting.start(request.desk, body.profile)
    request.location = f"/api/v1/applications/{made.number}"
    return Status(201, application_of(request, own(request, "application.start", made.number)))


@routes.get("/applications", "application.read", ApplicationsOut)
def many(
    request: Asked, cursor: str | None = None, limit: Limit = USUAL, state: ApplicationState | None = None
) -> ApplicationsOut:
    """The applications within reach, in the order of their numbers."""
    rows = within(request.caller, "application.read")
    rows = rows if state is None else rows.filter(state=state.value)
    page = page_of(rows, of="applications", cursor=cursor, limit=limit)
    inside = seen_inside(request, page.rows)
    items = [line_of(each, inside=each.id in inside) for each in page.rows]
    return ApplicationsOut(items=items, next=page.next)


@routes.get("/applications/{number}", "application.read", ApplicationOut, tagged=True)
def one(request: Asked, number: str) -> ApplicationOut:
    """Where an application stands; its tag names the version of its forms."""
    return application_of(request, own(request, "application.read", number))


@routes.delete("/applications/{number}", "application.discard", faults=(409,))
def discard(request: Asked, number: str) -> Status[None]:
    """Throw a draft away, with everything that was declared and handed in for it; the invitation stays open."""
    drafting.discard(request.desk, own(request, "application.discard", number).number)
    return Status(204, None)


@routes.get("/applications/{number}/form", "application.form", dict[str, Any], faults=(409,), tagged=True)
def form(request: Asked, number: str) -> dict[str, Any]:
    """The forms as they were declared last, ``express-entry/application@1``."""
    application = own(request, "application.form", number)
    request.version = application.version
    return dict(drafting.form_of(application).tree)


@routes.put("/applications/{number}/form", "application.declare", ApplicationOut, faults=(409, 412, 428), tagged=True)
def declare(request: Asked, number: str, body: Form) -> ApplicationOut:
    """Put other forms in the place of those that were declared; earlier versions are kept."""
    application = own(request, "application.declare", number)
    expected = expected_version(request)
    written = check_form(body)
    with_version(lambda: drafting.declare(request.desk, application.number, written, expected=expected))
    return application_of(request, application)


@routes.patch("/applications/{number}/form", "application.declare", ApplicationOut, faults=(409, 412, 428), tagged=True)
def declare_more(request: Asked, number: str, body: Form) -> ApplicationOut:
    """Fill in the parts of the forms that are sent, and leave the others as they were."""
    application = own(request, "application.declare", number)
    expected = expected_version(request)
    with_version(lambda: drafting.declare_more(request.desk, application.number, body, expected=expected))
    return application_of(request, application)


@routes.get("/applications/{number}/check", "application.check", dict[str, Any], faults=(409,))
def check(request: Asked, number: str) -> dict[str, Any]:
    """What would return the application if it were received now; beside it what may be doubted, and what differs."""
    application = own(request, "application.check", number)
    signed = True if application.received is None else None
    return check_document(checking.check(application, now(), signed=signed), request.language)


@routes.post(
    "/applications/{number}/submission",
    "application.submit",
    {200: ApplicationOut},
    faults=(409, 412),
    tagged=True,
)
def submit(request: Asked, number: str, body: SubmissionIn) -> ApplicationOut:
    """Sign an application and hand it in; with If-Match only the version of the forms that was seen."""
    application = own(request, "application.submit", number)
    expected = expected_version(request) if "If-Match" in request.headers else None
    with_version(
        lambda: submitting.submit(
            request.desk,
            application.number,
            signature=body.signature,
            expected=expected,
            incomplete=body.incomplete,
        )
    )
    return application_of(request, application)


@routes.post("/applications/{number}/withdrawal", "application.withdraw", {200: ApplicationOut}, body=False)
def withdraw(request: Asked, number: str) -> ApplicationOut:
    """Withdraw an application; what is repaid hangs on how far it had come."""
    application = own(request, "application.withdraw", number)
    concluding.withdraw(request.desk, application.number)
    return application_of(request, application)


@routes.get("/applications/{number}/history", "application.history", FileHistoryOut)
def history(request: Asked, number: str) -> FileHistoryOut:
    """What happened to an application; officers and auditors see every entry and by whom."""
    application = own(request, "application.history", number)
    inside = sees_inside(request, application)
    ended = application.ended is not None
    history = history_of(application, request.language)
    told = [each for each in history if inside or is_told(each["action"], ended=ended)]
    return FileHistoryOut(
        events=[FileEventOut(**{**each, "actor": each["actor"] if inside else None}) for each in told]
    )


@routes.get("/deadlines", "application.deadlines", DeadlinesOut, faults=(404,))
def due(
    request: Asked,
    cursor: str | None = None,
    limit: Limit = USUAL,
    until: Day | None = None,
    application: str | None = None,
) -> DeadlinesOut:
    """What falls due of the applications within reach, a page of applications at a time, the earliest first."""
    rows = within(request.caller, "application.deadlines").filter(ended__isnull=True)
    if application is not None:
        rows = rows.filter(id=own(request, "application.deadlines", application).id)
    page = page_of(rows, of="deadlines", cursor=cursor, limit=limit)
    last: date | None = until
    items = [deadline_document(each, request.language) for each in deadlines(page.rows, now(), until=last)]
    return DeadlinesOut(items=[DeadlineOut(**each) for each in items], next=page.next)


def with_version(do: Any) -> None:
    """Change the forms of an application; where somebody else did meanwhile, that is told as such.

    :raises Problem: where the version is not the latest.
    """
    try:
        do()
    except Conflict as fault:
        if is_other_version(fault):
            raise Problem(412, "other-version", fault.reasons, [Wrong("If-Match", fault.reasons[0])]) from None
        raise
