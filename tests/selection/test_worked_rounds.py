"""Rounds worked by hand, in a table that an officer can read and add to."""

from __future__ import annotations

from typing import Any

import pytest

from express_entry.selection import Exclusion, line_of, select
from tests.selection.rounds import cases, instant, instruction_of, row_of

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_round_gives_what_was_worked_out_by_hand(case: dict[str, Any]) -> None:
    outcome = select(map(row_of, case["rows"]), instruction_of(case["instruction"]))
    assert {item.number: item.program for item in outcome.invited} == {
        str(number): program for number, program in case["invited"].items()
    }
    assert [item.number for item in outcome.invited] == [str(number) for number in case["invited"]]
    tie_break = case.get("tie_break")
    assert outcome.cutoff == case.get("cutoff")
    assert outcome.tie_break == (None if tie_break is None else instant(tie_break))
    assert {number: reason.value for number, reason in outcome.excluded.items()} == {
        str(number): reason for number, reason in case.get("excluded", {}).items()
    }
    assert (outcome.exhausted, outcome.decided_by_number) == (
        case.get("exhausted", False),
        case.get("decided_by_number", False),
    )
    tied = case.get("tied", {"in": 0, "out": 0})
    assert (outcome.tied_in, outcome.tied_out) == (tied["in"], tied["out"])


def test_every_reason_for_not_being_ranked_is_in_the_table() -> None:
    used = {reason for case in CASES for reason in case.get("excluded", {}).values()}
    assert used == {reason.value for reason in Exclusion}


def test_each_person_has_a_line_with_the_margin_in_points_and_in_seconds() -> None:
    case = CASES[0]
    outcome = select(map(row_of, case["rows"]), instruction_of(case["instruction"]))
    lines = {number: line_of(outcome, number) for number in ("1", "2", "3", "4", "5")}
    found = {
        number: (line.invited, line.rank, line.margin, None if line.ahead is None else line.ahead.total_seconds())
        for number, line in lines.items()
        if line is not None
    }
    assert found == {
        "1": (True, 3, 0, 0.0),
        "2": (False, 4, 0, -1.0),
        "3": (True, 1, 14, None),
        "4": (True, 2, 0, 86_489.0),
        "5": (False, 5, -1, None),
    }
    assert line_of(outcome, "6") is None


def test_somebody_who_is_not_ranked_has_a_line_with_the_reason() -> None:
    case = next(case for case in CASES if "excluded" in case)
    outcome = select(map(row_of, case["rows"]), instruction_of(case["instruction"]))
    line = line_of(outcome, "1")
    assert line is not None
    assert (line.invited, line.exclusion, line.rank) == (False, Exclusion.NOMINEE_NOT_COVERED, None)
