"""Rounds and law in a real browser: accessible to everybody on every width, by day and night, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from express_entry.history import rounds
from express_entry.law.text import LANGUAGES, Language
from tests.journeys.accessibility import CHECKED, CORNERS, Scheme, breaks_nothing
from tests.journeys.hands import KEYS, MOUSE
from tests.journeys.turning import FIRST, SECOND, TURNED

DRAWN: dict[Language, tuple[str, ...]] = {
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
        "/en/what-if/change/2025-03-25/",
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
"""Pages of every kind, among them all that draw."""
FURTHER: dict[Language, tuple[str, ...]] = {
    "en": ("/en/law/",),
    "fr": ("/fr/rondes/", "/fr/rondes/graphiques/", "/fr/droit/modifications/", "/fr/et-si/", "/fr/et-si/crs/french/"),
}
"""What is then still missing in that language."""
WRONG: dict[Language, tuple[str, ...]] = {
    "en": (
        "/en/rounds/?type=x",
        "/en/rounds/440/?score=x",
        "/en/law/changes/?from=x",
        "/en/what-if/crs/french/?points.1.1=x",
    ),
    "fr": (),
}
"""Forms that say what is wrong: in French they are above; in English they are looked at when journeys are turned."""


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
    """In one language wide and by day, in the other narrow and by night: colours and widths hang on no language."""
    width, scheme = CORNERS[(FIRST, SECOND).index(language)]
    with opened(browser, address, width=width, scheme=scheme) as page:
        for place in DRAWN[language] + FURTHER[language] + (WRONG[language] if TURNED else ()):
            page.goto(address + place)
            page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
            breaks_nothing(page, checked=CHECKED | {"bypass"})


@pytest.mark.parametrize("width", [1200, 360])
@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_in_the_charts_can_be_read_and_do_not_leave_them(
    language: Language, width: int, browser: Browser, address: str
) -> None:
    seen = ".wide" if width > 704 else ".narrow"
    for place in DRAWN[language]:
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
    hand = MOUSE if script else KEYS
    with opened(browser, f"{address}/en/", width=width, script=script) as page:
        hand.press(page.get_by_role("link", name="Rounds", exact=True))
        hand.choose(page.get_by_label("Program or category"), "physicians")
        hand.choose(page.get_by_label("Year"), "2026")
        hand.press(page.get_by_role("button", name="Show rounds"))
        found = [each.number for each in rounds() if each.program_or_category == "physicians"]
        links = page.get_by_role("rowheader").get_by_role("link")
        expect(links).to_have_count(len(found))
        assert [each.removeprefix("Round").strip() for each in links.all_inner_texts()] == found[::-1]
        hand.press(page.get_by_role("link", name="Round 440", exact=True).first)
        hand.fill(page.get_by_label("Score (Comprehensive Ranking System)"), "198")
        hand.press(page.get_by_role("button", name="Try this score"))
        expect(page.get_by_role("heading", name="It cannot be told")).to_be_visible()
        hand.fill(page.get_by_label("Profile submitted (may be left empty)"), "2026-08-05")
        hand.press(page.get_by_role("button", name="Try this score"))
        expect(page.get_by_role("heading", name="Yes, if you were among those it ranked")).to_be_visible()
        hand.press(page.get_by_role("link", name="Français"))
        expect(page.get_by_role("heading", name="Oui, si vous étiez parmi les personnes classées")).to_be_visible()
        expect(page.get_by_label("Profil présenté (peut rester vide)")).to_have_value("2026-08-05")


def test_everything_is_reached_and_used_by_keyboard_alone(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/fr/rondes/") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        KEYS.choose(page.locator("#year"), "2015")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**year=2015*")
        expect(page.get_by_role("row")).to_have_count(1 + len([each for each in rounds() if each.date.year == 2015]))
        KEYS.press(page.locator("summary"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "scroll"


@pytest.mark.parametrize(("width", "script"), [(1200, True), (360, False)])
def test_a_stranger_changes_points_by_keyboard_and_shares_what_comes_of_it(
    width: int, script: bool, browser: Browser, address: str
) -> None:
    with opened(browser, f"{address}/en/what-if/", width=width, script=script) as page:
        KEYS.press(page.get_by_role("link", name="French-language proficiency"))
        KEYS.fill(page.get_by_label("7 or more, 5 or more"), "150")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="The effect")).to_be_visible()
        assert page.url == f"{address}/en/what-if/crs/french/?points.1.1=150#effect"
        expect(page.get_by_text("7 or more, 5 or more: 50 → 150")).to_be_visible()
        changed = page.locator(".headline .figure").inner_text()
        assert int(changed.replace(",", "")) > 0
        KEYS.press(page.get_by_role("link", name="Français"))
        expect(page.get_by_role("heading", name="L’effet")).to_be_visible()
        assert page.locator(".headline .figure").inner_text().replace("\u202f", ",") == changed
