"""Takes the pictures of the pages of firms and provinces, over a demo of its own.

``make pictures`` runs it: it needs a browser, and the pictures are to be looked at, so no test takes them.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from docs.generator.pictures import PICTURES, executable, keep
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

SIZE = "4000"
COLOURS = 255
COMMAND = [sys.executable, "-m", "express_entry"]
Pages = Mapping[str, tuple[str, int]]
"""Where each picture is taken, and how much of the page."""
FIRM: Mapping[Language, Pages] = {
    "en": {
        "caseload": ("/en/clients/", 1180),
        "client": ("/en/clients/1/", 1330),
        "scenarios": ("/en/clients/1/scenarios/", 1180),
    },
    "fr": {
        "caseload": ("/fr/clients/", 1230),
        "client": ("/fr/clients/1/", 1370),
        "scenarios": ("/fr/clients/1/scenarios/", 1220),
    },
}
PROVINCE: Mapping[Language, Pages] = {
    "en": {
        "province": ("/en/nominations/", 1100),
        "find": ("/en/nominations/find/?least=400&noc=21231", 1050),
        "withdraw": ("/en/nominations/1/withdraw/", 860),
    },
    "fr": {
        "province": ("/fr/designations/", 1150),
        "find": ("/fr/designations/chercher/?least=400&noc=21231", 1100),
        "withdraw": ("/fr/designations/1/retirer/", 900),
    },
}
SCREEN, PHONE = 1080, 390


@dataclass(frozen=True)
class Demo:
    """A service with a demo in it: its address, and its accounts under one pass phrase."""

    address: str
    accounts: Mapping[str, str]
    phrase: str

    @contextmanager
    def entered(self, browser: Browser, role: str, language: Language, width: int = SCREEN) -> Iterator[Page]:
        """A page of somebody who has signed in."""
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(f"{self.address}/{language}/")
        page.get_by_role("link", name={"en": "Sign in", "fr": "Ouvrir une session"}[language], exact=True).first.click()
        page.locator("input[name=email]").fill(self.accounts[role])
        page.locator("input[name=password]").fill(self.phrase)
        page.locator("main form button").first.click()
        yield page
        context.close()


def main() -> None:
    """Takes every picture anew and says how large each is."""
    PICTURES.mkdir(exist_ok=True)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    with _demo() as demo, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable(), args=flags)
        _nominated(demo, browser)
        for language in LANGUAGES:
            for role, pages in (("representative", FIRM), ("province", PROVINCE)):
                with demo.entered(browser, role, language) as page:
                    for name, (place, height) in pages[language].items():
                        page.goto(demo.address + place)
                        _take(page, f"firms-{name}.{language}.png", height)
            with demo.entered(browser, "representative", language, PHONE) as page:
                page.goto(demo.address + FIRM[language]["caseload"][0])
                _take(page, f"firms-caseload-phone.{language}.png", 900)
        browser.close()


def _nominated(demo: Demo, browser: Browser) -> None:
    """A nomination on the profile of the demo's candidate, so that somebody has to be called."""
    with demo.entered(browser, "candidate", "en") as page:
        listed = page.request.get(f"{demo.address}/api/v1/profiles").json()["items"]
        profile = page.request.get(f"{demo.address}/api/v1/profiles/{listed[0]['number']}").json()
    with demo.entered(browser, "province", "en") as page:
        page.goto(f"{demo.address}/en/nominations/new/")
        stated = {"profile": profile["number"], "code": profile["validation_code"], "certificate": "ON-2026-1"}
        for name, text in stated.items():
            page.locator(f"input[name={name}]").fill(text)
        page.locator("main .button").click()


@contextmanager
def _demo() -> Iterator[Demo]:
    with tempfile.TemporaryDirectory() as folder:
        settings = {**os.environ, "EXPRESS_ENTRY_DATA": folder, "EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}
        _told(settings, "migrate")
        _told(settings, "pool", "demo", "--size", SIZE)
        made = json.loads(_told(settings, "account", "demo", "--format", "json"))
        process = subprocess.Popen(  # noqa: S603 - our own
            [*COMMAND, "serve", "--port", "0"],
            env=settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert process.stdout is not None
            yield Demo(process.stdout.readline().split()[2].rstrip("/"), made["accounts"], made["pass_phrase"])
        finally:
            process.terminate()
            process.wait()


def _told(settings: Mapping[str, str], *arguments: str) -> str:
    ran = subprocess.run([*COMMAND, *arguments], env=settings, check=True, capture_output=True, text=True)  # noqa: S603
    return ran.stdout


def _take(page: Page, name: str, height: int) -> None:
    width = page.viewport_size["width"] if page.viewport_size is not None else SCREEN
    page.set_viewport_size({"width": width, "height": height})
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    data = io.BytesIO()
    picture.save(data, "PNG", optimize=True)
    keep(name, data.getvalue())


if __name__ == "__main__":
    main()
