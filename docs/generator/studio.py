"""Where pictures of pages are taken: a service of its own for as long, a browser before it, and who signs in."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from docs.generator.pictures import PICTURES, executable, keep
from express_entry.law import Language

COMMAND = (sys.executable, "-m", "express_entry")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
SIGN_IN: Mapping[Language, str] = {"en": "/en/account/sign-in/", "fr": "/fr/compte/ouvrir-une-session/"}
COLOURS = 255
"""Of a picture: pages have few."""
OFFICER, SECOND = "user.5f1c2a", "user.93d0b7"


class Size(NamedTuple):
    """A window, and whether it is dark in it."""

    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


SCREEN, PHONE, NIGHT = Size(1080, 900), Size(390, 844), Size(390, 844, "dark")


@dataclass
class Studio:
    """A data folder of its own; once it is served, the address, and the demo's accounts under one pass phrase."""

    environment: dict[str, str]
    address: str = ""
    accounts: dict[str, str] = field(default_factory=dict)
    phrase: str = ""

    def tell(self, *arguments: str, typed: str = "") -> str:
        """What a command prints."""
        ran = subprocess.run(  # noqa: S603 - our own
            [*COMMAND, *arguments], env=self.environment, check=True, capture_output=True, text=True, input=typed
        )
        return ran.stdout

    def hold(self, number: str, *instruction: str) -> None:
        """A round of the demo's pool, from its instruction to its publication."""
        self.tell("pool", "round", "draft", number, *instruction, "--as", OFFICER)
        for step, who in (("authorise", SECOND), ("run", OFFICER), ("publish", OFFICER)):
            self.tell("pool", "round", step, number, "--as", who)

    @contextmanager
    def served(self) -> Iterator[Studio]:
        """The same while it is served."""
        process = subprocess.Popen(  # noqa: S603 - our own
            [*COMMAND, "serve", "--port", "0"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert process.stdout is not None
            self.address = process.stdout.readline().split()[2].rstrip("/")
            yield self
        finally:
            process.terminate()
            process.wait()

    @contextmanager
    def entered(self, browser: Browser, role: str, language: Language, size: Size = SCREEN) -> Iterator[Page]:
        """The first page of a role of the demo, in a window of its own."""
        with window(browser, size) as page:
            sign_in(page, self.address, language, self.accounts[role], self.phrase)
            yield page


@contextmanager
def opened(**settings: str) -> Iterator[Studio]:
    """A data folder with nobody in it, gone when the block ends; ``settings`` are of the environment."""
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio({**os.environ, "EXPRESS_ENTRY_DATA": folder, **settings})
        studio.tell("migrate")
        yield studio


@contextmanager
def demo(size: int, *first: Sequence[str]) -> Iterator[Studio]:
    """A demo pool of some size with an account in every role, not served yet; ``first`` are commands before it."""
    with opened(EXPRESS_ENTRY_LAST_KNOWN_RULES="yes") as studio:
        for command in first:
            studio.tell(*command)
        studio.tell("pool", "demo", "--size", str(size))
        made: dict[str, Any] = json.loads(studio.tell("account", "demo", "--format", "json"))
        studio.accounts, studio.phrase = made["accounts"], made["password"]
        yield studio


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser that all pictures are taken in."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=executable(), args=list(FLAGS))
        yield running
        running.close()


@contextmanager
def window(running: Browser, size: Size = SCREEN) -> Iterator[Page]:
    """A page of somebody whom nobody knows yet."""
    page = running.new_page(viewport={"width": size.width, "height": size.height}, color_scheme=size.scheme)
    yield page
    page.close()


def sign_in(page: Page, address: str, language: Language, email: str, password: str) -> None:
    """Somebody signs in, and comes to their own first page."""
    page.goto(address + SIGN_IN[language])
    page.locator("#email").fill(email)
    page.locator("#password").fill(password)
    with page.expect_navigation():
        page.locator("main form .button").click()
    page.wait_for_load_state()


def take(page: Page, name: str, *, height: int = 0) -> None:
    """A picture of the page from where it stands, so high or as high as its window."""
    size = page.viewport_size or {"width": SCREEN.width, "height": SCREEN.height}
    if height:
        page.set_viewport_size({"width": size["width"], "height": height})
    keep(name, compact(page.screenshot()))
    page.set_viewport_size(size)


def compact(screenshot: bytes) -> bytes:
    """A picture in few colours, which is half as large a file."""
    picture = Image.open(io.BytesIO(screenshot)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    data = io.BytesIO()
    picture.save(data, "PNG", optimize=True)
    return data.getvalue()
