"""A profile as the row of a spreadsheet: the cells that read back as the same profile.

Blank cells say nothing, so a list that is empty, an object that states nothing and an item that states nothing are
written in the columns of the list or object itself. Spaces around a text are not kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from .columns import NUMBER, Column, field_by_pattern, fields
from .document import Profile, dump

Written = str | int | float | bool | date
"""What a cell is written as: days as days, numbers as numbers, codes and amounts as text."""


def cells_of(profile: Profile) -> dict[Column, Written]:
    """Every cell that a profile fills, by its column, in the order of the document."""
    document = dump(profile)
    document.pop("format")
    return dict(_cells(document, (), ()))


def columns_of(rows: Sequence[Mapping[Column, Written]]) -> list[Column]:
    """The columns that some rows need, in the order of the document."""
    places: dict[tuple[str, ...], int] = {}
    for at, field in enumerate(fields()):
        for end in range(len(field.pattern)):
            places.setdefault(field.pattern[: end + 1], at)

    def place(column: Column) -> tuple[tuple[int, int], ...]:
        # Each part by the place of its field in the document, an item by its number: all of one item stands together.
        pattern, numbers = column.field.pattern, iter(column.numbers)
        return tuple(
            (places[pattern[: end + 1]], next(numbers) if part == NUMBER else 0) for end, part in enumerate(pattern)
        )

    return sorted({column for row in rows for column in row}, key=place)


def _cells(node: Any, pattern: tuple[str, ...], numbers: tuple[int, ...]) -> Iterator[tuple[Column, Written]]:
    if isinstance(node, dict):
        own = field_by_pattern().get(pattern)
        if not node and own is not None:
            yield Column(own, numbers), True
        for name, inner in node.items():
            yield from _cells(inner, (*pattern, name), numbers)
    elif isinstance(node, list):
        if not all(_says(item) for item in node) or not node:
            yield Column(field_by_pattern()[pattern], numbers), len(node)
        for number, item in enumerate(node, 1):
            yield from _cells(item, (*pattern, NUMBER), (*numbers, number))
    elif node is not None:
        field = field_by_pattern()[pattern]
        yield Column(field, numbers), date.fromisoformat(node) if field.slot.kind is date else node


def _says(item: Any) -> bool:
    """Whether an item fills a cell of its own."""
    return item != {} and item is not None
