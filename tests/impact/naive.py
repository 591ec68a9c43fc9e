"""The impact of a law computed anew, row by row, by the scalar rules alone: what the arrays are held to."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from express_entry.history.distribution import NARROW_BANDS, Band
from express_entry.impact.findings import CutOff, Line, Measures
from express_entry.law import Law
from express_entry.law.grid import Score
from express_entry.scoring.columns import columns_of, factors_of
from express_entry.selection import Category, Grouping, Instruction, Outcome, Row, class_order, select
from express_entry.selection.rows import PROGRAMS

INSTANT = datetime(2100, 1, 1, tzinfo=UTC)
FEDERAL = ("fsw", "cec", "fst")


class Person(NamedTuple):
    """One row: the cells that are facts, as numbers, and what else stands in it."""

    id: str
    codes: Mapping[str, int]
    others: Mapping[str, str]


def read(path: Path, *laws: Law) -> list[Person]:
    """The rows of a CSV file; facts are those that any of the laws knows."""
    known = {column.name: column for law in laws for column in columns_of(law.consolidation)}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for place, row in enumerate(rows):
        codes = {name: known[name].code(cell) for name, cell in row.items() if name in known}
        assert None not in codes.values()
        others = {name: cell for name, cell in row.items() if name not in known and name != "id"}
        found.append(Person(row.get("id", str(place + 1)), codes, others))  # type: ignore[arg-type]
    return found


def score(law: Law, codes: Mapping[str, int]) -> Score:
    """The scalar rule for one row; what a law does not know, it does not see."""
    names = {column.name for column in columns_of(law.consolidation)}
    facts = factors_of({name: code for name, code in codes.items() if name in names})
    return law.crs.score(facts, int(facts.with_spouse))


def measured(pairs: Sequence[tuple[int, int]]) -> Measures:
    """The measures of some people, by their points before and after."""
    changes = [after - before for before, after in pairs]
    return Measures(
        people=len(pairs),
        gain=len([each for each in changes if each > 0]),
        lose=len([each for each in changes if each < 0]),
        before=sum(before for before, _ in pairs),
        after=sum(after for _, after in pairs),
        gained=sum(each for each in changes if each > 0),
        least=min(changes, default=None),
        most=max(changes, default=None),
    )


def band_of(points: int) -> Band:
    """The narrow band of a score."""
    return next(band for band in NARROW_BANDS if band.low <= points <= band.high)


class Naive(NamedTuple):
    """What the tables must hold."""

    whole: Measures
    bands: dict[Band, Measures]
    moves: dict[tuple[Band, Band], int]
    spread: dict[int, int]
    parts: dict[str, Measures]
    groups: dict[str, Measures]
    scores: list[tuple[int, int]]


def compute(people: Sequence[Person], before: Law, after: Law) -> Naive:
    """Everything but the rounds."""
    both = [(score(before, person.codes), score(after, person.codes)) for person in people]
    totals = [(one.total or 0, other.total or 0) for one, other in both]
    parts: dict[str, list[tuple[int, int]]] = {}
    for one, other in both:
        for kind in ("factors", "subtotals"):
            mine, theirs = getattr(one, kind), getattr(other, kind)
            for name in {*mine, *theirs}:
                parts.setdefault(name, []).append((mine.get(name, 0), theirs.get(name, 0)))
    flags = {name for person in people for name in person.others if name.startswith(("program_", "category_"))}
    return Naive(
        whole=measured(totals),
        bands={band: measured([pair for pair in totals if band_of(pair[0]) == band]) for band in NARROW_BANDS},
        moves=dict(Counter((band_of(one), band_of(other)) for one, other in totals)),
        spread=dict(Counter(other - one for one, other in totals)),
        parts={name: measured(found) for name, found in parts.items()},
        groups={
            name.partition("_")[2].replace("_", "-"): measured(
                [pair for person, pair in zip(people, totals, strict=True) if person.others[name] == "1"]
            )
            for name in flags
        },
        scores=totals,
    )


def rows_of(people: Sequence[Person], points: Sequence[int]) -> list[Row]:
    """People as a round sees them; who states no programs at all is eligible for one."""
    made = []
    for person, amount in zip(people, points, strict=True):
        flags = {name for name, cell in person.others.items() if cell == "1"}
        stated = any(name.startswith("program_") for name in person.others)
        programs = {program for program in PROGRAMS if f"program_{program}" in flags} if stated else {"fsw"}
        categories = {
            Category(name.removeprefix("category_").replace("_", "-"), "1")
            for name in flags
            if name.startswith("category_")
        }
        submitted = datetime.fromisoformat(person.others["submitted"])
        made.append(Row(person.id, amount, submitted, frozenset(programs), frozenset(categories)))
    return made


def selected(rows: Sequence[Row], law: Law, kind: str, id_: str, many: int) -> Outcome:
    """A round by the rule of rounds."""
    programs = {"everyone": frozenset(PROGRAMS), "program": frozenset({id_}), "category": frozenset(FEDERAL)}[kind]
    grouping = {"everyone": Grouping.EVERYONE, "program": Grouping.PROGRAM, "category": Grouping.CATEGORY}[kind]
    category = Category(id_, "1") if kind == "category" else None
    return select(rows, Instruction("1", grouping, programs, INSTANT, class_order(law), many, category=category))


def cut_off(people: Sequence[Person], scores: Sequence[tuple[int, int]], law: Law, given: CutOff) -> dict[str, Any]:
    """A round under both laws, as the tables should have it."""
    outcomes = [
        selected(rows_of(people, [pair[side] for pair in scores]), law, given.kind, given.id, given.invitations)
        for side in (0, 1)
    ]
    invited = [{each.number for each in outcome.invited} for outcome in outcomes]
    lines = [
        Line(len(outcome.invited), outcome.cutoff, outcome.tie_break, outcome.tied_in, outcome.tied_out)
        for outcome in outcomes
    ]
    return {
        "people": len(outcomes[0].ranked),
        "before": lines[0],
        "after": lines[1],
        "newly": len(invited[1] - invited[0]),
        "no_longer": len(invited[0] - invited[1]),
    }
