"""Files worked on in a real browser, in either language, by keyboard alone, on any width, for everybody."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from express_entry.accounts.demo import email_of
from express_entry.accounts.roles import Role
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from tests.api.front import PASSWORD
from tests.casework.conftest import APPLICANT
from tests.journeys.accessibility import NARROW, WIDE, Scheme, breaks_nothing, says_what_is_wrong
from tests.journeys.hands import KEYS
from tests.pool.stores import Sqlite
from tests.service.running import Instance, Service, served

FIRST = email_of(Role.CASE_OFFICER)


@dataclass
class Desk:
    """A service over the demo's files, and a browser before it."""

    service: Service
    files: dict[str, str]
    browser: Browser

    @property
    def root(self) -> str:
        return self.service.address.rstrip("/")

    @contextmanager
    def officer(self, email: str, language: Language, there: str = "home", **parts: str) -> Iterator[Page]:
        """An officer who signs in by the page and comes to where they wanted."""
        with self.entered(email, address(f"casework:{there}", language, **parts)) as page:
            yield page

    @contextmanager
    def entered(self, email: str, there: str) -> Iterator[Page]:
        """Somebody who signs in on the way to a page; no script, nothing complained of."""
        context = self.browser.new_context(viewport={"width": WIDE, "height": 900}, java_script_enabled=False)
        page, said = context.new_page(), list[str]()
        page.on("console", lambda message: said.append(message.text) if "422" not in message.text else None)
        page.goto(self.root + there)
        page.locator("input[name=email]").fill(email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("main form .button").click()
        yield page
        assert said == []
        context.close()

    def as_auditor(self, number: str) -> dict[str, object]:
        """A file as an auditor reads it over the API."""
        body = json.dumps({"email": "auditor@example.org", "password": PASSWORD}).encode()
        _, headers, _ = self.service.ask("/api/v1/session", "POST", body, Content_Type="application/json")
        cookie = headers["set-cookie"].partition(";")[0]
        found: dict[str, object] = json.loads(self.service.ask(f"/api/v1/applications/{number}", Cookie=cookie)[2])
        return found


@pytest.fixture(scope="module")
def desk(
    demo: tuple[Sqlite, dict[str, str]], browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    stores, files = demo
    instance = Instance(
        tmp_path_factory.mktemp("casework-served") / "data", more={"EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}
    )
    instance.done("migrate")
    rows = instance.query("SELECT * FROM service_instance")
    shutil.copy(stores.template, instance.home / "express-entry.sqlite3")
    blanks = ", ".join("?" for _ in rows[0])
    with closing(sqlite3.connect(instance.home / "express-entry.sqlite3")) as opened, opened:
        opened.execute("DELETE FROM service_instance")
        opened.executemany(f"INSERT INTO service_instance VALUES ({blanks})", rows)  # noqa: S608 - question marks
    with served(instance) as service:
        yield Desk(service, files, browser)


def does(page: Page, *, checks: bool) -> None:
    """The form at hand is sent, and once more where a page asks before."""
    KEYS.press(page.locator("main form .button"))
    if checks:
        expect(page.locator("main .notice")).to_be_visible()
        KEYS.press(page.locator("main form .button"))


def fill_day(page: Page, name: str, year: int, month: int, day: int) -> None:
    for part, value in (("year", year), ("month", month), ("day", day)):
        KEYS.fill(page.locator(f"[name='{name}.{part}']"), str(value))


def test_a_file_is_found_complete_examined_and_approved(desk: Desk) -> None:
    number = desk.files["family"]
    with desk.officer(FIRST, "en", "queue", queue="to_check") as page:
        KEYS.press(page.get_by_role("button", name=f"Take the file {number}"))
        expect(page.get_by_role("status")).to_have_text(f"The file {number} is yours.")
        KEYS.press(page.get_by_role("link", name="Find the application complete"))
        does(page, checks=True)
        KEYS.press(page.get_by_role("link", name="Say what you find"))
        KEYS.check(page.get_by_label("A11.2 stands in the way of nothing"))
        KEYS.fill(page.get_by_label("Reason"), "Reference letters and results agree.")
        does(page, checks=True)
        for track in ("Eligibility", "Medical", "Criminality", "Security", "Biometrics"):
            KEYS.press(page.get_by_role("link", name=f"settle or reopen: {track}"))
            KEYS.check(page.get_by_label("Passed"))
            if track == "Medical":
                fill_day(page, "until", 2031, 1, 31)
            does(page, checks=False)
        KEYS.press(page.get_by_role("link", name="Approve the application"))
        KEYS.fill(page.get_by_label("Reasons"), "Every requirement is met.")
        KEYS.press(page.locator("main form .button"))
        expect(page.locator("article.sheet")).to_be_visible()
        KEYS.press(page.get_by_role("button", name="Approve"))
        expect(page.get_by_role("status")).to_have_text(f"The application {number} is approved.")
    assert desk.as_auditor(number)["state"] == "approved"


def test_an_incomplete_file_is_returned_and_the_applicant_reads_why(desk: Desk) -> None:
    number = desk.files["incomplete"]
    with desk.officer(FIRST, "fr", "give_back", number=number) as page:
        KEYS.check(page.locator("[name=missing]").first)
        KEYS.fill(page.locator("[name=note]"), "Le passeport manque.")
        does(page, checks=False)
        expect(page.locator("article.sheet")).to_contain_text("Passeport ou titre de voyage")
        does(page, checks=False)
        expect(page.get_by_role("status")).to_have_text(f"La demande {number} a été retournée.")
    assert desk.as_auditor(number)["state"] == "returned"
    with desk.entered(APPLICANT, address("candidates:home", "fr")) as page:
        expect(page.get_by_role("link", name="Commencer un autre profil")).to_be_visible()
        KEYS.press(page.get_by_role("link", name=number))
        expect(page.locator("main .lead")).to_contain_text("Retournée comme incomplète")
        KEYS.press(page.get_by_role("link", name="Lire – Retour d’une demande"))
        expect(page.get_by_role("row", name="Passeport ou titre de voyage")).to_contain_text("Pas au dossier.")
        expect(page.locator("main")).to_contain_text("Pour être invité de nouveau, il faut un nouveau profil")
        page.go_back()
        KEYS.press(page.get_by_role("link", name="Frais, paiements et remboursements"))
        expect(page.locator("main")).to_contain_text("Frais de traitement")


def test_a_refusal_that_another_officer_proposed_is_confirmed_after_its_letter_was_read(desk: Desk) -> None:
    number = desk.files["proposed"]
    with desk.officer(FIRST, "en", "queue", queue="second_look") as page:
        KEYS.press(page.get_by_role("link", name=number))
        KEYS.press(page.get_by_role("link", name="Confirm the refusal"))
        does(page, checks=False)
        expect(page.locator("article.sheet blockquote")).to_contain_text("one year of skilled work in Canada")
        KEYS.press(page.get_by_role("button", name="Confirm the refusal"))
        expect(page.get_by_role("status")).to_have_text(f"The application {number} is refused.")
    told = desk.as_auditor(number)
    assert told["state"] == "refused"


def test_a_letter_is_written_and_one_that_was_answered_is_closed(desk: Desk) -> None:
    number = desk.files["answered"]
    with desk.officer(FIRST, "fr", "file", number=number) as page:
        KEYS.press(page.get_by_role("link", name="Écrire au demandeur"))
        does(page, checks=False)
        expect(page.get_by_role("alert")).to_contain_text("De quel genre de lettre")
        KEYS.check(page.get_by_label("Demande de documents"))
        KEYS.fill(page.get_by_label("Ce que vous demandez, en mots"), "Envoyez vos talons de paie.")
        does(page, checks=True)
        expect(page.get_by_text("Envoyez vos talons de paie.")).to_be_visible()
        KEYS.press(page.get_by_role("link", name="Clore la lettre").last)
        does(page, checks=False)
        expect(page.get_by_role("status")).to_have_text("La lettre est close.")
    letters = desk.as_auditor(number)["letters"]
    assert isinstance(letters, list)
    assert sorted(each["state"] for each in letters) == ["closed", "open"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_of_accessibility_is_broken_on_any_kind_of_page(language: Language, desk: Desk) -> None:
    width = WIDE if language == "en" else NARROW
    scheme: Scheme = "light" if language == "en" else "dark"
    with desk.officer(FIRST, language) as page:
        state = page.context.storage_state()
    context = desk.browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        storage_state=state,
    )
    seen = context.new_page()
    for name, parts in PLACES:
        number = {"number": desk.files[parts["number"]]} if "number" in parts else {}
        seen.goto(desk.root + address(f"casework:{name}", language, **{**parts, **number}))
        seen.locator("details").evaluate_all(OPENED)
        breaks_nothing(seen)
    seen.goto(desk.root + address("casework:letter", language, number=desk.files["overdue"]))
    says_what_is_wrong(seen)
    seen.goto(seen.url)
    seen.locator("[name=kind]").first.check()
    seen.locator("[name=text]").fill("Please explain.")
    seen.locator("main form .button").click()
    expect(seen.locator("main .notice")).to_be_visible()
    breaks_nothing(seen)
    for name in ("finding", "letter_issued"):
        seen.goto(desk.root + address("casework:file", language, number=desk.files["refused"]))
        there = address(f"casework:{name}", language, number=desk.files["refused"], key="*").partition("*")[0]
        seen.locator("details").evaluate_all(OPENED)
        seen.locator(f"main a[href^='{there}']").last.click()
        breaks_nothing(seen)
    context.close()


OPENED = "all => all.forEach(each => { each.open = true; })"
PLACES: tuple[tuple[str, dict[str, str]], ...] = (
    ("home", {}),
    ("queue", {"queue": "to_examine"}),
    ("file", {"number": "doubtful"}),
    ("file", {"number": "complete"}),
    ("file", {"number": "changed"}),
    ("file", {"number": "refused"}),
    ("letter", {"number": "overdue"}),
    ("give_back", {"number": "complete"}),
    ("payment", {"number": "approved"}),
    ("assign", {"number": "latest"}),
    ("bars", {}),
    ("bar", {}),
    ("outcomes", {}),
    ("corrections", {}),
)
"""Each kind of page: lists, files of several states, a form of each kind of field."""
