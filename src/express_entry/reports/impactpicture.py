"""The charts of an impact as one picture (PNG), set with Typst: the same drawings as on the page, on white paper."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import typst

from express_entry.impact.findings import Impact
from express_entry.law import Language

from .drawing import print_style
from .impactdrawing import impact_style
from .impactpage import Composer, compose
from .pdf import FONT, fonts
from .typography import sentence

FINENESS = 144
"""Dots to the inch."""


def picture(impact: Impact, language: Language) -> bytes:
    """The picture: title, laws, what must be known first, every chart, and that it is no legal advice.

    :raises typst.TypstError: where the template cannot be set, which is a defect.
    """
    data = json.dumps(_document(impact, language), ensure_ascii=False)
    with resources.as_file(resources.files(__package__) / "templates" / "impact.typ") as template:
        compiler = typst.Compiler(template, font_paths=fonts(True), sys_inputs={"impact": data})
        found = compiler.compile(format="png", ppi=FINENESS)
    assert isinstance(found, bytes)
    return found


def _document(impact: Impact, language: Language) -> dict[str, Any]:
    report, it = compose(impact, language), Composer(impact, language)
    style = print_style(FONT) + impact_style()
    charts = []
    for title, drawing in it.drawings():
        begin, _, rest = drawing.wide.partition(">")
        charts.append({"title": title, "picture": f"{begin}>{style}{rest}", "caption": drawing.caption})
    return {
        "language": language,
        "title": report.title,
        "facts": [f"{name}: {value}" if language == "en" else f"{name}\u00a0: {value}" for name, value in report.facts],
        "notices": [text for notice in report.notices for text in (notice.text, *notice.items)],
        "meaning": list(report.headline.meaning),
        "charts": charts,
        "closing": [*(sentence(it.say(reason)) for reason in impact.remarks), *report.closing],
    }
