"""The ranking over everything a person can be: bounded, rising with what is good, and open exactly where it is open.

Where the law does *not* rise with a fact, a test of its own says so with a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry import law
from express_entry.law import CanadianStudy, Education, Factors, Offer
from express_entry.law.facts import Levels
from express_entry.law.grid import Possible, Score
from tests.properties.strategies import factors

VERSIONS = [date.fromisoformat(day) for day in (
    "2015-01-01", "2016-11-19", "2017-06-06", "2020-10-20", "2022-11-16", "2025-03-25",
)]  # fmt: skip
DAYS = st.sampled_from(VERSIONS)
NOW = date(2026, 11, 2)


def score(person: Factors, day: date = NOW) -> Score:
    return law.on(day).crs.score(person, person.with_spouse)


def total(person: Factors, day: date = NOW) -> int:
    points = score(person, day).total
    assert points is not None
    return points


# --------------------------------------------------------------------------------------------------------------- bounds


@given(factors(), DAYS)
def test_a_total_is_from_0_to_1200_and_is_known_for_known_facts(person: Factors, day: date) -> None:
    found = score(person, day)
    assert found.total is not None
    assert 0 <= found.total <= 1200
    assert found.total == found.at_least == found.at_most == sum(value or 0 for value in found.subtotals.values())


@given(factors(), DAYS)
def test_a_factor_gives_at_most_its_maximum_a_pair_50_and_a_section_its_cap(person: Factors, day: date) -> None:
    grid, found = law.on(day).crs, score(person, day)
    for line in found.lines:
        assert 0 <= line.least == line.points == line.most <= line.maximum == line.factor.maximum[person.with_spouse]
    for section, points in found.subtotals.items():
        lines = [line for line in found.lines if line.factor.section == section]
        grouped = {line.factor.group for line in lines}
        sums = [min(sum(line.least for line in lines if line.factor.group == group), grid.groups[group])
                for group in grouped if group is not None]  # fmt: skip
        alone = sum(line.least for line in lines if line.factor.group is None)
        assert points == min(sum(sums) + alone, grid.sections[section][person.with_spouse])


@given(factors(), DAYS)
def test_the_spouse_is_worth_nothing_to_somebody_scored_without_one(person: Factors, day: date) -> None:
    alone = replace(person, with_spouse=False)
    without = replace(alone, spouse_education=Education.LESS_THAN_SECONDARY, spouse_clb=(0, 0, 0, 0),
                      spouse_canadian_work_years=0)  # fmt: skip
    assert total(alone, day) == total(without, day)


def test_the_best_that_anybody_can_reach_is_1200_and_695_without_a_nomination() -> None:
    best = Factors(
        age=25, education=Education.DOCTORAL, clb_first=(12,) * 4, clb_second=(12,) * 4, canadian_work_years=5,
        foreign_work_years=3, certificate_of_qualification=True, job_offer=Offer.SENIOR,
        canadian_education=CanadianStudy.THREE_YEAR_OR_MORE, sibling=True, spouse_education=Education.DOCTORAL,
        spouse_clb=(12,) * 4, spouse_canadian_work_years=5,
    )  # fmt: skip
    for with_spouse in (False, True):
        person = replace(best, with_spouse=with_spouse)
        assert total(person) == 695
        assert total(replace(person, nomination=True)) == 1200


# ------------------------------------------------------------------------------------------------------- where it rises

Raise = Callable[[Factors], Factors]


def more(name: str, most: int) -> Raise:
    return lambda person: replace(person, **{name: type(getattr(person, name))(min(getattr(person, name) + 1, most))})


def level_up(name: str, ability: int) -> Raise:
    def raised(person: Factors) -> Factors:
        levels = list(getattr(person, name))
        levels[ability] = min(levels[ability] + 1, 12)
        changed: dict[str, Any] = {name: tuple(levels)}
        return replace(person, **changed)

    return raised


RISES: dict[str, Raise] = {
    "education": more("education", Education.DOCTORAL),
    "a year of work in Canada": more("canadian_work_years", 5),
    "a year of work abroad": more("foreign_work_years", 3),
    "a certificate": lambda person: replace(person, certificate_of_qualification=True),
    "a nomination": lambda person: replace(person, nomination=True),
    "a skilled offer": lambda person: replace(person, job_offer=person.job_offer or Offer.SKILLED),
    "study in Canada": more("canadian_education", CanadianStudy.THREE_YEAR_OR_MORE),
    "a brother or sister": lambda person: replace(person, sibling=True),
    "the spouse's education": more("spouse_education", Education.DOCTORAL),
    "the spouse's work in Canada": more("spouse_canadian_work_years", 5),
    **{f"{name}, ability {place}": level_up(name, place)
       for name in ("clb_first", "clb_second", "spouse_clb") for place in range(4)},
}  # fmt: skip


@pytest.mark.parametrize("fact", RISES)
@given(person=factors(), day=DAYS)
@settings(max_examples=40)
def test_more_of_what_the_ranking_rewards_never_lowers_the_total(fact: str, person: Factors, day: date) -> None:
    assert total(RISES[fact](person), day) >= total(person, day)


# ---------------------------------------------------------------------------------------------------- where it does not

PERSON = Factors(age=29, education=Education.MASTER, clb_first=(9, 9, 9, 9), canadian_work_years=2)


def test_a_birthday_costs_points_from_30_on_and_gives_some_before_20() -> None:
    ages = {age: total(replace(PERSON, age=age)) for age in range(17, 46)}
    assert [age for age in range(18, 46) if ages[age] > ages[age - 1]] == [18, 19, 20]
    assert [age for age in range(18, 46) if ages[age] < ages[age - 1]] == list(range(30, 46))
    assert ages[29] - ages[30] == 5


def test_an_accompanying_spouse_may_cost_points_or_bring_some() -> None:
    alone, with_nobody_s_points = total(PERSON), total(replace(PERSON, with_spouse=True))
    assert alone - with_nobody_s_points == 34
    spouse = {"spouse_education": Education.MASTER, "spouse_clb": (9,) * 4, "spouse_canadian_work_years": 5}
    assert total(replace(PERSON, with_spouse=True, **spouse)) - alone == 6  # type: ignore[arg-type]


def test_which_language_is_first_changes_the_total_of_the_same_levels() -> None:
    english_first = replace(PERSON, clb_first=(9, 9, 9, 9), clb_second=(7, 7, 7, 7), first_language="en")
    french_first = replace(PERSON, clb_first=(7, 7, 7, 7), clb_second=(9, 9, 9, 9), first_language="fr")
    assert score(english_first).factors["french"] == score(french_first).factors["french"] == 50
    assert (total(english_first), total(french_first)) == (534, 490)


def test_the_points_for_french_depend_on_english() -> None:
    french = replace(PERSON, first_language="fr", clb_first=(7, 7, 7, 7))
    tiers = {english: score(replace(french, clb_second=(english,) * 4)).factors["french"] for english in range(8)}
    assert tiers == {0: 25, 1: 25, 2: 25, 3: 25, 4: 25, 5: 50, 6: 50, 7: 50}
    mixed = replace(french, clb_second=(12, 12, 12, 4))
    assert score(mixed).factors["french"] == 25


def test_the_second_language_cap_swallows_points_with_a_spouse() -> None:
    levels: list[Levels] = [(9, 9, 9, 8), (9, 9, 9, 9)]
    without, with_ = ([total(replace(PERSON, with_spouse=scored, clb_second=level)) for level in levels]
                      for scored in (False, True))  # fmt: skip
    assert without[1] - without[0] == 3
    assert with_[1] - with_[0] == 1


def test_caps_swallow_points_so_that_more_need_not_be_more() -> None:
    full = replace(PERSON, foreign_work_years=3)
    assert score(full).subtotals["skill_transferability"] == 100
    assert total(replace(full, certificate_of_qualification=True)) == total(full)
    nominated = replace(PERSON, nomination=True)
    assert total(replace(nominated, sibling=True)) == total(nominated)


def test_a_senior_offer_was_worth_more_than_another_though_it_comes_first_in_the_columns() -> None:
    offers = [replace(PERSON, job_offer=offer) for offer in Offer]
    assert [total(person, date(2020, 1, 1)) - total(PERSON, date(2020, 1, 1)) for person in offers] == [0, 200, 50]
    assert [total(person) - total(PERSON) for person in offers] == [0, 0, 0]


# ------------------------------------------------------------------------------------------------ where it is left open

CHAINS: dict[str, tuple[Any, ...]] = {
    "education": tuple(Education),
    "canadian_work_years": (0, 1, 2, 3, 4, 5),
    "foreign_work_years": (0, 1, 2, 3),
    "certificate_of_qualification": (False, True),
    "spouse_education": tuple(Education),
    "spouse_canadian_work_years": (0, 1, 2, 3, 4, 5),
    "nomination": (False, True),
    "job_offer": (Offer.NONE, Offer.SKILLED, Offer.SENIOR),
    "canadian_education": tuple(CanadianStudy),
    "sibling": (False, True),
    "clb_first": tuple((level,) * 4 for level in (0, 4, 6, 7, 8, 9, 10)),
    "clb_second": ((0, 0, 0, 0), (5, 5, 5, 4), (5, 5, 5, 5), (7, 7, 7, 7), (9, 9, 9, 8), (9, 9, 9, 9)),
    "spouse_clb": ((0, 0, 0, 0), (5, 4, 4, 4), (7, 7, 7, 7), (9, 9, 9, 9)),
    "with_spouse": (False, True),
}


@st.composite
def open_people(draw: st.DrawFn, *, spouse: bool) -> tuple[Factors, dict[str, tuple[Any, ...]]]:
    """A person of whom some facts are open, with the values they may have, the least first."""
    names = draw(st.lists(st.sampled_from([name for name in CHAINS if name != "with_spouse"]), max_size=3, unique=True))
    names += ["with_spouse"] if spouse else []
    possible = {name: tuple(sorted(draw(st.sets(st.sampled_from(CHAINS[name]), min_size=2, max_size=3)),
                                   key=CHAINS[name].index)) for name in names}  # fmt: skip
    return draw(factors()), possible


def opened(person: Factors, possible: dict[str, tuple[Any, ...]]) -> Factors:
    """The person as the profile package leaves a fact open: it holds the least, the values stand in ``unknown``."""
    unknown = {name: Possible(values, (f"fact.{name}",)) for name, values in possible.items()}
    for name, order in (("clb_first", "first"), ("clb_second", "second")):
        if name in possible:
            english = (person.first_language == "en") == (order == "first")
            lowest = Possible(tuple(min(levels) for levels in possible[name]), (f"fact.{name}",))
            unknown["english_lowest" if english else "french_lowest"] = lowest
            if order == "first":
                unknown["clb_first_lowest"] = lowest
    return replace(person, **{name: values[0] for name, values in possible.items()}, unknown=unknown)


def completions(person: Factors, possible: dict[str, tuple[Any, ...]]) -> Iterator[Factors]:
    for values in product(*possible.values()):
        yield replace(person, **dict(zip(possible, values, strict=True)))


@given(open_people(spouse=False), DAYS)
def test_with_open_facts_the_ends_are_the_least_and_the_most_of_all_completions_and_the_total_known_if_they_agree(
    case: tuple[Factors, dict[str, tuple[Any, ...]]], day: date
) -> None:
    person, possible = case
    found = score(opened(person, possible), day)
    totals = [total(completion, day) for completion in completions(person, possible)]
    assert (found.at_least, found.at_most) == (min(totals), max(totals))
    assert found.total == (totals[0] if len(set(totals)) == 1 else None)


@given(open_people(spouse=True), DAYS)
def test_with_an_open_spouse_too_every_completion_lies_between_the_ends(
    case: tuple[Factors, dict[str, tuple[Any, ...]]], day: date
) -> None:
    person, possible = case
    found = score(opened(person, possible), day)
    totals = [total(completion, day) for completion in completions(person, possible)]
    assert found.at_least <= min(totals) <= max(totals) <= found.at_most
    assert found.total is None or set(totals) == {found.total}


@given(open_people(spouse=True), DAYS)
def test_points_of_a_factor_that_are_known_are_those_of_every_completion(
    case: tuple[Factors, dict[str, tuple[Any, ...]]], day: date
) -> None:
    person, possible = case
    found = score(opened(person, possible), day)
    for completion in completions(person, possible):
        whole = score(completion, day)
        for line, other in zip(found.lines, whole.lines, strict=True):
            assert line.least <= other.least <= line.most
            assert line.points in (None, other.points)
        assert all(points in (None, whole.subtotals[name]) for name, points in found.subtotals.items())


def deciding(person: Factors, possible: dict[str, tuple[Any, ...]], day: date) -> set[str]:
    """The facts that change the total of some completion."""
    totals = {tuple(completion): total(replace(person, **dict(zip(possible, completion, strict=True))), day)
              for completion in product(*possible.values())}  # fmt: skip
    return {
        name
        for place, (name, values) in enumerate(possible.items())
        for completion, points in totals.items()
        if any(totals[*completion[:place], value, *completion[place + 1 :]] != points for value in values)
    }


@given(open_people(spouse=False), DAYS)
def test_what_a_total_waits_for_is_every_fact_that_can_change_it(
    case: tuple[Factors, dict[str, tuple[Any, ...]]], day: date
) -> None:
    person, possible = case
    asked = {need.removeprefix("fact.") for need in score(opened(person, possible), day).needs}
    assert deciding(person, possible, day) <= asked


def test_a_total_does_not_wait_for_points_that_the_caps_swallow() -> None:
    nominated = replace(PERSON, nomination=True)
    possible = {"sibling": (False, True), "education": (Education.BACHELOR, Education.MASTER)}
    assert score(opened(nominated, possible)).needs == ("fact.education",)
    assert score(opened(PERSON, possible)).needs == ("fact.education", "fact.sibling")
    perhaps = {"nomination": (False, True), "sibling": (False, True)}
    assert score(opened(PERSON, perhaps)).needs == ("fact.nomination", "fact.sibling")


def test_a_line_does_not_wait_for_a_fact_that_makes_no_difference_to_it() -> None:
    possible = {"education": (Education.BACHELOR, Education.MASTER), "foreign_work_years": (1, 2)}
    found = {line.factor.id: line.needs for line in score(opened(PERSON, possible)).lines}
    assert found["education_and_language"] == ("fact.education",)
    assert found["foreign_work_and_language"] == ()


def test_a_total_that_is_the_same_with_a_spouse_and_without_is_known() -> None:
    person = Factors(age=44, education=Education.LESS_THAN_SECONDARY, spouse_clb=(5, 0, 0, 0))
    with_and_without = [total(replace(person, with_spouse=scored)) for scored in (True, False)]
    assert with_and_without == [6, 6]
    assert score(opened(person, {"with_spouse": (False, True)})).total == 6
