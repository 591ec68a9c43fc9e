"""The worked cases of ``examples/cases/application``: a case, one fact changed for its twin, and both answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from express_entry import review
from express_entry.law import consolidated
from express_entry.law.days import day_of
from express_entry.profile import read
from express_entry.review.case import Case, check_case
from express_entry.review.retestshape import as_retest
from express_entry.review.shapes import as_completeness, as_fees
from tests.cases.paths import changed
from tests.cases.tables import CASES, BadTable, only

FOLDER = CASES / "application"
TABLE_FIELDS = {"title", "person", "asked", "base", "cases"}
CASE_FIELDS = {"id", "says", "source", "set", "expect", "assumed", "twin"}
TWIN_FIELDS = {"says", "set", "expect"}


@dataclass(frozen=True, slots=True)
class ApplicationCase:
    """A case document and what a command says of it; ``of`` is the id of the case whose twin it is, or its own."""

    id: str
    of: str
    asked: str
    tree: Mapping[str, Any]
    facts: Mapping[str, Any]
    expect: Mapping[str, Any]
    assumed: str | None


def application_tables() -> list[Path]:
    """The tables of cases of applications."""
    return sorted(FOLDER.glob("*.yaml"))


def cases_in(path: Path) -> Iterator[ApplicationCase]:
    """The cases of a table, each followed by its twin.

    :raises BadTable: naming what is wrong.
    """
    table: Any = read(path.read_bytes(), syntax="yaml", name=str(path))
    only(table, TABLE_FIELDS, path.name)
    for entry in table["cases"]:
        where = f"{path.name}: {entry.get('id', '?')}"
        only(entry, CASE_FIELDS, where)
        only(entry["twin"], TWIN_FIELDS, where)
        if not (entry.get("says") and entry.get("source") and entry["twin"].get("says")):
            raise BadTable(f"{where}: it says nothing, or names no source")
        tree = _case(table["base"], entry.get("set", {}))
        one = (entry["id"], table["asked"])
        yield ApplicationCase(entry["id"], *one, tree, {}, entry["expect"], entry.get("assumed"))
        facts = entry["twin"]["set"]
        other = _case(table["base"], {**entry.get("set", {}), **facts})
        yield ApplicationCase(f"{entry['id']}-twin", *one, other, facts, entry["twin"]["expect"], None)


def _case(base: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    """A case with facts put into it; ``accepted`` and ``at_receipt`` say what differs from the profile before them."""
    plain = {path: value for path, value in facts.items() if path not in ("accepted", "at_receipt")}
    tree = changed(base, plain, [])
    before = tree["profile"]
    for name in ("accepted", "at_receipt"):
        if name in facts:
            before = tree[name] = changed(before, facts[name], [])
    return tree


def answer(case: ApplicationCase) -> dict[str, Any]:
    """What is said of a case, as its document."""
    return answered(case.asked, check_case(case.tree))


def answered(asked: str, stated: Case) -> dict[str, Any]:
    """What a command says of a case."""
    if asked == "fees":
        paid = [item.on for item in stated.payments if item.kind is review.Kind.RIGHT and item.amount]
        fees = review.fees_of(
            stated.profile,
            received=received(stated),
            paid=max(paid, default=None),
            applied_to_province=stated.applied_to_province,
        )
        return as_fees(fees, "en", payments=stated.payments)
    if asked == "complete":
        return as_completeness(*completeness_of(stated), "en")
    assert asked == "retest"
    return as_retest(retest_of(stated), "en")


def completeness_of(stated: Case) -> tuple[review.Completeness, tuple[review.Doubt, ...]]:
    """The completeness of a case, and what an officer may doubt."""
    assert stated.checklist is not None
    at = received(stated)
    found = review.completeness(
        stated.profile,
        items=stated.checklist,
        given=review.HandedIn(stated.presented, stated.declared, stated.payments),
        received=at,
        applied_to_province=stated.applied_to_province,
    )
    doubts = review.doubts_of(
        stated.profile,
        program=stated.terms.program if stated.terms else None,
        on=day_of(at),
        law=consolidated().at(at),
        presented=stated.presented,
    )
    return found, doubts


def retest_of(stated: Case) -> review.Retest:
    """Both tests of A11.2 for a case."""
    assert stated.terms is not None
    facts = review.Facts(stated.profile, stated.accepted, stated.at_receipt, stated.at_visa)
    times = review.Times(stated.submitted, received(stated), stated.visa, stated.deadline)
    return review.retest(facts, terms=stated.terms, times=times)


def received(stated: Case) -> datetime:
    """The instant of receipt, which every case of these tables states."""
    assert stated.received is not None
    return stated.received.astimezone(UTC)
