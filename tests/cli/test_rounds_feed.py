"""``express-entry rounds import``, ``export`` and ``package``, and the history of a store in ``list`` and ``show``."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from express_entry import history
from express_entry.cli.faults import IN_PART, INTERRUPTED
from express_entry.history.store import Store
from express_entry.law.text import LANGUAGES, Language
from tests.cli.running import ROOT, environment_of, json_of, ran, refused, started, text_of
from tests.history.feedmaking import FEEDS, as_bytes, mutated_rows, new_row, odd_feed, plain_feed, row_of

Row = dict[str, Any]

BAD_ROWS: list[Row] = [
    new_row("449", drawCRS="1,201"),
    new_row("450", drawCutOff="October 7, 2026 at 11:02:03 UTC"),
    new_row("4480"),
    new_row("451", drawSize="many"),
    new_row("451"),
    row_of("430", drawCRS="a lot"),
    new_row("452", drawName="Astronauts (Version 1)", drawDate="2026-10-07", drawDateTime="October 7, 2026 at 9:00:00"),
]
"""A cut-off above the scale, a tie-break after its round, numbers never seen, a round twice, words for numbers."""


def feed_file(folder: Path, *rows: Row, name: str = "feed.json") -> str:
    path = folder / name
    path.write_bytes(as_bytes(rows))
    return str(path)


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "store")


# --- import -----------------------------------------------------------------------------------------------------------


def test_an_import_says_what_changed_and_the_history_has_it(tmp_path: Path, store: str) -> None:
    file = feed_file(tmp_path, new_row(), row_of("446", drawCRS="517"))
    page = text_of("rounds", "import", file, "--into", store)
    assert page.startswith(f"Imported: {file}\n")
    assert "New rounds: 1 (448)." in page
    assert "Changed: round 446, crs_cutoff from 518 to 517." in page
    assert f"Every row is kept as published in {store}/rounds.json." in page.replace("\n", " ")
    shown = json_of("rounds", "show", "448", "--from", store)
    assert (shown["invitations"], shown["crs_cutoff"], shown["confidence"]) == (1500, 520, "low")
    assert shown["comparison"][0].startswith("Its lowest score is 44 points above that of round 447")
    assert shown["distribution"]["total"] == 230_000
    assert json_of("rounds", "show", "446", "--from", store)["crs_cutoff"] == 517


def test_an_import_of_what_is_known_changes_nothing(store: str) -> None:
    text_of("rounds", "import", str(FEEDS / "rounds_en.json"), "--into", store)
    before = (Path(store) / "rounds.json").read_bytes()
    report = json_of("rounds", "import", str(FEEDS / "rounds_en.json"), "--into", store)
    assert (report["added"], report["changed"], report["left_out"], len(report["unchanged"])) == ([], [], 0, 88)
    assert (Path(store) / "rounds.json").read_bytes() == before


def test_every_row_that_cannot_be_used_is_reported_and_the_rest_goes_in(tmp_path: Path, store: str) -> None:
    file = feed_file(tmp_path, new_row(), *BAD_ROWS, new_row("453", drawCutOff="a while ago", **LATER))
    result = ran("rounds", "import", file, "--into", store, "--format", "json")
    assert (result.exit_code, result.stderr) == (IN_PART, "")
    report = json.loads(result.stdout)
    found = {(each["row"], each["field"]): each for each in report["problems"] if each["effect"] == "set-aside"}
    assert set(found) == {
        (2, "drawCRS"), (3, "drawCutOff"), (4, "drawNumber"), (5, "drawNumber"), (5, "drawSize"), (6, "drawNumber"),
        (7, "drawCRS"), (8, "drawName"),
    }  # fmt: skip
    assert report["added"] == ["448", "453"]
    assert [each["row"] for each in report["quarantined"]] == [2, 3, 4, 5, 6, 7, 8]
    (kept,) = [each for each in report["problems"] if each["effect"] == "kept-raw"]
    assert (kept["row"], kept["field"], kept["value"]) == (9, "drawCutOff", "a while ago")
    assert report["left_out"] == len(found) + 1
    listed = json_of("rounds", "list", "--from", store)
    assert [each["number"] for each in listed][-2:] == ["448", "453"]
    assert [each for each in listed if each["number"] not in ("448", "453")] == json_of("rounds", "list")


LATER = {
    "drawDate": "2026-10-09",
    "drawDateFull": "October 9, 2026",
    "drawDateTime": "October 9, 2026 at 11:02:03 UTC",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_the_row_the_round_and_the_field_of_everything_that_is_not_used(
    tmp_path: Path, store: str, language: Language
) -> None:
    file = feed_file(tmp_path, new_row(), *BAD_ROWS)
    result = ran("rounds", "import", file, "--into", store, "--lang", language)
    assert (result.exit_code, result.stderr) == (IN_PART, "")
    words = " ".join(result.stdout.split()).replace("\u00a0", " ")
    row, round_, colon = ("row", "round", ":") if language == "en" else ("ligne", "ronde", " :")
    for place, number, field in ((2, 449, "drawCRS"), (3, 450, "drawCutOff"), (4, 4480, "drawNumber")):
        assert f"{row} {place} ({round_} {number}), {field}{colon}" in words
    assert "Astronauts (Version 1)" in words


def test_a_cut_feed_brings_in_its_whole_rows_and_ends_with_three(tmp_path: Path, store: str) -> None:
    data = as_bytes([new_row(), *plain_feed()])
    (tmp_path / "cut.json").write_bytes(data[: len(data) // 2])
    result = ran("rounds", "import", str(tmp_path / "cut.json"), "--into", store)
    assert result.exit_code == IN_PART
    assert "The file is cut or damaged" in result.stdout
    assert "the file ends in the middle of this row" in " ".join(result.stdout.split())
    assert len(Store(Path(store)).rounds()) == 449


def test_a_feed_comes_through_standard_input_in_either_encoding(store: str) -> None:
    for name in ("rounds_fr_windows_1252.json", "rounds_fr_utf8_bom.json"):
        report = json_of("rounds", "import", "-", "--into", store, given=(FEEDS / name).read_bytes())
        assert (report["file"], report["language"], report["left_out"]) == ("-", "fr", 0)
    assert report["encoding"] == "utf-8-sig"


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path, store: str) -> None:
    file = feed_file(tmp_path, new_row(), *BAD_ROWS)
    tried = ran("rounds", "import", file, "--into", store, "--dry-run", "--format", "json")
    assert not Path(store).exists()
    done = ran("rounds", "import", file, "--into", store, "--format", "json")
    assert tried.exit_code == done.exit_code == IN_PART
    assert json.loads(tried.stdout) | {"dry_run": False} == json.loads(done.stdout)
    page = ran("rounds", "import", file, "--into", store, "--dry-run").stdout
    assert page.startswith("Tried, and nothing written")


def test_a_round_of_tomorrow_is_not_believed_today(tmp_path: Path, store: str) -> None:
    day = date(2199, 10, 6)
    times = {"drawDate": day.isoformat(), "drawDateFull": "", "drawDateTime": "October 6, 2199 at 11:02:03 UTC"}
    file = feed_file(tmp_path, new_row(**times, drawCutOff=""))
    result = ran("rounds", "import", file, "--into", store)
    assert result.exit_code == IN_PART
    assert "dated 2199-10-06, after today" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no JSON"),
        (b"<html>Not found</html>", "is not the department's feed"),
        (b'{"Rounds": []}', 'it has no list under "rounds"'),
        (b'{"rounds": [{"drawNumber": "448", "draw', "the file ends in the middle of this row (rows before it: 0)"),
        (b"[" + b"{}," * 20_000 + b"{}]", "more than 10,000 rows"),
    ],
)
def test_what_is_no_feed_is_refused_and_leaves_no_store(tmp_path: Path, store: str, data: bytes, said: str) -> None:
    (tmp_path / "feed.json").write_bytes(data)
    complaint = refused("rounds", "import", str(tmp_path / "feed.json"), "--into", store)
    assert said in complaint
    assert "Nothing was imported." in complaint
    assert not Path(store).exists()


def test_an_empty_list_of_rounds_is_a_feed_without_rounds(tmp_path: Path, store: str) -> None:
    report = json_of("rounds", "import", feed_file(tmp_path), "--into", store)
    assert (report["rows"], report["complete"], report["left_out"]) == (0, True, 0)


def test_files_and_folders_that_cannot_be_are_named(tmp_path: Path, store: str) -> None:
    good = feed_file(tmp_path, new_row())
    assert "there is no file" in refused("rounds", "import", str(tmp_path / "none.json"))
    assert "cannot be read" in refused("rounds", "import", str(tmp_path))
    assert "cannot be read" in refused("rounds", "import", "a\0b")
    assert "stays as it is" in refused("rounds", "import", good, "--into", "package")
    assert "--into" in refused("rounds", "import", good, "--into", "")
    (tmp_path / "large.json").write_bytes(b" " * (8 * 2**20 + 1))
    assert "larger than 8,388,608 bytes" in refused("rounds", "import", str(tmp_path / "large.json"))
    Path(store).write_text("a file", "utf-8")
    result = ran("rounds", "import", good, "--into", store)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "cannot be written" in result.stderr
    assert "Nothing was changed." in result.stderr


def test_a_store_that_is_damaged_is_named_and_left_alone(tmp_path: Path, store: str) -> None:
    good = feed_file(tmp_path, new_row())
    Path(store).mkdir()
    (Path(store) / "rounds.json").write_text("{", "utf-8")
    for arguments in (("import", good, "--into", store), ("list", "--from", store), ("export", "--from", store)):
        assert "is not a store of rounds, or it is damaged" in refused("rounds", *arguments)
    assert (Path(store) / "rounds.json").read_text("utf-8") == "{"


# --- which history ----------------------------------------------------------------------------------------------------


def test_what_was_imported_without_a_folder_is_in_the_history_until_the_package_alone_is_asked_for(
    tmp_path: Path,
) -> None:
    mine = {"EXPRESS_ENTRY_DATA": str(tmp_path / "data")}
    file = feed_file(tmp_path, new_row())
    assert len(json_of("rounds", "list", **mine)) == 448
    assert "no round 448 in the history known here" in refused("rounds", "show", "448", **mine)
    text_of("rounds", "import", file, **mine)
    assert len(json_of("rounds", "list", **mine)) == 449
    assert text_of("rounds", "show", "448", **mine).startswith("Round 448 of 2026-10-06")
    assert len(json_of("rounds", "list", "--from", "package", **mine)) == 448
    assert len(json_of("rounds", "list", "--from", str(tmp_path / "data" / "history"))) == 449
    assert ran("rounds", "export", "--format", "csv", **mine).stdout.count("\n") == 450
    assert ran("rounds", "export", "--format", "csv", "--from", "package", **mine).stdout.count("\n") == 449


def test_a_list_says_how_far_its_own_history_reaches(tmp_path: Path, store: str) -> None:
    text_of("rounds", "import", feed_file(tmp_path, new_row()), "--into", store)
    for arguments in (("list", "--last", "1"), ("show", "448")):
        said = " ".join(text_of("rounds", *arguments, "--from", store).split())
        assert "449 published rounds, from 2015-01-31 to round 448 of 2026-10-06" in said
        assert "what was imported since (1 added or changed)" in said


def test_a_folder_that_nothing_was_imported_into_is_no_history(tmp_path: Path) -> None:
    for command in (("list",), ("show", "1"), ("export",), ("package", "-o", str(tmp_path / "out"))):
        assert "nothing was imported into" in refused("rounds", *command, "--from", str(tmp_path / "none"))
    assert list(tmp_path.iterdir()) == []


# --- export -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_official_file_goes_in_and_out_by_the_command_without_losing_a_character(
    tmp_path: Path, store: str, language: Language
) -> None:
    rows = [*BAD_ROWS, *(row for row in odd_feed(language) if row["drawNumber"] != "430")]
    assert len(rows) == 454
    file = feed_file(tmp_path, *rows)
    assert ran("rounds", "import", file, "--into", store).exit_code == IN_PART
    back = json.loads(text_of("rounds", "export", "--from", store))["rounds"]
    assert [list(row.items()) for row in back] == [list(row.items()) for row in rows]
    out, again = tmp_path / "out.json", tmp_path / "again"
    assert text_of("rounds", "export", "--from", store, "-o", str(out)) == f"454 rows written to {out}\n"
    ran("rounds", "import", str(out), "--into", str(again))
    assert text_of("rounds", "export", "--from", str(again)) == out.read_text("utf-8")


@settings(max_examples=10)
@given(rows=mutated_rows())
def test_whatever_rows_are_imported_each_field_comes_back(
    rows: list[Row], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("some")
    result = ran("rounds", "import", feed_file(folder, *rows), "--into", str(folder / "store"))
    assert result.exit_code in (0, IN_PART)
    back = iter(json.loads(ran("rounds", "export", "--from", str(folder / "store")).stdout)["rounds"]) if rows else ()
    expected = [{name: text_of_value(value) for name, value in row.items()} for row in rows]
    assert all(row in back for row in expected)


def text_of_value(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)


def test_without_a_store_the_export_is_the_history_of_the_package() -> None:
    assert json.loads(text_of("rounds", "export"))["rounds"] == plain_feed()
    assert json.loads(text_of("rounds", "export", "--lang", "fr"))["rounds"] == plain_feed("fr")
    table = list(csv.DictReader(io.StringIO(text_of("rounds", "export", "--format", "csv"))))
    assert table == [each.as_row() for each in history.rounds()]
    assert json.loads(text_of("rounds", "export", "--format", "json")) == json_of("rounds", "list")


@pytest.mark.parametrize(
    ("name", "form"), [("a.csv", "csv"), ("A.CSV", "csv"), ("a.parquet", "parquet"), ("a.json", "ircc")]
)
def test_the_end_of_a_name_says_what_to_write_unless_a_format_is_asked_for(
    name: str, form: str, tmp_path: Path
) -> None:
    text_of("rounds", "export", "-o", str(tmp_path / name))
    text_of("rounds", "export", "--format", form, "-o", str(tmp_path / "asked"))
    assert (tmp_path / name).read_bytes() == (tmp_path / "asked").read_bytes()


def test_the_feed_last_imported_is_given_back_in_its_language_unless_another_is_asked_for(store: str) -> None:
    for name in ("rounds_en.json", "rounds_fr_utf8_bom.json"):
        text_of("rounds", "import", str(FEEDS / name), "--into", store)

    def name_of(*options: str, **environment: str) -> str:
        rows = json.loads(text_of("rounds", "export", "--from", store, *options, **environment))["rounds"]
        return str(next(row["drawName"] for row in rows if row["drawNumber"] == "446"))

    assert name_of() == name_of(EXPRESS_ENTRY_LANG="en") == "Catégorie de l'expérience canadienne"
    assert name_of("--lang", "en") == "Canadian Experience Class"


def test_the_parquet_file_has_the_rounds_of_the_store(tmp_path: Path, store: str) -> None:
    text_of("rounds", "import", feed_file(tmp_path, new_row()), "--into", store)
    out = tmp_path / "rounds.parquet"
    options = ("--from", store, "--format", "parquet")
    assert text_of("rounds", "export", *options, "-o", str(out)) == f"449 rows written to {out}\n"
    assert [row["number"] for row in parquet.read_table(out).to_pylist()][-1] == "448"
    piped = started("rounds", "export", *options)
    assert (piped.returncode, piped.stdout) == (0, out.read_bytes())


WITHOUT = "import sys; sys.modules['pyarrow'] = None; from express_entry.cli.main import run; run()"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_the_library_parquet_is_refused_with_what_to_install(tmp_path: Path, language: Language) -> None:
    out = tmp_path / "rounds.parquet"
    command = [sys.executable, "-c", WITHOUT, "rounds", "export", "--format", "parquet", "-o", str(out)]
    done = subprocess.run(
        [*command, "--lang", language], cwd=ROOT, env=environment_of(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'express-entry[scoring]'" in done.stderr
    assert not out.exists()
    others = [sys.executable, "-c", WITHOUT, "rounds", "export", "--format", "csv"]
    assert subprocess.run(others, cwd=ROOT, env=environment_of(), capture_output=True, check=True).stdout


def test_a_file_that_cannot_be_written_ends_with_one_and_is_named(tmp_path: Path) -> None:
    for arguments in (("export", "-o", str(tmp_path / "no" / "x.csv")), ("export", "-o", str(tmp_path))):
        result = ran("rounds", *arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert str(tmp_path) in result.stderr
    assert "--output" in refused("rounds", "export", "-o", "")
    assert "accepted" in refused("rounds", "export", "--format", "xlsx").lower()


# --- data package -----------------------------------------------------------------------------------------------------


def test_a_data_package_is_written_and_its_citation_printed(tmp_path: Path, store: str) -> None:
    text_of("rounds", "import", feed_file(tmp_path, new_row()), "--into", store)
    folder = tmp_path / "package"
    page = " ".join(text_of("rounds", "package", "-o", str(folder), "--from", store).split())
    described = json.loads((folder / "datapackage.json").read_bytes())
    assert described["citation"]["en"] in page
    assert described["imported"]["rounds"] == ["448"]
    assert "449 rounds and 129 distributions" in page
    document = json_of("rounds", "package", "-o", str(folder), "--from", store, "--lang", "fr")
    assert document["citation"] == described["citation"]["fr"]
    assert [Path(file).name for file in document["files"]] == [
        "rounds.csv", "pool.csv", "README.md", "CITATION.cff", "datapackage.json",
    ]  # fmt: skip
    assert all(Path(file).is_file() for file in document["files"])


def test_a_data_package_writes_over_no_file_of_somebody_elses(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", "utf-8")
    result = ran("rounds", "package", "-o", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "README.md" in result.stderr
    assert (tmp_path / "README.md").read_text("utf-8") == "mine"
    assert "FOLDER" in refused("rounds", "package") or "--output" in refused("rounds", "package")


# --- killed -----------------------------------------------------------------------------------------------------------

KILLED = """
import io, os, signal, sys
kill_before, how, *sys.argv[1:] = sys.argv[1:]
watched = {os.mkdir, os.open, io.open, os.fsync, os.replace}
calls = []

def watch(frame, event, called):
    if event != "c_call" or "history" not in frame.f_code.co_filename:
        return
    if called in watched or isinstance(getattr(called, "__self__", None), io.IOBase):
        if len(calls) == int(kill_before):
            os.kill(os.getpid(), getattr(signal, how))
        calls.append(called.__name__)

from express_entry.cli.main import run
sys.setprofile(watch)
try:
    run()
finally:
    sys.setprofile(None)
    print(*calls, file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_command_that_is_killed_in_the_middle_of_an_import_leaves_the_store_as_it_was(
    tmp_path: Path, store: str
) -> None:
    text_of("rounds", "import", str(FEEDS / "rounds_en.json"), "--into", store)
    path = Path(store) / "rounds.json"
    before, listed = path.read_bytes(), json_of("rounds", "list", "--from", store)
    file = feed_file(tmp_path, new_row(), row_of("447", drawSize="3,501"))

    def importing(kill_before: int, how: str = "SIGKILL") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", KILLED, str(kill_before), how, "rounds", "import", file, "--into", store]
        return subprocess.run(command, env=environment_of(), capture_output=True, text=True, check=False)

    calls = importing(-1).stderr.split()
    after, replaced = path.read_bytes(), calls.index("replace")
    assert before != after
    writings = [place for place, name in enumerate(calls) if name == "write"]
    assert len(writings) > 80
    for place in (0, writings[0], writings[len(writings) // 2], writings[-1], replaced, replaced + 1):
        path.write_bytes(before)
        killed = importing(place)
        assert killed.returncode == -signal.SIGKILL
        assert killed.stdout == "", "nothing is claimed before it is done"
        expected = before if place <= replaced else after
        assert path.read_bytes() == expected, f"{place}: {calls[place]}"
        if expected is before:
            assert json_of("rounds", "list", "--from", store) == listed
    path.write_bytes(before)
    interrupted = importing(writings[-1], "SIGINT")
    assert (interrupted.returncode, interrupted.stdout) == (INTERRUPTED, "")
    assert "Error" not in interrupted.stderr
    assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == ["rounds.json", "rounds.lock"]
    assert importing(-1).returncode == 0
    assert path.read_bytes() == after


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@settings(max_examples=8)
@given(delay=st.floats(min_value=0.05, max_value=0.6))
def test_a_command_that_is_killed_at_any_moment_leaves_a_whole_store(
    delay: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("killed")
    store = folder / "store"
    file = feed_file(folder, *odd_feed())
    command = [sys.executable, "-m", "express_entry", "rounds", "import", file, "--into", str(store)]
    with subprocess.Popen(command, env=environment_of(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        try:
            program.wait(delay)
        except subprocess.TimeoutExpired:
            os.kill(program.pid, signal.SIGKILL)
    there = Store(store).feeds()
    assert there == () or [len(feed.entries) for feed in there] == [448]
    assert len(Store(store).rounds()) == 448
