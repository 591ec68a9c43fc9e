"""Choosing what is not published of a pool, so that a published round can come out of it.

A result of N invitations down to the score c, tie-break t, is possible where in the round's grouping those above c, and
those at c who were submitted by t, are N, the last of them at c and at t. What is published of the pool are its bands.
So, in this order: points are moved within their band; membership in the grouping, which is not published, is chosen;
where the bands hold too few for that, candidates arrive, no more than are missing; where they hold more than the round
invited and everybody belongs to its grouping, candidates have left since the pool was counted.

Whoever was counted had been submitted by then, and whoever arrived was submitted after. So where the tie-break is later
than the count, the last person invited is an arrival, however many the bands hold.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from express_entry.history import NARROW_BANDS, Distribution, Round, distribution_with, rounds
from express_entry.history.covered import programs_covered
from express_entry.history.notes import Note
from express_entry.history.record import RoundType
from express_entry.law import Text, consolidated
from express_entry.law.days import DAY, day_of, instant_at
from express_entry.selection import Category, Grouping, Instruction, class_order
from express_entry.synthetic.pool import SEED, Pool
from express_entry.synthetic.quotas import quotas_of
from express_entry.synthetic.table import submitted as submitted_of

from .arrangement import BITS, Arrangement, Chosen, Columns, Flags, Ints
from .faults import NotReplayable

MICRO = 1_000_000
NOMINEE = BITS["pnp"]


def replayable() -> tuple[Round, ...]:
    """Every published round with which a distribution of the pool was published, the earliest first."""
    return tuple(each for each in rounds() if distribution_with(each.number) is not None)


def arrangement_of(round_: Round, *, seed: int = SEED) -> Arrangement:
    """The pool on which a published round is held again.

    :raises NotReplayable: where no distribution of the pool was published with it.
    """
    found = distribution_with(round_.number)
    if found is None:
        raise NotReplayable(NO_DISTRIBUTION.of(number=round_.number))
    instruction = instruction_of(round_)
    columns = _columns(found, round_, seed)
    return _Arranging(round_, found, instruction, columns, seed).arrangement()


def instruction_of(round_: Round) -> Instruction:
    """The instruction that a published round amounts to; one for which no tie-break was published named a score.

    Where a tie-break was published and could not be found, the round named a number as the others of its time did.
    """
    version = round_.category_version
    category = None if version is None else Category(round_.program_or_category, version)
    by_score = round_.tie_break is None and Note.TIE_BREAK_NOT_FOUND not in round_.notes
    return Instruction(
        round_.number,
        Grouping(round_.round_type.value),
        frozenset(programs_covered(round_)),
        round_.instant,
        class_order(consolidated().at(round_.instant)),
        None if by_score else round_.invitations,
        round_.crs_cutoff if by_score else None,
        category,
    )


def _columns(found: Distribution, round_: Round, seed: int) -> Columns:
    """The synthetic pool of a distribution, under the law of the round's day, submitted before the round."""
    pool = Pool(day_of(round_.instant), quotas_of(found.bands, found.total), seed)
    points, instants, programs = [], [], []
    members: dict[str, list[Flags]] = {slug: [] for slug in pool.programs.categories}
    for block in pool.blocks():
        points.append(block.scores.astype(np.int64))
        instants.append(submitted_of(pool, block).astype("datetime64[us]").astype(np.int64))
        bits = np.zeros(len(block.scores), np.int64)
        for slug, bit in BITS.items():
            bits |= np.where(block.facts[f"program_{slug}"] > 0, bit, 0)
        programs.append(bits)
        for slug, flags in pool.programs.members(block.facts).items():
            members[slug].append(np.asarray(flags, np.bool_))
    versions = {slug: str(values["round_version"]) for slug, values in pool.programs.categories.items()}
    return Columns(
        np.concatenate(points),
        np.concatenate(instants),
        np.concatenate(programs),
        {Category(slug, versions[slug]): np.concatenate(flags) for slug, flags in members.items()},
    )


class _Arranging:
    """One arrangement under way; ``before`` are the counted candidates that are still there, as they were drawn."""

    def __init__(
        self, round_: Round, found: Distribution, instruction: Instruction, columns: Columns, seed: int
    ) -> None:
        self.round, self.found, self.instruction = round_, found, instruction
        self.columns, self.before = columns, columns.copied()
        self.cutoff, self.size = round_.crs_cutoff, round_.invitations
        self.random = np.random.default_rng([seed, *round_.number.encode()])
        self.band = next(band for band in NARROW_BANDS if band.low <= self.cutoff <= band.high)
        self.slug = next(each for each in instruction.class_order if each in _federal_first(instruction.programs))
        self.opening = _micros(round_.instant - timedelta(days=365)) + MICRO
        self.closing = _micros(round_.instant) - MICRO
        self.tie_break = None if round_.tie_break is None else _micros(round_.tie_break)
        self.counted = _micros(_counted_by(found, round_))
        self.late = self.tie_break is not None and self.tie_break >= self.counted

    def arrangement(self) -> Arrangement:
        """The arrangement."""
        counted = self.size - 1 if self.late else self.size
        self._fewer(counted)
        self._more(counted)
        self._submit()
        if self.late:
            self._arrive(np.array([self.cutoff]), np.array([self.tie_break]))
        return Arrangement(self.round, self.found, self.instruction, self.columns, self._chosen())

    def _chosen(self) -> Chosen:
        """What is not as it was drawn, counted at the end, so that what was chosen twice counts once."""
        many, now, then = len(self.before), self.columns, self.before
        inside, once = self._grouping(now)[:many], self._grouping(then)
        return Chosen(
            moved=int((now.points[:many] != then.points).sum()),
            joined=int((inside & ~once).sum()),
            left=int((once & ~inside).sum()),
            arrivals=len(now) - many,
            departures=self.found.total - many,
            timed=int((now.submitted[:many] != then.submitted).sum()),
        )

    # ------------------------------------------------------------------------------------------------- the grouping

    @property
    def grouping(self) -> Flags:
        """Who is in the grouping of the round."""
        return self._grouping(self.columns)

    @property
    def covered(self) -> int:
        """The programs that the round covers."""
        return sum(BITS[slug] for slug in self.instruction.programs)

    def _grouping(self, columns: Columns) -> Flags:
        nominee = (columns.programs & NOMINEE) > 0
        fits = np.where(nominee, self.covered & NOMINEE, columns.programs & self.covered) > 0
        category = self.instruction.category
        return np.asarray(fits & columns.members[category] if category is not None else fits)

    def _where(self, condition: Flags, many: int) -> Ints:
        """Some of the candidates of whom something holds, drawn by chance."""
        rows = np.flatnonzero(condition)
        if many >= len(rows):
            return rows
        return np.sort(self.random.choice(rows, many, replace=False))

    def _in_band(self) -> Flags:
        points = self.columns.points
        return np.asarray((points >= self.band.low) & (points <= self.band.high))

    # ------------------------------------------------------------------------------------------------ fewer than there

    def _fewer(self, counted: int) -> None:
        """Where more must be invited than were: so many come to stand at the line or below it, or elsewhere.

        Somebody stands at the line, so that fewer than were invited stand above it. Whoever shares its score may be
        left out by the tie-break, where there is one and somebody counted can have been submitted after it.
        """
        self._lower(self.cutoff + 1, self.size - 1)
        if self.tie_break is None or self.tie_break + 2 * MICRO > self.counted:
            self._lower(self.cutoff, counted)

    def _lower(self, lowest: int, most: int) -> None:
        """At most so many of the grouping reach a score: those of its band fall below it, then others are elsewhere."""
        excess = int((self.grouping & (self.columns.points >= lowest)).sum()) - most
        if excess > 0 and lowest > self.band.low:
            rows = self._where(self.grouping & (self.columns.points >= lowest) & self._in_band(), excess)
            self.columns.points[rows] = lowest - 1
            excess -= len(rows)
        if excess > 0:
            self._leave(self._where(self.grouping & (self.columns.points >= lowest), excess))

    def _leave(self, rows: Ints) -> None:
        """Candidates are not of the grouping after all, or where everybody would be, have left the pool."""
        category = self.instruction.category
        if category is not None:
            self.columns.members[category][rows] = False
        elif self.round.round_type is RoundType.PROGRAM and not self.covered & NOMINEE:
            others = self.columns.programs[rows] & ~self.covered
            another = BITS["cec"] if self.covered & BITS["fsw"] else BITS["fsw"]
            self.columns.programs[rows] = np.where(others, others, another)
        else:
            keep = np.ones(len(self.columns), np.bool_)
            keep[rows] = False
            self.columns, self.before = self.columns.kept(keep), self.before.kept(keep)

    # ------------------------------------------------------------------------------------------------- more than there

    def _more(self, counted: int) -> None:
        """Where fewer reach the line than were invited: somebody comes to stand at it, then others at it or above."""
        if not self.late:
            self._one_at_the_line()
        missing = counted - int((self.grouping & (self.columns.points >= self.cutoff)).sum())
        rest = self._fill(max(missing, 0), self.columns.points >= self.cutoff)
        if rest:
            self._arrive(self._points_of_arrivals(rest), self._instants(rest, self.counted, self.closing))

    def _one_at_the_line(self) -> None:
        """Somebody of the line's band stands at it; where the band is empty, only an arrival can."""
        points = self.columns.points
        if (self.grouping & (points == self.cutoff)).any() or not self._fill(1, points == self.cutoff):
            return
        rows = self._where(self.grouping & self._in_band(), 1)
        if len(rows):
            points[rows] = self.cutoff
        else:
            self._arrive(np.array([self.cutoff]), self._instants(1, self.opening, self.closing))

    def _fill(self, many: int, reaching: Flags) -> int:
        """So many more reach the line: members of its band, then others of the bands; how many are still missing."""
        many -= self._raise(self.grouping, many)
        return many - self._join(many, reaching)

    def _raise(self, whom: Flags, many: int) -> int:
        """Candidates of the line's band come to stand at it."""
        rows = self._where(whom & self._in_band() & (self.columns.points < self.cutoff), many)
        self.columns.points[rows] = self.cutoff
        return len(rows)

    def _join(self, many: int, reaching: Flags) -> int:
        """Candidates of the bands belong to the grouping, those who reach the line already first."""
        able = ~self.grouping & self._may_join()
        joining = self._where(able & reaching, many)
        self._enter(joining)
        raised = self._where(able & self._in_band() & (self.columns.points < self.cutoff), many - len(joining))
        self._enter(raised)
        self.columns.points[raised] = self.cutoff
        return len(joining) + len(raised)

    def _may_join(self) -> Flags:
        """A nominee is of no other grouping, and nobody is a nominee without the points of one."""
        if self.covered & NOMINEE:
            return np.asarray(self.columns.points >= NARROW_BANDS[0].low)
        return np.asarray((self.columns.programs & NOMINEE) == 0)

    def _enter(self, rows: Ints) -> None:
        category, programs = self.instruction.category, self.columns.programs
        if category is not None:
            self.columns.members[category][rows] = True
        programs[rows] |= np.where(programs[rows] & self.covered, 0, BITS[self.slug])

    def _points_of_arrivals(self, many: int) -> Ints:
        """Points above the line, as those have who stand there: whoever is at it was submitted by the tie-break."""
        above = self.columns.points[self.grouping & (self.columns.points > self.cutoff)]
        return self.random.choice(above, many) if len(above) else np.full(many, self.cutoff + 1)

    def _arrive(self, points: Ints, instants: Ints) -> None:
        """Candidates of the grouping who were not counted."""
        columns, many = self.columns, len(points)
        bits = BITS[self.slug] | (BITS["fsw"] if self.slug == "pnp" else 0)
        members = {
            category: np.concatenate([flags, np.full(many, category == self.instruction.category)])
            for category, flags in columns.members.items()
        }
        self.columns = Columns(
            np.concatenate([columns.points, points]),
            np.concatenate([columns.submitted, instants]),
            np.concatenate([columns.programs, np.full(many, bits)]),
            members,
        )

    # -------------------------------------------------------------------------------------------------- submission

    def _instants(self, many: int, first: int, last: int) -> Ints:
        """Instants by chance, both ends included."""
        return self.random.integers(first, last, many, endpoint=True)

    def _submit(self) -> None:
        """Whoever was counted within twelve months before the round; at the line, by the tie-break as many as fit."""
        submitted = self.columns.submitted[: len(self.before)]
        outside = np.flatnonzero((submitted < self.opening) | (submitted >= self.counted))
        submitted[outside] = self._instants(len(outside), self.opening, self.counted - 1)
        if self.tie_break is not None and not self.late:
            self._divide(self.tie_break)

    def _divide(self, tie_break: int) -> None:
        """At the line: the last who is invited at the tie-break, the others before it, and who is left out after it."""
        columns = self.columns
        at = np.flatnonzero(self.grouping & (columns.points == self.cutoff))
        above = int((self.grouping & (columns.points > self.cutoff)).sum())
        ordered = at[np.argsort(columns.submitted[at], kind="stable")]
        invited, left_out = ordered[: self.size - above], ordered[self.size - above :]
        after = invited[columns.submitted[invited] >= tie_break]
        columns.submitted[after] = self._instants(len(after), min(self.opening, tie_break - 1), tie_break - 1)
        columns.submitted[invited[-1:]] = tie_break
        early = left_out[columns.submitted[left_out] < tie_break + MICRO]
        columns.submitted[early] = self._instants(len(early), tie_break + MICRO, self.counted - 1)


def _federal_first(programs: frozenset[str]) -> frozenset[str]:
    """The programs that a newcomer to a grouping may be of: nominees where the round covers nobody else."""
    return programs - {"pnp"} or programs


def _counted_by(found: Distribution, round_: Round) -> datetime:
    """The instant by which everybody counted had been submitted: the end of the day of the count, a repeat's first.

    A count of the round's own day came before the round: at the beginning of that day, or at the tie-break if later.
    """
    day = (found.repeat_of or found.as_of) + DAY
    if day <= day_of(round_.instant):
        return instant_at(day)
    start = instant_at(day_of(round_.instant))
    if round_.tie_break is None:
        return start
    return max(start, min(round_.tie_break + timedelta(seconds=2), round_.instant - timedelta(seconds=2)))


def _micros(instant: datetime) -> int:
    return (instant - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


NO_DISTRIBUTION = Text(
    "number: no distribution of the pool was published with round {number}. Accepted: a round with one, as rounds show "
    "tells.",
    "numéro : aucune répartition du bassin n'a été publiée avec la ronde {number}. Accepté : une ronde qui en a une, "
    "comme l'indique rounds show.",
)
