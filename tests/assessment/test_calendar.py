"""A calendar says what assessing every single day would say, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from express_entry.assessment import as_document, assess
from express_entry.assessment.calendar import Calendar, Entry, calendar, turning_days
from express_entry.assessment.calendarshape import calendar_document
from express_entry.assessment.causes import KINDS, Cause, put_off
from express_entry.assessment.changes import Change, Range, differences, headline
from express_entry.law import Consolidation, NoLawYet, consolidated
from express_entry.law.days import DAY
from express_entry.law.text import LANGUAGES, Language, Sayable
from express_entry.profile import Profile, check, load
from tests.assessment.laws import LAWS, invented
from tests.assessment.moving import Moving, moving_people

EXAMPLES = Path(__file__).parents[2] / "examples"
PROFILES = EXAMPLES / "profiles"
NAMES = sorted(path.name for path in PROFILES.iterdir())
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def day_by_day(profile: Profile, on: date, until: date, law: Consolidation) -> dict[date, list[Change]]:
    """The changes that assessing each day shows."""
    found = {}
    before, day = assess(profile, on=on, law=law.on(on)), on
    while day < until:
        day += DAY
        now = assess(profile, on=day, law=law.on(day))
        if changes := list(differences(before, now)):
            found[day] = changes
        before = now
    return found


def entries(found: Calendar) -> dict[date, list[Change]]:
    return {entry.day: list(entry.changes) for entry in found.entries}


# ------------------------------------------------------------------------------------------ equal to assessing each day


@pytest.mark.parametrize("name", LAWS)
@settings(max_examples=25, suppress_health_check=SLOW)
@given(person=moving_people())
def test_a_calendar_equals_assessing_each_day(name: str, person: Moving) -> None:
    law = LAWS[name]()
    found = calendar(person.profile, on=person.on, until=person.until, law=law)
    assert entries(found) == day_by_day(person.profile, person.on, person.until, law)


@pytest.mark.parametrize("name", NAMES)
def test_the_calendar_of_each_example_equals_assessing_each_day_of_a_year(name: str) -> None:
    profile, on, until = load(PROFILES / name), date(2025, 1, 1), date(2026, 1, 1)
    assert entries(calendar(profile, on=on, until=until)) == day_by_day(profile, on, until, consolidated())


@settings(max_examples=40, suppress_health_check=SLOW)
@given(moving_people())
def test_an_assessment_made_from_that_of_another_day_says_the_same(person: Moving) -> None:
    law = consolidated()
    before = assess(person.profile, on=person.on, law=law.on(person.on))
    for days in (1, 30, 150):
        day = person.on + timedelta(days=days)
        alone = assess(person.profile, on=day, law=law.on(day))
        assert as_document(assess(person.profile, on=day, law=law.on(day), like=before)) == as_document(alone)


WORK = {"country": "IN", "hours_per_week": 40, "paid": True, "authorized": True, "self_employed": False,
        "full_time_student": False}  # fmt: skip
LEVELS = {"listening": 9, "reading": 9, "writing": 9, "speaking": 9}
BARE = {
    "format": "express-entry/profile@1",
    "person": {"date_of_birth": "1990-01-15"},
    "marital_status": "never_married",
    "intended_province": "ON",
    "settlement_funds": {"amount": "40000", "currency": "CAD", "as_of": "2024-01-01"},
    "education": [{"credential": "master", "years": 5, "country": "CA", "completed": "2015-05-30"}],
}
REPORTED = {"test": "CLB", "language": "en", "taken": "2025-02-01", "reported": "2025-03-03", **LEVELS}
NAMELESS = {
    "work": [{**WORK, "from": "2024-06-01"}],
    "language_tests": [{"test": "CLB", "language": "en", "taken": "2024-03-01", **LEVELS}],
}

# Who, in what is stated beyond a birth on 15 January 1990; from which day to which; the days of change.
EDGES: dict[str, tuple[dict[str, Any], str, str, list[str]]] = {
    "a report dated after its sitting counts from its own day": (
        {"language_tests": [REPORTED]}, "2025-02-27", "2025-12-01", ["2025-03-03"],
    ),
    "a report dated after its sitting runs out by its own day": (
        {"language_tests": [REPORTED]}, "2027-01-20", "2027-12-31", ["2027-03-03"],
    ),
    "work whose occupation was not stated may be enough for a program": (
        NAMELESS, "2025-02-27", "2025-12-01", ["2025-06-01"],
    ),
    "of a score that is not known either bound may change": (
        {"language_tests": [REPORTED]}, "2026-01-01", "2026-02-01", ["2026-01-15"],
    ),
    "a birthday of 29 February is on 1 March in a common year": (
        {"person": {"date_of_birth": "1992-02-29"}}, "2025-02-27", "2025-12-01", ["2025-03-01"],
    ),
    "a birthday of 29 February is on that day in a leap year": (
        {"person": {"date_of_birth": "1992-02-29"}}, "2028-02-01", "2028-12-01", ["2028-02-29"],
    ),
    "the law of a gap begins in the span": (
        {"work": []}, "2026-10-01", "2026-12-31", ["2026-11-03"],
    ),
    "the whole span is in a gap": (
        {"work": []}, "2026-12-01", "2027-02-01", ["2027-01-15"],
    ),
    "a change on the last day of the span is in it": (
        {"work": []}, "2026-10-01", "2026-11-03", ["2026-11-03"],
    ),
    "a change on the day after the span is not": (
        {"work": []}, "2026-10-01", "2026-11-02", [],
    ),
    "a span of one day has no other": (
        {"work": []}, "2026-11-03", "2026-11-03", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "on", "until", "days"), EDGES.values(), ids=EDGES)
def test_what_is_easily_missed_is_on_its_day(facts: dict[str, Any], on: str, until: str, days: list[str]) -> None:
    profile, first, last = check({**BARE, **facts}), date.fromisoformat(on), date.fromisoformat(until)
    found = calendar(profile, on=first, until=last)
    assert [entry.day.isoformat() for entry in found.entries] == days
    assert entries(found) == day_by_day(profile, first, last, consolidated())


def test_a_professional_body_may_be_designated_on_a_day_on_which_no_table_begins() -> None:
    law = architects_assessed_by_their_own_body()
    profile = check(
        {
            **BARE,
            "work": [{**WORK, "noc": "21200", "from": "2020-01-01", "to": "2023-12-31"}],
            "language_tests": [{"test": "CLB", "language": "en", "taken": "2024-03-01", **LEVELS}],
            "education": [
                {"credential": "master", "years": 5, "country": "IN", "completed": "2015-05-30",
                 "assessment": {"organization": "WES", "issued": "2023-06-01", "equivalent_to": "master"}}
            ],
        }
    )  # fmt: skip
    (entry,) = calendar(profile, on=date(2024, 5, 1), until=date(2024, 5, 27), law=law).entries
    assert entry.day == date(2024, 5, 20)
    assert [(cause.kind, cause.event) for cause in entry.causes] == [("law", "designated")]
    assert [change.what for change in entry.changes] == ["programs.fsw", "categories.stem"]


def architects_assessed_by_their_own_body() -> Consolidation:
    """The law without the months in which assessments of architects by other organizations were still accepted."""
    law, name = consolidated(), "designated_organizations"
    (version,) = law.tables[name].versions
    organizations = [
        {key: value for key, value in body.items() if key != "others_accepted_if_issued_before"}
        for body in version.values["organizations"]
    ]
    table = replace(law.tables[name], versions=(replace(version, values={"organizations": organizations}),))
    return Consolidation(law.instruments, {**law.tables, name: table})


def test_a_calendar_begins_with_the_law_and_ends_after_it_begins() -> None:
    profile = load(PROFILES / "stem-engineer.json")
    with pytest.raises(NoLawYet):
        calendar(profile, on=date(2014, 12, 31))
    with pytest.raises(ValueError, match="cannot end on 2024-12-31"):
        calendar(profile, on=date(2025, 1, 1), until=date(2024, 12, 31))
    assert turning_days(profile, on=date(2025, 1, 1), until=date(2024, 12, 31), law=consolidated()) == {}


def test_a_calendar_covers_24_months_unless_another_span_is_asked_for() -> None:
    profile = load(PROFILES / "stem-engineer.json")
    assert calendar(profile, on=date(2024, 2, 29)).until == date(2026, 3, 1)
    assert calendar(profile, on=date(2024, 2, 29), until=date(2024, 3, 1)).until == date(2024, 3, 1)


# --------------------------------------------------------------------------------------------- until when it is sure


@settings(max_examples=40, suppress_health_check=SLOW)
@given(moving_people())
def test_the_result_is_the_same_up_to_the_day_until_which_it_holds_and_another_on_the_next(person: Moving) -> None:
    found = calendar(person.profile, on=person.on, until=person.until)
    first = list(differences(found.first, assess(person.profile, on=found.holds_until)))
    assert first == []
    assert found.holds_until == (found.entries[0].day - DAY if found.entries else person.until)
    for entry in found.entries[:1]:
        assert list(differences(found.first, assess(person.profile, on=entry.day)))


def test_the_result_holds_until_the_day_before_the_first_change_or_the_end_of_the_span() -> None:
    profile = load(PROFILES / "stem-engineer.json")
    assert calendar(profile, on=date(2023, 2, 21), until=date(2023, 12, 31)).holds_until == date(2023, 5, 30)
    assert calendar(profile, on=date(2023, 2, 21), until=date(2023, 3, 1)).holds_until == date(2023, 3, 1)


# ------------------------------------------------------------------------------------------------------- the causes


@pytest.mark.parametrize("over", [False, True], ids=["the law", "a law with a file over it"])
@settings(max_examples=40, suppress_health_check=SLOW)
@given(person=moving_people())
def test_each_entry_names_what_happens_that_day_and_nothing_that_makes_no_difference(
    over: bool, person: Moving
) -> None:
    law = invented() if over else consolidated()
    found = calendar(person.profile, on=person.on, until=person.until, law=law)
    happening = turning_days(person.profile, on=person.on, until=person.until, law=law)
    for entry in found.entries:
        assert entry.causes
        assert {cause.kind for cause in entry.causes} <= set(KINDS)
        assert set(map(told, entry.causes)) <= set(map(told, happening[entry.day]))
        alone = [cause for cause in entry.causes if cause.dated_by]
        if len(alone) == len(entry.causes) == 1:
            other = put_off(person.profile, alone[0].dated_by)
            left = assess(other, on=entry.day, law=law.on(entry.day))
            assert headline(left) != headline(entry.assessment), "without it the day would be another"


def told(cause: Cause) -> tuple[date, str, str]:
    return cause.day, cause.kind, cause.say("en")


def test_a_birthday_that_changes_no_points_is_not_named_beside_what_does() -> None:
    facts = {"person": {"date_of_birth": "1998-03-03"}, "language_tests": [REPORTED]}
    (entry,) = calendar(check({**BARE, **facts}), on=date(2025, 2, 27), until=date(2025, 12, 1)).entries
    assert [cause.kind for cause in entry.causes] == ["test"], "27 years bring as much as 26"


def test_two_results_that_run_out_together_are_both_named_though_either_alone_would_have_kept_the_score() -> None:
    twice = {"language_tests": [REPORTED, {**REPORTED, "taken": "2025-02-02"}]}
    (entry,) = calendar(check({**BARE, **twice}), on=date(2027, 1, 20), until=date(2027, 12, 31)).entries
    assert [cause.path for cause in entry.causes] == ["language_tests[0]", "language_tests[1]"]


def test_a_birthday_of_29_february_is_named_beside_what_else_happens_on_1_march() -> None:
    facts = {"person": {"date_of_birth": "1992-02-29"}, "language_tests": [{**REPORTED, "reported": "2025-03-01"}]}
    (entry,) = calendar(check({**BARE, **facts}), on=date(2025, 2, 27), until=date(2025, 12, 1)).entries
    assert [cause.kind for cause in entry.causes] == ["birthday", "test"]


def test_of_the_law_only_the_tables_that_make_the_difference_are_named() -> None:
    found = calendar(load(PROFILES / "stem-engineer.json"), on=date(2023, 5, 1), until=date(2023, 5, 31))
    assert [cause.path for cause in found.entries[0].causes] == ["category/stem"], "six categories began that day"
    found = calendar(load(PROFILES / "tradesperson.toml"), on=date(2025, 3, 1), until=date(2025, 3, 31))
    assert [cause.path for cause in found.entries[0].causes] == ["crs", "crs/arranged_employment"]


@pytest.mark.parametrize(
    "table", ["profile/draft", "pool/period", "nomination/answer", "misrepresentation/bar", "fees"]
)
def test_how_long_something_stays_open_turns_nobody_s_result(table: str) -> None:
    whole, changed = consolidated(), date(2024, 8, 13)
    versions = [*whole.tables[table].versions]
    cut = [*versions[:-1], replace(versions[-1], to=changed - DAY), replace(versions[-1], id="new", from_=changed)]
    law = Consolidation(whole.instruments, {**whole.tables, table: replace(whole.tables[table], versions=tuple(cut))})
    person = load(PROFILES / "stem-engineer.json")
    assert changed in {version.from_ for version in law.versions()}
    assert changed not in turning_days(person, on=date(2024, 8, 1), until=date(2024, 9, 1), law=law)


def causes(name: str, on: date, until: date) -> dict[date, set[str]]:
    found = calendar(load(PROFILES / name), on=on, until=until)
    return {entry.day: {cause.kind for cause in entry.causes} for entry in found.entries}


def test_each_change_names_its_causes() -> None:
    found = causes("stem-engineer.json", date(2023, 1, 5), date(2025, 1, 5))
    assert found[date(2023, 2, 14)] == {"work"}, "a year of work in Canada is completed"
    assert found[date(2023, 2, 20)] == {"birthday"}
    assert found[date(2023, 5, 31)] == {"law"}, "the first categories"
    assert found[date(2023, 6, 1)] == {"funds"}
    assert found[date(2024, 9, 10)] == {"test"}, "the result is two years old on its anniversary"


# ------------------------------------------------------------------------------------------------ what it says, and how


@settings(max_examples=40, suppress_health_check=SLOW)
@given(moving_people())
def test_what_is_said_is_for_people_and_the_same_in_both_languages(person: Moving) -> None:
    found = calendar(person.profile, on=person.on, until=person.until)
    for language in LANGUAGES:
        for words in (text for entry in found.entries for text in said(entry, language)):
            assert words
            assert not re.search(r"\[\d|None|\{|language_tests|work\.", words), words
    documents = [json.loads(json.dumps(calendar_document(found, language))) for language in LANGUAGES]
    assert without_words(documents[0]) == without_words(documents[1])


def said(entry: Entry, language: Language) -> Iterator[str]:
    told: list[Sayable] = [*entry.causes, *entry.changes, *entry.lines]
    for item in told:
        yield item.say(language)
    for requirement in entry.requirements:
        yield requirement.shortly(language)


def without_words(tree: Any, key: str = "") -> Any:
    if isinstance(tree, dict):
        return {name: without_words(value, name) for name, value in tree.items()}
    if isinstance(tree, list):
        return [without_words(item, key) for item in tree]
    return "words" if key in ("reason", "title", "notice", "warnings", "assumptions", "missing") else tree


def test_a_calendar_in_a_gap_follows_the_last_known_rules_and_says_so() -> None:
    found = calendar(load(PROFILES / "stem-engineer.json"), on=date(2026, 11, 2), until=date(2027, 2, 20))
    first, *_, last = found.entries
    assert first.day == date(2026, 11, 3)
    assert [change.what for change in first.changes] == ["crs.total", "crs.last_known_rules.total"]
    assert [change.what for change in last.changes] == ["crs.last_known_rules.total"]
    assert [change.say("en") for change in first.changes] == [
        "score: 508 → not known",
        "score under the last known rules: 508",
    ]
    warnings = calendar_document(found, "fr")["warnings"]
    assert len(warnings) == 1
    assert warnings[0].startswith("ATTENTION : le droit n'est pas entièrement connu à partir du 2026-11-03")


def test_a_score_that_is_not_known_changes_by_its_bounds() -> None:
    found = calendar(load(PROFILES / "minimal.json"), on=date(2024, 6, 1), until=date(2024, 6, 30))
    (entry,) = found.entries
    assert [(item.what, item.before, item.after) for item in entry.changes] == [
        ("crs.total", Range(88, 658), Range(83, 653))
    ]
    assert entry.changes[0].say("fr") == "note : de 88 à 658 → de 83 à 653"
    assert calendar_document(found)["entries"][0]["changes"][0]["after"] == {"at_least": 83, "at_most": 653}


def test_a_document_of_a_calendar_holds_both_sides_of_each_day() -> None:
    profile = load(PROFILES / "stem-engineer.json")
    found = calendar_document(calendar(profile, on=date(2024, 6, 1)))
    assert (found["on"], found["until"], found["holds_until"]) == ("2024-06-01", "2026-06-01", "2024-09-09")
    first = found["entries"][0]
    assert first["causes"] == [
        {
            "kind": "test",
            "event": "ends",
            "path": "language_tests[0]",
            "reason": "IELTS General Training of 2022-09-10 (English): 2 years old, no longer counts",
        }
    ]
    assert first["lines"][0] == {
        "grid": "crs",
        "factor": "first_official_language",
        "title": "First official language",
        "before": 124,
        "after": 0,
    }
    for entry in found["entries"]:
        day = date.fromisoformat(entry["day"])
        before, after = (headline(assess(profile, on=each)) for each in (day - DAY, day))
        for change in entry["changes"]:
            assert (before[change["what"]], after[change["what"]]) == (change["before"], change["after"])
        for line in entry["lines"]:
            assert line["before"] != line["after"]


def test_a_calendar_under_a_file_of_law_says_first_that_it_is_not_the_law() -> None:
    found = calendar(load(PROFILES / "stem-engineer.json"), on=date(2026, 10, 1), law=invented())
    (warning,) = calendar_document(found)["warnings"]
    assert warning.startswith("WARNING: high-wage-invented.toml is laid over the law.")
