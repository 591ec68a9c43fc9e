"""What opens an account: passwords as they are typed, links for one purpose; and what is left by whoever leaves."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.test import RequestFactory
from django.test.utils import override_settings

from express_entry.accounts.roles import Role
from express_entry.accounts.signin import LONGEST_PASSWORD, require_password
from express_entry.accounts.tickets import Purpose, Ticket, link_of
from express_entry.accounts.users import User
from express_entry.api.gate import network_address
from express_entry.pages.addresses import address
from express_entry.pool.faults import Unacceptable
from tests.api.front import PASSWORD, Front, clock
from tests.pages.signed import account, at, enters
from tests.pages.visitor import Visitor

EMAIL = "somebody@example.org"
ANY = {
    "digits": "31415926535897932384",
    "small letters": "unlessyesterdayforgets",
    "capitals": "UNLESSYESTERDAYFORGETS",
    "spaces": "  two  spaces  here  ",
    "signs": "!?&<>'\"%;--/*\\$(){}",
    "letters of elsewhere": "größenwahn für Żółwie 亀亀",
    "pictures": "🐢🐇🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵",
    "sixty-four": "a longer pass phrase of words that do not belong together: turtle"[:64],
    "the most": "ab1 z" * (LONGEST_PASSWORD // 5),
}


def registration(visitor: Visitor) -> str:
    """The end of the link with which somebody chooses a password."""
    visitor.posts("entrance:register", {"email": EMAIL})
    return link_of(Ticket.objects.latest("id"))


@pytest.mark.parametrize("kind", ANY)
def test_a_password_of_any_characters_is_chosen_and_kept_to_the_letter(kind: str, counter: Front) -> None:
    password, visitor = ANY[kind], Visitor()
    made = visitor.posts("entrance:confirm", {"password": password}, link=registration(visitor))
    assert made.status == 302, made.text
    for other in {password.strip(), password.swapcase(), password[:-1], password[:64], f"{password} "} - {password}:
        assert not User.objects.get().check_password(other)
    who = {"email": EMAIL, "password": password}
    assert counter.ask("POST", "/session", None, {**who, "password": password[:-1]}).status == 401
    assert counter.ask("POST", "/session", None, who).status == 201
    assert Visitor().posts("entrance:sign_in", who).status == 302


def test_a_password_longer_than_the_longest_is_refused_whole(counter: Front) -> None:
    visitor = Visitor()
    link, longest = registration(visitor), ANY["the most"]
    refused = visitor.posts("entrance:confirm", {"password": f"{longest}x"}, link=link)
    assert (refused.status, "1000 characters" in refused.text.replace(",", "")) == (200, True)
    assert visitor.posts("entrance:confirm", {"password": longest}, link=link).status == 302
    assert counter.ask("POST", "/session", None, {"email": EMAIL, "password": f"{longest}x"}).status in {401, 422}


def test_none_of_the_usual_passwords_that_are_long_enough_can_be_chosen() -> None:
    usual = sorted(each for each in CommonPasswordValidator().passwords if len(each) >= 12)
    assert len(usual) > 150
    for each in usual:
        with pytest.raises(Unacceptable):
            require_password(EMAIL, each)


def test_no_password_runs_out(counter: Front) -> None:
    user = account(counter, Role.CANDIDATE)
    User.objects.update(created=clock() - timedelta(days=9 * 365))
    visitor = enters(user)
    assert at(visitor, "candidates:home").status == 200, "nor is anybody led to choose another"


def test_every_field_of_a_password_is_masked_and_takes_what_is_pasted_or_filled_in(counter: Front) -> None:
    user, stranger = account(counter, Role.CANDIDATE), Visitor()
    visitor = enters(user)
    stranger.posts("entrance:recover", {"email": user.email})
    recovery = link_of(Ticket.objects.get(purpose=Purpose.RECOVER.value))
    shown = [
        *(at(visitor, f"entrance:{name}") for name in ("again", "password")),
        at(stranger, "entrance:sign_in"),
        at(stranger, "entrance:recovery", link=recovery),
        at(stranger, "entrance:confirm", link=registration(stranger)),
    ]
    asked = r'<input [^>]*name="(?:password|present)"[^>]*>'
    fields = [field for page in shown for field in re.findall(asked, page.html)]
    assert len(fields) == 6
    for field in fields:
        assert re.search(r'\stype="password"', field), field
        assert re.search(r'\sautocomplete="(current|new)-password"', field), field
        assert not re.search(r"\s(maxlength|pattern|readonly|on\w+)=", field), field
    for page in shown:
        scripts = re.findall(r'<script [^>]*src="([^"]+)"', page.html)
        for path in scripts:
            script = visitor.sees(path).data.decode()
            assert not re.search(r"paste|clipboard", script), path


def test_a_link_is_good_for_what_it_was_made_for_alone(counter: Front) -> None:
    user, visitor = account(counter, Role.CANDIDATE), Visitor()
    visitor.posts("entrance:recover", {"email": user.email})
    recovery, joining = link_of(Ticket.objects.get()), registration(visitor)
    for page, link in (("confirm", recovery), ("recovery", joining), ("new_email", joining)):
        sent = enters(user) if page == "new_email" else Visitor()
        shown = sent.posts(f"entrance:{page}", {"password": "another pass phrase of the tests"}, link=link)
        assert (shown.status, shown.title) == (404, "The link does not hold any more"), page
    assert User.objects.get().check_password(PASSWORD)


def test_whoever_signs_out_leaves_no_page_behind_and_is_shown_what_the_browser_keeps(counter: Front) -> None:
    visitor = enters(account(counter, Role.CANDIDATE))
    left = visitor.posts("entrance:sign_out")
    assert left.headers["Clear-Site-Data"] == '"cache"', "what somebody has their browser keep is theirs"
    shown = visitor.sees(left.headers["Location"])
    assert 'data-device="offer"' in shown.html
    assert re.search(r'data-part="delete">Delete them from this device</button>', shown.html)
    assert address("open", "en") in shown.html


def test_the_log_tells_that_somebody_signed_in_or_was_refused_and_never_who(
    counter: Front, caplog: pytest.LogCaptureFixture
) -> None:
    user = account(counter, Role.CANDIDATE)
    with caplog.at_level(logging.INFO, "express_entry"):
        Visitor().posts("entrance:sign_in", {"email": user.email, "password": "x"})
        enters(user)
    told = [each.getMessage() for each in caplog.records if each.name.startswith("express_entry")]
    assert [each for each in told if each != "answered"] == ["sign_in_refused", "session_begun"]
    written = repr([vars(each) for each in caplog.records])
    assert not [each for each in (user.email, user.pseudonym, PASSWORD) if each in written]


@pytest.mark.parametrize(
    ("proxied", "stated", "found"),
    [
        (False, "203.0.113.9", "127.0.0.1"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "10.9.9.9, 203.0.113.9", "203.0.113.9"),
        (True, "", "127.0.0.1"),
    ],
)
def test_of_where_somebody_asks_from_a_proxy_is_believed_that_is_named_and_what_it_added_last(
    proxied: bool, stated: str, found: str
) -> None:
    header = ("HTTP_X_FORWARDED_PROTO", "https") if proxied else None
    with override_settings(SECURE_PROXY_SSL_HEADER=header):
        request = RequestFactory().get("/", headers={"X-Forwarded-For": stated} if stated else {})
        assert network_address(request) == found
