"""What version @1 of every format made, in examples/proof, is verified by this release and by every later one.

These files are never made anew: where one of these tests fails, the code is wrong, or a format needs a new version.
"""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from express_entry.law import from_canonical
from express_entry.selection import (
    Rerun,
    line_proof,
    published,
    published_result,
    read_snapshot,
    snapshot_bytes,
    verify,
)
from express_entry.selection.audittrail import entry_bytes, payload_digest, read_entry, read_head, verify_chain
from express_entry.selection.check_line import check
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
    assert line_proof(Rerun(read_snapshot(SNAPSHOT)), number) == proof


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
