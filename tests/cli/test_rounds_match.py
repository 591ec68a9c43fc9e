"""``express-entry rounds match``, and what ``assess`` says of past rounds."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from express_entry.assessment.pastrounds import past_rounds
from express_entry.assessment.roundshape import as_matches, as_rounds
from express_entry.history import rounds
from express_entry.profile import load
from tests.cli.running import ENGINEER, MINIMAL, PROFILES, ROOT, json_of, text_of

STEM = str(PROFILES / "stem-engineer.json")
LAW_FILE = str(ROOT / "examples" / "law" / "high-wage-invented.toml")
AT = ("--on", "2023-07-05", "--submitted", "2022-11-23T00:01:29Z")
PAST = past_rounds(load(STEM), on=date(2023, 7, 5), submitted=datetime(2022, 11, 23, 0, 1, 29, tzinfo=UTC))


def spaced(page: str) -> str:
    return re.sub(r"\s+", " ", page)


def entry(document: dict[str, Any], question: str, number: str) -> Any:
    return next(item for item in document[question] if item["number"] == number)


def test_the_document_of_an_assessment_answers_both_questions_in_the_words_of_the_contract() -> None:
    found = json_of("assess", STEM, *AT)["rounds"]
    assert found == as_rounds(PAST)
    invited = entry(found, "would_have_been_invited", "254")
    assert {key: invited[key] for key in ("number", "cutoff", "margin", "by_tie_break")} == {
        "number": "254",
        "cutoff": 486,
        "margin": 0,
        "by_tie_break": True,
    }
    assert (invited["margin_seconds"], invited["program"]) == (0, "cec")
    assert entry(found, "score_on_day_would_have_sufficed", "274")["margin"] == 5
    assert found["submitted"] == "2022-11-23T00:01:29Z"
    assert (found["asked_about"], found["last_round"], found["last_date"]) == (448, "447", "2026-10-01")


def test_every_entry_agrees_with_the_results_of_the_same_document() -> None:
    """The second question can be checked against the rest of the document, and here is."""
    document = json_of("assess", ENGINEER, "--on", "2025-03-24")
    programs = {slug: item["result"] == "met" for slug, item in document["programs"].items()}
    categories = {slug: item["result"] == "met" for slug, item in document["categories"].items()}
    grouped = {"no-program-specified": any(programs.values()), **programs, **categories}
    expected = [
        each.number
        for each in rounds()
        if grouped.get(each.program_or_category, False) and document["crs"]["total"] >= each.crs_cutoff
    ]
    found = document["rounds"]["score_on_day_would_have_sufficed"]
    assert [item["number"] for item in found] == expected
    assert len(expected) > 300


def test_match_gives_the_document_of_the_questions_and_with_all_every_round_with_its_reason() -> None:
    assert json_of("rounds", "match", STEM, *AT) == as_matches(PAST, "en")
    every = json_of("rounds", "match", STEM, *AT, "--all")
    assert len(every["rounds"]) == 448
    by_number = {item["number"]: item for item in every["rounds"]}
    then = by_number["253"]["would_have_been_invited"]
    assert (then["result"], then["margin"], then["reason"]) == ("not_met", -25, "486 points, below 511")
    assert by_number["254"]["would_have_been_invited"]["result"] == "met"


def test_what_is_not_known_is_listed_with_what_would_tell() -> None:
    document = json_of("rounds", "match", STEM, "--on", "2023-07-05")
    tie = entry(document["undetermined"], "would_have_been_invited", "254")
    assert (tie["needs"], tie["margin_seconds"]) == (["submitted"], None)
    page = text_of("rounds", "match", STEM, "--on", "2023-07-05")
    assert re.search(r"\b254 .*\? 486 points, the lowest score invited: taken", page)
    assert "by 2022-11-23 at 00:01:29 UTC" in page
    assert re.search(r"^--submitted +5 rounds$", page, re.MULTILINE)


def test_rounds_may_be_chosen_by_type_by_what_they_were_for_and_by_day() -> None:
    chosen = json_of("rounds", "match", STEM, *AT, "--of", "stem", "--all")
    assert [item["number"] for item in chosen["rounds"]] == ["254", "274", "293"]
    assert json_of("rounds", "match", STEM, *AT, "--type", "category", "--until", "2023-07-05")["asked_about"] == 2
    assert json_of("rounds", "match", STEM, *AT, "--since", "2026-10-01")["asked_about"] == 1
    page = text_of("rounds", "match", STEM, *AT, "--of", "researchers")
    assert "No published round is like that." in page
    assert json_of("rounds", "match", STEM, *AT, "--of", "researchers")["last_round"] is None


def test_the_page_leads_with_a_sentence_for_each_question() -> None:
    page = spaced(text_of("rounds", "match", STEM, *AT))
    assert (
        "As they stood at the time, this person would have been invited in 11 of 448 rounds, last in round 404 of "
        "2026-03-17 (Canadian Experience Class). The score of 2023-07-05 (486 points) would have sufficed in 162 of "
        "them."
    ) in page
    assert "category: STEM occupations 1 1 (100%) 1 (100%)" in page
    assert "submitted within the second of the tie-breaking time, 2022-11-23 at 00:01:29 UTC" in page
    assert "… and 142 older ones; --all shows every round." in page
    for item in as_matches(PAST, "en")["assumptions"]:
        assert item in page


def test_with_all_the_page_says_of_every_round_why_not() -> None:
    page = spaced(text_of("rounds", "match", STEM, *AT, "--all", COLUMNS="120"))
    assert "253 2023-07-04 No Program Specified 511 ✗ 486 points, below 511 ✗ −25" in page
    assert re.search("1 2015-01-31 No Program Specified 886 ✗ no result of an approved language test", page)
    assert page.count("older ones") == 0


def test_an_open_score_is_given_as_a_range_and_in_a_gap_under_the_last_known_rules() -> None:
    arguments = ("rounds", "match", MINIMAL, "--on", "2026-11-22", "--since", "2026-01-01")
    page = spaced(text_of(*arguments))
    open_ = len(json_of(*arguments)["undetermined"]["would_have_been_invited"])
    assert 30 < open_ < 59
    assert f"would have been invited in none of 59 rounds. For {open_} it is not known." in page
    assert "points under the rules of 2025-03-25, not the law of that day) would have sufficed in none of them." in page
    assert json_of("rounds", "match", STEM, "--on", "2026-11-22", "--of", "stem")["last_known_rules"] == "2025-03-25"


def test_a_file_of_law_is_named_on_the_page_and_in_the_document() -> None:
    arguments = ("rounds", "match", STEM, "--on", "2026-11-22", "--law", LAW_FILE, "--since", "2026-01-01")
    assert "high-wage-invented.toml is laid over the law" in spaced(text_of(*arguments))
    document = json_of(*arguments)
    assert (document["laid_over"], document["last_known_rules"]) == (["high-wage-invented.toml"], None)


@pytest.mark.parametrize(
    ("day", "said"), [("2015-01-30", "No round of the twelve months"), ("2023-07-05", "29 rounds")]
)
def test_an_assessment_has_a_section_on_the_rounds_of_its_last_twelve_months(day: str, said: str) -> None:
    page = spaced(text_of("assess", STEM, "--on", day, *AT[2:]))
    assert "Rounds of the last twelve months" in page
    assert said in page


def test_the_time_of_submission_is_kept_to_the_microsecond() -> None:
    arguments = ("rounds", "match", STEM, "--on", "2023-07-05", "--of", "stem")
    fine = json_of(*arguments, "--submitted", "2022-11-23T00:01:29.999999Z")
    assert fine["submitted"] == "2022-11-23T00:01:29.999999Z"
    assert entry(fine, "would_have_been_invited", "254")["margin_seconds"] == 0
    late = json_of(*arguments, "--submitted", "2022-11-23T00:01:30+00:00")
    assert [item["number"] for item in late["would_have_been_invited"]] == ["274", "293"]
