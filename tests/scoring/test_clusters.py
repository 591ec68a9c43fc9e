"""The batch function under the engines of clusters gives what it gives at home. Spark has its own: ``make engines``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import dask.dataframe
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.columns import COLUMNS
from express_entry.scoring.dask import score
from express_entry.scoring.faults import ColumnError
from tests.scoring.crowds import overlaid
from tests.scoring.filemaking import DAY, crowd, put

dd: Any = dask.dataframe
SCHEDULERS = ["synchronous", "threads", "processes"]


@pytest.mark.filterwarnings("ignore:The inplace keyword")  # Dask calls pandas in a way that is going out of use
@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_dask_gives_the_totals_of_the_local_run(scheduler: str, tmp_path: Path) -> None:
    table = crowd(2_000)
    put(table, tmp_path / "pool.parquet")
    local = BatchScorer(on=DAY, breakdown=True)(table.to_batches()[0])
    frame = dd.read_parquet(tmp_path / "pool.parquet", split_row_groups=True)
    assert frame.npartitions > 1
    scored = score(frame, on=DAY, breakdown=True).compute(scheduler=scheduler)
    for name in local.schema.names[1 + len(COLUMNS) :]:
        assert scored[name].tolist() == local.column(name).to_pylist()
    assert scored["id"].tolist() == table["id"].to_pylist()


def test_dask_knows_the_columns_before_any_row_and_keeps_the_index() -> None:
    frame = pd.DataFrame({"age": [29, 31, 33], "education": ["master", "bachelor", "master"]}, index=[7, 9, 11])
    scored = score(dd.from_pandas(frame, npartitions=2), on=DAY)
    assert list(scored.columns) == ["age", "education", "crs"]
    assert str(scored.dtypes["crs"]) == "int16[pyarrow]"
    whole = scored.compute(scheduler="synchronous")
    assert whole.index.tolist() == [7, 9, 11]
    assert whole["crs"].tolist() == [245, 219, 223]


def test_dask_carries_a_file_of_law_and_rows_without_a_score() -> None:
    frame = dd.from_pandas(pd.DataFrame({"age": [29, 200], "education": ["master"] * 2, "high_wage_work": [3, 3]}), 1)
    scored = score(frame, on=date(2026, 12, 1), law=overlaid(), unusable="null").compute(scheduler="processes")
    assert scored["crs"].isna().tolist() == [False, True]
    assert scored["crs"].tolist()[0] == 245 + 66
    with pytest.raises(ColumnError, match='column age: "200"'):
        score(frame, on=date(2026, 12, 1), law=overlaid()).compute(scheduler="synchronous")


def test_the_local_run_is_what_the_clusters_are_held_to(tmp_path: Path) -> None:
    put(crowd(50), tmp_path / "pool.parquet")
    scored = BatchScorer(on=DAY)(pq.read_table(tmp_path / "pool.parquet").combine_chunks().to_batches()[0])
    assert pa.types.is_int16(scored.schema.field("crs").type)
