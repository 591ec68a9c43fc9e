"""A stranger assesses herself in a real browser: in both languages, on a phone, without scripts, by keyboard alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from express_entry.law import Language
from express_entry.law.text import LANGUAGES
from tests.journeys.accessibility import Scheme, breaks_nothing, is_for_everybody, says_what_is_wrong
from tests.journeys.hands import KEYS
from tests.journeys.strangers import ADVISER, ENGINEER, Given, goes_through

START = {"en": "/en/assessment/", "fr": "/fr/evaluation/"}
PLAIN = {
    "en": ("/en/", "/en/about/", "/en/assessment/", "/en/assessment/open/", "/en/rounds/", "/en/rounds/254/", "/en/x"),
    "fr": (
        "/fr/",
        "/fr/a-propos/",
        "/fr/evaluation/",
        "/fr/evaluation/ouvrir/",
        "/fr/rondes/",
        "/fr/rondes/1/",
        "/fr/x",
    ),
}
LIGHTEST = 150_000
"""Bytes that a page may bring along, drawings aside."""
PHONE = {"width": 320, "height": 640}
"""Also what a window of 1280 pixels shows at 400 %."""


@contextmanager
def visiting(
    browser: Browser, *, phone: bool = False, scheme: Scheme = "light", scripts: bool = True
) -> Iterator[Page]:
    """A page in a context of its own, in which no script fails and nothing is asked of anybody else."""
    size: Any = PHONE if phone else {"width": 1280, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=scripts)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(re.sub(r"^(https?://[^/]+).*", r"\1", request.url)))
    try:
        yield page
        assert len(asked) <= 1, asked
        assert [each for each in complaints if "40" not in each] == []
    finally:
        context.close()


@contextmanager
def late(page: Page) -> Iterator[Callable[[], None]]:
    """htmx comes only when it is called: what is done before is done on a page that does not listen yet."""
    held: list[Route] = []
    page.route("**/htmx-2.min.js", lambda route: held.append(route))  # noqa: PLW0108 - a method takes no notes

    def comes() -> None:
        while not held:
            page.wait_for_timeout(10)
        held.pop().continue_()

    yield comes
    page.unroute("**/htmx-2.min.js")


def begins(page: Page, address: str, language: Language) -> None:
    page.goto(address + START[language])
    page.locator("main .button.start").click()


def sees_result(page: Page) -> None:
    page.locator("main .button:not(.second)").click()
    page.wait_for_load_state()


def figure(page: Page) -> str:
    return page.locator(".headline .figure").inner_text()


# --- journeys --------------------------------------------------------------------------------------------------------


def test_by_keyboard_alone_a_stranger_assesses_herself_saves_her_answers_and_opens_them_again(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with visiting(browser) as page:
        page.goto(address)
        KEYS.press(page.get_by_role("link", name="Assess yourself").last)
        KEYS.press(page.get_by_role("button", name="Start now"))
        goes_through(page, ENGINEER, hand=KEYS)
        expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
        KEYS.press(page.get_by_role("button", name="See the result"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Your result")
        before = figure(page)
        assert re.fullmatch(r"\d{3}", before)
        table = page.get_by_role("table", name="Each program with its result and the requirement that decides it")
        assert "eligible" in table.get_by_role("row", name=re.compile("Canadian Experience Class")).inner_text()
        saved = _saved(page, "My answers (profile document)", tmp_path)
        assert json.loads(saved.read_text("utf-8"))["person"] == {
            "date_of_birth": "1994-03-11",
            "in_canada": {"status": "worker", "expires": "2027-01-31", "authorized_to_work": True},
        }
        assert _saved(page, "The result (PDF)", tmp_path).read_bytes().startswith(b"%PDF-")
        KEYS.press(page.get_by_role("button", name="See the document checklist"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Document checklist")
        page.goto(address)
        KEYS.press(page.get_by_role("link", name="Open a document that you saved"))
        KEYS.upload(page.get_by_label("The document"), saved)
        KEYS.press(page.get_by_role("button", name="Open", exact=True))
        KEYS.press(page.get_by_role("button", name="See the result"))
        expect(page.locator(".headline .figure")).to_have_text(before)


def _saved(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        KEYS.press(page.get_by_role("button", name=name))
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_in_french_on_a_phone_and_without_scripts_it_goes_as_well_and_what_is_unknown_is_told(
    browser: Browser, address: str
) -> None:
    with visiting(browser, phone=True, scripts=False) as page:
        begins(page, address, "fr")
        goes_through(page, ADVISER)
        assert page.get_by_role("heading", level=1).inner_text() == "Vérifiez vos réponses"
        sees_result(page)
        assert page.get_by_role("heading", level=1).inner_text() == "Votre résultat"
        assert re.fullmatch(r"\d+ à \d+", figure(page).replace("\u00a0", " "))
        expect(page.get_by_role("region", name="Ce qui n’est pas connu")).to_be_visible()
        page.get_by_role("button", name="English").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Your result"
        page.get_by_role("button", name="Change my answers").click()
        page.get_by_role("button", name="Change – Languages, Language test 1: Writing").click()
        page.get_by_label("Writing").fill("548")
        page.get_by_role("button", name="Continue").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Check your answers"


def test_the_enter_key_answers_the_question_and_neither_goes_back_nor_turns_the_language(
    browser: Browser, address: str
) -> None:
    with visiting(browser) as page:
        begins(page, address, "en")
        for part, text in (("Year", "1994"), ("Month", "3"), ("Day", "11")):
            page.get_by_label(part, exact=True).fill(text)
        with page.expect_navigation():
            page.get_by_label("Day", exact=True).press("Enter")
        assert page.get_by_role("heading", level=1).inner_text() == "What is your marital status?"


def test_occupations_appear_while_somebody_types_even_before_the_page_listens(browser: Browser, address: str) -> None:
    with visiting(browser) as page:
        begins(page, address, "en")
        goes_through(page, ENGINEER, until="work[0]")
        with late(page) as comes:
            page.locator("[name='work[0]'][value=yes]").check()
            page.get_by_role("button", name="Continue").click()
            page.get_by_label("What was the occupation?").press_sequentially("welder")
            comes()
        page.get_by_label("72106 Welders and related machine operators").check()
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="See my answers and the result so far").click()
        expect(page.get_by_text("72106 Welders and related machine operators")).to_be_visible()


def test_an_error_takes_the_reader_to_its_field(browser: Browser, address: str) -> None:
    with visiting(browser) as page:
        begins(page, address, "en")
        page.get_by_role("button", name="Continue").click()
        summary = page.get_by_role("alert")
        assert "There is a problem" in summary.inner_text()
        summary.get_by_role("link").click()
        assert page.evaluate("document.activeElement.id") == "f0-year"
        expect(page.get_by_role("group", name="What is your date of birth?")).to_be_visible()


# --- for everybody ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_without_questions_are_for_everybody(language: Language, browser: Browser, address: str) -> None:
    with visiting(browser) as page:
        for path in PLAIN[language]:
            page.goto(address + path)
            is_for_everybody(page)


@pytest.mark.parametrize(("language", "scheme", "given"), [("en", "dark", ENGINEER), ("fr", "light", ADVISER)])
def test_every_page_of_the_interview_is_for_everybody_on_a_phone(
    language: Language, scheme: Scheme, given: Given, browser: Browser, address: str
) -> None:
    with visiting(browser, phone=True, scheme=scheme) as page:
        _what_is_wrong(page, address, language)
        weighed = weighing(page) if language == "fr" else page.wait_for_load_state

        def seen(page: Page, _: str = "") -> None:
            weighed()
            breaks_nothing(page)

        page.goto(address + START[language])
        weighed()
        page.locator("main .button.start").click()
        weighed()
        says_what_is_wrong(page)
        goes_through(page, given, seen=seen)
        seen(page)
        sees_result(page)
        seen(page)
        says_what_is_wrong(page, "main .button.second:not([formaction])", typed={"on.year": "x"})
        weighed()
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
        breaks_nothing(page)
        page.locator("section[aria-labelledby=documents] button").click()
        breaks_nothing(page)
        weighed()


def _what_is_wrong(page: Page, address: str, language: Language) -> None:
    """A day that is none, a document that is not there, and answers that somebody changed on their way."""
    page.goto(address + START[language])
    page.locator("main details").evaluate("it => { it.open = true; }")
    says_what_is_wrong(page, "main .button.start", typed={"on.year": "x"})
    page.goto(address + PLAIN[language][3])
    says_what_is_wrong(page, "main form[enctype] .button")
    begins(page, address, language)
    page.locator("[name=state]").evaluate("it => { it.value = 'x'; }")
    page.locator("main .button").first.click()
    breaks_nothing(page)


def test_a_broken_rule_is_noticed(browser: Browser, address: str) -> None:
    with visiting(browser) as page:
        page.goto(f"{address}/en/")
        page.evaluate("document.querySelector('main h1').outerHTML = '<h1></h1><img src=\"/static/pages/icon.svg\">'")
        with pytest.raises(AssertionError, match=r"image-alt|empty-heading"):
            breaks_nothing(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_weighs_more_than_a_poor_connection_can_carry(
    language: Language, browser: Browser, address: str
) -> None:
    """Those of the interview are weighed where they are looked at, in French: in English, the same are shorter."""
    with visiting(browser) as page:
        weighed = weighing(page)
        for path in PLAIN[language]:
            page.goto(address + path)
            weighed()


def weighing(page: Page) -> Callable[[], None]:
    """What weighs a page and all that it brought along since the last that was weighed."""
    brought: list[int] = []
    page.on("response", lambda response: brought.append(int(response.headers.get("content-length", "0"))))
    page.route("**/static/**", lambda route: route.continue_())  # nothing comes from what the browser kept

    def weighed() -> None:
        page.wait_for_load_state()
        drawn = sum(len(each.encode()) for each in re.findall(r"<svg.*?</svg>", page.content(), re.DOTALL))
        assert len(page.content()) / 2 < sum(brought) < LIGHTEST + drawn, (page.title(), brought, drawn)
        brought.clear()

    return weighed
