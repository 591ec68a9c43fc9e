"""Applications as they are sent and answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from express_entry.application.models import Application
from express_entry.application.outside import seen_outside
from express_entry.application.showing import document_of
from express_entry.privacy.notes import note_documents

from .filereach import within
from .gate import Asked, now
from .shapes import CorrectionNote, In, Number, Out, Told

LOOK = "queue.read"
"""Whoever may do this sees what officers see of a file."""
ApplicationNumber = Annotated[str, StringConstraints(pattern=r"^A[0-9]{9}$", max_length=10)]


class ApplicationIn(In):
    """The profile on whose invitation an application is started."""

    profile: Number


class SubmissionIn(In):
    """The name as it is signed, which is looked at and not kept; and whether it is handed in though something lacks."""

    signature: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    incomplete: bool = False


class DeadlineOut(Out):
    """What falls due: ``over`` where its day is past, ``acts`` where the clock then does something."""

    application: str
    kind: str
    what: str
    day: date
    warn: date | None
    over: bool
    acts: bool
    citation: str


class TrackOut(Out):
    """A track of the examination; ``by`` is told to officers alone."""

    kind: str
    state: str
    valid_until: date | None
    by: str | None
    since: Told


class LetterLine(Out):
    """A letter in a list."""

    id: int
    kind: str
    title: str
    state: str
    sent: Told
    answer_by: date
    answered: Told | None


class FindingLine(Out):
    """What the software worked out, and what an officer found on it."""

    id: int
    kind: str
    made: Told
    form: int
    law: str
    holds: bool | None
    found_by: str | None


class DecisionOut(Out):
    """A decision; who made it is told to officers alone."""

    id: int
    kind: str
    state: str
    provision: str
    made: Told
    made_by: str | None
    settled_by: str | None


class ConsequenceOut(Out):
    """What a change leads to."""

    effect: str
    reason: str
    citation: str


class ChangeOut(Out):
    """A change on the way, with what it leads to."""

    id: int
    event: str
    stage: str
    happened: date
    seen: Told | None
    consequences: list[ConsequenceOut]


class DocumentOut(Out):
    """A document in its slot; ``form`` holds the rules of form that are known to be kept, or not.

    ``kind`` is which document it is, whosever it is, and ``title`` what it is called, with the test, credential, job or
    relative that it is of; null for an answer to a letter.
    """

    id: int
    item: str
    kind: str
    title: str | None
    explanation: bool
    media_type: str
    size: int
    pages: int
    sha256: str
    form: dict[str, bool]
    withdrawn: Told | None


class PaymentOut(Out):
    """What was paid, in whole Canadian dollars."""

    fee: str
    amount: int
    on: date
    receipt: str


class RefundOut(Out):
    """What is repaid; ``repaid`` is empty as long as it is owed."""

    fee: str
    amount: int
    repaid: Told | None
    citation: str


class ApplicationLine(Out):
    """An application in a list."""

    number: ApplicationNumber
    profile: Number
    program: str
    state: str
    received: Told | None
    standard_until: date | None
    owner: str | None


class ApplicationsOut(Out):
    """A page of applications."""

    items: list[ApplicationLine]
    next: str | None


class ApplicationOut(ApplicationLine):
    """An application: where it stands and what was done to it; nothing of who somebody is."""

    round: str
    version: int
    accepted: Told | None
    decided: Told | None
    visa_until: date | None
    landed: date | None
    ended: Told | None
    queues: list[str]
    deadlines: list[DeadlineOut]
    tracks: list[TrackOut]
    letters: list[LetterLine]
    findings: list[FindingLine]
    decisions: list[DecisionOut]
    changes: list[ChangeOut]
    documents: list[DocumentOut]
    payments: list[PaymentOut]
    refunds: list[RefundOut]
    corrections: list[CorrectionNote]


class FileEventOut(Out):
    """Something that happened to an application; ``actor`` is told to officers and auditors alone."""

    instant: Told
    action: str
    words: str
    actor: str | None


class FileHistoryOut(Out):
    """What happened to an application, in order."""

    events: list[FileEventOut]


class DeadlinesOut(Out):
    """The deadlines of a page of applications; ``next`` leads to those of the next page."""

    items: list[DeadlineOut]
    next: str | None


class Words(In):
    """Something said in words."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=10_000, pattern=r"\S")]


class Noted(In):
    """The reason, in words."""

    note: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S")]


class NotedOrNot(In):
    """The reason, in words, where there is one."""

    note: Annotated[str, StringConstraints(max_length=2000)] = ""


Fee = Literal["processing", "right_of_permanent_residence", "biometrics"]


def line_of(item: Application, *, inside: bool) -> ApplicationLine:
    """An application as a list shows it."""
    return ApplicationLine(
        number=item.number,
        profile=item.profile.number,
        program=item.program,
        state=item.state,
        received=item.received,
        standard_until=item.standard_until,
        owner=(item.owner or None) if inside else None,
    )


def application_of(request: Asked, item: Application) -> ApplicationOut:
    """An application as whoever asks may see it, as it stands now, under the tag of the version of its forms."""
    item.refresh_from_db()
    request.version = item.version
    inside = sees_inside(request, item)
    document = document_of(item, now(), request.language)
    if not inside:
        document = seen_outside(item.state, document)
    document["corrections"] = note_documents(item.number, request.language, inside=inside)
    return ApplicationOut(program=item.program, standard_until=item.standard_until, **_plain(document))


def seen_inside(request: Asked, items: Sequence[Application]) -> frozenset[int]:
    """Those of some applications of which somebody sees what officers see."""
    keys = [each.id for each in items]
    of_office = within(request.caller, LOOK).filter(id__in=keys).values_list("id", flat=True)
    theirs = within(request.caller, "application.declare").filter(id__in=keys).values_list("id", flat=True)
    return frozenset(of_office) - frozenset(theirs)


def sees_inside(request: Asked, item: Application) -> bool:
    """Whether somebody sees what officers see of a file, which nobody does of their own."""
    return item.id in seen_inside(request, [item])


def _plain(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in {"class", "format"}}
