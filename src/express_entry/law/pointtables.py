"""From dated tables to a grid of points: the tables below a prefix, each read by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .facts import CanadianStudy, Education, Offer
from .grid import Columns, Factor, Grid, abilities, matrix, nothing, reader, steps
from .tables import Table, Version
from .text import Text

if TYPE_CHECKING:
    from .view import Law

ABILITY_COUNT = 4
OCCUPATION_LEVEL = "occupation_level"
POINT_KINDS = ("steps", "abilities", "matrix")

_LEVELS: Mapping[str, int] = {
    **{level.slug: int(level) for level in Education},
    **{offer.slug: int(offer) for offer in Offer if offer},
    **{study.slug: int(study) for study in CanadianStudy if study},
    "none": 0,
}
"""The words that may stand for a number in a table's first cell."""


def grid_of(law: Law, prefix: str, removed: frozenset[str] = frozenset()) -> Grid:
    """The grid whose tables' ids begin with a prefix; ``removed`` names factors that no longer give points."""
    sections = law.table(f"{prefix}sections")
    caps = law.values(f"{prefix}sections")
    tables = [(table, version) for table, version in law.below(prefix) if table.kind in POINT_KINDS]
    order = {name: place for place, name in enumerate(caps["sections"])}
    declared = frozenset(str(table.attributes["fact"]) for table, _ in law.of_kind(OCCUPATION_LEVEL))
    factors = [_factor(table, version, removed, declared) for table, version in tables]
    return Grid(
        factors=tuple(sorted(factors, key=lambda factor: order[factor.section])),
        sections={name: _pair(cap) for name, cap in caps["sections"].items()},
        groups=dict(caps.get("groups", {})),
        maximum=caps["maximum"],
        titles={name: Text(**words) for name, words in sections.attributes["section_titles"].items()},
    )


def _factor(table: Table, version: Version, removed: frozenset[str], declared: frozenset[str]) -> Factor:
    name = table.id.rpartition("/")[2]
    facts = tuple(table.attributes["facts"])
    gone = name in removed
    points, maximum = (nothing, (0, 0)) if gone else _READERS[table.kind](version.values)
    return Factor(
        id=name,
        section=table.attributes["section"],
        group=table.attributes.get("group"),
        title=table.title,
        reason=REMOVED if gone else version.reason or Text(**table.attributes["reason"]),
        citation=version.citation,
        facts=facts,
        maximum=maximum,
        points=points,
        read=reader(facts, declared),
        confidence=version.confidence,
        single_source=version.single_source,
        removed=gone,
    )


Points = tuple[Callable[[Any, int], int], Columns]


def _steps(values: Mapping[str, Any]) -> Points:
    rows = _ranked(values["points"])
    return steps(rows), _stated(values) or _highest(rows)


def _abilities(values: Mapping[str, Any]) -> Points:
    rows = _ranked(values["points"])
    without, with_ = _highest(rows)
    maximum = _stated(values) or (ABILITY_COUNT * without, ABILITY_COUNT * with_)
    return abilities(rows, maximum), maximum


def _matrix(values: Mapping[str, Any]) -> Points:
    cells = values["points"]
    highest = max(max(row) for row in cells)
    first, second = (tuple(level(cell) for cell in values[key]) for key in ("first_bands", "second_bands"))
    return matrix(first, second, cells), _stated(values) or (highest, highest)


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Points]] = {
    "steps": _steps,
    "abilities": _abilities,
    "matrix": _matrix,
}


def highest(kind: str, values: Mapping[str, Any]) -> Columns:
    """The most points that a table of a kind can give, without and with a spouse or partner."""
    return _READERS[kind](values)[1]


def level(cell: int | str) -> int:
    """The number that a table's first cell stands for: itself, or that of a level named in words."""
    return _LEVELS[cell] if isinstance(cell, str) else cell


def _ranked(rows: Sequence[Sequence[Any]]) -> list[list[int]]:
    return [[level(row[0]), *row[1:]] for row in rows]


def _highest(rows: Sequence[Sequence[int]]) -> Columns:
    return (max(row[1] for row in rows), max(row[-1] for row in rows))


def _stated(values: Mapping[str, Any]) -> Columns | None:
    return _pair(values["maximum"]) if "maximum" in values else None


def _pair(amount: int | Sequence[int]) -> Columns:
    return (amount, amount) if isinstance(amount, int) else (amount[0], amount[-1])


REMOVED = Text("no longer part of the ranking", "ne fait plus partie du classement")
