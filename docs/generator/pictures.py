"""Takes the pictures of the report that the documentation shows: the page, the page on a phone, and the pdf.

``make pictures`` runs it: it needs a browser, and the pictures are to be looked at, so no test takes them.
"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from express_entry.law import Language
from express_entry.law.text import LANGUAGES
from express_entry.profile import load
from express_entry.reports.composition import compose
from express_entry.reports.findings import Findings, find
from express_entry.reports.pdf import pictures
from express_entry.reports.report import Letterhead, Report
from express_entry.reports.webpage import webpage

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
EXAMPLE = ROOT / "examples" / "profiles" / "stem-engineer.json"
LETTERHEAD = Letterhead("Example Immigration", "office@example.com", "Example Client")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTHS = {"page": (1080, 1320), "phone": (390, 1320)}
"""What is seen of the page on a screen and on a phone: width and height."""
FINENESS = 88
"""Dots to the inch of a picture of paper."""


def main() -> None:
    """Takes every picture anew and says how large each is."""
    PICTURES.mkdir(exist_ok=True)
    findings = _findings()
    with sync_playwright() as play:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        browser = play.chromium.launch(executable_path=executable(), args=flags)
        for language in LANGUAGES:
            report = compose(findings, LETTERHEAD, language)
            _of_the_page(browser, report, language)
            for number, data in enumerate(pictures(report, fineness=FINENESS), 1):
                keep(f"report-{number}.{language}.png", data)
        browser.close()


def _findings() -> Findings:
    submitted = datetime(2022, 11, 20, 15, 4, 5, tzinfo=UTC)
    return find(load(EXAMPLE), on=date(2023, 7, 5), submitted=submitted)


def executable() -> str:
    """The browser of ``CHROMIUM``, else the first that is installed."""
    named = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, (named,) if named else BROWSERS)), None)
    if found is None:
        raise SystemExit("no browser: make browser installs one")
    return found


def _of_the_page(browser: Browser, report: Report, language: Language) -> None:
    for name, (width, height) in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_content(webpage(report))
        keep(f"report-{name}.{language}.png", page.screenshot())
        page.close()


def keep(name: str, data: bytes) -> None:
    """Writes a picture, and says how large it is."""
    (PICTURES / name).write_bytes(data)
    print(f"{name}  {len(data) // 1024} kB")


if __name__ == "__main__":
    main()
