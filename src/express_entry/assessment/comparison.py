"""Two people, two days or two laws side by side: which lines, programs and categories differ, and why.

A line differs because other facts are read, because its table is another one, or both; how much each does is worked out
by asking the second table about the first facts. For a couple the two people are the same document told from either
side. Between two days of one person stand the days on which the result changed, with their causes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from express_entry import law as law_package
from express_entry.law import Consolidation, Law, Reason, Result, Text, consolidated
from express_entry.law.category import Membership
from express_entry.law.grid import Line, Score
from express_entry.law.requirements import Eligibility, Requirement
from express_entry.law.view import CATEGORY
from express_entry.profile.document import Profile, dump
from express_entry.profile.principal import not_carried_over, other_as_principal

from .assess import Assessment, assess
from .calendar import Entry, calendar
from .shape import facts_of


class Side(NamedTuple):
    """One side of a comparison: whose document, on which day, under which law (that of the day unless stated)."""

    profile: Profile
    on: date
    law: Law | None = None

    @property
    def in_force(self) -> Law:
        """The law applied."""
        return self.law or law_package.on(self.on)


class LinePair(NamedTuple):
    """A line of the ranking, or of the selection grid, that differs; None on a side that has no such factor.

    ``by_facts`` and ``by_law`` are the parts of the difference that come of other facts and of another table; None
    where a side is not determined.
    """

    factor: str
    title: Text
    first: Line | None
    second: Line | None
    by_facts: int | None
    by_law: int | None

    @property
    def difference(self) -> int | None:
        """Points of the second less those of the first; None where one is not determined."""
        points = [0 if line is None else line.points for line in (self.first, self.second)]
        return None if points[0] is None or points[1] is None else points[1] - points[0]


class RequirementPair(NamedTuple):
    """A requirement whose result differs; None on a side whose law does not ask for it."""

    id: str
    first: Requirement | None
    second: Requirement | None


class ProgramPair(NamedTuple):
    """A program whose result differs, or some requirement of it, or the lines of its grid."""

    program: str
    first: Eligibility
    second: Eligibility
    requirements: tuple[RequirementPair, ...]
    lines: tuple[LinePair, ...]


class CategoryPair(NamedTuple):
    """A category whose result differs; None on a side on whose day it was not in force."""

    category: str
    title: Text
    first: Membership | None
    second: Membership | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two assessments.

    ``facts`` are the derived facts, ``statements`` the places of the documents, that differ, each with both values.
    ``between`` are the days from one to the other on which the result of one person changed. ``remarks`` say what is
    taken to hold on the second side.
    """

    first: Assessment
    second: Assessment
    lines: tuple[LinePair, ...]
    programs: tuple[ProgramPair, ...]
    categories: tuple[CategoryPair, ...]
    facts: Mapping[str, tuple[Any, Any]]
    statements: Mapping[str, tuple[Any, Any]]
    between: tuple[Entry, ...] = ()
    remarks: tuple[Reason, ...] = ()

    @property
    def scores(self) -> tuple[Score, Score]:
        """Both scores, under the last known rules where the law of a side has a gap."""
        return self.first.amounts.score, self.second.amounts.score

    @property
    def difference(self) -> int | None:
        """The second total less the first; None where one is not determined."""
        first, second = (score.total for score in self.scores)
        return None if first is None or second is None else second - first

    @property
    def subtotals(self) -> Mapping[str, tuple[int | None, int | None]]:
        """The sections of the ranking whose points differ after their caps."""
        first, second = (score.subtotals for score in self.scores)
        names = dict.fromkeys((*first, *second))
        return {name: (first.get(name), second.get(name)) for name in names if first.get(name) != second.get(name)}


def compare(first: Side, second: Side, *, remarks: tuple[Reason, ...] = ()) -> Comparison:
    """Two sides compared.

    :raises ProfileError: where a person was not born by the day.
    :raises NoLawYet: for a day before 2015-01-01.
    """
    one, two = (assess(side.profile, on=side.on, law=side.in_force) for side in (first, second))
    return Comparison(
        one,
        two,
        tuple(_lines(one.amounts.score, two.amounts.score)),
        tuple(_programs(one, two)),
        tuple(_categories(one, two)),
        _differing(_flat(facts_of(one)), _flat(facts_of(two))),
        _differing(_flat(dump(first.profile)), _flat(dump(second.profile))),
        _between(first, second),
        remarks,
    )


def compare_people(one: Profile, other: Profile, *, on: date, law: Law | None = None) -> Comparison:
    """Two people on one day."""
    return compare(Side(one, on, law), Side(other, on, law))


def compare_days(profile: Profile, *, on: date, and_on: date, law: Consolidation | None = None) -> Comparison:
    """One person on two days, each under its own law."""
    whole = law or consolidated()
    return compare(Side(profile, on, whole.on(on)), Side(profile, and_on, whole.on(and_on)))


def compare_laws(profile: Profile, *, on: date, law: Law | None = None, and_law: Law) -> Comparison:
    """One person on one day under two laws: that of the day unless stated, and another."""
    return compare(Side(profile, on, law), Side(profile, on, and_law))


def compare_principals(profile: Profile, *, on: date, law: Law | None = None) -> Comparison:
    """A couple, as stated and with the other partner as candidate.

    :raises ProfileError: where there is no spouse or partner who could be a candidate.
    """
    other = Side(other_as_principal(profile), on, law)
    return compare(Side(profile, on, law), other, remarks=not_carried_over(profile))


# ------------------------------------------------------------------------------------------------------------- lines


def _lines(one: Score, two: Score) -> Iterator[LinePair]:
    first, second = ({line.factor.id: line for line in score.lines if not line.factor.removed} for score in (one, two))
    for factor in dict.fromkeys((*first, *second)):
        before, after = first.get(factor), second.get(factor)
        if _points(before) != _points(after):
            some = after or before
            assert some is not None
            yield LinePair(factor, some.factor.title, before, after, *_parts(one.column, before, after))


def _points(line: Line | None) -> tuple[int, int] | None:
    return None if line is None else (line.least, line.most)


def _parts(column: int, before: Line | None, after: Line | None) -> tuple[int | None, int | None]:
    """How much of a difference comes of other facts, and how much of another table.

    The second table is asked about the first facts: from there to the first points it is the law that makes the
    difference, from there to the second points the facts. A factor that only one side has is the law's doing.
    """
    if before is None or after is None:
        only = before or after
        assert only is not None
        return (None, None) if only.points is None else (0, only.points if before is None else -only.points)
    if before.points is None or after.points is None:
        return None, None
    if before.factor.facts != after.factor.facts:
        return 0, after.points - before.points
    values = before.values if len(before.values) > 1 else before.values[0]
    under_second = after.factor.points(values, column)
    return after.points - under_second, under_second - before.points


# ------------------------------------------------------------------------------------------- programs and categories


def _programs(one: Assessment, two: Assessment) -> Iterator[ProgramPair]:
    for slug in dict.fromkeys((*one.programs, *two.programs)):
        first, second = one.programs[slug], two.programs[slug]
        pairs, lines = tuple(_requirements(first, second)), tuple(_grid_lines(first, second))
        if first.result is not second.result or pairs or lines:
            yield ProgramPair(slug, first, second, pairs, lines)


def _requirements(first: Eligibility, second: Eligibility) -> Iterator[RequirementPair]:
    before, after = ({item.id: item for item in program.requirements} for program in (first, second))
    for name in dict.fromkeys((*before, *after)):
        one, two = before.get(name), after.get(name)
        if one is None or two is None or one.result is not two.result:
            yield RequirementPair(name, one, two)


def _grid_lines(first: Eligibility, second: Eligibility) -> Iterator[LinePair]:
    if first.grid is not None and second.grid is not None:
        yield from _lines(first.grid, second.grid)


def _categories(one: Assessment, two: Assessment) -> Iterator[CategoryPair]:
    """A category that is not in force is one that the person is not in."""
    for slug in dict.fromkeys((*one.categories, *two.categories)):
        first, second = one.categories.get(slug), two.categories.get(slug)
        results = [Result.NOT_MET if item is None else item.result for item in (first, second)]
        if results[0] is not results[1]:
            yield CategoryPair(slug, one.law.table(f"{CATEGORY}{slug}").title, first, second)


# ------------------------------------------------------------------------------------------------- facts, statements


def _differing(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    names = dict.fromkeys((*first, *second))
    return {name: (first.get(name), second.get(name)) for name in names if first.get(name) != second.get(name)}


def _flat(tree: Any, path: str = "") -> dict[str, Any]:
    """Every stated value of a document by its place, as in ``work[0].noc``."""
    if isinstance(tree, dict):
        pairs = ((f"{path}.{name}" if path else name, value) for name, value in tree.items())
    elif isinstance(tree, list):
        pairs = ((f"{path}[{place}]", value) for place, value in enumerate(tree))
    else:
        return {path: tree}
    return {name: value for own, inner in pairs for name, value in _flat(inner, own).items()}


def _between(first: Side, second: Side) -> tuple[Entry, ...]:
    """The days on which the result of one person changed, where only the day differs, each under its own law."""
    one, two = first.in_force, second.in_force
    whole = one.consolidation
    ordinary = one is whole.on(first.on) and two.consolidation is whole and two is whole.on(second.on)
    if first.on == second.on or not ordinary or first.profile != second.profile:
        return ()
    early, late = sorted((first.on, second.on))
    return calendar(first.profile, on=early, until=late, law=whole).entries
