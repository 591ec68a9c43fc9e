"""Drawing candidates of one archetype: facts that go together, one row a candidate, from which all else is derived.

Somebody who works in Canada has worked without a break until the day drawn for, after any study there, after any work
abroad. Somebody who does not works abroad until that day, after any study in Canada. All of it is one occupation. Ages
leave room for school and work. Days are counted back from the day: a job of 400 days began 400 days before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from express_entry.law import CanadianStudy, Education
from express_entry.law.facts import ABILITIES
from express_entry.profile.studies import highest

from .chance import Chance, Choices, Halves
from .weights import Archetype

Facts = dict[str, NDArray[Any]]
"""Columns of candidates: those of the contract, and what lies behind them."""

CANADIAN = (None, Education.ONE_YEAR, Education.TWO_YEAR, Education.BACHELOR, Education.MASTER, Education.DOCTORAL)
"""Credentials earned in Canada, by their number."""
STUDY_YEARS = (0, 1, 2, 4, 2, 4)
"""How long each takes."""
SCHOOL_ENDS = (16, 18, 19, 20, 22, 24, 24, 28)
"""The age at which somebody leaves school with each level of education."""
SINGLE, ACCOMPANYING, STAYS, CITIZEN = range(4)
"""Spouse or partner: none; scored; two kinds who are not."""

LOWEST, HIGHEST = 4, 10
"""Levels that are drawn."""
MOST_YEARS = 8
"""Years of study in Canada and of work together, so that all of the work is within the years that count."""
YEAR = 365.25
MOVING = 30
"""The least days between work or study in two countries."""
SPARE_DAYS = 168
"""Days beyond whole years that a job has lasted: two of them are less than a year."""
DRAWS = 32
"""Numbers that a candidate takes."""
TWO_YEARS_OF_LIFE = 2
"""Years that the days beyond whole years and the moves may take up."""


def drawn(archetype: Archetype, occupations: Choices, chance: Chance, rows: int, *, nominated: bool) -> Facts:
    """So many candidates of an archetype."""
    numbers = iter(chance.halves(DRAWS, rows))

    def chosen(name: str) -> NDArray[Any]:
        return np.asarray(archetype.ladders[name].take(next(numbers)))

    facts: Facts = {
        "home": chosen("home"),
        "canadian": chosen("canadian"),
        "occupation": occupations.take(next(numbers)),
    }
    _work(facts, chosen, numbers)
    _languages(facts, chosen)
    _family(facts, chosen)
    certificate, offer = chosen("certificate"), chosen("offer")
    facts |= {"certificate_of_qualification": certificate, "offered": offer, "sibling": chosen("sibling")}
    facts["submitted_month"] = chosen("submitted")
    facts["nomination"] = np.full(rows, nominated, np.uint8)
    table = _educations()
    facts["education"] = table.take(facts["home"].astype(np.intp) * len(CANADIAN) + facts["canadian"])
    facts["canadian_education"] = _STUDIES.take(facts["canadian"])
    return facts


def _work(facts: Facts, chosen: Callable[[str], NDArray[Any]], numbers: Any) -> None:
    """Work and study in days, years of work in whole years, and the age that they take."""
    study = _STUDY.take(facts["canadian"])
    here = chosen("canadian_years")
    room = np.maximum(MOST_YEARS - study.astype(np.int8) - here.astype(np.int8), 0)
    abroad = np.minimum(chosen("foreign_years"), room.astype(np.uint8))
    here_spare, abroad_spare, moves = (next(numbers) for _ in range(3))
    here_days = _length(here, here_spare)
    study_days = (study * YEAR).astype(np.int32)
    # Between study and the work after it, and between the two countries.
    first_move, second_move = 1 + (moves & 63), MOVING + (moves >> 10)
    in_canada = here > 0
    study_end = np.where(in_canada, here_days, _length(abroad, abroad_spare)) + first_move
    foreign_end = np.where(in_canada, here_days + second_move + np.where(study > 0, study_days + first_move, 0), 0)
    facts |= {
        "here_days": here_days,
        "foreign_days": foreign_end + _length(abroad, abroad_spare),
        "foreign_end": foreign_end.astype(np.int32),
        "study_end": study_end.astype(np.int32),
        "study_days": study_days,
        "here": here,
        "abroad": abroad,
    }
    youngest = _SCHOOL.take(facts["home"]) + study + here + abroad + TWO_YEARS_OF_LIFE
    facts["age"] = (youngest + chosen("spare")).astype(np.uint8)
    facts["canadian_work_years"] = np.minimum(here, 5)
    facts["foreign_work_years"] = np.minimum(abroad, 3)


def _length(years: NDArray[Any], spare: Halves) -> NDArray[np.int32]:
    """The days of a job of so many whole years and some days; none where it has no whole year."""
    days = (years * YEAR).astype(np.int32) + 3 + (spare % SPARE_DAYS).astype(np.int32)
    return np.where(years > 0, days, 0).astype(np.int32)


def _languages(facts: Facts, chosen: Callable[[str], NDArray[Any]]) -> None:
    first = chosen("level") + LOWEST
    _abilities(facts, "clb_first", first, first > 0, chosen)
    facts["first_language"] = chosen("french_first")
    other = chosen("other")
    _abilities(facts, "clb_second", other + (LOWEST - 1), other > 0, chosen)


def _abilities(
    facts: Facts, group: str, level: NDArray[Any], tested: NDArray[np.bool_], chosen: Callable[[str], NDArray[Any]]
) -> None:
    """Four abilities about a level; none without a result."""
    for ability in ABILITIES:
        found = np.clip(level + chosen("spread"), LOWEST + 2, HIGHEST + 2) - np.uint8(2)
        facts[f"{group}_{ability}"] = np.where(tested, found, np.uint8(0)).astype(np.uint8)


def _family(facts: Facts, chosen: Callable[[str], NDArray[Any]]) -> None:
    couple = facts["couple"] = chosen("couple")
    scored = couple == ACCOMPANYING
    facts["with_spouse"] = scored.astype(np.uint8)
    facts["spouse_education"] = chosen("spouse_home") * scored
    level = chosen("spouse_level")
    _abilities(facts, "spouse_clb", level + (LOWEST - 1), (level > 0) & scored, chosen)
    years = np.minimum(chosen("spouse_years"), facts["here"])
    facts["spouse_canadian_work_years"] = np.minimum(years, 5) * scored


@cache
def _educations() -> Choices:
    """The level of education that a credential from abroad and one from Canada amount to together."""
    pairs = product(Education, CANADIAN)
    return np.array([highest([home, *([here] if here is not None else [])]) for home, here in pairs], np.uint8)


def study_worth(level: Education | None) -> CanadianStudy:
    """What a Canadian credential earns points as (MI s.30)."""
    if level is None:
        return CanadianStudy.NONE
    return CanadianStudy.THREE_YEAR_OR_MORE if level >= Education.BACHELOR else CanadianStudy.ONE_OR_TWO_YEAR


_STUDIES = np.array([study_worth(level) for level in CANADIAN], np.uint8)
_STUDY = np.array(STUDY_YEARS, np.uint8)
_SCHOOL = np.array(SCHOOL_ENDS, np.uint8)


def chosen_rows(facts: Mapping[str, NDArray[Any]], rows: NDArray[np.int64]) -> Facts:
    """Some of the candidates."""
    return {name: column.take(rows) for name, column in facts.items()}


def together(parts: list[Facts]) -> Facts:
    """Candidates drawn apart, one after the other."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
