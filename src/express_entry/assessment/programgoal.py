"""Which pairs of language states make a person eligible for a program, or a member of a category.

The law reads levels in two ways: as thresholds that one test must reach, and as points of the selection grid of the
Federal Skilled Worker class. Every requirement is answered by the program's own rule, asked with levels just at a
threshold, or with just so many points; what it says of those holds for all levels that are read the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial, reduce
from operator import or_
from typing import NamedTuple

from express_entry.law import Factors, Law, Result, cec, fsw, pnp
from express_entry.law.category import membership
from express_entry.law.facts import NO_LEVELS, TOP_LEVELS, Levels, Sitting, Standing
from express_entry.law.language import STAND_IN
from express_entry.law.programs import assess_one, federal, in_force
from express_entry.law.programtable import NOMINEES
from express_entry.law.requirements import Eligibility, eligibility
from express_entry.profile.languages import LANGUAGES
from express_entry.profile.standing import Amounts

from .boards import Board, Pairs, Side
from .feasible import Plan
from .ladders import LawOfLevels
from .levelreadings import LEVELS
from .situations import Situations

FIRST, SECOND = "clb_first", "clb_second_lowest"


class Threshold(NamedTuple):
    """Levels that one test must reach in a language; in either where none is named."""

    levels: Levels
    language: str | None = None

    def reached(self, levels: Levels, language: str) -> bool:
        """Whether a test does."""
        fits = self.language in (None, language)
        return fits and all(have >= asked for have, asked in zip(levels, self.levels, strict=True))


def _thresholds_of(law: Law, program: str) -> Mapping[str, Threshold]:
    """The levels that a program asks for; of two thresholds, by the level of the occupation, both."""
    values = law.values(f"{program}/requirements")
    if in_force(law)[program] == "canadian_experience":
        return {f"{program}_{level}": _threshold(values[f"language_{level}"]) for level in ("upper", "lower")}
    return {program: _threshold(values["language"])}


def _threshold(values: Sequence[int], language: str | None = None) -> Threshold:
    speaking, listening, reading, writing = values
    return Threshold((speaking, listening, reading, writing), language)


class ProgramGoal:
    """A program (``fsw``, ``cec``, ``fst``, ``pnp``) or a category to reach, as a board is judged by it."""

    def __init__(self, program: str | None, category: str | None, situations: Situations) -> None:
        self.program, self.category, self.situations = program, category, situations
        self.laws = {id(law): law for law in situations.laws()}
        declared = situations.feasible.profile.first_official_language
        self.firsts = (declared,) if declared else LANGUAGES
        self.grids = {name: GridPoints(law) for name, law in self.laws.items()}
        self.found: dict[tuple[Plan, int], Pairs] = {}
        self.skilled: dict[Hashable, Pairs] = {}
        self.reaching: dict[Hashable, Pairs] = {}
        self.thresholds = {name: self._thresholds(law) for name, law in self.laws.items()}
        self.asked = tuple(dict.fromkeys(item for found in self.thresholds.values() for item in found.values()))

    # ---------------------------------------------------------------------------------------------- what the law reads

    def _thresholds(self, law: Law) -> Mapping[str, Threshold]:
        """The thresholds that the goal may depend on."""
        asked = [slug for slug in federal(law) if slug == self.program] or federal(law)
        found = {name: item for slug in asked for name, item in _thresholds_of(law, slug).items()}
        version = law.categories.get(self.category or "")
        values = version.values if version is not None else {}
        if values.get("experience") == "language":
            found["category"] = _threshold((values["minimum_level"],) * 4, values["language"])
        return found

    def _reads_grid(self) -> bool:
        return self.program in (None, "fsw", NOMINEES)

    def law(self, language: str) -> LawOfLevels:
        """How the programs read levels of a language: thresholds may differ by ability."""
        return LawOfLevels(frozenset(self.rungs(language)), partial(self.signature, language), alike=False)

    def rungs(self, language: str) -> set[int]:
        """The levels at which something changes."""
        own = [threshold for threshold in self.asked if threshold.language in (None, language)]
        found = {level for threshold in own for level in threshold.levels}
        for grid in self.grids.values():
            points = grid.of
            for level in LEVELS[1:] if self._reads_grid() else ():
                if points(_one(level)) != points(_one(level - 1)) or points(_same(level)) != points(_same(level - 1)):
                    found.add(level)
        return found - {0}

    def signature(self, language: str, levels: Levels) -> Hashable:
        """What the law reads of four levels of a language."""
        reached = tuple(threshold.reached(levels, language) for threshold in self.asked)
        return reached, tuple(grid.of(levels) for grid in self.grids.values()) if self._reads_grid() else ()

    # ----------------------------------------------------------------------------------------------------- the answers

    def pairs(self, board: Board, plan: Plan, months: int) -> Pairs:
        """The pairs that reach the goal with a plan after some months."""
        key = (self.situations.effective(plan, months), months)
        found = self.found.get(key)
        if found is None:
            found = self.found[key] = _Answers(self, board, plan, months).pairs()
        return found


class _Answers:
    """What the programs of one day answer to a person with a plan, for every pair of a board."""

    def __init__(self, goal: ProgramGoal, board: Board, plan: Plan, months: int) -> None:
        self.goal, self.board, self.months = goal, board, months
        self.law = goal.situations.law(months)
        self.thresholds = goal.thresholds[id(self.law)]
        self.amounts: Amounts = goal.situations.amounts(plan, months)
        self.open = goal.situations.undetermined(months)

    def pairs(self) -> Pairs:
        goal = self.goal
        if goal.program == NOMINEES:
            return self._nominated()
        if goal.program is not None:
            return self._federal(goal.program)
        return self._member(goal.category)

    def _federal(self, program: str) -> Pairs:
        rules = in_force(self.law).get(program)
        if rules is None:
            return 0
        if rules == "skilled_workers":
            return self._skilled()
        return self._experienced() if rules == "canadian_experience" else self._by_threshold(program)

    def _any_federal(self) -> Pairs:
        found = 0
        for program in self.law.values(pnp.TABLE)["federal_programs"]:
            found |= self._federal(program)
        return found

    def _experienced(self) -> Pairs:
        """The Canadian Experience Class: the threshold that counts is that of the occupation."""
        found = 0
        for name in ("cec_upper", "cec_lower"):
            threshold = self.thresholds[name]
            if cec.assess(self.law, self._with(threshold.levels)).result is Result.MET:
                found |= self._reaching(threshold)
        return found

    def _by_threshold(self, program: str) -> Pairs:
        """A program that reads nothing of languages but whether its levels are reached."""
        threshold = self.thresholds[program]
        found = assess_one(self.law, program, self._with(threshold.levels), self.amounts.factors)
        return self._reaching(threshold) if found.result is Result.MET else 0

    def _nominated(self) -> Pairs:
        standing = self._with(TOP_LEVELS)
        if pnp.nominated(self.law, standing) is not True:
            return 0
        # What the federal programs answer is left to the boards; everything else that is asked is asked here.
        answers = {name: eligibility(name, ()) for name in federal(self.law)}
        met = pnp.assess(self.law, standing, answers).result is Result.MET
        return self._any_federal() if met else 0

    def _member(self, category: str | None) -> Pairs:
        if category is None or category not in self.law.categories:
            return 0
        threshold = self.thresholds.get("category")
        if membership(self.law, category, self._with(NO_LEVELS), True).result is Result.MET:
            return self._any_federal()
        if threshold is None:
            return 0
        standing = self._with(threshold.levels, threshold.language)
        met = membership(self.law, category, standing, True).result is Result.MET
        return self._reaching(threshold) & self._any_federal() if met else 0

    # ------------------------------------------------------------------------------------- Federal Skilled Worker class

    def _skilled(self) -> Pairs:
        """Every requirement with the best levels; then the threshold, and the grid with each language first."""
        best = self._fsw("en", TOP_LEVELS, TOP_LEVELS)
        if best.result is not Result.MET or best.grid is None:
            return 0
        rest = [line.least for line in best.grid.lines if line.factor.facts not in ((FIRST,), (SECOND,))]
        key = (id(self.law), tuple(rest), self.open, self.board.era(self.months))
        found = self.goal.skilled.get(key)
        if found is None:
            on_grid = [self._on_grid(first) for first in self.goal.firsts]
            found = self.goal.skilled[key] = self._reaching(self.thresholds["fsw"]) & reduce(or_, on_grid)
        return found

    def _on_grid(self, first: str) -> Pairs:
        """The pairs that pass the grid with a language first."""
        english, french = (self._points(side) for side in (self.board.english, self.board.french))
        if first == "en":
            least = self._least(first, self._examples("en", FIRST), self._examples("fr", SECOND))
            rows = [_bits(_enough(own, least[other]) for _, other in french) for own, _ in english[1:]]
        else:
            least = self._least(first, self._examples("fr", FIRST), self._examples("en", SECOND))
            rows = [_bits(_enough(own, least[other]) for own, _ in french) for _, other in english[1:]]
        return self.board.settled([0, *rows], self.months)

    def _least(self, first: str, own: Mapping[int, Levels], other: Mapping[int, Levels]) -> Mapping[int, int | None]:
        """By points for the second language: the least points for the first with which the grid is passed."""
        return {points: self._least_beside(first, own, levels) for points, levels in other.items()}

    def _least_beside(self, first: str, own: Mapping[int, Levels], other: Levels) -> int | None:
        amounts = sorted(own)
        place = bisect_left(amounts, True, key=lambda amount: self._passes(first, own[amount], other))
        return amounts[place] if place < len(amounts) else None

    def _passes(self, first: str, own: Levels, other: Levels) -> bool:
        standing, factors = self._stated(first, own, other)
        return fsw.grid_of(self.law, standing, factors).result is Result.MET

    def _fsw(self, first: str, own: Levels, other: Levels) -> Eligibility:
        return fsw.assess(self.law, *self._stated(first, own, other))

    def _stated(self, first: str, own: Levels, other: Levels) -> tuple[Standing, Factors]:
        """The standing and the factors with some levels in both languages."""
        english, french = (own, other) if first == "en" else (other, own)
        factors = self.amounts.factors.with_languages(first, own, other, self.amounts.factors.unknown)
        sittings = (*self.open, _sitting("en", english), _sitting("fr", french))
        return replace(self.amounts.standing, sittings=sittings), factors

    def _points(self, side: Side) -> list[tuple[int, int]]:
        """Points of the grid as first and as second language, for every place of a side."""
        grid = self.goal.grids[id(self.law)]
        return [grid.of(levels or NO_LEVELS) for levels in side.levels]

    def _examples(self, language: str, fact: str) -> Mapping[int, Levels]:
        """Levels of a language for each amount of points that it may have on the grid."""
        side = self.board.english if language == "en" else self.board.french
        at = 0 if fact == FIRST else 1
        return {points[at]: levels or NO_LEVELS for points, levels in zip(self._points(side), side.levels, strict=True)}

    # -------------------------------------------------------------------------------------------------------- pieces

    def _with(self, levels: Levels, language: str | None = None) -> Standing:
        """The person with one test of some levels, beside those of which something is not determined."""
        return replace(self.amounts.standing, sittings=(*self.open, _sitting(language or "en", levels)))

    def _reaching(self, threshold: Threshold) -> Pairs:
        """The pairs of which one language reaches a threshold."""
        key = (threshold, self.board.era(self.months))
        found = self.goal.reaching.get(key)
        if found is None:
            english, french = (self._reached(threshold, language) for language in ("en", "fr"))
            across = _bits(french)
            every = (1 << len(french)) - 1
            rows = [0, *(every if reached else across for reached in english[1:])]
            found = self.goal.reaching[key] = self.board.settled(rows, self.months)
        return found

    def _reached(self, threshold: Threshold, language: str) -> list[bool]:
        side = self.board.english if language == "en" else self.board.french
        return [levels is not None and threshold.reached(levels, language) for levels in side.levels]


def _bits(holds: Iterable[bool]) -> int:
    """The bits of the places that something holds for."""
    return sum(1 << place for place, each in enumerate(holds) if each)


def _enough(points: int, least: int | None) -> bool:
    return least is not None and points >= least


def _sitting(language: str, levels: Levels) -> Sitting:
    return Sitting("language_tests", STAND_IN, language, levels, True, None)


class GridPoints:
    """Points of the selection grid for four levels, as the first and as the second official language."""

    def __init__(self, law: Law) -> None:
        factors = law.fsw_grid.factors
        self.first = [item.points for item in factors if item.facts == (FIRST,)]
        self.second = [item.points for item in factors if item.facts == (SECOND,)]
        self.known: dict[tuple[int, ...], tuple[int, int]] = {}

    def of(self, levels: Levels) -> tuple[int, int]:
        """The two amounts; points of abilities are added up, in whatever order."""
        key = tuple(sorted(levels))
        found = self.known.get(key)
        if found is None:
            second = sum(points(min(levels), 0) for points in self.second)
            found = self.known[key] = (sum(points(levels, 0) for points in self.first), second)
        return found


def _one(level: int) -> Levels:
    return (level, 0, 0, 0)


def _same(level: int) -> Levels:
    return (level, level, level, level)
