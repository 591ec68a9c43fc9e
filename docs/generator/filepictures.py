"""Takes the pictures of the pages of files, over the invented applications of the demo.

``make pictures`` runs it: it needs a browser, and the pictures are to be looked at, so no test takes them.
"""

from __future__ import annotations

from playwright.sync_api import Page

from docs.generator.studio import browser, demo, take
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

DOUBTFUL, INCOMPLETE = "A000000011", "A000000012"
FIRST: dict[Language, str] = {"en": "/en/files/", "fr": "/fr/dossiers/"}
RETURN: dict[Language, str] = {"en": "return/", "fr": "retourner/"}
NOTE: dict[Language, str] = {
    "en": "No copy of a passport was sent.",
    "fr": "Aucune copie d'un passeport n'a été envoyée.",
}


def main() -> None:
    """The lists, a file with trouble under A11.2, and a return with its letter, in both languages."""
    with demo(150, ("application", "demo")) as studio, studio.served(), browser() as running:
        for language in LANGUAGES:
            with studio.entered(running, "case_officer", language) as page:
                files = studio.address + FIRST[language]
                page.goto(files)
                take(page, f"files-lists.{language}.png", height=1180)
                page.goto(f"{files}{DOUBTFUL}/")
                take(page, f"files-file.{language}.png", height=1500)
                page.evaluate("document.getElementById('test').scrollIntoView()")
                take(page, f"files-test.{language}.png", height=1180)
                _returned(page, f"{files}{INCOMPLETE}/{RETURN[language]}", language)
                take(page, f"files-return.{language}.png", height=1380)


def _returned(page: Page, address: str, language: Language) -> None:
    """The page that asks before an application is returned; nothing is returned."""
    page.goto(address)
    page.locator("input[type=checkbox]").check()
    page.locator("textarea").fill(NOTE[language])
    page.locator("main form .button").click()


if __name__ == "__main__":
    main()
