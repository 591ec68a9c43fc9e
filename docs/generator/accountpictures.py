"""Takes the pictures of the pages of an account, of a service with one account that is gone afterwards.

``make pictures`` runs it after those that anybody may look at.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import pyotp
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from docs.generator.pagepictures import COLOURS
from docs.generator.pictures import executable, keep
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

WHO, PASSWORD = "ana@example.org", "a pass phrase of a picture, which nobody has"
WIDTH = 1080
PLACES: dict[Language, dict[str, str]] = {
    "en": {
        "sign_in": "/en/account/sign-in/",
        "account": "/en/account/",
        "authenticator": "/en/account/second-factor/authenticator/",
        "passkey": "/en/account/second-factor/passkey/",
        "factors": "/en/account/second-factor/",
        "name": "my phone",
    },
    "fr": {
        "sign_in": "/fr/compte/ouvrir-une-session/",
        "account": "/fr/compte/",
        "authenticator": "/fr/compte/second-facteur/authentificateur/",
        "passkey": "/fr/compte/second-facteur/cle-d-acces/",
        "factors": "/fr/compte/second-facteur/",
        "name": "mon téléphone",
    },
}
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def main() -> None:
    """Takes every picture anew and says how large each is."""
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable(), args=flags)
        for language in LANGUAGES:
            with serving(language) as address:
                page = browser.new_page(viewport={"width": WIDTH, "height": 900})
                _of_an_account(page, address, language)
                page.close()
        browser.close()


@contextmanager
def serving(language: Language) -> Iterator[str]:
    """The address of a service with one account."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "EXPRESS_ENTRY_DATA": folder}
        command = [sys.executable, "-m", "express_entry"]
        made = ["account", "create", WHO, "--password", "--speaks", language]
        for arguments in (["migrate"], made, ["account", "grant", WHO, "candidate"]):
            subprocess.run(  # noqa: S603 - our own
                [*command, *arguments],
                env=environment,
                check=True,
                capture_output=True,
                text=True,
                input=f"{PASSWORD}\n",
            )
        process = subprocess.Popen(  # noqa: S603 - our own
            [*command, "serve", "--port", "0"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert process.stdout is not None
            # A passkey belongs to a name.
            yield process.stdout.readline().split()[2].rstrip("/").replace("127.0.0.1", "localhost")
        finally:
            process.terminate()
            process.wait()


def _of_an_account(page: Page, address: str, language: Language) -> None:
    places = PLACES[language]
    page.goto(address + places["sign_in"])
    page.locator("#email").fill(WHO)
    page.locator("#password").fill(PASSWORD)
    page.locator("main form .button").click()
    page.goto(address + places["authenticator"])
    _take(page, f"pages-authenticator.{language}.png", 1120)
    key = page.locator("dd.secret").inner_text().replace(" ", "")
    page.locator("#code").fill(pyotp.TOTP(key).now())
    page.locator("main form .button").click()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.goto(address + places["passkey"])
    page.locator("#name").fill(places["name"])
    page.locator("main form .button").click()
    page.locator("tbody").wait_for()
    page.goto(address + places["factors"])
    _take(page, f"pages-factors.{language}.png", 1250)
    page.goto(address + places["account"])
    _take(page, f"pages-account.{language}.png", 760)


def _take(page: Page, name: str, height: int) -> None:
    page.set_viewport_size({"width": WIDTH, "height": height})
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    data = io.BytesIO()
    picture.save(data, "PNG", optimize=True)
    keep(name, data.getvalue())


if __name__ == "__main__":
    main()
