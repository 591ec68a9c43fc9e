"""The operators' commands as real processes, on both databases wherever these could make a difference."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from express_entry.selection import check_line
from express_entry.selection.fewness import ROUNDED_TO
from express_entry.synthetic.papers import Papers
from express_entry.synthetic.pool import pool_of
from tests.pool.people import document, named
from tests.service.running import Instance

LAST_KNOWN = {"EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}
MANY = 40


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Synthetic profiles submitted within the last months, one of them twice, and two lines that are none."""
    day = date(2026, 8, 3)
    since = datetime.now(UTC) - timedelta(days=30)
    path = tmp_path_factory.mktemp("profiles") / "profiles.jsonl"
    documents = [document for document, _ in Papers(pool_of(day, MANY)).dated()]
    records = [
        {"profile": document, "submitted": (since + timedelta(minutes=place)).isoformat()}
        for place, document in enumerate(documents)
    ]
    text = [json.dumps(each) for each in (*records, records[0])]
    path.write_text("\n".join([*text, '{"format": "express-entry/profile@1"}', "no JSON"]) + "\n", "utf-8")
    return path


def ranked(instance: Instance) -> Instance:
    """The instance under the last known rules: the ranking of these days is not known."""
    return Instance(instance.data, instance.url, LAST_KNOWN)


def loaded(instance: Instance, lines: Path) -> dict[str, Any]:
    ran = instance.run("pool", "load", str(lines), "--workers", "1", "--format", "json")
    assert ran.returncode == 4, ran
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def asked(instance: Instance, *arguments: str) -> Any:
    return json.loads(instance.done(*arguments, "--format", "json"))


def held(instance: Instance, number: str, invitations: int) -> Any:
    """A round of everybody, drafted, authorised and run."""
    programs = ("--grouping", "general", "--programs", "cec,fsw,fst", "--basis", "A10.3", "--as", "officer.a")
    instance.done("pool", "round", "draft", number, *programs, "--invitations", str(invitations))
    instance.done("pool", "round", "authorise", number, "--as", "officer.b")
    return asked(instance, "pool", "round", "run", number, "--as", "officer.a")


def test_a_file_is_loaded_once_and_what_cannot_be_is_set_aside(instance: Instance, lines: Path, tmp_path: Path) -> None:
    store = ranked(instance)
    rejects = tmp_path / "rejects.jsonl"
    ran = store.run("pool", "load", str(lines), "--rejects", str(rejects), "--format", "json")
    told = json.loads(ran.stdout)
    assert (ran.returncode, told["set_aside"]) == (4, 3)
    assert sum(told["loaded"].values()) == MANY
    aside = [json.loads(line) for line in rejects.read_text("utf-8").splitlines()]
    assert [each["place"].rpartition(":")[2] for each in aside] == ["42", "43", "41"]
    assert "a profile that has not ended" in aside[2]["reasons"][0]
    again = loaded(store, lines)
    assert (again["set_aside"], again["loaded"]) == (MANY + 3, {})
    assert asked(store, "audit", "verify")["verified"]


def test_a_line_that_cannot_even_be_quoted_stops_no_load(instance: Instance, lines: Path, tmp_path: Path) -> None:
    good = json.loads(lines.read_text("utf-8").splitlines()[0])
    nomination = {"province": "\ud800", "certificate": "C-1", "issued": "2025-05-01"}
    bad = [{**good, "nomination": nomination}, {**good, "submitted": "0001-01-01T00:00:00+14:00"}]
    path, rejects = tmp_path / "lines.jsonl", tmp_path / "rejects.jsonl"
    path.write_text("\n".join(json.dumps(each) for each in (*bad, good)), "utf-8")
    ran = ranked(instance).run("pool", "load", str(path), "--rejects", str(rejects), "--format", "json")
    told = json.loads(ran.stdout)
    assert (ran.returncode, told["set_aside"], sum(told["loaded"].values())) == (4, 2, 1)
    reasons = [json.loads(line)["reasons"] for line in rejects.read_text("utf-8").splitlines()]
    assert reasons[0][0].startswith("nomination.province: \ud800 does not nominate")
    assert reasons[1][0].startswith("submitted: 0001-01-01T00:00:00+14:00 is before Express Entry began")


def test_a_round_goes_from_its_draft_to_a_line_that_anybody_can_check(
    instance: Instance, lines: Path, tmp_path: Path
) -> None:
    store = ranked(instance)
    loaded(store, lines)
    refused = store.run("pool", "round", "run", "1", "--as", "officer.a")
    assert refused.returncode == 2
    assert "there is no round 1" in refused.stderr
    asked(store, "pool", "clock")  # counts the pool, with which the round is then published
    run = held(store, "1", 7)
    assert (run["state"], run["invitations"], run["last_known_rules"]) == ("run", 7, True)
    assert store.run("pool", "round", "run", "1", "--as", "officer.a").returncode == 2
    assert asked(store, "pool", "round", "verify", "1")["verified"]
    assert "--page" in store.refused("pool", "round", "export", "--result", "1", "--page", "1")
    assert "not published" in store.refused("pool", "round", "export", "--result", "1")
    published = asked(store, "pool", "round", "publish", "1", "--as", "officer.a")
    assert published["state"] == "published"
    assert asked(store, "pool", "status")["states"]["invited"] == 7
    number = store.query("SELECT min(profile_id) FROM pool_invitation")[0][0]
    proof, result = tmp_path / "line.json", tmp_path / "result.json"
    store.done("pool", "round", "line", "1", f"E{number:09d}", "-o", str(proof))
    store.done("pool", "round", "export", "--result", "1", "-o", str(result))
    assert result.read_bytes() == bytes(store.query("SELECT publication FROM pool_round")[0][0])
    key = asked(store, "pool", "status")["public_key"]
    command = [sys.executable, check_line.__file__, str(proof), str(result), "--public-key", key]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked
    page = store.done("pool", "round", "export", "--page", "1", "--lang", "fr")
    assert all(words in page for words in ('<html lang="fr-CA">', "Ronde d’invitations 1"))
    assert "Selon les dernières règles connues" in page
    feed = json.loads(store.done("pool", "round", "export"))
    assert [(row["drawNumber"], row["drawSize"]) for row in feed["rounds"]] == [("1", "7")]
    counts_about(feed["rounds"][0], asked(store, "pool", "status")["states"])


def counts_about(row: dict[str, str], states: dict[str, int]) -> None:
    """The total of a feed is that of the pool, but for what is rounded in each of its bands."""
    counted = states["in_pool"] + states["invited"]
    total, shown = int(row["dd18"]), [name for name in row if name.startswith("dd")]
    assert (total % ROUNDED_TO, counted > 30) == (0, True)
    assert abs(total - counted) <= ROUNDED_TO // 2 * len(shown)


def test_the_officer_who_drafted_does_not_authorise(sqlite: Instance) -> None:
    arguments = ("--grouping", "program", "--programs", "cec", "--invitations", "3", "--basis", "A10.3")
    sqlite.done("pool", "round", "draft", "9", *arguments, "--as", "officer.a")
    assert "by another officer" in sqlite.refused("pool", "round", "authorise", "9", "--as", "officer.a")
    assert "par un autre agent" in sqlite.refused(
        "pool", "round", "authorise", "9", "--as", "officer.a", "--lang", "fr"
    )


def test_nobody_is_ranked_on_a_day_whose_ranking_is_not_known(sqlite: Instance, lines: Path) -> None:
    loaded(sqlite, lines)
    arguments = ("--grouping", "general", "--programs", "cec,fsw,fst", "--invitations", "3", "--basis", "A10.3")
    sqlite.done("pool", "round", "draft", "1", *arguments, "--as", "officer.a")
    sqlite.done("pool", "round", "authorise", "1", "--as", "officer.b")
    assert "nobody is ranked" in sqlite.refused("pool", "round", "run", "1", "--as", "officer.a")
    assert "nobody is ranked" in sqlite.refused("pool", "round", "preview", "1")
    assert asked(sqlite, "pool", "status")["not_ranked"] is not None
    # The setting changes that for everybody, and the round says so.
    store = ranked(sqlite)
    assert asked(store, "pool", "clock")["done"]["law.determined"] > 0
    assert asked(store, "pool", "round", "preview", "1")["last_known_rules"] is True
    assert asked(store, "pool", "round", "run", "1", "--as", "officer.a")["last_known_rules"] is True


def test_whatever_is_changed_in_the_database_shows(instance: Instance, lines: Path) -> None:
    store = ranked(instance)
    loaded(store, lines)
    held(store, "1", 5)
    store.query("UPDATE pool_invitation SET points = points + 1 WHERE rank = 5")
    ran = store.run("pool", "round", "verify", "1")
    assert ran.returncode == 1
    assert "from rank 5 on" in ran.stdout
    assert "from rank 5 on" in store.refused("pool", "round", "publish", "1", "--as", "officer.a")
    store.query("DELETE FROM pool_auditentry WHERE sequence = (SELECT max(sequence) FROM pool_auditentry)")
    ran = store.run("audit", "verify")
    assert ran.returncode == 1
    assert "is missing" in ran.stdout


def test_a_correction_cancels_and_invites_without_disturbing_anybody_else(sqlite: Instance, lines: Path) -> None:
    store = ranked(sqlite)
    loaded(store, lines)
    held(store, "1", 5)
    before = store.query("SELECT profile_id, rank, state FROM pool_invitation WHERE rank < 5 ORDER BY rank")
    last = store.query("SELECT profile_id FROM pool_invitation WHERE rank = 5")[0][0]
    invited = asked(store, "pool", "round", "invited", "1")
    assert [(each["rank"], each["state"]) for each in invited] == [(place, "issued") for place in range(1, 6)]
    assert invited[-1]["profile"] == f"E{last:09d}"
    store.done(
        "pool", "round", "correct", "1", "--cancel", f"E{last:09d}", "--note", "double", "--as", "officer.a"
    )  # fmt: skip
    assert "by another officer" in store.refused("pool", "round", "confirm", "1", "--as", "officer.a")
    assert "4" in store.done("pool", "round", "confirm", "1", "--as", "officer.b")
    assert store.query("SELECT profile_id, rank, state FROM pool_invitation WHERE rank < 5 ORDER BY rank") == before
    assert asked(store, "pool", "round", "show", "1")["final_invitations"] == 4
    assert "cancelled as issued in error" in store.done("pool", "round", "invited", "1")
    assert asked(store, "pool", "show", f"E{last:09d}")["state"] == "in_pool"


def by_then(instance: Instance, wrong: str) -> tuple[Instance, Instance]:
    """A store on a day of 2025, under the law and under a table that is wrong."""
    of_then = {"EXPRESS_ENTRY_CLOCK": "2025-06-02T16:00:00Z"}
    law = str(Path(__file__).parents[1] / "pool" / f"{wrong}.toml")
    return (
        Instance(instance.data, instance.url, of_then),
        Instance(instance.data, instance.url, {**of_then, "EXPRESS_ENTRY_LAW": law}),
    )


def test_whom_a_wrong_table_kept_out_is_listed_once_it_is_corrected_and_restored(
    sqlite: Instance, tmp_path: Path
) -> None:
    store, under_wrong = by_then(sqlite, "wrong_validity")
    day = date(2025, 6, 2)
    file = tmp_path / "one.json"
    file.write_text(json.dumps(document("KEPT OUT", day, tested=day - timedelta(days=500))), "utf-8")
    under_wrong.done("pool", "load", str(file), "--workers", "1")
    assert asked(under_wrong, "pool", "corrections") == {"laws": [], "findings": []}
    (found,) = asked(store, "pool", "corrections")["laws"]
    (outcome,) = found["outcomes"]
    assert found["tables"] == ["language/validity"]
    assert (outcome["then"], outcome["now"], outcome["differs"]) == ("ineligible", "in_pool", True)
    number = outcome["number"]
    for language, words in (("en", "not eligible"), ("fr", "non admissible")):
        text = store.done("pool", "corrections", "--lang", language)
        assert number in text
        assert words in text
    assert "legal_basis" in store.refused("pool", "restore", number, "--basis", " ", "--as", "officer.a")
    told = store.done("pool", "restore", number, "--basis", "A10.2; the table corrected", "--as", "officer.a")
    assert number in told
    assert asked(store, "pool", "show", number)["state"] == "in_pool"
    assert asked(store, "pool", "corrections") == {"laws": [], "findings": []}


def test_whom_a_round_missed_and_would_not_rank_is_listed_without_naming_anybody(sqlite: Instance, lines: Path) -> None:
    store = ranked(sqlite)
    loaded(store, lines)
    asked(store, "pool", "clock")
    held(store, "1", 7)
    assert asked(store, "pool", "round", "missed", "1", "--workers", "2") == []
    assert "missed nobody" in store.done("pool", "round", "missed", "1")
    assert "n'a oublié personne" in store.done("pool", "round", "missed", "1", "--lang", "fr")
    invited = asked(store, "pool", "round", "invited", "1")
    assert [each["rank"] for each in invited] == list(range(1, 8))
    assert all(each["submitted"].endswith("Z") for each in invited)
    programs = ("--grouping", "general", "--programs", "cec,fsw,fst", "--basis", "A10.3", "--as", "officer.a")
    store.done("pool", "round", "draft", "2", *programs, "--invitations", "1")
    listed = asked(store, "pool", "round", "preview", "2", "--excluded")
    counted = asked(store, "pool", "round", "preview", "2")["excluded"]
    assert {each["number"] for each in listed if each["reason"] == "invited"} == {each["profile"] for each in invited}
    assert Counter(each["reason"] for each in listed) == counted
    assert "already holds an invitation" in store.done("pool", "round", "preview", "2", "--excluded")


def test_what_provinces_send_is_recorded_row_by_row(sqlite: Instance, lines: Path, tmp_path: Path) -> None:
    store = ranked(sqlite)
    loaded(store, lines)
    (key, code) = store.query("SELECT id, code FROM pool_profile WHERE state = 'in_pool' ORDER BY id LIMIT 1")[0]
    file = tmp_path / "nominations.csv"
    rows = [f"ON,E{key:09d},{code},C-1,2026-11-01", f"QC,E{key:09d},{code},C-2,2026-11-01", "ON,E999999999,X,C-3,soon"]
    file.write_text("\n".join(["province,number,code,certificate,issued", *rows]) + "\n", "utf-8")
    ran = store.run("pool", "record", "nominations", str(file), "--as", "province.on", "--format", "json")
    told = json.loads(ran.stdout)
    assert (ran.returncode, told["recorded"], [each["row"] for each in told["set_aside"]]) == (4, 1, [3, 4])
    shown = asked(store, "pool", "show", f"E{key:09d}")
    assert shown["nomination"]["state"] == "offered"
    assert "nomination.offered" in [each["action"] for each in shown["history"]]


def test_the_clock_is_not_set_to_the_future_or_before_what_was_done(sqlite: Instance) -> None:
    assert "--at" in sqlite.refused("pool", "clock", "--at", "2199-01-01T00:00:00Z")
    sqlite.done("pool", "clock")
    assert "--at" in sqlite.refused("pool", "clock", "--at", "2020-01-01T00:00:00Z")


def test_whose_months_a_wrong_table_cut_short_is_listed_extended_while_open_and_restored_once_expired(
    sqlite: Instance, tmp_path: Path
) -> None:
    store, under_wrong = by_then(sqlite, "wrong_pool_period")
    later = Instance(sqlite.data, sqlite.url, {"EXPRESS_ENTRY_CLOCK": "2025-12-20T16:00:00Z"})
    file = tmp_path / "one.json"
    basis = ("--basis", "A10.2(4); the table corrected", "--as", "officer.a")
    already = {each["number"] for law in asked(store, "pool", "corrections")["laws"] for each in law["outcomes"]}
    for name in ("OPEN", "ENDED"):
        file.write_text(json.dumps(document(name, date(2025, 6, 2))), "utf-8")
        under_wrong.done("pool", "load", str(file), "--workers", "1")
        (found,) = [each for each in asked(store, "pool", "corrections")["laws"] if each["profiles"]]
        assert (found["tables"], found["profiles"]) == (["pool/period"], 1)
        if name == "OPEN":
            assert "legal_basis" in store.refused("pool", "extend", "--basis", " ", "--as", "officer.a")
            assert "profiles 1, invitations 0" in store.done("pool", "extend", *basis)
            assert "profils 0, invitations 0" in store.done("pool", "extend", *basis, "--lang", "fr")
            assert asked(store, "pool", "corrections")["laws"] == []
    later.done("pool", "clock")
    (outcome,) = [each for law in asked(later, "pool", "corrections")["laws"] for each in law["outcomes"]]
    assert (outcome["then"], outcome["now"], outcome["differs"]) == ("expired", "in_pool", True)
    assert outcome["number"] not in already
    for language, words in (("en", "expired or lapsed"), ("fr", "expirés ou caducs")):
        assert words in later.done("pool", "corrections", "--lang", language)
    assert "2026-06-02" in later.done("pool", "restore", outcome["number"], *basis)
    assert asked(later, "pool", "corrections") == {"laws": [], "findings": []}


def test_an_offer_that_a_wrong_table_cut_short_is_listed_in_words_until_it_is_made_again(
    sqlite: Instance, tmp_path: Path
) -> None:
    store, under_wrong = by_then(sqlite, "wrong_other_ends")
    file = tmp_path / "one.json"
    file.write_text(json.dumps(document("SHORT OFFER", date(2025, 6, 2))), "utf-8")
    store.done("pool", "load", str(file), "--workers", "1")
    (key, code) = store.query("SELECT id, code FROM pool_profile ORDER BY id DESC LIMIT 1")[0]
    number, offers, back = f"E{key:09d}", tmp_path / "offers.csv", tmp_path / "back.csv"
    offers.write_text(f"province,number,code,certificate,issued\nON,{number},{code},SHORT-1,2025-06-01\n", "utf-8")
    back.write_text(f"province,number\nON,{number}\n", "utf-8")
    under_wrong.done("pool", "record", "nominations", str(offers), "--as", "province.on")
    (found,) = [each for each in asked(store, "pool", "corrections")["laws"] if each["ends"]]
    assert (found["tables"], found["profiles"]) == (["nomination/answer"], 1)
    assert [(each["subject"], each["lapsed"]) for each in found["ends"]] == [(number, False)]
    for language, words in (("en", "with another end"), ("fr", "dont la fin est une autre")):
        text = store.done("pool", "corrections", "--lang", language)
        assert number in text
        assert words in text
    store.done("pool", "record", "withdrawals", str(back), "--as", "province.on")
    store.done("pool", "record", "nominations", str(offers), "--as", "province.on")
    assert [each for each in asked(store, "pool", "corrections")["laws"] if each["ends"]] == []


def test_a_restore_takes_entries_away_that_the_heads_outside_tell_of(
    instance: Instance, lines: Path, tmp_path: Path
) -> None:
    store = ranked(instance)
    backup = str(tmp_path / "backup.zip")
    store.done("pool", "clock")
    store.done("backup", "-o", backup)
    loaded(store, lines)
    store.done("restore", backup, "--replace")
    after = asked(store, "audit", "verify")
    assert (after["verified"], len(after["lost"])) == (True, 1)
    # What is done from now on follows on what the backup held, and has to hold again.
    store.done("pool", "clock")
    again = asked(store, "audit", "verify")
    assert (again["verified"], again["lost"]) == (True, after["lost"])
    store.query("DELETE FROM pool_auditentry WHERE sequence = (SELECT max(sequence) FROM pool_auditentry)")
    assert store.run("audit", "verify").returncode == 1


def test_who_has_the_name_of_another_profile_is_not_restored_before_an_officer_said_who_it_is(
    sqlite: Instance, tmp_path: Path
) -> None:
    _, under_wrong = by_then(sqlite, "wrong_pool_period")
    later = Instance(sqlite.data, sqlite.url, {"EXPRESS_ENTRY_CLOCK": "2025-12-20T16:00:00Z"})
    file = tmp_path / "one.json"
    file.write_text(json.dumps(named(document("BY NAME", date(2025, 6, 2)), "Silva")), "utf-8")
    for store in (under_wrong, later):
        store.done("pool", "load", str(file), "--workers", "1")
        later.done("pool", "clock")
    ended = [each for law in asked(later, "pool", "corrections")["laws"] for each in law["outcomes"]]
    number = max(each["number"] for each in ended)
    for language, words in (("en", "stays as it is"), ("fr", "reste tel quel")):
        told = later.done("pool", "restore", number, "--basis", "A10.2", "--as", "officer.a", "--lang", language)
        assert words in told
    assert asked(later, "pool", "show", number)["state"] == "expired"
