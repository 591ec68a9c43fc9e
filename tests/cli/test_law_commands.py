"""``express-entry law``: tables, differences, gaps, and the state of the record."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from express_entry import law
from express_entry.law.differences import differences
from express_entry.law.integrity import findings
from tests.cli.running import json_of, ran, refused, text_of

PROPOSAL = """
[[instrument]]
id = "proposal"
title = {en = "A proposal", fr = "Une proposition"}
kind = "ministerial_instruction"
citation = "proposal"
in_force = 2027-01-01
recorded = 2026-11-22
verified = 2026-11-22
confidence = "low"

[[table]]
id = "crs/sibling"
kind = "steps"
title = {en = "Brother or sister in Canada", fr = "Frère ou sœur au Canada"}
  [[table.version]]
  from = 2027-01-01
  instrument = "proposal"
  citation = "proposal"
  recorded = 2026-11-22
  verified = 2026-11-22
  confidence = "low"
  changes = {en = "Twenty points.", fr = "Vingt points."}
    [table.version.values]
    points = [[0, 0], [1, 20]]
"""


@pytest.fixture
def proposal(tmp_path: Path) -> str:
    """A file of law that gives a brother or sister twenty points from 2027 on."""
    path = tmp_path / "proposal.toml"
    path.write_text(PROPOSAL, encoding="utf-8")
    return str(path)


def test_a_language_test_is_shown_with_a_heading_over_every_column() -> None:
    page = text_of("law", "show", "language/TEF-CANADA", "--on", "2025-03-24", "--lang", "fr")
    heads = r"niveau +expression orale +compréhension de l'oral +compréhension de l'écrit +expression écrite"
    blocks = re.split(r"^Séances ", page, flags=re.MULTILINE)[1:]
    assert [block.partition("\n")[0] for block in blocks] == [
        "à partir du 2023-12-11", "du 2019-10-01 au 2023-12-10", "jusqu'au 2023-12-10"
    ]  # fmt: skip
    assert all(re.search(heads, block) for block in blocks)
    assert re.search(r"^ +10 +556 +546 +546 +558$", blocks[0], re.MULTILINE)
    assert re.search(r"imprimés +0–699 par 1", blocks[0])


def test_funds_and_organizations_are_shown_as_tables() -> None:
    funds = text_of("law", "show", "settlement_funds", "--on", "2025-03-24")
    assert re.search(r"^persons +Canadian dollars\n +1 +14,690$", funds, re.MULTILINE)
    bodies = text_of("law", "show", "designated_organizations", "--on", "2025-03-24", COLUMNS="160")
    assert re.search(r"^acronym +organization +designated since +asked for by occupations$", bodies, re.MULTILINE)
    assert re.search(r"^CACB .* 2024-05-20 +21200, 2151; others'", bodies, re.MULTILINE)


def test_the_tables_of_a_day_are_listed_with_version_instrument_verification_and_confidence() -> None:
    document = json_of("law", "show", "--on", "2025-03-24")
    view = law.on(date(2025, 3, 24))
    assert document["fingerprint"] == view.fingerprint
    assert [table["table"] for table in document["tables"]] == list(view.versions)
    (age,) = [table for table in document["tables"] if table["table"] == "crs/age"]
    assert (age["version"], age["instrument"], age["confidence"]) == ("2015-01-01", "mi-2014", "high")
    page = text_of("law", "show", "--on", "2025-03-24")
    for name, version in view.versions.items():
        line = rf"^{re.escape(name)} +{re.escape(version.id)} +{version.verified} +{version.confidence}$"
        assert re.search(line, page, re.MULTILINE), name


def test_a_gap_is_marked_in_the_list_of_tables() -> None:
    assert json_of("law", "show", "--on", "2026-11-22")["gaps"][0]["table"] == "crs"
    page = text_of("law", "show", "--on", "2026-11-22")
    assert "NOT KNOWN – crs: " in page
    assert re.search(r"^crs +2026-11-03 +2026-11-22 +values not known$", page, re.MULTILINE)


def test_a_table_is_shown_with_values_history_sources_and_assumptions() -> None:
    document = json_of("law", "show", "crs/french", "--on", "2019-01-01")
    assert document["in_force"]["values"] == {
        "first_bands": [0, 7],
        "second_bands": [0, 5],
        "points": [[0, 0], [15, 30]],
    }
    assert [version["version"] for version in document["history"]] == ["2015-01-01", "2017-06-06", "2020-10-20"]
    assert document["in_force"]["assumptions"]
    assert document["in_force"]["sources"]
    page = text_of("law", "show", "crs/french", "--on", "2019-01-01")
    assert re.search(r"^7 +15 +30$", page, re.MULTILINE)
    for heading in ("Values on 2019-01-01", "Assumptions", "Sources", "History"):
        assert f"\n{heading}\n" in page


def test_points_with_and_without_a_spouse_stand_side_by_side() -> None:
    page = text_of("law", "show", "crs/age", "--on", "2025-03-24")
    assert re.search(r"^30 +105 +95$", page, re.MULTILINE)


def test_points_that_are_the_same_with_and_without_a_spouse_are_one_column() -> None:
    page = text_of("law", "show", "crs/sibling", "--on", "2025-03-24")
    assert re.search(r"^1 +15$", page, re.MULTILINE)


@pytest.mark.parametrize("name", list(law.consolidated().tables))
def test_every_table_can_be_shown(name: str) -> None:
    document = json_of("law", "show", name)
    assert document["table"] == name
    page = text_of("law", "show", name, COLUMNS="60", EXPRESS_ENTRY_LANG="fr")
    assert page.startswith(f"{name} – ")
    assert not re.search(r"\{'|\bNone\b|\bText\(", page), "a value is shown as the program holds it"


def test_a_table_not_in_force_says_so_and_still_shows_its_history() -> None:
    assert json_of("law", "show", "category/stem", "--on", "2020-01-01")["in_force"] is None
    page = text_of("law", "show", "category/stem", "--on", "2020-01-01")
    assert "No version of this table is in force on 2020-01-01." in page
    assert re.search(r"^v1 +2023-05-31", page, re.MULTILINE)


def test_a_table_that_does_not_exist_is_refused_with_the_nearest() -> None:
    assert 'TABLE: there is no table "crs/ages". Nearest: crs/age' in refused("law", "show", "crs/ages")
    assert "category" in refused("law", "show", "zzz")


# ---------------------------------------------------------------------------------------------------------------- diff


def test_two_days_differ_in_what_changed_between_them_and_in_nothing_else() -> None:
    document = json_of("law", "diff", "2025-03-24", "2025-03-25")
    assert [change["table"] for change in document["changes"]] == ["crs", "crs/arranged_employment"]
    assert document["changes"][1]["values"] == [
        {"path": "points[senior]", "before": [200], "after": [0]},
        {"path": "points[skilled]", "before": [50], "after": [0]},
    ]
    page = text_of("law", "diff", "2025-03-24", "2025-03-25")
    assert re.search(r"points\[senior\] +200 +0", page)


def test_the_same_law_does_not_differ() -> None:
    document = json_of("law", "diff", "2025-03-25", "2025-07-06")
    assert document["changes"] == []
    assert document["fingerprints"]["from"] == document["fingerprints"]["to"]
    assert "No table differs" in text_of("law", "diff", "2025-03-25", "2025-07-06")


def test_days_are_compared_as_given_the_later_one_first_too() -> None:
    forward, back = (
        json_of("law", "diff", "2020-01-01", "2025-06-01"),
        json_of("law", "diff", "2025-06-01", "2020-01-01"),
    )
    assert forward["fingerprints"]["from"] == back["fingerprints"]["to"]
    for one, other in zip(forward["changes"], back["changes"], strict=True):
        assert (one["before"], one["after"]) == (other["after"], other["before"])


def test_every_version_that_began_in_between_is_told() -> None:
    (change,) = [
        c for c in json_of("law", "diff", "2023-06-01", "2026-03-01")["changes"] if c["table"] == "category/stem"
    ]
    assert [version["version"] for version in change["between"]] == ["v2", "v3"]
    assert "21231" in next(each for each in change["values"] if each["path"] == "occupations")["removed"]


def test_a_gap_that_opens_between_two_days_is_a_difference() -> None:
    (change,) = json_of("law", "diff", "2026-11-02", "2026-11-03")["changes"]
    assert (change["table"], change["after"]["gap"], change["values"]) == ("crs", True, [])
    assert change["after"]["missing"]
    assert "What is not known:" in text_of("law", "diff", "2026-11-02", "2026-11-03")


def test_a_file_of_law_shows_in_every_command_that_reads_the_law(proposal: str) -> None:
    (change,) = json_of("law", "diff", "2026-12-31", "2027-01-01", "--law", proposal)["changes"]
    assert change["values"] == [{"path": "points[1]", "before": [15], "after": [20]}]
    shown = json_of("law", "show", "crs/sibling", "--on", "2027-01-01", "--law", proposal)
    assert shown["in_force"]["values"] == {"points": [[0, 0], [1, 20]]}
    where = [finding["where"] for finding in json_of("law", "check", "--law", proposal)]
    assert "crs/sibling@2027-01-01" in where
    assert [gap["table"] for gap in json_of("law", "gaps", "--law", proposal)] == ["crs"]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"b": 1}, [("a", 1, None), ("b", None, 1)]),
        ({"a": ["1", "2"]}, {"a": ["2", "3"]}, [("a", ["1"], ["3"])]),
        ({"a": [[1, 5], [2, 6]]}, {"a": [[1, 5], [2, 7], [3, 8]]}, [("a[2]", [6], [7]), ("a[3]", None, [8])]),
        ({"a": [{"id": "x", "n": 1}]}, {"a": [{"id": "x", "n": 2}]}, [("a[x].n", 1, 2)]),
        ({"a": [1, 2]}, {"a": [1, 3]}, [("a", [1, 2], [1, 3])]),
        ({"a": {"b": {"c": True}}}, {"a": {"b": {"c": False}}}, [("a.b.c", True, False)]),
    ],
)
def test_values_differ_where_they_differ(
    before: object, after: object, found: list[tuple[str, object, object]]
) -> None:
    assert [(each.path, each.before, each.after) for each in differences(before, after)] == found


def test_the_rows_of_a_matrix_are_compared_by_their_place() -> None:
    found = list(differences({"points": [[0, 0], [15, 30]]}, {"points": [[0, 0], [25, 50]]}, keyed=False))
    assert [(each.path, each.before, each.after) for each in found] == [("points[1]", [15, 30], [25, 50])]


# --------------------------------------------------------------------------------------------------------- gaps, check


def test_the_gaps_are_those_of_the_law_with_everything_that_is_missing() -> None:
    (gap,) = law.consolidated().gaps
    (document,) = json_of("law", "gaps")
    assert (document["table"], document["from"], document["to"]) == (gap.table, "2026-11-03", None)
    assert document["missing"] == [text.en for text in gap.missing]
    page = re.sub(r"\s+", " ", text_of("law", "gaps"))
    for text in gap.missing:
        assert text.en in page


def test_the_check_prints_every_finding_and_the_law_as_shipped_has_no_error() -> None:
    found = findings(law.consolidated())
    document = json_of("law", "check")
    assert [(each["severity"], each["where"]) for each in document] == [(each.severity, each.where) for each in found]
    page = re.sub(r"\s+", " ", text_of("law", "check"))
    assert page.startswith(f"0 errors, {len(found)} notices")
    for each in found:
        assert each.say("en") in page


def test_a_law_that_does_not_hold_together_ends_with_exit_code_two(tmp_path: Path) -> None:
    path = tmp_path / "impossible.toml"
    path.write_text(PROPOSAL.replace("in_force = 2027-01-01", "in_force = 2028-01-01"), encoding="utf-8")
    result = ran("law", "check", "--law", str(path), "--format", "json")
    assert result.exit_code == 2
    assert [each["where"] for each in json.loads(result.stdout) if each["severity"] == "error"] == [
        "crs/sibling@2027-01-01"
    ]
    assert ran("law", "check", "--law", str(path)).stdout.startswith("1 errors")
