"""Pages behind a role: who is led where, who is turned away, and what is told of it."""

from __future__ import annotations

import pytest

from express_entry.accounts.roles import Role
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from express_entry.pool.models import AuditEntry
from tests.api.front import PASSWORD, Front
from tests.pages.signed import account, at, enters, signed
from tests.pages.visitor import Visitor

HOMES = {
    Role.CANDIDATE: "candidates:home",
    Role.REPRESENTATIVE: "representatives:home",
    Role.PROVINCE: "provincial:home",
    Role.ROUND_OFFICER: "office:home",
    Role.AUTHORISING_OFFICER: "office:home",
    Role.CASE_OFFICER: "casework:home",
    Role.AUDITOR: "office:home",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_not_signed_in_is_led_to_where_one_does_and_then_to_the_page_asked_for(
    language: Language, front: Front
) -> None:
    user, visitor = account(front, Role.CANDIDATE), Visitor(language)
    asked = address("candidates:home", language)
    led = visitor.sees(f"{asked}?x=1")
    assert led.status == 302
    form = visitor.sees(led.headers["Location"])
    assert form.hidden("next") == f"{asked}?x=1"
    wrong = visitor.posts("entrance:sign_in", {"email": user.email, "password": "x", "next": form.hidden("next")})
    assert (wrong.status, wrong.hidden("next")) == (200, f"{asked}?x=1")
    assert user.email in wrong.html
    entered = visitor.posts("entrance:sign_in", {"email": user.email, "password": PASSWORD, "next": f"{asked}?x=1"})
    assert (entered.status, entered.headers["Location"]) == (302, f"{asked}?x=1")
    assert visitor.sees(f"{asked}?x=1").status == 200


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "x"])
def test_nobody_is_led_elsewhere_after_signing_in(there: str, front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    shown = Visitor().posts("entrance:sign_in", {"email": user.email, "password": PASSWORD, "next": there})
    assert shown.headers["Location"] == address("entrance:home", "en")


def test_each_role_is_led_to_its_own_first_page_and_sees_it(front: Front) -> None:
    for role, home in HOMES.items():
        visitor = signed(front, role)
        assert at(visitor, "entrance:home").headers["Location"] == address(home, "en"), role
        assert at(visitor, home).status == 200, role


def test_a_page_of_another_role_says_why_it_is_not_shown(front: Front) -> None:
    shown = at(signed(front, Role.CANDIDATE, language="fr"), "office:home")
    assert (shown.status, shown.title) == (403, "Ceci ne vous est pas permis")
    assert "Lire les rondes non publiées" in shown.text


def test_what_an_auditor_looks_at_is_told_to_the_trail(front: Front) -> None:
    visitor = signed(front, Role.AUDITOR)
    at(visitor, "office:home")
    assert AuditEntry.objects.latest("sequence").action == "access.page.office.home"


def test_whoever_signs_out_is_signed_out(front: Front) -> None:
    visitor = signed(front, Role.CANDIDATE)
    assert visitor.posts("entrance:sign_out").status == 302
    assert "You are signed out." in at(visitor, "entrance:sign_in").text
    assert "You are signed out." not in at(visitor, "entrance:sign_in").text, "said once"
    assert at(visitor, "candidates:home").status == 302


def test_a_token_is_no_session(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    shown = Visitor().sees(address("candidates:home", "en"), authorization=f"Bearer {token}")
    assert shown.status == 302


def test_too_many_attempts_are_told_with_the_time_to_wait(front: Front) -> None:
    user, visitor = account(front, Role.CANDIDATE), Visitor()
    for _ in range(5):
        visitor.posts("entrance:sign_in", {"email": user.email, "password": "x"})
    shown = visitor.posts("entrance:sign_in", {"email": user.email, "password": PASSWORD})
    assert shown.status == 429
    assert 1 <= int(shown.headers["Retry-After"]) <= 5
    assert enters(account(front, Role.CANDIDATE)).client.cookies.get("session")


def test_who_is_shown_points_is_told_by_which_rules_where_those_of_today_are_not_known(front: Front) -> None:
    for role in (Role.CANDIDATE, Role.REPRESENTATIVE, Role.PROVINCE):
        assert "are not known. Everybody is ranked by those of" in at(signed(front, role), HOMES[role]).html, role
