"""Names that are given to columns count in every format alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.columns import NAMES
from express_entry.scoring.faults import ColumnError
from tests.scoring.filemaking import DAY, got, put, scored

FORMATS = ("csv", "jsonl", "parquet", "arrow", "arrows")
TABLE = pa.table({"id": ["a"], "age": [30], "education": ["master"], "sibling": [1], "nomination": [0]})


def crs(table: pa.Table, ending: str, folder: Path, **settings: Any) -> list[int]:
    scored(put(table, folder / f"in.{ending}"), folder / "out.csv", **settings)
    return [row["crs"] for row in got(folder / "out.csv")]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_column_may_be_called_what_another_column_is_called(ending: str, tmp_path: Path) -> None:
    """As where somebody's column of nominations is named after something else."""
    table = TABLE.drop_columns(["nomination"])
    plain, nominated = crs(table, ending, tmp_path), crs(table, ending, tmp_path, names={"nomination": "sibling"})
    assert plain[0] + 600 - 15 == nominated[0]


@pytest.mark.parametrize("ending", FORMATS)
def test_two_columns_may_change_their_names(ending: str, tmp_path: Path) -> None:
    swapped = crs(TABLE, ending, tmp_path, names={"nomination": "sibling", "sibling": "nomination"})
    assert swapped[0] == crs(TABLE, ending, tmp_path)[0] + 600 - 15


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("theirs", ["education", "id"])
def test_a_required_column_is_not_lost_to_another_name(theirs: str, ending: str, tmp_path: Path) -> None:
    table = TABLE.select(["id", "education"])
    with pytest.raises(ColumnError, match=f'the names of the columns "{theirs}" are given to others'):
        crs(table, ending, tmp_path, names={"age": theirs})


@pytest.mark.parametrize("ending", FORMATS)
def test_every_column_by_a_name_of_its_own_gives_the_same(ending: str, tmp_path: Path) -> None:
    """Each is called what the next is called."""
    held = ["id", *NAMES]
    values: dict[str, Any] = {name: [1] for name in NAMES} | {"age": [30], "first_language": ["fr"], "id": ["a"]}
    table = pa.table({name: values[name] for name in held})
    turned = dict(zip(held, [*held[1:], held[0]], strict=True))
    renamed = table.rename_columns([turned[name] for name in held])
    assert crs(renamed, ending, tmp_path, names=turned) == crs(table, ending, tmp_path)


@pytest.mark.parametrize("ending", FORMATS)
def test_to_keep_a_column_that_is_scored_changes_nothing(ending: str, tmp_path: Path) -> None:
    assert crs(TABLE, ending, tmp_path, keep=("age", "nomination")) == crs(TABLE, ending, tmp_path)
    scored(put(TABLE, tmp_path / f"in.{ending}"), tmp_path / "out.parquet", keep=("nomination",))
    (row,) = got(tmp_path / "out.parquet")
    assert [name for name in row if name == "nomination"] == ["nomination"]


@pytest.mark.parametrize("ending", FORMATS)
def test_what_would_be_added_cannot_be_kept(ending: str, tmp_path: Path) -> None:
    with pytest.raises(ColumnError, match="crs are there already"):
        crs(TABLE.append_column("crs", pa.array([1])), ending, tmp_path, keep=("crs",))


@pytest.mark.parametrize("ending", FORMATS)
def test_days_stand_in_no_column_that_is_scored(ending: str, tmp_path: Path) -> None:
    with pytest.raises(ColumnError, match='the column "age" is one of those that are scored'):
        crs(TABLE, ending, tmp_path, on=None, on_column="age")


def test_a_frame_of_several_chunks_is_told_of_by_the_row_of_the_whole() -> None:
    table = pa.concat_tables([TABLE, TABLE.set_column(1, "age", pa.array([200]))])
    with pytest.raises(ColumnError, match=r"row 1 \(counted from 0\), column age"):
        BatchScorer(on=DAY).added_to(table)
