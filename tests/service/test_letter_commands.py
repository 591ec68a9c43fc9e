"""Letters, notices and calendars from the command line, in processes of their own, as the pages show them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from express_entry.correspondence.timetable import timetable
from tests.docs.blocks import blocks, text_of
from tests.service.test_application_commands import NUMBER, Commands, commands

__all__ = ["commands"]

PAGES = ("docs/how-to/letters-and-notices.md", "docs/how-to/letters-and-notices.fr.md")


@pytest.fixture
def told(commands: Commands) -> Commands:
    """An application that was found complete, of somebody who has an account."""
    commands.instance.done("account", "create", "ana@example.org")
    granted = (
        "INSERT INTO accounts_grant (user_id, role, person_id, province, granted, granted_by) "
        "SELECT u.id, 'candidate', p.person_id, '', u.created, 'system' FROM accounts_user u, pool_profile p"
    )
    commands.instance.query(granted)
    commands.of("submit", "--signature", "Ana", "--incomplete")
    commands.of("assign", "--to", "officer.c", by="desk.head")
    commands.of("complete", "--note", "beyond control", by="officer.c")
    return commands


def lines_of(page: str) -> list[list[str]]:
    found = [shlex.split(line) for block in blocks(page) if block.language == "sh" for line in block.text.splitlines()]
    assert {words[0] for words in found} == {"express-entry"}
    return [words[1:] for words in found]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_page_does_what_it_is_for(told: Commands, tmp_path: Path, page: str) -> None:
    addresses, printed = [], {}
    accepted = (
        "INSERT INTO pool_nomination (profile_id, province, certificate, issued, state, offered, answer_by, accepted) "
        "SELECT id, 'ON', 'ON-1', '2026-01-02', 'accepted', submitted, '2026-02-01', submitted FROM pool_profile"
    )
    told.instance.query(accepted)
    for words in lines_of(page):
        at = words.index("--output") + 1 if "--output" in words else 0
        if at:
            words[at] = str(tmp_path / words[at])
        said = told.instance.done(*words)
        printed[" ".join(words[:3])] = said
        addresses += re.findall(r"^calendar/[\w-]{43}\.ics$", said, re.MULTILINE)
    assert len(addresses) == 1
    assert "Acknowledgement of receipt" in printed[f"application letters {NUMBER}"]
    assert "Sent: 1." in printed["notices send"] or "Sent: 1." in "".join(printed.values())
    made = {path.suffix: path.read_bytes() for path in tmp_path.iterdir() if path.suffix in {".html", ".pdf", ".ics"}}
    assert (made[".html"][:15], made[".pdf"][:5]) == (b"<!DOCTYPE html>", b"%PDF-")
    assert made[".ics"].startswith(b"BEGIN:VCALENDAR")
    assert len(list((told.data / "service.mail").glob("*.eml"))) == 1


def test_a_letter_opened_twice_is_the_same_to_the_byte(told: Commands, tmp_path: Path) -> None:
    read = ("application", "read", NUMBER, "acknowledgement-1", "--as", "applicant", "--output")
    for name in ("one.pdf", "two.pdf", "one.html", "two.html"):
        told.instance.done(*read, str(tmp_path / name))
    for kind in ("pdf", "html"):
        assert (tmp_path / f"one.{kind}").read_bytes() == (tmp_path / f"two.{kind}").read_bytes()


def test_what_cannot_be_is_refused_with_what_is_accepted(told: Commands, tmp_path: Path) -> None:
    read = ("application", "read", NUMBER)
    assert ".pdf" in told.instance.refused(*read, "1", "--as", "a", "--output", str(tmp_path / "letter.doc"))
    assert "pdf" in told.instance.refused(*read, "1", "--as", "a", "--format", "pdf")
    assert "99" in told.instance.refused(*read, "99", "--as", "a")
    assert "--renew" in told.instance.refused("application", "calendar", NUMBER, "--renew", "--revoke")
    assert "given_up" in told.instance.refused("notices", "list", "--state", "lost")
    assert "7" in told.instance.refused("notices", "retry", "7", "--as", "officer.c")
    smtp = {**told.instance.more, "EXPRESS_ENTRY_SMTP": "http://a", "EXPRESS_ENTRY_MAIL_FROM": "x"}
    wrong = type(told.instance)(told.data, None, smtp).refused("notices", "send")
    assert "EXPRESS_ENTRY_SMTP" in wrong
    assert "EXPRESS_ENTRY_MAIL_FROM" in wrong


def test_a_server_that_is_not_there_ends_the_run_with_its_own_code_and_loses_nothing(told: Commands) -> None:
    away = {
        **told.instance.more,
        "EXPRESS_ENTRY_SMTP": "smtp://127.0.0.1:9",
        "EXPRESS_ENTRY_MAIL_FROM": "no@example.ca",
    }
    ran = type(told.instance)(told.data, None, away).run("notices", "send")
    assert (ran.returncode, "ConnectionRefusedError" in ran.stderr) == (3, True)
    assert told.done("notices", "send")["done"]["sent"] == 1


@pytest.mark.parametrize("page", PAGES)
def test_the_page_has_the_days_of_the_timetable(page: str) -> None:
    shown = re.findall(r"^\| .+ \| (\d[\d, ]*)(;[^|]+)? \|$", text_of(page), re.MULTILINE)
    kinds = ("draft", "profile", "nomination", "invitation", "letter", "certificate", "visa")
    for kind, (before, after) in zip(kinds, shown, strict=True):
        days = sorted(timetable().days_before[kind], reverse=True)
        assert before == ", ".join(str(each) for each in days if each >= 0)
        assert bool(after) == (min(days) < 0)
