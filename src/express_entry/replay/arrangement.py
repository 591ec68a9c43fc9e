"""A pool arranged for a replay: columns of all candidates, the instruction, a count of everything that was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from express_entry.history import Distribution, Round
from express_entry.law import Reason, Text
from express_entry.law.days import add_years
from express_entry.selection import Category, Instruction, Row
from express_entry.selection.rows import PROGRAMS

BITS = {slug: 1 << place for place, slug in enumerate(PROGRAMS)}
"""The programs as bits of one number."""

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass
class Columns:
    """Candidates: points, submission in microseconds since 1970, programs as bits, and members of each category."""

    points: Ints
    submitted: Ints
    programs: Ints
    members: dict[Category, Flags]

    def __len__(self) -> int:
        return len(self.points)

    def kept(self, rows: Flags) -> Columns:
        """Some of the candidates."""
        members = {category: flags[rows] for category, flags in self.members.items()}
        return Columns(self.points[rows], self.submitted[rows], self.programs[rows], members)


@dataclass(frozen=True)
class Chosen:
    """How many candidates something was chosen for that is not published.

    ``moved`` have other points, within the band that they were published in; ``joined`` and ``left`` are members of the
    round's grouping, or not, unlike the synthetic candidate; ``arrivals`` came to the pool after it was counted, and
    ``departures`` left it; ``timed`` were submitted at another instant.
    """

    moved: int = 0
    joined: int = 0
    left: int = 0
    arrivals: int = 0
    departures: int = 0
    timed: int = 0

    def notes(self) -> tuple[Reason, ...]:
        """Everything that was chosen, in words; nothing where nothing was."""
        return tuple(text.of(many=many) for name, text in _WORDS.items() if (many := getattr(self, name)))


@dataclass(frozen=True)
class Arrangement:
    """Everything that a replay needs; ``rows`` makes the rows of the pool as a round reads them."""

    round: Round
    distribution: Distribution
    instruction: Instruction
    columns: Columns = field(repr=False)
    chosen: Chosen

    def with_invitations(self, invitations: int) -> Arrangement:
        """The same pool, and another number of invitations."""
        return replace(self, instruction=self.instruction._replace(invitations=invitations, points_from=None))

    def rows(self) -> Iterator[Row]:
        """Every candidate in the pool at the instant of the round."""
        columns = self.columns
        sets = [frozenset(slug for slug, bit in BITS.items() if bits & bit) for bits in range(1 << len(BITS))]
        categories = _category_sets(columns.members, len(columns))
        cells = zip(columns.points.tolist(), columns.submitted.tolist(), columns.programs.tolist(), strict=True)
        for place, ((points, micros, programs), met) in enumerate(zip(cells, categories, strict=True), start=1):
            submitted = datetime.fromtimestamp(micros // 1_000_000, UTC).replace(microsecond=micros % 1_000_000)
            expires = datetime.combine(add_years(submitted.date(), 1), submitted.timetz())
            yield Row(f"E{place:09d}", points, submitted, sets[programs], met, expires=expires)


def _category_sets(members: Mapping[Category, Flags], many: int) -> Iterator[frozenset[Category]]:
    """The categories of each candidate; the same set for the same categories."""
    codes = np.zeros(many, np.int64)
    names = list(members)
    for place, category in enumerate(names):
        codes |= members[category].astype(np.int64) << place
    known: dict[int, frozenset[Category]] = {}
    for code in codes.tolist():
        if code not in known:
            known[code] = frozenset(name for place, name in enumerate(names) if code >> place & 1)
        yield known[code]


_WORDS = {
    "arrivals": Text(
        "arrived after the pool was counted, the fewest that make the result possible: {many}",
        "arrivés après le dénombrement du bassin, le moins qui rende le résultat possible : {many}",
    ),
    "departures": Text(
        "left the pool after it was counted, invited in a round between or withdrawn: {many}",
        "partis du bassin après son dénombrement, invités dans une ronde intermédiaire ou retirés : {many}",
    ),
    "moved": Text(
        "given other points within their published band: {many}",
        "avec d'autres points à l'intérieur de leur tranche publiée : {many}",
    ),
    "joined": Text(
        "taken to be of the round's grouping, which is not published: {many}",
        "réputés du regroupement de la ronde, ce qui n'est pas publié : {many}",
    ),
    "left": Text(
        "taken not to be of the round's grouping, which is not published: {many}",
        "réputés hors du regroupement de la ronde, ce qui n'est pas publié : {many}",
    ),
    "timed": Text(
        "given another instant of submission, which is not published: {many}",
        "avec un autre instant de présentation, ce qui n'est pas publié : {many}",
    ),
}
