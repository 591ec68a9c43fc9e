"""The people of a pool as a round sees them, kept in arrays: some sixteen bytes for each, and their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from express_entry.history.covered import FEDERAL
from express_entry.history.labels import CATEGORIES, PROGRAMS
from express_entry.law import Text
from express_entry.law.programtable import NOMINEES
from express_entry.scoring.engine import Scores
from express_entry.scoring.poolcolumns import CATEGORY, PROGRAM

from .findings import CutOff, Line
from .instants import instant_of
from .line import Drawn, Instants, drawn

Mask = NDArray[np.bool_]
Kind = Literal["everyone", "program", "category"]


def title_of(flag: str) -> Text:
    """The name of the program or category of a flag."""
    if flag.startswith(PROGRAM):
        return PROGRAMS[flag.removeprefix(PROGRAM)]
    slug = slug_of(flag)
    return CATEGORIES.get(slug, Text(slug, slug))


def slug_of(flag: str) -> str:
    """The program or category of a flag."""
    if flag.startswith(PROGRAM):
        return flag.removeprefix(PROGRAM)
    return flag.removeprefix(CATEGORY).replace("_", "-")


class Standings:
    """Points under both laws, instants, flags and numbers of everybody, for the rounds that may be held."""

    def __init__(self, flags: Sequence[str]) -> None:
        self.flags = tuple(flags)
        self._parts: list[tuple[Scores, Scores, Instants | None, NDArray[np.uint64]]] = []
        self._numbers: list[pa.Array] = []
        self.told_apart = True
        """Whether numbers told apart everybody between whom they had to decide."""

    def add(
        self,
        before: Scores,
        after: Scores,
        submitted: Instants | None,
        flags: Mapping[str, Mask],
        numbers: pa.Array | None,
    ) -> None:
        """Some people, in the order of the pool; ``numbers`` are their ids, None where the pool has none."""
        packed = np.zeros(len(before), np.uint64)
        for place, name in enumerate(self.flags):
            if name in flags:
                packed |= flags[name].astype(np.uint64) << np.uint64(place)
        self._parts.append((before, after, submitted, packed))
        if numbers is not None:
            self._numbers.append(numbers.cast(pa.large_string()))

    def cut_offs(self, invitations: Sequence[int], flags: Sequence[str]) -> Iterator[CutOff]:
        """Every round: for everybody, then for each flag that the pool has; every size of it."""
        nobody = (np.empty(0, np.int16), np.empty(0, np.int16), None, np.empty(0, np.uint64))
        parts = self._parts or [nobody]
        before, after, packed = (np.concatenate([part[place] for part in parts]) for place in (0, 1, 3))
        instants = [part[2] for part in self._parts if part[2] is not None]
        submitted = np.concatenate(instants) if instants else None
        self._parts = []
        for kind, id_, title, chosen in self._groupings(packed, flags):
            places = np.flatnonzero(chosen)
            for many in invitations:
                one, other = (
                    drawn(
                        scores[places],
                        None if submitted is None else submitted[places],
                        many,
                        lambda few, places=places: self._in_order(few, places),  # type: ignore[misc]
                    )
                    for scores in (before, after)
                )
                yield _cut_off(kind, id_, title, many, len(places), one, other)

    def _groupings(self, packed: NDArray[np.uint64], flags: Sequence[str]) -> Iterator[tuple[Kind, str, Text, Mask]]:
        """Whom each round ranks (Act, 10.1(1.1) and 10.3(1)(h.1)): a nominee as a nominee only."""

        def having(name: str) -> Mask:
            found: Mask = (packed >> np.uint64(self.flags.index(name))) & np.uint64(1) == 1
            return found

        programs = [name for name in flags if name.startswith(PROGRAM)]
        everyone = np.ones(len(packed), bool)
        nominee = having(PROGRAM + NOMINEES) if PROGRAM + NOMINEES in programs else ~everyone
        federal = [having(PROGRAM + program) for program in FEDERAL if PROGRAM + program in programs]
        eligible = np.logical_or.reduce(federal) & ~nominee if programs and federal else everyone & ~nominee
        if programs and not federal:
            eligible = ~everyone
        yield "everyone", "everyone", EVERYONE, (eligible | nominee) if programs else everyone
        for name in flags:
            slug, title = slug_of(name), title_of(name)
            if name == PROGRAM + NOMINEES:
                yield "program", slug, title, nominee
            elif name in programs:
                yield "program", slug, title, having(name) & ~nominee
            else:
                yield "category", slug, title, having(name) & eligible

    def _in_order(self, few: NDArray[np.int64], places: NDArray[np.int64]) -> list[int]:
        """A few people in the order of their numbers: shorter ones first, as :attr:`.selection.Row.order` has it."""
        if not self._numbers:
            self.told_apart = False
            return [int(place) for place in few]
        numbers = pa.chunked_array(self._numbers).take(pa.array(places[few])).to_pylist()
        self.told_apart &= None not in numbers and len(set(numbers)) == len(numbers)
        keyed = zip((number or "" for number in numbers), few.tolist(), strict=True)
        return [place for _, place in sorted(keyed, key=lambda pair: (len(pair[0]), pair[0]))]


def _cut_off(kind: Kind, id_: str, title: Text, many: int, people: int, one: Drawn, other: Drawn) -> CutOff:
    out_before, out_after = ~(one.sure | one.open), ~(other.sure | other.open)
    newly = int(np.count_nonzero(other.sure & out_before))
    no_longer = int(np.count_nonzero(one.sure & out_after))
    known = not (one.open.any() or other.open.any())
    return CutOff(
        kind=kind,
        id=id_,
        title=title,
        invitations=many,
        people=people,
        before=_line(one),
        after=_line(other),
        newly=newly if known else None,
        no_longer=no_longer if known else None,
        newly_at_least=newly,
        no_longer_at_least=no_longer,
    )


def _line(it: Drawn) -> Line:
    tie_break = None if it.tie_break is None else instant_of(it.tie_break)
    return Line(it.invited, it.cutoff, tie_break, it.tied_in, it.tied_out)


EVERYONE = Text("Everybody", "Tout le monde")
