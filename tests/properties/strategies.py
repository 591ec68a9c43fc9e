"""Made-up people for property tests: facts as the ranking reads them, and whole profile documents.

A document is *complete*: it states every fact that any rule may ask for. :func:`facts_of` lists the places of those
facts, so that a test can take some out and see what is still claimed to be known.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from express_entry.law import CanadianStudy, Education, Factors, Offer
from express_entry.law.facts import ABILITIES
from express_entry.law.language import printed_range

Document = dict[str, Any]
Path = tuple[str | int, ...]

DAY = timedelta(days=1)

# ----------------------------------------------------------------------------------------------- what the ranking reads

LEVELS = st.tuples(*[st.integers(0, 12)] * 4)


@st.composite
def factors(draw: st.DrawFn) -> Factors:
    """Everything that the ranking depends on, for one person, all of it known."""
    with_spouse = draw(st.booleans())
    return Factors(
        age=draw(st.integers(15, 55)),
        education=draw(st.sampled_from(Education)),
        with_spouse=with_spouse,
        first_language=draw(st.sampled_from(("en", "fr"))),
        clb_first=draw(LEVELS),
        clb_second=draw(LEVELS),
        canadian_work_years=draw(st.integers(0, 5)),
        foreign_work_years=draw(st.integers(0, 3)),
        certificate_of_qualification=draw(st.booleans()),
        spouse_education=draw(st.sampled_from(Education)),
        spouse_clb=draw(LEVELS),
        spouse_canadian_work_years=draw(st.integers(0, 5)),
        nomination=draw(st.booleans()),
        job_offer=draw(st.sampled_from(Offer)),
        canadian_education=draw(st.sampled_from(CanadianStudy)),
        sibling=draw(st.booleans()),
    )


# ------------------------------------------------------------------------------------------------------------ documents

RANKING_DAYS = ("2015-06-01", "2016-11-19", "2018-03-01", "2021-02-13", "2022-11-16", "2024-02-29", "2025-03-25",
                "2026-04-30", "2026-11-02", "2026-11-03")  # fmt: skip
"""Days in different versions of the ranking, the categories and the classification, the gap included."""

FLAG = st.booleans()
MOSTLY = st.sampled_from((True, True, True, False))
"""Yes more often than no, where no ends most questions."""
SELDOM = st.sampled_from((False, False, False, True))

NOCS = ("21231", "31102", "31120", "21200", "72200", "72106", "63200", "62200", "41221", "00012", "40042", "65200",
        "85100", "2173", "3112", "7241", "0112", "6322", "6332", "0016", "6711")  # fmt: skip
"""Occupations of either edition: in and out of the lists, skilled and not, reserved to a body, split in several."""

ORGANIZATIONS = ("WES", "ICES", "MCC", "PEBC", "CACB", "World Education Services", "a friend")
PROVINCES = ("ON", "AB", "QC", "NU", "NB")
COUNTRIES = ("CA", "CA", "IN", "FR")


def days_before(day: date, most: int, least: int = 0) -> st.SearchStrategy[date]:
    """A day so many days before another, on either side of the anniversaries now and then."""
    years = [year for year in range(1, 13) if least <= 365 * year <= most]
    near = [365 * year + extra for year in years for extra in (-1, 0, 1, 2, 3)]
    lengths = st.integers(least, most)
    return (st.one_of(lengths, st.sampled_from(near)) if near else lengths).map(lambda length: day - length * DAY)


@st.composite
def jobs(draw: st.DrawFn, day: date) -> Document:
    """One job with every fact stated; it may lie partly or wholly after the day."""
    first = draw(days_before(day, 4400, -40))
    last = draw(st.one_of(st.none(), st.integers(0, 1500).map(lambda length: first + length * DAY)))
    job = {
        "noc": draw(st.sampled_from(NOCS)),
        "country": draw(st.sampled_from(COUNTRIES)),
        "from": first.isoformat(),
        "hours_per_week": draw(st.sampled_from((10, 15, 20, 25, 30, 37.5, 40))),
        "paid": draw(MOSTLY),
        "authorized": draw(MOSTLY),
        "self_employed": draw(SELDOM),
        "full_time_student": draw(SELDOM),
        "qualified_since": draw(days_before(day, 5000)).isoformat(),
        "status": draw(st.sampled_from(("worker", "worker", "student", "refugee_claimant"))),
    }
    return job if last is None else {**job, "to": last.isoformat()}


@st.composite
def credentials(draw: st.DrawFn, day: date) -> Document:
    """One credential with every fact stated; a foreign one is mostly assessed."""
    levels = ("less_than_secondary", "secondary", "one_year", "two_year", "bachelor", "master", "doctoral")
    country = draw(st.sampled_from(COUNTRIES))
    credential = {
        "credential": draw(st.sampled_from(levels)),
        "years": draw(st.sampled_from((1, 1.5, 2, 3, 4))),
        "country": country,
        "completed": draw(days_before(day, 4000, -40)).isoformat(),
        "full_time": draw(MOSTLY),
        "studied_in_canada": country == "CA" and draw(MOSTLY),
        "months_present_in_canada": draw(st.sampled_from((0, 7.5, 8, 24))),
        "language_study": draw(SELDOM),
    }
    if country == "CA" or draw(SELDOM):
        return credential
    assessment = {
        "organization": draw(st.sampled_from(ORGANIZATIONS)),
        "issued": draw(days_before(day, 2200, -40)).isoformat(),
        "equivalent_to": draw(st.sampled_from((*levels, "two_or_more"))),
    }
    return {**credential, "assessment": assessment}


TESTS = {"IELTS-GT": "en", "CELPIP-G": "en", "PTE-CORE": "en", "TEF-CANADA": "fr", "TCF-CANADA": "fr"}


@st.composite
def language_tests(draw: st.DrawFn, day: date) -> Document:
    """One sitting with every score stated, half of them given as levels."""
    taken = draw(days_before(day, 900, -30))
    name = draw(st.sampled_from(("CLB", "CLB", "CLB", *TESTS)))
    language = TESTS.get(name) or draw(st.sampled_from(("en", "fr")))
    middle = draw(st.integers(3, 11))
    scores = {ability: draw(_score(name, ability, taken, middle)) for ability in ABILITIES}
    return {"test": name, "language": language, "taken": taken.isoformat(), **scores}


@st.composite
def _score(draw: st.DrawFn, name: str, ability: str, taken: date, middle: int) -> float:
    """A score that the test prints; levels of one sitting lie close together, as they do in life."""
    lowest, highest, step = printed_range(name, ability, taken) or (0, 12, 1)
    if name == "CLB":
        return min(12, max(0, middle + draw(st.integers(-1, 1))))
    score = lowest + step * draw(st.integers(0, int((highest - lowest) / step)))
    return int(score) if float(score).is_integer() else score


@st.composite
def spouses(draw: st.DrawFn, day: date) -> Document:
    """A spouse or partner with everything stated."""
    return {
        "accompanying": draw(MOSTLY),
        "citizen_or_permanent_resident": draw(SELDOM),
        "date_of_birth": "1975-01-01",
        "education": draw(st.lists(credentials(day), max_size=2)),
        "language_tests": draw(st.lists(language_tests(day), max_size=2)),
        "work": draw(st.lists(jobs(day), max_size=2)),
    }


@st.composite
def dependants(draw: st.DrawFn, day: date) -> Document:
    """A child with everything stated."""
    return {
        "date_of_birth": draw(days_before(day, 9000, -40)).isoformat(),
        "accompanying": draw(FLAG),
        "citizen_or_permanent_resident": draw(SELDOM),
        "marital_status": draw(st.sampled_from(("never_married", "never_married", "married"))),
        "dependent_since_before_22": draw(SELDOM),
    }


@st.composite
def offers(draw: st.DrawFn, day: date) -> Document:
    """A job offer with everything stated."""
    return {
        "noc": draw(st.sampled_from(NOCS)),
        "full_time": draw(MOSTLY),
        "duration_months": draw(st.sampled_from((6, 11.5, 12, 24, 36))),
        "basis": draw(st.sampled_from(("lmia", "lmia", "lmia_exempt_employer_specific", "open_work_permit", "none"))),
        "issued": draw(days_before(day, 300, -20)).isoformat(),
        "employers": draw(st.sampled_from((1, 1, 2, 3))),
        "indeterminate": draw(FLAG),
        "work_permit": draw(st.sampled_from(("lmia_named_employer", "exempt_named_employer", "open", "none"))),
        "work_permit_noc": draw(st.sampled_from(NOCS)),
        "same_employer": draw(MOSTLY),
        "months_with_employer": draw(st.sampled_from((0, 11, 12, 30))),
    }


RELATIONSHIPS = ("sibling", "sibling", "parent", "aunt_or_uncle")


@st.composite
def documents(draw: st.DrawFn, day: date) -> Document:
    """One candidate with everything stated, as of around a day."""
    born = draw(days_before(day, 20000, 5900))
    marital = draw(st.sampled_from(("never_married", "married", "common_law", "divorced")))
    document: Document = {
        "format": "express-entry/profile@1",
        # Born in time for every day that the others draw.
        "person": {"date_of_birth": min(born, date(1999, 1, 1)).isoformat(), "in_canada": _in_canada(draw, day)},
        "marital_status": marital,
        "intended_province": draw(st.sampled_from(PROVINCES)),
        "dependants": draw(st.lists(dependants(day), max_size=2)),
        "education": draw(st.lists(credentials(day), max_size=3)),
        "language_tests": draw(st.lists(language_tests(day), max_size=3)),
        "work": draw(st.lists(jobs(day), max_size=4)),
        "settlement_funds": _funds(draw, day),
        "relatives_in_canada": draw(st.lists(_relatives(), max_size=2)),
        "foreign_military_service": _service(draw, day),
    }
    claims: Mapping[str, st.SearchStrategy[Any]] = {
        "first_official_language": st.sampled_from(("en", "fr")),
        "primary_occupation": st.sampled_from(NOCS),
        "job_offer": offers(day),
        "nomination": _nominations(day),
        "certificate_of_qualification": _certificates(day),
    }
    document |= {name: draw(claim) for name, claim in claims.items() if draw(FLAG)}
    if marital in ("married", "common_law"):
        document["spouse"] = draw(spouses(day))
    return _eligible(draw, document, day)


def _eligible(draw: st.DrawFn, document: Document, day: date) -> Document:
    """The candidate with some of what the programs ask for: left to chance alone hardly anybody would be eligible."""
    parts: Mapping[str, Any] = {
        "work": [_good_job(draw, day), *document["work"]],
        "language_tests": [_good_test(draw, day), *document["language_tests"]],
        "education": [_good_credential(draw, day), *document["education"]],
        "intended_province": "ON",
        "settlement_funds": {"amount": 40000, "currency": "CAD", "as_of": (day - 10 * DAY).isoformat()},
    }
    document |= {name: part for name, part in parts.items() if draw(MOSTLY)}
    if document.get("primary_occupation") and draw(MOSTLY):
        document["primary_occupation"] = document["work"][0]["noc"] if document["work"] else "21231"
    return document


def _good_job(draw: st.DrawFn, day: date) -> Document:
    sound = {"paid": True, "authorized": True, "self_employed": False, "full_time_student": False, "status": "worker",
             "hours_per_week": 40, "qualified_since": (day - 5000 * DAY).isoformat()}  # fmt: skip
    first = draw(days_before(day, 1500, 300))
    noc = draw(st.sampled_from(("21231", "72200", "72106", "31102", "63200", "2173")))
    return {**sound, "noc": noc, "country": draw(st.sampled_from(("CA", "IN"))), "from": first.isoformat()}


def _good_test(draw: st.DrawFn, day: date) -> Document:
    levels = draw(st.lists(st.integers(6, 10), min_size=4, max_size=4))
    taken = draw(days_before(day, 720, 1))
    language = draw(st.sampled_from(("en", "fr")))
    return {
        "test": "CLB",
        "language": language,
        "taken": taken.isoformat(),
        **dict(zip(ABILITIES, levels, strict=True)),
    }


def _good_credential(draw: st.DrawFn, day: date) -> Document:
    level = draw(st.sampled_from(("one_year", "two_year", "bachelor", "master", "doctoral")))
    issued = draw(days_before(day, 1800))
    assessment = {
        "organization": draw(st.sampled_from(("WES", "CES", "MCC"))),
        "issued": issued.isoformat(),
        "equivalent_to": level,
    }
    completed = (day - 3000 * DAY).isoformat()
    return {"credential": level, "years": 4, "country": "IN", "completed": completed, "full_time": True,
            "studied_in_canada": False, "months_present_in_canada": 0, "language_study": False,
            "assessment": assessment}  # fmt: skip


def _in_canada(draw: st.DrawFn, day: date) -> Document:
    return {
        "status": draw(st.sampled_from(("worker", "student", "none"))),
        "expires": draw(days_before(day, 30, -400)).isoformat(),
        "authorized_to_work": draw(FLAG),
    }


def _funds(draw: st.DrawFn, day: date) -> Document:
    amount = draw(st.sampled_from((5000, 12475, 12960, 13310, 15263, 19001, 20371, 24083, 40000)))
    currency = draw(st.sampled_from(("CAD", "CAD", "INR")))
    funds = {"amount": amount, "currency": currency, "as_of": draw(days_before(day, 60, -5)).isoformat()}
    return funds if currency == "CAD" else {**funds, "cad_equivalent": amount // 2}


def _service(draw: st.DrawFn, day: date) -> list[Document]:
    first = draw(days_before(day, 4500))
    item = {"country": "AU", "from": first.isoformat(), "rank": "Corporal"}
    return draw(st.sampled_from(([], [item])))


@st.composite
def _relatives(draw: st.DrawFn) -> Document:
    return {
        "relationship": draw(st.sampled_from(RELATIONSHIPS)),
        "of": draw(st.sampled_from(("candidate", "spouse"))),
        "citizen_or_permanent_resident": draw(MOSTLY),
        "age_18_or_over": draw(MOSTLY),
        "lives_in_canada": draw(MOSTLY),
    }


@st.composite
def _nominations(draw: st.DrawFn, day: date) -> Document:
    return {
        "province": draw(st.sampled_from(PROVINCES)),
        "issued": draw(days_before(day, 200, -20)).isoformat(),
        "express_entry": draw(MOSTLY),
    }


@st.composite
def _certificates(draw: st.DrawFn, day: date) -> Document:
    return {
        "province": "AB",
        "noc": draw(st.sampled_from(("72200", "72106", "7241", "63200", "21231"))),
        "issued": draw(days_before(day, 900, -20)).isoformat(),
    }


RANKED_DAYS = st.sampled_from(RANKING_DAYS).map(date.fromisoformat)


@st.composite
def people(draw: st.DrawFn) -> tuple[Document, date]:
    """A candidate with everything stated, and the day to assess them on."""
    day = draw(RANKED_DAYS)
    return draw(documents(day)), day


# ----------------------------------------------------------------------------------------------------- taking facts out

CLAIMS = frozenset({"job_offer", "nomination", "certificate_of_qualification", "assessment"})
"""Objects whose absence says that the claim is not made; their parts may be unknown."""

DEFINED_WHERE_ABSENT = frozenset(
    {
        *CLAIMS,
        *("format", "person", "relatives_in_canada", "dependants", "foreign_military_service", "rank"),
        # The contract says what their absence means, or an assumption listed in the result does.
        *("first_official_language", "primary_occupation", "marital_status", "to"),
        *("months_present_in_canada", "language_study"),
        *("person.date_of_birth", "spouse.date_of_birth", "work.status", "spouse.work.status"),
    }
)


def named(path: Path) -> str:
    """A place without its numbers: ``spouse.work.paid``."""
    return ".".join(key for key in path if isinstance(key, str))


def facts_of(document: Any, path: Path = ()) -> Iterator[Path]:
    """The places of all facts whose absence leaves them unknown."""
    inner = document.items() if isinstance(document, dict) else enumerate(document)
    for key, value in inner:
        own = (*path, key)
        if isinstance(key, str) and not {key, named(own)} & DEFINED_WHERE_ABSENT:
            yield own
        if isinstance(value, (dict, list)):
            yield from facts_of(value, own)


def without(document: Document, paths: Sequence[Path]) -> Document:
    """The document with some facts taken out; what is inside another that is out is gone with it.

    The last fact of a claim stays: an object that states nothing would make no claim.
    """
    left = copy.deepcopy(document)
    for path in paths:
        at = _parent(left, path)
        if at is not None and not (len(at) == 1 and CLAIMS & set(path[-2:-1])):
            at.pop(str(path[-1]), None)
    return left


def _parent(document: Document, path: Path) -> Document | None:
    at: Any = document
    for key in path[:-1]:
        at = at.get(key) if isinstance(at, dict) else at[int(key)]
        if at is None:
            return None
    return at  # type: ignore[no-any-return]
