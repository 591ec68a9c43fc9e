"""Nothing that is published of a round tells, by adding and subtracting, of one to five people."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.law import at
from express_entry.selection import Grouping, Instruction, Rerun, Row, State, class_order, snapshot_of
from express_entry.selection.check_line import PLACES, RESULT, RESULTS
from tests.selection.counting import Cell, counted, of_rank, of_result, pointed_at, where
from tests.selection.proving import KEY
from tests.selection.test_select import NOON

LAW = at(NOON)
SCORES = (720, 640, 500, 499, 498)
KINDS = ("pnp", "cec", "fsw")


def pool(groups: list[tuple[int | None, str, State, int]]) -> list[Row]:
    """So many people of each score, program and state, one submitted after the other."""
    rows = []
    for place, (points, program, state, many) in enumerate(groups):
        for copy in range(many):
            submitted = NOON - timedelta(days=30) + timedelta(seconds=100 * place + copy)
            programs = frozenset({program} if program else ())
            expires = NOON + timedelta(days=9)
            rows.append(Row(f"N{place}-{copy}", points, submitted, programs, state=state, expires=expires))
    return rows


@st.composite
def rounds(draw: st.DrawFn) -> tuple[list[Row], Instruction]:
    """Pools of several scores and programs with one to nine people of each, and a round that ends at a whole score."""
    many = st.integers(0, 9)
    groups: list[tuple[int | None, str, State, int]] = [
        (points, program, State.IN_POOL, draw(many))
        for points in SCORES
        for program in (("pnp",) if points > 600 else ("cec", "fsw"))
    ]
    groups += [(draw(st.sampled_from(SCORES)), "cec", State.WITHDRAWN, draw(many))]
    groups += [(None, "cec", State.IN_POOL, draw(many))]
    programs = frozenset(draw(st.sampled_from([("cec", "fsw"), KINDS, ("pnp",), ("cec",)])))
    rows = pool(groups)
    covered = [row for row in rows if row.state is State.IN_POOL and row.programs & programs]
    ranked = sorted((row.points for row in covered if row.points is not None), reverse=True)
    ends = [place for place in range(1, len(ranked) + 1) if place == len(ranked) or ranked[place - 1] > ranked[place]]
    invitations = draw(st.sampled_from(ends)) if ends else 0
    grouping = Grouping.PROGRAM if len(programs) == 1 else Grouping.EVERYONE
    return rows, Instruction("1", grouping, programs, NOON, class_order(LAW), invitations)


def told(rows: list[Row], order: Instruction, form: str, rank: bool) -> set[int]:
    """The numbers of few people that a result, and the line of whoever is first at each score, give away."""
    again = Rerun(snapshot_of(rows, order, law=LAW.canonical, key=KEY), form)
    if again.outcome.cutoff is None:
        return set()
    cells = counted(again.outcome, rows)
    found: set[int] = set()
    # What nobody can leave out: the number invited, and a person's own place.
    known = [(where(cells, lambda cell: (cell.points or 0) >= (again.outcome.cutoff or 0)), len(again.outcome.invited))]
    ranked = again.outcome.ranked
    firsts = {row.points: place for place, row in reversed(list(enumerate(ranked, start=1)))}
    for points, place in (firsts if rank else {None: 0}).items():
        own = list(of_rank(points, place, cells)) if points is not None else []
        found |= pointed_at(of_result(again.tree, cells), [*known, *own], cells)
    return found


@settings(max_examples=60)
@given(rounds())
def test_a_result_gives_no_few_people_away_even_to_whoever_knows_a_rank(made: tuple[list[Row], Instruction]) -> None:
    assert told(*made, RESULT, rank=True) == set()


TIED = pool([(500, "cec", State.IN_POOL, 20), (499, "cec", State.IN_POOL, 2), (498, "cec", State.IN_POOL, 7)])
WITHDRAWN = pool([(500, "cec", State.IN_POOL, 20), (498, "cec", State.IN_POOL, 9), (490, "cec", State.WITHDRAWN, 2)])
NOMINEES = pool([(720, "pnp", State.IN_POOL, 20), (500, "cec", State.IN_POOL, 3), (499, "fsw", State.IN_POOL, 9)])
CEC = Instruction("1", Grouping.PROGRAM, frozenset({"cec"}), NOON, class_order(LAW), 29)
ALL = CEC._replace(grouping=Grouping.EVERYONE, programs=frozenset(KINDS), invitations=32)


@pytest.mark.parametrize(
    ("rows", "order", "form", "rank"),
    [
        (TIED, CEC, RESULTS[1], False),  # nine from 498 on, seven of them at 498
        (WITHDRAWN, CEC, RESULTS[1], False),  # leaves less ranked
        (NOMINEES, ALL, RESULTS[1], True),  # twenty nominees, and somebody whose rank is the twenty-fourth
        (TIED, CEC, RESULTS[0], False),
    ],
)
def test_what_earlier_versions_give_away_is_found(rows: list[Row], order: Instruction, form: str, rank: bool) -> None:
    assert told(rows, order, form, rank) & {2, 3}
    assert told(rows, order, RESULT, rank) == set()


def test_a_result_that_named_its_nominees_would_be_found() -> None:
    again = Rerun(snapshot_of(NOMINEES, ALL, law=LAW.canonical, key=KEY))
    cells = counted(again.outcome, NOMINEES)
    assert again.tree["invited_by_program"] == {"cec": None, "fsw": None, "pnp": None}
    rank = list(of_rank(499, 24, cells))
    named = {**again.tree, "invited_by_program": {"cec": None, "fsw": None, "pnp": 20}}
    assert pointed_at(of_result(again.tree, cells), rank, cells) == set()
    assert 3 in pointed_at(of_result(named, cells), rank, cells)


@settings(max_examples=40)
@given(rounds())
def test_a_result_holds_no_number_of_people_but_the_invited(made: tuple[list[Row], Instruction]) -> None:
    rows, order = made
    tree = Rerun(snapshot_of(rows, order, law=LAW.canonical, key=KEY)).tree
    numbers = {name for name, value in tree.items() if type(value) is int}
    assert numbers <= {"invited", "cutoff"}
    assert all(many is None or many == 0 or many >= 6 for many in tree["invited_by_program"].values())
    assert "leaves" not in json.dumps(tree)
    assert PLACES > 10**9


def test_cells_are_told_apart_by_score_program_and_reason() -> None:
    again = Rerun(snapshot_of(WITHDRAWN, CEC, law=LAW.canonical, key=KEY))
    assert counted(again.outcome, WITHDRAWN) == {
        Cell(500, "cec", None): 20,
        Cell(498, "cec", None): 9,
        Cell(None, None, "withdrawn"): 2,
    }
