"""A document that a person saved, opened again: read, checked and carried on; it is not kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.law.text import Language, Text
from express_entry.pool.laws import service_law
from express_entry.profile import ProfileError, read
from express_entry.profile.checking import check_limited
from express_entry.profile.interview import Interview
from express_entry.reports.typography import typeset

from . import days, devicewords, interviewwords
from .checkpage import checked
from .formfields import Field
from .frame import Said, page
from .sealed import Answers, fits

MOST_BYTES = 2**20
KEPT_NAME = "answers.json"
"""What a document is called that a browser kept."""
PROFILE, ENDED = "profile", "ended"
"""What a browser keeps: the document, and the lists that were said to be whole, for which the document has no place."""
MOST_TOLD = 20
"""Problems of a document that are listed; a document with more is another kind of file."""


@require_http_methods(["GET", "HEAD", "POST"])
def open_saved(request: HttpRequest, language: Language) -> HttpResponse:
    """The page to choose a document on; with one chosen, the answers in it, or what is wrong with it."""
    if request.method != "POST":
        return _page(request, language, ())
    file = _given(request)
    if file is None:
        return _page(request, language, (_say(interviewwords.OPEN_NONE, language),))
    if (file.size or 0) > MOST_BYTES:
        return _page(request, language, (_say(interviewwords.OPEN_LARGE, language),))
    try:
        interview = opened(file.read(), file.name or "")
    except ProfileError as error:
        return _page(request, language, tuple(typeset(each.say(language), language) for each in error.problems))
    if not fits(Answers.of(interview)):
        return _page(request, language, (_say(interviewwords.OPEN_LARGE, language),))
    return checked(request, interview, language)


def _given(request: HttpRequest) -> File[bytes] | None:
    """The document that came along: as a file, or as the text that a browser kept of one."""
    file, text = request.FILES.get("document"), request.POST.get("text", "")
    if isinstance(file, UploadedFile):
        return file
    return ContentFile(text.encode("utf-8", "replace"), KEPT_NAME) if text else None


def opened(data: bytes, name: str) -> Interview:
    """The interview with the answers in a document, today.

    :raises ProfileError: with every problem of the document.
    """
    tree, ended = _apart(read(data, name=name))
    check_limited(tree)
    assert isinstance(tree, dict)  # anything else is no profile
    # As it stands, with what it says there is none of; only the days of TOML are written as in JSON.
    return Answers(days.today(), _in_json(tree)).interview(service_law()).reopened(ended)


def _apart(tree: object) -> tuple[object, frozenset[str]]:
    """A profile document, and the lists that are whole: a browser keeps both beside each other."""
    if not isinstance(tree, dict) or tree.keys() != {PROFILE, ENDED} or not isinstance(tree[ENDED], list):
        return tree, frozenset()
    return tree[PROFILE], frozenset(map(str, tree[ENDED]))


def _in_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _in_json(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_in_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _page(request: HttpRequest, language: Language, problems: tuple[str, ...]) -> HttpResponse:
    words = interviewwords
    field = Field(
        kind="file",
        id="document",
        name="document",
        label=_say(words.OPEN_FILE, language),
        hint=_say(words.OPEN_FILE_HINT, language),
        error=problems[0] if len(problems) == 1 else "",
    )
    errors = [{"text": each, "anchor": "document"} for each in problems[:MOST_TOLD]]
    context = {"field": field, "errors": errors, "device": Said(language, devicewords)}
    return page(request, "open", language, context, words=words, status=400 if problems else 200)


def _say(text: Text, language: Language) -> str:
    return typeset(text.say(language), language)
