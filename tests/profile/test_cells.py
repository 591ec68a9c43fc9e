"""What people type into cells: read where it can mean one thing, refused at its cell where it cannot."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from express_entry.profile.cells import Uncomputed
from express_entry.profile.document import dump
from express_entry.profile.findings import Finding
from express_entry.profile.headings import column_named
from express_entry.profile.rows import ReadRow, head, heads_of, read_row
from tests.profile.spreadsheets import LEAST


def row_of(cells: dict[str, Any], order: Any = None) -> ReadRow:
    """A row, the 17th, with some cells and what every row must fill."""
    filled = {**LEAST, **cells}
    read = []
    for place, name in enumerate(filled):
        column = column_named(name)
        assert column is not None, name
        read.append(head(place, name, column))
    found = read_row(heads_of(read, []), 17, list(filled.values()), order)
    assert found is not None
    return found


def stated(column: str, value: Any, order: Any = None) -> Any:
    """What the document states where a cell holds a value."""
    found = row_of({column: value}, order)
    assert found.profile is not None, [finding.say("en") for finding in found.findings]
    node: Any = dump(found.profile)
    for part in column.split("."):
        node = node[int(part) - 1] if part.isdigit() else node[part]
    return node


def refusal(column: str, value: Any) -> Finding:
    """What is wrong with a cell, which is the only thing wrong with its row."""
    found = row_of({column: value})
    assert found.profile is None
    (finding,) = found.findings
    return finding


DAY = "education.1.completed"
A_DAY = datetime.fromisoformat("2024-03-01T00:00")
"""A day as a workbook holds it: an instant at midnight, without a time zone."""
ACCEPTED: list[tuple[str, Any, Any]] = [
    # days
    (DAY, A_DAY, "2024-03-01"),
    (DAY, date(2024, 3, 1), "2024-03-01"),
    (DAY, "2024-03-01", "2024-03-01"),
    (DAY, "2024-3-1", "2024-03-01"),
    (DAY, "2024/03/01", "2024-03-01"),
    (DAY, "2024.03.01", "2024-03-01"),
    (DAY, "2024-03-01 00:00:00", "2024-03-01"),
    (DAY, "2024-03-01T00:00:00", "2024-03-01"),
    (DAY, "13/04/2024", "2024-04-13"),
    (DAY, "04/13/2024", "2024-04-13"),
    (DAY, "04/04/2024", "2024-04-04"),
    (DAY, "1 March 2024", "2024-03-01"),
    (DAY, "March 1, 2024", "2024-03-01"),
    (DAY, "1-Mar-2024", "2024-03-01"),
    (DAY, "1er mars 2024", "2024-03-01"),
    (DAY, "le 3 août 2023", "2023-08-03"),
    (DAY, "3 FÉVRIER 2023", "2023-02-03"),
    (DAY, "29 February 2024", "2024-02-29"),
    (DAY, " 2024-03-01\u00a0", "2024-03-01"),
    # a job that is still held has no last day
    ("work.1.to", "2024-03-01", "2024-03-01"),
    # yes and no
    *[("education.1.full_time", yes, True) for yes in (True, "yes", "Y", "Oui", "o", "TRUE", "vrai", 1, 1.0, "1")],
    *[("education.1.full_time", no, False) for no in (False, "no", "N", "Non", "FALSE", "faux", 0, "0")],
    # numbers
    ("work.1.hours_per_week", 37.5, 37.5),
    ("work.1.hours_per_week", "37.5", 37.5),
    ("work.1.hours_per_week", "37,5", 37.5),
    ("work.1.hours_per_week", " 37,5 ", 37.5),
    ("work.1.hours_per_week", 37.499999999999996, 37.5),
    ("work.1.hours_per_week", 40, 40),
    ("job_offer.employers", 2.0, 2),
    ("job_offer.employers", "2", 2),
    ("job_offer.duration_months", "11,5", 11.5),
    ("language_tests.1.reading", "8,5", 8.5),
    ("language_tests.1.reading", "m", "M"),
    # amounts
    ("settlement_funds.amount", 25000, "25000"),
    ("settlement_funds.amount", "25000.50", "25000.50"),
    ("settlement_funds.amount", "25 000,50", "25000.50"),
    ("settlement_funds.amount", "25\u00a0000,50", "25000.50"),
    ("settlement_funds.amount", "25\u202f000", "25000"),
    ("settlement_funds.amount", "25,000.00", "25000.00"),
    ("settlement_funds.amount", "$25,000.00", "25000.00"),
    ("settlement_funds.amount", "25 000,00 $", "25000.00"),
    ("settlement_funds.amount", "1,250,000", "1250000"),
    ("settlement_funds.amount", "25.000,50", "25000.50"),
    ("settlement_funds.amount", 0.1 + 0.2, "0.3"),
    # codes of occupations, with their zeros lost
    ("work.1.noc", "21231", "21231"),
    ("work.1.noc", 21231, "21231"),
    ("work.1.noc", 21231.0, "21231"),
    ("work.1.noc", "21231.0", "21231"),
    ("work.1.noc", "NOC 21231", "21231"),
    ("work.1.noc", "CNP : 21231", "21231"),
    ("work.1.noc", "'00010", "00010"),
    ("work.1.noc", "00010", "00010"),
    ("work.1.noc", 10, "00010"),
    ("work.1.noc", "10", "00010"),
    ("work.1.noc", 213, "0213"),
    ("work.1.noc", 2173, "2173"),
    ("primary_occupation", 10, "00010"),
    # places
    ("work.1.country", "in", "IN"),
    ("work.1.country", "India", "IN"),
    ("work.1.country", "Inde", "IN"),
    ("work.1.country", "UK", "GB"),
    ("work.1.country", "Namibia", "NA"),
    ("work.1.country", "NA", "NA"),
    ("intended_province", "on", "ON"),
    ("intended_province", "Ontario", "ON"),
    ("intended_province", "Nouvelle-Écosse", "NS"),
    ("intended_province", "quebec", "QC"),
    ("settlement_funds.currency", "cad", "CAD"),
    # words of vocabularies
    ("education.1.credential", "bachelor", "bachelor"),
    ("education.1.credential", "Bachelor's degree", "bachelor"),
    ("education.1.credential", "Baccalauréat", "bachelor"),
    ("education.1.credential", "PhD", "doctoral"),
    ("spouse.education.1.credential", "MAÎTRISE", "master"),
    ("language_tests.1.test", "ielts gt", "IELTS-GT"),
    ("language_tests.1.language", "Français", "fr"),
    ("language_tests.1.scale", 699, "699"),
    ("language_tests.1.scale", "699", "699"),
    ("relatives_in_canada.1.relationship", "Sœur", "sibling"),
    ("relatives_in_canada.1.relationship", "sister", "sibling"),
    # text
    ("reference", "  A-17 ", "A-17"),
    ("reference", 1024, "1024"),
    ("reference", 1024.0, "1024"),
    ("reference", 10.5, "10.5"),
    ("reference", True, "TRUE"),
    ("reference", A_DAY, "2024-03-01"),
    ("reference", "007", "007"),
    ("work.1.employer", "Acme\nInc.", "Acme Inc."),
    ("work.1.employer", "=SUM(A1:A2)", "=SUM(A1:A2)"),
    ("work.1.employer", "L'Hôpital – 医院", "L'Hôpital – 医院"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value", "wanted"),
    ACCEPTED,
    ids=lambda part: repr(part)[:40],
)
def test_a_cell_that_can_mean_one_thing_is_read_as_that(column: str, value: Any, wanted: Any) -> None:
    assert stated(column, value) == wanted


@pytest.mark.parametrize("word", ["present", "Current", "en cours", "À ce jour", "ongoing"])
def test_a_job_that_goes_on_may_say_so_in_the_column_of_its_last_day(word: str) -> None:
    found = row_of({"work.1.from": "2020-01-01", "work.1.to": word})
    assert found.profile is not None
    assert found.profile.work is not None
    assert found.profile.work[0].to is None


@pytest.mark.parametrize(("order", "wanted"), [("dmy", "2024-04-03"), ("mdy", "2024-03-04")])
def test_a_day_whose_parts_may_be_in_either_order_is_read_in_the_order_that_is_told(order: str, wanted: str) -> None:
    assert stated(DAY, "03/04/2024", order) == wanted
    assert stated(DAY, "2024-04-03", order) == "2024-04-03"


def test_an_order_that_is_told_makes_a_day_of_the_other_order_none() -> None:
    assert row_of({DAY: "04/13/2024"}, "dmy").profile is None


REFUSED: list[tuple[str, Any, str]] = [
    (DAY, "03/04/2024", "may be 2024-04-03 or 2024-03-04"),
    (DAY, "31/04/2024", "is not written as a date must be"),
    (DAY, "30 February 2024", "is not written as a date must be"),
    (DAY, "01/02/24", "is not written as a date must be"),
    (DAY, 1990, "is not a date"),
    (DAY, 45352, "is not a date"),
    (DAY, 45352.5, "is not a date"),
    (DAY, datetime.fromisoformat("2024-03-01T09:30"), "has a time of day"),
    (DAY, "2024-03-01 09:30:00", "is not written as a date must be"),
    (DAY, time(9, 30), "is not a date"),
    (DAY, True, "is not a date"),
    (DAY, "n/a", "is not written as a date must be"),
    (DAY, date(1850, 1, 1), "is too far away in time"),
    ("education.1.full_time", "maybe", "is neither true nor false"),
    ("education.1.full_time", 2, "is neither true nor false"),
    ("education.1.full_time", "x", "is neither true nor false"),
    ("work.1.hours_per_week", "1,040", "may be 1040 or 1.040"),
    ("work.1.hours_per_week", "forty", "is not a number"),
    ("work.1.hours_per_week", A_DAY, "the spreadsheet took a number for a day"),
    ("work.1.hours_per_week", True, "is not a number"),
    ("work.1.hours_per_week", 200, "is too large"),
    ("work.1.hours_per_week", "-5", "is too small"),
    ("work.1.hours_per_week", float("nan"), "is not a finite number"),
    ("work.1.hours_per_week", 10**400, "has far too many digits"),
    ("job_offer.employers", 1.5, "is not a whole number"),
    ("language_tests.1.reading", A_DAY, "the spreadsheet took a number for a day"),
    ("language_tests.1.reading", "7.5.1", "is not a score"),
    ("settlement_funds.amount", "25,000", "may be 25000 or 25.000"),
    ("settlement_funds.amount", "25.000", "may be 25000 or 25.000"),
    ("settlement_funds.amount", "25 000 €", "is not written as an amount must be"),
    ("settlement_funds.amount", -1, "cannot be an amount of money"),
    ("work.1.noc", 11, "may have been the code 0011"),
    ("work.1.noc", "12", "may have been the code 0012"),
    ("work.1.noc", 99999, "is a code of neither NOC 2021 nor NOC 2016"),
    ("work.1.noc", 7, "is not a NOC code"),
    ("work.1.noc", "2123A", "is not a NOC code"),
    ("work.1.noc", 212.5, "is not a NOC code"),
    ("work.1.noc", A_DAY, "is not a NOC code"),
    ("work.1.country", "Narnia", "is not a country's code"),
    ("work.1.country", 124, "is not text"),
    ("intended_province", "Ontari", "is not the code of a province"),
    ("settlement_funds.currency", "$", "is not written as it must be"),
    ("education.1.credential", "diploma", "is not one of the values known here"),
    ("education.1.credential", 3, "is not one of the values known here"),
    ("education.1.credential", "two_or_more", "is not one of the values known here"),
    ("language_tests.1.test", "IELTS Academic", "is not one of the values known here"),
    ("work.1.employer", "x" * 301, "is too long"),
    ("work.1.employer", "\u202egnihton", "line breaks or invisible characters"),
    ("work.1.employer", "#REF!", "is the error of a formula"),
    (DAY, "#N/A", "is the error of a formula"),
    (DAY, Uncomputed("=A1+1"), "holds the formula"),
    ("work", "some", "is no number of items"),
    ("work", -1, "is no number of items"),
    ("work", 1.5, "is no number of items"),
    ("work", True, "is no number of items"),
    ("work", 10**6, "is no number of items"),
    ("spouse", "perhaps", "is neither yes nor no"),
    ("nomination", "yes", "no other column of this row says anything about it"),
    ("person.citizenships", 2, "the columns of this row state 0"),
]


@pytest.mark.parametrize(("column", "value", "said"), REFUSED, ids=lambda part: repr(part)[:40])
def test_a_cell_that_cannot_be_read_is_named_with_its_value_and_what_is_accepted(
    column: str, value: Any, said: str
) -> None:
    finding = refusal(column, value)
    english, french = finding.say("en"), finding.say("fr")
    assert english.startswith(f"C17 ({column}): ")
    assert french.startswith(f"C17 ({column}) : ")
    assert said in english.replace("\u00a0", " ")
    assert "Accepted: " in english
    assert "Valeurs acceptées : " in french
    assert english.isprintable()
    assert finding.cells[0].column == finding.problem.path == column


def test_what_is_accepted_is_said_in_the_words_of_a_spreadsheet() -> None:
    """Not in those of JSON, where a code stands in quotes and true is written out."""
    said = refusal("work.1.noc", "2123A").say("en")
    assert "with its leading zeros" in said
    assert "in quotes" not in said
    assert "Accepted: yes or no" in refusal("work.1.paid", "maybe").say("en")
    assert "bachelor (Bachelor's degree, or three years or more)" in refusal("education.1.credential", "x").say("en")
    assert "bachelor (Baccalauréat, ou trois ans ou plus)" in refusal("education.1.credential", "x").say("fr")


def test_a_suggestion_is_made_where_the_document_makes_one() -> None:
    assert 'Did you mean "never_married"?' not in refusal("work.1.noc", "21239").say("en")
    assert '"21234" (Web developers and programmers)' in refusal("work.1.noc", "21239").say("en")
    assert "Ontario" in refusal("intended_province", "Ontari").say("en")
    assert 'Vouliez-vous écrire "two_year" ?' in refusal("education.1.credential", "diploma").say("fr")


def test_an_amount_that_is_typed_as_a_number_keeps_its_cents() -> None:
    found = row_of({"settlement_funds.amount": 25000.1})
    assert found.profile is not None
    assert found.profile.settlement_funds is not None
    assert found.profile.settlement_funds.amount == Decimal("25000.1")
