"""Three values: what is settled is settled whatever the missing facts turn out to be, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.law.answers import (
    Answer,
    Between,
    Number,
    Unknown,
    at_least,
    between,
    every,
    low,
    merged,
    needs_of,
    opposite,
    some,
    stated,
)
from express_entry.law.facts import Result
from express_entry.law.requirements import any_of, sure, together

ANSWERS = st.one_of(st.booleans(), st.sampled_from("abc").map(lambda name: Unknown((name,))))
NUMBERS = st.one_of(
    st.integers(0, 6),
    st.tuples(st.integers(0, 6), st.integers(1, 6)).map(lambda pair: Between(pair[0], pair[0] + pair[1], ("n",))),
)


def completions(answers: Sequence[Answer]) -> Iterator[tuple[bool, ...]]:
    """Every way in which the unknown answers may turn out."""
    return product(*((False, True) if isinstance(answer, Unknown) else (answer,) for answer in answers))


@pytest.mark.parametrize(("combined", "plain"), [(every, all), (some, any)])
@given(answers=st.lists(ANSWERS, max_size=4))
def test_several_answers_are_settled_exactly_where_every_completion_agrees(
    combined: Callable[[list[Answer]], Answer], plain: Callable[[tuple[bool, ...]], bool], answers: list[Answer]
) -> None:
    outcomes = {plain(completion) for completion in completions(answers)}
    found = combined(answers)
    if isinstance(found, Unknown):
        assert outcomes == {False, True}
        assert set(found.needs) <= {need for answer in answers if isinstance(answer, Unknown) for need in answer.needs}
        assert found.needs
    else:
        assert outcomes == {found}


@given(NUMBERS, st.integers(-1, 14))
def test_a_threshold_is_settled_exactly_where_every_number_that_it_may_be_agrees(number: Number, asked: int) -> None:
    values = range(number.low, number.high + 1) if isinstance(number, Between) else (number,)
    outcomes = {value >= asked for value in values}
    found = at_least(number, asked)
    assert outcomes == ({False, True} if isinstance(found, Unknown) else {found})
    assert low(number) == min(values)


def test_a_number_between_equal_ends_is_known() -> None:
    assert between(3, 3, ("a",)) == 3
    assert between(2, 3, ("a", "b", "a")) == Between(2, 3, ("a", "b"))


def test_a_fact_that_was_not_stated_is_unknown_and_names_itself() -> None:
    assert stated(None, "work[0].paid") == Unknown(("work[0].paid",))
    assert stated(False, "work[0].paid") is False


@given(ANSWERS)
def test_the_opposite_of_the_opposite_is_the_answer(answer: Answer) -> None:
    assert opposite(opposite(answer)) == answer
    assert isinstance(opposite(answer), Unknown) == isinstance(answer, Unknown)


def test_needs_are_named_once_in_the_order_first_met() -> None:
    assert merged(["b", "a", "b", "c", "a"]) == ("b", "a", "c")
    assert needs_of(Unknown(("b", "a")), 3, True, Between(0, 1, ("a", "c"))) == ("b", "a", "c")


@pytest.mark.parametrize(
    ("results", "all_", "one"),
    [
        ("met met", "met", "met"),
        ("met unknown", "unknown", "met"),
        ("unknown not_met", "not_met", "unknown"),
        ("met unknown not_met", "not_met", "met"),
        ("not_met not_met", "not_met", "not_met"),
        ("unknown", "unknown", "unknown"),
        ("", "met", "not_met"),
    ],
)
def test_results_of_all_and_of_one_of_several(results: str, all_: str, one: str) -> None:
    found = [Result(name) for name in results.split()]
    assert together(found) is Result(all_)
    assert any_of(found) is Result(one)


def test_a_result_as_an_answer() -> None:
    assert sure(Result.MET, ()) is True
    assert sure(Result.NOT_MET, ()) is False
    assert sure(Result.UNKNOWN, ("work",)) == Unknown(("work",))
