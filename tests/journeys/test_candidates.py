"""A candidate in a real browser, with rounds and officers behind the pages: from a draft to an outcome."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from express_entry.law.text import LANGUAGES, Language
from tests.journeys.accessibility import NARROW, WIDE, breaks_nothing
from tests.journeys.behind import PASSWORD, account, approve, behind, clock, desk, hold
from tests.journeys.strangers import ENGINEER, goes_through
from tests.journeys.test_assessment import visiting
from tests.service.running import Instance, Service, served

from express_entry.accounts import tokens  # isort: skip
from express_entry.accounts.roles import Role  # isort: skip
from express_entry.application import asking, assigning, drafting, receiving  # isort: skip
from express_entry.application.examinationrows import LetterKind  # isort: skip
from express_entry.candidates.addresses import SECTION, link  # isort: skip
from express_entry.law.days import day_of  # isort: skip
from express_entry.pool import clock as clockwork, intake  # isort: skip
from express_entry.pool.models import Invitation  # isort: skip
from express_entry.profile import check  # isort: skip
from tests.pool.people import document  # isort: skip
from tests.vault.files import pdf  # isort: skip

HOME: Mapping[Language, str] = {"en": "/en/my-file/", "fr": "/fr/mon-dossier/"}
LISBON = {"from": "2010-01", "to": "2022-12", "country": "PT", "what": "Rua Inventada 1, Lisboa"}
OTTAWA = {"from": "2023-01", "country": "CA", "what": "1 Made-up Street, Ottawa"}
PAPER = FilePayload(name="made-up.pdf", mimeType="application/pdf", buffer=pdf())


class Office:
    """A service that runs, what is behind it, and the accounts of candidates."""

    def __init__(self, instance: Instance, service: Service) -> None:
        self.instance, self.service = instance, service
        self.address = service.address.rstrip("/")

    def candidate(self, language: Language = "en") -> tuple[str, str, uuid.UUID]:
        """Somebody new: the address of an account, a token of theirs, and the person."""
        email = f"{uuid.uuid4().hex}@example.org"
        user = account(email, Role.CANDIDATE, language=language)
        token = tokens.issue(desk("operator"), user, name="a journey", days=1)[1]
        return email, token, user.grants.get().person_id  # type: ignore[return-value]

    def tells(self, token: str, path: str) -> dict[str, Any]:
        """What the API says."""
        status, _, body = self.service.ask(f"/api/v1{path}", Authorization=f"Bearer {token}")
        assert status == 200, body
        told: dict[str, Any] = json.loads(body)
        return told


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A service whose rules reach beyond the last that are known, with nobody in it."""
    data = tmp_path_factory.mktemp("candidates") / "data"
    instance = Instance(data, more={"EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"})
    instance.done("migrate")
    with served(instance) as service, behind(instance):
        yield Office(instance, service)


def submitted(person: uuid.UUID) -> str:
    """The number of a profile in the pool, of somebody."""
    stated = check(document(uuid.uuid4().hex[:9].upper(), day_of(clock())))
    made = intake.start(desk("candidate"), stated, person=person)
    intake.submit(desk("candidate"), made.number)
    return made.number


def invited(person: uuid.UUID) -> str:
    number = submitted(person)
    hold(f"j-{uuid.uuid4().hex[:8]}", 100)
    return number


@contextmanager
def signed_in(browser: Browser, office: Office, email: str, language: Language = "en", **how: Any) -> Iterator[Page]:
    """The first page of somebody who has signed in."""
    with visiting(browser, **how) as page:
        page.set_default_timeout(60_000)
        page.goto(office.address + HOME[language])
        page.locator("input[name=email]").fill(email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("main form button.button").click()
        page.wait_for_url(f"**{HOME[language]}")
        yield page


def fills(page: Page, fields: Mapping[str, str]) -> None:
    """Fields by their names."""
    for name, value in fields.items():
        field = page.locator(f'main [name="{name}"]')
        if field.first.get_attribute("type") in {"radio", "checkbox"}:
            page.locator(f'main [name="{name}"][value="{value}"]').check()
        elif field.evaluate("it => it.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def goes_on(page: Page) -> None:
    """The button on which a page goes on."""
    with page.expect_navigation():
        page.locator("main button.button:not(.second)").first.click()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


# --- journeys --------------------------------------------------------------------------------------------------------


def test_from_a_first_answer_to_a_place_in_the_pool_without_scripts(browser: Browser, office: Office) -> None:
    email, token, _ = office.candidate()
    with signed_in(browser, office, email, scripts=False) as page:
        page.get_by_role("link", name="Start a profile").click()
        year, month, day = ENGINEER["person.date_of_birth"].split("-")
        born = {"year": year, "month": month, "day": day}
        fills(page, {f"person.date_of_birth.{part}": value for part, value in born.items()})
        fills(page, {"marital_status": "never_married"})
        goes_on(page)
        page.get_by_role("button", name="Go on with the questions").click()
        goes_through(page, ENGINEER)
        assert heading(page) == "Check your answers"
        number = page.url.split("/")[-3]
        page.goto(office.address + link("person", "en", number=number))
        fills(page, {"family_name": "Silva", "given_names": "Ana", "passport.country": "IN", "passport.number": "X1"})
        goes_on(page)
        page.goto(office.address + link("submit", "en", number=number))
        page.get_by_role("button", name="Submit my profile now").click()
        clockwork.run(desk("system"))
        page.get_by_role("link", name="My rank").first.click()
        told = office.tells(token, f"/profiles/{number}")
        assert told["state"] == "in_pool"
        assert f"{told['points']}" in page.locator("main").inner_text()


def test_in_french_on_a_phone_who_is_invited_applies_is_asked_for_more_and_is_approved(
    browser: Browser, office: Office
) -> None:
    email, token, person = office.candidate("fr")
    invited(person)
    with signed_in(browser, office, email, "fr", phone=True) as page:
        page.locator("main .button").first.click()
        assert heading(page) == "Votre invitation à présenter une demande"
        page.get_by_role("link", name="Commencer ma demande").click()
        goes_on(page)
        number = page.url.rstrip("/").split("/")[-1]
        _declares(page, office, number)
        _hands_over(page, office, number, "principal/passport")
        page.goto(office.address + link("hand_in", "fr", number=number))
        fills(page, {"signature": "Ana Silva", "incomplete": "yes"})
        goes_on(page)
        assert office.tells(token, f"/applications/{number}")["state"] == "received"
        letter = _asks_for_more(number)
        page.goto(office.address + HOME["fr"])
        page.locator("main .button").first.click()
        assert "Veuillez expliquer." in page.locator("main").inner_text()
        _hands_over(page, office, number, f"letter/{letter}")
        page.locator("textarea").fill("J’étais en voyage.")
        goes_on(page)
        asking.close(desk("case-officer"), number, letter)
        approve(number)
        page.goto(office.address + link("application", "fr", number=number))
        assert "approuvée" in page.locator("main").inner_text().casefold()
        assert office.tells(token, f"/applications/{number}")["state"] == "approved"


def _declares(page: Page, office: Office, number: str) -> None:
    """Every form of an application, a page a part."""
    for name, forms in (
        ("addresses", (OTTAWA, LISBON)),
        ("activities", ({"from": "2010-01", "country": "PT", "what": "employed"},)),
        ("counsel", ({"representative": "no", "adviser": "no"},)),
        ("declarations", ({"releases_data": "no", "names_differ": "no", "complete": "yes"},)),
    ):
        for fields in forms:
            page.goto(office.address + link(name, "fr", number=number))
            fills(page, fields)
            goes_on(page)
            assert page.locator(".errors").count() == 0, page.locator("main").inner_text()


def _hands_over(page: Page, office: Office, number: str, item: str) -> None:
    """A document, with its progress."""
    back = page.url
    page.goto(office.address + link("paper", "fr", number=number, item=item))
    page.locator("input[type=file]").set_input_files(PAPER)
    goes_on(page)
    assert "Le document est déposé." in page.locator("main").inner_text()
    page.goto(back)


def _asks_for_more(number: str) -> int:
    officer = desk("case-officer")
    assigning.assign(desk("desk-head"), number, officer.actor)
    receiving.accept(officer, number, note="beyond control")
    until = day_of(clock()) + timedelta(days=30)
    return asking.send(officer, number, LetterKind.REQUEST, "Veuillez expliquer.", answer_by=until).id


def test_an_invitation_is_declined_and_leads_back_into_the_pool(browser: Browser, office: Office) -> None:
    email, token, person = office.candidate()
    number = invited(person)
    with signed_in(browser, office, email) as page:
        page.locator("main .button").first.click()
        page.get_by_role("link", name=re.compile("Decline")).click()
        page.get_by_role("button", name=re.compile("Decline")).click()
        page.wait_for_load_state()
        assert office.tells(token, f"/profiles/{number}")["state"] == "in_pool"
        page.goto(office.address + link("history", "en"))
        assert "declined" in page.locator("main").inner_text().casefold()


def test_an_invitation_that_nobody_answers_lapses_and_the_first_page_says_what_is_next(
    browser: Browser, office: Office
) -> None:
    email, token, person = office.candidate()
    number = invited(person)
    past = day_of(clock()) - timedelta(days=2)  # over everywhere
    Invitation.objects.filter(profile_id=int(number[1:])).update(answer_by=past)
    clockwork.run(desk("system"))
    with signed_in(browser, office, email) as page:
        assert page.get_by_role("link", name="Start another profile").is_visible()
        page.get_by_role("link", name=number).first.click()
        assert "lapsed" in page.locator("main").inner_text().casefold()
        assert office.tells(token, f"/profiles/{number}")["state"] == "lapsed"


# --- for everybody ---------------------------------------------------------------------------------------------------

SENT = {"questions", "effect", "save", "declared_questions", "copy", "take_over"}
FILES = {"proof", "profile_file", "paper_file", "paper_remove", "invitation_letter", "issued", "recall", "letter"}
"""What is no page that stands by itself, or is walked in its journey."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_for_everybody_wide_by_day_and_narrow_by_night(
    language: Language, browser: Browser, office: Office
) -> None:
    email, _, person = office.candidate(language)
    number = invited(person)
    row = drafting.start(desk("candidate"), number)
    how: dict[str, Any] = {"en": {}, "fr": {"scheme": "dark"}}[language]
    with signed_in(browser, office, email, language, **how) as page:
        page.set_viewport_size({"width": WIDE if language == "en" else NARROW, "height": 900})
        for name, text in SECTION.addresses.items():
            if name not in SENT | FILES and "<int:key>" not in text.en:
                page.goto(office.address + _there(name, text.en, language, number, row.number))
                breaks_nothing(page)


def _there(name: str, pattern: str, language: Language, profile: str, application: str) -> str:
    number = application if "/applications/" in pattern else profile
    filled = {"number": number, "item": "principal/passport", "answer": "accept"}
    return link(name, language, **{part: filled[part] for part in re.findall(r"<\w+:(\w+)>", pattern)})
