"""Letters in a real browser: accessible to everybody, on every width, by day and night, and alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from express_entry.law import Language
from express_entry.law.text import LANGUAGES
from express_entry.letters import compose
from express_entry.letters.page import letterpage
from tests.journeys.accessibility import CHECKED, is_for_everybody
from tests.journeys.test_report_page import shown
from tests.letters.specimens import HOSTILE, specimen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["return", "fairness", "misrepresentation"])
def test_no_rule_of_accessibility_is_broken_and_nothing_is_asked_of_anybody(
    name: str, language: Language, browser: Browser, tmp_path: Path
) -> None:
    html = letterpage(compose(specimen(name, "".join(HOSTILE)), language))
    with shown(browser, html, tmp_path) as (page, asked):
        is_for_everybody(page, checked=CHECKED | {"definition-list"})
        assert len(asked) == 1
