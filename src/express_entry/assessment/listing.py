"""Sets of changes that were found, put in order and made into paths: in words, as a document, and assessed."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import NamedTuple

from express_entry.law.facts import NO_LEVELS, Levels
from express_entry.profile import Profile
from express_entry.profile.languages import LANGUAGES

from . import pathchanges as changes
from .altered import declaring, with_plan, with_sittings
from .assess import Assessment, assess
from .feasible import Plan
from .goals import Goal
from .pathchanges import Change
from .pathsearch import Found, Search


@dataclass(frozen=True, slots=True)
class Path:
    """Changes that together reach a goal, and the day on which the slowest of them is reached.

    ``profile`` is the document as it then stands, ``assessment`` that document on that day. ``declares`` is the first
    official language that it declares where none was declared and the goal needs it.
    """

    changes: tuple[Change, ...]
    reached: date
    profile: Profile
    assessment: Assessment
    declares: str | None = None


class State(NamedTuple):
    """One set of changes; ``months`` is when all of it is reached."""

    search: Search
    plan: Plan
    work: int
    months: int
    english: Levels | None
    french: Levels | None

    @property
    def rise(self) -> int:
        """How many levels all abilities rise together."""
        ladders = ((self.english, self.search.english), (self.french, self.search.french))
        return sum(sum(state) - sum(ladder.base) for state, ladder in ladders if state is not None)


def in_order(found: Iterable[Found], most: int) -> list[State]:
    """The first sets by number of changes, then time, then how far abilities rise, then as they are told."""
    chosen: list[Found] = []
    count = 0
    last = (0, 0)
    for each in sorted(found, key=lambda each: (each.changes, each.months)):
        # All that tie with the last one listed are weighed against it.
        if count >= most and (each.changes, each.months) > last:
            break
        chosen.append(each)
        last = (each.changes, each.months)
        count += each.sets
    ranked = ((_rank(each.changes, state), state) for each in chosen for state in _states(each))
    return [state for _, state in heapq.nsmallest(most, ranked, key=lambda pair: pair[0])]


def _states(found: Found) -> Iterator[State]:
    for english, french in product(found.english.states, found.french.states):
        yield State(found.search, found.plan, found.work, found.months, english, french)


def _rank(count: int, state: State) -> tuple[object, ...]:
    plan = state.plan
    study = (plan.study.counts, not plan.study.canadian, plan.study.level) if plan.study else ()
    papers = (plan.assessment, plan.nomination, plan.certificate or "")
    levels = (state.english or NO_LEVELS, state.french or NO_LEVELS)
    return (count, state.months, state.rise, state.search.feasible.partner, study, papers, state.work, levels)


def path_of(state: State, goal: Goal) -> Path:
    """A set of changes as a path; the goal tells which language to declare first where that is left open."""
    feasible = state.search.feasible
    day = feasible.day(state.months)
    sittings = {name: levels for name, levels in zip(LANGUAGES, (state.english, state.french), strict=True) if levels}
    profile = with_sittings(with_plan(feasible, state.plan, day), sittings, day)
    told = tuple(_changes(state))
    law = feasible.law.on(day)
    found = assess(profile, on=day, law=law)
    for language in LANGUAGES if profile.first_official_language is None and not goal.reached(found) else ():
        declared = declaring(profile, language)
        again = assess(declared, on=day, law=law)
        if goal.reached(again):
            return Path(told, day, declared, again, language)
    return Path(told, day, profile, found)


def _changes(state: State) -> Iterator[Change]:
    """The changes of a set, in the order in which they are told."""
    search, plan = state.search, state.plan
    feasible = search.feasible
    leads = feasible.terms.leads
    if feasible.partner:
        yield changes.partner_as_principal(leads.months("principal"))
    yield from search.english.changes(state.english, feasible.terms)
    yield from search.french.changes(state.french, feasible.terms)
    if state.work:
        yield changes.work_goes_on(state.work, feasible.day(state.work), feasible.working)
    if plan.study is not None:
        yield changes.studies(plan.study.level, plan.study.canadian, plan.study.counts)
    if plan.assessment:
        places = feasible.to_assess(feasible.day(state.months))
        yield changes.assessed(tuple(f"education[{place}]" for place in places), leads.months("assessment"))
    if plan.nomination and feasible.province is not None:
        stated = feasible.profile.intended_province is not None
        yield changes.nominated(feasible.province, stated, leads.months("nomination"))
    if plan.certificate is not None:
        yield changes.certified(plan.certificate, leads.months("certificate"))
