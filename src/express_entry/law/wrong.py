"""How a law file's wrong value is told: where it stands, which field, what it is, and what is accepted."""

from __future__ import annotations

from .tables import Version
from .text import Reason, Text

WRONG = Text(
    "{where}: {field} is {value}; accepted is {accepted}", "{where} : {field} vaut {value}; est accepté {accepted}"
)


def where(version: Version) -> str:
    """A version as it is named: its table and its own name."""
    return f"{version.table}@{version.id}"


def short(value: object) -> str:
    """A value as it is told; ``-`` for none."""
    return "-" if value is None else str(value)[:80]


def wrong(version: Version, field: str, value: object, accepted: object) -> Reason:
    """A field of a version with a value that it cannot have."""
    return WRONG.of(where=where(version), field=field, value=short(value), accepted=accepted)
