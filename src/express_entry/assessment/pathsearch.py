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

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple, Protocol

from express_entry.profile.languages import LANGUAGES

from .boards import Board, Rows, united
from .feasible import NOTHING, Feasible, Plan
from .ladders import AS_IT_IS, Bunch, Ladder, LawOfLevels, ladder, merged
from .situations import Situations


class Judge(Protocol):
    """A goal, as boards are judged by it."""

    def law(self, language: str) -> LawOfLevels:
        """How the law reads levels of a language."""
        ...

    def rows(self, board: Board, plan: Plan, months: int) -> Rows:
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
        self._at: dict[tuple[Plan, int], Rows] = {}
        self._reached: dict[tuple[Plan, int], Rows] = {}

    def _ladder(self, language: str) -> Ladder:
        base = merged(_levels_so_far(self.situations, language))
        return ladder(language, base, self.judge.law(language), self.feasible.terms)

    # ------------------------------------------------------------------------------------------------- what is reached

    def at(self, plan: Plan, months: int) -> Rows:
        """The pairs that reach the goal on one day, whenever their languages could be ready."""
        found = self._at.get((plan, months))
        if found is None:
            found = self._at[plan, months] = self.judge.rows(self.board, plan, months)
        return found

    def from_(self, plan: Plan, months: int) -> Rows:
        """The pairs that reach the goal, each on the day of its languages or after some months, whichever is later."""
        if months >= self.slowest:
            return self.at(plan, months)
        found = self._reached.get((plan, months))
        if found is None:
            found = self._reached[plan, months] = self._by_language(plan, months)
        return found

    def _by_language(self, plan: Plan, months: int) -> Rows:
        masks: dict[int, int] = {}
        for place, lead in enumerate(self.french.months):
            masks[max(lead, months)] = masks.get(max(lead, months), 0) | 1 << place
        rows = self.board.empty()
        for lead in set(self.english.months):
            on_day = [(self.at(plan, max(lead, french)), mask) for french, mask in masks.items()]
            for place, own in enumerate(self.english.months):
                if own == lead:
                    rows[place] = reduce(or_, (reached[place] & mask for reached, mask in on_day))
        return rows

    def as_it_is(self, months: int) -> bool:
        """Whether the goal is reached by letting some months pass."""
        return bool(self.at(NOTHING, months)[AS_IT_IS] & self.board.without_change)

    # -------------------------------------------------------------------------------------------------- what is minimal

    def minimal(self) -> Iterator[Found]:
        """Every minimal set, by bunches."""
        for plan in self.feasible.plans():
            yield from self._with_plan(plan)

    def _with_plan(self, plan: Plan) -> Iterator[Found]:
        """The minimal sets of a plan: first without work going on, then with ever more months of it."""
        least = self.feasible.months(plan)
        lesser = list(self.feasible.lesser(plan))
        sooner = Sooner(self, plan)
        for work in (0, *range(least + 1, self.feasible.terms.longest_work + 1)):
            months = max(least, work)
            left = self._not_reached_by(lesser, work, months)
            if any(left):
                yield from self._tried(plan, work, months, sooner.left(left, months))
            sooner.passed.append(months)

    def _not_reached_by(self, lesser: Sequence[Plan], work: int, months: int) -> Rows:
        """The pairs that no lesser plan reaches, neither on its own day nor on that of the whole."""
        left = [self.board.full] * self.board.english.count
        for plan in lesser:
            for start in {months, max(self.feasible.months(plan), work)}:
                if not any(left):
                    return left
                left = [row & ~reached for row, reached in zip(left, self.from_(plan, start), strict=True)]
        return left

    def _tried(self, plan: Plan, work: int, months: int, rows: Rows) -> Iterator[Found]:
        """The pairs that are minimal in their languages too, and in who is the principal applicant."""
        if self.fallback is not None and self.fallback.as_it_is(work):
            return
        for place, row in enumerate(rows):
            if not row:
                continue
            for day, on_day in self._days(months, self.english.months[place]).items():
                if self.fallback is None or not self.fallback.as_it_is(day):
                    yield from self._on_day(plan, work, (months, day), place, row & on_day)

    def _days(self, months: int, lead: int) -> Mapping[int, int]:
        """The French classes by the day on which a pair with them is reached."""
        found: dict[int, int] = {}
        for place, other in enumerate(self.french.months):
            day = max(months, lead, other)
            found[day] = found.get(day, 0) | 1 << place
        return found

    def _on_day(self, plan: Plan, work: int, days: tuple[int, int], place: int, row: int) -> Iterator[Found]:
        """The minimal ones of the pairs of an English class that are reached on one day."""
        months, day = days
        reached, then = self.from_(plan, months), self.at(plan, day)
        for one in self.english.bunches.get(place, ()) if row else ():
            left = row
            for lower in one.below:
                left &= ~(reached[lower] | then[lower])
            for french in places(left):
                for other in self.french.bunches.get(french, ()):
                    if not (reached[place] | then[place]) & other.mask:
                        changes = plan.size + (work > 0) + one.changes + other.changes + self.feasible.partner
                        yield Found(changes, day, self, plan, work, one, other)


class Sooner:
    """What a plan reaches with fewer months of work than the ones that are looked at."""

    def __init__(self, search: Search, plan: Plan) -> None:
        self.search, self.plan = search, plan
        self.passed: list[int] = []
        self.seen: set[int] = set()
        self.reached = search.board.empty()

    def left(self, rows: Rows, months: int) -> Rows:
        """The pairs of some rows that are reached after some months, and not sooner."""
        while self.passed:
            rows_then = self.search.from_(self.plan, self.passed.pop())
            if id(rows_then) not in self.seen:
                self.seen.add(id(rows_then))
                self.reached = united(self.reached, rows_then)
        now = self.search.from_(self.plan, months)
        if id(now) in self.seen:
            return []
        return [row & then & ~sooner for row, then, sooner in zip(rows, now, self.reached, strict=True)]


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
