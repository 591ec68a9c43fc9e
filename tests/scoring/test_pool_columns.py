"""The columns of a pool are passed through a scoring, in every format, without being named."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pyarrow as pa
import pytest

from express_entry.law import consolidated
from express_entry.law.text import LANGUAGES
from express_entry.scoring import jsonfile
from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.faults import ColumnError
from express_entry.scoring.poolcolumns import categories_of, category_column, pool_columns
from express_entry.selection.rows import PROGRAMS
from tests.scoring.filemaking import DAY, crowd, got, put, scored

COUNT = 400


def pool() -> pa.Table:
    """A pool with the instant of submission and some flags, which score needs nothing of."""
    table = crowd(COUNT)
    instants = [f"2025-01-{1 + row % 28:02}T12:00:00.{row:06}Z" for row in range(COUNT)]
    return (
        table.append_column("submitted", pa.array(instants))
        .append_column("program_cec", pa.array([row % 2 for row in range(COUNT)], pa.uint8()))
        .append_column("category_senior_managers", pa.array([int(row % 3 == 0) for row in range(COUNT)], pa.int8()))
    )


@pytest.mark.parametrize(
    ("ending", "other"), [*product(("csv", "jsonl", "parquet", "arrows"), ("csv", "jsonl", "arrow"))]
)
def test_they_come_out_as_they_went_in(ending: str, other: str, tmp_path: Path) -> None:
    table = pool()
    scored(put(table, tmp_path / f"in.{ending}"), tmp_path / f"out.{other}")
    rows = got(tmp_path / f"out.{other}")
    plain = BatchScorer(on=DAY)(crowd(COUNT).to_batches()[0]).column("crs").to_pylist()
    assert [row["crs"] for row in rows] == plain
    for name in ("submitted", "program_cec", "category_senior_managers"):
        assert [str(row[name]) for row in rows] == [str(each) for each in table.column(name).to_pylist()]


def test_a_timestamp_stays_one(tmp_path: Path) -> None:
    instants = pa.array([datetime(2025, 1, 1, 12, tzinfo=UTC)] * COUNT, pa.timestamp("us", "UTC"))
    table = crowd(COUNT).append_column("submitted", instants)
    scored(put(table, tmp_path / "in.parquet"), tmp_path / "out.parquet")
    assert got(tmp_path / "out.parquet")[0]["submitted"] == datetime(2025, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("name", ["program_xyz", "category_plumbers", "submittd", "category_stem_2023"])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_other_names_stay_unknown(name: str, ending: str, tmp_path: Path) -> None:
    table = crowd(5).append_column(name, pa.array([0] * 5))
    with pytest.raises(ColumnError, match=f'no law knows the columns "{name}"') as error:
        scored(put(table, tmp_path / f"in.{ending}"), tmp_path / "out.csv")
    assert all("submitted, program_… " in error.value.say(language) for language in LANGUAGES)
    assert not (tmp_path / "out.csv").exists()


def test_a_name_that_is_nearly_one_of_a_pool_is_told(tmp_path: Path) -> None:
    table = crowd(5).append_column("program_ce", pa.array([0] * 5))
    with pytest.raises(ColumnError, match='Is "program_cec" meant'):
        scored(put(table, tmp_path / "in.csv"), tmp_path / "out.csv")


def test_one_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("age,education,submitted,submitted\n29,master,,\n", "utf-8")
    with pytest.raises(ColumnError, match="more than once"):
        scored(tmp_path / "in.csv", tmp_path / "out.csv")


def test_one_that_comes_too_late_for_a_table_is_told_and_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonfile, "BLOCK", 200)
    early = [{"id": f"{row}", "age": 30, "education": "master"} for row in range(20)]
    lines = [*early, {"id": "x", "age": 30, "education": "master", "program_cec": 1}]
    (tmp_path / "in.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    with pytest.raises(ColumnError, match="line 21: the column program_cec occurs here for the first time"):
        scored(tmp_path / "in.jsonl", tmp_path / "out.csv")
    assert scored(tmp_path / "in.jsonl", tmp_path / "out.jsonl").scored == 21
    assert got(tmp_path / "out.jsonl")[-1]["program_cec"] == 1
    scored(tmp_path / "in.jsonl", tmp_path / "out.csv", keep=("program_cec",))
    assert [row["program_cec"] for row in got(tmp_path / "out.csv")] == ["", *[""] * 19, 1]


def test_the_columns_are_those_of_programs_and_of_categories_that_some_version_of_the_law_knows() -> None:
    known = pool_columns(consolidated())
    assert known[:5] == ["submitted", *(f"program_{program}" for program in PROGRAMS)]
    assert set(known[5:]) == {category_column(slug) for slug in categories_of(consolidated())}
    assert {"category_stem", "category_senior_managers"} <= set(known)
