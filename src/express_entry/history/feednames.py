"""The names that the department's feed gives to a kind of round, in either language and in every spelling known.

The names themselves are those of ``data/names.csv``; ``data/aliases.csv`` lists what else has been seen, or differs
from a seen name in its punctuation only. Letter case, kinds of space and kinds of apostrophe do not matter. A name that
is in neither table is not known: it is reported, never taken for a new category.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ..law.text import LANGUAGES, Language, Reason, Text
from .labels import OfficialName, official_names
from .table import DATA, WORDS, Column, read_table, words


class Known(NamedTuple):
    """What a name of the feed stands for, and the language that it is in."""

    name: OfficialName
    language: Language


class Alias(NamedTuple):
    """Another spelling of an official name, and whether a copy of the feed has been seen to use it."""

    name: str
    language: Language
    official_name: str
    seen: bool


@cache
def aliases() -> tuple[Alias, ...]:
    """The other spellings of ``data/aliases.csv``."""
    return read_table(DATA / "aliases.csv", _COLUMNS, lambda values: Alias(*values))


@cache
def feed_names() -> Mapping[str, Known]:
    """Every spelling that is read, folded (:func:`fold`), and what it stands for."""
    official = official_names()
    known = {fold(each.official_name): Known(each, "en") for each in official.values()}
    known |= {fold(each.french_name): Known(each, "fr") for each in official.values()}
    for alias in aliases():
        known.setdefault(fold(alias.name), Known(official[alias.official_name], alias.language))
    return MappingProxyType(known)


def read_name(text: str) -> Known:
    """What a name of the feed stands for.

    :raises ValueError: where it is in neither table.
    """
    known = feed_names().get(fold(text))
    if known is None:
        raise ValueError(text)
    return known


def accepted_names(text: str) -> Reason:
    """What would be accepted in the place of a name that is not known: the names that come nearest, if any do."""
    folded = {fold(each): each for name in official_names().values() for each in (name.official_name, name.french_name)}
    nearest = difflib.get_close_matches(fold(text)[:_COMPARED], folded, n=2)
    if not nearest:
        return _NAMES.of()
    return _NEAREST.of(nearest="; ".join(folded[each] for each in nearest))


def fold(name: str) -> str:
    """A name without what does not matter: letter case, kinds of space, kinds of apostrophe."""
    return " ".join(name.replace("\u2019", "'").casefold().split())


def _language(text: str) -> Language:
    for language in LANGUAGES:
        if language == text:
            return language
    raise ValueError(text)


def _yes_or_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError(text)
    return text == "yes"


_COMPARED = 200
"""Characters of an unknown name that are compared with the known ones: no known name is as long."""

_COLUMNS = (
    Column("name", words, WORDS),
    Column("language", _language, Text("en or fr", "en ou fr")),
    Column("official_name", words, WORDS),
    Column("seen", _yes_or_no, Text("yes or no", "yes ou no")),
)
_NAMES = Text(
    "a name that the feed is known to use, in English or French (names.csv and aliases.csv of the package)",
    "un nom que le flux emploie, en français ou en anglais (names.csv et aliases.csv du paquet)",
)
_NEAREST = Text(
    "a name that the feed is known to use; the nearest: {nearest}",
    "un nom que le flux emploie; les plus proches\u00a0: {nearest}",
)
