"""The long table says of each round what the document says, and what is sure where a tie cannot be decided."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from express_entry.impact import longtable
from express_entry.impact.document import document
from express_entry.impact.sides import Choice
from express_entry.impact.study import Pool, measure
from express_entry.law import consolidated


def test_the_least_that_is_sure_stands_in_the_long_table_as_in_the_document(tmp_path: Path) -> None:
    pool = tmp_path / "pool.csv"
    # 445, 434 and 434 points before, 245, 434 and 434 after; no instants: who of the tied is invited cannot be told.
    pool.write_text("id,age,education,job_offer\na,29,master,senior\nb,29,master,none\nc,29,master,none\n", "utf-8")
    before, after = (Choice(date(2025, 3, day), consolidated()) for day in (24, 25))
    found = measure(Pool(str(pool)), before, after, (1, 2))
    rows = [row for row in longtable.table(found).to_pylist() if row["dimension"] == "round"]
    told = document(found, "en")["rounds"]
    assert len(rows) == len(told) == 2
    for row, each in zip(rows, told, strict=True):
        for key in ("newly_invited", "no_longer_invited", "newly_invited_at_least", "no_longer_invited_at_least"):
            assert row[key] == each[key]
    assert rows[0]["no_longer_invited"] is None
    assert rows[0]["no_longer_invited_at_least"] is not None
