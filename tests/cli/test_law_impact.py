"""``express-entry law impact``: what is asked, what is said, what is written, and how it ends."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from express_entry.cli import impact_files
from express_entry.cli.faults import BadInput
from express_entry.cli.law_impact import law_chosen
from express_entry.law import consolidated
from express_entry.law.overlay import first_day
from tests.cli.running import ROOT, environment_of, json_of, ran, refused, text_of
from tests.cli.test_process import in_shell

POOL = str(ROOT / "examples" / "pool" / "synthetic.csv")
HIGH_WAGE = str(ROOT / "examples" / "pool" / "synthetic-high-wage.csv")
OVERLAY = str(ROOT / "examples" / "law" / "high-wage-invented.toml")
OFFERS = ("--from", "2025-03-24", "--to", "2025-03-25")
KEYS = {
    "format", "disclaimer", "pool", "from", "to", "notices", "assumptions", "all", "bands", "wide_bands", "moves",
    "differences", "factors", "groups", "rounds", "written",
}  # fmt: skip


def small(path: Path, *more: str) -> str:
    lines = ("id,age,education,job_offer", "a,29,master,senior", "b,31,master,none", *more)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return str(path)


def test_the_page_says_who_loses_where_the_line_moves_and_that_nobody_reacts() -> None:
    page = text_of("law", "impact", POOL, *OFFERS, "--invitations", "100")
    for words in (
        "From  2025-03-24, ranking of 2022-11-16",
        "Lose               285 (14.2%)",
        "−200            46   2.3%",
        "Arranged employment              0   297        11.10        0.00           −11.10",
        "Nobody reacts: everyone has the same facts under both laws",
        "Information, not legal advice",
        consolidated().on(date(2025, 3, 25)).fingerprint,
    ):
        assert words in page
    french = text_of("law", "impact", POOL, *OFFERS, "--invitations", "100", "--lang", "fr").replace("\u00a0", " ")
    french = re.sub(" +", " ", french)
    for words in ("Perdent 285 (14,2 %)", "Emploi réservé", "Personne ne réagit", "et non avis juridique"):
        assert words in french
    assert "Nobody" not in french


def test_one_among_thousands_is_a_share_and_not_nothing(tmp_path: Path) -> None:
    pool = small(tmp_path / "pool.csv", *(f"p{number},31,master,none" for number in range(2998)))
    page = text_of("law", "impact", pool, *OFFERS)
    assert "1 (< 0.1%)" in page
    assert re.search(r"−200 +1 +< 0\.1%", page)
    assert "0 (0.0%)" in page
    assert "1 (< 0,1 %)" in text_of("law", "impact", pool, *OFFERS, "--lang", "fr").replace("\u00a0", " ")


def test_the_document_has_its_keys_and_the_hand_checked_figures(tmp_path: Path) -> None:
    told = json_of("law", "impact", small(tmp_path / "pool.csv"), *OFFERS, "--invitations", "1")
    assert set(told) == KEYS
    assert told["format"] == "express-entry/impact@1"
    # 434 and 234: a master's degree, 29 and 31 years old; the offer in major group 00 was worth 200.
    assert (told["all"]["sum_before"], told["all"]["sum_after"]) == (245 + 200 + 234, 245 + 234)
    assert (told["all"]["lose"], told["all"]["least_difference"]) == (1, -200)
    everybody = told["rounds"][0]
    assert (everybody["before"]["cutoff"], everybody["after"]["cutoff"]) == (445, 245)
    assert (everybody["newly_invited"], everybody["before"]["tie_break"]) == (0, None)
    assert told["written"] == []
    french = json_of("law", "impact", small(tmp_path / "pool.csv"), *OFFERS, "--invitations", "1", "--lang", "fr")
    assert set(french) == KEYS
    assert french["all"] == told["all"]


def test_a_file_of_law_is_asked_on_its_first_day_or_on_another() -> None:
    day, law, name = law_chosen("--to", OVERLAY)
    assert (day, name, law.laid_over) == (date(2026, 11, 3), "high-wage-invented.toml", ("high-wage-invented.toml",))
    assert first_day(Path(OVERLAY)) == day
    assert law_chosen("--to", f"{OVERLAY}@2026-12-24")[0] == date(2026, 12, 24)
    assert law_chosen("--from", "2025-03-24") == (date(2025, 3, 24), consolidated(), None)
    told = json_of("law", "impact", HIGH_WAGE, "--from", "2026-11-02", "--to", OVERLAY)
    assert told["to"]["file"] == "high-wage-invented.toml"
    assert "proposed or invented" in " ".join(told["notices"])
    assert any("does not know the column high_wage_work" in each for each in told["assumptions"])
    page = text_of("law", "impact", HIGH_WAGE, "--from", "2026-11-02", "--to", OVERLAY)
    assert "what it says is supposed, and is not the law" in " ".join(page.split())


def test_a_folder_has_a_page_a_picture_and_a_table(tmp_path: Path) -> None:
    folder, rows = tmp_path / "impact", tmp_path / "rows.parquet"
    arguments = ("law", "impact", POOL, *OFFERS, "--invitations", "100", "-o", str(folder), "--rows", str(rows))
    told = json_of(*arguments)
    names = ["impact.html", "impact.png", "impact.parquet"]
    assert told["written"] == [*(str(folder / name) for name in names), str(rows)]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert (folder / "impact.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert (folder / "impact.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert pq.read_table(folder / "impact.parquet").num_rows > 100
    assert pq.read_table(rows).num_rows == 2000
    before = {name: (folder / name).read_bytes() for name in names}
    again = text_of(*arguments)
    assert f"Written: {folder / 'impact.png'}" in again
    assert {name: (folder / name).read_bytes() for name in names} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["impact", "rows.parquet"]


@pytest.mark.parametrize("name", ["x.html", "x.PNG", "x.parquet"])
def test_one_file_is_written_as_its_name_says(name: str, tmp_path: Path) -> None:
    text_of("law", "impact", small(tmp_path / "pool.csv"), *OFFERS, "-o", str(tmp_path / name))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["pool.csv", name])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "2025-3-24"), '--from: "2025-3-24" is neither a day nor a file'),
        (("--from", "2025-02-30"), '--from: "2025-02-30" is not in the calendar'),
        (("--to", "none.toml@2025-01-01"), "is neither a day nor a file"),
        (("--to", f"{OVERLAY}@2026-02-30"), "is not in the calendar"),
        (("--from", "2014-01-01"), "2014-01-01"),
        (("--invitations", "0"), '--invitations: "0" cannot be used. Accepted: a whole number from 1 to 1000000'),
        (("--read-as", "xml"), "--read-as"),
        (("--map", "age"), "--map"),
        (("-o", "impact.txt"), '--output: "impact.txt" cannot be written. Accepted: a file whose name ends in .html'),
        (("-o", "-"), '--output: "-" cannot be written'),
        (("--rows", "-"), '--rows: "-" does not say how every row is to be written. Accepted: a file whose name ends'),
        (("--rows", "rows.xlsx"), '--rows: "rows.xlsx" does not say how every row is to be written'),
        (("--rows", "weird"), "whose name ends in .parquet, .pq, .arrow, .feather, .ipc, .arrows, .csv, .jsonl, .ndj"),
        (("--keep", "note"), '"note" are named and not there'),
    ],
)
def test_what_cannot_be_used_is_refused(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    given = dict(zip(OFFERS[::2], OFFERS[1::2], strict=True)) | {arguments[0]: arguments[1]}
    flat = [part for pair in given.items() for part in pair]
    assert said in refused("law", "impact", small(tmp_path / "pool.csv"), *flat)
    french = refused("law", "impact", small(tmp_path / "pool.csv"), *flat, "--lang", "fr")
    assert said not in french or said in ("--read-as", "--map", "2014-01-01")


def test_a_law_that_cannot_be_used_is_told_with_everything_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "law.toml"
    path.write_text("[[table]]\nid = 3\n", "utf-8")
    assert "law.toml cannot be used as law" in refused("law", "impact", POOL, "--from", "2025-03-24", "--to", str(path))


def test_a_day_in_a_gap_ends_with_three_unless_the_last_known_rules_are_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "impact.html"
    given = (
        "law",
        "impact",
        small(tmp_path / "pool.csv"),
        "--from",
        "2026-11-02",
        "--to",
        "2026-11-10",
        "-o",
        str(out),
    )
    result = ran(*given)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "2026-11-10" in result.stderr
    assert "--last-known-rules" in result.stderr
    assert not out.exists()
    page = text_of(*given, "--last-known-rules")
    assert "WARNING: the points of 2026-11-10 are not known" in page
    assert "(the last known rules)" in page
    assert "WARNING: the points of 2026-11-10 are not known" in out.read_text("utf-8")


def test_rows_that_cannot_be_scored_end_with_four_or_are_refused(tmp_path: Path) -> None:
    pool, rejects = small(tmp_path / "pool.csv", "c,200,master,none"), tmp_path / "rejects.csv"
    assert 'line 4, column age: "200" cannot be used' in refused("law", "impact", pool, *OFFERS)
    result = ran("law", "impact", pool, *OFFERS, "--rejects", str(rejects))
    assert result.exit_code == 4
    assert "2 people scored, 1 set aside" in " ".join(result.stdout.split())
    assert f"Rows that cannot be scored: 1. {rejects} says why of each." in result.stderr
    assert rejects.read_text("utf-8").splitlines()[1].startswith("4,age,200,accepted: ")
    told = ran("law", "impact", pool, *OFFERS, "--rejects", str(rejects), "--format", "json")
    assert (told.exit_code, json.loads(told.stdout)["pool"]["set_aside"]) == (4, 1)


def test_what_cannot_be_written_ends_with_one_and_leaves_nothing(tmp_path: Path) -> None:
    small(tmp_path / "pool.csv")
    for option, name in (
        ("-o", "no/x.html"),
        ("-o", "no/impact"),
        ("-o", "pool.csv/impact"),
        ("-o", f"{'x' * 300}.html/impact"),
        ("--rows", "no/rows.parquet"),
        ("--rejects", "no/rejects.csv"),
    ):
        # There is no such pool: nobody has looked for it yet.
        result = ran("law", "impact", str(tmp_path / "none.csv"), *OFFERS, option, str(tmp_path / name))
        assert (result.exit_code, result.stdout) == (1, ""), name
        assert "cannot be written" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["pool.csv"]


@pytest.mark.parametrize(
    ("output", "rows", "rejects", "options"),
    [
        ("out.parquet", "out.parquet", None, ("--rows", "--output")),
        (None, "pool.csv", None, ("--rows", "POOL")),
        (None, "alias.csv", None, ("--rows", "POOL")),
        (None, None, "pool.csv", ("--rejects", "POOL")),
        (None, None, "law.toml", ("--rejects", "--to")),
        (None, "r.csv", "r.csv", ("--rejects", "--rows")),
        (None, "r.csv", "r.csv.partial", ("--rejects", "--rows")),
        ("folder", None, "folder/impact.html", ("--rejects", "--output")),
        ("folder", "folder/../folder/impact.parquet", None, ("--rows", "--output")),
        ("new", None, "new", ("--rejects", "--output")),
    ],
)
def test_no_file_is_written_over_another(
    output: str | None, rows: str | None, rejects: str | None, options: tuple[str, str], tmp_path: Path
) -> None:
    pool, law = small(tmp_path / "pool.csv"), tmp_path / "law.toml"
    law.write_bytes(Path(OVERLAY).read_bytes())
    (tmp_path / "alias.csv").symlink_to("pool.csv")
    (tmp_path / "folder").mkdir()
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    given = ["law", "impact", pool, "--from", "2026-11-02", "--to", f"{law}@2026-11-03"]
    for option, name in (("-o", output), ("--rows", rows), ("--rejects", rejects)):
        given += [option, str(tmp_path / name)] if name else []
    said = refused(*given, COLUMNS="500")
    one, other = options
    assert f"{one}: " in said
    assert f"is the same place as {other}: " in said
    french = refused(*given, "--lang", "fr")
    assert f"{one} : " in french
    assert f"est au même endroit que {'BASSIN' if other == 'POOL' else other} : " in " ".join(french.split())
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_the_pool_that_is_written_beside_its_rows_is_not_emptied(tmp_path: Path) -> None:
    pool = small(tmp_path / "rows.csv.partial")
    before = Path(pool).read_bytes()
    assert "is the same place as POOL" in refused(
        "law", "impact", pool, *OFFERS, "--rows", str(tmp_path / "rows.csv"), "--read-as", "csv"
    )
    assert Path(pool).read_bytes() == before


def test_both_laws_may_come_from_one_file() -> None:
    told = json_of("law", "impact", HIGH_WAGE, "--from", OVERLAY, "--to", f"{OVERLAY}@2026-11-04")
    assert told["all"]["same"] == 400


def test_a_folder_aside_that_this_run_did_not_make_is_not_touched(tmp_path: Path) -> None:
    pool, theirs = small(tmp_path / "pool.csv"), tmp_path / "out.partial"
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("years of work", "utf-8")
    given = ("law", "impact", pool, *OFFERS, "-o", str(tmp_path / "out"))
    assert "out.partial" in refused(*given)
    assert "is there: another run is writing it" in refused(*given)
    assert "existe : une autre exécution l'écrit" in refused(*given, "--lang", "fr")
    with pytest.raises(BadInput):  # where it appears after the first look
        impact_files._into(tmp_path / "out", {"impact.html": b""})
    assert (theirs / "thesis.txt").read_text("utf-8") == "years of work"


def test_a_link_that_leads_nowhere_is_no_place(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to("nowhere")
    (tmp_path / "x.html").symlink_to("neither/x.html")
    pool = small(tmp_path / "pool.csv")
    for name in ("out", "x.html"):
        given = ("law", "impact", pool, *OFFERS, "-o", str(tmp_path / name))
        assert "is a link that leads nowhere" in refused(*given)
        assert "est un lien qui ne mène nulle part" in refused(*given, "--lang", "fr")


@pytest.mark.parametrize(("library", "names"), [("jinja2", ("x.html", "x.png", "x")), ("typst", ("x.png", "x"))])
def test_a_library_that_is_missing_is_told_of_before_the_pool_is_read(
    library: str, names: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [name for name in sys.modules if name.startswith("express_entry.reports")]:
        monkeypatch.delitem(sys.modules, module)
    import express_entry

    monkeypatch.delattr(express_entry, "reports", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    for name in names:
        # There is no such pool: nobody has looked for it yet.
        given = ("law", "impact", str(tmp_path / "none.csv"), *OFFERS, "-o", str(tmp_path / name))
        assert f"the library {library} is not installed" in refused(*given)
        assert f"la bibliothèque {library} n'est pas installée" in refused(*given, "--lang", "fr")
    given = ("law", "impact", small(tmp_path / "pool.csv"), *OFFERS, "-o", str(tmp_path / "x.parquet"))
    assert "Written" in text_of(*given)


def test_a_folder_that_may_not_be_written_to_is_told_of_before_the_pool_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever is root may write anywhere
    for option, name in (("-o", "x.html"), ("-o", "new"), ("-o", "."), ("--rows", "rows.csv")):
        result = ran("law", "impact", str(tmp_path / "none.csv"), *OFFERS, option, str(tmp_path / name))
        assert (result.exit_code, result.stdout) == (1, "")
        assert "cannot be written: Permission denied" in result.stderr


def test_the_pool_may_come_through_a_pipe_compressed() -> None:
    line = f"gzip -c {shlex.quote(POOL)} | ee law impact - {' '.join(OFFERS)} --format json"
    done = in_shell(line)
    assert (done.returncode, done.stderr) == (0, b"")
    told = json.loads(done.stdout)
    assert told["pool"] == {"name": "-", "scored": 2000, "set_aside": 0}
    assert told["all"] == json_of("law", "impact", POOL, *OFFERS)["all"]


def wait_for(path: Path, process: subprocess.Popen[bytes], seconds: float = 120) -> None:
    """Wait until a program has begun a file; one that ends first, or never begins it, is killed and told of."""
    deadline = time.monotonic() + seconds
    while not path.exists():
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            told = process.communicate()[1].decode("utf-8", "replace")
            pytest.fail(f"{path.name} was not begun; the program ended with {process.returncode} and said: {told}")
        time.sleep(0.01)


def test_whoever_interrupts_it_is_told_that_nothing_was_written(tmp_path: Path) -> None:
    out = tmp_path / "impact"
    command = [sys.executable, "-m", "express_entry", "law", "impact", "-", *OFFERS, "-o", str(out)]
    command += ["--rows", str(tmp_path / "rows.parquet")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment_of(), cwd=ROOT
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"id,age,education\n" + b"a,29,master\n" * 600_000)
        process.stdin.flush()
        # The file of rows is begun before the first piece is read.
        wait_for(tmp_path / "rows.parquet.partial", process)
        process.send_signal(signal.SIGINT)
        process.wait()
        told: tuple[Any, bytes] = process.communicate()
    assert process.returncode == 130
    assert told[1] == b"Interrupted. The output was not written; what was there before is untouched.\n"
    assert list(tmp_path.iterdir()) == []


LOADED = """
import sys
from express_entry.cli.main import app
code = app(["law", "impact", "--help"], standalone_mode=False)
print(*sorted({"numpy", "pyarrow", "numba", "jinja2", "typst"} & set(sys.modules)))
"""


def test_the_help_loads_no_arrays_and_says_how_it_ends() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], env=environment_of(), capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("\n\n") or done.stdout.splitlines()[-1] == ""
    assert "The exit code is 3 on a day in a gap" in " ".join(done.stdout.split())
    assert "--invitations" in done.stdout


@pytest.mark.parametrize("columns", ["40", "80", "120"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_line_is_wider_than_the_page(columns: str, language: str) -> None:
    given = ("law", "impact", HIGH_WAGE, "--from", "2026-11-02", "--to", OVERLAY, "--invitations", "50")
    page = text_of(*given, "--lang", language, COLUMNS=columns)
    assert not [line for line in page.splitlines() if len(line) > int(columns)]
