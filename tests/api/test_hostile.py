"""What is sent to break something: it ends in a problem document with a reason, and changes nothing."""

from __future__ import annotations

import json

import pytest

from express_entry.accounts.roles import Role
from express_entry.law.days import day_of
from express_entry.pool.models import Profile
from tests.api.front import Front, clock

LARGE = b'{"document": "' + b"x" * 10_000_000 + b'"}'
DEEP = b'{"document": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
BODIES = {
    "ten megabytes": (LARGE, 413),
    "one byte too many": (b" " * 300_001, 413),
    "a hundred thousand lists in one another": (DEEP, 400),
    "seventy lists in one another": (b'{"document": ' + b"[" * 70 + b"]" * 70 + b"}", 400),
    "nothing": (b"", 415),
    "blanks": (b"  ", 400),
    "half a document": (b'{"document": {', 400),
    "no UTF-8": (b'{"document": "\xff\xfe"}', 400),
    "a zero byte": (b'{"document": "\x00"}', 400),
    "a zero byte in disguise": (b'{"document": {"a": "\\u0000"}}', 400),
    "half of a character": (b'{"document": {"\\ud800": 1}}', 400),
    "a field twice": (b'{"document": {}, "document": {}}', 400),
    "a number of many digits": (b'{"document": ' + b"9" * 5000 + b"}", 400),
    "no number at all": (b'{"document": NaN}', 422),
    "a list": (b"[]", 422),
    "a word": (b'"DROP TABLE pool_profile"', 422),
    "null": (b"null", 422),
    "a field of its own": (b'{"document": {}, "role": "administrator"}', 422),
    "a document that is none": (b'{"document": 7}', 422),
}


@pytest.mark.parametrize("case", BODIES)
def test_a_body_that_cannot_be_used_is_refused_with_a_reason(front: Front, case: str) -> None:
    data, status = BODIES[case]
    refused = front.ask("POST", "/profiles", front.token(Role.CANDIDATE), raw=data)
    assert (refused.status, refused.headers["Content-Type"]) == (status, "application/problem+json"), refused.data
    assert refused.tree["status"] == status
    assert refused.tree["detail"]
    assert len(refused.data) < 20_000
    assert Profile.objects.count() == 0


@pytest.mark.parametrize("media", ["text/plain", "application/xml", "multipart/form-data; boundary=x", "text/csv", ""])
def test_what_is_no_json_by_its_own_account_is_refused(front: Front, media: str) -> None:
    assert front.ask("POST", "/profiles", front.token(Role.CANDIDATE), raw=b"{}", media=media).status == 415


FRAGMENTS = [
    "'; DROP TABLE pool_profile; --",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%00",
    "\u202e",
    "E00000000\u0661",
]


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_fragments_of_sql_and_script_are_text_like_any_other(front: Front, fragment: str) -> None:
    token, officer = front.token(Role.CANDIDATE), front.token(Role.ROUND_OFFICER)
    body = {"document": {**front.person(), "reference": fragment}}
    assert front.ask("POST", "/profiles", token, body).status in {201, 422}
    for path in (f"/profiles/{fragment}", f"/rounds/{fragment}", f"/rounds/{fragment}/result"):
        assert front.ask("GET", path, token).status in {400, 404}, path
    for query in (f"cursor={fragment}", f"limit={fragment}", f"state={fragment}"):
        assert front.ask("GET", f"/profiles?{query}", token).status in {400, 422}, query
    drafted = {
        "number": fragment,
        "grouping": fragment,
        "programs": [fragment],
        "earliest": fragment,
        "legal_basis": "x",
    }
    refused = front.ask("POST", "/rounds", officer, drafted)
    assert refused.status == 422
    assert {"number", "grouping", "programs[0]", "earliest"} <= set(refused.fields())


def test_values_of_the_wrong_type_are_each_named_in_the_language_asked_for(front: Front) -> None:
    body = {"number": 7, "grouping": [], "programs": "cec", "earliest": "2026-11-25T15:00:00", "invitations": -1}
    token = front.token(Role.ROUND_OFFICER)
    english = front.ask("POST", "/rounds", token, body)
    french = front.ask("POST", "/rounds", token, body, Accept_Language="fr")
    assert english.status == 422
    fields = ["earliest", "grouping", "invitations", "legal_basis", "number", "programs"]
    assert sorted(english.fields()) == sorted(french.fields()) == fields
    told = {each["field"]: each["message"] for each in french.tree["errors"]}
    assert told["legal_basis"] == "ce champ est absent"
    assert "fuseau horaire" in told["earliest"]
    assert {each["field"]: each["message"] for each in english.tree["errors"]}["number"] == "7 is not text"
    accepted = {each["field"]: each.get("accepted") for each in english.tree["errors"]}
    assert (accepted["legal_basis"], accepted["programs"]) == ("text that is not blank", "a list")


def test_what_was_left_out_is_told_as_missing_with_what_is_accepted_and_a_password_is_not_repeated(
    front: Front,
) -> None:
    def errors(path: str, body: object) -> list[dict[str, str]]:
        refused = front.ask("POST", path, front.token(*Role), raw=json.dumps(body).encode())
        assert (refused.status, b"null" in refused.data) == (422, False)
        return list(refused.tree["errors"])

    whole = {"field": "body", "message": "this field is missing", "accepted": "an object with named fields"}
    assert errors("/profiles", None) == [whole]
    document = "a profile document, express-entry/profile@1"
    assert [(each["field"], each["accepted"]) for each in errors("/profiles", {})] == [("document", document)]
    answer = [{"field": "answer", "message": "this field is missing", "accepted": "'accept', 'reject' or 'renounce'"}]
    assert errors("/profiles/E000000001/nomination", {"answer": None}) == answer
    assert "secret-secret" not in str(errors("/session", {"email": "a@b.org", "password": ["secret-secret"]}))


@pytest.mark.parametrize("earliest", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2014-12-31T00:00:00Z"])
def test_an_instant_beyond_the_law_is_refused(front: Front, earliest: str) -> None:
    body = {"number": "r", "grouping": "general", "programs": ["cec"], "legal_basis": "x", "invitations": 1}
    refused = front.ask("POST", "/rounds", front.token(Role.ROUND_OFFICER), {**body, "earliest": earliest})
    assert (refused.status, refused.fields()) == (422, ["earliest"])


def test_an_address_that_is_none_and_a_method_that_is_none_are_problems_too(front: Front) -> None:
    for path in ("/nothing", "/", "/profiles/E000000001/nothing", "/rounds/a/supplements/x/authorisation"):
        missing = front.ask("GET", path, Accept_Language="fr")
        assert (missing.status, missing.headers["Content-Type"]) == (404, "application/problem+json"), path
        assert missing.tree["title"] == "Il n'y a rien de tel ici"
    refused = front.ask("PATCH", "/profiles/E000000001")
    assert (refused.status, refused.headers["Content-Type"]) == (405, "application/problem+json")
    assert "GET" in refused.headers["Allow"]


def test_the_assessment_of_a_profile_is_for_anybody_and_leaves_nothing_behind(front: Front) -> None:
    today = day_of(clock()).isoformat()
    made = front.ask("POST", "/assessments", None, {"profile": front.person(), "on": today}, Accept_Language="fr")
    assert (made.status, made.tree["on"]) == (200, today)
    assert made.tree["programs"]["cec"]["result"] == "met"
    assert made.tree["notice"].startswith("Information, et non avis juridique")
    assert Profile.objects.count() == 0
    refused = front.ask("POST", "/assessments", None, {"profile": {"format": 1}, "on": "2014-12-31"})
    assert (refused.status, refused.fields()) == (422, ["on"])
    unborn = {**front.person(), "person": {**front.person()["person"], "date_of_birth": "2020-01-01"}}
    assert front.ask("POST", "/assessments", None, {"profile": unborn, "on": "2015-01-01"}).status == 422


def test_the_description_is_answered_to_anybody(front: Front) -> None:
    found = front.ask("GET", "/openapi.json")
    assert found.status == 200
    assert json.loads(found.data)["openapi"].startswith("3.1")
