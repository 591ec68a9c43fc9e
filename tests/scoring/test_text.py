"""Records in text: the compiled loops and the plain ones find the same, and tell what is odd from what is wrong."""

from __future__ import annotations

import csv
import io
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from express_entry.scoring import plainscan, scan
from express_entry.scoring.columns import COLUMNS, Column
from express_entry.scoring.records import (
    CLUES,
    FACTORS,
    FIELDS,
    QUOTES,
    SOUND,
    UNUSABLE,
    Records,
    Shape,
    clue,
    shape_of,
)

NAMES = ("id", "age", "education", "note", "nomination")
BY_NAME = {column.name: column for column in COLUMNS}
SHAPE = shape_of(NAMES, {name: BY_NAME[name] for name in NAMES if name in BY_NAME}, ("id", "note"))
LOOPS = pytest.mark.parametrize("loops", [scan, plainscan], ids=["compiled", "plain"])


def records(loops: ModuleType, block: bytes, *, final: bool = True, line: int = 1, comma: bytes = b",") -> Records:
    most = len(block) + 1
    spans = np.zeros((most, 4), np.int64)
    codes = np.full((len(SHAPE.coded), most), UNUSABLE, np.uint8)
    texts = np.zeros((len(SHAPE.texts), most, 3), np.int64)
    given_ = np.frombuffer(block, np.uint8)
    told = (SHAPE.fields, SHAPE.words, SHAPE.clues)
    count, end, line = loops.scan(given_, final, comma[0], *told, line, spans, codes, texts)
    return Records(spans[:count], codes[:, :count], texts[:, :count], end, line)


def as_tuples(found: Records) -> Any:
    sound = found.spans[:, 3] == SOUND
    return found.spans.tolist(), found.codes[:, sound].tolist(), found.texts[:, sound].tolist(), found.end, found.line


PIECES = st.sampled_from(
    [b",", b",", b",", b"\n", b"\r\n", b"\r", b'"', b'""', b" ", b"\t", b"30", b"7", b"300", b"-1", b"3.0", b"bachelor",
     b"master", b"7", b"1", b"0", b"x", b"\xc3\xa9", b"a,30,master,,1\n", b'"a\nb",30,master,"say ""hi""",1\r\n']
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map(b"".join))
@example(b'a,30,master,,1\nb,31,"bachelor"\n')
@example(b'"\r')
@example(b'a,"b"')
def test_the_compiled_and_the_plain_loops_find_the_same(block: bytes) -> None:
    assert as_tuples(records(scan, block)) == as_tuples(records(plainscan, block))


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30).map(b"".join), st.data())
def test_a_block_cut_anywhere_gives_the_records_of_the_whole(block: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(block)))
    for loops in (scan, plainscan):
        whole = records(loops, block)
        first = records(loops, block[:cut], final=False)
        rest = records(loops, block[first.end :], line=first.line)
        lines = [*first.spans[:, 2].tolist(), *rest.spans[:, 2].tolist()]
        faults = [*first.spans[:, 3].tolist(), *rest.spans[:, 3].tolist()]
        assert (lines, faults, rest.line) == (whole.spans[:, 2].tolist(), whole.spans[:, 3].tolist(), whole.line)


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELLS, st.integers(0, 120), CELLS), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_what_the_standard_library_writes_is_read_back(rows: list[tuple[str, int, str]], ending: str) -> None:
    # With "\n" as the end of its lines it leaves a lone "\r" without quotation marks, which ends a line here.
    assume(ending == "\r\n" or not any("\r" in each + note for each, _, note in rows))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=ending)
    writer.writerows([each, age, "master", note, 1] for each, age, note in rows)
    block = text.getvalue().encode()
    for loops in (scan, plainscan):
        found = records(loops, block)
        assert found.codes.tolist() == [[age for _, age, _ in rows], [6] * len(rows), [1] * len(rows)]
        for place, wanted in ((0, [each for each, _, _ in rows]), (1, [note for _, _, note in rows])):
            read = [block[first:last].decode().replace('""', '"') if twice else block[first:last].decode()
                    for first, last, twice in found.texts[place].tolist()]  # fmt: skip
            assert read == wanted


@LOOPS
@pytest.mark.parametrize(
    ("block", "faults", "lines"),
    [
        (b"a,30,master,,1\nb,31,1,,0\n", [SOUND, SOUND], [1, 2]),
        (b"a,30,master,,1", [SOUND], [1]),
        (b"\n\r\n\ra,30,master,,1\n\n", [SOUND], [4]),
        (b"a,30,master,1\n", [FIELDS], [1]),
        (b"a,30,master,,1,\nb,30,master,,1\n", [FIELDS, SOUND], [1, 2]),
        (b'"a\nb\r\nc\rd",30,master,,1\ne,30,master,,1\n', [SOUND, SOUND], [1, 5]),
        (b'a,30,master,"x"y,1\nb,30,master,,1\n', [QUOTES, SOUND], [1, 2]),
        (b'a,30,master,"never closed,1\nb,30,master,,1\n', [QUOTES], [1]),
        (b'a"b,30,master,5" nail,1\n', [SOUND], [1]),
        (b"a,30,master,,1\rb,30,master,,1\r", [SOUND, SOUND], [1, 2]),
        (b"", [], []),
    ],
)
def test_records_and_what_is_wrong_with_them(
    loops: ModuleType, block: bytes, faults: list[int], lines: list[int]
) -> None:
    found = records(loops, block)
    assert (found.spans[:, 3].tolist(), found.spans[:, 2].tolist()) == (faults, lines)
    assert found.end == len(block)


@LOOPS
@pytest.mark.parametrize(
    ("age", "education", "codes"),
    [
        ("30", "master", [30, 6]),
        (" 30\t", " master ", [30, 6]),
        ('"30"', '"master"', [30, 6]),
        ("030", "6", [30, 6]),
        ("120", "0", [120, 0]),
        ("121", "8", [121, UNUSABLE]),
        ("255", "", [UNUSABLE, UNUSABLE]),
        ("256", "Master", [UNUSABLE, UNUSABLE]),
        ("999", "masters", [UNUSABLE, UNUSABLE]),
        ("0030", "maste", [UNUSABLE, UNUSABLE]),
        ("3.0", "mastor", [UNUSABLE, UNUSABLE]),
        ("-1", "two_year", [UNUSABLE, 3]),
        ("+1", "one_year", [UNUSABLE, 2]),
        ("1e1", "two year", [UNUSABLE, UNUSABLE]),
        ("NaN", "d", [UNUSABLE, UNUSABLE]),
        ("", "doctoral", [UNUSABLE, 7]),
        ("\u0663", "less_than_secondary", [UNUSABLE, 0]),
    ],
)
def test_cells_are_numbers_and_words_and_nothing_else(
    loops: ModuleType, age: str, education: str, codes: list[int]
) -> None:
    found = records(loops, f"a,{age},{education},,1\n".encode())
    assert found.spans[:, 3].tolist() == [SOUND]
    assert found.codes[:2, 0].tolist() == codes


def test_other_separators_are_none() -> None:
    for loops in (scan, plainscan):
        found = records(loops, b"a;30;master;x,y;1\n", comma=b";")
        assert found.codes[:, 0].tolist() == [30, 6, 1]


@pytest.mark.parametrize("column", [column for column in COLUMNS if column.words], ids=lambda column: column.name)
def test_every_word_has_a_clue_of_its_own(column: Column) -> None:
    shape = shape_of((column.name,), {column.name: column}, ())
    first, last, row = shape.fields[0, 2:].tolist()
    words = [bytes(word[2 : 2 + word[1]]) for word in shape.words[first:last]]
    factors = shape.clues[row, :FACTORS].tolist()
    assert len({clue(word, factors) for word in words}) == len(words) == last - first
    assert np.count_nonzero(shape.clues[row, FACTORS:] >= 0) == len(words) <= CLUES
    block = b"".join(word + b"\n" for word in words)
    for loops in (scan, plainscan):
        spans, texts = np.zeros((99, 4), np.int64), np.zeros((1, 99, 3), np.int64)
        codes = np.full((1, 99), UNUSABLE, np.uint8)
        told = (shape.fields, shape.words, shape.clues)
        count, _, _ = loops.scan(np.frombuffer(block, np.uint8), True, 44, *told, 1, spans, codes, texts)
        assert codes[0, :count].tolist() == [column.code(word.decode()) for word in words]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(-32768, 32767), min_size=2, max_size=2), min_size=1, max_size=9), st.booleans())
def test_numbers_are_written_behind_records_alike(values: list[list[int]], more: bool) -> None:
    block = np.frombuffer(b"".join(b"r%d\n" % row for row in range(len(values))), np.uint8)
    spans = np.array([[3 * row, 3 * row + 2, 0, 0] for row in range(len(values))], np.int64)
    rows = np.arange(0, len(values), 2)
    table = np.array(values, np.int16).T
    labels, marks = np.frombuffer(b",;%,in,out", np.uint8), np.array([0, 1, 3, 6, 10])
    numbers = np.arange(len(values)) * 10**9 if more else np.empty(0, np.int64)
    behind = np.arange(len(values)) % 2 if more else np.empty(0, np.int64)
    made = []
    for loops in (scan, plainscan):
        room = np.zeros(1000, np.uint8)
        front, closing = np.frombuffer(b",", np.uint8), np.frombuffer(b"\r\n", np.uint8)
        size = loops.extend(block, spans, rows, front, numbers, labels, marks, table, behind, closing, room)
        made.append(room[:size].tobytes())
    assert made[0] == made[1]
    lines = made[0].decode().split("\r\n")
    assert lines[0] == (f"0,r0,{values[0][0]};%{values[0][1]},in" if more else f"r0,{values[0][0]};%{values[0][1]}")
    assert len(lines) == len(rows) + 1


def test_shapes_know_which_field_is_which() -> None:
    assert isinstance(SHAPE, Shape)
    assert SHAPE.fields[:, 0].tolist() == [3, 1, 2, 3, 1]
    assert SHAPE.names == NAMES
