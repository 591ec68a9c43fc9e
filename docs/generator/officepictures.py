"""Takes the pictures of the pages of officers, auditors and administrators, over a demo of its own.

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
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from docs.generator.pictures import PICTURES, executable, keep
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

SIZE = "4000"
COLOURS = 255
WIDTH = 1080
COMMAND = [sys.executable, "-m", "express_entry"]
SIGN_IN: Mapping[Language, str] = {"en": "/en/account/sign-in/", "fr": "/fr/compte/ouvrir-une-session/"}
OFFICER: Mapping[Language, Mapping[str, tuple[str, int]]] = {
    "en": {
        "home": ("/en/pool-and-rounds/", 1130),
        "pool": ("/en/pool-and-rounds/pool/", 1750),
        "preview": ("/en/pool-and-rounds/rounds/demo-1/preview/", 1420),
        "round": ("/en/pool-and-rounds/rounds/autumn-1/", 1750),
    },
    "fr": {
        "home": ("/fr/bassin-et-rondes/", 1190),
        "pool": ("/fr/bassin-et-rondes/bassin/", 1750),
        "preview": ("/fr/bassin-et-rondes/rondes/demo-1/apercu/", 1440),
        "round": ("/fr/bassin-et-rondes/rondes/autumn-1/", 1800),
    },
}
AUDITOR: Mapping[Language, Mapping[str, tuple[str, int]]] = {
    "en": {
        "verify": ("/en/pool-and-rounds/rounds/autumn-1/verification/?check=now", 840),
        "trail": ("/en/audit-trail/?action=round.*", 1420),
    },
    "fr": {
        "verify": ("/fr/bassin-et-rondes/rondes/autumn-1/verification/?check=now", 870),
        "trail": ("/fr/piste-de-verification/?action=round.*", 1440),
    },
}
"""Pages by who looks at them, with how much of each is taken."""
HELD = (
    *("--grouping", "general", "--programs", "cec,fsw,fst", "--invitations", "150"),
    *("--basis", "A10.3(1)(h.1)-(j.1)"),
)


def main() -> None:
    """Takes every picture anew and says how large each is."""
    PICTURES.mkdir(exist_ok=True)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    with _demo() as (address, made), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable(), args=flags)
        for language in LANGUAGES:
            for role, pages in (("round_officer", OFFICER), ("auditor", AUDITOR)):
                with _entered(
                    browser, address + SIGN_IN[language], made["accounts"][role], made["pass_phrase"]
                ) as page:
                    for name, (place, height) in pages[language].items():
                        page.goto(address + place)
                        _take(page, f"office-{name}.{language}.png", height)
        browser.close()


@contextmanager
def _demo() -> Iterator[tuple[str, dict[str, Any]]]:
    """A service with a demo in it, a round of which was held and published; its address, and its accounts."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {**os.environ, "EXPRESS_ENTRY_DATA": folder, "EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}
        _told(settings, "migrate")
        _told(settings, "pool", "demo", "--size", SIZE)
        made = json.loads(_told(settings, "account", "demo", "--format", "json"))
        _told(settings, "pool", "round", "draft", "autumn-1", *HELD, "--as", "user.5f1c2a")
        for step, who in (("authorise", "user.93d0b7"), ("run", "user.5f1c2a"), ("publish", "user.5f1c2a")):
            _told(settings, "pool", "round", step, "autumn-1", "--as", who)
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
def _entered(browser: Browser, where: str, email: str, phrase: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDTH, "height": 900})
    page = context.new_page()
    page.goto(where)
    page.locator("#email").fill(email)
    page.locator("#password").fill(phrase)
    page.locator("main form button").click()
    yield page
    context.close()


def _take(page: Page, name: str, height: int) -> None:
    page.set_viewport_size({"width": WIDTH, "height": height})
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    data = io.BytesIO()
    picture.save(data, "PNG", optimize=True)
    keep(name, data.getvalue())


if __name__ == "__main__":
    main()
