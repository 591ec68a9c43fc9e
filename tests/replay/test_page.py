"""The pages of the reference about replays say what their writer says."""

from __future__ import annotations

import pytest

from express_entry.law import Language
from express_entry.replay import replayable
from tests.replay.page import NOT_FOUND, PAGES, page, read

NAMES: list[tuple[Language, str]] = [("en", "replays.md"), ("fr", "replays.fr.md")]


@pytest.mark.parametrize(("language", "name"), NAMES)
def test_a_page_is_what_its_writer_makes_of_the_replays_that_it_tells_of(language: Language, name: str) -> None:
    text = (PAGES / name).read_text("utf-8")
    assert page(read(text, language), language) == text


@pytest.mark.parametrize("name", [name for _, name in NAMES])
def test_a_page_says_that_nominees_are_assumed_and_which_tie_breaks_were_not_found(name: str) -> None:
    text = (PAGES / name).read_text("utf-8")
    untold = [each.number for each in replayable() if each.tie_break is None]
    assert untold == ["445", "446", "447"]
    assert f" {', '.join(untold)}" in text
    assert {line.split(" | ")[5] for line in text.splitlines() if line[2:5] in untold} == {NOT_FOUND}
    assert "601 points" in text
