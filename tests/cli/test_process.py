"""The command as a process: exit codes, streams that close, locales, terminals."""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from express_entry import __version__
from express_entry.cli.examples import EXAMPLES
from express_entry.cli.page import USUAL
from tests.cli.running import ENGINEER, PROFILES, ROOT, environment_of, ran, started
from tests.cli.test_law_commands import PROPOSAL
from tests.cli.test_profile_new import LINES
from tests.history.feedmaking import FEEDS
from tests.profile.spreadsheets import csv_file, one_row

COMMAND = f"{shlex.quote(sys.executable)} -W error -m express_entry"


def in_shell(line: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A line of shell in which ``ee`` is the command."""
    script = f'set -o pipefail; ee() {{ {COMMAND} "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", script], cwd=ROOT, env=environment_of(**variables), capture_output=True, check=False
    )


def test_an_answer_ends_with_zero_and_bad_input_with_two_without_a_traceback() -> None:
    good = started("assess", ENGINEER, "--on", "2025-03-24")
    assert (good.returncode, good.stderr) == (0, b"")
    bad = started("assess", ENGINEER, "--on", "2025-02-30")
    assert (bad.returncode, bad.stdout) == (2, b"")
    assert bad.stderr.startswith(b'Error: --on: "2025-02-30"')
    assert b"Traceback" not in bad.stderr


def test_the_version_is_that_of_the_package() -> None:
    assert started("--version").stdout.decode() == f"express-entry {__version__}\n"


def test_a_gap_day_is_answered_and_labelled() -> None:
    done = started("assess", ENGINEER, "--on", "2026-11-22", "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["crs"]["last_known_rules"]["is_law_of_the_day"] is False


def test_a_file_of_law_is_read(tmp_path: Path) -> None:
    path = tmp_path / "proposal.toml"
    path.write_text(PROPOSAL, encoding="utf-8")
    done = started("law", "diff", "2026-12-31", "2027-01-01", "--law", str(path), "--format", "json")
    assert [change["table"] for change in json.loads(done.stdout)["changes"]] == ["crs/sibling"]


@pytest.mark.parametrize("command", ["rounds list", "rounds list --format json", "rounds list --help", "law show"])
def test_a_reader_that_has_read_enough_is_no_error(command: str) -> None:
    done = in_shell(f"ee {command} | head -n 1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1


def test_a_reader_that_is_gone_from_the_start_is_no_error() -> None:
    for command in ("rounds list --format json", "--version", "--help"):
        done = in_shell(f"ee {command} > >(exec true); wait")
        assert done.stderr == b"", command


def test_a_closed_output_is_said_and_ends_with_one() -> None:
    for command in ("rounds show 231", "profile schema", "--version"):
        done = in_shell(f"ee {command} >&-")
        assert (done.returncode, done.stderr) == (
            1,
            b"Error: the output cannot be written: standard output is closed\n",
        )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_a_full_disk_is_said_and_ends_with_one() -> None:
    done = in_shell("ee rounds list --lang fr > /dev/full")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Erreur : la sortie ne peut pas être écrite : ")
    assert b"Traceback" not in done.stderr


def test_closed_streams_of_every_kind_end_without_a_traceback() -> None:
    assert in_shell("ee assess - <&-").returncode == 2
    assert b"standard input is closed" in in_shell("ee assess - <&-").stderr
    assert in_shell("ee assess nothing.json 2>&-").returncode == 2
    assert in_shell("ee rounds show 231 2>&- >&-").returncode == 1


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here that opens and cannot be read")
def test_a_standard_input_that_cannot_be_read_is_said() -> None:
    done = in_shell("ee assess - < /proc/self/mem")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"standard input cannot be read" in done.stderr


def test_a_profile_comes_through_a_pipe() -> None:
    done = in_shell(f"cat {shlex.quote(ENGINEER)} | ee assess - --on 2025-03-24 --format json")
    assert json.loads(done.stdout)["on"] == "2025-03-24"


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LANG": "C"}, {"PYTHONIOENCODING": "latin-1"}]
)
def test_output_is_utf8_under_any_locale(locale: dict[str, Any]) -> None:
    page = started("assess", ENGINEER, "--on", "2025-03-24", "--lang", "fr", PYTHONUTF8="0", **locale)
    assert (page.returncode, page.stderr) == (0, b"")
    assert page.stdout.decode("utf-8").startswith("Évaluation au 2025-03-24\n═")
    wrong = started("assess", "é.json", "--lang", "fr", PYTHONUTF8="0", **locale)
    assert "il n'y a pas de fichier" in wrong.stderr.decode("utf-8")


def test_a_file_whose_name_is_no_text_is_read_and_named(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/profil\xe9.json"
    Path(os.fsdecode(name)).write_bytes(Path(ENGINEER).read_bytes())
    command = [sys.executable.encode(), b"-m", b"express_entry", b"profile", b"check", name]
    for extra in ([], [b"--format", b"json"]):
        done = subprocess.run([*command, *extra], env=environment_of(), capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"profil\\udce9.json" in done.stdout


def test_json_alone_is_on_standard_output() -> None:
    done = started("assess", ENGINEER, "--format", "json", "--lang", "fr")
    assert done.stderr == b""
    assert json.loads(done.stdout)["notice"].startswith("Information")


# ------------------------------------------------------------------------------------------------------- terminals


def on_terminal(*arguments: str, columns: int = 90, **variables: str) -> str:
    """What the command writes to a terminal of so many columns."""
    master, slave = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-m", "express_entry", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=environment_of(**variables), stdout=slave, stderr=slave) as process:
        os.close(slave)
        written = b"".join(_read(master))
        assert process.wait() == 0
    os.close(master)
    return written.decode("utf-8").replace("\r\n", "\n")


def _read(master: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(master, 65536)
        except OSError:  # a terminal whose other end has closed
            return
        if not data:
            return
        yield data


def without_colour(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_a_terminal_has_colour_and_its_own_width_and_the_words_are_the_same() -> None:
    shown = on_terminal("law", "show", "crs", TERM="xterm", columns=72)
    assert "\x1b[" in shown
    plain = without_colour(shown)
    assert max(map(len, plain.splitlines())) == 72
    assert plain == started("law", "show", "crs", COLUMNS="72").stdout.decode("utf-8")


@pytest.mark.parametrize("variables", [{"TERM": "xterm", "NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colour_has_none(variables: dict[str, Any]) -> None:
    assert "\x1b" not in on_terminal("law", "show", "crs", **variables)


def test_what_is_no_terminal_has_no_colour_and_the_usual_width() -> None:
    page = started("law", "show", "crs", TERM="xterm").stdout.decode("utf-8")
    assert "\x1b" not in page
    assert max(map(len, page.splitlines())) == USUAL


@pytest.mark.parametrize("columns", ["40", "57", "80", "120", "1000", "0", "-1", "x", "9" * 50])
def test_no_page_is_wider_than_it_is_asked_to_be(columns: str) -> None:
    most = int(columns) if columns in ("40", "57", "80", "120") else {"1000": 120}.get(columns, USUAL)
    for arguments in (
        ("assess", ENGINEER),
        ("paths", ENGINEER, "--on", "2025-03-25", "--score", "1090"),
        ("law", "show"),
        ("rounds", "list"),
        ("rounds", "match", ENGINEER, "--since", "2025-01-01", "--all"),
        ("compare", str(PROFILES / "couple.yaml"), "--principal"),
        ("categories", "--noc", "2173"),
    ):
        result = ran(*arguments, "--lang", "fr", COLUMNS=columns)
        assert result.exit_code == 0
        assert not [line for line in result.stdout.splitlines() if len(line) > most]


# ------------------------------------------------------------------------------------------------- examples, defects


@pytest.mark.parametrize("command", list(EXAMPLES), ids=lambda command: command or "express-entry")
def test_every_example_of_the_help_works(command: str, tmp_path: Path) -> None:
    (tmp_path / "profile.json").write_bytes(Path(ENGINEER).read_bytes())
    (tmp_path / "profile.yaml").write_bytes((PROFILES / "couple.yaml").read_bytes())
    (tmp_path / "profile.toml").write_bytes((PROFILES / "tradesperson.toml").read_bytes())
    (tmp_path / "proposal.toml").write_text(PROPOSAL, encoding="utf-8")
    (tmp_path / "high-wage.toml").write_bytes((ROOT / "examples" / "law" / "high-wage-invented.toml").read_bytes())
    (tmp_path / "answers.txt").write_text("".join(f"{line}\n" for line in LINES), encoding="utf-8")
    (tmp_path / "ee_rounds_123_en.json").write_bytes((FEEDS / "rounds_en.json").read_bytes())
    (tmp_path / "ee_rounds_123_fr.json").write_bytes((FEEDS / "rounds_fr_utf8_bom.json").read_bytes())
    (tmp_path / "pool.csv").write_text("id,age,education\na,29,master\n", encoding="utf-8")
    csv_file(tmp_path / "clients.csv", one_row({"reference": "A-1"}))
    for example in EXAMPLES[command]:
        assert example.startswith(f"express-entry {command}")
        line = f"cd {shlex.quote(str(tmp_path))}; {example.replace('express-entry', 'ee', 1)}"
        # Whoever tries the example answers the questions.
        line += " < answers.txt" if command == "profile new" and "<" not in example else ""
        done = in_shell(line, EXPRESS_ENTRY_DATA=str(tmp_path / "data"))
        assert (done.returncode, done.stderr) == (0, b""), example


BROKEN = """
import sys
from express_entry import history
history.select = lambda *_, **__: 1 / 0
sys.argv = ["express-entry", "rounds", "list"]
from express_entry.cli.main import run
run()
"""


def test_a_defect_is_one_line_and_ends_with_one_unless_its_place_is_asked_for() -> None:
    def broken(**variables: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", BROKEN]
        return subprocess.run(command, env=environment_of(**variables), capture_output=True, text=True, check=False)

    done = broken()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: a defect of this program (ZeroDivisionError: division by zero).")
    assert done.stderr.count("\n") == 1
    shown = broken(EXPRESS_ENTRY_DEBUG="1")
    assert shown.returncode == 1
    assert "Traceback" in shown.stderr


LOADED = """
import sys
from express_entry.cli.main import run
try:
    run()
except SystemExit:
    watched = {"pydantic", "yaml", "rich", "express_entry.profile", "express_entry.history"}
    print(*sorted(watched & set(sys.modules)))
"""


def test_neither_help_nor_the_law_waits_for_what_only_a_profile_needs() -> None:
    for arguments, loaded in (
        (["--help"], ""),
        (["assess", "--help"], ""),
        (["paths", "--help"], ""),
        (["law", "gaps"], ""),
        (["noc", "show", "21231"], ""),
        (["rounds", "show", "231"], "express_entry.history"),
        (["assess", ENGINEER], "express_entry.history express_entry.profile pydantic"),
    ):
        command = [sys.executable, "-c", LOADED, *arguments]
        done = subprocess.run(command, env=environment_of(), capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == loaded, arguments
