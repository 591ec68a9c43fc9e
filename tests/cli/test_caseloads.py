"""A caseload on the command line: one table out, whoever does not fit told of, nothing half done."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from express_entry.profile.template import template
from tests.cli.running import ENGINEER, MINIMAL, PROFILES, ROOT, environment_of, json_of, ran, refused, text_of
from tests.profile.spreadsheets import LEAST, csv_file, workbook

ON = ("--on", "2026-10-30")
NAMES = ("reference", *LEAST, "work.1.noc")


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    """A spreadsheet of five rows, two of which do not fit, and a column that nobody knows."""
    rows: list[list[object]] = [
        [*NAMES, "Phone", "#notes"],
        ["a", *LEAST.values(), "21231", "", "x"],
        ["b", "1990-02-30", "marrid", "99999", "", ""],
        ["c", *LEAST.values(), "", "514", ""],
        ["d", "03/04/1990", "married", "", "", ""],
        ["=e", *LEAST.values(), 10, "", ""],
    ]
    return csv_file(tmp_path / "clients.csv", rows)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A spreadsheet in which everything fits."""
    rows = [NAMES, ["a", *LEAST.values(), "21231"], ["b", *LEAST.values(), ""]]
    return csv_file(tmp_path / "sound.csv", rows)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# -------------------------------------------------------------------------------------------------------- one table out


def test_everybody_who_fits_is_in_the_table_and_the_others_are_told_of(clients: Path) -> None:
    result = ran("assess", str(clients), *ON, "--format", "csv")
    assert result.exit_code == 3
    assert [(row["reference"], row["row"]) for row in table(result.stdout)] == [("a", "2"), ("c", "4"), ("'=e", "6")]
    said = result.stderr
    assert f'Not read: {clients}, row 1, E1: "Phone" names no column' in said
    assert f"{clients}, row 3 (b): 3 problems:" in said
    assert '  - B3 (person.date_of_birth): "1990-02-30" is not' in said
    assert 'Did you mean "married"?' in said
    assert f'{clients}, row 5 (d): B5 (person.date_of_birth): "03/04/1990" may be' in said
    assert said.endswith("2 did not fit; 3 did.\n")


def test_what_is_told_of_is_told_in_french_as_well(clients: Path) -> None:
    result = ran("assess", str(clients), *ON, "--format", "csv", "--lang", "fr")
    assert result.exit_code == 3
    assert "ligne 3 (b) : 3 problèmes :" in result.stderr
    assert "2 ne conviennent pas; 3 conviennent.\n" in result.stderr


def test_everything_fits_without_a_word_and_with_exit_code_0(sound: Path) -> None:
    assert len(table(text_of("assess", str(sound), *ON, "--format", "csv"))) == 2


def test_a_row_that_was_not_read_in_full_says_so_beside_its_score(clients: Path) -> None:
    rows = table(ran("assess", str(clients), *ON, "--format", "csv").stdout)
    assert [row["doubtful"] for row in rows] == ["", "E4 was not read: Phone names no column", ""]


def test_the_table_is_the_same_in_every_form(sound: Path, tmp_path: Path) -> None:
    printed = json_of("assess", str(sound), *ON)
    lines = text_of("assess", str(sound), *ON, "--format", "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == printed
    for name in ("out.json", "out.jsonl", "out.csv", "out.xlsx"):
        assert text_of("assess", str(sound), *ON, "-o", str(tmp_path / name)) == ""
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == printed
    assert (tmp_path / "out.csv").read_bytes().decode() == text_of(
        "assess", str(sound), *ON, "--format", "csv"
    ).replace("\n", "\r\n").replace("\r\r", "\r")
    heads, *rows = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0].iter_rows(values_only=True)
    assert len(heads) == len(printed[0])
    place = heads.index("Score, at least")
    assert [row[place] for row in rows] == [row["at_least"] for row in printed]
    assert not list(tmp_path.glob("*.partial"))


def test_a_workbook_is_in_the_language_of_the_answer_and_its_numbers_are_the_same(sound: Path, tmp_path: Path) -> None:
    for language in ("en", "fr"):
        text_of("assess", str(sound), *ON, "--lang", language, "-o", str(tmp_path / f"{language}.xlsx"))
    books = {
        language: list(openpyxl.load_workbook(tmp_path / f"{language}.xlsx").worksheets[0].iter_rows(values_only=True))
        for language in ("en", "fr")
    }
    english, french = books["en"], books["fr"]
    assert "Canadian Experience Class" in english[0]
    assert "Catégorie de l'expérience canadienne" in french[0]
    numbers = [
        [cell for cell in row if isinstance(cell, (int, float)) and not isinstance(cell, bool)] for row in english[1:]
    ]
    assert numbers == [
        [cell for cell in row if isinstance(cell, (int, float)) and not isinstance(cell, bool)] for row in french[1:]
    ]


def test_text_of_a_client_is_never_a_formula_in_what_is_written(tmp_path: Path) -> None:
    cells = ('=HYPERLINK("http://x")', "+1", "-1", "@x")
    path = workbook(
        tmp_path / "clients.xlsx",
        {"Clients": [["reference", *LEAST], *([each, *LEAST.values()] for each in ("'x", *cells[1:]))]},
    )
    folder = tmp_path / "documents"
    folder.mkdir()
    profile = {"format": "express-entry/profile@1", "person": {"date_of_birth": "1990-05-17"},
               "marital_status": "never_married", "reference": cells[0]}  # fmt: skip
    (folder / "a.json").write_text(json.dumps(profile), encoding="utf-8")
    text_of("assess", str(path), str(folder), *ON, "-o", str(tmp_path / "out.xlsx"))
    text_of("assess", str(path), str(folder), *ON, "-o", str(tmp_path / "out.csv"))
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    written = [row[0] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [cell.value for cell in written] == ["'x", "+1", "-1", "@x", cells[0]]
    assert {cell.data_type for cell in written} == {"s"}
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        starts = [row["reference"][0] for row in csv.DictReader(file)]
    assert starts == ["'"] * 5


def test_several_files_a_folder_and_standard_input_go_into_one_table(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    shutil.copy(MINIMAL, folder / "minimal.json")
    asked = ("assess", ENGINEER, str(sound), "-", str(folder), *ON, "--format", "json")
    result = ran(*asked, given=Path(MINIMAL).read_bytes())
    assert result.exit_code == 0
    assert result.stderr.endswith("is that of 2 clients; each has an answer of its own.\n")
    rows = json.loads(result.stdout)
    assert [(Path(row["file"]).name, row["row"]) for row in rows] == [
        ("software-engineer.json", None),
        ("sound.csv", 2),
        ("sound.csv", 3),
        ("-", None),
        ("minimal.json", None),
    ]


def test_one_document_is_answered_in_full_and_as_a_row_where_a_table_is_asked_for() -> None:
    assert "crs" in json_of("assess", ENGINEER, *ON)
    (row,) = table(text_of("assess", ENGINEER, *ON, "--format", "csv"))
    assert row["score"] == str(json_of("assess", ENGINEER, *ON)["crs"]["total"])


def test_a_caseload_is_a_page_with_marks_and_margins_in_either_language() -> None:
    for language, words in (("en", "Assessments on 2026-10-30"), ("fr", "Évaluations au 2026-10-30")):
        page = text_of("assess", str(PROFILES), *ON, "--lang", language)
        assert page.startswith(words)
        assert "✓" in page
        assert "✗" in page
        assert "446 (−10)" in page
        assert max(len(line) for line in page.splitlines()) <= 100


def test_in_a_gap_of_the_law_the_page_and_the_heads_say_whose_rules_the_scores_follow(tmp_path: Path) -> None:
    page = text_of("assess", str(PROFILES), "--on", "2026-11-20")
    assert "Score under the last known rules (2025-03-25), not the law of the day." in page
    text_of("assess", str(PROFILES), "--on", "2026-11-20", "-o", str(tmp_path / "out.xlsx"))
    heads = next(openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0].iter_rows(max_row=1, values_only=True))
    assert "Score under the last known rules (2025-03-25), not the law of the day" in heads


def test_more_is_said_about_everybody_where_it_is_asked_for() -> None:
    plain = json_of("assess", str(PROFILES), *ON)
    more = json_of("assess", str(PROFILES), *ON, "--with", "calendar, rounds")
    assert set(more[0]) - set(plain[0]) >= {"holds_until", "next_change", "next_change.why", "invited", "invited.last"}
    assert [{key: row[key] for key in plain[0]} for row in more] == plain


def test_calendars_of_a_caseload_are_one_table_with_a_row_for_each_change(tmp_path: Path) -> None:
    days = ("--on", "2026-05-01", "--months", "8")
    rows = json_of("calendar", str(PROFILES), *days)
    single = json_of("calendar", str(PROFILES / "couple.yaml"), *days)
    own = [row for row in rows if row["file"].endswith("couple.yaml")]
    assert [row["day"] for row in own] == [entry["day"] for entry in single["entries"] for _ in entry["changes"]]
    assert {row["holds_until"] for row in own} == {single["holds_until"]}
    text_of("calendar", str(PROFILES), *days, "-o", str(tmp_path / "days.xlsx"), "--lang", "fr")
    book = openpyxl.load_workbook(tmp_path / "days.xlsx")
    assert book.worksheets[0].max_row == len(rows) + 1
    assert text_of("calendar", str(PROFILES), *days).startswith("Changes after 2026-05-01")


def test_past_rounds_of_a_caseload_are_one_table_about_the_last_twelve_months_or_the_span_asked_for() -> None:
    rows = json_of("rounds", "match", str(PROFILES), *ON)
    engineer = next(row for row in rows if row["file"].endswith("stem-engineer.json"))
    single = json_of("rounds", "match", str(PROFILES / "stem-engineer.json"), *ON, "--since", "2025-10-31")
    assert engineer["invited"] == len(single["would_have_been_invited"])
    assert engineer["sufficed"] == len(single["score_on_day_would_have_sufficed"])
    stem = json_of("rounds", "match", str(PROFILES), *ON, "--of", "stem", "--since", "2023-01-01")
    assert {key for key in stem[0] if key.startswith("invited.")} == {
        "invited.unknown", "invited.last", "invited.last.date", "invited.last.margin", "invited.stem"
    }  # fmt: skip
    assert text_of("rounds", "match", str(PROFILES), *ON).startswith("Published rounds, with the scores of 2026-10-30")


# ------------------------------------------------------------------------------------------------------ what is refused


def test_everything_that_did_not_fit_is_written_to_a_file_a_problem_a_row(clients: Path, tmp_path: Path) -> None:
    for name in ("rejects.csv", "rejects.json", "rejects.jsonl", "rejects.xlsx"):
        ran("assess", str(clients), *ON, "-o", str(tmp_path / "out.csv"), "--rejects", str(tmp_path / name))
    rows = json.loads((tmp_path / "rejects.json").read_text("utf-8"))
    assert [(row["row"], row["reference"], row["cell"], row["field"]) for row in rows] == [
        (1, None, "E1", None),
        (3, "b", "B3", "person.date_of_birth"),
        (3, "b", "C3", "marital_status"),
        (3, "b", "D3", "work.1.noc"),
        (5, "d", "B5", "person.date_of_birth"),
    ]
    assert rows[2]["suggestion"] == 'Did you mean "married"?'
    assert all(row["problem"] and row["accepted"] and row["file"] == str(clients) for row in rows)
    assert len(table((tmp_path / "rejects.csv").read_text("utf-8"))) == 5
    assert openpyxl.load_workbook(tmp_path / "rejects.xlsx").worksheets[0].max_row == 6


def test_a_list_of_what_did_not_fit_is_empty_where_everything_does(sound: Path, tmp_path: Path) -> None:
    text_of("assess", str(sound), *ON, "-o", str(tmp_path / "out.csv"), "--rejects", str(tmp_path / "r.jsonl"))
    assert (tmp_path / "r.jsonl").read_bytes() == b""


def test_very_many_who_do_not_fit_are_counted_on_standard_error(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path / "clients.csv", [NAMES, *[["x", "never", "married", ""]] * 50, ["y", *LEAST.values(), ""]]
    )
    result = ran("assess", str(path), *ON, "--format", "csv")
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 22
    assert "… and 30 more who do not fit; --rejects FILE lists every problem." in result.stderr


NOBODY: dict[str, tuple[list[list[Any]], str]] = {
    "no row fits": ([[*NAMES], ["a", "x", "y", "z"]], "1 did not fit; 0 did."),
    "no row at all": ([[*NAMES]], "There is no client"),
    "no heads": ([["name", "phone"], ["Zoé", "514"]], "no row names the columns of clients"),
}


@pytest.mark.parametrize("command", [("assess",), ("calendar",), ("rounds", "match")], ids=" ".join)
@pytest.mark.parametrize(("rows", "said"), NOBODY.values(), ids=NOBODY)
def test_where_nobody_fits_the_exit_code_is_2_and_a_file_that_was_there_stays(
    rows: list[list[Any]], said: str, command: tuple[str, ...], tmp_path: Path
) -> None:
    path, out = csv_file(tmp_path / "clients.csv", rows), tmp_path / "out.csv"
    out.write_text("of yesterday", encoding="utf-8")
    assert said in refused(*command, str(path), *ON, "-o", str(out))
    assert out.read_text("utf-8") == "of yesterday"


OPTIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "an ending that is none": (("-o", "out.doc"), '--output: "out.doc" does not tell the form'),
    "an ending of what did not fit": (("--rejects", "out"), '--rejects: "out" does not tell the form'),
    "a form that is none": (("--format", "xlsx"), '--format: "xlsx" is not known'),
    "a form that is not that of the file": (("--format", "csv", "-o", "x.json"), '--format: "csv" is not the form'),
    "the same file twice": (("-o", "x.csv", "--rejects", "x.csv"), "read or written already"),
    "an order that is none": (("--dates", "ymd"), '--dates: "ymd" is not known. Accepted: dmy, mdy'),
    "more that is none": (("--with", "letters"), '--with: "letters" is not known. Accepted: calendar, rounds'),
    "an instant for many": (("--submitted", "2025-03-05T14:07:32Z"), "--submitted: this is about one profile"),
    "a file with a zero byte": (("-o", "a\0.csv"), "--output"),
}


@pytest.mark.parametrize(("options", "said"), OPTIONS.values(), ids=OPTIONS)
def test_options_of_a_caseload_that_cannot_be_used_are_named(options: tuple[str, ...], said: str, sound: Path) -> None:
    english = refused("assess", str(sound), *ON, *options)
    assert said in english
    assert "Accepted: " in english
    french = refused("assess", str(sound), *ON, *options, "--lang", "fr")
    assert french.removeprefix("Erreur : ") != english.removeprefix("Error: ")


def test_what_is_about_spreadsheets_needs_one_and_what_is_about_one_person_needs_one() -> None:
    assert "--sheet: there is no spreadsheet" in refused("assess", ENGINEER, "--sheet", "Clients")
    assert "--dates: there is no spreadsheet" in refused("assess", str(PROFILES), "--dates", "dmy")
    assert "--all: this is about one profile" in refused("rounds", "match", str(PROFILES), "--all")
    assert "--format ics: this is about one profile" in refused("calendar", str(PROFILES), "--format", "ics")


def test_no_file_that_is_read_is_written_over(sound: Path) -> None:
    before = sound.read_bytes()
    for option in ("-o", "--rejects"):
        assert "read or written already" in refused("assess", str(sound), *ON, option, str(sound))
        assert "read or written already" in refused(
            "assess", str(sound), *ON, option, str(sound.parent / "." / sound.name)
        )
    assert sound.read_bytes() == before


def test_a_file_that_cannot_be_written_is_named_and_ends_with_1(sound: Path, tmp_path: Path) -> None:
    result = ran("assess", str(sound), *ON, "-o", str(tmp_path / "no" / "such" / "out.csv"))
    assert result.exit_code == 1
    assert "out.csv: No such file or directory" in result.stderr


def test_a_sheet_and_the_order_of_dates_can_be_asked_for(tmp_path: Path) -> None:
    rows = [["reference", *LEAST], ["a", "03/04/1990", "married"]]
    path = workbook(tmp_path / "clients.xlsx", {"2024": rows, "2025": rows})
    found = json_of("assess", str(path), *ON, "--sheet", "2025", "--dates", "mdy")
    assert [(row["sheet"], row["row"]) for row in found] == [("2025", 2)]
    assert "03/04/1990" in refused("assess", str(path), *ON, "--sheet", "2025")


KILLED = """
import sys
from express_entry.assessment import overview
slow = overview.assess
def one_at_a_time(*arguments, **options):
    print("working", flush=True, file=sys.stderr)
    import time
    time.sleep(0.2)
    return slow(*arguments, **options)
overview.assess = one_at_a_time
from express_entry.cli.main import run
run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupted_run_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    rows = [NAMES, *([str(number), *LEAST.values(), ""] for number in range(50))]
    path, out = csv_file(tmp_path / "clients.csv", rows), tmp_path / "out.csv"
    out.write_text("of yesterday", encoding="utf-8")
    command = [sys.executable, "-c", KILLED, "assess", str(path), *ON, "-o", str(out)]
    with subprocess.Popen(command, env=environment_of(), stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        for _ in range(3):
            process.stderr.readline()
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        assert process.returncode != 0
    assert out.read_text("utf-8") == "of yesterday"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["clients.csv", "out.csv"]


def test_a_bar_is_shown_on_a_terminal_only_and_leaves_nothing_in_the_answer(sound: Path) -> None:
    pty = pytest.importorskip("pty")
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "express_entry", "assess", str(sound), *ON, "--format", "csv"]
    environment = environment_of(TERM="xterm")
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=child) as process:
        os.close(child)
        assert process.stdout is not None
        answer = process.stdout.read()
        seen = b""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                piece = os.read(parent, 4096)
            except OSError:
                break
            if not piece:
                break
            seen += piece
    os.close(parent)
    assert b"Clients" in seen
    assert b"2/2" in seen
    assert len(table(answer.decode())) == 2
    assert b"\x1b" not in answer


def test_without_the_library_that_writes_workbooks_the_extra_is_named(sound: Path, tmp_path: Path) -> None:
    code = "import sys; sys.modules['openpyxl'] = None; from express_entry.cli.main import run; run()"
    command = [sys.executable, "-c", code, "assess", str(sound), *ON, "-o", str(tmp_path / "out.xlsx")]
    done = subprocess.run(command, env=environment_of(), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "express-entry[spreadsheets]" in done.stderr
    assert not (tmp_path / "out.xlsx").exists()


# ------------------------------------------------------------------------------------------------------------- template


def test_a_template_is_written_filled_in_and_assessed(tmp_path: Path) -> None:
    path = tmp_path / "clients.xlsx"
    assert text_of("profile", "template", "-o", str(path)) == ""
    assert "There is no client" in refused("assess", str(path))
    book = openpyxl.load_workbook(path)
    places = {str(cell.value): place for place, cell in enumerate(book["Clients"][1], 1)}
    filled: dict[str, Any] = {
        "reference": "A-1",
        "person.date_of_birth": date(1990, 5, 17),
        "marital_status": "Married",
    }
    for name, value in filled.items():
        book["Clients"].cell(3, places[name], value)
    book.save(path)
    (row,) = json_of("assess", str(path), *ON)
    assert (row["reference"], row["sheet"], row["row"]) == ("A-1", "Clients", 3)


def test_the_names_of_the_columns_are_printed_or_written_as_csv(tmp_path: Path) -> None:
    printed = text_of("profile", "template")
    assert printed.rstrip("\r\n").split(",") == [column.name for column in template()]
    text_of("profile", "template", "-o", str(tmp_path / "a.csv"))
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfreference,")


def test_a_template_is_not_written_over_a_file_that_may_hold_clients(tmp_path: Path) -> None:
    path = tmp_path / "clients.xlsx"
    path.write_bytes(b"mine")
    assert "already, which may hold clients" in refused("profile", "template", "-o", str(path))
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "xlsx"), "a workbook needs a file"),
        (("--format", "ods"), '--format: "ods" is not known'),
        (("-o", "a.txt"), '--output: "a.txt" does not tell'),
        (("-o", "a.csv", "--format", "xlsx"), "Accepted: a name that ends in .xlsx"),
        (("-o", "a\0.csv"), "--output"),
    ],
)
def test_a_template_that_cannot_be_written_so_is_refused(options: tuple[str, ...], said: str) -> None:
    assert said in refused("profile", "template", *options)
    assert "Erreur : " in refused("profile", "template", *options, "--lang", "fr")


def test_what_a_terminal_would_obey_in_a_reference_is_shown_and_not_sent(tmp_path: Path) -> None:
    file = csv_file(tmp_path / "clients.csv", [["reference", *LEAST], ["a\x1b[31mX", "never", "never"]])
    result = ran("assess", str(file), "--on", "2025-01-15")
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    assert r"a\x1b[31mX" in result.stderr
