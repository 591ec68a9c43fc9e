"""The law of Express Entry as dated data, and its rules as pure functions of derived facts.

:func:`on` and :func:`at` give the law of a day or an instant: a frozen view with a fingerprint, from which every
number is read. Nothing here reads the clock, a document or a network.
"""

from __future__ import annotations

from datetime import date, datetime

from .canonical import tables_of
from .consolidation import Consolidation
from .facts import CanadianStudy, Education, Factors, Offer, Result
from .faults import LawError, LawFileError, LawGap, NoLawYet, NoTable
from .lawfile import consolidated
from .tables import Gap, Instrument, Table, Version
from .text import Language, Reason, Text
from .view import Law

__all__ = [
    "CanadianStudy",
    "Consolidation",
    "Education",
    "Factors",
    "Gap",
    "Instrument",
    "Language",
    "Law",
    "LawError",
    "LawFileError",
    "LawGap",
    "NoLawYet",
    "NoTable",
    "Offer",
    "Reason",
    "Result",
    "Table",
    "Text",
    "Version",
    "at",
    "consolidated",
    "from_canonical",
    "on",
]


def on(day: date) -> Law:
    """The law as it stood at the end of a day.

    :raises NoLawYet: for a day before 2015-01-01, when Express Entry began.
    """
    return consolidated().on(day)


def at(instant: datetime) -> Law:
    """The law at an instant (which needs a time zone); its day and time are those of America/Toronto.

    :raises NoLawYet: for an instant before 2015-01-01.
    :raises ValueError: for an instant without a time zone.
    """
    return consolidated().at(instant)


def from_canonical(data: bytes) -> Law:
    """The view that canonical bytes describe, with the same fingerprint; words are those of the present law.

    :raises ValueError: where the bytes are not those of a view.
    """
    return Consolidation({}, tables_of(data, consolidated())).on(date.max)
