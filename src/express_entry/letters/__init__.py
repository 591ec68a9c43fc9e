"""Letters of an application in both languages: typed facts in; a sheet, a page or a pdf out, always the same."""

from __future__ import annotations

from .composing import compose, title_in_list
from .facts import (
    EDITION,
    Acknowledged,
    Approved,
    Asked,
    BadFacts,
    Content,
    Extended,
    Invited,
    Letter,
    Missing,
    NoLongerAsked,
    Nominated,
    Refused,
    Returned,
    VisaIssued,
    read_letter,
    written,
)
from .kinds import Ask, LetterKind
from .sheet import Sheet

__all__ = [
    "EDITION",
    "Acknowledged",
    "Approved",
    "Ask",
    "Asked",
    "BadFacts",
    "Content",
    "Extended",
    "Invited",
    "Letter",
    "LetterKind",
    "Missing",
    "NoLongerAsked",
    "Nominated",
    "Refused",
    "Returned",
    "Sheet",
    "VisaIssued",
    "compose",
    "read_letter",
    "title_in_list",
    "written",
]
