"""How many candidates the pool held in each band of scores, on the days for which the department has published it.

A distribution is counted before the rounds that it is published with, also where it bears the date of the round.
The bands 451-500 and 401-450 are published as a whole and in tens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from ..law.days import day_of
from ..law.text import Language, Text
from .notes import Note
from .record import number_order
from .table import DATA, DAY, WHOLE, WORDS, Column, day, notes, read_table, whole


class Band(NamedTuple):
    """A range of scores, both ends in it."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.low}-{self.high}"


def _tens(low: int) -> tuple[Band, ...]:
    return tuple(Band(start, start + 9) for start in range(low + 40, low - 1, -10))


TENS: Mapping[Band, tuple[Band, ...]] = MappingProxyType(
    {Band(451, 500): _tens(451), Band(401, 450): _tens(401)},
)
"""The bands that are also published in tens, with those tens."""

WIDE_BANDS = (
    Band(601, 1200),
    Band(501, 600),
    Band(451, 500),
    Band(401, 450),
    Band(351, 400),
    Band(301, 350),
    Band(0, 300),
)
"""The bands that together are the whole pool."""

NARROW_BANDS = tuple(narrow for wide in WIDE_BANDS for narrow in TENS.get(wide, (wide,)))
"""The whole pool again, in tens where tens are published."""

BANDS = tuple(band for wide in WIDE_BANDS for band in (*TENS.get(wide, ()), wide))
"""Every published band, from the highest scores down, the tens before their whole."""


class Quality(Enum):
    """Where a distribution comes from."""

    OFFICIAL = "official"
    THIRD_PARTY = "third-party"
    REPEAT = "repeat"

    def say(self, language: Language) -> str:
        """What the word means."""
        return _QUALITY_WORDS[self].say(language)


class Distribution(NamedTuple):
    """The pool on a day: candidates in each of :data:`BANDS`, and in all.

    ``round_number`` is the first round published with it, ``also_rounds`` are the later ones. ``repeat_of`` is the day
    whose figures a repeat carries again under a new date: it is not a new count.
    """

    as_of: date
    round_number: str
    bands: Mapping[Band, int]
    total: int
    quality: Quality
    repeat_of: date | None
    also_rounds: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def round_numbers(self) -> tuple[str, ...]:
        """Every round published with this distribution."""
        return (self.round_number, *self.also_rounds)

    def to_json(self) -> dict[str, Any]:
        """The distribution as a JSON object; bands are named ``"601-1200"`` and so on."""
        return {
            "as_of": self.as_of.isoformat(),
            "round_number": self.round_number,
            "also_rounds": list(self.also_rounds),
            "bands": {str(band): number for band, number in self.bands.items()},
            "total": self.total,
            "quality": self.quality.value,
            "repeat_of": self.repeat_of.isoformat() if self.repeat_of else None,
            "notes": [note.value for note in self.notes],
        }


@cache
def distributions() -> tuple[Distribution, ...]:
    """Every distribution that comes with the package, by day."""
    return read_distributions(DATA / "pool.csv")


def read_distributions(path: Path) -> tuple[Distribution, ...]:
    """The distributions of a table with the columns of ``data/pool.csv``, by day.

    :raises BadTable: listing every value that will not do.
    """
    return tuple(sorted(read_table(path, _COLUMNS, _distribution), key=lambda each: each.as_of))


def distribution_before(
    instant: datetime, among: Sequence[Distribution] | None = None, *, official_only: bool = False
) -> Distribution | None:
    """The last distribution dated on or before the day of an instant; ``None`` before the first.

    One dated on that very day is counted before its rounds and so is among them. With ``official_only`` repeats and
    figures from third parties are passed over. A distribution is published with its first round, not before it.
    """
    last = day_of(instant)
    known = distributions() if among is None else among
    usable = [each for each in known if each.quality is Quality.OFFICIAL or not official_only]
    return max((each for each in usable if each.as_of <= last), key=lambda each: each.as_of, default=None)


def distribution_with(number: str, among: Sequence[Distribution] | None = None) -> Distribution | None:
    """The distribution that was published with a round; ``None`` where there is none that can be used."""
    known = distributions() if among is None else among
    return next((each for each in known if number in each.round_numbers), None)


def _distribution(values: list[Any]) -> Distribution:
    as_of, number = values[:2]
    total, also, (quality, repeat_of), remarks = values[-4:]
    bands = MappingProxyType(dict(zip(BANDS, values[2:-4], strict=True)))
    return Distribution(as_of, number, bands, total, quality, repeat_of, also, remarks)


def _number(text: str) -> str:
    number_order(text)
    return text


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(map(_number, text.split()))


def _quality(text: str) -> tuple[Quality, date | None]:
    kind, separator, repeated = text.partition("-of-")
    if separator and kind == Quality.REPEAT.value:
        return Quality.REPEAT, day(repeated)
    quality = Quality(text)
    if quality is Quality.REPEAT:
        raise ValueError(text)
    return quality, None


_NUMBERS = Text("round numbers", "des numéros de rondes")
_QUALITIES = Text(
    "official, third-party, or repeat-of- and a day written YYYY-MM-DD",
    "official, third-party, ou repeat-of- et un jour sous la forme AAAA-MM-JJ",
)
_COLUMNS = (
    Column("as_of", day, DAY),
    Column("round_number", _number, _NUMBERS),
    *(Column(str(band), whole, WHOLE) for band in BANDS),
    Column("total", whole, WHOLE),
    Column("also_rounds", _numbers, _NUMBERS),
    Column("quality", _quality, _QUALITIES),
    Column("notes", notes, WORDS),
)
_QUALITY_WORDS = {
    Quality.OFFICIAL: Text("published by the department", "publiée par le ministère"),
    Quality.THIRD_PARTY: Text(
        "blank in the department's data; filled in by a third party",
        "vide dans les données du ministère; comblée par un tiers",
    ),
    Quality.REPEAT: Text(
        "the figures of an earlier day again, under a new date",
        "les chiffres d'un jour antérieur, sous une nouvelle date",
    ),
}
