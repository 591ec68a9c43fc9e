"""The search for paths against the plain reading of what a minimal path is: all sets of small spaces, some of large.

The spaces of hypothesis are small, and their lead times short, so that birthdays, expiries and milestones of work fall
between one set and the next. On the examples with the real lead times, where the sets are far too many to try, sets
drawn at random are lowered until nothing more can be: what is left must be among the paths.
"""

from __future__ import annotations

import copy
import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from express_entry.assessment import Assessment, assess
from express_entry.assessment.goals import Goal
from express_entry.assessment.leadtimes import lead_times
from express_entry.assessment.pathchanges import TERMS, Kind, Terms
from express_entry.assessment.paths import searches
from express_entry.assessment.pathsearch import Found
from express_entry.law import consolidated
from express_entry.law.facts import ABILITIES
from express_entry.profile import Profile, check, load
from express_entry.selection.rows import PROGRAMS
from tests.assessment.brute import Choice, Space
from tests.properties.strategies import people

PROFILES = Path(__file__).parents[2] / "examples" / "profiles"
LARGEST = 3000
"""The most sets of a space that is tried whole."""

Document = dict[str, Any]


def found_by_search(profile: Profile, on: date, goal: Goal, terms: Terms = TERMS) -> list[Found]:
    asked = replace(terms, kinds=frozenset(kind for kind in terms.kinds if goal.reads(kind)))
    return [each for search in searches(profile, on, consolidated(), goal, asked) for each in search.minimal()]


def choices_of(found: list[Found]) -> dict[Choice, Found]:
    """Every single set of what was found; no set is found twice."""
    listed = [
        (Choice(each.search.feasible.partner, each.plan, each.work, english, french), each)
        for each in found
        for english in each.english.states
        for french in each.french.states
    ]
    assert len(dict(listed)) == len(listed) == sum(each.sets for each in found)
    return dict(listed)


# ----------------------------------------------------------------------------------------------------------- strategies

SHORT = {
    "test": (0, 1, 2),
    "level": (0, 1, 2),
    "assessment": (1, 3),
    "admission": (0, 1, 6),
    "one_year": (2, 12),
    "two_year": (4, 24),
    "bachelor": (6, 36),
    "master": (4, 24),
    "doctoral": (8, 48),
    "nomination": (0, 2, 6),
    "certificate": (2, 6),
    "principal": (0, 1),
}


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    """Some kinds of change with short lead times, and some months of work."""
    leads = lead_times().with_months({name: draw(st.sampled_from(months)) for name, months in SHORT.items()})
    kinds = draw(st.sets(st.sampled_from(list(Kind)), min_size=1, max_size=6))
    return Terms(leads, frozenset(kinds), draw(st.sampled_from((0, 2, 7, 14))))


@st.composite
def high_tests(draw: st.DrawFn, day: date) -> list[Document]:
    """Tests that leave few levels to rise, taken within three years or soon: some have run out, some lie ahead."""
    found = []
    for language in ("en", "fr"):
        for number in range(draw(st.sampled_from((1, 1, 2)))):
            levels = [draw(st.sampled_from((12, 12, 12, 10, 9, 8, 7, 6, 4))) for _ in ABILITIES]
            taken = day - timedelta(days=draw(st.integers(-60 if number else 1, 800)))
            scores = dict(zip(ABILITIES, levels, strict=True))
            found.append({"test": "CLB", "language": language, "taken": taken.isoformat(), **scores})
    return found


@st.composite
def askers(draw: st.DrawFn) -> tuple[Profile, date]:
    """A person, or a couple, with everything stated but high test results."""
    document, day = draw(people())
    document = copy.deepcopy(document)
    document["language_tests"] = draw(high_tests(day))
    if "spouse" in document:
        document["spouse"]["language_tests"] = draw(high_tests(day))
    return check(document), day


def some_goal(data: st.DataObject, now: Assessment, space: Space) -> Goal:
    """A program, a category, a score a little higher than today's, or the score that some set of changes gives."""
    kind = data.draw(st.sampled_from(("score", "sum", "sum", "result", "result")))
    if kind == "result":
        every = [Goal(program=name) for name in PROGRAMS] + [Goal(category=slug) for slug in now.categories]
        missed = sorted((goal for goal in every if not goal.reached(now)), key=lambda goal: len(goal.unmet(now)))
        return data.draw(st.sampled_from(missed[:3] or every))
    if kind == "sum":
        # Of several the one that gives most: a score that only a combination reaches.
        chosen = data.draw(st.lists(st.sampled_from(list(space.choices())), min_size=1, max_size=8))
        return Goal(score=max(1, *(space.score(choice, space.months(choice)) for choice in chosen)))
    return Goal(score=min(1200, now.amounts.score.at_least + data.draw(st.integers(1, 60))))


# ----------------------------------------------------------------------------------------------------------- equalities


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(askers(), terms(), st.data())
def test_the_paths_of_a_small_space_are_those_that_trying_every_set_finds(
    asker: tuple[Profile, date], on_terms: Terms, data: st.DataObject
) -> None:
    profile, day = asker
    space = Space(profile, day, consolidated(), on_terms)
    if profile.person.date_of_birth > day or space.size() > LARGEST:
        return
    now = assess(profile, on=day)
    goal = some_goal(data, now, space)
    if goal.reached(now):
        return
    assert set(choices_of(found_by_search(profile, day, goal, on_terms))) == space.minimal(goal)


def lowered(draw: random.Random, space: Space, goal: Goal, choice: Choice) -> Choice | None:
    """A set with one change after the other dropped or lowered while the goal is still reached; None if it never is.

    Where the goal is reached with less on the same day only, that day is waited for.
    """
    left = choice if space.reaches(goal, choice, space.months(choice)) else None
    while left is not None:
        lesser = step_down(draw, space, goal, left)
        if lesser is None:
            return left
        left = lesser if lesser.work <= space.most_work else None
    return None


def step_down(draw: random.Random, space: Space, goal: Goal, choice: Choice) -> Choice | None:
    """A lesser set that reaches the goal as well; None where there is none."""
    months = space.months(choice)
    for lesser, same_day in draw.sample(every := list(space.lesser(choice)), len(every)):
        if space.reaches(goal, lesser, space.months(lesser)):
            return lesser
        if same_day and space.reaches(goal, lesser, months):
            return lesser._replace(work=months)
    return None


def drawn(draw: random.Random, space: Space) -> Choice:
    """Any set of changes of a space, however large."""
    partner = draw.choice(list(space.people))
    plan = draw.choice(list(space.plans(space.people[partner])))
    tests = []
    for language in ("en", "fr"):
        base = space.bases[partner][language]
        levels = tuple(draw.randint(low, 12) if draw.random() < 0.7 else low for low in base)
        tests.append(levels if any(levels) and draw.random() < 0.7 else None)
    work = draw.choice((0, 0, draw.randint(1, space.most_work)))
    return Choice(partner, plan, work, tests[0], tests[1])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "on", "goal"),
    [
        ("couple.yaml", date(2025, 3, 25), Goal(score=453)),
        ("couple.yaml", date(2025, 3, 25), Goal(program="pnp")),
        ("stem-engineer.json", date(2023, 7, 5), Goal(score=500)),
        # An assessment runs out between the first and the last day on which languages could be ready.
        ("stem-engineer.json", date(2026, 11, 25), Goal(score=578)),
        ("physician.yaml", date(2025, 3, 25), Goal(score=452)),
        ("student-worker.json", date(2025, 3, 25), Goal(score=449)),
        ("student-worker.json", date(2024, 5, 30), Goal(program="cec")),
        ("tradesperson.toml", date(2025, 3, 25), Goal(program="fsw")),
        ("tradesperson.toml", date(2025, 3, 25), Goal(category="french")),
        ("soldier.json", date(2025, 3, 25), Goal(program="fsw")),
    ],
    ids=str,
)
def test_sets_drawn_at_random_and_lowered_as_far_as_they_go_are_among_the_paths(
    name: str, on: date, goal: Goal
) -> None:
    profile, draw = load(PROFILES / name), random.Random(f"{name} {on} {goal}")
    paths = choices_of(found_by_search(profile, on, goal))
    space = Space(profile, on, consolidated(), TERMS)
    landed = [lowered(draw, space, goal, drawn(draw, space)) for _ in range(30)]
    assert {choice for choice in landed if choice is not None} <= set(paths)
    for choice in draw.sample(sorted(paths, key=str), min(20, len(paths))):
        assert space.is_minimal(goal, choice)
        assert space.months(choice) == paths[choice].months
