"""A table of points as a form: a field for every amount, named by its place in the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from express_entry.law import Table, Version
from express_entry.law.proposal import MOST, SECTIONS, amounts_of
from express_entry.law.text import Language, Text
from express_entry.reports import lawpoints
from express_entry.reports.lawblocks import Voice
from express_entry.reports.lawlabels import GROUPS
from express_entry.reports.typography import typeset

from . import whatifwords as words

LONGEST = 20
"""Letters of a number that somebody typed, with what they typed by mistake."""


class Cell(NamedTuple):
    """One amount: what stands in its field, what the law says, and what is wrong."""

    id: str
    label: str
    value: str
    law: str
    was: str
    error: str


class Line(NamedTuple):
    """A row of the table."""

    head: str
    cells: tuple[Cell, ...]


class Grid(NamedTuple):
    """A part of the table under its heads."""

    caption: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Read:
    """What was typed: the amounts that differ from the law, and what is wrong, by their places."""

    amounts: tuple[tuple[str, int], ...] = ()
    errors: Mapping[str, Text] = field(default_factory=dict)


def read(table: Table, version: Version, typed: Mapping[str, str]) -> Read:
    """The amounts of a form; one that is empty, or not there, is as the law has it."""
    amounts, errors = [], {}
    for place, known in amounts_of(table, version).items():
        text = typed.get(place, "").strip()[:LONGEST]
        if not text:
            continue
        if not (text.isascii() and text.isdigit() and int(text) <= MOST):
            errors[place] = words.NO_AMOUNT
        elif int(text) != known:
            amounts.append((place, int(text)))
    return Read(tuple(amounts), errors)


def grids(
    table: Table, version: Version, typed: Mapping[str, str], found: Read, language: Language
) -> tuple[Grid, ...]:
    """The whole table to fill in."""
    return tuple(_Form(table, version, typed, found, language).grids())


class _Form:
    """One table while its fields are made."""

    def __init__(
        self, table: Table, version: Version, typed: Mapping[str, str], found: Read, language: Language
    ) -> None:
        self.table, self.values, self.typed, self.found = table, version.values, typed, found
        self.known = amounts_of(table, version)
        self.voice = Voice(language)
        self.language = language

    def grids(self) -> Iterator[Grid]:
        if self.table.kind == SECTIONS:
            yield from self._caps()
        elif self.table.kind == "matrix":
            yield self._matrix()
        else:
            yield self._steps()
        if "maximum" in self.values:
            yield self._grid(words.WHOLE, (words.CAP, *self._columns("maximum")), [(words.AT_MOST, "maximum")])

    def _steps(self) -> Grid:
        fact, rows = self.table.attributes["facts"][0], self.values["points"]
        names = lawpoints.bands(self.voice, fact, [row[0] for row in rows])
        heads: tuple[Text | str, ...] = (lawpoints.fact_named(self.voice, fact), *self._columns("points.0"))
        return self._grid(self.table.title, heads, [(name, f"points.{at}") for at, name in enumerate(names)])

    def _matrix(self) -> Grid:
        first, second = self.table.attributes["facts"]
        down = lawpoints.bands(self.voice, first, self.values["first_bands"])
        across = lawpoints.bands(self.voice, second, self.values["second_bands"])
        asked = (lawpoints.fact_named(self.voice, each) for each in (first, second))
        heads = (f"{next(asked)} ↓ · {next(asked)} →", *across)
        return self._grid(self.table.title, heads, [(name, f"points.{at}") for at, name in enumerate(down)])

    def _caps(self) -> Iterator[Grid]:
        titles = self.table.attributes["section_titles"]
        rows = [(Text(**titles[name]), f"sections.{name}") for name in self.values["sections"]]
        yield self._grid(lawpoints.SECTION, (lawpoints.SECTION, *self._columns(rows[0][1])), rows)
        groups = [(GROUPS[name], f"groups.{name}") for name in self.values.get("groups", {})]
        if groups:
            yield self._grid(lawpoints.GROUP, (lawpoints.GROUP, lawpoints.MOST), groups)

    def _columns(self, place: str) -> tuple[Text, ...]:
        """The heads above the amounts of a row."""
        two = sum(each.startswith(f"{place}.") for each in self.known) == 2
        return (lawpoints.WITHOUT, lawpoints.WITH) if two else (lawpoints.POINTS,)

    def _grid(self, caption: Text, heads: Sequence[Text | str], rows: Sequence[tuple[Text | str, str]]) -> Grid:
        said = tuple(map(self._say, heads))
        return Grid(self._say(caption), said, tuple(self._line(self._say(name), place, said) for name, place in rows))

    def _line(self, head: str, place: str, heads: Sequence[str]) -> Line:
        places = [each for each in self.known if each == place or each.startswith(f"{place}.")]
        return Line(head, tuple(self._cell(at, head, column) for at, column in zip(places, heads[1:], strict=True)))

    def _cell(self, place: str, head: str, column: str) -> Cell:
        law = str(self.known[place])
        value = self.typed.get(place, "").strip()[:LONGEST] or law
        wrong = self.found.errors.get(place)
        label = f"{head}, {column}"
        error = "" if wrong is None else self._say(wrong.of(label=label, value=value, most=MOST))
        was = self._say(words.WAS.of(amount=law)) if value != law else ""
        return Cell(place, label, value, law, was, error)

    def _say(self, what: object) -> str:
        return typeset(self.voice.say(what), self.language)
