"""What the search for paths works out once for many plans is what the whole document, or the whole ranking, says."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.assessment.altered import with_plan
from express_entry.assessment.feasible import couples
from express_entry.assessment.goals import Goal
from express_entry.assessment.levelreadings import reading_of
from express_entry.assessment.partsonday import PartsOnDay
from express_entry.assessment.pathchanges import TERMS
from express_entry.assessment.paths import searches
from express_entry.assessment.pathsearch import Search
from express_entry.assessment.scoretables import Table
from express_entry.law import Consolidation, Factors, consolidated
from express_entry.profile import Profile, check, load
from express_entry.profile.standing import scored
from tests.properties.strategies import factors, facts_of, people, without

EXAMPLES = Path(__file__).parents[2] / "examples"
PROFILES = sorted((EXAMPLES / "profiles").iterdir())
ON = date(2026, 11, 25)


@cache
def law_with_levels() -> Consolidation:
    """The law with levels of occupations laid over it, through work and through an offer."""
    return consolidated().with_file(EXAMPLES / "law" / "high-wage-invented.toml")


def part_by_part_is_whole(profile: Profile, on: date, whole: Consolidation, months: tuple[int, ...]) -> None:
    for person in couples(profile, on, whole, TERMS):
        for day in map(person.day, months):
            law = whole.on(day)
            parts = PartsOnDay(person, law, day)
            for plan in person.plans():
                document = with_plan(person, plan, day).model_copy(update={"language_tests": ()})
                standing_with, read = scored(document, law, day)[1], parts.factors(plan)
                languages = (standing_with.first_language, standing_with.clb_first, standing_with.clb_second)
                assert read.with_languages(*languages, read.unknown) == standing_with
                assert list(read.unknown) == list(standing_with.unknown)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_a_person_is_the_same_part_by_part_as_whole_with_every_plan(path: Path) -> None:
    part_by_part_is_whole(load(path), ON, law_with_levels(), (0, 7, 22, 45))


@given(st.data())
def test_so_is_anybody_of_whom_some_facts_are_not_stated(data: st.DataObject) -> None:
    document, on = data.draw(people())
    taken = data.draw(st.lists(st.sampled_from(list(facts_of(document))), max_size=3, unique=True))
    part_by_part_is_whole(check(without(document, taken)), on, consolidated(), (data.draw(st.integers(0, 40)),))


@cache
def search_of(name: str, on: date) -> Search:
    return searches(load(EXAMPLES / "profiles" / name), on, consolidated(), Goal(score=600), TERMS)[0]


@given(
    factors(),
    st.sampled_from((date(2016, 6, 1), date(2021, 6, 1), ON)),
    st.sampled_from(("en", "fr")),
    st.data(),
)
def test_the_sums_needed_are_those_with_which_the_ranking_gives_the_score(
    facts: Factors, day: date, first: str, data: st.DataObject
) -> None:
    table = Table(
        search_of("stem-engineer.json", ON).board,
        reading_of(consolidated().on(day).last_known.crs, (0, 1)),
        int(facts.with_spouse),
        first,
    )
    totals = [[table.total(facts, pair) for pair in kind.pairs] for kind in table.kinds]
    goal = data.draw(st.sampled_from(sorted({total for own in totals for total in own})))
    for own, kind, least in zip(totals, table.kinds, table.needed(facts, goal), strict=True):
        assert [total >= goal for total in own] == [least is not None and amount >= least for amount in kind.amounts]
