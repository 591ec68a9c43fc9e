"""The pages for what cannot be answered, in the language of the address; in both where it has none."""

from __future__ import annotations

from contextlib import suppress

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from express_entry.api.gate import now, session_caller
from express_entry.api.problems import TITLES, Problem
from express_entry.law.text import LANGUAGES, Language, Text
from express_entry.reports.typography import typeset

from . import faultwords, words
from .addresses import address, other
from .frame import frame, own

Fault = tuple[Text, ...]
"""A title and the sentences below it."""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """A request that cannot be understood."""
    return _page(request, 400, faultwords.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """Something that the reader may not see or do."""
    return _page(request, 403, faultwords.FORBIDDEN)


def untrusted(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's
    """A form that was not sent from a page of this service, or too long after it."""
    return _page(request, 403, faultwords.UNTRUSTED)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """A page that is not there, with the menu of whoever has signed in: an address mistyped has signed nobody out."""
    recognise(request)
    return _page(request, 404, faultwords.NOT_FOUND)


def too_large(request: HttpRequest) -> HttpResponse:
    """A request that brings more along than is taken."""
    return _page(request, 413, faultwords.TOO_LARGE)


def refused(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Something that cannot be done as things stand, with the reasons that the layers below give."""
    said = [each if isinstance(each, Text) else Text(each.say("en"), each.say("fr")) for each in problem.reasons]
    response = _page(request, problem.status, (TITLES[problem.kind], *said, faultwords.UNCHANGED))
    for name, value in problem.headers.items():
        if name != "WWW-Authenticate":
            response.headers[name] = value
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """A defect of the program: the number of the request is all that is told of it."""
    return _page(request, 500, faultwords.FAILED)


def recognise(request: HttpRequest) -> None:
    """Put whoever has signed in on a request that led to nothing; it reads what any page of theirs reads.

    Nothing is kept of such an answer by anybody, and a store that does not answer leaves the page as it is.
    """
    if "caller" in vars(request) or not hasattr(request, "session") or len(languages_of(request)) > 1:
        return
    with suppress(DatabaseError):
        vars(request)["caller"] = session_caller(request, now())


def _page(request: HttpRequest, status: int, fault: Fault) -> HttpResponse:
    languages = languages_of(request)
    first, parts = languages[0], [_part(fault, language) for language in languages]
    title = " / ".join(str(part["title"]) for part in parts)
    turned = address("home", other(first))
    context = {
        **frame(first),
        **own(request, first),
        "parts": parts,
        "title": title,
        "turned": turned,
        "shape": "pages/fault",
    }
    response = HttpResponse(render_to_string("pages/fault.html", context, request), status=status)
    response.headers["Content-Language"] = ", ".join(languages)
    return response


def languages_of(request: HttpRequest) -> tuple[Language, ...]:
    """The language that the address begins with; both where it begins with none."""
    beginning = request.path_info.strip("/").partition("/")[0]
    return tuple(language for language in LANGUAGES if language == beginning) or LANGUAGES


def _part(fault: Fault, language: Language) -> dict[str, object]:
    title, *sentences = (typeset(text.say(language), language) for text in fault)
    return {"language": language, "title": title, "sentences": sentences, **_home(language)}


def _home(language: Language) -> dict[str, str]:
    return {"home": address("home", language), "home_name": words.HOME.say(language)}
