"""How a word is packed: which columns are read together as one byte, and what each byte adds to the word.

Columns of small numbers are put together in bytes, four levels in two; a byte is looked up for what its columns add.
The two bytes of four levels are looked up twice: for what each pair is, and for what the pairs amount to together.
What the facts across both languages depend on is added up in the highest bits, and looked up last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations_with_replacement, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .classes import LANGUAGES, LEVELS, Classes, Group
from .columns import FIRST_LANGUAGE, GROUPS, TOP_LEVEL, WITH_SPOUSE, Column
from .word import BITS, Layout

Bytes = NDArray[np.uint8]
Words = NDArray[np.uint64]

BYTE = 256
NOBODY = 1 << (BITS - 1)
"""The word of a row that is no candidate: a cell of it cannot be used."""


class Cell(NamedTuple):
    """How a column goes into its byte: times ``factor``, as ``top`` where it is more, and wrong above ``most``."""

    column: int
    byte: int
    top: int
    factor: int
    most: int


class Plan(NamedTuple):
    """Everything that packing needs: cells in the order of their bytes, and what the bytes are looked up in.

    The first bytes are the pairs of the groups, two a group; ``pairs`` has one row a byte of them, ``groups`` one table
    a group, ``singles`` one table a byte of the others; ``across`` is read with the bits above ``across_shift``.
    """

    cells: tuple[Cell, ...]
    bytes: int
    pairs: NDArray[np.uint16]
    groups: tuple[Words, ...]
    singles: tuple[Words, ...]
    across: Words
    across_shift: int


class Sights(NamedTuple):
    """How what the facts across both languages depend on is numbered, and in how many bits."""

    first: int
    second: int

    @property
    def bits(self) -> int:
        """The bits of the number; at least one, so that there is always a mark for nobody."""
        return max(1, (len(LANGUAGES) * self.first * self.second - 1).bit_length())

    def stride(self, name: str) -> int:
        """How far the next number is for the first language, or for either group of levels."""
        return {FIRST_LANGUAGE: 1, "clb_first": len(LANGUAGES), "clb_second": len(LANGUAGES) * self.first}.get(name, 0)


def sights_of(classes: Classes) -> Sights:
    """How many different things the facts across both languages see of each."""
    seen = {group.name: max(group.across) + 1 for group in classes.groups}
    return Sights(seen["clb_first"], seen["clb_second"])


def plan_of(columns: Sequence[Column], classes: Classes, layout: Layout) -> Plan:
    """How words of a layout are packed from columns."""
    weights, sights = layout.weights, sights_of(classes)
    shift = BITS - sights.bits
    place = {column.name: number for number, column in enumerate(columns)}
    pairs = [
        Cell(place[name], 2 * number + half // 2, TOP_LEVEL, (1, len(LEVELS))[half % 2], TOP_LEVEL)
        for number, names in enumerate(GROUPS.values())
        for half, name in enumerate(names)
    ]
    cells, singles = _singles(columns, _additions(columns, classes, weights, shift), 2 * len(GROUPS))
    return Plan(
        cells=(*pairs, *cells),
        bytes=2 * len(GROUPS) + len(singles),
        pairs=np.concatenate([_pairs(group) for group in classes.groups]),
        groups=tuple(_fours(group, weights, sights.stride(group.name) << shift) for group in classes.groups),
        singles=singles,
        across=_across(classes, sights, weights),
        across_shift=shift,
    )


def _additions(
    columns: Sequence[Column], classes: Classes, weights: Mapping[str, int], shift: int
) -> dict[int, list[int]]:
    """What each number of a column adds to the word, up to the last number that makes a difference."""
    alone = {single.name: single.classes for single in classes.singles}
    found = {}
    for place, column in enumerate(columns):
        if any(column.name in names for names in GROUPS.values()):
            continue
        codes = alone.get(column.name, (0,))
        added = [code * weights.get(column.name, 0) for code in codes]
        if column.name == WITH_SPOUSE:
            added = [code * weights.get(WITH_SPOUSE, 0) for code in range(2)]
        if column.name == FIRST_LANGUAGE:
            added = [code << shift for code in range(len(LANGUAGES))]
        while len(added) > 1 and added[-1] == added[-2]:
            added.pop()
        found[place] = added
    return found


def _singles(
    columns: Sequence[Column], additions: Mapping[int, Sequence[int]], first: int
) -> tuple[list[Cell], tuple[Words, ...]]:
    """The columns that stand alone put together in bytes, the largest first, and what each byte adds."""
    held: list[list[int]] = []
    sizes: list[int] = []
    for place in sorted(additions, key=lambda place: -len(additions[place])):
        own = len(additions[place])
        byte = next((number for number, size in enumerate(sizes) if size * own <= BYTE), len(sizes))
        if byte == len(sizes):
            held.append([])
            sizes.append(1)
        held[byte].append(place)
        sizes[byte] *= own
    cells, tables = [], []
    for number, places in enumerate(held):
        sums, factor = [0], 1
        for place in places:
            added = additions[place]
            cells.append(
                Cell(place, first + number, len(added) - 1, factor if len(added) > 1 else 0, columns[place].most)
            )
            sums = [low + high for high in added for low in sums]
            factor *= len(added)
        tables.append(_words(sums, BYTE))
    return cells, tuple(tables)


def _pairs(group: Group) -> NDArray[np.uint16]:
    """By the byte of two levels, the number of the pair of their classes: of the first two, and of the last two."""
    numbers = _pair_numbers(group)
    table = np.zeros((2, BYTE), np.uint16)
    for low, high in product(LEVELS, LEVELS):
        number = numbers[_sorted((group.levels[low], group.levels[high]))]
        table[:, low + len(LEVELS) * high] = number * len(numbers), number
    return table


def _fours(group: Group, weights: Mapping[str, int], across: int) -> Words:
    """By the numbers of two pairs, what the four levels add to the word."""
    added = [
        sum(codes[kind] * weights.get(fact, 0) for fact, codes in group.codes.items()) + group.across[kind] * across
        for kind in range(len(group.kinds))
    ]
    numbers = _pair_numbers(group)
    return _words([added[group.kinds[_sorted((*one, *other))]] for one, other in product(numbers, numbers)])


def _across(classes: Classes, sights: Sights, weights: Mapping[str, int]) -> Words:
    """By the number in the highest bits, what the facts across both languages add to the word."""
    added = [0] * (1 << sights.bits)
    for fact, codes in classes.across.items():
        for (language, first, second), code in codes.items():
            number = language + sights.stride("clb_first") * first + sights.stride("clb_second") * second
            added[number] += code * weights.get(fact, 0)
    return _words(added)


def _pair_numbers(group: Group) -> dict[tuple[int, ...], int]:
    pairs = combinations_with_replacement(range(max(group.levels) + 1), 2)
    return {pair: number for number, pair in enumerate(pairs)}


def _sorted(codes: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(codes))


def _words(values: Sequence[int], size: int | None = None) -> Words:
    """Whole numbers as words, with zeros up to a size."""
    found = np.zeros(size or len(values), np.uint64)
    found[: len(values)] = values
    return found
