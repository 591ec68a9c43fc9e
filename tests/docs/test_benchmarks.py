"""The benchmarks run and compare like with like; how long anything takes is not a matter for a test."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.__main__ import measured
from benchmarks.cases import cases, scoring
from benchmarks.floors import bare, people, totals
from express_entry import law
from tests.docs.blocks import DOCS


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2016, 11, 19), date(2019, 1, 1), date(2025, 3, 24)])
def test_the_bare_score_is_the_explained_score_for_everyone(day: date) -> None:
    """Otherwise the floor would be the time of something else."""
    grid, everyone = law.on(day).crs, people(500, seed=day.year)
    assert totals(bare(grid), everyone) == [grid.score(facts, facts.with_spouse).total for facts in everyone]


def test_every_case_runs_beside_its_floor() -> None:
    """Once each, the commands in processes of their own."""
    found = measured(cases(clients=25), rounds=1, calls=1)
    assert len(found) >= 14
    assert all(item.median > 0 and item.floor > 0 for item in found)
    table = report.terminal(found)
    assert all(item.case.name.en.replace("`", "") in table for item in found)


def test_the_page_has_a_row_for_every_case_in_both_languages(tmp_path: Path) -> None:
    """And the page in the tree shows the cases that there are now."""
    found = measured(scoring(), rounds=2, calls=1)
    report.write(found, tmp_path)
    assert f"| {found[0].case.name.en} |" in (tmp_path / "benchmarks.md").read_text("utf-8")
    assert f"| {found[0].case.name.fr} |" in (tmp_path / "benchmarks.fr.md").read_text("utf-8")
    for name, language in (("benchmarks.md", "en"), ("benchmarks.fr.md", "fr")):
        page = (DOCS / "reference" / name).read_text("utf-8")
        assert all(f"| {case.name.say('fr' if language == 'fr' else 'en')} |" in page for case in cases(clients=1))


def test_durations_are_said_with_three_figures_in_the_unit_that_suits_them() -> None:
    """As a table shows them, in either language."""
    assert report.duration(0.0000353) == "35.3 µs"
    assert report.duration(0.00117) == "1.17 ms"
    assert report.duration(0.00117, "fr") == "1,17 ms"
    assert report.duration(0.25) == "250 ms"
