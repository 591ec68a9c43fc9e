"""A file on one page: who, what differs, documents beside claims, the two tests, tracks, letters, what happened."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api import papers as papers_api
from express_entry.api.filereach import of_office
from express_entry.api.gate import now
from express_entry.api.problems import Problem
from express_entry.application.checking import check
from express_entry.application.deciding import obstacles
from express_entry.application.keeping import NO_SUCH
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.models import Application
from express_entry.application.retesting import latest
from express_entry.correspondence.reading import open_letter
from express_entry.law.days import day_of
from express_entry.law.text import Language
from express_entry.letters import compose
from express_entry.pages.access import Asked, signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pool.faults import NotFound
from express_entry.review.shapes import as_completeness

from . import filewords as words
from .acts import letter_shown
from .completenessshown import completeness_shown, needs_shown
from .fileacts import colleagues
from .filefacts import Declared, declared_of, differences_of, facts_of, person_facts
from .fileshown import Shown
from .nextacts import acts_for
from .papershown import other_papers, papers_of
from .testshown import officer_found, test_shown
from .voice import Voice

LOOK = "queue.read"


@require_safe
@signed_in(LOOK)
def file_(request: Asked, language: Language, number: str) -> HttpResponse:
    """Everything about one application that officers see."""
    application = of_office(request, LOOK, number)
    at, voice, known = now(), Voice(language), colleagues()
    shown = Shown(request, application, known, at)
    declared = declared_of(application, at, voice)
    context = {
        "number": application.number,
        "state": application.state,
        "facts": facts_of(application, request.caller.pseudonym, known, day_of(at), voice),
        **acts_for(request, application, voice),
        **_of_parts(shown, stated=declared is not None),
        **(_of_person(application, declared, at, voice) if declared is not None else {}),
    }
    return page(request, "casework:file", language, context, words=words, parts={"number": number})


def _of_parts(shown: Shown, *, stated: bool) -> dict[str, Any]:
    """What needs nothing of the person's documents."""
    application = shown.application
    tested = latest(application)
    in_the_way = words.IN_THE_WAY.get(ApplicationState(application.state))
    return {
        "deadlines": shown.deadlines(),
        "in_the_way": "" if in_the_way is None else shown.voice.say(in_the_way),
        "obstacles": [shown.voice.sentence(each) for each in obstacles(application)] if in_the_way else [],
        "tracks": shown.tracks(),
        "test": None if tested is None else test_shown(tested, shown.voice),
        "find_href": "" if tested is None else shown.link("find_holds", key=str(tested.id)),
        "letters": shown.letters(),
        "issued": shown.issued() if shown.request.caller.may("correspondence.read") else [],
        "changes": shown.changes(),
        "decisions": shown.decisions(),
        "money": shown.money(stated=stated),
        "notes": shown.notes(),
        "findings": shown.findings(),
        "history": shown.history(),
    }


def _of_person(application: Application, declared: Declared, at: datetime, voice: Voice) -> dict[str, Any]:
    """What the person's documents tell."""
    listed = papers_of(application, declared, at, voice)
    waits = application.state == ApplicationState.RECEIVED.value
    return {
        "person": person_facts(application, declared.form, at, voice),
        "differences": differences_of(application, declared, voice),
        "papers": listed,
        "others": other_papers(application, {each["item"] for each in listed}, voice),
        "complete": _completeness(application, declared, voice) if waits else None,
    }


def _completeness(application: Application, declared: Declared, voice: Voice) -> dict[str, Any]:
    """Whether it is complete, as worked out now."""
    found = check(application, application.received_at)
    shown = completeness_shown(as_completeness(found.completeness, found.doubts, voice.language), voice)
    return {**shown, "needs": needs_shown(found.completeness.needs, found.names, declared.naming, voice)}


@require_safe
@signed_in("document.read")
def document(request: Asked, language: Language, number: str, key: str) -> HttpResponse:  # noqa: ARG001 - in the address
    """The safe copy of a document, to be kept; the trail is told."""
    of_office(request, "document.read", number)
    return papers_api.download(request, number, _key(key))


@require_safe
@signed_in("finding.read")
def finding(request: Asked, language: Language, number: str, key: str) -> HttpResponse:
    """What the software worked out at an instant, as it was kept."""
    application = of_office(request, "finding.read", number)
    row = application.findings.filter(id=_key(key)).first()
    if row is None:
        raise NotFound(NO_SUCH.of(number=number, value=key))
    voice = Voice(language)
    context: dict[str, Any] = {
        "number": number,
        "file": address("casework:file", language, number=number),
        "when": voice.instant(row.made),
        "works": False,
        "found": officer_found(row, voice),
    }
    if row.kind == "retest":
        context["test"] = test_shown(row, voice)
    else:
        context["complete"] = completeness_shown(json.loads(row.document)[language], voice)
    return page(request, "casework:finding", language, context, words=words, parts={"number": number, "key": key})


@require_safe
@signed_in("correspondence.read")
def letter_issued(request: Asked, language: Language, number: str, key: str) -> HttpResponse:
    """A letter as it went out; the trail is told."""
    application = of_office(request, "correspondence.read", number)
    sheet = compose(open_letter(request.desk, application.number, key), language)
    there = address("casework:file", language, number=number)
    context = {"number": number, "file": there, "letter": letter_shown(sheet), "title": sheet.title}
    return page(request, "casework:letter_issued", language, context, words=words, parts={"number": number, "key": key})


def _key(text: str) -> int:
    """The number of a row in an address.

    :raises Problem: where it is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Problem(404, "not-found")
    return int(text)
