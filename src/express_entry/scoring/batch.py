"""From a record batch to a record batch: what a cluster's worker, or anybody with Arrow, needs, in one module.

    from express_entry.scoring.batch import BatchScorer
    scored = BatchScorer(on=date(2025, 3, 24))(batch)

The rows come back in their order with ``crs`` behind their columns and, where it is asked for, the points by factor and
the subtotals. A :class:`BatchScorer` travels between processes, and makes its tables where it is first used.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal, NamedTuple, Protocol, TypedDict

import numpy as np
import pyarrow as pa

from express_entry.law import Consolidation, Text

from .codes import Unusable, from_arrow, refused, unusable_cells
from .columns import CRS, ID, Column, check_names
from .days import A_DAY, NO_DAY, Days, day_of, days_of, is_day
from .engine import Engine
from .faults import ColumnError, listed, shown
from .lookups import NO_SCORE
from .plan import Bytes
from .poolcolumns import pool_columns
from .ranking import IN_FORCE, LAST_KNOWN, ROW, RULES, Points, Ranking


class Settings(TypedDict, total=False):
    """The settings of a :class:`BatchScorer`, for functions that make one."""

    on: date | None
    on_column: str | None
    law: Consolidation | None
    breakdown: bool
    last_known_rules: bool
    names: Mapping[str, str]
    keep: tuple[str, ...]
    unusable: Literal["refuse", "null"]
    engine: Engine | None
    further: tuple[Column, ...]


class Cells(Protocol):
    """Rows whose cells can be looked at one by one."""

    @property
    def codes(self) -> Mapping[str, Bytes]:
        """The cells as numbers, by our names of the columns."""
        ...

    @property
    def days(self) -> Days | None:
        """The day of each row, where there is a column of days."""
        ...

    def value(self, column: str, row: int) -> object | None:
        """What stands in a column (by our name) and row."""
        ...


class _BatchCells(NamedTuple):
    """The cells of a record batch."""

    batch: pa.RecordBatch
    codes: Mapping[str, Bytes]
    days: Days | None
    scorer: BatchScorer

    def value(self, column: str, row: int) -> object | None:
        return stated(self.batch, self.scorer.theirs(column) or column, row)


@dataclass(frozen=True)
class BatchScorer:
    """Scores record batches by the law of one day (``on``), or of the day in a column (``on_column``).

    ``law`` is the law with files laid over it, the package's own where it is None. ``names`` maps our names of columns
    to those of the batches; ``keep`` names further columns that are passed through, as are those of a pool
    (:mod:`.poolcolumns`); ``further`` are columns that are checked though no points hang on them. A row that cannot be
    scored is an error, or has no score where ``unusable`` is ``"null"``. On a day in a gap of the law
    ``last_known_rules`` asks for the points before it, and adds a column that says of each row by which rules it was
    scored.
    """

    on: date | None = None
    on_column: str | None = None
    law: Consolidation | None = field(default=None, repr=False)
    breakdown: bool = False
    last_known_rules: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    unusable: Literal["refuse", "null"] = "refuse"
    engine: Engine | None = None
    further: tuple[Column, ...] = ()

    def __post_init__(self) -> None:
        if (self.on is None) == (self.on_column is None):
            raise ColumnError(_ONE_DAY.of())

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The same rows, with their points.

        :raises ColumnError: for columns that are not those of the contract, or a row that cannot be scored.
        :raises GapDay: on a day on which the points are not known.
        """
        return self._scored(batch, 0)

    def _scored(self, batch: pa.RecordBatch, before: int) -> pa.RecordBatch:
        """A batch that so many rows come before."""
        self.check(batch.schema)
        codes, days = self.codes(batch), self.days(batch)
        points = self.ranking.points(codes, batch.num_rows, days)
        if points.nobody and self.unusable == "refuse":
            first = self.wrong(_BatchCells(batch, codes, days, self))[0]
            raise refused(first, ROW.of(row=str(before + first.row)))
        schema = self.schema(batch.schema)
        return pa.RecordBatch.from_arrays([*batch.columns, *self.added(points)], schema=schema)

    def added_to(self, table: pa.Table) -> pa.Table:
        """The new columns for the rows of a table; errors as :meth:`__call__`."""
        batches = table.to_batches() or [no_rows(table.schema)]
        before = accumulate((batch.num_rows for batch in batches[:-1]), initial=0)
        scored = pa.Table.from_batches([self._scored(*each) for each in zip(batches, before, strict=True)])
        return scored.select(scored.schema.names[table.num_columns :])

    def each(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Batch after batch, as a cluster's engine hands them over."""
        return map(self, batches)

    def schema(self, given: pa.Schema) -> pa.Schema:
        """The columns of the output for those of the input."""
        added = [pa.field(name, pa.int16()) for name in self.ranking.names]
        added += [pa.field(RULES, pa.string())] if self.last_known_rules else []
        return pa.schema([*given, *added], given.metadata)

    # ------------------------------------------------------------------------------------------------ its steps

    @cached_property
    def ranking(self) -> Ranking:
        """The law to score by."""
        return Ranking(
            self.law,
            on=self.on,
            last_known_rules=self.last_known_rules,
            breakdown=self.breakdown,
            engine=self.engine,
            further=self.further,
        )

    @cached_property
    def of_a_pool(self) -> tuple[str, ...]:
        """The table's own names of the columns of a pool, which are passed through wherever it has them."""
        names = map(self.theirs, pool_columns(self.ranking.law))
        return tuple(name for name in names if name is not None)

    def check(self, schema: pa.Schema) -> None:
        """Whether a table has the columns it must have; errors as :meth:`__call__`."""
        check_given(schema.names, self)

    def columns(self, given: Sequence[str]) -> dict[str, Column]:
        """The columns of the contract that a table has, by the table's own names."""
        return {theirs: column for theirs, column in self.named.items() if theirs in given}

    @cached_property
    def named(self) -> Mapping[str, Column]:
        """The columns of the contract that a table can have, by its own names."""
        found = ((self.theirs(column.name), column) for column in self.ranking.columns)
        return {theirs: column for theirs, column in found if theirs is not None}

    def theirs(self, name: str) -> str | None:
        """The table's own name of a column of the contract; None where a table cannot have it.

        A name that is given to one column of the contract is no longer that of another.
        """
        found = self.names.get(name, name)
        return None if name not in self.names and found in self.names.values() else found

    @property
    def id(self) -> str:
        """The table's own name of the ``id``."""
        return self.names.get(ID, ID)

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """The columns that are named to be there and are none of the contract."""
        others = (*self.keep, *([self.on_column] if self.on_column else []))
        return tuple(name for name in others if name not in self.named)

    def codes(self, batch: pa.RecordBatch) -> dict[str, Bytes]:
        """The cells of a batch as numbers, by our names."""
        found = self.columns(batch.schema.names)
        return {column.name: from_arrow(column, batch.column(theirs)) for theirs, column in found.items()}

    def days(self, batch: pa.RecordBatch) -> Days | None:
        """The day of each row, where there is a column of days; of no day where there was no law yet."""
        if self.on_column is None:
            return None
        return self.lawful(days_of(batch.column(self.on_column), self.on_column))

    def lawful(self, days: Days) -> Days:
        """The same days, those without any law being no days."""
        different, which = np.unique(days, return_inverse=True)
        states = (is_day(number) and self.ranking.states(day_of(number)) for number in different.tolist())
        lawful = np.fromiter(states, bool, len(different))
        return days if lawful.all() else np.where(lawful[which], days, np.int32(NO_DAY))

    def added(self, points: Points) -> list[pa.Array]:
        """The columns of the output that are new; a row without a score has none in any of them."""
        without = points.columns[CRS] == NO_SCORE if points.nobody else None
        arrays = [pa.array(points.columns[name], mask=without) for name in self.ranking.names]
        if self.last_known_rules:
            words = np.where(points.in_force, IN_FORCE, LAST_KNOWN)
            arrays.append(pa.array(words.astype(object), pa.string(), mask=without))
        return arrays

    def wrong(self, rows: Cells, but: Collection[int] = ()) -> list[Unusable]:
        """Every cell that cannot be used, by the table's own names of the columns, row by row ``but`` some."""
        found = [
            each._replace(column=self.theirs(each.column) or each.column)
            for each in unusable_cells(self.ranking.columns, rows.codes, rows.value, but)
        ]
        if rows.days is not None and self.on_column is not None:
            for row in (row for row in np.flatnonzero(rows.days == NO_DAY).tolist() if row not in but):
                stated = rows.value(self.on_column, row)
                found.append(Unusable(row, self.on_column, None if stated is None else str(stated), A_DAY.of()))
        return sorted(found, key=lambda each: each.row)

    def __getstate__(self) -> dict[str, Any]:
        """What travels: the settings, not the tables made from them."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)


def stated(batch: pa.RecordBatch, name: str, row: int) -> object | None:
    """What stands in a column and row; the number that it is kept as where Python has no word for it."""
    cell = batch.column(name)[row]
    try:
        found: object | None = cell.as_py()
    except (OverflowError, ValueError):
        return str(getattr(cell, "value", ""))
    return found


def no_rows(schema: pa.Schema) -> pa.RecordBatch:
    """A batch of some columns without any row."""
    return pa.RecordBatch.from_arrays([pa.nulls(0, each.type) for each in schema], schema=schema)


def check_names_for(scorer: BatchScorer) -> None:
    """Whether the names given to our columns are for columns that there are, and leave every required one its name.

    :raises ColumnError: naming those that are not.
    """
    ours = [ID, *(column.name for column in scorer.ranking.columns), *pool_columns(scorer.ranking.law)]
    strangers = [name for name in scorer.names if name not in ours]
    if strangers:
        raise ColumnError(_NO_SUCH.of(names=listed([shown(name) for name in strangers]), accepted=", ".join(ours)))
    required = [ID, *(column.name for column in scorer.ranking.columns if column.default is None)]
    nameless = [name for name in required if scorer.theirs(name) is None]
    if nameless:
        raise ColumnError(_NAMELESS.of(names=listed([shown(name) for name in nameless])))
    added = (*scorer.ranking.names, RULES)
    taken = [name for name in (*scorer.kept, *scorer.names.values()) if name in added]
    if taken:
        raise ColumnError(_TAKEN.of(names=listed(taken)))
    if scorer.on_column is not None and scorer.on_column not in scorer.kept:
        raise ColumnError(_NO_DAYS.of(name=shown(scorer.on_column)))


def check_given(given: Sequence[str], scorer: BatchScorer) -> None:
    """Whether the columns of a table are those of the contract under their names in the table.

    :raises ColumnError: naming the column, and what may have been meant.
    """
    check_names_for(scorer)
    also = scorer.kept
    missing = [name for name in [*scorer.names.values(), *also] if name not in given]
    if missing:
        raise absent(missing, given)
    taken = [name for name in (*scorer.ranking.names, RULES) if name in given]
    if taken:
        raise ColumnError(_TAKEN.of(names=listed(taken)))
    back = {theirs: name for name, theirs in scorer.names.items()}
    ours = [back.get(name, name) for name in given if name not in also or name in back]
    check_names(ours, scorer.ranking.columns, pool_columns(scorer.ranking.law))


def absent(names: Sequence[str], given: Sequence[str]) -> ColumnError:
    """The error for columns that are named and not there."""
    return ColumnError(_ABSENT.of(names=listed([shown(name) for name in names]), given=listed(list(given))))


_ONE_DAY = Text(
    "the law of which day? Accepted: either one day for all rows, or a column of days.",
    "le droit de quelle date? Valeurs acceptées : soit une date pour toutes les lignes, soit une colonne de dates.",
)
_NO_SUCH = Text(
    "no law knows the columns {names}, for which names are given. Accepted: {accepted}.",
    "aucun droit ne connaît les colonnes {names}, pour lesquelles des noms sont donnés. Valeurs acceptées : "
    "{accepted}.",
)
_ABSENT = Text(
    "the columns {names} are named and not there; there are {given}.",
    "les colonnes {names} sont nommées et absentes; il y a {given}.",
)
_NAMELESS = Text(
    "the names of the columns {names} are given to others. Accepted: names of their own for these.",
    "les noms des colonnes {names} sont donnés à d'autres. Valeurs acceptées : des noms propres à celles-ci.",
)
_NO_DAYS = Text(
    "the column {name} is one of those that are scored. Accepted: another one for the days.",
    "la colonne {name} est une de celles qui sont évaluées. Valeurs acceptées : une autre pour les dates.",
)
_TAKEN = Text(
    "the columns {names} are there already, and are those that would be added. Accepted: other names.",
    "les colonnes {names} sont déjà présentes et sont celles qui seraient ajoutées. Valeurs acceptées : d'autres noms.",
)
