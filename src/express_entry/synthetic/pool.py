"""A synthetic pool: invented candidates, as many in each band as were published.

    from express_entry.synthetic.pool import pool_of
    pool = pool_of(date(2026, 6, 2), 10_000)
    for block in pool.blocks():
        ...

The pool is cut into blocks, each drawn by chance of its own, so that a block is the same whoever draws it and when. In
a block candidates of every archetype are drawn, scored by the ranking of the day, and kept until each band is full.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from express_entry.history import NARROW_BANDS, Band, Distribution
from express_entry.law import Consolidation, Law, Text
from express_entry.law.programs import in_force
from express_entry.scoring.columns import CRS, NAMES
from express_entry.scoring.engine import Scores, cores
from express_entry.scoring.poolcolumns import PROGRAMS
from express_entry.scoring.ranking import Ranking
from express_entry.scoring.scorer import Scorer, scorer_of

from .candidates import Facts, chosen_rows, drawn, together
from .chance import Chance, Choices, shared
from .faults import SynthesisError
from .occupations import Occupations, occupations_of
from .programs import Programs
from .quotas import MOST, Quotas, apportioned, published_by, quotas_of
from .weights import Archetype, weights

SEED = 1
"""The seed where none is given."""
BLOCK = 1 << 16
"""Candidates of a block."""
TRIAL = 1 << 14
"""Candidates of each stratum that are drawn to see which bands they come to stand in."""
LEAST_DRAWN, SELDOM = 1 << 10, 200
"""Candidates that are drawn at once at the least; a stratum is not asked for a band that fewer than one in so many of
it stand in, unless no other stands in it more often."""
TRIES = 200
"""Draws in a row that bring nobody, after which a band counts as out of reach."""

TRIALS, PLAN, DRAWING, ORDER, REST = range(5)
"""What chance is used for."""


class Stratum(NamedTuple):
    """Candidates of one archetype, all nominated or none."""

    archetype: Archetype
    occupations: Choices
    nominated: bool
    share: float


class Block(NamedTuple):
    """Candidates that follow each other in the pool: the number of the first, their facts, and their scores."""

    number: int
    first: int
    facts: Facts
    scores: Scores


@dataclass(frozen=True)
class Pool:
    """A synthetic pool of a day: candidates by narrow band, and the seed that they are drawn by.

    ``published`` is the distribution it follows, if any; ``asked`` the day that was asked for.
    """

    day: date
    quotas: Quotas
    seed: int = SEED
    published: Distribution | None = None
    asked: date | None = None
    law: Consolidation | None = None

    @property
    def size(self) -> int:
        """How many candidates."""
        return sum(self.quotas.values())

    @cached_property
    def rules(self) -> Law:
        """The law of the day.

        :raises GapDay: where its points are not known.
        :raises NoLawYet: before Express Entry began.
        """
        return Ranking(self.law, on=self.day).one

    @cached_property
    def scorer(self) -> Scorer:
        """The ranking of the day."""
        return scorer_of(self.rules)

    @cached_property
    def occupations(self) -> Occupations:
        """The occupations that candidates work in."""
        return occupations_of(self.rules, weights().occupations)

    @cached_property
    def programs(self) -> Programs:
        """What candidates may be eligible for.

        :raises SynthesisError: where the programs of the day are others than those of 2015, which a pool has flags for.
        """
        there = sorted(in_force(self.rules))
        if there != sorted(PROGRAMS):
            raise SynthesisError(_PROGRAMS.of(day=self.day, there=there, accepted=sorted(PROGRAMS)))
        return Programs(self.rules, self.occupations)

    @cached_property
    def plan(self) -> NDArray[np.int64]:
        """How many candidates of each stratum (rows) stand in each band (columns).

        :raises SynthesisError: where nobody of any stratum stands in a band that is to have somebody.
        """
        found = np.zeros(self.rates.shape, np.int64)
        shares = np.array([stratum.share for stratum in self.strata])
        for place, band in enumerate(NARROW_BANDS):
            rates = self.rates[:, place]
            if self.quotas[band] and not rates.any():
                raise _unreachable(band, self.day)
            often = np.where(rates >= min(1 / SELDOM, rates.max()), rates * shares, 0)
            if self.quotas[band]:
                parts = np.rint(often / often.sum() * 1e9).astype(np.int64)
                found[:, place] = apportioned(parts.tolist(), self.quotas[band])
        return found

    @cached_property
    def strata(self) -> tuple[Stratum, ...]:
        """Every archetype twice: without a nomination and with one."""
        found = []
        for each in weights().archetypes:
            occupations = self.occupations.ladder(each.families)
            found.append(Stratum(each, occupations, False, each.share * (1 - each.nominated)))
            found.append(Stratum(each, occupations, True, each.share * each.nominated))
        return tuple(found)

    @cached_property
    def rates(self) -> NDArray[np.float64]:
        """By stratum and band, the share of those drawn who are eligible and stand in it; the same for any seed."""
        found = np.zeros((len(self.strata), len(NARROW_BANDS)))
        for place, stratum in enumerate(self.strata):
            _, bands, _ = self._drawn(stratum, Chance(TRIALS, place), TRIAL)
            found[place] = np.bincount(bands, minlength=len(NARROW_BANDS) + 1)[:-1] / TRIAL
        return found

    def blocks(self, threads: int | None = None) -> Iterator[Block]:
        """The candidates, block after block; the same for any number of threads."""
        shares = self._shares()
        workers = threads or cores()
        if workers == 1 or len(shares) == 1:
            yield from (self._block(number, share) for number, share in enumerate(shares))
            return
        with ThreadPoolExecutor(workers, thread_name_prefix="drawing") as threads_:
            waiting: deque[Future[Block]] = deque()
            try:
                for number, share in enumerate(shares):
                    waiting.append(threads_.submit(self._block, number, share))
                    if len(waiting) > workers:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()

    # ------------------------------------------------------------------------------------------------ how it is drawn

    def _shares(self) -> list[NDArray[np.int64]]:
        """How many of each stratum and band each block has."""
        left = self.plan.ravel().copy()
        chance = Chance(self.seed, PLAN)
        found = []
        for first in range(0, self.size, BLOCK):
            share = shared(left, min(BLOCK, self.size - first), chance.words(len(left)))
            left -= share
            found.append(share.reshape(self.plan.shape))
        return found

    def _block(self, number: int, share: NDArray[np.int64]) -> Block:
        parts: list[Facts] = []
        for place in np.flatnonzero(share.any(axis=1)).tolist():
            parts += self._filled(place, share[place].copy(), Chance(self.seed, DRAWING, number, place))
        scores = np.concatenate([part.pop(CRS) for part in parts])
        order = Chance(self.seed, ORDER, number).order(len(scores))
        return Block(number, number * BLOCK, chosen_rows(together(parts), order), scores.take(order))

    def _filled(self, place: int, needed: NDArray[np.int64], chance: Chance) -> Iterator[Facts]:
        """Candidates of a stratum until there are as many in each band as are needed."""
        fruitless = 0
        while fruitless < TRIES:
            facts, bands, scores = self._drawn(self.strata[place], chance, self._enough(place, needed))
            facts[CRS] = scores
            kept = []
            for band in np.flatnonzero(needed).tolist():
                rows = np.flatnonzero(bands == band)[: needed[band]]
                needed[band] -= len(rows)
                kept.append(rows)
            rows = np.sort(np.concatenate(kept))
            fruitless = 0 if len(rows) else fruitless + 1
            yield chosen_rows(facts, rows)
            if not needed.any():
                return
        raise _unreachable(NARROW_BANDS[int(needed.argmax())], self.day)

    def _enough(self, place: int, needed: NDArray[np.int64]) -> int:
        """How many to draw so that the bands are probably full, or as many as are drawn at once."""
        rates = np.maximum(self.rates[place], 1 / TRIAL)
        return int(min(max((needed / rates).max() * 1.05, LEAST_DRAWN), BLOCK)) & ~7

    def _drawn(self, stratum: Stratum, chance: Chance, rows: int) -> tuple[Facts, NDArray[np.uint8], Scores]:
        """Candidates, the number of the band of each (that behind the last where not eligible), and their scores."""
        facts = drawn(stratum.archetype, stratum.occupations, chance, rows, nominated=stratum.nominated)
        self.programs.complete(facts)
        eligible = self.programs.judge(facts)
        scores, nobody = self.scorer.score({name: facts[name] for name in NAMES}, rows)
        assert not nobody
        return facts, np.where(eligible, _BANDS.take(scores), np.uint8(len(NARROW_BANDS))), scores


def pool_of(day: date, size: int | None = None, *, seed: int = SEED) -> Pool:
    """The pool as it was last published on or before a day: as many candidates as then, or ``size`` in proportion.

    :raises SynthesisError: before the first publication, or for a size or a seed that cannot be used.
    """
    found = published_by(day)
    wanted = found.total if size is None else size
    if not 1 <= wanted <= MOST:
        raise SynthesisError(_SIZE.of(size=wanted, most=MOST))
    if seed < 0:
        raise SynthesisError(_SEED.of(seed=seed))
    return Pool(found.as_of, quotas_of(found.bands, wanted), seed, found, day)


def in_bands(scores: Scores) -> Mapping[Band, int]:
    """How many of some scores stand in each narrow band."""
    counts = np.bincount(_BANDS.take(scores), minlength=len(NARROW_BANDS))
    return dict(zip(NARROW_BANDS, counts.tolist(), strict=True))


def _unreachable(band: Band, day: date) -> SynthesisError:
    return SynthesisError(_UNREACHABLE.of(band=str(band), day=day))


def _band_numbers() -> NDArray[np.uint8]:
    found = np.zeros(NARROW_BANDS[0].high + 1, np.uint8)
    for place, band in enumerate(NARROW_BANDS):
        found[band.low : band.high + 1] = place
    return found


_BANDS = _band_numbers()

_UNREACHABLE = Text(
    "under the law of {day} nobody who is drawn stands in the band {band}. Accepted: a distribution without candidates "
    "in it, or a day whose ranking gives such scores.",
    "selon le droit du {day}, personne parmi les candidats tirés ne se trouve dans la tranche {band}. Valeurs "
    "acceptées : une répartition sans candidats dans cette tranche, ou une date dont le classement donne de telles "
    "notes.",
)
_PROGRAMS = Text(
    "the law of {day} has the programs {there}; a pool can be made up where there are {accepted}",
    "le droit du {day} a les programmes {there}; un bassin peut être inventé là où il y a {accepted}",
)
_SIZE = Text(
    "a pool of {size} candidates cannot be drawn. Accepted: from 1 to {most}.",
    "un bassin de {size} candidats ne peut pas être tiré. Valeurs acceptées : de 1 à {most}.",
)
_SEED = Text(
    "the seed {seed} cannot be used. Accepted: a whole number from 0 on.",
    "le germe {seed} ne convient pas. Valeurs acceptées : un nombre entier à partir de 0.",
)
