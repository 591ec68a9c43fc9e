"""Whether a page is for everybody: by axe, with nothing beyond its side, wide by day and narrow by night."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Literal

from axe_playwright_python.base import AxeResults  # type: ignore[import-untyped]
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.journeys.looks import LOOKED
from tests.journeys.turning import NARROW, WIDE

AXE = Axe()
Scheme = Literal["light", "dark"]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
CHECKED = frozenset({"color-contrast", "html-has-lang", "region"})
"""Rules that every page gives something to look at: an audit of nothing would pass."""
CORNERS: tuple[tuple[int, Scheme], ...] = ((WIDE, "light"), (NARROW, "dark"))
"""Both widths and both sets of colours; colours hang on no width, so that the other two corners show nothing more."""


def breaks_nothing(page: Page, *, checked: Collection[str] = CHECKED) -> None:
    """No rule of accessibility is broken as the page stands, and nothing reaches beyond its side; it is noted down."""
    page.wait_for_load_state()  # a click only waits until the page that follows begins
    LOOKED.add(page.evaluate(SHAPE))
    if not page.evaluate("'axe' in window"):  # a page that is looked at twice is given it once: it is half a megabyte
        page.evaluate(AXE.axe_script)
    found = AxeResults(page.evaluate("of => axe.run(of)", {"runOnly": RULES, "resultTypes": ["violations"]}))
    assert found.violations_count == 0, f"{page.url} {page.title()} {_shape(page)}\n{found.generate_report()}"
    assert set(checked) <= {rule["id"] for rule in found.response["passes"]}, page.url
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, page.title(), width)


def says_what_is_wrong(
    page: Page,
    button: str = "main form .button",
    *,
    typed: Mapping[str, str] = MappingProxyType({}),
    checked: Collection[str] = CHECKED,
) -> None:
    """A form with nothing in it but what is typed comes back with what is wrong, which has the focus."""
    page.evaluate(EMPTIED)
    for name, text in typed.items():
        page.locator(f"main [name='{name}']").fill(text)
    page.locator(button).first.click()
    expect(page.locator(".errors")).to_be_focused()
    breaks_nothing(page, checked=checked)


EMPTIED = """for (const e of document.querySelectorAll('main input, main select, main textarea')) {
    if (e.type === 'radio' || e.type === 'checkbox') e.checked = false;
    else if (e.type !== 'hidden') e.value = '';
}"""
SHAPE = """(document.querySelector('main')?.dataset.shape ?? '-')
    + (document.querySelector('.errors') ? '!' : '') + ' ' + document.documentElement.lang.slice(0, 2)"""
"""The template of a page, whether it says what is wrong with a form, and its language."""


def is_for_everybody(page: Page, *, checked: Collection[str] = CHECKED) -> None:
    """A page breaks nothing in either corner; it is then left as it was found."""
    before = page.viewport_size
    for width, scheme in CORNERS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        breaks_nothing(page, checked=checked)
    if before is not None:
        page.set_viewport_size(before)
    page.emulate_media(color_scheme="null")


def _shape(page: Page) -> str:
    night = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    return f"{page.viewport_size} {'dark' if night else 'light'}"
