"""Second factors: each is asked for after the password, is good once, and can be lost without losing the account."""

from __future__ import annotations

import json
import re
from base64 import b32decode
from datetime import timedelta
from html import unescape
from math import log2
from typing import Any

import pyotp
import pytest
from django.test import Client
from django.test.utils import override_settings

from express_entry.accounts import keepsafe, recovering
from express_entry.accounts.attempts import FREE, Failure
from express_entry.accounts.factorrows import Authenticator, Passkey, RecoveryCode
from express_entry.accounts.factors import LETTERS, factors_of
from express_entry.accounts.roles import Role
from express_entry.accounts.sittings import Sitting
from express_entry.accounts.tickets import Purpose, Ticket, link_of
from express_entry.accounts.users import User
from express_entry.pages.addresses import address
from express_entry.pool.models import AuditEntry
from tests.api.front import OPERATOR, PASSWORD, Front
from tests.api.front import clock as now
from tests.entrance.softkey import ORIGIN, SoftKey
from tests.pages.signed import account, at, enters, signed
from tests.pages.visitor import Shown, Visitor

OTHER = "another pass phrase of the tests, all new"


def key_of(shown: Shown) -> str:
    """The key that a page offers to an authenticator."""
    found = re.search(r'<dd class="secret">([A-Z2-7 ]+)</dd>', shown.html)
    assert found, shown.html
    return found[1].replace(" ", "")


def codes_of(shown: Shown) -> list[str]:
    return re.findall(r"<code>([a-z0-9-]{29})</code>", shown.html)


def options_of(shown: Shown) -> dict[str, Any]:
    found = re.search(r'data-options="([^"]+)"', shown.html)
    assert found, shown.html
    tree: dict[str, Any] = json.loads(unescape(found[1]))
    return tree


def code_at(key: str, steps: int = 0) -> str:
    return pyotp.TOTP(key).at(now() + timedelta(seconds=30 * steps))


def with_authenticator(user: User) -> tuple[Visitor, str, list[str]]:
    """Somebody who added one: the browser, the key and the recovery codes."""
    visitor = enters(user)
    key = key_of(at(visitor, "entrance:authenticator"))
    shown = visitor.posts("entrance:authenticator", {"code": code_at(key, -1)})
    assert shown.status == 200, shown.text
    return visitor, key, codes_of(shown)


def with_passkey(user: User) -> tuple[Visitor, SoftKey]:
    visitor, key = enters(user), SoftKey()
    shown = adds_passkey(visitor, key)
    assert len(codes_of(shown)) == 10, shown.text
    return visitor, key


def adds_passkey(visitor: Visitor, key: SoftKey) -> Shown:
    answer = key.makes(options_of(at(visitor, "entrance:passkey")))
    return visitor.posts("entrance:passkey", {"name": "my phone", "passkey": answer})


def half_in(user: User) -> Visitor:
    """Somebody whose password was right, and whose second factor is asked for."""
    visitor = Visitor()
    shown = visitor.posts("entrance:sign_in", {"email": user.email, "password": PASSWORD, "next": ""})
    assert shown.headers["Location"] == address("entrance:second", "en")
    assert at(visitor, "entrance:account").status == 302, "half is not in"
    return visitor


def test_a_code_of_the_authenticator_is_asked_for_after_the_password_and_is_good_once(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    _, key, codes = with_authenticator(user)
    assert len(set(codes)) == 10
    assert all(len(each.replace("-", "")) * log2(len(LETTERS)) > 112 for each in codes)
    assert len(b32decode(key)) * 8 >= 160
    visitor = half_in(user)
    assert visitor.posts("entrance:second", {"code": "000000"}).status == 200
    code = code_at(key)
    assert visitor.posts("entrance:second", {"code": f"{code[:3]} {code[3:]}"}).status == 302
    assert at(visitor, "entrance:account").status == 200
    assert half_in(user).posts("entrance:second", {"code": code}).status == 200, "not twice"
    assert half_in(user).posts("entrance:second", {"code": code_at(key, 3)}).status == 200, "nor too early"
    assert half_in(user).posts("entrance:second", {"code": code_at(key, 1)}).status == 302


def test_the_key_of_an_authenticator_is_sealed_for_its_account_alone(front: Front) -> None:
    user, other = account(front, Role.CANDIDATE), account(front, Role.CANDIDATE)
    _, key, codes = with_authenticator(user)
    kept = bytes(Authenticator.objects.get().sealed)
    assert key.encode() not in kept
    assert keepsafe.opened(kept, user.pseudonym) == key
    with pytest.raises(keepsafe.Unopenable):
        keepsafe.opened(kept, other.pseudonym)
    with pytest.raises(keepsafe.Unopenable):
        keepsafe.opened(kept[:-1] + bytes([kept[-1] ^ 1]), user.pseudonym)
    digests = " ".join(RecoveryCode.objects.values_list("digest", flat=True))
    assert not any(code in digests or code.replace("-", "") in digests for code in codes)


def test_a_recovery_code_stands_in_for_the_factor_once(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    _, _, codes = with_authenticator(user)
    assert half_in(user).posts("entrance:second", {"code": codes[0].upper()}).status == 302
    assert half_in(user).posts("entrance:second", {"code": codes[0]}).status == 200
    assert half_in(user).posts("entrance:second", {"code": codes[1]}).status == 302
    assert factors_of(user).codes_left == 8
    assert AuditEntry.objects.filter(subject=user.pseudonym, action="factor.recovery_used").count() == 2


def test_new_recovery_codes_take_the_place_of_the_old_ones(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor, _, old = with_authenticator(user)
    new = codes_of(visitor.posts("entrance:codes"))
    assert len(new) == 10
    assert not codes_of(at(visitor, "entrance:codes")), "shown once"
    assert half_in(user).posts("entrance:second", {"code": old[0]}).status == 200
    assert half_in(user).posts("entrance:second", {"code": new[0]}).status == 302


def test_guessing_codes_waits_wherever_it_comes_from(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    _, key, _ = with_authenticator(user)
    for network in range(FREE):
        guesser = half_in(user)
        path = address("entrance:second", "en")
        assert guesser.client.post(path, {"code": "000000"}, REMOTE_ADDR=f"10.0.0.{network}").status_code == 200
    held = half_in(user).posts("entrance:second", {"code": code_at(key)})
    assert (held.status, held.title) == (429, "Wait a moment")
    Failure.objects.update(at=now() - timedelta(minutes=15))
    assert half_in(user).posts("entrance:second", {"code": code_at(key)}).status == 302


def test_a_passkey_is_asked_for_after_the_password(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    _, key = with_passkey(user)
    visitor = half_in(user)
    answer = key.shows(options_of(at(visitor, "entrance:second")))
    assert visitor.posts("entrance:second", {"passkey": answer}).status == 302
    assert at(visitor, "entrance:account").status == 200
    assert Passkey.objects.get().used is not None
    later = half_in(user)
    at(later, "entrance:second")
    assert later.posts("entrance:second", {"passkey": answer}).status == 200, "an answer is to one challenge"


@pytest.mark.parametrize("wrong", ["elsewhere", "another key", "a copy", "nonsense"])
def test_a_passkey_that_does_not_fit_signs_nobody_in(wrong: str, front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    _, key = with_passkey(user)
    visitor = half_in(user)
    options = options_of(at(visitor, "entrance:second"))
    if wrong == "a copy":
        Passkey.objects.update(signs=9)
    other = SoftKey() if wrong == "another key" else key
    answer = other.shows(options, "https://elsewhere.example" if wrong == "elsewhere" else ORIGIN)
    answer = '["x"]' if wrong == "nonsense" else answer
    assert visitor.posts("entrance:second", {"passkey": answer}).status == 200
    assert at(visitor, "entrance:account").status == 302


def test_a_passkey_needs_a_name_a_host_with_one_and_an_answer_to_its_own_challenge(front: Front) -> None:
    visitor = signed(front, Role.CANDIDATE)
    answer = SoftKey().makes(options_of(at(visitor, "entrance:passkey")))
    assert "empty or too long" in visitor.posts("entrance:passkey", {"name": " ", "passkey": answer}).text
    assert visitor.posts("entrance:passkey", {"name": "my phone", "passkey": answer}).status == 200
    assert Passkey.objects.count() == 0
    with override_settings(ALLOWED_HOSTS=["127.0.0.1"]):
        shown = visitor.client.get(address("entrance:passkey", "en"), headers={"host": "127.0.0.1:8000"})
    assert b"localhost" in shown.content


def test_a_factor_is_removed_only_once_it_is_confirmed_and_the_codes_go_with_the_last(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor, _ = with_passkey(user)
    key = str(Passkey.objects.get().id)
    assert "my phone" in at(visitor, "entrance:no_passkey", key=key).text
    assert at(signed(front, Role.CANDIDATE), "entrance:no_passkey", key=key).status == 404
    assert visitor.posts("entrance:no_passkey", key=key).status == 303
    assert (Passkey.objects.count(), RecoveryCode.objects.count()) == (0, 0)
    assert Visitor().posts("entrance:sign_in", {"email": user.email, "password": PASSWORD}).status == 302


def test_a_mailbox_alone_opens_no_account_that_has_a_second_factor(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    _, key, _ = with_authenticator(user)
    visitor = Visitor()
    visitor.posts("entrance:recover", {"email": user.email})
    link = link_of(Ticket.objects.get(purpose=Purpose.RECOVER.value))
    assert at(visitor, "entrance:recovery", link=link).headers["Location"] == address("entrance:second", "en")
    new = {"password": "another pass phrase of the tests, all new"}
    assert visitor.posts("entrance:recovery", new, link=link).headers["Location"] == address("entrance:second", "en")
    assert visitor.posts("entrance:second", {"code": code_at(key)}).status == 303
    assert visitor.posts("entrance:recovery", new, link=link).headers["Location"] == address("entrance:sign_in", "en")
    user.refresh_from_db()
    assert user.check_password(new["password"])


def test_a_session_of_before_the_first_factor_is_over_and_one_without_it_changes_none(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    other = enters(user)
    visitor, key, _ = with_authenticator(user)
    assert at(other, "entrance:account").status == 302, "it is over"
    Sitting.objects.update(by_factor=False)
    for page in ("no_authenticator", "codes"):
        led = visitor.posts(f"entrance:{page}")
        assert led.headers["Location"].startswith(address("entrance:again", "en")), page
    assert factors_of(user).authenticator
    visitor.posts("entrance:again", {"password": PASSWORD, "next": address("entrance:factors", "en")})
    visitor.posts("entrance:second", {"code": code_at(key)})
    assert visitor.posts("entrance:no_authenticator").status == 303


@pytest.mark.parametrize("how", ["factor", "password", "recovery"])
def test_what_was_drawn_with_the_password_alone_ends_with_it(how: str, front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    token, client = front.token_of(user), Client()
    number = front.submitted(token)
    there = front.ask("POST", f"/profiles/{number}/calendar", token).tree["address"]
    assert client.get(there).status_code == 200
    if how == "factor":
        with_authenticator(user)
    elif how == "password":
        recovering.change(OPERATOR, user, OTHER, origin="http://testserver")
    else:
        Visitor().posts("entrance:recover", {"email": user.email})
        recovering.recover(OPERATOR, link_of(Ticket.objects.get()), OTHER)
    assert front.ask("GET", f"/profiles/{number}", token).status == 401, "the token"
    assert client.get(there).status_code == 404, "the address of the calendar"
    assert AuditEntry.objects.filter(action="calendar.revoked").count() == 1


def test_a_second_factor_beside_the_first_ends_no_token(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor, _, _ = with_authenticator(user)
    token = front.token_of(user)
    there = front.ask("POST", f"/profiles/{front.submitted(token)}/calendar", token).tree["address"]
    adds_passkey(visitor, SoftKey())
    assert factors_of(user).passkeys == 1
    assert front.ask("GET", "/session", token).status == 200
    assert Client().get(there).status_code == 200


def test_an_answer_nested_without_end_is_no_passkey(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor, _ = with_passkey(user)
    at(visitor, "entrance:passkey")
    assert visitor.posts("entrance:passkey", {"name": "deep", "passkey": "[" * 9000}).status == 200
    visitor = half_in(user)
    at(visitor, "entrance:second")
    assert visitor.posts("entrance:second", {"passkey": "[" * 9000}).status == 200
    assert Failure.objects.count() == 1


def test_what_matters_asks_for_the_factor_again_too(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor, key, _ = with_authenticator(user)
    Sitting.objects.update(proved=now() - timedelta(minutes=16))
    assert at(visitor, "entrance:factors").headers["Location"].startswith(address("entrance:again", "en"))
    shown = visitor.posts("entrance:again", {"password": PASSWORD, "next": address("entrance:factors", "en")})
    assert shown.headers["Location"] == address("entrance:second", "en")
    assert at(visitor, "entrance:factors").status == 302, "the password alone is not enough"
    shown = visitor.posts("entrance:second", {"code": code_at(key)})
    assert shown.headers["Location"] == address("entrance:factors", "en")
    assert at(visitor, "entrance:factors").status == 200


@override_settings(SECOND_FACTOR=True)
def test_an_office_s_role_needs_a_second_factor_where_the_service_is_public(front: Front) -> None:
    user = account(front, Role.AUDITOR)
    visitor = enters(user)
    led = at(visitor, "office:home")
    assert (led.status, led.headers["Location"]) == (302, address("entrance:factors", "en"))
    assert "needs a second factor" in at(visitor, "entrance:factors").text
    key = key_of(at(visitor, "entrance:authenticator"))
    visitor.posts("entrance:authenticator", {"code": code_at(key)})
    assert at(visitor, "office:home").status == 200
    assert at(signed(front, Role.CANDIDATE), "candidates:home").status == 200


def test_the_api_asks_for_a_code_too(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    _, key, codes = with_authenticator(user)
    who = {"email": user.email, "password": PASSWORD}
    refused = front.ask("POST", "/session", None, who)
    assert (refused.status, refused.fields()) == (401, ["code"])
    assert front.ask("POST", "/session", None, {**who, "code": "000000"}).status == 401
    assert front.ask("POST", "/session", None, {**who, "code": code_at(key)}).status == 201
    assert front.ask("POST", "/session", None, {**who, "code": codes[0]}).status == 201
