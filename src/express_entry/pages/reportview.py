"""A report as templates of the service show it: the same model that the page and the pdf to hand over are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe

from express_entry.reports.report import Block, Bullets, Cell, Drawing, Paragraph, Report, Row, Section, Table
from express_entry.reports.webpage import SIGNS, drawn


class Shown(NamedTuple):
    """A cell with its column: what it says, the sign before it, and how it stands."""

    text: str
    sign: SafeString | str
    mark: str
    head: str
    style: str
    first: bool


@dataclass(frozen=True)
class Line:
    """A row of a table."""

    cells: tuple[Shown, ...]
    group: bool


@dataclass(frozen=True)
class Part:
    """A section with its blocks, each told by its kind."""

    id: str
    title: str
    blocks: tuple[dict[str, Any], ...]


def shown(report: Report) -> dict[str, Any]:
    """What a template needs to show a report."""
    return {"report": report, "parts": [_part(section) for section in report.sections]}


def _part(section: Section) -> Part:
    return Part(section.id, section.title, tuple(_block(block) for block in section.blocks))


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Table():
            grouped = any(row.kind == "group" for row in block.rows)
            return {"kind": "table", "table": block, "lines": tuple(_lines(block)), "grouped": grouped}
        case Drawing():
            wide, narrow = (_picture(each, block.alternative) for each in (block.wide, block.narrow))
            return {"kind": "drawing", "wide": wide, "narrow": narrow, "caption": block.caption}
        case Bullets():
            return {"kind": "bullets", "entries": block.items}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "faint": block.faint}


def _picture(svg: str, alternative: str) -> SafeString:
    return mark_safe(drawn(svg, alternative))  # noqa: S308 - drawn by the package, every word escaped when drawn


def _lines(table: Table) -> Iterator[Line]:
    for row in table.rows:
        yield Line(tuple(_cells(table, row)), row.kind == "group")


def _cells(table: Table, row: Row) -> Iterator[Shown]:
    for number, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
        tight = not column.share
        style = "right" if column.right else "tight" if tight else ""
        yield Shown(cell.text, _sign(cell), cell.mark.value if cell.mark else "", column.head, style, number == 0)


def _sign(cell: Cell) -> SafeString | str:
    return mark_safe(SIGNS[cell.mark.value]) if cell.mark else ""  # noqa: S308 - a drawing of the package
