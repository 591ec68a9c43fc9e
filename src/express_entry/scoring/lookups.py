"""The look-up tables: points by the number that a window of the word holds, for the total, each factor and subtotal.

Nothing is calculated here: the arrays of the units (:mod:`.units`), which the law's own functions filled, are laid out
as the word is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from express_entry.law import Text
from express_entry.law.grid import Grid

from .columns import POINTS, WITH_SPOUSE
from .faults import LayoutError
from .units import Points, Unit
from .word import Layout, Window

Table = NDArray[np.int16]

NO_SCORE = -32768
"""The score of what is no candidate."""
UNCAPPED = 32767


class Part(NamedTuple):
    """One addend of an output column: a window of the word, and the points of each of its entries."""

    shift: int
    mask: int
    points: Table


class Lookups(NamedTuple):
    """What turns words into points: the addends of the total, and those of each factor and subtotal by column name.

    ``most`` is the cap of the total where it can be reached, else a number that cannot.
    """

    total: tuple[Part, ...]
    breakdown: Mapping[str, tuple[Part, ...]]
    most: int


def lookups_of(grid: Grid, units: Sequence[Unit], layout: Layout) -> Lookups:
    """Every table of a ranking.

    :raises LayoutError: where points do not fit in 16 bits.
    """
    highest = sum(int(unit.after.max()) for unit in units)
    alone = [points for unit in units for points in (unit.after, *unit.factors.values())]
    least, most_alone = min(int(each.min()) for each in alone), max(int(each.max()) for each in alone)
    if max(highest, most_alone) >= UNCAPPED or least * len(units) <= NO_SCORE:
        raise LayoutError(_TOO_HIGH.of(most=UNCAPPED))
    breakdown: dict[str, tuple[Part, ...]] = {}
    for factor in grid.factors:
        place = next(place for place, unit in enumerate(units) if factor.id in unit.factors)
        window = layout.windows[layout.window_of(place)]
        breakdown[f"{POINTS}{factor.id}"] = (_part(window, [(units[place], units[place].factors[factor.id])]),)
    for section in grid.sections:
        breakdown[f"{POINTS}{section}"] = _sum(layout, units, section)
    most = grid.maximum if highest > grid.maximum else UNCAPPED
    return Lookups(_sum(layout, units, None), breakdown, most)


def _sum(layout: Layout, units: Sequence[Unit], section: str | None) -> tuple[Part, ...]:
    """The addends of a subtotal, or of the total."""
    found = []
    for window in layout.windows:
        own = [units[place] for place in window.units if section in (None, units[place].section)]
        if own:
            found.append(_part(window, [(unit, unit.after) for unit in own]))
    return tuple(found)


def _part(window: Window, parts: Sequence[tuple[Unit, Points]]) -> Part:
    """The points of some units, by the entries of a window; entries that no candidate has hold nothing."""
    table = np.zeros(1 << window.bits, np.int16)
    whole = sum(np.broadcast_to(_along(window, unit, points), window.sizes) for unit, points in parts)
    table[: np.size(whole)] = np.reshape(whole, -1)
    return Part(window.shift, (1 << window.bits) - 1, table)


def _along(window: Window, unit: Unit, points: Points) -> Points:
    """An array over the facts of a unit, turned so that its axes lie as those of the window."""
    sizes = dict(zip(window.facts, window.sizes, strict=True))
    names = (*unit.facts, WITH_SPOUSE)
    full = np.broadcast_to(points, (*(sizes[name] for name in unit.facts), 2))
    if WITH_SPOUSE not in window.facts:
        full, names = full[..., 0], unit.facts
    order = [names.index(name) for name in window.facts if name in names]
    return full.transpose(order).reshape([size if name in names else 1 for name, size in sizes.items()])


_TOO_HIGH = Text(
    "the points of the ranking do not fit in 16 bits. Accepted: totals from 0 to {most}.",
    "les points du classement ne tiennent pas sur 16 bits. Valeurs acceptées : des totaux de 0 à {most}.",
)
