"""What came of a question on a page: each part with its drawing and its table, and the files to take along."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from django.http import HttpResponse

from express_entry.law.proposal import NAME as LAW_FILE
from express_entry.law.proposal import TITLE as SUPPOSED
from express_entry.law.text import Language, Text
from express_entry.reports.report import Bullets, Drawing, Report, Section, Table

from . import whatifwords as words
from .figures import figure
from .lawshown import said
from .supposed import SIZE, Base

if TYPE_CHECKING:
    from express_entry.impact.findings import Impact

ORDER = ("rounds", "bands", "groups", "differences", "factors", "moves", "assumptions")
"""The parts in the order of the page: the line first."""


def named(impact: Impact, found: Base, language: Language) -> Impact:
    """The same with words for the pool in the place of its file."""
    return replace(impact, pool=said(words.POOL.of(size=SIZE, day=found.day), language))


def effect(impact: Impact, language: Language) -> dict[str, Any]:
    """What a template needs to show an effect."""
    from express_entry.reports.impactpage import compose  # noqa: PLC0415 - arrays are loaded by whoever asks first

    report = compose(_as_asked(impact, language), language)
    sections = sorted(report.sections, key=lambda each: ORDER.index(each.id))
    nobody = not impact.whole.gain and not impact.whole.lose
    parts = [_part(each) for each in sections]
    return {"report": report, "nobody": nobody, "notices": _notices(report), "parts": parts}


def _as_asked(impact: Impact, language: Language) -> Impact:
    """The same with words for what was changed in the place of its file, which nobody has seen yet."""
    from express_entry.impact.sides import LAID_OVER  # noqa: PLC0415 - as above

    if impact.after.file is None:
        return impact
    after = impact.after._replace(file=said(words.YOUR_CHANGE, language))
    own = [each for each in impact.notices if each.text is LAID_OVER or each.values.get("title") == SUPPOSED]
    others = [each for each in impact.notices if each not in own]
    return replace(impact, after=after, notices=(words.ONLY_SUPPOSED.of(day=after.day), *others))


def _notices(report: Report) -> list[str]:
    """What must be known before a figure is read."""
    return [text for notice in report.notices for text in (notice.text, *notice.items)]


def _part(section: Section) -> dict[str, Any]:
    return {"id": section.id, "title": section.title, "blocks": list(_blocks(section))}


def _blocks(section: Section) -> Iterator[dict[str, Any]]:
    """The blocks of a part; the table of cut-offs is short and stands open."""
    for block in section.blocks:
        match block:
            case Drawing():
                yield {"kind": "drawing", "figure": figure(block)}
            case Table():
                yield {"kind": "table", "table": block, "open": block.id == "rounds-table"}
            case Bullets():
                yield {"kind": "bullets", "entries": block.items, "folded": section.id == "assumptions"}
            case _:
                yield {"kind": "paragraph", "text": block.text}


class File(NamedTuple):
    """A file of an effect: what it is, how its name ends, what browsers are told, and how it is made."""

    about: Text
    ending: str
    kind: str
    made: Callable[[Impact, str, Language], bytes]

    def response(self, impact: Impact, law: str, language: Language) -> HttpResponse:
        """The file as an answer; ``law`` is the file of law of the change, if it is a supposed one."""
        response = HttpResponse(self.made(impact, law, language), content_type=self.kind)
        name = LAW_FILE if self.ending == "toml" else f"{words.FILE_NAME.say(language)}.{self.ending}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def _csv(impact: Impact, _law: str, _language: Language) -> bytes:
    from express_entry.impact.longtable import csv  # noqa: PLC0415 - as above

    return csv(impact)


def _json(impact: Impact, _law: str, language: Language) -> bytes:
    from express_entry.impact.document import document  # noqa: PLC0415 - as above

    return (json.dumps(document(impact, language), ensure_ascii=False, indent=2) + "\n").encode()


def _law(_impact: Impact, law: str, _language: Language) -> bytes:
    return law.encode()


FIGURES: Mapping[str, File] = {
    "csv": File(words.FILE_CSV, "csv", "text/csv; charset=utf-8", _csv),
    "json": File(words.FILE_JSON, "json", "application/json", _json),
}
FILES: Mapping[str, File] = {**FIGURES, "law": File(words.FILE_LAW, "toml", "application/toml", _law)}
