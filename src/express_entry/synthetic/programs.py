"""What candidates of a synthetic pool are eligible for, all of them at once.

The numbers are those of the law's tables. The rules are stated for people drawn by :mod:`.candidates`, who leave most
questions out: all have the funds, an intention to live outside Quebec, the assessments that their credentials need and
one occupation. The scalar rules stay the law; tests hold the two to the same answers through documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from express_entry.law import Education, Law, cec, fst, fsw
from express_entry.law.facts import ABILITIES
from express_entry.law.grid import Factor

from .candidates import STUDY_YEARS, YEAR, Facts
from .occupations import Flags, Occupations

GROUPS = ("clb_first", "clb_second")
UNSURE_DAYS = 32
"""Days about the years that the trades class asks for within which nobody is drawn: leap days decide there."""


class Programs:
    """The requirements of a day for people with such occupations."""

    def __init__(self, law: Law, occupations: Occupations) -> None:
        self.occupations = occupations
        self.fsw, self.cec, self.fst = (law.values(each.TABLE) for each in (fsw, cec, fst))
        self.lowest = Education[self.fsw["lowest_education"].upper()]
        self.grid = law.fsw_grid
        self.mark = law.values("fsw/sections")["pass_mark"]
        self.tables = {factor.id: _table(factor) for factor in self.grid.factors}
        self.categories = {slug: version.values for slug, version in law.categories.items()}

    def complete(self, facts: Facts) -> None:
        """What hangs on the occupation: certificates are of trades, and an offer is in the candidate's occupation.

        An offer counts as it does by MI s.29(2), whether or not the ranking of the day gives points for one.
        """
        job = facts["occupation"]
        facts["certificate_of_qualification"] = facts["certificate_of_qualification"] * self.occupations.trade[job]
        facts["job_offer"] = (facts["offered"] * np.where(self.occupations.senior[job], 1, 2)).astype(np.uint8)

    def judge(self, facts: Facts) -> Flags:
        """Who is eligible for a program; adds a flag for each to the facts."""
        flags = {"program_fsw": self._fsw(facts), "program_cec": self._cec(facts), "program_fst": self._fst(facts)}
        federal = flags["program_fsw"] | flags["program_cec"] | flags["program_fst"]
        flags["program_pnp"] = federal & (facts["nomination"] > 0)
        facts |= {name: flag.astype(np.uint8) for name, flag in flags.items()}
        return np.asarray(federal & ~self._unsure(facts))

    def members(self, facts: Facts) -> dict[str, Flags]:
        """Who belongs to each category in force: each is in a program, so only its own criteria are left."""
        return {slug: self._member(facts, slug, values) for slug, values in self.categories.items()}

    # ---------------------------------------------------------------------------------------------- the programs

    def _fsw(self, facts: Facts) -> Flags:
        worked = np.maximum(facts["here"], facts["abroad"]) >= self.fsw["experience_years"]
        educated = facts["education"] >= self.lowest
        speaks = _reaches(facts, self.fsw["language"])
        return np.asarray(worked & educated & speaks & (self._points(facts) >= self.mark))

    def _cec(self, facts: Facts) -> Flags:
        enough = np.minimum(facts["here"], self.cec["window_years"]) >= self.cec["experience_years"]
        upper = self.occupations.upper[facts["occupation"]]
        high, low = (_reaches(facts, self.cec[name]) for name in ("language_upper", "language_lower"))
        return np.asarray(enough & np.where(upper, high, low))

    def _fst(self, facts: Facts) -> Flags:
        trade = self.occupations.trade[facts["occupation"]]
        paper = (facts["certificate_of_qualification"] > 0) | (facts["job_offer"] > 0)
        enough = self._trade_days(facts) >= self.fst["experience_years"] * YEAR
        return np.asarray(trade & paper & enough & _reaches(facts, self.fst["language"]))

    def _trade_days(self, facts: Facts) -> NDArray[np.int32]:
        """Days of work within the years that the trades class looks back."""
        window = np.int32(self.fst["window_years"] * YEAR)
        abroad = np.minimum(facts["foreign_days"], window) - np.minimum(facts["foreign_end"], window)
        return np.asarray(np.minimum(facts["here_days"], window) + abroad)

    def _unsure(self, facts: Facts) -> Flags:
        """In a trade, with work of about the years asked for."""
        away = np.abs(self._trade_days(facts) - np.int32(self.fst["experience_years"] * YEAR))
        return np.asarray(self.occupations.trade[facts["occupation"]] & (away < UNSURE_DAYS))

    def _points(self, facts: Facts) -> NDArray[np.int16]:
        """The points of the selection grid, capped by section."""
        read = self._grid_facts(facts)
        sums: dict[str, Any] = {}
        for factor in self.grid.factors:
            table = self.tables[factor.id]
            values = read[factor.facts[0]]
            points = sum(table.take(each) for each in values) if isinstance(values, list) else table.take(values)
            sums[factor.section] = sums.get(factor.section, 0) + points
        capped = [np.minimum(points, self.grid.sections[name][0]) for name, points in sums.items()]
        return np.asarray(sum(capped), np.int16)

    def _grid_facts(self, facts: Facts) -> Mapping[str, Any]:
        spouse = facts["with_spouse"] > 0
        years = facts["here"] + facts["abroad"]
        return {
            "age": facts["age"],
            "education": facts["education"],
            "clb_first": [facts[f"clb_first_{ability}"] for ability in ABILITIES],
            "clb_second_lowest": lowest(facts, "clb_second"),
            "experience_years": years,
            "arranged_employment": np.minimum(facts["job_offer"], 1),
            "spouse_language": spouse & _all_reach(facts, "spouse_clb", self.fsw["spouse_language"]),
            "study": _STUDIED.take(facts["canadian"]) >= self.fsw["study_years"],
            "spouse_study": np.zeros_like(spouse),
            "work": facts["here"] >= self.fsw["work_years"],
            "spouse_work": facts["spouse_canadian_work_years"] >= self.fsw["work_years"],
            "relative": facts["sibling"],
        }

    # -------------------------------------------------------------------------------------------- the categories

    def _member(self, facts: Facts, slug: str, values: Mapping[str, Any]) -> Flags:
        if values["experience"] == "language":
            french = np.where(facts["first_language"] > 0, lowest(facts, "clb_first"), lowest(facts, "clb_second"))
            return np.asarray(french >= values["minimum_level"])
        if slug not in self.occupations.listed:
            return np.zeros(len(facts["age"]), bool)
        if values.get("list_use") == "offer":
            # Serving members of a foreign military are not drawn.
            return np.zeros(len(facts["age"]), bool)
        latest = np.where(facts["here"] > 0, facts["here"], facts["abroad"])
        years = facts["here"] if values["where"] == "canada" else latest
        enough = np.minimum(years, values["window_years"]) * 12 >= values["months"]
        return np.asarray(self.occupations.listed[slug][facts["occupation"]] & enough)


_STUDIED = np.array(STUDY_YEARS, np.uint8)


def lowest(facts: Facts, group: str) -> NDArray[np.uint8]:
    """The lowest of four abilities."""
    one, two, three, four = (facts[f"{group}_{ability}"] for ability in ABILITIES)
    return np.minimum(np.minimum(one, two), np.minimum(three, four))


def _reaches(facts: Facts, thresholds: Sequence[int]) -> Flags:
    """Whether the result in one of the languages reaches every threshold."""
    first, second = (_all_reach(facts, group, thresholds) for group in GROUPS)
    return first | second


def _all_reach(facts: Facts, group: str, thresholds: Sequence[int]) -> Flags:
    if len(set(thresholds)) == 1:
        return np.asarray(lowest(facts, group) >= thresholds[0])
    pairs: Iterable[tuple[str, int]] = zip(ABILITIES, thresholds, strict=True)
    return np.asarray(np.logical_and.reduce([facts[f"{group}_{name}"] >= threshold for name, threshold in pairs]))


def _table(factor: Factor) -> NDArray[np.int16]:
    """The points of a factor of the selection grid for every number that its fact may be; of one ability, for four."""
    assert factor.group is None
    if factor.facts[0] == "clb_first":
        nothing = factor.points((0, 0, 0, 0), 0)
        assert nothing == 0
        return np.array([factor.points((level, 0, 0, 0), 0) for level in range(13)], np.int16)
    most = {"age": 121, "education": len(Education), "clb_second_lowest": 13, "experience_years": 40}
    values: list[Any] = list(Education) if factor.facts[0] == "education" else list(range(most.get(factor.facts[0], 2)))
    return np.array([factor.points(value, 0) for value in values], np.int16)
