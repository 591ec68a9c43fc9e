"""What a pool or a law cannot show is said before any figure is read as more than it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from express_entry.impact.findings import Impact
from express_entry.impact.sides import Choice, UncountedPoints
from express_entry.impact.study import Pool, measure
from express_entry.law import consolidated
from express_entry.law.text import LANGUAGES
from tests.cli.test_law_commands import PROPOSAL
from tests.scoring.crowds import OVERLAY, overlaid
from tests.scoring.filemaking import put

OFFERS = (Choice(date(2025, 3, 24), consolidated()), Choice(date(2025, 3, 25), consolidated()))
HIGH_WAGE = Choice(date(2026, 11, 3), overlaid(), OVERLAY.name)


def found(text: str, folder: Path, before: Choice, after: Choice, *invitations: int, **names: str) -> Impact:
    path = folder / "pool.csv"
    path.write_text(text, "utf-8")
    return measure(Pool(str(path), names=names), before, after, invitations)


def notices(impact: Impact) -> list[str]:
    return [notice.say("en") for notice in impact.notices]


def test_a_column_that_the_pool_lacks_and_the_change_hangs_on_is_named(tmp_path: Path) -> None:
    said = notices(found("age,education\n30,master\n", tmp_path, *OFFERS))
    assert any(
        each.startswith(
            "The pool has no column job_offer: everybody is taken to have none, and what Arranged employment"
        )
        for each in said
    )
    before = Choice(date(2026, 11, 2), consolidated())
    wage = notices(found("age,education\n30,master\n", tmp_path, before, HIGH_WAGE))
    assert {"high_wage_work", "high_wage_offer"} <= {word.strip(":") for each in wage for word in each.split()}


def test_a_column_that_is_the_same_for_everybody_is_named(tmp_path: Path) -> None:
    rows = "age,education,job_offer\n30,master,none\n31,master,none\n"
    assert any(
        each.startswith("In the pool everybody has none in the column job_offer: what Arranged employment changes")
        for each in notices(found(rows, tmp_path, *OFFERS))
    )
    rows += "32,master,skilled\n"
    assert not any("job_offer" in each for each in notices(found(rows, tmp_path, *OFFERS)))


def test_four_levels_are_missing_only_together(tmp_path: Path) -> None:
    sides = Choice(date(2020, 10, 19), consolidated()), Choice(date(2020, 10, 20), consolidated())
    said = notices(found("age,education\n30,master\n", tmp_path, *sides))
    assert any("clb_second_speaking, clb_second_listening" in each for each in said)
    rows = "age,education,clb_first_speaking,clb_second_reading\n30,master,7,5\n"
    assert not any("clb_" in each for each in notices(found(rows, tmp_path, *sides)))


def test_a_further_column_that_neither_law_of_the_day_reads_is_said_to_be_ignored_twice(tmp_path: Path) -> None:
    day = Choice(date(2026, 11, 1), overlaid(), OVERLAY.name), Choice(date(2026, 11, 2), overlaid(), OVERLAY.name)
    said = [each.say("en") for each in found("age,education,high_wage_work\n30,master,3\n", tmp_path, *day).remarks]
    for number in (1, 2):
        assert f"The law of 2026-11-0{number} does not know the column high_wage_work; it is ignored there." in said


def test_rounds_before_there_were_tie_breaks_are_said_to_be_those_of_another_rule(tmp_path: Path) -> None:
    sides = Choice(date(2016, 11, 18), consolidated()), Choice(date(2016, 11, 19), consolidated())
    rows = "age,education,submitted\n30,master,2016-01-01T00:00:00Z\n"
    for language, words in zip(LANGUAGES, ("Before 2017-06-06 a round", "Avant le 2017-06-06"), strict=True):
        assert any(each.say(language).startswith(words) for each in found(rows, tmp_path, *sides, 1).remarks)
    later = Choice(date(2017, 6, 6), consolidated())
    assert not any("named a score" in each.say("en") for each in found(rows, tmp_path, later, OFFERS[0], 1).remarks)


def test_points_that_no_round_counts_are_refused_before_a_row_is_read(tmp_path: Path) -> None:
    text = PROPOSAL.replace("2027-01-01", "2026-10-01").replace("[1, 20]", "[1, -5]")
    (tmp_path / "law.toml").write_text(text, "utf-8")
    side = Choice(date(2026, 10, 2), consolidated().with_file(tmp_path / "law.toml"), "law.toml")
    with pytest.raises(UncountedPoints, match="points, which no round counts") as refused:
        found("no column", tmp_path, OFFERS[0], side, 1)
    assert all(refused.value.say(language) for language in LANGUAGES)


def test_an_empty_pool_has_rounds_with_nobody(tmp_path: Path) -> None:
    (line,) = found("age,education\n", tmp_path, *OFFERS, 10).cut_offs
    assert (line.people, line.before.invited, line.before.cutoff) == (0, 0, None)


@pytest.mark.parametrize("ids", [["x", "x", "x"], ["", "y", ""]])
def test_ids_that_do_not_tell_people_apart_where_they_decide_are_told_of(ids: list[str], tmp_path: Path) -> None:
    rows = "id,age,education,submitted\n" + "".join(f"{each},30,master,2025-01-01T00:00:00Z\n" for each in ids)
    assert any("order of the pool decides" in each.say("en") for each in found(rows, tmp_path, *OFFERS, 1).remarks)
    apart = rows.replace("x,", "p,", 1).replace("x,", "q,", 1) if ids[0] else rows.replace("\n,", "\np,", 1)
    said = [each.say("en") for each in found(apart.replace("\n,", "\nq,"), tmp_path, *OFFERS, 1).remarks]
    assert not any("order of the pool decides" in each for each in said)


def test_the_instant_of_submission_may_have_another_name(tmp_path: Path) -> None:
    rows = "id,age,education,Datum\na,30,master,2025-01-02T00:00:00Z\nb,30,master,2025-01-01T00:00:00Z\n"
    (line,) = found(rows, tmp_path, *OFFERS, 1, submitted="Datum").cut_offs
    assert line.before.tie_break is not None
    assert line.before.tie_break.isoformat() == "2025-01-01T00:00:00+00:00"


def test_a_column_of_instants_in_which_nothing_stands_is_none(tmp_path: Path) -> None:
    table = pa.table({"age": [30], "education": ["master"], "submitted": pa.nulls(1)})
    impact = measure(Pool(str(put(table, tmp_path / "pool.parquet"))), *OFFERS, [1])
    assert impact.cut_offs[0].before.tie_break is None
    assert any("does not state instants" in each.say("en") for each in impact.remarks)
