"""Cells of every type that a table may have, as the numbers they stand for; what a column does not take is told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.law import consolidated
from express_entry.scoring.codes import from_arrow, from_numpy, unusable_cells
from express_entry.scoring.columns import COLUMNS, Column, check_names, columns_of
from express_entry.scoring.faults import ColumnError
from express_entry.scoring.records import UNUSABLE
from tests.scoring.crowds import OVERLAY, overlaid

BY_NAME = {column.name: column for column in COLUMNS}
AGE, EDUCATION, FLAG, LANGUAGE = (BY_NAME[name] for name in ("age", "education", "nomination", "first_language"))
X = UNUSABLE


@pytest.mark.parametrize(
    ("column", "array", "codes"),
    [
        (AGE, pa.array([0, 30, 120], pa.int64()), [0, 30, 120]),
        (AGE, pa.array([30, None, 31], pa.int8()), [30, X, 31]),
        (AGE, pa.array([-1, -128, 127], pa.int8()), [255, 128, 127]),
        (AGE, pa.array([300, 2**40, -(2**40)], pa.int64()), [X, X, X]),
        (AGE, pa.array([255, 256, 65535], pa.uint16()), [X, X, X]),
        (AGE, pa.array(["30", " 31 ", "x", None, "3.0", ""]), [30, 31, X, X, X, X]),
        (AGE, pa.array(["30", "31"], pa.large_string()), [30, 31]),
        (AGE, pa.array(["30", None], pa.string_view()), [30, X]),
        (AGE, pa.array([30, 40, None, 30]).dictionary_encode(), [30, 40, X, 30]),
        (AGE, pa.array([None, None]), [X, X]),
        (AGE, pa.array([], pa.int32()), []),
        (EDUCATION, pa.array(["master", "6", "Master", None]).dictionary_encode(), [6, 6, X, X]),
        (EDUCATION, pa.array([6, 8, 9], pa.int16()), [6, 8, 9]),
        (EDUCATION, pa.DictionaryArray.from_arrays(pa.array([0, 1]), pa.array(["master", None])), [6, X]),
        (FLAG, pa.array([True, False, None]), [1, 0, X]),
        (FLAG, pa.array(["1", "0", "true"]), [1, 0, X]),
        (LANGUAGE, pa.array(["en", "fr", "EN"]), [0, 1, X]),
    ],
)
def test_an_arrow_array_of_any_fitting_type_is_read(column: Column, array: pa.Array, codes: list[int]) -> None:
    found = from_arrow(column, array)
    assert found.dtype == np.uint8
    assert found.tolist() == codes
    padded = pa.concat_arrays([array[:0], array, array[:0]])
    assert from_arrow(column, padded.slice(0, len(array))).tolist() == codes
    if len(codes) > 1:
        assert from_arrow(column, array.slice(1)).tolist() == codes[1:], "a part of an array begins where it begins"


@pytest.mark.parametrize(
    ("column", "array"),
    [
        (AGE, pa.array([30.0])),
        (AGE, pa.array([True])),
        (AGE, pa.array([Decimal(30)])),
        (AGE, pa.array([[30]])),
        (AGE, pa.array([b"30"])),
        (EDUCATION, pa.array([2.0, None]).dictionary_encode()),
        (LANGUAGE, pa.array([0, 1])),
        (FLAG, pa.array([1.0])),
    ],
)
def test_an_arrow_array_of_another_type_is_refused_by_name(column: Column, array: pa.Array) -> None:
    with pytest.raises(ColumnError) as caught:
        from_arrow(column, array)
    assert f"the column {column.name} holds {array.type}" in caught.value.say("en")
    assert f"la colonne {column.name} contient" in caught.value.say("fr")


@pytest.mark.parametrize(
    ("column", "array", "codes"),
    [
        (AGE, np.array([30, -1, 300]), [30, X, X]),
        (AGE, np.array([30, 31], np.uint8)[::-1], [31, 30]),
        (AGE, np.array(["30", "x"]), [30, X]),
        (EDUCATION, np.array(["master", None, "6"], object), [6, X, 6]),
        (FLAG, np.array([True, False]), [1, 0]),
    ],
)
def test_an_array_of_numpy_is_read(column: Column, array: Any, codes: list[int]) -> None:
    assert from_numpy(column, array).tolist() == codes


@pytest.mark.parametrize("array", [np.array([30.0]), np.array([[30]]), np.array([30, "x"], object), np.array([1j])])
def test_an_array_of_numpy_that_is_something_else_is_refused(array: Any) -> None:
    with pytest.raises(ColumnError, match="age"):
        from_numpy(AGE, array)


@given(st.lists(st.integers(-(2**63), 2**63 - 1)), st.sampled_from([AGE, EDUCATION, FLAG]))
def test_no_number_outside_a_column_becomes_one_inside(values: list[int], column: Column) -> None:
    codes = from_arrow(column, pa.array(values, pa.int64())).tolist()
    for value, code in zip(values, codes, strict=True):
        assert code == value if 0 <= value <= column.most else code > column.most


@given(st.integers(-128, 127))
def test_no_number_of_one_byte_becomes_another(value: int) -> None:
    for column in COLUMNS:
        if column.numbers:
            code = int(from_arrow(column, pa.array([value], pa.int8()))[0])
            assert code == value if 0 <= value <= column.most else code > column.most


def test_every_cell_that_cannot_be_used_is_told_with_its_value_and_what_is_accepted() -> None:
    codes = {"age": np.array([30, 200, 31], np.uint8), "education": np.array([6, 9, X], np.uint8)}
    stated = {("age", 1): 200, ("education", 1): 9, ("education", 2): None}
    found = list(unusable_cells(COLUMNS, codes, lambda name, row: stated[name, row]))
    assert [(each.row, each.column, each.value) for each in found] == [
        (1, "age", "200"),
        (1, "education", "9"),
        (2, "education", None),
    ]
    assert found[0].reason.say("en") == "accepted: a whole number from 0 to 120"
    assert found[2].reason.say("en").startswith("nothing is stated; accepted: less_than_secondary, ")
    assert found[2].reason.say("fr").startswith("rien n'est indiqué; valeurs acceptées : ")


# --------------------------------------------------------------------------------------------------------- the contract


def test_the_columns_are_those_of_the_contract_with_their_defaults() -> None:
    assert [column.name for column in COLUMNS if column.default is None] == ["age", "education"]
    assert len(COLUMNS) == 25
    assert BY_NAME["job_offer"].words == ("none", "senior", "skilled")
    assert BY_NAME["canadian_education"].words == ("none", "one_or_two_year", "three_year_or_more")
    assert BY_NAME["spouse_education"].words == EDUCATION.words
    assert EDUCATION.words[0] == "less_than_secondary"
    assert {column.default for column in COLUMNS} == {None, 0}


def test_a_law_that_declares_facts_knows_their_columns() -> None:
    assert columns_of(consolidated()) == COLUMNS
    assert [(each.name, each.most, each.default) for each in columns_of(overlaid())[len(COLUMNS) :]] == [
        ("high_wage_work", 3, 0),
        ("high_wage_offer", 3, 0),
    ]


@pytest.mark.parametrize(
    ("fact", "levels"), [("sibling", 3), ("french_lowest", 3), ("crs", 3), ("high_wage_work", 128)]
)
def test_a_law_whose_fact_cannot_be_a_column_is_refused(fact: str, levels: int, tmp_path: Any) -> None:
    text = OVERLAY.read_text("utf-8").replace('"31102" = 3', f'"31102" = {levels}')
    path = tmp_path / "law.toml"
    for before, after in (('fact = "high_wage_work"', f'fact = "{fact}"'), ('["high_wage_work"]', f'["{fact}"]')):
        text = text.replace(before, after)
    path.write_text(text.replace("{high_wage_work}", f"{{{fact}}}"), "utf-8")
    with pytest.raises(ColumnError, match="cannot be a column"):
        columns_of(consolidated().with_file(path))


@pytest.mark.parametrize(
    ("given", "also", "said"),
    [
        (["age", "education", "agee"], [], 'no law knows the columns "agee". Is "age" meant?'),
        (["age", "education", "height"], [], 'no law knows the columns "height". Accepted: id, age, '),
        (["age", "education", "age"], [], 'the columns "age" are there more than once'),
        (["age"], [], 'the columns education are required and missing; there are "age"'),
        (["age", "education", "\x1b[2J"], [], 'no law knows the columns "\\x1b[2J"'),
    ],
)
def test_names_that_are_not_those_of_the_contract_are_told(given: list[str], also: list[str], said: str) -> None:
    with pytest.raises(ColumnError) as caught:
        check_names(given, COLUMNS, also)
    assert said in caught.value.say("en")
    assert caught.value.say("fr") != caught.value.say("en")


def test_names_that_are_kept_are_no_strangers() -> None:
    check_names(["id", "age", "education", "note"], COLUMNS, ["note"])
