"""Pages hold together: links lead somewhere, and both languages have the same pages."""

from __future__ import annotations

import posixpath
import re

import pytest

from tests.docs.blocks import ENGLISH_ONLY, ROOT, blocks, commands, pages, prose, text_of, twin, written_pages

_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as the web shows them."""
    found: set[str] = set()
    for _, words in _HEADING.findall(prose(page)):
        plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", words).strip().lower()
        anchor = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        found.add(anchor if anchor not in found else f"{anchor}-1")
    return found


def test_the_pages_that_every_reader_needs_are_there() -> None:
    """The other tests go over the pages that they find; these must be among them."""
    needed = {"README.md", "README.fr.md", "docs/README.md", "docs/reference/README.md", "docs/reference/benchmarks.md"}
    assert needed <= set(pages())
    assert len(written_pages()) >= 16


def test_every_relative_link_leads_to_a_file_and_to_a_heading_in_it() -> None:
    """A link is either to the web or to something in the tree."""
    dead, live = [], 0
    for page in pages():
        for target in _LINK.findall(prose(page)):
            if target.startswith(("https://", "http://", "mailto:")):
                continue
            path, _, anchor = target.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
            there = (ROOT / file).exists() and not file.startswith("..")
            if not there or (anchor and anchor not in anchors(file)):
                dead.append(f"{page}: {target}")
            live += 1
    assert dead == []
    assert live > 1000


@pytest.mark.parametrize("page", [page for page in pages() if page not in ENGLISH_ONLY])
def test_a_page_has_its_twin_in_the_other_language_with_the_same_parts(page: str) -> None:
    """The same headings in number and rank, and the same blocks of code in kind."""
    other = twin(page)
    assert (ROOT / other).is_file()
    ranks = [[rank for rank, _ in _HEADING.findall(prose(each))] for each in (page, other)]
    assert ranks[0] == ranks[1]
    kinds = [[block.language for block in blocks(each)] for each in (page, other)]
    assert kinds[0] == kinds[1]
    counted = [[len(list(commands(b))) for b in blocks(each) if b.language == "console"] for each in (page, other)]
    assert counted[0] == counted[1]


@pytest.mark.parametrize("page", [page for page in written_pages() if page not in ENGLISH_ONLY])
def test_a_page_links_to_its_twin(page: str) -> None:
    """Whoever reads the one language finds the other at the head of the page."""
    assert f"]({posixpath.basename(twin(page))})" in text_of(page)[:400]


def test_every_picture_is_shown_with_words_that_stand_for_it_and_is_small_enough_to_load() -> None:
    """A picture that no page shows is forgotten, and grows old."""
    shown = {}
    for page in pages():
        for words, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)\)", prose(page)):
            shown[posixpath.normpath(posixpath.join(posixpath.dirname(page), target))] = words
    there = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "docs" / "pictures").iterdir()}
    assert set(there) == set(shown)
    assert all(len(words) > 30 for words in shown.values())
    assert all(path.stat().st_size < 300_000 for path in there.values())
