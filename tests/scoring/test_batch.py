"""Record batches, arrays and frames: the same rows with the same points, whichever way they come."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import pytest

from express_entry.law import NoLawYet, consolidated
from express_entry.scoring import arrays, frames
from express_entry.scoring.batch import BatchScorer, Settings
from express_entry.scoring.columns import COLUMNS
from express_entry.scoring.faults import ColumnError, GapDay
from express_entry.scoring.scorer import scorer_of
from tests.scoring.crowds import overlaid, random_rows, rankings

DAY, GAP = date(2025, 3, 24), date(2026, 11, 5)
ROWS = {"id": ["a", "b"], "age": [29, 33], "education": ["master", "4"], "clb_first_reading": [9, 8]}


def batch(**columns: Any) -> pa.RecordBatch:
    return pa.record_batch({**ROWS, **columns})


def crowd(count: int = 500, seed: int = 11) -> dict[str, Any]:
    """Rows as anybody has them: the first language in words, as it must be."""
    rows: dict[str, Any] = dict(random_rows(COLUMNS, count, seed))
    return rows | {"first_language": np.array(["en", "fr"])[rows["first_language"]]}


def test_a_batch_comes_back_with_its_points_behind_its_columns() -> None:
    scored = BatchScorer(on=DAY)(batch())
    assert scored.schema.names == [*ROWS, "crs"]
    assert scored.select(list(ROWS)).equals(batch())
    assert scored.column("crs").type == pa.int16()
    assert scored.column("crs").to_pylist() == [276, 231]
    whole = BatchScorer(on=DAY, breakdown=True)(batch())
    assert whole.num_columns == len(ROWS) + 23
    assert whole.column("points_age").to_pylist() == [110, 88]
    assert whole.column("points_core_human_capital").to_pylist() == [276, 231]


def test_its_schema_is_known_before_any_row() -> None:
    chosen: list[Settings] = [{"on": DAY}, {"on": DAY, "breakdown": True}, {"on": DAY, "last_known_rules": True}]
    for settings in chosen:
        scorer = BatchScorer(**settings)
        assert scorer(batch()).schema == scorer.schema(batch().schema)
        assert scorer(batch()[:0]).schema == scorer.schema(batch().schema)


def test_a_row_that_cannot_be_used_is_an_error_or_has_no_score() -> None:
    odd = batch(clb_first_reading=[9, 13])
    with pytest.raises(ColumnError) as caught:
        BatchScorer(on=DAY)(odd)
    assert caught.value.say("en") == (
        'row 1 (counted from 0), column clb_first_reading: "13" cannot be used (accepted: a whole number from 0 to 12).'
    )
    scored = BatchScorer(on=DAY, unusable="null", breakdown=True)(odd)
    assert [scored.column(name)[1].as_py() for name in ("crs", "points_age", "points_additional")] == [None] * 3
    assert scored.column("crs")[0].as_py() == 276


def test_names_of_other_people_and_columns_to_keep_are_taken_as_told() -> None:
    theirs = pa.record_batch({"Alter": [29], "education": ["master"], "note": ["x"]})
    scored = BatchScorer(on=DAY, names={"age": "Alter"}, keep=("note",))(theirs)
    assert scored.schema.names == ["Alter", "education", "note", "crs"]
    refused: list[tuple[Settings, str]] = [
        ({"on": DAY, "keep": ("note",)}, '"Alter"'),
        ({"on": DAY, "names": {"age": "Alter"}}, '"note"'),
        ({"on": DAY, "names": {"agee": "Alter"}, "keep": ("note",)}, '"agee"'),
        ({"on": DAY, "names": {"age": "Age"}, "keep": ("note",)}, 'the columns "Age" are named and not there'),
        ({"on": DAY, "names": {"age": "Alter"}, "keep": ("note", "other")}, '"other"'),
    ]
    for wrong, said in refused:
        with pytest.raises(ColumnError, match=said):
            BatchScorer(**wrong)(theirs)


def test_a_mapped_name_beside_the_real_one_is_refused() -> None:
    with pytest.raises(ColumnError, match="more than once"):
        BatchScorer(on=DAY, names={"age": "Alter"})(batch(Alter=[1, 2]))


def test_columns_that_would_be_added_are_refused() -> None:
    with pytest.raises(ColumnError, match="crs are there already"):
        BatchScorer(on=DAY, keep=("crs",))(batch(crs=[1, 2]))


def test_a_gap_day_has_no_points_unless_the_last_known_are_asked_for_and_then_says_so() -> None:
    with pytest.raises(GapDay) as caught:
        BatchScorer(on=GAP)(batch())
    assert caught.value.exit_code == 3
    assert "2026-11-05" in caught.value.say("fr")
    scored = BatchScorer(on=GAP, last_known_rules=True)(batch())
    assert scored.column("crs").to_pylist() == [276, 231]
    assert scored.column("crs_rules").to_pylist() == ["last_known"] * 2
    before = BatchScorer(on=DAY, last_known_rules=True)(batch())
    assert before.column("crs_rules").to_pylist() == ["in_force"] * 2
    assert "crs_rules" not in BatchScorer(on=DAY)(batch()).schema.names


def test_a_file_of_law_fills_the_gap() -> None:
    scorer = BatchScorer(on=GAP, law=overlaid())
    more = batch(high_wage_work=[3, 0])
    assert scorer(more).column("crs").to_pylist() == [276 + 66, 231]
    with pytest.raises(ColumnError, match="high_wage_work"):
        BatchScorer(on=DAY)(more)


def test_before_there_was_any_law_there_are_no_points() -> None:
    with pytest.raises(NoLawYet):
        BatchScorer(on=date(2014, 12, 31))(batch())


# ------------------------------------------------------------------------------------------- each row its own day


@pytest.mark.parametrize("kind", ["text", "date", "dictionary"])
def test_rows_with_days_of_their_own_are_scored_by_the_law_of_each(kind: str) -> None:
    days = [law.since[0] for law in rankings().values()][:6]
    rows = crowd(6 * 40)
    stated = [days[row % 6] for row in range(6 * 40)]
    array = pa.array([day.isoformat() for day in stated]) if kind != "date" else pa.array(stated, pa.date32())
    given = pa.record_batch({**rows, "day": array.dictionary_encode() if kind == "dictionary" else array})
    scored = BatchScorer(on_column="day", breakdown=True)(given)
    for place, day in enumerate(days):
        own = pa.record_batch({name: each[place::6] for name, each in rows.items()})
        alone = BatchScorer(on=day, breakdown=True)(own)
        for name in alone.schema.names[len(COLUMNS) :]:
            assert scored.column(name).to_pylist()[place::6] == alone.column(name).to_pylist()


def test_a_row_without_a_day_or_before_all_law_cannot_be_scored() -> None:
    given = batch(day=["2025-03-24", "2025-02-30"])
    with pytest.raises(ColumnError, match=r'row 1 .*column day: "2025-02-30" cannot be used'):
        BatchScorer(on_column="day")(given)
    for wrong in ("2014-12-31", "20250324", "2025-W12-1", "", None):
        scored = BatchScorer(on_column="day", unusable="null")(batch(day=["2025-03-24", wrong]))
        assert scored.column("crs").to_pylist() == [276, None]


def test_rows_in_a_gap_are_refused_or_labelled_one_by_one() -> None:
    given = batch(day=["2025-03-24", "2026-11-05"])
    with pytest.raises(GapDay, match="2026-11-05"):
        BatchScorer(on_column="day")(given)
    scored = BatchScorer(on_column="day", last_known_rules=True)(given)
    assert scored.column("crs_rules").to_pylist() == ["in_force", "last_known"]


def test_a_breakdown_over_days_has_every_factor_of_every_ranking() -> None:
    scorer = BatchScorer(on_column="day", law=overlaid(), breakdown=True)
    scored = scorer(batch(day=["2025-03-24", "2026-12-01"], high_wage_work=[3, 3]))
    assert scored.column("points_high_wage_work").to_pylist() == [0, 66]


def test_a_column_of_days_must_be_days() -> None:
    with pytest.raises(ColumnError, match="holds int64"):
        BatchScorer(on_column="day")(batch(day=[1, 2]))
    with pytest.raises(ColumnError, match="of which day"):
        BatchScorer()
    with pytest.raises(ColumnError, match="of which day"):
        BatchScorer(on=DAY, on_column="day")


# ------------------------------------------------------------------------------------------------------- other ways in


def test_a_scorer_travels_between_processes_with_the_law_that_is_laid_over() -> None:
    scorer = BatchScorer(on=GAP, law=overlaid(), breakdown=True)
    assert scorer(batch()).num_rows == 2
    other = pickle.loads(pickle.dumps(scorer))  # noqa: S301 - our own
    assert other == scorer
    assert other(batch()).equals(scorer(batch()))


def test_an_error_travels_between_processes() -> None:
    with pytest.raises(ColumnError) as caught:
        BatchScorer(on=DAY)(batch(age=[1, 200]))
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert (type(again), again.say("fr")) == (ColumnError, caught.value.say("fr"))


ALONE = """
import sys
import express_entry.scoring.batch as module
print(*sorted({"numba", "polars", "pandas", "dask", "pyspark", "typer", "pydantic", "yaml"} & set(sys.modules)))
"""


def test_the_batch_module_can_be_imported_by_itself_and_waits_for_nothing_else() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_batches_one_after_the_other_are_scored_as_one_whole() -> None:
    whole = pa.record_batch(crowd())
    scorer = BatchScorer(on=DAY)
    parts = list(scorer.each([whole[:100], whole[100:101], whole[101:]]))
    assert pa.Table.from_batches(parts).combine_chunks().to_batches()[0].equals(scorer(whole))


def test_arrays_of_numpy_give_the_same_points() -> None:
    rows = crowd()
    scored = BatchScorer(on=DAY, breakdown=True)(pa.record_batch(rows))
    points = arrays.score(rows, on=DAY, breakdown=True)
    assert list(points) == scored.schema.names[len(COLUMNS) :]
    for name, each in points.items():
        assert each.dtype == np.int16
        assert each.tolist() == scored.column(name).to_pylist()
    words = {**rows, "education": np.array([COLUMNS[2].words[code] for code in rows["education"]])}
    assert arrays.score(words, on=DAY)["crs"].tolist() == points["crs"].tolist()
    with pytest.raises(ColumnError, match="different numbers of rows"):
        arrays.score({"age": [1, 2], "education": [1]}, on=DAY)
    with pytest.raises(ColumnError, match=r'row 1 .*column age: "200"'):
        arrays.score({"age": [1, 200], "education": [1, 1]}, on=DAY)


def test_a_pool_that_is_packed_is_scored_again_and_again() -> None:
    rows = crowd()
    pool = arrays.packed(rows, on=DAY)
    assert pool.words.dtype == np.uint64
    assert pool.scores().tolist() == arrays.score(rows, on=DAY)["crs"].tolist()
    again = arrays.unpacked(pool.words, pool.layout, on=DAY)
    assert again.breakdown()["points_age"].tolist() == pool.breakdown()["points_age"].tolist()
    same_words = arrays.unpacked(pool.words, pool.layout, on=date(2021, 1, 1))
    assert same_words.scores().tolist() == arrays.score(rows, on=date(2021, 1, 1))["crs"].tolist()
    with pytest.raises(ColumnError, match="are of the layout"):
        arrays.unpacked(pool.words, pool.layout, on=date(2025, 4, 1))
    with pytest.raises(ColumnError, match="column education"):
        arrays.packed({"age": [1], "education": [9]}, on=DAY)


def test_a_frame_of_polars_comes_back_as_a_frame_of_polars() -> None:
    rows = crowd()
    frame = pl.DataFrame(rows).with_columns(
        pl.Series("education", [COLUMNS[2].words[code] for code in rows["education"]]).cast(pl.Categorical),
        pl.col("nomination").cast(pl.Boolean),
        pl.Series("id", [f"é{row}" for row in range(500)]),
    )
    scored = frames.score(frame, on=DAY, breakdown=True)
    assert isinstance(scored, pl.DataFrame)
    assert scored.select(frame.columns).equals(frame)
    assert scored["crs"].to_list() == arrays.score(rows, on=DAY)["crs"].tolist()
    lazy = frames.score(frame.lazy(), on=DAY, breakdown=True)
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect_schema() == scored.schema
    assert lazy.collect().equals(scored)
    assert frames.score(frame[:0], on=DAY).columns == [*frame.columns, "crs"]
    gap = frames.score(frame.lazy(), on=GAP, last_known_rules=True).select("crs_rules").collect()
    assert gap["crs_rules"].unique().to_list() == ["last_known"]


def test_many_threads_at_once_get_the_same() -> None:
    rows = crowd(300_000, 5)
    alone = arrays.score(rows, on=DAY, engine="numpy")["crs"]
    assert np.array_equal(arrays.score(rows, on=DAY, engine="numba")["crs"], alone)
    assert np.array_equal(arrays.packed(rows, on=DAY, engine="numba").scores(), alone)
    assert consolidated().on(DAY).crs.maximum >= alone.max()


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"nomination": np.ma.array([1, 1], mask=[False, True])}, "row 1 .*column nomination: nothing"),
        ({"age": [2**70, 30]}, "the column age holds"),
        ({"age": np.array([2**63, 30], object)}, "the column age holds values of several kinds"),
        ({"education": np.array(["master", float("nan")], object)}, "values of several kinds"),
        ({"education": np.array(["\ud800", "master"])}, "values of several kinds"),
        ({"age": np.array(30)}, "the column age has 0 dimensions"),
        ({"id": [1, 2, 3]}, "different numbers of rows"),
    ],
)
def test_arrays_that_cannot_be_scored_are_told_of(columns: dict[str, Any], said: str) -> None:
    with pytest.raises(ColumnError, match=said):
        arrays.score({"age": [29, 30], "education": ["master", "4"], **columns}, on=DAY)


def test_no_rows_have_no_points_and_no_engine_is_made_up() -> None:
    assert arrays.score({"age": [], "education": []}, on=DAY)["crs"].tolist() == []
    with pytest.raises(ValueError, match="'fortran' is none"):
        arrays.score({"age": [30], "education": [4]}, on=DAY, engine="fortran")  # type: ignore[arg-type]


def test_a_pool_that_was_kept_is_scored_by_the_ranking_it_was_packed_for() -> None:
    rows: dict[str, Any] = {"age": [29, 33], "education": ["master", "4"]}
    pool = arrays.packed(rows, on=GAP, last_known_rules=True)
    again = arrays.unpacked(pool.words, pool.layout, on=GAP, last_known_rules=True)
    assert again.scores().tolist() == pool.scores().tolist()
    with pytest.raises(GapDay):
        arrays.unpacked(pool.words, pool.layout, on=GAP)
    with pytest.raises(ColumnError, match="no words of a pool but float64"):
        arrays.unpacked(pool.words.astype(float), pool.layout, on=GAP, last_known_rules=True)


@pytest.mark.parametrize("days", [pa.array([10**7, 17_000], pa.date32()), pa.array([10**18, -(10**18)], pa.date64())])
def test_days_that_no_calendar_has_are_no_days(days: pa.Array) -> None:
    scored = BatchScorer(on_column="when", unusable="null")(batch(when=days))
    assert scored.column("crs").to_pylist()[0] is None
    with pytest.raises(ColumnError, match="column when"):
        BatchScorer(on_column="when")(batch(when=days))


def test_a_row_without_a_score_was_scored_by_no_rules() -> None:
    scorer = BatchScorer(on_column="when", unusable="null", last_known_rules=True)
    scored = scorer(batch(when=["2026-11-05", "never"]))
    assert scored.column("crs_rules").to_pylist() == ["last_known", None]


def test_a_law_that_comes_again_from_another_process_is_not_laid_out_again() -> None:
    law = overlaid()
    first, again = (scorer_of(each.on(date(2026, 12, 1))) for each in (law, pickle.loads(pickle.dumps(law))))  # noqa: S301 - our own
    assert first is again


def test_different_threads_may_score_under_different_laws_at_once() -> None:
    rows = crowd(3_000)
    expected = {day: arrays.score(rows, on=day)["crs"].tolist() for day in (date(2016, 1, 1), DAY, date(2026, 1, 1))}
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda day: (day, arrays.score(rows, on=day)["crs"].tolist()), [*expected] * 4))
    assert all(expected[day] == scores for day, scores in found)
