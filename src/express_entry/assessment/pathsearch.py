"""The search for every minimal set of changes that reaches a goal: exact, counted whole, and listed in order.

A set of changes is a plan (:mod:`.feasible`), a state of each language (:mod:`.ladders`) and months of work going on.
It is reached on the day of its slowest change and judged on that day, birthdays, expiries and the law of the day
included. It is *minimal* where the goal is missed with any one of its changes dropped or lowered:

- on the day on which what remains is reached, and
- on the day of the whole set, for what only needs that day to come is no change of its own.

Lowered is: an ability to any lower level; work to any fewer months; a credential to a lower one of the same kind of
place that takes no longer. With the spouse or partner as principal every other change is theirs, so that dropping that
one drops them all.

Nothing is assumed of how a total moves with time. For a plan and a number of months the board of all pairs of language
states is judged at once; the pairs that lesser sets reach as well are cut away; what is left is tried one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from express_entry.profile.languages import LANGUAGES

from .boards import WITHOUT_CHANGE, Board, Pairs
from .feasible import NOTHING, Feasible, Plan
from .ladders import Bunch, Ladder, LawOfLevels, ladder, merged
from .situations import Situations


class Judge(Protocol):
    """A goal, as boards are judged by it."""

    def law(self, language: str) -> LawOfLevels:
        """How the law reads levels of a language."""
        ...

    def pairs(self, board: Board, plan: Plan, months: int) -> Pairs:
        """The pairs of language states that reach the goal with a plan, after some months."""
        ...


class Found(NamedTuple):
    """Minimal sets that differ only within a bunch of each language.

    ``months`` is when they are reached, ``work`` for how long work goes on on purpose.
    """

    changes: int
    months: int
    search: Search
    plan: Plan
    work: int
    english: Bunch
    french: Bunch

    @property
    def sets(self) -> int:
        """How many sets these are."""
        return len(self.english.states) * len(self.french.states)


class Search:
    """The search with one person as the principal applicant.

    ``fallback`` is the search with the candidate of the document, where this one is with their spouse or partner.
    """

    def __init__(
        self, feasible: Feasible, judge: Judge, situations: Situations, fallback: Search | None = None
    ) -> None:
        self.feasible, self.judge, self.situations, self.fallback = feasible, judge, situations, fallback
        terms = feasible.terms
        self.english, self.french = (self._ladder(language) for language in LANGUAGES)
        self.board = Board(self.english, self.french, situations, terms.furthest)
        self.slowest = max(self.english.slowest, self.french.slowest)
        self._at: dict[Plan, dict[int, Pairs]] = {}
        self._reached: dict[tuple[Plan, int], Pairs] = {}

    def _ladder(self, language: str) -> Ladder:
        base = merged(_levels_so_far(self.situations, language))
        return ladder(language, base, self.judge.law(language), self.feasible.terms)

    # ------------------------------------------------------------------------------------------------- what is reached

    def at(self, plan: Plan, months: int) -> Pairs:
        """The pairs that reach the goal on one day, whenever their languages could be ready."""
        known = self._at.setdefault(plan, {})
        found = known.get(months)
        if found is None:
            found = known[months] = self.judge.pairs(self.board, plan, months)
        return found

    def from_(self, plan: Plan, months: int) -> Pairs:
        """The pairs that reach the goal, each on the day of its languages or after some months, whichever is later."""
        if months >= self.slowest:
            return self.at(plan, months)
        found = self._reached.get((plan, months))
        if found is None:
            found = self._reached[plan, months] = self.among(self.board.every, plan, months)
        return found

    def among(self, pairs: Pairs, plan: Plan, months: int) -> Pairs:
        """Those of some pairs that :meth:`from_` has; no day is judged on which none of them is ready."""
        whole = self._reached.get((plan, months))
        if whole is not None:
            return pairs & whole
        found, known = 0, self._at.setdefault(plan, {})
        for day, ready in self.board.days(months):
            on_day = pairs & ready
            if on_day:
                reached = known.get(day)
                found |= on_day & (self.at(plan, day) if reached is None else reached)
        return found

    def as_it_is(self, months: int) -> bool:
        """Whether the goal is reached by letting some months pass."""
        return bool(self.at(NOTHING, months) & WITHOUT_CHANGE)

    # -------------------------------------------------------------------------------------------------- what is minimal

    def minimal(self) -> Iterator[Found]:
        """Every minimal set, by bunches."""
        for plan in self.feasible.plans():
            yield from self._with_plan(plan)

    def _with_plan(self, plan: Plan) -> Iterator[Found]:
        """The minimal sets of a plan: first without work going on, then with ever more months of it."""
        least = self.feasible.months(plan)
        lesser = [(each, self.feasible.months(each)) for each in self.feasible.lesser(plan)]
        sooner = Sooner(self, plan)
        for work in (0, *range(least + 1, self.feasible.terms.longest_work + 1)):
            months = max(least, work)
            left = self._not_reached_by(lesser, work, months)
            if left:
                yield from self._tried(plan, work, months, sooner.left(left, months))
            sooner.passed.append(months)

    def _not_reached_by(self, lesser: Sequence[tuple[Plan, int]], work: int, months: int) -> Pairs:
        """The pairs that no lesser plan reaches, neither on its own day nor on that of the whole."""
        left = self.board.every
        for plan, own in lesser:
            for start in dict.fromkeys((max(own, work), months)):
                if not left:
                    return left
                left &= ~self.among(left, plan, start)
        return left

    def _tried(self, plan: Plan, work: int, months: int, pairs: Pairs) -> Iterator[Found]:
        """The pairs that are minimal in their languages too, and in who is the principal applicant."""
        if not pairs or (self.fallback is not None and self.fallback.as_it_is(work)):
            return
        for day, ready in self.board.days(months):
            on_day = pairs & ready
            if on_day and (self.fallback is None or not self.fallback.as_it_is(day)):
                yield from self._on_day(plan, work, (months, day), on_day)

    def _on_day(self, plan: Plan, work: int, days: tuple[int, int], pairs: Pairs) -> Iterator[Found]:
        """The minimal ones of the pairs that are reached on one day."""
        months, day = days
        reached = self.board.all_rows(self.from_(plan, months) | self.at(plan, day))
        for place, row in self.board.rows(pairs):
            for one in self.english.bunches.get(place, ()):
                left = row
                for lower in one.below:
                    left &= ~reached[lower]
                    if not left:
                        break
                for french in places(left):
                    for other in self.french.bunches.get(french, ()):
                        if not reached[place] & other.mask:
                            changes = plan.size + (work > 0) + one.changes + other.changes + self.feasible.partner
                            yield Found(changes, day, self, plan, work, one, other)


class Sooner:
    """What a plan reaches with fewer months of work than the ones that are looked at."""

    def __init__(self, search: Search, plan: Plan) -> None:
        self.search, self.plan = search, plan
        self.passed: list[int] = []
        self.reached: Pairs = 0

    def left(self, pairs: Pairs, months: int) -> Pairs:
        """Those of some pairs that are reached after some months, and not sooner."""
        while self.passed:
            self.reached |= self.search.from_(self.plan, self.passed.pop())
        left = pairs & ~self.reached
        return self.search.among(left, self.plan, months) if left else 0


def places(row: int) -> Iterator[int]:
    """The places of the bits of a row."""
    while row:
        lowest = row & -row
        yield lowest.bit_length() - 1
        row ^= lowest


def _levels_so_far(situations: Situations, language: str) -> Sequence[Sequence[int | None]]:
    """What the tests of a language show: those that count on the day asked about, else those that have run out."""
    own = [item for item in situations.sittings(0) if item.language == language]
    counting = [item.levels for item in own if item.counts is True]
    run_out = [item.levels for item in own if item.counts is False and item.expires is not None]
    return counting or run_out
