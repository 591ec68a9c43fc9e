"""``express-entry paths``: what it prints, and what it refuses."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from express_entry.assessment import assess
from express_entry.assessment.leadtimes import lead_times
from express_entry.assessment.pathchanges import Kind
from express_entry.profile import check, dump, load
from tests.cli.running import COUPLE, ENGINEER, MINIMAL, PROFILES, ROOT, json_of, refused, text_of

ON = ("--on", "2025-03-25")
TRADE = str(PROFILES / "tradesperson.toml")


def paths_of(*arguments: str) -> Any:
    return json_of("paths", *arguments)


def test_a_page_tells_each_path_with_its_day_its_score_and_its_changes_and_what_all_rests_on() -> None:
    page = text_of("paths", COUPLE, *ON, "--score", "480", "--most", "3")
    lines = page.splitlines()
    assert lines[0] == "Paths to a score of 480, from 2025-03-25"
    assert "Score on 2025-03-25: 433." in lines
    assert " 1  2025-09-25" not in page, "three paths need no second digit"
    assert "1  2025-09-25  1,013  a nomination through Express Entry: Ontario" in page
    assert "French: reading and writing to NCLC 9, from no level shown" in page
    for heading in ("Changes that are not open", "Assumptions"):
        assert heading in lines
    assert "* Under the rules of 2025-03-25, not the law of that day" in page
    assert "a nomination: 6 months assumed" in page


def test_the_document_has_for_each_path_the_profile_that_assesses_to_its_score() -> None:
    found = paths_of(TRADE, *ON, "--score", "287", "--most", "8")
    assert found["goal"]["score"] == 287
    assert found["total"] == 5260
    assert len(found["paths"]) == 8
    for path in found["paths"]:
        profile = check(path["profile"])
        assert (
            assess(profile, on=date.fromisoformat(path["reached"])).amounts.score.total
            == path["score"]
            == path["at_least"]
            >= 287
        )
        assert all(change["description"] for change in path["changes"])
    assert found["lead_times"] == {name: lead.months for name, lead in lead_times().leads.items()}


def test_a_goal_reached_already_and_one_out_of_reach_are_said() -> None:
    assert "Reached already: nothing needs to change." in text_of("paths", ENGINEER, *ON, "--program", "cec")
    page = text_of("paths", str(PROFILES / "student-worker.json"), *ON, "--program", "fsw")
    assert "No path: these changes, in whatever number, do not reach it." in page
    assert "What then stays unmet" in page
    assert "missing: settlement_funds" in " ".join(page.split())
    found = paths_of(MINIMAL, *ON, "--category", "trades")
    assert (found["total"], found["paths"]) == (0, [])
    assert [item["of"] for item in found["unmet"]][:1] == ["trades"]
    assert found["nearest"]["result"] == "unknown"


def test_kinds_can_be_left_out_and_lead_times_be_others() -> None:
    found = paths_of(COUPLE, *ON, "--score", "900", "--lead", "nomination=1", "--without", "principal")
    assert [[change["kind"] for change in path["changes"]] for path in found["paths"]] == [["nomination"]]
    assert found["paths"][0]["reached"] == "2025-04-25"
    assert found["lead_times"]["nomination"] == 1
    several = ("--without", "nomination", "--without", "principal", "--without", "credential")
    kinds = {change["kind"] for path in paths_of(COUPLE, *ON, "--score", "480", *several)["paths"]
             for change in path["changes"]}  # fmt: skip
    assert kinds
    assert not kinds & {"nomination", "principal", "credential"}


def test_a_file_of_law_is_named_and_holds_on_the_day_of_each_path() -> None:
    law = str(ROOT / "examples" / "law" / "high-wage-invented.toml")
    profile = str(PROFILES / "stem-engineer.json")
    arguments = (profile, "--on", "2026-11-25", "--score", "530", "--law", law, "--most", "2")
    assert "WARNING: high-wage-invented.toml is laid over the law." in text_of("paths", *arguments)
    assert all(path["rules_are_law_of_the_day"] for path in paths_of(*arguments)["paths"])


def test_a_profile_comes_from_standard_input() -> None:
    given = json.dumps(dump(load(ENGINEER)))
    page = text_of("paths", "-", *ON, "--score", "1090", "--syntax", "json", given=given)
    assert page == text_of("paths", ENGINEER, *ON, "--score", "1090")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no goal is given. Accepted: one of --score N, --program fsw|cec|fst|pnp and --category NAME."),
        (("--score", "500", "--program", "fsw"), "--score, --program: several goals are given."),
        (("--score", "lots"), '--score: "lots" cannot be used. Accepted: a whole number from 1 to 1200.'),
        (("--score", "1201"), '--score: "1201" cannot be used.'),
        (("--program", "qsw"), '--program: "qsw" is not known. Accepted: fsw, cec, fst, pnp.'),
        (("--category", "welders"), "the category welders is not in force on the days of a path. Accepted: french"),
        (("--score", "500", "--most", "0"), '--most: "0" cannot be used.'),
        (("--score", "500", "--without", "luck"), '--without: "luck" is not known. Accepted: principal, english'),
        (("--score", "500", "--lead", "test"), '--lead: "test" cannot be used. Accepted: NAME=MONTHS'),
        (("--score", "500", "--lead", "test=999"), '--lead: "test=999" cannot be used.'),
        (("--score", "500", "--lead", "luck=1"), '--lead: "luck=1" cannot be used.'),
        (("--score", "500", "--on", "2014-12-31"), "2014-12-31 is before Express Entry began"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_can(arguments: tuple[str, ...], said: str) -> None:
    complaint = refused("paths", COUPLE, *(() if "--on" in arguments else ON), *arguments)
    assert complaint.startswith(f"Error: {said}")
    french = refused("paths", COUPLE, *(() if "--on" in arguments else ON), *arguments, "--lang", "fr")
    assert french.startswith("Erreur : ")


def test_the_help_names_every_kind_of_change() -> None:
    for language in ("en", "fr"):
        page = " ".join(text_of("paths", "--help", "--lang", language).split())
        assert all(kind.value in page for kind in Kind)


def test_what_is_not_stated_and_would_move_the_score_is_named_before_the_paths() -> None:
    said = text_of("paths", MINIMAL, "--on", "2025-03-25", "--score", "500")
    assert "Not everything that the score rests on is stated" in said
    assert "language_tests" in said
    assert "Not everything" not in text_of("paths", ENGINEER, "--on", "2025-03-25", "--score", "1090")
