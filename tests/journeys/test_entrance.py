"""Somebody registers, adds second factors and looks after an account, in a real browser, in both languages."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

import tests.pool.conftest  # noqa: F401 - Django is set up there, by which addresses are known
from express_entry.entrance import keptwords
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address as address_of
from express_entry.reports.typography import typeset
from tests.journeys.accessibility import breaks_nothing, says_what_is_wrong
from tests.journeys.hands import KEYS
from tests.journeys.turning import FIRST, HANDS, NARROW, SECOND, WIDE
from tests.service.running import Instance

PASSWORD = "a pass phrase of a journey, which nobody has"  # noqa: S105 - made up
PATIENCE = 30_000
"""Milliseconds: signing in takes long on purpose."""
SEEN: dict[Language, tuple[int, str]] = {FIRST: (WIDE, "light"), SECOND: (NARROW, "dark")}
"""Both widths, both sets of colours and both languages; each page is the same template in both."""
PLAIN = (
    "sign_in",
    "sent",
    "recover",
    "account",
    "language",
    "password",
    "email",
    "factors",
    "authenticator",
    "passkey",
    "sessions",
    "tokens",
    "events",
    "again",
)
"""Pages whose address is the same for everybody."""
FAULTY = ("password", "email", "tokens", "again", "recover", "sign_in")
"""Pages whose form, sent with nothing in it, comes back with what is wrong: looked at in one language."""


class Traveller:
    """Somebody at a browser; pages are audited as they come by."""

    def __init__(self, page: Page, address: str, mail: Path, language: Language) -> None:
        # A passkey belongs to a name: the machine's own has one.
        self.page, self.at = page, address.replace("127.0.0.1", "localhost")
        self.mail, self.language, self.hand = mail, language, HANDS[language]

    def goes(self, name: str) -> None:
        self.page.goto(self.at + address_of(f"entrance:{name}", self.language))

    def looks(self) -> None:
        """The page breaks no rule; scripts have run by then."""
        breaks_nothing(self.page, checked=())

    def errs(self, button: str = "main form .button") -> None:
        """In one language, what is wrong with a form that is sent with nothing in it."""
        if self.language == SECOND:
            says_what_is_wrong(self.page, button, checked=())

    def types(self, **fields: str) -> None:
        for name, text in fields.items():
            self.hand.fill(self.page.locator(f"#{name}"), text)

    def sends(self) -> None:
        self.hand.press(self.page.locator("main form .button").first)

    def enters(self, email: str, password: str = PASSWORD) -> None:
        self.goes("sign_in")
        self.types(email=email, password=password)
        self.sends()

    def leaves(self) -> None:
        self.hand.press(self.page.locator(".own form button"))

    def link(self, to: str, there: str = "") -> str:
        """The link, to a place if it is named, in the last message to an address, which the service sends by itself."""
        for _ in range(200):
            for path in sorted(self.mail.glob("*.eml"), key=lambda each: each.stat().st_mtime, reverse=True):
                message = message_from_bytes(path.read_bytes(), policy=default)
                found = re.search(rf"http://\S+{re.escape(there)}\S+", message.get_content())
                if message["To"] == to and found:
                    return found[0]
            time.sleep(0.05)
        raise AssertionError(f"no mail to {to}")


@contextmanager
def travelling(
    browser: Browser, address: str, instance: Instance, language: Language, *, script: bool = True
) -> Iterator[Traveller]:
    width, scheme = SEEN[language]
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=script,
    )
    try:
        yield Traveller(context.new_page(), address, instance.data / "service.mail", language)
    finally:
        context.close()


def with_device(page: Page) -> None:
    """A device of this browser's that makes passkeys and shows them without asking anybody."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_registers_and_signs_in_with_each_second_factor(
    language: Language, browser: Browser, address: str, instance: Instance
) -> None:
    email = f"traveller-{language}@example.org"
    with travelling(browser, address, instance, language) as one:
        page = one.page
        _registers(one, email)
        key = _with_authenticator(one)
        _with_passkey(one)
        for name in PLAIN:
            one.goes(name)
            one.looks()
            if name in FAULTY:
                one.errs()
        _with_another_address(one)
        one.leaves()
        one.enters(email)
        one.looks()
        one.errs("form:not(.passkey) .button >> nth=-1")
        one.hand.press(page.locator("form.passkey .button"))
        page.wait_for_url(f"**{address_of('candidates:home', language)}")
        one.leaves()
        one.enters(email)
        one.types(code=pyotp.TOTP(key).at(time.time() + 30))
        one.hand.press(page.locator("form:not(.passkey) .button").last)
        page.wait_for_url(f"**{address_of('candidates:home', language)}")
        _looks_after_tokens(one)
        one.leaves()
        _forgets(one, email)


def _registers(one: Traveller, email: str) -> None:
    one.goes("register")
    one.looks()
    one.errs()
    one.types(email=email)
    one.sends()
    one.page.goto(one.link(email))
    one.looks()
    one.types(password="short")  # noqa: S106 - made up
    one.sends()
    expect(one.page.locator(".errors a[href='#password']")).to_be_visible()
    one.looks()
    one.types(password=PASSWORD)
    one.sends()
    expect(one.page.locator(".notice.done")).to_be_visible()


def _with_authenticator(one: Traveller) -> str:
    one.goes("authenticator")
    one.looks()
    one.errs()
    key = one.page.locator("dd.secret").inner_text().replace(" ", "")
    one.types(code=pyotp.TOTP(key).now())
    one.sends()
    expect(one.page.locator(".codes li")).to_have_count(10)
    one.looks()
    return key


def _with_passkey(one: Traveller) -> None:
    with_device(one.page)
    one.goes("passkey")
    one.types(name="my phone")
    one.sends()
    expect(one.page.locator("tbody th")).to_have_text("my phone")
    one.hand.press(one.page.locator("tbody a"))
    one.looks()
    one.page.go_back()


def _with_another_address(one: Traveller) -> None:
    """The link that is sent to another address, which is then left alone."""
    one.goes("email")
    other = f"other-{one.language}@example.org"
    one.types(email=other)
    one.sends()
    one.page.goto(one.link(other))
    one.looks()


def _forgets(one: Traveller, email: str) -> None:
    """The link for another pass phrase, one that is none, and being asked to wait after too many guesses."""
    one.goes("recover")
    one.types(email=email)
    one.sends()
    one.page.goto(one.link(email, address_of("entrance:recover", one.language)))
    one.hand.press(one.page.locator("form.passkey .button"))
    _comes_to(one, "recovery")
    one.errs()
    one.page.goto(one.page.url.partition("#")[0].rstrip("/") + "x/")
    _comes_to(one, "broken")
    one.enters(email)
    _comes_to(one, "second")
    one.page.evaluate(GUESSES)
    one.types(code="000000")
    one.hand.press(one.page.locator("form:not(.passkey) .button").last)
    _comes_to(one, "waiting")


def _comes_to(one: Traveller, name: str) -> None:
    expect(one.page.locator(f"main[data-shape='entrance/{name}']")).to_be_visible(timeout=PATIENCE)
    one.looks()


GUESSES = """async () => {
    const form = [...document.querySelectorAll('main form')].find(each => each.elements.code);
    form.elements.code.value = '000000';
    for (let guess = 0; guess < 6; guess += 1)
        await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
}"""
"""More wrong codes than nobody waits for."""


def _looks_after_tokens(one: Traveller) -> None:
    one.goes("tokens")
    one.types(name="my spreadsheet")
    one.sends()
    expect(one.page.locator(".notice .secret")).to_contain_text("ee_")
    one.looks()
    one.hand.press(one.page.locator("tbody a"))
    one.looks()
    one.sends()
    expect(one.page.locator("tbody .tag")).to_have_count(1)


def test_by_keyboard_alone_and_without_script_somebody_comes_in_and_ends_a_session(
    browser: Browser, address: str, instance: Instance
) -> None:
    email = "keyboard@example.org"
    assert instance.run("account", "create", email, "--password", fed=f"{PASSWORD}\n").returncode == 0
    instance.done("account", "grant", email, "candidate")
    with travelling(browser, address, instance, "en") as other:
        other.enters(email)
        other.goes("tokens")
        with travelling(browser, address, instance, "en", script=False) as one:
            one.goes("sign_in")
            page = one.page
            KEYS.fill(page.locator("#email"), email)
            page.keyboard.press("Tab")
            page.keyboard.type(PASSWORD)
            page.keyboard.press("Enter")
            expect(page.locator(".own")).to_be_visible(timeout=PATIENCE)
            one.goes("sessions")
            expect(page.locator("tbody tr")).to_have_count(2)
            KEYS.press(page.locator("tbody button.link").first)
            expect(page.locator("tbody tr")).to_have_count(1)
            one.goes("passkey")
            expect(page.locator("main")).to_contain_text("need script")
            KEYS.press(page.locator(".own form button"))
            expect(page.locator(".notice.done")).to_have_text("You are signed out.")
            page.go_back()
            expect(page.locator("h1")).to_have_text("Sign in")
        _sends_what_was_kept(other, email)


def _sends_what_was_kept(one: Traveller, email: str) -> None:
    """The session is over and the form is filled in: it waits until somebody has signed in, and goes by one press."""
    title = one.page.locator("h1")
    one.types(name="typed before")
    one.sends()
    expect(title).to_have_text("Sign in")
    one.looks()
    one.types(email=email, password=PASSWORD)
    one.sends()
    expect(title).to_have_text(keptwords.TITLE.en)
    expect(one.page.locator("main tbody")).to_contain_text("typed before")
    one.looks()
    one.hand.press(one.page.locator("header .bar .turn"))
    expect(title).to_have_text(typeset(keptwords.TITLE.fr, "fr"))
    one.looks()
    one.sends()
    expect(one.page.locator("main .notice .secret")).to_contain_text("ee_")
