"""The notes that go with a record: what was asked to be corrected of it and was not (Privacy Act, 12(2)(b))."""

from __future__ import annotations

from typing import Any

from express_entry.application.keeping import instant_text
from express_entry.law.text import Language

from .correcting import notes_on
from .rows import Correction, CorrectionState


def note_documents(about: str, language: Language, *, inside: bool = True) -> list[dict[str, Any]]:
    """The notes on a profile or an application in plain values, in the order in which they were asked for.

    :param inside: whether it is read by an officer: to others ``settled_by`` says nothing.
    """
    return [_document(row, language, inside=inside) for row in notes_on(about)]


def _document(row: Correction, language: Language, *, inside: bool) -> dict[str, Any]:
    return {
        "code": row.code,
        "field": row.field,
        "words": row.words,
        "state": row.state,
        "title": CorrectionState(row.state).words.say(language),
        "asked": instant_text(row.asked),
        "settled": instant_text(row.settled),
        "settled_by": (row.settled_by or None) if inside else None,
        "reason": row.reason or None,
    }
