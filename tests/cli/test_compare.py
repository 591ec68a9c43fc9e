"""``express-entry compare``: the page and the document."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from express_entry.assessment.comparison import compare_days, compare_principals
from express_entry.assessment.comparisonshape import as_comparison
from express_entry.profile import load
from tests.cli.running import ENGINEER, MINIMAL, PROFILES, ROOT, json_of, ran, refused, text_of

COUPLE = str(PROFILES / "couple.yaml")
STEM = str(PROFILES / "stem-engineer.json")
LAW_FILE = str(ROOT / "examples" / "law" / "high-wage-invented.toml")


def spaced(page: str) -> str:
    return re.sub(r"\s+", " ", page)


def test_the_document_is_that_of_the_comparison_with_the_sides_named() -> None:
    labels = ("couple.yaml, 2025-03-24", "couple.yaml with the other partner as candidate, 2025-03-24")
    found = as_comparison(compare_principals(load(COUPLE), on=date(2025, 3, 24)), "en", labels)
    assert json_of("compare", COUPLE, "--principal", "--on", "2025-03-24") == json.loads(json.dumps(found))
    labels = ("software-engineer.json, 2025-03-24", "software-engineer.json, 2025-03-25")
    days = compare_days(load(ENGINEER), on=date(2025, 3, 24), and_on=date(2025, 3, 25))
    document = json_of("compare", ENGINEER, "--on", "2025-03-24", "--and-on", "2025-03-25")
    assert document == json.loads(json.dumps(as_comparison(days, "en", labels)))


def test_the_page_says_who_has_more_and_shows_the_lines_with_both_reasons() -> None:
    page = spaced(text_of("compare", COUPLE, "--principal", "--on", "2025-03-24", COLUMNS="120"))
    assert "A couple.yaml, 2025-03-24: 433 points" in page
    assert "B has 55 points fewer than A." in page
    assert "Age 85 70 −15 A: 32 years old; B: 35 years old" in page
    assert re.search("Categories that differ .* ✓ at least 6 months in 31301 .*✗ less than 6 months", page)
    assert "primary_occupation is stated of the candidate alone and does not move" in page
    assert "What the documents state differently" not in page, "everything is stated differently when turned round"


def test_the_law_of_another_day_is_told_apart_from_the_facts_of_another_day() -> None:
    page = spaced(text_of("compare", ENGINEER, "--on", "2025-03-25", "--law-of", "2025-03-24"))
    assert "B software-engineer.json, 2025-03-25, under the law of 2025-03-24: 1,077 points" in page
    assert "A and B have the same number of points." in page
    assert "the same after caps" in page
    assert "another table (MI s.29(1)" in page
    document = json_of("compare", ENGINEER, "--on", "2025-03-25", "--law-of", "2025-03-24")
    assert [(item["factor"], item["by_facts"], item["by_law"]) for item in document["lines"]] == [
        ("arranged_employment", 0, 50)
    ]


def test_a_file_of_law_is_laid_over_the_second_side_alone() -> None:
    arguments = ("compare", STEM, "--on", "2026-11-22", "--law", LAW_FILE)
    document = json_of(*arguments)
    assert (document["first"]["law"]["laid_over"], document["second"]["law"]["laid_over"]) == (
        [],
        ["high-wage-invented.toml"],
    )
    assert (document["first"]["last_known_rules"], document["second"]["last_known_rules"]) == ("2025-03-25", None)
    page = spaced(text_of(*arguments))
    assert "A: the law of 2026-11-22 is not fully known" in page
    assert "B: high-wage-invented.toml is laid over the law" in page
    assert "only in the ranking of B" in page


def test_two_days_of_one_person_are_told_with_what_happened_between() -> None:
    page = spaced(text_of("compare", ENGINEER, "--on", "2025-03-24", "--and-on", "2026-04-01"))
    assert "Days between, on which the result changed" in page
    assert "2026-03-11 birthday: 32 years old score: 1,088 → 1,083" in page


def test_two_versions_of_one_document_are_told_apart_by_what_they_state(tmp_path: Path) -> None:
    changed = tmp_path / "client, second version.json"
    tree = json.loads(Path(STEM).read_text(encoding="utf-8"))
    tree["language_tests"][0]["reading"] = 8.0
    changed.write_text(json.dumps(tree), encoding="utf-8")
    page = spaced(text_of("compare", STEM, str(changed), "--on", "2023-07-05"))
    assert "B client, second version.json, 2023-07-05: 489 points" in page
    assert "B has 3 points more than A." in page
    assert re.search(r"What the documents state differently ─+ A B language_tests\[0\]\.reading 7 8 ", page)


def test_an_open_total_is_a_range_and_nobody_has_more() -> None:
    page = spaced(text_of("compare", STEM, MINIMAL, "--on", "2025-03-24"))
    assert re.search(r"B minimal.json, 2025-03-24: from \d+ to \d+ points", page)
    assert "A total is not known: which has more points cannot be told." in page
    assert json_of("compare", STEM, MINIMAL, "--on", "2025-03-24")["difference"] is None


def test_without_a_partner_the_document_cannot_be_turned_round() -> None:
    assert "marital_status: there is no spouse or partner" in refused("compare", STEM, "--principal")
    said = ran("compare", STEM, "--principal", "--lang", "fr")
    assert said.exit_code == 2
    assert "il n'y a ni époux ni conjoint de fait" in said.stderr


def test_either_side_may_be_standard_input() -> None:
    data = Path(STEM).read_bytes()
    page = spaced(text_of("compare", ENGINEER, "-", "--on", "2025-03-24", given=data))
    assert "B -, 2025-03-24" in page
