"""Answers kept in a browser where somebody asks for it: found again, gone on with, deleted; nothing without scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from express_entry.pages.addresses import address as address_of
from tests.journeys.accessibility import breaks_nothing
from tests.journeys.hands import KEYS
from tests.journeys.test_assessment import figure, visiting

EXAMPLE = Path(__file__).parents[2] / "examples" / "profiles" / "stem-engineer.json"
OF_THE_EXAMPLE = json.loads(EXAMPLE.read_text("utf-8"))
KEPT = "localStorage.getItem('express-entry.answers')"


def opens_the_example(page: Page, address: str) -> None:
    page.goto(f"{address}/en/assessment/open/")
    KEYS.upload(page.locator("input[type=file]"), EXAMPLE)
    KEYS.press(page.get_by_role("button", name="Open"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")


def born(profile: dict[str, Any]) -> str:
    return str(profile["person"]["date_of_birth"])


def are_offered_where_signing_out_leads(page: Page, address: str) -> None:
    page.goto(address + address_of("entrance:sign_in", "fr"))
    offered = page.get_by_role("region", name="Il y a des réponses sur cet appareil")
    expect(offered.get_by_role("button", name="Les supprimer de cet appareil")).to_be_visible()
    breaks_nothing(page)


def test_by_keyboard_answers_are_kept_on_the_device_if_asked_for_and_until_they_are_deleted(
    browser: Browser, address: str
) -> None:
    with visiting(browser, phone=True) as page:
        page.goto(f"{address}/en/assessment/")
        expect(page.get_by_role("region", name="There are answers on this device")).to_be_hidden()
        opens_the_example(page, address)
        keep = page.get_by_role("region", name="Keep your answers on this device")
        expect(keep).to_contain_text("do not do this on a device that others use")
        expect(keep.get_by_role("button", name="Delete")).to_be_hidden()
        breaks_nothing(page)
        KEYS.press(keep.get_by_role("button", name="Keep them on this device"))
        expect(keep.get_by_role("status")).to_contain_text("are kept in this browser")
        assert born(json.loads(json.loads(page.evaluate(KEPT))["document"])["profile"]) == born(OF_THE_EXAMPLE)
        KEYS.press(page.get_by_role("button", name="See the result"))
        before = figure(page)

        page.goto(f"{address}/fr/evaluation/")
        offered = page.get_by_role("region", name="Il y a des réponses sur cet appareil")
        expect(offered.get_by_role("status")).to_contain_text("sont conservées dans ce navigateur")
        breaks_nothing(page)
        KEYS.press(offered.get_by_role("button", name="Continuer avec ces réponses"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Vérifiez vos réponses")
        KEYS.press(page.get_by_role("button", name="Voir le résultat"))
        expect(page.locator(".headline .figure")).to_have_text(before)

        are_offered_where_signing_out_leads(page, address)
        page.goto(f"{address}/en/assessment/open/")
        offered = page.get_by_role("region", name="There are answers on this device")
        KEYS.press(offered.get_by_role("button", name="Delete them from this device"))
        expect(offered.get_by_role("status")).to_have_text("The answers are deleted from this device.")
        expect(offered.get_by_role("status")).to_be_focused()
        assert page.evaluate(KEPT) is None
        page.reload()
        expect(offered).to_be_hidden()


def test_a_browser_that_keeps_nothing_says_so_and_one_that_keeps_something_else_is_not_misread(
    browser: Browser, address: str
) -> None:
    with visiting(browser) as page:
        opens_the_example(page, address)
        page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
        page.get_by_role("button", name="Keep them on this device").click()
        expect(page.get_by_role("status")).to_contain_text("could not be kept in this browser")
        page.goto(f"{address}/en/")
        for odd in ("{", "null", "[]", '{"document": 1}'):
            page.evaluate("it => localStorage.setItem('express-entry.answers', it)", odd)
            page.goto(f"{address}/en/assessment/")
            expect(page.locator("[data-device]")).to_be_hidden()


def test_without_scripts_saving_is_a_download_and_nothing_else_is_offered(browser: Browser, address: str) -> None:
    with visiting(browser, scripts=False) as page:
        opens_the_example(page, address)
        expect(page.locator("[data-device]")).to_be_hidden()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save my answers").click()
        assert download.value.suggested_filename.endswith(".json")
