"""The pages of the documentation and the blocks of code in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
ENGLISH_ONLY = {"docs/explanation/dependencies.md", "CONTRIBUTING.md", "CHANGELOG.md"}


class Block(NamedTuple):
    """A fenced block: its language, the file it stands for if any, its text, and the line of the page it begins on."""

    language: str
    file: str
    text: str
    line: int


class Command(NamedTuple):
    """A command line of a console block, what it prints there, and the exit code that it ends with."""

    words: str
    prints: str
    code: int
    line: int


def pages() -> list[str]:
    """Every page, by its path from the root of the project."""
    found = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def written_pages() -> list[str]:
    """The pages that people wrote: all but the generated reference."""
    return [page for page in pages() if not page.startswith("docs/reference/")]


def text_of(page: str) -> str:
    """The text of a page."""
    return (ROOT / page).read_text("utf-8")


_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = text_of(page)
    found = []
    for match in _FENCE.finditer(text):
        language, _, file = match["info"].strip().partition(" ")
        found.append(Block(language, file.strip(), match["text"], text.count("\n", 0, match.start()) + 1))
    return found


def commands(block: Block) -> Iterator[Command]:
    """The commands of a console block with what each prints."""
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert not parts[0].strip(), f"line {block.line}: a console block begins with a command"
    line = block.line + 1
    for part in parts[1:]:
        first, _, prints = part.partition("\n")
        words, _, remark = first.partition("  # exit ")
        yield Command(words.strip(), prints, int(remark or 0), line)
        line += part.count("\n")


def matches(shown: str, printed: str) -> bool:
    """Whether output is what a page shows: ``…`` alone on a line stands for any lines, else for part of its line.

    A no-break space is a space: nobody sees the difference on a page.
    """
    shown, printed = shown.replace("\u00a0", " "), printed.replace("\u00a0", " ")
    lines = [line.rstrip() for line in shown.rstrip().split("\n")]
    pattern = "".join("(?:.*\n)*?" if line.strip() == "…" else f"{_line(line)}\n" for line in lines)
    got = "".join(f"{line.rstrip()}\n" for line in printed.rstrip().split("\n"))
    return re.fullmatch(pattern, got) is not None


def _line(shown: str) -> str:
    return ".*".join(re.escape(part) for part in shown.split("…"))


def prose(page: str) -> str:
    """A page without its fenced blocks and comments."""
    return re.sub(r"<!--.*?-->", "", _FENCE.sub("", text_of(page)), flags=re.DOTALL)


def twin(page: str) -> str:
    """The path of the same page in the other language."""
    return f"{page.removesuffix('.fr.md')}.md" if page.endswith(".fr.md") else f"{page.removesuffix('.md')}.fr.md"
