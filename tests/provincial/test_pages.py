"""What a province does in the browser: find, notify, nominate, withdraw, reconcile; and what others then read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from html import unescape

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from express_entry.accounts import operators
from express_entry.accounts.roles import Role
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address, other
from express_entry.pool.models import Nomination
from express_entry.pool.states import NominationState
from express_entry.provincial import homewords as words
from express_entry.provincial import reconciling
from express_entry.provincial.addresses import SECTION
from tests.api.front import OPERATOR, clock
from tests.pages.signed import account, at, enters, signed
from tests.pages.visitor import Shown, Visitor
from tests.provincial.conftest import Ministry

Rows = Sequence[Mapping[str, object]]


def as_csv(rows: Rows) -> bytes:
    written = io.StringIO()
    table = csv.DictWriter(written, list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    return written.getvalue().encode()


def sends(visitor: Visitor, page: str, data: bytes, name: str = "list.csv", **more: str) -> Shown:
    return visitor.posts(f"provincial:{page}", {"sheet": SimpleUploadedFile(name, data), **more})


def links(name: str, ministry: Ministry) -> dict[str, str]:
    parts: dict[str, str] = {}
    if "<str:number>" in SECTION.addresses[name].en:
        parts = {"number": ministry.numbers[0]}
    if "<int:key>" in SECTION.addresses[name].en:
        held = Nomination.objects.filter(province="ON").first()
        parts = {"key": str(held.id if held is not None else 999)}
    return {language: address(f"provincial:{name}", language, **parts) for language in LANGUAGES}


def nominates(visitor: Visitor, ministry: Ministry, number: str, certificate: str, **more: str) -> Shown:
    code = more.get("code") or ministry.code(number)
    fields = {"profile": number, "code": code, "certificate": certificate}
    day = {"issued.year": "2026", "issued.month": "1", "issued.day": "15"}
    return visitor.posts("provincial:nominate", {**fields, **day, **more})


def test_a_province_finds_candidates_and_notifies_one(ministry: Ministry) -> None:
    visitor = ministry.visitor()
    found = at(visitor, "provincial:find")
    assert all(number in found.text for number in ministry.numbers[:2])
    narrowed = visitor.sees(address("provincial:find", "en") + "?noc=31301&program=cec")
    assert ministry.numbers[1] in narrowed.text
    assert ministry.numbers[0] not in narrowed.text
    assert "Registered nurses" in narrowed.text
    wrong = visitor.sees(address("provincial:find", "en") + "?noc=1&least=many")
    assert (wrong.status, wrong.html.count("wrong-because")) == (400, 2)
    number = ministry.numbers[1]
    empty = visitor.posts("provincial:interest", {"stream": ""}, number=number)
    assert empty.status == 400
    form = {"stream": "Health", "once": visitor.page.hidden("once")}
    assert form["once"]
    assert visitor.posts("provincial:interest", form, number=number).status == 303
    sent = visitor.posts("provincial:interest", form, number=number)
    assert sent.status == 303, "sent twice by a double click, it is notified once"
    shown = visitor.sees(sent.headers["Location"])
    assert words.SENT.en.format(number=number) in shown.text
    assert "notified on" in shown.text
    told = ministry.front.ask("GET", "/interests", ministry.tokens[1]).tree["items"]
    assert [(each["province"], each["stream"]) for each in told] == [("ON", "Health")]
    nobody = visitor.posts("provincial:interest", {"stream": "Health"}, number="E999999999")
    assert nobody.status == 404


def test_a_nomination_is_offered_and_the_candidate_reads_it(ministry: Ministry) -> None:
    number = ministry.candidate("P10", age=33)
    visitor = ministry.visitor("fr")
    wrong = nominates(visitor, ministry, number, "ON-10", code="AAAAAAAAAA")
    assert wrong.status == 400
    assert wrong.value("certificate") == "ON-10"
    assert "code" in wrong.text
    unlike = nominates(visitor, ministry, "E1", "né", code="0", **{"issued.day": "32"})
    assert unlike.status == 400
    made = nominates(visitor, ministry, number.casefold(), "ON-10")
    assert made.status == 303, made.text
    home = visitor.sees(made.headers["Location"])
    assert number in home.text
    assert re.search(r"\b40\b.*\b39\b", home.text)
    twice = nominates(visitor, ministry, number, "ON-10")
    assert twice.status == 303, "by a double click it is offered once, and nothing failed"
    assert number in visitor.sees(twice.headers["Location"]).text
    assert Nomination.objects.filter(certificate="ON-10").count() == 1
    assert nominates(visitor, ministry, number, "ON-10", code="AAAAAAAAAA").status == 400, "a code is never passed over"
    profile = ministry.front.ask("GET", f"/profiles/{number}", ministry.tokens[-1]).tree
    assert (profile["nomination"]["province"], profile["nomination"]["state"]) == ("ON", "offered")
    again = nominates(visitor, ministry, number, "ON-11")
    assert again.status == 400
    assert nominates(visitor, ministry, "E999999999", "ON-12", code="AAAAAAAAAA").status in {400, 404}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_with_each_field_is_listed_by_its_name_in_the_order_of_the_form(
    ministry: Ministry, language: Language
) -> None:
    shown = ministry.visitor(language).posts("provincial:nominate", {})
    listed = shown.html.partition('class="errors"')[2].partition("</div>")[0]
    names = (words.NUMBER, words.CODE, words.CERTIFICATE_NUMBER, words.ISSUED_ON)
    found = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', listed)
    assert [anchor for anchor, _ in found] == ["profile", "code", "certificate", "issued-year"]
    for (_, text), name in zip(found, names, strict=True):
        assert unescape(text).replace("\u00a0", " ").replace("’", "'").startswith(name.say(language)), text


def test_a_nomination_is_withdrawn_after_what_follows_was_said(ministry: Ministry) -> None:
    number = ministry.candidate("P20", age=34)
    key = str(ministry.front.nominated(number, "ON-20"))
    visitor = ministry.visitor()
    offered = at(visitor, "provincial:withdraw", key=key)
    assert words.OFFER_FOLLOWS[0].en in offered.text
    ministry.front.ask("POST", f"/profiles/{number}/nomination", ministry.tokens[-1], {"answer": "accept"})
    accepted = at(visitor, "provincial:withdraw", key=key)
    assert all(each.en in accepted.text for each in words.ACCEPTED_FOLLOWS)
    assert visitor.posts("provincial:withdraw", {}, key=key).status == 303
    profile = ministry.front.ask("GET", f"/profiles/{number}", ministry.tokens[-1]).tree
    assert (profile["state"], profile["nomination"]) == ("nomination_ended", None)
    again = visitor.posts("provincial:withdraw", {}, key=key)
    assert again.status == 409
    assert "The nomination of Ontario is now: withdrawn by the province. Nothing was done." in again.text
    assert at(visitor, "provincial:withdraw", key="99999").status == 404
    elsewhere = signed(ministry.front, Role.PROVINCE, about="BC")
    assert elsewhere.posts("provincial:withdraw", {}, key=key).status == 404


def test_the_page_of_a_nomination_that_ended_withdraws_no_later_one(ministry: Ministry) -> None:
    number = ministry.candidate("P21", age=34)
    ended = str(ministry.front.nominated(number, "ON-21"))
    ministry.front.ask("POST", f"/profiles/{number}/nomination", ministry.tokens[-1], {"answer": "reject"})
    ministry.front.nominated(number, "ON-22")
    visitor = ministry.visitor()
    for shown in (visitor.posts("provincial:withdraw", {}, key=ended), at(visitor, "provincial:withdraw", key=ended)):
        assert f">{words.WITHDRAW_GO.en}</button>" not in shown.html, "it offers what cannot be done"
        assert words.NOTHING_TO_WITHDRAW.en in shown.text
    assert Nomination.objects.get(certificate="ON-22").state == NominationState.OFFERED.value


def test_a_file_of_nominations_is_taken_row_by_row(ministry: Ministry) -> None:
    first, second = ministry.candidate("P30", age=31), ministry.candidate("P31", age=32)
    rows: Rows = [
        {"Profil": first, "Code": ministry.code(first), "Certificat": "ON-30", "Date": "2026-01-15"},
        {"Profil": second, "Code": "AAAAAAAAAA", "Certificat": "ON-31", "Date": "2026-01-15"},
        {"Profil": "E1", "Code": "?", "Certificat": "", "Date": "soon"},
        {"Profil": "E999999999", "Code": "AAAAAAAAAA", "Certificat": "ON-32", "Date": "2026-01-15"},
    ]
    visitor = ministry.visitor()
    told = sends(visitor, "list", as_csv(rows))
    assert told.status == 200, told.text
    taken, refused = told.html.partition('id="taken"')[2], told.html.partition('id="refused"')[2]
    assert "ON-30" in taken
    assert all(part in refused for part in ("ON-31", "E999999999"))
    assert Nomination.objects.filter(certificate__in=["ON-30", "ON-31", "ON-32"]).count() == 1
    again = sends(visitor, "list", as_csv(rows))
    assert 'id="taken"' not in again.html
    assert again.text.count("This nomination was offered before") == 1
    for data, said in (
        (b"a,b\n1,2\n", "names the columns"),
        (as_csv([{"profile": "", "code": ""}]), "names the columns"),
    ):
        shown = sends(visitor, "list", data)
        assert (shown.status, said in shown.text) == (400, True)
    assert sends(visitor, "list", b"x", "list.exe").status == 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_are_reconciled(ministry: Ministry, language: Language) -> None:
    kept = ministry.candidate(f"P40{language}", age=36)
    lost = ministry.candidate(f"P41{language}", age=36)
    ministry.front.nominated(kept, f"RE-{language}-1")
    ministry.front.nominated(lost, f"RE-{language}-2")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(
        ["Certificat" if language == "fr" else "certificate", "profil" if language == "fr" else "profile", "state"]
    )
    sheet.append([f"RE-{language}-1", kept, "accepted"])
    sheet.append([f"RE-{language}-9", kept, "offerte"])
    sheet.append([f"RE-{language}-9", kept, ""])
    sheet.append([f"RE-{language}-8", "E1", "what"])
    written = io.BytesIO()
    book.save(written)
    before = list(Nomination.objects.order_by("id").values())
    shown = sends(ministry.visitor(language), "reconcile", written.getvalue(), "list.xlsx", year="2026")
    assert shown.status == 200, shown.text
    parts = {name: shown.html.partition(f'id="{name}"')[2].partition("</section>")[0] for name in _KINDS}
    assert f"RE-{language}-1" in parts["different"]
    assert f"RE-{language}-9" in parts["listed"]
    assert f"RE-{language}-2" in parts["kept"]
    assert f"RE-{language}-9" in parts["twice"]
    assert "5" in parts["unread"]
    assert list(Nomination.objects.order_by("id").values()) == before
    alike = as_csv([{"certificate": each["certificate"]} for each in before if each["province"] == "ON"])
    agrees = sends(ministry.visitor(language), "reconcile", alike)
    assert words.AGREE.say(language) in agrees.text.replace("’", "'")
    assert sends(ministry.visitor(language), "reconcile", alike, year="1").status == 400


def test_a_part_of_the_comparison_that_is_too_long_says_so_and_how_to_go_on(
    ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconciling, "MOST_TOLD", 1)
    rows = as_csv([{"certificate": "NONE-1"}, {"certificate": "NONE-2"}])
    for language in LANGUAGES:
        shown = sends(ministry.visitor(language), "reconcile", rows)
        assert words.CUT.of(most="1", many="2").say(language) in shown.text


_KINDS = ("different", "listed", "kept", "twice", "unread")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_begins_with_what_is_to_be_answered_and_is_narrowed(ministry: Ministry, language: Language) -> None:
    names = [f"DUE-{language}-{place}" for place in range(3)]
    for place, name in enumerate(names):
        ministry.front.nominated(ministry.candidate(f"P70{language}{place}", age=35), name)
    today = day_of(clock())
    Nomination.objects.filter(certificate=names[1]).update(answer_by=today + timedelta(days=1))
    Nomination.objects.filter(certificate=names[0]).update(state=NominationState.LAPSED.value)
    visitor, here = ministry.visitor(language), address("provincial:home", language)
    shown = visitor.sees(here)
    places = [shown.html.find(f">{name}<") for name in (names[1], names[2], names[0])]
    assert places == sorted(places), "the nearest last day is first, and what waits for nothing comes last"
    assert words.ANSWER_TOMORROW.of(day=today + timedelta(days=1)).say(language) in shown.text.replace("’", "'")
    ended = visitor.sees(f"{here}?which=ended&year={today.year}")
    assert names[0] in ended.text
    assert names[1] not in ended.text
    assert words.WITHDRAW.say(language) + "</a>" not in ended.html, "a column that would be empty is left out"
    assert words.NONE_SO.say(language) in visitor.sees(f"{here}?year=2015").text
    assert names[1] in visitor.sees(f"{here}?which=nonsense&year=x&page=99").text
    assert names[0] not in visitor.sees(f"{here}?which=waiting&page=0").text


def test_an_account_of_two_provinces_says_for_which(ministry: Ministry) -> None:
    user = account(ministry.front, Role.PROVINCE, about="BC")
    operators.grant(OPERATOR, email=user.email, role=Role.PROVINCE, about="AB")
    visitor = enters(user)
    number = ministry.candidate("P50", age=37)
    assert "Alberta" in at(visitor, "provincial:home").text
    unsaid = nominates(visitor, ministry, number, "BC-1")
    assert unsaid.status == 400
    assert words.CHOOSE_PROVINCE.en in unsaid.text
    assert nominates(visitor, ministry, number, "BC-1", province="ON").status == 400
    assert nominates(visitor, ministry, number, "BC-1", province="BC").status == 303
    assert Nomination.objects.get(certificate="BC-1").province == "BC"


def test_nominations_cost_no_further_question(ministry: Ministry) -> None:
    visitor = ministry.visitor()
    counts = []
    for place in range(2):
        for name in ("home", "find"):
            with CaptureQueriesContext(connection) as asked:
                at(visitor, f"provincial:{name}")
            counts.append(len(asked))
        number = ministry.candidate(f"P60{place}", age=38)
        ministry.front.nominated(number, f"ON-60{place}")
    assert counts[:2] == counts[2:]
    assert max(counts) < 15


@pytest.mark.parametrize("role", list(Role))
def test_each_page_is_for_provinces_alone(ministry: Ministry, role: Role) -> None:
    asked = signed(ministry.front, role)
    for name in SECTION.addresses:
        shown = asked.sees(links(name, ministry)["en"])
        expected = {200, 404} if role is Role.PROVINCE else {403}
        assert shown.status in expected, name
    for name in SECTION.addresses:
        assert Visitor().client.get(links(name, ministry)["fr"]).status_code == 302


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_says_all_of_it_in_its_language_and_leads_to_the_other(
    ministry: Ministry, language: Language
) -> None:
    visitor = ministry.visitor(language)
    for name in SECTION.addresses:
        shown = visitor.sees(links(name, ministry)[language])
        assert shown.status == 200, name
        assert f'<html lang="{language}-CA">' in shown.html
        assert links(name, ministry)[other(language)] in shown.html, name
        assert "{" not in shown.text, name
        assert len(shown.data) < 150_000, name
