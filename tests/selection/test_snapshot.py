"""A snapshot gives back what it was made of, in one way only, and says what is wrong with any other bytes."""

from __future__ import annotations

import contextlib
import gzip
import io
import random
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.law import at
from express_entry.selection import (
    BadDocument,
    BadInstruction,
    BadRow,
    Category,
    Instruction,
    Row,
    State,
    read_numbers,
    read_rows,
    read_snapshot,
    select,
    snapshot_bytes,
    snapshot_of,
    write_snapshot,
)
from tests.selection.proving import INSTRUCTION, KEY, ROWS, example, law_then
from tests.selection.test_select import NOON, orders, pools

NAMES = st.text("ABab01_.-", min_size=1, max_size=4)
ANY_INSTANT = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
ANY_ROW = st.builds(
    Row,
    number=NAMES,
    points=st.none() | st.integers(0, 999_999_999),
    submitted=ANY_INSTANT,
    programs=st.frozensets(st.sampled_from(["pnp", "cec", "fsw", "fst"])),
    categories=st.frozensets(st.builds(Category, NAMES, NAMES), max_size=3),
    state=st.sampled_from(State),
    expires=st.none() | ANY_INSTANT,
)


@given(st.lists(ANY_ROW, unique_by=lambda row: row.number, max_size=6), st.binary(min_size=32, max_size=32))
def test_any_rows_come_back_from_the_bytes_they_are_written_in(rows: list[Row], key: bytes) -> None:
    made = snapshot_of(rows, INSTRUCTION, law=law_then(), key=key)
    data = snapshot_bytes(made)
    found = read_snapshot(data)
    assert found == made
    assert set(found.rows) == set(rows)
    assert (found.instruction, found.law, found.key) == (INSTRUCTION, law_then(), key)
    assert snapshot_bytes(found) == data
    assert found.digest == made.digest


@given(st.lists(ANY_ROW, unique_by=lambda row: row.number, max_size=6), NAMES)
def test_rows_after_a_number_are_those_that_stand_behind_it_and_numbers_are_all(rows: list[Row], after: str) -> None:
    made = snapshot_of(rows, INSTRUCTION, law=law_then(), key=KEY)
    lines = snapshot_bytes(made).splitlines(keepends=True)
    behind = [row for row in made.rows if (len(row.number), row.number) > (len(after), after)]
    assert list(read_rows(lines, after)) == behind
    assert list(read_numbers(lines)) == [row.number for row in made.rows]


@settings(max_examples=50)
@given(pools(), orders(), st.randoms(use_true_random=False))
def test_equal_pools_have_equal_bytes_and_the_same_round(
    rows: list[Row], order: Instruction, shuffler: random.Random
) -> None:
    law = at(NOON).canonical
    data = snapshot_bytes(snapshot_of(rows, order, law=law, key=KEY))
    shuffler.shuffle(rows)
    elsewhere = [row._replace(submitted=row.submitted.astimezone(timezone(timedelta(0), "here"))) for row in rows]
    assert snapshot_bytes(snapshot_of(elsewhere, order, law=law, key=KEY)) == data
    found = read_snapshot(data)
    assert select(found.rows, found.instruction) == select(rows, order)


@settings(max_examples=300)
@given(st.data())
def test_no_byte_of_a_snapshot_can_change_unseen(data: st.DataObject) -> None:
    """What is read is another snapshot, or an error in both languages; never the same one, and never a traceback."""
    written = bytearray(snapshot_bytes(example()))
    rows_begin = written.index(b"number\tpoints")
    place = data.draw(st.integers(0, 300) | st.integers(rows_begin - 40, len(written) - 1))
    written[place : place + 1] = data.draw(st.binary(max_size=2).filter(lambda put: put != written[place : place + 1]))
    with contextlib.suppress(BadDocument):
        found = read_snapshot(bytes(written))
        assert found != example()
        assert snapshot_bytes(found) == bytes(written)


def line_of_row(change: str, value: str) -> bytes:
    """The example's snapshot with one field of its second row replaced."""
    fields = ["number", "points", "submitted", "expires", "state", "programs", "categories"]
    lines = snapshot_bytes(example()).decode().split("\n")
    values = lines[6].split("\t")
    values[fields.index(change)] = value
    lines[6] = "\t".join(values)
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "A7Q2"),
        ("number", "A1"),
        ("number", "é"),
        ("number", ""),
        ("points", "0486"),
        ("points", "-1"),
        ("points", "486.0"),
        ("points", "٣"),
        ("submitted", "2022-11-23T00:01:30Z"),
        ("submitted", "2022-11-23T00:01:30.000000+00:00"),
        ("submitted", "2022-02-30T00:01:30.000000Z"),
        ("submitted", "2022-11-23T24:00:00.000000Z"),
        ("expires", "never"),
        ("state", "pool"),
        ("programs", "fsw cec"),
        ("programs", "fsw fsw"),
        ("programs", "fsw "),
        ("programs", "QSW"),
        ("programs", "fsw qsw;"),
        ("categories", "stem"),
        ("categories", "stem@v1 french@v1"),
        ("categories", "stem@v1 stem@v1"),
    ],
)
def test_a_row_that_is_not_written_as_it_must_be_is_refused_with_the_line_the_field_and_the_value(
    field: str, value: str
) -> None:
    with pytest.raises(BadDocument) as refused:
        read_snapshot(line_of_row(field, value))
    assert f"line 7, {field}: {value!r}" in refused.value.say("en")
    assert f"ligne 7, {field} : {value!r}" in refused.value.say("fr")
    assert "Accepted" in refused.value.say("en")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        (b"round-snapshot@1", b"round-snapshot@2", "express-entry/round-snapshot@2"),
        (b"key\t0", b"key\tx", "key"),
        (b'"invitations":3', b'"invitations":-3', "-3"),
        (b'"invitations":3', b'"invitations":3.0', "3.0"),
        (b'"invitations":3', b'"invitations": 3', "instruction"),
        (b'"invitations":3', b'"invitations":true', "True"),
        (b'"invitations":3', b'"invitations":3,"extra":1', "extra"),
        (b'"class_order":["pnp","cec"', b'"class_order":["cec","pnp"', "class_order"),
        (b"express-entry/law@1", b"express-entry/law@9", "law"),
        (b"\nnumber\t", b"\nnumbers\t", "numbers"),
        (b"(end)\t9", b"(end)\t8", "(end)"),
        (b"(end)\t9\n", b"(end)\t9", "(end)"),
        (b"(end)\t9\n", b"", "(end)"),
        (b"(end)\t9\n", b"(end)\t9\n\n", "…"),
        (b"\tin_pool", b"\tin_pool\t", "number TAB points"),
        (b"\tin_pool", b"\tin_\xff\xfepool", "UTF-8"),
    ],
)
def test_a_snapshot_of_another_version_or_shape_is_refused_and_the_message_says_what_is_accepted(
    old: bytes, new: bytes, named: str
) -> None:
    written = snapshot_bytes(example())
    assert old in written
    with pytest.raises(BadDocument) as refused:
        read_snapshot(written.replace(old, new, 1))
    assert named in refused.value.say("en")
    assert "Accepted" in refused.value.say("en")
    assert "acceptées" in refused.value.say("fr")


def test_a_snapshot_goes_through_a_stream_that_compresses() -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as stream:
        write_snapshot(example(), stream)
    with gzip.open(io.BytesIO(packed.getvalue())) as stream:
        assert read_snapshot(stream) == example()
    with gzip.open(io.BytesIO(packed.getvalue()[:-400])) as cut, pytest.raises(BadDocument):
        read_snapshot(cut)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        (ROWS[0]._replace(number=""), "number"),
        (ROWS[0]._replace(number="a b"), "a b"),
        (ROWS[0]._replace(points=10**9), "1000000000"),
        (ROWS[0]._replace(categories=frozenset({Category("a b", "v1")})), "a b@v1"),
        (ROWS[0]._replace(categories=frozenset({Category("a", "v1@x")})), "a@v1@x"),
        (ROWS[0]._replace(submitted=datetime(2023, 7, 1)), "2023-07-01"),  # noqa: DTZ001 - what is refused
        (ROWS[0]._replace(number=ROWS[1].number), "twice"),
    ],
)
def test_a_row_that_cannot_be_written_is_refused_before_anything_is_written(bad: Row, named: str) -> None:
    with pytest.raises(BadRow) as refused:
        snapshot_of([bad, *ROWS[1:]], INSTRUCTION, law=law_then(), key=KEY)
    assert named in refused.value.say("en")
    assert refused.value.say("fr") != refused.value.say("en")


def test_an_instruction_a_law_or_a_key_that_cannot_be_written_is_refused() -> None:
    other_order = INSTRUCTION._replace(class_order=tuple(reversed(INSTRUCTION.class_order)))
    for instruction, law, key, named in (
        (INSTRUCTION, law_then(), KEY[:-1], "31 bytes"),
        (INSTRUCTION, b"{}", KEY, "law"),
        (INSTRUCTION, law_then() + b"\n", KEY, "LF"),
        (INSTRUCTION._replace(number="no. 1"), law_then(), KEY, "no. 1"),
        (INSTRUCTION._replace(category=Category("stem", "v 1")), law_then(), KEY, "stem@v 1"),
        (other_order, law_then(), KEY, "class_order"),
    ):
        with pytest.raises(BadDocument) as refused:
            snapshot_of(ROWS, instruction, law=law, key=key)
        assert named in refused.value.say("en")
    with pytest.raises(BadInstruction):
        snapshot_of(ROWS, INSTRUCTION._replace(invitations=-1), law=law_then(), key=KEY)


def test_the_key_is_not_shown_where_a_snapshot_is_printed() -> None:
    assert KEY.hex() not in repr(example())
    assert repr(KEY) not in repr(example())
