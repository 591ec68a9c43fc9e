"""The least that the explained score could cost: the same look-ups in bare lists, with no word of explanation.

The lists are filled by asking the law once for every value, as any fast form of a rule must be. The arithmetic over
them is written here a second time on purpose: it is the peer to be compared with, and a test holds the two equal.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from express_entry.law import CanadianStudy, Education, Factors, Offer
from express_entry.law.grid import Grid

AGES, LEVELS, YEARS_HERE, YEARS_ABROAD = range(100), range(13), range(6), range(4)
FLAGS = (False, True)
BY_ONE: Mapping[str, Iterable[Any]] = {
    "age": AGES,
    "education": Education,
    "canadian_work_experience": YEARS_HERE,
    "spouse_education": Education,
    "spouse_canadian_work_experience": YEARS_HERE,
    "nomination": FLAGS,
    "arranged_employment": Offer,
    "canadian_study": CanadianStudy,
    "sibling": FLAGS,
}
BY_ABILITY = ("first_official_language", "second_official_language", "spouse_official_language")
BY_TWO: Mapping[str, tuple[Iterable[Any], Iterable[Any]]] = {
    "education_and_language": (Education, LEVELS),
    "education_and_canadian_work": (Education, YEARS_HERE),
    "foreign_work_and_language": (YEARS_ABROAD, LEVELS),
    "foreign_and_canadian_work": (YEARS_ABROAD, YEARS_HERE),
    "certificate_and_language": (FLAGS, LEVELS),
    "french": (LEVELS, LEVELS),
}


class Bare:
    """The points of one column (without or with a spouse or partner) as lists, and their sum."""

    def __init__(self, grid: Grid, column: int) -> None:
        points = {factor.id: factor.points for factor in grid.factors}
        one = {name: [points[name](value, column) for value in values] for name, values in BY_ONE.items()}
        each = {name: [points[name]((level,), column) for level in LEVELS] for name in BY_ABILITY}
        two = {
            name: [[points[name]((first, second), column) for second in across] for first in down]
            for name, (down, across) in BY_TWO.items()
        }
        self.age, self.education, self.work = one["age"], one["education"], one["canadian_work_experience"]
        self.spouse_education, self.spouse_work = one["spouse_education"], one["spouse_canadian_work_experience"]
        self.nomination, self.offer = one["nomination"], one["arranged_employment"]
        self.study, self.sibling, self.french = one["canadian_study"], one["sibling"], two["french"]
        self.first, self.second, self.spouse = (each[name] for name in BY_ABILITY)
        self.second_most = next(f.maximum[column] for f in grid.factors if f.id == "second_official_language")
        self.learned, self.learned_here, self.abroad, self.abroad_here, self.trade, _ = two.values()
        self.pairs = tuple(grid.groups[name] for name in ("education", "foreign_work", "certificate"))
        self.caps = tuple(cap[column] for cap in grid.sections.values())
        self.most = grid.maximum

    def total(self, facts: Factors) -> int:
        """The total of a person whose facts are all known."""
        core, couple, skills, further = self.caps
        points = min(self._core(facts), core) + min(self._spouse(facts), couple)
        points += min(self._skills(facts), skills) + min(self._further(facts), further)
        return min(points, self.most)

    def _core(self, facts: Factors) -> int:
        points = self.age[facts.age] + self.education[facts.education] + self.work[facts.canadian_work_years]
        points += sum([self.first[level] for level in facts.clb_first])
        return points + min(sum([self.second[level] for level in facts.clb_second]), self.second_most)

    def _spouse(self, facts: Factors) -> int:
        points = self.spouse_education[facts.spouse_education] + self.spouse_work[facts.spouse_canadian_work_years]
        return points + sum([self.spouse[level] for level in facts.spouse_clb])

    def _skills(self, facts: Factors) -> int:
        education, here, abroad = facts.education, facts.canadian_work_years, facts.foreign_work_years
        lowest = min(facts.clb_first)
        learned, foreign, trade = self.pairs
        points = min(self.learned[education][lowest] + self.learned_here[education][here], learned)
        points += min(self.abroad[abroad][lowest] + self.abroad_here[abroad][here], foreign)
        return points + min(self.trade[facts.certificate_of_qualification][lowest], trade)

    def _further(self, facts: Factors) -> int:
        english, french = min(facts.clb_first), min(facts.clb_second)
        if facts.first_language == "fr":
            english, french = french, english
        points = self.nomination[facts.nomination] + self.offer[facts.job_offer] + self.study[facts.canadian_education]
        return points + self.sibling[facts.sibling] + self.french[french][english]


def bare(grid: Grid) -> tuple[Bare, Bare]:
    """The bare form of a grid: without and with a spouse or partner."""
    return Bare(grid, 0), Bare(grid, 1)


def people(count: int, seed: int = 254) -> list[Factors]:
    """Invented people of every kind, always the same for a seed; they stand for nobody."""
    draw = random.Random(seed)
    return [_person(draw) for _ in range(count)]


def _person(draw: random.Random) -> Factors:
    def one_of(values: Iterable[Any]) -> Any:
        return draw.choice(list(values))

    def levels() -> Any:
        return tuple(one_of(LEVELS) for _ in range(4))

    couple = one_of(FLAGS)
    spouse: dict[str, Any] = {
        "spouse_education": one_of(Education),
        "spouse_clb": levels(),
        "spouse_canadian_work_years": one_of(YEARS_HERE),
    }
    return Factors(
        age=one_of(range(18, 60)),
        education=one_of(Education),
        with_spouse=couple,
        first_language=one_of(("en", "fr")),
        clb_first=levels(),
        clb_second=levels(),
        canadian_work_years=one_of(YEARS_HERE),
        foreign_work_years=one_of(YEARS_ABROAD),
        certificate_of_qualification=one_of(FLAGS),
        nomination=one_of(FLAGS),
        job_offer=one_of(Offer),
        canadian_education=one_of(CanadianStudy),
        sibling=one_of(FLAGS),
        **(spouse if couple else {}),
    )


def totals(forms: tuple[Bare, Bare], everyone: Sequence[Factors]) -> list[int]:
    """The bare total of everyone."""
    return [forms[facts.with_spouse].total(facts) for facts in everyone]
