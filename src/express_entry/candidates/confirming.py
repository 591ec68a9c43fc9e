"""What cannot be undone, or binds, asks on a page of its own before it does: what follows, and a way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from django.http import HttpRequest, HttpResponse

from express_entry.law import Language
from express_entry.pages.formfields import Field
from express_entry.pages.frame import page
from express_entry.pages.onceonly import FIELD, number_of

from . import tellingwords
from .telling import Teller


@dataclass(frozen=True)
class Question:
    """A page that asks before it does; every text is in the language of the page."""

    title: str
    button: str
    back: str
    lead: str = ""
    follows: Sequence[str] = ()
    fields: Sequence[Field] = ()
    errors: Sequence[Mapping[str, str]] = ()
    hidden: Mapping[str, str] = field(default_factory=dict)
    grave: bool = False
    """Whether something is lost for good: the button says so."""
    possible: bool = True


def asked(
    request: HttpRequest,
    name: str,
    language: Language,
    question: Question,
    *,
    parts: Mapping[str, str],
    words: ModuleType,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The page that asks."""
    say = Teller(language).say
    context = {
        "asks": question,
        "fields": question.fields,
        "errors": question.errors,
        "hidden": {FIELD: number_of(request), **question.hidden},
        "what_follows": say(tellingwords.WHAT_FOLLOWS),
        "leave_it": say(tellingwords.LEAVE_IT),
        **(more or {}),
    }
    status = 400 if question.errors and request.method == "POST" else 200
    return page(request, name, language, context, words=words, parts=parts, template="confirm", status=status)
