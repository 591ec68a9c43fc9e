"""A spreadsheet of clients: assessed to a file, or drafted for those who appointed the firm, with what did not fit."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from datetime import datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from express_entry.accounts.callers import Caller
from express_entry.accounts.roles import Role
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages import lastlines
from express_entry.pages.lastlines import LastRound
from express_entry.pool.auditrows import AuditEntry
from express_entry.pool.keeping import latest_text
from express_entry.pool.models import Person, Profile, Round
from express_entry.pool.states import RoundState
from express_entry.profile import Profile as Document
from express_entry.profile import check
from express_entry.profile.rowwriting import cells_of, columns_of
from express_entry.representatives import importing, sheets
from express_entry.representatives import importwords as words
from express_entry.representatives.caseload import caseload, code_of
from express_entry.representatives.latestround import latest_for, latest_rounds
from tests.api.front import clock
from tests.pages.signed import at
from tests.pages.visitor import Shown, Visitor
from tests.pool.people import document
from tests.representatives.conftest import Practice

IMPORT = "representatives:import"


def somebody(reference: str, passport: str) -> Document:
    return check({**document(passport, day_of(clock())), "reference": reference})


def as_csv(people: Sequence[Document], spoil: str = "") -> bytes:
    """A spreadsheet of some people; ``spoil`` is the reference of one whose date of birth no one can read."""
    rows = [cells_of(each) for each in people]
    columns = columns_of(rows)
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([column.name for column in columns])
    for person, row in zip(people, rows, strict=True):
        spoilt = {"person.date_of_birth": "long ago"} if person.reference == spoil else {}
        table.writerow([spoilt.get(column.name, row.get(column)) for column in columns])
    return written.getvalue().encode()


def sends(visitor: Visitor, data: bytes, what: str = "draft", name: str = "clients.csv") -> Shown:
    return visitor.posts(IMPORT, {"sheet": SimpleUploadedFile(name, data), "what": what, "order": ""})


def test_who_appointed_the_firm_is_drafted_and_nobody_else_is_kept(practice: Practice) -> None:
    first, second = practice.newcomers(2)
    people = [
        somebody(code_of(first.person_id), "PA1"),
        somebody(f" {second.person_id} ", "PA2"),
        somebody("STRANGER", "PA3"),
        somebody("SPOILT", "PA4"),
        somebody(practice.numbers["pool"], "PA5"),
        somebody("BY-PASSPORT", "P3"),
        somebody(code_of(first.person_id), "PA6"),
        somebody(code_of(second.person_id), "P3"),
    ]
    before = (Profile.objects.count(), Person.objects.count())
    visitor = practice.visitor()
    told = sends(visitor, as_csv(people, spoil="SPOILT"))
    assert told.status == 200, told.text
    drafted = Profile.objects.filter(person__in=[first.person_id, second.person_id], state="draft")
    assert (drafted.count(), Profile.objects.count(), Person.objects.count()) == (2, before[0] + 2, before[1])
    assert all(each.number in told.text for each in drafted)
    for why in (
        words.NO_CLIENT.en,
        words.HAS_PROFILE.en.format(number=practice.numbers["pool"]),
        words.HAS_DRAFT.en.format(number=practice.numbers["draft"]),
        words.TWICE.en,
        words.TWO_CLIENTS.en,
    ):
        assert why in told.text, why
    assert "long ago" in told.text
    assert "person.date_of_birth" in told.text
    assert "502" in told.text
    again = sends(visitor, as_csv(people, spoil="SPOILT"))
    assert Profile.objects.count() == before[0] + 2
    assert again.text.count("the client has a draft already") >= 2


def test_a_spreadsheet_that_is_sent_twice_at_once_drafts_everybody_once(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    appointment = practice.newcomers(1)[0]
    stale = caseload(Caller(clock(), practice.user))
    visitor, sheet = practice.visitor(), as_csv([somebody(code_of(appointment.person_id), "PD1")])
    sends(visitor, sheet)
    monkeypatch.setattr(importing, "caseload", lambda _: stale)
    again = sends(visitor, sheet)
    drafts = Profile.objects.filter(person=appointment.person_id)
    assert drafts.count() == 1
    assert words.HAS_DRAFT.en.format(number=drafts.get().number) in again.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_is_assessed_to_a_workbook_and_nothing_is_kept(practice: Practice, language: Language) -> None:
    before = Profile.objects.count()
    people = [somebody("ONE", "PB1"), somebody("TWO", "PB2"), somebody("SPOILT", "PB3")]
    made = sends(practice.visitor(language), as_csv(people, spoil="SPOILT"), "assess_xlsx")
    assert (made.status, Profile.objects.count()) == (200, before)
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    assessed, unfit = book.worksheets
    rows = list(assessed.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["ONE", "TWO"]
    assert 502 in rows[1]
    assert "sheet." not in str(rows)
    problems = list(unfit.iter_rows(values_only=True))
    assert [row[2] for row in problems[1:]] == ["SPOILT"]
    assert "long ago" in str(problems[1])
    plain = sends(practice.visitor(language), as_csv(people, spoil="SPOILT"), "assess_csv")
    table = list(csv.DictReader(io.StringIO(plain.data.decode("utf-8-sig"))))
    assert [row["reference"] for row in table] == ["ONE", "TWO", "SPOILT"]


@pytest.fixture(scope="module")
def published(practice: Practice) -> Profile:
    """The client in the pool, once a round of this pool that was open to them was published."""
    held = Round.objects.get()
    if held.state != RoundState.PUBLISHED.value:
        officer = practice.front.token(Role.ROUND_OFFICER)
        assert practice.front.ask("POST", f"/rounds/{held.number}/publication", officer).status == 200
    return Profile.objects.get(id=int(practice.numbers["pool"][1:]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_latest_round_in_a_spreadsheet_is_the_one_that_the_pages_tell(
    practice: Practice, published: Profile, language: Language
) -> None:
    latest = latest_for(published, latest_rounds(clock()))
    assert latest is not None
    assert latest.of.ours
    people = [check({**json.loads(latest_text(published) or ""), "reference": "POOL"})]
    plain = sends(practice.visitor(language), as_csv(people), "assess_csv")
    (row,) = csv.DictReader(io.StringIO(plain.data.decode("utf-8-sig")))
    assert row["latest_open"] == latest.of.named.say(language)
    assert int(row["latest_open.margin"]) == latest.margin


def test_a_round_that_did_not_cover_somebody_is_none_of_theirs(
    practice: Practice, published: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_nominees(at: datetime) -> list[LastRound]:
        return [each._replace(programs=frozenset({"pnp"})) for each in lastlines.held_here(at)]

    monkeypatch.setattr(sheets, "held_here", of_nominees)
    people = [check({**json.loads(latest_text(published) or ""), "reference": "POOL"})]
    (row,) = csv.DictReader(
        io.StringIO(sends(practice.visitor(), as_csv(people), "assess_csv").data.decode("utf-8-sig"))
    )
    assert "of this pool" not in row["latest_open"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("clients.pdf", b"%PDF", "does not tell that it is a spreadsheet"),
        ("clients.xlsx", b"no workbook", "sheet.xlsx"),
        ("clients.csv", b"", "sheet.csv"),
        ("clients.csv", b"a,b\n1,2\n", "names the columns"),
        ("clients.csv", b"reference,person.date_of_birth\n", "no client"),
    ],
)
def test_a_file_that_is_none_is_refused_at_its_field_without_a_path(
    practice: Practice, name: str, data: bytes, said: str
) -> None:
    shown = sends(practice.visitor(), data, name=name)
    assert shown.status in {200, 400}
    assert said in shown.text
    assert "/tmp" not in shown.html  # noqa: S108 - that of nobody
    assert "ee-sheet" not in shown.html


def test_no_file_no_purpose_or_too_many_rows_are_told(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = practice.visitor()
    nothing = visitor.posts(IMPORT, {"what": "nonsense"})
    assert (nothing.status, nothing.html.count("wrong-because")) == (400, 2)
    monkeypatch.setattr(sheets, "MOST_ROWS", 1)
    many = sends(visitor, as_csv([somebody("ONE", "PC1"), somebody("TWO", "PC2")]))
    assert many.status == 400
    assert "up to 1 clients a file" in many.text


def test_a_name_of_the_firm_s_own_is_given_with_the_code_and_names_the_client_from_then_on(practice: Practice) -> None:
    first, second = practice.newcomers(2)
    visitor, before = practice.visitor(), AuditEntry.objects.count()
    people = [somebody(f"{code_of(first.person_id)} – Okafor, A.", "PE1"), somebody(practice.numbers["pool"], "PE2")]
    told = sends(visitor, as_csv(people))
    first.refresh_from_db()
    assert first.known_as == "Okafor, A."
    assert "Okafor, A." in at(visitor, "representatives:home").text
    assert "Okafor" not in str(list(AuditEntry.objects.values()))
    assert AuditEntry.objects.count() > before
    again = sends(visitor, as_csv([somebody("okafor, a.", "PE1")]))
    assert Profile.objects.get(person=first.person_id).number in told.text
    assert words.HAS_DRAFT.en.partition(":")[0] in again.text
    key = {"key": str(second.id)}
    shown = at(visitor, "representatives:name", **key)
    assert (shown.value("known_as"), code_of(second.person_id) in shown.text) == ("", True)
    assert visitor.posts("representatives:name", {"known_as": "x" * 61}, **key).status == 400
    assert visitor.posts("representatives:name", {"known_as": " Okafor,  A. "}, **key).status == 303
    two = sends(visitor, as_csv([somebody("Okafor, A.", "PE9")]))
    assert words.TWO_CLIENTS.en in two.text
    made = visitor.sees("/en/clients/template/?form=csv").data.decode("utf-8-sig")
    assert f"{code_of(second.person_id)} Okafor, A." in made
    found = visitor.posts("representatives:home", {"q": "okafor"})
    assert found.text.count(code_of(second.person_id)) == 1
    assert visitor.posts("representatives:end", {"answer": "end", "about": key["key"]}, **key).status == 303
    second.refresh_from_db()
    assert second.known_as == "", "the name goes with the appointment"


def test_the_template_names_the_clients_who_have_no_profile(practice: Practice) -> None:
    appointment = practice.newcomers(1)[0]
    visitor = practice.visitor()
    link = "/en/clients/template/?form=csv"
    assert f'href="{link}"' in at(visitor, IMPORT).html
    made = visitor.sees(link)
    rows = list(csv.DictReader(io.StringIO(made.data.decode("utf-8-sig"))))
    assert code_of(appointment.person_id) in {row["reference"] for row in rows}
    book = visitor.sees("/fr/clients/modele/?form=xlsx")
    assert "Clients" in openpyxl.load_workbook(io.BytesIO(book.data)).sheetnames
    assert visitor.sees("/en/clients/template/?form=exe").status == 404


def test_a_workbook_that_is_small_until_it_is_unpacked_is_refused_before_it_is_read(practice: Practice) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * 20_000_001)
    assert len(written.getvalue()) < 100_000
    shown = sends(practice.visitor(), written.getvalue(), name="clients.xlsx")
    assert (shown.status, "larger than 20 MB once unpacked" in shown.text) == (400, True)
