"""A round over arrays: who of a great pool is invited, and where the line falls (Act, 10.3(1)(h)-(j)).

    found = draw(points, submitted, grouping, invitations=5000)
    found.invited, found.cutoff, found.tie_break

:func:`express_entry.selection.select` is the statement of the rule, row by row with its reasons; this gives the same
line and the same people for millions of rows. Rows are counted by score; only those who reach the cut-off are put in
order.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from express_entry.law import Text
from express_entry.selection import BadInstruction
from express_entry.selection.instruction import NEGATIVE, ONE_MEASURE

from .engine import Engine, compiles, in_ranges
from .faults import ColumnError
from .lookups import NO_SCORE

Rows = NDArray[np.int64]

RANGE = 1 << 18
"""Rows that one thread counts at a time."""
MOST_POINTS = 2047
"""The greatest score that is counted: no ranking that there was gives more than 1,200, and a proposal hardly more."""
LANES = 4
"""Rows of counts that a range of rows is counted into in turn."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Draw(NamedTuple):
    """The result of a round.

    ``invited`` are places of rows, in the order of the ranking; ``ranked`` is how many rows the grouping held. The
    others mean what they mean in :class:`express_entry.selection.Outcome`: ``tied_in`` and ``tied_out`` have the score
    of the cut-off and are invited or not; ``exhausted``: the grouping held fewer than might be invited;
    ``decided_by_number``: points and instant were equal across the line.
    """

    invited: Rows
    cutoff: int | None
    tie_break: datetime | None
    tied_in: int
    tied_out: int
    ranked: int
    exhausted: bool
    decided_by_number: bool


class _Pool(NamedTuple):
    """The columns of a pool, as the loops take them; ``given`` are the points as they came."""

    given: NDArray[Any]
    points: NDArray[np.int16]
    submitted: NDArray[np.int64]
    among: NDArray[np.uint8]
    step: int
    numbers: NDArray[Any] | None

    def ordered(self, rows: Rows, *, by_points: bool = True) -> Rows:
        """Some rows in the order of the ranking; they come in the order of their places."""
        keys: list[NDArray[Any]] = [self.submitted[rows]]
        if by_points:
            keys.append(-self.points[rows].astype(np.int32))
        if self.numbers is not None:
            keys = [*_number_keys(self.numbers[rows]), *keys]
        return rows[np.lexsort(keys)]


def draw(
    points: ArrayLike,
    submitted: ArrayLike,
    among: ArrayLike | None = None,
    *,
    invitations: int | None = None,
    points_from: int | None = None,
    numbers: ArrayLike | None = None,
    engine: Engine | None = None,
) -> Draw:
    """Who is invited: the first ``invitations`` of the ranking, or everybody with ``points_from`` or more.

    ``points`` are whole numbers from 0 to 2047 (:data:`~.lookups.NO_SCORE` where they are not known: such a row is not
    ranked), fastest as numbers of 16 bits. ``submitted`` are instants in UTC as ``datetime64``, or as microseconds
    since 1970. ``among`` is true for the rows that are in the pool at the round's instant and in its grouping; all are
    where it is None. Equal points and instants are decided by ``numbers``: profile numbers, shorter ones first, as text
    or as whole numbers; without them by the place of the row. That no number occurs twice is taken for granted.

    :raises BadInstruction: where there is not one measure, a number or a lowest score, from 0 on.
    :raises ColumnError: for columns of different lengths or of other types, points that cannot be, or no instant of
        submission at or above the cut-off.
    """
    _check_measure(invitations, points_from)
    pool = _pool(points, submitted, among, numbers)
    loops = _loops(engine, len(pool.points))
    counts = _Counts(loops, pool, invitations, points_from)
    ranked = counts.ranked
    cutoff, many = counts.line()
    exhausted = invitations is not None and ranked < invitations
    if not many:
        return Draw(np.empty(0, np.int64), None, None, 0, 0, ranked, exhausted, False)
    above, tied = _collected(loops, pool, cutoff, counts.by_range)
    first, decided = _first_of(pool, tied, many - len(above))
    invited = np.concatenate([pool.ordered(above), first])
    _check_submitted(pool, invited)
    tie_break = EPOCH + timedelta(microseconds=int(pool.submitted[invited[-1]])) if points_from is None else None
    return Draw(invited, cutoff, tie_break, len(first), len(tied) - len(first), ranked, exhausted, decided)


def _check_measure(invitations: int | None, points_from: int | None) -> None:
    if (invitations is None) == (points_from is None):
        raise BadInstruction(ONE_MEASURE.of(value=f"{invitations}, {points_from}"))
    measure = points_from if invitations is None else invitations
    assert measure is not None
    if measure < 0:
        raise BadInstruction(NEGATIVE.of(value=str(measure)))


# ------------------------------------------------------------------------------------------------------------- columns


def _pool(points: ArrayLike, submitted: ArrayLike, among: ArrayLike | None, numbers: ArrayLike | None) -> _Pool:
    given = np.asarray(points)
    chosen = np.ones(RANGE, bool) if among is None else np.asarray(among)
    if chosen.dtype != bool:
        raise ColumnError(_TYPE.of(name="among", type=chosen.dtype, accepted="bool"))
    pool = _Pool(
        given=given,
        points=_points(given),
        submitted=_instants(np.asarray(submitted)),
        among=np.ascontiguousarray(chosen).view(np.uint8),
        step=0 if among is None else 1,
        numbers=None if numbers is None else _numbers(np.asarray(numbers)),
    )
    lengths = {"points": len(pool.points), "submitted": len(pool.submitted)}
    lengths |= {"among": len(chosen)} if among is not None else {}
    lengths |= {"numbers": len(pool.numbers)} if pool.numbers is not None else {}
    if len(set(lengths.values())) != 1:
        raise ColumnError(_LENGTHS.of(lengths=", ".join(f"{name} {length}" for name, length in lengths.items())))
    return pool


def _points(given: NDArray[Any]) -> NDArray[np.int16]:
    """Points as numbers of 16 bits; what cannot be is still something that cannot be."""
    if given.dtype.kind not in "iu":
        raise ColumnError(_TYPE.of(name="points", type=given.dtype, accepted="int16, uint16"))
    if given.dtype == np.uint16 and given.max(initial=0) <= MOST_POINTS:
        return np.ascontiguousarray(given).view(np.int16)
    if given.dtype != np.int16:
        wrong = (given > MOST_POINTS) | ((given < 0) & (given != NO_SCORE))
        given = given.astype(np.int16)
        given[wrong] = -1
    return np.ascontiguousarray(given, np.int16)


def _instants(submitted: NDArray[Any]) -> NDArray[np.int64]:
    """Instants as microseconds since 1970."""
    if submitted.dtype.kind == "M":
        instants = submitted.astype("datetime64[us]", copy=False)
        if instants.dtype != submitted.dtype and not np.array_equal(instants, submitted, equal_nan=True):
            raise ColumnError(_TYPE.of(name="submitted", type=submitted.dtype, accepted="datetime64[us]"))
        return np.ascontiguousarray(instants).view(np.int64)
    if submitted.dtype.kind != "i":
        raise ColumnError(_TYPE.of(name="submitted", type=submitted.dtype, accepted="datetime64[us], int64"))
    return np.ascontiguousarray(submitted, np.int64)


def _numbers(numbers: NDArray[Any]) -> NDArray[Any]:
    if numbers.dtype.kind not in "iuUTO":
        raise ColumnError(_TYPE.of(name="numbers", type=numbers.dtype, accepted="str, int64"))
    return numbers


def _number_keys(numbers: NDArray[Any]) -> list[NDArray[Any]]:
    """What profile numbers are sorted by, the first last: shorter ones first, so that 9 stands before 10."""
    if numbers.dtype.kind in "iu":
        return [numbers]
    text = numbers.astype(str)
    return [text, np.strings.str_len(text)]


def _check_submitted(pool: _Pool, invited: Rows) -> None:
    missing = pool.submitted[invited] == np.iinfo(np.int64).min
    if missing.any():
        raise ColumnError(_NO_INSTANT.of(row=str(invited[missing.argmax()])))


# ------------------------------------------------------------------------------------------------------------ counting


def _loops(engine: Engine | None, rows: int) -> Any:
    if compiles(engine, rows):
        from . import tally  # noqa: PLC0415 - it imports Numba, which may not be there and takes its time

        return tally
    from . import plaintally  # noqa: PLC0415 - the one or the other

    return plaintally


class _Counts:
    """How many of the grouping have each score that is high enough to matter, and how many the grouping holds.

    ``least`` is a score that the cut-off cannot be below: as soon as enough rows have been counted at a score or above,
    lower ones are passed over.
    """

    def __init__(self, loops: Any, pool: _Pool, invitations: int | None, points_from: int | None) -> None:
        self.loops = loops
        self.pool = pool
        self.invitations = invitations
        self.least = 0 if points_from is None else min(points_from, MOST_POINTS + 1)
        self.by_range = np.zeros((-(-len(pool.points) // RANGE), MOST_POINTS + 1), np.int32)
        self.by_score = np.zeros(MOST_POINTS + 1, np.int64)
        self.lock = Lock()
        self.ranked = sum(in_ranges(len(pool.points), self._count, RANGE))

    def _count(self, first: int, last: int) -> int:
        pool, lanes = self.pool, np.zeros((LANES, MOST_POINTS + 2), np.int32)
        given = (pool.points, pool.among, pool.step, NO_SCORE, MOST_POINTS, self.least)
        ranked, wrong = self.loops.tally(*given, first, last, lanes)
        if wrong >= 0:
            raise ColumnError(_POINTS.of(row=str(wrong), value=str(pool.given[wrong]), most=str(MOST_POINTS)))
        counts = self.by_range[first // RANGE] = lanes.sum(0)[:-1]
        with self.lock:
            self.by_score += counts
            if self.invitations:
                self.least = max(self.least, self._reached_by(self.invitations))
        return int(ranked)

    def _reached_by(self, many: int) -> int:
        """The highest score that so many rows have or exceed; 0 where there are not so many."""
        return int(np.count_nonzero(self.by_score[::-1].cumsum() >= many)) - 1 if many <= self.by_score.sum() else 0

    def line(self) -> tuple[int, int]:
        """The cut-off, and how many are invited; it is of no meaning where nobody is."""
        if self.invitations is not None:
            many = min(self.invitations, self.ranked)
            return self._reached_by(many), many
        present = np.flatnonzero(self.by_score[self.least :])
        return (int(present[0]) + self.least if len(present) else 0), int(self.by_score[self.least :].sum())


def _collected(loops: Any, pool: _Pool, cutoff: int, by_range: NDArray[np.int32]) -> tuple[Rows, Rows]:
    """The rows above a score, and those at it, in the order of their places."""
    above = np.concatenate([[0], by_range[:, cutoff + 1 :].sum(1).cumsum()])
    at = np.concatenate([[0], by_range[:, cutoff].cumsum()]) + above[-1]
    rows = np.empty(at[-1], np.int64)

    def part(first: int, last: int) -> None:
        if by_range[first // RANGE, cutoff:].any():
            places = int(above[first // RANGE]), int(at[first // RANGE])
            loops.collect(pool.points, pool.among, pool.step, cutoff, first, last, *places, rows)

    in_ranges(len(pool.points), part, RANGE)
    return rows[: above[-1]], rows[above[-1] :]


def _first_of(pool: _Pool, tied: Rows, many: int) -> tuple[Rows, bool]:
    """The first so many of rows with the same points, and whether the next has the instant of the last of them."""
    if many == len(tied):
        return pool.ordered(tied, by_points=False), False
    instants = pool.submitted[tied]
    last = np.partition(instants, many - 1)[many - 1]
    early = tied[instants <= last]
    return pool.ordered(early, by_points=False)[:many], len(early) > many


_TYPE = Text(
    "{name}: {type} cannot be used. Accepted: {accepted}.",
    "{name} : {type} ne peut pas être utilisé. Valeurs acceptées : {accepted}.",
)
_LENGTHS = Text(
    "the columns have different numbers of rows: {lengths}. Accepted: as many in each.",
    "les colonnes n'ont pas le même nombre de lignes : {lengths}. Valeurs acceptées : autant dans chacune.",
)
_POINTS = Text(
    "row {row} (counted from 0), points: {value} cannot be. Accepted: a whole number from 0 to {most}, or none.",
    "ligne {row} (comptée à partir de 0), points : {value} est impossible. Valeurs acceptées : un nombre entier de 0 à "
    "{most}, ou rien.",
)
_NO_INSTANT = Text(
    "row {row} (counted from 0), submitted: there is none. Accepted: an instant for every row that can be invited.",
    "ligne {row} (comptée à partir de 0), submitted : il n'y en a pas. Valeurs acceptées : un instant pour chaque "
    "ligne qui peut être invitée.",
)
