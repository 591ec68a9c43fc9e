"""Paths keep what they promise, come in order, and say what they rest on."""

from __future__ import annotations

from datetime import date
from pathlib import Path as FilePath
from typing import Any

import pytest

from express_entry.assessment import assess
from express_entry.assessment.altered import with_plan
from express_entry.assessment.feasible import Plan, feasible
from express_entry.assessment.goals import BadGoal, Goal
from express_entry.assessment.leadtimes import UnknownLead, lead_times
from express_entry.assessment.partner import why_not_principal
from express_entry.assessment.pathchanges import TERMS, Change, Kind, Terms, in_words
from express_entry.assessment.paths import Path, Paths, paths
from express_entry.assessment.pathshape import paths_document
from express_entry.law import NoLawYet, Result, consolidated
from express_entry.law.days import add_months
from express_entry.law.text import LANGUAGES
from express_entry.profile import Profile, ProfileError, check, dump, load
from express_entry.profile.principal import other_as_principal

EXAMPLES = FilePath(__file__).parents[2] / "examples"
PROFILES = EXAMPLES / "profiles"
ON = date(2025, 3, 25)


def example(name: str) -> Profile:
    return load(PROFILES / name)


def now(name: str, on: date = ON) -> int:
    return assess(example(name), on=on).amounts.score.at_least


GOALS = [
    *((path.name, more, ON) for path in sorted(PROFILES.iterdir()) for more in (7, 60)),
    *((path.name, "pnp", ON) for path in sorted(PROFILES.iterdir())),
    ("couple.yaml", "french", date(2024, 3, 1)),
    ("stem-engineer.json", "cec", date(2026, 11, 25)),
    ("stem-engineer.json", 40, date(2026, 11, 25)),
    ("tradesperson.toml", "fsw", ON),
]


def goal_of(name: str, what: int | str, on: date) -> Goal:
    if isinstance(what, int):
        return Goal(score=min(1200, now(name, on) + what))
    return Goal(program=what) if what in ("fsw", "cec", "fst", "pnp") else Goal(category=what)


@pytest.mark.parametrize(("name", "what", "on"), GOALS)
def test_every_path_assesses_to_what_it_promises_and_comes_in_order(name: str, what: int | str, on: date) -> None:
    profile, goal = example(name), goal_of(name, what, on)
    found = paths(profile, on=on, goal=goal)
    assert len(found.paths) == min(found.total, 50)
    for path in found.paths:
        again = assess(check(dump(path.profile)), on=path.reached)
        assert goal.reached(again)
        assert again.amounts.score == path.assessment.amounts.score
        assert again.programs == path.assessment.programs
        assert again.categories == path.assessment.categories
        assert path.reached == add_months(on, max((change.months for change in path.changes), default=0))
    order = [(len(path.changes), path.reached) for path in found.paths]
    assert order == sorted(order)
    assert len({str(dump(path.profile)) for path in found.paths}) == len(found.paths)


def test_the_first_paths_do_not_depend_on_how_many_are_listed() -> None:
    profile, goal = example("minimal.json"), Goal(score=143)
    every = paths(profile, on=ON, goal=goal, most=400)
    assert every.total > 10_000
    few = paths(profile, on=ON, goal=goal, most=7)
    assert (few.total, few.paths) == (every.total, every.paths[:7])
    order = [(len(path.changes), path.reached) for path in every.paths]
    assert order == sorted(order)
    assert paths(profile, on=ON, goal=goal, most=0).paths == ()


def test_a_goal_that_is_reached_has_the_empty_path_alone() -> None:
    profile = example("software-engineer.json")
    for goal in (Goal(score=1077), Goal(program="cec"), Goal(program="pnp")):
        found = paths(profile, on=ON, goal=goal)
        assert found.reached_already
        assert (found.total, [path.changes for path in found.paths]) == (1, [()])
        assert (found.paths[0].profile, found.paths[0].reached) == (profile, ON)
        assert found.premises == ()


# ------------------------------------------------------------------------------------------------------ nothing reaches


def test_a_score_out_of_reach_comes_with_the_highest_that_is_not() -> None:
    found = paths(example("nominee.json"), on=ON, goal=Goal(score=1200))
    assert (found.total, found.paths, found.unmet) == (0, (), ())
    assert found.nearest is not None
    highest = found.nearest.assessment.amounts.score.at_least
    assert paths(example("nominee.json"), on=ON, goal=Goal(score=highest + 1), most=1).total == 0
    assert paths(example("nominee.json"), on=ON, goal=Goal(score=highest), most=1).total > 0


def test_a_program_out_of_reach_comes_with_what_stays_unmet_and_no_change_that_does_not_help() -> None:
    found = paths(example("student-worker.json"), on=ON, goal=Goal(program="fsw"))
    assert found.total == 0
    assert found.nearest is not None
    assert found.nearest.changes == ()
    assert [(item.of, item.requirement, item.result) for item in found.unmet] == [("fsw", "funds", Result.UNKNOWN)]


def test_a_category_asks_for_its_own_criteria_and_for_a_federal_program() -> None:
    found = paths(example("minimal.json"), on=ON, goal=Goal(category="trades"))
    assert found.total == 0
    assert {item.requirement for item in found.unmet} >= {"category", "experience"}
    assert found.unmet[0].of == "trades"


def test_a_nominee_needs_a_federal_program_too() -> None:
    profile = check({**dump(example("couple.yaml")), "settlement_funds": {"amount": 1, "currency": "CAD",
                                                                          "as_of": "2025-03-01"}})  # fmt: skip
    found = paths(profile, on=ON, goal=Goal(program="pnp"))
    assert found.total == 0
    assert [(item.of, item.requirement) for item in found.unmet] == [("pnp", "federal_program"), ("fsw", "funds")]


# -------------------------------------------------------------------------------------------------- time, law and gaps


def test_a_category_that_begins_later_is_waited_for() -> None:
    found = paths(example("stem-engineer.json"), on=date(2023, 5, 10), goal=Goal(category="stem"))
    assert [[change.kind for change in path.changes] for path in found.paths] == [[Kind.WORK]]
    assert found.paths[0].reached == date(2023, 6, 10)


def test_paths_under_last_known_rules_say_so() -> None:
    found = paths(example("stem-engineer.json"), on=date(2026, 11, 25), goal=Goal(score=510))
    assert found.paths
    for path in found.paths:
        assert path.assessment.crs is None
        assert path.assessment.last_known_rules is not None
    document = paths_document(found)
    assert [gap["since"] for gap in document["law"]["gaps"]] == ["2026-11-03"]
    assert not any(path["rules_are_law_of_the_day"] for path in document["paths"])


def test_paths_follow_a_file_of_law_laid_over() -> None:
    law = consolidated().with_file(EXAMPLES / "law" / "high-wage-invented.toml")
    on, profile = date(2026, 11, 25), example("stem-engineer.json")
    total = assess(profile, on=on, law=law.on(on)).amounts.score.total
    assert total is not None
    found = paths(profile, on=on, goal=Goal(score=total + 12), law=law)
    assert found.paths
    for path in found.paths:
        again = assess(path.profile, on=path.reached, law=law.on(path.reached))
        assert again.crs is not None
        assert again.crs.total is not None
        assert again.crs.total >= total + 12
    assert paths_document(found)["law"]["laid_over"] == ["high-wage-invented.toml"]


def test_a_test_that_runs_out_on_the_way_must_be_sat_again() -> None:
    found = paths(
        example("physician.yaml"), on=ON, goal=Goal(score=457), terms=Terms(kinds=everything_but("nomination"))
    )
    slow = [path for path in found.paths if path.reached >= date(2026, 6, 22)]
    assert slow
    for path in slow:
        languages = {change.kind for change in path.changes} & {Kind.ENGLISH, Kind.FRENCH}
        assert languages, "her only test is of 2024-06-22"
    again = [path for path in slow if any("levels" in change.facts for change in path.changes)]
    assert again, "mostly she sits it again as it was"


# ------------------------------------------------------------------------------------------------------------ documents


def everything_but(*names: str) -> frozenset[Kind]:
    return frozenset(Kind) - {Kind(name) for name in names}


def test_full_time_study_in_canada_takes_work_out_of_canadian_experience_and_ends_work_abroad() -> None:
    on, law = date(2024, 5, 30), consolidated()
    here = feasible(example("student-worker.json"), on, law, TERMS)
    study = next(each for each in here.studies if each.level == "one_year" and each.canadian)
    plan, day = Plan(study=study), here.day(study.counts)
    work = with_plan(here, plan, day).work or ()
    assert [(job.from_, job.to, job.full_time_student) for job in work[-3:]] == [
        (date(2023, 8, 1), date(2024, 11, 29), False),
        (date(2024, 11, 30), date(2025, 11, 30), True),
        (date(2025, 12, 1), None, False),
    ]
    years = [assess(with_plan(here, each, day), on=day).amounts.factors.canadian_work_years for each in (Plan(), plan)]
    assert years == [2, 1]

    abroad = feasible(example("couple.yaml"), ON, law, TERMS)
    study = next(each for each in abroad.studies if each.level == "one_year" and each.canadian)
    ended = with_plan(abroad, Plan(study=study), abroad.day(study.counts)).work or ()
    assert [job.to for job in ended] == [date(2019, 12, 31), date(2025, 9, 24)]
    elsewhere = next(each for each in abroad.studies if each.level == "one_year" and not each.canadian)
    assert with_plan(abroad, Plan(study=elsewhere), abroad.day(elsewhere.counts)).work == abroad.profile.work


def test_a_masters_degree_is_for_those_with_a_bachelors_and_a_doctorate_for_those_with_a_masters() -> None:
    levels = {name: {study.level for study in feasible(example(name), ON, consolidated(), TERMS).studies}
              for name in ("student-worker.json", "stem-engineer.json", "nominee.json")}  # fmt: skip
    assert "master" not in levels["student-worker.json"]
    assert "master" in levels["stem-engineer.json"]
    assert "doctoral" not in levels["stem-engineer.json"]
    assert "doctoral" in levels["nominee.json"]


def test_a_physician_is_assessed_by_the_body_of_the_profession() -> None:
    document = dump(example("physician.yaml"))
    del document["education"][0]["assessment"]
    found = paths(check(document), on=ON, goal=Goal(program="fsw"))
    education = found.paths[0].profile.education or ()
    assert education[0].assessment is not None
    assert education[0].assessment.organization == "MCC"


def test_a_couple_seen_from_the_other_partner_twice_is_the_couple_again() -> None:
    profile = example("couple.yaml")
    assert why_not_principal(profile) is None
    other = other_as_principal(profile)
    assert other.spouse is not None
    assert (other.work, other.spouse.work) == (profile.spouse.work, profile.work)  # type: ignore[union-attr]
    assert [relative.of for relative in other.relatives_in_canada] == ["candidate"]
    back = other_as_principal(other)
    kept = (
        "education",
        "language_tests",
        "work",
        "dependants",
        "relatives_in_canada",
        "settlement_funds",
        "residences",
    )
    assert {name: getattr(back, name) for name in kept} == {name: getattr(profile, name) for name in kept}
    assert back.spouse == profile.spouse
    assert check(dump(other)) == other


@pytest.mark.parametrize(
    "change",
    [{"accompanying": False}, {"accompanying": None}, {"citizen_or_permanent_resident": True}, {"date_of_birth": None}],
)
def test_a_spouse_who_cannot_be_the_principal_applicant_is_not_offered_and_the_reason_is_said(
    change: dict[str, Any],
) -> None:
    document = dump(example("couple.yaml"))
    document["spouse"] |= change
    found = paths(check(document), on=ON, goal=Goal(score=now("couple.yaml") + 40))
    assert Kind.PRINCIPAL in dict(found.not_open)
    assert not any(change.kind is Kind.PRINCIPAL for path in found.paths for change in path.changes)


# ------------------------------------------------------------------------------------------------------ terms, refusals


def test_kinds_that_are_left_out_are_in_no_path() -> None:
    for kind in Kind:
        found = paths(
            example("tradesperson.toml"), on=ON, goal=Goal(score=287), terms=Terms(kinds=everything_but(kind.value))
        )
        assert found.total
        assert not any(change.kind is kind for path in found.paths for change in path.changes)


def test_other_lead_times_move_the_days_and_are_said_to_be_those_asked_for() -> None:
    quick = Terms(leads=lead_times().with_months({"nomination": 1}))
    found = paths(example("couple.yaml"), on=ON, goal=Goal(score=900), terms=quick)
    assert found.paths[0].reached == date(2025, 4, 25)
    assert any("as asked" in item.say("en") for item in found.premises)


def test_goals_and_terms_that_cannot_be_meant_are_refused_in_both_languages() -> None:
    profile = example("couple.yaml")

    def asked(**goal: Any) -> Paths:
        return paths(profile, on=ON, goal=Goal(**goal))

    for goal in (
        {},
        {"score": 500, "program": "fsw"},
        {"program": "qsw"},
        {"score": 0},
        {"score": 1201},
        {"category": "x"},
    ):
        with pytest.raises(BadGoal) as caught:
            asked(**goal)
        assert caught.value.say("en") != caught.value.say("fr")
    assert "french" in str(caught.value)
    for months in ({"examination": 2}, {"test": -1}, {"test": 121}):
        with pytest.raises(UnknownLead) as refused:
            lead_times().with_months(months)
        assert refused.value.say("en") != refused.value.say("fr")
    with pytest.raises(ValueError, match="months_of_work"):
        Terms(months_of_work=61)
    with pytest.raises(NoLawYet):
        paths(profile, on=date(2014, 12, 31), goal=Goal(score=500))


def test_a_person_not_yet_born_is_refused() -> None:
    document = {
        "format": "express-entry/profile@1",
        "person": {"date_of_birth": "2020-01-01"},
        "marital_status": "widowed",
    }
    with pytest.raises(ProfileError):
        paths(check(document), on=date(2019, 1, 1), goal=Goal(score=500))


# ------------------------------------------------------------------------------------------------------------- in words


def every_change() -> list[Change]:
    seen: dict[Kind, Change] = {}
    for name, goal in (
        ("couple.yaml", Goal(score=493)),
        ("tradesperson.toml", Goal(score=287)),
        ("stem-engineer.json", Goal(score=400)),
    ):
        found = paths(example(name), on=ON, goal=goal)
        for change in (change for path in found.paths for change in path.changes):
            seen.setdefault(change.kind, change)
    return list(seen.values())


def test_changes_premises_and_reasons_are_said_in_both_languages() -> None:
    for change in every_change():
        assert change.say("en") != change.say("fr")
        assert change.kind.say("en") != change.kind.say("fr")
    found = paths(example("couple.yaml"), on=ON, goal=Goal(score=493))
    for item in (*found.premises, *(why for _, why in found.not_open), found.goal):
        said = [item.say(language) for language in LANGUAGES]
        assert all(said)
        assert said[0] != said[1]


def test_abilities_that_rise_alike_are_told_together() -> None:
    found = paths(
        example("french-speaker.json"), on=ON, goal=Goal(score=557), terms=Terms(kinds=everything_but("nomination"))
    )
    told = [[reason.say("en") for reason in in_words(path.changes)] for path in found.paths]
    assert ["English: reading and writing from CLB 6 to 9"] in [lines[:1] for lines in told]
    couple = paths(example("couple.yaml"), on=ON, goal=Goal(category="french"))
    assert [reason.say("en") for reason in in_words(couple.paths[0].changes)] == [
        "French: all four abilities to NCLC 7, from no level shown"
    ]


def test_a_language_that_must_be_declared_first_is_declared_in_the_document() -> None:
    """With English first the grid lacks a point; French, once declared first, brings it."""
    profile = example("couple.yaml")
    document = dump(profile)
    del document["first_official_language"]
    found: list[Path] = []
    for goal in (Goal(program="pnp"), Goal(category="french")):
        found += paths(check(document), on=ON, goal=goal).paths
    for path in found:
        assert path.declares == path.profile.first_official_language
