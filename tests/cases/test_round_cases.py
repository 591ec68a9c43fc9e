"""The worked cases of ``examples/cases/rounds``: one person and one published round, worked out by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from express_entry.assessment.match import Match
from express_entry.assessment.pastrounds import PastRounds, past_rounds
from express_entry.history import round_numbered
from express_entry.profile import check, read
from tests.cases.paths import changed
from tests.cases.tables import CASES, PROFILES, BadTable
from tests.cases.test_case_coverage import ALL
from tests.cases.test_worked_cases import same

TABLE_FIELDS = {"title", "person", "asked", "on", "base", "cases"}
CASE_FIELDS = {"id", "says", "source", "round", "on", "submitted", "base", "change", "expect", "because", "assumed"}
EXPECTED = {"result", "score", "margin", "margin_seconds", "by_tie_break", "program", "needs", "last_known_rules"}
ASKED = ("as_they_stood", "score_of_the_day")
ANY_DAY = date(2026, 11, 2)
"""The day of those who are asked about as they stood: it has no part in the answer."""


class RoundCase(NamedTuple):
    """A person, a round and a question, with what the answer is; ``because`` are words of its reason."""

    id: str
    asked: str
    number: str
    on: date
    submitted: datetime | None
    tree: Mapping[str, Any]
    expect: Mapping[str, Any]
    because: str
    assumed: str


def round_tables() -> list[Path]:
    return sorted((CASES / "rounds").glob("*.yaml"))


def cases_in(path: Path) -> Iterator[RoundCase]:
    table: Any = read(path.read_bytes(), syntax="yaml", name=str(path))
    _only(table, TABLE_FIELDS, path.name)
    if table["asked"] not in ASKED:
        raise BadTable(f"{path.name}: asked is {table['asked']!r}; known are {ASKED}")
    for entry in table["cases"]:
        where = f"{path.name}: {entry.get('id', '?')}"
        _only(entry, CASE_FIELDS, where)
        _only(entry["expect"], EXPECTED, where)
        if not all(isinstance(entry.get(name), str) for name in ("id", "says", "source", "round")):
            raise BadTable(f"{where}: id, says, source or round is missing")
        yield _case(table, entry)


def _case(table: Mapping[str, Any], entry: Mapping[str, Any]) -> RoundCase:
    base = entry.get("base", table["base"])
    tree: Any = read((PROFILES / base).read_bytes(), name=base) if isinstance(base, str) else base
    submitted = entry.get("submitted")
    on = entry.get("on", table.get("on", ANY_DAY))
    return RoundCase(
        entry["id"],
        table["asked"],
        entry["round"],
        on if isinstance(on, date) else date.fromisoformat(on),
        None if submitted is None else datetime.fromisoformat(submitted),
        changed(tree, entry.get("change", {}), []),
        entry["expect"],
        entry.get("because", ""),
        entry.get("assumed", ""),
    )


def _only(entry: Mapping[str, Any], fields: set[str], where: str) -> None:
    others = sorted(set(entry) - fields)
    if others:
        raise BadTable(f"{where}: unknown {', '.join(others)}; known are {', '.join(sorted(fields))}")


ROUND_CASES = [case for path in round_tables() for case in cases_in(path)]


def answer(case: RoundCase) -> tuple[PastRounds, Match]:
    past = past_rounds(check(case.tree), on=case.on, submitted=case.submitted, rounds=[round_numbered(case.number)])
    (then,), (now,) = past.at_the_time, past.with_score_of_day
    return past, then if case.asked == ASKED[0] else now


def given(past: PastRounds, match: Match, name: str) -> Any:
    if name == "last_known_rules":
        return past.last_known_rules
    return {"result": match.result.value, "needs": list(match.needs)}.get(name, getattr(match, name))


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in ROUND_CASES])
def test_a_person_and_a_round_come_to_what_was_worked_out_by_hand(case: RoundCase) -> None:
    past, match = answer(case)
    found = {name: given(past, match, name) for name in case.expect}
    assert [name for name in found if not same(found[name], case.expect[name])] == [], found
    assert case.because in match.reason.say("en")
    assert any(case.assumed in item.say("en") for item in past.assumptions)


def test_no_two_cases_share_an_id_and_each_question_has_cases_of_every_result() -> None:
    names = Counter([case.id for case in ROUND_CASES] + [case.id for case in ALL])
    assert [name for name, times in names.items() if times > 1] == []
    for asked in ASKED:
        assert {case.expect["result"] for case in ROUND_CASES if case.asked == asked} == {"met", "not_met", "unknown"}


def test_a_slip_in_a_table_is_an_error_with_a_name(tmp_path: Path) -> None:
    text = (CASES / "rounds" / "score-of-the-day.yaml").read_text("utf-8")
    for wrong, named in (
        (text.replace("margin: 5", "margins: 5", 1), "score-5-of-2015: unknown margins"),
        (text.replace("asked: score_of_the_day", "asked: whatever"), "asked is 'whatever'"),
        (text.replace('round: "253"', "number: 253", 1), "unknown number"),
        (text.replace("    source: round 5\n", "", 1), "is missing"),
    ):
        path = tmp_path / "table.yaml"
        path.write_text(wrong, "utf-8")
        with pytest.raises(BadTable, match=named):
            list(cases_in(path))
