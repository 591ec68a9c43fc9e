"""What a person typed, read as the value that a field of the document holds, and said again in words.

The document takes a value as written or refuses it; a person at a keyboard may write *oui*, *37,5*, *India* or the
number of a choice. What is not understood is handed on as it is: the document then says what it would accept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from express_entry.law import occupations, places
from express_entry.law.text import NO, YES, Language, Reason, Sayable, Text

from . import fields
from .problems import shown
from .questions import Kind, Question
from .shape import Slot, slot
from .suggestions import BOOLEANS, in_other_words
from .vocabulary import words_for

MOST_OFFERED = 10
"""Occupations that a search offers at once."""
LONGEST_NAME = 200
"""Characters of what was typed that are compared with names: no name is as long."""


class Value(NamedTuple):
    """What was understood."""

    value: Any


class Offer(NamedTuple):
    """Values that may be meant, each with its words; the person chooses one by its number."""

    values: tuple[tuple[Any, Sayable], ...]


class NotUnderstood(ValueError):
    """What cannot be read at all; :meth:`say` says what would be accepted."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """The sentence in one language."""
        return self.reason.say(language)


def read(question: Question, text: str, language: Language) -> Value | Offer:
    """The value that a person typed in answer to a question, or what they may have meant.

    :raises NotUnderstood: where it cannot be read and the document itself could not say why.
    """
    text = text.strip()
    if question.kind is not Kind.FIELD or question.slot.kind is bool:
        return _yes_or_no(text)
    if question.slot.choices:
        return _choice(text, question.slot.choices)
    if len(text) > LONGEST_NAME:
        return Value(text)
    return _READERS.get(sort(question.slot), _as_typed)(text, language)


def say(question: Question, value: Any) -> Sayable:
    """A value of a field in words, as a person would say it."""
    if value is None:
        return STILL if question.ends else UNKNOWN
    if isinstance(value, bool):
        return YES if value else NO
    if question.slot.choices:
        return words_for(question.slot.choices).get(value, _Raw(value))
    known = {"Country": places.country, "Province": places.province, "Noc": occupations.find}.get(sort(question.slot))
    return (known(value) if known else None) or _Raw(value)


def left_open(question: Question) -> Sayable:
    """What it means that a question was left without a value."""
    if question.ends:
        return STILL
    if question.kind is Kind.ANOTHER or question.claimed:
        return NO
    return _LEFT_OPEN.get((question.owner, question.name), UNKNOWN) if question.kind is Kind.FIELD else UNKNOWN


@dataclass(frozen=True, slots=True)
class _Raw:
    """A value without words of its own; a number as the language writes it."""

    value: Any

    def say(self, language: Language) -> str:
        if isinstance(self.value, float):
            written = f"{self.value:g}"
            return written.replace(".", ",") if language == "fr" else written
        return str(self.value)


# ------------------------------------------------------------------------------------------------------ kinds of value


def sort(of: Slot) -> str:
    """The kind of value that a slot holds, by the name that it has among the document's fields."""
    return _SORTS.get(of, "")


_SORTS: Mapping[Slot, str] = {
    slot(getattr(fields, name)): name
    for name in (
        "Day",
        "Country",
        "Province",
        "Noc",
        "Currency",
        "Amount",
        "Score",
        "Hours",
        "Months",
        "Years",
        "Count",
    )
}


def _yes_or_no(text: str) -> Value:
    answer = BOOLEANS.get(text.casefold())
    if answer is None:
        raise NotUnderstood(_NEITHER.of(value=shown(text)))
    return Value(answer)


def _choice(text: str, choices: tuple[str, ...]) -> Value:
    if text in choices:
        return Value(text)
    if text.isascii() and text.isdigit() and len(text) < 3 and 1 <= int(text) <= len(choices):
        return Value(choices[int(text) - 1])
    said = {folded(name): value for value, words in words_for(choices).items() for name in words}
    meant = said.get(folded(text)) or in_other_words(text, choices)
    if meant is None:
        raise NotUnderstood(_NO_CHOICE.of(value=shown(text), most=str(len(choices))))
    return Value(meant)


def folded(text: str) -> str:
    """Words without accents, capitals, doubled spaces or kinds of apostrophe, as a person may type them."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("\u2019", "'"))
    return " ".join("".join(each for each in letters if not unicodedata.combining(each)).split())


def _country(text: str, language: Language) -> Value | Offer:  # noqa: ARG001 - names are read in both
    return _place(text, places.countries(), places.nearest_countries(text))


def _province(text: str, language: Language) -> Value | Offer:  # noqa: ARG001 - names are read in both
    return _place(text, places.provinces(), places.nearest_provinces(text))


def _place(text: str, known: Mapping[str, places.Place], nearest: Sequence[places.Place]) -> Value | Offer:
    if text.upper() in known:
        return Value(text.upper())
    exact = [place for place in known.values() if folded(text) in {folded(name) for name in place.name}]
    if len(exact) == 1:
        return Value(exact[0].code)
    return Offer(tuple((place.code, place) for place in nearest)) if nearest else Value(text)


def _occupation(text: str, language: Language) -> Value | Offer:
    known = occupations.find(text)
    if known:
        # A code of NOC 2016 that went to several does not tell which one is meant (see the bridge).
        now = [occupations.find(code) for code in occupations.successors(text)]
        found = [each for each in (*now, known) if each] if len(now) > 1 else []
    elif text.isascii() and text.isdigit():
        found = occupations.nearest(text)
    else:
        found = occupations.search(text, language, MOST_OFFERED)
    return Offer(tuple((each.code, each) for each in found)) if found else Value(text)


_NUMBER = re.compile(r"-?[0-9]{1,9}(?:[.,][0-9]{1,9})?")


def _number(text: str, language: Language) -> Value:  # noqa: ARG001 - a comma is read in both
    if not _NUMBER.fullmatch(text):
        return Value(text)
    plain = text.replace(",", ".")
    return Value(float(plain) if "." in plain else int(plain))


def _score(text: str, language: Language) -> Value:
    return Value("M") if text.upper() == "M" else _number(text, language)


_AMOUNT = re.compile(
    r"(?:[A-Z]{3}|[$€])? ?((?:[0-9]{1,3}(?:[ ,'][0-9]{3})+)|[0-9]+)(?:[.,]([0-9]{1,2}))? ?(?:[A-Z]{3}|[$€])?"
)
_THOUSANDS_OR_DECIMALS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")


def _amount(text: str, language: Language) -> Value:  # noqa: ARG001 - separators are read in both
    if _THOUSANDS_OR_DECIMALS.fullmatch(text):
        raise NotUnderstood(_TWO_AMOUNTS.of(value=shown(text)))
    parts = _AMOUNT.fullmatch(" ".join(text.split()))
    if not parts:
        return Value(text)
    whole = re.sub("[ ,']", "", parts[1])
    return Value(f"{whole}.{parts[2]}" if parts[2] else whole)


_DAY = re.compile(r"([0-9]{4})([-/. ]?)([0-9]{1,2})\2([0-9]{1,2})", re.ASCII)


def _day(text: str, language: Language) -> Value:  # noqa: ARG001 - a day is written alike in both
    # Year first only: 03/04/2025 is two different days in the two languages.
    parts = _DAY.fullmatch(text)
    if not parts or (not parts[2] and len(text) != 8):
        return Value(text)
    return Value(f"{parts[1]}-{parts[3]:>02}-{parts[4]:>02}")


def _currency(text: str, language: Language) -> Value:  # noqa: ARG001 - a code
    return Value(text.upper())


def _as_typed(text: str, language: Language) -> Value:  # noqa: ARG001 - any words
    return Value(text)


_READERS: Mapping[str, Callable[[str, Language], Value | Offer]] = {
    "Day": _day,
    "Country": _country,
    "Province": _province,
    "Noc": _occupation,
    "Currency": _currency,
    "Amount": _amount,
    "Score": _score,
    **dict.fromkeys(("Hours", "Months", "Years", "Count"), _number),
}

UNKNOWN = Text("unknown", "inconnu")
STILL = Text("still going on", "toujours en cours")
SAME_DAY = Text("the date of the test", "la date du test")
BEST = Text("none chosen; the best is taken", "aucune n'est choisie; la meilleure est retenue")
_LEFT_OPEN: Mapping[tuple[str, str], Text] = {
    ("LanguageTest", "reported"): SAME_DAY,
    ("Profile", "first_official_language"): BEST,
    ("Profile", "primary_occupation"): BEST,
}
"""What the absence of a field says where it says more than that it is not known."""
_NEITHER = Text(
    "{value} is neither yes nor no. Accepted: yes or no.",
    "{value} n'est ni oui ni non. Valeurs acceptées : oui ou non.",
)
_NO_CHOICE = Text(
    "{value} is none of the choices. Accepted: a number from 1 to {most}, or the words beside it.",
    "{value} n'est aucun des choix. Valeurs acceptées : un numéro de 1 à {most}, ou les mots qui le suivent.",
)
_TWO_AMOUNTS = Text(
    "{value} may be two different amounts. Accepted: digits without a separator of thousands.",
    "{value} peut désigner deux montants différents. Valeurs acceptées : des chiffres sans séparateur de milliers.",
)
