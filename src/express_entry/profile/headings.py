"""Which column of the profile the head of a spreadsheet's column names, in words of either language or by its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from express_entry.law.text import LANGUAGES, Reason

from . import suggestions, wording
from .choices import plain
from .columns import NUMBER, Column, Field, field_by_pattern, fields
from .problems import shown

OWN = "#"
"""What the head of a column begins with that is the writer's own: it is passed over without a word."""

_LONGEST = 200
"""Longer heads are not compared: nobody meant one of ours by them."""
_MOST_DIGITS = 3
_MOST_GUESSES = 3


class _Name(NamedTuple):
    """A head made plain, with where the numbers of items stand among its words."""

    field: Field
    words: tuple[str, ...]


def column_named(head: str) -> Column | None:
    """The column that a head names; None where it names none."""
    words = plain(head).split()
    for name in _names().get(_key(words), ()):
        numbers = [word for word, own in zip(words, name.words, strict=True) if own == NUMBER]
        fixed = all(word == own for word, own in zip(words, name.words, strict=True) if own != NUMBER)
        if fixed and all(len(number) <= _MOST_DIGITS and int(number) for number in numbers):
            return Column(name.field, tuple(map(int, numbers)))
    return None


def perhaps_meant(head: str) -> Reason | None:
    """The columns that an unknown head resembles, or that people call so."""
    if len(head) > _LONGEST:
        return None
    words = plain(head).split()
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= _MOST_DIGITS]
    close = get_close_matches(" ".join(_key(words)), _spelt(), n=1, cutoff=0.75)
    found = [_spelt()[close[0]]] if close else _known_as(words)
    guesses = " / ".join(shown(_numbered(field, numbers).name) for field in found[:_MOST_GUESSES])
    return wording.DID_YOU_MEAN.of(guess=guesses) if guesses else None


def _numbered(field: Field, numbers: list[int]) -> Column:
    first = [max(1, number) for number in numbers[: field.items]]
    return Column(field, tuple(first + [1] * (field.items - len(first))))


def _key(words: list[str]) -> tuple[str, ...]:
    return tuple(NUMBER if word.isdecimal() and word.isascii() else word for word in words)


@lru_cache(maxsize=1)
def _names() -> Mapping[tuple[str, ...], tuple[_Name, ...]]:
    """Every way to name a column, by its words with every number taken out."""
    found: dict[tuple[str, ...], tuple[_Name, ...]] = {}
    for field in fields():
        for words in dict.fromkeys(_ways(field)):
            key = _key(list(words))
            found[key] = (*found.get(key, ()), _Name(field, words))
    return found


_STAND_INS = (901, 902, 903)
"""Numbers that no head has in its words, put in to see where the numbers of items go."""


def _ways(field: Field) -> Iterator[tuple[str, ...]]:
    column = Column(field, _STAND_INS[: field.items])
    for said in (column.name, *(column.label(language) for language in LANGUAGES)):
        yield tuple(NUMBER if word in _MARKS else word for word in plain(said).split())


_MARKS = {str(number) for number in _STAND_INS}


@lru_cache(maxsize=1)
def _spelt() -> Mapping[str, Field]:
    return {" ".join(key): names[0].field for key, names in _names().items()}


def _known_as(words: list[str]) -> list[Field]:
    """The candidate's fields that people call by these words, the shortest path first."""
    for name in suggestions.names_for("_".join(words)):
        own = [pattern for pattern in field_by_pattern() if pattern[-1] == name and pattern[0] != "spouse"]
        if own:
            return [field_by_pattern()[pattern] for pattern in sorted(own, key=len)]
    return []
