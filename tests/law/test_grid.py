"""The arithmetic of a grid: rows and bands into points; caps of pairs, sections and the whole; what is not settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry import law
from express_entry.law import CanadianStudy, Education, Factors, Offer
from express_entry.law.grid import Factor, Grid, Possible, abilities, matrix, nothing, reader, steps
from express_entry.law.text import Text

WORDS = Text("-", "-")


def factor(name: str, section: str, group: str | None, facts: tuple[str, ...], most: int, points: Any) -> Factor:
    return Factor(name, section, group, WORDS, WORDS, "", facts, (most, most), points, reader(facts), "high")


# ------------------------------------------------------------------------------------------------------- rows and bands


@given(st.lists(st.tuples(st.integers(-5, 30), st.integers(0, 9), st.integers(0, 9)), min_size=1), st.integers(-9, 40))
def test_the_last_row_that_begins_at_the_value_or_before_it_counts(
    rows: list[tuple[int, int, int]], value: int
) -> None:
    table = sorted({row[0]: list(row) for row in rows}.values())
    below = [row for row in table if row[0] <= value]
    points = steps(table)
    assert (points(value, 0), points(value, 1)) == ((below[-1][1], below[-1][2]) if below else (0, 0))


def test_a_row_with_one_amount_gives_it_in_both_columns() -> None:
    points = steps([[0, 0], [1, 15]])
    assert [points(True, column) for column in (0, 1)] == [15, 15]
    assert points(False, 0) == 0


@given(st.lists(st.integers(0, 12), min_size=4, max_size=4), st.sampled_from([0, 1]))
def test_the_points_of_four_abilities_are_added_up_to_the_maximum(levels: list[int], column: int) -> None:
    one = steps([[5, 1, 1], [7, 3, 3], [9, 6, 6]])
    points = abilities([[5, 1, 1], [7, 3, 3], [9, 6, 6]], (24, 22))
    assert points(levels, column) == min(sum(one(level, column) for level in levels), (24, 22)[column])


@given(st.integers(-1, 9), st.integers(-1, 12))
def test_a_cell_is_found_by_the_bands_that_both_values_fall_into(row: int, cell: int) -> None:
    points = matrix([0, 2, 5], [0, 7, 9], [[0, 1, 2], [3, 4, 5], [6, 7, 8]])
    found = [place for place, first in enumerate([0, 2, 5]) if first <= row]
    across = [place for place, first in enumerate([0, 7, 9]) if first <= cell]
    expected = 3 * found[-1] + across[-1] if found and across else 0
    assert points((row, cell), 0) == points((row, cell), 1) == expected


def test_a_factor_that_is_gone_gives_nothing() -> None:
    assert nothing((1, 2), 1) == 0


# ----------------------------------------------------------------------------------------------------------------- caps


@dataclass(frozen=True)
class Known:
    """Facts of an invented grid."""

    a: int = 0
    b: int = 0
    c: int = 0
    unknown: Mapping[str, Possible] = field(default_factory=dict)


def points_of(value: int, _column: int) -> int:
    return value


GRID = Grid(
    factors=(
        factor("a", "one", "pair", ("a",), 9, points_of),
        factor("b", "one", "pair", ("b",), 9, points_of),
        factor("c", "two", None, ("c",), 9, points_of),
    ),
    sections={"one": (8, 6), "two": (7, 9)},
    groups={"pair": 5},
    maximum=11,
    titles={},
)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.sampled_from([0, 1]))
def test_pairs_sections_and_the_whole_are_each_capped_in_that_order(a: int, b: int, c: int, column: int) -> None:
    score = GRID.score(Known(a, b, c), column)
    one, two = min(a + b, 5, (8, 6)[column]), min(c, (7, 9)[column])
    assert score.subtotals == {"one": one, "two": two}
    assert score.total == score.at_least == score.at_most == min(one + two, 11)
    assert score.factors == {"a": a, "b": b, "c": c}
    assert (score.needs, score.column) == ((), column)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.sampled_from([0, 1]))
def test_what_is_added_up_apart_comes_to_the_same_as_together(a: int, b: int, c: int, column: int) -> None:
    points = list(zip(GRID.factors, (a, b, c), strict=True))
    pair, rest = GRID.sums(points[:2]), GRID.sums(points[2:])
    assert (pair, rest) == ({"one": min(a + b, 5), "two": 0}, {"one": 0, "two": c})
    added = {name: pair[name] + rest[name] for name in pair}
    assert GRID.capped(added, column) == GRID.totals(points, column)
    assert GRID.total(added.values(), GRID.caps(column)) == GRID.totals(points, column)[1]


@given(st.lists(st.sets(st.integers(0, 9), min_size=1, max_size=4), min_size=3, max_size=3), st.sampled_from([0, 1]))
def test_a_total_lies_between_its_ends_and_is_known_exactly_where_every_completion_agrees(
    sets: list[set[int]], column: int
) -> None:
    possible = {name: sorted(values) for name, values in zip("abc", sets, strict=True)}
    unknown = {name: Possible(tuple(values), (f"fact.{name}",)) for name, values in possible.items() if len(values) > 1}
    least = {name: values[0] for name, values in possible.items()}
    score = GRID.score(Known(**least, unknown=unknown), column)
    totals = [GRID.score(Known(a, b, c), column).at_least for a, b, c in product(*possible.values())]
    assert (score.at_least, score.at_most) == (min(totals), max(totals))
    assert score.total == (min(totals) if len(set(totals)) == 1 else None)
    assert bool(score.needs) == (len(set(totals)) > 1)
    assert set(score.needs) <= {f"fact.{name}" for name in unknown}


def test_a_factor_whose_fact_is_not_settled_says_what_it_could_give_and_what_it_needs() -> None:
    score = GRID.score(Known(a=1, unknown={"a": Possible((1, 4), ("work",))}))
    line = score.lines[0]
    assert (line.points, line.least, line.most, line.values, line.needs) == (None, 1, 4, (None,), ("work",))
    assert line.reason({}).say("en") == "not known; missing: work"
    assert line.reason({}).say("fr") == "inconnu; il manque : work"
    assert score.factors == {"a": None, "b": 0, "c": 0}
    assert (score.subtotals, score.total) == ({"one": None, "two": 0}, None)


def test_a_fact_that_is_not_settled_and_changes_nothing_leaves_everything_known() -> None:
    capped = GRID.score(Known(a=5, b=1, unknown={"b": Possible((1, 2), ("work",))}))
    assert (capped.total, capped.subtotals["one"], capped.needs) == (5, 5, ())
    assert capped.factors["b"] is None


# ------------------------------------------------------------------------------------------ the ranking, worked by hand

PERSON = Factors(
    age=31,
    education=Education.TWO_OR_MORE,
    with_spouse=True,
    clb_first=(10, 10, 10, 9),
    clb_second=(6, 7, 7, 6),
    canadian_work_years=1,
    certificate_of_qualification=True,
    nomination=True,
    job_offer=Offer.SKILLED,
    canadian_education=CanadianStudy.ONE_OR_TWO_YEAR,
    sibling=True,
)
BEST = Factors(
    age=25,
    education=Education.DOCTORAL,
    clb_first=(10, 10, 10, 10),
    clb_second=(9, 9, 9, 9),
    canadian_work_years=5,
    foreign_work_years=3,
    certificate_of_qualification=True,
    canadian_education=CanadianStudy.THREE_YEAR_OR_MORE,
    sibling=True,
)

WORKED = [
    ("2025-03-24", PERSON, 1077),
    ("2025-03-25", PERSON, 1077),
    ("2025-03-24", replace(PERSON, nomination=False), 557),
    ("2025-03-25", replace(PERSON, nomination=False), 507),
    ("2016-11-18", replace(PERSON, nomination=False), 1077),
    ("2016-11-19", replace(PERSON, nomination=False), 542),
    ("2017-06-06", replace(PERSON, nomination=False), 557),
    ("2026-11-02", BEST, 500 + 100 + 50 + 30 + 15),
    ("2026-11-02", replace(BEST, nomination=True), 1200),
    ("2026-11-02", Factors(age=17, education=Education.LESS_THAN_SECONDARY), 0),
]


@pytest.mark.parametrize(("day", "person", "total"), WORKED)
def test_a_total_worked_out_by_hand(day: str, person: Factors, total: int) -> None:
    assert law.on(date.fromisoformat(day)).crs.score(person, person.with_spouse).total == total


def test_the_points_of_the_example_document_factor_by_factor() -> None:
    score = law.on(date(2025, 3, 24)).crs.score(PERSON, True)
    # 90 + 119 + 3 x 32 + 29 + 8 + 35
    assert score.subtotals == {
        "core_human_capital": 377, "spouse_factors": 0, "skill_transferability": 100, "additional": 600,
    }  # fmt: skip
    assert {name: points for name, points in score.factors.items() if points} == {
        "age": 90, "education": 119, "first_official_language": 125, "second_official_language": 8,
        "canadian_work_experience": 35, "education_and_language": 50, "education_and_canadian_work": 25,
        "certificate_and_language": 50, "nomination": 600, "arranged_employment": 50, "canadian_study": 15,
        "sibling": 15,
    }  # fmt: skip


def test_the_lines_stand_in_the_order_of_the_instrument_and_each_names_its_provision() -> None:
    score = law.on(date(2025, 3, 24)).crs.score(PERSON, True)
    assert [line.factor.id for line in score.lines] == [
        "age", "education", "first_official_language", "second_official_language", "canadian_work_experience",
        "spouse_education", "spouse_official_language", "spouse_canadian_work_experience",
        "education_and_language", "education_and_canadian_work", "foreign_work_and_language",
        "foreign_and_canadian_work", "certificate_and_language",
        "nomination", "arranged_employment", "canadian_study", "french", "sibling",
    ]  # fmt: skip
    assert all(line.factor.citation.startswith("MI") for line in score.lines)


def test_what_is_added_up_is_what_is_explained() -> None:
    """The total is the sum of the lines after the caps, and a line holds the facts that its points come from."""
    score = law.on(date(2025, 3, 24)).crs.score(PERSON, True)
    for line in score.lines:
        again = SimpleNamespace(**line.facts())
        assert line.factor.points(line.factor.read(again), 1) == line.points
        assert 0 <= line.least <= line.most <= line.maximum


def test_an_unknown_spouse_leaves_open_exactly_the_factors_whose_columns_differ() -> None:
    needs = ("spouse.accompanying",)
    person = replace(PERSON, with_spouse=False, unknown={"with_spouse": Possible((False, True), needs)})
    score = law.on(date(2025, 3, 24)).crs.score(person, False)
    assert [name for name, points in score.factors.items() if points is None] == [
        "age", "education", "first_official_language", "canadian_work_experience",
    ]  # fmt: skip
    known = [law.on(date(2025, 3, 24)).crs.score(replace(PERSON, with_spouse=with_), with_) for with_ in (False, True)]
    assert score.at_least <= min(one.at_least for one in known)
    assert score.at_most >= max(one.at_most for one in known)
    assert score.needs == needs


def test_the_second_language_cap_bites_only_with_a_spouse_and_only_at_the_top() -> None:
    grid = law.on(date(2025, 3, 24)).crs
    for levels in product((8, 9), (8, 9), (8, 9), (8, 9)):
        person = Factors(age=30, education=Education.MASTER, clb_second=levels)
        without, with_ = (grid.score(person, column).factors["second_official_language"] for column in (0, 1))
        assert (without, with_) == ((24, 22) if levels == (9, 9, 9, 9) else (without, without))
