"""Liftings of bars that were recorded by mistake: drafted by a case officer, authorised by another or discarded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.api import officers
from express_entry.api.gate import Asked
from express_entry.law.text import Language, Text
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.days import Written
from express_entry.pages.frame import page
from express_entry.pool import liftings as pool
from express_entry.pool.faults import NotFound
from express_entry.pool.models import Lifting
from express_entry.reports.report import Fact

from . import correctionwords as words
from .asking import Question, act
from .saying import Reader, by, facts, said

LATELY = 20
"""The most of those that were carried out that are listed."""


@require_safe
@signed_in("bar.confirm", reads=True)
def liftings(request: Asked, language: Language) -> HttpResponse:
    """What waits, and what was authorised lately."""
    rows = Lifting.objects.select_related("bar")
    waiting = list(rows.filter(done__isnull=True).order_by("id"))
    done = list(rows.filter(done__isnull=False).order_by("-done")[:LATELY])
    reader = _reader(request.caller.pseudonym, [*waiting, *done])
    context = {
        "waiting": [_shown(each, reader, language) for each in waiting],
        "done": [_shown(each, reader, language) for each in done],
    }
    return page(request, "office:liftings", language, context, words=words)


def _reader(own: str, items: Iterable[Lifting]) -> Reader:
    return Reader.of(
        own, (who for each in items for who in (each.drafted_by, each.authorised_by, each.bar.recorded_by))
    )


def _shown(item: Lifting, reader: Reader, language: Language) -> dict[str, Any]:
    return {
        "link": address("office:lifting", language, key=str(item.id)),
        "drop": address("office:lifting_drop", language, key=str(item.id)),
        "id": f"lifting-{item.id}",
        "title": said(words.LIFTING.of(bar=str(item.bar_id)), language),
        "facts": _facts(item, reader, language),
    }


def _facts(item: Lifting, reader: Reader, language: Language) -> list[Fact]:
    """What a bar was recorded for, and why it is said to be a mistake; whom it bars is not told."""
    bar = item.bar
    done = by(item.authorised_by, item.done, reader, language)
    told = (
        (words.NOTE, item.reason),
        (words.PROVISION, item.provision),
        (words.DRAFTED_BY, by(item.drafted_by, item.drafted, reader, language)),
        (words.DONE_BY, done),
        (words.BAR_FROM, words.FROM_TO.of(begins=Written(bar.begins), until=Written(bar.until))),
        (words.BAR_BASIS, bar.basis),
        (words.RECORDED_BY, by(bar.recorded_by, bar.recorded, reader, language)),
    )
    return facts(told, language)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("bar.confirm")
def lifting(request: Asked, language: Language, key: int) -> HttpResponse:
    """Authorise one, once it was asked about."""
    question = _question(request, "lifting", key, (words.LIFT_TITLE, words.LIFT), words.LIFT_TEXT)

    def done() -> Text:
        officers.confirm_lifting(request, key)
        return words.LIFTED_NOTE

    return act(request, question, done, language)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("bar.confirm")
def drop(request: Asked, language: Language, key: int) -> HttpResponse:
    """Discard one, once it was asked about."""
    question = _question(request, "lifting_drop", key, (words.DROP_LIFTING_TITLE, words.DROP), words.DROP_LIFTING_TEXT)

    def done() -> Text:
        officers.discard_lifting(request, key)
        return words.LIFTING_DROPPED_NOTE

    return act(request, question, done, language)


def _question(
    request: Asked, name: str, key: int, title_and_button: tuple[Text, Text], consequences: tuple[Text, ...]
) -> Question:
    """What is asked before something is done with a lifting.

    :raises NotFound: where there is none of that number.
    """
    item = Lifting.objects.select_related("bar").filter(id=key).first()
    if item is None:
        raise NotFound(pool.NO_LIFTING.of(value=str(key)))
    title, button = title_and_button
    return Question(
        f"office:{name}",
        {"key": str(key)},
        title.of(bar=str(item.bar_id)),
        consequences,
        button,
        address("office:liftings", request.language),
        _facts(item, _reader(request.caller.pseudonym, [item]), request.language),
        careful=True,
    )
