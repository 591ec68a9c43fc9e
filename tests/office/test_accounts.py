"""Administrators in a browser: accounts and their roles, tokens, firms, allocations, officers who left."""

from __future__ import annotations

import re

import pytest

from express_entry.accounts import operators
from express_entry.accounts.actionwords import ACTIONS
from express_entry.accounts.factorrows import Authenticator, Passkey
from express_entry.accounts.factors import factors_of
from express_entry.accounts.models import AskedGrant, Firm, Grant, Token, User
from express_entry.accounts.roles import OFFICE, OVER_ROUNDS, Role
from express_entry.accounts.users import Grant as Held
from express_entry.application.models import Officer
from express_entry.law.text import LANGUAGES, Language
from express_entry.office import accountwords
from express_entry.pages.addresses import address
from express_entry.pool.models import Allocation, AuditEntry
from tests.api.front import OPERATOR, PASSWORD, Front, clock
from tests.office.people import led
from tests.pages.signed import account, at, enters, signed
from tests.pages.visitor import Visitor

EMAIL = "new.officer@example.org"


@pytest.fixture
def administrator(front: Front) -> Visitor:
    return signed(front, Role.ADMINISTRATOR)


def made(administrator: Visitor) -> tuple[User, str]:
    """A new account, and its pass phrase."""
    shown = administrator.posts("office:account_new", {"email": EMAIL, "language": "fr"})
    found = re.search(r"<code>([a-z ]+)</code>", shown.html)
    assert found, shown.text
    assert "no-store" in shown.headers["Cache-Control"]
    return User.objects.get(email=EMAIL), found[1]


def test_an_account_is_made_with_a_pass_phrase_that_is_shown_once_and_signs_in(administrator: Visitor) -> None:
    user, phrase = made(administrator)
    assert user.language == "fr"
    assert not user.grants.exists()
    assert phrase not in at(administrator, "office:account", pseudonym=user.pseudonym).html
    own = Visitor()
    assert own.posts("entrance:sign_in", {"email": EMAIL, "password": phrase}).status == 302
    again = administrator.posts("office:account_new", {"email": EMAIL})
    assert (again.status, '<a href="#email">' in again.html, again.value("email")) == (422, True, EMAIL)
    assert administrator.posts("office:account_new", {"email": "nobody"}).status == 422


def test_roles_are_given_with_what_they_are_about_and_taken(administrator: Visitor) -> None:
    user, _ = made(administrator)
    own = {"pseudonym": user.pseudonym}
    for fields, field in (({}, "role"), ({"role": "representative"}, "firm"), ({"role": "province"}, "province")):
        shown = administrator.posts("office:account_grant", fields, **own)
        assert (shown.status, f'<a href="#{field}">' in shown.html) == (422, True)
    given = led(
        administrator,
        administrator.posts("office:account_grant", {"role": "representative", "firm": "northern"}, **own),
    )
    assert "The role is given: representative." in given.text
    assert "Northern" in given.text
    administrator.posts("office:account_grant", {"role": "province", "province": "QC"}, **own)
    administrator.posts("office:account_grant", {"role": "province", "province": "ON"}, **own)
    assert "Ontario" in at(administrator, "office:account", **own).text
    assert administrator.posts("office:account_grant", {"role": "province", "province": "ON"}, **own).status == 422
    asked = at(administrator, "office:account_take", role="province", **own)
    assert (asked.title, user.grants.count()) == (f"Take the role of province or territory from {EMAIL}?", 2)
    assert led(administrator, administrator.posts("office:account_take", {}, role="province", **own)).status == 200
    assert list(user.grants.values_list("role", flat=True)) == ["representative"]
    assert at(administrator, "office:account_take", role="province", **own).status == 404


def test_an_account_that_is_closed_is_out_at_once(administrator: Visitor, front: Front) -> None:
    user = account(front, Role.CASE_OFFICER)
    visitor = Visitor()
    visitor.posts("entrance:sign_in", {"email": user.email, "password": "a pass phrase of the tests, which nobody has"})
    assert at(visitor, "entrance:account").status == 200
    own = {"pseudonym": user.pseudonym}
    assert "Nobody signs in to it any more" in at(administrator, "office:account_close", **own).text
    assert User.objects.get(id=user.id).is_active
    led(administrator, administrator.posts("office:account_close", {}, **own))
    assert at(visitor, "entrance:account").status == 302
    assert "Close the account" not in at(administrator, "office:account", **own).text


def test_nobody_decides_on_their_own_account(administrator: Visitor) -> None:
    user = User.objects.get(grants__role=Role.ADMINISTRATOR.value)
    own = {"pseudonym": user.pseudonym}
    assert "This is your own account" in at(administrator, "office:account", **own).text
    for name, fields, parts in (
        ("account_grant", {"role": "round_officer"}, {}),
        ("account_take", {}, {"role": "administrator"}),
        ("account_close", {}, {}),
        ("account_token", {"name": "x", "days": "1"}, {}),
    ):
        shown = administrator.posts(f"office:{name}", fields, **own, **parts)
        assert "the account is your own" in shown.text.casefold(), name
        assert shown.status in {409, 422}
    assert list(Held.objects.filter(user=user).values_list("role", flat=True)) == ["administrator"]
    assert not Token.objects.exists()


def test_a_token_is_issued_shown_once_and_revoked(administrator: Visitor, front: Front) -> None:
    user = front.account(Role.REPRESENTATIVE)
    own = {"pseudonym": user.pseudonym}
    wrong = administrator.posts("office:account_token", {"name": "", "days": "9999"}, **own)
    assert (wrong.status, '<a href="#name">' in wrong.html) == (422, True)
    typed = {"name": "nightly", "days": "30", **at(administrator, "office:account", **own).carried}
    shown = administrator.posts("office:account_token", typed, **own)
    text = re.search(r"ee_[0-9a-f]{64}", shown.html)
    assert text
    again = led(administrator, administrator.posts("office:account_token", typed, **own))
    assert "That token was made already" in again.text, "a page that is loaded again makes no other"
    assert Token.objects.count() == 1
    assert front.ask("GET", "/session", text[0]).status == 200
    assert text[0] not in at(administrator, "office:account", **own).html
    key = str(Token.objects.get().id)
    assert "Revoke the token nightly?" in at(administrator, "office:account_revoke", key=key, **own).text
    led(administrator, administrator.posts("office:account_revoke", {}, key=key, **own))
    assert front.ask("GET", "/session", text[0]).status == 401
    assert at(administrator, "office:account_revoke", key="999", **own).status == 404


def test_nobody_issues_a_token_to_act_as_somebody_else(administrator: Visitor, front: Front) -> None:
    own = {"pseudonym": account(front, Role.CASE_OFFICER).pseudonym}
    shown = administrator.posts("office:account_token", {"name": "nightly", "days": "30"}, **own)
    assert (shown.status, "it is somebody’s" in shown.text, Token.objects.count()) == (422, True, 0)
    program = {"pseudonym": front.account(Role.ROUND_OFFICER).pseudonym}
    shown = administrator.posts("office:account_token", {"name": "nightly", "days": "30"}, **program)
    assert (shown.status, "has a role of an office" in shown.text, Token.objects.count()) == (422, True, 0)


def test_a_role_of_an_office_goes_to_somebody_who_alone_knows_their_password(
    administrator: Visitor, front: Front
) -> None:
    user, phrase = made(administrator)
    own = {"pseudonym": user.pseudonym}
    assert "the one that was handed over" in at(administrator, "office:account", **own).text
    for role in OFFICE:
        shown = administrator.posts("office:account_grant", {"role": role.value}, **own)
        assert (shown.status, "somebody else knows it" in shown.text) == (422, True), role
    officer = Visitor()
    officer.posts("entrance:sign_in", {"email": EMAIL, "password": phrase})
    assert at(officer, "entrance:home").headers["Location"] == address("entrance:account", "en")
    assert at(officer, "entrance:account").status == 200
    assert officer.posts("entrance:password", {"present": phrase, "password": PASSWORD}).status == 303
    assert "chosen by its owner" in at(administrator, "office:account", **own).text
    led(administrator, administrator.posts("office:account_grant", {"role": "auditor"}, **own))
    assert list(user.grants.values_list("role", flat=True)) == ["auditor"]
    program = front.account()
    shown = administrator.posts("office:account_grant", {"role": "auditor"}, pseudonym=program.pseudonym)
    assert (shown.status, "a program’s" in shown.text, program.grants.count()) == (422, True, 0)


def gives(administrator: Visitor, role: Role, user: User) -> int:
    return administrator.posts("office:account_grant", {"role": role.value}, pseudonym=user.pseudonym).status


def key_of_asked(user: User) -> str:
    return str(AskedGrant.objects.get(user=user).id)


def asks(administrator: Visitor, role: Role, user: User, other: Visitor) -> int:
    """Ask for a role, which another administrator confirms."""
    assert gives(administrator, role, user) == 303
    assert not user.grants.filter(role=role.value).exists(), "it is not given yet"
    return other.posts("office:asked_role", key=key_of_asked(user)).status


def test_nobody_makes_both_officers_of_a_round_alone(front: Front) -> None:
    """Not one after the other, not after taking the first back, and not by an administrator of one's own making."""
    first, second, third = (account(front) for _ in range(3))
    mine = account(front, Role.ADMINISTRATOR)
    one, another = enters(mine), signed(front, Role.ADMINISTRATOR)
    assert asks(one, Role.ROUND_OFFICER, first, another) == 303
    refused = one.posts("office:account_grant", {"role": "authorising_officer"}, pseudonym=second.pseudonym)
    assert (refused.status, "hold a round together" in refused.text) == (422, True)
    assert one.posts("office:account_take", {}, pseudonym=first.pseudonym, role="round_officer").status == 303
    assert gives(one, Role.AUTHORISING_OFFICER, second) == 422
    made_up = account(front)
    assert asks(one, Role.ADMINISTRATOR, made_up, another) == 303
    puppet = enters(made_up)
    assert gives(puppet, Role.AUTHORISING_OFFICER, second) == 422
    assert asks(puppet, Role.ROUND_OFFICER, third, one) == 303, "the same one again"
    assert asks(another, Role.AUTHORISING_OFFICER, second, one) == 303
    assert gives(another, Role.ROUND_OFFICER, first) == 422
    assert gives(puppet, Role.CASE_OFFICER, first) == 303
    operators.grant(OPERATOR, email=first.email, role=Role.AUTHORISING_OFFICER)


@pytest.mark.parametrize("role", sorted(OVER_ROUNDS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_role_with_power_over_rounds_is_asked_for_by_one_and_given_once_another_confirms_it(
    language: Language, role: Role, front: Front
) -> None:
    mine, theirs, user = account(front, Role.ADMINISTRATOR), account(front, Role.ADMINISTRATOR), account(front)
    one, another = enters(mine, language), enters(theirs, language)
    shown = led(one, one.posts("office:account_grant", {"role": role.value}, pseudonym=user.pseudonym))
    assert accountwords.ASKED.say(language).replace("'", "’")[:8] in shown.text
    assert not user.grants.exists()
    again = one.posts("office:account_grant", {"role": role.value}, pseudonym=user.pseudonym)
    assert again.status == 422, "it was asked for already"
    key = key_of_asked(user)
    assert user.email in at(another, "office:asked_roles").text
    assert one.posts("office:asked_role", key=key).status == 409, "not by who asked"
    assert not user.grants.exists()
    led(another, another.posts("office:asked_role", key=key))
    (given,) = user.grants.all()
    assert (given.role, given.granted_by) == (role.value, mine.pseudonym)
    assert not AskedGrant.objects.exists()
    told = AuditEntry.objects.filter(subject=user.pseudonym).order_by("sequence")
    actions = [(each.action, each.actor) for each in told if each.action.partition(".")[0] in ("grant", "account")]
    assert actions[-3:] == [
        ("grant.asked", mine.pseudonym),
        ("grant.confirmed", theirs.pseudonym),
        ("account.granted", theirs.pseudonym),
    ]
    assert all(action in ACTIONS for action, _ in actions)


def test_a_role_that_waits_is_refused_by_another_or_asked_for_no_longer_and_given_by_neither(front: Front) -> None:
    mine, theirs, user = account(front, Role.ADMINISTRATOR), account(front, Role.ADMINISTRATOR), account(front)
    one, another = enters(mine), enters(theirs)
    for visitor, told in ((another, "grant.refused"), (one, "grant.withdrawn")):
        assert gives(one, Role.ROUND_OFFICER, user) == 303
        led(visitor, visitor.posts("office:asked_role_refuse", key=key_of_asked(user)))
        assert AuditEntry.objects.filter(subject=user.pseudonym).order_by("sequence").last().action == told  # type: ignore[union-attr]
        assert (user.grants.count(), AskedGrant.objects.count()) == (0, 0)


def test_nobody_confirms_a_role_of_their_own_or_one_behind_which_no_administrator_stands(front: Front) -> None:
    mine, theirs, third = (account(front, Role.ADMINISTRATOR) for _ in range(3))
    one, another = enters(mine), enters(theirs)
    assert gives(one, Role.ROUND_OFFICER, theirs) == 303
    key = key_of_asked(theirs)
    assert [another.posts(f"office:{name}", key=key).status for name in ("asked_role", "asked_role_refuse")] == [
        409
    ] * 2
    operators.withdraw(OPERATOR, email=mine.email, role=Role.ADMINISTRATOR)
    refused = enters(third).posts("office:asked_role", key=key)
    assert (refused.status, "no administrator any more" in refused.text) == (409, True)
    assert not theirs.grants.filter(role=Role.ROUND_OFFICER.value).exists()
    operators.close(OPERATOR, email=theirs.email)
    assert not AskedGrant.objects.exists(), "nothing waits for an account that is closed"


def test_the_only_administrator_and_whoever_has_the_command_line_give_alone(front: Front) -> None:
    one, first, second, third = signed(front, Role.ADMINISTRATOR), account(front), account(front), account(front)
    assert gives(one, Role.ADMINISTRATOR, first) == 303
    assert first.grants.count() == 1, "nobody was there to confirm it"
    assert gives(one, Role.ADMINISTRATOR, second) == 303
    assert (second.grants.count(), AskedGrant.objects.count()) == (0, 1)
    assert gives(one, Role.AUDITOR, third) == 303
    assert third.grants.count() == 1, "a role without power over rounds"
    operators.grant(OPERATOR, email=second.email, role=Role.ROUND_OFFICER)
    assert second.grants.count() == 1


def test_who_is_an_officer_of_a_round_does_not_make_the_other(front: Front) -> None:
    administrator, other = signed(front, Role.ADMINISTRATOR, Role.ROUND_OFFICER), account(front)
    assert gives(administrator, Role.AUTHORISING_OFFICER, other) == 422
    assert gives(administrator, Role.ROUND_OFFICER, other) == 303
    assert other.grants.count() == 1, "the only administrator"


def test_accounts_are_found_by_address_and_role_and_no_address_stands_in_an_address(
    administrator: Visitor, front: Front
) -> None:
    made(administrator)
    auditor = account(front, Role.AUDITOR)
    found = administrator.posts("office:accounts", {"email": "NEW.off"})
    assert (EMAIL in found.text, auditor.email in found.text) == (True, False)
    found = administrator.posts("office:accounts", {"role": "auditor"})
    assert (EMAIL in found.text, auditor.email in found.text) == (False, True)
    everybody = at(administrator, "office:accounts").html
    assert EMAIL in everybody
    assert not re.search(r'(href|action)="[^"]*(@|%40)', everybody)
    told = AuditEntry.objects.filter(action__startswith="account.").values_list("payload", "subject")
    assert not any(EMAIL in f"{payload!r}{subject}" for payload, subject in told)


def test_the_list_asks_no_more_for_many_accounts_and_goes_on_by_a_button(administrator: Visitor) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            at(administrator, "office:accounts")
        return len(queries)

    before = asked()
    User.objects.bulk_create(
        [User(email=f"a{place}@example.org", created=clock(), password="!") for place in range(60)]  # noqa: S106 - none
    )
    assert asked() == before
    first = at(administrator, "office:accounts")
    second = administrator.posts("office:accounts", {"after": first.hidden("after")})
    assert (first.text.count("@example.org"), "a0@example.org" in second.text) == (50, True)


def test_firms_are_registered_and_counted(administrator: Visitor, front: Front) -> None:
    for fields, field in (({"slug": "A b", "name": "x"}, "slug"), ({"slug": "north", "name": " "}, "name")):
        shown = administrator.posts("office:firms", fields)
        assert (shown.status, f'<a href="#{field}">' in shown.html) == (422, True)
    account(front, Role.REPRESENTATIVE)
    led(administrator, administrator.posts("office:firms", {"slug": "eastern", "name": "Eastern & Co"}))
    assert Firm.objects.filter(slug="eastern").exists()
    shown = at(administrator, "office:firms")
    assert "Eastern &amp; Co" in shown.html
    assert Grant.objects.filter(firm__slug="northern").count() == 1


def test_allocations_are_recorded_by_year_and_read_by_officers(administrator: Visitor, front: Front) -> None:
    fields = {"year": "2026", "province": "ON", "nominations": "1 500", "source": "department, 2026-01-15"}
    for name in ("province", "nominations", "source"):
        shown = administrator.posts("office:allocations", {**fields, name: ""})
        assert (shown.status, f'<a href="#{name}">' in shown.html) == (422, True)
    led(administrator, administrator.posts("office:allocations", fields))
    assert (Allocation.objects.get().nominations, Allocation.objects.get().year) == (1500, 2026)
    officer = signed(front, Role.ROUND_OFFICER, language="fr")
    shown = officer.sees(f"{address('office:allocations', 'fr')}?year=2026")
    assert ("department, 2026-01-15" in shown.text, "Consigner" in shown.text) == (True, False)
    assert officer.posts("office:allocations", fields).status == 403


def test_that_an_officer_left_is_noted_and_taken_back(administrator: Visitor, front: Front) -> None:
    user = account(front, Role.CASE_OFFICER)
    Officer.objects.create(pseudonym=user.pseudonym, since=clock())
    left = led(administrator, administrator.posts("office:officers", {"officer": user.pseudonym}))
    assert f"{user.pseudonym} is not here any more. Files that wait for somebody: 0." in left.text
    led(administrator, administrator.posts("office:officers", {"officer": user.pseudonym, "what": "back"}))
    assert Officer.objects.get().active
    assert administrator.posts("office:officers", {"officer": "nobody"}).status == 404
    case_officer = signed(front, Role.CASE_OFFICER)
    assert at(case_officer, "office:officers").status == 200


def test_lost_second_factors_are_taken_away_with_the_sessions_and_the_address_is_told(
    administrator: Visitor, front: Front
) -> None:
    user = account(front, Role.ROUND_OFFICER)
    visitor, own = enters(user), {"pseudonym": user.pseudonym}
    assert administrator.posts("office:account_unlock", {}, **own).status == 409
    Authenticator.objects.create(user=user, sealed=b"-", made=clock(), confirmed=clock())
    Passkey.objects.create(user=user, name="a key", credential="-", public=b"-", made=clock())
    assert "Take lost second factors away" in at(administrator, "office:account", **own).text
    assert "the address is told" in at(administrator, "office:account_unlock", **own).text
    led(administrator, administrator.posts("office:account_unlock", {}, **own))
    assert not factors_of(user).any
    assert at(visitor, "office:home").status == 302
    told = AuditEntry.objects.filter(subject=user.pseudonym, action="factor.removed")
    assert told.count() == 2
