"""Days and instants as the department's feed spells them, in English and in French, read and written.

Read are: the month's name in either language, also abbreviated and without accents; the day before or after it, with
or without leading zero or ordinal ending (3rd, 1er); comma, period or nothing between the parts; "at", "à" or nothing
before the time, also without a space; hours of one digit; 10 h 08 min 20 s; AM or PM after a 24-hour time; a missing
"UTC"; an ISO 8601 day or instant, alone or inside the text. Every part must be understood, or nothing is read.

Three rules, because the text alone does not say:

- A time without a zone is UTC, in which the department publishes every time. Another zone is not read.
- A text without a year is of the year that the caller names (that of the round).
- From 13 on, and at 0, AM and PM say nothing: the time is a 24-hour one. From 1 to 11, PM means the afternoon. 12 AM is
  not read: in a feed that puts AM after 24-hour times it may be noon or midnight.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from ..law.text import Language

LONGEST = 120
"""No spelling of an instant is longer; what is longer is not read."""

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


class InstantRead(NamedTuple):
    """An instant in UTC, and whether its year was not in the text."""

    instant: datetime
    year_supplied: bool


def read_instant(text: str, *, year: int | None = None) -> InstantRead:
    """The instant that a text of the feed spells; ``year`` is taken where the text has none.

    :raises ValueError: where any part of the text is not understood.
    """
    parts = _parts(text)
    day, supplied = _day(parts, year)
    if len(parts.clocks) != 1:
        raise ValueError(text)
    return InstantRead(datetime.combine(day, _time(parts), tzinfo=UTC), supplied)


def read_day(text: str, *, year: int | None = None) -> date:
    """The day that a text of the feed spells, in words or as ISO 8601; ``year`` is taken where the text has none.

    :raises ValueError: where any part of the text is not understood, or it has a time.
    """
    parts = _parts(text)
    if parts.clocks or parts.halves:
        raise ValueError(text)
    return _day(parts, year)[0]


def spell_day(day: date, language: Language) -> str:
    """A day as the feed mostly spells it: ``August 7, 2026``, ``7 août 2026``."""
    month = MONTHS[language][day.month - 1]
    if language == "fr":
        return f"{'1er' if day.day == 1 else day.day} {month} {day.year}"
    return f"{month} {day.day}, {day.year}"


def spell_instant(instant: datetime, language: Language) -> str:
    """An instant as the feed mostly spells it: ``August 7, 2026 at 10:08:20 UTC``, ``7 août 2026 à 10:08:20 UTC``."""
    utc = instant.astimezone(UTC)
    return f"{spell_day(utc.date(), language)} {'à' if language == 'fr' else 'at'} {utc:%H:%M:%S} UTC"


class _Parts(NamedTuple):
    """The parts of a text that say something."""

    iso: list[str]
    months: list[int]
    numbers: list[str]
    clocks: list[str]
    halves: list[str]


def _parts(text: str) -> _Parts:
    parts = _Parts([], [], [], [], [])
    previous = ""
    for kind, piece in _tokens(text):
        match kind:
            case "iso":
                parts.iso.append(piece)
            case "clock":
                parts.clocks.append(piece)
            case "number":
                parts.numbers.append(piece)
            case "word":
                _take_word(piece, previous, parts)
            case _:
                pass
        previous = kind
    return parts


def _take_word(word: str, previous: str, parts: _Parts) -> None:
    if word in _MONTH_NUMBERS:
        parts.months.append(_MONTH_NUMBERS[word])
    elif word in _HALVES:
        parts.halves.append(word)
    elif word not in _SILENT and not (word in _ORDINALS and previous == "number"):
        raise ValueError(word)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    if len(text) > LONGEST:
        raise ValueError(text)
    plain = _plain(text)
    place = 0
    while place < len(plain):
        found = _TOKEN.match(plain, place)
        if found is None:
            raise ValueError(text)
        yield str(found.lastgroup), found.group()
        place = found.end()


def _plain(text: str) -> str:
    """The text in small letters, without accents, every kind of space a plain one."""
    small = text.casefold()
    if not small.isascii():
        small = "".join(each for each in unicodedata.normalize("NFD", small) if not unicodedata.combining(each))
    return " ".join(small.split())


def _day(parts: _Parts, year: int | None) -> tuple[date, bool]:
    """The day, and whether its year was supplied; a day given twice must be the same day."""
    days = {date.fromisoformat(piece) for piece in parts.iso}
    supplied = False
    if parts.months or parts.numbers:
        worded, supplied = _day_in_words(parts, year)
        days.add(worded)
    if len(days) != 1:
        raise ValueError(days)
    return days.pop(), supplied


def _day_in_words(parts: _Parts, year: int | None) -> tuple[date, bool]:
    years = [int(piece) for piece in parts.numbers if len(piece) == 4]
    days = [int(piece) for piece in parts.numbers if len(piece) <= 2]
    understood = len(days) + len(years) == len(parts.numbers) and len(years) <= 1
    if len(parts.months) != 1 or len(days) != 1 or not understood:
        raise ValueError(parts)
    stated = years[0] if years else year
    if stated is None:
        raise ValueError(parts)
    return date(stated, parts.months[0], days[0]), not years


def _time(parts: _Parts) -> time:
    hour, minute, second, *fraction = re.findall("[0-9]+", parts.clocks[0])
    microsecond = int(fraction[0].ljust(6, "0")) if fraction else 0
    return time(_hour(int(hour), parts.halves), int(minute), int(second), microsecond)


def _hour(hour: int, halves: list[str]) -> int:
    if len(halves) > 1 or (hour == 12 and halves == ["am"]):
        raise ValueError(halves)
    return hour + 12 if halves == ["pm"] and 0 < hour < 12 else hour


def _month_numbers() -> dict[str, int]:
    numbers = {_plain(name): place for names in MONTHS.values() for place, name in enumerate(names, 1)}
    numbers |= {name[:3]: place for name, place in numbers.items() if name[:3] not in ("jui", "mai")}
    return numbers | {"sept": 9, "janv": 1, "fevr": 2, "juil": 7, "avr": 4}


_TOKEN = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?![0-9:])"
    r"|[0-9]{1,2} ?h ?[0-9]{2} ?(?:min)? ?[0-9]{2}(?: ?s)?(?![a-z0-9]))"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>[a-z]+)"
    r"|(?P<utc>[+-]00:?00)(?![0-9:])"
    r"|(?P<between>[ .,()]+)"
)
_MONTH_NUMBERS = _month_numbers()
_HALVES = {"am", "pm"}
_ORDINALS = {"st", "nd", "rd", "th", "er", "e"}
_SILENT = {"at", "a", "le", "the", "on", "t", "utc", "tuc", "gmt", "z"}
"""Words that change nothing; the last four name the one zone that there is."""
