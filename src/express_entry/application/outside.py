"""What the applicant is not shown of their own file: the names of officers, and what these still weigh.

The answers of the API and the export of somebody's records both go by what stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from express_entry.law import Text
from express_entry.pool.holdings import OTHERS
from express_entry.pool.outside import OFFICERS, WEIGHED

from .lifecycle import ApplicationState, DecisionState

CONFIRMED = DecisionState.CONFIRMED.value
UNDER_WAY = frozenset({ApplicationState.RECEIVED.value, ApplicationState.IN_PROCESS.value})
"""The states in which an officer may still decide otherwise."""
DECIDED = Q(state=CONFIRMED) & ~Q(application__state__in=sorted(UNDER_WAY))
"""The decisions that are told: confirmed ones, once the examination is over."""

HIDDEN: Mapping[str, Mapping[str, Text]] = {
    "Application": {"owner": OFFICERS},
    "Upload": {"uploaded_by": OFFICERS},
    "FormVersion": {"written_by": OFFICERS},
    "Assignment": dict.fromkeys(("officer", "made_by"), OFFICERS),
    "Interest": dict.fromkeys(("officer", "declared", "declared_by"), OTHERS),
    "Note": {"written_by": OFFICERS, "text": OTHERS},
    "Change": dict.fromkeys(("told_by", "seen_by"), OFFICERS),
    "Track": {"by": OFFICERS, "note": OTHERS},
    "Letter": dict.fromkeys(("sent_by", "closed_by"), OFFICERS),
    "Finding": {
        **dict.fromkeys(("kind", "made", "form", "law", "document", "holds", "found", "note"), WEIGHED),
        **dict.fromkeys(("made_by", "found_by"), OFFICERS),
    },
    "Decision": {**dict.fromkeys(("made_by", "settled_by"), OFFICERS), "settled_note": OTHERS},
    "Payment": {"taken_by": OFFICERS},
}
"""The columns that are not shown, by table, each with the reason."""
_TABLES = {"tracks": "Track", "letters": "Letter", "changes": "Change", "documents": "Upload", "payments": "Payment"}
"""The tables behind the lists of a file."""


def seen_outside(state: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """The document of a file (:func:`.showing.document_of`) as its applicant may see it."""
    decided = [] if state in UNDER_WAY else [each for each in document["decisions"] if each["state"] == CONFIRMED]
    return {
        **document,
        **dict.fromkeys(HIDDEN["Application"]),
        **{name: [_seen(table, row) for row in document[name]] for name, table in _TABLES.items()},
        "queues": [],
        "findings": [],
        "decisions": [_seen("Decision", row) for row in decided],
    }


def _seen(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: None if name in HIDDEN[table] else value for name, value in row.items()}
