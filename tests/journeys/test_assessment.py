"""A stranger assesses herself in a real browser: in both languages, on a phone, without scripts, by keyboard alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from express_entry.law import Language
from express_entry.law.text import LANGUAGES, Text
from express_entry.pages import homewords, interviewwords, resultwords
from express_entry.reports import standing
from express_entry.reports.checklistpage import TITLE as CHECKLIST
from express_entry.reports.remarks import NOT_KNOWN
from express_entry.reports.typography import typeset
from tests.journeys.accessibility import Scheme, breaks_nothing, is_for_everybody, says_what_is_wrong
from tests.journeys.hands import KEYS, MOUSE, Hand
from tests.journeys.pictures import pictured
from tests.journeys.strangers import ADVISER, ENGINEER, Given, goes_through
from tests.journeys.turning import FIRST, SECOND

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


@pytest.mark.pictured
def test_by_keyboard_alone_a_stranger_assesses_herself_saves_her_answers_and_opens_them_again(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    said = partial(_said, FIRST)
    with visiting(browser) as page:
        page.goto(f"{address}/{FIRST}/")
        KEYS.press(page.get_by_role("link", name=said(homewords.START)).last)
        KEYS.press(page.get_by_role("button", name=said(interviewwords.START), exact=True))
        goes_through(page, ENGINEER, hand=KEYS)
        expect(page.get_by_role("heading", level=1)).to_have_text(said(interviewwords.ANSWERS_TITLE))
        KEYS.press(page.get_by_role("button", name=said(interviewwords.SEE_RESULT)))
        expect(page.get_by_role("heading", level=1)).to_have_text(said(resultwords.RESULT_TITLE))
        before = figure(page)
        assert re.fullmatch(r"\d{3}", before)
        table = page.get_by_role("table", name=said(standing.PROGRAMS_CAPTION))
        class_ = {"en": "Canadian Experience Class", "fr": "expérience canadienne"}[FIRST]
        found = table.get_by_role("row", name=re.compile(class_)).inner_text()
        assert {"en": "eligible", "fr": "admissible"}[FIRST] in found
        saved = _saved(page, KEYS, said(resultwords.SAVE_PROFILE), tmp_path)
        assert json.loads(saved.read_text("utf-8"))["person"] == {
            "date_of_birth": "1994-03-11",
            "in_canada": {"status": "worker", "expires": "2027-01-31", "authorized_to_work": True},
        }
        assert _saved(page, KEYS, said(resultwords.SAVE_PDF), tmp_path).read_bytes().startswith(b"%PDF-")
        pictured(page, "saved", FIRST, top="section[aria-labelledby=keep]")
        KEYS.press(page.get_by_role("button", name=said(resultwords.SEE_CHECKLIST)))
        expect(page.get_by_role("heading", level=1)).to_have_text(said(CHECKLIST))
        _opens_again(page, KEYS, address, FIRST, saved)
        expect(page.locator(".headline .figure")).to_have_text(before)


def _said(language: Language, words: Text) -> str:
    """Words as a page prints them."""
    return typeset(words.say(language), language)


def _saved(page: Page, hand: Hand, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        hand.press(page.get_by_role("button", name=name))
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def _opens_again(page: Page, hand: Hand, address: str, language: Language, saved: Path) -> None:
    """From the first page on: what was saved gives the result again."""
    said = partial(_said, language)
    page.goto(f"{address}/{language}/")
    hand.press(page.get_by_role("link", name=said(homewords.OPEN)))
    hand.upload(page.get_by_label(said(interviewwords.OPEN_FILE)), saved)
    hand.press(page.get_by_role("button", name=said(interviewwords.OPEN_NOW), exact=True))
    hand.press(page.get_by_role("button", name=said(interviewwords.SEE_RESULT)))


@pytest.mark.pictured
def test_on_a_phone_and_without_scripts_it_goes_as_well_and_what_is_unknown_is_told(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    said, other = partial(_said, SECOND), partial(_said, FIRST)
    with visiting(browser, phone=True, scripts=False) as page:
        begins(page, address, SECOND)
        goes_through(page, ADVISER)
        assert page.get_by_role("heading", level=1).inner_text() == said(interviewwords.ANSWERS_TITLE)
        sees_result(page)
        assert page.get_by_role("heading", level=1).inner_text() == said(resultwords.RESULT_TITLE)
        before = figure(page)
        assert re.fullmatch(r"\d+ (à|to) \d+", before.replace("\u00a0", " "))
        expect(page.get_by_role("region", name=said(NOT_KNOWN))).to_be_visible()
        saved = _saved(page, MOUSE, said(resultwords.SAVE_PROFILE), tmp_path)
        _opens_again(page, MOUSE, address, SECOND, saved)
        expect(page.locator(".headline .figure")).to_have_text(before)
        pictured(page, "opened-again", SECOND)
        page.get_by_role("button", name={"en": "English", "fr": "Français"}[FIRST]).click()
        assert page.get_by_role("heading", level=1).inner_text() == other(resultwords.RESULT_TITLE)
        page.get_by_role("button", name=other(resultwords.CHANGE_ANSWERS)).click()
        page.locator("button[value='language_tests[0].writing']").click()
        page.locator("[name='language_tests[0].writing']").fill("548")
        page.locator("main .button:not(.second)").first.click()
        assert page.get_by_role("heading", level=1).inner_text() == other(interviewwords.ANSWERS_TITLE)


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
