"""Days as people write them in a cell: year first, with the name of the month, or in an order that has to be told.

``03/04/2025`` is two different days in the two languages. It is read only where a person has said which part comes
first; ``13/04/2025`` can be one day only and needs no saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, get_args

from .choices import plain

DayOrder = Literal["dmy", "mdy"]
"""Which part comes first where the year is last: the day or the month."""
DAY_ORDERS: tuple[DayOrder, ...] = get_args(DayOrder)


def days_meant(text: str, order: DayOrder | None = None) -> tuple[date, ...]:
    """The days that a text may mean: none where it is no day, two where the order of its parts is not told."""
    parts = _MIDNIGHT.sub("", text)
    if _ISO.fullmatch(parts):
        return tuple(_day(parts[:4], parts[5:7], parts[8:]))
    found = _YEAR_FIRST.fullmatch(parts)
    if found:
        return tuple(_day(found["year"], found["month"], found["day"]))
    found = _YEAR_LAST.fullmatch(parts)
    if found:
        return tuple(dict.fromkeys(_in_order(found["year"], found["one"], found["other"], order)))
    return tuple(_named(parts)) if len(parts) <= _LONGEST else ()


def _in_order(year: str, one: str, other: str, order: DayOrder | None) -> Iterator[date]:
    if order != "mdy":
        yield from _day(year, other, one)
    if order != "dmy":
        yield from _day(year, one, other)


def _named(text: str) -> Iterator[date]:
    """The day of a text with the name of a month in it, in either language."""
    words = [_ORDINAL.sub(r"\1", word) for word in plain(text).split() if word != "le"]
    for year, month, day in _PLACES:
        if len(words) == 3 and words[month] in _MONTHS and len(words[year]) == 4:
            yield from _day(words[year], str(_MONTHS[words[month]]), words[day])


def _day(year: str, month: str, day: str) -> Iterator[date]:
    try:
        yield date(int(year), int(month), int(day))
    except ValueError:
        return


_LONGEST = 40
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})([-/. ])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(?P<one>[0-9]{1,2})([-/. ])(?P<other>[0-9]{1,2})\2(?P<year>[0-9]{4})", re.ASCII)
_MIDNIGHT = re.compile(r"[T ]0?0:00(:00(\.0+)?)?Z?$", re.ASCII)
"""The time that a spreadsheet writes behind a day without one."""
_ORDINAL = re.compile(r"^([0-9]{1,2})(?:st|nd|rd|th|er|e)$", re.ASCII)
_PLACES = ((2, 1, 0), (2, 0, 1), (0, 1, 2))
"""Where year, month and day stand: ``3 March 2025``, ``March 3, 2025``, ``2025 March 3``."""

_NAMES = (
    "jan january janvier janv",
    "feb february fevrier fevr fev",
    "mar march mars",
    "apr april avril avr",
    "may mai",
    "jun june juin",
    "jul july juillet juil",
    "aug august aout",
    "sep sept september septembre",
    "oct october octobre",
    "nov november novembre",
    "dec december decembre",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
