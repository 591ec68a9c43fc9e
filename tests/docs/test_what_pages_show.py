"""What a page shows is what happens: its commands print it, its Python prints it."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import warm
from tests.databases import PATIENCE
from tests.docs.blocks import ROOT, Block, blocks, commands, matches, written_pages

SHOWING = [page for page in written_pages() if any(block.language == "console" for block in blocks(page))]
PROGRAMMING = [page for page in written_pages() if any(block.language == "python" for block in blocks(page))]


def test_some_pages_show_commands_and_some_show_python() -> None:
    """The tests below go over what they find; these must be found."""
    assert {"README.md", "README.fr.md", "docs/tutorial/first-assessment.md", "docs/how-to/law-file.md"} <= set(SHOWING)
    assert {"README.md", "docs/how-to/python.md", "docs/explanation/score.md"} <= set(PROGRAMMING)


@pytest.mark.parametrize("page", SHOWING)
def test_every_command_of_a_page_prints_what_the_page_shows(page: str, tmp_path: Path) -> None:
    """In the order of the page, in a folder with the examples and the files that the page writes."""
    furnish(tmp_path)
    for block in blocks(page):
        if block.file:
            (tmp_path / block.file).write_text(block.text, "utf-8")
        for command in commands(block) if block.language == "console" else ():
            printed, code = run(command.words, tmp_path)
            where = f"{page}, line {command.line}: $ {command.words}"
            assert code == command.code, f"{where}\n{printed}"
            assert matches(command.prints, printed), f"{where}\n{printed}"


@pytest.mark.parametrize("page", PROGRAMMING)
def test_the_python_of_a_page_prints_what_the_page_shows(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The blocks of a page run one after the other; a text block right below one is what it prints."""
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "page"}
    all_blocks = blocks(page)
    for block, below in zip(all_blocks, [*all_blocks[1:], None], strict=True):
        if block.file:
            (tmp_path / block.file).write_text(block.text, "utf-8")
        if block.language != "python":
            continue
        printed = executed(page, block, names)
        shown = below.text if below is not None and below.language == "text" else ""
        assert matches(shown, printed), f"{page}, line {block.line}\n{printed}"


def furnish(folder: Path) -> None:
    """The folder that a reader is in: the examples of the project are there."""
    (folder / "examples").symlink_to(ROOT / "examples", target_is_directory=True)


def executed(page: str, block: Block, names: dict[str, Any]) -> str:
    """What a block of Python prints."""
    printed = io.StringIO()
    # The lines of the page, so that a traceback points into it.
    code = compile("\n" * block.line + block.text, page, "exec")
    with contextlib.redirect_stdout(printed):
        exec(code, names)  # noqa: S102 - the pages are ours, and running them is the point
    return printed.getvalue()


def run(words: str, folder: Path) -> tuple[str, int]:
    """What a command prints on both outputs, and its exit code; ``make`` is followed to the commands it would run."""
    words, _, given = words.partition(" < ")
    parts = shlex.split(words)
    own: dict[str, str] = {}
    while "=" in parts[0]:
        name, _, own[name] = parts.pop(0).partition("=")
    if parts[0] == "make":
        return made(parts[1], folder)
    if parts[:2] == ["mkdir", "-p"]:
        (folder / parts[2]).mkdir(parents=True, exist_ok=True)
        return "", 0
    if parts[0] == "cat":
        return (folder / parts[1]).read_text("utf-8"), 0
    assert parts[0].endswith("express-entry"), f"only express-entry, cat and make are shown in console blocks: {words}"
    # What a page imports is kept beside its files, and not where a developer keeps a history of rounds.
    mine = environment() | {"EXPRESS_ENTRY_DATA": str(folder / "data")} | own
    typed = (folder / given).read_text("utf-8") if given else ""
    done = warm.run(parts[1:], cwd=folder, env=mine, input=typed, patience=PATIENCE)
    return done.stdout + done.stderr, done.returncode


def made(target: str, folder: Path) -> tuple[str, int]:
    """What a target of the Makefile prints, and its exit code; a page in the other language shows the same."""
    if target not in MADE:
        results = [run(line, folder) for line in recipe(target)]
        MADE[target] = "".join(printed for printed, _ in results), max(code for _, code in results)
    return MADE[target]


MADE: dict[str, tuple[str, int]] = {}


def recipe(target: str) -> list[str]:
    """The commands of a target of the Makefile, without setting anything up, on a small pool that nobody is served."""
    small = ["SERVE=no", "DEMO_SIZE=200"]
    command = ["make", "--dry-run", "--no-print-directory", "--old-file=.venv/.setup-done", target, *small]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return done.stdout.replace("\\\n", "").splitlines()


def environment() -> dict[str, str]:
    """The reader's environment: English unless a command says otherwise, pages as wide as in a file."""
    # What a page restores goes into no database of the developer's.
    gone = {"COLUMNS", "EXPRESS_ENTRY_LANG", "LC_ALL", "LC_MESSAGES", "DATABASE_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    where = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    return {**kept, "LANG": "C.UTF-8", "PYTHONPATH": where}


def test_an_ellipsis_stands_for_lines_or_for_part_of_one_and_for_nothing_else() -> None:
    """The comparison can fail: on a line too many, a line too few, and another word."""
    assert matches("one\n…\nfour", "one\ntwo\nthree\nfour\n")
    assert matches("one\n…\nfour", "one\nfour\n")
    assert matches("on… four", "one two four\n")
    assert not matches("one\nfour", "one\ntwo\nfour\n")
    assert not matches("one\n…\nfive", "one\ntwo\nfour\n")
    assert not matches("one", "one\ntwo\n")
    assert not matches("one\ntwo", "one\n")
