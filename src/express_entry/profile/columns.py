"""The columns of a spreadsheet of clients: one for every field of the profile document, named by its path.

``person.date_of_birth``, ``work.2.noc``, ``spouse.education.1.assessment.issued``: names of fields with points between,
items numbered from 1. A list and an object have a column of their own too: how many items there are (0: there are
none, which is not the same as a blank), and whether the object is stated at all. Everything is read off the classes
of :mod:`.document`, so that a field of the document is a column without anybody writing it down a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_origin

from express_entry.law.text import Language, Text

from . import labels
from .document import Profile
from .fields import CLAIM
from .shape import Slot

NUMBER = "#"
"""Stands for the number of an item in the pattern of a column."""

Holds = Literal["value", "items", "object"]


class Field(NamedTuple):
    """A kind of column: a path with ``#`` for numbers, and what its cells hold.

    ``items`` holds how many there are, ``object`` whether it is stated. ``owner`` is the class that has the field;
    a ``claim`` that states nothing is not made.
    """

    pattern: tuple[str, ...]
    owner: str
    slot: Slot
    holds: Holds
    claim: bool = False

    @property
    def items(self) -> int:
        """How many numbers a column of this kind has."""
        return self.pattern.count(NUMBER)


class Column(NamedTuple):
    """One column: its field, and the number of each item on the way to it, from 1."""

    field: Field
    numbers: tuple[int, ...] = ()

    @property
    def path(self) -> tuple[str | int, ...]:
        """The path with the numbers in it."""
        numbers = iter(self.numbers)
        return tuple(next(numbers) if part == NUMBER else part for part in self.field.pattern)

    @property
    def name(self) -> str:
        """The name of the column, the same in both languages: ``work.2.noc``."""
        return ".".join(map(str, self.path))

    def label(self, language: Language) -> str:
        """The head of the column in words: ``Job 2: NOC code``."""
        return _label(self, language)


@lru_cache(maxsize=1)
def fields() -> tuple[Field, ...]:
    """Every kind of column, in the order of the document."""
    return tuple(_fields(Profile, ()))


@lru_cache(maxsize=1)
def field_by_pattern() -> dict[tuple[str, ...], Field]:
    """Every kind of column by its pattern."""
    return {field.pattern: field for field in fields()}


def _fields(kind: Any, above: tuple[str, ...]) -> Iterator[Field]:
    for name in Slot(kind).names:
        slot, pattern = Slot(kind).inside(name), (*above, name)
        if get_origin(slot.kind) is tuple:
            yield Field(pattern, kind.__name__, slot, "items")
            slot, pattern = slot.inside(0), (*pattern, NUMBER)
            if not slot.names:
                yield Field(pattern, kind.__name__, slot, "value")
        elif not slot.names:
            yield Field(pattern, kind.__name__, slot, "value")
        elif name not in labels.NAMELESS:
            yield Field(pattern, kind.__name__, slot, "object", _is_claim(kind, name))
        if slot.names:
            yield from _fields(slot.kind, pattern)


def _is_claim(kind: Any, name: str) -> bool:
    return any(mark is CLAIM for own, field in kind.model_fields.items() if own == name for mark in field.metadata)


# --------------------------------------------------------------------------------------------------------------- labels


def _label(column: Column, language: Language) -> str:
    groups: list[str] = []
    for part in column.path[:-1] if column.field.holds == "value" else column.path:
        if isinstance(part, int):
            groups[-1] = f"{groups[-1]} {part}"
        elif part not in labels.NAMELESS:
            groups.append(_group(part).say(language))
    last = column.path[-1]
    if column.field.holds == "items":
        said = labels.HOW_MANY.say(language)
    elif column.field.holds == "object":
        said = labels.STATED.say(language)
    elif isinstance(last, int):
        return f"{_joined(groups)} {last}"
    else:
        said = (labels.label(column.field.owner, last) or Text(last, last)).say(language)
    return _LABEL.of(groups=_joined(groups), field=said).say(language) if groups else said


def _group(part: str) -> Text:
    return labels.GROUPS.get(part) or Text(part, part)


def _joined(groups: list[str]) -> str:
    first, *others = groups
    return ", ".join((first, *(f"{other[0].lower()}{other[1:]}" for other in others)))


_LABEL = Text("{groups}: {field}", "{groups} : {field}")
