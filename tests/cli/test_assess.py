"""``express-entry assess``: the page and the document."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from express_entry import law
from express_entry.assessment import as_document, assess
from express_entry.assessment.pastrounds import past_rounds
from express_entry.assessment.roundshape import as_rounds
from express_entry.law.days import day_of
from express_entry.profile import load
from tests.cli.running import ENGINEER, MINIMAL, PROFILES, json_of, refused, text_of

FACTORS_CARRIED = sorted(name.removeprefix("crs/") for name in law.consolidated().tables if name.startswith("crs/"))

CLOSING = f"""
[[instrument]]
id = "proposal"
title = {{en = "A proposal", fr = "Une proposition"}}
kind = "ministerial_instruction"
citation = "proposal"
in_force = 2026-11-03
recorded = 2026-11-22
verified = 2026-11-22
confidence = "low"

[[table]]
id = "crs"
kind = "ranking"
title = {{en = "Comprehensive Ranking System", fr = "Système de classement global"}}
  [[table.version]]
  from = 2026-11-03
  instrument = "proposal"
  citation = "proposal"
  recorded = 2026-11-22
  verified = 2026-11-22
  confidence = "low"
    [table.version.values]
    factors_of = "crs/"
    carried = {json.dumps(FACTORS_CARRIED)}
"""


@pytest.fixture
def closing(tmp_path: Path) -> str:
    """A file of law that closes the gap of 2026-11-03 by carrying every factor over."""
    path = tmp_path / "closing.toml"
    path.write_text(CLOSING, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", sorted(path.name for path in PROFILES.iterdir()))
@pytest.mark.parametrize("day", ["2015-01-31", "2025-03-24", "2026-11-22"])
def test_the_document_is_exactly_that_of_the_assessment(name: str, day: str) -> None:
    profile = load(PROFILES / name)
    on = date.fromisoformat(day)
    rounds = json.loads(json.dumps(as_rounds(past_rounds(profile, on=on))))
    for language in law.text.LANGUAGES:
        document = as_document(assess(profile, on=on), language, rounds=rounds)
        told = json_of("assess", str(PROFILES / name), "--on", day, "--lang", language)
        assert told.pop("warnings") == []
        assert told == document


def test_a_page_shows_the_score_and_every_line_with_points_and_provision() -> None:
    page = re.sub(r"\s+", " ", text_of("assess", ENGINEER, "--on", "2025-03-24", COLUMNS="120"))
    document = json_of("assess", ENGINEER, "--on", "2025-03-24")
    assert f"score: {document['crs']['total']:,} of 1,200" in page
    for line in (*document["crs"]["lines"], *document["programs"]["fsw"]["lines"]):
        if line["maximum"]:
            assert f"{line['points']} / {line['maximum']}" in page
    for subtotal in document["crs"]["subtotals"].values():
        assert f" {subtotal} / " in page
    for words in ("Age 90 / 100 31 years old MI s.10", "after caps; the lines add up to 125"):
        assert words in page


def test_a_page_shows_every_requirement_with_its_result_reason_and_provision() -> None:
    pages = text_of("assess", ENGINEER, "--on", "2025-03-24", COLUMNS="40")
    page = re.sub(r"\s+", " ", pages)
    document = json_of("assess", ENGINEER, "--on", "2025-03-24")
    marks = {"met": "✓", "not_met": "✗", "unknown": "?"}
    found = {mark: len(re.findall(rf"^ +{re.escape(mark)}  \S", pages, re.MULTILINE)) for mark in marks.values()}
    results = [part["result"] for program in document["programs"].values() for part in program["requirements"]]
    assert found == {mark: results.count(result) for result, mark in marks.items()}
    for program in document["programs"].values():
        for part in program["requirements"]:
            assert re.sub(r"\s+", " ", f"{part['reason']} {part['citation']}") in page


def test_a_page_shows_categories_assumptions_and_that_it_is_information_only() -> None:
    page = re.sub(r"\s+", " ", text_of("assess", ENGINEER, "--on", "2025-03-24"))
    document = json_of("assess", ENGINEER, "--on", "2025-03-24")
    for text in (*document["assumptions"], document["notice"]):
        assert text in page
    for slug in document["categories"]:
        title = law.consolidated().tables[f"category/{slug}"].title.en
        assert title.split(" ", 1)[0] in page


def test_what_is_not_stated_is_named_with_what_it_would_settle() -> None:
    page = text_of("assess", MINIMAL, "--on", "2025-03-24")
    head, _, needs = page.partition("What is not stated, and what it would settle")
    assert "score: not known; from 83 to 653 of 1,200" in head
    needed = json_of("assess", MINIMAL, "--on", "2025-03-24")["crs"]["needs"]
    assert needed
    for path in needed:
        assert re.search(rf"^{re.escape(path)}  +the score", needs, re.MULTILINE)
    assert "Federal Skilled Trades" not in needs, "a program that fails anyway waits for nothing"


def test_work_that_does_not_count_is_shown_with_the_reason() -> None:
    profile = json.loads(Path(ENGINEER).read_text(encoding="utf-8"))
    profile["work"] = [{**profile["work"][0], "to": "2024-05-01", "self_employed": True}]
    page = text_of("assess", "-", "--on", "2025-03-24", given=json.dumps(profile))
    excluded = page.partition("Work that does not count")[2].partition("Assumptions")[0]
    assert re.search(r"work\[0\]  2023-05-01 – 2024-05-01  as work in Canada", excluded)
    assert re.search("self-employed in +Canada|self-employed in Canada", excluded)


def test_what_is_unlikely_in_the_profile_is_shown_as_the_check_of_the_profile_shows_it(tmp_path: Path) -> None:
    profile = json.loads(Path(ENGINEER).read_text(encoding="utf-8"))
    profile["work"][0]["hours_per_week"] = 100
    path = tmp_path / "profile.json"
    path.write_text(json.dumps(profile), encoding="utf-8")
    for language, heading in (("en", "Worth a second look in the profile"), ("fr", "À vérifier dans le profil")):
        (checked,) = json_of("profile", "check", str(path), "--lang", language)
        assert json_of("assess", str(path), "--lang", language)["warnings"] == checked["warnings"] != []
        page = re.sub(r"\s+", " ", text_of("assess", str(path), "--lang", language))
        assert checked["warnings"][0]["message"] in page.partition(heading)[2]
    assert "Worth a second look" not in text_of("assess", ENGINEER)


# --------------------------------------------------------------------------------------------------- law, day, syntax


@pytest.mark.parametrize("command", [("assess", ENGINEER), ("law", "show"), ("categories",)])
def test_of_a_day_after_the_last_look_at_any_source_a_page_says_so(command: tuple[str, ...]) -> None:
    last = law.on(date(2090, 1, 1)).known_until
    after = last + timedelta(days=1)
    for language, words in (("en", f"lies after {last}"), ("fr", f"est postérieur au {last}")):
        assert f"{after} {words}" in text_of(*command, "--on", f"{after}", "--lang", language)
        assert words not in text_of(*command, "--on", f"{last}", "--lang", language)


def test_the_document_says_until_when_the_law_is_known_and_whether_the_day_is_later() -> None:
    for document in (
        json_of("assess", ENGINEER, "--on", "2090-01-01")["law"],
        json_of("law", "show", "--on", "2090-01-01"),
    ):
        assert document["known_until"] == law.on(date(2090, 1, 1)).known_until.isoformat()
        assert document["day_is_later"] is True
    assert json_of("assess", ENGINEER, "--on", "2026-11-02")["law"]["day_is_later"] is False


def test_a_day_beyond_every_calendar_that_a_profile_may_have_is_refused() -> None:
    assert json_of("assess", ENGINEER, "--on", "2200-12-31")
    said = refused("assess", ENGINEER, "--on", "2201-01-01")
    assert '--on: "2201-01-01" is too far away in time' in said
    assert "from 2015-01-01 to 2200-12-31" in said
    assert "au 2200-12-31" in refused("law", "diff", "2015-01-01", "9999-12-31", "--lang", "fr")


def test_on_a_day_in_a_gap_the_score_is_plainly_said_not_to_be_under_the_law_of_the_day() -> None:
    page = re.sub(r"\s+", " ", text_of("assess", ENGINEER, "--on", "2026-11-22"))
    assert "WARNING: the law of that day is not fully known." in page
    assert "The score below is under the rules of 2025-03-25, not the law of that day." in page
    assert re.search(r"score: [\d,]+ of 1,200, under the rules of 2025-03-25", page)
    assert "Points under the last known rules, of 2025-03-25 (not the law of that day)" in page
    document = json_of("assess", ENGINEER, "--on", "2026-11-22")
    assert document["crs"]["total"] is None
    assert document["crs"]["last_known_rules"]["is_law_of_the_day"] is False
    for text in document["law"]["gaps"][0]["missing"]:
        assert text in page


def test_a_file_of_law_takes_the_place_of_the_law_for_its_days(closing: str) -> None:
    page = text_of("assess", ENGINEER, "--on", "2026-11-22", "--law", closing)
    assert "WARNING: closing.toml is laid over the law" in page
    assert "not fully known" not in page
    document = json_of("assess", ENGINEER, "--on", "2026-11-22", "--law", closing)
    without = json_of("assess", ENGINEER, "--on", "2026-11-22")
    assert document["crs"]["total"] == without["crs"]["last_known_rules"]["total"]
    assert document["law"]["gaps"] == []
    assert document["law"]["laid_over"] == ["closing.toml"]
    assert without["law"]["laid_over"] == []


def test_without_a_day_it_is_today_in_the_place_of_the_law() -> None:
    before, on, after = day_of(datetime.now(UTC)), json_of("assess", ENGINEER)["on"], day_of(datetime.now(UTC))
    assert before.isoformat() <= on <= after.isoformat()


@pytest.mark.parametrize("syntax", ["json", "yaml", "toml"])
def test_standard_input_is_read_in_the_syntax_that_it_is_written_in(syntax: str) -> None:
    name = {"json": "software-engineer.json", "yaml": "couple.yaml", "toml": "tradesperson.toml"}[syntax]
    data = (PROFILES / name).read_bytes()
    from_file = json_of("assess", str(PROFILES / name), "--on", "2025-03-24")
    assert json_of("assess", "-", "--on", "2025-03-24", given=data) == from_file
    assert json_of("assess", "-", "--on", "2025-03-24", "--syntax", syntax, given=data) == from_file


def test_a_syntax_that_is_stated_is_the_one_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "profile.txt"
    path.write_bytes((PROFILES / "tradesperson.toml").read_bytes())
    assert json_of("assess", str(path), "--syntax", "toml", "--on", "2025-03-24")
    assert "JSON" in refused("assess", str(path), "--syntax", "json")


def test_the_better_first_official_language_is_pointed_out() -> None:
    profile = json.loads(Path(ENGINEER).read_text(encoding="utf-8"))
    profile["first_official_language"] = "fr"
    document = json_of("assess", "-", "--on", "2025-03-24", given=json.dumps(profile))
    assert document["first_language"]["better"] == "en"
    page = re.sub(r"\s+", " ", text_of("assess", "-", "--on", "2025-03-24", given=json.dumps(profile)))
    assert (
        f"With English as first official language the score would be {document['first_language']['better_total']}."
        in page
    )


def test_a_language_alone_is_not_said_to_give_the_higher_score() -> None:
    profile = json.loads(Path(ENGINEER).read_text(encoding="utf-8"))
    profile["language_tests"] = profile["language_tests"][:1]
    profile.pop("first_official_language", None)
    page = re.sub(r"\s+", " ", text_of("assess", "-", "--on", "2025-03-24", given=json.dumps(profile)))
    assert "First official language: English, the only one with a result." in page
    assert "English is taken, the only one with a result" in page
    assert "which gives the higher" not in page


def test_whoever_has_no_work_in_canada_is_told_why_less_is_asked_for_a_senior_job() -> None:
    profile = json.loads(Path(ENGINEER).read_text(encoding="utf-8"))
    profile["work"] = [{**profile["work"][0], "country": "IN", "province": None}]
    page = re.sub(r"\s+", " ", text_of("assess", "-", "--on", "2025-03-24", given=json.dumps(profile)))
    requirements = page.partition("Canadian Experience Class")[2].partition("Federal Skilled Trades")[0]
    assert "reading 5, writing 5, since no work in Canada counts that would ask for more" in requirements
