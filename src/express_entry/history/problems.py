"""What is to be said about a row of the department's feed, or about the file as a whole, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple

from ..law.text import LANGUAGES, Language, Reason, Sayable, Text
from .faults import shown


class Effect(Enum):
    """What follows: nothing, a value that is kept but not used, or a row that is kept but not used."""

    NOTED = "noted"
    KEPT_RAW = "kept-raw"
    SET_ASIDE = "set-aside"

    def say(self, language: Language) -> str:
        """What follows, as a sentence."""
        return _EFFECT_WORDS[self].say(language)


class Problem(NamedTuple):
    """One thing found in a feed: where, what was found, what would be accepted, and what follows.

    ``row`` counts from 1 in the order of the file, ``None`` where it is about the file. ``number`` is the number of the
    round where it could be read. ``value`` is the whole text as found; a sentence repeats its beginning.
    """

    row: int | None
    number: str | None
    field: str | None
    value: str | None
    reason: Reason
    accepted: Sayable | None
    effect: Effect

    def say(self, language: Language) -> str:
        """The finding in one or two sentences."""
        follows = "" if self.effect is Effect.NOTED else f". {self.effect.say(language)}"
        return f"{self.finding(language)}{follows}"

    def finding(self, language: Language) -> str:
        """The finding without what follows from it."""
        accepted = "" if self.accepted is None else _ACCEPTED.of(accepted=self.accepted).say(language)
        return f"{self._place(language)}{self.reason.say(language)}{accepted}"

    def to_json(self) -> dict[str, Any]:
        """The finding as a JSON object, its sentences in both languages."""
        accepted = self.accepted
        return {
            "row": self.row,
            "number": self.number,
            "field": self.field,
            "value": self.value,
            "effect": self.effect.value,
            "accepted": {each: accepted.say(each) for each in LANGUAGES} if accepted else None,
            "message": {each: self.say(each) for each in LANGUAGES},
        }

    def _place(self, language: Language) -> str:
        if self.row is None:
            return ""
        of_round = _OF_ROUND.of(number=self.number).say(language) if self.number else ""
        field = f", {self.field}" if self.field else ""
        return _PLACE.of(row=str(self.row), of_round=of_round, field=field).say(language)


def quoted(value: str) -> str:
    """A value as a sentence repeats it: on one line, cut short, nothing in it that a terminal would obey."""
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in shown(value))


class Numbers:
    """Numbers of rounds in a sentence: all of them where they are few, the first and the last where they are many."""

    __slots__ = ("numbers",)

    def __init__(self, numbers: Sequence[str]) -> None:
        self.numbers = tuple(numbers)

    def say(self, language: Language) -> str:
        """The numbers in one language."""
        if len(self.numbers) <= _LISTED:
            return ", ".join(self.numbers)
        between = Text("to", "à").say(language)
        return f"{self.numbers[0]} {between} {self.numbers[-1]}"


_LISTED = 12

_EFFECT_WORDS = {
    Effect.NOTED: Text("Nothing is left out.", "Rien n'est écarté."),
    Effect.KEPT_RAW: Text(
        "The value is kept as it is and not used; the rest of the row goes in.",
        "La valeur est conservée telle quelle, sans être utilisée; le reste de la ligne est retenu.",
    ),
    Effect.SET_ASIDE: Text(
        "The row is set aside: kept as it is and not used.",
        "La ligne est mise de côté\u00a0: conservée telle quelle, sans être utilisée.",
    ),
}
_ACCEPTED = Text("; accepted: {accepted}", "; accepté\u00a0: {accepted}")
_PLACE = Text("row {row}{of_round}{field}: ", "ligne {row}{of_round}{field}\u00a0: ")
_OF_ROUND = Text(" (round {number})", " (ronde {number})")
