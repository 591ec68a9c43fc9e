"""Whatever is odd in a file ends in a right score, among the rejects, or in a clear error; never in a wrong number."""

from __future__ import annotations

import csv
import gzip
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.scoring import csvfile
from express_entry.scoring.arrays import score
from express_entry.scoring.columns import COLUMNS
from express_entry.scoring.faults import ColumnError, FileFault, ScoringError
from tests.scoring.filemaking import DAY, crowd, got, put, scored, set_aside

HEAD = b"id,age,education,nomination\n"


class Odd(NamedTuple):
    """An odd file of text and what becomes of it: scores by id, and rejects as line, column and value."""

    data: bytes
    scores: dict[str, int]
    rejects: Sequence[tuple[str, str, str]] = ()


GOOD = b"a,29,master,1\nb,31,master,0\n"
SCORES = {"a": 845, "b": 234}

ODD_CSV: dict[str, Odd] = {
    "plain": Odd(HEAD + GOOD, SCORES),
    "no line break at the end": Odd(HEAD + GOOD[:-1], SCORES),
    "line breaks of Windows": Odd((HEAD + GOOD).replace(b"\n", b"\r\n"), SCORES),
    "line breaks of old": Odd((HEAD + GOOD).replace(b"\n", b"\r"), SCORES),
    "line breaks of every kind": Odd(HEAD + b"a,29,master,1\r\n\r\n\rb,31,master,0\r", SCORES),
    "a byte order mark": Odd(b"\xef\xbb\xbf" + HEAD + GOOD, SCORES),
    "semicolons": Odd((HEAD + GOOD).replace(b",", b";"), SCORES),
    "tabs": Odd((HEAD + GOOD).replace(b",", b"\t"), SCORES),
    "everything in quotation marks": Odd(
        b'"id","age","education","nomination"\n"a","29","master","1"\n"b","31","master","0"\n', SCORES
    ),
    "line breaks, commas and quotation marks in quotation marks": Odd(
        HEAD + b'"a\n,""x""\r\n",29,master,1\nb,200,master,0\n', {'a\n,"x"\r\n': 845}, [("5", "age", "200")]
    ),
    "blanks around cells": Odd(HEAD + b"a, 29 ,\tmaster,1 \nb,31,master,0\n", SCORES),
    "zeros before numbers": Odd(HEAD + b"a,029,06,01\nb,31,6,0\n", SCORES),
    "another order of columns": Odd(b"nomination,education,id,age\n1,master,a,29\n0,6,b,31\n", SCORES),
    "numbers that are none": Odd(
        HEAD + b"a,29,master,1\nc,29.0,master,0\nd,-1,master,0\ne,1e1,master,0\nf,NaN,master,0\ng,99999999999,6,0\n",
        {"a": 845},
        [
            ("3", "age", "29.0"),
            ("4", "age", "-1"),
            ("5", "age", "1e1"),
            ("6", "age", "NaN"),
            ("7", "age", "99999999999"),
        ],
    ),
    "words that are none": Odd(
        HEAD + b"c,29,Master,1\nd,29,8,1\ne,29,master,yes\nf,29,master,true\nb,31,master,0\n",
        {"b": 234},
        [
            ("2", "education", "Master"),
            ("3", "education", "8"),
            ("4", "nomination", "yes"),
            ("5", "nomination", "true"),
        ],
    ),
    "empty cells": Odd(
        HEAD + b"c,,master,\nb,31,master,0\nd,29,,1\n",
        {"b": 234},
        [("2", "age", ""), ("2", "nomination", ""), ("4", "education", "")],
    ),
    "too few and too many fields": Odd(
        HEAD + b"c,29,master\nd,29,master,1,9\nb,31,master,0\n",
        {"b": 234},
        [("2", "", "c,29,master"), ("3", "", "d,29,master,1,9")],
    ),
    "text behind a closed quotation mark": Odd(
        HEAD + b'"c"x,29,master,1\nb,31,master,0\n', {"b": 234}, [("2", "", '"c"x,29,master,1')]
    ),
    "a quotation mark inside a field": Odd(HEAD + b'a"1",29,master,1\n', {'a"1"': 845}),
    "letters of other scripts as digits": Odd(
        HEAD + "c,\u0663\u0660,master,0\nb,31,master,0\n".encode(), {"b": 234}, [("2", "age", "\u0663\u0660")]
    ),
    "only a head": Odd(HEAD, {}),
}

ODD_JSON: dict[str, Odd] = {
    "plain": Odd(b'{"id":"a","age":29,"education":"master","nomination":1}\n', {"a": 845}),
    "true, text and numbers": Odd(
        b'{"id":"a","age":"29","education":6,"nomination":true}\n\n{"id":"b","age":31,"education":"master"}', SCORES
    ),
    "blanks and another order": Odd(b' { "education" : 6 , "nomination":1, "age":29 , "id":"a" } \r\n', {"a": 845}),
    "numbers that are none": Odd(
        b'{"id":"c","age":29.0,"education":6}\n{"id":"d","age":-1,"education":6}\n{"id":"e","age":1e1,"education":6}\n'
        b'{"id":"f","age":NaN,"education":6}\n{"id":"g","age":true,"education":6}\n{"id":"h","age":[29],"education":6}\n'
        b'{"id":"i","age":' + b"9" * 5000 + b',"education":6}\n{"id":"b","age":31,"education":6}',
        {"b": 234},
        [("1", "age", "29.0"), ("2", "age", "-1"), ("3", "age", "1e1"), ("4", "age", "NaN"), ("5", "age", "true"),
         ("6", "age", "[29]"), ("7", "", '{"id":"i","age":' + "9" * 5000 + ',"education":6}')],
    ),
    "nothing where something must be": Odd(
        b'{"id":"c","education":6}\n{"id":"d","age":null,"education":6,"nomination":null}\n{"id":"b","age":31,"education":6}',
        {"b": 234},
        [("1", "age", ""), ("2", "age", ""), ("2", "nomination", "")],
    ),
    "no objects": Odd(
        b'[1]\n7\n{"id":"c"\n"x"\n{"id":"b","age":31,"education":6}\n' + b"[" * 100_000,
        {"b": 234},
        [("1", "", "[1]"), ("2", "", "7"), ("3", "", '{"id":"c"'), ("4", "", '"x"'), ("6", "", "[" * 100_000)],
    ),
    "a name twice": Odd(
        b'{"id":"c","age":29,"age":30,"education":6}\n{"id":"b","age":31,"education":6}\n',
        {"b": 234},
        [("1", "", '{"id":"c","age":29,"age":30,"education":6}')],
    ),
}  # fmt: skip

ODD = [
    *((f"{name}.csv", odd) for name, odd in ODD_CSV.items()),
    *((f"{name}.jsonl", odd) for name, odd in ODD_JSON.items()),
]


@pytest.mark.parametrize("compiled", [True, False], ids=["compiled", "plain"])
@pytest.mark.parametrize(("name", "odd"), ODD, ids=[name for name, _ in ODD])
def test_odd_text_is_scored_right_or_set_aside(
    name: str, odd: Odd, compiled: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not compiled:
        monkeypatch.setattr(csvfile, "has_numba", lambda: False)
    path = tmp_path / f"in.{name.rpartition('.')[2]}"
    path.write_bytes(odd.data)
    rejects = tmp_path / "rejects.csv"
    outcome = scored(path, tmp_path / "out.parquet", rejects=rejects)
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert {row["id"]: row["crs"] for row in rows} == odd.scores
    told = set_aside(rejects)
    assert [tuple(row[:3]) for row in told] == list(odd.rejects)
    assert all("accepted" in row[3] for row in told)
    assert outcome == (len(odd.scores), len({line for line, _, _ in odd.rejects}), 0)
    if odd.rejects:
        with pytest.raises(ColumnError, match=f"line {odd.rejects[0][0]}"):
            scored(path, tmp_path / "none.parquet")
        assert not (tmp_path / "none.parquet").exists()
        scored(path, tmp_path / "out.parquet", rejects=rejects, language="fr")
        assert "accepté" in rejects.read_text("utf-8")


@pytest.mark.parametrize("name", ["plain", "line breaks of every kind", "a byte order mark", "semicolons", "tabs",
                                  "everything in quotation marks", "line breaks of Windows"])  # fmt: skip
def test_csv_passes_through_as_it_stands(name: str, tmp_path: Path) -> None:
    data = ODD_CSV[name].data
    (tmp_path / "in.csv").write_bytes(data)
    scored(tmp_path / "in.csv", tmp_path / "out.csv")
    lines = [line for line in data.splitlines() if line]
    comma = {"semicolons": b";", "tabs": b"\t"}.get(name, b",")
    made = (tmp_path / "out.csv").read_bytes().splitlines()
    assert made == [lines[0] + comma + b"crs", lines[1] + comma + b"845", lines[2] + comma + b"234"]


@pytest.mark.parametrize(
    ("name", "data", "fault", "said"),
    [
        ("in.csv", b"", FileFault, "is empty"),
        ("in.jsonl", b"", FileFault, "is empty"),
        ("in.csv", b"\n\n", FileFault, "is empty"),
        ("in.csv", b"id,age\n", ColumnError, "education are required and missing"),
        ("in.csv", b"id,age,education,age\n", ColumnError, "more than once"),
        ("in.csv", b"id,age,education,nominaton\n", ColumnError, 'Is "nomination" meant'),
        ("in.csv", b"id,age,education,\n", ColumnError, 'the columns ""'),
        ("in.csv", b"id,age,education,crs\n", ColumnError, "crs"),
        ("in.csv", HEAD + b"a,29,master,\xff\n", FileFault, "not UTF-8 text: see line 2"),
        ("in.csv", HEAD + GOOD + b"\0,29,master,1\n", FileFault, "not UTF-8 text: see line 4"),
        ("in.csv", (HEAD + GOOD).decode().encode("utf-16"), FileFault, "not UTF-8 text"),
        ("in.csv", "id,âge,education\n".encode("latin-1"), FileFault, "not UTF-8 text: see line 1"),
        ("in.csv.gz", gzip.compress(HEAD + GOOD, mtime=0)[:-9], FileFault, "ends too early"),
        ("in.csv.gz", gzip.compress(HEAD + GOOD, mtime=0)[:-5] + b"xxxxx", FileFault, "is damaged"),
        ("in.csv", HEAD + b'b,31,master,0\n"c,29,master,1\nd,29,master,1\n', FileFault, "begins on line 3 never ends"),
        ("in.csv", HEAD + b'b,31,master,0\nc,"29,master,1\n', FileFault, "begins on line 3 never ends"),
        ("in.csv.zst", pa.compress(HEAD + GOOD, "zstd", asbytes=True)[:-3], FileFault, "ends too early"),
        ("in.jsonl", b'{"age":30,"education":6,"nominaton":1}', ColumnError, 'line 1: .*Is "nomination" meant'),
        ("in.jsonl", b'{"age":30,"education":6}\n{"age":30,"education":6,"x":1}', ColumnError, 'line 2: .*"x"'),
        ("in.jsonl", b'{"age":30,"education":"\xff"}', FileFault, "not UTF-8 text: see line 1"),
        ("in.parquet", b"PAR1 nonsense PAR1", FileFault, "cannot be read|damaged"),
        ("in.parquet", b"nonsense", FileFault, "cannot be read|damaged"),
        ("in.arrow", b"ARROW1 nonsense", FileFault, "cannot be read|damaged"),
        ("in.arrows", b"\xff\xff\xff\xff nonsense", FileFault, "cannot be read|damaged"),
    ],
)
def test_a_file_that_cannot_be_used_is_an_error_that_names_it_and_leaves_nothing(
    name: str, data: bytes, fault: type[ScoringError], said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(fault, match=said) as caught:
        scored(tmp_path / name, tmp_path / "out.csv", rejects=tmp_path / "rejects.csv")
    assert caught.value.say("fr") != caught.value.say("en")
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_cut_off_file_of_any_kind_never_gives_an_output(tmp_path: Path) -> None:
    table = crowd(2000)
    for ending in ("csv.gz", "jsonl.zst", "parquet", "arrow", "arrows", "arrows.gz"):
        whole = put(table, tmp_path / f"in.{ending}").read_bytes()
        for share in (0.3, 0.7, 0.95):
            (tmp_path / f"in.{ending}").write_bytes(whole[: int(len(whole) * share)])
            with pytest.raises(FileFault):
                scored(tmp_path / f"in.{ending}", tmp_path / "out.csv")
            assert not (tmp_path / "out.csv").exists()


def test_a_stream_of_arrow_that_ends_between_two_batches_is_not_taken_for_whole(tmp_path: Path) -> None:
    path = put(crowd(2000), tmp_path / "in.arrows")
    path.write_bytes(path.read_bytes()[:-8])
    with pytest.raises(FileFault, match="the mark that ends a stream"):
        scored(path, tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"age": pa.array([29.0, 31.0])}, "the column age holds double"),
        ({"age": pa.array([[29], [31]])}, r"the column age holds list"),
        ({"nomination": pa.array([0.0, None])}, "the column nomination holds double"),
        ({"height": pa.array([1, 2])}, '"height"'),
        ({"first_language": pa.array([0, 1])}, "the column first_language holds int64"),
    ],
)
def test_columns_of_the_wrong_type_are_refused_before_any_row(
    change: dict[str, Any], said: str, tmp_path: Path
) -> None:
    table = pa.table({"id": ["a", "b"], "age": [29, 31], "education": [6, 6], **change})
    for ending in ("parquet", "arrow", "arrows"):
        with pytest.raises(ColumnError, match=said):
            scored(put(table, tmp_path / f"in.{ending}"), tmp_path / "out.csv", rejects=tmp_path / "rejects.csv")


def test_wrong_cells_of_a_typed_file_are_set_aside_by_row(tmp_path: Path) -> None:
    table = pa.table({"id": ["a", "b", "c", "d"], "age": [29, 300, None, -1], "education": ["master", "6", "6", "6"]})
    for ending in ("parquet", "arrow", "arrows"):
        path = put(table, tmp_path / f"in.{ending}")
        outcome = scored(path, tmp_path / "out.csv", rejects=tmp_path / "rejects.csv")
        assert outcome == (1, 3, 0)
        rows = set_aside(tmp_path / "rejects.csv")
        assert [row[:3] for row in rows] == [["2", "age", "300"], ["3", "age", ""], ["4", "age", "-1"]]
        with pytest.raises(ColumnError, match='row 2, column age: "300"'):
            scored(path, tmp_path / "out.csv")


def test_two_columns_of_one_name_are_refused_in_a_typed_file(tmp_path: Path) -> None:
    table = pa.Table.from_arrays([pa.array([29]), pa.array([6]), pa.array([30])], names=["age", "education", "age"])
    with pytest.raises(ColumnError, match="more than once"):
        scored(put(table, tmp_path / "in.arrow"), tmp_path / "out.csv")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(st.integers(-5, 140).map(str), st.text(max_size=4)),
            st.one_of(st.sampled_from(COLUMNS[2].words), st.integers(-1, 9).map(str), st.text(max_size=4)),
        ),
        max_size=8,
    )
)
def test_whatever_cells_hold_each_row_is_scored_right_or_set_aside(rows: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "in.csv"), Path(folder, "out.csv")
        cells = [[cell.replace("\0", "") for cell in row] for row in rows]
        with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
            csv.writer(file).writerows([["age", "education"], *cells])
        outcome = scored(path, out, rejects=Path(folder, "rejects.csv"))
        age, education = COLUMNS[0], COLUMNS[2]
        usable = [(age.code(one), education.code(other)) for one, other in cells]
        wanted = [each for each in usable if None not in each]
        assert outcome.scored == len(wanted)
        assert outcome.rejected == len(rows) - len(wanted)
        codes = {"age": np.array([each[0] for each in wanted]), "education": np.array([each[1] for each in wanted])}
        if wanted:
            assert [row["crs"] for row in got(out)] == score(codes, on=DAY)["crs"].tolist()
