"""Facts that cannot be true together are problems; facts that are only unlikely are warnings."""

from __future__ import annotations

import pytest

from express_entry.law.text import LANGUAGES
from express_entry.profile import check, warnings
from tests.profile.documents import ENGINEER, label, problems_of, with_values

DISAGREEING: list[tuple[dict[str, object], str, tuple[str, ...]]] = [
    ({"work[0].to": "2023-04-30"}, "work[0].from", ("work[0].to",)),
    ({"residences": [{"from": "2020-01-02", "to": "2020-01-01"}]}, "residences[0].from", ("residences[0].to",)),
    (
        {"foreign_military_service": [{"from": "2020-01-02", "to": "2020-01-01"}]},
        "foreign_military_service[0].from",
        ("foreign_military_service[0].to",),
    ),
    (
        {"spouse.work": [{"from": "2020-01-02", "to": "2020-01-01"}]},
        "spouse.work[0].from",
        ("spouse.work[0].to",),
    ),
    (
        {"dependants[0].residences": [{"from": "2022-01-02", "to": "2022-01-01"}]},
        "dependants[0].residences[0].from",
        ("dependants[0].residences[0].to",),
    ),
    ({"education[0].completed": "1994-03-10"}, "education[0].completed", ("person.date_of_birth",)),
    (
        {"education[0].assessment.issued": "1990-01-01"},
        "education[0].assessment.issued",
        ("person.date_of_birth",),
    ),
    ({"language_tests[0].reported": "1990-01-01"}, "language_tests[0].reported", ("person.date_of_birth",)),
    ({"work[0].from": "1994-03-10"}, "work[0].from", ("person.date_of_birth",)),
    ({"work[0].from": None, "work[0].to": "1994-03-10"}, "work[0].to", ("person.date_of_birth",)),
    ({"work[0].qualified_since": "1990-01-01"}, "work[0].qualified_since", ("person.date_of_birth",)),
    ({"residences": [{"from": "1990-01-01"}]}, "residences[0].from", ("person.date_of_birth",)),
    (
        {"spouse.education": [{"completed": "1995-01-19"}]},
        "spouse.education[0].completed",
        ("spouse.date_of_birth",),
    ),
    (
        {"dependants[0].residences": [{"from": "2021-08-31"}]},
        "dependants[0].residences[0].from",
        ("dependants[0].date_of_birth",),
    ),
    ({"language_tests[0].language": "fr"}, "language_tests[0].language", ("language_tests[0].test",)),
    ({"language_tests[1].language": "en"}, "language_tests[1].language", ("language_tests[1].test",)),
    ({"language_tests[0].listening": 9.5}, "language_tests[0].listening", ("language_tests[0].test",)),
    ({"language_tests[0].listening": 8.25}, "language_tests[0].listening", ("language_tests[0].test",)),
    ({"language_tests[0].reading": "M"}, "language_tests[0].reading", ("language_tests[0].test",)),
    ({"language_tests[1].writing": 700}, "language_tests[1].writing", ("language_tests[1].test",)),
    (
        {"language_tests[1].taken": "2018-05-01", "language_tests[1].listening": 361,
         "language_tests[1].reading": 300, "language_tests[1].writing": 450, "language_tests[1].speaking": 450},
        "language_tests[1].listening",
        ("language_tests[1].test",),
    ),
    (
        {"language_tests[1].taken": "2020-05-01", "language_tests[1].scale": "old", "language_tests[1].listening": 360,
         "language_tests[1].reading": 301, "language_tests[1].writing": 450, "language_tests[1].speaking": 450},
        "language_tests[1].reading",
        ("language_tests[1].test", "language_tests[1].scale"),
    ),
    (
        {"language_tests": [{"test": "CELPIP-G", "listening": 13}]},
        "language_tests[0].listening",
        ("language_tests[0].test",),
    ),
    (
        {"language_tests": [{"test": "PTE-CORE", "taken": "2025-01-01", "speaking": 9}]},
        "language_tests[0].speaking",
        ("language_tests[0].test",),
    ),
    (
        {"language_tests": [{"test": "TCF-CANADA", "taken": "2025-01-01", "writing": 21}]},
        "language_tests[0].writing",
        ("language_tests[0].test",),
    ),
    ({"language_tests": [{"test": "CLB", "reading": 12.5}]}, "language_tests[0].reading", ("language_tests[0].test",)),
    ({"language_tests": [{"test": "CLB", "reading": 13}]}, "language_tests[0].reading", ("language_tests[0].test",)),
    ({"language_tests": [{"test": "CLB", "reading": "M"}]}, "language_tests[0].reading", ("language_tests[0].test",)),
]  # fmt: skip


@pytest.mark.parametrize(("values", "path", "related"), DISAGREEING, ids=label)
def test_facts_that_cannot_both_be_true_are_named_together(
    values: dict[str, object], path: str, related: tuple[str, ...]
) -> None:
    (problem,) = problems_of(with_values(ENGINEER, values))
    assert (problem.path, problem.related) == (path, related)
    for language in LANGUAGES:
        assert all(name in problem.say(language) for name in (path, *related))


AGREEING: list[dict[str, object]] = [
    {"work[0].to": "2023-05-01"},
    {"work[0].from": "1994-03-11"},
    {"dependants[0].residences": [{"from": "2021-09-01"}]},
    {"residences": [{"country": "IN", "from": "1994-03-11"}, {"country": "IN", "from": "1994-03-11"}]},
    {"language_tests[0].language": None},
    {"language_tests": [{"language": "fr", "listening": 999}]},
    {"language_tests": [{"test": "CLB", "language": "fr", "listening": 0, "speaking": 12}]},
    {"language_tests": [{"test": "CELPIP-G", "listening": "M", "speaking": 12, "reading": 0}]},
    {"language_tests[1].taken": "2018-05-01", "language_tests[1].listening": 360, "language_tests[1].reading": 300,
     "language_tests[1].writing": 450, "language_tests[1].speaking": 450},
    {"language_tests[1].taken": None},
    {"spouse.date_of_birth": None, "spouse.education": [{"completed": "1930-01-01"}]},
]  # fmt: skip


@pytest.mark.parametrize("values", AGREEING, ids=label)
def test_facts_that_can_be_true_together_stand(values: dict[str, object]) -> None:
    check(with_values(ENGINEER, values))


DOUBTFUL: list[tuple[dict[str, object], str]] = [
    ({"education[0].assessment.issued": "2015-05-29"}, "education[0].assessment.issued"),
    ({"marital_status": "divorced"}, "spouse"),
    ({"person.in_canada.status": "permanent_resident"}, "person.in_canada.status"),
    ({"dependants[0].date_of_birth": "1994-03-11"}, "dependants[0].date_of_birth"),
    ({"education[0].province": "ON"}, "education[0].province"),
    ({"education[0].studied_in_canada": True}, "education[0].studied_in_canada"),
    ({"work[0].country": "US"}, "work[0].province"),
    ({"work[0].hours_per_week": 85}, "work[0].hours_per_week"),
    ({"language_tests[0].reported": "2025-02-28"}, "language_tests[0].reported"),
    ({"language_tests[0].scale": "old"}, "language_tests[0].scale"),
    ({"language_tests[1].scale": "old"}, "language_tests[1].scale"),
    ({"work": [ENGINEER["work"][0]] * 2}, "work[0]"),
    ({"spouse.language_tests": [ENGINEER["language_tests"][0]] * 3}, "spouse.language_tests[0]"),
]


@pytest.mark.parametrize(("values", "path"), DOUBTFUL, ids=label)
def test_what_is_only_unlikely_is_a_warning_and_no_problem(values: dict[str, object], path: str) -> None:
    (doubt,) = warnings(check(with_values(ENGINEER, values)))
    assert doubt.path == path
    assert doubt.say("en") != doubt.say("fr")


def test_the_documented_example_raises_no_doubt() -> None:
    assert warnings(check(ENGINEER)) == []
    assert warnings(check(with_values(ENGINEER, {"marital_status": "legally_separated"}))) == []
