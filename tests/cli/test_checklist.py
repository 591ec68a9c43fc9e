"""``express-entry checklist``: what it prints, what it writes and where, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import COUPLE, ENGINEER, MINIMAL, json_of, refused, text_of

DAY = ("--on", "2025-09-01")


def test_the_page_names_people_documents_and_reasons_with_their_provisions() -> None:
    page = text_of("checklist", COUPLE, *DAY, "--program", "fsw", "--invited", "2025-09-01")
    assert page.startswith("Document checklist as of 2025-09-01\n")
    for words in (
        "Principal applicant",
        "Spouse or common-law partner",
        "Child no. 2",
        "principal/police_certificate/NO",
    ):
        assert words in page
    assert "2025-10-31  the last day of the invitation" in page
    assert "(R76(1)(b), 77, 82(2), 87.2(5))" in page.replace("\n                                            ", " ")


def test_the_document_is_that_of_the_class_asked_for() -> None:
    found = json_of("checklist", ENGINEER, "--on", "2025-03-24", "--program", "cec")
    assert found["format"] == "express-entry/checklist@1"
    assert found["programs"] == ["cec"]
    funds = next(item for item in found["items"] if item["document"] == "proof_of_funds")
    assert funds["substituted"] is True


def test_the_format_asked_for_is_written_where_the_name_says_or_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, beginning in (
        ("a.html", b"<!DOCTYPE"),
        ("a.pdf", b"%PDF-"),
        ("a.ics", b"BEGIN:VCALENDAR"),
        ("a.txt", b"Doc"),
    ):
        assert text_of("checklist", COUPLE, *DAY, "-o", name) == f"Written: {name}\n"
        assert Path(name).read_bytes().startswith(beginning)
    assert text_of("checklist", COUPLE, *DAY, "-o", "a.json", "--lang", "fr") == "Écrit : a.json\n"
    assert json.loads(Path("a.json").read_text("utf-8")) == json_of("checklist", COUPLE, *DAY, "--lang", "fr")
    assert text_of("checklist", COUPLE, *DAY, "--format", "ics").startswith("BEGIN:VCALENDAR")
    said = text_of("checklist", COUPLE, *DAY, "--format", "pdf", "--lang", "fr")
    assert said == "Écrit : couple-checklist-2025-09-01.fr.pdf\n"
    given = Path(MINIMAL).read_bytes()
    said = text_of("checklist", "-", *DAY, "--format", "html", given=given)
    assert said == "Written: profile-checklist-2025-09-01.en.html\n"


def test_what_a_profile_does_not_state_may_be_said_beside_it() -> None:
    options = ("--know", "represented=yes", "--know", "names_differ=no", "--know", "adopted=child-2")
    found = json_of("checklist", COUPLE, *DAY, *options, "--have", "principal/photo=2025-08-01")
    items = {item["id"]: item for item in found["items"]}
    assert items["principal/use_of_representative"]["needed"] == "met"
    assert "principal/name_change" not in items
    assert {name for name in items if "adoption" in name} == {"child-2/adoption_papers"}
    assert items["principal/photo"]["relied_until"] == "2026-02-01"
    assert found["unknown"] == ["circumstances.releases_data"]
    nobody = json_of("checklist", COUPLE, *DAY, "--know", "adopted=none")
    assert not [item for item in nobody["items"] if item["document"] == "adoption_papers"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--program", "atlantic"), '--program: "atlantic" is not known. Accepted: fsw, cec, fst, pnp.'),
        (("--category", "pilots"), '--category: "pilots" is not known. Accepted: '),
        (("--invited", "soon"), '--invited: "soon" is not a day.'),
        (("--format", "doc"), '--format: "doc" is not known. Accepted: text, json, html, pdf, ics.'),
        (("-o", "list.doc"), '--output: "list.doc" does not say what to write'),
        (("-o", "list.pdf", "--format", "html"), '--output: "list.pdf" does not say what to write'),
        (("--paper", "a3"), '--paper: "a3" is not known.'),
        (("--know", "represented=maybe"), '--know: "represented=maybe" cannot be used. Accepted: represented,'),
        (("--know", "adopted=child-9"), '--know adopted: "child-9" is not known. Accepted: none, child-1, child-2.'),
        (("--have", "photo"), '--have: "photo" cannot be used. Accepted: the id of a document'),
        (
            ("--have", "principal/crown=2025-01-01"),
            '--have: "principal/crown" is not known. Accepted: principal/passport,',
        ),
        (("--have", "principal/photo=soon"), '--have: "soon" is not a day.'),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_is_accepted(options: tuple[str, ...], said: str) -> None:
    assert refused("checklist", COUPLE, *DAY, *options).startswith(f"Error: {said}")


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    assert refused("checklist", COUPLE, *DAY, "-o", str(tmp_path / "nowhere" / "list.json")).startswith(
        "Error: --output: "
    )
