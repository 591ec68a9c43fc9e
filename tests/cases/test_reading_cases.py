"""The reader of the worked cases: a slip in a table is an error with a name, never a case that checks nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cases.paths import NoSuchPath, changed, found
from tests.cases.tables import BadTable, PersonCase, cases_in, rows_in
from tests.cases.test_worked_cases import differences, same

DOCUMENT: dict[str, Any] = {
    "work": [{"noc": "21231", "from": "2024-01-01"}],
    "requirements": [{"id": "language", "result": "met"}, {"id": "funds", "result": "unknown"}],
    "lines": [{"factor": "age", "points": 12}],
    "crs/age": {"points": [[18, 99]]},
    "nothing": None,
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("work[0].noc", "21231"),
        ("requirements.funds.result", "unknown"),
        ("lines.age.points", 12),
        ("crs/age.points[0][1]", 99),
        ("nothing", None),
    ],
)
def test_a_path_finds_a_value_by_name_by_number_and_by_id(path: str, value: object) -> None:
    assert found(DOCUMENT, path) == value


@pytest.mark.parametrize(
    "path",
    ["work[1]", "work.noc", "requirements.grid.result", "nothing.at.all", "work[0]from", "", "work[0]..noc", "work[+]"],
)
def test_a_path_to_nothing_is_an_error(path: str) -> None:
    with pytest.raises(NoSuchPath):
        found(DOCUMENT, path)


def test_a_change_puts_adds_and_takes_away_and_leaves_the_base_as_it_was() -> None:
    changes: dict[str, Any] = {"work[0].to": "2024-05-01", "work[+]": {"noc": "11101"}, "nothing": None, "lines": []}
    new = changed(DOCUMENT, changes, ["work[0].from"])
    assert new["work"] == [{"noc": "21231", "to": "2024-05-01"}, {"noc": "11101"}]
    assert "nothing" not in new
    assert new["lines"] == []
    assert DOCUMENT["work"] == [{"noc": "21231", "from": "2024-01-01"}]


def test_several_items_are_added_at_once() -> None:
    assert len(changed(DOCUMENT, {"work[+]": [{"noc": "11101"}, {"noc": "11100"}]}, [])["work"]) == 3


def test_an_item_of_a_list_is_replaced_and_taken_away() -> None:
    assert changed(DOCUMENT, {"work[0]": {"noc": "11101"}}, [])["work"] == [{"noc": "11101"}]
    assert changed(DOCUMENT, {"work[0]": None}, [])["work"] == []


@pytest.mark.parametrize(
    ("changes", "removed"),
    [
        ({"spouse.work[+]": {}}, []),
        ({"work[3]": {}}, []),
        ({"crs/age[+]": {}}, []),
        ({"work.noc": "1"}, []),
        ({"spouse": None}, []),
        ({}, ["work[0].to"]),
    ],
)
def test_a_change_where_nothing_is_is_an_error(changes: dict[str, Any], removed: list[str]) -> None:
    with pytest.raises(NoSuchPath):
        changed(DOCUMENT, changes, removed)


def test_yes_is_not_one_and_no_is_not_nought() -> None:
    assert same(True, True)
    assert same(0, 0)
    assert not same(True, 1)
    assert not same(0, False)


TABLE = """\
title: A table
on: 2025-05-05
base: minimal.json
cases:
  - {id: one, says: Age 34., source: MI s.10, expect: {crs.factors.age: 83}}
"""


def table(folder: Path, text: str) -> Path:
    path = folder / "table.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_gives_its_cases_with_the_day_of_the_table(tmp_path: Path) -> None:
    (case,) = cases_in(table(tmp_path, TABLE))
    assert isinstance(case, PersonCase)
    assert (case.id, case.on.isoformat(), case.expect) == ("one", "2025-05-05", {"crs.factors.age": 83})


@pytest.mark.parametrize(
    ("was", "is_", "named"),
    [
        ("says: Age 34.", "say: Age 34.", "unknown say"),
        ("says: Age 34.", "says: 34", "says is missing"),
        (", source: MI s.10", "", "source is missing"),
        (", expect: {crs.factors.age: 83}", "", "nothing is expected"),
        ("on: 2025-05-05", "on: 2025-13-05", "2025-13-05"),
        ("title:", "titel:", "unknown titel"),
    ],
)
def test_a_slip_in_a_table_is_named(tmp_path: Path, was: str, is_: str, named: str) -> None:
    with pytest.raises(BadTable, match=named):
        list(cases_in(table(tmp_path, TABLE.replace(was, is_))))


@pytest.mark.parametrize(
    ("expect", "wrong"),
    [
        ("{crs.factors.age: 83}", 0),
        ("{crs.factors.age: 84}", 1),
        ("{crs.factors.aeg: 83}", 1),
        ("{crs.factors.age: 84, crs.at_least: 0}", 2),
    ],
)
def test_every_expectation_that_is_not_met_is_told(tmp_path: Path, expect: str, wrong: int) -> None:
    (case,) = cases_in(table(tmp_path, TABLE.replace("{crs.factors.age: 83}", expect)))
    assert len(differences({"crs": {"factors": {"age": 83}, "at_least": 83}}, case)) == wrong


def test_what_should_be_absent_and_is_there_is_told(tmp_path: Path) -> None:
    (case,) = cases_in(
        table(tmp_path, TABLE.replace("expect: {crs.factors.age: 83}", "absent: [crs.total, crs.other]"))
    )
    assert differences({"crs": {"total": 1}}, case) == ["crs.total is there, by hand it is not"]


ROWS = "id,on,age,education,points_age,crs,basis\none,2025-06-02,18,bachelor,99,219,MI s.10\n"


def test_a_row_gives_facts_with_the_defaults_of_the_columns_left_out(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    (case,) = rows_in(path)
    assert (case.factors.age, case.factors.clb_first, case.points, case.total) == (18, (0, 0, 0, 0), {"age": 99}, 219)


@pytest.mark.parametrize(
    ("was", "is_", "named"),
    [
        ("education", "educaton", "unknown column educaton"),
        (",bachelor,", ",batchelor,", "education cannot be 'batchelor'"),
        (",MI s.10\n", ",\n", "no basis"),
        (",99,219,", ",,,", "nothing is expected"),
        (",99,", ",99.5,", "'99.5' is not a whole number"),
        (",MI s.10", ",MI s.10,more", "too many"),
        (",MI s.10\n", "\n", "too few"),
        ("2025-06-02", "June", "not a day"),
    ],
)
def test_a_slip_in_a_row_is_named(tmp_path: Path, was: str, is_: str, named: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS.replace(was, is_), encoding="utf-8")
    with pytest.raises(BadTable, match=named):
        list(rows_in(path))
