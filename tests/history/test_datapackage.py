"""The data package says of its files only what is so: a checker of Table Schema looks at every cell."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

import express_entry
from express_entry.history import distributions, rounds
from express_entry.history.datapackage import write_data_package
from express_entry.history.faults import Unwritable
from express_entry.history.feed import read_feed
from express_entry.history.importing import import_into
from express_entry.history.sources import sources
from express_entry.history.store import Store
from express_entry.history.table import DATA
from tests.history.feedmaking import LATER, as_bytes, new_row, plain_feed, row_of, take_in

FILES = ["rounds.csv", "pool.csv", "README.md", "CITATION.cff", "datapackage.json"]

# --- the checker ------------------------------------------------------------------------------------------------------

READERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "date": date.fromisoformat,
    "datetime": lambda text: datetime.fromisoformat(text).utctimetuple(),
}


def faults(folder: Path) -> Iterator[str]:
    """Every way in which a data package is not what it says."""
    package = json.loads((folder / "datapackage.json").read_bytes())
    tables = {}
    for resource in package["resources"]:
        data = (folder / resource["path"]).read_bytes()
        if len(data) != resource["bytes"] or hashlib.sha256(data).hexdigest() != resource["hash"].split(":")[1]:
            yield f"{resource['name']}: not the bytes that are described"
        rows = list(csv.reader(io.StringIO(data.decode(resource["encoding"]), newline="")))
        names = [field["name"] for field in resource["schema"]["fields"]]
        if rows[0] != names:
            yield f"{resource['name']}: the columns are not those described"
            continue
        tables[resource["name"]] = [dict(zip(names, row, strict=True)) for row in rows[1:]]
        yield from faults_in_cells(resource, tables[resource["name"]])
    for resource in package["resources"]:
        yield from faults_in_keys(resource, tables)


def faults_in_cells(resource: dict[str, Any], rows: list[dict[str, str]]) -> Iterator[str]:
    for field in resource["schema"]["fields"]:
        limits = field.get("constraints", {})
        cells = [row[field["name"]] for row in rows]
        if limits.get("unique") and len(set(cells)) != len(cells):
            yield f"{field['name']}: not unique"
        for cell in cells:
            if cell in resource["schema"]["missingValues"]:
                if limits.get("required"):
                    yield f"{field['name']}: empty"
            else:
                yield from faults_in_cell(field, limits, cell)


def faults_in_cell(field: dict[str, Any], limits: dict[str, Any], cell: str) -> Iterator[str]:
    try:
        value: Any = READERS[field["type"]](cell)
    except ValueError:
        yield f"{field['name']}: {cell!r} is no {field['type']}"
        return
    if "pattern" in limits and not re.fullmatch(limits["pattern"], cell):
        yield f"{field['name']}: {cell!r} is not of the pattern"
    if "enum" in limits and cell not in limits["enum"]:
        yield f"{field['name']}: {cell!r} is not among the values"
    if "minimum" in limits and value < limits["minimum"]:
        yield f"{field['name']}: {cell} is too little"
    if "maximum" in limits and value > limits["maximum"]:
        yield f"{field['name']}: {cell} is too much"


def faults_in_keys(resource: dict[str, Any], tables: dict[str, list[dict[str, str]]]) -> Iterator[str]:
    if resource["name"] not in tables:
        return
    (key,) = resource["schema"]["primaryKey"]
    cells = [row[key] for row in tables[resource["name"]]]
    if len(set(cells)) != len(cells) or "" in cells:
        yield f"{key}: no primary key"
    for each in resource["schema"].get("foreignKeys", []):
        (own,), (other,) = each["fields"], each["reference"]["fields"]
        there = {row[other] for row in tables.get(each["reference"]["resource"], [])}
        for row in tables[resource["name"]]:
            if row[own] not in there:
                yield f"{own}: {row[own]!r} is not in {each['reference']['resource']}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_data_package(tmp_path / "package")
    return tmp_path / "package"


def described(folder: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return package


# --- the files --------------------------------------------------------------------------------------------------------


def test_the_files_are_what_the_description_says(folder: Path) -> None:
    assert list(faults(folder)) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "fault"),
    [
        ("rounds.csv", "No Program Specified", "No Programme Specified", "rounds: not the bytes that are described"),
        ("rounds.csv", "general", "generous", "round_type: 'generous' is not among the values"),
        ("rounds.csv", "2015-01-31,", "2015-01-32,", "date: '2015-01-32' is no date"),
        ("rounds.csv", "T11:59:48Z", "T25:59:48Z", "datetime_utc: '2015-01-31T25:59:48Z' is no datetime"),
        ("rounds.csv", ",886,", ",1886,", "crs_cutoff: 1886 is too much"),
        ("rounds.csv", ",886,", ",,", "crs_cutoff: empty"),
        ("rounds.csv", "\n2,2015", "\n1,2015", "number: no primary key"),
        ("rounds.csv", "number,", "round,", "rounds: the columns are not those described"),
        ("pool.csv", ",214,", ",9999,", "round_number: '9999' is not in rounds"),
        ("pool.csv", "official", "unofficial", "quality: 'unofficial' is not of the pattern"),
        ("pool.csv", ",899,", ",-899,", "601-1200: -899 is too little"),
    ],
)
def test_the_checker_notices_a_file_that_is_not_what_it_says(
    folder: Path, path: str, old: str, new: str, fault: str
) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert fault in list(faults(folder))


def test_the_tables_are_those_of_the_package_byte_for_byte(folder: Path) -> None:
    for name in ("rounds.csv", "pool.csv"):
        assert (folder / name).read_bytes() == (DATA / name).read_bytes()


def test_the_same_history_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    written = write_data_package(tmp_path / "again")
    assert [path.name for path in written] == FILES
    for path in written:
        assert path.read_bytes() == (folder / path.name).read_bytes()
    assert {path.name for path in folder.iterdir()} == set(FILES)


# --- the description --------------------------------------------------------------------------------------------------


def test_every_field_has_a_type_and_says_what_it_means_in_both_languages(folder: Path) -> None:
    for resource in described(folder)["resources"]:
        for each in (resource, *resource["schema"]["fields"]):
            assert each["description"] != each["description_fr"]
            assert each["title"]
            assert each["title_fr"]
        for field in resource["schema"]["fields"]:
            assert field["type"] in READERS


def test_the_description_says_where_the_data_come_from_whose_they_are_and_of_which_day(folder: Path) -> None:
    package = described(folder)
    assert package["recorded"] == sources().recorded.isoformat()
    assert [each["name"] for each in package["licenses"]] == ["Apache-2.0"]
    assert "canada.ca" in package["rights"]["en"]
    assert "publication officielle" in package["rights"]["fr"]
    assert len(package["sources"]) == len(sources().sources) + 2
    assert package["sources"][0]["path"].endswith("/ee_rounds_123_en.json")
    assert package["sources"][1]["path"].endswith("/ee_rounds_123_fr.json")
    assert all(each["description"] != each["description_fr"] for each in package["sources"])
    assert not [each["title"] for each in package["sources"] if "?" in each["title"]]
    assert package["coverage"] == {
        "rounds": 448,
        "first": "2015-01-31",
        "last": "2026-10-01",
        "last_number": "447",
        "distributions": 128,
    }
    assert len(package["statements"]) == len(sources().statements)


def test_every_note_in_the_tables_has_its_words_in_the_description(folder: Path) -> None:
    words = described(folder)["notes"]
    used = {note.value for each in rounds() for note in each.notes}
    used |= {note.value for each in distributions() for note in each.notes}
    assert used <= set(words)
    assert all(each["en"] != each["fr"] for each in words.values())


def test_the_citation_can_be_quoted_in_both_languages(folder: Path) -> None:
    citation = described(folder)["citation"]
    assert citation["en"] == (
        "Immigration, Refugees and Citizenship Canada, Express Entry rounds of invitations: 448 rounds from "
        f"2015-01-31 to 2026-10-01 (round 447), as compiled by express-entry {express_entry.__version__}, recorded "
        "2026-11-22."
    )
    assert "448 rondes du 2015-01-31 au 2026-10-01 (ronde 447)" in citation["fr"]
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert citation["en"] in page
    assert citation["fr"] in page
    for field in (field for resource in described(folder)["resources"] for field in resource["schema"]["fields"]):
        assert page.count(f"| `{field['name']}` |") >= 2


def test_the_citation_file_has_what_its_format_requires(folder: Path) -> None:
    cited = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()
    assert (cited["cff-version"], cited["type"], cited["license"]) == ("1.2.0", "dataset", "Apache-2.0")
    assert cited["date-released"] == "2026-11-22"
    assert cited["version"] == express_entry.__version__
    assert [each["authors"][0]["name"] for each in cited["references"]] == [
        "Immigration, Refugees and Citizenship Canada"
    ] * 2


# --- with the user's own imports --------------------------------------------------------------------------------------


def test_a_package_of_a_store_has_its_rounds_and_says_what_was_imported_and_when(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    take_in(store, new_row(), row_of("446", drawCRS="517"), new_row("449", drawCRS="9,999"))
    write_data_package(tmp_path / "package", store)
    assert list(faults(tmp_path / "package")) == []
    package = described(tmp_path / "package")
    assert package["coverage"]["rounds"] == 449
    assert package["coverage"]["distributions"] == 129
    assert package["imported"] == {
        "rounds": ["446", "448"],
        "distributions": ["2026-10-04"],
        "feeds": [{"language": "en", "on": LATER.isoformat()}],
    }
    assert package["created"] == "2026-11-22T00:00:00Z", "the package's own record is younger"
    assert (
        "a copy of the department's feed imported on 2026-10-31 (rounds added or changed: 2)"
        in (package["citation"]["en"])
    )
    assert "importée le 2026-10-31 (rondes ajoutées ou modifiées\u00a0: 2)" in package["citation"]["fr"]
    assert "2026-10-06T11:02:03Z" in (tmp_path / "package" / "rounds.csv").read_text(encoding="utf-8")


def test_a_package_is_as_young_as_the_last_import_that_is_in_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    import_into(store, read_feed(as_bytes([new_row()])), today=date(2026, 12, 1))
    import_into(store, read_feed(as_bytes([new_row()])), today=date(2026, 12, 24))
    write_data_package(tmp_path / "package", store)
    package = described(tmp_path / "package")
    assert package["created"] == "2026-12-01T00:00:00Z", "the second import changed nothing"
    assert package["imported"]["feeds"] == [{"language": "en", "on": "2026-12-01"}]


def test_an_import_of_which_no_day_was_told_is_put_down_to_the_holder(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    import_into(store, read_feed(as_bytes([new_row()])))
    write_data_package(tmp_path / "package", store)
    citation = described(tmp_path / "package")["citation"]
    assert "imported by the holder of these files" in citation["en"]
    assert "importée par le détenteur de ces fichiers" in citation["fr"]


def test_an_import_that_changes_no_figure_leaves_the_package_as_it_is(folder: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    take_in(store, *plain_feed(), new_row("449", drawCRS="9,999"))
    for path in write_data_package(tmp_path / "imported", store):
        assert path.read_bytes() == (folder / path.name).read_bytes()


def test_a_package_takes_the_place_of_an_older_one_and_of_nothing_else(folder: Path, tmp_path: Path) -> None:
    (folder / "rounds.csv").write_text("old", encoding="utf-8")
    write_data_package(folder)
    assert list(faults(folder)) == []
    home = tmp_path / "home"
    home.mkdir()
    (home / "README.md").write_text("my notes", encoding="utf-8")
    for other in ("", "{", '{"name": "something-else"}', "[]"):
        if other:
            (home / "datapackage.json").write_text(other, encoding="utf-8")
        with pytest.raises(Unwritable) as caught:
            write_data_package(home)
        assert "README.md" in caught.value.say("en")
        assert "n'a été écrasé" in caught.value.say("fr")
        assert (home / "README.md").read_text(encoding="utf-8") == "my notes"
        assert not (home / "rounds.csv").exists()


def test_a_folder_that_cannot_be_made_is_named_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unwritable) as caught:
        write_data_package(tmp_path / "file" / "package")
    assert str(tmp_path) in caught.value.say("en")
    assert "ne peut pas être écrit" in caught.value.say("fr")
