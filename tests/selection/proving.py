"""A round to prove, and a signer for tests: Ed25519 signing as RFC 8032 writes it, never for a key that matters."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from express_entry.law import at
from express_entry.selection import (
    Category,
    Grouping,
    Instruction,
    Rerun,
    Row,
    Snapshot,
    State,
    class_order,
    snapshot_of,
)
from express_entry.selection.check_line import BASE, ORDER, canonical, encoded, times

GOLDEN = Path(__file__).parents[2] / "examples" / "proof"
HELD = datetime(2023, 7, 5, 13, 38, 22, tzinfo=UTC)
STEM = Category("stem", "v1")
INSTRUCTION = Instruction(
    number="254",
    grouping=Grouping.CATEGORY,
    programs=frozenset({"cec", "fsw", "fst"}),
    instant=HELD,
    class_order=class_order(at(HELD)),
    invitations=3,
    category=STEM,
)
KEY = hashlib.sha256(b"the key of an example: drawn at random for a round that is held").digest()


def row(number: str, points: int | None, submitted: str, programs: str, **other: object) -> Row:
    """A row in the category, unless it says otherwise."""
    stated = {"categories": frozenset({STEM}), "expires": HELD + timedelta(days=90), **other}
    held = frozenset(programs.split())
    return Row(number, points, datetime.fromisoformat(submitted), held, **stated)  # type: ignore[arg-type]


ROWS = (
    row("A7Q2", 511, "2023-07-01T00:00:00.000000Z", "fsw"),
    row("C4XN", 486, "2022-11-23T00:01:29.000000Z", "fsw cec"),
    row("B9KD", 486, "2022-11-23T00:01:30.000000Z", "fsw"),
    row("M3TF", 486, "2022-11-22T08:15:00.250000Z", "cec"),
    row("Z1PB", 470, "2022-09-30T17:00:00.000000Z", "fst fsw"),
    row("H8WS", 1086, "2023-01-01T00:00:00.000000Z", "fsw pnp"),
    row("K2VR", 502, "2023-02-14T12:30:45.123456Z", "cec", categories=frozenset()),
    row("T5LC", 498, "2022-12-01T00:00:00.000000Z", "fsw", state=State.WITHDRAWN),
    row("W6GJ", None, "2023-03-03T03:03:03.000003Z", "fsw"),
)


@lru_cache(maxsize=1)
def law_then() -> bytes:
    """The canonical bytes of the law at the example's instant."""
    return at(HELD).canonical


@lru_cache(maxsize=1)
def example() -> Snapshot:
    """The snapshot of the example's round."""
    return snapshot_of(ROWS, INSTRUCTION, law=law_then(), key=KEY)


@lru_cache(maxsize=1)
def held_again() -> Rerun:
    """The example's round, held again."""
    return Rerun(example())


@dataclass(frozen=True)
class PlainSigner:
    """Signs with a secret of 32 bytes (RFC 8032, 5.1.5 and 5.1.6); slowly, and not in constant time."""

    secret: bytes

    @property
    def public_key(self) -> bytes:
        return encoded(times(self._expanded()[0], BASE))

    def sign(self, message: bytes) -> bytes:
        scalar, prefix = self._expanded()
        drawn = _scalar(prefix + message)
        commitment = encoded(times(drawn, BASE))
        answer = (drawn + _scalar(commitment + self.public_key + message) * scalar) % ORDER
        return commitment + answer.to_bytes(32, "little")

    def _expanded(self) -> tuple[int, bytes]:
        digest = hashlib.sha512(self.secret).digest()
        scalar = int.from_bytes(digest[:32], "little")
        return scalar & ((1 << 254) - 8) | 1 << 254, digest[32:]


def _scalar(data: bytes) -> int:
    return int.from_bytes(hashlib.sha512(data).digest(), "little") % ORDER


SIGNER = PlainSigner(hashlib.sha256(b"the secret of an example: anybody can read it here").digest())


# --- tampering -------------------------------------------------------------------------------------------------------


def places(tree: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in a tree of plain values, the tree itself included."""
    yield above
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for name, value in inside:
        yield from places(value, (*above, name))


@st.composite
def tampered(draw: st.DrawFn, tree: dict[str, Any]) -> dict[str, Any]:
    """A document with one value in it changed: to a neighbour, to another kind, gone, doubled, moved or put in."""
    changed = copy.deepcopy(tree)
    *above, last = draw(st.sampled_from([place for place in places(tree) if place]))
    holder: Any = changed
    for name in above:
        holder = holder[name]
    holder[last] = draw(others(holder[last]))
    if draw(st.integers(0, 9)) == 0:
        del holder[last]
    if draw(st.integers(0, 9)) == 0 and isinstance(holder, dict):
        holder["more"] = 1
    assume(canonical(changed) != canonical(tree))
    return changed


def others(value: Any) -> st.SearchStrategy[Any]:
    """Values that stand near one, and some of other kinds."""
    anything: list[Any] = [None, True, False, 0, 1, -1, 10**30, "", "0", "-", "0" * 64, [], {}, [None]]
    if isinstance(value, bool) or value is None:
        near: list[Any] = [not value, "cec", "2022-11-23T00:01:29.000000Z"]
    elif isinstance(value, int):
        near = [value - 1, value + 1, str(value), -value]
    elif isinstance(value, str):
        near = [value[1:], f"{value}0", value.upper(), value[:-1] + ("1" if value[-1:] != "1" else "2"), value[::-1]]
    elif isinstance(value, list):
        near = [value[1:], value + value[:1], value[::-1], value[1:] + value[:1]]
    else:
        near = [{}, {**value, "more": None}]
    return st.sampled_from(near) | st.sampled_from(anything)
