"""``express-entry profile``: checking documents, and the schema."""

from __future__ import annotations

import json
import re
from pathlib import Path

from express_entry import profile
from tests.cli.running import ENGINEER, PROFILES, json_of, ran, refused, text_of
from tests.profile.spreadsheets import LEAST, csv_file

BROKEN = """{"format": "express-entry/profile@1", "person": {"date_of_birth": "1994-02-30"}, "marital_status": "single",
 "work": [{"noc": 21231, "hours_per_week": "forty"}], "colour": 1}"""
DOUBTFUL = """{"format": "express-entry/profile@1", "person": {"date_of_birth": "1994-02-03"},
 "marital_status": "never_married", "spouse": {"accompanying": true}}"""


def test_every_example_is_sound() -> None:
    files = sorted(str(path) for path in PROFILES.iterdir())
    assert text_of("profile", "check", *files).splitlines() == [f"{file}: no problem" for file in files]
    assert all(check["valid"] for check in json_of("profile", "check", *files))


def test_all_problems_are_listed_with_path_value_and_what_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text(BROKEN, encoding="utf-8")
    said = refused("profile", "check", str(path))
    assert said.startswith(f"{path}: the profile has 5 problems:\n")
    for place, value in (
        ("person.date_of_birth", '"1994-02-30"'),
        ("marital_status", '"single"'),
        ("work[0].noc", "21231"),
        ("work[0].hours_per_week", '"forty"'),
        ("colour", "there is no such field"),
    ):
        (line,) = [line for line in said.splitlines() if line.startswith(f"  - {place}: ")]
        assert value in line
        assert "Accepted: " in line


def test_problems_as_json_are_on_standard_output_and_the_exit_code_says_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text(BROKEN, encoding="utf-8")
    result = ran("profile", "check", ENGINEER, str(path), "--format", "json")
    assert (result.exit_code, result.stderr) == (2, "")
    sound, broken = json.loads(result.stdout)
    assert (sound["file"], sound["valid"], sound["problems"]) == (ENGINEER, True, [])
    assert (broken["file"], broken["valid"], broken["problem_count"]) == (str(path), False, 5)
    assert broken["problems"][1] == {
        "path": "marital_status",
        "related": [],
        "value": '"single"',
        "message": '"single" is not one of the values known here',
        "accepted": "one of never_married, married, common_law, divorced, legally_separated, widowed, annulled",
        "suggestion": 'Did you mean "never_married"?',
    }


def test_one_bad_document_among_good_ones_is_enough_and_the_good_ones_are_still_said_to_be(tmp_path: Path) -> None:
    result = ran("profile", "check", ENGINEER, str(tmp_path / "missing.json"))
    assert result.exit_code == 2
    assert result.stdout == f"{ENGINEER}: no problem\n"
    assert "there is no file" in result.stderr


def test_a_document_that_cannot_be_read_says_line_and_column() -> None:
    result = ran("profile", "check", "-", "--format", "json", given='{\n  "format": oops }')
    (check,) = json.loads(result.stdout)
    assert (check["line"], check["column"]) == (2, 13)


def test_what_is_doubtful_is_said_and_refuses_nothing() -> None:
    (check,) = json_of("profile", "check", "-", given=DOUBTFUL)
    assert check["valid"]
    assert [warning["path"] for warning in check["warnings"]] == ["spouse"]
    page = text_of("profile", "check", "-", given=DOUBTFUL)
    assert page.startswith("-: no problem, but worth a second look:\n  - spouse + marital_status: ")


def test_the_schema_is_that_of_the_profile() -> None:
    assert json.loads(text_of("profile", "schema")) == profile.schema()


def test_a_spreadsheet_is_checked_client_by_client(tmp_path: Path) -> None:
    rows = [["reference", *LEAST, "work.1.hours_per_week"], ["a", *LEAST.values(), "100"], ["b", "1990-02-30", "x", ""]]
    path = csv_file(tmp_path / "clients.csv", rows)
    result = ran("profile", "check", str(path))
    assert result.exit_code == 2
    page = re.sub(r"\s+", " ", result.stdout)
    assert f"{path}: 1 clients without a problem, 1 with problems" in page
    assert "row 2 (a): worth a second look: D2 (work.1.hours_per_week): 100 hours a week are very many" in page
    assert f"{path}, row 3 (b): 2 problems:" in result.stderr
    assert result.stderr.endswith("1 did not fit; 1 did.\n")


def test_a_spreadsheet_is_checked_as_json_with_the_cell_of_every_problem(tmp_path: Path) -> None:
    rows = [["reference", *LEAST, "Phone"], ["a", *LEAST.values(), ""], ["b", "1990-02-30", "married", ""]]
    path = csv_file(tmp_path / "clients.csv", rows)
    result = ran("profile", "check", str(path), "--format", "json")
    assert result.exit_code == 2
    head, sound, refused_ = json.loads(result.stdout)
    assert [(each["row"], each["valid"]) for each in (head, sound, refused_)] == [(1, False), (2, True), (3, False)]
    assert [problem["cell"] for problem in (*head["problems"], *refused_["problems"])] == ["D1", "B3"]
    assert refused_["problems"][0]["path"] == "person.date_of_birth"


def test_a_folder_of_profiles_is_checked_like_a_spreadsheet() -> None:
    assert text_of("profile", "check", str(PROFILES)).startswith(f"{PROFILES}: 10 clients, no problem")
