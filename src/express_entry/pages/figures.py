"""Drawings and tables of figures as templates show them: the picture in two widths, and the table beside it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from express_entry.reports.historycharts import Charted
from express_entry.reports.poolbefore import PoolBefore
from express_entry.reports.report import Drawing, Table
from express_entry.reports.webpage import drawn


class Figure(NamedTuple):
    """A drawing ready for a page."""

    wide: SafeString
    narrow: SafeString
    caption: str


class Shown(NamedTuple):
    """A figure under its heading, with what it means and its table."""

    id: str
    title: str
    meaning: tuple[str, ...]
    figure: Figure
    table: Table


def figure(drawing: Drawing) -> Figure:
    """The markup of a drawing, with the words that stand for it."""
    wide, narrow = (_picture(each, drawing.alternative) for each in (drawing.wide, drawing.narrow))
    return Figure(wide, narrow, drawing.caption)


def charted(chart: Charted) -> Shown:
    """A chart of the history for a page."""
    return Shown(chart.id, chart.title, chart.meaning, figure(chart.drawing), chart.table)


def pool(found: PoolBefore) -> Shown:
    """The pool before a round for a page."""
    return Shown("pool", found.title, found.said, figure(found.drawing), found.table)


def _picture(svg: str, alternative: str) -> SafeString:
    return mark_safe(drawn(svg, alternative))  # noqa: S308 - drawn by the package, every word escaped when drawn
