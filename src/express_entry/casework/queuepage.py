"""A list that officers work from, a page at a time: the first received first, with its age against the standard."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.filereach import within
from express_entry.api.gate import now
from express_entry.application.applications import key_of
from express_entry.application.codewords import OWN, said
from express_entry.application.models import Application
from express_entry.application.queues import Queue, after, waiting
from express_entry.law.days import day_of
from express_entry.law.text import Language
from express_entry.pages.access import Asked, signed_in
from express_entry.pages.actors import actor_named
from express_entry.pages.addresses import address
from express_entry.pages.frame import page

from . import homewords as words
from .fileacts import colleagues
from .home import EVERY, MINE, NOBODYS
from .voice import NOTHING, Voice

MANY = 50


@require_safe
@signed_in("queue.read")
def queue_(request: Asked, language: Language, queue: str) -> HttpResponse:
    """The files of a list: mine, nobody's, or all."""
    try:
        which = Queue(queue)
    except ValueError:
        raise Http404 from None
    works = request.caller.may("application.assign")
    whose = _whose(request, works=works)
    rows = _rows(request, which, whose)
    voice = Voice(language)
    context = {
        "title": voice.capital(which.words),
        "rows": _shown(request, rows[:MANY], voice),
        "filters": _filters(voice, queue, whose) if works else [],
        "next": _next(voice, queue, whose, rows),
        "works": works,
    }
    return page(request, "casework:queue", language, context, words=words, parts={"queue": queue})


def _whose(request: Asked, *, works: bool) -> str:
    asked = request.GET.get("of", EVERY)
    return asked if works and asked in (MINE, NOBODYS) else EVERY


def _rows(request: Asked, queue: Queue, whose: str) -> list[Application]:
    owner = {MINE: request.caller.pseudonym, NOBODYS: "", EVERY: None}[whose]
    listed = waiting(queue, now(), owner=owner).order_by().values("id")
    rows = within(request.caller, "queue.read").filter(id__in=listed)
    key = key_of(request.GET.get("after", ""))
    last = Application.objects.filter(id=key).first() if key is not None else None
    return after(rows, last, MANY + 1)


def _shown(request: Asked, rows: list[Application], voice: Voice) -> list[dict[str, Any]]:
    today, known = day_of(now()), colleagues()
    own = request.caller.pseudonym
    return [
        {
            "number": each.number,
            "href": address("casework:file", voice.language, number=each.number),
            "class": voice.say(said(OWN, "class", each.program, voice.language)),
            "state": voice.capital(said(OWN, "state", each.state, voice.language)),
            "received": voice.day_of(each.received),
            "standard": standard_of(each, today, voice),
            "over": is_over(each, today),
            "officer": officer_named(each.owner, own, known, voice),
            "take": "" if each.owner == own else address("casework:take", voice.language, number=each.number),
            "take_label": voice.say(words.TAKE_LABEL, number=each.number),
        }
        for each in rows
    ]


def is_over(each: Application, today: date) -> bool:
    """Whether the service standard of an application that is not decided is past."""
    return each.decided is None and each.standard_until is not None and each.standard_until < today


def standard_of(each: Application, today: date, voice: Voice) -> str:
    """The service standard with how much of it is left, or how far it is past, as long as nothing is decided."""
    if each.standard_until is None:
        return NOTHING
    day = voice.day(each.standard_until)
    if each.decided is not None:
        return day
    left = (each.standard_until - today).days
    return voice.say(words.LEFT if left >= 0 else words.OVER, day=day, days=abs(left))


def officer_named(owner: str, own: str, known: dict[str, str], voice: Voice) -> str:
    """Who has a file: the reader, nobody, a colleague by the address of their account, or who else acted."""
    if not owner:
        return voice.say(words.NOBODY)
    return known.get(owner) or voice.say(actor_named(owner)) if owner != own else voice.say(words.YOU)


def _filters(voice: Voice, queue: str, whose: str) -> list[dict[str, Any]]:
    there = address("casework:queue", voice.language, queue=queue)
    names = ((MINE, words.MINE), (NOBODYS, words.NOBODYS), (EVERY, words.EVERY))
    return [{"href": f"{there}?of={each}", "name": voice.say(name), "here": each == whose} for each, name in names]


def _next(voice: Voice, queue: str, whose: str, rows: list[Application]) -> str:
    if len(rows) <= MANY:
        return ""
    there = address("casework:queue", voice.language, queue=queue)
    return f"{there}?of={whose}&after={rows[MANY - 1].number}"
