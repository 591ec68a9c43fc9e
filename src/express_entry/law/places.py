"""Countries, provinces and territories: the codes a profile may use, and their names in English and French.

Countries are those of ISO 3166-1 (alpha-2), with ``XK`` for Kosovo, which the standard leaves to its users and the
department uses. Provinces and territories are those of Canada Post. Codes are upper-case text.
"""

from __future__ import annotations

import csv
import difflib
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from .text import Language, Text

CANADA = "CA"


class Place(NamedTuple):
    """A country, a province or a territory."""

    code: str
    name: Text

    def say(self, language: Language) -> str:
        """Its name."""
        return self.name.say(language)


@lru_cache(maxsize=1)
def countries() -> Mapping[str, Place]:
    """Every country by its code."""
    return _read("countries.csv")


@lru_cache(maxsize=1)
def provinces() -> Mapping[str, Place]:
    """Every province and territory of Canada by its code."""
    return _read("provinces.csv")


def country(code: str) -> Place | None:
    """The country with a code, or None where there is none."""
    return countries().get(code)


def province(code: str) -> Place | None:
    """The province or territory with a code, or None where there is none."""
    return provinces().get(code)


def named_province(code: str | None) -> object:
    """A province or territory for a sentence: its name, or the code where it has none."""
    return (province(code) or code) if code else code


def is_country(code: str) -> bool:
    """Whether a code is that of a country."""
    return code in countries()


def is_province(code: str) -> bool:
    """Whether a code is that of a province or territory."""
    return code in provinces()


def nearest_countries(words: str, limit: int = 3) -> list[Place]:
    """The countries that somebody may have meant by a code or a name in either language, likeliest first."""
    familiar = countries().get(FAMILIAR.get(words.strip().upper(), ""))
    return [familiar] if familiar else _nearest(words, countries(), limit)


def nearest_provinces(words: str, limit: int = 3) -> list[Place]:
    """The provinces and territories that somebody may have meant by a code or a name, likeliest first."""
    return _nearest(words, provinces(), limit)


FAMILIAR = {"UK": "GB", "USA": "US"}
"""Codes that people write and the standard does not have."""


def _read(name: str) -> Mapping[str, Place]:
    lines = (resources.files(__package__) / "data" / name).read_text("utf-8").splitlines()
    return {code: Place(code, Text(english, french)) for code, english, french in csv.reader(lines[1:])}


def _nearest(words: str, places: Mapping[str, Place], limit: int) -> list[Place]:
    wanted = _plain(words)
    if not wanted:
        return []
    likeness = {place: _likeness(wanted, place) for place in places.values()}
    likely = [place for place in sorted(likeness, key=lambda place: -likeness[place]) if likeness[place] >= _ALIKE]
    return likely[:limit]


_ALIKE = 0.75
"""The least likeness (of 1, as :mod:`difflib` measures it) at which a name is offered in place of another."""


def _likeness(wanted: str, place: Place) -> float:
    """1 for the code or a name itself, just below it where one begins the other, else how alike the letters are."""
    if wanted == place.code.casefold():
        return 1.0
    names = {_plain(name) for name in place.name}
    if wanted in names:
        return 1.0
    if len(wanted) > 2 and any(name.startswith(wanted) or wanted.startswith(name) for name in names):
        return 0.99
    return max(difflib.SequenceMatcher(None, wanted, name).ratio() for name in names)


def _plain(words: str) -> str:
    """Words without accents, in lower case, with single spaces."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
