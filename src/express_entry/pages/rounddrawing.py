"""The lowest scores of rounds over time, drawn as SVG without colours of its own; the table beside it says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from express_entry.history import Round, RoundType
from express_entry.law.text import Language
from express_entry.reports.typography import month_of, typeset

WIDE, NARROW = 720, 340
"""Widths for a page and for a phone; letters are as large in both."""
TOP, PLOT, LEFT, RIGHT, BELOW = 44, 180, 40, 14, 24
STEP = 100
"""Points between two lines of the grid."""
SIGNS = {
    RoundType.GENERAL: '<circle class="sign s0" cx="{x}" cy="{y}" r="4"/>',
    RoundType.PROGRAM: '<rect class="sign s1" x="{left}" y="{top}" width="7" height="7"/>',
    RoundType.CATEGORY: '<path class="sign s2" d="M{x} {peak}l4.5 8h-9z"/>',
}
"""A kind of round is told by its shape as well as by its colour."""


class Frame(NamedTuple):
    """Where days and scores lie on the paper."""

    found: Sequence[Round]
    width: int
    low: int
    high: int

    def x(self, place: int) -> float:
        """The place of a day, counted as Python counts days."""
        first, last = self.found[0].date.toordinal(), self.found[-1].date.toordinal()
        return round(LEFT + (self.width - LEFT - RIGHT) * (place - first) / max(last - first, 1), 1)

    def y(self, score: int) -> float:
        """The place of a score."""
        return round(TOP + PLOT * (self.high - score) / (self.high - self.low), 1)


class Drawn(NamedTuple):
    """The drawing for a page and for a phone."""

    wide: SafeString
    narrow: SafeString


def drawn(some: Sequence[Round], alternative: str, language: Language) -> Drawn:
    """The lowest score of each round as a sign at its day; ``alternative`` stands for the drawing where it is not seen.

    :param some: rounds, at least one, in the order in which they were held.
    """
    pictures = (_picture(some, width, alternative, language) for width in (WIDE, NARROW))
    return Drawn(*(mark_safe(each) for each in pictures))  # noqa: S308 - every word in it is escaped below


def _picture(some: Sequence[Round], width: int, alternative: str, language: Language) -> str:
    scores = [each.crs_cutoff for each in some]
    frame = Frame(some, width, min(scores) // STEP * STEP, (max(scores) // STEP + 1) * STEP)
    parts = [*_legend(some, language), *_grid(frame), *_ends(frame, language), *_signs(frame)]
    named = f'<svg role="img" aria-label="{escape(alternative)}" viewBox="0 0 {width} {TOP + PLOT + BELOW}">'
    return f"{named}{''.join(parts)}</svg>"


def _legend(some: Sequence[Round], language: Language) -> Iterator[str]:
    """The signs of the kinds that there are, one below the other."""
    kinds = [kind for kind in RoundType if any(each.round_type is kind for each in some)]
    for row, kind in enumerate(kinds):
        y = 8 + 13 * row
        yield _sign(kind, LEFT + 6, y)
        yield f'<text x="{LEFT + 16}" y="{y + 4}">{escape(typeset(kind.say(language), language))}</text>'


def _grid(frame: Frame) -> Iterator[str]:
    for score in range(frame.low, frame.high + 1, STEP):
        y = frame.y(score)
        yield f'<path class="grid" d="M{LEFT} {y}H{frame.width - RIGHT}"/>'
        yield f'<text class="faint" x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{score}</text>'


def _ends(frame: Frame, language: Language) -> Iterator[str]:
    """The months of the first and of the last round."""
    y = TOP + PLOT + 18
    first, last = frame.found[0].date, frame.found[-1].date
    yield f'<text class="faint" x="{LEFT}" y="{y}">{escape(month_of(first, language))}</text>'
    if (first.year, first.month) != (last.year, last.month):
        said = escape(month_of(last, language))
        yield f'<text class="faint" x="{frame.width - RIGHT}" y="{y}" text-anchor="end">{said}</text>'


def _signs(frame: Frame) -> Iterator[str]:
    for each in frame.found:
        yield _sign(each.round_type, frame.x(each.date.toordinal()), frame.y(each.crs_cutoff))


def _sign(kind: RoundType, x: float, y: float) -> str:
    return SIGNS[kind].format(x=x, y=y, left=round(x - 3.5, 1), top=round(y - 3.5, 1), peak=round(y - 5, 1))
