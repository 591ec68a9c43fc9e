"""Which values the law tells apart: what is alike under every table of a ranking shares a code.

A fact is what a factor names: ``age``, ``clb_first`` (four levels), ``clb_first_lowest``. Its values are put to every
factor that reads it, beside every value of the other fact of that factor, for both columns; values that never differ in
points are one class. Nothing about a rule is known here but how to ask it.

Four levels are too many values to try them all, so two things are taken for granted and held by the tests: it does not
matter which ability a level is in, and levels that differ in no company of three equal levels differ in none.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations_with_replacement, product
from typing import Any, NamedTuple

from express_entry.law import Education, Factors, Text
from express_entry.law.facts import Levels
from express_entry.law.grid import Grid

from .columns import GROUPS, TOP_LEVEL, WITH_SPOUSE, Column, factors_of
from .faults import LayoutError

LEVELS = range(TOP_LEVEL + 1)
LANGUAGES = ("en", "fr")
FROM_ONE: Mapping[str, str] = {"clb_first_lowest": "clb_first"}
"""The facts derived from four levels, with the group they come from."""
ACROSS = ("english_lowest", "french_lowest")
"""The facts derived from both official languages and from which of them is the first."""


class Single(NamedTuple):
    """A fact that is one column: the class of each of its numbers."""

    name: str
    classes: tuple[int, ...]


class Group(NamedTuple):
    """A fact that is four levels: the class of each level, and what four classes (in order of size) amount to.

    ``kinds`` gives four classes a number; ``codes`` the class of each fact by that number; ``across`` what the facts
    across both languages see of it.
    """

    name: str
    levels: tuple[int, ...]
    kinds: Mapping[tuple[int, ...], int]
    codes: Mapping[str, tuple[int, ...]]
    across: tuple[int, ...]


class _Sign(NamedTuple):
    """All that any factor gives for four levels: four levels with the same sign are one kind."""

    points: tuple[int, ...]
    lowest: tuple[int, ...]
    across: Hashable


class Classes(NamedTuple):
    """Every fact of a ranking: ``values`` holds one value of each class, by fact.

    ``across`` gives, for each fact across both languages, its class by first language, and by what it sees of the
    first and of the second language.
    """

    values: Mapping[str, tuple[Any, ...]]
    singles: tuple[Single, ...]
    groups: tuple[Group, ...]
    across: Mapping[str, Mapping[tuple[int, int, int], int]]


def classes_of(grid: Grid, columns: Sequence[Column]) -> Classes:
    """The classes of everything that a ranking reads.

    :raises LayoutError: for a fact that cannot be told from the factor columns.
    """
    read = list(dict.fromkeys(name for factor in grid.factors for name in factor.facts if name != WITH_SPOUSE))
    alone = [column for column in columns if column.name in read]
    domains: dict[str, tuple[Any, ...]] = {column.name: _values(column) for column in alone}
    derived = [name for name in read if name in FROM_ONE or name in ACROSS]
    domains |= {name: tuple(LEVELS) for name in derived} | {WITH_SPOUSE: (False, True)}
    strangers = [name for name in read if name not in domains and name not in GROUPS]
    if strangers:
        raise LayoutError(_STRANGER.of(names=", ".join(strangers)))
    found = {name: _classes(grid, name, domains) for name in domains if name != WITH_SPOUSE}
    groups = {name: _group(grid, name, {each: found[each] for each in derived}) for name in GROUPS}
    values = {name: _first_of_each(found[name], domains[name]) for name in found}
    for name, group in groups.items():
        if name in read:
            values[name] = _first_of_each(group.codes[name], _members(group.levels, group.kinds))
    return Classes(
        values=values,
        singles=tuple(Single(column.name, found[column.name]) for column in alone),
        groups=tuple(groups.values()),
        across={name: _across(name, found[name], groups) for name in derived if name in ACROSS},
    )


def points_of(grid: Grid, name: str, choices: Mapping[str, Sequence[Any]]) -> list[int]:
    """The points of every factor that reads a fact, for every combination of some values and both columns."""
    return [
        factor.points(values if len(values) > 1 else values[0], column)
        for factor in grid.factors
        if name in factor.facts
        for values in product(*(choices[each] for each in factor.facts))
        for column in (0, 1)
    ]


def _values(column: Column) -> tuple[Any, ...]:
    """The values of a column as the rules read them."""
    facts = [factors_of({column.name: code}) for code in range(column.most + 1)]
    if column.name in Factors.__dataclass_fields__:
        return tuple(getattr(each, column.name) for each in facts)
    return tuple(each.further[column.name] for each in facts)


def _classes(grid: Grid, name: str, domains: Mapping[str, Sequence[Any]]) -> tuple[int, ...]:
    return _runs(tuple(points_of(grid, name, {**domains, name: [value]})) for value in domains[name])


def _runs(signs: Iterable[Hashable]) -> tuple[int, ...]:
    """A number for each sign, one higher wherever it differs from the one before.

    Only neighbours are alike, so that the lowest of several values is in the lowest of their classes.
    """
    codes: list[int] = []
    before: Hashable = None
    for sign in signs:
        codes.append(codes[-1] + (sign != before) if codes else 0)
        before = sign
    return tuple(codes)


def _numbered(signs: Iterable[Hashable]) -> tuple[int, ...]:
    """A number for each sign, the same for the same."""
    known: dict[Hashable, int] = {}
    return tuple(known.setdefault(sign, len(known)) for sign in signs)


def _first_of_each(codes: Sequence[int], values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(values[codes.index(code)] for code in range(max(codes) + 1))


# --------------------------------------------------------------------------------------------------- four levels


def _group(grid: Grid, name: str, derived: Mapping[str, tuple[int, ...]]) -> Group:
    """The classes of four levels under the factors that add them up, and under the facts derived from them."""
    own = [fact for fact in derived if FROM_ONE.get(fact) == name]
    both = [fact for fact in derived if fact in ACROSS]
    across = _sight(name, {fact: derived[fact] for fact in both})

    def sign(four: Levels) -> _Sign:
        lowest = tuple(derived[fact][getattr(_facts({name: four}), fact)] for fact in own)
        return _Sign(tuple(points_of(grid, name, {name: [four]})), lowest, across(four))

    alike = _runs(tuple(sign((level, other, other, other)) for other in LEVELS) for level in LEVELS)
    levels = _runs(zip(alike, _runs(sign((level,) * 4) for level in LEVELS), strict=True))
    kinds: dict[tuple[int, ...], int] = {
        four: place for place, four in enumerate(combinations_with_replacement(range(max(levels) + 1), 4))
    }
    signs = [sign(four) for four in _members(levels, kinds)]
    codes = {fact: tuple(each.lowest[place] for each in signs) for place, fact in enumerate(own)}
    codes[name] = _numbered(each.points for each in signs)
    return Group(name, levels, kinds, codes, _numbered(each.across for each in signs))


def _members(levels: Sequence[int], kinds: Iterable[tuple[int, ...]]) -> list[Levels]:
    """Four levels of each kind: the lowest level of each of its classes."""
    lowest = [levels.index(code) for code in range(max(levels) + 1)]
    return [(lowest[a], lowest[b], lowest[c], lowest[d]) for a, b, c, d in kinds]


def _facts(levels: Mapping[str, Levels], first: str = "en") -> Factors:
    return Factors(age=0, education=Education.LESS_THAN_SECONDARY, first_language=first, **levels)  # type: ignore[arg-type]


def _sight(name: str, facts: Mapping[str, tuple[int, ...]]) -> Callable[[Levels], Hashable]:
    """What the facts across both languages see of four levels in one of them, whatever the other language is like."""
    other = {"clb_first": "clb_second", "clb_second": "clb_first"}.get(name)
    if other is None or not facts:
        return lambda _four: ()
    # Levels of the other language that these facts do not tell apart are one.
    telling = [level for level in LEVELS if not level or any(each[level] != each[level - 1] for each in facts.values())]

    def seen(four: Levels) -> Hashable:
        beside = [_facts({name: four, other: (level,) * 4}, first) for level in telling for first in LANGUAGES]
        return tuple(facts[fact][getattr(each, fact)] for each in beside for fact in facts)

    return seen


def _across(name: str, classes: Sequence[int], groups: Mapping[str, Group]) -> Mapping[tuple[int, int, int], int]:
    first, second = (groups[each] for each in ("clb_first", "clb_second"))
    firsts, seconds = (_first_of_each(group.across, _members(group.levels, group.kinds)) for group in (first, second))
    return {
        (place, here, there): classes[getattr(_facts({"clb_first": four, "clb_second": other}, language), name)]
        for place, language in enumerate(LANGUAGES)
        for here, four in enumerate(firsts)
        for there, other in enumerate(seconds)
    }


_STRANGER = Text(
    "the ranking reads {names}, which the factor columns do not tell. Accepted: facts that are columns, or derived "
    "from levels of language.",
    "le classement lit {names}, que les colonnes de facteurs n'indiquent pas. Valeurs acceptées : des faits qui sont "
    "des colonnes ou dérivent des niveaux de langue.",
)
