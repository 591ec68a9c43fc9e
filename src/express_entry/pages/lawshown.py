"""Tables of the law as templates show them: sentences, grids and lists, and what stands beside every version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time
from typing import Any

from express_entry.law import Consolidation, Table, Version
from express_entry.law.citations import cited
from express_entry.law.tables import OPEN
from express_entry.law.text import Language, Reason, say_value
from express_entry.reports.lawblocks import Block, Grid, Items, Voice, unmarked
from express_entry.reports.lawlabels import CONFIDENCE
from express_entry.reports.lawvalues import shown
from express_entry.reports.report import Fact
from express_entry.reports.typography import citation, typeset

from . import lawwords as words


def said(what: object, language: Language) -> str:
    """Words as the page shows them."""
    return typeset(unmarked(say_value(what, language)), language)


def days_of(version: Version, language: Language) -> str:
    """The days on which a version is in force, with the time at which it took hold where that was not midnight."""
    text = words.SINCE if version.to == OPEN else words.FROM_TO
    days: Reason = text.of(first=version.from_, last=version.to)
    if version.from_time != time.min:
        days = words.FROM_TIME.of(days=days, time=f"{version.from_time:%H:%M}")
    return said(days, language)


def version_shown(law: Consolidation, table: Table, version: Version, language: Language) -> dict[str, Any]:
    """A version with its values and everything recorded about it."""
    blocks = shown(Voice(language), table, version)
    return {
        "id": version.id,
        "days": days_of(version, language),
        "summary": said(words.VALUES_OF.of(days=days_of(version, language)), language),
        "changes": said(version.changes, language) if version.changes else "",
        "gap": said(version.gap, language) if version.gap else "",
        "missing": [said(each, language) for each in version.missing],
        "blocks": list(_blocks(blocks, said(table.title, language), language)),
        "facts": list(_facts(law, version, language)),
        "basis": version.basis,
        "single": version.single_source,
        "assumptions": [said(each, language) for each in version.assumptions],
        "corrections": [_correction(each, language) for each in version.corrections],
        "sources": version.sources,
    }


def _blocks(blocks: Iterable[Block], caption: str, language: Language) -> Iterator[dict[str, Any]]:
    for block in blocks:
        match block:
            case Grid(head, rows, numbers):
                if rows:
                    plain = [[said(cell, language) for cell in row] for row in rows]
                    heads = [said(each, language) for each in head]
                    yield {"kind": "grid", "caption": caption, "head": heads, "rows": plain, "numbers": numbers > 0}
            case Items(items):
                if items:
                    yield {"kind": "items", "entries": [said(each, language) for each in items]}
            case _:
                if block:
                    yield {"kind": "sentence", "text": said(block, language)}


def _facts(law: Consolidation, version: Version, language: Language) -> Iterator[Fact]:
    instrument = law.instruments.get(version.instrument)
    yield Fact(said(words.INSTRUMENT, language), said(instrument.title if instrument else version.instrument, language))
    yield Fact(said(words.CITATION, language), citation(version.citation, language))
    yield Fact(said(words.RECORDED, language), version.recorded.isoformat())
    yield Fact(said(words.VERIFIED, language), version.verified.isoformat())
    yield Fact(said(words.SURE, language), said(CONFIDENCE[version.confidence], language))


def _correction(correction: Any, language: Language) -> str:
    return "; ".join(f"{key}: {said(value, language)}" for key, value in correction.items())


def gaps_shown(law: Consolidation, language: Language) -> list[dict[str, Any]]:
    """Every gap, with what is missing."""
    return [
        {
            "table": gap.table,
            "title": said(law.tables[gap.table].title, language),
            "since": said(words.SINCE.of(first=gap.from_), language),
            "reason": said(gap.reason, language),
            "missing": [said(each, language) for each in gap.missing],
            "citation": cited(gap.citation, language),
        }
        for gap in law.gaps
    ]
