"""People who meet in the service, each at a browser of their own, where they go by the words that they read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from express_entry.law.text import Sayable
from express_entry.pages.addresses import address as address_of
from express_entry.reports.typography import typeset
from tests.journeys.hands import Hand, Upload
from tests.journeys.pictures import pictured
from tests.journeys.turning import Way
from tests.service.running import Instance

PATIENCE = 30_000
"""Milliseconds for a page: signing in takes long on purpose, and a document is looked at before it is taken."""


def fills(page: Page, hand: Hand, fields: Mapping[str, str]) -> None:
    """Fields of a page by their names: text, a choice among some, or a box (``yes``)."""
    for name, value in fields.items():
        found = page.locator(f"main [name='{name}']")
        kind = found.first.evaluate("it => it.type")
        if kind == "radio":
            hand.check(page.locator(f"main [name='{name}'][value='{value}']"))
        elif kind == "checkbox":
            hand.check(found)
        elif kind.startswith("select"):
            hand.choose(found, value)
        else:
            hand.fill(found, value)


class Walker:
    """Somebody at a browser, in one language."""

    def __init__(self, page: Page, root: str, way: Way) -> None:
        self.page, self.root, self.way, self.language, self.hand = page, root, way, way.language, way.hand
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("console", self._notes)

    def _notes(self, message: ConsoleMessage) -> None:
        told = "status of 400" in message.text  # by the page itself, where a form says what is wrong
        if message.type in ("error", "warning") and not told:
            self.complaints.append(f"{message.text} ({self.page.url})")

    # ------------------------------------------------------------------------------------------------------ on the way

    def goes(self, page: str, **parts: str) -> None:
        """To a page by its address, as by a bookmark."""
        self.page.goto(self.root + address_of(page, self.language, **parts))

    def follows(self, words: Sayable) -> None:
        self.hand.press(self.page.get_by_role("link", name=self.hears(words), exact=True).first)

    def presses(self, words: Sayable) -> None:
        self.hand.press(self.page.get_by_role("button", name=self.hears(words), exact=True))

    def sends(self) -> None:
        """What the main form of the page is there for."""
        self.hand.press(self.page.locator("main form .button").first)

    # ---------------------------------------------------------------------------------------------------- what is typed

    def types(self, fields: Mapping[str, str]) -> None:
        """Into fields by their names: text, a choice among some, or a box (``yes``)."""
        fills(self.page, self.hand, fields)

    def types_day(self, name: str, day: date) -> None:
        self.types({f"{name}.year": str(day.year), f"{name}.month": str(day.month), f"{name}.day": str(day.day)})

    def hands(self, file: Upload) -> None:
        self.hand.upload(self.page.locator("main input[type=file]"), file)

    # ----------------------------------------------------------------------------------------------------- what is seen

    def hears(self, words: Sayable) -> str:
        """Words as the pages print them."""
        return typeset(words.say(self.language), self.language)

    def is_told(self, words: Sayable) -> None:
        """The message that a form leaves behind."""
        expect(self.page.get_by_role("status")).to_contain_text(self.hears(words))

    def sees(self, words: Sayable | str) -> None:
        said = words if isinstance(words, str) else self.hears(words)
        expect(self.page.locator("main")).to_contain_text(said, ignore_case=True)

    def pictures(self, name: str, *, phone: bool = False, **how: Any) -> None:
        """A picture for the documentation, where one is asked for and this is the width that it shows."""
        if self.way.phone == phone:
            pictured(self.page, name, self.language, **how)

    @property
    def number(self) -> str:
        """Of the profile or the application in the address."""
        found = re.search(r"/([AE]\d{9})/", self.page.url)
        assert found is not None, self.page.url
        return found[1]


@contextmanager
def walking(browser: Browser, root: str, way: Way, *, script: bool = True) -> Iterator[Walker]:
    """Somebody who is not known yet; what their browser complains of is a failure."""
    context = browser.new_context(viewport={"width": way.width, "height": 900}, java_script_enabled=script)
    try:
        walker = Walker(context.new_page(), root, way)
        yield walker
        assert walker.complaints == [], walker.complaints
    finally:
        context.close()


PLAIN = Way("en", phone=False)


class House(NamedTuple):
    """A demo that is served, and who signs in to it."""

    root: str
    instance: Instance
    emails: Mapping[str, str]
    phrase: str
    browser: Browser
    papers: Path

    @contextmanager
    def somebody(self, way: Way, *, script: bool = True) -> Iterator[Walker]:
        with walking(self.browser, self.root, way, script=script) as walker:
            yield walker

    @contextmanager
    def officer(self, role: str, way: Way, *, script: bool = True) -> Iterator[Walker]:
        """Somebody of the demo, signed in by the page."""
        with self.somebody(way, script=script) as walker:
            walker.goes("entrance:sign_in")
            walker.types({"email": self.emails[role], "password": self.phrase})
            walker.sends()
            expect(walker.page.locator(".own")).to_be_visible()
            yield walker

    def reads(self, role: str, path: str) -> Any:
        """What somebody else is told over the API."""
        with self.officer(role, PLAIN) as reader:
            answer = reader.page.request.get(f"{self.root}/api/v1{path}")
            assert answer.status == 200, answer.text()
            return answer.json()
