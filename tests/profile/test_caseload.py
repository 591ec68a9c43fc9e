"""Documents, folders and spreadsheets, one client after the other; what cannot be read stops nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from express_entry.profile import Profile, check, load
from express_entry.profile.caseload import caseload
from express_entry.profile.spreadsheet import Client, Count, Notice, Refused
from tests.profile.spreadsheets import LEAST, csv_file, one_row

EXAMPLES = Path(__file__).parents[2] / "examples" / "profiles"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents of each syntax, one that is broken, and other things that lie about."""
    made = tmp_path / "clients"
    made.mkdir()
    for name in ("couple.yaml", "minimal.json", "tradesperson.toml"):
        shutil.copy(EXAMPLES / name, made / name)
    (made / "broken.json").write_text('{"format": 1,}', encoding="utf-8")
    (made / "notes.txt").write_text("call Zoé", encoding="utf-8")
    (made / "old").mkdir()
    (made / ".hidden.json").write_text("{}", encoding="utf-8")
    csv_file(made / "scores.csv", [["a"]])
    return made


def test_a_folder_gives_its_documents_in_the_order_of_their_names(folder: Path) -> None:
    count, notice, *found = caseload([str(folder)])
    assert count == Count(4)
    assert isinstance(notice, Notice)
    assert notice.finding.problem.message.say("en") == "3 other files or folders were not read"
    assert [Path(item.place.file).name for item in found if isinstance(item, (Client, Refused))] == [
        "broken.json",
        "couple.yaml",
        "minimal.json",
        "tradesperson.toml",
    ]
    assert isinstance(found[0], Refused)
    assert all(isinstance(item, Client) for item in found[1:])


def test_files_folders_and_spreadsheets_come_in_the_order_in_which_they_are_given(folder: Path, tmp_path: Path) -> None:
    sheet = csv_file(tmp_path / "more.csv", one_row({"reference": "from the sheet"}))
    paths = [str(EXAMPLES / "minimal.json"), str(sheet), str(tmp_path / "missing.json"), str(folder)]
    found = [item for item in caseload(paths) if isinstance(item, (Client, Refused))]
    assert [Path(item.place.file).name for item in found] == [
        "minimal.json",
        "more.csv",
        "missing.json",
        "broken.json",
        "couple.yaml",
        "minimal.json",
        "tradesperson.toml",
    ]
    assert isinstance(found[2], Refused)


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    (refused,) = caseload([str(tmp_path)])
    assert isinstance(refused, Refused)
    assert refused.findings[0].say("en").startswith("this folder holds no profile. Accepted: profiles in .json")


def test_a_document_may_be_read_in_another_way() -> None:
    def from_memory(name: str) -> Profile:
        return check({"format": "express-entry/profile@1", "reference": name, "person": {"date_of_birth": "1990-01-01"},
                      "marital_status": "never_married"})  # fmt: skip

    (count, client) = caseload(["-"], load=from_memory)
    assert count == Count(1)
    assert isinstance(client, Client)
    assert client.profile.reference == "-"


def test_a_defect_in_reading_one_document_is_told_as_its_own_and_the_others_are_read() -> None:
    def fragile(name: str) -> Profile:
        if name.endswith("minimal.json"):
            raise RuntimeError("out of luck")
        return load(name)

    found = [item for item in caseload([str(EXAMPLES)], load=fragile) if not isinstance(item, Count)]
    refused = [item for item in found if isinstance(item, Refused)]
    assert len(found) == len(list(EXAMPLES.iterdir()))
    assert len(refused) == 1
    assert 'a defect of this program, not of the client ("RuntimeError: out of luck")' in refused[0].findings[0].say(
        "en"
    )


def test_a_path_of_a_document_keeps_its_name_and_one_of_a_row_gets_that_of_its_column(tmp_path: Path) -> None:
    rows = one_row({"work.3.noc": "21231"})
    sheet = csv_file(tmp_path / "clients.csv", rows)
    document = tmp_path / "client.json"
    document.write_text(
        json.dumps(
            {
                "format": "express-entry/profile@1",
                "person": {"date_of_birth": LEAST["person.date_of_birth"]},
                "marital_status": "never_married",
                "work": [{"noc": "21231"}],
            }
        ),
        encoding="utf-8",
    )
    (of_row, of_document) = (item for item in caseload([str(sheet), str(document)]) if isinstance(item, Client))
    assert of_row.profile == of_document.profile == load(document)
    assert of_row.column("work[0].paid") == "work.3.paid"
    assert of_document.column("work[0].paid") == "work[0].paid"
    for other in ("submitted", "law.crs/age@2026-11-03", "rounds.91a.tie_break_utc", ""):
        assert of_row.column(other) == other


CASELOAD = Path(__file__).parents[2] / "examples" / "caseload"


def test_the_example_caseload_says_the_same_as_csv_and_as_a_workbook_and_three_rows_are_wrong_on_purpose() -> None:
    found = {ending: list(caseload([str(CASELOAD / f"clients.{ending}")])) for ending in ("csv", "xlsx")}
    profiles = {ending: [item.profile for item in items if isinstance(item, Client)] for ending, items in found.items()}
    assert profiles["csv"] == profiles["xlsx"]
    assert len(profiles["csv"]) == 9
    refused = {
        ending: [
            (item.reference, sorted(cell.column for finding in item.findings for cell in finding.cells))
            for item in items
            if isinstance(item, Refused)
        ]
        for ending, items in found.items()
    }
    assert refused["csv"] == refused["xlsx"]
    assert [reference for reference, _ in refused["csv"]] == ["C-10", "C-11", "C-12"]
    assert not any(isinstance(item, Notice) for items in found.values() for item in items)


def test_a_reference_of_several_clients_is_told_with_the_second_place(tmp_path: Path) -> None:
    heads = ["reference", *LEAST]
    path = csv_file(tmp_path / "c.csv", [heads, *([name, *LEAST.values()] for name in ("a", "b", "a", "", "", "a"))])
    *found, notice = caseload([str(path)])
    assert sum(isinstance(item, Client) for item in found) == 6
    assert isinstance(notice, Notice)
    assert (notice.place.row, notice.misfit) == (4, False)
    message = notice.finding.problem.message
    assert message.say("en") == 'the reference "a" is that of 3 clients; each has an answer of its own'
    assert message.say("fr").startswith('la référence "a" est celle de 3 clients')


def test_many_repeated_references_are_counted(tmp_path: Path) -> None:
    names = [f"n{number // 2}" for number in range(60)]
    rows = [["reference", *LEAST], *([name, *LEAST.values()] for name in names)]
    notices = [each for each in caseload([str(csv_file(tmp_path / "c.csv", rows))]) if isinstance(each, Notice)]
    assert len(notices) == 21
    assert notices[-1].finding.problem.message.say("en") == "10 more references are those of several clients"
