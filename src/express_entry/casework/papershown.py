"""The documents of a file, each beside what it proves, what it must show, and how long it holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from express_entry.application.asked import checklist_of
from express_entry.application.codewords import said
from express_entry.application.models import Application, Upload
from express_entry.checklist import words as checklist_words
from express_entry.checklist.items import Item
from express_entry.checklist.people import person_named
from express_entry.law import Reason, Result
from express_entry.law.text import Sayable
from express_entry.pages.addresses import address

from . import filewords as words
from .filefacts import Declared
from .voice import Voice

LETTER = "letter/"


def papers_of(application: Application, declared: Declared, at: datetime, voice: Voice) -> list[dict[str, Any]]:
    """Every item that the list asks for with the application, and what lies in its slot."""
    uploads = {row.item: row for row in application.uploads.filter(withdrawn__isnull=True)}
    items = checklist_of(application, declared.form, at).items
    return [
        _item(application, each, uploads.get(each.id), declared, voice)
        for each in items
        if each.id in uploads or (each.stage == "application" and each.role != "optional")
    ]


def _item(application: Application, item: Item, row: Upload | None, declared: Declared, voice: Voice) -> dict[str, Any]:
    name = voice.capital(_named(item))
    until = item.relied_until
    reason = declared.naming.say(item.reason) if isinstance(item.reason, Reason) else item.reason
    return {
        "item": item.id,
        "name": name,
        "claim": voice.capital(reason),
        "citation": voice.cite(item.citation),
        "shows": [voice.say(each.words) for each in item.fields] + [voice.say(each.words) for each in item.form],
        "must_show": voice.say(words.SHOWS, count=len(item.fields) + len(item.form)),
        "until": voice.day(until) if until is not None else "",
        "rule": voice.say(item.reliance.rule) if item.reliance is not None else "",
        "runs_out": item.reliance is not None and item.reliance.runs_out,
        "needed": item.needed is Result.MET,
        "file": None if row is None else upload_shown(application, row, name, voice),
    }


def _named(item: Item) -> Sayable:
    whose, what = person_named(item.person), checklist_words.item_told(item)
    return checklist_words.OF_PERSON.of(what=what, whose=whose) if whose else what


def upload_shown(application: Application, row: Upload, name: str, voice: Voice) -> dict[str, Any]:
    """A document on the file, and the way to its safe copy."""
    own = {"number": application.number, "key": str(row.id)}
    return {
        "href": address("casework:document", voice.language, **own),
        "form_href": address("casework:form", voice.language, **own),
        "label": voice.say(words.OPEN_LABEL, item=name),
        "form_label": voice.say(words.FORM_LABEL, item=name),
        "pages": voice.say(words.PAGES, pages=row.pages),
        "explanation": row.explanation,
        "kept": [rule for rule, kept in row.rules.items() if kept],
        "not_kept": any(not kept for kept in row.rules.values()),
    }


def other_papers(application: Application, listed: set[str], voice: Voice) -> list[dict[str, Any]]:
    """Documents that the list does not name: answers to letters, and what was superseded."""
    rows = application.uploads.order_by("id")
    return [
        {"name": _name(row, voice), **upload_shown(application, row, _name(row, voice), voice)}
        for row in rows
        if row.withdrawn is not None or row.item not in listed
    ]


def _name(row: Upload, voice: Voice) -> str:
    if row.item.startswith(LETTER):
        name = voice.say(words.ANSWER_TO, letter=row.item.removeprefix(LETTER))
    else:
        name = voice.capital(said("documents", "item", row.item, voice.language))
    if row.withdrawn is None:
        return name
    return f"{name} ({voice.say(words.SUPERSEDED, day=voice.day_of(row.withdrawn))})"
