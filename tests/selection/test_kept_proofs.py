"""What each version of every format made, in examples/proof, is verified by this release and by every later one.

These files are never made anew: where one of these tests fails, the code is wrong, or a format needs a new version.
"""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from express_entry.law import from_canonical
from express_entry.selection import (
    Rerun,
    format_of,
    line_proof,
    published,
    published_result,
    read_snapshot,
    snapshot_bytes,
    verify,
)
from express_entry.selection.audittrail import entry_bytes, payload_digest, read_entry, read_head, verify_chain
from express_entry.selection.check_line import RESULTS, Refused, check
from tests.selection.proving import GOLDEN, INSTRUCTION, KEY, ROWS, SIGNER

SNAPSHOT, RESULT, PUBLISHED = (
    (GOLDEN / name).read_bytes() for name in ("snapshot.txt", "result.json", "published.json")
)
PUBLIC_KEY = bytes.fromhex((GOLDEN / "public-key.txt").read_text("ascii"))
HEAD = read_head((GOLDEN / "audit-head.txt").read_text("ascii"))


def test_the_kept_result_is_verified_from_the_kept_snapshot() -> None:
    assert verify(SNAPSHOT, RESULT) == ()
    assert published_result(PUBLISHED) == RESULT


def test_the_kept_snapshot_says_what_was_put_into_it_and_is_written_the_same_again() -> None:
    found = read_snapshot(SNAPSHOT)
    assert snapshot_bytes(found) == SNAPSHOT
    assert (found.instruction, found.key, set(found.rows)) == (INSTRUCTION, KEY, set(ROWS))
    assert from_canonical(found.law).values("invitation/class_order")["order"] == list(INSTRUCTION.class_order)


@pytest.mark.parametrize(
    ("name", "number"), [("line-invited", "C4XN"), ("line-left-out", "B9KD"), ("line-not-ranked", "H8WS")]
)
def test_the_kept_proofs_hold_and_are_made_the_same_again(name: str, number: str) -> None:
    proof = (GOLDEN / f"{name}.json").read_bytes()
    assert check(proof, PUBLISHED, PUBLIC_KEY)["line"]["number"] == number
    assert line_proof(Rerun(read_snapshot(SNAPSHOT), format_of(RESULT)), number) == proof


@pytest.mark.parametrize("version", [2, 3, 4])
@pytest.mark.parametrize(
    ("name", "number"), [("line-invited", "C4XN"), ("line-left-out", "B9KD"), ("line-not-ranked", "H8WS")]
)
def test_what_was_kept_of_the_later_versions_of_a_result_holds_too(version: int, name: str, number: str) -> None:
    result, document = ((GOLDEN / f"{each}-{version}.json").read_bytes() for each in ("result", "published"))
    proof = (GOLDEN / f"{name}-{version}.json").read_bytes()
    assert verify(SNAPSHOT, result) == ()
    assert published_result(document) == result != RESULT
    assert check(proof, document, PUBLIC_KEY)["line"]["number"] == number
    assert line_proof(Rerun(read_snapshot(SNAPSHOT), format_of(result)), number) == proof
    assert published(result, engine=json.loads(document)["engine"], trail=HEAD, signer=SIGNER) == document
    with pytest.raises(Refused):
        check(proof, PUBLISHED, PUBLIC_KEY)  # a line is proven by the result that it was made for


def test_each_kept_result_says_its_version_and_only_the_first_has_every_count() -> None:
    versions = [json.loads((GOLDEN / f"result{each}.json").read_bytes()) for each in ("", "-2", "-3", "-4")]
    assert [each["format"] for each in versions] == list(RESULTS)
    first, second, third, fourth = versions
    assert (first["invited_by_points"], second["invited_by_points"]) == ([[511, 1], [486, 2]], [[486, 3]])
    assert (first["tied_in"], second["tied_in"]) == (2, None)
    assert first["root"] == second["root"] != third["root"]
    assert {name for name, value in third.items() if type(value) is int} == {"invited", "cutoff"}
    assert {name for name in third if third[name] != fourth[name]} == {"format", "root"}


def test_what_was_published_is_signed_the_same_again() -> None:
    engine = json.loads(PUBLISHED)["engine"]
    assert published(RESULT, engine=engine, trail=HEAD, signer=SIGNER) == PUBLISHED


def test_the_kept_trail_is_whole_by_its_kept_and_published_head() -> None:
    lines = (GOLDEN / "audit-trail.jsonl").read_bytes().splitlines(keepends=True)
    trail = [read_entry(line) for line in lines]
    assert verify_chain(trail, [HEAD]) == ()
    assert json.loads(PUBLISHED)["trail"] == {"sequence": HEAD.sequence, "digest": HEAD.digest}
    assert [entry_bytes(entry) for entry in trail] == lines
    assert verify_chain(trail[:-1], [HEAD]) != ()
    particulars = b"254"
    assert {entry.event.payload for entry in trail} == {payload_digest(particulars, sha256(particulars).digest())}
