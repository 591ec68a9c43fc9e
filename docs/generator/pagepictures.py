"""Takes the pictures of the service's pages that the documentation shows, of a service that runs for as long.

``make pictures`` runs it: it needs a browser, and the pictures are to be looked at, so no test takes them.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from docs.generator.filepictures import take_files
from docs.generator.pictures import EXAMPLE, PICTURES, executable, keep
from express_entry.law import Language
from express_entry.law.text import LANGUAGES

COLOURS = 255
"""Of a picture: pages have few, and the file is half as large."""
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


class Size(NamedTuple):
    """A window, and whether it is dark in it."""

    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


SCREEN, PHONE, NIGHT = Size(1080, 900), Size(390, 844), Size(390, 844, "dark")


def main() -> None:
    """Takes every picture anew and says how large each is."""
    PICTURES.mkdir(exist_ok=True)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    with serving() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable(), args=flags)
        for language in LANGUAGES:
            _of_the_pages(browser, address, language)
        take_files(browser, _take)
        browser.close()


@contextmanager
def serving() -> Iterator[str]:
    """The address of a service of its own, without anybody in it."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "EXPRESS_ENTRY_DATA": folder}
        command = [sys.executable, "-m", "express_entry"]
        subprocess.run([*command, "migrate"], env=environment, check=True, capture_output=True)  # noqa: S603 - our own
        process = subprocess.Popen(  # noqa: S603 - our own
            [*command, "serve", "--port", "0"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[2].rstrip("/")
        finally:
            process.terminate()
            process.wait()


def _of_the_pages(browser: Browser, address: str, language: Language) -> None:
    with _window(browser, SCREEN) as page:
        page.goto(f"{address}/{language}/")
        _take(page, f"pages-home.{language}.png")
        for name, (place, height) in PUBLIC[language].items():
            page.goto(address + place)
            _take(page, f"pages-{name}.{language}.png", height=height)
        _opened(page, address, language)
        page.locator("button[value='work[0].noc']").click()
        page.locator("input[name='work[0].noc']").fill("")
        page.locator("input[name='work[0].noc']").press_sequentially(WORDS[language])
        page.locator("fieldset.found").wait_for()
        _take(page, f"pages-question.{language}.png")
        _result(page, address, language)
        _take(page, f"pages-result.{language}.png", height=1560)
        page.locator("section[aria-labelledby=documents] button").click()
        _take(page, f"pages-checklist.{language}.png")
    with _window(browser, PHONE) as page:
        _opened(page, address, language)
        _take(page, f"pages-answers-phone.{language}.png")
    with _window(browser, NIGHT) as page:
        _result(page, address, language)
        page.locator(".headline").scroll_into_view_if_needed()
        page.evaluate("scrollTo(0, document.querySelector('h1').offsetTop - 16)")
        _take(page, f"pages-result-phone.{language}.png")


@contextmanager
def _window(browser: Browser, size: Size) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": size.width, "height": size.height}, color_scheme=size.scheme)
    yield page
    page.close()


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


def _take(page: Page, name: str, *, height: int = 0) -> None:
    width, usual = (page.viewport_size or {}).get("width", 0), (page.viewport_size or {}).get("height", 0)
    if height:
        page.set_viewport_size({"width": width, "height": height})
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    data = io.BytesIO()
    picture.save(data, "PNG", optimize=True)
    keep(name, data.getvalue())
    page.set_viewport_size({"width": width, "height": usual})


if __name__ == "__main__":
    main()
