"""Registering, signing in and out: cookies need their token, guesses run out, tokens end."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from express_entry.accounts import operators, tokens
from express_entry.accounts.roles import Role
from express_entry.accounts.signin import MOST_FOR_ACCOUNT, Failure
from express_entry.accounts.tokens import Token
from express_entry.accounts.users import User
from express_entry.pool.models import Person
from tests.api.front import OPERATOR, PASSWORD, Front, clock

WHO = {"email": "Candidate@Example.org", "password": PASSWORD}


def test_a_candidate_registers_signs_in_and_acts_with_the_token_of_the_session(front: Front) -> None:
    made = front.ask("POST", "/accounts", None, WHO)
    assert (made.status, made.tree["roles"]) == (201, ["candidate"])
    assert Person.objects.count() == 1
    browser = Client(enforce_csrf_checks=True)
    begun = front.ask("POST", "/session", None, {**WHO, "email": "candidate@example.org "}, client=browser)
    assert begun.status == 201
    assert browser.cookies["session"]["httponly"]
    body = {"document": front.person()}
    refused = front.ask("POST", "/profiles", None, body, client=browser)
    assert (refused.status, "X-CSRFToken" in refused.tree["detail"]) == (403, True)
    assert front.ask("POST", "/profiles", None, body, client=browser, X_CSRFToken="x" * 64).status == 403
    csrf = begun.tree["csrf_token"]
    assert front.ask("POST", "/profiles", None, body, client=browser, X_CSRFToken=csrf).status == 201
    assert front.ask("GET", "/session", client=browser).tree["account"] == made.tree["account"]
    assert front.ask("DELETE", "/session", client=browser, X_CSRFToken=csrf).status == 204
    assert front.ask("GET", "/session", client=browser).status == 401


def test_an_address_registers_once_and_needs_a_password_that_is_hard_to_guess(front: Front) -> None:
    assert front.ask("POST", "/accounts", None, WHO).status == 201
    again = front.ask("POST", "/accounts", None, {**WHO, "email": "candidate@example.ORG"})
    assert again.status == 409
    for email, password, field in (
        ("nobody", PASSWORD, "email"),
        ("a@b.org", "short", "password"),
        ("a@b.org", "startfinding", "password"),
        ("a@b.org", "9" * 20, "password"),
    ):
        refused = front.ask("POST", "/accounts", None, {"email": email, "password": password})
        assert (refused.status, refused.fields()) == (422, [field]), password


def test_a_password_is_kept_as_argon2_and_never_answered(front: Front) -> None:
    made = front.ask("POST", "/accounts", None, WHO)
    assert PASSWORD.encode() not in made.data
    assert User.objects.get().password.startswith("argon2$")


def test_guessing_runs_out_for_an_account_though_the_right_password_comes_at_last(front: Front) -> None:
    front.ask("POST", "/accounts", None, WHO)
    for _ in range(MOST_FOR_ACCOUNT):
        wrong = front.ask("POST", "/session", None, {**WHO, "password": "another one altogether"})
        assert wrong.status == 401
    held = front.ask("POST", "/session", None, WHO)
    assert (held.status, int(held.headers["Retry-After"]) > 0) == (429, True)
    Failure.objects.update(at=clock() - timedelta(minutes=16))
    assert front.ask("POST", "/session", None, WHO).status == 201


def test_a_wrong_password_and_an_address_that_nobody_has_are_answered_alike(front: Front) -> None:
    front.ask("POST", "/accounts", None, WHO)
    wrong = front.ask("POST", "/session", None, {**WHO, "password": "another one altogether"})
    nobody = front.ask("POST", "/session", None, {**WHO, "email": "nobody@example.org"})
    assert (wrong.status, wrong.data) == (nobody.status, nobody.data) == (401, nobody.data)


def test_a_closed_account_and_a_changed_password_end_what_was_open(front: Front) -> None:
    front.ask("POST", "/accounts", None, WHO)
    browser = Client()
    front.ask("POST", "/session", None, WHO, client=browser)
    user = User.objects.get()
    token = tokens.issue(OPERATOR, user, name="test", days=1)[1]
    user.set_password("another pass phrase of the tests")
    user.save()
    assert front.ask("GET", "/session", client=browser).status == 401
    assert front.ask("GET", "/session", token).status == 200
    operators.close(OPERATOR, email=user.email)
    assert front.ask("GET", "/session", token).status == 401
    assert front.ask("POST", "/session", None, {**WHO, "password": "another pass phrase of the tests"}).status == 401


def test_a_token_is_good_until_it_runs_out_or_is_revoked_and_only_its_digest_is_kept(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    kept = Token.objects.get()
    assert token not in str(vars(kept))
    assert front.ask("GET", "/session", token).status == 200
    kept.refresh_from_db()
    assert kept.used is not None
    tokens.revoke(OPERATOR, kept.id)
    assert front.ask("GET", "/session", token).status == 401
    other = front.token(Role.CANDIDATE)
    Token.objects.update(expires=clock(), revoked=None)
    assert front.ask("GET", "/session", other).status == 401


def test_a_role_that_is_taken_is_gone_with_the_next_request(front: Front) -> None:
    user = front.account(Role.AUDITOR, email="auditor@example.org")
    token = tokens.issue(OPERATOR, user, name="test", days=1)[1]
    assert front.ask("GET", "/audit", token).status == 200
    operators.withdraw(OPERATOR, email=user.email, role=Role.AUDITOR)
    assert front.ask("GET", "/audit", token).status == 403
