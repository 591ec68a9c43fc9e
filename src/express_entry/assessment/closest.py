"""What comes closest to a goal that nothing reaches: the highest score, or the fewest requirements that stay unmet.

The best that each language can be by a day is tried with every plan; what brings nothing is then taken away again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from express_entry.law.facts import NO_LEVELS, TOP_LEVELS, Levels

from .feasible import Plan
from .goals import Goal
from .ladders import Ladder, months_to, with_level
from .listing import State, path_of
from .pathsearch import Search
from .scoregoal import ScoreGoal

Measure = Callable[[State], int]


def closest(searches: Sequence[Search], goal: Goal) -> State:
    """The set of changes that comes closest, without any change that brings it no closer."""
    # Sets that differ in one change lead to the same lesser ones: each is measured once.
    measure = cache(_total if goal.score is not None else lambda state: _met(state, goal))
    candidates = [state for search in searches for state in _candidates(search, every_day=goal.score is not None)]
    return _pared(max(candidates, key=measure), measure)


def _total(state: State) -> int:
    judge = state.search.judge
    assert isinstance(judge, ScoreGoal)
    return judge.total(state.plan, state.months, state.english, state.french)


def _met(state: State, goal: Goal) -> int:
    """The more, the fewer requirements stay unmet."""
    return -len(goal.unmet(path_of(state, goal).assessment))


# ----------------------------------------------------------------------------------------------------------- the most


def _candidates(search: Search, *, every_day: bool) -> Iterator[State]:
    """For every plan the best levels that each language can have by some months; by the first and the last at least."""
    terms = search.feasible.terms
    for plan in search.feasible.plans():
        least = search.feasible.months(plan)
        last = max(least, terms.longest_work, search.slowest)
        for months in range(least, last + 1) if every_day else sorted({least, last}):
            english, french = (_best_by(months, search, ladder) for ladder in (search.english, search.french))
            state = _with(search, plan, months, english, french)
            if state.months == months:
                yield state


def _best_by(months: int, search: Search, ladder: Ladder) -> Levels | None:
    """The best state of a language that can be reached in some months."""
    leads = search.feasible.terms.leads
    spare = months - leads.months("test")
    if spare < 0 or len(ladder.months) == 1:
        return None
    each = leads.months("level")
    gain = spare // each if each else TOP_LEVELS[0]
    speaking, listening, reading, writing = (
        max([low, *(rung for rung in ladder.rungs if low < rung <= low + gain)]) for low in ladder.base
    )
    best = (speaking, listening, reading, writing)
    return best if best != NO_LEVELS else None


def _with(search: Search, plan: Plan, work: int, english: Levels | None, french: Levels | None) -> State:
    """A set of changes with work going on for some months, where it must for that day to come."""
    parts = [search.feasible.months(plan)]
    for state, ladder in ((english, search.english), (french, search.french)):
        parts += [months_to(state, ladder.base, search.feasible.terms)] if state is not None else []
    least = max(parts)
    asked = work if least < work <= search.feasible.terms.longest_work else 0
    return State(search, plan, asked, max(least, asked), english, french)


# ------------------------------------------------------------------------------------------------------- and no more


def _pared(state: State, measure: Measure) -> State:
    """The same without what brings it no closer, one change after the other."""
    best = measure(state)
    while True:
        lower = next((each for each in _lowered(state) if measure(each) >= best), None)
        if lower is None:
            return state
        state, best = lower, measure(lower)


def _lowered(state: State) -> Iterator[State]:
    """The sets with one change dropped or lowered, the lowest first."""
    search, plan, work = state.search, state.plan, state.work
    # What only needed its day to come is dropped, and the day waited for.
    for until in (work, state.months):
        for lesser in search.feasible.lesser(plan):
            yield _with(search, lesser, until, state.english, state.french)
        yield from _with_less_language(state, until)
    for months in range(work):
        lower = _with(search, plan, months, state.english, state.french)
        if lower.work < work:
            yield lower


def _with_less_language(state: State, until: int) -> Iterator[State]:
    """The sets with a language lower, that which rises more first."""
    search, plan = state.search, state.plan
    lower = [
        [_with(search, plan, until, english, state.french) for english in _below(state.english, search.english)],
        [_with(search, plan, until, state.english, french) for french in _below(state.french, search.french)],
    ]
    rise = [_rise(state.english, search.english), _rise(state.french, search.french)]
    for place in sorted((0, 1), key=lambda place: -rise[place]):
        yield from lower[place]


def _rise(state: Levels | None, ladder: Ladder) -> int:
    return 0 if state is None else sum(state) - sum(ladder.base)


def _below(state: Levels | None, ladder: Ladder) -> Iterable[Levels | None]:
    """The states of a language below one: as it is, then each ability lowered."""
    if state is None:
        return
    yield None
    for place, (low, high) in enumerate(zip(ladder.base, state, strict=True)):
        for level in [low, *(rung for rung in ladder.rungs if low < rung < high)] if high > low else ():
            yield with_level(state, place, level)
