"""The result on a page: the same report that is handed over as a pdf, on any day, and everything to take along."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from express_entry.law.text import LANGUAGES, Language
from express_entry.pages import sealed
from express_entry.pages.result import checklist_of, report_of
from express_entry.pages.sealed import Answers, seal
from express_entry.pool.laws import service_law
from express_entry.profile import load, parse
from tests.pages.visitor import Visitor

EXAMPLES = Path(__file__).parents[2] / "examples" / "profiles"
DAY = date(2023, 7, 5)
ON = {"on.year": "2023", "on.month": "07", "on.day": "05"}


def state(day: date = DAY) -> str:
    """The answers of the example, as they travel."""
    tree = json.loads(load_bytes())
    return seal(Answers(day, tree))


def load_bytes() -> bytes:
    return (EXAMPLES / "stem-engineer.json").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_everything_that_the_report_says(language: Language, visitor: Visitor) -> None:
    visitor.language = language
    shown = visitor.sends("result", {"state": state()})
    report = report_of(Answers(DAY, json.loads(load_bytes())).interview(service_law()), language)
    plain = " ".join(unescape(re.sub(r"<[^>]+>", " ", shown.html)).split())
    missing = [text for text in report.texts() if " ".join(text.split()) not in plain and text != report.title]
    assert not missing
    assert shown.html.count('role="img"') == 2, "the drawing, for a screen and for a phone"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checklist_says_everything_that_its_report_says(language: Language, visitor: Visitor) -> None:
    visitor.language = language
    shown = visitor.sends("checklist", {"state": state()})
    report = checklist_of(Answers(DAY, json.loads(load_bytes())).interview(service_law()), language)
    plain = " ".join(unescape(re.sub(r"<[^>]+>", " ", shown.html)).split())
    assert not [text for text in report.texts() if " ".join(text.split()) not in plain]


def test_another_day_gives_the_result_of_that_day_and_the_answers_keep_it(visitor: Visitor) -> None:
    shown = visitor.sends("result", {"state": state(date(2026, 11, 2)), **ON})
    assert "July 5, 2023" in shown.text.replace("\u00a0", " ")
    assert shown.value("on.year") == "2023"
    again = visitor.sends("answers")
    assert again.title == "Check your answers"
    assert "July 5, 2023" in visitor.sends("result").text.replace("\u00a0", " ")


@pytest.mark.parametrize("typed", [("2014", "12", "31"), ("2023", "02", "30"), ("2300", "1", "1"), ("20", "x", "")])
def test_a_day_that_cannot_be_assessed_is_told_with_those_that_can(
    typed: tuple[str, str, str], visitor: Visitor
) -> None:
    parts = dict(zip(("on.year", "on.month", "on.day"), typed, strict=True))
    shown = visitor.sends("result", {"state": state(), **parts})
    assert shown.status == 400
    assert "a day from January 1, 2015 to" in shown.text.replace("\u00a0", " ")
    assert "July 5, 2023" in shown.text.replace("\u00a0", " "), "the result of the day before is still there"
    assert visitor.sends("questions", {"begin": "yes", **parts}).status == 400


def test_a_day_before_the_person_was_born_is_told_beside_the_answers(visitor: Visitor) -> None:
    tree = {**json.loads(load_bytes()), "person": {"date_of_birth": "2020-01-01"}}
    for name in ("result", "checklist"):
        shown = visitor.sends(name, {"state": seal(Answers(date(2019, 1, 1), tree))})
        assert shown.title == "Check your answers"
        assert "There is a problem" in shown.text


@pytest.mark.parametrize(
    ("file", "language", "name", "kind", "begins"),
    [
        ("pdf", "en", "express-entry-result-2023-07-05.pdf", "application/pdf", b"%PDF-"),
        ("pdf", "fr", "entree-express-resultat-2023-07-05.pdf", "application/pdf", b"%PDF-"),
        ("checklist", "fr", "entree-express-liste-de-controle-2023-07-05.pdf", "application/pdf", b"%PDF-"),
        ("ics", "en", "express-entry-dates-2023-07-05.ics", "text/calendar; charset=utf-8", b"BEGIN:VCALENDAR"),
        ("json", "fr", "entree-express-resultat-2023-07-05.json", "application/json", b"{"),
        ("profile", "en", "express-entry-profile-2023-07-05.json", "application/json", b"{"),
    ],
)
def test_a_file_to_take_along_is_what_it_is_called(
    file: str, language: Language, name: str, kind: str, begins: bytes, visitor: Visitor
) -> None:
    visitor.language = language
    shown = visitor.sends("download", {"state": state(), "file": file})
    assert (shown.status, shown.headers["Content-Type"]) == (200, kind)
    assert shown.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert shown.data.startswith(begins)


def test_the_result_for_programs_is_the_assessment_document(visitor: Visitor) -> None:
    document = json.loads(visitor.sends("download", {"state": state(), "file": "json"}).data)
    assert document["on"] == "2023-07-05"
    assert document["rounds"]["would_have_been_invited"]
    assert str(document["crs"]["total"]) in visitor.sends("result", {"state": state()}).text


def test_a_file_of_no_kind_is_not_there(visitor: Visitor) -> None:
    assert visitor.sends("download", {"state": state(), "file": "exe"}).status == 404


# --- opening what was saved ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["stem-engineer.json", "couple.yaml", "tradesperson.toml", "minimal.json"])
def test_a_saved_document_is_opened_with_all_that_it_states(name: str, visitor: Visitor) -> None:
    path = EXAMPLES / name
    shown = visitor.uploads(name, path.read_bytes())
    assert shown.title == "Check your answers"
    saved = visitor.sends("download", {"file": "profile"})
    assert parse(saved.data) == load(path)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("me.json", b"{", "JSON"),
        ("me.json", b"", "empty"),
        ("me.pdf", b"%PDF-1.7\0\1", "There is a problem"),
        ("me.json", b'{"format": "express-entry/profile@1", "person": {"date_of_birth": "x"}}', "marital_status"),
        ("me.json", b"[]", "There is a problem"),
        ("me.json", b" " * (2**20 + 1), "larger than this page takes"),
    ],
)
def test_a_document_that_cannot_be_opened_is_told_with_every_problem(
    name: str, data: bytes, said: str, visitor: Visitor
) -> None:
    shown = visitor.uploads(name, data)
    assert (shown.status, shown.title) == (400, "Open a document that you saved")
    assert said in shown.text


def test_a_document_too_large_to_travel_is_told_before_anything_is_lost(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "MOST_CHARACTERS", 500)
    assert "larger than this page takes" in visitor.uploads("me.json", load_bytes()).text


def test_without_a_document_one_is_asked_for(visitor: Visitor) -> None:
    assert "Choose a document" in visitor.sends("open", {}).text
