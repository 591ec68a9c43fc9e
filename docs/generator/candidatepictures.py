"""Takes the pictures of a candidate's pages: somebody of a demo pool changes a profile, is invited, and applies.

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

from docs.generator.pagepictures import SCREEN, _take
from docs.generator.pictures import PICTURES, executable
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

COMMAND = [sys.executable, "-m", "express_entry"]
HOME: Mapping[Language, str] = {"en": "/en/my-file/", "fr": "/fr/mon-dossier/"}
OF_PROFILE: Mapping[Language, Mapping[str, str]] = {
    "en": {"rank": "rank", "answers": "answers", "effect": "effect", "invitation": "invitation"},
    "fr": {"rank": "rang", "answers": "reponses", "effect": "effet", "invitation": "invitation"},
}
PROFILES: Mapping[Language, str] = {"en": "profiles", "fr": "profils"}
SKILLS = ("speaking", "listening", "reading", "writing")
ROUND = ("--grouping", "general", "--programs", "cec,fsw,fst", "--invitations", "150", "--basis", "A10.3(1)(h.1)-(j.1)")


def main() -> None:
    """Takes every picture anew and says how large each is."""
    PICTURES.mkdir(exist_ok=True)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    with _demo() as (address, made, tell), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable(), args=flags)
        number = ""
        for language in LANGUAGES:
            with _entered(browser, address, made, language) as page:
                number = _of_the_pool(page, address, language)
        _hold(tell)
        for language in LANGUAGES:
            with _entered(browser, address, made, language) as page:
                page.goto(address + _place("invitation", language, number))
                _take(page, f"candidate-invitation.{language}.png", height=1300)
        browser.close()


def _of_the_pool(page: Page, address: str, language: Language) -> str:
    """The rank of somebody, and what an edit would change; the number of the profile."""
    number = page.locator("main table a").first.inner_text().strip()
    page.goto(address + _place("rank", language, number))
    _take(page, f"candidate-rank.{language}.png", height=1100)
    page.goto(address + _place("answers", language, number))
    page.locator("button[value='language_tests[0].speaking']").click()
    for skill in SKILLS:
        page.locator(f"[name='language_tests[0].{skill}']").fill("9")
    page.locator("button[value=answers]").click()
    page.locator(f"[formaction='{_place('effect', language, number)}']").click()
    _take(page, f"candidate-effect.{language}.png", height=1200)
    return number


def _place(name: str, language: Language, number: str) -> str:
    return f"{HOME[language]}{PROFILES[language]}/{number}/{OF_PROFILE[language][name]}/"


@contextmanager
def _demo() -> Iterator[tuple[str, dict[str, Any], Any]]:
    """A service with a demo in it: its address, its accounts, and how a command is told."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {**os.environ, "EXPRESS_ENTRY_DATA": folder, "EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}

        def tell(*arguments: str) -> str:
            return _told(settings, *arguments)

        tell("migrate")
        tell("pool", "demo", "--size", "2000")
        made = json.loads(tell("account", "demo", "--format", "json"))
        tell("pool", "clock")
        process = subprocess.Popen(  # noqa: S603 - our own
            [*COMMAND, "serve", "--port", "0"],
            env=settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[2].rstrip("/"), made, tell
        finally:
            process.terminate()
            process.wait()


def _told(settings: Mapping[str, str], *arguments: str) -> str:
    ran = subprocess.run([*COMMAND, *arguments], env=settings, check=True, capture_output=True, text=True)  # noqa: S603
    return ran.stdout


def _hold(tell: Any) -> None:
    """A round that invites somebody of the pictures."""
    tell("pool", "round", "draft", "autumn-1", *ROUND, "--as", "user.5f1c2a")
    for step, who in (("authorise", "user.93d0b7"), ("run", "user.5f1c2a"), ("publish", "user.5f1c2a")):
        tell("pool", "round", step, "autumn-1", "--as", who)


@contextmanager
def _entered(browser: Browser, address: str, made: Mapping[str, Any], language: Language) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": SCREEN.width, "height": SCREEN.height})
    page.goto(address + HOME[language])
    page.locator("[name=email]").fill(made["accounts"]["candidate"])
    page.locator("[name=password]").fill(made["pass_phrase"])
    page.locator("main form button.button").first.click()
    page.locator("main table a").first.wait_for()
    yield page
    page.close()


if __name__ == "__main__":
    main()
