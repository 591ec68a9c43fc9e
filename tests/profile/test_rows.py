"""A row and a document are two forms of one profile; nothing that can stand in a cell gives anything but an answer."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from express_entry.law.text import LANGUAGES
from express_entry.profile import Profile, check, dump, load
from express_entry.profile.cells import Uncomputed
from express_entry.profile.columns import Column, fields
from express_entry.profile.headings import column_named
from express_entry.profile.rows import ReadRow, Unknown, head, heads_of, read_row
from express_entry.profile.rowwriting import cells_of, columns_of
from express_entry.profile.spreadsheet import Client, clients_in
from tests.profile.spreadsheets import LEAST, csv_file, workbook
from tests.properties.strategies import people

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "profiles").iterdir())


def read_back(profile: Profile) -> Profile | None:
    """A profile through the cells of a row."""
    row = cells_of(profile)
    columns = columns_of([row])
    heads = heads_of([head(place, column.name, column) for place, column in enumerate(columns)], [])
    found = read_row(heads, 2, [row[column] for column in columns])
    return None if found is None else found.profile


def through_file(path: Path, profiles: Sequence[Profile]) -> list[Profile]:
    """Profiles through a spreadsheet on the disk."""
    cells = [cells_of(profile) for profile in profiles]
    columns = columns_of(cells)
    rows: list[list[Any]] = [[column.name for column in columns]]
    rows += [[row.get(column) for column in columns] for row in cells]
    if path.suffix == ".csv":
        csv_file(path, rows)
    else:
        workbook(path, {"Clients": rows})
    found = list(clients_in(path))
    return [item.profile for item in found if isinstance(item, Client)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_document_that_is_written_to_a_row_reads_back_as_the_same_document(path: Path) -> None:
    assert read_back(load(path)) == load(path)


@pytest.mark.parametrize("name", ["clients.csv", "clients.xlsx"])
def test_documents_survive_a_file_of_either_kind(name: str, tmp_path: Path) -> None:
    profiles = [load(path) for path in EXAMPLES]
    assert through_file(tmp_path / name, profiles) == profiles


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(people())
def test_every_document_reads_back_as_itself(person: tuple[dict[str, Any], date]) -> None:
    profile = check(person[0])
    assert read_back(profile) == profile


NOTHING_SAID: list[dict[str, Any]] = [
    {"work": []},
    {"work": [{}]},
    {"work": [{}, {"noc": "21231"}, {}]},
    {"education": [], "language_tests": [], "work": [], "foreign_military_service": []},
    {"spouse": {}},
    {"spouse": {"work": [], "education": [{}]}},
    {"dependants": [{"residences": []}, {"residences": [{"country": "FR"}, {}]}]},
    {"settlement_funds": {}},
    {"person": {"date_of_birth": "1990-05-17", "passport": {}, "in_canada": {}, "citizenships": []}},
    {"education": [{"assessment": {}}]},
    {"nomination": {}},
]


@pytest.mark.parametrize("stated", NOTHING_SAID, ids=str)
def test_what_states_nothing_is_not_mixed_up_with_what_is_not_stated(stated: dict[str, Any]) -> None:
    profile = check({**MINIMAL, **stated})
    assert read_back(profile) == profile


MINIMAL: dict[str, Any] = {
    "format": "express-entry/profile@1",
    "person": {"date_of_birth": "1990-05-17"},
    "marital_status": "never_married",
}


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(people(), st.data())
def test_a_document_without_some_of_its_facts_reads_back_as_itself(
    person: tuple[dict[str, Any], date], data: st.DataObject
) -> None:
    document = copy.deepcopy(person[0])
    for name in data.draw(st.sets(st.sampled_from(sorted(set(document) - set(MINIMAL))))):
        if isinstance(document[name], dict):
            for inner in data.draw(st.sets(st.sampled_from(sorted(document[name])))):
                del document[name][inner]
        elif isinstance(document[name], list) and document[name]:
            document[name][data.draw(st.integers(0, len(document[name]) - 1))].clear()
        else:
            del document[name]
    profile = check(document)
    assert read_back(profile) == profile


# --------------------------------------------------------------------------------------------------- numbers of items


def row_of(cells: dict[str, Any]) -> ReadRow:
    filled = {**LEAST, **cells}
    columns = [column_named(name) for name in filled]
    assert None not in columns
    read = [
        head(place, name, column) for place, (name, column) in enumerate(zip(filled, columns, strict=True)) if column
    ]
    row = read_row(heads_of(read, []), 5, list(filled.values()))
    assert row is not None
    return row


def test_items_keep_the_order_of_their_numbers_and_a_number_that_is_not_filled_is_passed_over() -> None:
    found = row_of({"work.7.noc": "21231", "work.2.noc": "21232", "work.12.noc": "21234", "work.3.noc": ""})
    assert found.profile is not None
    assert [job.noc for job in found.profile.work or ()] == ["21232", "21231", "21234"]


def test_a_problem_of_the_document_names_the_column_and_not_the_place_in_the_list() -> None:
    found = row_of({"work.4.from": "2024-01-02", "work.4.to": "2020-01-01", "work.9.hours_per_week": 200})
    said = [finding.say("en") for finding in found.findings]
    assert said[0] == "E5 (work.9.hours_per_week): 200 is too large. Accepted: a number of hours from 0 to 168."
    assert said[1] == (
        "C5 (work.4.from) + D5 (work.4.to): the first day, 2024-01-02, is after the last, 2020-01-01. Accepted: "
        "work.4.from on or before work.4.to."
    )


def test_every_problem_of_a_row_is_told_at_once_those_of_single_cells_and_those_between_them() -> None:
    found = row_of(
        {
            "person.date_of_birth": "17/05/90",
            "marital_status": "single-ish",
            "work.1.noc": "99999",
            "work.1.from": "2020-02-30",
            "education.1.completed": "2011-01-02",
            "education.1.assessment.organization": "#N/A",
            "language_tests.1.test": "IELTS-GT",
            "language_tests.1.listening": 9.5,
        }
    )
    named = [finding.cells[0].column for finding in found.findings]
    assert sorted(named) == [
        "education.1.assessment.organization",
        "language_tests.1.listening",
        "marital_status",
        "person.date_of_birth",
        "work.1.from",
        "work.1.noc",
    ]


def test_a_fact_that_must_be_stated_is_told_with_its_cell_where_there_is_a_column_and_without_one_otherwise() -> None:
    column = column_named("reference")
    born = column_named("person.date_of_birth")
    assert column is not None
    assert born is not None
    heads = heads_of([head(0, "Reference", column), head(3, "Born", born)], [])
    found = read_row(heads, 9, ["A-1", None, None, " "])
    assert found is not None
    (birth, status) = found.findings
    assert birth.say("en").startswith("D9 (Born): this field is missing. Accepted: a date of the spreadsheet")
    assert status.say("en").startswith("marital_status: this field is missing.")


def test_a_column_that_is_there_twice_is_read_where_both_agree_or_one_is_blank() -> None:
    column = column_named("intended_province")
    assert column is not None
    least = [head(place, name, known) for place, name in enumerate(LEAST) if (known := column_named(name))]
    heads = heads_of([*least, head(2, "intended_province", column), head(3, "Province visée", column)], [])
    for first, second, wanted in (("ON", "ON", "ON"), ("ON", None, "ON"), ("", "ON", "ON"), ("ON", "Ontario", "ON")):
        found = read_row(heads, 2, [*LEAST.values(), first, second])
        assert found is not None
        assert found.profile is not None
        assert found.profile.intended_province == wanted
    found = read_row(heads, 2, [*LEAST.values(), "ON", "QC"])
    assert found is not None
    assert found.findings[0].say("en").startswith('D2 (Province visée): "QC" is another value than in the first')


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"work": 0, "work.1.noc": "21231"}, "the cell says 0, yet the columns of this row state 1"),
        ({"work": 1, "work.1.noc": "21231", "work.2.noc": "21231"}, "the cell says 1"),
        ({"spouse": "no", "spouse.accompanying": "yes"}, "the cell says no, yet other columns of this row state it"),
        ({"job_offer": "yes"}, "the cell says yes, yet no other column of this row says anything about it"),
    ],
)
def test_a_column_of_a_whole_list_or_object_that_contradicts_the_others_is_refused(
    cells: dict[str, Any], said: str
) -> None:
    (finding,) = row_of(cells).findings
    assert said in finding.say("en")
    assert finding.say("fr") != finding.say("en")


@pytest.mark.parametrize(
    ("cells", "field", "wanted"),
    [
        ({"work": "none"}, "work", ()),
        ({"work": "aucun"}, "work", ()),
        ({"nomination": "no"}, "nomination", None),
        ({"spouse": "non"}, "spouse", None),
        ({"dependants": 0}, "dependants", ()),
    ],
)
def test_a_column_of_a_whole_list_or_object_says_that_there_is_none(
    cells: dict[str, Any], field: str, wanted: object
) -> None:
    found = row_of(cells)
    assert found.profile is not None
    assert getattr(found.profile, field) == wanted


# -------------------------------------------------------------------------------------------------- anything in a cell

THINGS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**400, -(10**45), 10, 11, 1990, 45000, 20240101]),
    st.floats(),
    st.text(st.characters(), max_size=40),
    st.text(st.sampled_from("0123456789.,-/ \u00a0$'=NOC"), max_size=14),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.sampled_from(["", "#N/A", "yes", "non", "2024-03-01", "01/02/2024", "21231", "present", "M", "Ontario", "{x}"]),
    st.builds(Uncomputed, st.text(max_size=20)),
)
COLUMNS = st.sampled_from(fields()).flatmap(
    lambda field: st.tuples(*[st.integers(1, 3)] * field.items).map(lambda numbers: Column(field, numbers))
)


@settings(max_examples=400)
@given(st.dictionaries(COLUMNS, THINGS, max_size=12), st.sampled_from([None, "dmy", "mdy"]), st.booleans())
def test_whatever_stands_in_the_cells_of_a_row_the_outcome_is_a_profile_or_what_is_wrong(
    cells: dict[Column, Any], order: Any, sound: bool
) -> None:
    least = {column: value for name, value in LEAST.items() if (column := column_named(name))}
    filled = {**cells, **least} if sound else cells
    heads = heads_of(
        [head(place, column.label("fr"), column) for place, column in enumerate(filled)],
        [Unknown(len(filled), "Notes")],
    )
    found = read_row(heads, 3, [*filled.values(), "?"], order)
    assert found is not None
    assert (found.profile is None) == bool(found.findings)
    assert [cell.head for cell in found.unread] == ["Notes"]
    for finding in found.findings:
        for language in LANGUAGES:
            assert finding.say(language).isprintable()
        assert finding.say("en") != finding.say("fr")
    if found.profile is not None:
        assert check(dump(found.profile)) == found.profile
        assert read_back(found.profile) == found.profile
