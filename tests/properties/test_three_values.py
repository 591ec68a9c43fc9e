"""What an assessment claims to know stays so, whatever the facts that are still missing turn out to be.

Facts are taken out of a document that states everything. Whatever the assessment of the rest claims to know (met, not
met, points, a total, between what it lies) must then be borne out by the assessment of the whole.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from express_entry.assessment import Assessment, assess
from express_entry.law import Result
from express_entry.profile import check
from tests.properties.claims import contradictions
from tests.properties.strategies import Document, Path, facts_of, named, people, without

DAY = date(2024, 6, 1)


def assessed(document: Document, day: date) -> Assessment:
    return assess(check(copy.deepcopy(document)), on=day)


# -------------------------------------------------------------------------------------------------------- known defects


Where = Callable[[Document, frozenset[str]], bool]


class Defect(NamedTuple):
    """A place where something is claimed to be known that is not: the least document that shows it.

    ``claims`` are what the property below does not hold the code to, where ``where`` says so of a document and of the
    facts taken out of it. When the defect is mended its reproduction passes, its strict mark fails, and the entry goes.
    """

    name: str
    states: Document
    missing: tuple[str, ...]
    where: Where
    claims: tuple[str, ...]
    day: date = DAY


def any_of(*names: str) -> Where:
    """One of these facts is out, or something inside it."""
    return lambda _, out: any(name == fact or name.startswith(f"{fact}.") or fact.startswith(f"{name}.")
                              for name in names for fact in out)  # fmt: skip


def clb(language: str, *levels: int, **stated: Any) -> Document:
    """A sitting of which the levels are known: speaking, listening, reading, writing."""
    speaking, listening, reading, writing = levels * 4 if len(levels) == 1 else levels
    return {"test": "CLB", "language": language, "taken": "2024-01-15", "speaking": speaking, "listening": listening,
            "reading": reading, "writing": writing, **stated}  # fmt: skip


def job(noc: str, first: str, **stated: Any) -> Document:
    """A full-time job in Canada, paid and authorized."""
    return {"noc": noc, "country": "CA", "from": first, "hours_per_week": 40, "paid": True, "authorized": True,
            "self_employed": False, "full_time_student": False, "qualified_since": "2010-01-01", **stated}  # fmt: skip


OFFER = {"noc": "21231", "full_time": True, "duration_months": 24, "issued": "2024-01-15", "same_employer": True,
         "months_with_employer": 24, "employers": 1}  # fmt: skip


def in_canada(expires: str) -> Document:
    """Somebody authorized to work in Canada until then."""
    held = {"status": "worker", "authorized_to_work": True, "expires": expires}
    return {"person": {"date_of_birth": "1990-01-01", "in_canada": held}}


IN_CANADA = in_canada("2026-01-01")
RELATIVE = {"relationship": "aunt_or_uncle", "of": "spouse", "citizen_or_permanent_resident": True,
            "age_18_or_over": True, "lives_in_canada": True}  # fmt: skip
SPOUSE = {
    "accompanying": True,
    "citizen_or_permanent_resident": False,
    "education": [],
    "language_tests": [],
    "work": [],
}
CERTIFICATE = {"certificate_of_qualification": {"noc": "72200", "province": "AB", "issued": "2024-01-01"}}
NOMINATION = {"province": "ON", "issued": "2024-01-15", "express_entry": True}
TWO_LEVELS = [job("21231", "2022-01-01", to="2023-05-31"), job("72200", "2023-06-01")]
STUDY = {"credential": "bachelor", "country": "CA", "completed": "2020-05-01", "years": 4, "full_time": True,
         "studied_in_canada": True}  # fmt: skip
ARCHITECT = {"credential": "bachelor", "country": "IN", "completed": "2015-05-01",
             "assessment": {"organization": "WES", "issued": "2023-01-01", "equivalent_to": "bachelor"}}  # fmt: skip
CHILD = {"date_of_birth": "1995-01-01", "marital_status": "never_married", "dependent_since_before_22": True}

POINTS = ("crs", "fsw", "pnp", "category", "fact.clb")
"""Everything that the choice of a sitting or of a language may change."""
EMPLOYMENT = ("crs", "fsw", "fst", "pnp", "category", "fact.job_offer")


def undeclared(document: Document, out: frozenset[str]) -> bool:
    return "first_official_language" not in document and any_of("language_tests")(document, out)


def never(_: Document, __: frozenset[str]) -> bool:
    """Too seldom to be in anybody's way."""
    return False


def several_sittings(document: Document, _: frozenset[str]) -> bool:
    languages = [test["language"] for test in document["language_tests"]]
    return len(languages) > len(set(languages))


MENDED = [
    Defect(
        "where no first official language is declared, the one that surely earns more is taken, though the other may",
        {"language_tests": [clb("en", 5), clb("fr", 10)]},
        ("language_tests.1.writing",),
        undeclared,
        POINTS,
    ),
    Defect(
        "of two sittings the one that surely earns more is taken, though a missing fact may make it the other",
        {**CERTIFICATE, "first_official_language": "en", "language_tests": [clb("en", 7), clb("en", 8, 8, 8, 6)]},
        ("certificate_of_qualification.issued",),
        several_sittings,
        POINTS,
    ),
    Defect(
        "a sitting that is not settled is taken to add to the others, though it may take the place of one",
        {"first_official_language": "en", "language_tests": [clb("en", 9), clb("en", 10, 10, 10, 8)]},
        ("language_tests.1.speaking",),
        several_sittings,
        POINTS,
    ),
    Defect(
        "results without a language are taken to be in English",
        {"first_official_language": "en", "language_tests": [clb("fr", 9)]},
        ("language_tests.0.language",),
        any_of("language_tests.language", "language_tests.test"),
        ("crs", "fsw", "pnp", "category", "fact.clb"),
    ),
    Defect(
        "study in a country that is not stated is taken not to be study in Canada",
        {"education": [STUDY]},
        ("education.0.country",),
        any_of("education.country", "spouse.education.country"),
        ("fsw", "pnp", "category"),
    ),
    Defect(
        "a work permit that is not stated is taken not to name an employer after an assessment",
        {**IN_CANADA, "job_offer": {**OFFER, "basis": "none", "work_permit": "lmia_named_employer"}},
        ("job_offer.work_permit",),
        any_of("job_offer.work_permit"),
        EMPLOYMENT,
    ),
    Defect(
        "a work permit that is not stated is taken to name the employer where the offer is exempt",
        {**IN_CANADA,
         "job_offer": {**OFFER, "basis": "lmia_exempt_employer_specific", "work_permit": "open"}},
        ("job_offer.work_permit",),
        any_of("job_offer.work_permit"),
        EMPLOYMENT,
    ),
    Defect(
        "a grown child is taken not to have been dependent since before the age limit",
        {"dependants": [CHILD], "settlement_funds": {"amount": 15000, "currency": "CAD", "as_of": "2024-01-15"}},
        ("dependants.0.dependent_since_before_22",),
        any_of("dependants.dependent_since_before_22"),
        ("fsw", "fst", "pnp", "category"),
    ),
    Defect(
        "the relative of a spouse who is not described is taken not to count",
        {"marital_status": "married", "spouse": SPOUSE, "relatives_in_canada": [RELATIVE]},
        ("spouse",),
        any_of("spouse"),
        ("fsw", "pnp", "category"),
    ),
    Defect(
        "work without an occupation is taken not to be in the trade of the certificate",
        {**CERTIFICATE, "work": [job("72200", "2021-01-01")]},
        ("work.0.noc",),
        any_of("work.noc"),
        ("fst", "pnp", "category"),
    ),
    Defect(
        "of two trades the one with more that is sure is taken, though the other may meet everything",
        {**CERTIFICATE, "work": [job("72200", "2021-01-01"), job("72106", "2021-01-01")],
         "certificate_of_qualification": {"noc": "72106", "province": "AB", "issued": "2024-01-01"}},
        ("work.1.paid", "certificate_of_qualification.issued"),
        any_of("work", "certificate_of_qualification", "job_offer", "person.in_canada"),
        ("fst", "pnp", "category"),
    ),
    Defect(
        "the language threshold is that of the work that surely counts, though more may count at the other level",
        {"language_tests": [clb("en", 6)], "work": TWO_LEVELS},
        ("work.0.paid",),
        any_of("work"),
        ("cec", "pnp", "category"),
    ),
    Defect(
        "work that may not count at all is taken to ask for its language threshold",
        {"language_tests": [clb("en", 5)], "work": [{**job("21231", "2024-04-01"), "country": "IN"}]},
        ("work.0.country",),
        any_of("work"),
        ("cec", "pnp", "category"),
    ),
    Defect(
        "no professional body is taken to be designated where the occupation is not known",
        {"work": [job("31102", "2021-01-01")]},
        ("work.0.noc",),
        any_of("work"),
        ("fsw", "pnp", "category"),
    ),
    Defect(
        "an assessment of an architect by another body is refused where its day is not known, and may be early enough",
        {"work": [job("21200", "2021-01-01")], "education": [ARCHITECT]},
        ("education.0.assessment.issued",),
        any_of("education"),
        ("fsw.designated_assessment", "fsw", "pnp", "category"),
        date(2025, 6, 1),
    ),
    Defect(
        "of two sittings that earn the same the one that is settled is taken, though the other's levels may be higher",
        {"first_official_language": "fr",
         "language_tests": [clb("fr", 6), clb("en", 9, 9, 7, 7), clb("en", 9, 9, 0, 9)]},
        ("language_tests.1.speaking",),
        several_sittings,
        POINTS,
    ),
    Defect(
        "a sitting is settled where the points that the other may bring are capped away, though they are shown",
        {"first_official_language": "en", "nomination": NOMINATION,
         "language_tests": [clb("en", 3), clb("fr", 9, 9, 7, 7), clb("fr", 9, 9, 0, 9)]},
        ("language_tests.1.speaking",),
        several_sittings,
        POINTS,
    ),
    Defect(
        "a certificate by its number of the classification before is taken to be in no trade where no work is stated",
        {"certificate_of_qualification": {"province": "AB", "noc": "7241", "issued": "2024-01-01"},
         "work": [job("72200", "2021-01-01")]},
        ("work",),
        any_of("work"),
        ("fst", "pnp", "category"),
    ),
    Defect(
        "a day between two jobs that may or may not count makes two years of them, or one",
        {"work": [job("21231", "2022-01-01", to="2022-12-30"), job("21231", "2022-12-31", to="2022-12-31"),
                  job("21231", "2023-01-01", to="2023-12-30")]},
        ("work.1.paid",),
        never,
        (),
    ),
]  # fmt: skip
"""Reproductions of what is mended."""

ASSUMED = [
    Defect(
        "an offer of a stated length is taken not to be indeterminate",
        {**IN_CANADA,
         "job_offer": {**OFFER, "duration_months": 6, "indeterminate": True, "basis": "lmia", "work_permit": "open"}},
        ("job_offer.indeterminate",),
        any_of("job_offer.indeterminate"),
        EMPLOYMENT,
    ),
    Defect(
        "an offer by an unstated number of employers is taken to be by one",
        {**IN_CANADA, "job_offer": {**OFFER, "basis": "lmia", "work_permit": "open", "employers": 2}},
        ("job_offer.employers",),
        any_of("job_offer.employers"),
        EMPLOYMENT,
    ),
    Defect(
        "the occupation on a work permit that is not stated is taken to be in the minor group of the offer",
        {**IN_CANADA, "work": [job("72200", "2021-01-01")],
         "job_offer": {**OFFER, "noc": "72200", "basis": "none", "work_permit": "lmia_named_employer",
                       "work_permit_noc": "73100"}},
        ("job_offer.work_permit_noc",),
        any_of("job_offer.work_permit_noc"),
        ("fst", "pnp", "category"),
    ),
    Defect(
        "authorization to work without a last day is taken to go on",
        {
            **in_canada("2024-01-01"),
            "job_offer": {**OFFER, "basis": "lmia_exempt_employer_specific", "work_permit": "exempt_named_employer"},
        },
        ("person.in_canada.expires",),
        any_of("person.in_canada"),
        EMPLOYMENT,
    ),
]  # fmt: skip
"""What a missing fact is taken to be, and listed among the assumptions."""


def paths_of(dotted: Iterable[str]) -> list[Path]:
    return [tuple(int(key) if key.isdigit() else key for key in path.split(".")) for path in dotted]


def whole(defect: Defect) -> Document:
    states: Document = {
        "format": "express-entry/profile@1",
        "person": {"date_of_birth": "1990-01-01"},
        "marital_status": "never_married",
        "intended_province": "ON",
        "education": [],
        "language_tests": [],
        "work": [],
        "settlement_funds": {"amount": 50000, "currency": "CAD", "as_of": "2024-01-15"},
    }
    return {**states, **defect.states}


@pytest.mark.parametrize("defect", MENDED, ids=[defect.name for defect in MENDED])
def test_what_was_once_claimed_too_early_waits_for_the_missing_fact(defect: Defect) -> None:
    partial = without(whole(defect), paths_of(defect.missing))
    assert contradictions(assessed(partial, defect.day), assessed(whole(defect), defect.day)) == []


# --------------------------------------------------------------------------------------------------------- the property


def hidden(document: Document, out: frozenset[str]) -> tuple[str, ...]:
    """The claims that rest on a listed assumption about a fact that is out."""
    return tuple(claim for defect in ASSUMED if defect.where(document, out) for claim in defect.claims)


def disagreements(document: Document, missing: list[Path], day: date) -> list[str]:
    out = frozenset(named(path) for path in missing)
    found = contradictions(assessed(without(document, missing), day), assessed(document, day))
    spoilt = hidden(document, out)
    return [claim for claim in found if not claim.startswith(spoilt)]


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(people(), st.data())
def test_what_is_known_without_some_facts_is_so_with_them(person: tuple[Document, date], data: st.DataObject) -> None:
    document, day = person
    missing = data.draw(st.lists(st.sampled_from(list(facts_of(document))), min_size=1, max_size=4, unique=True))
    assert disagreements(document, missing, day) == []


def needs_of(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    """What each thing that is not known waits for."""
    found: dict[str, tuple[str, ...]] = {}
    if assessment.amounts.score.total is None:
        found["crs"] = assessment.amounts.score.needs
    for slug, program in assessment.programs.items():
        found |= {f"{slug}.{r.id}": r.needs for r in program.requirements if r.result is Result.UNKNOWN}
        if program.grid is not None and program.grid.total is None:
            found[f"{slug}.grid"] = program.grid.needs
    return found | {
        f"category.{slug}": c.needs for slug, c in assessment.categories.items() if c.result is Result.UNKNOWN
    }


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(people(), st.data())
def test_whatever_is_not_known_names_a_fact_that_is_missing(person: tuple[Document, date], data: st.DataObject) -> None:
    document, day = person
    missing = data.draw(st.lists(st.sampled_from(list(facts_of(document))), min_size=1, max_size=3, unique=True))
    out = {named(path) for path in missing}
    for claim, needs in needs_of(assessed(without(document, missing), day)).items():
        assert any(is_out(need, out) for need in needs), (claim, needs, out)


def test_what_waits_for_the_first_language_names_the_facts_that_decide_which_one_it_is() -> None:
    """French first earns one point more without a spouse who comes along, English first one more with one."""
    document = {**whole(MENDED[0]), "marital_status": "married", "spouse": SPOUSE,
                "language_tests": [clb("fr", 6), clb("en", 0, 0, 4, 9)]}  # fmt: skip
    needs = needs_of(assessed(without(document, paths_of(["spouse.accompanying"])), DAY))
    assert "spouse.accompanying" in needs["fsw.grid"]
    assert "spouse.accompanying" in needs["crs"]


def is_out(need: str, out: Iterable[str]) -> bool:
    """Whether what is asked for is out, lies inside what is, or has a part that is.

    Or is a code that stands for several groups, funds counted on a later day only, or a value the law lacks.
    """
    place = re.sub(r"\[[0-9]+\]", "", need)
    related = any(f"{place}.".startswith(f"{fact}.") or f"{fact}.".startswith(f"{place}.") for fact in out)
    return related or place.endswith("noc") or place.startswith(("work", "settlement_funds", "law."))
