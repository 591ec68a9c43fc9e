"""Every page of the section with every role, in both languages; and how often a page asks the store."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from express_entry.accounts import tokens
from express_entry.accounts.permissions import PERMISSIONS
from express_entry.accounts.roles import Role
from express_entry.accounts.users import User
from express_entry.application import asking
from express_entry.application.examinationrows import LetterKind
from express_entry.candidates.addresses import SECTION, link
from express_entry.candidates.urls import VIEWS
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from express_entry.pool import clock as clockwork
from tests.api.front import OPERATOR, Front, clock
from tests.candidates.somebody import Somebody
from tests.candidates.test_application import OFFICER, received
from tests.pages.signed import account, enters

ACTIONS = {
    "profile.start": ("home", "history", "start"),
    "profile.read": ("profile", "profile_file", "answers", "result", "rank", "nomination", "invitation"),
    "profile.change": ("person", "questions", "effect", "save"),
    "profile.submit": ("submit",),
    "profile.withdraw": ("withdraw",),
    "profile.discard": ("discard",),
    "profile.line": ("proof",),
    "nomination.answer": ("nomination_answer",),
    "invitation.answer": ("decline",),
    "calendar.address": ("calendar",),
    "correspondence.read": ("invitation_letter", "nomination_letter", "issued"),
    "application.start": ("apply",),
    "application.read": ("application", "fees"),
    "application.form": ("declared", "family", "addresses", "activities", "counsel", "declarations", "papers"),
    "application.declare": ("declared_questions", "declared_person"),
    "application.check": ("check",),
    "application.submit": ("hand_in",),
    "application.discard": ("application_discard",),
    "application.withdraw": ("application_withdraw",),
    "document.upload": ("paper",),
    "document.read": ("paper_file",),
    "document.remove": ("paper_remove",),
    "letter.read": ("letter",),
    "change.tell": ("changes",),
    "person.export": ("records", "copy"),
    "correction.ask": ("correct",),
    "erasure.ask": ("erase", "erase_now"),
    "erasure.recall": ("recall",),
    "appointment.make": ("representative",),
    "appointment.end": ("representative_end",),
}
"""What each page is, in the table of permissions."""
PAGES = {name: action for action, names in ACTIONS.items() for name in names}
ONLY_SENT = {"questions", "effect", "save", "declared_questions", "copy"}
"""Pages that come of a form alone."""
FILLED = {
    "item": "principal/passport",
    "key": "999",
    "round_number": "1",
    "answer": "accept",
    "code": "erasure.0123456789abcdef",
}


def _places(number: str, application: str, language: Language = "en") -> Iterator[tuple[str, str]]:
    for name in PAGES:
        pattern = SECTION.addresses[name].en
        own = application if "/applications/" in pattern else number
        asked = re.findall(r"<\w+:(\w+)>", pattern)
        yield name, link(name, language, **{part: own if part == "number" else FILLED[part] for part in asked})


def test_every_page_has_its_action_in_the_table() -> None:
    assert {*PAGES, "take_over"} == set(VIEWS) == set(SECTION.addresses)
    assert set(ACTIONS) <= set(PERMISSIONS)


def test_no_page_of_somebody_is_shown_to_a_role_that_may_not_or_does_not_reach_as_far(counter: Front) -> None:
    me = Somebody(counter).applies()
    places = dict(_places(me.number, me.application))
    for role in Role:
        user = account(counter, role, about="ON" if role is Role.PROVINCE else None)
        reached = _reached(counter, user, me)
        client = enters(user).client
        for name, path in places.items():
            status = (client.post if name in ONLY_SENT else client.get)(path).status_code
            may = role in PERMISSIONS[PAGES[name]].roles
            assert status in (_expected(name, path, reached) if may else {403}), (name, role, status)


def _reached(counter: Front, user: User, me: Somebody) -> dict[str, bool]:
    """The profile and the application of somebody: whether the API shows them to another."""
    token = tokens.issue(OPERATOR, user, name="walk", days=1)[1]
    records = (f"/profiles/{me.number}", f"/applications/{me.application}")
    return {each: counter.ask("GET", each, token).status == 200 for each in records}


def _expected(name: str, path: str, reached: dict[str, bool]) -> set[int]:
    """A page of somebody's record is there for whom the record is; one that asks for more may have nothing to show."""
    whose = [each for each in reached if each in path]
    if not whose and name == "home":
        return {200, 302}  # who acts for others alone is led to these
    if not whose:
        return {404} if "<" in SECTION.addresses[name].en else {200}
    return {200, 404} if reached[whose[0]] else {404}


def test_who_has_not_signed_in_is_led_to_where_one_signs_in_from_every_page(counter: Front) -> None:
    me = Somebody(counter).applies()
    for name, path in _places(me.number, me.application):
        client = Client()
        answer = (client.post if name in ONLY_SENT else client.get)(path)
        assert answer.status_code == 302, name
        assert answer.headers["Location"].startswith(address("entrance:sign_in", "en")), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_shown_to_whom_it_is_of_in_both_languages(language: Language, counter: Front) -> None:
    me = received(Somebody(counter, language).applies())
    until = day_of(clock()) + timedelta(days=30)
    asking.send(OFFICER, me.application, LetterKind.REQUEST, "Please explain.", answer_by=until)
    number = me.number
    drafting = Somebody(counter, language).applies()
    asked = [(me, number, me.application), (drafting, drafting.number, drafting.application)]
    for somebody, profile, application in asked:
        for name, path in _places(profile, application, language):
            answer = (somebody.visitor.client.post if name in ONLY_SENT else somebody.visitor.client.get)(path)
            assert answer.status_code in {200, 302, 303, 400, 404, 409}, (name, answer.status_code)
            html = answer.headers["Content-Type"].startswith("text/html")
            if answer.status_code == 200 and html and not name.endswith("_letter"):
                text = answer.content.decode()
                assert text.count("<h1") == 1, name
                assert f'<html lang="{language}-CA">' in text, name


def test_the_first_page_and_the_history_ask_the_store_as_often_for_many_as_for_one(counter: Front) -> None:
    me = Somebody(counter)
    clockwork.run(OPERATOR)

    def queries(name: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert me.sees(name).status == 200
        return len(asked)

    few = _after(me, 2, queries)
    assert _after(me, 4, queries) == few


def _after(me: Somebody, withdrawn: int, queries: Callable[[str], int]) -> dict[str, int]:
    for _ in range(withdrawn):
        me.submits()
        me.says("withdraw")
    return {name: queries(name) for name in ("home", "history")}
