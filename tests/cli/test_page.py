"""Pages of text: wrapped, aligned, within their width."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.cli.page import NARROWEST, WIDEST, Across, Cell, Column, Page, Row, Styled

TABLE = [Column("name", share=2), Column("points", right=True), Column("reason", share=3)]
ROWS: list[Row] = [
    Across(["Core factors", "460"]),
    ["  Age", "110", "31 years old on the day that is assessed, which is before the birthday"],
    ["  Level of education", "5", Styled("a bachelor's degree", "faint")],
]


def lines_of(page: Page) -> list[str]:
    return page.text.splitlines()


def test_a_table_that_fits_has_its_columns_side_by_side_and_numbers_under_one_another() -> None:
    page = Page(92)
    page.table(TABLE, ROWS)
    assert lines_of(page) == [
        "name                  points  reason",
        "Core factors             460",
        "  Age                    110  31 years old on the day that is assessed, which is before the",
        "                              birthday",
        "  Level of education       5  a bachelor's degree",
    ]


def test_a_table_that_is_too_wide_becomes_a_list() -> None:
    page = Page(40)
    row = ["work[12]", "2021-05-01 – 2023-04-30", "as work in Canada", "self-employed, and before the last ten years"]
    page.table([Column(), Column(), Column(share=2), Column(share=3)], [row])
    assert lines_of(page) == [
        "work[12]  2021-05-01 – 2023-04-30",
        "as work in Canada",
        "    self-employed, and before the last",
        "    ten years",
    ]


def test_a_list_tells_texts_apart_that_read_the_same() -> None:
    page = Page(40)
    page.table([Column(share=1), Column(), Column(share=1)], [["same", "9" * 30, "same"]])
    assert lines_of(page) == ["same  " + "9" * 30, "    same"]


def test_no_line_begins_with_a_sign_that_french_sets_apart() -> None:
    page = Page(NARROWEST)
    page.say("La note la plus basse invitée en ce jour : 510; est-ce « la plus basse » de toutes, vraiment ? Oui !")
    assert len(page.lines) > 2
    assert not [line for line in page.lines if re.match(r"\s*[:?!»]", line)]
    assert not [line for line in page.lines if line.endswith("«")]


def test_colour_is_only_added_to_what_reads_the_same_without_it() -> None:
    plain, coloured = Page(60), Page(60, colour=True)
    for page in (plain, coloured):
        page.title("A title")
        page.heading("A heading")
        page.item("an item", style="bad")
        page.table(TABLE, ROWS)
    assert "\x1b[" not in plain.text
    assert "\x1b[31m" in coloured.text
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured.text) == plain.text


@pytest.mark.parametrize(("asked", "given_width"), [(1, NARROWEST), (72, 72), (10_000, WIDEST)])
def test_a_page_is_neither_too_narrow_nor_too_wide_to_read(asked: int, given_width: int) -> None:
    assert Page(asked).width == given_width


words = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=30)
texts = st.lists(words, max_size=12).map(" ".join)
cells: st.SearchStrategy[Cell] = st.one_of(texts, texts.map(lambda text: Styled(text, "good")))


@given(st.integers(NARROWEST, WIDEST), st.lists(st.tuples(texts, words, texts, texts), min_size=1, max_size=5))
def test_no_table_is_wider_than_its_page_and_no_letter_of_it_is_lost(
    width: int, rows: list[tuple[str, str, str, str]]
) -> None:
    page = Page(width)
    page.table([Column(share=2), Column(right=True), Column(share=3), Column(share=1)], rows)
    assert all(len(line) <= width for line in lines_of(page))
    assert sorted(re.sub(r"\s", "", page.text)) == sorted(re.sub(r"\s", "", "".join(map("".join, rows))))


@given(st.integers(NARROWEST, WIDEST), texts)
def test_no_paragraph_or_item_is_wider_than_its_page(width: int, text: str) -> None:
    page = Page(width)
    page.say(text, indent=3)
    page.item(text, indent=4)
    assert all(len(line) <= width for line in lines_of(page))
