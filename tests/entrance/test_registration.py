"""Registering and recovering by the pages: what the mail leads to, and that nobody learns who has an account."""

from __future__ import annotations

import re
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from express_entry.accounts import sittings
from express_entry.accounts.attempts import FREE, LONGEST_WAIT, MOST_FROM_ADDRESS, Failure, Tried, attempt
from express_entry.accounts.callers import Caller
from express_entry.accounts.permissions import LATELY
from express_entry.accounts.roles import Role
from express_entry.accounts.sittings import Sitting
from express_entry.accounts.tickets import Purpose, Ticket, link_of
from express_entry.accounts.users import User
from express_entry.api.gate import SignInAgain, require
from express_entry.correspondence import accountmail
from express_entry.correspondence.carriers import Folder
from express_entry.correspondence.sending import send_about_accounts
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from express_entry.pool.models import AuditEntry
from express_entry.privacy import clock
from tests.api.front import OPERATOR, PASSWORD, Front
from tests.api.front import clock as now
from tests.pages.signed import account, at, enters
from tests.pages.visitor import Shown, Visitor

EMAIL = "somebody@example.org"
OTHER = "another pass phrase of the tests, all new"


class Letterbox:
    """The folder that mail is taken to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def comes(self) -> list[str]:
        """The messages that are sent now, as their reader sees them."""
        before = set(self.folder.glob("*.eml"))
        send_about_accounts(now(), Folder(self.folder), "no-reply@example.org")
        new = sorted(set(self.folder.glob("*.eml")) - before)
        read = [message_from_bytes(path.read_bytes(), policy=default) for path in new]
        return [f"{each['To']}\n{each['Subject']}\n{each.get_content()}" for each in read]


@pytest.fixture
def letterbox(tmp_path: Path) -> Letterbox:
    return Letterbox(tmp_path / "mail")


def way_in(message: str) -> str:
    """The path of the link in a message."""
    found = re.search(r"http://testserver(/\S+)", message)
    assert found, message
    return found[1]


def sent(visitor: Visitor, path: str, password: str = "") -> Shown:
    return visitor._shown(visitor.client.post(path, {"password": password}))


@pytest.mark.usefixtures("front")
@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_registers_follows_the_link_and_is_signed_in(language: Language, letterbox: Letterbox) -> None:
    visitor = Visitor(language)
    assert visitor.goes("entrance:register").status == 200
    assert 'type="password"' not in visitor.page.html, "it is chosen by whoever reads the mail"
    done = visitor.posts("entrance:register", {"email": EMAIL})
    assert (done.status, done.headers["Location"]) == (303, address("entrance:sent", language))
    assert User.objects.count() == 0
    [message] = letterbox.comes()
    path = way_in(message)
    assert EMAIL in visitor.sees(path).text
    assert at(visitor, "candidates:home").status == 302, "to look at the link begins no session"
    assert sent(visitor, path, "short").status == 200, "the page again, with what is wrong"
    assert User.objects.count() == 0
    assert sent(visitor, path, PASSWORD).status == 302
    home = at(visitor, "candidates:home")
    assert (home.status, User.objects.get().language) == (200, language)
    assert visitor.sees(path).status == 404, "a link is good once"


def test_the_page_and_its_time_tell_nobody_whether_an_address_has_an_account(
    front: Front, letterbox: Letterbox
) -> None:
    user = account(front, Role.CANDIDATE)
    told = []
    for email in (user.email, "nobody@example.org"):
        for page in ("register", "recover"):
            shown = Visitor().posts(f"entrance:{page}", {"email": email})
            told.append((page, shown.status, shown.headers["Location"], shown.data))
    assert told[:2] == told[2:]
    messages = letterbox.comes()
    assert sorted(each.partition("\n")[0] for each in messages) == ["nobody@example.org", user.email, user.email]
    known = next(each for each in messages if "You have an account already" in each)
    assert "/confirmation/" not in known
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


@pytest.mark.usefixtures("front")
def test_who_asks_for_an_account_with_the_address_of_another_is_not_in_their_way(letterbox: Letterbox) -> None:
    for many in range(FREE + 2):
        for page in ("recover", "register"):
            stranger = Visitor().client.post(
                address(f"entrance:{page}", "en"), {"email": EMAIL}, REMOTE_ADDR=f"10.0.3.{many}"
            )
            assert stranger.headers["Location"] == address("entrance:sent", "en")
    owner = Visitor()
    assert owner.posts("entrance:register", {"email": EMAIL}).status == 303
    messages = letterbox.comes()
    assert len(messages) == FREE, "what came is enough"
    paths = [way_in(each) for each in messages]
    assert len(set(paths)) == FREE
    assert sent(owner, paths[2], PASSWORD).status == 302, "each link leads to the page where the owner chooses"
    assert at(owner, "candidates:home").status == 200
    assert {Visitor().sees(path).status for path in paths} == {404}
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.usefixtures("front")
def test_what_strangers_ask_for_another_reason_keeps_nobody_from_registering() -> None:
    for _ in range(FREE):
        Visitor().posts("entrance:recover", {"email": EMAIL})
    assert Visitor().posts("entrance:recover", {"email": EMAIL}).status == 303
    assert Ticket.objects.count() == FREE
    assert Visitor().posts("entrance:register", {"email": EMAIL}).status == 303
    assert Ticket.objects.filter(purpose=Purpose.REGISTER.value).count() == 1


@pytest.mark.usefixtures("front")
def test_a_registration_that_nobody_confirms_is_forgotten_after_a_week(letterbox: Letterbox) -> None:
    Visitor().posts("entrance:register", {"email": EMAIL})
    letterbox.comes()
    Ticket.objects.update(made=now() - timedelta(days=6))
    clock.run(OPERATOR)
    assert Ticket.objects.count() == 1
    Ticket.objects.update(made=now() - timedelta(days=7, seconds=1))
    Session.objects.create(session_key="over", session_data="", expire_date=now() - timedelta(seconds=1))
    Session.objects.create(session_key="open", session_data="", expire_date=now() + timedelta(hours=1))
    assert clock.run(OPERATOR).done["registration.forgotten"] > 0
    assert list(Session.objects.values_list("session_key", flat=True)) == ["open"]
    assert Ticket.objects.count() == 0


def test_a_forgotten_password_is_changed_by_a_link_once_and_ends_every_session(
    front: Front, letterbox: Letterbox
) -> None:
    user = account(front, Role.CANDIDATE)
    open_one, visitor, token = enters(user), Visitor(), front.token_of(user)
    visitor.posts("entrance:recover", {"email": user.email})
    [message] = letterbox.comes()
    path = way_in(message)
    assert visitor.sees(path).title == "Choose another password"
    assert sent(visitor, path, "short").status == 200
    assert sent(visitor, path, OTHER).status == 303
    assert visitor.sees(path).status == 404
    assert at(open_one, "candidates:home").status == 302, "every session is over"
    assert front.ask("GET", "/session", token).status == 401, "and every token"
    assert "was changed" in letterbox.comes()[0]
    again = visitor.posts("entrance:sign_in", {"email": user.email, "password": OTHER})
    assert again.status == 302


def test_a_link_into_an_account_holds_for_an_hour(front: Front, letterbox: Letterbox) -> None:
    user, visitor = account(front, Role.CANDIDATE), Visitor()
    visitor.posts("entrance:recover", {"email": user.email})
    ticket = Ticket.objects.get()
    assert ticket.until - ticket.made == timedelta(hours=1)
    Ticket.objects.update(until=now())
    shown = at(visitor, "entrance:recovery", link=link_of(ticket))
    assert (shown.status, shown.title) == (404, "The link does not hold any more")
    assert letterbox.comes() == [], "nor is it sent any more"


def test_an_address_is_changed_where_the_new_one_confirms_and_the_old_one_is_told(
    front: Front, letterbox: Letterbox
) -> None:
    user = account(front, Role.CANDIDATE)
    before, visitor = user.email, enters(user)
    same = visitor.posts("entrance:email", {"email": before.upper()})
    assert "this is the account's address already. Accepted: another one." in same.text.replace("’", "'")
    assert letterbox.comes() == []
    assert visitor.posts("entrance:email", {"email": EMAIL}).status == 303
    user.refresh_from_db()
    assert user.email == before
    [message] = letterbox.comes()
    path = way_in(message)
    assert message.startswith(EMAIL)
    assert enters(account(front, Role.CANDIDATE)).sees(path).status == 404, "another account's"
    assert EMAIL in visitor.sees(path).text
    assert sent(visitor, path).status == 303
    user.refresh_from_db()
    assert user.email == EMAIL
    assert letterbox.comes()[0].startswith(before)


def test_what_strangers_ask_for_sends_no_mail_without_end_and_keeps_nobody_from_the_link_that_came(
    front: Front, letterbox: Letterbox
) -> None:
    user = account(front, Role.CANDIDATE)
    for email in (user.email, EMAIL):
        for many in range(FREE + 2):
            path, network = address("entrance:recover", "en"), f"10.0.2.{many}"
            asked = Visitor().client.post(path, {"email": email}, REMOTE_ADDR=network)
            assert (asked.status_code, asked.headers["Location"]) == (303, address("entrance:sent", "en"))
        assert Ticket.objects.filter(email=email).count() == FREE
    messages = letterbox.comes()
    assert len(messages) == FREE
    assert sent(Visitor(), way_in(messages[0]), OTHER).status == 303
    for each in range(MOST_FROM_ADDRESS):
        Failure.objects.create(
            account=f"{each}", address=attempt(Tried.RECOVERING, EMAIL, "127.0.0.1").address, at=now()
        )
    shown = Visitor().posts("entrance:recover", {"email": EMAIL})
    assert (shown.status, "from another network" in shown.text) == (429, True)


@pytest.mark.parametrize("page", ["register", "recover"])
def test_whoever_asks_for_mail_does_not_see_whether_a_link_was_used(page: str, front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    told = set()
    for state in ("holds", "used", "over", "none"):
        Ticket.objects.all().delete()
        Failure.objects.all().delete()
        for _ in range(FREE):
            assert Visitor().posts(f"entrance:{page}", {"email": user.email}).status == 303
        at_once = {"used": {"used": now()}, "over": {"until": now()}}
        Ticket.objects.update(**at_once.get(state, {"language": "en"}))
        if state == "none":
            Ticket.objects.all().delete()
        before = Ticket.objects.count()
        shown = Visitor().posts(f"entrance:{page}", {"email": user.email})
        told.add((shown.status, shown.headers["Location"], shown.data))
        assert Ticket.objects.count() == before, "nothing is sent"
    assert told == {(303, address("entrance:sent", "en"), b"")}
    Failure.objects.update(at=now() - LONGEST_WAIT)
    Visitor().posts(f"entrance:{page}", {"email": user.email})
    assert Ticket.objects.count() == 1, "after the wait it is"


def test_who_asks_for_mail_to_a_new_address_waits_and_the_page_says_how_long_and_why(front: Front) -> None:
    visitor = enters(account(front, Role.CANDIDATE), "fr")
    for _ in range(FREE):
        assert visitor.posts("entrance:email", {"email": EMAIL}).status == 303
    shown = visitor.posts("entrance:email", {"email": EMAIL})
    assert (shown.status, shown.title) == (429, "Attendez un moment")
    assert int(shown.headers["Retry-After"]) > 0
    assert Failure.objects.count() == FREE
    assert "un autre réseau n’y change rien" in shown.text
    assert "messages ont été demandés" in shown.text


def test_whoever_registers_the_address_of_another_learns_nothing_by_signing_in(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    told = []
    for email in (user.email, "nobody@example.org"):
        Visitor().posts("entrance:register", {"email": email})
        by_api = front.ask("POST", "/session", None, {"email": email, "password": OTHER})
        by_page = Visitor().posts("entrance:sign_in", {"email": email, "password": OTHER})
        said = re.sub(r'value="[^"]*"', "", by_page.html)
        told.append((by_api.status, by_api.data, by_page.status, said))
    assert told[0] == told[1]
    assert told[0][::2] == (401, 200)
    mine = enters(user)
    assert "wrong" in mine.posts("entrance:again", {"password": OTHER, "next": ""}).text
    assert mine.posts("entrance:password", {"present": OTHER, "password": "still another pass phrase"}).status == 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", list(accountmail.WAYS))
def test_a_message_leads_to_the_page_that_its_link_is_for(purpose: Purpose, language: Language) -> None:
    page = {Purpose.REGISTER: "confirm", Purpose.RECOVER: "recovery", Purpose.ADDRESS: "new_email"}[purpose]
    assert address(f"entrance:{page}", language, link="x") == f"{accountmail.WAYS[purpose].say(language)}x/"
    assert address("entrance:recover", language) == accountmail.RECOVERY.say(language)


def test_a_page_that_asks_for_a_password_alone_tells_a_password_manager_whose(
    front: Front, letterbox: Letterbox
) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = enters(user)
    visitor.posts("entrance:recover", {"email": user.email})
    Visitor().posts("entrance:register", {"email": EMAIL})
    ways = {each.partition("\n")[0]: way_in(each) for each in letterbox.comes()}
    for path, whose in (
        (address("entrance:again", "en"), user.email),
        (address("entrance:password", "en"), user.email),
        (ways[user.email], user.email),
        (ways[EMAIL], EMAIL),
    ):
        named = rf'<input type="text" id="username" value="{re.escape(whose)}" autocomplete="username" readonly hidden>'
        assert re.search(rf"{named}\s*<div.*?type=.password", visitor.sees(path).html, re.DOTALL), path


def test_a_changed_password_ends_the_other_sessions_and_not_one_s_own(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    here, there, token = enters(user), enters(user), front.token_of(user)
    number = here.client.cookies[settings.SESSION_COOKIE_NAME].value
    assert here.posts("entrance:password", {"present": "x", "password": OTHER}).status == 200
    assert here.posts("entrance:password", {"present": PASSWORD, "password": OTHER}).status == 303
    assert at(here, "entrance:account").status == 200
    assert front.ask("GET", "/session", token).status == 401, "tokens of before are revoked"
    assert AuditEntry.objects.filter(subject=user.pseudonym, action="token.revoked").count() == 1
    assert here.client.cookies[settings.SESSION_COOKIE_NAME].value != number
    assert at(there, "entrance:account").status == 302


def test_a_copy_of_everything_asks_again_who_one_is_and_then_leads_to_where_it_is_asked_for(front: Front) -> None:
    visitor = enters(account(front, Role.CANDIDATE))
    Sitting.objects.update(proved=now() - timedelta(minutes=16))
    led = visitor.posts("candidates:copy")
    assert led.headers["Location"].startswith(address("entrance:again", "en"))
    there = visitor.sees(led.headers["Location"]).hidden("next")
    shown = visitor.posts("entrance:again", {"password": PASSWORD, "next": there})
    assert visitor.sees(shown.headers["Location"]).headers["Location"] == address("candidates:records", "en")
    assert visitor.posts("candidates:copy").status == 200


def test_what_matters_is_only_for_who_showed_lately_who_they_are(front: Front) -> None:
    user, then = account(front, *Role), now()
    sitting, _ = sittings.begin(user, browser="", by_factor=False, now=then)
    for action in sorted(LATELY):
        require(Caller(then, user, sitting=sitting), action)
        require(Caller(then + timedelta(minutes=16), user, by_token=True), action)
        with pytest.raises(SignInAgain):
            require(Caller(then + timedelta(minutes=16), user, sitting=sitting), action)


def test_what_decides_for_others_is_among_what_matters() -> None:
    assert {"round.run", "round.authorise", "supplement.authorise", "decision.confirm", "bar.record"} <= LATELY
    assert {"bar.confirm", "person.export", "calendar.address", "account.create", "account.close"} <= LATELY


def test_to_read_what_is_there_asks_nobody_again(front: Front) -> None:
    visitor = enters(account(front, Role.CANDIDATE, Role.AUTHORISING_OFFICER))
    Sitting.objects.update(proved=now() - timedelta(minutes=16))
    for page in ("candidates:records", "office:liftings"):
        assert at(visitor, page).status == 200, page
    for page in ("candidates:erase", "candidates:copy"):
        assert at(visitor, page).headers["Location"].startswith(address("entrance:again", "en")), page


def test_what_matters_asks_again_who_one_is(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = enters(user)
    Sitting.objects.update(proved=now() - timedelta(minutes=16))
    led = at(visitor, "entrance:password")
    assert (led.status, led.headers["Location"].partition("?")[0]) == (302, address("entrance:again", "en"))
    assert at(visitor, "entrance:account").status == 200
    there = visitor.sees(led.headers["Location"]).hidden("next")
    assert "wrong" in visitor.posts("entrance:again", {"password": "x", "next": there}).text
    shown = visitor.posts("entrance:again", {"password": PASSWORD, "next": there})
    assert shown.headers["Location"] == address("entrance:password", "en")
    assert at(visitor, "entrance:password").status == 200
