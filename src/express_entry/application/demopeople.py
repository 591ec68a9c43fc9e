"""Invented people whose files the demo shows: their profiles as they were submitted, and their forms.

Nobody in it is real: names, passports and addresses are made up, and everything that a rule asks for is stated.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from express_entry.law.days import add_years

from .forms import FORMAT, Form, check_form

Document = dict[str, Any]

YEAR = timedelta(days=365)
OFFICES = ("21231", "31301", "41220", "13110", "63200")
"""Occupations that the invented people work in."""


class Invented(NamedTuple):
    """Somebody made up: their name, where they come from, their age, and their years of work here and there.

    ``family`` says whether a spouse and a child come along.
    """

    given: str
    name: str
    country: str
    age: int
    noc: str
    here: int = 2
    abroad: int = 4
    family: bool = False

    def profile(self, on: date) -> Document:
        """The profile as of a day, in which everything is stated."""
        stated: Document = {
            "format": "express-entry/profile@1",
            "person": self._person(on),
            "intended_province": "ON",
            "first_official_language": "en",
            "primary_occupation": self.noc,
            "marital_status": "married" if self.family else "never_married",
            "education": [self._degree(on)],
            "language_tests": [_test(on)],
            "work": self._work(on),
            "settlement_funds": {"amount": "45000.00", "currency": "CAD", "as_of": str(on - timedelta(days=5))},
            "previous_marriages": [],
            "dependants": [self._child(on)] if self.family else [],
            "relatives_in_canada": [],
        }
        if self.family:
            stated["spouse"] = self._spouse(on)
        return stated

    def form(self, stated: Document, **changes: Any) -> Form:
        """The forms, with ten years and more of addresses and activities without a gap."""
        came = str(stated["work"][-1]["from"])[:7]
        before = _month_before(came)
        tree: Document = {
            "format": FORMAT,
            "profile": stated,
            "family": ["spouse", "child-1"] if self.family else [],
            "addresses": [
                {"from": "2008-01", "to": before, "country": self.country, "what": "12 Invented Road, Old Town"},
                {"from": came, "country": "CA", "what": "45 Made-up Street, Ottawa"},
            ],
            "activities": [
                {"from": "2008-01", "to": "2013-12", "country": self.country, "what": "studying"},
                {"from": "2014-01", "to": before, "country": self.country, "what": "employed"},
                {"from": came, "country": "CA", "what": "employed"},
            ],
            "representative": "none",
            "adviser": "none",
            "declaration": {"complete_and_accurate": True, "principal": True},
            "circumstances": {"releases_data": False, "names_differ": False, "adopted": []},
        }
        return check_form({**tree, **changes})

    @property
    def signature(self) -> str:
        """The name as it is signed."""
        return f"{self.given} {self.name}"

    def _born(self, on: date) -> date:
        return add_years(date(on.year, on.month, min(on.day, 28)), -self.age) - timedelta(days=100)

    def _person(self, on: date) -> Document:
        passport = {
            "country": self.country,
            "number": f"DEMO{sum(map(ord, self.signature)):06}",
            "expires": str(on + timedelta(days=3000)),
        }
        status = {"status": "worker", "expires": str(on + timedelta(days=900)), "authorized_to_work": True}
        return {
            "family_name": self.name,
            "given_names": self.given,
            "date_of_birth": str(self._born(on)),
            "citizenships": [self.country],
            "country_of_residence": "CA",
            "passport": passport,
            "in_canada": status,
        }

    def _degree(self, on: date) -> Document:
        report = {"organization": "WES", "issued": str(on - timedelta(days=200)), "equivalent_to": "bachelor"}
        return {
            "credential": "bachelor",
            "years": 4,
            "country": self.country,
            "completed": "2013-07-10",
            "full_time": True,
            "studied_in_canada": False,
            "assessment": report,
        }

    def _work(self, on: date) -> list[Document]:
        job = {"noc": self.noc, "hours_per_week": 40, "paid": True, "self_employed": False, "full_time_student": False}
        came = on - self.here * YEAR - timedelta(days=100)
        left = came - timedelta(days=50)
        first = left - self.abroad * YEAR - timedelta(days=50)
        canadian = {"country": "CA", "province": "ON", "authorized": True, "status": "worker"}
        here = {**job, **canadian, "from": str(came), "to": None}
        return [{**job, "country": self.country, "from": str(first), "to": str(left)}, here] if self.abroad else [here]

    def _spouse(self, on: date) -> Document:
        return {
            "accompanying": True,
            "citizen_or_permanent_resident": False,
            "date_of_birth": str(self._born(on) + YEAR),
            "education": [],
            "language_tests": [],
            "work": [],
            "previous_marriages": [],
            "residences": [{"country": self.country, "from": str(self._born(on) + YEAR), "to": None}],
        }

    def _child(self, on: date) -> Document:
        born = self._born(on) + 26 * YEAR
        own = {"accompanying": True, "citizen_or_permanent_resident": False, "marital_status": "never_married"}
        return {"date_of_birth": str(born), "parent": "both", **own}


def _test(on: date) -> Document:
    scores = {"listening": 8.0, "reading": 7.0, "writing": 7.0, "speaking": 7.0}
    return {"test": "IELTS-GT", "language": "en", "taken": str(on - timedelta(days=60)), **scores}


def _month_before(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{year - (number == 1)}-{12 if number == 1 else number - 1:02d}"
