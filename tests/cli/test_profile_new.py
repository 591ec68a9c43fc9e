"""``express-entry profile new``: a whole interview, cut off anywhere, in a pipe and on a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from express_entry.cli.faults import IN_PART, INTERRUPTED
from express_entry.cli.interview_file import ENDING
from express_entry.law.text import LANGUAGES, Language
from tests.cli.running import PROFILES, ROOT, environment_of, ran, refused, started

DIALOGUE = [
    ("The day of birth", "1992-07-04"),
    ("The marital status", "married"),
    ("They come along to Canada?", "yes"),
    ("A citizen or permanent resident of Canada?", "no"),
    ("The day of birth", "1990-02-17"),
    ("Any diploma", "no"),
    ("Any test of English or French?", "yes"),
    ("The test", "celpip"),
    ("The day of the sitting", "2025-02-22"),
    ("The day on the report", ""),
    ("The score for speaking [0 to 12, in steps of 1]", "7"),
    ("The score for listening", "9"),
    ("The score for reading", "8"),
    ("The score for writing", "M"),
    ("Another sitting", ""),
    ("Any work", ""),
    ("Any children", "yes"),
    ("The day of birth", "2018-10-12"),
    ("Another child?", "no"),
    ("The status", "9"),
    ("The province or territory in which", "Ontario"),
    ("Any diploma", "yes"),
    ("Its level", "bachelor"),
    ("The country of study", "Norway"),
    ("The day it was completed", "2014-6-20"),
    ("Is there an educational credential assessment", "yes"),
    ("The organization", "WES"),
    ("The day of the report", "2024-11-08"),
    ("The Canadian level found", "5"),
    ("Another diploma", "no"),
    ("Any test of English or French?", "yes"),
    ("The test", "1"),
    ("The day of the sitting", "2025-01-18"),
    ("The day on the report", ""),
    ("The score for speaking", "7,5"),
    ("The score for listening", "8.5"),
    ("The score for reading", "7.5"),
    ("The score for writing", "7"),
    ("Another sitting", "no"),
    ("Any work", "yes"),
    ("The occupation", "nurse registered"),
    ("The occupation", "1"),
    ("The country where", "norge"),
    ("The country where", "NO"),
    ("The first day worked", "2014-09-01"),
    ("The last day worked", ""),
    ("Hours a week", "35,5"),
    ("Paid?", "yes"),
    ("Another job?", "no"),
    ("A certificate of qualification", "no"),
    ("An offer of employment", ""),
    ("A nomination", "no"),
    ("Any relatives", "yes"),
    ("The relationship", "brother or sister"),
    ("To whom", "2"),
    ("A citizen or permanent resident of Canada?", "yes"),
    ("18 or over?", "yes"),
    ("Living in Canada?", "-"),
    ("Another relative?", "no"),
    ("The amount", "39 990,00"),
    ("Its currency", "cad"),
    ("The day of the amount", "2025-03-01"),
    ("Any service in the military", "no"),
]
"""What is asked, and what is typed."""

LINES = [typed for _, typed in DIALOGUE]

DOCUMENT = {
    "format": "express-entry/profile@1",
    "person": {"date_of_birth": "1992-07-04", "in_canada": {"status": "none"}},
    "intended_province": "ON",
    "marital_status": "married",
    "spouse": {
        "accompanying": True,
        "citizen_or_permanent_resident": False,
        "date_of_birth": "1990-02-17",
        "education": [],
        "language_tests": [
            {"test": "CELPIP-G", "taken": "2025-02-22", "listening": 9, "reading": 8, "writing": "M", "speaking": 7}
        ],
    },
    "dependants": [{"date_of_birth": "2018-10-12"}],
    "education": [
        {
            "credential": "bachelor",
            "country": "NO",
            "completed": "2014-06-20",
            "assessment": {"organization": "WES", "issued": "2024-11-08", "equivalent_to": "bachelor"},
        }
    ],
    "language_tests": [
        {"test": "IELTS-GT", "taken": "2025-01-18", "listening": 8.5, "reading": 7.5, "writing": 7, "speaking": 7.5}
    ],
    "work": [{"noc": "31301", "country": "NO", "from": "2014-09-01", "to": None, "hours_per_week": 35.5, "paid": True}],
    "certificate_of_qualification": None,
    "job_offer": None,
    "nomination": None,
    "relatives_in_canada": [
        {"relationship": "sibling", "of": "spouse", "citizen_or_permanent_resident": True, "age_18_or_over": True}
    ],
    "settlement_funds": {"amount": "39990.00", "currency": "CAD", "as_of": "2025-03-01"},
    "foreign_military_service": [],
}


def typed(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def document(path: Path) -> Any:
    return json.loads(path.read_bytes())


def asked_in(output: str) -> list[str]:
    """The questions that were asked, each with what was typed behind it."""
    return [line.strip() for line in output.splitlines() if re.match(r"  \S.* > ", line)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile.json"


# --- a whole interview ------------------------------------------------------------------------------------------------


def test_a_whole_interview_writes_the_document_and_ends_with_its_assessment(path: Path) -> None:
    result = ran("profile", "new", "-o", str(path), given=typed(LINES))
    assert (result.exit_code, result.stderr) == (0, "")
    assert document(path) == DOCUMENT
    assert list(document(path)) == list(DOCUMENT), "in the order in which the document is described"
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    questions = asked_in(result.stdout)
    assert len(questions) == len(DIALOGUE)
    for line, (asked, answered) in zip(questions, DIALOGUE, strict=True):
        assert line.startswith(asked)
        assert line.endswith(f"> {answered}".rstrip())
    assert "→ 31301 Registered nurses and registered psychiatric nurses" in result.stdout
    assert re.search(r"^Assessment on \d{4}-\d\d-\d\d$", result.stdout, re.MULTILINE)
    assert ran("profile", "check", str(path)).exit_code == 0


def test_a_whole_interview_in_french_gives_the_same_document(path: Path) -> None:
    french = {
        "yes": "oui",
        "no": "non",
        "Ontario": "ontario",
        "Norway": "Norvège",
        "brother or sister": "frère ou sœur",
    }
    french |= {"nurse registered": "infirmier autorisé", "norge": "NO"}
    lines = [french.get(line, line) for line in LINES]
    del lines[LINES.index("norge") + 1]
    result = ran("profile", "new", "-o", str(path), "--lang", "fr", given=typed(lines))
    assert (result.exit_code, result.stderr) == (0, "")
    assert document(path) == DOCUMENT
    assert "Toutes les questions ont une réponse." in result.stdout
    assert not re.search(r"\b(the|whether|yes|no)\b", result.stdout.partition("Toutes les questions")[0])


def test_without_a_name_the_profile_is_profile_json_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran("profile", "new", given=typed(LINES[:3]))
    assert document(tmp_path / "profile.json")["marital_status"] == "married"


def test_what_is_written_is_for_its_owner_alone(path: Path) -> None:
    ran("profile", "new", "-o", str(path), given=typed(LINES[:10]))
    beside = path.with_name(f"{path.name}{ENDING}")
    assert {stat.S_IMODE(each.stat().st_mode) for each in (path, beside)} == {0o600}


# --- stopped, and gone on with ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", range(0, len(LINES), 3))
def test_answers_that_end_anywhere_are_saved_and_the_same_command_goes_on(path: Path, cut: int) -> None:
    first = ran("profile", "new", "-o", str(path), given=typed(LINES[:cut]))
    assert (first.exit_code, first.stderr) == (IN_PART, "")
    said = "the same command goes on from there" if cut else "Nothing was answered."
    assert said in " ".join(first.stdout.split())
    # Words of an occupation or a country that wait for a choice are no answer yet.
    waits = bool(cut) and LINES[cut - 1] in ("nurse registered", "norge")
    rest = LINES[cut - waits :]
    second = ran("profile", "new", "-o", str(path), given=typed(rest))
    assert (second.exit_code, second.stderr) == (0, "")
    assert asked_in(second.stdout)[0].startswith(DIALOGUE[cut - waits][0])
    assert document(path) == DOCUMENT


def test_an_interview_of_one_answer_at_a_time_gives_the_same_document(path: Path) -> None:
    lines = iter(LINES)
    for line in lines:
        given = [line, next(lines)] if line == "nurse registered" else [line]
        result = ran("profile", "new", "-o", str(path), given=typed(given))
    assert result.exit_code == 0
    assert document(path) == DOCUMENT


KILLED = """
import io, os, signal, sys
kill_before, *sys.argv[1:] = sys.argv[1:]
watched = {os.open, io.open, os.fsync, os.replace}
calls = []

def watch(frame, event, called):
    if event == "c_call" and frame.f_code.co_filename.endswith("wholefile.py"):
        if called in watched or isinstance(getattr(called, "__self__", None), io.IOBase):
            if len(calls) == int(kill_before):
                os.kill(os.getpid(), signal.SIGKILL)
            calls.append(called.__name__)

from express_entry.cli.main import run
sys.setprofile(watch)
try:
    run()
finally:
    sys.setprofile(None)
    print(*calls, file=sys.stderr)
"""


def test_a_program_that_is_killed_at_any_moment_has_saved_every_answer_up_to_then(path: Path) -> None:
    spoken = LINES[:6]
    ran("profile", "new", "-o", str(path), given=typed(spoken))
    beside = path.with_name(f"{path.name}{ENDING}")
    married = path.read_bytes()
    # Back to the marital status: the spouse goes from the document, and is kept beside it.
    back = ["<"] * 5 + ["single"]

    def saving(kill_before: int) -> subprocess.CompletedProcess[str]:
        path.write_bytes(married)
        beside.unlink(missing_ok=True)
        command = [sys.executable, "-c", KILLED, str(kill_before), "profile", "new", "-o", str(path)]
        return subprocess.run(
            command, env=environment_of(), input=typed(back), capture_output=True, text=True, check=False
        )

    calls = saving(-1).stderr.split()
    single = path.read_bytes()
    assert calls.count("replace") == 2
    assert "spouse" not in json.loads(single)
    seen = set()
    for place in range(len(calls)):
        assert saving(place).returncode == -signal.SIGKILL
        now = path.read_bytes()
        seen.add(now)
        assert now in (married, single)
        # Married again: whatever the moment was, nothing of the spouse is lost.
        again = ran("profile", "new", "-o", str(path), given=typed([*["<"] * 9, "", "married"]))
        assert again.exit_code == IN_PART
        assert document(path)["spouse"] == json.loads(married)["spouse"]
    assert seen == {married, single}


def test_a_finished_profile_is_gone_on_with_and_only_what_it_leaves_open_is_asked(path: Path) -> None:
    ran("profile", "new", "-o", str(path), given=typed(LINES))
    result = ran("profile", "new", "-o", str(path), given=typed(["", ""]))
    assert asked_in(result.stdout)[0].startswith("The day on the report")
    assert ran("profile", "new", "-o", str(path), given=typed([""] * 20)).exit_code == 0
    assert document(path) == DOCUMENT


@pytest.mark.parametrize("name", ["software-engineer.json", "minimal.json"])
def test_a_profile_that_somebody_wrote_keeps_everything_that_it_states(path: Path, name: str) -> None:
    path.write_bytes((PROFILES / name).read_bytes())
    result = ran("profile", "new", "-o", str(path), given="\n" * 60)
    assert (result.exit_code, result.stderr) == (0, "")
    before, after = json.loads((PROFILES / name).read_bytes()), document(path)
    assert {key: after[key] for key in before} == before
    added = {key: after[key] for key in after.keys() - before.keys()}
    assert set(map(json.dumps, added.values())) <= {"null", "[]"}


# --- going about ------------------------------------------------------------------------------------------------------


def test_a_question_can_be_explained_gone_back_to_kept_and_left_open(path: Path) -> None:
    lines = ["?", "1992-07-04", "7", "<", "", "<", "<", "1993-07-04", "single", "no", "3", "?", "-", "<", "<", ">"]
    result = ran("profile", "new", "-o", str(path), given=typed(lines))
    assert result.exit_code == IN_PART
    words = " ".join(result.stdout.split())
    assert "Accepted: a calendar date written YYYY-MM-DD" in words
    assert "No profile can be without it." in words
    assert "[YYYY-MM-DD; now: 1992-07-04]" in words
    assert "The marital status [now: the marriage was annulled]" in words
    assert "The day it expires [YYYY-MM-DD] > -" in words
    assert "The status [now: temporary resident with a work permit] > >" in words
    assert document(path) == {
        "format": "express-entry/profile@1",
        "person": {"date_of_birth": "1993-07-04", "in_canada": {"status": "worker"}},
        "marital_status": "never_married",
        "dependants": [],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_checked_at_once_and_what_is_accepted_is_said(path: Path, language: Language) -> None:
    wrong = ["yesterday", "1899-12-31", "2999-01-01", "", "1992-07-04", "0", "it depends"]
    result = ran("profile", "new", "-o", str(path), "--lang", language, given=typed(wrong))
    assert result.exit_code == IN_PART
    told = [" ".join(part.split()) for part in result.stdout.split("✗")[1:]]
    assert len(told) == 6
    accepted = "Accepted" if language == "en" else r"(?:Accepté|Valeurs acceptées)"
    assert all(re.search(rf"{accepted}\s?: ", each) for each in told)
    assert document(path)["person"] == {"date_of_birth": "1992-07-04"}
    assert "marital_status" not in document(path)


@pytest.mark.parametrize("variables", [{}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}])
def test_answers_are_read_as_utf8_and_bytes_that_are_none_are_refused(path: Path, variables: dict[str, Any]) -> None:
    given = b"1992-07-04\nmari\xe9\nMari\xc3\xa9\n\xff\xfe\n"
    done = started("profile", "new", "-o", str(path), "--lang", "fr", given=given, **variables)
    assert (done.returncode, done.stderr) == (IN_PART, b"")
    assert document(path)["marital_status"] == "married"
    assert done.stdout.decode("utf-8").count("✗") == 2


def test_an_answer_of_any_length_is_answered(path: Path) -> None:
    start = LINES[: LINES.index("nurse registered")]
    long = ["x" * 300, "x " * 3000, "9" * 5000, "y" * 50_000, "63200", "z" * 9000, "India"]
    result = ran("profile", "new", "-o", str(path), given=typed([*start, *long]))
    assert (result.exit_code, result.stderr) == (IN_PART, "")
    assert document(path)["work"][0] == {"noc": "63200", "country": "IN"}
    assert max(map(len, result.stdout.replace("> ", "\n").splitlines())) <= 10_000


def test_an_answer_that_contradicts_another_names_it_as_it_was_asked(path: Path) -> None:
    before = LINES.index("2014-09-01")
    lines = [*LINES[: before + 1], "2013-01-01", "<", "1991-01-01", "", "1993-01-01"]
    result = ran("profile", "new", "-o", str(path), given=typed(lines))
    words = " ".join(result.stdout.split())
    assert "is after the last, 2013-01-01 (see also: Job 1 · The first day worked)" in words
    assert "1991-01-01 is before the birth on 1992-07-04 (see also: The day of birth)" in words


def test_what_an_answer_puts_aside_and_what_is_doubtful_is_said(path: Path) -> None:
    result = ran("profile", "new", "-o", str(path), given=typed([*LINES[:6], *["<"] * 5, "single", "no", "citizen"]))
    words = " ".join(result.stdout.split())
    assert "Put aside, since it no longer applies or no longer fits: Spouse or partner · The day of birth." in words
    assert "Worth a second look: a citizen or permanent resident has no use for Express Entry" in words


def test_an_occupation_is_found_by_words_and_chosen_by_number_or_looked_for_again(path: Path) -> None:
    start = LINES[: LINES.index("nurse registered")]
    result = ran("profile", "new", "-o", str(path), given=typed([*start, "nurse", "99", "", "cook", "1"]))
    assert result.exit_code == IN_PART
    assert document(path)["work"] == [{"noc": "63200"}]
    assert "→ 63200 Cooks" in result.stdout
    assert "32101 Licensed practical nurses" in result.stdout


def test_a_code_of_the_older_classification_that_went_to_several_is_asked_about(path: Path) -> None:
    start = LINES[: LINES.index("nurse registered")]
    ran("profile", "new", "-o", str(path), given=typed([*start, "2173", "2"]))
    assert document(path)["work"] == [{"noc": "21231"}]


# --- what cannot be ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("-", "not the name of a file"),
        ("", "not the name of a file"),
        ("a\0b", "not the name of a file"),
        ("profile.yaml", "not named as a file in JSON"),
        ("profile.TOML", "not named as a file in JSON"),
        ("no/such/folder/profile.json", "there is no folder"),
    ],
)
def test_a_name_that_cannot_be_is_refused_before_anything_is_asked(named: str, said: str) -> None:
    assert said in refused("profile", "new", "-o", named, given=typed(LINES))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"my notes", "is not written as JSON writes it"),
        (b"", "is empty"),
        (b"[]", "is no profile"),
        (b'{"name": "something else"}', "is no profile"),
        (b'{"format": "express-entry/profile@2"}', "is no profile"),
        (b'{"format": "express-entry/profile@1", "marital_status": "maried"}', 'Did you mean "married"?'),
    ],
)
def test_a_file_that_is_no_sound_profile_is_named_and_left_alone(path: Path, content: bytes, said: str) -> None:
    path.write_bytes(content)
    assert said in refused("profile", "new", "-o", str(path), given=typed(LINES))
    assert path.read_bytes() == content


def test_what_stands_beside_a_document_and_is_none_of_ours_is_only_asked_again(path: Path) -> None:
    ran("profile", "new", "-o", str(path), given=typed(LINES[:10]))
    beside = path.with_name(f"{path.name}{ENDING}")
    for content in (b"", b"{", b"[]", b'{"format": "express-entry/interview@1", "passed": 5, "aside": []}'):
        beside.write_bytes(content)
        result = ran("profile", "new", "-o", str(path), given="")
        assert result.exit_code == IN_PART
        assert "The day on the report" in result.stdout


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    assert "cannot be read" in refused("profile", "new", "-o", str(tmp_path), given=typed(LINES))


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
from express_entry.cli.main import run
run()
"""


def test_without_room_on_the_disk_what_was_saved_before_stays_and_it_is_said(path: Path) -> None:
    command = [sys.executable, "-c", LIMITED, "profile", "new", "-o", str(path)]
    done = subprocess.run(
        command, env=environment_of(), input=typed(LINES), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"{path} cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    saved = document(path)
    assert saved["marital_status"] == "married"
    assert len(path.read_bytes()) <= 200
    assert ran("profile", "new", "-o", str(path), given="").exit_code == IN_PART


def test_what_somebody_else_changes_meanwhile_is_not_written_over(path: Path) -> None:
    command = [sys.executable, "-m", "express_entry", "profile", "new", "-o", str(path)]
    with subprocess.Popen(
        command, env=environment_of(), text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdin is not None
        program.stdin.write(typed(LINES[:1]))
        program.stdin.flush()
        until(path.exists)
        path.write_text('{"format": "express-entry/profile@1", "reference": "mine"}', "utf-8")
        _, complaint = program.communicate(typed(LINES[1:2]))
    assert program.returncode == 2
    assert "was changed by something else" in complaint
    assert document(path) == {"format": "express-entry/profile@1", "reference": "mine"}


def until(happened: Any) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it never happened")


# --- a real terminal --------------------------------------------------------------------------------------------------


class Terminal:
    """The command on a terminal of its own; what is typed waits for the prompt."""

    def __init__(self, *arguments: str) -> None:
        self.master, slave = pty.openpty()
        command = [sys.executable, "-m", "express_entry", *arguments]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment_of(TERM="xterm", COLUMNS="90"),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - there are no threads here
        )
        os.close(slave)
        self.shown, self.seen = "", 0

    def wait_for(self, words: str) -> None:
        """Go on when some words are shown behind those that were waited for before."""
        while words not in self.shown[self.seen :]:
            ready, _, _ = select.select([self.master], [], [], 30)
            assert ready, f"waiting for {words!r}, shown:\n{self.shown}"
            assert self._read(), f"waiting for {words!r}, the program has ended:\n{self.shown}"
        self.seen = self.shown.index(words, self.seen) + len(words)

    def _read(self) -> bool:
        """Take in what is shown; whether there is more to come."""
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.shown += plain(data.decode("utf-8", "replace"))
        return bool(data)

    def type(self, line: str) -> None:
        os.write(self.master, f"{line}\n".encode())

    def end(self) -> int:
        """The exit code, everything that is shown taken in."""
        while self._read():
            pass
        return self.process.wait(30)


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text).replace("\r", "")


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    opened = Terminal(*arguments)
    try:
        yield opened
    finally:
        if opened.process.poll() is None:
            opened.process.kill()
            opened.process.wait()
        with suppress(OSError):
            os.close(opened.master)


def converse(there: Terminal, dialogue: Sequence[tuple[str, str]]) -> None:
    for asked, answered in dialogue:
        there.wait_for(asked)
        there.wait_for("> ")
        there.type(answered)


def test_on_a_terminal_an_interview_is_interrupted_gone_on_with_and_assessed(path: Path) -> None:
    with terminal("profile", "new", "-o", str(path)) as there:
        converse(there, DIALOGUE[:12])
        there.wait_for("The score for reading")
        there.wait_for("> ")
        os.write(there.master, b"half an ans")
        there.wait_for("half an ans")
        time.sleep(0.2)  # a key between the echo and the next look of the program is noticed with the next key only
        os.write(there.master, b"\x03")
        there.wait_for("Stopped. The answers so far are in")
        assert there.end() == INTERRUPTED
        assert "Traceback" not in there.shown
    assert document(path)["spouse"]["language_tests"][0]["listening"] == 9
    with terminal("profile", "new", "-o", str(path)) as there:
        there.wait_for("Going on: 12 questions are answered.")
        converse(there, DIALOGUE[12:])
        assert there.end() == 0
        assert "Every question is answered." in there.shown
        assert "person.passport" in there.shown
        assert "Assessment on" in there.shown
    assert document(path) == DOCUMENT


def test_on_a_terminal_the_line_can_be_edited_and_ctrl_d_stops(path: Path) -> None:
    with terminal("profile", "new", "-o", str(path)) as there:
        there.wait_for("> ")
        there.type("1992-07-05\x7f4")
        there.wait_for("The marital status")
        there.wait_for("> ")
        os.write(there.master, b"\x04")
        assert there.end() == IN_PART
    assert document(path)["person"] == {"date_of_birth": "1992-07-04"}


def test_a_terminal_that_is_closed_loses_no_answer(path: Path) -> None:
    with terminal("profile", "new", "-o", str(path)) as there:
        converse(there, DIALOGUE[:5])
        there.wait_for("Any diploma")
        os.close(there.master)
        assert there.process.wait(30) != 0
    assert document(path)["spouse"]["date_of_birth"] == "1990-02-17"
    with terminal("profile", "new", "-o", str(path)) as there:
        there.wait_for("Any diploma")


def test_standard_input_that_is_closed_stops_at_once() -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m express_entry profile new -o /nonexistent-file.json <&-"],
        env=environment_of(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == IN_PART
    assert b"Traceback" not in done.stderr
