"""``express-entry calendar``: the page, the document, the file for calendar programs, and what is refused."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest

from express_entry.assessment.calendar import calendar
from express_entry.assessment.calendarshape import calendar_document
from express_entry.law import consolidated
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language, Sayable
from express_entry.profile import load
from tests.cli.running import MINIMAL, PROFILES, ROOT, environment_of, json_of, ran, refused, started, text_of

STEM = str(PROFILES / "stem-engineer.json")
LAW = str(ROOT / "examples" / "law" / "high-wage-invented.toml")


def flat(*arguments: str, **environment: str) -> str:
    return re.sub(r"\s+", " ", text_of(*arguments, **environment))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(path.name for path in PROFILES.iterdir()))
def test_the_document_is_exactly_that_of_the_calendar(name: str, language: Language) -> None:
    made = calendar(load(PROFILES / name), on=date(2024, 11, 25))
    given = json_of("calendar", str(PROFILES / name), "--on", "2024-11-25", "--lang", language)
    assert given == json.loads(json.dumps(calendar_document(made, language)))


def test_a_page_begins_with_the_day_until_which_the_result_holds_and_why_not_longer() -> None:
    page = flat("calendar", STEM, "--on", "2024-06-01")
    assert page.startswith("Calendar from 2024-06-01 to 2026-06-01")
    opening = (
        "The result of 2024-06-01 holds until 2024-09-09. It changes on 2024-09-10: IELTS General Training of "
        "2022-09-10 (English): 2 years old, no longer counts."
    )
    assert opening in page
    assert (
        page.index(opening) < page.index("On 2024-06-01: score 494;") < page.index("Days on which the result changes")
    )


@pytest.mark.parametrize("width", ["40", "100", "120"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_tells_every_day_with_what_happens_and_what_it_changes(width: str, language: Language) -> None:
    arguments = ("calendar", STEM, "--on", "2024-06-01", "--lang", language)
    page = re.sub(r"[\s\u00a0]+", " ", text_of(*arguments, COLUMNS=width))
    made = calendar(load(STEM), on=date(2024, 6, 1))
    assert made.entries
    for entry in made.entries:
        assert f" {entry.day} " in page
        for line in (item for item in entry.lines if item.grid == "crs"):
            assert f"{line.before} → {line.after}" in page
        if width == "40":
            # On a narrow page a row is a list, and nothing of it stands between the words of another cell.
            told: list[Sayable] = [*entry.causes, *entry.changes]
            for item in told:
                assert re.sub(r"[\s\u00a0]+", " ", item.say(language)) in page


def test_a_page_on_which_nothing_changes_says_how_far_it_looked() -> None:
    page = flat("calendar", STEM, "--on", "2023-07-05", "--months", "1")
    assert "holds until 2023-08-05, the end of this calendar: nothing is known that changes it before." in page
    assert "Days on which" not in page


def test_a_page_names_its_assumptions_gaps_and_whatever_is_laid_over_the_law() -> None:
    page = flat("calendar", STEM, "--on", "2026-10-01")
    assert "WARNING: the law is not fully known from 2026-11-03 on" in page
    for item in json_of("calendar", STEM, "--on", "2026-10-01")["assumptions"]:
        assert item in page
    proposed = flat("calendar", STEM, "--on", "2026-10-01", "--law", LAW)
    assert "WARNING: high-wage-invented.toml is laid over the law." in proposed
    assert "not fully known" not in proposed
    document = json_of("calendar", STEM, "--on", "2026-10-01", "--law", LAW)
    assert document["law"]["laid_over"] == ["high-wage-invented.toml"]


def test_the_span_is_24_months_unless_its_last_day_or_its_months_are_given() -> None:
    def last(*arguments: str) -> str:
        return str(json_of("calendar", MINIMAL, "--on", "2024-02-29", *arguments)["until"])

    assert last() == "2026-03-01"
    assert last("--months", "6") == "2024-08-29"
    assert last("--until", "2024-03-05") == "2024-03-05"
    assert last("--until", "2074-03-01") == "2074-03-01"


def test_without_a_day_it_begins_today_in_the_place_of_the_law() -> None:
    before, on, after = day_of(datetime.now(UTC)), json_of("calendar", MINIMAL)["on"], day_of(datetime.now(UTC))
    assert before.isoformat() <= on <= after.isoformat()


def test_the_profile_may_come_on_standard_input() -> None:
    data = Path(STEM).read_bytes()
    arguments = ("--on", "2024-11-25")
    assert json_of("calendar", "-", *arguments, given=data) == json_of("calendar", STEM, *arguments)


# ------------------------------------------------------------------------------------------ the file for other programs


def test_the_file_is_written_byte_for_byte_and_stamped_with_the_present() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    done = started("calendar", STEM, "--on", "2024-11-25", "--format", "ics", "--lang", "fr", "--alarm", "30")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"\r\r" not in done.stdout
    whole = icalendar.Calendar.from_ical(done.stdout)
    for event in whole.walk("VEVENT"):
        assert before <= event.decoded("dtstamp") <= datetime.now(UTC)
        assert len(event.walk("VALARM")) == 1
    days = [event.decoded("dtstart").isoformat() for event in whole.walk("VEVENT")]
    assert days == [entry["day"] for entry in json_of("calendar", STEM, "--on", "2024-11-25")["entries"]]


def test_whose_calendar_it_is_is_only_said_where_that_is_asked_for() -> None:
    arguments = ("calendar", STEM, "--on", "2024-11-25", "--format", "ics")
    reference = json.loads(Path(STEM).read_text(encoding="utf-8"))["reference"]
    plain, named = (ran(*arguments, *more).stdout_bytes for more in ((), ("--named",)))
    assert reference not in str(icalendar.Calendar.from_ical(plain))
    # The library does not know that this property is text, and leaves the escapes of text in it.
    name = str(icalendar.Calendar.from_ical(named)["name"])
    assert name.replace("\\,", ",") == f"Express Entry: {reference}"


WITHOUT = """
import sys
sys.modules["icalendar"] = None
from express_entry.cli.main import run
sys.argv[1:] = {arguments}
run()
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_the_library_the_extra_that_brings_it_is_named_and_the_rest_works(language: Language) -> None:
    arguments = ["calendar", STEM, "--on", "2024-11-25", "--lang", language]
    page, file = (
        subprocess.run(
            [sys.executable, "-c", WITHOUT.format(arguments=[*arguments, "--format", form])],
            env=environment_of(),
            capture_output=True,
            check=False,
        )
        for form in ("text", "ics")
    )
    assert (page.returncode, page.stderr) == (0, b"")
    assert (file.returncode, file.stdout) == (2, b"")
    said = file.stderr.decode("utf-8")
    assert "pip install 'express-entry[reports]'" in said
    assert "--format ics" in said
    assert "icalendar" in said


# ------------------------------------------------------------------------------------------------------ what is refused

REFUSED = {
    "a last day before the first": (("--until", "2024-11-24"), ("--until", '"2024-11-24"', "after 2024-11-25")),
    "the first day as the last": (("--until", "2024-11-25"), ("--until", "after 2024-11-25")),
    "a last day in a century": (("--until", "2150-01-01"), ("--until", '"2150-01-01"', "up to 2074-11-25")),
    "a last day that is none": (("--until", "tomorrow"), ("--until", '"tomorrow"', "YYYY-MM-DD")),
    "a last day and months": (("--until", "2025-01-01", "--months", "3"), ("--until and --months",)),
    "no months": (("--months", "0"), ("--months", '"0"', "1 to 600")),
    "too many months": (("--months", "601"), ("--months", '"601"', "1 to 600")),
    "another format": (("--format", "xml"), ("--format", '"xml"', "text, json, jsonl, csv, ics")),
    "a reminder on a page": (("--alarm", "3"), ("--alarm", "--format ics")),
    "a name on a page": (("--named", "--format", "json"), ("--named", "--format ics")),
    "a reminder after a year": (("--format", "ics", "--alarm", "366"), ("--alarm", '"366"', "1 to 365")),
}


@pytest.mark.parametrize(("arguments", "named"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_used_is_named_with_what_would_be_accepted(
    arguments: tuple[str, ...], named: tuple[str, ...]
) -> None:
    said = refused("calendar", STEM, "--on", "2024-11-25", *arguments)
    assert said.startswith("Error: ")
    assert said.count("\n") == 1
    for words in named:
        assert words in said
    french = refused("calendar", STEM, "--on", "2024-11-25", *arguments, "--lang", "fr")
    assert french.startswith("Erreur : ")
    assert french.removeprefix("Erreur : ") != said.removeprefix("Error: ")


def test_a_day_before_the_law_or_too_far_away_and_a_birth_after_it_are_refused() -> None:
    assert "2015-01-01" in refused("calendar", STEM, "--on", "2014-12-31")
    assert "to 2200-12-31" in refused("calendar", STEM, "--on", "9999-12-31")
    unborn = json.dumps({"format": "express-entry/profile@1", "person": {"date_of_birth": "2150-01-01"},
                         "marital_status": "never_married"})  # fmt: skip
    assert "person.date_of_birth" in refused("calendar", "-", "--on", "2024-11-25", given=unborn)
    assert ran("calendar", STEM, "--on", "2200-12-30", "--format", "json").exit_code == 0


def test_a_profile_without_name_and_reference_cannot_be_named() -> None:
    nobody = json.dumps({"format": "express-entry/profile@1", "person": {"date_of_birth": "1990-01-01"},
                         "marital_status": "never_married"})  # fmt: skip
    said = refused("calendar", "-", "--on", "2024-11-25", "--format", "ics", "--named", given=nobody)
    assert "person.family_name" in said


def test_a_law_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("[[table]", encoding="utf-8")
    assert "broken.toml" in refused("calendar", STEM, "--on", "2024-11-25", "--law", str(path))
    assert consolidated().laid_over == ()
