"""A person who is only in a program from abroad has a goal too, though no round of the year was open to them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from express_entry.history import rounds
from express_entry.history.labels import EVERYONE
from express_entry.law import Language, Result
from express_entry.law.text import LANGUAGES
from express_entry.profile import check
from express_entry.reports.composition import compose
from express_entry.reports.findings import Findings, KindOfRound, find, last_before
from express_entry.reports.report import Letterhead, Paragraph, Report, Section

DAY = date(2026, 10, 5)
ABROAD: dict[str, Any] = {
    "format": "express-entry/profile@1",
    "person": {"date_of_birth": "1994-03-11", "in_canada": {"status": "none"}},
    "marital_status": "never_married",
    "intended_province": "ON",
    "education": [
        {
            "credential": "bachelor",
            "country": "IN",
            "completed": "2016-05-30",
            "assessment": {"organization": "WES", "issued": "2025-06-01", "equivalent_to": "bachelor"},
        }
    ],
    "language_tests": [
        {"test": "IELTS-GT", "taken": "2026-02-01", "speaking": 7, "listening": 8, "reading": 7, "writing": 7}
    ],
    "work": [{"noc": "21231", "country": "IN", "from": "2019-01-01", "hours_per_week": 40, "paid": True}],
    "settlement_funds": {"amount": "40000", "currency": "CAD", "as_of": "2026-09-01"},
}


def found_of(on: date = DAY, **other: Any) -> Findings:
    return find(check({**ABROAD, **other}), on=on)


def said_in(report: Report, name: str) -> tuple[str, str]:
    (section,) = (each for each in report.sections if each.id == name)
    return section.title, _texts(section)


def _texts(section: Section) -> str:
    return " ".join(block.text for block in section.blocks if isinstance(block, Paragraph))


def test_the_last_round_of_all_that_was_open_is_the_goal() -> None:
    found = found_of()
    met = [slug for slug, item in found.assessment.programs.items() if item.result is Result.MET]
    assert met == ["fsw"]
    assert not found.kinds
    last = max(
        (each for each in rounds() if each.program_or_category in (EVERYONE, "fsw") and each.date <= DAY),
        key=lambda each: each.instant,
    )
    assert found.aim is not None
    assert (found.aim.goal.score, found.nearest) == (last.crs_cutoff, last)
    title, said = said_in(compose(found, Letterhead(), "en"), "changes")
    assert title == f"Smallest changes that reach a score of {last.crs_cutoff}"
    assert f"General rounds, {last.date}" in said
    assert found.paths is not None
    assert found.paths.paths
    _, invited = said_in(compose(found, Letterhead(), "en"), "rounds")
    assert f"with a cut-off of {last.crs_cutoff}" in invited


def test_where_the_score_reaches_that_round_or_none_was_ever_held_the_report_says_so() -> None:
    found = found_of()
    above = replace(found, aim=None, paths=None)
    assert "the score reaches the cut-off of the last" in said_in(compose(above, Letterhead(), "en"), "changes")[1]
    none = replace(above, before=None)
    assert "there is no cut-off to reach" in said_in(compose(none, Letterhead(), "en"), "changes")[1]
    assert "no round was held that the candidate" in said_in(compose(none, Letterhead(), "en"), "rounds")[1]


def test_the_last_round_is_sought_only_where_the_year_had_none() -> None:
    found = found_of()
    assert found.before is not None
    of_the_year = KindOfRound(found.before.slug, found.before.title, found.before.rounds)
    assert last_before(found.assessment, [of_the_year], rounds(), DAY) is None
    assert last_before(found.assessment, [], rounds(), found.before.last.date - timedelta(days=1)) != found.before


def test_programs_that_are_not_known_are_said_to_come_first() -> None:
    found = found_of(settlement_funds={"amount": "40000"})
    assert found.aim is None
    assert "once it is known whether there is a program" in said_in(compose(found, Letterhead(), "en"), "changes")[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("other", [{}, {"settlement_funds": {"amount": "40000"}}, {"work": []}])
def test_said_to_the_person_nothing_speaks_of_a_candidate(other: dict[str, Any], language: Language) -> None:
    report = compose(found_of(**other), Letterhead(), language, to_the_person=True)
    about = [text for text in report.texts() if re.search(r"\bcandidate?\b", text) and "Provin" not in text]
    assert not about
