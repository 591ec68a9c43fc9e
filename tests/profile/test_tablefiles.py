"""Tables as files: nothing in them is run, and what goes in comes out."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.profile.guarded import unguarded
from express_entry.profile.tablefiles import (
    Cell,
    Leaf,
    csv_pieces,
    form_of,
    json_pieces,
    jsonl_pieces,
    workbook_bytes,
)

HEADS = ("who", "score", "day", "sure", "missing", "note")
ROWS: list[list[Cell]] = [
    ["Zoé", 486, date(2023, 7, 5), True, ["work", "education"], None],
    ["=HYPERLINK(1)", -12, None, False, [], "+1 514 555-0100"],
    ["@cmd", 7.5, None, None, ["-x"], 'a "quoted", one\nand more'],
]


def test_a_csv_file_holds_text_that_no_program_runs() -> None:
    text = b"".join(csv_pieces(HEADS, ROWS)).decode()
    assert list(csv.reader(io.StringIO(text))) == [
        list(HEADS),
        ["Zoé", "486", "2023-07-05", "yes", "work; education", ""],
        ["'=HYPERLINK(1)", "-12", "", "no", "", "'+1 514 555-0100"],
        ["'@cmd", "7.5", "", "", "'-x", 'a "quoted", one\nand more'],
    ]


def test_json_holds_values_as_they_are() -> None:
    wanted = [
        {"who": "Zoé", "score": 486, "day": "2023-07-05", "sure": True, "missing": ["work", "education"], "note": None},
        dict(zip(HEADS, ROWS[1], strict=True)),
        dict(zip(HEADS, ROWS[2], strict=True)),
    ]
    assert json.loads(b"".join(json_pieces(HEADS, ROWS))) == wanted
    assert [json.loads(line) for line in b"".join(jsonl_pieces(HEADS, ROWS)).splitlines()] == wanted
    assert json.loads(b"".join(json_pieces(HEADS, []))) == []


def test_a_workbook_holds_days_as_days_and_text_as_text_whatever_it_begins_with() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Leaf("People", HEADS, ROWS, [10] * 6)])))
    sheet = book["People"]
    assert sheet.freeze_panes == "B2"
    cells = list(sheet.iter_rows())
    assert [cell.value for cell in cells[0]] == list(HEADS)
    assert cells[1][1].value == 486
    assert str(cells[1][2].value) == "2023-07-05 00:00:00"
    assert cells[1][4].value == "work; education"
    for row, place in ((2, 0), (2, 5), (3, 0), (3, 4)):
        assert cells[row][place].data_type == "s", cells[row][place].value
        assert cells[row][place].quotePrefix
    assert cells[2][0].value == "=HYPERLINK(1)"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=4))
def test_text_comes_out_of_a_csv_file_as_it_went_in_and_begins_with_nothing_that_runs(texts: list[str]) -> None:
    text = b"".join(csv_pieces(["a"] * len(texts), [texts])).decode()
    _, row = csv.reader(io.StringIO(text, newline=""))
    assert [unguarded(cell) for cell in row] == texts
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@given(st.lists(st.text(st.characters(), max_size=20), min_size=1, max_size=4))
def test_no_text_keeps_a_table_from_being_written(texts: list[Any]) -> None:
    """Also half a character, from the name of a file."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Leaf("People", texts, [texts])])))
    assert all(cell.data_type != "f" for row in book["People"].iter_rows() for cell in row)
    b"".join(csv_pieces(texts, [texts])).decode()
    json.loads(b"".join(json_pieces([str(place) for place in range(len(texts))], [texts])))


@pytest.mark.parametrize(
    ("name", "form"), [("a.csv", "csv"), ("b/A.XLSX", "xlsx"), ("a.json", "json"), ("a.jsonl", "jsonl"), ("csv", None)]
)
def test_the_ending_of_a_name_tells_the_form(name: str, form: str | None) -> None:
    assert form_of(name) == form
