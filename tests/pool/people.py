"""Small made-up people whose points are known, or asked of the assessment: nothing of theirs is anybody's."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import Any

from express_entry.assessment.assess import assess
from express_entry.assessment.ranked import Ranked, ranked
from express_entry.law import Consolidation, consolidated
from express_entry.law.days import DAY
from express_entry.profile import Profile, check

Document = dict[str, Any]

YEAR = timedelta(days=365)
SOFTWARE, NURSE = "21231", "31301"
NOC_2021 = date(2022, 11, 16)
IN_2016 = {SOFTWARE: "2173", NURSE: "3012"}
"""The occupations by the classification before."""

POINTS = 502
"""Of the person as :func:`document` has them: 30 years old, two years of work here, four abroad, no partner."""


def document(
    number: str,
    on: date,
    *,
    age: int = 30,
    born: date | None = None,
    here: int = 2,
    abroad: int = 4,
    noc: str = SOFTWARE,
    tested: date | None = None,
    reading: float = 7.0,
) -> Document:
    """Somebody about whom all is stated, as of a day: by the number of their passport, age, and years of work."""
    born = born or date(on.year - age, on.month, min(on.day, 28)) - 100 * DAY
    occupation = noc if on >= NOC_2021 else IN_2016[noc]
    job = {"noc": occupation, "hours_per_week": 40, "paid": True, "self_employed": False, "full_time_student": False}
    left, came = on - here * YEAR - 150 * DAY, on - here * YEAR - 100 * DAY
    work: list[Document] = []
    if abroad:
        work.append({**job, "country": "PT", "from": str(left - abroad * YEAR - 50 * DAY), "to": str(left)})
    if here:
        canadian = {"country": "CA", "province": "ON", "authorized": True, "status": "worker"}
        work.append({**job, **canadian, "from": str(came), "to": None})
    worker = {"status": "worker", "expires": str(on + 900 * DAY), "authorized_to_work": True}
    return {
        "format": "express-entry/profile@1",
        "person": {
            "date_of_birth": str(born),
            "citizenships": ["PT"],
            "country_of_residence": "CA" if here else "PT",
            "passport": {"country": "PT", "number": number, "expires": str(on + 3000 * DAY)},
            "in_canada": worker if here else {"status": "none"},
        },
        "intended_province": "ON",
        "first_official_language": "en",
        "primary_occupation": occupation,
        "marital_status": "never_married",
        "education": [
            {
                "credential": "bachelor",
                "years": 4,
                "country": "PT",
                "completed": "2010-07-10",
                "full_time": True,
                "studied_in_canada": False,
                "assessment": {
                    "organization": "WES",
                    "issued": str(on - 200 * DAY),
                    "equivalent_to": "bachelor",
                },
            }
        ],
        "language_tests": [
            {
                "test": "IELTS-GT",
                "language": "en",
                "taken": str(tested or on - 60 * DAY),
                "listening": 8.0,
                "reading": reading,
                "writing": 7.0,
                "speaking": 7.0,
            }
        ],
        "work": work,
        "settlement_funds": {"amount": "45000.00", "currency": "CAD", "as_of": str(on - 5 * DAY)},
        "previous_marriages": [],
        "dependants": [],
        "relatives_in_canada": [],
    }


def named(stated: Document, family: str, given: str = "Ana", *, passport: bool = False) -> Document:
    """The same with a name, and without a passport unless it is to stay."""
    changed = copy.deepcopy(stated)
    changed["person"] |= {"family_name": family, "given_names": given}
    if not passport:
        del changed["person"]["passport"]
    return changed


def with_offer(stated: Document, on: date) -> Document:
    """The same with an offer of lasting work, which gave points until 2025-03-25."""
    offer = {
        "noc": stated["primary_occupation"],
        "full_time": True,
        "duration_months": 24,
        "indeterminate": True,
        "basis": "lmia",
        "issued": str(on - 10 * DAY),
    }
    return {**copy.deepcopy(stated), "job_offer": offer}


def nobody_s(stated: Document) -> Document:
    """The same with a test too weak for any program."""
    changed = copy.deepcopy(stated)
    for skill in ("listening", "reading", "writing", "speaking"):
        changed["language_tests"][0][skill] = 3.0
    return changed


def profile(stated: Document) -> Profile:
    """A document as the pool takes it."""
    return check(copy.deepcopy(stated))


def standing(stated: Document, on: date, law: Consolidation | None = None) -> Ranked:
    """What somebody is ranked by on a day, asked directly."""
    return ranked(profile(stated), on=on, law=(law or consolidated()).on(on))


def points(stated: Document, on: date) -> int:
    """The points of an assessment on a day."""
    found = assess(profile(stated), on=on, law=consolidated().on(on)).crs
    assert found is not None
    assert found.total is not None
    return found.total
