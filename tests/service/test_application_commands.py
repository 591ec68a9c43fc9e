"""The commands of applications that the walk of the documentation does not take, in processes of their own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.docs.blocks import blocks
from tests.service.running import Instance

NUMBER = "A000000001"
INVITED, LATER = "2025-06-02T16:00:00Z", "2025-06-12T16:00:00Z"
PAGE = "docs/how-to/walk-an-application.md"


class Commands:
    """Commands on one store at one instant after the other, each answered in JSON."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.at = INVITED

    @property
    def instance(self) -> Instance:
        return Instance(self.data, None, {"EXPRESS_ENTRY_CLOCK": self.at})

    def done(self, *words: str) -> Any:
        return json.loads(self.instance.done(*words, "--format", "json"))

    def of(self, verb: str, *words: str, by: str = "applicant") -> Any:
        return self.done("application", verb, NUMBER, *words, "--as", by)


@pytest.fixture
def commands(tmp_path: Path) -> Commands:
    """A store in which somebody was invited and has begun an application."""
    made = Commands(tmp_path / "data")
    for block in blocks(PAGE):
        if block.file:
            (tmp_path / block.file).write_text(block.text, "utf-8")
    made.instance.done("migrate")
    made.done("pool", "load", str(tmp_path / "profile.json"))
    basis = ("--basis", "A10.3(1)(h.1)", "--as", "officer.a")
    made.done("pool", "round", "draft", "1", "--grouping", "program", "--programs", "cec", "--invitations", "1", *basis)
    made.done("pool", "round", "authorise", "1", "--as", "officer.b")
    made.done("pool", "round", "run", "1", "--as", "officer.a")
    made.at = LATER
    assert made.done("application", "start", "E000000001", "--as", "applicant")["state"] == "draft"
    made.of("declare", str(tmp_path / "forms.yaml"))
    return made


def test_a_rehearsal_that_another_clock_moved_on_says_so_and_what_is_missing_has_its_name(commands: Commands) -> None:
    looked = commands.instance.run("application", "check", NUMBER)
    assert (looked.returncode, looked.stderr) == (3, "")
    assert re.search(r"^ +\S [A-Z][^:]+ \[principal/passport\]: ", looked.stdout, re.MULTILINE)
    commands.at = ""
    commands.of("pay", "processing", "--reference", "slip-1")
    commands.at = LATER
    told = commands.instance.run("application", "check", NUMBER).stderr
    assert f"{LATER} is before the last entry of the audit trail" in told


def test_an_incomplete_application_is_returned_and_repaid_from_the_command_line(commands: Commands) -> None:
    commands.of("pay", "processing", "--reference", "slip-1")
    assert commands.of("submit", "--signature", "Ana", "--incomplete")["state"] == "received"
    commands.of("assign", "--to", "officer.c", by="desk.head")
    returned = commands.of("return", "--note", "no documents", by="officer.c")
    assert (returned["state"], [row["amount"] for row in returned["refunds"]]) == ("returned", [950])
    repaid = commands.of("pay", "processing", "--repay", "--reference", "back-1", by="officer.c")
    assert repaid["refunds"][0]["repaid"] is not None
    _is_shown_with_its_note(commands)


def _is_shown_with_its_note(commands: Commands) -> None:
    """What was asked to be corrected and was not goes with the record wherever it is shown."""
    field = ("--field", "profile.person.passport.expires", "--text", "It was renewed.")
    asked = commands.done("privacy", "correct", NUMBER, *field, "--as", "applicant")
    refused = ("--refuse", "--reason", "The copy says otherwise.", "--as", "officer.c")
    commands.done("privacy", "settle", asked["code"], *refused)
    (note,) = commands.done("application", "show", NUMBER)["corrections"]
    assert (note["words"], note["state"]) == ("It was renewed.", "refused")
    shown = commands.instance.done("application", "show", NUMBER)
    for said in (
        "Asked to be corrected, and not corrected",
        "It was renewed.",
        "The copy says otherwise.",
        "officer.c",
    ):
        assert said in " ".join(shown.split())


def test_a_refusal_takes_two_officers_from_the_command_line(commands: Commands, tmp_path: Path) -> None:
    commands.of("submit", "--signature", "Ana", "--incomplete")
    commands.of("assign", "--to", "officer.b", by="desk.head")
    left = ("application", "assign", "--to", "officer.b", "--left", "--as", "desk.head")
    assert "1" in commands.instance.done(*left)
    assert [each["number"] for each in commands.done("application", "list", "--queue", "without_owner")] == [NUMBER]
    commands.of("assign", "--to", "officer.c", by="desk.head")
    commands.of("complete", "--note", "beyond control", by="officer.c")
    asked = commands.of("request", "--kind", "fairness", "--text", "…", "--by", "2025-06-20", by="officer.c")
    letter = str(asked["letters"][0]["id"])
    assert (
        commands.of("letter", letter, "--by", "2025-06-25", by="officer.c")["letters"][0]["answer_by"] == "2025-06-25"
    )
    commands.of("answer", letter, "--text", "…")
    commands.of("letter", letter, "--close", by="officer.c")
    commands.of("note", "--text", "…", by="officer.c")
    (tmp_path / "moved.yaml").write_text("family: []\n", "utf-8")
    changed = commands.of("change", "address", "--on", "2025-06-11", "--form", str(tmp_path / "moved.yaml"))
    assert changed["changes"][0]["consequences"]
    commands.of("seen", str(changed["changes"][0]["id"]), by="officer.c")
    commands.of("track", "security", "--to", "not_met", "--note", "…", by="officer.c")
    refusal = ("--reasons", "…", "--provision", "A34(1)")
    assert commands.of("refuse", *refusal, by="officer.c")["decisions"][0]["state"] == "proposed"
    assert "officer.c" in commands.instance.refused("application", "confirm", NUMBER, "--as", "officer.c")
    assert commands.of("confirm", "--back", "…", by="officer.d")["decisions"][0]["state"] == "sent_back"
    commands.of("refuse", *refusal, by="officer.c")
    assert commands.of("confirm", by="officer.d")["state"] == "refused"
    assert commands.done("application", "list", "--queue", "refunds") == []


def test_a_draft_can_be_thrown_away_and_another_begun(commands: Commands) -> None:
    assert commands.of("discard")["state"] == "discarded"
    again = commands.done("application", "start", "E000000001", "--as", "applicant")
    assert again["number"] == "A000000002"
    assert [each["kind"] for each in commands.done("application", "deadlines", "A000000002")] == ["invitation"]
