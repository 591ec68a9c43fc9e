"""The report as a plain model: what is said, in one language and in order, before anybody lays it out.

Every renderer reads the same model, so that the page and the pdf say the same. Words are ready to print: typography is
done, nothing is markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from express_entry.law import Language, Result

Kind = Literal["plain", "group"]
"""A row of a table: one like the others, or one that begins a group of them."""


class Cell(NamedTuple):
    """What stands in a cell; ``mark`` is a result, shown as a sign beside the words that say it."""

    text: str
    mark: Result | None = None


class Row(NamedTuple):
    """A row of a table, as many cells as there are columns."""

    cells: tuple[Cell, ...]
    kind: Kind = "plain"


class Column(NamedTuple):
    """A column: its head, its side, and its share of the width (0: as wide as its longest text)."""

    head: str
    right: bool = False
    share: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; the first cell of a row says what the row is about.

    ``caption`` says what the table is; it is shown where it says more than the heading above, and else only read aloud.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    captioned: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; faint text is about the rest, not part of the answer."""

    text: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences in no order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in two widths (SVG without colours of its own), and the words that stand for it."""

    wide: str
    narrow: str
    alternative: str
    caption: str


Block = Table | Paragraph | Bullets | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; ``id`` is the same in both languages."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before reading on: what is wrong, what follows from it, and what exactly is missing."""

    title: str
    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """The score as a figure, what the figure is, and what it means."""

    label: str
    figure: str
    scale: str
    meaning: tuple[str, ...]


class Fact(NamedTuple):
    """A name and what stands for it: for whom, by whom, which day, which law."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who hands the report to whom; every part may be left out, and none comes from anywhere but the user."""

    firm: str = ""
    contact: str = ""
    prepared_for: str = ""
    prepared_by: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report in one language."""

    language: Language
    on: date
    title: str
    letterhead: Letterhead
    facts: tuple[Fact, ...]
    notices: tuple[Notice, ...]
    headline: Headline
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    words: dict[str, str] = field(default_factory=dict)
    """What a renderer itself says: "Skip to the report", the name of a result."""

    def texts(self) -> Iterator[str]:
        """Everything the report says, in the order of reading, but for what only stands for a drawing."""
        yield from filter(None, (self.letterhead.firm, self.letterhead.contact, self.title))
        for name, value in self.facts:
            yield from (name, value)
        for notice in self.notices:
            yield from (notice.title, notice.text, *notice.items)
        yield from (self.headline.label, self.headline.figure, self.headline.scale, *self.headline.meaning)
        for section in self.sections:
            yield section.title
            for block in section.blocks:
                yield from texts_of(block)
        yield from self.closing


def texts_of(block: Block) -> Iterator[str]:
    """What a block says, in the order of reading."""
    match block:
        case Table():
            yield from (block.caption,) if block.captioned else ()
            yield from (column.head for column in block.columns if column.head)
            for row in block.rows:
                yield from (cell.text for cell in row.cells if cell.text)
        case Paragraph():
            yield block.text
        case Bullets():
            yield from block.items
        case Drawing():
            yield block.caption
