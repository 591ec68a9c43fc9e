"""The whole way, from an account to an approval, gone by everybody whom it takes: each in a browser of their own.

Nobody acts otherwise than by the pages. What became of it is then read over the API by somebody else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, expect

import tests.pool.conftest  # noqa: F401 - Django is set up there, by which addresses are known
from express_entry.application.demopapers import made_up_paper
from express_entry.application.examinationrows import TrackKind
from express_entry.candidates import (
    applicationwords,
    homewords,
    invitationwords,
    paperwords,
    profilewords,
    rankwords,
)
from express_entry.casework import filewords
from express_entry.casework.nextacts import BY_PAGE
from express_entry.entrance import registerwords, signwords
from express_entry.law.text import Language, Sayable, Text
from express_entry.office import roundwords
from tests.journeys.accessibility import NARROW, breaks_nothing
from tests.journeys.strangers import ENGINEER, goes_through
from tests.journeys.test_entrance import Traveller
from tests.journeys.walkers import Walker, walking
from tests.service.running import Instance, served

SIZE = 60
"""Invented people in the pool."""
TODAY = datetime.now(UTC).date()
LONG_AGO = f"{TODAY - timedelta(days=75)}T12:00:00Z"
"""When the demo was made and its round held: its invitations are over today."""
PASSWORD = "a pass phrase of the whole way, which nobody has"  # noqa: S105 - made up
PLACES = 30
"""How many the rounds of these journeys invite: among so few, a good profile is one of them."""
PEOPLE: Mapping[Language, Mapping[str, str]] = {
    "en": {"family_name": "Osei", "given_names": "Abena", "passport.country": "GH", "passport.number": "X0000011"},
    "fr": {"family_name": "Tremblay-Ndiaye", "given_names": "Awa", "passport.country": "SN", "passport.number": "X12"},
}

FORMS: tuple[tuple[Text, Mapping[str, str]], ...] = (
    (
        applicationwords.TASK_ADDRESSES,
        {"from": "2005-01", "country": "CA", "what": "1 Made-up Street, Ottawa"},
    ),
    (applicationwords.TASK_ACTIVITIES, {"from": "2005-01", "country": "CA", "what": "employed"}),
    (applicationwords.TASK_COUNSEL, {"representative": "no", "adviser": "no"}),
    (applicationwords.TASK_DECLARATIONS, {"releases_data": "no", "names_differ": "no", "complete": "yes"}),
)
"""The parts of the forms that are still to do, and what somebody alone says in them."""
MOST_PAPERS = 30


class House(NamedTuple):
    """A demo that is served, and who signs in to it."""

    root: str
    instance: Instance
    emails: Mapping[str, str]
    phrase: str
    browser: Browser
    papers: Path

    @contextmanager
    def somebody(self, language: Language) -> Iterator[Walker]:
        with walking(self.browser, self.root, language) as walker:
            yield walker

    @contextmanager
    def officer(self, role: str, language: Language) -> Iterator[Walker]:
        """Somebody of the demo, signed in by the page."""
        with self.somebody(language) as walker:
            walker.goes("entrance:sign_in")
            walker.types({"email": self.emails[role], "password": self.phrase})
            walker.sends()
            expect(walker.page.locator(".own")).to_be_visible()
            yield walker

    def reads(self, role: str, path: str) -> Any:
        """What somebody else is told over the API."""
        with self.officer(role, "en") as reader:
            answer = reader.page.request.get(f"{self.root}/api/v1{path}")
            assert answer.status == 200, answer.text()
            return answer.json()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[House]:
    """A demo made so long ago that what its round invited is over, and served today."""
    data, settings = tmp_path_factory.mktemp("whole-way") / "data", {"EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}
    then = Instance(data, more={**settings, "EXPRESS_ENTRY_CLOCK": LONG_AGO})
    then.done("migrate")
    then.done("pool", "demo", "--size", str(SIZE))
    made = json.loads(then.done("account", "demo", "--format", "json"))
    then.done("pool", "round", "run", "demo-1", "--as", "officer")
    then.done("pool", "round", "publish", "demo-1", "--as", "officer")
    now = Instance(data, more=settings)
    with served(now) as service:
        root = service.address.rstrip("/")
        yield House(root, now, made["accounts"], made["pass_phrase"], browser, tmp_path_factory.mktemp("papers"))


# ------------------------------------------------------------------------------------------------------- the candidate


def registers(walker: Walker, house: House, email: str) -> None:
    """From the first page to an account, by the link that comes by mail."""
    walker.goes("home")
    walker.page.locator("header nav a").last.click()
    walker.follows(signwords.REGISTER)
    walker.types({"email": email, "password": PASSWORD})
    walker.sends()
    walker.sees(registerwords.SENT)
    mailbox = Traveller(walker.page, walker.root, house.instance.data / "service.mail", walker.language)
    walker.page.goto(mailbox.link(email))
    walker.types({"password": PASSWORD})
    walker.sends()
    walker.is_told(registerwords.CONFIRMED)
    walker.sees(homewords.START_LEAD)


def answers(walker: Walker) -> str:
    """Every question of the interview, from the two without which there is no profile; the number of the profile."""
    walker.follows(homewords.START)
    walker.types_day("person.date_of_birth", date.fromisoformat(ENGINEER["person.date_of_birth"]))
    walker.types({"marital_status": ENGINEER["marital_status"]})
    walker.presses(profilewords.START_NOW)
    walker.is_told(profilewords.STARTED)
    number = walker.part("profiles")
    walker.presses(profilewords.GO_ON)
    goes_through(walker.page, ENGINEER)
    return number


def opens(walker: Walker, house: House) -> str:
    """A document that somebody saved earlier, in the place of the interview; the number of the profile."""
    walker.follows(homewords.START)
    document = house.papers / "profile.json"
    document.write_text(json.dumps(DOCUMENT), "utf-8")
    walker.hands(document)
    walker.presses(profilewords.START_FROM_FILE)
    walker.is_told(profilewords.STARTED)
    return walker.part("profiles")


def submits(walker: Walker) -> None:
    """Who it is, and into the pool."""
    walker.follows(profilewords.SEE_PERSON)
    walker.types(PEOPLE[walker.language])
    walker.types_day("passport.expires", TODAY + timedelta(days=2000))
    walker.presses(profilewords.SAVE_PERSON)
    walker.is_told(profilewords.PERSON_SAVED)
    walker.goes("candidates:home")
    walker.follows(homewords.DRAFT)
    walker.follows(profilewords.SUBMIT)
    walker.presses(profilewords.SUBMIT_NOW)
    walker.is_told(profilewords.SUBMITTED_IN)


def stands(walker: Walker) -> None:
    """Where somebody stands in the pool."""
    walker.goes("candidates:home")
    walker.follows(homewords.POOL)
    walker.sees(rankwords.PLACES_TITLE)
    walker.sees(rankwords.NO_ROUNDS)


def is_invited(walker: Walker, round_number: str) -> None:
    """The invitation is what comes next, and says of which round it is."""
    walker.goes("candidates:home")
    walker.follows(homewords.INVITATION)
    walker.sees(round_number)
    walker.sees(invitationwords.DAYS_LEFT)


# --------------------------------------------------------------------------------------------------------- the officers


def hold(house: House, language: Language, number: str) -> None:
    """A round drafted and looked at by one officer, authorised by another, held and published by the first."""
    with (
        house.officer("round_officer", language) as officer,
        house.officer("authorising_officer", language) as second,
    ):
        officer.follows(roundwords.ROUNDS_TITLE)
        officer.follows(roundwords.NEW)
        officer.types({"number": number, "of": "general", "invitations": str(PLACES), "legal_basis": "A10.3(1)"})
        officer.sends()
        officer.is_told(roundwords.DRAFTED_NOTE.of(number=number))
        officer.follows(roundwords.PREVIEW)
        officer.sees(str(PLACES))
        second.page.reload()
        second.page.get_by_role("link", name=number).first.click()
        second.follows(roundwords.AUTHORISE)
        second.presses(roundwords.AUTHORISE)
        officer.goes("office:round", number=number)
        for step in (roundwords.RUN, roundwords.PUBLISH):
            officer.follows(step)
            officer.presses(step)
            expect(officer.page.get_by_role("status")).to_contain_text(number)


# ------------------------------------------------------------------------------------------------------ the application


def applies(walker: Walker) -> str:
    """An application started out of the invitation, and everything declared in it; its number."""
    walker.follows(invitationwords.APPLY_NOW)
    walker.presses(invitationwords.APPLY_CONFIRM)
    walker.is_told(invitationwords.STARTED)
    number = walker.part("applications")
    for task, fields in FORMS:
        walker.follows(task)
        walker.types(fields)
        walker.page.locator("main form .button").last.click()
        expect(walker.page.get_by_role("status")).to_be_visible()
        walker.goes("candidates:application", number=number)
    return number


def hands_documents_in(walker: Walker, house: House) -> None:
    """Everything that goes in with the application, one slot after the other, each in the form that is asked."""
    walker.follows(applicationwords.TASK_PAPERS)
    paper = house.papers / "made-up.pdf"
    paper.write_bytes(made_up_paper("a made-up document"))
    there = walker.page.locator("section:not([aria-labelledby=later]) tr")
    for _ in range(MOST_PAPERS):
        open_ = there.filter(has=walker.page.locator(".tag.todo")).get_by_role("link")
        if open_.count() == 0:
            return
        open_.first.click()
        walker.hands(paper)
        for box in walker.page.locator("main input[name^='keeps.']").all():
            box.check()
        if walker.page.locator("[name='issued.year']").count():
            walker.types_day("issued", TODAY - timedelta(days=10))
        walker.presses(paperwords.UPLOAD)
        walker.is_told(paperwords.UPLOADED)
    raise AssertionError(f"after {MOST_PAPERS} documents there are still some missing")


def hands_in(walker: Walker, number: str) -> None:
    """Checked, signed and handed in: nothing is missing."""
    walker.goes("candidates:application", number=number)
    walker.follows(applicationwords.TASK_CHECK)
    walker.sees(applicationwords.WHOLE)
    walker.follows(applicationwords.TO_HAND_IN)
    walker.types({"signature": "Abena Osei"})
    walker.presses(applicationwords.HAND_IN_NOW)
    walker.is_told(applicationwords.HANDED_IN)


def does(walker: Walker, act: str, fields: Mapping[str, str] | None = None, **days: date) -> None:
    """Something that an officer does with the file at hand: filled in, looked at where it is final, done."""
    walker.follows(BY_PAGE[act].title)
    completes(walker, act, fields, **days)


def completes(walker: Walker, act: str, fields: Mapping[str, str] | None = None, **days: date) -> None:
    """The form of an act, and the page that asks before it is done."""
    walker.types(fields or {})
    for name, day in days.items():
        walker.types_day(name, day)
    walker.sends()
    if BY_PAGE[act].warning is not None:
        walker.sends()
    expect(walker.page.get_by_role("status")).to_be_visible()


# ------------------------------------------------------------------------------------------------------------ the tests


def test_from_an_account_to_an_approval(house: House) -> None:
    with house.somebody("en") as candidate:
        registers(candidate, house, "whole-way-en@example.org")
        answers(candidate)
        submits(candidate)
        stands(candidate)
        hold(house, "en", "whole-way-en")
        is_invited(candidate, "whole-way-en")
        number = applies(candidate)
        hands_documents_in(candidate, house)
        with house.officer("case_officer", "en") as officer:
            _pays(candidate, officer, number)
            hands_in(candidate, number)
            _asks_once_more(candidate, officer, house, number)
            _approves(officer, number)
        candidate.goes("candidates:application", number=number)
        candidate.sees("Approved")
    told = house.reads("auditor", f"/applications/{number}")
    assert (told["state"], [each["state"] for each in told["letters"]]) == ("approved", ["closed"])
    assert {each["state"] for each in told["tracks"]} == {"passed"}


def _pays(candidate: Walker, officer: Walker, number: str) -> None:
    """What is paid over the counter is put on the file by an officer."""
    candidate.goes("candidates:fees", number=number)
    candidate.sees(number)
    officer.goes("casework:payment", number=number)
    completes(officer, "payment", {"fee": "processing", "reference": "slip-1"})


def _asks_once_more(candidate: Walker, officer: Walker, house: House, number: str) -> None:
    """The officer finds the application complete and asks for one more document; it comes with the answer."""
    officer.goes("casework:home")
    officer.types({"number": number})
    officer.page.locator("form.filter .button").click()
    officer.presses(filewords.TAKE)
    does(officer, "complete")
    does(officer, "letter", {"kind": "request", "text": "Please send your last three pay stubs."})
    candidate.goes("candidates:home")
    candidate.follows(homewords.LETTER)
    candidate.sees("Please send your last three pay stubs.")
    candidate.follows(applicationwords.LETTER_PAPER)
    candidate.hands(house.papers / "made-up.pdf")
    candidate.presses(paperwords.UPLOAD)
    candidate.sees(applicationwords.LETTER_HAS_PAPER)
    candidate.types({"text": "Here they are."})
    candidate.presses(applicationwords.SEND_ANSWER)
    candidate.is_told(applicationwords.ANSWER_SENT)
    officer.goes("casework:file", number=number)
    officer.sees("Here they are.")
    does(officer, "close")


def _approves(officer: Walker, number: str) -> None:
    """Found on A11.2, every track passed, approved."""
    officer.follows(filewords.FIND_NOW)
    completes(officer, "find_holds", {"holds": "yes", "note": "What was claimed is proven."})
    for track in TrackKind:
        officer.page.locator(f"a[href$='/tracks/{track.value}/']").first.click()
        days = {"until": TODAY + timedelta(days=300)} if track is TrackKind.MEDICAL else {}
        completes(officer, "track", {"to": "passed"}, **days)
    does(officer, "approve", {"reasons": "Every requirement is met."})
