"""Takes the pictures of the tutorial on the whole way: somebody of a demo pool is invited, and applies.

``make pictures`` runs it: it needs a browser, and the pictures are to be looked at, so no test takes them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from docs.generator.pagepictures import PHONE, SCREEN, Size, _take
from docs.generator.pictures import PICTURES, executable
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

COMMAND = [sys.executable, "-m", "express_entry"]
SIGN_IN: Mapping[Language, str] = {"en": "/en/account/sign-in/", "fr": "/fr/compte/ouvrir-une-session/"}


def main() -> None:
    """Takes every picture anew and says how large each is."""
    PICTURES.mkdir(exist_ok=True)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    with _demo() as (address, made), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable(), args=flags)
        for language in LANGUAGES:
            with _entered(browser, address, made, language, PHONE) as page:
                _take(page, f"way-invited-phone.{language}.png")
        for language in LANGUAGES:
            with _entered(browser, address, made, language, SCREEN) as page:
                _begin(page)
                _take(page, f"way-application.{language}.png", height=1300)
        browser.close()


def _begin(page: Page) -> None:
    """To the application, which the first of both languages starts."""
    page.locator("main .button.start").click()
    if page.url.split("/")[5] not in ("applications", "demandes"):
        page.locator("main .side .button").first.click()
        page.locator("main form .button").click()


@contextmanager
def _demo() -> Iterator[tuple[str, dict[str, Any]]]:
    """A service with a demo in it, whose round was held and published; its address, and its accounts."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {**os.environ, "EXPRESS_ENTRY_DATA": folder, "EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}
        _told(settings, "migrate")
        _told(settings, "pool", "demo", "--size", "300")
        made = json.loads(_told(settings, "account", "demo", "--format", "json"))
        for step in ("run", "publish"):
            _told(settings, "pool", "round", step, "demo-1", "--as", "officer")
        process = subprocess.Popen(  # noqa: S603 - our own
            [*COMMAND, "serve", "--port", "0"],
            env=settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[2].rstrip("/"), made
        finally:
            process.terminate()
            process.wait()


def _told(settings: Mapping[str, str], *arguments: str) -> str:
    ran = subprocess.run([*COMMAND, *arguments], env=settings, check=True, capture_output=True, text=True)  # noqa: S603
    return ran.stdout


@contextmanager
def _entered(browser: Browser, address: str, made: Mapping[str, Any], language: Language, size: Size) -> Iterator[Page]:
    """The demo's candidate at their own first page."""
    page = browser.new_page(viewport={"width": size.width, "height": size.height}, color_scheme=size.scheme)
    page.goto(address + SIGN_IN[language])
    page.locator("#email").fill(made["accounts"]["candidate"])
    page.locator("#password").fill(made["pass_phrase"])
    page.locator("main form .button").click()
    yield page
    page.context.close()


if __name__ == "__main__":
    main()
