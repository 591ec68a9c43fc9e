"""The iCalendar file: read back by the library, line by line within its bounds, and without a word too many."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

import icalendar
import pytest

from express_entry.assessment.calendar import Calendar, calendar
from express_entry.assessment.shape import DISCLAIMER
from express_entry.law import Consolidation, consolidated
from express_entry.law.text import LANGUAGES, Language, Sayable
from express_entry.profile import Profile, check, load
from express_entry.reports.ics import Options, ics, whose

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.name for path in (EXAMPLES / "profiles").iterdir())
ON = date(2024, 11, 25)
STAMPED = datetime(2026, 11, 25, 16, 30, tzinfo=UTC)


@lru_cache
def example(name: str, months_before: int = 0) -> tuple[Calendar, Profile]:
    profile = load(EXAMPLES / "profiles" / name)
    return calendar(profile, on=ON - timedelta(days=30 * months_before)), profile


@lru_cache(maxsize=1)
def invented() -> Consolidation:
    return consolidated().with_file(EXAMPLES / "law" / "high-wage-invented.toml")


def written(name: str = "stem-engineer.json", **options: Any) -> bytes:
    found, profile = example(name)
    return ics(found, profile, stamped=STAMPED, options=Options(**options))


def events(data: bytes) -> list[Any]:
    whole = icalendar.Calendar.from_ical(data)
    assert not whole.errors
    return list(whole.walk("VEVENT"))


def unfolded(data: bytes) -> str:
    return data.replace(b"\r\n ", b"").decode("utf-8")


# ----------------------------------------------------------------------------------------------------------- its shape


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_longer_than_75_octets_and_none_breaks_a_letter_in_two(name: str, language: Language) -> None:
    data = written(name, language=language, alarm_days=14)
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in lines:
        line.decode("utf-8")
    for whole in unfolded(data).splitlines():
        assert re.match(r"[A-Z-]+(;[A-Z]+=[^:;]+)*:", whole), "a name, its parameters, and a value"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_read_back_it_has_an_all_day_event_for_each_entry_with_the_same_words(name: str, language: Language) -> None:
    found, _ = example(name)
    read = events(written(name, language=language))
    assert [event.decoded("dtstart") for event in read] == [entry.day for entry in found.entries]
    for event, entry in zip(read, found.entries, strict=True):
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert not isinstance(event.decoded("dtstart"), datetime), "a day, and no time of day"
        said = str(event["description"])
        told: list[Sayable] = [*entry.causes, *entry.changes]
        for item in told:
            assert item.say(language) in said.split("\n")
        assert said.endswith(DISCLAIMER[language])
        assert entry.changes[0].say(language) in str(event["summary"])
        assert event["summary"].params["LANGUAGE"] == language
        assert (str(event["class"]), str(event["transp"])) == ("PRIVATE", "TRANSPARENT")
        assert event.categories


def test_it_has_what_the_standard_asks_for_and_the_instant_it_was_given() -> None:
    whole = icalendar.Calendar.from_ical(written(language="fr"))
    assert str(whole["version"]) == "2.0"
    assert str(whole["prodid"]).startswith("-//express-entry//express-entry ")
    assert "method" not in whole
    assert str(whole["name"]) == str(whole["x-wr-calname"]) == "Entrée express"
    assert str(whole["description"]).startswith("Le résultat du 2024-11-25 vaut jusqu'au 2025-02-13.\n")
    for event in whole.walk("VEVENT"):
        assert event.decoded("dtstamp") == STAMPED
    with pytest.raises(ValueError, match="needs a time zone"):
        ics(*example("stem-engineer.json"), stamped=datetime(2026, 11, 25))  # noqa: DTZ001 - that is what is refused


def test_a_calendar_without_changes_has_one_event_that_says_so_on_its_last_day() -> None:
    profile = load(EXAMPLES / "profiles" / "stem-engineer.json")
    found = calendar(profile, on=date(2023, 7, 5), until=date(2023, 8, 5))
    assert found.entries == ()
    (event,) = events(ics(found, profile, stamped=STAMPED))
    assert event.decoded("dtstart") == date(2023, 8, 5)
    assert str(event["summary"]) == "Express Entry – nothing is known that changes the result up to 2023-08-05"


def test_a_reminder_comes_where_it_is_asked_for_so_many_days_before() -> None:
    assert b"VALARM" not in written()
    for event in events(written(alarm_days=30)):
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") == timedelta(days=-30)
        assert str(alarm["action"]) == "DISPLAY"
        assert str(alarm["description"]) == str(event["summary"])


# ------------------------------------------------------------------------------------------------------- its identities


def identities(data: bytes) -> dict[date, str]:
    found = {event.decoded("dtstart"): str(event["uid"]) for event in events(data)}
    assert all(UUID(identity) for identity in found.values())
    assert len(set(found.values())) == len(found)
    return found


def test_two_people_born_on_one_day_without_a_reference_have_events_of_their_own() -> None:
    one = example("stem-engineer.json")[1].model_copy(update={"reference": None})
    tests = tuple(test.model_copy(update={"taken": date(2024, 2, 1)}) for test in one.language_tests or ())
    other = one.model_copy(update={"language_tests": tests})
    found = [
        set(identities(ics(calendar(each, on=date(2024, 11, 25)), each, stamped=STAMPED)).values())
        for each in (one, other)
    ]
    assert all(found)
    assert not found[0] & found[1]


def test_an_event_keeps_its_identity_in_either_language_at_any_time_and_from_any_first_day() -> None:
    first = identities(written())
    assert identities(written(language="fr", alarm_days=3)) == first
    profile = example("stem-engineer.json")[1]
    later = calendar(profile, on=date(2025, 2, 20), until=date(2027, 3, 1))
    again = identities(ics(later, profile, stamped=STAMPED + timedelta(days=90)))
    assert again.items() >= {day: uid for day, uid in first.items() if day > date(2025, 2, 20)}.items()
    assert len(again) > 2


def test_an_event_keeps_its_identity_though_its_day_moves() -> None:
    tree = json.loads((EXAMPLES / "profiles" / "stem-engineer.json").read_text(encoding="utf-8"))
    before = identities(written())
    tree["work"][1]["from"] = "2022-02-17"
    profile = check(tree)
    moved = identities(ics(calendar(profile, on=ON), profile, stamped=STAMPED))
    assert before[date(2025, 2, 14)] == moved[date(2025, 2, 17)], "three years of work in Canada"


def test_two_people_have_no_event_in_common() -> None:
    tree = json.loads((EXAMPLES / "profiles" / "stem-engineer.json").read_text(encoding="utf-8"))
    other = check({**tree, "reference": "somebody else"})
    theirs = identities(ics(calendar(other, on=ON), other, stamped=STAMPED))
    assert set(theirs) == set(identities(written()))
    assert not set(theirs.values()) & set(identities(written()).values())


# -------------------------------------------------------------------------------------------------------------- privacy

SECRETS = {
    "family_name": "Zwetschkenbaum",
    "given_names": "Eulalia Petronella",
    "passport": "X7654321",
    "reference": "dossier 4711-b",
    "employer": "Quintessence Widgets Ltd",
    "title": "Chief whisperer",
    "funds": "31415.92",
}


def secretive() -> Profile:
    """The software engineer with everything in the document that says who they are."""
    tree = json.loads((EXAMPLES / "profiles" / "software-engineer.json").read_text(encoding="utf-8"))
    tree["reference"] = SECRETS["reference"]
    tree["person"] |= {name: SECRETS[name] for name in ("family_name", "given_names")}
    tree["person"]["passport"]["number"] = SECRETS["passport"]
    tree["work"][0] |= {"employer": SECRETS["employer"], "title": SECRETS["title"]}
    tree["settlement_funds"]["amount"] = SECRETS["funds"]
    return check(tree)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_number_employer_or_amount_goes_in(language: Language) -> None:
    profile = secretive()
    found = calendar(profile, on=ON)
    assert {cause.kind for entry in found.entries for cause in entry.causes} >= {"work", "funds", "test", "birthday"}
    text = unfolded(ics(found, profile, stamped=STAMPED, options=Options(language, 7)))
    assert [name for name, secret in SECRETS.items() if secret in text] == []


def test_whose_it_is_is_said_where_that_is_asked_for() -> None:
    profile = secretive()
    text = unfolded(ics(calendar(profile, on=ON), profile, stamped=STAMPED, options=Options(named=True)))
    assert "NAME;LANGUAGE=en:Express Entry: Eulalia Petronella Zwetschkenbaum" in text
    assert whose(example("minimal.json")[1]).startswith("Synthetic"), "a reference stands in for a name"


# ------------------------------------------------------------------------------------------------------ what is not law


def test_an_event_under_a_file_of_law_or_in_a_gap_says_so_itself() -> None:
    profile = load(EXAMPLES / "profiles" / "stem-engineer.json")
    on = date(2026, 10, 1)
    for event in events(ics(calendar(profile, on=on), profile, stamped=STAMPED)):
        assert "WARNING: the law is not fully known from 2026-11-03 on" in str(event["description"])
    proposed = ics(calendar(profile, on=on, law=invented()), profile, stamped=STAMPED)
    for event in events(proposed):
        assert "WARNING: high-wage-invented.toml is laid over the law." in str(event["description"])


def test_an_event_under_a_file_of_law_takes_the_place_of_none_under_the_law() -> None:
    profile = load(EXAMPLES / "profiles" / "stem-engineer.json")
    on = date(2026, 10, 1)
    real, supposed = (
        identities(ics(calendar(profile, on=on, law=law), profile, stamped=STAMPED))
        for law in (consolidated(), invented())
    )
    assert set(real) & set(supposed), "some days are the same"
    assert not set(real.values()) & set(supposed.values())
