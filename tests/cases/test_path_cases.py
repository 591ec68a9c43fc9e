"""The worked cases of ``examples/cases/paths``: the paths of a person or a couple, worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

import pytest

from express_entry.assessment.leadtimes import lead_times
from express_entry.assessment.pathchanges import ALL_KINDS, MOST_MONTHS_OF_WORK, Change, Kind, Terms
from express_entry.assessment.paths import Goal, Path, Paths, paths
from express_entry.profile import check, read
from tests.cases.paths import changed
from tests.cases.tables import CASES, PROFILES, BadTable

FIELDS = {"id", "says", "source", "on", "change", "remove", "goal", "only", "without", "leads", "work", "expect"}
EXPECTED = {"total", "first", "among", "closed", "unmet"}


@dataclass(frozen=True, slots=True)
class PathCase:
    """A person, a goal, the terms, and what the paths are expected to be."""

    id: str
    on: date
    tree: Mapping[str, Any]
    goal: Goal
    terms: Terms
    expect: Mapping[str, Any]


def path_tables() -> list[FilePath]:
    return sorted(CASES.glob("paths/*.yaml"))


def cases_in(path: FilePath) -> Iterator[PathCase]:
    table: Any = read(path.read_bytes(), syntax="yaml", name=str(path))
    for entry in table["cases"]:
        where = f"{path.name}: {entry.get('id', '?')}"
        for name, known in ((set(entry), FIELDS), (set(entry["expect"]), EXPECTED)):
            if name - known:
                raise BadTable(f"{where}: unknown {', '.join(sorted(name - known))}")
        base = table["base"]
        tree: Any = read((PROFILES / base).read_bytes(), name=base) if isinstance(base, str) else base
        yield PathCase(
            id=entry["id"],
            on=date.fromisoformat(str(entry.get("on", table["on"]))),
            tree=changed(tree, entry.get("change", {}), entry.get("remove", [])),
            goal=Goal(**entry["goal"]),
            terms=terms(entry),
            expect=entry["expect"],
        )


def terms(entry: Mapping[str, Any]) -> Terms:
    kinds = frozenset(map(Kind, entry["only"])) if "only" in entry else ALL_KINDS
    kinds -= frozenset(map(Kind, entry.get("without", ())))
    return Terms(lead_times().with_months(entry.get("leads", {})), kinds, entry.get("work", MOST_MONTHS_OF_WORK))


def written(change: Change) -> str:
    """A change as the tables write it."""
    facts = change.facts
    if "ability" in facts:
        return f"{change.kind.value} {facts['ability']} {facts['from']}-{facts['to']}"
    if change.kind in (Kind.ENGLISH, Kind.FRENCH):
        return f"{change.kind.value} again"
    if change.kind is Kind.CREDENTIAL:
        return f"credential {facts['credential']} {'in Canada' if facts['in_canada'] else 'elsewhere'}"
    details = {Kind.WORK: str(change.months), Kind.CERTIFICATE: str(facts.get("noc", ""))}
    return f"{change.kind.value} {details.get(change.kind, '')}".strip()


def shown(path: Path) -> dict[str, Any]:
    return {
        "changes": [written(change) for change in path.changes],
        "reached": path.reached.isoformat(),
        "score": path.assessment.amounts.score.at_least,
    }


def as_expected(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {**entry, "reached": str(entry["reached"])}


def fits(entry: Mapping[str, Any], path: Path) -> bool:
    """Whether a path is as an entry says, as far as it says."""
    seen = shown(path)
    return all(seen[name] == value for name, value in as_expected(entry).items())


WRITTEN = [case for path in path_tables() for case in cases_in(path)]


@pytest.mark.parametrize("case", WRITTEN, ids=[case.id for case in WRITTEN])
def test_the_paths_are_those_worked_out_by_hand(case: PathCase) -> None:
    found = paths(check(case.tree), on=case.on, goal=case.goal, most=10_000, terms=case.terms)
    expect = case.expect
    assert found.total == expect["total"]
    assert len(found.paths) == found.total
    first = expect.get("first", ())
    assert [shown(path) for path in found.paths[: len(first)]] == [as_expected(entry) for entry in first]
    missing = [entry for entry in expect.get("among", ()) if not any(fits(entry, path) for path in found.paths)]
    assert missing == []
    assert remarks(found, expect) == {name: expect[name] for name in ("closed", "unmet") if name in expect}


def remarks(found: Paths, expect: Mapping[str, Any]) -> dict[str, Any]:
    """The kinds that are not open, and what stays unmet, where a case says something of them."""
    every = {
        "closed": [kind.value for kind, _ in found.not_open],
        "unmet": [f"{item.of} {item.requirement}" for item in found.unmet],
    }
    return {name: value for name, value in every.items() if name in expect}


def test_the_tables_have_paths_of_every_kind_and_of_six_and_more_at_once() -> None:
    most = 0
    seen: set[str] = set()
    for case in WRITTEN:
        for entry in (*case.expect.get("first", ()), *case.expect.get("among", ())):
            kinds = {change.partition(" ")[0] for change in entry["changes"]}
            seen |= kinds
            most = max(most, len(kinds))
    assert seen == {kind.value for kind in Kind}
    assert most >= 6
