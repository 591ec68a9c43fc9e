"""``express-entry report``: the file it writes, where, and what it refuses."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pypdf
import pytest

from tests.cli.running import ENGINEER, MINIMAL, ROOT, ran, refused, started, text_of
from tests.cli.test_assess import CLOSING

STEM = str(ROOT / "examples" / "profiles" / "stem-engineer.json")


def written(folder: Path, name: str, *options: str, file: str = STEM) -> bytes:
    """What a command writes into a file of a folder, where it says that it did and nothing else."""
    path = folder / name
    assert text_of("report", file, "-o", str(path), *options) == f"Written: {path}\n"
    return path.read_bytes()


def test_the_ending_of_the_name_says_what_is_written(tmp_path: Path) -> None:
    page = written(tmp_path, "report.html", "--on", "2023-07-05").decode("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert '<p class="figure">486</p>' in page
    pdf = written(tmp_path, "report.pdf", "--on", "2023-07-05")
    assert "486" in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "report.pdf"]


def test_without_a_name_the_file_is_called_after_the_profile_the_day_and_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert text_of("report", STEM, "--on", "2023-07-05") == "Written: stem-engineer-2023-07-05.en.html\n"
    said = text_of("report", STEM, "--on", "2023-07-05", "--format", "pdf", "--lang", "fr")
    assert said == "Écrit : stem-engineer-2023-07-05.fr.pdf\n"
    data = Path(STEM).read_bytes()
    assert text_of("report", "-", "--on", "2023-07-05", given=data) == "Written: report-2023-07-05.en.html\n"
    assert len(list(tmp_path.iterdir())) == 3


def test_names_paper_day_and_submission_go_where_they_belong(tmp_path: Path) -> None:
    options = ["--firm", " Example & Sons ", "--contact", "office@example.com", "--prepared-for", "A. Person"]
    options += ["--prepared-by", "B. Consultant", "--paper", "a4", "--on", "2023-07-05"]
    page = written(tmp_path, "r.html", *options, "--submitted", "2022-11-20T15:04:05Z").decode("utf-8")
    for text in ("<bdi>Example &amp; Sons</bdi>", "office@example.com", "A. Person", "B. Consultant", "size: a4;"):
        assert text in page
    assert "2022-11-20" not in page, "the time of submission decides, and is not told"
    assert page.count('class="mark unknown"') == 0
    assert 'class="mark unknown"' in written(tmp_path, "r.html", *options).decode("utf-8")
    pdf = written(tmp_path, "r.pdf", *options)
    assert round(float(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox.width)) == 595


def test_a_file_of_law_and_a_gap_are_said_in_the_report(tmp_path: Path) -> None:
    law = tmp_path / "closing.toml"
    law.write_text(CLOSING, encoding="utf-8")
    without = written(tmp_path, "r.html", "--on", "2026-11-22", file=ENGINEER).decode("utf-8")
    assert "The law of this day is not fully known" in without
    page = written(tmp_path, "r.html", "--on", "2026-11-22", "--law", str(law), file=ENGINEER).decode("utf-8")
    assert "This is not the law" in page
    assert "closing.toml is laid over the law" in page
    assert "not fully known" not in page


def test_a_profile_that_states_nearly_nothing_has_a_report_in_both_languages(tmp_path: Path) -> None:
    for language, words in (("en", "What is not known"), ("fr", "Ce qui n’est pas connu")):
        path = tmp_path / f"{language}.html"
        text_of("report", MINIMAL, "-o", str(path), "--on", "2025-03-24", "--lang", language)
        assert words in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["-o", "report.doc"], "--output"),
        (["-o", "report"], "--output"),
        (["-o", "report.pdf", "--format", "html"], "--output"),
        (["-o", "nowhere/report.pdf"], "--output"),
        (["-o", "folder.pdf"], "--output"),
        (["--format", "docx"], "--format"),
        (["--paper", "legal"], "--paper"),
        (["--firm", "two\nlines"], "--firm"),
        (["--contact", "\x1b[31m"], "--contact"),
        (["--prepared-for", "W" * 121], "--prepared-for"),
        (["--prepared-by", "\u202eevil"], "--prepared-by"),
        (["--goal-score", "1201"], "--goal-score"),
        (["--goal-score", "many"], "--goal-score"),
        (["--submitted", "yesterday"], "--submitted"),
        (["--on", "2014-12-31"], "2014-12-31"),
    ],
)
def test_what_cannot_be_used_is_refused_in_both_languages_and_nothing_is_written(
    options: list[str], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.pdf").mkdir()
    english, french = refused("report", STEM, *options), refused("report", STEM, *options, "--lang", "fr")
    assert named in english.splitlines()[0]
    assert named in french.splitlines()[0]
    assert english != french
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


def test_a_report_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("the old one", encoding="utf-8")
    assert ran("report", str(tmp_path / "nobody.json"), "-o", str(path)).exit_code == 2
    assert path.read_text(encoding="utf-8") == "the old one"
    written(tmp_path, "report.html", "--on", "2023-07-05")
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_character_that_no_font_has_is_said_on_the_side(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    name = "A\U00013000B"  # a hieroglyph, of a block that few fonts know
    done = ran("report", STEM, "-o", str(path), "--on", "2023-07-05", "--firm", name)
    assert done.exit_code == 0
    if done.stderr:
        assert done.stderr.startswith("No font at hand has \U00013000; the pdf shows □ in its place")
    assert path.read_bytes().startswith(b"%PDF")


# What an installation without the extra looks like: its libraries cannot be found.
BARE = """
import importlib.util, sys
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name in ("jinja2", "typst") else found(name, *rest)
from express_entry.cli.main import app
app(sys.argv[1:], prog_name="express-entry")
"""


def test_without_the_extra_the_one_to_install_is_named(tmp_path: Path) -> None:
    import subprocess

    command = [sys.executable, "-c", BARE, "report", STEM, "-o", str(tmp_path / "r.html")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert re.search(r"jinja2 and typst.*pip install 'express-entry\[reports\]'", done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_a_report_in_a_process_of_its_own_says_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    done = started("report", STEM, "-o", str(path), "--on", "2023-07-05", "--lang", "fr")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == f"Écrit : {path}\n"
    assert path.exists()
