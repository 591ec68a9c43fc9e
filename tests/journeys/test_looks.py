"""Every kind of page is looked at by some journey, in both languages, and so is every form that says what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import express_entry
from tests.journeys import looks
from tests.journeys.looks import LANGUAGES, PROMISED, missing, promised
from tests.journeys.turning import FIRST, SECOND

SECTIONS = ("pages", "entrance", "candidates", "representatives", "provincial", "office", "casework")
FRAMES = {"base", "turned"}
ROOT = Path(__file__).parents[1]
JOURNEYS = [*Path(__file__).parent.glob("test_*.py"), ROOT / "casework" / "test_browser.py"]
SELDOM = {
    "pages/answers": "answers that contradict one another, which the questions before do not let through",
    "candidates/answers": "the same",
    "entrance/passkey": "the browser itself asks for the name before it makes a passkey",
    "office/ask": "nothing is typed in it: it is refused where something was changed meanwhile",
    "candidates/nomination": "the same",
    "provincial/withdraw": "the same",
    "representatives/act": "the same",
    "representatives/name": "only a name that is longer than a line is wrong",
}
"""Forms that hardly ever say what is wrong, and why: they say it by the same part as all others."""


def kinds() -> dict[str, str]:
    """The text of each template that is a page, by the name that the page bears."""
    found = {}
    for section in SECTIONS:
        for path in (Path(express_entry.__file__).parent / section / "templates" / section).glob("*.html"):
            text = path.read_text("utf-8")
            if path.stem not in FRAMES and "{% extends" in text:
                found[f"{section}/{path.stem}"] = text
    return found


EVERYTHING = set().union(*(promised(journey) for journey in PROMISED))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_is_promised_by_a_journey(language: str) -> None:
    every = set(kinds())
    assert len(every) > 100
    assert sorted(kind for kind in every if f"{kind} {language}" not in EVERYTHING) == []
    assert {each.partition(" ")[0].rstrip("!") for each in EVERYTHING} <= every


def test_every_form_that_says_what_is_wrong_is_promised_by_a_journey() -> None:
    telling = {kind for kind, text in kinds().items() if re.search(r"parts/(errors|questions)\.html", text)}
    assert len(telling) > 40
    looked = {each.partition(" ")[0] for each in EVERYTHING}
    assert sorted(kind for kind in telling if f"{kind}!" not in looked) == sorted(SELDOM)


def test_a_journey_that_promises_is_there() -> None:
    there = {
        f"{path.stem}::{name}"
        for path in JOURNEYS
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert set(PROMISED) <= there


def test_a_promise_that_is_not_kept_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "PROMISED", {"a_journey": {"both": "office/round office/ask!", "second": "office/home"}})
    assert missing("a_journey", [FIRST], {f"office/round {FIRST}", f"office/ask! {SECOND}"}) == [f"office/ask! {FIRST}"]
    done = {f"office/round {SECOND}", f"office/ask! {SECOND}"}
    assert missing("a_journey", [SECOND], done) == [f"office/home {SECOND}"]
    assert missing("a_journey", [FIRST], {f"office/round {FIRST}", f"office/ask! {FIRST}"}) == []
