"""The benchmarks of a pool run on both databases, and their page shows what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import poolreport
from benchmarks.pool import DATABASES, PROFILES, Sizes, figures
from benchmarks.poolreport import KINDS, Kind
from express_entry.law import Language
from tests.docs.blocks import DOCS

SMALL = Sizes(300, 2_000, 60, 20, 10)


def test_every_figure_of_a_pool_is_measured_on_both_databases() -> None:
    """Each in a process and a store of its own, where as many are invited as were to be."""
    found = list(figures(SMALL))
    assert [(database, key) for database, key, _ in found] == [
        (database, key)
        for database in DATABASES
        for key in (
            *("bare everyone", "round everyone"),
            *("bare category", "round category"),
            *("read", "load", "clock", "law"),
            *("ready", "submit half", "submit most"),
        )
    ]
    assert {key for _, key, _ in found} == {kind.key for kind in KINDS}
    assert all(value > 0 for *_, value in found)
    assert poolreport.line(*found[0], SMALL).startswith("SQLite      bare statements: 20 of 300 copied")


def test_the_pages_of_a_pool_are_those_of_the_figures_kept(tmp_path: Path) -> None:
    """Word for word, with a row for every kind of figure; and writing them writes the same files."""
    run = poolreport.kept()
    written = poolreport.files(run)
    assert sorted(written) == ["benchmarks-pool.fr.md", "benchmarks-pool.md"]
    for name, text in written.items():
        assert (DOCS / "reference" / name).read_bytes() == text.encode()
        language: Language = "fr" if ".fr." in name else "en"
        assert all(f"| {kind.name.of(**run.sizes._asdict()).say(language)} |" in text for kind in KINDS)
    poolreport.write(run, tmp_path, tmp_path / "kept.json")
    assert {name: (tmp_path / name).read_text("utf-8") for name in written} == written
    assert poolreport.kept(tmp_path / "kept.json") == run


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.most], ids=lambda kind: kind.key)
@pytest.mark.parametrize("database", DATABASES)
def test_a_goal_that_a_pool_misses_on_one_database_is_shown_as_missed(database: str, kind: Kind) -> None:
    """In seconds, or by the ratio to the bare statements."""
    good = {each.key: 0.015 if each.key.startswith("submit") else 0.5 for each in KINDS}
    run = poolreport.kept()._replace(sizes=Sizes(), values=dict.fromkeys(DATABASES, good))
    assert "**no**" not in poolreport.page(run, "en")
    worse = [good | {kind.key: 1000.0}, *([good | {str(kind.floor): 0.05}] if kind.ratio else [])]
    for each in worse:
        missed = run._replace(values={**run.values, database: each})
        rows = [line for line in poolreport.page(missed, "en").splitlines() if line.endswith("| **no** |")]
        assert [line.split(" | ")[0] for line in rows] == [f"| {kind.name.of(**run.sizes._asdict()).say('en')}"]
        assert poolreport.summary(missed) == f"goals missed: {kind.key} ({database})"


def test_the_goal_for_fewer_documents_is_as_much_shorter() -> None:
    """So that a short trial says something; a round of fewer is not held to less."""
    whole, tenth = Sizes(), Sizes(documents=PROFILES // 10)
    goals = {kind.key: [kind.goal(whole), kind.goal(tenth)] for kind in KINDS if kind.most}
    assert goals["load"] == [360, 36]
    assert goals["round everyone"] == [1, 1]


def test_the_page_of_a_pool_is_not_written_without_every_figure(tmp_path: Path) -> None:
    """As where one database was not measured."""
    run = poolreport.kept()
    part = {"SQLite": run.values["SQLite"]}
    with pytest.raises(ValueError, match="not measured: PostgreSQL bare everyone"):
        poolreport.write(run._replace(values=part), tmp_path, tmp_path / "kept.json")
    assert not list(tmp_path.iterdir())
