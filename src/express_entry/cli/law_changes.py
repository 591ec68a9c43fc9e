"""What differs in the law between two days, as the command prints it in JSON."""

from __future__ import annotations

from typing import Any

from express_entry.law import Consolidation
from express_entry.law.differences import Change, Comparison, Difference
from express_entry.law.text import Language

from .law_documents import plain, version_document


def as_document(comparison: Comparison, language: Language) -> dict[str, Any]:
    """The comparison in plain values, words in one language."""
    before, after = comparison.views
    return {
        "from": comparison.days[0].isoformat(),
        "to": comparison.days[1].isoformat(),
        "fingerprints": {"from": before.fingerprint, "to": after.fingerprint},
        "changes": [_change_document(change, comparison.law, language) for change in comparison.changes],
    }


def _change_document(change: Change, law: Consolidation, language: Language) -> dict[str, Any]:
    before, after = (
        None if version is None else version_document(version, law, language)
        for version in (change.before, change.after)
    )
    return {
        "table": change.table.id,
        "title": change.table.title.say(language),
        "before": before,
        "after": after,
        "between": [version_document(version, law, language) for version in change.between],
        "values": [_difference_document(difference) for difference in change.values],
    }


def _difference_document(difference: Difference) -> dict[str, Any]:
    names = ("removed", "added") if difference.of_list else ("before", "after")
    return {"path": difference.path, names[0]: plain(difference.before), names[1]: plain(difference.after)}
