"""Takes the pictures of the pages of files, over the invented applications of the demo."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from express_entry.law import Language
from express_entry.law.text import LANGUAGES

Take = Callable[..., None]
DOUBTFUL, INCOMPLETE = "A000000011", "A000000012"
FIRST: dict[Language, str] = {"en": "/en/files/", "fr": "/fr/dossiers/"}
RETURN: dict[Language, str] = {"en": "return/", "fr": "retourner/"}
NOTE: dict[Language, str] = {
    "en": "No copy of a passport was sent.",
    "fr": "Aucune copie d'un passeport n'a été envoyée.",
}


def take_files(browser: Browser, take: Take) -> None:
    """The lists, a file with trouble under A11.2, and a return with its letter, in both languages."""
    with demo() as (address, email, phrase):
        for language in LANGUAGES:
            page = browser.new_page(viewport={"width": 1080, "height": 900})
            page.goto(address + FIRST[language])
            page.locator("input[name=email]").fill(email)
            page.locator("input[name=password]").fill(phrase)
            page.locator("main form .button").click()
            take(page, f"files-lists.{language}.png", height=1180)
            page.goto(f"{address}{FIRST[language]}{DOUBTFUL}/")
            take(page, f"files-file.{language}.png", height=1500)
            page.evaluate("document.getElementById('test').scrollIntoView()")
            take(page, f"files-test.{language}.png", height=1180)
            _returned(page, f"{address}{FIRST[language]}{INCOMPLETE}/{RETURN[language]}", language)
            take(page, f"files-return.{language}.png", height=1380)
            page.close()


def _returned(page: Page, address: str, language: Language) -> None:
    """The page that asks before an application is returned; nothing is returned."""
    page.goto(address)
    page.locator("input[type=checkbox]").check()
    page.locator("textarea").fill(NOTE[language])
    page.locator("main form .button").click()


@contextmanager
def demo() -> Iterator[tuple[str, str, str]]:
    """A service over the demo: its address, a case officer's account, and the pass phrase."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "EXPRESS_ENTRY_DATA": folder, "EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}
        command = [sys.executable, "-m", "express_entry"]
        steps = ("migrate", "application demo", "pool demo --size 150", "account demo --format json")
        for step in steps:
            ran = subprocess.run(  # noqa: S603 - our own
                [*command, *step.split()], env=environment, check=True, capture_output=True, text=True
            )
        made = json.loads(ran.stdout)
        process = subprocess.Popen(  # noqa: S603 - our own
            [*command, "serve", "--port", "0"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[2].rstrip("/")
            yield address, made["accounts"]["case_officer"], made["pass_phrase"]
        finally:
            process.terminate()
            process.wait()
