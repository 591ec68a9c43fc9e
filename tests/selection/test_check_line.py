"""The standalone file, copied away from the package and run as a program by a Python that has nothing else."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from express_entry.law import at
from express_entry.selection import Rerun, check_line, line_proof, published, snapshot_of
from tests.selection.proving import GOLDEN, INSTRUCTION, ROWS, SIGNER, law_then, row
from tests.selection.proving import KEY as KEY_OF_THE_ROUND

SOURCE = Path(check_line.__file__)
KEY = "public-key.txt"
GAP = at(datetime(2026, 11, 10, 15, 0, tzinfo=UTC)).canonical


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file and the documents as somebody has them who has nothing of ours."""
    place = tmp_path_factory.mktemp("elsewhere")
    for path in (SOURCE, *GOLDEN.glob("*.json"), GOLDEN / KEY):
        shutil.copy(path, place)
    left_out = json.loads((place / "line-left-out.json").read_bytes())
    for name, changed in {
        "flattered": {**left_out, "line": {**left_out["line"], "invited": True, "program": "cec"}},
        "nearer": {**left_out, "margin": {"points": 0, "seconds": "-0.500000"}},
        "next-version": {**left_out, "format": "express-entry/line-proof@2"},
        "longer": {**left_out, "note": "x"},
    }.items():
        (place / f"{name}.json").write_text(json.dumps(changed), "utf-8")
    in_the_gap = Rerun(snapshot_of(ROWS, INSTRUCTION, law=GAP, key=KEY_OF_THE_ROUND))
    (place / "line-in-the-gap.json").write_bytes(line_proof(in_the_gap, "C4XN") or b"")
    (place / "in-the-gap.json").write_bytes(published(in_the_gap.result, engine="x", trail=None, signer=SIGNER))
    (place / "garbage.json").write_bytes(b"\xff\xfe{")
    unsigned = {**json.loads((place / "published.json").read_bytes()), "signature": None}
    (place / "unsigned.json").write_text(json.dumps(unsigned), "utf-8")
    return place


def run(folder: Path, *words: str) -> tuple[int, str]:
    """The exit code and everything printed; -I: without the environment, the working folder and the user's packages."""
    command = [sys.executable, "-I", "-S", "-W", "error", "-X", "utf8", SOURCE.name, *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ["line-invited.json", "published.json", "--public-key", KEY],
            0,
            (
                "PROVEN. Round 254, profile C4XN: invited (cec), rank 3, 486 points, the lowest score; submitted at "
                "the tie-break.\nThe signature is that of the key given.\n"
            ),
        ),
        (
            ["line-left-out.json", "published.json", "--public-key", SIGNER.public_key.hex(), "--lang", "fr"],
            0,
            (
                "PROUVÉ. Ronde 254, profil B9KD : non invité, rang 4, 486 points, la note la plus basse; présenté "
                "1,000000 s après l'instant de départage.\nLa signature est celle de la clé donnée.\n"
            ),
        ),
        (
            ["line-not-ranked.json", "unsigned.json", "--without-signature"],
            0,
            (
                "PROVEN. Round 254, profile H8WS: not ranked: a nominee, who may be invited as a nominee only; the "
                "round does not cover nominees.\nThe signature was NOT checked: anybody may have made this result.\n"
            ),
        ),
        (
            ["line-in-the-gap.json", "in-the-gap.json", "--public-key", KEY, "--lang", "fr"],
            0,
            (
                "PROUVÉ. Ronde 254, profil C4XN : invité (cec), rang 3, 486 points, la note la plus basse; présenté à "
                "l'instant de départage.\nLe classement de ce jour n'était pas connu : les points sont ceux du dernier "
                "classement connu.\nLa signature est celle de la clé donnée.\n"
            ),
        ),
        (["flattered.json", "published.json", "--public-key", KEY], 1, "NOT PROVEN. This line is not in the published"),
        (["nearer.json", "published.json", "--public-key", KEY, "--lang", "fr"], 1, "NON PROUVÉ. L'écart ne découle"),
        (["line-invited.json", "unsigned.json", "--public-key", KEY], 1, "NOT PROVEN. The published result is not si"),
        (["line-invited.json", "published.json", "--public-key", "0" * 64], 1, "NOT PROVEN. The published result is s"),
        (["longer.json", "published.json", "--public-key", KEY], 2, "CANNOT BE READ. proof: 'note' is not known."),
        (["next-version.json", "published.json", "--public-key", KEY], 2, "CANNOT BE READ. proof, format: 'express-"),
        (["garbage.json", "published.json", "--public-key", KEY, "--lang", "fr"], 2, "ILLISIBLE. proof : illisible"),
        (["missing.json", "published.json", "--public-key", KEY], 2, "CANNOT BE READ. missing.json: "),
        (["line-invited.json", "published.json", "--public-key", "result.json"], 2, "CANNOT BE READ. --public-key: "),
        (["line-invited.json", "published.json"], 2, "usage: "),
        (["line-invited.json"], 2, "usage: "),
    ],
)
def test_the_copied_file_says_whether_a_line_is_proven_and_ends_with_0_1_or_2(
    folder: Path, words: list[str], code: int, said: str
) -> None:
    if "--lang" not in words:
        words = [*words, "--lang", "en"]
    ended, printed = run(folder, *words)
    assert (ended, printed[: len(said)]) == (code, said)
    if code == 0:
        assert printed == said


def test_it_imports_the_standard_library_only() -> None:
    """And of that nothing that reaches a network or another program."""
    tree = ast.parse(SOURCE.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names == {
        "__future__",
        "argparse",
        "collections.abc",
        "datetime",
        "hashlib",
        "json",
        "os",
        "pathlib",
        "re",
        "sys",
        "typing",
    }


@pytest.mark.parametrize(("spoken", "word"), [("fr_CA.UTF-8", "PROUVÉ"), ("en_CA.UTF-8", "PROVEN"), ("C", "PROVEN")])
def test_it_speaks_the_language_of_the_system(
    spoken: str, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", spoken)
    files = [str(GOLDEN / name) for name in ("line-invited.json", "published.json")]
    assert check_line.main([*files, "--public-key", str(GOLDEN / KEY)]) == 0
    assert capsys.readouterr().out.startswith(word)


@pytest.mark.parametrize(
    ("points", "submitted", "invitations", "en", "fr"),
    [
        (500, "2023-01-01T00:00:00Z", 2, "invited (fsw), rank 1, 500 points, 14 above", "invité (fsw), rang 1, 500 "),
        (480, "2023-01-01T00:00:00Z", 1, "not invited, rank 2, 480 points, 6 below", "6 au-dessous de la note la plus"),
        (486, "2022-01-01T00:00:00Z", 2, "the lowest score; submitted 28166489.000000 s before", "489,000000 s avant"),
        (486, "2022-01-01T00:00:00Z", 0, "not invited, rank 1, 486 points.", "non invité, rang 1, 486 points."),
    ],
)
def test_a_line_is_told_in_words(points: int, submitted: str, invitations: int, en: str, fr: str) -> None:
    from express_entry.selection import Rerun, line_proof, snapshot_of

    rows = [row("A", points, submitted, "fsw"), row("B", 486, "2022-11-23T00:01:29Z", "fsw")]
    order = INSTRUCTION._replace(invitations=invitations)
    again = Rerun(snapshot_of(rows, order, law=law_then(), key=bytes(32)))
    proof = json.loads(line_proof(again, "A") or b"")
    assert en in check_line.told(proof, "en")
    assert fr in check_line.told(proof, "fr")
