"""The worked checklists: what is on the list, and what is on that of a twin who differs in one fact."""

from __future__ import annotations

import pytest

from express_entry.checklist import Checklist
from tests.checklist.worked import Pair, Worked, derived, differences, pairs_in, tables

PAIRS = [pair for path in tables() for pair in pairs_in(path)]
LEAST = 25


@pytest.mark.parametrize(
    "worked", [each for pair in PAIRS for each in (pair.case, pair.twin)], ids=lambda each: each.id
)
def test_a_checklist_holds_what_was_worked_out_by_hand(worked: Worked) -> None:
    assert differences(derived(worked), worked.expect) == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.case.id)
def test_a_twin_differs_in_one_fact_and_in_the_answer(pair: Pair) -> None:
    """What is expected of the one is not so of the other: nothing in a case is so of everybody."""
    assert pair.twin.differs == 1
    assert _wrong(derived(pair.twin), pair.case)


def _wrong(checklist: Checklist, case: Worked) -> bool:
    try:
        return bool(differences(checklist, case.expect))
    except KeyError:  # an item that the other list does not have
        return True


def test_there_are_many_pairs_and_no_two_share_an_id() -> None:
    ids = [pair.case.id for pair in PAIRS]
    assert len(ids) == len(set(ids)) >= LEAST
