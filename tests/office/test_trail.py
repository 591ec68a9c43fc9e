"""The audit trail in a browser: searched, taken along, verified, and told of whoever looks at it."""

from __future__ import annotations

import csv
import io
import json

import pytest

from express_entry.accounts.roles import Role
from express_entry.pool.audit import current_head
from express_entry.pool.models import AuditEntry
from express_entry.selection.audittrail import head_of, read_entry, verify_chain
from tests.api.front import Front
from tests.office.people import People, filled
from tests.pages.signed import at, signed
from tests.pages.visitor import Visitor

WHERE = "/en/audit-trail/"


@pytest.fixture
def auditor(front: Front) -> Visitor:
    """An auditor over a trail in which a round was held and published."""
    People(filled(front)).published()
    return signed(front, Role.AUDITOR)


def whole(visitor: Visitor, path: str) -> bytes:
    """A file, every piece of it."""
    shown = visitor.sees(path)
    assert shown.status == 200, path
    return shown.data


def test_entries_are_found_by_subject_action_actor_and_day(auditor: Visitor) -> None:
    for query, there, not_there in (
        ("subject=r1", "round.published", "account.created"),
        ("subject=E000000001", "round.run", "round.drafted"),
        ("action=round.*", "round.authorised", "access."),
        ("action=Round+run", "round.run", "round.drafted"),
        ("action=RONDE+TENUE", "round.run", "round.drafted"),
        ("action=instruction+redigee", "round.drafted", "round.run"),
        ("action=read+by+an+auditor", "access.", "round.run"),
        ("action=no-such-act", "No entry is like that.", "round.run"),
        ("until.year=2020&until.month=1&until.day=1", "No entry is like that.", "round.run"),
        ("actor=operator", "account.granted", "round.run"),
        ("since=2099-01-01", "No entry is like that.", "round.run"),
        ("until=2020-01-01", "No entry is like that.", "round.run"),
    ):
        found = auditor.sees(f"{WHERE}?{query}").text.partition("the latest first")[2]
        assert there in found, query
        assert not_there not in found, query
    wrong = auditor.sees(f"{WHERE}?since=soon")
    assert '<a href="#since-year">' in wrong.html
    half = auditor.sees(f"{WHERE}?since.year=2026&since.month=2&since.day=30")
    assert ('<a href="#since-year">' in half.html, half.value("since.day")) == (True, "30")
    kept = auditor.sees(f"{WHERE}?since=2026-01-05")
    assert kept.value("since.month") == "1"
    assert "files/csv/?since=2026-01-05" in kept.html


def test_every_look_at_the_trail_is_told_to_it_with_what_was_asked_about(auditor: Visitor) -> None:
    auditor.sees(f"{WHERE}?subject=r1")
    last = AuditEntry.objects.latest("sequence")
    assert (last.action, last.subject) == ("access.page.office.trail", "r1")
    auditor.sees(f"{WHERE}?actor=operator&action=account.*")
    assert AuditEntry.objects.latest("sequence").subject == "account._.operator"
    whole(auditor, f"{WHERE}files/csv/")
    assert AuditEntry.objects.latest("sequence").action == "access.page.office.trail_file"


def test_the_link_that_somebody_opened_is_not_told_to_the_trail(auditor: Visitor) -> None:
    at(auditor, "entrance:new_email", link="a-link-that-opens")
    last = AuditEntry.objects.latest("sequence")
    assert (last.action, last.subject) == ("access.page.entrance.new_email", "-")


def test_a_page_of_the_trail_begins_after_the_last_entry_of_the_one_before(auditor: Visitor) -> None:
    for _ in range(60):
        auditor.sees("/en/pool-and-rounds/")
    first = at(auditor, "office:trail")
    assert len(first.data) < 150_000
    link = first.html.partition('rel="next"')[0].rpartition('<a href="')[2].partition('"')[0]
    second = auditor.sees(link.replace("&amp;", "&").partition("#")[0])
    numbers = [page.html.split("<dt>Entry</dt><dd>")[1:] for page in (first, second)]
    shown = [[int(each.partition("<")[0]) for each in page] for page in numbers]
    assert (len(shown[0]), shown[1][0]) == (50, shown[0][-1] - 1)


def test_what_was_found_is_taken_along_as_a_table_or_line_by_line(auditor: Visitor) -> None:
    table = list(csv.DictReader(io.StringIO(whole(auditor, f"{WHERE}files/csv/?subject=r1").decode("utf-8-sig"))))
    assert [each["action"].partition(".")[2] for each in table][:4] == ["drafted", "authorised", "run", "published"]
    assert json.loads(table[2]["particulars"])["invited"] == 3
    french = whole(auditor, "/fr/piste-de-verification/fichiers/jsonl/?action=round.run").decode().splitlines()
    assert [json.loads(each)["subject"] for each in french] == ["r1"]
    assert auditor.sees(f"{WHERE}files/xml/").status == 404
    assert auditor.sees(f"{WHERE}files/csv/?since=x").status == 422


def test_what_a_spreadsheet_would_take_for_a_formula_is_plain_text(auditor: Visitor) -> None:
    AuditEntry.objects.filter(sequence=1).update(subject="=1+1")
    assert b",'=1+1," in whole(auditor, f"{WHERE}files/csv/")
    AuditEntry.objects.filter(sequence=1).update(subject="\r=1+1")
    found = whole(auditor, f"{WHERE}files/csv/")
    assert b"'\r=1+1" in found
    assert found.startswith(b"\xef\xbb\xbfsequence,"), "a spreadsheet program knows UTF-8"


def test_the_chain_that_is_taken_along_is_verified_elsewhere(auditor: Visitor) -> None:
    lines = whole(auditor, f"{WHERE}files/chain/").splitlines(keepends=True)
    entries = [read_entry(each) for each in lines]
    assert verify_chain(entries, [current_head()]) == ()
    assert verify_chain(entries[:-1], [head_of(entries[-1])]) != ()


def test_the_chain_is_verified_on_a_page_and_a_changed_entry_is_found(auditor: Visitor) -> None:
    asked = at(auditor, "office:trail_check")
    assert "The trail is whole" not in asked.text
    assert json.loads(bytes(publication(auditor)))["trail"]["digest"] in asked.text
    assert "The trail is whole" in auditor.sees(f"{WHERE}verification/?check=now").text
    AuditEntry.objects.filter(action="round.run").update(actor="nobody")
    found = auditor.sees("/fr/piste-de-verification/verification/?check=now")
    assert "La piste n’est pas entière" in found.text


def publication(auditor: Visitor) -> bytes:
    return auditor.sees("/en/pool-and-rounds/rounds/r1/result/").data
