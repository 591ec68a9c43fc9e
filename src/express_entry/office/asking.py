"""A page of its own that asks before something is done that cannot be undone: what, with which consequences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from django.http import HttpResponse, HttpResponseRedirect

from express_entry.api.gate import Asked
from express_entry.law.text import Language, Reason, Sayable, Text
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pool.faults import Conflict, Forbidden, NoRanking, PoolFault, Unacceptable
from express_entry.reports.report import Fact

from . import askingwords as words
from .saying import said, whole


class Question(NamedTuple):
    """What is about to be done: its question, what it is about, what follows, the button, and where one goes instead.

    ``careful`` marks what cannot be undone.
    """

    page: str
    parts: Mapping[str, str]
    title: Sayable
    consequences: Sequence[Sayable]
    button: Text
    instead: str
    facts: Sequence[Fact] = ()
    careful: bool = False


def ask(request: Asked, question: Question, language: Language, fault: PoolFault | None = None) -> HttpResponse:
    """The page that asks; with a fault, why it could not be done."""
    reasons = fault.reasons if fault is not None else ()
    context = {
        "title": said(question.title, language),
        "facts": question.facts,
        "consequences": [said(each, language) for each in question.consequences],
        "button": said(question.button, language),
        "instead": question.instead,
        "careful": question.careful,
        "errors": [{"text": whole(each, language), "anchor": ""} for each in reasons],
    }
    status = 200 if fault is None else 409
    return page(
        request,
        question.page,
        language,
        context,
        words=words,
        template="ask",
        parts=question.parts,
        status=status,
    )


def act(request: Asked, question: Question, done: Callable[[], Text | Reason], language: Language) -> HttpResponse:
    """The page that asks; or what was asked about is done, and the reader led back with what ``done`` says of it."""
    if request.method != "POST":
        return ask(request, question, language)
    try:
        note = done()
    except (Conflict, Forbidden, NoRanking, Unacceptable) as fault:
        return ask(request, question, language, fault)
    leave(request, note)
    return HttpResponseRedirect(question.instead, status=303)
