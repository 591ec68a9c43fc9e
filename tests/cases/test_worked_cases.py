"""The worked cases of ``examples/cases``: what the law says of a person, a row of facts, or a day, worked out by hand.

A case marked ``disputed`` is one whose value the code does not give and which is believed to be right: it is expected
to fail, and passing is then a failure, so that the mark is taken away when the code is mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from express_entry import law
from express_entry.assessment import as_document, assess
from express_entry.assessment.shape import plain
from express_entry.law import LawGap
from express_entry.profile import check
from tests.cases.paths import NoSuchPath, found
from tests.cases.tables import GAP, LawCase, PersonCase, PointsCase, cases_in, csv_tables, rows_in, yaml_tables

WRITTEN = [case for path in yaml_tables() for case in cases_in(path)]
PEOPLE = [case for case in WRITTEN if isinstance(case, PersonCase)]
LAWS = [case for case in WRITTEN if isinstance(case, LawCase)]
ROWS = [case for path in csv_tables() for case in rows_in(path)]


def parameters(cases: Iterable[PersonCase | LawCase | PointsCase]) -> list[Any]:
    """The cases under their own ids, the disputed ones expected to fail."""
    mark = pytest.mark.xfail(strict=True, reason="disputed")
    return [pytest.param(case, id=case.id, marks=[mark] if case.disputed else []) for case in cases]


@pytest.mark.parametrize("case", parameters(PEOPLE))
def test_a_person_on_a_day_is_assessed_as_worked_out_by_hand(case: PersonCase) -> None:
    other = None if case.law is None else law.on(case.law)
    document = as_document(assess(check(case.tree), on=case.on, law=other))
    assert differences(document, case) == []
    missing = [words for words in case.assumed if not any(words in text for text in document["assumptions"])]
    assert missing == []


@pytest.mark.parametrize("case", parameters(LAWS))
def test_the_law_on_a_day_is_as_published(case: LawCase) -> None:
    view = law.on(case.on) if case.at is None else law.at(case.at)
    tables = {name: version.values for name, version in view.versions.items() if version.gap is None}
    assert differences(plain(tables), case) == []
    if case.gaps is not None:
        assert tuple(gap.table for gap in view.gaps) == case.gaps


@pytest.mark.parametrize("case", parameters(ROWS))
def test_a_row_of_facts_earns_the_points_worked_out_by_hand(case: PointsCase) -> None:
    view = law.on(case.on)
    if case.total == GAP:
        with pytest.raises(LawGap):
            _ = view.crs
        return
    score = view.crs.score(case.factors, case.factors.with_spouse)
    given = {**score.factors, **score.subtotals}
    assert {name: given.get(name, "no such factor or section") for name in case.points} == case.points
    assert case.total in (None, score.total)


def differences(document: Any, case: PersonCase | LawCase) -> Sequence[str]:
    """Every expectation that a document does not meet, in words."""
    wrong = []
    for path, expected in case.expect.items():
        try:
            given = found(document, path)
        except NoSuchPath as error:
            wrong.append(str(error))
        else:
            if not same(given, expected):
                wrong.append(f"{path}: {given!r}, by hand {expected!r}")
    return [*wrong, *(f"{path} is there, by hand it is not" for path in case.absent if is_there(document, path))]


def same(given: Any, expected: Any) -> bool:
    """Equality that tells yes from 1 and no from 0."""
    return bool(given == expected) and isinstance(given, bool) == isinstance(expected, bool)


def is_there(document: Any, path: str) -> bool:
    try:
        found(document, path)
    except NoSuchPath:
        return False
    return True
