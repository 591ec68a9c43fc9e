"""What the office asks in writing and what is answered; and what happened on the way and is told."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Status
from pydantic import Field

from express_entry.application import asking, changing
from express_entry.application.drafting import form_of
from express_entry.application.examinationrows import Letter, LetterKind
from express_entry.application.forms import laid_over
from express_entry.law import Language
from express_entry.review import CaseError

from .applicationshapes import ApplicationOut, LetterLine, Words, application_of, sees_inside
from .filereach import of_office, own
from .gate import Asked
from .problems import unusable_profile
from .routing import Routes
from .shapes import Day, In, Key, Line, Out, Told

routes = Routes("letters")

FormPart = Annotated[dict[str, Any], Field(json_schema_extra={"description": "Fields of express-entry/application@1."})]


class LetterIn(Words):
    """What is asked, and by which day; for biometrics the usual days where none is given."""

    kind: LetterKind
    answer_by: Day | None = None
    language: Literal["en", "fr"] = "en"


class ExtensionIn(In):
    """A later day to answer by."""

    answer_by: Day


class LetterOut(LetterLine):
    """A letter with what it asks and what was answered; who sent it is told to officers alone."""

    language: str
    text: str
    answer: str | None
    closed: Told | None
    sent_by: str | None


class LettersOut(Out):
    """The letters of an application."""

    items: list[LetterOut]


class ChangeIn(In):
    """What happened, and when; ``form`` holds the parts of the forms that declare it."""

    event: Line
    happened: Day
    form: FormPart | None = None


@routes.get("/applications/{number}/letters", "letter.read", LettersOut)
def many(request: Asked, number: str) -> LettersOut:
    """What the office asked, in its words, and what was answered."""
    application = own(request, "letter.read", number)
    inside = sees_inside(request, application)
    rows = application.letters.order_by("id")
    return LettersOut(items=[_letter(each, request.language, inside=inside) for each in rows])


def _letter(row: Letter, language: Language, *, inside: bool) -> LetterOut:
    names = ("id", "kind", "state", "sent", "answer_by", "answered", "language", "text", "closed")
    return LetterOut(
        title=LetterKind(row.kind).words.say(language),
        answer=row.answer or None,
        sent_by=row.sent_by if inside else None,
        **{name: getattr(row, name) for name in names},
    )


@routes.post("/applications/{number}/letters", "letter.send", {201: ApplicationOut})
def send(request: Asked, number: str, body: LetterIn) -> Status[ApplicationOut]:
    """Ask something in writing, with a last day to answer."""
    application = of_office(request, "letter.send", number)
    by: date | None = body.answer_by
    asking.send(request.desk, application.number, body.kind, body.text, answer_by=by, language=body.language)
    return Status(201, application_of(request, application))


@routes.post("/applications/{number}/letters/{int:key}/answer", "letter.answer", {200: ApplicationOut})
def answer(request: Asked, number: str, key: Key, body: Words) -> ApplicationOut:
    """Answer a letter; documents that belong to the answer go into the slot ``letter/`` and its number."""
    application = own(request, "letter.answer", number)
    asking.answer(request.desk, application.number, key, body.text)
    return application_of(request, application)


@routes.post("/applications/{number}/letters/{int:key}/extension", "letter.settle", {200: ApplicationOut})
def extend(request: Asked, number: str, key: Key, body: ExtensionIn) -> ApplicationOut:
    """Give more time to answer."""
    application = of_office(request, "letter.settle", number)
    asking.extend(request.desk, application.number, key, body.answer_by)
    return application_of(request, application)


@routes.post("/applications/{number}/letters/{int:key}/closing", "letter.settle", {200: ApplicationOut}, body=False)
def close(request: Asked, number: str, key: Key) -> ApplicationOut:
    """Close a letter: its answer was looked at, or none came."""
    application = of_office(request, "letter.settle", number)
    asking.close(request.desk, application.number, key)
    return application_of(request, application)


@routes.post(
    "/applications/{number}/letters/{int:key}/cancellation", "letter.settle", {200: ApplicationOut}, body=False
)
def cancel(request: Asked, number: str, key: Key) -> ApplicationOut:
    """Ask no longer."""
    application = of_office(request, "letter.settle", number)
    asking.cancel(request.desk, application.number, key)
    return application_of(request, application)


# -------------------------------------------------------------------------------------------------------------- changes


@routes.post("/applications/{number}/changes", "change.tell", {201: ApplicationOut})
def tell(request: Asked, number: str, body: ChangeIn) -> Status[ApplicationOut]:
    """Tell a change on the way; what it leads to is answered with it."""
    application = own(request, "change.tell", number)
    try:
        declared = None if body.form is None else laid_over(form_of(application), body.form)
    except CaseError as error:
        raise unusable_profile(error, "form") from None
    changing.tell(request.desk, application.number, body.event, happened=body.happened, form=declared)
    return Status(201, application_of(request, application))


@routes.post("/applications/{number}/changes/{int:key}/look", "change.see", {200: ApplicationOut}, body=False)
def look(request: Asked, number: str, key: Key) -> ApplicationOut:
    """Note that the officer who has the file looked at a change."""
    application = of_office(request, "change.see", number)
    changing.look_at(request.desk, application.number, key)
    return application_of(request, application)
