"""A comparison as a document: both sides, and everything that differs between them with the reasons of both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from express_entry.law import Language, Result
from express_entry.law.category import Membership
from express_entry.law.grid import Line
from express_entry.law.requirements import Requirement

from .assess import Assessment
from .calendar import Entry
from .comparison import CategoryPair, Comparison, LinePair, ProgramPair
from .shape import DISCLAIMER, plain
from .words import FACT_WORDS

SIDES = ("first", "second")


def as_comparison(found: Comparison, language: Language, labels: tuple[str, str] = SIDES) -> dict[str, Any]:
    """The comparison in plain values, words in one language; ``labels`` name the sides."""
    sides = zip(SIDES, labels, (found.first, found.second), strict=True)
    return {
        **{side: _side(item, label) for side, label, item in sides},
        "difference": found.difference,
        "subtotals": {name: list(pair) for name, pair in found.subtotals.items()},
        "lines": [_lines(pair, language) for pair in found.lines],
        "programs": {pair.program: _program(pair, language) for pair in found.programs},
        "categories": {pair.category: _category(pair, language) for pair in found.categories},
        "facts": _pairs(found.facts),
        "statements": _pairs(found.statements),
        "between": [_entry(item, language) for item in found.between],
        "remarks": [item.say(language) for item in found.remarks],
        "notice": DISCLAIMER[language],
    }


def _side(item: Assessment, label: str) -> dict[str, Any]:
    score, known = item.amounts.score, item.last_known_rules
    return {
        "label": label,
        "on": item.on.isoformat(),
        "law": {
            "crs": item.law.crs_version,
            "categories": item.law.categories_version,
            "fingerprint": item.law.fingerprint,
            "laid_over": list(item.law.consolidation.laid_over),
        },
        "total": score.total,
        "at_least": score.at_least,
        "at_most": score.at_most,
        "last_known_rules": None if known is None else known.version,
    }


def _lines(pair: LinePair, language: Language) -> dict[str, Any]:
    return {
        "factor": pair.factor,
        "title": pair.title.say(language),
        "difference": pair.difference,
        "by_facts": pair.by_facts,
        "by_law": pair.by_law,
        "first": _line(pair.first, language),
        "second": _line(pair.second, language),
    }


def _line(line: Line | None, language: Language) -> dict[str, Any] | None:
    if line is None:
        return None
    return {
        "points": line.points,
        "at_least": line.least,
        "maximum": line.maximum,
        "reason": line.reason(FACT_WORDS).say(language),
        "facts": {name: plain(value) for name, value in line.facts().items()},
        "citation": line.factor.citation,
    }


def _program(pair: ProgramPair, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = {
        "first": pair.first.result.value,
        "second": pair.second.result.value,
        "requirements": [
            {"id": item.id, "first": _requirement(item.first, language), "second": _requirement(item.second, language)}
            for item in pair.requirements
        ],
    }
    if pair.first.grid is not None and pair.second.grid is not None:
        found["grid_total"] = [pair.first.grid.total, pair.second.grid.total]
        found["lines"] = [_lines(item, language) for item in pair.lines]
    return found


def _requirement(item: Requirement | None, language: Language) -> dict[str, Any] | None:
    if item is None:
        return None
    return _result(item.result, item.reason.say(language), item.citation)


def _category(pair: CategoryPair, language: Language) -> dict[str, Any]:
    return {
        "title": pair.title.say(language),
        "first": _membership(pair.first, language),
        "second": _membership(pair.second, language),
    }


def _membership(item: Membership | None, language: Language) -> dict[str, Any] | None:
    if item is None:
        return None
    return {"version": item.version, **_result(item.result, item.reason.say(language), item.citation)}


def _result(result: Result, reason: str, citation: str) -> dict[str, Any]:
    return {"result": result.value, "reason": reason, "citation": citation}


def _pairs(pairs: Mapping[str, tuple[Any, Any]]) -> dict[str, list[Any]]:
    return {name: [plain(value) for value in pair] for name, pair in pairs.items()}


def _entry(item: Entry, language: Language) -> dict[str, Any]:
    return {
        "day": item.day.isoformat(),
        "causes": [cause.say(language) for cause in item.causes],
        "changes": [change.say(language) for change in item.changes],
    }
