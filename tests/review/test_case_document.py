"""A case document, whatever is written in it, is read or refused: never anything else."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from express_entry.law import NoLawYet
from express_entry.profile import ProfileError, read
from express_entry.review import CaseError, read_case
from express_entry.review.case import Case, check_case
from tests.review.tables import FOLDER, answered

BASES = [
    dict(read((FOLDER / name).read_bytes(), syntax="yaml")["base"])  # type: ignore[index]
    for name in ("fees.yaml", "completeness.yaml", "retest.yaml")
]
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**12) | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a tree below its root."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from places(value, (*path, key))


@st.composite
def spoiled(draw: st.DrawFn) -> Any:
    """A case with junk put in one to three of its places."""
    tree = copy.deepcopy(draw(st.sampled_from(BASES)))
    for _ in range(draw(st.integers(1, 3))):
        *above, last = draw(st.sampled_from(list(places(tree))))
        holder = tree
        for step in above:
            holder = holder[step]
        holder[last] = draw(JUNK)
    return tree


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(spoiled())
def test_a_spoiled_case_is_read_or_refused_with_every_problem_in_both_languages(tree: Any) -> None:
    found = read_or_refused(tree)
    if isinstance(found, CaseError):
        assert found.problems
        assert found.say("en") != found.say("fr")


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(spoiled())
def test_a_spoiled_case_that_can_be_read_is_answered_or_refused_in_words(tree: Any) -> None:
    found = read_or_refused(tree)
    if isinstance(found, CaseError) or found.received is None:
        return
    asked = ["fees", *(["complete"] if found.checklist is not None else []), *(["retest"] if found.terms else [])]
    for question in asked:
        try:
            document = answered(question, found)
        except (NoLawYet, ProfileError) as error:
            assert error.say("en") != error.say("fr")  # noqa: PT017 - either outcome is right
        else:
            assert document["format"].startswith("express-entry/")


def read_or_refused(tree: Any) -> Case | CaseError:
    """The case, or why it is refused; nothing else comes out."""
    try:
        return check_case(tree)
    except CaseError as error:
        return error


@given(st.binary(max_size=80) | st.text(max_size=80))
def test_whatever_bytes_are_given_are_refused(data: bytes | str) -> None:
    with pytest.raises((CaseError, ProfileError)):
        read_case(data)


@pytest.mark.parametrize("base", BASES, ids=["fees", "completeness", "retest"])
def test_the_cases_of_the_tables_are_read(base: dict[str, Any]) -> None:
    found = check_case(base)
    assert found.received is not None
    assert found.accepted is None
