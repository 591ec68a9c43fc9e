"""The template is filled, saved and read: what it offers is what is accepted."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from express_entry.law.text import LANGUAGES, Language
from express_entry.profile.columns import NUMBER, Column, fields
from express_entry.profile.document import dump
from express_entry.profile.headings import column_named
from express_entry.profile.spreadsheet import EXAMPLES, EXPLAINED, LISTS, Client, clients_in
from express_entry.profile.template import LEFT_OUT, choices_of, examples, is_text, offered_by, template
from express_entry.profile.templatefiles import HEADS, template_csv, template_workbook
from tests.profile.spreadsheets import read, workbook


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture(scope="module")
def book(language: Language) -> Any:
    return openpyxl.load_workbook(io.BytesIO(template_workbook(language)))


def test_every_field_that_an_assessment_needs_is_offered_and_nothing_twice() -> None:
    offered = {column.field.pattern for column in template()}
    missing = [field for field in fields() if field.holds == "value" and field.pattern not in offered]
    named = {".".join(part for part in field.pattern if part != NUMBER) for field in missing}
    assert all(any(f".{left}" in f".{name}" for left in LEFT_OUT) for name in named), named
    assert len(set(template())) == len(template())
    names = [column.name for column in template()]
    assert {"education.2.credential", "work.4.noc", "spouse.work.1.noc", "dependants.3.date_of_birth"} <= set(names)
    assert names[:5] == [
        "reference",
        "person.family_name",
        "person.given_names",
        "person.date_of_birth",
        "marital_status",
    ]


def test_items_stand_together_and_in_order_behind_how_many_there_are() -> None:
    names = [column.name for column in template()]
    work = [name for name in names if name == "work" or name.startswith("work.")]
    assert work[0] == "work"
    assert [name.split(".")[1] for name in work[1:]] == sorted(name.split(".")[1] for name in work[1:])
    assert names.index(work[-1]) - names.index(work[0]) == len(work) - 1


def test_the_csv_has_the_names_of_the_columns_and_nothing_else() -> None:
    data = template_csv()
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert row == [column.name for column in template()]


def test_the_names_and_the_words_of_the_columns_stay_in_view_above_the_clients(book: Any, language: Language) -> None:
    sheet = book["Clients"]
    assert sheet.freeze_panes == "D3"
    names, labels = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=HEADS))
    assert names == [column.name for column in template()]
    assert labels == [column.label(language) for column in template()]
    assert sheet.max_row == HEADS


def test_every_column_is_explained_with_what_it_accepts(book: Any, language: Language) -> None:
    rows = list(book[EXPLAINED.say(language)].iter_rows(values_only=True))
    explained = {row[1]: row for row in rows if row[1] and column_named(str(row[1]))}
    assert list(explained) == [column.name for column in template()]
    for column in template():
        label, _, means, accepts, required = explained[column.name]
        assert label == column.label(language)
        assert means
        assert accepts
        assert (required in {"yes", "oui"}) == (column.name in {"person.date_of_birth", "marital_status"})
    assert {"en": "(Annulled marriage)", "fr": "(Marié)"}[language] in explained["marital_status"][3]


def rules_at(sheet: Any, number: int) -> list[Any]:
    at = f"{openpyxl.utils.get_column_letter(number)}{HEADS + 1}"
    return [rule for rule in sheet.data_validations.dataValidation if at in rule.sqref]


def test_whatever_is_offered_to_choose_from_is_read_as_what_it_says(
    book: Any, language: Language, tmp_path: Path
) -> None:
    """Every word of every list goes through a file."""
    sheet, lists = book["Clients"], book[LISTS.say(language)]
    assert lists.sheet_state == "hidden"
    chosen: list[tuple[Column, str]] = []
    for number, column in enumerate(template(), 1):
        choices = choices_of(column)
        (rule,) = rules_at(sheet, number)
        assert (rule.type == "list") == (choices is not None)
        if choices is not None:
            name, _, cells = rule.formula1.partition("!")
            assert name == f"'{lists.title}'"
            words = [cell.value for (cell,) in lists[cells.replace("$", "")]]
            assert words == offered_by(choices, language)
            chosen += [(column, word) for word in words]
    seen = {(column.field.slot, word): (column, word) for column, word in chosen}
    assert len(seen) > 300
    rows = [["person.date_of_birth", "marital_status", "work", "reference", *(c.name for c, _ in seen.values())]]
    for place, (column, word) in enumerate(seen.values()):
        row: list[Any] = ["1990-05-17", "married", None, f"{column.name} {word}", *[None] * len(seen)]
        row[4 + place] = word
        rows.append(row)
    found = read(workbook(tmp_path / "words.xlsx", {"Clients": rows}))
    assert [item for item in found if not isinstance(item, Client)] == []
    assert len(found) == len(seen)


def test_days_are_asked_for_as_days_and_codes_are_kept_as_text(book: Any) -> None:
    sheet = book["Clients"]
    for number, column in enumerate(template(), 1):
        form = sheet.column_dimensions[openpyxl.utils.get_column_letter(number)].number_format
        if column.name.endswith("noc") or column.name == "primary_occupation":
            assert is_text(column)
            assert form == "@"
        if column.field.slot.kind is date:
            assert form == "yyyy-mm-dd"
            assert rules_at(sheet, number)[0].type == "date"


def test_the_examples_are_clients_when_they_are_copied_and_get_a_reference_of_their_own(
    book: Any, language: Language, tmp_path: Path
) -> None:
    rows = [list(row) for row in book[EXAMPLES.say(language)].iter_rows(values_only=True)]
    for number, row in enumerate(rows[HEADS:], 1):
        assert str(row[0]).startswith("Example")
        row[0] = f"Client {number}"
    path = workbook(tmp_path / "copied.xlsx", {"Clients": rows})
    found = [item for item in clients_in(path) if isinstance(item, Client)]
    assert [dump(item.profile) | {"reference": ""} for item in found] == [
        dump(profile) | {"reference": ""} for profile in examples()
    ]


def test_the_template_as_it_is_holds_no_client(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "clients.xlsx"
    path.write_bytes(template_workbook(language))
    assert read(path) == []


def test_a_template_that_is_filled_in_is_read(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "clients.xlsx"
    path.write_bytes(template_workbook(language))
    book = openpyxl.load_workbook(path)
    places = {str(cell.value): place for place, cell in enumerate(book["Clients"][1], 1)}
    filled: dict[str, Any] = {
        "reference": "A-1",
        "person.date_of_birth": date(1990, 5, 17),
        "marital_status": offered_by(
            choices_of(next(c for c in template() if c.name == "marital_status")) or (), language
        )[1],
        "work.1.noc": "00010",
        "work.1.from": date(2020, 1, 2),
        "work.1.paid": {"en": "yes", "fr": "oui"}[language],
        "education": 0,
    }
    for name, value in filled.items():
        book["Clients"].cell(HEADS + 1, places[name], value)
    book.save(path)
    (client,) = read(path)
    assert isinstance(client, Client)
    assert dump(client.profile) == {
        "format": "express-entry/profile@1",
        "reference": "A-1",
        "person": {"date_of_birth": "1990-05-17"},
        "marital_status": "married",
        "education": [],
        "work": [{"noc": "00010", "from": "2020-01-02", "paid": True}],
    }
