"""The states in which one official language may stand: as it is, tested again, or with some abilities raised.

There are thousands of such states. What the law reads of one is far less: points, thresholds, the lowest ability.
States of which the law reads the same, and which take equally long, form a *class*; states of a class whose lesser
states are of the same classes too form a *bunch*, and whatever holds for one of a bunch holds for all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations, product
from typing import Any, NamedTuple, cast

from express_entry.law.facts import ABILITIES, NO_LEVELS, TOP_LEVELS, Levels

from .pathchanges import LANGUAGE_KINDS, Change, Terms, ability_raised, test_again

AS_IT_IS = 0
"""The class of a language in which nothing changes."""

Signature = Callable[[Levels], Hashable]


class Bunch(NamedTuple):
    """States that behave alike: their class, how many changes each makes, the classes of the states below each.

    The one state in which nothing changes is None.
    """

    place: int
    changes: int
    below: tuple[int, ...]
    states: tuple[Levels | None, ...]
    mask: int
    """The classes below as bits."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Every state of one language: classes with the months they take and the levels of one of their states."""

    language: str
    base: Levels
    rungs: Sequence[int]
    bunches: Mapping[int, Sequence[Bunch]]
    months: Sequence[int]
    levels: Sequence[Levels | None]

    @property
    def slowest(self) -> int:
        """Months after which the slowest state is reached."""
        return max(self.months)

    def changes(self, state: Levels | None, terms: Terms) -> Iterator[Change]:
        """The changes that lead to a state."""
        if state is None:
            return
        months = months_to(state, self.base, terms)
        if state == self.base:
            yield test_again(self.language, state, months)
            return
        for ability, before, after in zip(ABILITIES, self.base, state, strict=True):
            if after > before:
                yield ability_raised(self.language, ability, before, after, months)


def months_to(state: Levels, base: Levels, terms: Terms) -> int:
    """Months until a further test shows some levels: the test itself, and study for the ability raised most."""
    return _pace(terms).months_to(state, base)


class Pace(NamedTuple):
    """Months that a test takes, and a level more."""

    test: int
    level: int

    def months_to(self, state: Levels, base: Levels) -> int:
        """As :func:`months_to`."""
        return self.test + max(after - before for before, after in zip(base, state, strict=True)) * self.level


def _pace(terms: Terms) -> Pace:
    return Pace(terms.leads.months("test"), terms.leads.months("level"))


class LawOfLevels(NamedTuple):
    """How the law reads four levels: at which levels anything changes, what it reads, and whether abilities differ.

    Where the law is ``lasting``, its signature is the same for everybody, and holds nothing of anybody.
    """

    rungs: frozenset[int]
    signature: Signature
    alike: bool
    lasting: bool = False


def ladder(language: str, base: Levels, law: LawOfLevels, terms: Terms) -> Ladder:
    """The states of a language above its base."""
    making = _kept if law.lasting else _made
    return making(language, base, law, _pace(terms), LANGUAGE_KINDS[language] in terms.kinds)


def _made(language: str, base: Levels, law: LawOfLevels, pace: Pace, climbs: bool) -> Ladder:
    building = _Building(base, law, pace)
    if climbs:
        building.climb()
    return Ladder(language, base, building.rungs, building.bunches(), building.months, building.levels)


KEPT = 32
"""Ladders that are kept: whoever has no test of a language begins where all the others without one do."""
_kept = lru_cache(maxsize=KEPT)(_made)


class _Building:
    """A ladder under construction: classes are numbered as they are met."""

    def __init__(self, base: Levels, law: LawOfLevels, pace: Pace) -> None:
        self.base, self.rungs, self.signature, self.pace = base, sorted(law.rungs), law.signature, pace
        # Abilities that the law does not tell apart and that begin at the same level may change places.
        self.alike = _alike(base) if law.alike else [(place,) for place in range(len(base))]
        self.in_order = [pair for places in self.alike for pair in pairwise(places)]
        self.months: list[int] = [0]
        self.levels: list[Levels | None] = [None]
        self.classes: dict[tuple[Hashable, int], int] = {}
        self.known: dict[Levels, int] = {}
        self.found: dict[tuple[int, int, frozenset[int]], list[Levels | None]] = {(AS_IT_IS, 0, frozenset()): [None]}

    def climb(self) -> None:
        """Go through every state but the one in which nothing changes."""
        steps = [[low, *(rung for rung in self.rungs if rung > low)] for low in self.base]
        for one, two, three, four in product(*steps):
            state = (one, two, three, four)
            if self.stands_for_others(state) and (state != self.base or self.base != NO_LEVELS):
                raised = sum(after > before for before, after in zip(self.base, state, strict=True))
                key = (self.class_of(state), raised or 1, frozenset(self.below(state, raised)))
                self.found.setdefault(key, []).extend(self.like(state))

    def stands_for_others(self, state: Levels) -> bool:
        """Whether a state is the first of those that differ only in abilities that may change places."""
        return all(state[before] <= state[place] for before, place in self.in_order)

    def like(self, state: Levels) -> Iterable[Levels]:
        """The states that differ from one only in abilities that may change places, itself among them."""
        if not self.in_order:
            return [state]
        if len(self.alike) == 1:
            return _orders(state)
        return list(self._like(state))

    def _like(self, state: Levels) -> Iterator[Levels]:
        for parts in product(*(_orders(tuple(state[place] for place in places)) for places in self.alike)):
            levels = list(state)
            for places, part in zip(self.alike, parts, strict=True):
                for place, level in zip(places, part, strict=True):
                    levels[place] = level
            one, two, three, four = levels
            yield (one, two, three, four)

    def class_of(self, state: Levels) -> int:
        """The class of a state, a new one where it has none yet."""
        place = self.known.get(state)
        if place is None:
            months = self.pace.months_to(state, self.base)
            place = self.classes.setdefault((self.signature(state), months), len(self.months))
            if place == len(self.months):
                self.months.append(months)
                self.levels.append(state)
            self.known[state] = place
        return place

    def below(self, state: Levels, raised: int) -> Iterator[int]:
        """The classes of the states in which one change is dropped or lowered.

        Without its only change, the language stays as it is; lowered to nothing, it is tested again as it was.
        """
        if raised <= 1:
            yield AS_IT_IS
        gains = [after - before for before, after in zip(self.base, state, strict=True)]
        *_, second, most = sorted(gains)
        for place, gain in enumerate(gains):
            if gain == 0:
                continue
            before, after = state[:place], state[place + 1 :]
            for level in self.lower(self.base[place], gain, second if gain == most else most):
                lowered = cast("Levels", (*before, level, *after))
                known = self.known.get(lowered)
                if known is not None:
                    yield known
                elif lowered != NO_LEVELS:
                    yield self.class_of(lowered)

    def lower(self, low: int, gain: int, others: int) -> Iterable[int]:
        """The levels to which one ability may be lowered that differ to the law, or in the time they take.

        ``others`` is the most that another ability gains.
        """
        high = low + gain
        if gain <= others:
            return [low, *(rung for rung in self.rungs if low < rung < high)]
        # Up to the gain of the others the time is theirs; above it each level takes a time of its own.
        even = low + others
        return [low, *(rung for rung in self.rungs if low < rung <= even), *range(even + 1, high)]

    def bunches(self) -> Mapping[int, Sequence[Bunch]]:
        """The bunches by their class."""
        found: dict[int, list[Bunch]] = {}
        for (place, changes, below), states in self.found.items():
            mask = sum(1 << lower for lower in below)
            found.setdefault(place, []).append(Bunch(place, changes, tuple(sorted(below)), tuple(states), mask))
        return found


def _alike(base: Levels) -> list[tuple[int, ...]]:
    """The places of abilities, those that begin at the same level together."""
    return [tuple(place for place, low in enumerate(base) if low == each) for each in dict.fromkeys(base)]


@lru_cache(maxsize=4096)
def _orders(levels: tuple[int, ...]) -> Sequence[Any]:
    """Every order in which some levels may stand."""
    return tuple(dict.fromkeys(permutations(levels)))


def with_level(state: Levels, place: int, level: int) -> Levels:
    """The state with one ability at another level."""
    levels = list(state)
    levels[place] = level
    speaking, listening, reading, writing = levels
    return (speaking, listening, reading, writing)


def least_of(levels: Sequence[int | None]) -> Levels:
    """Four levels, 0 for one that was not stated."""
    speaking, listening, reading, writing = (min(level or 0, TOP_LEVELS[0]) for level in levels)
    return (speaking, listening, reading, writing)


def merged(sittings: Iterable[Sequence[int | None]]) -> Levels:
    """The best level of each ability that any of several sittings shows."""
    best = NO_LEVELS
    for levels in map(least_of, sittings):
        speaking, listening, reading, writing = map(max, best, levels)
        best = (speaking, listening, reading, writing)
    return best
