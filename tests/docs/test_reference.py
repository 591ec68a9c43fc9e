"""The generated reference is the one that the package gives now, and says everything in both languages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from docs.generator.lawpages import law_pages
from docs.generator.page import files
from docs.generator.profilepage import objects
from express_entry.law import consolidated
from express_entry.profile.meanings import FIELDS, OBJECTS, meaning
from express_entry.profile.shape import Slot
from express_entry.reports.lawlabels import unnamed
from tests.docs.blocks import DOCS, ROOT

WRITTEN_BY_RUNS = {
    f"{name}{ending}"
    for name in ("benchmarks", "benchmarks-bulk", "benchmarks-pool", "benchmarks-pages", "mutation", "replays")
    for ending in (".md", ".fr.md")
}


def test_the_reference_in_the_tree_is_the_one_that_the_package_gives(tmp_path: Path) -> None:
    """Otherwise: make docs."""
    build = [sys.executable, str(DOCS / "build.py"), "--into", str(tmp_path)]
    subprocess.run(build, cwd=tmp_path, env=_environment(), check=True, capture_output=True)
    there = _texts(DOCS / "reference", without=WRITTEN_BY_RUNS)
    built = _texts(tmp_path)
    assert sorted(there) == sorted(built)
    assert [name for name in built if there[name] != built[name]] == []


def test_a_page_that_nothing_makes_any_more_is_removed_and_that_of_the_benchmarks_stays(tmp_path: Path) -> None:
    """A table that was renamed leaves no page behind."""
    for name in ("tables/crs/forgotten.md", "benchmarks.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("old", "utf-8")
    build = [sys.executable, str(DOCS / "build.py"), "--into", str(tmp_path)]
    subprocess.run(build, env=_environment(), check=True, capture_output=True)
    assert not (tmp_path / "tables/crs/forgotten.md").exists()
    assert (tmp_path / "benchmarks.md").read_text("utf-8") == "old"


def test_every_key_and_word_of_the_law_has_a_name_in_both_languages() -> None:
    """Otherwise a page shows the key itself: name it in reports/lawlabels.py."""
    assert sorted(set(unnamed(consolidated()))) == []


def test_every_field_of_the_profile_has_its_meaning_and_no_meaning_is_left_over() -> None:
    """Otherwise: express_entry.profile.meanings.py."""
    fields = [(kind.__name__, name) for kind in objects() for name in Slot(kind).names]
    assert [field for field in fields if meaning(*field) is None] == []
    assert set(FIELDS) - {f"{owner}.{name}" for owner, name in fields} - {name for _, name in fields} == set()
    assert {kind.__name__ for kind in objects()} == set(OBJECTS)


def test_every_version_of_every_table_stands_on_a_page_with_its_days_and_its_citation() -> None:
    """In the order of time, the newest first."""
    pages = files(law_pages(consolidated()))
    for table in consolidated().tables.values():
        page = pages[f"tables/{table.id}.md"]
        headings = [line for line in page.splitlines() if line.startswith(("## Since ", "## From "))]
        assert len(headings) == len(table.versions)
        for heading, version in zip(headings, reversed(table.versions), strict=True):
            assert str(version.from_) in heading
            assert f"| Citation | {version.citation} |" in page


def test_a_gap_is_marked_as_one_with_everything_that_is_missing_in_both_languages() -> None:
    """On the page of its table and on that of the gaps."""
    pages = files(law_pages(consolidated()))
    assert consolidated().gaps
    for gap in consolidated().gaps:
        for suffix, mark, missing in (
            (".md", "> **Gap.**", [text.en for text in gap.missing]),
            (".fr.md", "> **Lacune.**", [text.fr for text in gap.missing]),
        ):
            assert pages[f"tables/{gap.table}{suffix}"].count(mark) == 1
            for page in (pages[f"tables/{gap.table}{suffix}"], pages[f"gaps{suffix}"]):
                assert all(f"- {text}" in page for text in missing)


def test_the_points_of_a_table_read_as_the_law_has_them() -> None:
    """One row of each kind of table, by hand."""
    pages = files(law_pages(consolidated()))
    assert "| 20 to 29 | 110 | 100 |" in pages["tables/crs/age.md"]
    assert "| 45 ou plus | 0 | 0 |" in pages["tables/crs/age.fr.md"]
    assert "| 9 | 31 | 29 |" in pages["tables/crs/first_official_language.md"]
    assert "| in major group 00 | 200 |" in pages["tables/crs/arranged_employment.md"]
    assert (
        "| two or more credentials, one of three years or more, up to doctoral degree | 0 | 25 | 50 |"
        in (pages["tables/crs/education_and_language.md"])
    )
    assert "| 7 ou plus | 25 | 50 |" in pages["tables/crs/french.fr.md"]
    assert "| yes | 600 |" in pages["tables/crs/nomination.md"]
    assert "Note de passage : 67 points." in pages["tables/fsw/sections.fr.md"]
    assert "| 1 | 15 263 |" in pages["tables/settlement_funds.fr.md"].replace("\u00a0", " ")
    assert "| 10 | 7.5 | 8.5 | 8 | 7.5 |" in pages["tables/language/IELTS-GT.md"]


def _texts(folder: Path, without: frozenset[str] | set[str] = frozenset()) -> dict[str, str]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.md")}
    return {name: path.read_text("utf-8") for name, path in found.items() if name not in without}


def _environment() -> dict[str, str]:
    """Neither the width nor the language of whoever builds the pages is to be seen in them."""
    return {"PYTHONPATH": str(ROOT / "src"), "LANG": "fr_CA.UTF-8", "EXPRESS_ENTRY_LANG": "fr", "COLUMNS": "60"}
