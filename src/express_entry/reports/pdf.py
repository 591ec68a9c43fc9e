"""The report as a tagged pdf (PDF/UA-1), set with Typst: the same report gives the same bytes.

Letters are those that Typst brings along and embeds. A name in letters that they do not have is tried with the fonts of
the machine; what no font has is shown as an empty box, and said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import typst

from .drawing import print_style
from .report import Block, Bullets, Cell, Drawing, Paragraph, Report, Section, Table
from .webpage import Paper

FONT = "Libertinus Serif"
MOST_PAGES = 2
"""What a client reads; a report that would take one page more is set tight."""
_LETTERS = 70
"""Letters on a line of half the paper's width, about."""
NO_LETTER = "\u25a1"
"""What stands for a character that no font has."""
PAPERS = {"letter": "us-letter", "a4": "a4"}
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed")

_NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")


class Pdf(NamedTuple):
    """The bytes of the file, and the characters of what the user typed that no font has."""

    data: bytes
    missing: str


def pdf(report: Report, paper: Paper = "letter") -> Pdf:
    """The report as a pdf on a paper.

    :raises typst.TypstError: where the template cannot be set, which is a defect.
    """
    return with_fonts_at_hand(
        as_document(report, paper), lambda document, system: _fitted(document, report, system_fonts=system)[0]
    )


def with_fonts_at_hand(document: dict[str, Any], setting: Callable[[dict[str, Any], bool], bytes]) -> Pdf:
    """A document set with the fonts that Typst brings along, or else with those of the machine too.

    :param setting: sets the document; told whether the fonts of the machine may be used.
    """
    missing = ""
    for system_fonts in (False, True, True):
        try:
            return Pdf(setting(document, system_fonts), missing)
        except typst.TypstError as error:
            found = _missing(error)
            if not found:
                raise
            if system_fonts:
                missing = "".join(sorted({*missing, *found}))
                document = _without(document, missing)
    return Pdf(setting(document, True), missing)


def pictures(report: Report, paper: Paper = "letter", *, fineness: float = 144) -> list[bytes]:
    """The pages of the pdf as pictures (PNG), to look at before it is handed over; ``fineness`` in dots to the inch."""
    document = as_document(report, paper)
    tight = _fitted(document, report, system_fonts=True)[1]
    with _compiler(document, tight=tight, system_fonts=True) as compiler:
        found = compiler.compile(format="png", ppi=fineness)
    # One page is given by itself, several as a list.
    return [found] if isinstance(found, bytes) else list(found or ())


def as_document(report: Report, paper: Paper) -> dict[str, Any]:
    """The report in plain values, as the template reads it."""
    head = report.letterhead
    return {
        "language": report.language,
        "paper": PAPERS[paper],
        "fonts": [],
        "title": report.title,
        "author": [name for name in (head.firm or head.prepared_by,) if name],
        "date": {"year": report.on.year, "month": report.on.month, "day": report.on.day},
        "footer": " · ".join(filter(None, (report.title, head.prepared_for, report.on.isoformat()))),
        "words": {"page": report.words["page"]},
        "firm": head.firm,
        "contact": head.contact,
        "facts": [
            {"name": name, "value": value, "share": min(max(len(value), len(name), 14), 40)}
            for name, value in report.facts
        ],
        "notices": [{"title": item.title, "text": item.text, "items": list(item.items)} for item in report.notices],
        "headline": _headline(report),
        "sections": [_section(section) for section in report.sections],
        "closing": list(report.closing),
    }


def _headline(report: Report) -> dict[str, Any]:
    it = report.headline
    return {"label": it.label, "figure": it.figure, "scale": it.scale, "meaning": list(it.meaning)}


def _section(section: Section) -> dict[str, Any]:
    return {"title": section.title, "blocks": [_block(block) for block in section.blocks]}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Table():
            rows = [{"kind": row.kind, "cells": [_cell(cell) for cell in row.cells]} for row in block.rows]
            columns = [column._asdict() for column in block.columns]
            caption = block.caption if block.captioned else ""
            return {"type": "table", "caption": caption, "columns": columns, "rows": rows}
        case Bullets():
            return {"type": "bullets", "halves": _halves(block.items)}
        case Paragraph():
            return {"type": "paragraph", "text": block.text, "faint": block.faint}
        case Drawing():
            begin, _, rest = block.wide.partition(">")
            picture = f"{begin}>{print_style(FONT)}{rest}"
            said = {"alternative": block.alternative, "caption": block.caption}
            return {"type": "drawing", "picture": picture, **said}


def _halves(items: Sequence[str]) -> list[list[str]]:
    """A list cut in two that are about as long, to stand side by side."""
    lines = [len(item) // _LETTERS + 1 for item in items]
    place = min(range(len(items) + 1), key=lambda place: abs(sum(lines[:place]) - sum(lines[place:]) - 1))
    return [list(half) for half in (items[:place], items[place:]) if half]


def _cell(cell: Cell) -> dict[str, Any]:
    return {"text": cell.text, "mark": None if cell.mark is None else cell.mark.value}


def _fitted(document: dict[str, Any], report: Report, *, system_fonts: bool) -> tuple[bytes, bool]:
    """The file set with ease; set tight where that spares a page beyond two; and which of the two it is."""
    easy, pages = _compiled(document, report, tight=False, system_fonts=system_fonts)
    if pages <= MOST_PAGES:
        return easy, False
    tight, fewer = _compiled(document, report, tight=True, system_fonts=system_fonts)
    return (tight, True) if fewer < pages else (easy, False)


def _compiled(document: dict[str, Any], report: Report, *, tight: bool, system_fonts: bool) -> tuple[bytes, int]:
    """The bytes of the file, and how many pages it has."""
    midnight = datetime(report.on.year, report.on.month, report.on.day, tzinfo=UTC)
    with _compiler(document, tight=tight, system_fonts=system_fonts) as compiler:
        data = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=midnight)
        assert isinstance(data, bytes)
        return data, int(compiler.query("<pages>", field="value", one=True))


@contextmanager
def _compiler(document: dict[str, Any], *, tight: bool, system_fonts: bool) -> Iterator[typst.Compiler]:
    data = json.dumps({**document, "tight": tight}, ensure_ascii=False)
    with resources.as_file(resources.files(__package__) / "templates" / "report.typ") as template:
        yield typst.Compiler(template, font_paths=fonts(system_fonts), sys_inputs={"report": data})


@cache
def fonts(system: bool) -> typst.Fonts:
    """The fonts that Typst brings along, and those of the machine too where they are asked for."""
    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=True)


def _missing(error: typst.TypstError) -> set[str]:
    """The characters that the compiler could not show; it names those that do not print by their numbers."""
    found = "".join(_MISSING.findall(error.diagnostic or ""))
    numbered = {chr(int(number, 16)) for number in _NUMBERED.findall(found)}
    return numbered | set(_NUMBERED.sub("", found))


def _without(tree: Any, characters: str) -> Any:
    """The same values with a box in the place of each of these characters."""
    if isinstance(tree, str):
        return tree.translate(dict.fromkeys(map(ord, characters), NO_LETTER))
    if isinstance(tree, dict):
        return {key: _without(value, characters) for key, value in tree.items()}
    return [_without(item, characters) for item in tree] if isinstance(tree, list) else tree
