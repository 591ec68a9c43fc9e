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
from express_entry.candidates import applicationwords, homewords, invitationwords, paperwords, profilewords, rankwords
from express_entry.casework import filewords
from express_entry.pool.states import ProfileState
from express_entry.pool.statewords import words_of_state
from tests.journeys.accessibility import breaks_nothing
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
        yield House(root, now, made["accounts"], made["pass_phrase"], browser, tmp_path_factory.mktemp("papers"))


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
            _approves(officer)
        candidate.goes("candidates:application", number=number)
        candidate.sees("Approved")
    told = house.reads("auditor", f"/applications/{number}")
    assert (told["state"], [each["state"] for each in told["letters"]]) == ("approved", ["closed"])
    assert {each["state"] for each in told["tracks"]} == {"passed"}


def _pays(candidate: Walker, officer: Walker, number: str) -> None:
    """What is paid over the counter is put on the file by an officer."""
    candidate.goes("candidates:fees", number=number)
    candidate.sees(number)
    _finds(officer, number)
    completes(officer, "payment", {"fee": "processing", "reference": "slip-1"})


def _finds(officer: Walker, number: str) -> None:
    """A file by its number, as the applicant names it."""
    officer.goes("casework:home")
    officer.types({"number": number})
    officer.page.locator("form.filter .button").click()


def _asks_once_more(candidate: Walker, officer: Walker, house: House, number: str) -> None:
    """The officer finds the application complete and asks for one more document; it comes with the answer."""
    _finds(officer, number)
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
    officer.page.locator("a[href$='/close/']").click()
    completes(officer, "close")


def _approves(officer: Walker) -> None:
    """Found on A11.2, every track passed, approved."""
    officer.follows(filewords.FIND_NOW)
    completes(officer, "find_holds", {"holds": "yes", "note": "What was claimed is proven."})
    for track in TrackKind:
        officer.page.locator(f"a[href$='/tracks/{track.value}/']").first.click()
        days = {"until": TODAY + timedelta(days=300)} if track is TrackKind.MEDICAL else {}
        completes(officer, "track", {"to": "passed"}, **days)
    does(officer, "approve", {"reasons": "Every requirement is met."})


def test_who_declines_is_back_in_the_pool(house: House) -> None:
    """In French and on a narrow page."""
    with house.somebody("fr") as candidate:
        registers(candidate, house, "whole-way-fr@example.org")
        number = opens(candidate, house)
        submits(candidate)
        stands(candidate)
        hold(house, "fr", "whole-way-fr")
        is_invited(candidate, "whole-way-fr")
        breaks_nothing(candidate.page, checked=())
        candidate.follows(invitationwords.DECLINE_NOW)
        candidate.presses(invitationwords.DECLINE_CONFIRM)
        candidate.is_told(invitationwords.DECLINED)
        candidate.goes("candidates:home")
        candidate.follows(homewords.POOL)
        candidate.sees(rankwords.PLACES_TITLE)
        candidate.sees("whole-way-fr")
    told = house.reads("case_officer", f"/profiles/{number}")
    assert told["state"] == "in_pool"


def test_who_lets_the_last_day_pass_is_out_and_may_begin_again(house: House) -> None:
    """The demo's candidate was invited long ago, and the clock that a scheduler runs has come by since."""
    house.instance.done("pool", "clock")
    with house.officer("candidate", "fr") as candidate:
        candidate.sees(homewords.ANOTHER_LEAD)
        candidate.page.locator("main a[href*='/profils/']").first.click()
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
