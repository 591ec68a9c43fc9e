"""The worked cases of applications: fees, completeness and A11.2, each with a twin that differs in one fact."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.cases.paths import NoSuchPath, found
from tests.cases.test_case_coverage import ALL
from tests.review.tables import ApplicationCase, answer, application_tables, cases_in

WRITTEN = [case for path in application_tables() for case in cases_in(path)]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in WRITTEN])
def test_an_application_is_answered_as_worked_out_by_hand(case: ApplicationCase) -> None:
    document = answer(case)
    assert {path: value_at(document, path) for path in case.expect} == case.expect
    if case.assumed is not None:
        assert any(case.assumed in text for text in document["assumptions"])


def value_at(document: Any, path: str) -> Any:
    """The value at a path; of a list, the item whose id is the rest of the path up to a known field."""
    try:
        return found(document, path)
    except NoSuchPath:
        first, _, rest = path.partition(".")
        items = {item["id"]: item for item in document.get(first, ()) if isinstance(item, dict)}
        for identity, item in items.items():
            if rest.startswith(f"{identity}."):
                return found(item, rest.removeprefix(f"{identity}."))
        return f"there is no {path}; there are {', '.join(items)}"


def test_every_case_has_a_twin_that_differs_in_one_fact_and_in_the_answer() -> None:
    pairs: dict[str, list[ApplicationCase]] = {}
    for case in WRITTEN:
        pairs.setdefault(case.of, []).append(case)
    assert len(pairs) >= 50
    for one, twin in pairs.values():
        assert len(twin.facts) == 1, twin.id
        assert one.tree != twin.tree, twin.id
        assert one.expect != twin.expect, twin.id


def test_no_two_cases_share_an_id() -> None:
    names = Counter([case.id for case in WRITTEN] + [case.id for case in ALL])
    assert [name for name, times in names.items() if times > 1] == []


def test_each_of_the_three_questions_is_asked() -> None:
    assert {case.asked for case in WRITTEN} == {"fees", "complete", "retest"}
