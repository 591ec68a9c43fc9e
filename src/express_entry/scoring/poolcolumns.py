"""The columns of a pool beside the factors: what a round asks of a candidate beyond points.

A file of a pool may have them beside the factor columns (:mod:`.columns`); to score they mean nothing, and they are
passed through. A round needs the instant of submission and what the candidate is eligible for.
"""

from __future__ import annotations

from express_entry.law import Consolidation
from express_entry.law.category import CATEGORY as CATEGORIES

SUBMITTED = "submitted"
"""The instant of submission in UTC: a timestamp, or as text ISO 8601 with up to microseconds and a Z."""
PROGRAM = "program_"
"""Begins the name of a flag (0 or 1): whether the candidate is eligible for the program that follows."""
CATEGORY = "category_"
"""Begins the name of a flag (0 or 1): whether the candidate meets the criteria of the category that follows."""

PROGRAMS = ("pnp", "cec", "fsw", "fst")
"""The programs that a file of a pool has columns for."""
PROGRAM_COLUMNS = tuple(f"{PROGRAM}{program}" for program in PROGRAMS)


def category_column(slug: str) -> str:
    """The flag of a category, whose slug has hyphens where the column has underscores."""
    return CATEGORY + slug.replace("-", "_")


def categories_of(law: Consolidation) -> list[str]:
    """The slugs of the categories that any version of a law knows, in the order of its files."""
    return [name.removeprefix(CATEGORIES) for name in law.tables if name.startswith(CATEGORIES)]


def pool_columns(law: Consolidation) -> list[str]:
    """The columns that a pool may have beside the factors, under a law."""
    return [SUBMITTED, *PROGRAM_COLUMNS, *map(category_column, categories_of(law))]
