"""Paths: every minimal set of changes with which a person reaches a score, a program or a category, nearest first.

The search itself is :mod:`.pathsearch`, which says what *minimal* means. Here its answers become documents: each path
carries the document as it would stand on the day it is reached and the assessment of that document on that day, and it
is listed only because that assessment reaches the goal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from express_entry.law import Consolidation, Text, consolidated
from express_entry.law.text import Sayable
from express_entry.profile import Profile

from .assess import Assessment, assess
from .closest import closest
from .feasible import couples, not_open
from .goals import BadGoal, Goal, Unmet
from .listing import Path, in_order, path_of
from .pathchanges import TERMS, Change, Kind, Terms
from .pathsearch import Judge, Search
from .premises import premises
from .programgoal import ProgramGoal
from .scoregoal import ScoreGoal
from .situations import Situations

__all__ = ["BadGoal", "Change", "Goal", "Kind", "Path", "Paths", "Terms", "Unmet", "paths"]

MOST = 50
"""Paths that are listed unless another number is asked for."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The first of all minimal paths, by number of changes and then by time, and how many there are.

    ``first`` is the assessment on the day asked about. Where there is no path ``nearest`` is what comes closest, with
    what stays ``unmet``. ``not_open`` are the kinds of change that this person cannot make, with the reason.
    """

    goal: Goal
    on: date
    profile: Profile
    paths: tuple[Path, ...]
    total: int
    first: Assessment
    terms: Terms
    not_open: tuple[tuple[Kind, Text], ...] = ()
    nearest: Path | None = None
    unmet: tuple[Unmet, ...] = ()

    @property
    def premises(self) -> tuple[Sayable, ...]:
        """Every assumption that the listed paths, or the nearest, rest on."""
        shown = (*self.paths, self.nearest) if self.nearest is not None else self.paths
        return premises(self.profile, self.on, self.terms, shown)

    @property
    def reached_already(self) -> bool:
        """Whether nothing needs to change."""
        return self.goal.reached(self.first)


def paths(
    profile: Profile,
    *,
    on: date,
    goal: Goal,
    law: Consolidation | None = None,
    most: int = MOST,
    terms: Terms = TERMS,
    first: Assessment | None = None,
) -> Paths:
    """The minimal paths to a goal from a day, the first ``most`` of them listed.

    :param law: the law with its history and what is known of its future; by default that of the package.
    :param first: the assessment on the day, where it has been made.
    :raises BadGoal: for a score, program or category that the law does not know.
    :raises ProfileError: where the person was not born by the day.
    :raises NoLawYet: for a day before 2015-01-01.
    """
    whole = law or consolidated()
    first = first or assess(profile, on=on, law=whole.on(on))
    asked = replace(terms, kinds=frozenset(kind for kind in terms.kinds if goal.reads(kind)))
    closed = tuple(not_open(profile, on, whole.on(on), asked))
    if goal.reached(first):
        goal.check([first.law])
        return Paths(goal, on, profile, (Path((), on, profile, first),)[:most], 1, first, terms, closed)
    both = searches(profile, on, whole, goal, asked)
    found = [each for search in both for each in search.minimal()]
    total = sum(each.sets for each in found)
    if total:
        listed = tuple(path_of(state, goal) for state in in_order(found, most))
        return Paths(goal, on, profile, listed, total, first, terms, closed)
    nearest = path_of(closest(both, goal), goal)
    return Paths(goal, on, profile, (), 0, first, terms, closed, nearest, goal.unmet(nearest.assessment))


def searches(profile: Profile, on: date, law: Consolidation, goal: Goal, terms: Terms) -> list[Search]:
    """A search with each of a couple as the principal applicant."""
    found: list[Search] = []
    for feasible in couples(profile, on, law, terms):
        situations = Situations(feasible)
        goal.check(situations.laws())
        found.append(Search(feasible, _judge(goal, situations), situations, found[0] if found else None))
    return found


def _judge(goal: Goal, situations: Situations) -> Judge:
    if goal.score is not None:
        return ScoreGoal(goal.score, situations)
    return ProgramGoal(goal.program, goal.category, situations)
