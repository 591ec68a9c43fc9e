"""A letter as a tagged pdf (PDF/UA-1), set with Typst: the same letter gives the same bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from importlib import resources
from typing import Any

import typst

from express_entry.reports.pdf import PAPERS, Pdf, fonts, with_fonts_at_hand
from express_entry.reports.webpage import Paper

from .sheet import Block, Items, Paragraph, Quote, Sheet


def letter_pdf(sheet: Sheet, paper: Paper = "letter") -> Pdf:
    """The letter as a pdf on a paper, dated with its own day.

    :raises typst.TypstError: where the template cannot be set, which is a defect.
    """
    stamp = datetime.combine(sheet.dated, time.min, UTC)
    return with_fonts_at_hand(
        _as_document(sheet, paper), lambda document, system_fonts: _set(document, stamp, system_fonts=system_fonts)
    )


def _set(document: dict[str, Any], stamp: datetime, *, system_fonts: bool) -> bytes:
    data = json.dumps(document, ensure_ascii=False)
    with resources.as_file(resources.files(__package__) / "templates" / "letter.typ") as template:
        compiler = typst.Compiler(template, font_paths=fonts(system_fonts), sys_inputs={"sheet": data})
        made = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=stamp)
    assert isinstance(made, bytes)
    return made


def _as_document(sheet: Sheet, paper: Paper) -> dict[str, Any]:
    """The letter in plain values, as the template reads it."""
    return {
        "language": sheet.language,
        "paper": PAPERS[paper],
        "date": {"year": sheet.dated.year, "month": sheet.dated.month, "day": sheet.dated.day},
        "title": sheet.title,
        "number": sheet.number,
        "notice": sheet.notice,
        "facts": [line._asdict() for line in sheet.facts],
        "blocks": [_block(block) for block in sheet.blocks],
        "closing": list(sheet.closing),
        "page": sheet.page,
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"type": "paragraph", "text": block.text}
        case Quote():
            return {"type": "quote", "caption": block.caption, "lines": list(block.lines), "language": block.language}
        case Items():
            rows = [list(row) for row in block.rows]
            return {"type": "items", "caption": block.caption, "heads": list(block.heads), "rows": rows}
