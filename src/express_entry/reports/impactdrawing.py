"""The charts of an impact, drawn as SVG with classes in the place of colours, as :mod:`.drawing` draws the score.

Before and after are an outline and a filled bar; losing and gaining lie on either side of a line: nothing hangs on a
colour. Every number that is drawn stands in a table beside the drawing as well.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from .drawing import NARROW, WIDE

LETTER = 7.3
"""Width to reckon with for a letter: no font is asked."""
_LINE, _BAR, _GAP, _APART = 15, 11, 12, 18
"""Heights of a line of words and of a bar, and between rows whose labels stand beside their bars, and above them."""


class Pair(NamedTuple):
    """An amount before and after, each with the words for it."""

    label: str
    before: float
    after: float
    said: tuple[str, str]


class Split(NamedTuple):
    """A share that loses and one that gains, of one, each with the words for it."""

    label: str
    lose: float
    gain: float
    said: tuple[str, str]


class Legend(NamedTuple):
    """What the two kinds of mark stand for."""

    first: str
    second: str


def pairs(rows: Sequence[Pair], legend: Legend, width: int) -> str:
    """Two bars a row from the same line: an outline for before, a filled one for after."""
    layout = _layout([row.label for row in rows], [text for row in rows for text in row.said], width)
    most = max([max(row.before, row.after) for row in rows], default=0) or 1
    parts, y = _keys(legend, ("before", "after"), width)
    for row in rows:
        y = _label(parts, row.label, layout, y, 2 * _BAR)
        for place, (amount, said, kind) in enumerate(
            ((row.before, row.said[0], "before"), (row.after, row.said[1], "after"))
        ):
            length = layout.room * amount / most
            top = y + place * (_BAR + 2)
            parts.append(_bar(layout.left, top, length, kind))
            parts.append(_text(layout.left + length + 5, top + _BAR - 1, said, "faint", "start"))
        y += 2 * _BAR + 2 + layout.gap
    return _svg(parts, width, y)


def splits(rows: Sequence[Split], legend: Legend, width: int) -> str:
    """Bars on either side of a line: to the left who loses, to the right who gains."""
    layout = _layout([row.label for row in rows], [], width)
    # Words stand at both ends of the bars.
    said = max([len(text) * LETTER for row in rows for text in row.said], default=0) + 8
    middle = layout.left + (width - 4 - layout.left) / 2
    room = max((width - 4 - layout.left) / 2 - said, 10)
    most = max([max(row.lose, row.gain) for row in rows], default=0) or 1
    parts, y = _keys(legend, ("lose", "gain"), width)
    line = []
    for row in rows:
        y = _label(parts, row.label, layout, y, _BAR)
        lose, gain = room * row.lose / most, room * row.gain / most
        parts += [_bar(middle - lose, y, lose, "lose"), _bar(middle, y, gain, "gain")]
        parts.append(_text(middle - lose - 5, y + _BAR - 1, row.said[0], "faint", "end"))
        parts.append(_text(middle + gain + 5, y + _BAR - 1, row.said[1], "faint", "start"))
        line.append(f"M{middle:g} {y - 3:g}V{y + _BAR + 3:g}")  # beside each bar alone: it crosses no words
        y += _BAR + layout.gap
    parts.append(f'<path class="axis" d="{"".join(line)}"/>')
    return _svg(parts, width, y)


def moves(rows: Sequence[Pair], legend: Legend, width: int) -> str:
    """A ring for before and a disc for after on a scale of points, with a line from one to the other."""
    layout = _layout([row.label for row in rows], [], width)
    # Words stand at both ends, on whichever side a line moves to.
    said = max([len(text) * LETTER for row in rows for text in row.said], default=0) + 10
    left, right = layout.left + said, width - 4 - said
    ends = [amount for row in rows for amount in (row.before, row.after)]
    low, high = min(ends, default=0), max(ends, default=1)
    span = (high - low) or 1
    room = max(right - left, 20)
    parts, y = _keys(legend, ("before", "after"), width, round_=True)
    for row in rows:
        y = _label(parts, row.label, layout, y, _BAR)
        x = [left + room * (amount - low) / span for amount in (row.before, row.after)]
        middle = y + _BAR / 2
        parts.append(f'<path class="grid" d="M{left:g} {middle:g}H{left + room:g}"/>')
        parts.append(f'<path class="moved" d="M{x[0]:g} {middle:g}H{x[1]:g}"/>')
        parts += [_disc(x[0], middle, "before", 5.5), _disc(x[1], middle, "after", 3.5)]
        sides = ((-9, "end"), (9, "start")) if x[0] <= x[1] else ((9, "start"), (-9, "end"))
        for at, words, (away, anchor) in zip(x, row.said, sides, strict=True):
            parts.append(_text(at + away, middle + 4, words, "", anchor))
        y += _BAR + layout.gap
    return _svg(parts, width, y)


def impact_style() -> str:
    """Colours and strokes of these charts for paper, beside those of :func:`.drawing.print_style`."""
    return (
        "<style>.bar.before,.disc.before{fill:#fff;stroke:#4d5a68;stroke-width:1.4}"
        ".bar.after,.disc.after{fill:#0b5fa5;stroke:#0b5fa5;stroke-width:1.4}"
        ".bar.lose{fill:#a83c00;stroke:#a83c00}.bar.gain{fill:#0b5fa5;stroke:#0b5fa5}"
        ".moved{stroke:#4d5a68;stroke-width:1.6;fill:none}</style>"
    )


# ------------------------------------------------------------------------------------------------------------ the parts


class _Layout(NamedTuple):
    """Where bars begin, how long the longest is, whether labels stand above, and how many letters fit on a line."""

    left: float
    room: float
    above: bool
    letters: int

    @property
    def gap(self) -> int:
        """What lies between a bar and the row below: more where a label stands between them, so that it is its own."""
        return _APART if self.above else _GAP


def _layout(labels: Sequence[str], said: Sequence[str], width: int) -> _Layout:
    beside = max([len(label) * LETTER for label in labels], default=0) + 10
    behind = max([len(text) * LETTER for text in said], default=0) + 10
    above = beside > width * (0.45 if width >= WIDE else 0.3)
    left = 4.0 if above else beside
    return _Layout(left, max(width - left - behind, 20), above, int((width - 8) / LETTER))


def _label(parts: list[str], label: str, layout: _Layout, y: float, height: float) -> float:
    """The label of a row, beside its bars or on as many lines as it needs above; returns where the bars begin."""
    if not layout.above:
        parts.append(_text(layout.left - 8, y + height / 2 + 4, label, "", "end"))
        return y
    lines = textwrap.wrap(label, layout.letters) or [""]
    spans = (
        f'<tspan x="4" y="{y + 10 + place * _LINE:.1f}">{escape(line)}{" " if line is not lines[-1] else ""}</tspan>'
        for place, line in enumerate(lines)
    )
    parts.append(f'<text class="" x="4" y="{y + 10:.1f}" text-anchor="start">{"".join(spans)}</text>')
    return y + len(lines) * _LINE


def _keys(legend: Legend, kinds: tuple[str, str], width: int, *, round_: bool = False) -> tuple[list[str], float]:
    """What the marks stand for, in one row or two."""
    parts: list[str] = []
    x, y = 6.0, 4.0
    for name, kind in zip(legend, kinds, strict=True):
        needed = 24 + len(name) * LETTER
        if x > 6 and x + needed > width - 4:
            x, y = 6.0, y + _LINE
        parts.append(_disc(x + 6, y + 6, kind, 4.5) if round_ else _bar(x, y + 1, 12, kind))
        parts.append(_text(x + 18, y + 10, name, "", "start"))
        x += needed + 14
    return parts, y + _LINE + 10


def _bar(x: float, y: float, length: float, kind: str) -> str:
    return f'<rect class="bar {kind}" x="{x:.1f}" y="{y:.1f}" width="{length:.1f}" height="{_BAR}"/>'


def _disc(x: float, y: float, kind: str, radius: float) -> str:
    return f'<circle class="disc {kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'


def _text(x: float, y: float, said: str, style: str, anchor: str) -> str:
    return f'<text class="{style}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(said)}</text>'


def _svg(parts: Sequence[str], width: int, height: float) -> str:
    size = f"0 0 {width} {height:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">{"".join(parts)}</svg>'


WIDTHS = (WIDE, NARROW)
