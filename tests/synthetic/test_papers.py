"""Documents of a synthetic pool, assessed as anybody's: the facts, points and eligibility of the row they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from express_entry.assessment.assess import assess
from express_entry.history import NARROW_BANDS
from express_entry.law import Education, Law, Offer, consolidated
from express_entry.law.facts import ABILITIES, Result
from express_entry.law.language import scale_for
from express_entry.profile import check, dump
from express_entry.scoring.columns import NAMES, factors_of
from express_entry.synthetic.candidates import SCHOOL_ENDS
from express_entry.synthetic.occupations import Flags
from express_entry.synthetic.papers import Papers
from express_entry.synthetic.pool import Block, Pool, pool_of
from express_entry.synthetic.programs import lowest
from express_entry.synthetic.sittings import TESTS, Sittings
from express_entry.synthetic.table import submitted_days

DAYS = ("2015-06-01", "2017-03-01", "2020-06-01", "2021-02-13", "2022-01-17", "2022-12-01", "2024-03-01", "2025-03-16",
        "2025-12-10", "2026-06-02")  # fmt: skip
EACH = 6
"""Candidates of each band."""


def of_every_band(day: str) -> tuple[Pool, Block, list[dict[str, Any]]]:
    """Some candidates of every band, whatever was published, with their documents."""
    on = date.fromisoformat(day)
    pool = Pool(on, dict.fromkeys(NARROW_BANDS, EACH), seed=on.toordinal())
    return pool, next(pool.blocks()), list(Papers(pool).documents())


@pytest.mark.parametrize("day", DAYS)
def test_a_document_amounts_to_its_row(day: str) -> None:
    pool, block, documents = of_every_band(day)
    members = pool.programs.members(block.facts)
    assert len(documents) == EACH * len(NARROW_BANDS)
    for row, document in enumerate(documents):
        _agree(pool, block, members, row, document)


def _agree(pool: Pool, block: Block, members: Mapping[str, Flags], row: int, document: dict[str, Any]) -> None:
    assessment = assess(check(document), on=pool.day)
    assert assessment.amounts.factors == factors_of({name: int(block.facts[name][row]) for name in NAMES})
    assert assessment.crs is not None
    assert assessment.crs.total == block.scores[row]
    programs = {name: item.result for name, item in assessment.programs.items()}
    assert programs == {name: _result(block.facts[f"program_{name}"][row]) for name in programs}, document
    assert Result.MET in programs.values()
    grid = assessment.programs["fsw"].grid
    assert grid is not None
    assert grid.total == pool.programs._points({name: column[row : row + 1] for name, column in block.facts.items()})[0]
    categories = {slug: item.result for slug, item in assessment.categories.items()}
    assert categories == {slug: _result(members[slug][row]) for slug in categories}, document


def _result(flag: Any) -> Result:
    return Result.MET if flag else Result.NOT_MET


@pytest.mark.parametrize("day", ["2025-03-16", "2026-06-02"])
def test_where_one_fact_decides_documents_amount_to_their_rows(day: str) -> None:
    """What is rare in a pool, and the candidates to whom five points of the selection grid make the difference."""
    pool = pool_of(date.fromisoformat(day), 60_000)
    block = next(pool.blocks())
    facts, programs, members = block.facts, pool.programs, pool.programs.members(block.facts)
    points = programs._points(facts)
    near = (points >= programs.mark) & (points < programs.mark + 5)
    below = (points < programs.mark) & (points >= programs.mark - 5)
    kinds = {
        "a sibling decides": near & (facts["sibling"] > 0),
        "the spouse's work decides": near & (facts["spouse_canadian_work_years"] > 0),
        "the spouse's language decides": near & (facts["with_spouse"] > 0) & (lowest(facts, "spouse_clb") >= 4),
        "an offer decides": near & (facts["job_offer"] > 0),
        "study in Canada decides": near & (facts["canadian"] >= 2),
        "just below the mark": below,
        "a senior offer": facts["job_offer"] == Offer.SENIOR,
        "in the trades class": facts["program_fst"] > 0,
        "nominated": facts["nomination"] > 0,
        "a physician": members["healthcare"] & np.isin(facts["occupation"], _places(pool, "311")),
        "French first": facts["first_language"] > 0,
    }
    documents = Papers(pool)
    rows = list(documents._rows(block))
    for kind, those in kinds.items():
        chosen = np.flatnonzero(those)[:12].tolist()
        assert len(chosen) >= 5, kind
        for row in chosen:
            _agree(pool, block, members, row, documents.document(rows[row]))


def _places(pool: Pool, group: str) -> list[int]:
    """The numbers of the occupations of a group."""
    return [place for place, code in enumerate(pool.occupations.codes) if code.startswith(group)]


def test_every_kind_of_document_is_among_those_that_were_assessed() -> None:
    """A test that never sees an offer says nothing about offers."""
    seen = [document for day in DAYS for document in of_every_band(day)[2]]
    keys = {key for document in seen for key in document}
    assert {"job_offer", "nomination", "certificate_of_qualification", "relatives_in_canada", "spouse"} <= keys
    spouses = [document["spouse"] for document in seen if "spouse" in document]
    assert {(each["accompanying"], each["citizen_or_permanent_resident"]) for each in spouses} == {
        (True, False),
        (False, False),
        (True, True),
    }
    assert any(each["work"] for each in spouses)
    tests = {test["test"] for document in seen for test in document["language_tests"]}
    assert tests == {"IELTS-GT", "CELPIP-G", "PTE-CORE", "TEF-CANADA", "TCF-CANADA"}
    assert any(document["dependants"] for document in seen if "dependants" in document)
    assert {document["first_official_language"] for document in seen} == {"en", "fr"}


def test_days_follow_each_other_as_they_do_in_life() -> None:
    pool = pool_of(date(2026, 6, 2), 4_000)
    block = next(pool.blocks())
    days = submitted_days(pool, block).tolist()
    for document, submitted in zip(Papers(pool).documents(), days, strict=True):
        born = date.fromisoformat(document["person"]["date_of_birth"])
        jobs = sorted((date.fromisoformat(job["from"]), _end(job, pool.day)) for job in document["work"])
        assert all(first[1] < second[0] for first, second in pairwise(jobs)), document
        for credential in document["education"]:
            completed = date.fromisoformat(credential["completed"])
            assert (completed - born).days > 16 * 365
            assert all(not first < completed < last for first, last in jobs), document
            if "assessment" in credential:
                issued = date.fromisoformat(credential["assessment"]["issued"])
                assert completed < issued < pool.day
                assert (pool.day - issued).days < 5 * 365
        for test in document["language_tests"]:
            assert submitted < (pool.day - date.fromisoformat(test["taken"])).days < 2 * 365


def test_spouses_and_children_have_lived_as_long_as_what_they_did_takes() -> None:
    """Of thousands of documents, whose rare cases are where it went wrong: a doctorate at 20, a parent at 12."""
    seen: Counter[str] = Counter()
    for day in ("2016-06-01", "2026-06-02"):
        pool = Pool(date.fromisoformat(day), dict.fromkeys(NARROW_BANDS, 250))
        days = [row for block in pool.blocks() for row in submitted_days(pool, block).tolist()]
        for document, submitted in zip(Papers(pool).documents(), days, strict=True):
            if "spouse" in document:
                seen.update(_lives_of(document, submitted, pool.day))
            else:
                assert "dependants" not in document
    assert min(seen[kind] for kind in ("doctoral", "master", "secondary", "work", "test", "child", "sibling")) > 10


def _lives_of(document: dict[str, Any], submitted: int, day: date) -> Iterator[str]:
    spouse = document["spouse"]
    parents = [date.fromisoformat(each["date_of_birth"]) for each in (document["person"], spouse)]
    born, began = parents[1], day
    assert _years(born, day) >= 19
    for job in spouse["work"]:
        began = date.fromisoformat(job["from"])
        assert _years(born, began) >= 16
        yield "work"
    for credential in spouse["education"]:
        completed, issued = (date.fromisoformat(text) for text in (credential["completed"], _issued(credential)))
        level = Education[credential["assessment"]["equivalent_to"].upper()]
        assert 0 <= _years(born, completed) - SCHOOL_ENDS[level] < 1, document
        assert completed < min(issued, began), document
        assert submitted < (day - issued).days < 5 * 365
        yield level.slug
    for test in spouse["language_tests"]:
        taken = date.fromisoformat(test["taken"])
        assert _years(born, taken) >= 16
        assert submitted < (day - taken).days < 2 * 365
        yield "test"
    births = sorted(date.fromisoformat(child["date_of_birth"]) for child in document.get("dependants", []))
    for birth in births:
        assert all(_years(parent, birth) >= 18 for parent in parents), document
        assert _years(max(parents), birth) <= 48
        assert 0 <= _years(birth, day) <= 16
        yield "child"
    for first, second in pairwise(births):
        assert (second - first).days > 300
        yield "sibling"


def _issued(credential: dict[str, Any]) -> str:
    return str(credential["assessment"]["issued"])


def _years(born: date, day: date) -> int:
    """Somebody's age."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _end(job: dict[str, Any], day: date) -> date:
    return day if job["to"] is None else date.fromisoformat(job["to"])


def test_a_document_is_one_that_the_reader_gives_back() -> None:
    for document in Papers(pool_of(date(2026, 6, 2), 50)).documents():
        profile = check(document)
        assert check(dump(profile)) == profile
        assert profile.reference is not None
        assert profile.person.family_name is None


def test_references_follow_each_other() -> None:
    names = [document["reference"] for document in Papers(pool_of(date(2026, 6, 2), 12)).documents()]
    assert names == [f"SYN-{number:07}" for number in range(1, 13)]


@pytest.mark.parametrize("day", ["2015-03-01", "2019-12-01", "2024-01-15", "2026-10-01"])
def test_a_sitting_reaches_the_levels_that_it_is_for(day: str) -> None:
    law: Law = consolidated().on(date.fromisoformat(day))
    sittings = Sittings(law)
    for language, names in enumerate(TESTS):
        for chance in range(len(names)):
            for level in range(4, 11):
                levels = [level, 10, 4, 14 - level]
                found = sittings.sitting(language, levels, date.fromisoformat(day), chance)
                scale = scale_for(law, found["test"], date.fromisoformat(day))
                assert scale is not None
                assert [scale.level(ability, found[ability]) for ability in ABILITIES] == levels
