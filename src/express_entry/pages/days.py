"""The day that a person wants to know about: today, or another one that was typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

from express_entry.law.days import add_years, day_of
from express_entry.law.text import Language, Reason, Text
from express_entry.reports.typography import typeset, written_out

from . import words
from .formfields import Field, Part
from .typed import DAY_PARTS, typed_day

FIRST = date(2015, 1, 1)
"""There is no law of Express Entry before this day."""
YEARS_AHEAD = 5
"""How far ahead somebody may look: experience and age grow by themselves, the law does not."""
NAME = "on"


def today() -> date:
    """The day it is where the law counts its days."""
    return day_of(datetime.now(UTC))


class Chosen(NamedTuple):
    """A day, or why what was typed is none."""

    day: date
    error: Reason | None = None


def chosen(typed: Mapping[str, str], otherwise: date) -> Chosen:
    """The day in the three parts of a form; ``otherwise`` where nothing was typed."""
    last = add_years(today(), YEARS_AHEAD)
    accepted = NO_DAY.of(first=Written(FIRST), last=Written(last))
    try:
        day = typed_day(typed, NAME)
    except ValueError:
        return Chosen(otherwise, accepted)
    if day is None:
        return Chosen(otherwise)
    return Chosen(day) if FIRST <= day <= last else Chosen(otherwise, accepted)


def named(text: str, otherwise: date) -> Chosen:
    """The day in an address; ``otherwise`` where it names none that can be assessed."""
    parts = dict(zip((f"{NAME}.{part}" for part in DAY_PARTS), text.split("-"), strict=False))
    found = chosen(parts, otherwise)
    return Chosen(otherwise) if found.error else found


class Written(NamedTuple):
    """A day in words."""

    day: date

    def say(self, language: Language) -> str:
        """The day as the language writes it."""
        return written_out(self.day, language)


def day_field(
    label: Text, hint: Text, day: date, typed: Mapping[str, str], error: Reason | None, language: Language
) -> Field:
    """The field in which a day is chosen."""

    def say(what: Text | Reason) -> str:
        return typeset(what.say(language), language)

    known = dict(zip(DAY_PARTS, day.isoformat().split("-"), strict=True))
    labels = zip(DAY_PARTS, (words.YEAR, words.MONTH, words.DAY), (4, 2, 2), strict=True)
    parts = tuple(
        Part(f"{NAME}-{part}", part, say(name), typed.get(f"{NAME}.{part}") or known[part], most, "off")
        for part, name, most in labels
    )
    told = say(error) if error else ""
    return Field(kind="day", id=NAME, name=NAME, label=say(label), hint=say(hint), error=told, parts=parts)


NO_DAY = Text(
    "This is not a day that can be assessed. Accepted: a day from {first} to {last}.",
    "Ce n'est pas une date qui peut être évaluée. Accepté : une date du {first} au {last}.",
)
