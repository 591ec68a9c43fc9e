"""The batch function under Spark gives what it gives at home; ``make engines`` runs this."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark", reason="make engines brings it")

from pyspark.sql import SparkSession

from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.columns import COLUMNS
from express_entry.scoring.spark import score
from tests.scoring.crowds import overlaid
from tests.scoring.filemaking import DAY, crowd, put

pytestmark = pytest.mark.filterwarnings("ignore")  # what Spark calls is going out of use here and there


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder: Any = SparkSession.builder
    session = (
        builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark_gives_every_number_of_the_local_run(spark: Any, tmp_path: Path) -> None:
    table = crowd(5_000)
    put(table, tmp_path / "pool.parquet")
    scorer = BatchScorer(on=DAY, breakdown=True)
    local = scorer(table.to_batches()[0]).to_pylist()
    frame = score(spark.read.parquet(str(tmp_path / "pool.parquet")).repartition(3), on=DAY, breakdown=True)
    assert frame.columns == [*table.column_names, *scorer.ranking.names]
    names = ["id", *frame.columns[1 + len(COLUMNS) :]]
    found = {row["id"]: row.asDict() for row in frame.select(names).collect()}
    assert found == {row["id"]: {name: row[name] for name in names} for row in local}


def test_spark_carries_a_file_of_law_and_rows_without_a_score(spark: Any) -> None:
    columns = ["id", "age", "education", "high_wage_work"]
    frame = spark.createDataFrame([("a", 29, "master", 3), ("b", 200, "master", 0)], columns)
    scored = score(frame, on=date(2026, 12, 1), law=overlaid(), unusable="null", last_known_rules=True)
    assert [row["crs"] for row in scored.collect()] == [245 + 66, None]
    assert scored.columns[-1] == "crs_rules"
    refused = score(frame, on=date(2026, 12, 1), law=overlaid())
    with pytest.raises(Exception, match='column age: "200"'):
        refused.collect()
