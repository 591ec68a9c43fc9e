"""Every page of the entrance: who may see it, in both languages, what it weighs, and what a browser is told with it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from http.cookies import Morsel

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from express_entry.accounts.roles import Role
from express_entry.accounts.sittings import Sitting
from express_entry.accounts.tokens import MADE_BEFORE, Token
from express_entry.accounts.users import User
from express_entry.entrance import tokenwords
from express_entry.entrance.addresses import SECTION
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages import words as common
from express_entry.pages.addresses import address
from express_entry.pages.moments import moment
from tests.api.front import PASSWORD, Front
from tests.pages.signed import account, at, enters, signed
from tests.pages.visitor import Visitor

FOR_ANYBODY = {"sign_in", "register", "sent", "recover"}
ELSEWHERE = {"home": 302, "second": 303, "sign_out": 405, "codes": 303, "kept": 303}
"""Pages that lead on, as somebody without a second factor meets them."""
OWN = [name for name, text in SECTION.addresses.items() if "<" not in text.en and name not in FOR_ANYBODY]
MOST_BYTES = 150_000


@pytest.mark.parametrize("role", list(Role))
def test_every_page_of_one_s_account_is_there_for_every_role_in_both_languages(role: Role, front: Front) -> None:
    user = account(front, role)
    for language in LANGUAGES:
        visitor = enters(user, language)
        for name in OWN:
            shown = at(visitor, f"entrance:{name}")
            assert shown.status == ELSEWHERE.get(name, 200), (name, role)
            assert len(shown.data) < MOST_BYTES, name


@pytest.mark.usefixtures("front")
def test_who_has_not_signed_in_sees_the_way_in_alone() -> None:
    visitor = Visitor()
    for name in OWN:
        shown = at(visitor, f"entrance:{name}")
        assert shown.status in ((405,) if name == "sign_out" else (302, 303)), name
    for name in FOR_ANYBODY:
        assert at(visitor, f"entrance:{name}").status == 200, name


def test_a_form_is_not_taken_from_another_site_nor_from_a_page_without_its_token(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    browser = Client(enforce_csrf_checks=True)
    path = address("entrance:sign_in", "en")
    fields = {"email": user.email, "password": PASSWORD, "next": ""}
    assert browser.post(path, fields).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get(path).content.decode())
    assert token
    fields["csrfmiddlewaretoken"] = token[1]
    assert browser.post(path, fields, headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert browser.post(path, fields).status_code == 302
    for name in ("password", "email", "language", "sessions", "tokens", "authenticator", "codes", "sign_out"):
        assert browser.post(address(f"entrance:{name}", "en"), {"language": "fr"}).status_code == 403, name


def cookie(client: Client, name: str) -> Morsel[str]:
    found: Morsel[str] = client.cookies[name]
    return found


def test_the_cookie_of_a_session_is_for_pages_of_the_service_alone_and_changes_when_somebody_signs_in(
    front: Front,
) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = Visitor()
    visitor.client.get(address("entrance:sign_in", "en"))
    shown = enters(user).client
    first = cookie(shown, "session")
    assert (first["httponly"], first["samesite"], first["path"]) == (True, "Lax", "/")
    assert not first["expires"], "it goes with the browser"
    before = first.value
    assert re.fullmatch(r"[0-9a-z]{32}", before), "165 random bits"
    shown.post(address("entrance:sign_in", "en"), {"email": user.email, "password": PASSWORD})
    assert cookie(shown, "session").value != before


def test_a_public_service_gives_cookies_to_https_and_this_host_alone() -> None:
    from express_entry.service.environment import configuration

    public = configuration({"EXPRESS_ENTRY_HOSTS": "entry.example.ca", "EXPRESS_ENTRY_BEHIND_PROXY": "yes"})
    assert (public.public, public.second_factor) == (True, True)
    here = configuration({})
    assert (here.public, here.second_factor) == (False, False)
    off = {"EXPRESS_ENTRY_HOSTS": "entry.example.ca", "EXPRESS_ENTRY_BEHIND_PROXY": "yes"}
    assert not configuration({**off, "EXPRESS_ENTRY_SECOND_FACTOR": "no"}).second_factor


def test_a_page_of_an_account_is_kept_by_nobody_and_framed_by_nobody(front: Front) -> None:
    shown = at(signed(front, Role.CANDIDATE), "entrance:account")
    assert shown.headers["Cache-Control"] == "no-store"
    assert shown.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    assert shown.headers["Referrer-Policy"] == "same-origin"
    assert shown.headers["X-Content-Type-Options"] == "nosniff"


def test_no_word_of_the_entrance_stands_in_the_place_of_a_common_one() -> None:
    from express_entry.entrance import accountwords, factorwords, recoverwords, registerwords, signwords

    for module in (accountwords, factorwords, recoverwords, registerwords, signwords, tokenwords):
        own = {name for name in vars(module) if name.isupper()}
        assert not own & {name for name in vars(common) if name.isupper()}, module.__name__


def test_a_page_asks_as_little_however_many_tokens_sessions_and_events_there_are(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = enters(user)
    counts = {name: asked(visitor, name) for name in ("account", "sessions", "tokens", "events", "factors")}
    one = Sitting.objects.latest("id")
    Sitting.objects.bulk_create(
        Sitting(user=user, digest=f"d{each}", begun=one.begun, seen=one.seen, proved=one.proved) for each in range(30)
    )
    Token.objects.bulk_create(
        Token(user=user, name=f"t{each}", digest=f"d{each}", created=one.begun, expires=one.begun) for each in range(30)
    )
    for name, many in counts.items():
        assert asked(visitor, name) == many, name


def asked(visitor: Visitor, name: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert at(visitor, f"entrance:{name}").status == 200
    return len(queries)


def test_one_ends_another_session_and_nobody_else_s(front: Front) -> None:
    user, other = account(front, Role.CANDIDATE), account(front, Role.CANDIDATE)
    here, there, stranger = enters(user), enters(user), enters(other)
    foreign = Sitting.objects.get(user=other)
    assert here.posts("entrance:sessions", {"session": str(foreign.id)}).status == 303
    assert at(stranger, "entrance:account").status == 200
    mine = Sitting.objects.filter(user=user).latest("id")
    assert here.posts("entrance:sessions", {"session": str(mine.id)}).status == 303
    assert at(there, "entrance:account").status == 302
    again = enters(user)
    assert here.posts("entrance:sessions").status == 303
    assert "Every other session is ended." in at(here, "entrance:sessions").text
    here.posts("entrance:sessions")
    assert "No other session was open." in at(here, "entrance:sessions").text
    assert (at(again, "entrance:account").status, at(here, "entrance:account").status) == (302, 200)


def test_a_token_is_made_shown_once_and_revoked_by_pages(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = enters(user)
    wrong = visitor.posts("entrance:tokens", {"name": "my spreadsheet", "days": "4000"})
    assert "366" in wrong.text
    made = visitor.posts("entrance:tokens", {"name": "my spreadsheet", "days": "30"})
    found = re.search(r"ee_[0-9a-f]{64}", made.html)
    assert found
    assert front.ask("GET", "/session", found[0]).status == 200
    assert found[0] not in at(visitor, "entrance:tokens").html
    key = str(Token.objects.get().id)
    assert at(signed(front, Role.CANDIDATE), "entrance:no_token", key=key).status == 404
    assert "my spreadsheet" in at(visitor, "entrance:no_token", key=key).text
    assert front.ask("GET", "/session", found[0]).status == 200, "looking revokes nothing"
    assert visitor.posts("entrance:no_token", key=key).status == 303
    assert front.ask("GET", "/session", found[0]).status == 401


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_token_is_made_once_though_its_page_is_reloaded_and_its_end_is_told_by_eastern_time(
    front: Front, language: Language
) -> None:
    visitor = enters(account(front, Role.CANDIDATE), language)
    form = {"name": "x", "days": "30", "once": at(visitor, "entrance:tokens").hidden("once")}
    assert form["once"]
    made = visitor.posts("entrance:tokens", form)
    token = Token.objects.get()
    reloaded = visitor.posts("entrance:tokens", form)
    assert Token.objects.count() == 1
    shown = visitor.sees(reloaded.headers["Location"])
    assert MADE_BEFORE.say(language) in shown.text.replace("’", "'")
    assert not re.search(r"ee_[0-9a-f]{64}", shown.html)
    late = datetime(2027, 3, 2, 3, 30, tzinfo=UTC)  # the evening of the day before, where the law counts its days
    Token.objects.filter(id=token.id).update(expires=late)
    told = at(visitor, "entrance:tokens").text
    assert " ".join(moment(late, language).split()) in " ".join(told.split())
    assert visitor.posts("entrance:tokens", {**form, "once": made.hidden("once")}).status == 200, "another is wanted"
    assert Token.objects.count() == 2


def test_the_history_says_in_words_what_happened_and_by_whom(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = enters(user, "fr")
    visitor.posts("entrance:tokens", {"name": "mon tableur", "days": "30"})
    shown = at(visitor, "entrance:events").text
    assert "Jeton délivré vous" in shown
    assert "Compte créé le personnel du service" in shown


def test_the_language_of_messages_is_chosen(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    assert enters(user).posts("entrance:language", {"language": "fr"}).status == 303
    assert User.objects.get(id=user.id).language == "fr"
    assert enters(user).posts("entrance:language", {"language": "xx"}).status == 200


@override_settings(SECOND_FACTOR=True)
def test_what_can_be_done_without_the_factor_that_a_role_needs_is_to_add_it_and_to_leave(front: Front) -> None:
    visitor = signed(front, Role.ROUND_OFFICER)
    shown = {name: at(visitor, f"entrance:{name}").status for name in ("account", "factors", "authenticator", "tokens")}
    assert shown == {"account": 200, "factors": 200, "authenticator": 200, "tokens": 302}
    assert reverse("entrance:factors-en") in at(visitor, "entrance:tokens").headers["Location"]
