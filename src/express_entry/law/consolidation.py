"""The law as dated data: instruments, tables with their versions, and the view of all of them on one day.

The word is the drafters': a consolidation is the text as it stands after every amendment. Here it is a set of tables;
each table has versions with the days they were in force, the provision that says so, the day the figures were
recorded and the day they were last compared with a source. :meth:`Consolidation.on` picks, for one day, the version
of each table that was in force, and nothing else of this package reads a number from anywhere but such a view.

A *gap* is a version that is known to exist and whose values are not known. It is kept as a version without values, so
that nothing can be computed with it by accident.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from .days import DAY, clock_of, day_of
from .faults import NoLawYet
from .grid import Grid
from .tables import OPEN, Gap, Instrument, Table, Version, as_gap
from .view import Law


@dataclass(frozen=True)
class Consolidation:
    """Every table and instrument, with the whole history of each."""

    instruments: Mapping[str, Instrument]
    tables: Mapping[str, Table]
    laid_over: tuple[str, ...] = ()
    """The names of the files laid over the law: with any, this is not the law but what somebody supposes."""

    def on(self, day: date) -> Law:
        """The law as it stood at the end of a day.

        :raises NoLawYet: for a day before the first version of anything (Express Entry began on 2015-01-01).
        """
        return self._view(day, time.max)

    def at(self, instant: datetime) -> Law:
        """The law at an instant; its day and time are those of :data:`.days.PLACE`."""
        try:
            day = day_of(instant)
        except OverflowError:
            raise NoLawYet(instant.date(), self._boundaries[0][0]) from None
        return self._view(day, clock_of(instant))

    def since(self, moment: tuple[date, time]) -> Law:
        """The law from a moment on, until its next change."""
        return self._view(*moment)

    @property
    def boundaries(self) -> Sequence[tuple[date, time]]:
        """Every moment at which some table changes, in order."""
        return self._boundaries

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Every known change whose values are not known, in order of their first day."""
        found = (as_gap(version) for version in self.versions() if version.gap is not None)
        return tuple(sorted(found, key=lambda gap: (gap.from_, gap.table)))

    def versions(self) -> Iterator[Version]:
        """Every version of every table."""
        for table in self.tables.values():
            yield from table.versions

    def with_file(self, path: Path) -> Consolidation:
        """This law with a file of further or changed tables laid over it (a proposal, or the values of a gap).

        A version of the file holds from its first to its last day; what this law says for those days gives way, and
        what it says before and after stays. A version that closes a gap must account for every table of its family.

        :raises LawFileError: naming the file, the table, the field, the value and what is accepted.
        """
        from .overlay import overlaid  # noqa: PLC0415 - reading a file makes a consolidation, so it stands above this

        return overlaid(self, path)

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process goes the whole; of the law that comes with the package its name, since it is there too."""
        from .lawfile import consolidated  # noqa: PLC0415 - reading files makes a consolidation, so it stands above this

        if self is consolidated():
            return consolidated, ()
        return Consolidation, (self.instruments, self.tables, self.laid_over)

    def __post_init__(self) -> None:
        moments = {version.start for version in self.versions()}
        for table in self.tables.values():
            following = [*(version.from_ for version in table.versions[1:]), OPEN]
            ends = ((version.to, later) for version, later in zip(table.versions, following, strict=True))
            moments |= {(end + DAY, time.min) for end, later in ends if end < later and end != OPEN}
        object.__setattr__(self, "_boundaries", sorted(moments))
        object.__setattr__(self, "_views", {})
        object.__setattr__(self, "_grids", {})

    def grid(self, identity: tuple[object, ...], build: Callable[[], Grid]) -> Grid:
        """The grid of points that some versions make, built where they have not made one yet."""
        grid = self._grids.get(identity)
        if grid is None:
            grid = self._grids[identity] = build()
        return grid

    _boundaries: Sequence[tuple[date, time]] = field(init=False, repr=False, compare=False)
    _views: dict[int, Law] = field(init=False, repr=False, compare=False)
    _grids: dict[tuple[object, ...], Grid] = field(init=False, repr=False, compare=False)

    def _view(self, day: date, at: time) -> Law:
        place = bisect.bisect_right(self._boundaries, (day, at))
        if place == 0:
            raise NoLawYet(day, self._boundaries[0][0])
        view = self._views.get(place)
        if view is None:
            view = self._views[place] = self._build(place)
        return view

    def _build(self, place: int) -> Law:
        since = self._boundaries[place - 1]
        until = self._boundaries[place] if place < len(self._boundaries) else None
        found = ((name, table.in_force(*since)) for name, table in self.tables.items())
        versions = {name: version for name, version in found if version is not None}
        return Law(consolidation=self, since=since, until=until, versions=versions)
