"""One person on one day, explained: programs, points line by line, categories.

Composition only: the rules are in :mod:`express_entry.law`, what a document amounts to in
:mod:`express_entry.profile`. For pools there are the result without its explanation, and the day until which it stays.
"""

from __future__ import annotations

from .again import Kept, ranked_again
from .assess import Assessment, LastKnownRules, assess
from .nextday import asks_the_same, next_turning_day, next_turning_day_again
from .ranked import Ranked, ranked
from .shape import as_document

__all__ = [
    "Assessment",
    "Kept",
    "LastKnownRules",
    "Ranked",
    "as_document",
    "asks_the_same",
    "assess",
    "next_turning_day",
    "next_turning_day_again",
    "ranked",
    "ranked_again",
]
