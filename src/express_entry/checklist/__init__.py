"""The documents of an application, for everybody on a form, at any time and before an invitation too.

The rules are data (``express_entry.law``, tables of the kind ``document``); the conditions they name are pure functions
of a case here. Nothing is guessed: what cannot be told is listed as what may be needed, with the fact that would tell.
"""

from __future__ import annotations

from .derive import derive
from .items import FORMAT, Checklist, Circumstances, Count, Field, Item, NotNeeded, Reliance, Rule
from .shape import checklist_document

__all__ = [
    "FORMAT",
    "Checklist",
    "Circumstances",
    "Count",
    "Field",
    "Item",
    "NotNeeded",
    "Reliance",
    "Rule",
    "checklist_document",
    "derive",
]
