from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import express_entry.history
from express_entry.history import (
    CATEGORIES,
    COLUMNS,
    CONTRACT_COLUMNS,
    PROGRAMS,
    BadTable,
    Confidence,
    NoSuchRound,
    Note,
    Round,
    RoundType,
    UnknownName,
    contradictions,
    previous,
    read_rounds,
    round_numbered,
    rounds,
    select,
)

DATA = Path(express_entry.history.__file__).parent / "data"

CONTRACT = [
    "number",
    "date",
    "datetime_utc",
    "round_type",
    "program_or_category",
    "category_version",
    "invitations",
    "crs_cutoff",
    "tie_break_utc",
    "official_name",
]


def test_round_254_is_as_published_to_the_second() -> None:
    assert round_numbered("254") == Round(
        number="254",
        date=date(2023, 7, 5),
        instant=datetime(2023, 7, 5, 13, 38, 22, tzinfo=UTC),
        round_type=RoundType.CATEGORY,
        program_or_category="stem",
        category_version="2023-1",
        invitations=500,
        crs_cutoff=486,
        tie_break=datetime(2022, 11, 23, 0, 1, 29, tzinfo=UTC),
        official_name="STEM occupations (Version 1)",
        confidence=Confidence.HIGH,
        notes=(),
    )


def test_round_253_is_as_published_to_the_second() -> None:
    assert round_numbered("253").as_row() == {
        "number": "253",
        "date": "2023-07-04",
        "datetime_utc": "2023-07-04T14:23:38Z",
        "round_type": "general",
        "program_or_category": "no-program-specified",
        "category_version": "",
        "invitations": "700",
        "crs_cutoff": "511",
        "tie_break_utc": "2023-07-01T09:31:32Z",
        "official_name": "No Program Specified",
        "confidence": "high",
        "notes": "",
    }


def test_rounds_91a_and_91b_stand_where_91_would() -> None:
    first, second = round_numbered("91a"), round_numbered("91b")
    assert (first.program_or_category, first.invitations, first.crs_cutoff) == ("fst", 500, 288)
    assert (second.program_or_category, second.invitations, second.crs_cutoff) == ("pnp", 200, 902)
    assert previous(second) == first
    assert previous(first) == round_numbered("90")
    assert previous(round_numbered("92")) == second


def test_there_are_448_rounds_in_order() -> None:
    known = rounds()
    assert len(known) == 448
    assert list(known) == sorted(known, key=lambda each: each.order)
    assert rounds() is known


def test_rounds_that_share_an_instant_are_ordered_by_number() -> None:
    pairs = [
        (earlier.number, later.number) for earlier, later in pairwise(rounds()) if earlier.instant == later.instant
    ]
    assert pairs == [("63", "64"), ("75", "76"), ("91a", "91b")]


def test_four_dates_have_two_rounds() -> None:
    pairs = [(earlier.number, later.number) for earlier, later in pairwise(rounds()) if earlier.date == later.date]
    assert pairs == [("63", "64"), ("75", "76"), ("91a", "91b"), ("141", "142")]


def test_a_tie_break_lies_in_the_year_before_its_round() -> None:
    for each in rounds():
        if each.tie_break:
            assert timedelta(0) <= each.instant - each.tie_break <= timedelta(days=366), each.number


def test_only_rounds_77_to_444_have_a_tie_break() -> None:
    without = [each.number for each in rounds() if each.tie_break is None]
    assert without == [*map(str, range(1, 77)), "445", "446", "447"]


def test_a_version_belongs_to_category_rounds_and_to_no_other() -> None:
    for each in rounds():
        assert (each.category_version is not None) == (each.round_type is RoundType.CATEGORY), each.number


# --- the contract ---------------------------------------------------------------------------------------------------


def test_the_first_ten_columns_are_the_contract() -> None:
    assert list(CONTRACT_COLUMNS) == CONTRACT
    assert list(COLUMNS[:10]) == CONTRACT
    assert list(round_numbered("1").as_row()) == list(COLUMNS)
    assert list(round_numbered("1").to_json()) == list(COLUMNS)


def test_the_file_is_what_the_rounds_write() -> None:
    with (DATA / "rounds.csv").open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    assert written == [each.as_row() for each in rounds()]


def test_what_is_absent_is_null_and_amounts_are_numbers_in_json() -> None:
    first = json.loads(json.dumps(round_numbered("1").to_json()))
    assert first["category_version"] is None
    assert first["tie_break_utc"] is None
    assert (first["invitations"], first["crs_cutoff"]) == (779, 886)
    assert first["notes"] == ["tie-break-not-published"]


def test_a_row_reads_back_as_the_same_round() -> None:
    for each in rounds():
        assert Round.from_row(each.as_row()) == each


# --- asking for one ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["254", " 254 ", "#254", "91A", "# 91b"])
def test_a_number_may_be_written_as_people_write_it(written: str) -> None:
    assert round_numbered(written).number == written.strip("# ").lower()


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        ("91", "did you mean 91a or 91b?", "vouliez-vous dire 91a ou 91b?"),
        ("91c", "did you mean 91a or 91b?", "vouliez-vous dire 91a ou 91b?"),
        ("0", "the nearest is 1", "la plus proche est 1"),
        ("448", "ends with round 447 of 2026-10-01", "se termine par la ronde 447 du 2026-10-01"),
        ("two", "“two” is not the number of a round; accepted are 1 to 447", "acceptés\u00a0: 1 à 447"),
        ("", "is not the number of a round", "n'est pas le numéro d'une ronde"),
        ("²", "“²” is not the number of a round", "n'est pas le numéro d'une ronde"),
        ("-1", "“-1” is not the number of a round", "n'est pas le numéro d'une ronde"),
    ],
)
def test_a_number_that_does_not_exist_is_refused_with_what_is_near(number: str, english: str, french: str) -> None:
    with pytest.raises(NoSuchRound) as caught:
        round_numbered(number)
    assert english in caught.value.say("en")
    assert french in caught.value.say("fr")


def test_the_nearest_of_some_rounds_are_on_both_sides() -> None:
    some = [round_numbered("10"), round_numbered("20")]
    with pytest.raises(NoSuchRound, match="the nearest is 10 or 20"):
        round_numbered("15", some)
    with pytest.raises(NoSuchRound, match="the history is empty"):
        round_numbered("15", [])


def test_a_very_long_number_is_cut_short_in_the_message() -> None:
    with pytest.raises(NoSuchRound) as caught:
        round_numbered("9" * 100_000)
    assert len(caught.value.say("en")) < 200


@given(st.text())
def test_any_text_gives_a_round_or_a_sentence(number: str) -> None:
    numbers = {each.number for each in rounds()}
    if number.strip().removeprefix("#").strip().lower() in numbers:
        assert round_numbered(number).number in numbers
        return
    with pytest.raises(NoSuchRound) as caught:
        round_numbered(number)
    assert caught.value.say("en") != caught.value.say("fr")


# --- asking for some --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "program_or_category", "since", "until", "count"),
    [
        (None, None, None, None, 448),
        ("general", None, None, None, 178),
        (RoundType.CATEGORY, None, None, None, 78),
        ("program", "pnp", None, None, 114),
        (None, "french", None, None, 36),
        (None, "researchers", None, None, 0),
        (None, None, date(2023, 7, 4), date(2023, 7, 5), 2),
        (None, None, date(2026, 10, 1), None, 1),
        (None, None, None, date(2015, 1, 31), 1),
        ("category", "stem", date(2023, 7, 6), None, 2),
    ],
)
def test_rounds_are_selected_by_kind_program_and_days(
    kind: RoundType | str | None, program_or_category: str | None, since: date | None, until: date | None, count: int
) -> None:
    found = select(rounds(), kind=kind, program_or_category=program_or_category, since=since, until=until)
    assert len(found) == count
    assert list(found) == [each for each in rounds() if each in found]


def test_an_unknown_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(UnknownName) as caught:
        select(rounds(), kind="draw")
    assert caught.value.say("en") == "“draw” is no kind of round; accepted: general, program, category"
    assert "type de ronde" in caught.value.say("fr")


def test_an_unknown_program_is_refused_with_every_program_and_category() -> None:
    with pytest.raises(UnknownName) as caught:
        select(rounds(), program_or_category="general")
    for language in ("en", "fr"):
        for name in ("no-program-specified", *PROGRAMS, *CATEGORIES):
            assert name in caught.value.say(language)


def test_a_category_is_not_accepted_for_program_rounds() -> None:
    with pytest.raises(UnknownName, match="no program-specific round is for “french”; accepted: pnp, cec, fsw, fst"):
        select(rounds(), kind="program", program_or_category="french")


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UnknownName, match="ends on 2023-01-01, before it begins on 2024-01-01"):
        select(rounds(), since=date(2024, 1, 1), until=date(2023, 1, 1))


def test_nothing_comes_before_the_first_round() -> None:
    assert previous(round_numbered("1")) is None
    assert previous(round_numbered("252"), same_grouping=True) is None


def test_the_last_round_for_the_same_category_is_found() -> None:
    last = previous(round_numbered("447"), same_grouping=True)
    assert last is not None
    assert last.number == "408"


# --- reading other tables ---------------------------------------------------------------------------------------------


def test_every_value_that_will_not_do_is_listed_with_its_line(tmp_path: Path) -> None:
    wrong = {
        "number": "9ll",
        "date": "2023-7-5",
        "datetime_utc": "2023-07-05T13:38:22",
        "round_type": "draw",
        "program_or_category": " ",
        "invitations": "1,500",
        "crs_cutoff": "-1",
        "tie_break_utc": "2022-11-23T00:01:29+01:00",
        "official_name": "",
        "confidence": "sure",
        "notes": "odd",
    }
    path = tmp_path / "mine.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow(round_numbered("254").as_row())
        writer.writerow(round_numbered("253").as_row() | wrong)
    with pytest.raises(BadTable) as caught:
        read_rounds(path)
    assert len(caught.value.problems) == len(wrong)
    for name, value in wrong.items():
        assert f'line 3: {name} is "{value.strip()}"; accepted: ' in caught.value.say("en")
    assert "ligne 3\u00a0: invitations\u00a0: «\u00a01,500\u00a0»" in caught.value.say("fr")
    assert "mine.csv ne peut pas être lu" in caught.value.say("fr")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the first line must name the columns number, date"),
        (b"number,date\n", "found: number, date"),
        (",".join(COLUMNS).encode() + b"\n1,2\n", "line 2: 2 values where 12 are expected"),
        (b"\xff\xfe", "not a CSV file in UTF-8"),
        (b'"number', "not a CSV file in UTF-8"),
    ],
)
def test_a_file_that_is_no_table_of_rounds_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(BadTable, match=said):
        read_rounds(path)


def test_a_row_without_its_values_is_refused_with_each_of_them() -> None:
    with pytest.raises(BadTable) as caught:
        Round.from_row({})
    required = [name for name in COLUMNS if name not in ("category_version", "tie_break_utc", "notes")]
    assert [reason.values["column"] for reason in caught.value.problems] == required


def test_a_published_round_does_not_contradict_itself() -> None:
    assert [each.number for each in rounds() if contradictions(each)] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"program_or_category": "fsw"}, "no category-based round is for “fsw”"),
        ({"category_version": None}, "a category version belongs to a category-based round"),
        ({"crs_cutoff": 1201}, "the lowest score invited is 1,201; possible are 0 to 1,200"),
        ({"date": date(2023, 7, 7)}, "are more than a day apart"),
        ({"tie_break": datetime(2023, 7, 5, 13, 38, 23, tzinfo=UTC)}, "must lie in the 366 days before the round"),
        ({"tie_break": datetime(2022, 7, 4, 13, 38, 21, tzinfo=UTC)}, "must lie in the 366 days before the round"),
    ],
)
def test_a_round_that_cannot_be_so_says_why(change: dict[str, Any], said: str) -> None:
    (found,) = contradictions(round_numbered("254")._replace(**change))
    assert said in found.say("en")
    assert found.say("fr") != found.say("en")


def test_a_tie_break_may_be_the_instant_itself() -> None:
    found = round_numbered("139")
    assert found.tie_break == found.instant
    assert Note.TIE_BREAK_AT_INSTANT in found.notes
    assert contradictions(found) == []
