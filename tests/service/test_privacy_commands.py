"""The commands about people's own records and about keys, in processes of their own."""

from __future__ import annotations

import json
import re
import shlex
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from tests.docs.blocks import blocks
from tests.service.running import COMMAND, ROOT, Instance, served
from tests.service.test_vault import OPENED, SEALED, ran
from tests.vault import files

PAGE = "docs/how-to/walk-an-application.md"


def loaded(instance: Instance, folder: Path) -> dict[str, Any]:
    """Somebody in the pool; what they stated."""
    stated = next(each for each in blocks(PAGE) if each.file == "profile.json").text
    (folder / "profile.json").write_text(stated, "utf-8")
    instance.done("pool", "load", str(folder / "profile.json"))
    found: dict[str, Any] = json.loads(stated)
    return found


def left(instance: Instance, word: str) -> list[str]:
    """The files of the service in which a word is."""
    paths = [path for path in instance.data.rglob("*") if path.is_file()]
    return [path.name for path in paths if word.encode() in path.read_bytes()]


def test_somebody_is_given_everything_and_then_erased_from_the_command_line(instance: Instance, tmp_path: Path) -> None:
    passport = loaded(instance, tmp_path)["person"]["passport"]["number"]
    to = ("--as", "officer.a")
    assert "3 files" in instance.done("privacy", "export", "E000000001", "--to", str(tmp_path / "given"), *to)
    assert passport in (tmp_path / "given" / "records.json").read_text("utf-8")
    assert "Accepted: a folder that is not there" in instance.refused(
        "privacy", "export", "E000000001", "--to", str(tmp_path / "given"), *to
    )
    instance.done("privacy", "export", "E000000001", "--to", str(tmp_path / "given.zip"), *to)
    with zipfile.ZipFile(tmp_path / "given.zip") as packed:
        assert sorted(packed.namelist()) == ["index.en.html", "index.fr.html", "records.json"]
    waits = json.loads(instance.done("privacy", "erase", "E000000001", *to, "--format", "json"))
    assert [each["kind"] for each in waits["kept_by"]] == ["profile"]
    assert waits["code"] in instance.done("privacy", "requests")
    assert "retiré" in instance.done("privacy", "recall", waits["code"], *to, "--lang", "fr")
    killed = instance.data / "service.copying"
    killed.mkdir()
    (killed / "express-entry.sqlite3").write_text(f"what a killed backup had copied: {passport}", "utf-8")
    done = json.loads(instance.done("privacy", "erase", "E000000001", "--withdraw", *to, "--format", "json"))
    assert done["state"] == "done"
    assert "nobody is meant" in instance.refused(
        "privacy", "export", "E000000001", "--to", str(tmp_path / "again"), *to
    )
    assert left(instance, passport) == []
    assert "The trail is whole" in instance.done("audit", "verify")


def test_what_a_killed_backup_left_goes_with_the_clock_and_before_anybody_is_answered(sqlite: Instance) -> None:
    left = sqlite.data / "service.copying"
    left.mkdir()
    sqlite.done("pool", "clock")
    assert not left.exists()
    left.mkdir()
    with served(sqlite):
        assert not left.exists()


def test_a_correction_is_put_down_and_settled_from_the_command_line(sqlite: Instance, tmp_path: Path) -> None:
    stated = loaded(sqlite, tmp_path)
    asked = json.loads(
        sqlite.done(
            *("privacy", "correct", "E000000001", "--field", "intended_province", "--text", "BC", "--as", "ana"),
            *("--format", "json"),
        )
    )
    assert "waits for an officer" in sqlite.done("pool", "show", "E000000001")
    (tmp_path / "right.json").write_text(json.dumps({**stated, "intended_province": "BC"}), "utf-8")
    settled = ("privacy", "settle", asked["code"], "--reason", "as asked", "--as", "officer.a")
    assert "exactly one of" in sqlite.refused(*settled)
    assert "corrected" in sqlite.done(*settled, "--document", str(tmp_path / "right.json"))
    assert "corrected" in sqlite.refused(*settled, "--refuse")


HOW_TO = "docs/how-to/privacy"


def lines_of(page: str) -> list[list[str]]:
    found = [shlex.split(line) for block in blocks(page) if block.language == "sh" for line in block.text.splitlines()]
    assert {words[0] for words in found} == {"express-entry"}
    return [words[1:] for words in found]


def test_every_command_of_the_page_does_what_it_is_for(sqlite: Instance, tmp_path: Path) -> None:
    stated = loaded(sqlite, tmp_path)
    (tmp_path / "right.json").write_text(json.dumps({**stated, "intended_province": "BC"}), "utf-8")
    lines = lines_of(f"{HOW_TO}.md")
    assert lines_of(f"{HOW_TO}.fr.md") == lines
    command = [sys.executable, "-m", "tests.service.several"]
    with subprocess.Popen(
        command, cwd=ROOT, env=sqlite.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as runs:

        def done(*words: str) -> str:
            assert runs.stdin is not None
            assert runs.stdout is not None
            runs.stdin.write(f"{json.dumps(words)}\n")
            runs.stdin.flush()
            ran = json.loads(runs.stdout.readline())
            assert (ran["code"], ran["err"]) == (0, ""), (words, ran)
            return str(ran["out"])

        codes: dict[str, str] = {}
        for line in lines:
            words = ["E000000001" if each.startswith("E0") else each for each in line]
            if "--refuse" in words:  # what was settled is settled: another one is refused
                ask = done("privacy", "correct", "E000000001", "--field", "work", "--text", "…", "--as", "ana")
                codes |= dict(re.findall(r"((?:erasure|correction))\.([0-9a-f]{16})", ask))
            if "decide" in words:  # it waits for an officer where an application was handed in
                sqlite.query("UPDATE privacy_erasure SET state = 'for_officer'")
            words = [each.replace("…", codes.get(each.partition(".")[0], "…")) for each in words]
            words = [str(tmp_path / each) if each in {"given.zip", "right.json"} else each for each in words]
            said = done(*words)
            codes |= dict(re.findall(r"((?:erasure|correction))\.([0-9a-f]{16})", said))
        runs.stdin.close()  # type: ignore[union-attr] # it is there
    assert (tmp_path / "given.zip").exists()
    told = {action for (action,) in sqlite.query("SELECT action FROM pool_auditentry")}
    assert told >= {
        "correction.accepted",
        "correction.refused",
        "erasure.agreed",
        "erasure.taken_back",
        "vault.rekeyed",
    }


def test_periods_and_what_is_due_and_the_steps_are_printed_in_both_languages(sqlite: Instance) -> None:
    assert "not known" in sqlite.done("privacy", "retention")
    assert "inconnu" in sqlite.done("privacy", "retention", "--lang", "fr")
    assert sqlite.done("privacy", "due").startswith("People whose records are past their periods: 0")
    steps = json.loads(sqlite.done("privacy", "impact", "--format", "json"))
    assert {each["id"] for each in steps} >= {"entry_test", "ranking", "round", "retest", "documents", "doubles"}
    assert "Accepted: entry_test" in sqlite.refused("privacy", "impact", "--step", "nope")


# -------------------------------------------------------------------------------------------------------------- keys


def sealed_documents(instance: Instance, folder: Path, many: int) -> list[str]:
    (folder / "letter.pdf").write_bytes(files.pdf())
    return [ran(instance, SEALED, str(folder / "letter.pdf")).decode().strip() for _ in range(many)]


def keys_of(instance: Instance) -> list[str]:
    return (instance.home / "keys" / "document-key").read_text("ascii").split()


def test_every_document_is_sealed_anew_and_the_old_key_goes(sqlite: Instance, tmp_path: Path) -> None:
    handles = sealed_documents(sqlite, tmp_path, 2)
    before = keys_of(sqlite)
    assert "Documents sealed anew: 2. The key of before is gone" in sqlite.done("vault", "rekey")
    assert len(keys_of(sqlite)) == 1
    assert keys_of(sqlite) != before
    assert all(ran(sqlite, OPENED, handle) == files.pdf() for handle in handles)


def test_while_the_service_runs_the_old_key_stays_and_both_open(sqlite: Instance, tmp_path: Path) -> None:
    (handle,) = sealed_documents(sqlite, tmp_path, 1)
    before = keys_of(sqlite)
    with served(sqlite):
        again = sqlite.run("vault", "rekey")
        assert (again.returncode, "still opens" in again.stdout) == (3, True)
        assert keys_of(sqlite)[1:] == before
    assert ran(sqlite, OPENED, handle) == files.pdf()
    assert json.loads(sqlite.done("vault", "rekey", "--format", "json")) == {
        "documents": 0,
        "old_key_gone": True,
        "damaged": [],
    }
    assert ran(sqlite, OPENED, handle) == files.pdf()


def test_a_damaged_document_is_named_and_keeps_no_other_from_being_sealed_anew(
    sqlite: Instance, tmp_path: Path
) -> None:
    handles = sealed_documents(sqlite, tmp_path, 3)
    before = keys_of(sqlite)
    (path,) = (sqlite.home / "documents").rglob(f"{min(handles)}.sealed")
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    told = sqlite.run("vault", "rekey")
    assert (told.returncode, min(handles) in told.stdout) == (1, True)
    assert "Documents sealed anew: 2" in told.stdout
    assert keys_of(sqlite)[1:] == before
    first = keys_of(sqlite)[0]
    assert "Documents sealed anew: 2" in sqlite.run("vault", "rekey", "--new").stdout
    assert (len(keys_of(sqlite)), keys_of(sqlite)[1:]) == (3, [first, *before])
    assert ran(sqlite, OPENED, max(handles)) == files.pdf()


KILLED = """
import os, signal, sys
from express_entry.service import starting
configured = starting.set_up()
from express_entry.service import vaults
left = int(sys.argv[1])
def count(event, _):
    global left
    if event in {"open", "os.rename", "os.remove"}:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
vaults.rekey(configured)
"""


def test_killed_at_any_step_every_document_still_opens_and_the_same_again_ends_it(
    sqlite: Instance, tmp_path: Path
) -> None:
    handles = sealed_documents(sqlite, tmp_path, 2)
    steps = 0
    while True:
        steps += 4
        command = [sys.executable, "-c", KILLED, str(steps)]
        done = subprocess.run(command, cwd=ROOT, env=sqlite.environment, capture_output=True, check=False)
        assert {1, 2} >= {len(keys_of(sqlite))}
        opened = [ran(sqlite, OPENED, handle) for handle in handles if steps % 12 == 0 or done.returncode == 0]
        assert all(content == files.pdf() for content in opened)
        if done.returncode != -signal.SIGKILL:
            assert done.returncode == 0, done.stderr
            break
    assert steps > 10
    sqlite.done("vault", "rekey")
    assert len(keys_of(sqlite)) == 1
    assert ran(sqlite, OPENED, handles[0]) == files.pdf()


def test_what_a_killed_upload_left_is_swept_before_the_service_answers(sqlite: Instance, tmp_path: Path) -> None:
    pending = SEALED.replace("vault.keep(kept.handle)\n", "")
    (tmp_path / "letter.pdf").write_bytes(files.pdf())
    ran(sqlite, pending, str(tmp_path / "letter.pdf"))
    assert list((sqlite.home / "documents").rglob("*.sealed"))
    with served(sqlite, command=COMMAND) as service:
        assert service.ask("/health/live")[0] in {200, 404}
        assert list((sqlite.home / "documents").rglob("*.sealed")) == []
