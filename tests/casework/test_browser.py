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
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.statewords import words_of_state
from express_entry.candidates import applicationwords, homewords
from express_entry.casework.nextacts import BY_PAGE
from express_entry.law.text import LANGUAGES, Language, Text
from express_entry.letters import words as letterwords
from express_entry.letters.kinds import LetterKind
from express_entry.pages.addresses import address
from express_entry.review.completeness import NOT_THERE
from tests.api.front import PASSWORD
from tests.casework.conftest import APPLICANT
from tests.journeys.accessibility import Scheme, breaks_nothing, says_what_is_wrong
from tests.journeys.hands import KEYS
from tests.journeys.turning import NARROW, TURNED, WIDE, Way, alone
from tests.journeys.walkers import House
from tests.pool.stores import Sqlite
from tests.service.running import Instance, Service, served

FIRST = email_of(Role.CASE_OFFICER)


@dataclass
class Desk:
    """A service over the demo's files, and a browser before it."""

    service: Service
    instance: Instance
    files: dict[str, str]
    browser: Browser

    @property
    def root(self) -> str:
        return self.service.address.rstrip("/")

    @property
    def house(self) -> House:
        """The same for those who go by words, on either width."""
        emails = {"case_officer": FIRST, "candidate": APPLICANT, "auditor": email_of(Role.AUDITOR)}
        return House(self.root, self.instance, emails, PASSWORD, self.browser, self.instance.data)

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
        page.locator("main form .button").first.click()
        yield page
        assert said == []
        context.close()

    def as_auditor(self, number: str) -> dict[str, object]:
        """A file as an auditor reads it over the API."""
        body = json.dumps({"email": email_of(Role.AUDITOR), "password": PASSWORD}).encode()
        _, headers, _ = self.service.ask("/api/v1/session", "POST", body, Content_Type="application/json")
        cookie = headers["set-cookie"].partition(";")[0]
        found: dict[str, object] = json.loads(self.service.ask(f"/api/v1/applications/{number}", Cookie=cookie)[2])
        return found


@pytest.fixture(scope="module")
def desk(
    demo: tuple[Sqlite, dict[str, str]], browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    with standing(demo, browser, tmp_path_factory) as opened:
        yield opened


@pytest.fixture
def untouched(
    request: pytest.FixtureRequest,
    demo: tuple[Sqlite, dict[str, str]],
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Desk]:
    """A desk from which nothing was returned yet: that of the others, or one of its own where it goes several ways."""
    if not TURNED:
        yield request.getfixturevalue("desk")
        return
    with standing(demo, browser, tmp_path_factory) as opened:
        yield opened


@contextmanager
def standing(demo: tuple[Sqlite, dict[str, str]], browser: Browser, folders: pytest.TempPathFactory) -> Iterator[Desk]:
    """A service over a copy of the demo's files."""
    stores, files = demo
    instance = Instance(folders.mktemp("casework-served") / "data", more={"EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"})
    instance.done("migrate")
    rows = instance.query("SELECT * FROM service_instance")
    shutil.copy(stores.template, instance.home / "express-entry.sqlite3")
    blanks = ", ".join("?" for _ in rows[0])
    with closing(sqlite3.connect(instance.home / "express-entry.sqlite3")) as opened, opened:
        opened.execute("DELETE FROM service_instance")
        opened.executemany(f"INSERT INTO service_instance VALUES ({blanks})", rows)  # noqa: S608 - question marks
    with served(instance) as service:
        yield Desk(service, instance, files, browser)


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


@pytest.mark.pictured
@pytest.mark.parametrize("way", alone("en", phone=True), ids=str)
def test_an_incomplete_file_is_returned_and_the_applicant_reads_why(way: Way, untouched: Desk) -> None:
    number, house = untouched.files["incomplete"], untouched.house
    with house.officer("case_officer", way, script=False) as officer:
        officer.goes("casework:file", number=number)
        officer.follows(BY_PAGE["give_back"].title)
        officer.hand.check(officer.page.locator("[name=missing]").first)
        officer.types({"note": officer.hears(NO_PASSPORT)})
        officer.sends()
        expect(officer.page.locator("article.sheet")).to_contain_text(officer.hears(PASSPORT))
        officer.sends()
        officer.is_told(BY_PAGE["give_back"].done.of(number=number))
    told = house.reads("auditor", f"/applications/{number}")
    assert told["state"] == "returned"
    with house.officer("candidate", way, script=False) as applicant:
        expect(applicant.page.get_by_role("link", name=applicant.hears(homewords.START_ANOTHER))).to_be_visible()
        applicant.hand.press(applicant.page.get_by_role("link", name=number))
        applicant.sees(words_of_state(ApplicationState.RETURNED))
        letter = applicant.page.get_by_role("row", name=applicant.hears(LetterKind.RETURN.words))
        applicant.hand.press(letter.get_by_role("link").first)
        missing = applicant.page.get_by_role("row", name=applicant.hears(PASSPORT))
        expect(missing).to_contain_text(applicant.hears(NOT_THERE), ignore_case=True)
        applicant.sees(letterwords.RETURNED_NEXT)
        applicant.pictures("returned")
        applicant.page.go_back()
        applicant.follows(applicationwords.SEE_FEES)
        applicant.sees({"en": "Processing fee", "fr": "Frais de traitement"}[way.language])


PASSPORT = Text("Passport or travel document", "Passeport ou titre de voyage")
NO_PASSPORT = Text("The passport is missing.", "Le passeport manque.")


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
