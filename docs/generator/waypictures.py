"""Takes the pictures of the tutorial on the whole way: somebody of a demo pool is invited, and applies.

``make pictures`` runs it: it needs a browser, and the pictures are to be looked at, so no test takes them.
"""

from __future__ import annotations

from playwright.sync_api import Page

from docs.generator.studio import OFFICER, PHONE, browser, demo, take
from express_entry.law.text import LANGUAGES


def main() -> None:
    """Takes every picture anew and says how large each is."""
    with demo(300) as studio, browser() as running:
        for step in ("run", "publish"):
            studio.tell("pool", "round", step, "demo-1", "--as", OFFICER)
        with studio.served():
            for language in LANGUAGES:
                with studio.entered(running, "candidate", language, PHONE) as page:
                    take(page, f"way-invited-phone.{language}.png")
            for language in LANGUAGES:
                with studio.entered(running, "candidate", language) as page:
                    _begin(page)
                    take(page, f"way-application.{language}.png", height=1300)


def _begin(page: Page) -> None:
    """To the application, which the first of both languages starts."""
    page.locator("main .button.start").click()
    if page.url.split("/")[5] not in ("applications", "demandes"):
        page.locator("main .side .button").first.click()
        page.locator("main form .button").click()


if __name__ == "__main__":
    main()
