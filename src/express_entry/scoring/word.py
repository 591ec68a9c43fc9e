"""The word: everything that a candidate's score depends on, in 64 bits, laid out by the law in force.

Every fact has a code, the number of its class (:mod:`.classes`). A *window* of the word is the place of one entry in
one look-up table: the codes of its facts, each times its stride. Units that share facts share a window, and small ones
are put together, so that a score takes few look-ups. A fact may stand in several windows; its *weight* is what its code
is multiplied with to stand in all of them, so a word is the sum of codes times weights.

The highest bits are left free while a word is packed; the highest one set means that there is no such candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import NamedTuple

from express_entry.law import Text

from .columns import WITH_SPOUSE
from .faults import LayoutError
from .units import Unit, Values

BITS = 64
ENTRIES = 1 << 13
"""Entries that a table is filled up to: 16 KB, so that all of them stay in the nearest cache."""


class Window(NamedTuple):
    """A place in the word: the facts of one table, the number of their codes, and the bits they take."""

    facts: tuple[str, ...]
    sizes: tuple[int, ...]
    shift: int
    units: tuple[int, ...]

    @property
    def bits(self) -> int:
        """How many bits the number of an entry takes."""
        return (prod(self.sizes) - 1).bit_length()

    @property
    def strides(self) -> tuple[int, ...]:
        """How many entries the next code of each fact is away."""
        return tuple(prod(self.sizes[place + 1 :]) for place in range(len(self.sizes)))


class Layout(NamedTuple):
    """Every window of the word; ``units`` of a window are places in the list of units."""

    windows: tuple[Window, ...]
    bits: int

    @property
    def weights(self) -> Mapping[str, int]:
        """What the code of each fact is multiplied with."""
        found: dict[str, int] = {}
        for window in self.windows:
            for fact, stride in zip(window.facts, window.strides, strict=True):
                found[fact] = found.get(fact, 0) + (stride << window.shift)
        return found

    def window_of(self, unit: int) -> int:
        """The window in which a unit is looked up."""
        return next(place for place, window in enumerate(self.windows) if unit in window.units)


def layout_of(units: Sequence[Unit], values: Values, spare: int) -> Layout:
    """The word of a ranking, which leaves so many of the highest bits free.

    :raises LayoutError: where the facts do not fit, naming them with the bits they take.
    """
    sizes = {name: len(each) for name, each in values.items()} | {WITH_SPOUSE: 2}
    facts = [(*unit.facts, *([WITH_SPOUSE] if unit.by_column else [])) for unit in units]
    windows, shift = [], 0
    for table in tables_of(facts, sizes):
        named = tuple(dict.fromkeys(name for unit in table for name in facts[unit]))
        window = Window(named, tuple(sizes[name] for name in named), shift, tuple(table))
        windows.append(window)
        shift += window.bits
    if shift > BITS - spare:
        said = "; ".join(f"{', '.join(window.facts)}: {window.bits}" for window in windows)
        raise LayoutError(_TOO_LONG.of(bits=shift, most=BITS - spare, windows=said))
    return Layout(tuple(windows), shift)


def tables_of(facts: Sequence[Sequence[str]], sizes: Mapping[str, int]) -> list[list[int]]:
    """Units put together in tables: the largest first, each where its facts are already, else where there is room."""

    def entries(names: Iterable[str]) -> int:
        return prod(sizes[name] for name in set(names))

    tables: list[list[int]] = []
    held: list[set[str]] = []
    for unit in sorted(range(len(facts)), key=lambda unit: -entries(facts[unit])):
        own = set(facts[unit])
        places = range(len(tables))
        inside = [place for place in places if own <= held[place]]
        beside = [place for place in places if entries(own | held[place]) <= max(ENTRIES, entries(held[place]))]
        if not (inside or beside):
            tables.append([])
            held.append(set())
        place = (inside or beside or [len(tables) - 1])[0]
        tables[place].append(unit)
        held[place] |= own
    return tables


_TOO_LONG = Text(
    "the ranking depends on facts that take {bits} bits, and a word has {most} for them ({windows}). Accepted: a law "
    "that reads fewer facts, or tells fewer of their values apart.",
    "le classement dépend de faits qui prennent {bits} bits, et un mot en offre {most} ({windows}). Valeurs "
    "acceptées : un droit qui lit moins de faits ou en distingue moins de valeurs.",
)
