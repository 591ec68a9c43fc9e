"""The impact of a law on a pool is what the scalar rules give, row by row, in every table; however it is read."""

from __future__ import annotations

import csv
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from express_entry.impact import longtable
from express_entry.impact.document import document
from express_entry.impact.findings import Impact
from express_entry.impact.sides import Choice
from express_entry.impact.study import Pool, measure
from express_entry.law import Consolidation, consolidated
from express_entry.law.text import LANGUAGES
from express_entry.scoring import csvfile, jsonfile
from express_entry.scoring.columns import COLUMNS, columns_of
from express_entry.scoring.faults import ColumnError, FileFault, GapDay, OutputFault
from tests.cli.test_law_commands import PROPOSAL
from tests.impact import examplepool, naive
from tests.scoring.crowds import OVERLAY, overlaid, random_rows
from tests.scoring.filemaking import ENDINGS, got, put, set_aside

FLAGS = ("program_pnp", "program_cec", "program_fsw", "category_stem", "category_senior_managers")
LAWS: dict[str, tuple[date, date, Consolidation | None]] = {
    "no points for an offer": (date(2025, 3, 24), date(2025, 3, 25), None),
    "more points for French": (date(2020, 10, 19), date(2020, 10, 20), None),
    "from the first law to the last": (date(2015, 1, 1), date(2026, 11, 2), None),
    "backwards": (date(2025, 3, 25), date(2016, 1, 1), None),
    "high wage, invented": (date(2026, 11, 2), date(2026, 11, 3), overlaid()),
}


def choices(name: str) -> tuple[Choice, Choice]:
    first, other, law = LAWS[name]
    file = None if law is None else OVERLAY.name
    return Choice(first, consolidated()), Choice(other, law or consolidated(), file)


def crowd(count: int, seed: int, law: Consolidation | None = None) -> pa.Table:
    """Rows of every kind with instants, many of them equal, flags, and ids of several lengths."""
    columns = columns_of(law) if law else COLUMNS
    rows = random_rows(columns, count, seed)
    draw = random.Random(seed)
    table: dict[str, Any] = {"id": [f"{draw.choice(('', 'a', 'zz'))}{row}" for row in range(count)]}
    for column in columns:
        codes = rows[column.name].tolist()
        table[column.name] = [column.words[code] for code in codes] if column.words else codes
    first = datetime(2025, 1, 1, tzinfo=UTC)
    instants = [first + timedelta(hours=draw.randrange(30), microseconds=draw.randrange(2)) for _ in range(count)]
    table["submitted"] = [f"{instant.replace(tzinfo=None).isoformat()}Z" for instant in instants]
    return pa.table(table | {flag: [int(draw.random() < 0.4) for _ in range(count)] for flag in FLAGS})


def assert_exact(found: Impact, people: list[naive.Person], sides: tuple[Choice, Choice]) -> None:
    """Every table of an impact against the same computed row by row."""
    laws = [choice.law.on(choice.day) for choice in sides]
    wanted = naive.compute(people, *laws)
    assert found.whole == wanted.whole
    assert dict(found.bands) == wanted.bands
    assert dict(found.moves) == wanted.moves
    assert dict(found.spread) == wanted.spread
    assert {part.id: part.measures for part in found.parts} == wanted.parts
    assert {group.id: group.measures for group in found.groups} == wanted.groups
    for each in found.cut_offs:
        computed = naive.cut_off(people, wanted.scores, laws[1], each)
        assert {name: getattr(each, name) for name in computed} == computed, (each.kind, each.id, each.invitations)
        assert (each.newly_at_least, each.no_longer_at_least) == (each.newly, each.no_longer)


@pytest.mark.parametrize("name", list(LAWS))
def test_every_table_is_what_the_scalar_rules_give_row_by_row(name: str, tmp_path: Path) -> None:
    sides = choices(name)
    path = put(crowd(700, len(name), LAWS[name][2]), tmp_path / "pool.csv")
    found = measure(Pool(str(path)), *sides, (1, 40, 300, 5000))
    assert len(found.cut_offs) == 4 * (1 + len(FLAGS))
    assert found.whole.gain + found.whole.lose > 10
    assert_exact(found, naive.read(path, *(choice.law.on(choice.day) for choice in sides)), sides)


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_gives_the_same(ending: str, tmp_path: Path) -> None:
    sides, table = choices("no points for an offer"), crowd(900, 5)
    plain = measure(Pool(str(put(table, tmp_path / "plain.csv"))), *sides, (50,))
    path = put(table, tmp_path / f"pool.{ending}")
    assert figures(measure(Pool(str(path)), *sides, (50,))) == figures(plain)


def test_one_piece_and_many_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sides, table = choices("more points for French"), crowd(2000, 6)
    paths = [put(table, tmp_path / f"pool.{ending}") for ending in ("csv", "jsonl", "parquet", "arrows")]
    whole = [figures(measure(Pool(str(path)), *sides, (70,))) for path in paths]
    monkeypatch.setattr(csvfile, "BLOCK", 3000)
    monkeypatch.setattr(jsonfile, "BLOCK", 3000)
    monkeypatch.setattr(jsonfile, "ROWS", 77)
    monkeypatch.setattr("express_entry.scoring.arrowfile.ROWS", 100)
    assert [figures(measure(Pool(str(path)), *sides, (70,))) for path in paths] == whole
    assert whole == [whole[0]] * 4


def figures(found: Impact) -> dict[str, Any]:
    """Everything but the name of the pool."""
    return document(found, "en") | {"pool": None}


def test_timestamps_are_read_like_text(tmp_path: Path) -> None:
    sides, table = choices("no points for an offer"), crowd(400, 7)
    text = figures(measure(Pool(str(put(table, tmp_path / "a.parquet"))), *sides, (60,)))
    place = table.column_names.index("submitted")
    for type_ in (pa.timestamp("us", "UTC"), pa.timestamp("ns", "UTC"), pa.timestamp("us", "America/Toronto")):
        instants = table["submitted"].cast(pa.timestamp("us", "UTC")).cast(type_)
        path = put(table.set_column(place, "submitted", instants), tmp_path / "b.parquet")
        assert figures(measure(Pool(str(path)), *sides, (60,))) == text
    naive_instants = pa.array([datetime.fromisoformat(each[:-1]) for each in table["submitted"].to_pylist()])
    path = put(table.set_column(place, "submitted", naive_instants), tmp_path / "c.arrow")
    assert figures(measure(Pool(str(path)), *sides, (60,))) == text


def test_without_instants_the_cut_off_and_who_is_tied_are_told_and_no_tie_break(tmp_path: Path) -> None:
    sides, table = choices("no points for an offer"), crowd(600, 8)
    with_them = measure(Pool(str(put(table, tmp_path / "a.csv"))), *sides, (50, 5000))
    without = measure(Pool(str(put(table.drop_columns(["submitted"]), tmp_path / "b.csv"))), *sides, (50, 5000))
    some_open = False
    for one, other in zip(with_them.cut_offs, without.cut_offs, strict=True):
        for line, same in ((one.before, other.before), (one.after, other.after)):
            assert same == line._replace(tie_break=None)
        assert one.newly is not None
        assert other.newly_at_least <= one.newly
        if one.before.tied_out or one.after.tied_out:
            assert (other.newly, other.no_longer) == (None, None)
            some_open = True
        else:
            assert other.newly == one.newly
    assert some_open
    assert any("cannot be told" in remark.say("en") for remark in without.remarks)
    assert not any("cannot be told" in remark.say("en") for remark in with_them.remarks)


def test_without_programs_everybody_is_invitable_and_the_result_says_so(tmp_path: Path) -> None:
    sides, table = choices("no points for an offer"), crowd(300, 9)
    table = table.drop_columns([flag for flag in FLAGS if flag.startswith("program_")])
    path = put(table, tmp_path / "a.csv")
    found = measure(Pool(str(path)), *sides, (50,))
    assert next((each.kind, each.id, each.people) for each in found.cut_offs) == ("everyone", "everyone", 300)
    assert any("everybody is taken to be invitable" in remark.say("en") for remark in found.remarks)
    assert_exact(found, naive.read(path, sides[0].law.on(sides[0].day)), sides)


def test_a_pool_without_ids_is_ranked_by_the_order_of_its_rows(tmp_path: Path) -> None:
    sides = choices("no points for an offer")
    table = crowd(300, 10).drop_columns(["id"])
    place = table.column_names.index("submitted")
    table = table.set_column(place, "submitted", pa.array(["2025-01-01T00:00:00Z"] * 300))
    for ending in ("csv", "jsonl", "parquet"):
        path = put(table, tmp_path / f"pool.{ending}")
        found = measure(Pool(str(path), rows=str(tmp_path / "rows.parquet")), *sides, (50,))
        people = naive.read(put(table, tmp_path / "same.csv"), sides[0].law.on(sides[0].day))
        assert_exact(found, people, sides)
        assert [row["id"] for row in got(tmp_path / "rows.parquet")] == [str(each) for each in range(1, 301)]


def test_every_row_is_written_with_its_two_scores(tmp_path: Path) -> None:
    sides = choices("from the first law to the last")
    path = put(crowd(500, 11), tmp_path / "pool.csv")
    people = naive.read(path, sides[0].law.on(sides[0].day))
    wanted = naive.compute(people, *(choice.law.on(choice.day) for choice in sides)).scores
    for ending in ("parquet", "csv", "jsonl", "arrow", "csv.gz"):
        out = tmp_path / f"rows.{ending}"
        measure(Pool(str(path), rows=str(out)), *sides)
        assert [[str(cell) for cell in row.values()] for row in got(out)] == [
            [person.id, str(one), str(other), str(other - one)]
            for person, (one, other) in zip(people, wanted, strict=True)
        ]


def test_rows_that_cannot_be_scored_are_an_error_or_set_aside(tmp_path: Path) -> None:
    sides = choices("high wage, invented")
    head = "id,age,education,high_wage_work,submitted,program_cec\n"
    lines = (
        "a,30,master,1,2025-01-01T00:00:00Z,1",
        "b,200,master,1,2025-01-01T00:00:00Z,1",
        "c,30,master,4,2025-01-01T00:00:00Z,1",
        "d,30,master,1,2025-02-30T00:00:00Z,1",
        "e,30,master,1,2025-01-01,2",
        "f,30,master,1,2025-01-01T00:00:00.123456Z,0",
        "g,30,master",
    )
    path = tmp_path / "pool.csv"
    path.write_text(head + "\n".join(lines) + "\n", "utf-8")
    with pytest.raises(ColumnError, match=r'^line 3, column age: "200" cannot be used \(accepted: a whole number'):
        measure(Pool(str(path)), *sides)
    rejects, rows = tmp_path / "rejects.csv", tmp_path / "rows.csv"
    found = measure(Pool(str(path), rejects=str(rejects), rows=str(rows)), *sides, (1,))
    assert (found.whole.people, found.set_aside) == (2, 5)
    assert [row[:3] for row in set_aside(rejects)] == [
        ["3", "age", "200"],
        ["4", "high_wage_work", "4"],
        ["5", "submitted", "2025-02-30T00:00:00Z"],
        ["6", "program_cec", "2"],
        ["6", "submitted", "2025-01-01"],
        ["8", "", "g,30,master"],
    ]
    assert "an instant in UTC written YYYY-MM-DDTHH:MM:SSZ" in set_aside(rejects)[2][3]
    assert [row["id"] for row in got(rows)] == ["a", "f"]
    rows.unlink()
    with pytest.raises(ColumnError):
        measure(Pool(str(path), rows=str(rows)), *sides)
    assert not rows.exists()


def test_a_level_that_only_one_of_the_laws_takes_is_refused_where_the_other_is_asked(tmp_path: Path) -> None:
    text = OVERLAY.read_text("utf-8")
    narrow = tmp_path / "narrow.toml"
    narrow.write_text(text.replace('"31102" = 3', '"31102" = 2').replace('"00012" = 3', '"00012" = 2'), "utf-8")
    lower = Choice(date(2026, 11, 3), consolidated().with_file(narrow), "narrow.toml")
    higher = Choice(date(2026, 11, 3), overlaid(), OVERLAY.name)
    path = tmp_path / "pool.csv"
    path.write_text("age,education,high_wage_work\n30,master,2\n30,master,3\n", "utf-8")
    for sides in ((lower, higher), (higher, lower)):
        with pytest.raises(ColumnError, match='line 3, column high_wage_work: "3" cannot be used'):
            measure(Pool(str(path)), *sides)
        found = measure(Pool(str(path), rejects=str(tmp_path / "r.csv")), *sides)
        assert (found.whole.people, found.set_aside) == (1, 1)


def test_a_column_that_one_law_does_not_know_is_ignored_there_and_the_result_says_so(tmp_path: Path) -> None:
    before, after = choices("high wage, invented")
    path = put(crowd(200, 12, overlaid()), tmp_path / "pool.csv")
    for sides in ((before, after), (after, before)):
        said = [remark.say("en") for remark in measure(Pool(str(path)), *sides).remarks]
        assert "The law of 2026-11-02 does not know the column high_wage_work; it is ignored there." in said
        assert "The law of 2026-11-02 does not know the column high_wage_offer; it is ignored there." in said
    with pytest.raises(ColumnError, match="high_wage_work"):
        measure(Pool(str(path)), *choices("no points for an offer"))


def test_laws_that_are_supposed_are_said_to_be(tmp_path: Path) -> None:
    path = put(crowd(20, 13, overlaid()), tmp_path / "pool.csv")
    found = measure(Pool(str(path)), *choices("high wage, invented"))
    said = [notice.say("en") for notice in found.notices]
    assert said[0].startswith(f"{OVERLAY.name} is laid over the law for 2026-11-03: what it says is supposed")
    assert "INVENTED: an instrument made up for an example" in said[1]
    assert "proposed or invented, not law" in said[1]
    plain = put(crowd(20, 13), tmp_path / "plain.csv")
    assert measure(Pool(str(plain)), *choices("no points for an offer")).notices == ()


def test_a_day_in_a_gap_needs_the_last_known_rules_and_every_output_says_so(tmp_path: Path) -> None:
    path = put(crowd(60, 14), tmp_path / "pool.csv")
    gap, before = date(2026, 11, 10), Choice(date(2025, 3, 24), consolidated())
    with pytest.raises(GapDay, match="2026-11-10"):
        measure(Pool(str(path)), before, Choice(gap, consolidated()))
    last = Choice(gap, consolidated(), last_known_rules=True)
    found = measure(Pool(str(path)), before, last)
    assert any("WARNING: the points of 2026-11-10 are not known" in notice.say("en") for notice in found.notices)
    told = document(found, "fr")
    assert (told["to"]["last_known_rules"], told["from"]["last_known_rules"]) == (True, False)
    assert any(notice.startswith("ATTENTION") for notice in told["notices"])
    meta = longtable.table(found).schema.metadata
    assert b"WARNING" in meta[b"express_entry.notices"]
    assert meta[b"express_entry.to.last_known_rules"] == b"True"


def test_a_file_that_leaves_the_gap_open_is_said_not_to_count(tmp_path: Path) -> None:
    proposal = tmp_path / "proposal.toml"
    proposal.write_text(PROPOSAL, "utf-8")
    law = consolidated().with_file(proposal)
    sides = [Choice(date(2027, 1, 1), law, proposal.name, last_known_rules=True)] * 2
    found = measure(Pool(str(put(crowd(20, 18), tmp_path / "pool.csv"))), sides[0], sides[1])
    said = [notice.say("en") for notice in found.notices]
    assert "What proposal.toml says of 2027-01-01 does not enter these points: it leaves the gap open." in said
    assert len(said) == len(set(said))


def test_an_empty_pool_has_nobody_in_it(tmp_path: Path) -> None:
    path = tmp_path / "pool.csv"
    path.write_text("id,age,education,submitted,program_cec\n", "utf-8")
    found = measure(Pool(str(path)), *choices("no points for an offer"), (10,))
    assert (found.whole.people, found.whole.least, dict(found.spread)) == (0, None, {})
    assert document(found, "en")["all"]["mean_before"] is None


def test_files_that_cannot_be_used_are_refused(tmp_path: Path) -> None:
    sides, path = choices("no points for an offer"), put(crowd(5, 1), tmp_path / "pool.csv")
    with pytest.raises(FileFault, match="cannot be set aside"):
        measure(Pool(str(path), rejects="-"), *sides)
    with pytest.raises(FileFault, match="No such file"):
        measure(Pool(str(tmp_path / "no-such-file.csv")), *sides)
    with pytest.raises(OutputFault):
        measure(Pool(str(path), rows=str(tmp_path / "no" / "rows.parquet")), *sides)
    table = crowd(5, 1)
    fine = pa.array([1] * 5, pa.timestamp("ns", "UTC"))
    odd = table.set_column(table.column_names.index("submitted"), "submitted", fine)
    with pytest.raises(ColumnError, match="finer than a microsecond"):
        measure(Pool(str(put(odd, tmp_path / "odd.parquet"))), *sides)
    odd = table.set_column(table.column_names.index("submitted"), "submitted", pa.array([1] * 5))
    with pytest.raises(ColumnError, match="holds int64"):
        measure(Pool(str(put(odd, tmp_path / "odd.parquet"))), *sides)


def test_a_pool_under_other_names_with_columns_that_mean_nothing_here(tmp_path: Path) -> None:
    sides, table = choices("no points for an offer"), crowd(200, 15)
    plain = measure(Pool(str(put(table, tmp_path / "a.csv"))), *sides, (20,))
    named = {"age": "Alter", "program_cec": "CEC", "id": "Nummer"}
    theirs = table.rename_columns([named.get(name, name) for name in table.column_names])
    theirs = theirs.append_column("Ort", pa.array(["x"] * 200))
    for ending in ("csv", "jsonl", "parquet"):
        pool = Pool(str(put(theirs, tmp_path / f"b.{ending}")), names=named, ignore=("Ort",))
        assert figures(measure(pool, *sides, (20,))) == figures(plain)


def test_instants_that_come_too_late_in_json_lines_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonfile, "BLOCK", 100)
    path = tmp_path / "pool.jsonl"
    late = '{"age": 30, "education": "master", "submitted": "2025-01-01T00:00:00Z"}\n'
    path.write_text('{"age": 30, "education": "master"}\n' * 20 + late, "utf-8")
    with pytest.raises(ColumnError, match="line 21: the column submitted occurs here for the first time"):
        measure(Pool(str(path)), *choices("no points for an offer"), (1,))


def test_the_document_and_the_long_table_say_the_same(tmp_path: Path) -> None:
    path = put(crowd(300, 16), tmp_path / "pool.csv")
    found = measure(Pool(str(path)), *choices("no points for an offer"), (30,))
    told = document(found, "en")
    rows = pq.read_table(pa.BufferReader(longtable.parquet(found))).to_pylist()
    by = {(row["dimension"], row["group"]): row for row in rows}
    assert len(by) == len(rows)
    for name, figure in told["all"].items():
        assert by["all", "all"][name] == figure
    for each in told["bands"]:
        assert by["band", each["band"]]["people"] == each["people"]
    for each in told["factors"]:
        assert by[each["kind"], each["id"]]["sum_difference"] == each["sum_difference"]
    for each in told["groups"]:
        assert by[each["kind"], each["id"]]["mean_difference"] == each["mean_difference"]
    for each in told["rounds"]:
        row = by["round", each["id"] if each["kind"] == "everyone" else f"{each['kind']}/{each['id']}"]
        assert (row["cutoff_before"], row["newly_invited"]) == (each["before"]["cutoff"], each["newly_invited"])
        assert row["tie_break_after"] == datetime.fromisoformat(each["after"]["tie_break"])
    assert sum(row["people"] for row in rows if row["dimension"] == "move") == 300
    assert set(document(found, "fr")) == set(told)


# ------------------------------------------------------------------------------------------------------ worked examples


@pytest.mark.parametrize("path", list(examplepool.SIZES), ids=lambda path: path.name)
def test_the_example_pools_are_what_their_maker_makes(path: Path) -> None:
    """Otherwise: python -m tests.impact.examplepool."""
    assert path.read_text("utf-8") == examplepool.text_of(path)
    assert path.stat().st_size < 300_000


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (examplepool.POOL, "no points for an offer"),
        (examplepool.POOL, "more points for French"),
        (examplepool.HIGH_WAGE, "high wage, invented"),
    ],
)
def test_the_worked_examples_are_what_the_scalar_rules_give_row_by_row(path: Path, name: str) -> None:
    sides = choices(name)
    found = measure(Pool(str(path)), *sides, (100,))
    assert_exact(found, naive.read(path, *(choice.law.on(choice.day) for choice in sides)), sides)


def test_the_removal_of_points_for_an_offer_takes_50_or_200_from_who_has_one_and_no_nomination() -> None:
    with examplepool.POOL.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    free = [row for row in rows if row["nomination"] == "0"]
    lost = {200: "senior", 50: "skilled"}
    found = measure(Pool(str(examplepool.POOL)), *choices("no points for an offer"))
    for points, offer in lost.items():
        assert found.spread[-points] == len([row for row in free if row["job_offer"] == offer])
    assert set(found.spread) == {-200, -50, 0}
    assert found.whole.gain == 0


def test_the_raising_of_points_for_french_gives_10_or_20() -> None:
    found = measure(Pool(str(examplepool.POOL)), *choices("more points for French"))
    assert set(found.spread) == {0, 10, 20}
    assert found.whole.lose == 0
    french = next(group for group in found.groups if group.id == "french")
    assert french.measures.gain == found.whole.gain


def test_everything_said_is_said_in_both_languages(tmp_path: Path) -> None:
    path = put(crowd(50, 17, overlaid()), tmp_path / "pool.csv")
    found = measure(Pool(str(path)), *choices("high wage, invented"), (10,))
    for reason in (*found.notices, *found.remarks):
        english, french = (reason.say(language) for language in LANGUAGES)
        assert english != french
        assert "{" not in english + french
