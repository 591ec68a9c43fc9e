"""The checklist as a page, a pdf and a calendar file: each says what the list says, and asks nothing of anybody."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime

import icalendar
import pypdf
import pytest

from express_entry.checklist import Checklist, Circumstances, derive
from express_entry.checklist.dates import dates_of
from express_entry.law import Language, consolidated
from express_entry.law.text import LANGUAGES
from express_entry.profile import Profile, load
from express_entry.reports.checklistics import checklist_ics
from express_entry.reports.checklistpage import compose_checklist
from express_entry.reports.ics import Options
from express_entry.reports.pdf import pdf
from express_entry.reports.report import Letterhead, Report
from express_entry.reports.webpage import webpage
from tests.reports.reporting import PROFILES
from tests.reports.test_webpage import Reader, squeezed

STAMP = datetime(2025, 9, 1, 12, tzinfo=UTC)
INVITED = date(2025, 9, 1)
PEOPLE = ("couple.yaml", "minimal.json", "stem-engineer.json", "nominee.json", "tradesperson.toml")


def made(name: str, **known: object) -> tuple[Checklist, Profile]:
    profile = load(PROFILES / name)
    circumstances = Circumstances(invited_on=INVITED, **known)  # type: ignore[arg-type]
    return derive(profile, consolidated(), on=INVITED, circumstances=circumstances), profile


def page_of(name: str, language: Language) -> Report:
    return compose_checklist(*made(name), Letterhead(prepared_for="A. Person"), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PEOPLE)
def test_the_page_says_every_item_and_everything_of_the_model_in_its_order(name: str, language: Language) -> None:
    report = page_of(name, language)
    reader = Reader(webpage(report))
    assert reader.open == []
    words = squeezed(" ".join(reader.words))
    place = 0
    for text in report.texts():
        found = words.find(squeezed(text), place)
        assert found >= 0, f"{text!r} is not there, or out of order"
        place = found
    for item in made(name)[0].items:
        assert squeezed(item.title.say(language)).replace("'", "’") in words


@pytest.mark.parametrize("name", PEOPLE)
def test_both_languages_have_the_same_tables_and_marks_and_different_words(name: str) -> None:
    english, french = (Reader(webpage(page_of(name, language))) for language in LANGUAGES)
    shapes = [[(tag, attributes.get("class")) for tag, attributes in each.elements] for each in (english, french)]
    assert shapes[0] == shapes[1]
    assert english.words != french.words


def test_a_test_a_credential_a_job_and_a_relative_are_told_by_what_they_are_and_by_no_number() -> None:
    words = " ".join(Reader(webpage(page_of("couple.yaml", "en"))).words)
    for told in (
        "Language test result: IELTS General Training of 2025-01-18 (English)",
        "Educational credential assessment: bachelor’s degree or the like, Norway, 2014-06-20",
        "Proof of work experience: work from 2020-02-01 as 31301 Registered nurses",
        "Language test result: CELPIP-General of 2025-02-22 (English)",
        "Relative’s residence in Canada: relative no. 1 (brother or sister)",
    ):
        assert told in words
    for numbered in ("result no. 1", "assessment no. 1", "experience no. 1", "Canada no. 1"):
        assert numbered not in words


def test_the_days_of_two_results_are_told_apart() -> None:
    said = [each.reason.say("en") for each in dates_of(made("couple.yaml")[0]) if each.kind == "runs_out"]
    assert any("IELTS General Training of 2025-01-18" in each for each in said)
    assert any("CELPIP-General of 2025-02-22" in each for each in said)


def test_every_table_has_a_caption_heads_and_a_head_for_each_row_and_nothing_is_loaded() -> None:
    text = webpage(page_of("couple.yaml", "fr"))
    reader = Reader(text)
    tags = [tag for tag, _ in reader.elements]
    assert tags.count("caption") == tags.count("table") > 4
    assert tags.count("tr") == tags.count("table") + [a.get("scope") for _, a in reader.elements].count("row")
    assert not {"script", "link", "iframe"} & set(tags)
    assert not re.search(r'(?:src|href)="(?!#)', text)
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_no_path_of_the_document_is_left_for_a_reader_to_guess_at() -> None:
    words = " ".join(Reader(webpage(page_of("minimal.json", "en"))).words)
    assert not re.search(r"\b(circumstances|spouse|dependants\[\d\]|nomination|person)\.[a-z_]+", words)


def test_the_pdf_is_tagged_and_says_the_title_and_each_person() -> None:
    checklist, _ = made("couple.yaml")
    reader = pypdf.PdfReader(io.BytesIO(pdf(page_of("couple.yaml", "en")).data))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "/StructTreeRoot" in reader.root_object
    assert "Document checklist" in text
    for name in checklist.people.values():
        assert f"{name.en[:1].upper()}{name.en[1:]}" in text


def test_the_same_list_gives_the_same_pdf() -> None:
    assert pdf(page_of("nominee.json", "fr")).data == pdf(page_of("nominee.json", "fr")).data


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_date_is_an_event_of_a_whole_day_that_keeps_its_identity(language: Language) -> None:
    checklist, profile = made("couple.yaml")
    events = events_of(checklist_ics(checklist, profile, stamped=STAMP, options=Options(language)))
    assert [event.decoded("dtstart") for event in events] == [item.day for item in dates_of(checklist)]
    assert len({str(event["uid"]) for event in events}) == len(events) > 3
    assert {str(event["class"]) for event in events} == {"PRIVATE"}
    again = events_of(checklist_ics(checklist, profile, stamped=STAMP.replace(hour=15), options=Options(language)))
    assert [event["uid"] for event in again] == [event["uid"] for event in events]


def test_a_moved_deadline_moves_its_event_and_adds_none() -> None:
    profile = load(PROFILES / "couple.yaml")
    one, other = (
        derive(profile, consolidated(), on=INVITED, circumstances=Circumstances(deadline=day, program="fsw"))
        for day in (date(2025, 12, 20), date(2025, 12, 24))
    )
    first, second = (by_uid(checklist_ics(each, profile, stamped=STAMP)) for each in (one, other))
    assert first.keys() == second.keys()
    assert sorted(first.values()) != sorted(second.values())


def test_neither_names_nor_references_go_into_a_calendar_and_a_list_without_dates_says_so() -> None:
    profile = load(PROFILES / "couple.yaml")
    data = checklist_ics(made("couple.yaml")[0], profile, stamped=STAMP).decode()
    assert "Hansen" not in data.replace("\r\n ", "")
    empty = derive(load(PROFILES / "minimal.json"), consolidated(), on=INVITED)
    (event,) = events_of(checklist_ics(empty, load(PROFILES / "minimal.json"), stamped=STAMP))
    assert event.decoded("dtstart") == INVITED


def test_an_instant_without_a_time_zone_is_refused() -> None:
    checklist, profile = made("nominee.json")
    with pytest.raises(ValueError, match="time zone"):
        checklist_ics(checklist, profile, stamped=STAMP.replace(tzinfo=None))


def events_of(data: bytes) -> list[icalendar.Event]:
    return [each for each in icalendar.Calendar.from_ical(data).walk("VEVENT") if isinstance(each, icalendar.Event)]


def by_uid(data: bytes) -> dict[str, date]:
    return {str(event["uid"]): event.decoded("dtstart") for event in events_of(data)}
