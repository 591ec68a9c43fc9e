"""Fees, completeness and the test of A11.2 from the terminal: pages, documents, refusals."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from express_entry.profile import dump, load
from express_entry.review.case import DECLARATION_FIELDS, FIELDS, INVITATION_FIELDS, PAYMENT_FIELDS, ROUND_FIELDS
from express_entry.review.casefields import FIELDS as DESCRIBED
from express_entry.review.presented import Asked
from tests.cli.running import COUPLE, PROFILES, ran, refused, text_of
from tests.cli.test_languages import without_words
from tests.review.tables import FOLDER, application_tables, cases_in

RECEIVED = ("--received", "2026-05-05T12:00:00Z")
ENGINEER = dump(load(PROFILES / "stem-engineer.json"))
RETEST: Mapping[str, Any] = {
    "format": "express-entry/case@1",
    "profile": ENGINEER,
    "round": "254",
    "submitted": "2022-11-20T15:04:05Z",
    "invitation": {"class": "cec"},
    "received": "2023-08-21T16:30:00Z",
}


def completeness_case() -> dict[str, Any]:
    (path,) = (path for path in application_tables() if path.name == "completeness.yaml")
    return dict(next(cases_in(path)).tree)


def given(case: Mapping[str, Any], **changes: Any) -> str:
    """A case with changes, as it is typed in; None takes a field away."""
    tree = {**case, **changes}
    return json.dumps({name: value for name, value in tree.items() if value is not None}, default=str)


def documents(command: str, case: Mapping[str, Any], *arguments: str, code: int = 0) -> list[Any]:
    """What a command says of a case, in both languages."""
    found = []
    for language in ("en", "fr"):
        result = ran(command, "-", "--format", "json", "--lang", language, *arguments, given=given(case))
        assert (result.exit_code, result.stderr) == (code, "")
        found.append(json.loads(result.stdout))
    return found


# ------------------------------------------------------------------------------------------------------------- fees


def test_fees_are_a_page_in_both_languages_with_the_same_amounts() -> None:
    english, french = (text_of("fees", COUPLE, *RECEIVED, "--lang", language) for language in ("en", "fr"))
    for page, words in ((english, "with the application"), (french, "avec la demande")):
        line = next(line for line in page.splitlines() if line.startswith(words))
        assert line.replace("\u00a0", "").replace(",", "").endswith("2520")
    assert "low confidence" in english
    assert "confiance faible" in french


def test_fees_take_the_day_of_payment_and_the_day_on_which_the_province_was_applied_to() -> None:
    page = text_of(
        "fees", COUPLE, *RECEIVED, "--paid", "2026-04-01", "--applied-to-province", "2026-01-05", "--format", "json"
    )
    found = json.loads(page)
    assert found["format"] == "express-entry/fees@1"
    assert found["totals"]["right_of_permanent_residence"]["amount"] == 1150
    assert found["right_of_permanent_residence_paid"] is True


def test_a_fee_that_is_open_says_what_would_settle_it() -> None:
    case = {"format": "express-entry/profile@1", "person": {"date_of_birth": "1990-01-01"}, "marital_status": "married"}
    page = text_of("fees", "-", *RECEIVED, given=json.dumps(case))
    assert "990 to 1,980" in page
    assert "this would settle it: spouse" in page


def test_a_receipt_is_an_instant() -> None:
    assert '--received: "2026-05-05"' in refused("fees", COUPLE, "--received", "2026-05-05")
    assert "before Express Entry began" in refused("fees", COUPLE, "--received", "2014-05-05T12:00:00Z")
    assert "--received" in refused("fees", COUPLE)


# ----------------------------------------------------------------------------------------------------- completeness


def test_a_complete_application_is_said_to_be_one() -> None:
    english, french = documents("complete", completeness_case())
    assert english["complete"] is True
    assert without_words(english) == without_words(french)
    assert english != french
    page = text_of("complete", "-", given=given(completeness_case()))
    assert "✓ Complete: nothing here would return it." in page
    assert "Nothing was seen." in page


def test_what_is_missing_is_told_apart_from_what_an_officer_may_doubt() -> None:
    case = completeness_case()
    presented = {**case["presented"], "principal/passport": False, "principal/proof_of_work/1": {"hours": False}}
    english, french = documents("complete", {**case, "presented": presented}, code=3)
    assert [item["id"] for item in english["missing"]] == ["principal/passport"]
    assert [item["about"] for item in english["officer_may_doubt"]] == ["principal/proof_of_work/1"]
    assert without_words(english) == without_words(french)
    page = ran("complete", "-", "--lang", "fr", given=given(case, presented=presented)).stdout
    assert page.index("Ce qui la ferait retourner") < page.index("Ce dont un agent peut douter")


def test_where_the_law_lists_the_documents_each_is_named_by_what_it_is_of() -> None:
    case = completeness_case()
    del case["checklist"]
    doubted = {"principal/proof_of_work/1": {"hours": False}}
    english, french = documents("complete", {**case, "presented": doubted}, code=3)
    assert english["officer_may_doubt"][0]["title"].startswith("Proof of work experience: work from ")
    for found in (english, french):
        assert len(found["missing"]) > 5
        titles = [item["title"] or "" for item in (*found["missing"], *found["officer_may_doubt"])]
        assert not [title for title in titles if "result no. 1" in title or "experience no. 1" in title]


def test_before_submission_a_case_is_looked_at_as_if_received_on_a_day() -> None:
    case = given(completeness_case(), received=None)
    page = ran("complete", "-", "--on", "2026-04-29", given=case)
    assert "As if received at 2026-04-29T16:00:00Z." in page.stdout
    assert page.exit_code == 3, "the fee of 990 was paid on 2026-06-01, after that day"
    assert ran("complete", "-", "--on", "2026-06-02", given=case).exit_code == 0


def test_what_is_not_known_ends_with_the_code_of_an_answer_in_part() -> None:
    found = ran("complete", "-", given=given(completeness_case(), declaration=None))
    assert found.exit_code == 3
    assert "? Nothing is surely missing" in found.stdout
    assert "declaration.signed" in found.stdout


# ----------------------------------------------------------------------------------------------------------- A11.2


def test_a_case_at_the_line_leaves_nothing_to_find() -> None:
    english, french = documents("retest", RETEST)
    assert english["finds_nothing"] is True
    assert english["choice"] is None
    assert without_words(english) == without_words(french)
    assert english != french
    page = text_of("retest", "-", given=given(RETEST))
    assert "There is nothing here for an officer to find." in page
    assert "Il n'y a rien ici à relever" in text_of("retest", "-", "--lang", "fr", given=given(RETEST))


def test_a_line_that_was_not_held_stands_beside_the_claim() -> None:
    work = [ENGINEER["work"][0], {**ENGINEER["work"][1], "from": "2022-07-06"}]
    case = {**RETEST, "accepted": {**ENGINEER, "work": work}}
    english, french = documents("retest", case)
    assert without_words(english) == without_words(french)
    assert english["would_still_have_been_invited"] is False
    for language, words in (("en", "not held"), ("fr", "non acquis")):
        assert words in text_of("retest", "-", "--lang", language, given=given(case))


def test_who_has_not_applied_yet_is_told_what_declining_means() -> None:
    case = {**RETEST, "received": None}
    english, french = documents("retest", {k: v for k, v in case.items() if v}, "--on", "2023-07-10")
    assert english["if_received"] is True
    assert english["choice"]["returns"] is True
    assert english["choice"]["days_left"] == 55
    assert without_words(english) == without_words(french)
    page = text_of("retest", "-", "--on", "2023-07-10", given=given(case))
    assert "silence ends the profile" in page
    assert "the twelve months in the pool end at 2023-11-20T15:04:05Z" in page


def test_skilled_workers_are_tested_again_on_the_day_of_the_visa() -> None:
    case = {**RETEST, "invitation": {"class": "fsw"}}
    assert "must hold again when the visa issues (R77)" in " ".join(text_of("retest", "-", given=given(case)).split())
    page = text_of("retest", "-", given=given(case, visa="2024-06-10"))
    assert "Again on 2024-06-10, when the visa issues (R77):" in page


# -------------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": "express-entry/case@2"}, 'format: "express-entry/case@2" cannot be used'),
        ({"round": None}, "round: this is missing"),
        ({"round": "9999"}, "round: There is no round 9999"),
        ({"round": True}, "round: true cannot be used"),
        ({"invitation": {}}, "invitation.class: this is missing. Accepted: one of fsw, cec, fst"),
        ({"invitation": {"class": "pnp"}}, 'invitation.class: "pnp" cannot be used'),
        ({"invitation": {"class": "cec", "category": "trades"}}, "invitation.category"),
        ({"invitation": {"class": "cec", "hour": 1}}, "invitation.hour: there is no such field"),
        ({"submitted": "2023-07-06T00:00:00Z"}, "submitted"),
        ({"received": "2023-07-01T00:00:00Z"}, "received"),
        ({"received": "2023-08-21"}, "Accepted: an instant in UTC"),
        ({"visa": "soon"}, 'visa: "soon" cannot be used. Accepted: a day written YYYY-MM-DD'),
        ({"visa": "2023-08-20"}, "visa: 2023-08-20 cannot be used. Accepted: a day not before the receipt"),
        ({"profile": None}, "profile"),
        ({"profile": {**ENGINEER, "marital_status": "happy"}}, "profile.marital_status"),
        ({"accepted": {**ENGINEER, "hobby": "chess"}}, "accepted.hobby"),
        ({"presented": {"principal/passport": "yes"}}, "presented.principal/passport"),
        ({"presented": {"principal/passport": {"scent": True}}}, "presented.principal/passport.scent"),
        ({"checklist": [{"role": "mandatory"}]}, "checklist[0].id: this is missing"),
        ({"checklist": [{"id": "principal/passport", "form": ["blue"]}]}, "checklist[0].form[0]"),
        ({"declaration": {"representative": "somebody"}}, "declaration.representative"),
        ({"declaration": {"adviser": {"name": True}}}, "declaration.adviser.paid: this is missing"),
        ({"payments": [{"fee": "bribe", "amount": -1, "on": "x"}]}, "payments[0].amount: -1 cannot be used"),
        ({"payments": 990}, "payments: 990 cannot be used. Accepted: a list"),
        ({"round": {"score": "much"}, "invitation": {"class": "cec", "at": "2023-07-05T14:00:00Z"}}, "round.score"),
        ({"wish": "luck"}, "wish: there is no such field"),
    ],
)
def test_a_case_that_cannot_be_used_names_the_field_the_value_and_what_is_accepted(
    changes: dict[str, Any], words: str
) -> None:
    said = refused("retest", "-", given=given(RETEST, **changes))
    assert words in said
    assert "Accepted" in said
    assert "Valeurs acceptées" in refused("retest", "-", "--lang", "fr", given=given(RETEST, **changes))


def test_every_problem_of_a_case_is_told_at_once() -> None:
    said = refused("retest", "-", given=given(RETEST, visa="soon", round="9999", wish="luck"))
    assert said.startswith("Error: the case has 3 problems:")


def test_what_is_no_case_at_all_is_refused() -> None:
    for nothing in ("[]", "42", "{", "", "\0"):
        assert "Accepted" in refused("retest", "-", given=nothing)
    assert "cannot be read" in refused("complete", "no-such-case.yaml")


def test_without_a_checklist_completeness_asks_for_what_the_law_asks_of_the_profile() -> None:
    """Under the same names: where nothing was handed in, everything that is surely asked for is missing."""
    case = {**completeness_case(), "presented": {}}
    del case["checklist"]
    program, day = case["invitation"]["class"], str(case["received"])[:10]
    known = ("--know", "represented=yes") if case["declaration"].get("representative") not in (None, "none") else ()
    for found, listed in zip(
        documents("complete", case, code=3),
        documents("checklist", case["profile"], "--on", day, "--program", program, *known),
        strict=True,
    ):
        items = [item for item in listed["items"] if item["role"] != "optional" and item["stage"] == "application"]
        surely = [item["id"] for item in items if item["needed"] == "met"]
        assert "principal/passport" in surely
        assert [item["id"] for item in found["missing"] if item["asked"] == "documents"] == surely


def test_what_a_profile_has_no_place_for_is_stated_under_circumstances() -> None:
    """Without it the names of the documents are open; with it nothing is, and a paper that it asks for is missing."""
    case = {**completeness_case(), "presented": {}}
    del case["checklist"]
    everything = {item["id"]: {"in_form": True} for item in documents("complete", case, code=3)[0]["missing"]}
    case["presented"] = everything
    (found, _) = documents("complete", case, code=3)
    assert "circumstances.names_differ" in found["needs"]
    lived = {**case["profile"], "residences": [{"country": "CA", "from": "1994-03-10"}]}
    settled = {**case, "profile": lived, "circumstances": {"names_differ": False, "releases_data": False}}
    (answer, _) = documents("complete", settled)
    assert answer["complete"] is True
    differing = {**settled, "circumstances": {"names_differ": True, "releases_data": False}}
    (other, _) = documents("complete", differing, code=3)
    assert [item["id"] for item in other["missing"]] == ["principal/name_change"]


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"adopted": ["child-1"]}, "circumstances.adopted[0]"),
        ({"request_letter": ["XX"]}, "circumstances.request_letter[0]"),
        ({"names_differ": "no"}, "circumstances.names_differ"),
        ({"issued": {"principal/photo": "May"}}, "circumstances.issued.principal/photo"),
        ({"luck": True}, "circumstances.luck: there is no such field"),
    ],
)
def test_circumstances_that_cannot_be_used_are_refused_by_name(stated: dict[str, Any], words: str) -> None:
    assert words in refused("complete", "-", given=given(completeness_case(), circumstances=stated))


def test_a_profile_given_for_a_case_is_one_problem() -> None:
    said = refused("complete", COUPLE)
    assert said.startswith("Error: the case has one problem:")
    assert "express-entry/case@1, with the profile document under its field profile" in said


def test_an_application_that_comes_after_the_last_day_is_made_on_no_invitation() -> None:
    case = completeness_case()
    last, after = "2026-07-04T15:00:00Z", "2026-07-05T15:00:00Z"
    (in_time, _), (late, _) = (
        documents("complete", {**case, "received": at}, code=code) for at, code in ((last, 0), (after, 3))
    )
    assert in_time["complete"] is True
    assert [(item["asked"], item["id"]) for item in late["missing"]] == [("period", "received")]
    page = text_of("retest", "-", "--on", "2023-09-10", given=given(RETEST, received=None))
    assert "the invitation has lapsed and with it the profile" in page
    assert "declining" not in page


def test_what_is_missing_and_who_pays_are_called_by_their_titles() -> None:
    case = completeness_case()
    presented = {**case["presented"], "principal/police_certificate/IN": False}
    english, french = documents("complete", {**case, "presented": presented}, code=3)
    assert english["missing"][0]["title"] == "Police certificate: India (principal applicant)"
    assert french["missing"][0]["title"] == "Certificat de police : Inde (demandeur principal)"
    assert "child no. 1 " in text_of("fees", COUPLE, *RECEIVED)


def test_a_receipt_that_is_supposed_before_the_round_is_refused() -> None:
    assert "received" in refused("retest", "-", "--on", "2023-07-01", given=given(RETEST, received=None))


def test_every_field_of_a_case_is_described() -> None:
    described = {item.path for item in DESCRIBED}
    for name in FIELDS:
        assert any(path == name or path.startswith((f"{name}.", f"{name}[]")) for path in described), name
    for above, names in (
        ("round", ROUND_FIELDS),
        ("invitation", INVITATION_FIELDS),
        ("declaration", DECLARATION_FIELDS),
        ("checklist[]", Asked._fields),
        ("payments[]", PAYMENT_FIELDS),
    ):
        for name in names:
            assert described & {f"{above}.{name}", f"{above}.{name}[]"}, f"{above}.{name}"
    assert (FOLDER / "retest.yaml").exists()
