"""Spreadsheets as people's programs write them: encodings, separators, formulas, sheets, damage."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.law.text import LANGUAGES
from express_entry.profile.document import dump
from express_entry.profile.findings import cell_name
from express_entry.profile.guarded import guarded, unguarded
from express_entry.profile.shape import slot_at
from express_entry.profile.spreadsheet import Client, Count, Notice, Refused, clients_in
from tests.profile.spreadsheets import LEAST, csv_file, one_row, only_client, only_refusal, read, workbook

# ------------------------------------------------------------------------------------------------------------ CSV files

FRENCH = [
    ["Référence", "Date de naissance", "État matrimonial", "Emploi 1 : heures par semaine", "Emploi 1 : employeur"],
    ["Zoé", "1990-05-17", "Marié", "37,5", "Hôpital de l’Enfant-Jésus – Québec"],
]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"], ids=repr)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encoding_and_the_separator_of_a_csv_file_are_found_out(
    encoding: str, separator: str, tmp_path: Path
) -> None:
    client = only_client(csv_file(tmp_path / "clients.csv", FRENCH, separator=separator, encoding=encoding))
    assert client.profile.reference == "Zoé"
    assert client.profile.marital_status == "married"
    assert client.profile.work is not None
    assert client.profile.work[0].hours_per_week == 37.5
    assert client.profile.work[0].employer == "Hôpital de l’Enfant-Jésus – Québec"


@pytest.mark.parametrize("stated", ["sep=;\r\n", "SEP=;\n"])
def test_a_separator_that_the_first_line_states_is_used_and_that_line_is_no_row(stated: str, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "clients.csv", FRENCH, separator=";")
    path.write_bytes(stated.encode() + path.read_bytes())
    assert only_client(path).place.row == 2


def test_rows_are_counted_as_a_spreadsheet_shows_them_over_blank_lines_and_line_breaks_in_cells(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_text(
        'reference,person.date_of_birth,marital_status\n"one\nline",1990-05-17,married\n\n,,\ntwo,1990-05-17,married\n',
        encoding="utf-8",
    )
    rows = [item.place.row for item in read(path)]
    assert rows == [2, 5]


def test_a_row_whose_quotation_marks_do_not_match_is_told_of_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_text(
        'reference,person.date_of_birth,marital_status\na,1990-05-17,married\n"b"x,1990-05-17,married\n'
        "c,1990-05-17,married\n",
        encoding="utf-8",
    )
    first, broken, last = read(path)
    assert isinstance(first, Client)
    assert isinstance(last, Client)
    assert last.profile.reference == "c"
    assert isinstance(broken, Refused)
    assert broken.place.row == 3
    assert "quotation marks" in broken.findings[0].say("en")


def test_a_quotation_mark_that_is_never_closed_tells_how_many_lines_it_swallowed(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    lines = ["reference,person.date_of_birth,marital_status", "a,1990-05-17,married", '"b,1990-05-17,married']
    path.write_text("\n".join([*lines, *["c,1990-05-17,married"] * 5]), encoding="utf-8")
    first, swallowed = read(path)
    assert isinstance(first, Client)
    assert isinstance(swallowed, Refused)
    assert swallowed.place.row == 3
    assert "6 lines" in swallowed.findings[0].say("en")


def test_an_apostrophe_that_keeps_text_from_being_run_is_taken_off_again(tmp_path: Path) -> None:
    for text in ("=1+1", "+1 514 555-0100", "-x", "@me", "'=1", "''=1", "it's", "'quoted'", "plain"):
        written = guarded(text)
        assert written[0] not in "=+-@"
        assert unguarded(written) == text
        path = csv_file(tmp_path / "clients.csv", one_row({"work.1.employer": written}))
        work = only_client(path).profile.work
        assert work is not None
        assert work[0].employer == text


NO_TEXT = {
    "nothing": (b"", "is empty"),
    "zero bytes": (b"\0" * 100, "is no text in UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "is no text in UTF-8"),
    "bytes of no encoding": ("é".encode() + b"\x81\x8d\xff", "is no text in UTF-8"),
    "half of UTF-16": (b"\xff\xfea", "is no text in UTF-8"),
    "a workbook that is called so": (b"PK\x03\x04\0\0\0\0", "is no text in UTF-8"),
    "one word": (b"hello", "no row names the columns"),
    "a table of something else": (b"name,phone\nZoe,514\n", 'the first holds "name", "phone"'),
}


@pytest.mark.parametrize(("data", "said"), NO_TEXT.values(), ids=NO_TEXT)
def test_a_csv_file_that_holds_no_clients_is_refused_as_a_whole(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_bytes(data)
    refused = only_refusal(path)
    assert said in refused.findings[0].say("en")
    assert "Valeurs acceptées" in refused.findings[0].say("fr")


@pytest.mark.parametrize("ending", [".xls", ".ods", ".numbers", ".xlsb"])
def test_a_spreadsheet_of_another_kind_is_refused_with_what_to_do(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"clients{ending}"
    path.write_bytes(b"anything")
    assert "save it as .xlsx or .csv" in only_refusal(path).findings[0].say("en")


@pytest.mark.parametrize("name", ["missing.csv", "missing.xlsx"])
def test_a_file_that_is_not_there_is_refused(name: str, tmp_path: Path) -> None:
    assert "there is no file" in only_refusal(tmp_path / name).findings[0].say("en")


@pytest.mark.parametrize("name", ["closed.csv", "closed.xlsx"])
def test_a_file_that_cannot_be_opened_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        path.unlink()
        path.mkdir()
    assert "cannot be opened" in only_refusal(path).findings[0].say("en")


# ------------------------------------------------------------------------------------------------------------ workbooks


def test_days_numbers_and_flags_of_a_workbook_are_read_as_what_they_are(tmp_path: Path) -> None:
    cells = {
        "person.date_of_birth": date(1990, 5, 17),
        "work.1.noc": 10,
        "work.1.from": datetime.fromisoformat("2020-01-02T00:00"),
        "work.1.hours_per_week": 37.5,
        "work.1.paid": True,
        "work.1.employer": " Acme ",
        "settlement_funds.amount": 25000,
    }
    client = only_client(workbook(tmp_path / "clients.xlsx", {"Clients": one_row(cells)}))
    document = dump(client.profile)
    assert document["work"] == [
        {"noc": "00010", "from": "2020-01-02", "hours_per_week": 37.5, "paid": True, "employer": "Acme"}
    ]
    assert document["settlement_funds"] == {"amount": "25000"}
    assert client.place == (str(tmp_path / "clients.xlsx"), "Clients", 2)


def test_days_are_days_also_where_the_workbook_counts_from_1904(tmp_path: Path) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in one_row({"person.date_of_birth": date(1990, 5, 17)}):
        book.worksheets[0].append(row)
    book.save(tmp_path / "clients.xlsx")
    assert only_client(tmp_path / "clients.xlsx").profile.person.date_of_birth == date(1990, 5, 17)


def with_results(path: Path, results: dict[str, str]) -> Path:
    """The workbook with results put beside its formulas, as a program that computes writes them."""
    folder = path.parent / "parts"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    sheet = folder / "xl" / "worksheets" / "sheet1.xml"
    text = sheet.read_text(encoding="utf-8")
    for formula, result in results.items():
        assert f"<f>{formula}</f><v />" in text or f"<f>{formula}</f><v></v>" in text, text
        kind = ' t="str"' if not result or result[0].isalpha() else ' t="e"' if result[0] == "#" else ""
        before, _, behind = text.partition(f"<f>{formula}</f>")
        head, _, tail = before.rpartition("<c ")
        text = (
            f"{head}<c {tail.rstrip('>')}{kind}><f>{formula}</f><v>{result}</v>{behind.partition('</c>')[1]}"
            + (behind.partition("</c>")[2])
        )
    sheet.write_text(text, encoding="utf-8")
    with zipfile.ZipFile(path, "w") as archive:
        for part in sorted(folder.rglob("*")):
            if part.is_file():
                archive.write(part, part.relative_to(folder).as_posix())
    return path


def test_the_results_of_formulas_are_read_also_where_a_result_is_empty(tmp_path: Path) -> None:
    cells = {
        "reference": '=CONCAT("A-",1)',
        "work.1.hours_per_week": "=15*2.5",
        "work.1.employer": '=IF(TRUE,"","x")',
        "work.1.noc": "21231",
    }
    path = workbook(tmp_path / "clients.xlsx", {"Clients": one_row(cells)})
    with_results(path, {'CONCAT("A-",1)': "A-1", "15*2.5": "37.5", 'IF(TRUE,"","x")': ""})
    client = only_client(path)
    assert client.profile.reference == "A-1"
    assert dump(client.profile)["work"] == [{"noc": "21231", "hours_per_week": 37.5}]


def test_a_formula_without_a_result_and_one_with_an_error_are_refused_at_their_cells(tmp_path: Path) -> None:
    cells = {"reference": "=A1", "work.1.hours_per_week": "=1/0"}
    path = workbook(tmp_path / "clients.xlsx", {"Clients": one_row(cells)})
    with_results(path, {"1/0": "#DIV/0!"})
    said = [finding.say("en") for finding in only_refusal(path).findings]
    assert said[0].startswith('C2 (reference): the file holds the formula "=A1" and not its result')
    assert said[1].startswith('D2 (work.1.hours_per_week): "#DIV/0!" is the error of a formula')


def test_hidden_rows_and_filtered_rows_are_clients_like_the_others(tmp_path: Path) -> None:
    path = workbook(tmp_path / "clients.xlsx", {"Clients": [*one_row({}), list(LEAST.values()), list(LEAST.values())]})
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.row_dimensions[3].hidden = True
    sheet.auto_filter.ref = "A1:B4"
    book.save(path)
    assert [item.place.row for item in read(path)] == [2, 3, 4]


def test_every_sheet_with_heads_is_read_and_the_others_are_told_of(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "clients.xlsx",
        {
            "2024": one_row({}),
            "To do": [["call Zoé"], ["send the letter"]],
            "Empty": [],
            "2025": [["Clients of 2025"], [], *one_row({"reference": "b"})],
            "Examples": one_row({}),
            "Secret": one_row({}),
        },
    )
    book = openpyxl.load_workbook(path)
    book["Secret"].sheet_state = "hidden"
    book.save(path)
    first, note, second, hidden = read(path)
    assert isinstance(first, Client)
    assert isinstance(second, Client)
    assert (first.place.sheet, first.place.row) == ("2024", 2)
    assert (second.place.sheet, second.place.row) == ("2025", 4)
    assert isinstance(note, Notice)
    assert isinstance(hidden, Notice)
    assert (note.place.sheet, note.misfit, hidden.place.sheet) == ("To do", False, "Secret")
    assert only_client(path, sheet="Secret").place.sheet == "Secret"
    assert only_client(path, sheet="Examples").place.sheet == "Examples"


def test_a_sheet_that_is_asked_for_and_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    path = workbook(tmp_path / "clients.xlsx", {"One": one_row({}), "Two": one_row({})})
    said = only_refusal(path, sheet="Three").findings[0].say("en")
    assert said == 'there is no sheet "Three". Accepted: one of "One", "Two".'


def test_a_workbook_whose_stated_size_is_wrong_is_read_in_full(tmp_path: Path) -> None:
    path = workbook(tmp_path / "clients.xlsx", {"Clients": [*one_row({"reference": "a"}), ["1990-01-01", "married"]]})
    folder = tmp_path / "again"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    sheet = folder / "xl" / "worksheets" / "sheet1.xml"
    sheet.write_text(sheet.read_text("utf-8").replace('ref="A1:C3"', 'ref="A1:A1"'), encoding="utf-8")
    with zipfile.ZipFile(path, "w") as archive:
        for part in folder.rglob("*"):
            if part.is_file():
                archive.write(part, part.relative_to(folder).as_posix())
    assert len(read(path)) == 2


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'

DAMAGED: dict[str, tuple[bytes | dict[str, bytes], str]] = {
    "nothing": (b"", "is empty"),
    "text": (b"reference,marital_status\n", "is no workbook, or a damaged one"),
    "the old kind, or one under a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of the old kind"),
    "the beginning of an archive": (b"PK\x03\x04" + b"\0" * 40, "is no workbook, or a damaged one"),
    "an archive of something else": ({"a.txt": b"hello"}, "is no workbook, or a damaged one"),
    "entities that multiply": ({"xl/workbook.xml": LAUGHS}, "declares entities of XML"),
    "parts that are no XML": (
        {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<", "_rels/.rels": b"<"},
        "is no workbook, or a damaged one",
    ),
}


@pytest.mark.parametrize(("data", "said"), DAMAGED.values(), ids=DAMAGED)
def test_what_is_no_workbook_is_refused_with_what_is_accepted(
    data: bytes | dict[str, bytes], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "clients.xlsx"
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        zipped(path, data)
    finding = only_refusal(path).findings[0]
    assert said in finding.say("en")
    assert "a workbook (.xlsx) or a CSV file" in finding.say("en")


def test_an_archive_that_unpacks_to_far_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from express_entry.profile import workbooks

    monkeypatch.setattr(workbooks, "MOST_BYTES", 10_000)
    path = zipped(tmp_path / "clients.xlsx", {"xl/worksheets/sheet1.xml": b" " * 20_000})
    assert "is far too large" in only_refusal(path).findings[0].say("en")


@settings(max_examples=60)
@given(data=st.data())
def test_no_damage_to_a_workbook_leads_to_more_than_a_refusal(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "clients.xlsx"
    parts, whole = sound_workbook()
    if data.draw(st.booleans(), label="inside a part"):
        name = data.draw(st.sampled_from(sorted(parts)))
        zipped(path, {**parts, name: scratched(data, parts[name])})
    else:
        path.write_bytes(scratched(data, whole))
    for item in clients_in(path):
        assert isinstance(item, (Client, Refused, Notice, Count))
        for finding in item.findings if isinstance(item, Refused) else ():
            assert finding.say("en") != finding.say("fr")


@cache
def sound_workbook() -> tuple[dict[str, bytes], bytes]:
    """The parts and the bytes of a workbook, made once: it holds the minute in which it is made."""
    made = io.BytesIO()
    book = openpyxl.Workbook()
    for row in one_row({"reference": "=A1", "work.1.from": date(2020, 1, 2)}) * 2:
        book.worksheets[0].append(row)
    book.save(made)
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return {name: data for name, data in parts.items() if not name.startswith("docProps")}, made.getvalue()


def scratched(data: st.DataObject, whole: bytes) -> bytes:
    """Bytes with a few cut out, doubled or put in."""
    place = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 60))
    return whole[:place] + data.draw(st.binary(max_size=20)) + whole[place + cut :]


@settings(max_examples=80)
@given(data=st.data())
def test_no_bytes_in_a_csv_file_lead_to_more_than_a_refusal(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = csv_file(tmp_path_factory.mktemp("damaged") / "clients.csv", [*FRENCH, FRENCH[1]], separator=";")
    path.write_bytes(scratched(data, path.read_bytes()))
    for item in clients_in(path):
        for finding in item.findings if isinstance(item, Refused) else ():
            for language in LANGUAGES:
                assert finding.say(language).isprintable()


def test_without_the_library_that_reads_workbooks_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "clients.xlsx", {"Clients": one_row({})})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    said = only_refusal(path).findings[0].say("en")
    assert "pip install 'express-entry[spreadsheets]'" in said
    assert "without it .csv" in said


# ---------------------------------------------------------------------------------------------------------------- heads


def test_an_unknown_head_is_told_with_its_cell_and_a_guess_and_what_stands_below_it_is_kept_in_mind(
    tmp_path: Path,
) -> None:
    rows = one_row({"nominaton.province": "ON", "#notes": "call back", "# own": "x"})
    notice, client = read(csv_file(tmp_path / "clients.csv", rows))
    assert isinstance(notice, Notice)
    assert notice.misfit
    said = notice.finding.say("en")
    assert said.startswith('C1: "nominaton.province" names no column')
    assert said.endswith('Did you mean "nomination.province"?')
    assert isinstance(client, Client)
    assert [(cell.name, cell.head) for cell in client.unread] == [("C2", "nominaton.province")]


def test_heads_of_both_languages_and_names_may_stand_side_by_side_in_any_order(tmp_path: Path) -> None:
    rows = [
        ["État matrimonial", "work.2.noc", "Date of birth", "Job 1: NOC code", "Emploi 3 : code CNP"],
        ["Jamais marié", "21232", "1990-05-17", "21231", "21234"],
    ]
    work = only_client(csv_file(tmp_path / "clients.csv", rows)).profile.work
    assert [job.noc for job in work or ()] == ["21231", "21232", "21234"]


def test_the_same_heads_in_words_below_the_names_are_no_client(tmp_path: Path) -> None:
    rows = [["reference", *LEAST], ["Reference", "Date of birth", "Marital status"], ["a", *LEAST.values()]]
    assert only_client(csv_file(tmp_path / "clients.csv", rows)).place.row == 3


def test_rows_that_begin_with_the_word_example_are_counted_and_not_read(tmp_path: Path) -> None:
    rows = [["reference", *LEAST], *([name, *LEAST.values()] for name in ("Example 1", "EXEMPLE 2", "exemplary"))]
    client, notice = read(csv_file(tmp_path / "clients.csv", rows))
    assert isinstance(client, Client)
    assert client.profile.reference == "exemplary"
    assert isinstance(notice, Notice)
    assert not notice.misfit
    assert notice.finding.problem.message.say("en").startswith("2 rows")


def test_a_row_that_is_filled_only_below_heads_of_the_writers_own_is_no_client(tmp_path: Path) -> None:
    rows = [[*LEAST, "#total"], [*LEAST.values(), ""], ["", "", "1 client"]]
    assert only_client(csv_file(tmp_path / "clients.csv", rows)).place.row == 2


def test_a_defect_in_reading_one_row_is_told_as_its_own_and_the_others_are_read(tmp_path: Path) -> None:
    """A reader of cells that stumbles over one value stands in for a defect that nobody has found yet."""
    from express_entry.profile import cells

    path = csv_file(tmp_path / "clients.csv", [[*LEAST], [*LEAST.values()], ["boom", "married"], [*LEAST.values()]])
    kind = cells.kind_of_slot(slot_at(("person", "date_of_birth")))

    def stumble(value: Any, order: Any) -> object:
        return kind.read(value, order) if value != "boom" else 1 // 0

    place = next(accepts for accepts, each in cells._KINDS.items() if each is kind)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(cells._KINDS, place, kind._replace(read=stumble))
        first, broken, last = read(path)
    assert isinstance(first, Client)
    assert isinstance(last, Client)
    assert isinstance(broken, Refused)
    assert "a defect of this program" in broken.findings[0].say("en")
    assert "ZeroDivisionError" in broken.findings[0].say("fr")


def test_a_reference_is_kept_with_a_row_that_is_refused(tmp_path: Path) -> None:
    rows = one_row({"reference": "A-17", "work.1.noc": "x"})
    assert only_refusal(csv_file(tmp_path / "clients.csv", rows)).reference == "A-17"


@pytest.mark.parametrize(
    ("position", "row", "name"), [(0, 1, "A1"), (25, 2, "Z2"), (26, 17, "AA17"), (701, 3, "ZZ3"), (702, 4, "AAA4")]
)
def test_a_cell_is_named_as_a_spreadsheet_names_it(position: int, row: int, name: str) -> None:
    assert cell_name(position, row) == name


def test_a_large_sheet_is_read_one_client_at_a_time(tmp_path: Path) -> None:
    """The first is there before the others are looked at: damage further down does not take it away."""
    path = tmp_path / "clients.csv"
    rows = one_row({"reference": "first"})
    csv_file(path, [*rows, *[["1990-01-01", "married", str(number)] for number in range(500)]])
    coming = iter(clients_in(path))
    assert isinstance(next(coming), Count)
    first: Any = next(coming)
    assert first.profile.reference == "first"
    assert sum(isinstance(item, Client) for item in coming) == 500


@pytest.mark.parametrize("stray", ["5", "zzz"])
def test_a_row_of_a_csv_file_with_more_cells_than_heads_is_refused_and_not_read_askew(
    stray: str, tmp_path: Path
) -> None:
    """A decimal comma without quotation marks moves every cell behind it by one."""
    rows = [["reference", *LEAST], ["A", *LEAST.values(), stray], ["B", *LEAST.values(), " "]]
    refused, client = read(csv_file(tmp_path / "clients.csv", rows))
    assert isinstance(refused, Refused)
    assert isinstance(client, Client)
    (finding,) = refused.findings
    assert "more cells than there are heads" in finding.say("en")
    assert stray in finding.say("en")
    assert "plus de cellules" in finding.say("fr")


def test_a_row_number_beyond_any_sheet_ends_the_reading(tmp_path: Path) -> None:
    file = workbook(tmp_path / "clients.xlsx", {"Clients": [["reference", *LEAST], ["A", *LEAST.values()]]})
    far = tmp_path / "far.xlsx"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(far, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b'r="2"', b'r="2000000000"') if "sheet1" in name else data)
    refused = only_refusal(far)
    assert "damaged" in refused.findings[0].say("en")


@pytest.mark.parametrize(
    ("reference", "read_as_client"), [("Example 3", False), ("Example Ltd", True), ("exemple", False)]
)
def test_only_the_word_example_with_a_number_marks_an_example(
    reference: str, read_as_client: bool, tmp_path: Path
) -> None:
    rows = [["reference", *LEAST], [reference, *LEAST.values()]]
    (item,) = read(csv_file(tmp_path / "clients.csv", rows))
    assert isinstance(item, Client) is read_as_client
