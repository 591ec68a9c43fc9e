"""Scoring straight from columns, without a word in between: where entries of tables can be worked out by plain sums.

A class of a fact mostly rises by one from some value of its column to another, and what the lowest of four levels
amounts to rises with that level. The number of an entry is then a sum of such rises, each times its stride, which a
processor adds up for many rows at once; only the points themselves are looked up. Four levels stand in a table as they
are, not as what they amount to together: the table is larger, and no look-up has to come before it.

A ranking that is not like that is scored by words (:mod:`.word`), which can be laid out for any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .classes import ACROSS, FROM_ONE, LANGUAGES, Classes, Group
from .columns import FIRST_LANGUAGE, GROUPS, WITH_SPOUSE, Column
from .lookups import Table
from .units import Unit
from .word import tables_of

ENTRIES = 1 << 16
"""The most entries of a table: their numbers are of 16 bits."""
RISES = 3
"""Rises that are added up together."""
TABLES = 3
"""Tables that are looked up together; the number of tables is a multiple of it."""
ANYTHING = 255
"""The most that a byte can hold."""

Rises = tuple[tuple[int, int], ...]
"""From which value on, and up to which, a class rises by one with each value."""


class Term(NamedTuple):
    """What a column adds to the number of an entry; -1 and below are the lowest levels of the groups.

    ``most`` is the greatest value of the column that can be used; a value above makes the row nobody's.
    """

    source: int
    table: int
    stride: int
    most: int
    rises: Rises

    def row(self) -> list[int]:
        """The same as numbers in a row, rises that there are not being none from 0 to 0."""
        filled = [*self.rises, *[(0, 0)] * (RISES - len(self.rises))]
        return [self.source, self.table, self.stride, self.most, *(edge for rise in filled for edge in rise)]


class Straight(NamedTuple):
    """Everything that scoring straight from columns needs, as the loops take it.

    ``terms`` are rows of :class:`Term`; ``levels`` the columns of each group; ``tables`` all tables one after the
    other, and ``starts`` where each begins.
    """

    terms: NDArray[np.int64]
    levels: NDArray[np.int64]
    tables: Table
    starts: NDArray[np.int64]


def straight_of(columns: Sequence[Column], classes: Classes, units: Sequence[Unit]) -> Straight | None:
    """How a ranking is scored straight from columns; None where it has to be done by words."""
    try:
        axes = _Axes(columns, classes)
        return _straight(columns, axes, units)
    except _ByWords:
        return None


class _ByWords(Exception):
    """Something about a ranking that only words can tell."""


class _Axis(NamedTuple):
    """One axis of a table: how many places it has, and what adds up to a place: source, factor, rises."""

    size: int
    sums: tuple[tuple[int, int, Rises], ...]


class _Axes:
    """The facts as axes of tables, and what their codes are along them."""

    def __init__(self, columns: Sequence[Column], classes: Classes) -> None:
        self.place = {column.name: number for number, column in enumerate(columns)}
        self.classes = classes
        self.groups = {group.name: group for group in classes.groups}
        self.lowest = {name: -1 - number for number, name in enumerate(GROUPS)}

    def name(self, fact: str) -> str:
        """The axis that tells a fact."""
        return "across" if fact in ACROSS else fact

    def axis(self, name: str) -> _Axis:
        """An axis by its name."""
        if name == WITH_SPOUSE:
            return _Axis(2, ((self.place[WITH_SPOUSE], 1, ((0, 1),)),))
        if name == "across":
            return self._across()
        if name in GROUPS:
            many, rises = max(self.groups[name].levels) + 1, _rises(self.groups[name].levels)
            return _Axis(many**4, tuple((self.place[each], many**n, rises) for n, each in enumerate(GROUPS[name])))
        if name in FROM_ONE:
            group = self.groups[FROM_ONE[name]]
            codes, source = _by_lowest(group, group.codes[name]), self.lowest[group.name]
        else:
            codes = list(next(single.classes for single in self.classes.singles if single.name == name))
            source = self.place[name]
        return _Axis(max(codes) + 1, ((source, 1, _rises(codes)),))

    def _across(self) -> _Axis:
        """First language, and what is seen of the lowest level in either."""
        sums: list[tuple[int, int, Rises]] = [(self.place[FIRST_LANGUAGE], 1, ((0, 1),))]
        size = len(LANGUAGES)
        for name in ("clb_first", "clb_second"):
            codes = _by_lowest(self.groups[name], self.groups[name].across)
            sums.append((self.lowest[name], size, _rises(codes)))
            size *= max(codes) + 1
        return _Axis(size, tuple(sums))

    def codes(self, fact: str) -> NDArray[np.int64]:
        """The code of a fact by place of its axis."""
        if fact in GROUPS:
            group, many = self.groups[fact], max(self.groups[fact].levels) + 1
            kinds = [group.kinds[tuple(sorted(four))] for four in product(range(many), repeat=4)]
            return np.array([group.codes[fact][kind] for kind in kinds])
        if fact in ACROSS:
            first, second = (max(self.groups[name].across) + 1 for name in ("clb_first", "clb_second"))
            places = product(range(second), range(first), range(len(LANGUAGES)))
            return np.array([self.classes.across[fact][language, one, two] for two, one, language in places])
        return np.arange(self.axis(fact).size)


def _rises(codes: Sequence[int]) -> Rises:
    """Where the classes of the values from 0 on rise."""
    found: list[tuple[int, int]] = []
    for value, (before, code) in enumerate(pairwise(codes), start=1):
        if code - before not in (0, 1):
            raise _ByWords
        if code > before and found and found[-1][1] == value - 1:
            found[-1] = (found[-1][0], value)
        elif code > before:
            found.append((value - 1, value))
    return tuple(found)


def _by_lowest(group: Group, codes: Sequence[int]) -> list[int]:
    """A code of each kind of four levels as a code of the lowest level."""
    by_class: dict[int, int] = {}
    for kind, place in group.kinds.items():
        if by_class.setdefault(kind[0], codes[place]) != codes[place]:
            raise _ByWords
    return [by_class[code] for code in group.levels]


def _straight(columns: Sequence[Column], axes: _Axes, units: Sequence[Unit]) -> Straight:
    named = [
        tuple(dict.fromkeys([*map(axes.name, unit.facts), *([WITH_SPOUSE] if unit.by_column else [])]))
        for unit in units
    ]
    axis = {name: axes.axis(name) for names in named for name in names}
    together = tables_of(named, {name: each.size for name, each in axis.items()})
    windows = [tuple(dict.fromkeys(name for unit in table for name in named[unit])) for table in together]
    if any(prod(axis[name].size for name in names) > ENTRIES for names in windows):
        raise _ByWords
    tables = [
        _table(axes, axis, names, [units[unit] for unit in own]) for names, own in zip(windows, together, strict=True)
    ]
    tables += [np.zeros(1, np.int16)] * (-len(tables) % TABLES)
    terms = [term for place, names in enumerate(windows) for term in _terms(columns, axis, place, names)]
    read = {term.source for term in terms}
    terms += [Term(place, 0, 0, column.most, ()) for place, column in enumerate(columns) if place not in read]
    levels = [[axes.place[name] for name in names] for names in GROUPS.values()]
    return Straight(
        terms=np.array([term.row() for term in sorted(terms)], np.int64),
        levels=np.array(levels, np.int64),
        tables=np.concatenate(tables),
        starts=np.cumsum([0, *map(len, tables[:-1])]),
    )


def _terms(columns: Sequence[Column], axis: Mapping[str, _Axis], table: int, names: Sequence[str]) -> Iterator[Term]:
    """What adds up to the number of an entry of a table; the last axis is the nearest."""
    stride = 1
    for name in reversed(names):
        for source, factor, rises in axis[name].sums:
            most = columns[source].most if source >= 0 else ANYTHING
            for first in range(0, max(1, len(rises)), RISES):
                yield Term(source, table, stride * factor, most, rises[first : first + RISES])
        stride *= axis[name].size


def _table(axes: _Axes, axis: Mapping[str, _Axis], names: Sequence[str], units: Sequence[Unit]) -> Table:
    """The points of some units by entry."""
    sizes = [axis[name].size for name in names]

    def along(name: str, codes: NDArray[Any]) -> NDArray[Any]:
        return codes.reshape([-1 if each == name else 1 for each in names])

    found = np.zeros(sizes, np.int16)
    for unit in units:
        places = [along(axes.name(fact), axes.codes(fact)) for fact in unit.facts]
        column = along(WITH_SPOUSE, np.arange(2)) if unit.by_column else 0
        found += unit.after[(*places, column)].astype(np.int16)
    return found.reshape(-1)
