"""What the department has published: every round of invitations and every distribution of the pool, with their sources.

The figures are data (``data/*.csv``), read when first asked for. Where they come from, how sure they are and what is
missing is data as well (:mod:`.sources`). Instants are UTC; days and amounts are as published.
"""

from __future__ import annotations

from .checks import contradictions
from .distribution import (
    BANDS,
    NARROW_BANDS,
    TENS,
    WIDE_BANDS,
    Band,
    Distribution,
    Quality,
    distribution_before,
    distribution_with,
    distributions,
    read_distributions,
)
from .explain import comparison, describe
from .faults import BadTable, HistoryError, NoSuchRound, UnknownName
from .labels import CATEGORIES, PROGRAMS, label, official_names, title
from .notes import Note
from .published import previous, read_rounds, round_numbered, rounds, select
from .record import COLUMNS, CONTRACT_COLUMNS, Confidence, Round, RoundType

__all__ = [
    "BANDS",
    "CATEGORIES",
    "COLUMNS",
    "CONTRACT_COLUMNS",
    "NARROW_BANDS",
    "PROGRAMS",
    "TENS",
    "WIDE_BANDS",
    "BadTable",
    "Band",
    "Confidence",
    "Distribution",
    "HistoryError",
    "NoSuchRound",
    "Note",
    "Quality",
    "Round",
    "RoundType",
    "UnknownName",
    "comparison",
    "contradictions",
    "describe",
    "distribution_before",
    "distribution_with",
    "distributions",
    "label",
    "official_names",
    "previous",
    "read_distributions",
    "read_rounds",
    "round_numbered",
    "rounds",
    "select",
    "title",
]
