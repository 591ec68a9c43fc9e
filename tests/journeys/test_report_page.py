"""The report in a real browser: accessible to everybody, on every width, by day and night, on paper, and alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from express_entry.law import Language
from express_entry.law.text import LANGUAGES
from express_entry.reports.webpage import webpage
from tests.journeys.accessibility import CHECKED, Scheme, is_for_everybody
from tests.reports.reporting import EXAMPLES, LONG, report_of

CASES = (EXAMPLES[0], LONG[0])
"""An example of whom everything is stated, and one of whom nothing is, in a gap of the law."""


@contextmanager
def shown(
    browser: Browser, html: str, folder: Path, *, width: int = 1200, scheme: Scheme = "light"
) -> Iterator[tuple[Page, list[str]]]:
    """A page in a context of its own, and the addresses that anything in it asked for."""
    file = folder / "report.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        yield page, asked
    finally:
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "day"), CASES)
def test_no_rule_of_accessibility_is_broken_by_day_by_night_or_on_a_phone(
    name: str, day: str, language: Language, browser: Browser, tmp_path: Path
) -> None:
    html = webpage(report_of(name, day, language))
    with shown(browser, html, tmp_path) as (page, _):
        is_for_everybody(page, checked=CHECKED | {"svg-img-alt", "aria-required-children"})


def test_a_broken_rule_is_noticed(browser: Browser, tmp_path: Path) -> None:
    html = (
        webpage(report_of(*CASES[0], "en")).replace("--faint: #4d5a68", "--faint: #b9c2cc").replace('lang="en-CA"', "")
    )
    with shown(browser, html, tmp_path) as (page, _):
        broken = {rule["id"] for rule in Axe().run(page).response["violations"]}
    assert {"color-contrast", "html-has-lang"} <= broken


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "day"), CASES)
@pytest.mark.parametrize("width", [320, 700, 1400])
def test_nothing_reaches_beyond_the_side_of_the_page(
    name: str, day: str, language: Language, width: int, browser: Browser, tmp_path: Path
) -> None:
    with shown(browser, webpage(report_of(name, day, language)), tmp_path, width=width) as (page, _):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        beyond = page.evaluate(
            "(() => { const sheet = document.querySelector('main').getBoundingClientRect();"
            "return [...document.querySelectorAll('main *, header *, footer *')]"
            ".filter(e => !e.closest('.aloud, svg'))"
            ".filter(e => !(e.closest('thead') && innerWidth <= 704))"
            ".filter(e => e.getBoundingClientRect().right > sheet.right + 1).map(e => e.outerHTML.slice(0, 80)); })()"
        )
        assert beyond == []


def test_nothing_but_the_file_itself_is_asked_for(browser: Browser, tmp_path: Path) -> None:
    with shown(browser, webpage(report_of(*CASES[0], "en")), tmp_path) as (page, asked):
        page.wait_for_load_state("networkidle")
        assert asked == [(tmp_path / "report.html").as_uri()]


def test_a_request_that_somebody_smuggled_in_is_stopped_by_the_page_itself(browser: Browser, tmp_path: Path) -> None:
    html = webpage(report_of(*CASES[0], "en"))
    smuggled = html.replace(
        "</body>", '<img src="http://127.0.0.1:9/x.png"><script>document.title = "x"</script></body>'
    )
    with shown(browser, smuggled, tmp_path) as (page, _):
        blocked = page.evaluate("document.querySelector('img').complete && document.querySelector('img').naturalWidth")
        assert blocked == 0
        assert page.title() != "x"


def test_the_first_key_leads_past_the_head_to_the_report(browser: Browser, tmp_path: Path) -> None:
    with shown(browser, webpage(report_of(*CASES[0], "en")), tmp_path) as (page, _):
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Skip to the report"
        box = skip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "report"


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_follow_one_another_and_every_part_has_a_name(
    language: Language, browser: Browser, tmp_path: Path
) -> None:
    report = report_of(*CASES[0], language)
    with shown(browser, webpage(report), tmp_path) as (page, _):
        headings = page.get_by_role("heading")
        assert headings.first.inner_text() == report.title
        assert [page.get_by_role("heading", level=1).count(), page.get_by_role("heading", level=3).count()] == [1, 0]
        for section in report.sections:
            assert page.get_by_role("region", name=section.title, exact=True).count() == 1
        for role in ("banner", "main", "contentinfo"):
            assert page.get_by_role(role).count() == 1


@pytest.mark.parametrize("width", [1200, 360])
def test_tables_are_tables_to_whoever_cannot_see_them_on_any_width(
    width: int, browser: Browser, tmp_path: Path
) -> None:
    report = report_of(*CASES[0], "en")
    with shown(browser, webpage(report), tmp_path, width=width) as (page, _):
        table = page.get_by_role("table", name="Points of each factor with the reason and the provision")
        assert table.get_by_role("columnheader").all_inner_texts() == ["Factor", "Points", "Reason", "Provision"]
        age = table.get_by_role("row", name=re.compile(r"^Age\b"))
        assert age.get_by_role("rowheader").inner_text() == "Age"
        assert "88\u00a0/\u00a0110" in age.get_by_role("cell").first.inner_text()


@pytest.mark.parametrize(("width", "seen", "hidden"), [(1200, ".wide", ".narrow"), (360, ".narrow", ".wide")])
def test_one_drawing_is_shown_that_fits_the_width_and_says_what_it_shows(
    width: int, seen: str, hidden: str, browser: Browser, tmp_path: Path
) -> None:
    with shown(browser, webpage(report_of(*CASES[0], "en")), tmp_path, width=width) as (page, _):
        assert page.locator(f".drawing {seen}").is_visible()
        assert not page.locator(f".drawing {hidden}").is_visible()
        drawing = page.get_by_role("img")
        assert drawing.count() == 1
        name = drawing.get_attribute("aria-label") or ""
        assert "the score is" in name
        assert "STEM occupations: one cut-off, 486." in name
        size = page.evaluate(
            f"(() => {{ const t = document.querySelector('.drawing {seen} text'); "
            "return parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a; })()"
        )
        assert size >= 10, "letters in the drawing can be read"


def test_on_paper_it_is_dark_on_white_whatever_the_screen_and_no_line_of_a_table_is_cut(
    browser: Browser, tmp_path: Path
) -> None:
    with shown(browser, webpage(report_of(*CASES[0], "fr"), "a4"), tmp_path, scheme="dark") as (page, _):
        page.emulate_media(media="print", color_scheme="dark")
        colours = page.evaluate("(s => [s.color, s.backgroundColor])(getComputedStyle(document.body))")
        assert colours == ["rgb(29, 39, 51)", "rgb(255, 255, 255)"]
        assert not page.locator(".skip").is_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('tbody tr')).breakInside") == "avoid"
        assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
