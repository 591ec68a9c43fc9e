"""Choosing what is not published of a pool, so that a published round can come out of it.

A result of N invitations down to the score c, tie-break t, is possible where in the round's grouping those above c, and
those at c who were submitted by t, are N, the last of them at c and at t. What is published of the pool are its bands.
So, in this order: points are moved within their band; membership in the grouping, which is not published, is chosen;
where the bands hold too few for that, candidates arrive, no more than are missing; where they hold more than the round
invited and everybody belongs to its grouping, candidates have left since the pool was counted.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from express_entry.history import NARROW_BANDS, Distribution, Round, distribution_with, rounds
from express_entry.history.covered import programs_covered
from express_entry.history.notes import Note
from express_entry.history.record import RoundType
from express_entry.law import Text, consolidated
from express_entry.law.days import day_of
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
    return _Arranging(round_, instruction, columns, seed).arrangement(found)


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
    """One arrangement under way."""

    def __init__(self, round_: Round, instruction: Instruction, columns: Columns, seed: int) -> None:
        self.round, self.instruction, self.columns = round_, instruction, columns
        self.cutoff, self.size = round_.crs_cutoff, round_.invitations
        self.random = np.random.default_rng([seed, *round_.number.encode()])
        self.counts = dict.fromkeys(("moved", "joined", "left", "arrivals", "departures", "timed"), 0)
        self.band = next(band for band in NARROW_BANDS if band.low <= self.cutoff <= band.high)

    def arrangement(self, found: Distribution) -> Arrangement:
        """The arrangement."""
        self._fewer()
        self._more()
        self._submit()
        return Arrangement(self.round, found, self.instruction, self.columns, Chosen(**self.counts))

    # ------------------------------------------------------------------------------------------------- the grouping

    @property
    def grouping(self) -> Flags:
        """Who is in the grouping of the round."""
        bits = self.columns.programs
        covered = sum(BITS[slug] for slug in self.instruction.programs)
        nominee = (bits & NOMINEE) > 0
        fits = np.where(nominee, covered & NOMINEE, bits & covered) > 0
        category = self.instruction.category
        return np.asarray(fits & self.columns.members[category] if category is not None else fits)

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

    def _fewer(self) -> None:
        """Where more must be invited than were: so many come to stand at the line or below it, or elsewhere.

        Whoever shares the score of the line may be left out by the tie-break, where there is one and time after it.
        """
        if self._all_at_the_line():
            lowest, most, lower = self.cutoff, self.size, self.cutoff - 1
        else:
            lowest, most, lower = self.cutoff + 1, self.size - 1, self.cutoff
        points = self.columns.points
        excess = int((self.grouping & (points >= lowest)).sum()) - most
        if excess > 0 and lower >= self.band.low:
            rows = self._where(self.grouping & (points >= lowest) & self._in_band(), excess)
            points[rows] = lower
            self.counts["moved"] += len(rows)
            excess -= len(rows)
        if excess > 0:
            self._leave(self._where(self.grouping & (points >= lowest), excess))

    def _all_at_the_line(self) -> bool:
        """Whether everybody at the line is invited: no tie-break decides, or none can be submitted after it."""
        tie_break = self.round.tie_break
        return tie_break is None or tie_break + timedelta(seconds=2) > self.round.instant

    def _leave(self, rows: Ints) -> None:
        """Candidates are not of the grouping after all, or where everybody would be, have left the pool."""
        category = self.instruction.category
        kind = self.round.round_type
        if category is not None:
            self.columns.members[category][rows] = False
            self.counts["left"] += len(rows)
        elif kind is RoundType.PROGRAM and NOMINEE not in map(BITS.get, self.instruction.programs):
            (slug,) = self.instruction.programs
            other = BITS["fsw"] if slug != "fsw" else BITS["cec"]
            self.columns.programs[rows] = (self.columns.programs[rows] & ~BITS[slug]) | other
            self.counts["left"] += len(rows)
        else:
            keep = np.ones(len(self.columns), np.bool_)
            keep[rows] = False
            self.columns = self.columns.kept(keep)
            self.counts["departures"] += len(rows)

    # ------------------------------------------------------------------------------------------------- more than there

    def _more(self) -> None:
        """Where fewer reach the line than were invited: somebody comes to stand at it, then others at it or above."""
        points = self.columns.points
        if self.size and not (self.grouping & (points == self.cutoff)).any():
            self._fill(1, points == self.cutoff)
        points = self.columns.points
        missing = self.size - int((self.grouping & (points >= self.cutoff)).sum())
        if missing > 0:
            self._fill(missing, points >= self.cutoff)

    def _fill(self, many: int, reaching: Flags) -> None:
        """So many more reach the line: members of its band, then others of the bands, and only then arrivals."""
        many -= self._raise(self.grouping, many)
        if many:
            many -= self._join(many, reaching)
        if many:
            self._arrive(many)

    def _raise(self, whom: Flags, many: int) -> int:
        """Candidates of the line's band come to stand at it."""
        rows = self._where(whom & self._in_band() & (self.columns.points < self.cutoff), many)
        self.columns.points[rows] = self.cutoff
        self.counts["moved"] += len(rows)
        return len(rows)

    def _join(self, many: int, reaching: Flags) -> int:
        """Candidates of the bands belong to the grouping, those who reach the line already first."""
        able = ~self.grouping & self._may_join()
        joining = self._where(able & reaching, many)
        self._enter(joining)
        raised = self._where(able & self._in_band() & (self.columns.points < self.cutoff), many - len(joining))
        self._enter(raised)
        self.columns.points[raised] = self.cutoff
        self.counts["moved"] += len(raised)
        return len(joining) + len(raised)

    def _may_join(self) -> Flags:
        """A nominee is of no other grouping, and nobody is a nominee without the points of one."""
        nominee = (self.columns.programs & NOMINEE) > 0
        if NOMINEE in map(BITS.get, self.instruction.programs):
            return np.asarray(self.columns.points >= NARROW_BANDS[0].low)
        return np.asarray(~nominee)

    def _enter(self, rows: Ints) -> None:
        category = self.instruction.category
        if category is not None:
            self.columns.members[category][rows] = True
        if len(self.instruction.programs) == 1:
            (slug,) = self.instruction.programs
            self.columns.programs[rows] |= BITS[slug]
        self.counts["joined"] += len(rows)

    def _arrive(self, many: int) -> None:
        """Candidates who were not counted: at the line, and of the grouping."""
        columns = self.columns
        slug = next(each for each in self.instruction.class_order if each in self.instruction.programs)
        if slug == "pnp" and len(self.instruction.programs) > 1:
            slug = "cec"
        bits = BITS[slug] | (BITS["fsw"] if slug == "pnp" else 0)
        members = {
            category: np.concatenate([flags, np.full(many, category == self.instruction.category)])
            for category, flags in columns.members.items()
        }
        self.columns = Columns(
            np.concatenate([columns.points, np.full(many, self.cutoff)]),
            np.concatenate([columns.submitted, self._instants(many, self._opening(), self._closing())]),
            np.concatenate([columns.programs, np.full(many, bits)]),
            members,
        )
        self.counts["arrivals"] += many

    # -------------------------------------------------------------------------------------------------- submission

    def _opening(self) -> int:
        """The first instant at which somebody in the pool can have been submitted: within twelve months."""
        return _micros(self.round.instant - timedelta(days=365)) + MICRO

    def _closing(self) -> int:
        return _micros(self.round.instant) - MICRO

    def _instants(self, many: int, first: int, last: int) -> Ints:
        """Instants by chance, both ends included."""
        return self.random.integers(first, last, many, endpoint=True)

    def _submit(self) -> None:
        """Everybody within twelve months before the round; at the line, as many by the tie-break as were invited."""
        columns = self.columns
        outside = np.flatnonzero((columns.submitted < self._opening()) | (columns.submitted > self._closing()))
        columns.submitted[outside] = self._instants(len(outside), self._opening(), self._closing())
        self.counts["timed"] += len(outside)
        if self.round.tie_break is None:
            return
        tie_break = _micros(self.round.tie_break)
        at = np.flatnonzero(self.grouping & (columns.points == self.cutoff))
        above = int((self.grouping & (columns.points > self.cutoff)).sum())
        ordered = at[np.argsort(columns.submitted[at], kind="stable")]
        invited, left_out = ordered[: self.size - above], ordered[self.size - above :]
        before = columns.submitted[ordered].copy()
        late = invited[columns.submitted[invited] >= tie_break]
        first = min(self._opening(), tie_break - 1)
        columns.submitted[late] = self._instants(len(late), first, tie_break - 1)
        columns.submitted[invited[-1:]] = tie_break
        early = left_out[columns.submitted[left_out] < tie_break + MICRO]
        columns.submitted[early] = self._instants(
            len(early), tie_break + MICRO, max(self._closing(), tie_break + MICRO)
        )
        self.counts["timed"] += int((columns.submitted[ordered] != before).sum())


def _micros(instant: datetime) -> int:
    return (instant - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


NO_DISTRIBUTION = Text(
    "number: no distribution of the pool was published with round {number}. Accepted: a round with one, as rounds show "
    "tells.",
    "numéro : aucune répartition du bassin n'a été publiée avec la ronde {number}. Accepté : une ronde qui en a une, "
    "comme l'indique rounds show.",
)
