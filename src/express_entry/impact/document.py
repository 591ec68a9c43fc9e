"""The impact as a JSON document; its keys are a contract: further ones may come, none changes its meaning.

``docs/how-to/impact.md`` says what stands in it.
"""

from __future__ import annotations

from typing import Any

from express_entry.assessment.shape import DISCLAIMER
from express_entry.history.distribution import Band
from express_entry.law.text import Language

from .findings import Impact, Measures

FORMAT = "express-entry/impact@1"


def document(impact: Impact, language: Language) -> dict[str, Any]:
    """Everything that came of it, words in one language."""
    return {
        "format": FORMAT,
        "disclaimer": DISCLAIMER[language],
        "pool": {"name": impact.pool, "scored": impact.whole.people, "set_aside": impact.set_aside},
        "from": impact.before.to_json(),
        "to": impact.after.to_json(),
        "notices": [reason.say(language) for reason in impact.notices],
        "assumptions": [reason.say(language) for reason in impact.remarks],
        "all": impact.whole.to_json(),
        "bands": [_band(band, measures) for band, measures in impact.bands.items()],
        "wide_bands": [_band(band, measures) for band, measures in impact.wide_bands.items()],
        "moves": [
            {"before": str(one), "after": str(other), "people": people} for (one, other), people in impact.moves.items()
        ],
        "differences": [{"difference": points, "people": people} for points, people in impact.spread.items()],
        "factors": [
            {
                "id": part.id,
                "title": part.title.say(language),
                "kind": part.kind,
                "in_from": part.before,
                "in_to": part.after,
                **part.measures.to_json(),
            }
            for part in impact.parts
        ],
        "groups": [
            {"kind": group.kind, "id": group.id, "title": group.title.say(language), **group.measures.to_json()}
            for group in impact.groups
        ],
        "rounds": [{**each.to_json(), "title": each.title.say(language)} for each in impact.cut_offs],
    }


def _band(band: Band, measures: Measures) -> dict[str, Any]:
    return {"band": str(band), **measures.to_json()}
