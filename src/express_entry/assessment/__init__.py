"""One person on one day, explained: programs, points line by line, categories.

Composition only: the rules are in :mod:`express_entry.law`, what a document amounts to in
:mod:`express_entry.profile`.
"""

from __future__ import annotations

from .assess import Assessment, LastKnownRules, assess
from .shape import as_document

__all__ = ["Assessment", "LastKnownRules", "as_document", "assess"]
