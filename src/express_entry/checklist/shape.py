"""A checklist as a document, ``express-entry/checklist@1``: the shape that the command line and the API return."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from express_entry.assessment.calendarshape import LAID_OVER
from express_entry.assessment.shape import DISCLAIMER
from express_entry.law import Language
from express_entry.law.citations import cited
from express_entry.law.text import Sayable

from .dates import Dated, dates_of
from .items import FORMAT, Checklist, Count, Field, Item, NotNeeded, Reliance
from .words import item_told


def checklist_document(checklist: Checklist, language: Language = "en") -> dict[str, Any]:
    """The checklist in plain values, words in one language; days, ids and results do not depend on it."""
    given = checklist.circumstances
    return {
        "format": FORMAT,
        "on": checklist.on.isoformat(),
        "law": {"fingerprint": checklist.law.fingerprint, "verified": checklist.law.verified.isoformat()},
        "programs": list(checklist.programs),
        "category": given.category,
        "invited_on": _day(given.invited_on),
        "deadline": _day(checklist.deadline),
        "expected_end": _day(checklist.expected_end),
        "people": [{"id": name, "title": words.say(language)} for name, words in checklist.people.items()],
        "items": [item_document(item, language) for item in checklist.items],
        "dates": [_dated(item, language) for item in dates_of(checklist)],
        "not_needed": [_not_needed(item, language) for item in checklist.not_needed],
        "unknown": list(checklist.unknown),
        "files": {name: _plain(value) for name, value in checklist.files.items()},
        "warnings": [item.say(language) for item in warnings_of(checklist)],
        "assumptions": [item.say(language) for item in checklist.assumptions],
        "notice": DISCLAIMER[language],
    }


def warnings_of(checklist: Checklist) -> tuple[Sayable, ...]:
    """What must be read, that the list rests on somebody's file of law first."""
    laid_over = checklist.law.consolidation.laid_over
    return ((LAID_OVER.of(files=list(laid_over)),) if laid_over else ()) + checklist.warnings


def item_document(item: Item, language: Language) -> dict[str, Any]:
    """One item in plain values."""
    return {
        "id": item.id,
        "person": item.person,
        "document": item.document,
        "subject": item.subject,
        "title": item.title.say(language),
        "named": item_told(item).say(language),
        "stage": item.stage,
        "role": item.role,
        "needed": item.needed.value,
        "needs": list(item.needs),
        "reason": item.reason.say(language),
        "citation": cited(item.citation, language),
        "confidence": item.confidence,
        "programs": list(item.programs),
        "lead_months": None if item.lead_time is None else item.lead_time.months,
        "begin_by": _day(item.begin_by),
        "relied_until": _day(item.relied_until),
        "reliance": None if item.reliance is None else _reliance(item.reliance, language),
        "recorded": _said(item.recorded, language),
        "substitute": _said(item.substitute, language),
        "substituted": item.substituted,
        "form": [{"id": rule.id, "title": rule.words.say(language)} for rule in item.form],
        "fields": [_field(each, language) for each in item.fields],
        "counts": [_count(each, language) for each in item.counts],
        "notes": [note.say(language) for note in item.notes],
    }


def _dated(item: Dated, language: Language) -> dict[str, Any]:
    return {
        "day": item.day.isoformat(),
        "kind": item.kind,
        "items": list(item.items),
        "reason": item.reason.say(language),
    }


def _reliance(found: Reliance, language: Language) -> dict[str, Any]:
    return {
        "title": found.rule.say(language),
        "tested": list(found.tested),
        "if_issued_today": _day(found.if_issued_today),
        "not_before": _day(found.not_before),
        "on": found.on,
        "deadline": found.deadline,
        "expected_end": found.expected_end,
        "runs_out": found.runs_out,
    }


def _field(item: Field, language: Language) -> dict[str, Any]:
    return {"id": item.id, "title": item.words.say(language), "stated": item.stated}


def _count(item: Count, language: Language) -> dict[str, Any]:
    reason = _said(item.reason, language)
    return {"purpose": item.purpose, "result": item.result.value, "reason": reason, "needs": list(item.needs)}


def _not_needed(item: NotNeeded, language: Language) -> dict[str, Any]:
    return {
        "person": item.person,
        "document": item.document,
        "subject": item.subject,
        "reason": item.reason.say(language),
    }


def _said(words: Sayable | None, language: Language) -> str | None:
    return None if words is None else words.say(language)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(value: object) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value
