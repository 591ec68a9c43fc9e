"""What a document of an application holds in codes, in words for a page: states, kinds, fees, changes, lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from express_entry.checklist.words import entry_named
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Language, Sayable, Text
from express_entry.pool.laws import service_law
from express_entry.review import Kind
from express_entry.review.events import event_named

from .examinationrows import DecisionKind, FindingKind, LetterKind, TrackKind
from .lifecycle import ApplicationState, DecisionState, LetterState, TrackState
from .queues import Queue
from .statewords import words_of_state


def said(table: str, column: str, value: Any, language: Language) -> str:
    """A value of a column in words; of a list each entry, and a value that is no code as it is."""
    if value is None or value == []:
        return NOTHING
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return ", ".join(said(table, column, each, language) for each in value)
    words = _WORDS.get((table, column))
    return str(value) if words is None else words(value).say(language)


def _finding(code: str) -> Sayable:
    return FINDINGS[FindingKind(code)]


NOTHING, YES, NO = "–", "✓", "✗"
FINDINGS: Mapping[FindingKind, Text] = {
    FindingKind.COMPLETENESS: Text("completeness (R10)", "intégralité (R10)"),
    FindingKind.RETEST: Text("test of A11.2", "vérification de L11.2"),
}
OWN = ""
"""In place of a table: the application itself."""
_WORDS: Mapping[tuple[str, str], Callable[[str], Sayable]] = {
    (OWN, "state"): lambda code: words_of_state(ApplicationState(code)),
    (OWN, "class"): lambda code: PROGRAM_NAMES[code],
    (OWN, "queues"): lambda code: Queue(code).words,
    ("tracks", "kind"): lambda code: TrackKind(code).words,
    ("tracks", "state"): lambda code: words_of_state(TrackState(code)),
    ("letters", "kind"): lambda code: LetterKind(code).words,
    ("letters", "state"): lambda code: words_of_state(LetterState(code)),
    ("findings", "kind"): _finding,
    ("decisions", "kind"): lambda code: DecisionKind(code).words,
    ("decisions", "state"): lambda code: words_of_state(DecisionState(code)),
    ("documents", "item"): lambda code: entry_named(code, service_law()) or Text(code, code),
    ("documents", "withdrawn"): lambda instant: Text(instant[:10], instant[:10]),
    ("changes", "event"): lambda code: event_named(code).title,
    ("payments", "fee"): Kind,
    ("refunds", "fee"): Kind,
}
