"""The worked calendars of ``examples/cases/calendar``: every day of a span on which the result changes, no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from express_entry.assessment import as_document, assess
from express_entry.assessment.calendar import calendar
from express_entry.assessment.causes import KINDS
from express_entry.law.days import DAY
from express_entry.profile import check
from tests.cases.calendars import CalendarCase, calendar_tables, calendars_in
from tests.cases.paths import NoSuchPath, found
from tests.cases.tables import BadTable
from tests.cases.test_worked_cases import same

CASES = [case for path in calendar_tables() for case in calendars_in(path)]
IN_COMBINATION = 6
"""Kinds of events that one person meets in one calendar."""


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_calendar_has_the_days_worked_out_by_hand_and_no_other(case: CalendarCase) -> None:
    profile = check(case.tree)
    made = calendar(profile, on=case.first, until=case.until)
    happening = {entry.day: frozenset(cause.kind for cause in entry.causes) for entry in made.entries}
    assert happening == {worked.day: worked.happens for worked in case.days}
    assert made.holds_until == (case.days[0].day - DAY if case.days else case.until)
    for worked in case.days:
        sides = (as_document(assess(profile, on=day)) for day in (worked.day - DAY, worked.day))
        for document, expected in zip(sides, (worked.before, worked.after), strict=True):
            assert differences(document, expected) == [], worked.day


def differences(document: object, expected: Mapping[str, Any]) -> Sequence[str]:
    """Every value that an assessment does not have, in words."""
    wrong = []
    for path, value in expected.items():
        try:
            given = found(document, path)
        except NoSuchPath as error:
            wrong.append(str(error))
        else:
            if not same(given, value):
                wrong.append(f"{path}: {given!r}, by hand {value!r}")
    return wrong


def test_the_worked_calendars_leave_no_kind_of_event_out_and_combine_many_in_one_person() -> None:
    kinds = [frozenset(kind for worked in case.days for kind in worked.happens) for case in CASES]
    assert sorted(set(KINDS) - set().union(*kinds)) == []
    assert max(map(len, kinds)) >= IN_COMBINATION


def test_no_two_calendars_share_an_id() -> None:
    assert [name for name, times in Counter(case.id for case in CASES).items() if times > 1] == []


TABLE = """
title: t
person: p
from: 2025-01-01
until: 2025-02-01
base: minimal.json
cases:
  - id: one
    says: something
    source: a provision
    days:
      - {day: 2025-01-15, happens: [birthday], before: {facts.age: 34}, after: {facts.age: 35}}
"""

WRONG = {
    "a field that is not known": ("source: a provision", "source: a provision\n    disputed: true", "unknown disputed"),
    "a case without a source": ("    source: a provision\n", "", "source is missing"),
    "a case without days": ("days:", "changes:", "unknown changes"),
    "a day that is none": ("2025-01-15", "2025-01-32", "is not a day"),
    "a day on which nothing is expected": (", before: {facts.age: 34}", "", "values before and after"),
}


@pytest.mark.parametrize(("text", "instead", "said"), WRONG.values(), ids=WRONG)
def test_a_table_that_is_written_wrongly_is_refused(tmp_path: Path, text: str, instead: str, said: str) -> None:
    path = tmp_path / "table.yaml"
    path.write_text(TABLE, encoding="utf-8")
    assert len(list(calendars_in(path))) == 1
    assert text in TABLE
    path.write_text(TABLE.replace(text, instead, 1), encoding="utf-8")
    with pytest.raises(BadTable, match=said):
        list(calendars_in(path))
