"""What a version of the ranking reads of four levels of a language: worked out once for everybody.

Points, by ability; and the lowest ability, which the combinations and the points for French read. Levels of which the
same is read are worth the same to anybody.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

from express_entry.law import Factors
from express_entry.law.facts import TOP_LEVELS, Levels
from express_entry.law.grid import Factor, Grid

OWN, OTHER = "clb_first", "clb_second"
LOWEST = frozenset({"clb_first_lowest", "english_lowest", "french_lowest"})
OF_LANGUAGES = frozenset({"first_language", OWN, OTHER, *LOWEST})
"""The facts that the two languages settle between them."""
LEVELS = range(TOP_LEVELS[0] + 1)
MOST_OF_OTHER_FACTS = range(64)
"""Values of a fact that stands beside a lowest ability in a combination: levels of education, years, yes and no."""


class Read(NamedTuple):
    """What the ranking reads of four levels: points as the first and as the second language by column, and the rest."""

    own: tuple[int, ...]
    other: tuple[int, ...]
    rest: Hashable


class Reading:
    """What one version of the ranking reads of languages."""

    def __init__(self, grid: Grid, columns: Sequence[int]) -> None:
        self.grid, self.columns = grid, columns
        languages = [item for item in grid.factors if item.facts in ((OWN,), (OTHER,))]
        section = next((item.section for item in languages if item.group is None), None)
        summed = [item for item in languages if item.group is None and item.section == section]
        self.own = [item for item in summed if item.facts == (OWN,)]
        self.other = [item for item in summed if item.facts == (OTHER,)]
        self.apart = [item for item in languages if item not in summed]
        self.summed_in = None if section is None else list(grid.sections).index(section)
        """The place of the section in which the points of both languages are added up."""
        self.together = [
            item for item in grid.factors if item not in summed and (item.group or OF_LANGUAGES & set(item.facts))
        ]
        """Factors that read languages otherwise, and all that are capped in pairs."""
        self.alone = [item for item in grid.factors if item not in summed and item not in self.together]
        self.beside = sorted({name for item in self.together for name in item.facts} - OF_LANGUAGES)
        """The facts beside languages that the factors which are not alone read."""
        self.lowest = lowest_classes([item for item in grid.factors if LOWEST & set(item.facts)])
        self.known: dict[tuple[int, ...], Read] = {}

    def of(self, levels: Levels) -> Read:
        """What is read of four levels."""
        # Points of abilities are added up, and the lowest is the lowest in any order.
        key = tuple(sorted(levels))
        found = self.known.get(key)
        if found is None:
            apart = tuple(item.points(levels, column) for item in self.apart for column in self.columns)
            own, other = self._sums(self.own, levels), self._sums(self.other, levels)
            found = self.known[key] = Read(own, other, (self.lowest[min(levels)], apart))
        return found

    def sums(self, factors: Sequence[Factor], points: Iterable[int]) -> tuple[int, ...]:
        """What some of the factors add up to in each section."""
        return tuple(self.grid.sums(zip(factors, points, strict=True)).values())

    def others(self, facts: Factors) -> dict[str, Any]:
        """The facts beside languages of the factors that are not alone."""
        return {
            name: getattr(facts, name) if hasattr(facts, name) else facts.further.get(name, 0) for name in self.beside
        }

    def _sums(self, factors: Sequence[Factor], levels: Levels) -> tuple[int, ...]:
        return tuple(sum(item.points(levels, column) for item in factors) for column in self.columns)

    def rungs(self) -> set[int]:
        """The levels at which the points of an ability, or what is read of the lowest, change."""
        points = [item.points for item in (*self.own, *self.other, *self.apart)]
        found = {level for level in LEVELS[1:] if self.lowest[level] != self.lowest[level - 1]}
        for level, column in product(LEVELS[1:], self.columns):
            if any(each(_one(level), column) != each(_one(level - 1), column) for each in points):
                found.add(level)
        return found


@dataclass(frozen=True)
class Signed:
    """What several versions of the ranking read of four levels."""

    readings: tuple[Reading, ...]

    def __call__(self, levels: Levels) -> Hashable:
        """What they read of some levels."""
        return tuple(reading.of(levels) for reading in self.readings)


MOST_READINGS = 64
_READINGS: dict[tuple[int, tuple[int, ...]], Reading] = {}
"""What is kept, by the identity of a ranking, which what is kept holds on to."""


def reading_of(grid: Grid, columns: Sequence[int]) -> Reading:
    """What a ranking reads of languages, worked out once for everybody."""
    key = (id(grid), tuple(columns))
    found = _READINGS.get(key)
    if found is None:
        if len(_READINGS) >= MOST_READINGS:
            _READINGS.clear()
        found = _READINGS[key] = Reading(grid, columns)
    return found


def _one(level: int) -> Levels:
    return (level, 0, 0, 0)


def lowest_classes(factors: Sequence[Factor]) -> list[int]:
    """A number for each level: the same for two where no factor tells them apart as a lowest ability."""
    seen: dict[Hashable, int] = {}
    found = []
    for level in LEVELS:
        read = tuple(tuple(_with_lowest(item, level)) for item in factors)
        found.append(seen.setdefault(read, len(seen)))
    return found


def _with_lowest(factor: Factor, level: int) -> Sequence[int]:
    """The points that a factor gives at a lowest ability, whatever else it reads."""
    names = factor.facts
    if len(names) == 1:
        return [factor.points(level, column) for column in (0, 1)]
    found = []
    for place, name in enumerate(names):
        if name not in LOWEST:
            continue
        for value in MOST_OF_OTHER_FACTS:
            both = (level, value) if place == 0 else (value, level)
            found += [factor.points(both, column) for column in (0, 1)]
    return found
