"""A real browser for the tests of pages: Chromium as ``make browser`` finds or installs it. Without one they fail.

There is one for all tests of a process: two would be two loops of events in one thread, which is one too many.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.looks import LANGUAGES, LOOKED, missing

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
"""Nothing leaves the machine by the browser's own doing, and it runs where there is no screen."""


def executable() -> str:
    """The browser of ``CHROMIUM``, else the first that is installed."""
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else NAMES:
        found = shutil.which(name)
        if found is not None:
            return found
    pytest.fail(f"no browser (tried {named or ', '.join(NAMES)}): make browser installs one", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests, with a new folder for what it keeps; every test has a context of its own."""
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=executable(), args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(autouse=True)
def promises(request: pytest.FixtureRequest) -> Iterator[None]:
    """A journey that passes has looked at every kind of page that it promises to look at."""
    before = request.session.testsfailed
    LOOKED.clear()
    yield
    chosen = getattr(getattr(request.node, "callspec", None), "params", {})
    language = chosen.get("language") or getattr(chosen.get("way"), "language", None)
    languages = [language] if language else LANGUAGES
    if request.session.testsfailed == before:
        assert missing(f"{request.path.stem}::{request.function.__name__}", languages, LOOKED) == []
