"""The whole way, from an account to an approval, gone by everybody whom it takes: each in a browser of their own.

Nobody acts otherwise than by the pages. What became of it is then read over the API by somebody else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser

import tests.pool.conftest  # noqa: F401 - Django is set up there, by which addresses are known
from express_entry.application.examinationrows import TrackKind
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.statewords import words_of_state as words_of_application
from express_entry.candidates import applicationwords, homewords, invitationwords, paperwords, profilewords, rankwords
from express_entry.casework import filewords
from express_entry.law.text import Text
from express_entry.pages.addresses import address as address_of
from express_entry.pool.states import ProfileState
from express_entry.pool.statewords import words_of_state
from tests.journeys.accessibility import breaks_nothing, says_what_is_wrong
from tests.journeys.turning import BOTH, Way, alone
from tests.journeys.walkers import House, Walker
from tests.journeys.ways import (
    TODAY,
    answers,
    applies,
    completes,
    does,
    hands_documents_in,
    hands_in,
    hold,
    is_invited,
    opens,
    registers,
    stands,
    submits,
)
from tests.service.running import Instance, served

SIZE = 60
"""Invented people in the pool."""
LONG_AGO = f"{TODAY - timedelta(days=75)}T12:00:00Z"
"""When the demo was made and its round held: its invitations are over today."""


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
        yield House(root, now, made["accounts"], made["password"], browser, tmp_path_factory.mktemp("papers"))


@pytest.mark.pictured
@pytest.mark.parametrize("way", BOTH, ids=str)
def test_from_an_account_to_an_approval(way: Way, house: House) -> None:
    """Question by question in one language; in the other with a document saved earlier, by keys, and at second try."""
    name = f"whole-way-{way.language}"
    with house.somebody(way) as candidate:
        registers(candidate, house, f"{name}@example.org")
        opens(candidate, house) if way.phone else answers(candidate)
        submits(candidate)
        stands(candidate)
        hold(house, way, name)
        is_invited(candidate, name)
        if way.phone:
            _declines(candidate, house)
            name = f"{name}-again"
            hold(house, way, name)
            is_invited(candidate, name)
        number = applies(candidate)
        hands_documents_in(candidate, house)
        with house.officer("case_officer", way) as officer:
            _pays(candidate, officer, number)
            hands_in(candidate, number)
            _asks_once_more(candidate, officer, house, number)
            _approves(officer)
        candidate.goes("candidates:application", number=number)
        candidate.sees(words_of_application(ApplicationState.APPROVED))
        candidate.pictures("approved")
    told = house.reads("auditor", f"/applications/{number}")
    assert (told["state"], [each["state"] for each in told["letters"]]) == ("approved", ["closed"])
    assert {each["state"] for each in told["tracks"]} == {"passed"}


def _declines(candidate: Walker, house: House) -> None:
    """Who declines is back in the pool, where the next round finds them."""
    number = candidate.number
    candidate.follows(invitationwords.DECLINE_NOW)
    candidate.presses(invitationwords.DECLINE_CONFIRM)
    candidate.is_told(invitationwords.DECLINED)
    candidate.pictures("declined", phone=True)
    candidate.goes("candidates:home")
    candidate.follows(homewords.POOL)
    candidate.sees(rankwords.PLACES_TITLE)
    assert house.reads("case_officer", f"/profiles/{number}")["state"] == "in_pool"


PAY_STUBS = Text("Please send your last three pay stubs.", "Veuillez envoyer vos trois derniers talons de paie.")


def _pays(candidate: Walker, officer: Walker, number: str) -> None:
    """What is paid over the counter is put on the file by an officer."""
    candidate.goes("candidates:fees", number=number)
    candidate.sees(number)
    _finds(officer, number)
    completes(officer, "payment", {"fee": "processing", "reference": f"slip-{number}"})


def _finds(officer: Walker, number: str) -> None:
    """A file by its number, as the applicant names it."""
    officer.goes("casework:home")
    officer.types({"number": number})
    officer.hand.press(officer.page.locator("form.filter .button"))


def _asks_once_more(candidate: Walker, officer: Walker, house: House, number: str) -> None:
    """The officer finds the application complete and asks for one more document; it comes with the answer."""
    _finds(officer, number)
    officer.presses(filewords.TAKE)
    does(officer, "complete")
    asked = officer.hears(PAY_STUBS)
    does(officer, "letter", {"kind": "request", "text": asked})
    candidate.goes("candidates:home")
    candidate.follows(homewords.LETTER)
    candidate.sees(asked)
    candidate.pictures("letter")
    breaks_nothing(candidate.page)
    says_what_is_wrong(candidate.page)
    candidate.follows(applicationwords.LETTER_PAPER)
    candidate.hands(house.papers / "made-up.pdf")
    candidate.presses(paperwords.UPLOAD)
    candidate.sees(applicationwords.LETTER_HAS_PAPER)
    candidate.types({"text": "Here they are."})
    candidate.presses(applicationwords.SEND_ANSWER)
    candidate.is_told(applicationwords.ANSWER_SENT)
    candidate.goes("candidates:changes", number=number)
    breaks_nothing(candidate.page)
    says_what_is_wrong(candidate.page)
    officer.goes("casework:file", number=number)
    officer.sees("Here they are.")
    officer.hand.press(officer.page.locator("a[href$='/close/'], a[href$='/clore/']"))
    completes(officer, "close")


def _approves(officer: Walker) -> None:
    """Found on A11.2, every track passed, approved."""
    officer.follows(filewords.FIND_NOW)
    completes(officer, "find_holds", {"holds": "yes", "note": "What was claimed is proven."})
    for track in TrackKind:
        there = address_of("casework:track", officer.language, number=officer.number, kind=track.value)
        officer.hand.press(officer.page.locator(f"main a[href='{there}']").first)
        days = {"until": TODAY + timedelta(days=300)} if track is TrackKind.MEDICAL else {}
        completes(officer, "track", {"to": "passed"}, **days)
    does(officer, "approve", {"reasons": "Every requirement is met."})


@pytest.mark.pictured
@pytest.mark.parametrize("way", alone("fr", phone=True), ids=str)
def test_who_lets_the_last_day_pass_is_out_and_may_begin_again(way: Way, house: House) -> None:
    """The demo's candidate was invited long ago; the clock, which no page runs but a scheduler, has come by since."""
    house.instance.done("pool", "clock")
    with house.officer("candidate", way) as candidate:
        candidate.sees(homewords.ANOTHER_LEAD)
        candidate.pictures("lapsed", phone=True)
        candidate.hand.press(candidate.page.locator("main table a").first)
        number = candidate.number
        candidate.sees(words_of_state(ProfileState.LAPSED))
        candidate.goes("candidates:invitation", number=number)
        candidate.sees(invitationwords.NONE_OPEN)
        candidate.goes("candidates:home")
        candidate.follows(homewords.START_ANOTHER)
        candidate.sees(profilewords.START_LEAD)
        assert candidate.page.locator("main .notice").count() == 0
    told = house.reads("auditor", f"/profiles/{number}")
    assert told["state"] == "lapsed"
