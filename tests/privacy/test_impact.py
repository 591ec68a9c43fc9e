"""Each step that the system takes by itself has a record, and each record is of something that there is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from express_entry.application import lifecycle as of_applications
from express_entry.law.text import LANGUAGES
from express_entry.pool import lifecycle as of_pool
from express_entry.privacy.impact import HEADS, steps

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "express_entry"


WAYS: tuple[of_pool.Transition | of_applications.Transition, ...] = (
    *of_pool.TRANSITIONS,
    *of_applications.TRANSITIONS,
)


NOTHING_DONE_TO_ANYBODY = {"document.swept", "records.warned"}
"""Half an upload, of which nobody knows anything; and a notice, by which nothing is decided."""


def by_the_system() -> set[str]:
    """What the tables of transitions give to the system."""
    return {each.action for each in WAYS if each.actor.value == "system"}


def done_by_clocks() -> set[str]:
    """What the clocks say they did, by the names of their summaries."""
    names = {
        node.slice.value
        for path in SOURCE.rglob("clock.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, str)
    }
    assert len(names) > 8
    return names - NOTHING_DONE_TO_ANYBODY


def told() -> set[str]:
    """Everything that the audit trail can be told of."""
    texts = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    return {each.action for each in WAYS} | set(re.findall(r'tell\(\s*"([a-z_.]+)"', texts))


def test_whatever_the_system_does_by_itself_has_a_record() -> None:
    covered = [action for step in steps() for action in step.covers]
    assert len(covered) == len(set(covered)), "two records cover one event"
    assert by_the_system() - set(covered) == set()
    assert done_by_clocks() - set(covered) == set()
    assert len(by_the_system()) > 15


def test_what_only_prepares_has_no_end_among_its_events() -> None:
    """Nobody is refused by software: what settles an application is none of these."""
    ends = {"application.refused", "application.returned", "application.misrepresented", "application.approved"}
    assert ends.isdisjoint(action for step in steps() for action in step.covers)


def test_no_record_is_of_something_that_is_not_there() -> None:
    finding = {"finding.completeness"}  # kept by the name of its kind
    assert {action for step in steps() for action in step.covers} - told() - finding == set()
    assert [path for step in steps() for path in step.tests.split(", ") if not (ROOT / path).exists()] == []


def test_every_record_is_whole_in_both_languages() -> None:
    for step in steps():
        for name in (*HEADS, "title"):
            said = [getattr(step, name).say(language) for language in LANGUAGES]
            assert all(len(words) > 5 for words in said)
            assert said[0] != said[1]
