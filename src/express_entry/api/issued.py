"""Letters as they were issued: listed, and opened as facts, as a page or as a pdf; each time is told to the trail."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib.util import find_spec
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Schema

from express_entry.correspondence.reading import INVITATION, NOMINATION, listed, open_letter, person_of
from express_entry.law import Language, Text
from express_entry.letters import BadFacts, Sheet, compose, written
from express_entry.pool.faults import Conflict

from .about import note
from .filereach import own as own_application
from .filereach import require_no_interest
from .gate import Asked
from .profiles import own as own_profile
from .routing import Routes
from .shapes import Out, Told

routes = Routes("letters")

READ = "correspondence.read"
Paper = Literal["letter", "a4"]


class Form(StrEnum):
    """As what a letter is given."""

    JSON = "json"
    HTML = "html"
    PDF = "pdf"


MEDIA: Mapping[str, Form] = {"application/json": Form.JSON, "text/html": Form.HTML, "application/pdf": Form.PDF}


class Rendering(Schema):
    """As what a letter is asked for, by Accept where nothing is said; and the paper of a page or a pdf."""

    format: Form | None = None
    paper: Literal["letter", "a4"] = "letter"


class IssuedLine(Out):
    """A letter in a list: what to open it by, what it is, when it was issued, and the SHA-256 of its facts."""

    letter: str
    kind: str
    title: str
    issued: Told
    facts: str


class IssuedLettersOut(Out):
    """The letters of an application with those of its invitation and nomination, or these alone; the oldest first."""

    items: list[IssuedLine]


class IssuedLetterOut(Out):
    """A letter as its facts, from which page and pdf are rendered."""

    letter: str
    title: str
    facts: dict[str, Any]


@routes.get("/applications/{number}/issued-letters", READ, IssuedLettersOut)
def of_application(request: Asked, number: str) -> IssuedLettersOut:
    """The letters that were issued on an application, with those of its invitation and its nomination."""
    return _listed(request, _application(request, number))


@routes.get("/profiles/{number}/issued-letters", READ, IssuedLettersOut)
def of_profile(request: Asked, number: str) -> IssuedLettersOut:
    """The letters of the latest invitation and the accepted nomination of a profile, where there were any."""
    return _listed(request, _profile(request, number))


@routes.get(
    "/applications/{number}/issued-letters/invitation", READ, IssuedLetterOut, faults=(409,), media=tuple(MEDIA)
)
def invitation(request: Asked, number: str, asked: Query[Rendering]) -> HttpResponse | IssuedLetterOut:
    """Open the letter of the invitation on which an application was started."""
    return _opened(request, _application(request, number), INVITATION, asked)


@routes.get("/applications/{number}/issued-letters/{key}", READ, IssuedLetterOut, faults=(409,), media=tuple(MEDIA))
def one(request: Asked, number: str, key: str, asked: Query[Rendering]) -> HttpResponse | IssuedLetterOut:
    """Open a letter in the language that is asked for: its facts, a page or a pdf, by ``format`` or by Accept."""
    return _opened(request, _application(request, number), key, asked)


@routes.get("/profiles/{number}/issued-letters/invitation", READ, IssuedLetterOut, faults=(409,), media=tuple(MEDIA))
def invitation_of_profile(request: Asked, number: str, asked: Query[Rendering]) -> HttpResponse | IssuedLetterOut:
    """Open the letter of the latest invitation of a profile."""
    return _opened(request, _profile(request, number), INVITATION, asked)


@routes.get("/profiles/{number}/issued-letters/nomination", READ, IssuedLetterOut, faults=(409,), media=tuple(MEDIA))
def nomination_of_profile(request: Asked, number: str, asked: Query[Rendering]) -> HttpResponse | IssuedLetterOut:
    """Open the letter of the nomination that was accepted on a profile."""
    return _opened(request, _profile(request, number), NOMINATION, asked)


# ------------------------------------------------------------------------------------------------------------- reach


def _application(request: Asked, number: str) -> str:
    """The number of an application whose letters somebody may read.

    :raises NotFound: where it is not within their reach, or nobody stands behind it any more.
    :raises Forbidden: for an officer with an interest of their own in it.
    """
    found = own_application(request, READ, number)
    require_no_interest(request, person_of(found.number))
    return found.number


def _profile(request: Asked, number: str) -> str:
    """As :func:`_application`, of a profile."""
    found = own_profile(request.caller, READ, number)
    note(request, found.id)
    require_no_interest(request, person_of(found.number))
    return found.number


# ----------------------------------------------------------------------------------------------------------- answers


def _listed(request: Asked, number: str) -> IssuedLettersOut:
    return IssuedLettersOut(
        items=[
            IssuedLine(
                letter=each.key,
                kind=each.kind.value,
                title=each.title.say(request.language),
                issued=each.issued,
                facts=each.digest,
            )
            for each in listed(number)
        ]
    )


def _opened(request: Asked, number: str, key: str, rendering: Rendering) -> HttpResponse | IssuedLetterOut:
    form = rendering.format or _preferred(request)
    if form is not Form.JSON and not _can_set():
        raise Conflict(NO_PAGES.of())
    try:
        letter = open_letter(request.desk, number, key)
    except BadFacts as error:
        raise Conflict(error.reason) from None
    sheet = compose(letter, request.language)
    if form is Form.JSON:
        return IssuedLetterOut(letter=key, title=sheet.title, facts=json.loads(written(letter)))
    return _file(_RENDERED[form](sheet, rendering.paper), form, f"{number}-{key}", request.language)


def _preferred(request: HttpRequest) -> Form:
    """What Accept asks for; the facts where it says nothing, or anything will do."""
    if request.headers.get("Accept", "*/*").strip() in {"", "*/*"}:
        return Form.JSON
    return MEDIA.get(request.get_preferred_type(list(MEDIA)) or "", Form.JSON)


def _can_set() -> bool:
    return all(find_spec(name) is not None for name in ("jinja2", "typst"))


def _page(sheet: Sheet, paper: Paper) -> bytes:
    from express_entry.letters.page import letterpage  # noqa: PLC0415 - its extra may not be there

    return letterpage(sheet, paper).encode()


def _pdf(sheet: Sheet, paper: Paper) -> bytes:
    from express_entry.letters.pdf import letter_pdf  # noqa: PLC0415 - its extra may not be there

    return letter_pdf(sheet, paper)[0]


def _file(data: bytes, form: Form, name: str, language: Language) -> HttpResponse:
    """A page or a pdf that asks nothing of anybody, and runs nothing."""
    media = "application/pdf" if form is Form.PDF else "text/html; charset=utf-8"
    response = HttpResponse(data, content_type=media)
    response["Content-Disposition"] = f'inline; filename="{name}-{language}.{form.value}"'
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Vary"] = "Accept, Accept-Language"
    return response


_RENDERED: Mapping[Form, Callable[[Sheet, Paper], bytes]] = {Form.HTML: _page, Form.PDF: _pdf}
NO_PAGES = Text(
    "format: this service sets no pages. Accepted: json.",
    "format : ce service ne compose pas de pages. Accepté : json.",
)
