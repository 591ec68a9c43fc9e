"""An export gives a person everything that is theirs, says what it leaves out, and gives nothing of anybody else."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

from express_entry.application import uploads
from express_entry.application.examinationrows import Decision
from express_entry.application.keeping import found
from express_entry.application.models import Note
from express_entry.application.outside import HIDDEN, seen_outside
from express_entry.application.showing import document_of
from express_entry.pool.audit import verify_trail
from express_entry.pool.holdings import holdings
from express_entry.pool.outside import OF_OFFICERS
from express_entry.pool.publishing import publication
from express_entry.privacy.columns import COLUMNS
from express_entry.privacy.exporting import RECORDS, export, records
from express_entry.privacy.requesting import request
from express_entry.privacy.subjects import whose
from express_entry.selection.check_line import check
from tests.application.bureau import DAY, Bureau
from tests.pool.people import document
from tests.privacy.people import EMAIL, FAMILY, PASSPORT, STREET, person_of, refused, sealed, stated, with_account
from tests.vault import files

ITEM = "principal/passport"


def applied(desks: Bureau) -> str:
    """The number of a draft with a document in the vault."""
    number = desks.start(stated())
    desks.declare(number, addresses=[{"from": "2010-01", "country": "CA", "what": STREET}])
    uploads.attach(desks.applicant, number, ITEM, sealed())
    desks.pay(number)
    return number


def table(tree: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [row for each in tree["tables"] if each["table"] == name for row in each["rows"]]


def test_every_shown_column_of_every_row_of_theirs_is_in_it(desks: Bureau) -> None:
    applied(desks)
    person = person_of("E000000001")
    with_account(desks, person)
    request(desks.applicant, person)
    tree = json.loads(export(desks.applicant, person)[RECORDS])
    counted = 0
    for holding in (each for each in holdings() if each.is_personal and each.shown):
        many = holding.rows(whose(person)).count()
        mine = [each for each in tree["tables"] if each["table"] == holding.model]
        if holding.model == "pool.AuditEntry":  # the trail has been told of the export since
            continue
        assert many in {len(each["rows"]) for each in mine}, holding.model
        assert all(set(row) == set(holding.shown.split()) for each in mine for row in each["rows"])
        counted += many
    assert counted > 10
    (version,) = table(tree, "pool.Version")
    assert version["document"]["person"]["family_name"] == FAMILY
    assert table(tree, "accounts.User")[0]["email"] == EMAIL


def test_a_document_is_given_as_it_was_handed_in_and_the_pages_lead_to_it(desks: Bureau) -> None:
    number = applied(desks)
    given = export(desks.applicant, person_of("E000000001"))
    (name,) = [each for each in given if each.startswith("documents/")]
    assert given[name] == files.pdf()
    assert name.startswith(f"documents/{number}/")
    for language in ("en", "fr"):
        page = given[f"index.{language}.html"].decode()
        assert f'lang="{language}"' in page
        assert name in Links.of(page)
        assert STREET in page


def test_what_is_left_out_is_told_with_its_reason_and_nothing_secret_is_in_it(desks: Bureau) -> None:
    applied(desks)
    person = person_of("E000000001")
    user = with_account(desks, person)
    given = export(desks.applicant, person)
    tree = json.loads(given[RECORDS])
    left_out = {f"{each['table']}.{gone['column']}" for each in tree["tables"] for gone in each["left_out"]}
    assert {"pool.Profile.identity", "accounts.User.password"} <= left_out
    everything = b"".join(given.values())
    assert user.password.encode() not in everything
    assert desks.row("E000000001").identity.encode() not in everything


def test_nothing_of_anybody_else_is_in_it(desks: Bureau) -> None:
    applied(desks)
    other = desks.submit(document("OTHERPASS7", DAY))
    given = b"".join(export(desks.applicant, person_of(other)).values())
    assert b"OTHERPASS7" in given
    assert [word for word in (PASSPORT, FAMILY, STREET, "E000000001") if word.encode() in given] == []


def test_what_tells_of_others_or_is_under_way_is_not_given(desks: Bureau) -> None:
    row = found(applied(desks))
    Note.objects.create(application=row, written=desks.now, written_by="anna", text="the neighbour says otherwise")
    assert row.profile.person is not None
    Decision.objects.create(
        application=row, kind="refusal", state="proposed", reasons="half a thought", provision="A11", made=desks.now
    )
    given = b"".join(export(desks.applicant, row.profile.person).values())
    assert b"the neighbour" not in given
    assert b"half a thought" not in given
    Decision.objects.update(state="confirmed")
    assert b"half a thought" in b"".join(export(desks.applicant, row.profile.person).values())


def test_no_officer_is_named_in_it_and_nothing_that_only_officers_weigh_as_in_the_answers_of_the_api(
    desks: Bureau,
) -> None:
    number = refused(desks)
    tree = records(whose(person_of("E000000001")), desks.now)
    text = json.dumps(tree)
    assert {"anna", "boris", "desk-head"} & set(re.findall(r'"([^"]*)"', text)) == set()
    assert [row["state"] for row in table(tree, "application.Decision")] == ["confirmed"]
    assert table(tree, "application.Finding") == []
    told = {row["action"] for row in table(tree, "pool.AuditEntry")}
    assert "decision.confirmed" in told
    assert [each for each in told if each.startswith(OF_OFFICERS)] == []
    row = found(number)
    seen = seen_outside(row.state, document_of(row, desks.now, "en"))
    assert {"anna", "boris", "desk-head"} & set(re.findall(r'"([^"]*)"', json.dumps(seen))) == set()
    assert (seen["findings"], len(seen["decisions"])) == ([], 1)
    hidden = {each.model.partition(".")[2]: set(each.hidden) for each in holdings() if each.model.startswith("app")}
    assert hidden.items() >= {name: set(columns) for name, columns in HIDDEN.items()}.items()


def test_the_own_line_in_a_round_is_in_it_with_a_proof_for_whoever_was_not_invited_too(desks: Bureau) -> None:
    first, second = (desks.submit(document(name, DAY)) for name in ("FIRST", "SECOND"))
    desks.hold("254", 1, ("cec",))
    assert json.loads(export(desks.candidate, person_of(second))[RECORDS])["rounds"] == [], "it is not published yet"
    desks.publish("254")
    given = export(desks.candidate, person_of(second))
    (line,) = json.loads(given[RECORDS])["rounds"]
    assert (line["round"], line["profile"], line["invited"], line["rank"]) == ("254", second, False, 2)
    assert line["margin_points"] == 0
    assert check(given[line["file"]], publication("254"), None)["line"]["number"] == second
    assert first.encode() not in b"".join(given.values())
    assert "Votre ligne dans les rondes" in given["index.fr.html"].decode()


def test_the_pages_call_every_column_by_words_of_their_language(desks: Bureau) -> None:
    columns = {name for each in holdings() if each.is_personal for name in (*each.shown.split(), *each.hidden)}
    assert columns - set(COLUMNS) == set()
    assert all(name not in {text.en, text.fr} for name, text in COLUMNS.items())
    desks.submit(stated())
    given = export(desks.candidate, person_of("E000000001"))
    for language, words in (("en", "Instant for ties"), ("fr", "Instant de départage")):
        page = given[f"index.{language}.html"].decode()
        assert f"<dt>{words}</dt>" in page
        assert re.findall(r"<dt>[a-z0-9_]+</dt>", page) == []
    (profile,) = [each for each in json.loads(given[RECORDS])["tables"] if each["table"] == "pool.Profile"]
    assert profile["columns"]["points"] == {"en": "Points", "fr": "Points (total)"}


def test_what_somebody_wrote_is_text_on_the_page_and_nothing_else(desks: Bureau) -> None:
    hostile = stated()
    hostile["person"]["given_names"] = "<script>alert(1)</script>"
    desks.submit(hostile)
    given = export(desks.candidate, person_of("E000000001"))
    assert b"<script" not in given["index.en.html"]
    assert b"&lt;script&gt;" in given["index.en.html"]


def test_the_access_is_told_to_the_trail(desks: Bureau) -> None:
    applied(desks)
    person = person_of("E000000001")
    export(desks.officer, person)
    assert desks.told(person.id.hex) == ["person.exported"]
    assert verify_trail().findings == ()


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if tag == "a" and name == "href"]

    @staticmethod
    def of(page: str) -> list[str]:
        parser = Links()
        parser.feed(page)
        return parser.found
