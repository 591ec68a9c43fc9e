"""Pictures that journeys take of the pages that they come by, for the documentation: ``pytest --pictures FOLDER``.

Without the option nothing is taken and nothing on the page is touched. ``make pictures`` goes the journeys both ways,
so that each picture is there in both languages; the pages of the documentation show them all.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from express_entry.law.text import Language

OPTION = "--pictures"
SHOWN = {True: 390, False: 1080}
"""How wide a picture is, by whether the page is one on a phone."""
A_PHONE = 600
"""Pixels: what is narrower is a phone."""
HIGHEST = 1500
"""Pixels of a page that are shown unless a journey says otherwise."""

_folder: Path | None = None


def take_into(folder: Path | None) -> None:
    """Where pictures go from now on; nowhere where there is no folder."""
    global _folder  # noqa: PLW0603 - an option of the whole run
    _folder = folder


def pictured(page: Page, name: str, language: Language, *, top: str = "", height: int = HIGHEST) -> None:
    """The page as it stands, from its top or from an element on, as high as it is or as is asked for at most."""
    if _folder is None:
        return
    # What draws is among the tools of development, which not every run needs.
    from docs.generator.studio import compact

    before = page.viewport_size or {"width": SHOWN[False], "height": 900}
    width = SHOWN[before["width"] < A_PHONE]
    page.set_viewport_size({"width": width, "height": 400})
    start = page.locator(top).first.evaluate(ABOVE) if top else 0
    whole = page.evaluate("document.documentElement.scrollHeight") - start
    page.set_viewport_size({"width": width, "height": min(height, whole)})
    page.evaluate("at => scrollTo({ top: at, behavior: 'instant' })", start)
    (_folder / f"journey-{name}.{language}.png").write_bytes(compact(page.screenshot()))
    page.set_viewport_size(before)


ABOVE = "it => Math.max(0, Math.round(it.getBoundingClientRect().top + scrollY) - 24)"
"""Where a picture begins that begins with an element."""
