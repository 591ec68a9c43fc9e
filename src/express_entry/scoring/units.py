"""What has to be looked up together: factors whose points meet under a cap that they can reach.

A factor on its own is a unit; the factors of a pair are one, and so are those of a section whose cap they can exceed.
Every unit is an array of points, one axis a fact and one the column (without and with a spouse or partner), filled by
calling the factor for every combination of values and :meth:`~express_entry.law.grid.Grid.totals` for what is left
after the caps. Units add up to the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from express_entry.law import Text
from express_entry.law.grid import Factor, Grid

from .columns import WITH_SPOUSE
from .faults import LayoutError

Points = NDArray[np.int32]
Values = Mapping[str, Sequence[Any]]
"""One value of each class, by fact."""

NO_CAP = 1 << 30
"""A cap that nothing reaches."""
MOST_ENTRIES = 1 << 18
"""Combinations of one unit; beyond, its table would leave every cache and take seconds to fill."""


class Unit(NamedTuple):
    """Factors looked up together: an axis of ``after`` for each fact and a last one for the column.

    ``after`` is what they give their section after its caps; ``factors`` what each gives by itself.
    """

    section: str
    facts: tuple[str, ...]
    after: Points
    factors: Mapping[str, Points]

    @property
    def by_column(self) -> bool:
        """Whether anything depends on the column."""
        return any((each[..., 0] != each[..., 1]).any() for each in (self.after, *self.factors.values()))


def units_of(grid: Grid, values: Values) -> tuple[Unit, ...]:
    """Every unit of a ranking.

    :raises LayoutError: where a capped section depends on too many facts at once.
    """
    uncapped = replace(grid, sections=dict.fromkeys(grid.sections, (NO_CAP, NO_CAP)))
    return tuple(
        _unit(grid if capped else uncapped, section, factors, values)
        for section in grid.sections
        for capped, factors in _together(grid, section, values)
    )


def _together(grid: Grid, section: str, values: Values) -> Iterator[tuple[bool, list[Factor]]]:
    """The factors of a section in the units they form, and whether the cap of the section is reached by them."""
    factors = [factor for factor in grid.factors if factor.section == section]
    pairs: dict[str, list[Factor]] = {}
    for factor in factors:
        pairs.setdefault(factor.group or f"- {factor.id}", []).append(factor)
    highest = [sum(_highest(factor, values, column) for factor in factors) for column in (0, 1)]
    if any(most > cap for most, cap in zip(highest, grid.sections[section], strict=True)):
        yield True, factors
    else:
        yield from ((False, pair) for pair in pairs.values())


def _highest(factor: Factor, values: Values, column: int) -> int:
    return int(_alone(factor, _axes([factor], values), values)[..., column].max())


def _axes(factors: Sequence[Factor], values: Values) -> tuple[str, ...]:
    """The facts that make a difference to some factors, in the order in which they read them."""
    read = dict.fromkeys(name for factor in factors for name in factor.facts)
    return tuple(name for name in read if name != WITH_SPOUSE and len(values[name]) > 1)


def _alone(factor: Factor, axes: Sequence[str], values: Values) -> Points:
    """The points of one factor over axes of which it may read only some."""
    own = [name if name in factor.facts else None for name in axes]
    shape = [len(values[name]) if name else 1 for name in own]
    found = np.zeros((*shape, 2), np.int32)
    for place in product(*(range(size) for size in shape)):
        stated = {name: values[name][each] for name, each in zip(own, place, strict=True) if name}
        for column in (0, 1):
            stated[WITH_SPOUSE] = bool(column)
            read = tuple(stated[name] if name in stated else values[name][0] for name in factor.facts)
            found[(*place, column)] = factor.points(read if len(read) > 1 else read[0], column)
    return found


def _unit(grid: Grid, section: str, factors: list[Factor], values: Values) -> Unit:
    axes = _axes(factors, values)
    sizes = [len(values[name]) for name in axes]
    if 2 * prod(sizes) > MOST_ENTRIES:
        raise LayoutError(
            _TOO_MANY.of(section=section, facts=", ".join(axes), entries=2 * prod(sizes), most=MOST_ENTRIES)
        )
    alone = {factor.id: _alone(factor, axes, values) for factor in factors}
    if len(factors) == 1 and factors[0].group is None and NO_CAP in grid.sections[section]:
        return Unit(section, axes, alone[factors[0].id], alone)
    together = np.stack([np.broadcast_to(each, (*sizes, 2)) for each in alone.values()], -1)
    after = np.stack([_after_caps(grid, section, factors, together[..., column, :], column) for column in (0, 1)], -1)
    return Unit(section, axes, after, alone)


def _after_caps(grid: Grid, section: str, factors: Sequence[Factor], points: Points, column: int) -> Points:
    """What the factors give their section, by asking the grid once for every different set of points."""
    rows = points.reshape(-1, len(factors))
    different, places = np.unique(rows, axis=0, return_inverse=True)
    totals = [grid.totals(zip(factors, map(int, row), strict=True), column)[0][section] for row in different]
    found: Points = np.array(totals, np.int32)[places.reshape(-1)].reshape(points.shape[:-1])
    return found


_TOO_MANY = Text(
    "the section {section} is capped over {facts}: {entries} combinations. Accepted: at most {most}, or a cap that "
    "its factors cannot reach.",
    "la section {section} est plafonnée sur {facts} : {entries} combinaisons. Valeurs acceptées : au plus {most}, ou "
    "un plafond que ses facteurs ne peuvent pas atteindre.",
)
