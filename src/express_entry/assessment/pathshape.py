"""Paths as a document: the shape that the command line and the API return."""

from __future__ import annotations

from typing import Any

from express_entry.law import Language
from express_entry.profile import dump

from .assess import Assessment
from .goals import Goal, Unmet
from .listing import Path
from .pathchanges import Change
from .paths import Paths
from .shape import DISCLAIMER, plain


def paths_document(found: Paths, language: Language = "en") -> dict[str, Any]:
    """Paths in plain values, words in one language; numbers and results do not depend on it."""
    return {
        "on": found.on.isoformat(),
        "goal": _goal(found.goal, language),
        "reached_already": found.reached_already,
        "now": _standing(found.first, found.goal),
        "total": found.total,
        "paths": [path_document(path, found.goal, language) for path in found.paths],
        "nearest": None if found.nearest is None else path_document(found.nearest, found.goal, language),
        "unmet": [_unmet(item, language) for item in found.unmet],
        "not_open": [{"kind": kind.value, "reason": why.say(language)} for kind, why in found.not_open],
        "lead_times": {name: lead.months for name, lead in found.terms.leads.leads.items()},
        "law": _law(found, language),
        "assumptions": [item.say(language) for item in found.premises],
        "notice": DISCLAIMER[language],
    }


def path_document(path: Path, goal: Goal, language: Language = "en") -> dict[str, Any]:
    """One path: its changes, when it is reached and with what, and the document that it leads to."""
    return {
        "changes": [_change(change, language) for change in path.changes],
        "reached": path.reached.isoformat(),
        "declares": path.declares,
        **_standing(path.assessment, goal),
        "profile": dump(path.profile),
    }


def _goal(goal: Goal, language: Language) -> dict[str, Any]:
    parts = {"score": goal.score, "program": goal.program, "category": goal.category}
    return {**{name: value for name, value in parts.items() if value is not None}, "title": goal.say(language)}


def _standing(found: Assessment, goal: Goal) -> dict[str, Any]:
    """The score of a day, under which rules it is, and the result that the goal asks for."""
    known = found.last_known_rules
    stands: dict[str, Any] = {
        "score": found.amounts.score.total,
        "at_least": found.amounts.score.at_least,
        "rules": known.version if known else found.law.crs_version,
        "rules_are_law_of_the_day": known is None,
    }
    if goal.program is not None:
        stands["result"] = found.programs[goal.program].result.value
    elif goal.category is not None:
        member = found.categories.get(goal.category)
        stands["result"] = None if member is None else member.result.value
    return stands


def _change(change: Change, language: Language) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "months": change.months,
        **plain(change.facts),
        "description": change.say(language),
    }


def _unmet(item: Unmet, language: Language) -> dict[str, Any]:
    return {
        "of": item.of,
        "requirement": item.requirement,
        "result": item.result.value,
        "reason": item.reason.say(language),
    }


def _law(found: Paths, language: Language) -> dict[str, Any]:
    """The law laid over, and what is not known of the law of the days concerned."""
    shown = [
        found.first,
        *(path.assessment for path in found.paths),
        *([found.nearest.assessment] if found.nearest else []),
    ]
    gaps = {(gap.table, gap.version): gap for item in shown for gap in item.gaps}
    return {
        "laid_over": list(found.first.law.consolidation.laid_over),
        "gaps": [
            {
                "table": gap.table,
                "version": gap.version,
                "since": gap.from_.isoformat(),
                "reason": gap.reason.say(language),
            }
            for gap in gaps.values()
        ],
    }
