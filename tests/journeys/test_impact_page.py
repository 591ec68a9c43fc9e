"""The impact of a law in a real browser: accessible to everybody, on every width, by day and night, and alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from express_entry.law import Language
from express_entry.law.text import LANGUAGES
from express_entry.reports.impactpage import compose, page
from tests.journeys.accessibility import CHECKED, is_for_everybody
from tests.journeys.test_report_page import shown
from tests.reports.test_impact_page import example


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_of_accessibility_is_broken_by_day_by_night_or_on_a_phone(
    language: Language, browser: Browser, tmp_path: Path
) -> None:
    html = page(example("short"), language)
    with shown(browser, html, tmp_path) as (it, asked):
        is_for_everybody(it, checked=CHECKED | {"svg-img-alt", "aria-required-children"})
        assert asked == [(tmp_path / "report.html").as_uri()]


@pytest.mark.parametrize("width", [1200, 360])
def test_letters_in_the_charts_can_be_read_and_do_not_leave_them(width: int, browser: Browser, tmp_path: Path) -> None:
    with shown(browser, page(example(), "fr"), tmp_path, width=width) as (it, _):
        seen = ".wide" if width > 704 else ".narrow"
        outside = it.evaluate(
            f"[...document.querySelectorAll('.drawing {seen} svg')].flatMap(s => {{"
            "const b = s.getBoundingClientRect(); return [...s.querySelectorAll('text')].filter(t => {"
            "const r = t.getBoundingClientRect(); return r.left < b.left - 1 || r.right > b.right + 1; })"
            ".map(t => t.textContent); })"
        )
        assert outside == []
        sizes = it.evaluate(
            f"[...document.querySelectorAll('.drawing {seen} text')]"
            ".map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"
        )
        assert min(sizes) >= 10


def test_every_part_has_a_name_and_charts_stand_beside_tables(browser: Browser, tmp_path: Path) -> None:
    report = compose(example(), "en")
    with shown(browser, page(example(), "en"), tmp_path) as (it, _):
        assert it.get_by_role("heading", level=1).inner_text() == report.title
        for section in report.sections:
            region = it.get_by_role("region", name=section.title, exact=True)
            assert region.count() == 1
            assert region.get_by_role("img").count() <= 2 * region.get_by_role("table").count()
        table = it.get_by_role("table", name="Cut-offs under both laws")
        heads = ["Grouping", "Invitations", "Cut-off before", "Cut-off after", "Newly invited", "No longer invited"]
        assert table.get_by_role("columnheader").all_inner_texts() == heads
