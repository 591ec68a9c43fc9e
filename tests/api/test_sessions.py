"""Registering, signing in and out: cookies need their token, guesses run out, tokens end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from express_entry.accounts import operators, tokens
from express_entry.accounts.attempts import FREE, LONGEST_WAIT, MOST_FROM_ADDRESS, Failure, wait_after
from express_entry.accounts.roles import Role
from express_entry.accounts.sittings import LATELY, Sitting
from express_entry.accounts.tickets import Ticket, link_of
from express_entry.accounts.tokens import Token
from express_entry.accounts.users import User
from express_entry.pool.models import Person
from tests.api.front import OPERATOR, PASSWORD, Answer, Front, clock

EMAIL = {"email": "Candidate@Example.org"}
WHO = {**EMAIL, "password": PASSWORD}


def registered(front: Front) -> Answer:
    """An account of somebody who registered and followed the link."""
    assert front.ask("POST", "/accounts", None, EMAIL).status == 202
    Failure.objects.all().delete()
    body = {"link": link_of(Ticket.objects.latest("id")), "password": PASSWORD}
    made = front.ask("POST", "/accounts/confirmation", None, body)
    assert made.status == 201, made.data
    return made


def test_a_candidate_registers_signs_in_and_acts_with_the_token_of_the_session(front: Front) -> None:
    made = registered(front)
    assert made.tree["roles"] == ["candidate"]
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


def test_a_registration_is_answered_alike_whether_or_not_the_address_has_an_account(front: Front) -> None:
    new = front.ask("POST", "/accounts", None, EMAIL)
    assert User.objects.count() == 0
    registered(front)
    again = front.ask("POST", "/accounts", None, {"email": "candidate@example.ORG"})
    assert (again.status, again.data) == (new.status, new.data) == (202, new.data)
    assert User.objects.count() == 1
    body = {"link": link_of(Ticket.objects.latest("id")), "password": PASSWORD}
    assert front.ask("POST", "/accounts/confirmation", None, body).status == 409


def test_nobody_is_signed_in_before_the_address_is_confirmed_nor_learns_that_somebody_registered(front: Front) -> None:
    front.ask("POST", "/accounts", None, EMAIL)
    asked = front.ask("POST", "/session", None, WHO)
    nobody = front.ask("POST", "/session", None, {**WHO, "email": "nobody@example.org"})
    assert (asked.status, asked.data) == (nobody.status, nobody.data) == (401, nobody.data)


def test_a_link_makes_the_account_once_and_within_a_day(front: Front) -> None:
    front.ask("POST", "/accounts", None, EMAIL)
    link = link_of(Ticket.objects.get())
    forged = {"link": f"{link[:-1]}{'a' if link[-1] != 'a' else 'b'}", "password": PASSWORD}
    assert front.ask("POST", "/accounts/confirmation", None, forged).status == 404
    Ticket.objects.update(until=clock())
    body = {"link": link, "password": PASSWORD}
    assert front.ask("POST", "/accounts/confirmation", None, body).status == 404
    Ticket.objects.update(until=clock() + timedelta(hours=1))
    assert front.ask("POST", "/accounts/confirmation", None, body).status == 201
    assert front.ask("POST", "/accounts/confirmation", None, body).status == 404
    assert front.ask("POST", "/accounts", None, WHO).status == 422, "no password is chosen before the link came"


def test_a_password_has_to_be_hard_to_guess_and_an_address_one(front: Front) -> None:
    for email in ("nobody", "a@b.org\nBcc: c@d.org"):
        refused = front.ask("POST", "/accounts", None, {"email": email})
        assert (refused.status, refused.fields()) == (422, ["email"]), email
    front.ask("POST", "/accounts", None, EMAIL)
    link = link_of(Ticket.objects.get())
    for password in (
        "short",
        "Express-Entry Canada!",
        "c-a-n-a-d-a !?!?!?!?#%&",
        "startfinding",
        "9" * 20,
        "ababab" * 4,
    ):
        refused = front.ask("POST", "/accounts/confirmation", None, {"link": link, "password": password})
        assert (refused.status, refused.fields()) == (422, ["password"]), password


def test_a_password_is_kept_as_argon2_and_never_answered(front: Front) -> None:
    made = registered(front)
    assert PASSWORD.encode() not in made.data
    assert User.objects.get().password.startswith("argon2$")


def guess(front: Front, many: int, address: str) -> None:
    for _ in range(many):
        wrong = front.ask(
            "POST", "/session", None, {**WHO, "password": "another one"}, client=Client(REMOTE_ADDR=address)
        )
        assert wrong.status == 401


def test_guessing_waits_longer_each_time_though_the_right_password_comes_at_last(front: Front) -> None:
    registered(front)
    guess(front, FREE, "127.0.0.1")
    waits = []
    for _ in range(3):
        held = front.ask("POST", "/session", None, WHO)
        waits.append(int(held.headers["Retry-After"]))
        assert held.status == 429
        Failure.objects.update(at=clock() - timedelta(seconds=waits[-1] + 1))
        guess(front, 1, "127.0.0.1")
    assert waits == sorted(set(waits))
    Failure.objects.update(at=clock() - LONGEST_WAIT)
    assert front.ask("POST", "/session", None, WHO).status == 201
    assert Failure.objects.count() == 0


def test_what_strangers_try_elsewhere_keeps_nobody_out(front: Front) -> None:
    registered(front)
    for stranger in range(3):
        guess(front, FREE, f"10.0.0.{stranger}")
    assert front.ask("POST", "/session", None, WHO, client=Client(REMOTE_ADDR="10.0.0.2")).status == 429
    assert front.ask("POST", "/session", None, WHO).status == 201


@pytest.mark.parametrize("within", ["::ffff:{}", "64:ff9b::{}"])
def test_an_address_of_version_four_within_version_six_stands_for_itself_alone(front: Front, within: str) -> None:
    guess(front, FREE, within.format("203.0.113.7"))
    stranger, owner = (within.format(each) for each in ("203.0.113.7", "203.0.113.8"))
    assert front.ask("POST", "/session", None, WHO, client=Client(REMOTE_ADDR=stranger)).status == 429
    assert front.ask("POST", "/session", None, WHO, client=Client(REMOTE_ADDR=owner)).status == 401


def test_a_network_of_version_six_counts_as_one_and_one_that_tries_many_accounts_waits(front: Front) -> None:
    guess(front, FREE, "2001:db8::1")
    assert front.ask("POST", "/session", None, WHO, client=Client(REMOTE_ADDR="2001:db8::2")).status == 429
    assert front.ask("POST", "/session", None, WHO, client=Client(REMOTE_ADDR="2001:db8:0:1::2")).status == 401
    guess(front, 1, "10.9.9.9")
    one = Failure.objects.latest("id")
    others = [Failure(account=f"other-{each}", address=one.address, at=one.at) for each in range(MOST_FROM_ADDRESS - 1)]
    Failure.objects.bulk_create(others)
    assert front.ask("POST", "/session", None, WHO, client=Client(REMOTE_ADDR="10.9.9.9")).status == 429


def test_much_mail_to_one_address_is_not_asked_for_from_anywhere(front: Front) -> None:
    for many in range(FREE + 1):
        asked = front.ask("POST", "/accounts", None, EMAIL, client=Client(REMOTE_ADDR=f"10.0.1.{many}"))
        assert asked.status == 202
    Ticket.objects.update(until=clock())
    assert front.ask("POST", "/accounts", None, EMAIL).status == 202, "as where a link holds"
    assert Ticket.objects.count() == FREE
    assert front.ask("POST", "/accounts", None, {"email": "other@example.org"}).status == 202


def test_the_wait_doubles_and_has_an_end() -> None:
    assert [wait_after(many).total_seconds() for many in (0, FREE - 1, FREE, FREE + 1)] == [0, 0, 5, 10]
    assert wait_after(1000) == LONGEST_WAIT


def test_what_matters_asks_for_somebody_who_signed_in_a_short_time_ago(front: Front) -> None:
    registered(front)
    browser = Client()
    front.ask("POST", "/session", None, WHO, client=browser)
    Sitting.objects.update(proved=clock() - LATELY - timedelta(seconds=1))
    body = {"name": "my phone", "days": 30}
    refused = front.ask("POST", "/tokens", None, body, client=browser)
    assert (refused.status, "15 minutes" in refused.tree["detail"]) == (403, True)
    assert front.ask("GET", "/tokens", None, client=browser).status == 200


def test_an_office_s_session_ends_when_nobody_is_there_and_every_one_after_twelve_hours(front: Front) -> None:
    registered(front)
    browser = Client()
    front.ask("POST", "/session", None, WHO, client=browser)
    Sitting.objects.update(seen=clock() - timedelta(hours=2))
    assert front.ask("GET", "/session", client=browser).status == 200
    operators.grant(OPERATOR, email=WHO["email"], role=Role.AUDITOR)
    Sitting.objects.update(seen=clock() - timedelta(hours=2))
    assert front.ask("GET", "/session", client=browser).status == 401
    front.ask("POST", "/session", None, WHO, client=browser)
    assert front.ask("GET", "/session", client=browser).status == 200
    Sitting.objects.update(begun=clock() - timedelta(hours=13))
    assert front.ask("GET", "/session", client=browser).status == 401


def test_signing_out_ends_the_session_for_whoever_has_its_cookie(front: Front) -> None:
    registered(front)
    browser, copy = Client(), Client()
    front.ask("POST", "/session", None, WHO, client=browser)
    copy.cookies["session"] = browser.cookies["session"].value
    assert front.ask("GET", "/session", client=copy).status == 200
    assert front.ask("DELETE", "/session", client=browser).status == 204
    assert front.ask("GET", "/session", client=copy).status == 401


def test_a_wrong_password_and_an_address_that_nobody_has_are_answered_alike(front: Front) -> None:
    registered(front)
    wrong = front.ask("POST", "/session", None, {**WHO, "password": "another one altogether"})
    nobody = front.ask("POST", "/session", None, {**WHO, "email": "nobody@example.org"})
    assert (wrong.status, wrong.data) == (nobody.status, nobody.data) == (401, nobody.data)


def test_a_closed_account_and_a_changed_password_end_what_was_open(front: Front) -> None:
    registered(front)
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


def test_one_lists_makes_and_revokes_one_s_own_tokens_and_nobody_else_s(front: Front) -> None:
    registered(front)
    browser = Client()
    front.ask("POST", "/session", None, WHO, client=browser)
    body = {"name": "my phone", "days": 30}
    made = front.ask("POST", "/tokens", None, body, client=browser)
    assert (made.status, made.tree["name"], made.tree["token"][:3]) == (201, "my phone", "ee_")
    token = made.tree["token"]
    listed = front.ask("GET", "/tokens", token)
    assert [each["id"] for each in listed.tree["items"]] == [made.tree["id"]]
    assert token.encode() not in listed.data
    refused = front.ask("POST", "/tokens", token, body)
    assert refused.status == 403
    assert front.ask("POST", "/tokens", None, {"name": " ", "days": 900}, client=browser).fields() == ["name", "days"]
    assert front.ask("DELETE", f"/tokens/{made.tree['id']}", front.token(Role.ADMINISTRATOR)).status == 404
    assert front.ask("DELETE", f"/tokens/{made.tree['id']}", None, client=browser).status == 204
    assert front.ask("GET", "/tokens", token).status == 401
    assert front.ask("GET", "/tokens", None, client=browser).tree["items"][0]["revoked"] is not None
