"""Where the line of a round falls for any number of invitations, drawn as SVG: a stair that goes down.

Along the bottom stand invitations, up the side points. A mark shows the number that is looked at and its lowest score;
the words beside the mark say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from express_entry.law import Language

from .drawing import NARROW, WIDE
from .historydrawing import LETTER
from .typography import number

_PLOT, _LEFT, _TOP = 220, 58, 26
_STEPS = 6
"""The most steps of a scale."""


class Stair(NamedTuple):
    """How far down the ranking each score reaches, the highest first, and the number that is looked at.

    ``most`` is the last number of invitations that is drawn; ``mark`` is what stands beside the mark.
    """

    reached: Sequence[tuple[int, int]]
    most: int
    invitations: int
    cutoff: int | None
    mark: str
    across: str
    up: str


class _Paper(NamedTuple):
    """Where numbers and points lie, in the units of the drawing."""

    width: int
    most: int
    low: int
    high: int

    @property
    def right(self) -> float:
        return self.width - 14

    @property
    def bottom(self) -> float:
        return _TOP + _PLOT

    def x(self, invitations: float) -> float:
        return round(_LEFT + (self.right - _LEFT) * min(invitations, self.most) / self.most, 1)

    def y(self, points: float) -> float:
        return round(self.bottom - _PLOT * (points - self.low) / (self.high - self.low), 1)


def stair(drawn: Stair, language: Language) -> tuple[str, str]:
    """The drawing for a page and for a phone."""
    return _draw(drawn, WIDE, language), _draw(drawn, NARROW, language)


def _draw(drawn: Stair, width: int, language: Language) -> str:
    shown = list(_shown(drawn))
    low, high, step = _scale([points for _, points in shown] or [0])
    paper = _Paper(width, max(drawn.most, 1), low, high)
    parts = [
        *_grid(paper, step, language),
        *_along(paper, language),
        f'<path class="score" d="{_path(shown, paper)}"/>' if shown else "",
        *_mark(drawn, paper),
        _text(4, 12, drawn.up, "faint", "start"),
        _text(paper.right, paper.bottom + 36, drawn.across, "faint", "end"),
    ]
    height = paper.bottom + 42
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:g}">{"".join(parts)}</svg>'


def _shown(drawn: Stair) -> Iterator[tuple[int, int]]:
    """The scores that some drawn number of invitations reaches."""
    before = 0
    for down_to, points in drawn.reached:
        if before >= drawn.most:
            return
        yield min(down_to, drawn.most), points
        before = down_to


def _scale(points: Sequence[int]) -> tuple[int, int, int]:
    least, most = min(points), max(points)
    step = _step(most - least)
    low, high = least // step * step, -(-most // step) * step
    return low, max(high, low + step), step


def _step(span: int) -> int:
    sizes = (size * 10**power for power in range(8) for size in (1, 2, 5))
    return int(next(size for size in sizes if span / size <= _STEPS))


def _path(shown: Sequence[tuple[int, int]], paper: _Paper) -> str:
    """From the first invitation on: level as long as one score lasts, then down to the next."""
    parts = [f"M{paper.x(0):g} {paper.y(shown[0][1]):g}"]
    for place, (down_to, _) in enumerate(shown):
        parts.append(f"H{paper.x(down_to):g}")
        if place + 1 < len(shown):
            parts.append(f"V{paper.y(shown[place + 1][1]):g}")
    return "".join(parts)


def _grid(paper: _Paper, step: int, language: Language) -> Iterator[str]:
    for points in range(paper.low, paper.high + 1, step):
        y = paper.y(points)
        yield f'<path class="grid" d="M{_LEFT} {y:g}H{paper.right:g}"/>'
        yield _text(_LEFT - 6, y + 4, number(points, language), "faint", "end")
    yield f'<path class="axis" d="M{_LEFT} {paper.bottom:g}H{paper.right:g}"/>'


def _along(paper: _Paper, language: Language) -> Iterator[str]:
    taken = -100.0
    for many in range(0, paper.most + 1, _step(paper.most)):
        x, name = paper.x(many), number(many, language)
        yield f'<path class="axis" d="M{x:g} {paper.bottom:g}v4"/>'
        half = len(name) * LETTER / 2
        x = min(max(x, half), paper.width - half)
        if x - half >= taken + 8:
            yield _text(x, paper.bottom + 17, name, "faint", "middle")
            taken = x + half


def _mark(drawn: Stair, paper: _Paper) -> Iterator[str]:
    """The number that is looked at: down from its score, and to the side."""
    if drawn.cutoff is None:
        return
    x, y = paper.x(drawn.invitations), paper.y(drawn.cutoff)
    yield f'<path class="moved" d="M{x:g} {paper.bottom:g}V{y:g}H{_LEFT}"/>'
    yield f'<circle class="sign s1 in" cx="{x:g}" cy="{y:g}" r="5"/>'
    left = x + 10 + len(drawn.mark) * LETTER > paper.right
    yield _text(x - 10 if left else x + 10, max(y - 10, 22), drawn.mark, "halo strong", "end" if left else "start")


def _text(x: float, y: float, words: str, style: str, anchor: str) -> str:
    return f'<text class="{style}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'
