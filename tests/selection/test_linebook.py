"""A line is proven from the book of its round as from the whole round; a book that was changed proves nothing else."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.law import at
from express_entry.selection import BadDocument, Instruction, Rerun, Row, line_proof, snapshot_bytes, snapshot_of
from express_entry.selection.check_line import RESULTS, Refused
from express_entry.selection.linebook import _ENTRIES, _ENTRY, LineBook, book_of
from tests.selection.proving import INSTRUCTION, KEY, ROWS, example, held_again, law_then
from tests.selection.test_select import NOON, orders, pools

SNAPSHOT = snapshot_bytes(example())
BOOK = book_of(held_again(), SNAPSHOT)
ABSENT = ("A", "A7Q", "B9KE", "C4XM", "Z1PC", "ZZZZ", "ZZZZZ", "")


def proof_of(number: str, book: bytes = BOOK, snapshot: bytes = SNAPSHOT, result: bytes | None = None) -> bytes | None:
    stated = held_again().result if result is None else result
    return LineBook(io.BytesIO(book), io.BytesIO(snapshot), stated).proof(number)


@settings(max_examples=60)
@given(pools(), orders(), st.sampled_from(RESULTS))
def test_every_line_is_proven_as_from_the_whole_round(rows: list[Row], order: Instruction, form: str) -> None:
    snapshot = snapshot_of(rows, order, law=at(NOON).canonical, key=KEY)
    again, data = Rerun(snapshot, form), snapshot_bytes(snapshot)
    book = book_of(again, data)
    for row in rows:
        assert proof_of(row.number, book, data, again.result) == line_proof(again, row.number) is not None
    assert proof_of("nobody", book, data, again.result) is None


@pytest.mark.parametrize("many", [1, 2, 3, 5, 8, 17])
def test_a_pool_of_any_size_has_its_lines(many: int) -> None:
    rows = [
        ROWS[0]._replace(number=f"N{place}", submitted=ROWS[0].submitted + timedelta(place)) for place in range(many)
    ]
    again = Rerun(snapshot_of(rows, INSTRUCTION, law=law_then(), key=KEY))
    data = snapshot_bytes(again.snapshot)
    book = book_of(again, data)
    for row in rows:
        assert proof_of(row.number, book, data, again.result) == line_proof(again, row.number)


@pytest.mark.parametrize("number", ABSENT)
def test_whom_the_pool_did_not_hold_has_no_line(number: str) -> None:
    assert proof_of(number) is None


@settings(max_examples=300)
@given(
    st.integers(0, len(BOOK) - 1),
    st.integers(1, 255),
    st.sampled_from([row.number for row in ROWS] + list(ABSENT)),
)
def test_a_book_that_was_changed_proves_the_same_or_nothing(place: int, other: int, number: str) -> None:
    changed = bytearray(BOOK)
    changed[place] ^= other
    try:
        found = proof_of(number, bytes(changed))
    except BadDocument:
        return
    assert found == line_proof(held_again(), number)


def test_a_book_that_names_one_row_for_all_says_of_nobody_that_they_were_not_there() -> None:
    start, size = _ENTRIES, _ENTRY.size
    entries = BOOK[start : start + size] * len(ROWS)
    changed = BOOK[:start] + entries + BOOK[start + len(entries) :]
    for row in ROWS:
        try:
            found = proof_of(row.number, changed)
        except BadDocument:
            continue
        assert found == line_proof(held_again(), row.number)


@pytest.mark.parametrize("many", [0, 1, 30, 60, 200, len(BOOK) - 33])
def test_a_book_that_was_cut_short_is_refused_or_proves_the_same(many: int) -> None:
    refused = 0
    for row in ROWS:
        try:
            found = proof_of(row.number, BOOK[:many])
        except BadDocument:
            refused += 1
        else:
            assert found == line_proof(held_again(), row.number)
    assert refused


def test_a_snapshot_that_was_changed_proves_nothing_of_whom_the_change_concerns() -> None:
    changed = SNAPSHOT.replace(b"\t511\t", b"\t512\t")
    with pytest.raises(BadDocument):
        proof_of("A7Q2", snapshot=changed)
    with pytest.raises((BadDocument, Refused)):
        proof_of("A7Q2", snapshot=b"")


def test_another_result_is_proven_by_no_book() -> None:
    other = Rerun(snapshot_of(ROWS, INSTRUCTION, law=law_then(), key=KEY[::-1]))
    with pytest.raises(BadDocument):
        proof_of("A7Q2", result=other.result)
