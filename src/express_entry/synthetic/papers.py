"""The papers of the candidates of a synthetic pool: profile documents whose dated facts amount to the factor columns.

Document and columns are made from the same facts. Whoever assesses a document on the day of the pool finds the facts of
the row with the same reference, its score, and the programs and categories that its flags say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from express_entry.law import Education
from express_entry.law.days import DAY, add_years
from express_entry.law.facts import ABILITIES
from express_entry.law.proofs import funds_for
from express_entry.law.work import codes_in_force
from express_entry.profile.document import FORMAT

from .candidates import ACCOMPANYING, CANADIAN, CITIZEN, MOVING, SCHOOL_ENDS, SINGLE, STUDY_YEARS, YEAR
from .chance import Chance, Choices, ladder
from .pool import REST, Block, Pool
from .sittings import Sittings
from .table import DIGITS, PREFIX, submitted, submitted_days
from .weights import weights

Document = dict[str, Any]

ROWS = 1 << 12
"""Candidates whose facts are taken out of the columns at once."""
CHANCES = 16
"""Numbers that a document takes."""
GENERAL = ("WES", "ICAS", "CES")
"""Organizations that assess any credential, and have since before Express Entry began."""
LENGTHS = {"one_year": 1, "two_year": 2, "bachelor": 4, "master": 2, "doctoral": 4}
"""Years that a credential from abroad takes."""
LEAVING = 150
"""Days after the birthday at which school ends within which it does."""
YOUNGEST_SPOUSE, PARENTS, OLDEST_CHILD = 19, (18, 48), 16
"""Years of age: of a spouse or partner at the least, of either parent at a birth, of a child at the most."""
APART = 330
"""The least days between two births."""


class Row(NamedTuple):
    """A candidate: reference, facts by name, days since submission, and the chances that the papers are drawn by."""

    reference: str
    facts: Mapping[str, Any]
    submitted: int
    chances: Sequence[int]


class Papers:
    """Writes the documents of a pool."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.day = pool.day
        self.sittings = Sittings(pool.rules)
        stated = weights().papers
        self.countries = (_names(stated.english), _names(stated.french))
        self.provinces = _names(stated.provinces)
        self.digits = max(DIGITS, len(str(pool.size)))
        self._days: dict[int, str] = {}
        self.indeterminate = bool(pool.rules.values("offer/ranking")["indeterminate"])

    def documents(self, threads: int | None = None) -> Iterator[Document]:
        """A document for each candidate, in the order of the pool."""
        for block in self.pool.blocks(threads):
            yield from map(self.document, self._rows(block))

    def dated(self, threads: int | None = None) -> Iterator[tuple[Document, datetime]]:
        """A document for each candidate with the instant at which it was submitted, as the factor columns have it."""
        for block in self.pool.blocks(threads):
            instants = submitted(self.pool, block).astype("datetime64[us]").astype(object)
            for row, instant in zip(self._rows(block), instants, strict=True):
                yield self.document(row), instant.replace(tzinfo=UTC)

    def _rows(self, block: Block) -> Iterator[Row]:
        rows = len(block.scores)
        chances = Chance(self.pool.seed, REST, block.number, 2).halves(rows, CHANCES)
        days = submitted_days(self.pool, block)
        for first in range(0, rows, ROWS):
            part = slice(first, min(first + ROWS, rows))
            columns = {name: column[part].tolist() for name, column in block.facts.items()}
            cells = zip(*columns.values(), strict=True)
            numbers = zip(cells, days[part].tolist(), chances[part].tolist(), strict=True)
            for place, (row, days_ago, own) in enumerate(numbers, block.first + part.start + 1):
                yield Row(f"{PREFIX}{place:0{self.digits}}", dict(zip(columns, row, strict=True)), days_ago, own)

    def document(self, row: Row) -> Document:
        """One candidate's document, complete: everything that a rule asks for is stated."""
        facts, chances = row.facts, row.chances
        language = facts["first_language"]
        country = self._choice(self.countries[language], chances[0])
        province = self._choice(self.provinces, chances[1])
        code = self.pool.occupations.codes[facts["occupation"]]
        born = add_years(self.day, -facts["age"]) - (1 + chances[2] % 360) * DAY
        found: Document = {
            "format": FORMAT,
            "reference": row.reference,
            "person": self._person(row, born, country, chances[3]),
            "intended_province": province,
            "first_official_language": ("en", "fr")[language],
            "marital_status": _marital(facts["couple"], chances[4]),
        }
        children: list[Document] = []
        if facts["couple"] != SINGLE:
            spouse = found["spouse"] = self._spouse(row, born, country, code, province)
            children = self._children((born, date.fromisoformat(spouse["date_of_birth"])), chances[5])
        found |= {"dependants": children} if children else {}
        found["education"] = self._education(row, born, country, code, province)
        found["language_tests"] = self._tests(row, "clb_first", language) + self._tests(row, "clb_second", 1 - language)
        found["work"] = self._work(facts, country, code, province)
        found |= self._claims(facts, code, province, chances)
        family = 1 + (facts["couple"] != SINGLE) + len(children)
        found["settlement_funds"] = self._funds(family, chances[6])
        return found

    # --------------------------------------------------------------------------------------------------- its parts

    def _before(self, days: int) -> str:
        """The day so many days before the day of the pool, as text."""
        if days not in self._days:
            self._days[days] = (self.day - days * DAY).isoformat()
        return self._days[days]

    def _choice(self, table: tuple[tuple[str, ...], Choices], chance: int) -> str:
        return table[0][int(table[1][chance])]

    def _person(self, row: Row, born: date, country: str, chance: int) -> Document:
        facts = row.facts
        if facts["here"]:
            expires = (self.day + (60 + chance % 900) * DAY).isoformat()
            here = {"status": "worker", "expires": expires, "authorized_to_work": True}
        else:
            here = {"status": "none", "authorized_to_work": False}
        return {
            "date_of_birth": born.isoformat(),
            "citizenships": [country],
            "country_of_residence": "CA" if facts["here"] else country,
            "passport": {"country": country, "number": row.reference},
            "in_canada": here,
        }

    def _spouse(self, row: Row, born: date, country: str, code: str, province: str) -> Document:
        facts, chances = row.facts, row.chances
        couple, level, years = facts["couple"], facts["spouse_education"], facts["spouse_canadian_work_years"]
        began = int(years * YEAR) + 3 + chances[9] % 300 if years else 0
        issued = row.submitted + 20 + chances[8] % 350
        birthday = born + (chances[7] % 2000 - 1000) * DAY
        # Whatever chance says, there was time for school, then for the assessment and for the work in Canada.
        left = SCHOOL_ENDS[level]
        ready = self.day - (max(began, issued if level else 0) + LEAVING + MOVING) * DAY
        birthday = min(birthday, add_years(ready, -left), add_years(self.day, -YOUNGEST_SPOUSE))
        found: Document = {
            "accompanying": couple in (ACCOMPANYING, CITIZEN),
            "citizen_or_permanent_resident": couple == CITIZEN,
            "date_of_birth": birthday.isoformat(),
            "education": [],
            "language_tests": [],
            "work": [],
        }
        if level:
            completed = (self.day - add_years(birthday, left)).days - chances[8] % LEAVING
            found["education"] = [self._abroad(Education(level), completed, country, issued, GENERAL[chances[8] % 3])]
        found["language_tests"] = self._tests(row, "spouse_clb", facts["first_language"])
        if began:
            found["work"] = [self._job(code, "CA", began, 0, province)]
        return found

    def _children(self, parents: Sequence[date], chance: int) -> list[Document]:
        """The children of a couple: born when both were of an age for it, and not within a year of each other."""
        youngest = (self.day - max(parents)).days
        latest = max(1, youngest - int(PARENTS[1] * YEAR))
        earliest = min(int(OLDEST_CHILD * YEAR), youngest - int(PARENTS[0] * YEAR) - 1)
        days: list[int] = []
        for place in range((0, 0, 1, 2)[chance & 3]):
            if latest <= earliest:
                days.append(latest + (chance * (place + 7)) % (earliest - latest + 1))
                earliest = days[-1] - APART
        stated = {"accompanying": True, "citizen_or_permanent_resident": False, "marital_status": "never_married"}
        return [{"date_of_birth": self._before(each), **stated} for each in days]

    def _education(self, row: Row, born: date, country: str, code: str, province: str) -> list[Document]:
        facts, chances = row.facts, row.chances
        found = []
        home = Education(facts["home"])
        if home:
            left_school = add_years(born, SCHOOL_ENDS[home]) + (chances[10] % LEAVING) * DAY
            completed = (self.day - left_school).days
            issued = min(row.submitted + 10 + chances[11] % 360, completed - 5)
            found.append(self._abroad(home, completed, country, issued, self._assessor(code, chances[11])))
        here = CANADIAN[facts["canadian"]]
        if here is not None:
            years = STUDY_YEARS[facts["canadian"]]
            stated = {"full_time": True, "studied_in_canada": True, "months_present_in_canada": 8 * years}
            completed_on = self._before(facts["study_end"])
            credential = {"credential": here.slug, "years": years, "country": "CA", "province": province}
            found.append({**credential, "completed": completed_on, **stated})
        return found

    def _abroad(self, level: Education, completed: int, country: str, issued: int, organization: str) -> Document:
        """A credential from abroad with its assessment; two credentials are stated as what they are assessed as."""
        credential = "bachelor" if level is Education.TWO_OR_MORE else level.slug
        length = {"years": LENGTHS[credential]} if credential in LENGTHS else {}
        assessed = {"organization": organization, "issued": self._before(issued), "equivalent_to": level.slug}
        stated = {"country": country, "completed": self._before(completed), "assessment": assessed}
        return {"credential": credential, **length, **stated}

    def _assessor(self, code: str, chance: int) -> str:
        """Who assesses the credentials of an occupation: its professional body, where one is designated."""
        return self._bodies.get(code) or GENERAL[chance % len(GENERAL)]

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        law = self.pool.rules
        found = {}
        for body in law.values("designated_organizations")["organizations"]:
            designated = body["designated_from"] <= self.day <= body.get("designated_to", self.day)
            for code in self.pool.occupations.codes:
                if (
                    body["kind"] == "professional"
                    and designated
                    and {*codes_in_force(law, code)} & {*body["occupations"]}
                ):
                    found[code] = body["acronym"]
        return found

    def _tests(self, row: Row, group: str, language: int) -> list[Document]:
        levels = [row.facts[f"{group}_{ability}"] for ability in ABILITIES]
        if not any(levels):
            return []
        chance = row.chances[12 + language]
        taken = row.submitted + 5 + chance % 360
        return [self.sittings.sitting(language, levels, self.day - taken * DAY, chance >> 9)]

    def _work(self, facts: Mapping[str, Any], country: str, code: str, province: str) -> list[Document]:
        found = []
        if facts["here"]:
            found.append(self._job(code, "CA", facts["here_days"], 0, province))
        if facts["abroad"]:
            found.append(self._job(code, country, facts["foreign_days"], facts["foreign_end"]))
        return found

    def _job(self, code: str, country: str, began: int, ended: int, province: str | None = None) -> Document:
        """A full-time job that began so many days ago, and ended before so many, or is still held."""
        found: Document = {"noc": code, "country": country}
        if province is not None:
            found["province"] = province
        found |= {"from": self._before(began), "to": self._before(ended + 1) if ended else None}
        found |= {"hours_per_week": 40, "paid": True, "authorized": True, "self_employed": False}
        # Whoever works in a trade is qualified to from the first day on.
        return found | {"full_time_student": False, "status": "worker", "qualified_since": self._before(began)}

    def _claims(self, facts: Mapping[str, Any], code: str, province: str, chances: Sequence[int]) -> Document:
        found: Document = {}
        if facts["certificate_of_qualification"]:
            issued = self._before(1 + chances[14] % 700)
            found["certificate_of_qualification"] = {"province": province, "noc": code, "issued": issued}
        if facts["job_offer"]:
            # Some have no end, also where the law of the day does not ask for that: they count under every law.
            endless = self.indeterminate or chances[15] >> 15
            length = {"indeterminate": True} if endless else {"duration_months": 24}
            issued = self._before(1 + chances[15] % 120)
            stated = {"noc": code, "full_time": True, **length, "basis": "lmia", "issued": issued, "employers": 1}
            found["job_offer"] = stated
        if facts["nomination"]:
            issued = self._before(1 + chances[15] % 150)
            found["nomination"] = {"province": province, "issued": issued, "express_entry": True}
        if facts["sibling"]:
            stated = {"citizen_or_permanent_resident": True, "age_18_or_over": True, "lives_in_canada": True}
            found["relatives_in_canada"] = [{"relationship": "sibling", "of": "candidate", **stated}]
        return found

    def _funds(self, family: int, chance: int) -> Document:
        needed = funds_for(self.pool.rules.values("settlement_funds"), family)
        assert needed is not None
        return {"amount": f"{needed + 250 + chance // 4}.00", "currency": "CAD", "as_of": self._before(1 + chance % 60)}


def _marital(couple: int, chance: int) -> str:
    if couple == SINGLE:
        return "divorced" if chance % 16 == 0 else "never_married"
    return "common_law" if chance % 5 == 0 else "married"


def _names(stated: Mapping[str, float]) -> tuple[tuple[str, ...], Choices]:
    return tuple(stated), ladder(list(stated.values()))
