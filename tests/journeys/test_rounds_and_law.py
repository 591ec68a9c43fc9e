"""Rounds and law in a real browser: accessible to everybody on every width, by day and night, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from express_entry.history import rounds
from express_entry.law.text import LANGUAGES, Language
from tests.journeys.accessibility import CHECKED, Scheme, is_for_everybody

PLACES: dict[Language, tuple[str, ...]] = {
    "en": (
        "/en/rounds/",
        "/en/rounds/?of=french",
        "/en/rounds/charts/",
        "/en/rounds/440/?score=198",
        "/en/law/crs/",
        "/en/law/designated_organizations/",
        "/en/law/changes/?from=2025-01-01&to=2026-11-10",
        "/en/what-if/",
        "/en/what-if/crs/age/?points.2.1=120",
    ),
    "fr": (
        "/fr/rondes/?type=x",
        "/fr/rondes/440/?score=x",
        "/fr/rondes/440/?score=100",
        "/fr/rondes/1/",
        "/fr/droit/",
        "/fr/droit/language/TEF-CANADA/",
        "/fr/droit/modifications/?from=x",
        "/fr/et-si/crs/french/?points.1.1=x",
        "/fr/et-si/modification/2025-03-25/",
    ),
}


@contextmanager
def opened(
    browser: Browser, url: str, *, width: int = 1200, scheme: Scheme = "light", script: bool = True
) -> Iterator[Page]:
    """A page of the service in a context of its own; what the browser complains of is a failure."""
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script)  # type: ignore[arg-type]
    try:
        page, said = context.new_page(), list[str]()
        page.on("console", lambda message: said.append(message.text) if "400" not in message.text else None)
        page.goto(url)
        yield page
        assert said == []
    finally:
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_of_accessibility_is_broken_by_day_by_night_or_on_a_phone(
    language: Language, browser: Browser, address: str
) -> None:
    for place in PLACES[language]:
        with opened(browser, address + place) as page:
            for closed in page.locator("details").all():
                closed.locator("summary").click()
            is_for_everybody(page, checked=CHECKED | {"bypass"})


@pytest.mark.parametrize("width", [1200, 360])
@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_in_the_charts_can_be_read_and_do_not_leave_them(
    language: Language, width: int, browser: Browser, address: str
) -> None:
    seen = ".wide" if width > 704 else ".narrow"
    for place in PLACES[language]:
        with opened(browser, address + place, width=width) as page:
            outside = page.evaluate(
                f"[...document.querySelectorAll('.drawing {seen} svg')].flatMap(s => {{"
                "const b = s.getBoundingClientRect(); return [...s.querySelectorAll('text')].filter(t => {"
                "const r = t.getBoundingClientRect(); return r.left < b.left - 1 || r.right > b.right + 1; })"
                ".map(t => t.textContent); })"
            )
            assert outside == [], place
            sizes = page.evaluate(
                f"[...document.querySelectorAll('.drawing {seen} text')]"
                ".map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"
            )
            assert min(sizes, default=10) >= 10


@pytest.mark.parametrize(("width", "script"), [(1200, True), (360, False)])
def test_a_stranger_finds_a_round_and_tries_a_score(width: int, script: bool, browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/en/", width=width, script=script) as page:
        page.get_by_role("link", name="Rounds", exact=True).click()
        page.get_by_label("Program or category").select_option("physicians")
        page.get_by_label("Year").select_option("2026")
        page.get_by_role("button", name="Show rounds").click()
        found = [each.number for each in rounds() if each.program_or_category == "physicians"]
        links = page.get_by_role("rowheader").get_by_role("link").all_inner_texts()
        assert [each.removeprefix("Round").strip() for each in links] == found[::-1]
        page.get_by_role("link", name="Round 440", exact=True).first.click()
        page.get_by_label("Score (Comprehensive Ranking System)").fill("198")
        page.get_by_role("button", name="Try this score").click()
        expect(page.get_by_role("heading", name="It cannot be told")).to_be_visible()
        page.get_by_label("Profile submitted (may be left empty)").fill("2026-08-05")
        page.get_by_role("button", name="Try this score").click()
        expect(page.get_by_role("heading", name="Yes, if you were among those it ranked")).to_be_visible()
        page.get_by_role("link", name="Français").click()
        expect(page.get_by_role("heading", name="Oui, si vous étiez parmi les personnes classées")).to_be_visible()
        expect(page.get_by_label("Profil présenté (peut rester vide)")).to_have_value("2026-08-05")


def test_everything_is_reached_and_used_by_keyboard_alone(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/fr/rondes/") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "year":
                break
        page.keyboard.type("2015")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**year=2015*")
        assert page.get_by_role("row").count() == 1 + len([each for each in rounds() if each.date.year == 2015])
        page.locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "scroll"


@pytest.mark.parametrize(("width", "script"), [(1200, True), (360, False)])
def test_a_stranger_changes_points_by_keyboard_and_shares_what_comes_of_it(
    width: int, script: bool, browser: Browser, address: str
) -> None:
    with opened(browser, f"{address}/en/what-if/", width=width, script=script) as page:
        page.get_by_role("link", name="French-language proficiency").focus()
        page.keyboard.press("Enter")
        page.get_by_label("7 or more, 5 or more").focus()
        page.keyboard.press("Control+A")
        page.keyboard.type("150")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="The effect")).to_be_visible()
        assert page.url == f"{address}/en/what-if/crs/french/?points.1.1=150#effect"
        expect(page.get_by_text("7 or more, 5 or more: 50 → 150")).to_be_visible()
        changed = page.locator(".headline .figure").inner_text()
        assert int(changed.replace(",", "")) > 0
        page.get_by_role("link", name="Français").click()
        expect(page.get_by_role("heading", name="L’effet")).to_be_visible()
        assert page.locator(".headline .figure").inner_text().replace("\u202f", ",") == changed
