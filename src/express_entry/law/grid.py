"""Points: a grid of factors, each a dated table over one or two facts, with the caps of its pairs and sections.

The Comprehensive Ranking System and the 67-point selection grid of the Federal Skilled Worker class are both such
grids. What a factor looks at, where it stands and what it is worth are data; this module is the arithmetic, written
once. The explanation is the calculation: a score is the sum of its lines after the caps, and each line holds the
facts it used.

Three kinds of table exist:

``steps``
    points by one whole number (or level, or yes and no): the last row whose first cell is not above the value counts.
``abilities``
    the same, for each of the four language abilities, added up.
``matrix``
    points by two numbers, each cut into bands.

Every amount may be stated once, or twice: for a person scored without and with a spouse or partner.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

from .answers import Needs, merged
from .text import Reason, Text

Columns = tuple[int, int]
"""An amount without and with a spouse or partner."""


class Possible(NamedTuple):
    """The values an undetermined fact may have, and the facts that would settle it."""

    values: tuple[Any, ...]
    needs: Needs


class Facts(Protocol):
    """What a grid reads: an attribute for each fact, and the possible values of those that are not determined."""

    @property
    def unknown(self) -> Mapping[str, Possible]:
        """The facts that are not determined, with the values they may have."""
        ...


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor as in force: which facts it reads, how they become points, and where its points go."""

    id: str
    section: str
    group: str | None
    title: Text
    reason: Text
    citation: str
    facts: tuple[str, ...]
    maximum: Columns
    points: Callable[[Any, int], int]
    read: Callable[[Any], Any]
    confidence: str
    single_source: bool = False
    removed: bool = False


class Line(NamedTuple):
    """What one factor gives: points before the caps of pair and section, the most it could give, and why."""

    factor: Factor
    points: int | None
    least: int
    most: int
    maximum: int
    values: tuple[Any, ...]
    needs: Needs

    def reason(self, words: Mapping[str, Callable[[Any], object]]) -> Reason:
        """The facts used, in words; ``words`` says how each fact's value is put."""
        said = {name: _in_words(value, words.get(name)) for name, value in self.facts().items()}
        if self.maximum == 0 < max(self.factor.maximum):
            return ONLY_WITH_SPOUSE.of()
        return Reason(NEEDS if self.needs else self.factor.reason, said | {"needs": list(self.needs)})

    def facts(self) -> dict[str, Any]:
        """The facts used, by name."""
        return dict(zip(self.factor.facts, self.values, strict=True))


class Score(NamedTuple):
    """A total with its lines; ``total`` is None where a fact that matters is not determined."""

    total: int | None
    at_least: int
    at_most: int
    subtotals: Mapping[str, int | None]
    lines: tuple[Line, ...]
    needs: Needs
    column: int

    def within(self, least: int, most: int) -> Score:
        """The same score where its total is known to lie between two numbers."""
        low, high = max(self.at_least, least), min(self.at_most, most)
        known = low == high
        return self._replace(
            at_least=low, at_most=high, total=low if known else None, needs=() if known else self.needs
        )

    @property
    def factors(self) -> dict[str, int | None]:
        """Points by factor, after the factor's own maximum and before the caps of its pair and section."""
        return {line.factor.id: line.points for line in self.lines}


@dataclass(frozen=True, slots=True)
class Grid:
    """Every factor in force, in the order of the instrument, with the caps."""

    factors: tuple[Factor, ...]
    sections: Mapping[str, Columns]
    groups: Mapping[str, int]
    maximum: int
    titles: Mapping[str, Text]

    def score(self, facts: Facts, column: int = 0) -> Score:
        """Points of one person: ``column`` 0 without, 1 with a spouse or partner who is scored.

        An undetermined fact leaves its factor without points unless every value it may have gives the same.
        """
        unknown = facts.unknown
        if not unknown:
            return self._known([_line(factor, facts, column) for factor in self.factors], column)
        columns = unknown["with_spouse"].values if "with_spouse" in unknown else (column,)
        lines = tuple(_open_line(factor, facts, columns) for factor in self.factors)
        if len(columns) == 1 and all(line.points is not None for line in lines):
            return self._known(lines, columns[0])
        return self._open(lines, facts, columns)

    def bare(self, facts: Facts, column: int = 0) -> Score:
        """The same score without its lines, where every fact is known; the points are the same and cost less."""
        if facts.unknown:
            return self.score(facts, column)
        points = ((factor, factor.points(factor.read(facts), column)) for factor in self.factors)
        subtotals, total = self.totals(points, column)
        return Score(total, total, total, subtotals, (), (), column)

    def _known(self, lines: Sequence[Line], column: int) -> Score:
        subtotals, total = self.totals(((line.factor, line.least) for line in lines), column)
        return Score(total, total, total, subtotals, tuple(lines), (), column)

    def _open(self, lines: tuple[Line, ...], facts: Facts, columns: Sequence[int]) -> Score:
        """The score between what it is at least and at most, each column on its own."""
        by_column = {
            column: lines if len(columns) == 1 else [_open_line(factor, facts, (column,)) for factor in self.factors]
            for column in columns
        }
        least = [self.totals(((line.factor, line.least) for line in own), at) for at, own in by_column.items()]
        most = [self.totals(((line.factor, line.most) for line in own), at) for at, own in by_column.items()]
        low, high = min(total for _, total in least), max(total for _, total in most)
        subtotals = {
            name: low_
            if (low_ := min(found[name] for found, _ in least)) == max(found[name] for found, _ in most)
            else None
            for name in self.sections
        }
        if low == high:
            return Score(low, low, high, subtotals, lines, (), columns[0])
        moving = [need for at, own in by_column.items() for need in self._moving(own, at)]
        moving += facts.unknown["with_spouse"].needs if len(columns) > 1 else ()
        in_order = [need for line in lines for need in line.needs if need in moving]
        return Score(None, low, high, subtotals, lines, merged((*in_order, *moving)), columns[0])

    def _moving(self, lines: Sequence[Line], column: int) -> Iterator[str]:
        """What the lines wait for that can move the total: points that the caps swallow in any case wait for nothing.

        Caps leave the most room where all the others give the least, so it is enough to look there.
        """
        least = [(line.factor, line.least) for line in lines]
        total = self.totals(least, column)[1]
        for place, line in enumerate(lines):
            if line.needs:
                more = [*least[:place], (line.factor, line.most), *least[place + 1 :]]
                if self.totals(more, column)[1] != total:
                    yield from line.needs

    def totals(self, points: Iterable[tuple[Factor, int]], column: int) -> tuple[dict[str, int], int]:
        """Subtotals and total after the caps of pairs, sections and the whole."""
        return self.capped(self.sums(points), column)

    def sums(self, points: Iterable[tuple[Factor, int]]) -> dict[str, int]:
        """What some factors add up to in each section, after the caps of pairs and before all others.

        Those of one pair belong together; all else may be added up apart, section by section.
        """
        sums = dict.fromkeys(self.sections, 0)
        grouped = dict.fromkeys(self.groups, 0)
        for factor, amount in points:
            if not amount:
                continue
            if factor.group is None:
                sums[factor.section] += amount
            else:
                before = grouped[factor.group]
                after = grouped[factor.group] = min(before + amount, self.groups[factor.group])
                sums[factor.section] += after - before
        return sums

    def capped(self, sums: Mapping[str, int], column: int) -> tuple[dict[str, int], int]:
        """Subtotals and total of the sums of all factors."""
        capped = {name: min(sums[name], caps[column]) for name, caps in self.sections.items()}
        return capped, min(sum(capped.values()), self.maximum)

    def caps(self, column: int) -> tuple[int, ...]:
        """The cap of each section."""
        return tuple(caps[column] for caps in self.sections.values())

    def total(self, sums: Iterable[int], caps: Iterable[int]) -> int:
        """The total of :meth:`capped` alone, from sums and caps in the order of the sections."""
        return min(sum(map(min, sums, caps)), self.maximum)


def _in_words(value: Any, words: Callable[[Any], object] | None) -> object:
    if value is None:
        return UNDETERMINED
    return words(value) if words else value


def _line(factor: Factor, facts: Facts, column: int) -> Line:
    values = factor.read(facts)
    points = factor.points(values, column)
    used = values if len(factor.facts) > 1 else (values,)
    return Line(factor, points, points, points, factor.maximum[column], used, ())


def _open_line(factor: Factor, facts: Facts, columns: tuple[int, ...]) -> Line:
    """A line where some fact, or the column, may be undetermined."""
    unknown = facts.unknown
    names = factor.facts
    if len(columns) == 1 and not any(name in unknown for name in names):
        return _line(factor, facts, columns[0])
    stated = factor.read(facts)
    known = dict(zip(names, stated if len(names) > 1 else (stated,), strict=True))
    possible = [unknown[name].values if name in unknown else (known[name],) for name in names]
    found = {amount for values in product(*possible) for amount in _points(factor, values, columns)}
    least, most = min(found), max(found)
    settled = least == most
    waiting = [] if settled else [unknown[names[at]].needs for at in _deciding(factor, possible, columns)]
    waiting += [unknown["with_spouse"].needs] if len(columns) > 1 and not settled else []
    needs = merged(need for part in waiting for need in part)
    used = tuple(None if name in unknown else known[name] for name in names)
    maximum = max(factor.maximum[column] for column in columns)
    return Line(factor, least if settled else None, least, most, maximum, used, needs)


def _deciding(factor: Factor, possible: Sequence[tuple[Any, ...]], columns: Sequence[int]) -> Iterator[int]:
    """The places of the facts that can change the points, whatever the others are."""
    for place, values in enumerate(possible):
        others = [(None,) if at == place else each for at, each in enumerate(possible)]
        for rest in product(*others):
            found = {_points(factor, (*rest[:place], value, *rest[place + 1 :]), columns) for value in values}
            if len(found) > 1:
                yield place
                break


def _points(factor: Factor, values: tuple[Any, ...], columns: Sequence[int]) -> tuple[int, ...]:
    """The points for the facts of a factor, in each column."""
    read = values if len(values) > 1 else values[0]
    return tuple(factor.points(read, column) for column in columns)


# ------------------------------------------------------------------------------------------------- from tables


# A rule of points goes to another process with the law, so each is a function of this module with its table filled in.


def steps(rows: Sequence[Sequence[int]]) -> Callable[[Any, int], int]:
    """Points by one number: rows of first value, points without, points with (or one amount for both)."""
    return partial(_by_steps, [row[0] for row in rows], [_columns(row[1:]) for row in rows])


def _by_steps(firsts: Sequence[int], amounts: Sequence[Columns], value: int, column: int) -> int:
    place = bisect_right(firsts, value)
    return amounts[place - 1][column] if place else 0


def abilities(rows: Sequence[Sequence[int]], maximum: Columns) -> Callable[[Any, int], int]:
    """Points by the level of each of four abilities, added up, at most ``maximum``."""
    return partial(_by_abilities, [row[0] for row in rows], [_columns(row[1:]) for row in rows], maximum)


def _by_abilities(
    firsts: Sequence[int], amounts: Sequence[Columns], maximum: Columns, levels: Sequence[int], column: int
) -> int:
    total = 0
    for level in levels:
        place = bisect_right(firsts, level)
        total += amounts[place - 1][column] if place else 0
    return min(total, maximum[column])


def matrix(
    first_bands: Sequence[int], second_bands: Sequence[int], cells: Sequence[Sequence[int]]
) -> Callable[[Any, int], int]:
    """Points by two numbers: each band is given by its first value; a value below the first band gives nothing."""
    return partial(_by_matrix, first_bands, second_bands, cells)


def _by_matrix(
    first_bands: Sequence[int],
    second_bands: Sequence[int],
    cells: Sequence[Sequence[int]],
    values: tuple[int, int],
    _column: int,
) -> int:
    row, cell = bisect_right(first_bands, values[0]), bisect_right(second_bands, values[1])
    return cells[row - 1][cell - 1] if row and cell else 0


def nothing(_values: object, _column: int) -> int:
    """No points: a factor that the ranking no longer has."""
    return 0


def reader(names: tuple[str, ...], declared: Collection[str] = ()) -> Callable[[Any], Any]:
    """Reads the facts of a factor: one value, or a tuple of several.

    ``declared`` are the facts that the law in force declares beyond the fields; one that nobody stated is 0.
    """
    if not any(name in declared for name in names):
        return attrgetter(*names)
    parts = [partial(_further, name=name) if name in declared else attrgetter(name) for name in names]
    if len(parts) == 1:
        return parts[0]
    return partial(_read_all, parts)


def _read_all(parts: Sequence[Callable[[Any], Any]], facts: Any) -> tuple[Any, ...]:
    return tuple(part(facts) for part in parts)


def _further(facts: Any, name: str) -> int:
    return int(facts.further.get(name, 0))


def _columns(amounts: Sequence[int]) -> Columns:
    return (amounts[0], amounts[-1])


ONLY_WITH_SPOUSE = Text(
    "only for a person scored with a spouse or partner",
    "seulement pour une personne évaluée avec un époux ou conjoint de fait",
)
UNDETERMINED = Text("not determined", "indéterminé")
NEEDS = Text("not known; missing: {needs}", "inconnu; il manque : {needs}")
