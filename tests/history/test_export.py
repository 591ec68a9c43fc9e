from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from express_entry.history import COLUMNS, CONTRACT_COLUMNS, UnknownName, official_names, rounds
from express_entry.history.export import Format, export, feed_bytes, feed_rows
from express_entry.history.faults import Unwritable
from express_entry.history.feed import read_feed
from express_entry.history.feedbands import FEED_BANDS, TOTAL
from express_entry.history.importing import import_into
from express_entry.history.importing import take_in as take_in_feed
from express_entry.history.store import Store
from express_entry.law.text import LANGUAGES, Language
from tests.history.feedmaking import (
    FEEDS,
    LATER,
    as_bytes,
    contract,
    given_back,
    known,
    mutated_rows,
    new_row,
    odd_feed,
    plain_feed,
    row_of,
    take_in,
)


def exported(store: Store | None, form: str) -> bytes:
    out = io.BytesIO()
    export(store, form, out)
    return out.getvalue()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


# --- the feed's shape -------------------------------------------------------------------------------------------------

ODD_ROWS: list[dict[str, Any]] = [
    new_row("449", drawCRS="1,201"),
    new_row("450", drawSize="−5 ", extra="…\u202f\t\\ \"'<&>\u0000\ud83d", drawName="Something else"),
    new_row("450", drawSize="many"),
    new_row("next", **dict.fromkeys(FEED_BANDS, "")),
    {"drawNumber": "91"},
    {},
    row_of("430", drawCutOff="after the round"),
    row_of("429", mitext="<a href='/x?a=1&amp;b=2'>é&nbsp;</a>", **{"": "a field without a name"}),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("indent", [None, 1])
def test_the_whole_feed_goes_in_and_comes_out_without_losing_a_character(
    store: Store, language: Language, indent: int | None
) -> None:
    rows = odd_feed(language)
    rows = [*ODD_ROWS, *(row for row in rows if row["drawNumber"] not in ("430", "429"))]
    data = json.dumps({"classes": "wb-tables", "rounds": rows}, indent=indent).encode()
    import_into(store, read_feed(data), today=LATER)
    assert [list(row.items()) for row in given_back(store)] == [list(row.items()) for row in rows]
    again = Store(store.folder / "again")
    import_into(again, read_feed(exported(store, "ircc")), today=LATER)
    assert exported(again, "ircc") == exported(store, "ircc")


@pytest.mark.parametrize("name", ["rounds_en.json", "rounds_fr_windows_1252.json", "rounds_fr_utf8_bom.json"])
def test_every_field_of_a_feed_file_comes_back_string_equal_among_the_other_rounds(store: Store, name: str) -> None:
    feed = read_feed((FEEDS / name).read_bytes())
    import_into(store, feed, today=LATER)
    back = given_back(store)
    imported = [dict(row.fields) for row in feed.rows]
    assert [row for row in back if row in imported] == imported
    assert [row["drawNumber"] for row in back] == [each.number for each in reversed(rounds())]
    assert contract(row.round for row in read_feed(exported(store, "ircc")).rows if row.round) == known()


@settings(max_examples=30)
@given(mutated_rows())
def test_whatever_is_imported_is_reported_in_both_languages_and_comes_back(rows: list[dict[str, Any]]) -> None:
    state, report = take_in_feed((), read_feed(json.dumps({"rounds": rows}).encode()), today=LATER)
    for language in LANGUAGES:
        assert report.say(language)
    json.dumps(report.to_json())
    back = json.loads(feed_bytes(state, feed_rows(state, None), None))["rounds"]
    expected = [{name: text_of(value) for name, value in row.items()} for row in rows]
    left = iter(back)
    assert all(row in left for row in expected), "each row comes back, in its order"


def text_of(value: Any) -> str:
    """A value as the feed's shape has it: a text."""
    return value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)


def test_rows_that_were_never_imported_stand_in_the_official_spelling(store: Store) -> None:
    take_in(store, row_of("433", drawCutOff="March 18th 2026 at 23:32:40 UTC"))
    back = {row["drawNumber"]: row for row in given_back(store)}
    plain = {row["drawNumber"]: row for row in plain_feed()}
    assert {number for number in back if back[number] != plain[number]} == {"433"}


def test_a_round_is_spelled_as_the_department_does() -> None:
    folder = (
        "/en/immigration-refugees-citizenship/corporate/mandate/policies-operational-instructions-agreements/"
        "ministerial-instructions/express-entry-rounds/"
    )
    link = f"<a href='/content/canadasite{folder}invitations.html?q=434'>"
    assert list(row_of("434").items())[:14] == [
        ("drawNumber", "434"),
        ("drawNumberURL", f"{link}434</a>"),
        ("drawDate", "2026-08-07"),
        ("drawDateFull", "August 7, 2026"),
        ("drawName", "Transport Occupations, 2026-Version 2"),
        ("drawSize", "300"),
        ("drawCRS", "470"),
        ("mitext", f"{link}Invitations to apply for permanent residence under the Express Entry system #434</a>"),
        ("DrawText1", f"{link}See full text of Ministerial Instruction</a>"),
        (
            "drawText2",
            "Federal Skilled Worker Program, Canadian Experience Class and Federal Skilled Trades Program",
        ),
        ("drawDateTime", "August 7, 2026 at 10:08:20 UTC"),
        ("drawCutOff", "October 11, 2025 at 14:55:49 UTC"),
        ("drawDistributionAsOn", "August 3, 2026"),
        ("dd1", "500"),
    ]
    assert (row_of("434")["dd2"], row_of("434")["dd18"]) == ("19,705", "229,100")
    assert row_of("100")["drawNumberURL"] == f"<a href='{folder}invitations.html?q=100'>100</a>"
    assert row_of("9")["drawNumberURL"] == f"<a href='{folder}invitations-9.html'>9</a>"
    assert row_of("1")["drawText2"] == (
        "Federal Skilled Worker, Canadian Experience Class, Federal Skilled Trades and Provincial Nominee Program"
    )
    assert row_of("272")["drawText2"] == (
        "Federal Skilled Worker Program, Canadian Experience Class, Federal Skilled Trades Program and Provincial "
        "Nominee Program"
    )
    assert row_of("91b")["drawText2"] == "Provincial Nominee Program"
    assert (row_of("1")["drawCutOff"], row_of("1")["dd18"]) == ("", "0")


def test_figures_of_a_third_party_are_not_given_out_as_the_departments() -> None:
    for number in ("224", "227"):
        assert {row_of(number)[name] for name in (*FEED_BANDS, TOTAL)} == {"0"}


def test_in_french_what_is_not_known_is_empty_and_not_made_up() -> None:
    row = next(row for row in plain_feed("fr") if row["drawNumber"] == "434")
    assert {name for name, value in row.items() if not value} == {"drawNumberURL", "mitext", "DrawText1", "drawText2"}
    assert (row["drawDateFull"], row["dd2"]) == ("7 août 2026", "19 705")
    assert {row["drawName"] for row in plain_feed("fr")} == {each.french_name for each in official_names().values()}


def test_every_value_of_the_feeds_shape_is_a_text(store: Store) -> None:
    text = as_bytes([new_row()]).decode().replace('"1,500"', "1500").replace('"520"', "null")
    import_into(store, read_feed(text.encode()))
    assert {type(value) for row in given_back(store) for value in row.values()} == {str}


def test_the_feeds_shape_is_the_departments_with_what_stood_around_the_rows(store: Store) -> None:
    assert list(json.loads(exported(None, "ircc"))) == ["classes", "rounds"]
    import_into(store, read_feed(json.dumps({"rounds": [new_row()], "updated": 5, "by": "x"}).encode()))
    assert json.loads(exported(store, "ircc")) | {"rounds": []} == {"updated": 5, "by": "x", "rounds": []}
    import_into(store, read_feed(json.dumps([new_row("449")]).encode()))
    assert "updated" in json.loads(exported(store, "ircc")), "a bare list takes nothing away"


# --- tables -----------------------------------------------------------------------------------------------------------


def test_the_csv_has_the_columns_of_the_contract_first_and_is_the_history() -> None:
    text = exported(None, "csv").decode()
    assert "\r" not in text
    table = list(csv.DictReader(io.StringIO(text)))
    assert list(table[0]) == list(COLUMNS)
    assert tuple(table[0])[:10] == CONTRACT_COLUMNS
    assert table == [each.as_row() for each in rounds()]


def test_the_json_has_the_keys_of_the_contract_first_and_null_for_what_is_absent() -> None:
    table = json.loads(exported(None, "json"))
    assert table == [each.to_json() for each in rounds()]
    assert tuple(table[0])[:10] == CONTRACT_COLUMNS
    assert table[0]["tie_break_utc"] is None
    assert (table[0]["invitations"], table[0]["number"]) == (779, "1")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_table_of_a_store_has_its_rounds_and_no_row_that_is_set_aside(store: Store, form: str) -> None:
    take_in(store, new_row(), new_row("449", drawCRS="7,654"))
    text = exported(store, form).decode()
    assert "2026-10-06T11:02:03Z" in text
    assert "7654" not in text
    assert export(store, form, io.BytesIO()) == 449


def test_an_export_says_how_many_rows_it_wrote(store: Store) -> None:
    take_in(store, new_row(), new_row(), {"drawNumber": "x"})
    assert export(store, Format.IRCC, io.BytesIO()) == 451
    assert export(store, Format.JSON, io.BytesIO()) == 449
    assert export(None, "ircc", io.BytesIO()) == 448


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "rounds.csv"
    out.write_text("old")
    export(None, "csv", out)
    assert out.read_bytes() == exported(None, "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["rounds.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_stays_a_link_and_what_it_names_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "real" / "rounds.csv")
    export(None, "csv", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real" / "rounds.csv").read_bytes() == exported(None, "csv")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device")
def test_what_is_no_file_is_written_to_and_not_replaced() -> None:
    export(None, "csv", Path("/dev/null"))
    assert not Path("/dev/null").is_file()


def test_a_file_that_cannot_be_written_is_named_in_both_languages(tmp_path: Path) -> None:
    for out in (tmp_path / "missing" / "rounds.csv", tmp_path):
        with pytest.raises(Unwritable) as caught:
            export(None, "csv", out)
        assert str(out) in caught.value.say("en")
        assert "ne peut pas être écrit" in caught.value.say("fr")
    assert list(tmp_path.iterdir()) == []


def test_a_format_that_does_not_exist_is_an_error_that_lists_those_that_do() -> None:
    with pytest.raises(UnknownName, match="accepted: ircc, csv, json"):
        export(None, "xlsx", io.BytesIO())
