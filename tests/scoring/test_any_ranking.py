"""Whatever a law may say, words and look-ups give what the grid gives; what does not fit is refused in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from express_entry.law import Text
from express_entry.law.grid import Factor, Grid, abilities, matrix, reader, steps
from express_entry.scoring.classes import ACROSS, FROM_ONE, classes_of
from express_entry.scoring.columns import COLUMNS, GREATEST, GROUPS, WITH_SPOUSE, Column
from express_entry.scoring.faults import LayoutError
from express_entry.scoring.lookups import NO_SCORE
from express_entry.scoring.plan import sights_of
from express_entry.scoring.scorer import Scorer, scorer_of
from express_entry.scoring.units import units_of
from express_entry.scoring.word import ENTRIES, layout_of
from tests.scoring.crowds import differences, random_rows, rankings

WORDS = Text("-", "-")
FURTHER = Column("extra", 3, 0)
KNOWN = (*COLUMNS, FURTHER)
ALONE = [column.name for column in KNOWN if not any(column.name in names for names in GROUPS.values())]
ONE_FACT = [name for name in ALONE if name != "first_language"]
SECTIONS = ("one", "two", "three")

AMOUNT = st.integers(-20, 120)


def factor(name: str, section: str, group: str | None, facts: tuple[str, ...], points: Any) -> Factor:
    return Factor(name, section, group, WORDS, WORDS, "", facts, (0, 0), points, reader(facts, {FURTHER.name}), "high")


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[str, ...], Any]:
    """A table of some kind over some facts, as a law may have it."""
    kind = draw(st.sampled_from(["steps", "abilities", "matrix"]))
    firsts = st.lists(st.integers(0, 12), min_size=1, max_size=5, unique=True).map(sorted)
    if kind == "matrix":
        down, across = draw(firsts), draw(firsts)
        cells = [[draw(AMOUNT) for _ in across] for _ in down]
        facts = draw(st.lists(st.sampled_from([*ONE_FACT, *FROM_ONE, *ACROSS]), min_size=2, max_size=2, unique=True))
        return tuple(facts), matrix(down, across, cells)
    rows = [[first, draw(AMOUNT), draw(AMOUNT)] for first in draw(firsts)]
    if kind == "abilities":
        return (draw(st.sampled_from(list(GROUPS))),), abilities(rows, (draw(AMOUNT), draw(AMOUNT)))
    return (draw(st.sampled_from([*ONE_FACT, *FROM_ONE, *ACROSS])),), steps(rows)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A ranking of a few factors in a few sections, with caps that may bite."""
    factors = []
    for number in range(draw(st.integers(1, 7))):
        facts, points = draw(tables())
        section = draw(st.sampled_from(SECTIONS))
        group = draw(st.sampled_from([None, None, f"pair of {section}"]))
        factors.append(factor(f"f{number}", section, group, facts, points))
    caps = st.tuples(st.integers(0, 300), st.integers(0, 300))
    return Grid(
        factors=tuple(sorted(factors, key=lambda each: SECTIONS.index(each.section))),
        sections={section: draw(caps) for section in SECTIONS},
        groups={f"pair of {section}": draw(st.integers(0, 150)) for section in SECTIONS},
        maximum=draw(st.integers(0, 700)),
        titles={},
    )


@settings(max_examples=60, deadline=None)
@given(grids(), st.integers(0, 1000))
def test_any_ranking_is_scored_as_its_grid_scores(grid: Grid, seed: int) -> None:
    scorer = Scorer(grid, KNOWN)
    try:
        scorer.lookups  # noqa: B018 - a ranking that does not fit says so here
    except LayoutError:
        reject()
    assert not list(differences(scorer, random_rows(KNOWN, 60, seed), ["numpy"]))


@settings(max_examples=60, deadline=None)
@given(grids(), st.integers(0, 1000))
def test_any_ranking_is_scored_straight_from_columns_as_by_words(grid: Grid, seed: int) -> None:
    """Where that can be: the compiled loop is given columns, and nobody where a cell cannot be used."""
    scorer = Scorer(grid, KNOWN)
    try:
        scorer.lookups  # noqa: B018 - a ranking that does not fit says so here
    except LayoutError:
        reject()
    rows = random_rows(KNOWN, 60, seed)
    for name in list(rows)[:: 1 + seed % 5]:
        rows[name][seed % 60] = 255 - seed % 100
    del rows["sibling"]
    straight, by_words = (
        scorer.score(rows, 60, "numba" if scorer.straight else "numpy"),
        scorer.pack(rows, 60, "numpy"),
    )
    assert straight.scores.tolist() == scorer.totals(by_words[0], "numpy").tolist()
    assert straight.nobody == by_words[1] > 0


def test_every_known_law_is_scored_straight_from_columns() -> None:
    for law in rankings().values():
        scorer = scorer_of(law)
        assert scorer.straight is not None
        assert len(scorer.straight.starts) == 6
        assert len(scorer.straight.tables) < 1 << 15


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
@pytest.mark.parametrize("using", ["numba", "numpy"])
def test_the_greatest_value_of_a_column_can_be_used_and_the_next_cannot(column: Column, using: Any) -> None:
    scorer = scorer_of(rankings()["2022-11-16"])
    rows = random_rows(COLUMNS, 5, 1)
    rows[column.name][1:3] = column.most
    fine = scorer.score(rows, 5, using)
    rows[column.name][2] = column.most + 1
    found = scorer.score(rows, 5, using)
    assert (fine.nobody, found.nobody) == (0, 1)
    assert found.scores.tolist() == [*fine.scores[:2].tolist(), NO_SCORE, *fine.scores[3:].tolist()]


def test_a_ranking_with_too_large_a_table_is_scored_by_words() -> None:
    """Every level told apart, under a cap together with education: 13 to the power of four, times three."""
    levels = abilities([[level, level, level] for level in range(13)], (99, 99))
    parts = (
        factor("f0", "one", None, ("clb_first",), levels),
        factor_of("education", "one", steps([[0, 3], [4, 9], [6, 12]])),
    )
    scorer = Scorer(Grid(parts, {"one": (50, 50)}, {}, 99, {}), COLUMNS)
    assert scorer.straight is None
    rows = random_rows(COLUMNS, 200, 1)
    assert not list(differences(scorer, rows))


def test_columns_of_another_length_than_the_rows_are_not_read() -> None:
    scorer = scorer_of(rankings()["2022-11-16"])
    for using in ("numba", "numpy"):
        for short in (np.zeros(9, np.uint8), np.zeros((10, 2), np.uint8)):
            with pytest.raises(ValueError, match="columns of other lengths than 10"):
                scorer.score({"age": np.full(10, 30, np.uint8), "education": short}, 10, using)


def test_the_law_itself_takes_four_look_ups_in_tables_that_stay_near() -> None:
    for name, law in rankings().items():
        scorer = Scorer(law.crs, [*COLUMNS, Column("high_wage_work", 3, 0), Column("high_wage_offer", 3, 0)])
        assert len(scorer.layout.windows) == 4, name
        assert scorer.layout.bits <= 52
        assert all(len(part.points) <= ENTRIES for part in scorer.lookups.total)


def test_values_that_no_table_tells_apart_share_a_code() -> None:
    classes = classes_of(rankings()["2022-11-16"].crs, COLUMNS)
    sizes = {name: len(values) for name, values in classes.values.items()}
    assert sizes["age"] == 20, "below 18, 18, 19, 20 to 29, 30 … 44, 45 and more"
    assert sizes["spouse_education"] == 7, "a master's and a doctoral degree of the spouse give the same"
    assert sizes["foreign_work_years"] == 3
    assert sizes["clb_first_lowest"] == 4
    single = next(each for each in classes.singles if each.name == "age")
    assert single.classes[20] == single.classes[29] != single.classes[30]
    after = classes_of(rankings()["2025-03-25"].crs, COLUMNS)
    assert len(after.values["job_offer"]) == 1, "no offer gives points any more"


def test_a_word_is_the_sum_of_codes_times_weights() -> None:
    scorer = Scorer(rankings()["2022-11-16"].crs, COLUMNS)
    rows = {"age": np.array([17, 18], np.uint8), "education": np.array([0, 0], np.uint8)}
    words, nobody = scorer.pack(rows, 2, "numpy")
    assert (int(words[1]) - int(words[0]), nobody) == (scorer.layout.weights["age"], 0)
    spouse = {**rows, WITH_SPOUSE: np.array([1, 1], np.uint8)}
    with_spouse, _ = scorer.pack(spouse, 2, "numpy")
    assert int(with_spouse[0]) - int(words[0]) == scorer.layout.weights[WITH_SPOUSE]


def test_the_same_ranking_has_the_same_fingerprint_and_another_one_another() -> None:
    found = {name: Scorer(law.crs, COLUMNS).fingerprint for name, law in rankings().items() if "20" in name[:2]}
    again = {name: Scorer(law.crs, COLUMNS).fingerprint for name, law in rankings().items() if "20" in name[:2]}
    assert found == again
    assert found["2020-10-20"] == found["2022-11-16"], "the points differ, not what they depend on"
    assert found["2022-11-16"] != found["2025-03-25"]


def test_words_that_number_other_values_are_told_apart_though_they_are_laid_out_alike() -> None:
    grid = rankings()["2022-11-16"].crs
    age = next(factor for factor in grid.factors if factor.id == "age")
    later = replace(age, points=lambda value, column: age.points(value - 1, column))
    moved = replace(grid, factors=tuple(later if factor is age else factor for factor in grid.factors))
    before, after = Scorer(grid, COLUMNS), Scorer(moved, COLUMNS)
    assert before.layout == after.layout
    assert before.fingerprint != after.fingerprint


def test_points_that_do_not_fit_are_refused_though_a_cap_would_cut_them() -> None:
    high = factor_of("age", "one", steps([[0, 0, 0], [18, 40_000, 40_000]]))
    with pytest.raises(LayoutError, match="16 bits"):
        _ = Scorer(Grid((high,), {"one": (100, 100)}, {}, 100, {}), COLUMNS).lookups


def wide(count: int, section: str = "one") -> Grid:
    """A ranking that tells all values of as many further facts apart."""
    rows = [[value, value, value] for value in range(GREATEST + 1)]
    factors = tuple(factor_of(f"fact{number}", section, steps(rows)) for number in range(count))
    return Grid(factors, {section: (9999, 9999)}, {}, 9999, {})


def factor_of(name: str, section: str, points: Any) -> Factor:
    declared = set() if name in {column.name for column in COLUMNS} else {name}
    return Factor(name, section, None, WORDS, WORDS, "", (name,), (0, 0), points, reader((name,), declared), "high")


def further(count: int) -> tuple[Column, ...]:
    return (*COLUMNS, *(Column(f"fact{number}", GREATEST, 0) for number in range(count)))


def test_a_ranking_that_takes_more_bits_than_a_word_has_is_refused_with_the_facts_and_bits() -> None:
    assert Scorer(wide(8), further(8)).layout.bits == 56
    with pytest.raises(LayoutError) as caught:
        Scorer(wide(10), further(10)).layout  # noqa: B018
    assert "facts that take 70 bits, and a word has 63" in caught.value.say("en")
    assert "fact9" in caught.value.say("en")
    assert "70 bits" in caught.value.say("fr")


def test_a_section_that_is_capped_over_too_many_facts_is_refused() -> None:
    grid = wide(3)
    capped = Grid(grid.factors, {"one": (100, 100)}, {}, 9999, {})
    with pytest.raises(LayoutError) as caught:
        Scorer(capped, further(3)).layout  # noqa: B018
    assert "capped over fact0, fact1, fact2" in caught.value.say("en")


def test_a_fact_that_no_column_tells_is_refused() -> None:
    grid = Grid((factor_of("height", "one", steps([[0, 1]])),), {"one": (9, 9)}, {}, 9, {})
    with pytest.raises(LayoutError, match="height"):
        classes_of(grid, COLUMNS)


def test_points_that_do_not_fit_in_sixteen_bits_are_refused() -> None:
    grid = Grid((factor_of("age", "one", steps([[0, 40_000]])),), {"one": (50_000, 50_000)}, {}, 50_000, {})
    with pytest.raises(LayoutError, match="16 bits"):
        Scorer(grid, COLUMNS).lookups  # noqa: B018


def test_what_everybody_gets_is_not_lost_where_nothing_is_told_apart() -> None:
    grid = Grid((factor_of("age", "one", steps([[0, 7]])),), {"one": (50, 50)}, {}, 50, {})
    scorer = Scorer(grid, COLUMNS)
    rows = random_rows(COLUMNS, 50, 1)
    assert scorer.score(rows, 50, "numpy").scores.tolist() == [7] * 50
    classes = classes_of(grid, COLUMNS)
    layout = layout_of(units_of(grid, classes.values), classes.values, sights_of(classes).bits)
    assert layout.bits == 0
