"""Takes the pictures of the pages of firms and provinces, over a demo of its own.

``make pictures`` runs it: it needs a browser, and the pictures are to be looked at, so no test takes them.
"""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Browser

from docs.generator.studio import PHONE, Studio, browser, demo, take
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

SIZE = 4000
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


def main() -> None:
    """Takes every picture anew and says how large each is."""
    with demo(SIZE) as studio, studio.served(), browser() as running:
        _nominated(studio, running)
        for language in LANGUAGES:
            for role, pages in (("representative", FIRM), ("province", PROVINCE)):
                with studio.entered(running, role, language) as page:
                    for name, (place, height) in pages[language].items():
                        page.goto(studio.address + place)
                        take(page, f"firms-{name}.{language}.png", height=height)
            with studio.entered(running, "representative", language, PHONE) as page:
                page.goto(studio.address + FIRM[language]["caseload"][0])
                take(page, f"firms-caseload-phone.{language}.png", height=900)


def _nominated(studio: Studio, running: Browser) -> None:
    """A nomination on the profile of the demo's candidate, so that somebody has to be called."""
    with studio.entered(running, "candidate", "en") as page:
        listed = page.request.get(f"{studio.address}/api/v1/profiles").json()["items"]
        profile = page.request.get(f"{studio.address}/api/v1/profiles/{listed[0]['number']}").json()
    with studio.entered(running, "province", "en") as page:
        page.goto(f"{studio.address}/en/nominations/new/")
        stated = {"profile": profile["number"], "code": profile["validation_code"], "certificate": "ON-2026-1"}
        for name, text in stated.items():
            page.locator(f"input[name={name}]").fill(text)
        page.locator("main .button").click()


if __name__ == "__main__":
    main()
