"""What people do on the whole way, page by page: a candidate from an account to an application, officers with both."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from playwright.sync_api import expect

from express_entry.application.demopapers import made_up_paper
from express_entry.candidates import applicationwords, homewords, invitationwords, paperwords, profilewords, rankwords
from express_entry.casework.nextacts import BY_PAGE
from express_entry.entrance import registerwords, signwords
from express_entry.law.text import Language, Text
from express_entry.office import roundwords
from tests.journeys.strangers import ENGINEER, goes_through
from tests.journeys.test_entrance import Traveller
from tests.journeys.turning import Way
from tests.journeys.walkers import House, Walker

TODAY = datetime.now(UTC).date()
PASSWORD = "a pass phrase of the whole way, which nobody has"  # noqa: S105 - made up
PLACES = 30
"""How many the rounds of these journeys invite: among so few, a good profile is one of them."""
PEOPLE: Mapping[Language, Mapping[str, str]] = {
    "en": {"family_name": "Osei", "given_names": "Abena", "passport.country": "GH", "passport.number": "X0000011"},
    "fr": {"family_name": "Tremblay-Ndiaye", "given_names": "Awa", "passport.country": "SN", "passport.number": "X12"},
}

FORMS: tuple[tuple[Text, Mapping[str, str]], ...] = (
    (applicationwords.TASK_FAMILY, {"no_children": "yes"}),
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
NEWEST = {
    "person.in_canada.expires": TODAY + timedelta(days=400),
    "education[0].assessment.issued": TODAY - timedelta(days=300),
    "language_tests[0].taken": TODAY - timedelta(days=200),
    "settlement_funds.as_of": TODAY - timedelta(days=20),
}
HERSELF = {**ENGINEER, **{place: day.isoformat() for place, day in NEWEST.items()}}
"""What she answers: days that run out are counted from today, since the service goes by no other clock."""
DOCUMENT: Mapping[str, Any] = {
    "format": "express-entry/profile@1",
    "person": {
        "date_of_birth": "1992-02-20",
        "in_canada": {"status": "worker", "expires": f"{TODAY + timedelta(days=400)}", "authorized_to_work": True},
    },
    "marital_status": "never_married",
    "intended_province": "ON",
    "education": [
        {
            "credential": "master",
            "country": "SN",
            "completed": "2015-07-10",
            "assessment": {
                "organization": "WES",
                "issued": f"{TODAY - timedelta(days=300)}",
                "equivalent_to": "master",
            },
        }
    ],
    "language_tests": [
        {
            "test": "TEF-CANADA",
            "language": "fr",
            "taken": f"{TODAY - timedelta(days=200)}",
            **dict.fromkeys(("listening", "reading", "writing", "speaking"), 560),
        }
    ],
    "work": [
        {
            "noc": "21231",
            "country": "CA",
            "from": f"{TODAY - timedelta(days=1200)}",
            "to": None,
            "hours_per_week": 37.5,
            "paid": True,
            "authorized": True,
            "status": "worker",
            "self_employed": False,
            "full_time_student": False,
        }
    ],
}
"""What the other one saved at the public assessment."""


# ------------------------------------------------------------------------------------------------------- the candidate


def registers(walker: Walker, house: House, email: str) -> None:
    """From the first page to an account, by the link that comes by mail."""
    walker.goes("home")
    walker.hand.press(walker.page.locator("header nav a").last)
    walker.follows(signwords.REGISTER)
    walker.types({"email": email})
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
    walker.types_day("person.date_of_birth", date.fromisoformat(HERSELF["person.date_of_birth"]))
    walker.types({"marital_status": HERSELF["marital_status"]})
    walker.presses(profilewords.START_NOW)
    walker.is_told(profilewords.STARTED)
    number = walker.number
    walker.presses(profilewords.GO_ON)
    goes_through(walker.page, HERSELF, hand=walker.hand)
    return number


def opens(walker: Walker, house: House) -> str:
    """A document that somebody saved earlier, in the place of the interview; the number of the profile."""
    walker.follows(homewords.START)
    document = house.papers / "profile.json"
    document.write_text(json.dumps(DOCUMENT), "utf-8")
    walker.hands(document)
    walker.presses(profilewords.START_FROM_FILE)
    walker.is_told(profilewords.STARTED)
    return walker.number


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
    walker.pictures("invited", phone=True, height=844)
    walker.follows(homewords.INVITATION)
    walker.sees(round_number)
    walker.sees(invitationwords.DAYS_LEFT)


# --------------------------------------------------------------------------------------------------------- the officers


def hold(house: House, way: Way, number: str) -> None:
    """A round drafted and looked at by one officer, authorised by another, held and published by the first."""
    with (
        house.officer("round_officer", way) as officer,
        house.officer("authorising_officer", way) as second,
    ):
        officer.follows(roundwords.ROUNDS_TITLE)
        officer.follows(roundwords.NEW)
        officer.types({"number": number, "of": "general", "invitations": str(PLACES), "legal_basis": "A10.3(1)"})
        officer.sends()
        officer.is_told(roundwords.DRAFTED_NOTE.of(number=number))
        officer.follows(roundwords.PREVIEW)
        officer.sees(str(PLACES))
        second.page.reload()
        second.hand.press(second.page.get_by_role("link", name=number).first)
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
    walker.pictures("application")
    number = walker.number
    for task, fields in FORMS:
        walker.follows(task)
        walker.types(fields)
        walker.hand.press(walker.page.locator("main form .button").last)
        expect(walker.page.get_by_role("status")).to_be_visible()
        walker.goes("candidates:application", number=number)
    return number


def hands_documents_in(walker: Walker, house: House) -> None:
    """Everything that goes in with the application, one slot after the other, each in the form that is asked."""
    walker.follows(applicationwords.TASK_PAPERS)
    paper = house.papers / "made-up.pdf"
    paper.write_bytes(made_up_paper("a made-up document"))
    there = walker.page.locator("section:not([aria-labelledby=later]) tr")
    for place in range(MOST_PAPERS):
        expect(there.first).to_be_attached()  # a page that follows has begun, and need not be whole yet
        walker.page.wait_for_load_state()
        open_ = there.filter(has=walker.page.locator(".tag.todo")).get_by_role("link")
        if open_.count() == 0:
            return
        walker.hand.press(open_.first)
        walker.hands(paper)
        walker.page.wait_for_load_state()
        for box in walker.page.locator("main input[name^='keeps.']").all():
            walker.hand.check(box)
        if walker.page.locator("[name='issued.year']").count():
            walker.types_day("issued", TODAY - timedelta(days=10))
        if place == 0:
            _breaks_off(walker)
        walker.presses(paperwords.UPLOAD)
        walker.is_told(paperwords.UPLOADED)
    raise AssertionError(f"after {MOST_PAPERS} documents there are still some missing")


def _breaks_off(walker: Walker) -> None:
    """The connection breaks while a document is on its way: that is said, and it can be sent again."""
    walker.page.route("**/*", lambda route: route.abort())
    walker.presses(paperwords.UPLOAD)
    told = walker.page.get_by_role("alert")
    expect(told).to_contain_text(walker.hears(paperwords.UPLOAD_FAILED))
    walker.page.unroute("**/*")
    walker.complaints = [each for each in walker.complaints if "ERR_FAILED" not in each]


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
