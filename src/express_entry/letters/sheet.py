"""A letter in one language as it is laid out: a title, facts, and blocks in order, words ready to print.

Nothing in it is markup. Both renderings read this model, so that the page and the pdf say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from express_entry.law import Language


class Line(NamedTuple):
    """A name and what stands for it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text of the program's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """An officer's words as they were written; ``language`` is None where it is not known."""

    caption: str
    lines: tuple[str, ...]
    language: Language | None


class Item(NamedTuple):
    """Something in a list: what, why, and the provision."""

    what: str
    why: str
    citation: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list under heads."""

    caption: str
    heads: Item
    rows: tuple[Item, ...]


Block = Paragraph | Quote | Items


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole letter in one language."""

    language: Language
    dated: date
    title: str
    number: str
    notice: str
    addressee: str
    facts: tuple[Line, ...]
    blocks: tuple[Block, ...]
    closing: tuple[str, ...]
    skip: str
    page: str

    def texts(self) -> Iterator[str]:
        """Everything that it says, in the order of reading."""
        yield from (self.notice, self.title)
        for name, value in self.facts:
            yield from (name, value)
        for block in self.blocks:
            match block:
                case Paragraph():
                    yield block.text
                case Quote():
                    yield block.caption
                    yield from block.lines
                case Items():
                    yield block.caption
                    for row in (block.heads, *block.rows):
                        yield from row
        yield from self.closing
