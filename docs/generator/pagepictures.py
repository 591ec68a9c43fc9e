"""Takes the pictures of the service's pages that the documentation shows, of a service that runs for as long.

``make pictures`` runs it: it needs a browser, and the pictures are to be looked at, so no test takes them.
"""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from docs.generator.pictures import EXAMPLE
from docs.generator.studio import NIGHT, PHONE, SCREEN, browser, opened, take, window
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

OPENS = {"en": "/en/assessment/open/", "fr": "/fr/evaluation/ouvrir/"}
PUBLIC: dict[Language, dict[str, tuple[str, int]]] = {
    "en": {
        "rounds": ("/en/rounds/", 1420),
        "round": ("/en/rounds/440/?score=198&submitted=2026-08-05", 1250),
        "charts": ("/en/rounds/charts/", 1150),
        "law": ("/en/law/category/physicians/", 1100),
        "whatif": ("/en/what-if/crs/age/?points.2.1=130", 1500),
    },
    "fr": {
        "rounds": ("/fr/rondes/", 1500),
        "round": ("/fr/rondes/440/?score=198&submitted=2026-08-05", 1250),
        "charts": ("/fr/rondes/graphiques/", 1150),
        "law": ("/fr/droit/category/physicians/", 1100),
        "whatif": ("/fr/et-si/crs/age/?points.2.1=130", 1550),
    },
}
"""Pages that anybody may look at, with how much of each is taken."""
WORDS = {"en": "software", "fr": "logiciel"}


def main() -> None:
    """Takes every picture anew and says how large each is."""
    with opened() as studio, studio.served(), browser() as running:
        for language in LANGUAGES:
            _of_the_pages(running, studio.address, language)


def _of_the_pages(running: Browser, address: str, language: Language) -> None:
    with window(running, SCREEN) as page:
        page.goto(f"{address}/{language}/")
        take(page, f"pages-home.{language}.png")
        for name, (place, height) in PUBLIC[language].items():
            page.goto(address + place)
            take(page, f"pages-{name}.{language}.png", height=height)
        _opened(page, address, language)
        page.locator("button[value='work[0].noc']").click()
        page.locator("input[name='work[0].noc']").fill("")
        page.locator("input[name='work[0].noc']").press_sequentially(WORDS[language])
        page.locator("fieldset.found").wait_for()
        take(page, f"pages-question.{language}.png")
        _result(page, address, language)
        take(page, f"pages-result.{language}.png", height=1560)
        page.locator("section[aria-labelledby=documents] button").click()
        take(page, f"pages-checklist.{language}.png")
    with window(running, PHONE) as page:
        _opened(page, address, language)
        take(page, f"pages-answers-phone.{language}.png")
    with window(running, NIGHT) as page:
        _result(page, address, language)
        page.locator(".headline").scroll_into_view_if_needed()
        page.evaluate("scrollTo(0, document.querySelector('h1').offsetTop - 16)")
        take(page, f"pages-result-phone.{language}.png")


def _opened(page: Page, address: str, language: Language) -> None:
    page.goto(address + OPENS[language])
    page.locator("input[type=file]").set_input_files(EXAMPLE)
    page.locator("main form[enctype] .button").click()


def _result(page: Page, address: str, language: Language) -> None:
    """The result of the example on a day that the report's pictures show too."""
    _opened(page, address, language)
    page.locator("main .button").first.click()
    for part, text in (("year", "2023"), ("month", "7"), ("day", "5")):
        page.locator(f"[name='on.{part}']").fill(text)
    page.locator("section[aria-labelledby=another] button").click()


if __name__ == "__main__":
    main()
