"""Letters in a real browser: accessible to everybody, on every width, by day and night, and alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from express_entry.law import Language
from express_entry.law.text import LANGUAGES
from express_entry.letters import compose
from express_entry.letters.page import letterpage
from tests.journeys.test_report_page import Scheme, shown
from tests.letters.specimens import HOSTILE, specimen

SCHEMES: tuple[tuple[int, Scheme], ...] = ((1200, "light"), (320, "dark"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["return", "fairness", "misrepresentation"])
def test_no_rule_of_accessibility_is_broken_and_nothing_is_asked_of_anybody(
    name: str, language: Language, browser: Browser, tmp_path: Path
) -> None:
    html = letterpage(compose(specimen(name, "".join(HOSTILE)), language))
    for width, scheme in SCHEMES:
        with shown(browser, html, tmp_path, width=width, scheme=scheme) as (page, asked):
            found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
            assert found.violations_count == 0, f"{width} px, {scheme}\n{found.generate_report()}"
            checked = {rule["id"] for rule in found.response["passes"]}
            assert {"color-contrast", "html-has-lang", "region", "definition-list"} <= checked
            assert len(asked) == 1
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
