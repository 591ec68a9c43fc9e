"""Values of the feed that are known to be wrong, and what is read in their place (``data/errata.csv``).

Only the value printed there is corrected, in the one row that it is in; any other value of that field is read as it
stands. A correction is told with the row that it concerns.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from ..law.text import Text
from .notes import Note
from .record import number_order
from .table import DATA, WORDS, Column, one_of, read_table, words


class Erratum(NamedTuple):
    """A wrong value of the feed: as published (in the feed's words or as it would be read), and as it is to be read."""

    number: str
    field: str
    published: str
    read_as: str
    note: Note | None
    why: Text


@cache
def errata() -> Mapping[tuple[str, str, str], Erratum]:
    """The known wrong values, by round, field and published value."""
    rows = read_table(DATA / "errata.csv", _COLUMNS, _erratum)
    return MappingProxyType({(each.number, each.field, each.published): each for each in rows})


def erratum(number: str | None, field: str, published: str) -> Erratum | None:
    """The correction of a published value, if it is known to be wrong."""
    return errata().get((number, field, published)) if number else None


def _erratum(cells: list[Any]) -> Erratum:
    number, field, published, read_as, note, en, fr = cells
    return Erratum(number, field, published, read_as, note, Text(en, fr))


def _number(text: str) -> str:
    number_order(text)
    return text


_COLUMNS = (
    Column("number", _number, Text("the number of a round", "le numéro d'une ronde")),
    Column("field", words, WORDS),
    Column("published", words, WORDS),
    Column("read_as", words, WORDS),
    Column("note", lambda text: Note(text) if text else None, one_of(Note)),
    Column("en", words, WORDS),
    Column("fr", words, WORDS),
)
