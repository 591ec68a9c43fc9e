"""A client reads what things are called, never where they stand in a document."""

from __future__ import annotations

from datetime import date

import pytest

from express_entry import law
from express_entry.law import Language, Reason, Text
from express_entry.law.text import LANGUAGES
from express_entry.profile import load, schema
from express_entry.reports.naming import FIELDS, ITEMS, NUMBERED, SINGLE, Naming
from tests.reports.reporting import PROFILES

DAY = date(2025, 3, 24)


def naming(language: Language) -> Naming:
    return Naming(load(PROFILES / "couple.yaml"), law.on(DAY), language)


@pytest.mark.parametrize(
    ("path", "english", "french"),
    [
        ("work", "work experience", "expérience de travail"),
        ("intended_province", "province or territory of destination", "province ou territoire de destination"),
        (
            "language_tests[0]",
            "IELTS General Training of 2025-01-18 (English)",
            "IELTS General Training du 2025-01-18 (anglais)",
        ),
        (
            "language_tests[0].reading",
            "IELTS General Training of 2025-01-18 (English) (the reading result)",
            "IELTS General Training du 2025-01-18 (anglais) (le résultat en compréhension de l'écrit)",
        ),
        ("dependants[1].date_of_birth", "child no. 2 (date of birth)", "enfant n°\u00a02 (date de naissance)"),
        ("spouse.work", "spouse or partner – work experience", "époux ou conjoint de fait – expérience de travail"),
        (
            "law.crs@2026-11-03",
            "in the law itself: Comprehensive Ranking System (of 2026-11-03)",
            "dans le droit lui-même : Système de classement global (du 2026-11-03)",
        ),
        ("nothing[7].known", "nothing[7].known", "nothing[7].known"),
        ("language_tests[9]", "language_tests[9]", "language_tests[9]"),
    ],
)
def test_a_path_is_called_by_what_stands_there(path: str, english: str, french: str) -> None:
    assert naming("en").name(path) == english
    assert naming("fr").name(path) == french


def test_several_facts_of_one_piece_are_said_with_its_name_once() -> None:
    paths = ["work[0].paid", "spouse", "work[0].hours_per_week", "work[9].paid", "work[9].authorized", "work[0]"]
    work = naming("en").name("work[0]")
    assert naming("en").names(paths) == [
        f"{work} (whether paid and hours a week)",
        "everything about the spouse or partner",
        "work[9] (whether paid and whether authorized)",
        work,
    ]
    travail = naming("fr").name("work[0]")
    assert naming("fr").names(paths[:3])[0].startswith(f"{travail} (")
    needs = Text("needs {needs}", "il faut {needs}").of(needs=paths[:3])
    assert naming("en").say(needs).startswith(f"needs {work} (whether paid and hours a week) and ")


def test_every_field_of_what_stands_in_a_list_has_a_name() -> None:
    """A rule may wait for any of them."""
    inner = {"language_tests": "LanguageTest", "work": "Job", "education": "Credential", "dependants": "Dependant"}
    described = schema()["$defs"]
    lists = {"residences", "previous_marriages"}
    for name in inner.values():
        fields = set(described[name]["properties"]) - lists
        assert fields - set(FIELDS) == set(), name
    assert set(inner) <= {*ITEMS, *NUMBERED}
    claims = {
        "job_offer": "JobOffer",
        "nomination": "Nomination",
        "certificate_of_qualification": "CertificateOfQualification",
    }
    for path, name in claims.items():
        assert {f"{path}.{field}" for field in described[name]["properties"]} - set(SINGLE) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reason_says_names_in_the_place_of_paths_however_deep_they_lie(language: Language) -> None:
    template = Text("needs {needs} ({inner})", "il faut {needs} ({inner})")
    reason = template.of(
        needs=["work", "settlement_funds"], inner=Text("of {path}", "de {path}").of(path="dependants[0]")
    )
    said = naming(language).say(reason)
    assert isinstance(reason, Reason)
    expected = {
        "en": "needs work experience and settlement funds (of child no. 1)",
        "fr": "il faut expérience de travail et fonds d'établissement (de enfant n°\u00a01)",
    }
    assert said == expected[language]
