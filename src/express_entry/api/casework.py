"""Who works on which file: lists of what waits, officers, assignment, conflicts of interest, notes."""

from __future__ import annotations

from typing import Annotated

from ninja import Status
from pydantic import StringConstraints

from express_entry.accounts.roles import Role
from express_entry.accounts.users import Grant
from express_entry.application import assigning
from express_entry.application.assigning import NO_OFFICER
from express_entry.application.models import Application, Officer
from express_entry.application.queues import Queue, waiting
from express_entry.pool.faults import Unacceptable

from .applicationshapes import ApplicationOut, ApplicationsOut, Words, application_of, line_of
from .filereach import of_office, own, within
from .gate import Asked, now
from .paging import USUAL, page_of
from .routing import Routes
from .shapes import In, Limit, Out, Told

routes = Routes("casework")

Pseudonym = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,64}$", max_length=64)]


class OfficerIn(In):
    """An officer, by the pseudonym of their account."""

    officer: Pseudonym


class OfficerOut(Out):
    """A case officer: whether they are here, and how many files they have."""

    officer: str
    here: bool
    files: int


class OfficersOut(Out):
    """A page of case officers."""

    items: list[OfficerOut]
    next: str | None


class LeftOut(Out):
    """An officer who left or is back; ``waiting`` is how many files now wait for somebody."""

    officer: str
    here: bool
    waiting: int


class NoteOut(Out):
    """A note; it cannot be changed."""

    written: Told
    written_by: str
    text: str


class NotesOut(Out):
    """A page of notes."""

    items: list[NoteOut]
    next: str | None


@routes.get("/queues/{queue}", "queue.read", ApplicationsOut)
def waits(
    request: Asked, queue: Queue, cursor: str | None = None, limit: Limit = USUAL, owner: Pseudonym | None = None
) -> ApplicationsOut:
    """The applications in a list that officers work from, by their numbers; of one officer where one is named."""
    listed = waiting(queue, now(), owner=owner).values("id")
    rows = within(request.caller, "queue.read").filter(id__in=listed)
    page = page_of(rows, of=f"queue.{queue.value}", cursor=cursor, limit=limit)
    return ApplicationsOut(items=[line_of(each, inside=True) for each in page.rows], next=page.next)


@routes.get("/officers", "officer.read", OfficersOut)
def officers(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> OfficersOut:  # noqa: ARG001 - every view has it
    """The accounts of case officers, by pseudonym."""
    rows = Grant.objects.select_related("user").filter(role=Role.CASE_OFFICER.value, user__is_active=True)
    page = page_of(rows, of="officers", cursor=cursor, limit=limit)
    return OfficersOut(items=[_officer(each.user.pseudonym) for each in page.rows], next=page.next)


def _officer(pseudonym: str) -> OfficerOut:
    left = Officer.objects.filter(pseudonym=pseudonym, active=False).exists()
    return OfficerOut(officer=pseudonym, here=not left, files=Application.objects.filter(owner=pseudonym).count())


@routes.post("/officers/{officer}/leave", "officer.leave", {200: LeftOut}, body=False)
def leave(request: Asked, officer: str) -> LeftOut:
    """Note that an officer is not here any more; their files are then found without an owner."""
    return LeftOut(officer=officer, here=False, waiting=assigning.leave(request.desk, officer))


@routes.post("/officers/{officer}/return", "officer.leave", {200: LeftOut}, body=False)
def come_back(request: Asked, officer: str) -> LeftOut:
    """Note that an officer is here again."""
    assigning.come_back(request.desk, officer)
    return LeftOut(officer=officer, here=True, waiting=0)


@routes.post("/applications/{number}/assignment", "application.assign", {200: ApplicationOut})
def assign(request: Asked, number: str, body: OfficerIn) -> ApplicationOut:
    """Give a file to a case officer; whoever had it has it no more."""
    application = of_office(request, "application.assign", number)
    _require_officer(body.officer)
    assigning.assign(request.desk, application.number, body.officer)
    return application_of(request, application)


@routes.post("/applications/{number}/interests", "application.interest", {200: ApplicationOut})
def interest(request: Asked, number: str, body: OfficerIn) -> ApplicationOut:
    """Note that an officer has an interest of their own in a file, which they then may not work on."""
    application = own(request, "application.interest", number)
    _require_officer(body.officer)
    assigning.declare_interest(request.desk, application.number, body.officer)
    return application_of(request, application)


def _require_officer(pseudonym: str) -> None:
    known = Grant.objects.filter(role=Role.CASE_OFFICER.value, user__pseudonym=pseudonym)
    if not known.exists():
        raise Unacceptable(NO_OFFICER.of(officer=pseudonym), fields={"officer": NO_OFFICER.of(officer=pseudonym)})


@routes.get("/applications/{number}/notes", "note.read", NotesOut)
def notes(request: Asked, number: str, cursor: str | None = None, limit: Limit = USUAL) -> NotesOut:
    """The notes on a file."""
    application = of_office(request, "note.read", number)
    page = page_of(application.notes.all(), of="notes", cursor=cursor, limit=limit)
    names = ("written", "written_by", "text")
    items = [NoteOut(**{name: getattr(each, name) for name in names}) for each in page.rows]
    return NotesOut(items=items, next=page.next)


@routes.post("/applications/{number}/notes", "note.write", {201: NoteOut})
def write(request: Asked, number: str, body: Words) -> Status[NoteOut]:
    """Write a note on a file."""
    application = of_office(request, "note.write", number)
    made = assigning.note(request.desk, application.number, body.text)
    return Status(201, NoteOut(written=made.written, written_by=made.written_by, text=made.text))
