"""The proof of one person's own line, ``express-entry/line-proof@1``: what anybody can check with ``check_line.py``.

It holds the line, the salt of its leaf, and the hashes beside its way to the published root. Those are hashes of salted
leaves, so they say nothing of anybody else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from .check_line import PROOF, margin_of
from .result import Rerun


def line_proof(again: Rerun, number: str) -> bytes | None:
    """The proof of one profile's line as a document to hand over; None where the pool did not hold the profile."""
    place = again.leaves.places.get(number)
    if place is None:
        return None
    leaves = again.leaves
    return proof_document(
        again.snapshot.instruction.number,
        leaves.line(place),
        again.tree,
        leaves.salt(place),
        (place, leaves.many),
        leaves.tree.path(place),
        hashlib.sha256(again.result).hexdigest(),
    )


def proof_document(
    number: str,
    line: Mapping[str, Any],
    result: Mapping[str, Any],
    salt: bytes,
    leaf: tuple[int, int],
    path: Sequence[bytes],
    digest: str,
) -> bytes:
    """The document of a proof: the round, the line, the result it follows from, and the leaf's place among how many."""
    return readable(
        {
            "format": PROOF,
            "round": number,
            "line": line,
            "margin": margin_of(line, result),
            "salt": salt.hex(),
            "index": leaf[0],
            "leaves": leaf[1],
            "path": [beside.hex() for beside in path],
            "result": digest,
        }
    )


def readable(tree: Mapping[str, Any]) -> bytes:
    """A document as JSON that a person can read; its canonical bytes are made from what it says."""
    return (json.dumps(tree, indent=2, ensure_ascii=True) + "\n").encode("ascii")
