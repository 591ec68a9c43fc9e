"""A round over arrays invites whom the rule of a round invites, by either way of counting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.law import on
from express_entry.law.text import LANGUAGES
from express_entry.scoring.draw import Draw, draw
from express_entry.scoring.faults import ColumnError
from express_entry.scoring.lookups import NO_SCORE
from express_entry.selection import BadInstruction, Grouping, Instruction, Row, State, class_order, exclusion_of, select

ENGINES: list[Any] = ["numba", "numpy"]
NOON = datetime(2026, 8, 5, 12, tzinfo=UTC)
ORDER = class_order(on(NOON.date()))
Measure = tuple[int | None, int | None]
"""A number of invitations, or a lowest score."""


def instruction(measure: Measure) -> Instruction:
    return Instruction("1", Grouping.EVERYONE, frozenset(ORDER), NOON, ORDER, *measure)


@st.composite
def pools(draw: st.DrawFn) -> list[Row]:
    """Small pools with ties of points and of instants, in any order, some of their rows out of the grouping."""
    numbers = draw(st.lists(st.integers(0, 300), max_size=40, unique=True))
    seconds = draw(st.sampled_from([1, 60]))
    return [
        Row(
            number=str(number),
            points=draw(st.sampled_from([None, 0, 1, 470, 471, 472, 1199, 1200])),
            submitted=NOON - timedelta(microseconds=draw(st.integers(0, seconds))),
            programs=frozenset({"fsw"}),
            state=draw(st.sampled_from([State.IN_POOL, State.IN_POOL, State.INVITED])),
        )
        for number in numbers
    ]


MEASURES = st.one_of(
    st.integers(0, 45).map(lambda many: (many, None)),
    st.sampled_from([0, 1, 2, 470, 471, 1199, 1200, 1201, 5000]).map(lambda least: (None, least)),
)


def drawn(rows: Sequence[Row], order: Instruction, engine: Any, numbers: Any) -> Draw:
    """The same pool as arrays."""
    reasons = [exclusion_of(row, order) for row in rows]
    return draw(
        np.array([NO_SCORE if row.points is None else row.points for row in rows], np.int16),
        np.array([row.submitted.replace(tzinfo=None) for row in rows], "datetime64[us]"),
        # Whose points are not known is told by the points.
        np.array([reason is None or row.points is None for reason, row in zip(reasons, rows, strict=True)], bool)
        & np.array([row.state is State.IN_POOL for row in rows], bool),
        invitations=order.invitations,
        points_from=order.points_from,
        numbers=numbers,
        engine=engine,
    )


@given(pools(), MEASURES, st.sampled_from(ENGINES), st.booleans())
def test_a_round_over_arrays_is_the_round(rows: list[Row], measure: Measure, engine: Any, text: bool) -> None:
    order = instruction(measure)
    outcome = select(rows, order)
    numbers = np.array([row.number for row in rows], np.str_)
    numbers = numbers if text else numbers.astype(np.int64)
    found = drawn(rows, order, engine, numbers)
    assert [rows[place].number for place in found.invited] == [item.number for item in outcome.invited]
    assert found[1:] == (
        outcome.cutoff,
        outcome.tie_break,
        outcome.tied_in,
        outcome.tied_out,
        len(outcome.ranked),
        outcome.exhausted,
        outcome.decided_by_number,
    )


@given(pools(), MEASURES, st.sampled_from(ENGINES))
def test_without_numbers_the_place_of_a_row_decides(rows: list[Row], measure: Measure, engine: Any) -> None:
    placed = [row._replace(number=str(place)) for place, row in enumerate(rows)]
    order = instruction(measure)
    found = drawn(placed, order, engine, None)
    assert [str(place) for place in found.invited] == [item.number for item in select(placed, order).invited]


def by_sorting(points: Any, submitted: Any, among: Any, numbers: Any) -> Any:
    """The whole grouping in its order."""
    ranked = np.flatnonzero(among & (points != NO_SCORE))
    return ranked[np.lexsort((numbers[ranked], submitted[ranked], -points[ranked].astype(int)))]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("many", [0, 1, 7, 5_000, 400_000, 10_000_000])
@pytest.mark.parametrize("order", ["any", "rising", "falling"])
def test_a_great_pool_is_ranked_as_if_all_of_it_were_sorted(engine: Any, many: int, order: str) -> None:
    """Counted in several ranges, of which the first hold the lowest scores or the highest, or any."""
    rows, draws = 600_000, np.random.default_rng(many)
    points = draws.normal(440, 70, rows).clip(0, 1200).astype(np.int16)
    if order != "any":
        points.sort()
        points = points if order == "rising" else points[::-1]
    points = np.where(draws.random(rows) < 0.01, np.int16(NO_SCORE), points)
    submitted, numbers = draws.integers(0, 500, rows), draws.permutation(rows)
    among = draws.random(rows) < 0.7
    ranking = by_sorting(points, submitted, among, numbers)
    found = draw(points, submitted, among, invitations=many, numbers=numbers, engine=engine)
    assert np.array_equal(found.invited, ranking[:many])
    assert found.ranked == len(ranking)
    if 0 < many < len(ranking):
        last, first_out = ranking[many - 1], ranking[many]
        assert found.cutoff == points[last]
        assert found.tied_out == np.count_nonzero(points[ranking[many:]] == points[last])
        assert found.decided_by_number == ((points[last], submitted[last]) == (points[first_out], submitted[first_out]))


@pytest.mark.parametrize("engine", ENGINES)
def test_everybody_is_in_the_grouping_unless_it_is_said(engine: Any) -> None:
    points = np.tile(np.arange(1201, dtype=np.uint16), 500)
    found = draw(points, np.arange(len(points)), invitations=700, engine=engine)
    assert (found.cutoff, found.tied_in, found.tied_out, found.ranked) == (1199, 200, 300, len(points))
    assert found.tie_break == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=1199 + 1201 * 199)
    assert draw(points[:0], np.arange(0), invitations=5, engine=engine)[1:] == (None, None, 0, 0, 0, True, False)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.int16, np.uint16, np.int64, np.uint64])
def test_points_may_be_whole_numbers_of_any_size(engine: Any, kind: Any) -> None:
    found = draw(np.array([3, 1, 2, 3], kind), np.array([4, 3, 2, 1]), invitations=3, engine=engine)
    assert found.invited.tolist() == [3, 0, 2]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("wrong", [-1, 2048, 40_000, -40_000, 32_768])
def test_points_that_cannot_be_are_told_of_unless_the_row_is_not_ranked(engine: Any, wrong: int) -> None:
    points = np.full(300_000, 440)
    points[280_000] = wrong
    times = np.zeros(len(points), np.int64)
    for language, said in zip(LANGUAGES, ("cannot be", "est impossible"), strict=True):
        with pytest.raises(ColumnError) as raised:
            draw(points, times, invitations=1, engine=engine)
        assert "280000 (" in raised.value.say(language)
        assert f"points{' :' if language == 'fr' else ':'} {wrong} {said}" in raised.value.say(language)
    if 0 <= wrong < 1 << 16:
        with pytest.raises(ColumnError, match=f"points: {wrong} cannot be"):
            draw(points.astype(np.uint16), times, invitations=1, engine=engine)
    among = points == 440
    assert draw(points, times, among, invitations=1, engine=engine).ranked == 299_999


def test_instants_are_microseconds_whatever_their_unit() -> None:
    points = np.array([440, 440, 440], np.int16)
    days = np.array(["2026-08-03", "2026-08-01", "2026-08-02"], "datetime64[D]")
    for given_ in (days, days.astype("datetime64[ns]"), days.astype("datetime64[us]").astype(np.int64)):
        found = draw(points, given_, invitations=2)
        assert found.invited.tolist() == [1, 2]
        assert found.tie_break == datetime(2026, 8, 2, tzinfo=UTC)
    finer = days.astype("datetime64[ns]") + np.timedelta64(1, "ns")
    with pytest.raises(ColumnError, match=r"submitted: datetime64\[ns\] cannot be used"):
        draw(points, finer, invitations=2)


def test_who_is_invited_has_an_instant() -> None:
    points, instants = np.array([440, 430], np.int16), np.array(["NaT", "2026-08-01"], "datetime64[us]")
    with pytest.raises(ColumnError, match=r"row 0 \(counted from 0\), submitted: there is none"):
        draw(points, instants, invitations=1)
    assert draw(points[::-1], instants, invitations=1).invited.tolist() == [1]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"points": [1.5, 2.5]}, "points: float64"),
        ({"submitted": ["2026-08-01", "2026-08-02"]}, "submitted: <U10"),
        ({"among": [1, 0]}, "among: int64"),
        ({"numbers": [1.0, 2.0]}, "numbers: float64"),
        ({"submitted": [1, 2, 3]}, "points 2, submitted 3, among 2, numbers 2"),
        ({"among": [True]}, "points 2, submitted 2, among 1, numbers 2"),
        ({"numbers": ["a"]}, "points 2, submitted 2, among 2, numbers 1"),
    ],
)
def test_columns_that_cannot_be_used_are_named(changed: dict[str, Any], said: str) -> None:
    columns: dict[str, Any] = {"points": [1, 2], "submitted": [1, 2], "among": [True, True], "numbers": ["a", "b"]}
    with pytest.raises(ColumnError) as raised:
        draw(**(columns | changed), invitations=1)
    assert said in raised.value.say("en")


@pytest.mark.parametrize("measure", [{}, {"invitations": 1, "points_from": 1}, {"invitations": -1}])
def test_a_round_has_one_measure(measure: dict[str, Any]) -> None:
    with pytest.raises(BadInstruction):
        draw([1], [1], **measure)
