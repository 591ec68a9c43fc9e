"""A table of points with other amounts, as a file of law that says so and nothing else."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

import pytest

from express_entry.law import consolidated
from express_entry.law.overlay import laid_over
from express_entry.law.proposal import NAME, SECTIONS, Change, amounts_of, proposal, tables_of_points, with_caps

DAY, RECORDED = date(2026, 9, 27), date(2026, 11, 26)
LAW = consolidated().on(DAY)
TABLES = tables_of_points(LAW)
FAMILY = [name for name in LAW.versions if name.startswith("crs/")]


def change(table: str, **amounts: int) -> Change:
    return Change(LAW.table(table), LAW.version(table), {name.replace("_", "."): new for name, new in amounts.items()})


def test_every_table_of_the_ranking_may_be_changed_in_the_order_of_its_sections() -> None:
    assert sorted(table.id for table, _ in TABLES) == sorted(FAMILY)
    order = list(LAW.crs.sections)
    found = [order.index(table.attributes["section"]) for table, _ in TABLES if table.kind != SECTIONS]
    assert found == sorted(found)
    assert TABLES[-1][0].id == "crs/sections"


def test_amounts_are_those_cells_that_give_points() -> None:
    age = amounts_of(LAW.table("crs/age"), LAW.version("crs/age"))
    assert (age["points.0.1"], age["points.2.2"], len(age)) == (99, 100, 38)
    assert "points.0.0" not in age
    french = amounts_of(LAW.table("crs/french"), LAW.version("crs/french"))
    assert french == {"points.0.0": 0, "points.0.1": 0, "points.1.0": 25, "points.1.1": 50}
    caps = amounts_of(LAW.table("crs/sections"), LAW.version("crs/sections"))
    assert (caps["maximum"], caps["sections.core_human_capital.1"], caps["groups.education"]) == (1200, 460, 50)


@pytest.mark.parametrize("table", FAMILY)
def test_the_file_laid_over_the_law_changes_those_amounts_and_nothing_else(table: str) -> None:
    before = amounts_of(LAW.table(table), LAW.version(table))
    new = {place: amount + 3 for place, amount in list(before.items())[::2]}
    text = proposal([Change(LAW.table(table), LAW.version(table), new)], day=DAY, recorded=RECORDED)
    whole = laid_over(consolidated(), NAME, text)
    after = whole.on(DAY)
    assert amounts_of(after.table(table), after.version(table)) == {**before, **new}
    others = {name: version for name, version in after.versions.items() if name != table}
    assert others == {name: version for name, version in LAW.versions.items() if name != table}
    assert whole.on(date(2026, 9, 26)).fingerprint == consolidated().on(date(2026, 9, 26)).fingerprint
    assert after.table(table).attributes == LAW.table(table).attributes
    assert after.version(table).confidence == "low"
    assert whole.laid_over == (NAME,)


def test_what_text_has_in_it_is_quoted() -> None:
    found = change("crs/age")
    odd = found.version.citation + ' "x" \\ é'
    version = replace(found.version, citation=odd)
    text = proposal([found._replace(version=version)], day=DAY, recorded=RECORDED)
    assert tomllib.loads(text)["table"][0]["version"][0]["citation"] == f"what if? ({odd})"


def test_a_cap_that_is_what_its_tables_give_rises_with_them() -> None:
    caps = with_caps(LAW, change("crs/age", points_2_1=130))[1:]
    assert [(each.table.id, each.amounts) for each in caps] == [
        ("crs/sections", {"sections.core_human_capital.0": 520})
    ]
    both = with_caps(LAW, change("crs/age", points_2_1=130, points_2_2=101))[1]
    assert both.amounts == {"sections.core_human_capital.0": 520, "sections.core_human_capital.1": 461}


@pytest.mark.parametrize(
    ("table", "amounts"),
    [
        ("crs/age", {"points_2_1": 100}),
        ("crs/age", {"points_0_1": 109}),
        ("crs/education_and_language", {"points_2_2": 80}),
        ("crs/nomination", {"points_1_1": 700}),
        ("crs/sections", {"maximum": 1100}),
    ],
)
def test_a_cap_that_was_reached_before_or_is_not_reached_now_stays(table: str, amounts: dict[str, int]) -> None:
    assert len(with_caps(LAW, change(table, **amounts))) == 1
