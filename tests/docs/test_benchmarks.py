"""The benchmarks run and compare like with like; how long anything takes is not a matter for a test."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from benchmarks import agreement, bulkreport, chart, children, report
from benchmarks.__main__ import measured
from benchmarks.agreement import laws
from benchmarks.bulk import Run
from benchmarks.cases import cases, scoring
from benchmarks.floors import bare, people, totals
from benchmarks.results import KINDS, Kind
from express_entry import law
from express_entry.scoring.scorer import scorer_of
from tests.docs.blocks import DOCS


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2016, 11, 19), date(2019, 1, 1), date(2025, 3, 24)])
def test_the_bare_score_is_the_explained_score_for_everyone(day: date) -> None:
    """Otherwise the floor would be the time of something else."""
    grid, everyone = law.on(day).crs, people(500, seed=day.year)
    assert totals(bare(grid), everyone) == [grid.score(facts, facts.with_spouse).total for facts in everyone]


def test_every_case_runs_beside_its_floor() -> None:
    """Once each, the commands in processes of their own."""
    found = measured(cases(clients=25), rounds=1, calls=1)
    assert len(found) >= 19
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


@pytest.fixture(scope="module")
def small() -> dict[str, float]:
    """Every figure of many candidates, measured over few of them; OpenFisca's is made up where it is not installed."""
    return {"openfisca": 1700.0} | dict(Run(rows=3_000, rounds=1, sample=300).figures())


def test_every_figure_of_many_candidates_is_measured(small: dict[str, float]) -> None:
    """And each way of scoring agrees with the rule, or it would not get that far."""
    assert set(small) == {kind.key for kind in KINDS}
    assert all(value > 0 for value in small.values())


def test_the_pages_of_many_candidates_are_those_of_the_figures_kept(small: dict[str, float], tmp_path: Path) -> None:
    """Word for word, with a row for every kind of figure; and writing them writes the same files."""
    run = bulkreport.kept()
    assert set(run.values) == set(small)
    assert set(run.agreed) == set(laws())
    written = bulkreport.files(run)
    assert sorted(written) == [
        *(f"pictures/benchmarks-bulk{ending}" for ending in (".fr.svg", ".svg")),
        *(f"reference/benchmarks-bulk{ending}" for ending in (".fr.md", ".md")),
    ]
    for name, text in written.items():
        assert (DOCS / name).read_text("utf-8") == text
        assert b"\r" not in (DOCS / name).read_bytes()
    bulkreport.write(run, tmp_path, tmp_path / "kept.json")
    assert {name: (tmp_path / name).read_text("utf-8") for name in written} == written
    assert bulkreport.kept(tmp_path / "kept.json") == run
    for name, language in (("reference/benchmarks-bulk.md", "en"), ("reference/benchmarks-bulk.fr.md", "fr")):
        assert all(f"| {kind.name.say('fr' if language == 'fr' else 'en')} |" in written[name] for kind in KINDS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.goal], ids=lambda kind: kind.key)
def test_a_goal_that_is_missed_is_shown_as_missed(kind: Kind) -> None:
    """Also where only a ratio is: to the floor, or to OpenFisca."""
    run = bulkreport.kept()
    values = {each.key: 1.0 for each in KINDS} | {"openfisca": 1000.0, "memory": 0.5, "many": 0.1}
    page = bulkreport.page(run._replace(values=values), "en")
    assert "**no**" not in page
    worse = [values | {kind.key: 10_000.0}]
    if kind.goal and kind.goal.times:
        worse.append(values | {"openfisca": 100.0})
    if kind.goal and kind.goal.ratio and kind.floor:
        worse.append(values | {kind.floor: 0.01})
    for each in worse:
        page = bulkreport.page(run._replace(values=each), "en")
        (row,) = (line for line in page.splitlines() if line.startswith(f"| {kind.name.en} |"))
        assert row.endswith("| **no** |")
        assert kind.name.en.replace("`", "") in bulkreport.summary(run._replace(values=each)).splitlines()[1]


def test_a_page_is_not_written_without_every_figure(tmp_path: Path) -> None:
    """As where OpenFisca is not installed: nothing is written then."""
    run = bulkreport.kept()
    values = {key: value for key, value in run.values.items() if key != "openfisca"}
    with pytest.raises(ValueError, match="not measured: openfisca"):
        bulkreport.write(run._replace(values=values), tmp_path, tmp_path / "kept.json")
    assert not list(tmp_path.iterdir())
    assert "OpenFisca is not installed" in bulkreport.summary(run._replace(values=values))


def test_the_chart_stands_by_itself_and_says_every_figure_in_words() -> None:
    """One bar for each kind that is drawn, longer for more, and the figure beside it."""
    run = bulkreport.kept()
    svg = ET.fromstring(bulkreport.files(run)["pictures/benchmarks-bulk.svg"])  # noqa: S314 - our own
    drawn = [kind for kind in KINDS if kind.drawn]
    said = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    for kind in drawn:
        assert kind.name.en in said
        assert bulkreport.amount(kind, run.values, "en") in said
    bars = [path.get("d", "") for path in svg.iter("{http://www.w3.org/2000/svg}path") if path.get("class") != "grid"]
    ends = [float(bar.split("H")[1].split("v")[0]) for bar in bars]
    assert len(ends) == len(drawn)
    assert ends == sorted(ends, reverse=True)
    assert all(chart.LEFT <= end <= chart.WIDE - chart.RIGHT for end in ends)
    assert all(7 * len(name) < chart.LEFT for kind in drawn for name in (kind.name.en, kind.name.fr))


def test_rows_agree_in_every_number_under_every_law_and_a_wrong_one_is_noticed() -> None:
    """In processes of their own, in shares; here a few."""
    assert dict(agreement.agreements(60)) == dict.fromkeys(laws(), 60)
    scorer = scorer_of(laws()["2022-11-16"])
    row = {name: int(codes[0]) for name, codes in agreement.anything(scorer, 1, 3).items()}
    points, _ = scorer.points(agreement.anything(scorer, 1, 3), 1, breakdown=True)
    assert agreement.by_rule(scorer, row)[:-1] == tuple(int(each[0]) for each in points.values())
    part = scorer.lookups.breakdown["points_age"][0].points
    kept = part.copy()
    part += 1
    try:
        with pytest.raises(agreement.Disagreement, match="2022-11-16, seed 0, row 0"):
            agreement.agreed("2022-11-16", 0, 10)
    finally:
        part[:] = kept


def test_what_is_measured_is_the_same_in_a_process_of_its_own() -> None:
    """Held to the rule there, too, and its memory told."""
    found = children.many(5_000, 1)
    assert found["seconds"] > 0
    assert 0.01 < found["gigabytes"] < 2
