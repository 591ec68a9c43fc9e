"""What somebody sent when their session was over, or was to be shown anew: not lost, not done, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from html import unescape
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve

from express_entry.accounts.attempts import FREE, Failure
from express_entry.accounts.roles import Role
from express_entry.accounts.sittings import Sitting
from express_entry.accounts.tokens import Token
from express_entry.accounts.users import User
from express_entry.entrance import formlabels, keptwords, tokenwords
from express_entry.entrance import kept as kept_page
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages import keptforms
from express_entry.pages.addresses import address
from express_entry.reports.typography import typeset
from tests.api.front import PASSWORD, Front
from tests.api.front import clock as now
from tests.entrance.test_factors import code_at, with_authenticator
from tests.pages.signed import account, at, enters
from tests.pages.visitor import Shown, Visitor

TYPED = {"name": "my “spreadsheet” & more", "days": "30"}
FIELD = keptforms.FIELD
WRONG = {"password": "x"}
CSRF = "csrfmiddlewaretoken"
HERE = {"Sec-Fetch-Site": "same-origin"}


def is_over() -> None:
    Sitting.objects.update(ended=now())


def is_long_ago() -> None:
    Sitting.objects.update(proved=now() - timedelta(minutes=16))


def signs_in(visitor: Visitor, user: User, page: str = "sign_in", **more: str) -> Shown:
    """The password, with what the page at hand carries."""
    carried = {name: visitor.page.hidden(name) for name in ("next", FIELD)}
    return visitor.posts(f"entrance:{page}", {"email": user.email, "password": PASSWORD, **carried, **more})


def form_of(shown: Shown) -> tuple[str, dict[str, str]]:
    """Where the form of the page is sent, and what it carries unseen."""
    main = shown.html.partition("<main")[2]
    found = re.search(r'<form method="post" action="([^"]+)"(?: enctype="[^"]+")?>(.*?)</form>', main, re.DOTALL)
    assert found, shown.text
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', found[2])
    return unescape(found[1]), {unescape(name): unescape(value) for name, value in hidden}


def presses(visitor: Visitor, more: Mapping[str, Any] | None = None) -> Shown:
    path, fields = form_of(visitor.page)
    return visitor._shown(visitor.client.post(path, {**fields, **(more or {})}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_sent_when_the_session_was_over_is_shown_after_signing_in_and_sent_by_one_press(
    language: Language, front: Front
) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = enters(user, language)
    is_over()
    asked = visitor.posts("entrance:tokens", TYPED)
    assert (asked.status, asked.title) == (200, {"en": "Sign in", "fr": "Ouvrir une session"}[language])
    assert typeset(keptwords.KEPT_HERE.say(language), language) in asked.html
    assert "spreadsheet" not in asked.html, "nobody reads it there"
    wrong = signs_in(visitor, user, **WRONG)
    assert (wrong.status, wrong.hidden(FIELD)) == (200, asked.hidden(FIELD))
    shown = signs_in(visitor, user)
    assert tokenwords.TITLE.say(language) in shown.text, "which page it is of"
    assert f"{tokenwords.NAME.say(language)} {TYPED['name']}" in shown.text, "under the name that its field has"
    assert not Token.objects.exists(), "shown, not done"
    assert presses(visitor).status == 200
    assert Token.objects.get().name == TYPED["name"]


def test_what_asks_again_who_one_is_loses_nothing_either_with_a_factor_or_without(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = enters(user)
    is_long_ago()
    assert visitor.posts("entrance:tokens", TYPED).title == "Show that it is you"
    assert signs_in(visitor, user, "again").title == keptwords.TITLE.en
    assert presses(visitor).status == 200
    assert Token.objects.count() == 1
    visitor, key, _ = with_authenticator(user)
    is_long_ago()
    visitor.posts("entrance:tokens", TYPED)
    assert signs_in(visitor, user, "again").title == "One more step"
    for code, title in (("000000", "One more step"), (code_at(key), keptwords.TITLE.en)):
        carried = {name: visitor.page.hidden(name) for name in ("next", FIELD)}
        assert visitor.posts("entrance:second", {"code": code, **carried}).title == title
    assert all("spreadsheet" not in str(each.get_decoded()) for each in Session.objects.all())
    presses(visitor)
    assert Token.objects.count() == 2


def test_it_goes_along_to_the_other_language_and_past_a_wait(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = enters(user)
    is_over()
    kept = visitor.posts("entrance:tokens", TYPED).hidden(FIELD)
    turned = {"email": user.email, "password": PASSWORD, "next": visitor.page.hidden("next"), FIELD: kept}
    visitor.language = "fr"
    shown = visitor.posts("entrance:sign_in", {**turned, "turn": "language"})
    assert (shown.title, shown.hidden(FIELD), shown.value("email")) == ("Ouvrir une session", kept, user.email)
    for _ in range(FREE):
        signs_in(visitor, user, **WRONG)
    assert (signs_in(visitor, user).status, visitor.page.hidden(FIELD)) == (429, kept)
    assert visitor.posts("entrance:sign_in", {FIELD: kept, "turn": "back"}).hidden(FIELD) == kept
    Failure.objects.all().delete()
    visitor = enters(user)
    assert visitor.posts("entrance:kept", {FIELD: kept}).title == keptwords.TITLE.en
    visitor.language = "fr"
    assert visitor.posts("entrance:kept", {FIELD: kept, "turn": "language"}).title.startswith("Votre session")


def test_another_account_does_not_get_it_nor_who_comes_too_late_nor_who_changed_it(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    user, other = account(front, Role.CANDIDATE), account(front, Role.CANDIDATE)
    visitor = enters(user)
    is_over()
    kept = visitor.posts("entrance:tokens", TYPED).hidden(FIELD)
    for who, stated, said in (
        (other, kept, keptwords.OF_ANOTHER),
        (user, f"{kept[:-9]}{'A' if kept[-9] != 'A' else 'B'}{kept[-8:]}", keptwords.GONE),
    ):
        shown = signs_in(visitor, who, **{FIELD: stated})
        assert (shown.status, shown.headers["Location"]) == (303, address("entrance:home", "en"))
        assert typeset(said.en, "en") in at(visitor, "candidates:home").text
    later = now() + keptforms.LASTS + timedelta(seconds=2)
    assert keptforms.opened(kept) is not None
    monkeypatch.setattr(keptforms, "now", lambda: later)
    assert keptforms.opened(kept) is None


def test_no_password_is_kept_and_no_more_than_a_page_takes(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = enters(user)
    is_long_ago()
    led = visitor.posts("entrance:password", {"present": PASSWORD, "password": "still another one, quite long"})
    assert (led.status, led.headers["Location"].partition("?")[0]) == (302, address("entrance:again", "en"))
    many = "".join(sha256(bytes([each % 256, each // 256])).hexdigest() for each in range(5000))
    assert visitor.posts("entrance:tokens", {"name": many, "days": "1"}).status == 302
    assert keptforms.TOO_MUCH.en.partition(",")[0] in at(visitor, "entrance:again").text


def test_a_form_of_before_signing_in_in_another_tab_is_sent_by_one_press_and_one_of_another_site_is_not_taken(
    front: Front,
) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = Visitor(client=Client(enforce_csrf_checks=True))

    def enters_anew() -> None:
        visitor.goes("entrance:sign_in")
        signs_in(visitor, user, csrfmiddlewaretoken=visitor.page.hidden(CSRF))

    enters_anew()
    path = address("entrance:tokens", "en")
    stale = {**TYPED, CSRF: visitor.sees(path).hidden(CSRF)}
    enters_anew()
    for headers in ({}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
        refused = visitor._shown(visitor.client.post(path, stale, headers=headers))
        assert (refused.status, "spreadsheet" in refused.html) == (403, False), headers
    shown = visitor._shown(visitor.client.post(path, stale, headers=HERE))
    assert (shown.title, TYPED["name"] in shown.text, Token.objects.count()) == (keptwords.TITLE.en, True, 0)
    assert (presses(visitor).status, Token.objects.count()) == (200, 1)
    entrance = address("entrance:sign_in", "en")
    assert visitor.client.post(entrance, {"email": user.email, "password": "x"}, headers=HERE).status_code == 403
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(path, stale, headers=HERE).status_code == 403, "nobody is signed in"


def test_files_are_chosen_again_on_the_page_that_sends_the_form(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = enters(user)
    is_over()
    brought = {"from": "document", "document": SimpleUploadedFile("mine.json", b"{}")}
    visitor.posts("candidates:start", brought)
    shown = signs_in(visitor, user)
    assert keptwords.FILES.en in shown.text
    assert "mine.json" in shown.text
    assert 'enctype="multipart/form-data"' in shown.html
    assert re.search(r'<input type="file" id="[^"]+" name="document"', shown.html)
    sent = presses(visitor, {"document": SimpleUploadedFile("mine.json", b'{"format": "x"}')})
    assert (sent.status, 'href="#document"' in sent.html) == (400, True)


def test_files_of_one_form_are_told_apart_by_their_labels(front: Front) -> None:
    user = account(front, Role.CANDIDATE)
    visitor = enters(user)
    is_over()
    files = {name: SimpleUploadedFile(f"{name}.pdf", b"%PDF") for name in ("document", "second")}
    two = [SimpleUploadedFile(f"{name}.pdf", b"%PDF") for name in "xy"]
    visitor.posts("candidates:start", {**files, "many": two})
    labels = re.findall(r'<label for="file-[0-9]">([^<]+)</label>', signs_in(visitor, user).html)
    assert len(labels) == len(set(labels)) == 4
    assert [name in label for name, label in zip(("second", "x.pdf", "y.pdf"), labels[1:], strict=True)] == [True] * 3


def test_a_kept_form_of_the_page_that_shows_it_does_not_have_it_show_itself_again_and_again(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = account(front, Role.CANDIDATE)
    many: list[str] = []

    def in_words(*arguments: Any) -> formlabels.InWords:
        many.append(arguments[2].path)
        return formlabels.in_words(*arguments)

    monkeypatch.setattr(kept_page, "in_words", in_words)
    for name in ("kept", "sign_in", "again"):
        visitor = enters(user)
        is_over()
        sealed = keptforms._sealed(keptforms.KeptForm(address(f"entrance:{name}", "en"), (("x", "y"),), (), user.pk))
        shown = visitor.posts("entrance:sign_in", {"email": user.email, "password": PASSWORD, FIELD: sealed})
        assert shown.title == keptwords.TITLE.en, name
    assert len(many) == 3


def test_what_is_asked_for_its_labels_is_sent_nothing(front: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    user = account(front, Role.CANDIDATE)
    seen: list[Any] = []
    visitor = enters(user)
    is_over()
    visitor.posts("entrance:tokens", TYPED)

    def resolving(path: str) -> Any:
        found = resolve(path)
        func = found.func

        def view(request: Any, *arguments: Any, **parts: Any) -> Any:
            seen.append((request.method, dict(request.POST), dict(request.FILES), request.body))
            return func(request, *arguments, **parts)

        found.func = view
        return found

    monkeypatch.setattr(formlabels, "resolve", resolving)
    signs_in(visitor, user)
    assert seen == [("GET", {}, {}, b"")]


def test_who_waits_is_led_on_to_where_they_wanted_to_go(front: Front) -> None:
    user, there = account(front, Role.CANDIDATE), address("entrance:tokens", "en")
    visitor = Visitor()
    for _ in range(FREE + 1):
        shown = visitor.posts("entrance:sign_in", {"email": user.email, "next": there, **WRONG})
    assert shown.status == 429
    back = re.search(r'<a href="([^"]+)">Back to the form', shown.html)
    assert back
    assert visitor.sees(unescape(back[1])).hidden("next") == there
    for elsewhere in ("//elsewhere.example/", ""):
        shown = visitor.posts("entrance:sign_in", {"email": user.email, "next": elsewhere, **WRONG})
        assert f'<a href="{address("entrance:sign_in", "en")}">Back to the form' in shown.html


def test_fields_are_called_as_their_page_calls_them_wherever_it_says_so() -> None:
    known = formlabels._Labels()
    known.feed(
        '<main><h1><label for="a">Your name</label></h1><input id="a" name="name"><fieldset><legend>Answer</legend>'
        '<input type="radio" id="y" name="yes" value="1"><label for="y">Yes, <span>gladly</span></label></fieldset>'
        '<fieldset><legend><h1>Born</h1></legend><label for="d">Day</label><input id="d" name="day"></fieldset>'
        '<label for="c">Country</label><select id="c" name="country"><option value="CA">Canada</option></select>'
        '<input type="hidden" name="state" value="x"><input name="bare">'
    )
    known.close()
    assert known.names == {
        "name": "Your name",
        "yes": "Answer",
        "day": "Born, Day",
        "country": "Country",
        "state": "state",
        "bare": "bare",
    }
    assert (known.values["yes", "1"], known.values["country", "CA"]) == ("Yes, gladly", "Canada")
    assert (known.title, known.hidden) == ("Born", {"state"})
