"""Nanoseconds a candidate as bars on a scale of powers of ten, drawn as SVG.

The drawing stands by itself: it has its own colours for day and night, and its figures in words beside the bars, so
that nothing hangs on a colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import log10
from typing import NamedTuple

WIDE, ROW, LEFT, RIGHT, TOP = 780, 26, 330, 70, 12
LOWEST = 0.1
"""Where the bars begin."""


class Bar(NamedTuple):
    """One bar: its name, its length, the length as a figure, and whether it is this package's."""

    name: str
    amount: float
    figure: str
    own: bool


class Words(NamedTuple):
    """What the drawing is called, what its scale is, and what stands before decimals."""

    title: str
    scale: str
    point: str


def draw(bars: Sequence[Bar], words: Words) -> str:
    """The drawing; the scale reaches to the next power of ten."""
    most = 10 ** -(-log10(max(bar.amount for bar in bars)) // 1)
    bottom = TOP + ROW * len(bars)
    parts = [*_scale(most, bottom, words), *(part for place, bar in enumerate(bars) for part in _bar(bar, place, most))]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {bottom + 42}" role="img">'
    return "\n".join((head, f"<title>{escape(words.title)}</title>", STYLE, *parts, "</svg>")) + "\n"


def _x(amount: float, most: float) -> float:
    """The place of an amount from left to right."""
    span = log10(most) - log10(LOWEST)
    return round(LEFT + (WIDE - LEFT - RIGHT) * (log10(max(amount, LOWEST)) - log10(LOWEST)) / span, 1)


def _scale(most: float, bottom: int, words: Words) -> Iterator[str]:
    power = LOWEST
    while power <= most * 1.01:  # powers of ten are not exact below one
        x = _x(power, most)
        yield f'<path class="grid" d="M{x:g} {TOP}V{bottom}"/>'
        yield _text(x, bottom + 16, f"{power:g}".replace(".", words.point), "faint", "middle")
        power *= 10
    yield _text((LEFT + WIDE - RIGHT) / 2, bottom + 34, words.scale, "faint", "middle")


def _bar(bar: Bar, place: int, most: float) -> Iterator[str]:
    y, x = TOP + ROW * place, _x(bar.amount, most)
    yield _text(LEFT - 8, y + 17, bar.name, "", "end")
    yield f'<path class="{"own" if bar.own else "other"}" d="M{LEFT} {y + 5}H{x:g}v{ROW - 10}H{LEFT}z"/>'
    yield _text(x + 6, y + 17, bar.figure, "strong" if bar.own else "", "start")


def _text(x: float, y: float, words: str, style: str, anchor: str) -> str:
    return f'<text class="{style}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'


STYLE = (
    "<style>text{font:12.5px system-ui,sans-serif;fill:#1d2733}.faint{fill:#4d5a68}.strong{font-weight:bold}"
    ".grid{stroke:#d9dfe6}.own{fill:#0b5fa5}.other{fill:#8a94a0}"
    "@media(prefers-color-scheme:dark){text{fill:#e6ebf1}.faint{fill:#aab5c1}.grid{stroke:#3b4653}"
    ".own{fill:#5aa9e6}.other{fill:#7b8794}}</style>"
)
