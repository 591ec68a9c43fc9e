"""What a table of the law is shown as: sentences, tables and lists, in one language and before anybody lays them out.

The reference and the pages of the service are both made of these. Words may carry two marks, as plain text does:
``**strong**`` and backquotes around a name that programs know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from express_entry.law import Language
from express_entry.law.text import say_value


class Grid(NamedTuple):
    """Rows under heads; the last ``numbers`` columns hold numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int = 0


class Items(NamedTuple):
    """A list of words in the order given."""

    items: tuple[str, ...]


Block = str | Grid | Items
"""A sentence, a table or a list; an empty one says nothing."""
Blocks = Iterator[Block]


@dataclass(frozen=True, slots=True)
class Voice:
    """Says texts in one language."""

    language: Language

    def say(self, value: object) -> str:
        """A value as the language writes it."""
        return say_value(value, self.language)


def grid(head: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int = 0) -> Grid:
    """A table."""
    return Grid(tuple(head), tuple(tuple(row) for row in rows), numbers)


def items(words: Iterable[str]) -> Items:
    """A list."""
    return Items(tuple(words))


def unmarked(words: str) -> str:
    """Words without their marks."""
    return re.sub(r"\*\*|`|(?<!\w)\*|\*(?!\w)", "", words)
