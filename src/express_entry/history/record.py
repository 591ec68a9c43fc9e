"""One published round of invitations, as a typed value and as the row or JSON object that users keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

from ..law.text import Language, Reason, Text
from .faults import BadTable
from .notes import Note
from .table import (
    DAY,
    INSTANT,
    INSTANT_OR_NONE,
    WHOLE,
    WORDS,
    Column,
    day,
    instant,
    instant_or_none,
    notes,
    one_of,
    read_values,
    whole,
    words,
    write_instant,
)


class RoundType(Enum):
    """The grouping that a round ranks (Act, 10.3(1)(h.1)): everyone, those of one class, or those of one category."""

    GENERAL = "general"
    PROGRAM = "program"
    CATEGORY = "category"

    def say(self, language: Language) -> str:
        """The department's word for a round of this type."""
        return _TYPE_WORDS[self].say(language)


class Confidence(Enum):
    """How well the sources agree on the figures of a round."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    def say(self, language: Language) -> str:
        """What the level means."""
        return _CONFIDENCE_WORDS[self].say(language)


class Round(NamedTuple):
    """A round of invitations as published.

    ``date`` is the department's date, unchanged, also where the instant falls on another day (the notes tell).
    ``instant`` and ``tie_break`` are UTC and published to the second: a profile submitted within the second of
    ``tie_break`` is not after it. ``crs_cutoff`` is the score of the lowest-ranked candidate invited.
    ``category_version`` is year-version, as in 2026-2.
    """

    number: str
    date: dt.date
    instant: dt.datetime
    round_type: RoundType
    program_or_category: str
    category_version: str | None
    invitations: int
    crs_cutoff: int
    tie_break: dt.datetime | None
    official_name: str
    confidence: Confidence
    notes: tuple[Note, ...] = ()

    @property
    def order(self) -> tuple[dt.datetime, int, str]:
        """The place of the round in history: by instant, then by number."""
        return (self.instant, *number_order(self.number))

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> Round:
        """The round that a row of text holds, under the names in :data:`COLUMNS`.

        :raises BadTable: listing every value that will not do.
        """
        problems: list[Reason] = []
        values = read_values([row.get(name) or "" for name in COLUMNS], ROUND_COLUMNS, problems)
        if problems:
            raise BadTable(row.get("number") or "?", problems)
        return cls(*values)

    def as_row(self) -> dict[str, str]:
        """The round as a row of text, the contract's columns first; what is absent is empty."""
        return {
            "number": self.number,
            "date": self.date.isoformat(),
            "datetime_utc": write_instant(self.instant),
            "round_type": self.round_type.value,
            "program_or_category": self.program_or_category,
            "category_version": self.category_version or "",
            "invitations": str(self.invitations),
            "crs_cutoff": str(self.crs_cutoff),
            "tie_break_utc": write_instant(self.tie_break),
            "official_name": self.official_name,
            "confidence": self.confidence.value,
            "notes": " ".join(note.value for note in self.notes),
        }

    def to_json(self) -> dict[str, Any]:
        """The round as a JSON object, the contract's keys first; what is absent is null, amounts are numbers."""
        row: dict[str, Any] = {name: text or None for name, text in self.as_row().items()}
        row["invitations"], row["crs_cutoff"] = self.invitations, self.crs_cutoff
        row["notes"] = [note.value for note in self.notes]
        return row


def number_order(number: str) -> tuple[int, str]:
    """What a round number is sorted by: 9, 10, 91a, 91b.

    :raises ValueError: where the text is no round number.
    """
    letters = number.lstrip("0123456789")
    if letters and not (len(letters) == 1 and "a" <= letters <= "z"):
        raise ValueError(number)
    return whole(number[: len(number) - len(letters)]), letters


def _number(text: str) -> str:
    number_order(text)
    return text


_NUMBER = Text(
    "a round number: digits, with a letter after them where two rounds share a number",
    "un numéro de ronde\u00a0: des chiffres, suivis d'une lettre si deux rondes se partagent un numéro",
)
_VERSION = Text("a category version such as 2026-2, or nothing", "une version de catégorie comme 2026-2, ou rien")

ROUND_COLUMNS = (
    Column("number", _number, _NUMBER),
    Column("date", day, DAY),
    Column("datetime_utc", instant, INSTANT),
    Column("round_type", RoundType, one_of(RoundType)),
    Column("program_or_category", words, WORDS),
    Column("category_version", lambda text: text or None, _VERSION),
    Column("invitations", whole, WHOLE),
    Column("crs_cutoff", whole, WHOLE),
    Column("tie_break_utc", instant_or_none, INSTANT_OR_NONE),
    Column("official_name", words, WORDS),
    Column("confidence", Confidence, one_of(Confidence)),
    Column("notes", notes, one_of(Note)),
)
"""How each column of a table of rounds is read, in the order of the fields of :class:`Round`."""

COLUMNS = tuple(column.name for column in ROUND_COLUMNS)
CONTRACT_COLUMNS = COLUMNS[:10]
"""The names that never change; others may follow them."""

_TYPE_WORDS = {
    RoundType.GENERAL: Text("general round", "ronde générale"),
    RoundType.PROGRAM: Text("program-specific round", "ronde propre à un programme"),
    RoundType.CATEGORY: Text("category-based round", "ronde fondée sur les catégories"),
}
_CONFIDENCE_WORDS = {
    Confidence.HIGH: Text("high (at least three sources agree)", "élevée (au moins trois sources concordent)"),
    Confidence.MEDIUM: Text("medium (two sources agree)", "moyenne (deux sources concordent)"),
    Confidence.LOW: Text("low (one source only)", "faible (une seule source)"),
}
