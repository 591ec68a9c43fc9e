"""A candidate in a real browser, with rounds and officers behind the pages: from a draft to an outcome."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from express_entry.reports.typography import typeset
from tests.journeys.accessibility import breaks_nothing, says_what_is_wrong
from tests.journeys.behind import PASSWORD, account, behind, clock, desk, hold
from tests.journeys.hands import KEYS
from tests.journeys.strangers import ENGINEER, goes_through
from tests.journeys.test_assessment import visiting
from tests.journeys.test_device import EXAMPLE
from tests.journeys.turning import FIRST, NARROW, SECOND, WIDE
from tests.journeys.walkers import fills
from tests.service.running import Instance, Service, served

from express_entry.accounts import firms, operators, tokens  # isort: skip
from express_entry.accounts.roles import Role  # isort: skip
from express_entry.application import drafting  # isort: skip
from express_entry.candidates import homewords, invitationwords, profilewords  # isort: skip
from express_entry.candidates.addresses import SECTION, link  # isort: skip
from express_entry.law.days import day_of  # isort: skip
from express_entry.law.text import Text  # isort: skip
from express_entry.pages import interviewwords  # isort: skip
from express_entry.pool import clock as clockwork, intake  # isort: skip
from express_entry.profile import check  # isort: skip
from tests.pool.people import document  # isort: skip

HOME: Mapping[Language, str] = {"en": "/en/my-file/", "fr": "/fr/mon-dossier/"}


class Office:
    """A service that runs, what is behind it, and the accounts of candidates."""

    def __init__(self, instance: Instance, service: Service) -> None:
        self.instance, self.service = instance, service
        self.address = service.address.rstrip("/")

    def candidate(self, language: Language = "en") -> tuple[str, uuid.UUID]:
        """Somebody new: the address of an account, and the person."""
        email = f"{uuid.uuid4().hex}@example.org"
        user = account(email, Role.CANDIDATE, language=language)
        return email, user.grants.get().person_id  # type: ignore[return-value]

    @cached_property
    def auditor(self) -> str:
        """A token of somebody who may read, and nothing else."""
        user = account(f"{uuid.uuid4().hex}@example.org", Role.AUDITOR)
        return tokens.issue(desk("operator"), user, name="a journey", days=1)[1]

    def tells(self, path: str) -> dict[str, Any]:
        """What the API says to an auditor."""
        status, _, body = self.service.ask(f"/api/v1{path}", Authorization=f"Bearer {self.auditor}")
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
        page.locator("main form button.button").first.click()
        page.wait_for_url(f"**{HOME[language]}")
        yield page


def goes_on(page: Page) -> None:
    """The button on which a page goes on."""
    with page.expect_navigation():
        KEYS.press(page.locator("main button.button:not(.second)").first)


def said(words: Text) -> str:
    """Words as a page prints them, in the language of what is gone in one alone."""
    return typeset(words.say(FIRST), FIRST)


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


# --- journeys --------------------------------------------------------------------------------------------------------


def test_from_a_first_answer_to_a_place_in_the_pool_by_keyboard_and_without_scripts(
    browser: Browser, office: Office
) -> None:
    email, _ = office.candidate(FIRST)
    with signed_in(browser, office, email, FIRST, scripts=False) as page:
        KEYS.press(page.get_by_role("link", name=said(homewords.START)))
        year, month, day = ENGINEER["person.date_of_birth"].split("-")
        born = {"year": year, "month": month, "day": day}
        fills(page, KEYS, {f"person.date_of_birth.{part}": value for part, value in born.items()})
        fills(page, KEYS, {"marital_status": "never_married"})
        goes_on(page)
        KEYS.press(page.get_by_role("button", name=said(profilewords.GO_ON)))
        goes_through(page, ENGINEER, hand=KEYS)
        assert heading(page) == said(interviewwords.ANSWERS_TITLE)
        number = page.url.split("/")[-3]
        page.goto(office.address + link("person", FIRST, number=number))
        fills(
            page,
            KEYS,
            {"family_name": "Silva", "given_names": "Ana", "passport.country": "IN", "passport.number": "X1"},
        )
        goes_on(page)
        page.goto(office.address + link("submit", FIRST, number=number))
        KEYS.press(page.get_by_role("button", name=said(profilewords.SUBMIT_NOW)))
        clockwork.run(desk("system"))
        KEYS.press(page.get_by_role("link", name=said(profilewords.SEE_RANK)).first)
        told = office.tells(f"/profiles/{number}")
        assert told["state"] == "in_pool"
        expect(page.locator("main")).to_contain_text(f"{told['points']}")


@pytest.mark.parametrize(("language", "phone"), [(FIRST, True), (SECOND, False)])
def test_an_invitation_is_declined_by_keyboard_and_leads_back_into_the_pool(
    language: Language, phone: bool, browser: Browser, office: Office
) -> None:
    email, person = office.candidate(language)
    number = invited(person)
    with signed_in(browser, office, email, language, phone=phone) as page:
        KEYS.press(page.locator("main .button").first)
        KEYS.press(page.get_by_role("link", name=re.compile("Decline|Décliner")))
        KEYS.press(page.get_by_role("button", name=re.compile("Decline|Décliner")))
        expect(page.locator("main")).to_contain_text(typeset(invitationwords.DECLINED.say(language), language))
        page.goto(office.address + link("history", language))
        expect(page.locator("main")).to_contain_text(re.compile("declined|déclinée", re.IGNORECASE))
    assert office.tells(f"/profiles/{number}")["state"] == "in_pool"


# --- for everybody ---------------------------------------------------------------------------------------------------

SENT = {"questions", "effect", "save", "declared_questions", "copy", "take_over"}
FILES = {
    *("proof", "profile_file", "paper_file", "paper_remove", "invitation_letter", "nomination_letter"),
    *("issued", "recall", "letter"),
}
"""What is no page that stands by itself, or is walked in its journey."""
FAULTY = {"start", "family", "addresses", "activities", "counsel", "paper", "hand_in", "correct", "representative"}
"""Pages whose form, sent with nothing in it, comes back with what is wrong: looked at in one language."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_for_everybody_wide_by_day_and_narrow_by_night(
    language: Language, browser: Browser, office: Office
) -> None:
    email, person = office.candidate(language)
    number = submitted(person)
    how: dict[str, Any] = {FIRST: {}, SECOND: {"scheme": "dark"}}[language]
    with signed_in(browser, office, email, language, **how) as page:
        page.set_viewport_size({"width": WIDE if language == FIRST else NARROW, "height": 900})
        _takes_over(page, office, language)
        _changes_an_answer(page, office, language, number)
        hold(f"j-{uuid.uuid4().hex[:8]}", 100)
        row = drafting.start(desk("candidate"), number)
        for name, text in SECTION.addresses.items():
            if name not in SENT | FILES and "<int:key>" not in text.en:
                page.goto(office.address + _there(name, text.en, language, number, row.number))
                breaks_nothing(page)
                if name in FAULTY and language == SECOND:
                    says_what_is_wrong(page, "main form[method=post] button.button")
        page.context.clear_cookies()
        _a_firm_hands_in(page, office, language, person)


def _a_firm_hands_in(page: Page, office: Office, language: Language, person: uuid.UUID) -> None:
    """The documents of a client, at a firm that was appointed."""
    slug, email = f"firm-{language}", f"firm-{language}@example.org"
    operators.add_firm(desk("operator"), slug=slug, name="Made-up Firm")
    account(email, Role.REPRESENTATIVE, language=language, about=slug)
    made = firms.appoint(desk("candidate"), person, slug, until=None)
    page.goto(office.address + address("representatives:documents", language, key=str(made.id)))
    page.locator("input[name=email]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button.button").first.click()
    page.locator("input[type=file]").wait_for()
    breaks_nothing(page)
    says_what_is_wrong(page)


def _changes_an_answer(page: Page, office: Office, language: Language, number: str) -> None:
    """Asked again, with what is wrong, and what comes of it before it is saved."""
    if language == SECOND:
        page.goto(office.address + link("person", language, number=number))
        says_what_is_wrong(page, typed={"passport.expires.year": "x"})
    page.goto(office.address + link("answers", language, number=number))
    page.locator("button[value='intended_province']").click()
    breaks_nothing(page)
    says_what_is_wrong(page, "main .button")
    page.locator("main select").select_option("NB")
    page.locator("main .button").first.click()
    page.locator("main .go button[formaction]").first.click()
    breaks_nothing(page)


def _takes_over(page: Page, office: Office, language: Language) -> None:
    """From a public result into one's own file."""
    page.goto(office.address + address("open", language))
    page.locator("input[type=file]").set_input_files(EXAMPLE)
    page.locator("main form .button").last.click()
    page.locator("main .button:not(.second)").first.click()
    page.locator(f"button[formaction='{link('take_over', language)}']").click()
    breaks_nothing(page)


def _there(name: str, pattern: str, language: Language, profile: str, application: str) -> str:
    number = application if "/applications/" in pattern else profile
    filled = {"number": number, "item": "principal/passport", "answer": "accept"}
    return link(name, language, **{part: filled[part] for part in re.findall(r"<\w+:(\w+)>", pattern)})
