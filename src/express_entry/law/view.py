"""The law on one day: which version of each table was in force, and the grids, scales and lists built from them.

A view is frozen. Its fingerprint is the SHA-256 of its canonical bytes (:mod:`.canonical`), from which
:func:`express_entry.law.from_canonical` makes the view again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .canonical import RANKING, canonical_bytes
from .days import DAY
from .faults import LawGap, NoTable
from .grid import Grid
from .pointtables import OCCUPATION_LEVEL, grid_of
from .tables import Gap, Table, Version, as_gap

if TYPE_CHECKING:
    from .consolidation import Consolidation

CATEGORY = "category/"

Moment = tuple[date, time]


@dataclass(frozen=True, eq=False, repr=False)
class Law:
    """The law from one change to the next: it has this shape from ``since`` to ``until``, the next known change."""

    consolidation: Consolidation
    since: Moment
    until: Moment | None
    versions: Mapping[str, Version]

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process goes which law and since when: the view is made there again."""
        return _since, (self.consolidation, self.since)

    # ------------------------------------------------------------------------------------------- tables

    def version(self, table: str) -> Version:
        """The version of a table in force.

        :raises NoTable: where none is recorded.
        :raises LawGap: where one is known to exist and its values are not known.
        """
        version = self.versions.get(table)
        if version is None:
            raise NoTable(table, self.since[0])
        if version.gap is not None:
            raise LawGap(as_gap(version))
        return version

    def values(self, table: str) -> Mapping[str, Any]:
        """The values of a table in force; errors as :meth:`version`."""
        found = self._values.get(table)
        return self.version(table).values if found is None else found

    @cached_property
    def _values(self) -> Mapping[str, Mapping[str, Any]]:
        """The values of every table that has some: rules ask for them a hundred times a person."""
        return {name: version.values for name, version in self.versions.items() if version.gap is None}

    def has(self, table: str) -> bool:
        """Whether a table has values on this day."""
        return table in self.versions and self.versions[table].gap is None

    def table(self, name: str) -> Table:
        """A table with its whole history."""
        return self.consolidation.tables[name]

    def below(self, prefix: str) -> Iterator[tuple[Table, Version]]:
        """The tables in force whose ids begin with a prefix, in the order of the files."""
        for name, version in self.versions.items():
            if name.startswith(prefix):
                yield self.consolidation.tables[name], version

    def of_kind(self, kind: str) -> Iterator[tuple[Table, Version]]:
        """The tables of a kind that have values, in the order of the files."""
        yield from self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> Mapping[str, list[tuple[Table, Version]]]:
        found: dict[str, list[tuple[Table, Version]]] = {}
        for name, version in self.versions.items():
            if version.gap is None:
                table = self.consolidation.tables[name]
                found.setdefault(table.kind, []).append((table, version))
        return found

    # ------------------------------------------------------------------------------------------- the ranking

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is known to have changed and not known how, on this day."""
        return tuple(as_gap(version) for version in self.versions.values() if version.gap is not None)

    @property
    def crs_version(self) -> str:
        """The first day of the version of the ranking in force, a gap included."""
        return self.versions[RANKING].id

    @cached_property
    def crs(self) -> Grid:
        """The Comprehensive Ranking System.

        :raises LawGap: where its points are not known.
        """
        version = self.version(RANKING)
        return self._grid(str(version.values["factors_of"]), frozenset(version.values.get("removed", ())))

    @cached_property
    def last_known(self) -> Law:
        """The law with the last known ranking: this view, or the one of the day before the gap in the ranking."""
        version = self.versions[RANKING]
        return self if version.gap is None else self.consolidation.on(version.from_ - DAY).last_known

    @cached_property
    def fsw_grid(self) -> Grid:
        """The 67-point selection grid of the Federal Skilled Worker class (IRPR 78-83)."""
        return self._grid("fsw/")

    def _grid(self, prefix: str, removed: frozenset[str] = frozenset()) -> Grid:
        """The grid below a prefix: the same one on every day on which its tables are the same."""
        read = (*self.below(prefix), *self.of_kind(OCCUPATION_LEVEL))
        return self.consolidation.grid(
            (prefix, removed, *(id(version) for _, version in read)), lambda: grid_of(self, prefix, removed)
        )

    # ------------------------------------------------------------------------------------------- categories

    @cached_property
    def categories(self) -> Mapping[str, Version]:
        """The category versions in force, by slug."""
        return {
            name.removeprefix(CATEGORY): version for name, version in self.versions.items() if name.startswith(CATEGORY)
        }

    @cached_property
    def categories_version(self) -> str | None:
        """The latest first day of any category version in force; None before there were categories."""
        days = [version.from_ for version in self.categories.values()]
        return max(days).isoformat() if days else None

    # ------------------------------------------------------------------------------------------- identity

    @cached_property
    def canonical(self) -> bytes:
        """Every value in force as bytes that do not depend on the order or the wording of the files."""
        return canonical_bytes(self)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of :attr:`canonical`, in hexadecimal."""
        return hashlib.sha256(self.canonical).hexdigest()

    @cached_property
    def verified(self) -> date:
        """The day on which every table in force had last been compared with a source: the earliest of their days."""
        return min(version.verified for version in self.versions.values())

    @cached_property
    def known_until(self) -> date:
        """The last day on which any table in force was compared with a source: of a later day, nothing was looked up.

        A change made since is not in it, so for a day after this one the law is the one that was known then.
        """
        return max(version.verified for version in self.versions.values())


def _since(consolidation: Consolidation, since: Moment) -> Law:
    return consolidation.since(since)
