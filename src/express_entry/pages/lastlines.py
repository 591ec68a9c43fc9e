"""The last cut-off of a kind of round, by one rule wherever it is told: this pool's own, else the department's.

Where this pool has held and published a round of a kind that was open to somebody, its line is the one that counts for
them; where it has not, that of the last such round that the department published. Every place says whose round it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from express_entry.history import Round as Held
from express_entry.history.covered import programs_covered
from express_entry.history.labels import EVERYONE as GENERAL
from express_entry.law.days import day_of
from express_entry.law.programtable import covers
from express_entry.law.text import Reason, Text
from express_entry.pool.laws import service_law
from express_entry.pool.models import Round
from express_entry.pool.official import as_round
from express_entry.pool.places import EVERYONE
from express_entry.pool.programbits import programs_of
from express_entry.pool.states import RoundState

from .groupings import kind_of
from .knownhistory import Known, known_history


class LastRound(NamedTuple):
    """A round that was published, which programs it covered, and whether it is one of this pool."""

    round: Held
    programs: frozenset[str]
    ours: bool

    @property
    def named(self) -> Reason:
        """Which round it is, and whose."""
        return (OF_POOL if self.ours else OF_DEPARTMENT).of(number=self.round.number)

    def is_open_to(self, programs: Collection[str]) -> bool:
        """Whether it could invite somebody eligible for some programs; a nominee as a nominee only (A10.1(1.1))."""
        return covers(self.programs, programs, service_law())


Rounds = Mapping[str, tuple[LastRound, ...]]
"""By kind of round: those of this pool, the latest first, one for each choice of programs; last the department's."""


def last_rounds(at: datetime) -> Rounds:
    """The last rounds, as of an instant, of every kind that one was held of."""
    found = dict(_of_department(known_history(), day_of(at)))
    for kind, ours in _of_pool(at).items():
        found[kind] = (*ours, *found.get(kind, ()))
    return found


def last_line(rounds: Rounds, kind: str, programs: Collection[str]) -> LastRound | None:
    """The last round of a kind that was open to somebody eligible for some programs; None where there was none.

    :param kind: a grouping as :func:`express_entry.pool.places.groupings_of` names it.
    """
    return next((each for each in rounds.get(kind, ()) if each.is_open_to(programs)), None)


def held_here(at: datetime) -> Iterator[LastRound]:
    """Every round of this pool that was published up to an instant and invited somebody, the latest first."""
    return (held for _, held in _each_of_pool(at))


def _of_pool(at: datetime) -> dict[str, list[LastRound]]:
    found: dict[str, list[LastRound]] = {}
    for kind, held in _each_of_pool(at):
        kept = found.setdefault(kind, [])
        if all(each.programs != held.programs for each in kept):
            kept.append(held)
    return found


def _each_of_pool(at: datetime) -> Iterator[tuple[str, LastRound]]:
    rows = Round.objects.filter(state=RoundState.PUBLISHED.value, cutoff__isnull=False, instant__lte=at)
    for item in rows.order_by("-instant").defer("publication", "result"):
        held = as_round(item)
        if held is not None:
            yield kind_of(item), LastRound(held, programs_of(item.programs), ours=True)


@lru_cache(maxsize=4)
def _of_department(known: Known, day: date) -> Rounds:
    return MappingProxyType({kind: (each,) for kind, each in _each_of_department(known, day)})


def _each_of_department(known: Known, day: date) -> Iterator[tuple[str, LastRound]]:
    for each in known.rounds:
        if each.date > day:
            continue
        of, version = each.program_or_category, each.category_version
        kind = EVERYONE if of == GENERAL else of if version is None else f"{of}@{version}"
        yield kind, LastRound(each, frozenset(programs_covered(each)), ours=False)


OF_POOL = Text("round {number} of this pool", "ronde {number} de ce bassin")
OF_DEPARTMENT = Text("round {number} that the department published", "ronde {number} publiée par le ministère")
