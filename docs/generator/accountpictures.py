"""Takes the pictures of the pages of an account, of a service with one account that is gone afterwards.

``make pictures`` runs it after those that anybody may look at.
"""

from __future__ import annotations

import pyotp
from playwright.sync_api import Page

from docs.generator.studio import browser, opened, sign_in, take, window
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

WHO, PASSWORD = "ana@example.org", "a pass phrase of a picture, which nobody has"
PLACES: dict[Language, dict[str, str]] = {
    "en": {
        "account": "/en/account/",
        "authenticator": "/en/account/second-factor/authenticator/",
        "passkey": "/en/account/second-factor/passkey/",
        "factors": "/en/account/second-factor/",
        "name": "my phone",
    },
    "fr": {
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
    with browser() as running:
        for language in LANGUAGES:
            with opened() as studio:
                studio.tell("account", "create", WHO, "--password", "--speaks", language, typed=f"{PASSWORD}\n")
                studio.tell("account", "grant", WHO, "candidate")
                with studio.served(), window(running) as page:
                    # A passkey belongs to a name.
                    _of_an_account(page, studio.address.replace("127.0.0.1", "localhost"), language)


def _of_an_account(page: Page, address: str, language: Language) -> None:
    places = PLACES[language]
    sign_in(page, address, language, WHO, PASSWORD)
    page.goto(address + places["authenticator"])
    take(page, f"pages-authenticator.{language}.png", height=1120)
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
    take(page, f"pages-factors.{language}.png", height=1250)
    page.goto(address + places["account"])
    take(page, f"pages-account.{language}.png", height=760)


if __name__ == "__main__":
    main()
