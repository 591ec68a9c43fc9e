"""A common slip is answered with what was perhaps meant, and with nothing where nothing is near."""

from __future__ import annotations

import json

import pytest

from express_entry.profile import schema
from express_entry.profile.suggestions import _NAMES, _WORDS
from tests.profile.documents import label, problem_with

MEANT: list[tuple[str, object, str]] = [
    ("person.dob", "1994-03-11", '"date_of_birth"'),
    ("person.dateOfBirth", "1994-03-11", '"date_of_birth"'),
    ("person.Date of birth", "1994-03-11", '"date_of_birth"'),
    ("date_of_birth", "1994-03-11", "person.date_of_birth"),
    ("children", [], '"dependants"'),
    ("dependents", [], '"dependants"'),
    ("work[0].noc_code", "21231", '"noc"'),
    ("work[0].start", "2023-05-01", '"from"'),
    ("work[0].endDate", None, '"to"'),
    ("work[0].hours", 40, '"hours_per_week"'),
    ("work[0].employr", "x", '"employer"'),
    ("language_tests[0].speeking", 7, '"speaking"'),
    ("hours_per_week", 40, "work[].hours_per_week"),
    ("person.residences", [], "at residences"),
    ("person.date_of_birth", "1994/3/11", '"1994-03-11"'),
    ("person.date_of_birth", "1994-03-11T00:00:00Z", '"1994-03-11"'),
    ("person.date_of_birth", "19940311", '"1994-03-11"'),
    ("person.country_of_residence", "kw", '"KW" (Kuwait)'),
    ("person.country_of_residence", "Kuweit", '"KW" (Kuwait)'),
    ("intended_province", "Ontario", '"ON" (Ontario)'),
    ("marital_status", "Married", '"married"'),
    ("marital_status", "single", '"never_married"'),
    ("marital_status", "common-law", '"common_law"'),
    ("education[0].credential", "Bachelor's", '"bachelor"'),
    ("education[0].credential", "two_or_more", "each credential on its own"),
    ("language_tests[0].test", "IELTS", '"IELTS-GT"'),
    ("language_tests[0].language", "English", '"en"'),
    ("language_tests[1].scale", 699, '"699"'),
    ("work[0].noc", 21231, '"21231"'),
    ("work[0].noc", "21291", '"21231" (Software engineers and designers)'),
    ("work[0].noc", "Software engineers", '"21231" (Software engineers and designers)'),
    ("work[0].employer", 7, '"7"'),
    ("work[0].paid", "yes", "true"),
    ("work[0].paid", "Non", "false"),
    ("work[0].hours_per_week", "37,5", "37.5"),
    ("job_offer.employers", "1", " 1?"),
    ("language_tests[0].listening", "m", '"M"'),
    ("settlement_funds.amount", "$25,000.00", '"25000.00"'),
    ("settlement_funds.amount", "25 000,5 CAD", '"25000.5"'),
    ("settlement_funds.amount", "1.234.567", '"1234567"'),
    ("settlement_funds.currency", "cad", '"CAD"'),
    ("person.citizenships", "IN", "square brackets"),
]


@pytest.mark.parametrize(("path", "value", "words"), MEANT, ids=label)
def test_a_common_slip_is_answered_with_what_was_meant(path: str, value: object, words: str) -> None:
    suggestion = problem_with(path, value).suggestion
    assert suggestion is not None
    assert words in suggestion.say("en")
    assert suggestion.say("fr") != suggestion.say("en")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("person.date_of_birth", "03/04/1994"),
        ("person.date_of_birth", "1994-02-30"),
        ("work[0].hours_per_week", "full time"),
        ("work[0].zzz", 1),
        ("x" * 200, 1),
        ("settlement_funds.amount", "plenty"),
        ("settlement_funds.currency", "dollars"),
        ("marital_status", "x" * 100_000),
        ("work[0].noc", True),
        ("work[0].paid", "perhaps"),
    ],
    ids=label,
)
def test_nothing_is_suggested_where_nothing_is_near(path: str, value: object) -> None:
    assert problem_with(path, value).suggestion is None


def test_what_other_names_stand_for_exists() -> None:
    names = {name for names in _NAMES.values() for name in names}
    assert [name for name in names if f'"{name}"' not in json.dumps(schema())] == []
    words = {word for words in _WORDS.values() for word in words}
    known = json.dumps(schema()).lower().replace("-", "_")
    assert [word for word in words if f'"{word}"' not in known] == []
