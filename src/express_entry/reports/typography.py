"""Words as a printer sets them: apostrophes, quotation marks, and spaces at which no line may break.

The words of the program are written plainly; a report that somebody pays for is set as each language is set in Canada
(French: a no-break space before the colon, narrow ones inside guillemets and between thousands, none before the
semicolon). What a user typed is never touched.
"""

from __future__ import annotations

import re
from datetime import date

from express_entry.law import Language
from express_entry.law.citations import cited

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_UNITS = (
    r"points?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|rounds?|clients?|ans?|mois|semaines?|jours?|heures?"
    r"|secondes?|rondes?|[kM]B|[kM]o|of|sur"
)
_BOTH = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b)"), NO_BREAK),
    (re.compile(r"(?<=\d) (?=[$%])"), NO_BREAK),
    (re.compile(r" (?=–|->|→)"), NO_BREAK),
    (re.compile(r"->"), "→"),
)
_ENGLISH = ((re.compile(r'"([^"]*)"'), r"“\1”"),)
_FRENCH = (
    (re.compile(r'"([^"]*)"'), rf"«{NARROW}\1{NARROW}»"),
    (re.compile(r"«[ \u00a0]"), f"«{NARROW}"),
    (re.compile(r"[ \u00a0](?=»)"), NARROW),
    (re.compile(r" (?=:)"), NO_BREAK),
    (re.compile(r" (?=[?!;])"), NARROW),
    (re.compile(r"(?<=\d)\u00a0(?=\d{3}\b)"), NARROW),
)


def typeset(text: str, language: Language) -> str:
    """The words of the program as the language sets them."""
    for pattern, by in (*_BOTH, *(_FRENCH if language == "fr" else _ENGLISH)):
        text = pattern.sub(by, text)
    return text


def sentence(text: str) -> str:
    """The words with a capital at the beginning and a full stop at the end."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?', '…')) else '.'}"


def written_out(day: date, language: Language) -> str:
    """A day in words: ``July 5, 2023``, ``5 juillet 2023``."""
    month = MONTHS[language][day.month - 1]
    if language == "fr":
        return f"{'1er' if day.day == 1 else day.day}{NO_BREAK}{month} {day.year}"
    return f"{month}{NO_BREAK}{day.day}, {day.year}"


def month_of(day: date, language: Language) -> str:
    """A month and its year as an axis has room for them: ``Jul 2023``, ``juill. 2023``."""
    return f"{SHORT_MONTHS[language][day.month - 1]}{NO_BREAK}{day.year}"


def number(amount: int, language: Language) -> str:
    """A whole number as the language groups its thousands."""
    grouped = f"{amount:,}".replace("-", "−")
    return grouped if language == "en" else grouped.replace(",", NARROW)


def signed(amount: int, language: Language) -> str:
    """A difference with its sign: ``+13``, ``−5``, ``0``."""
    return f"+{number(amount, language)}" if amount > 0 else number(amount, language)


def citation(text: str, language: Language) -> str:
    """A provision as each language cites it: ``MI ss.21, 27`` is ``IM art. 21, 27``, section 10.3 of the Act L10.3."""
    said = cited(text, language)
    return typeset(re.sub(r"\b(ss?\.)(?=\d)", rf"\1{NO_BREAK}", said) if language == "en" else said, language)


MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
}
SHORT_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."),
}
