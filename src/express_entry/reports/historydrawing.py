"""Charts of what was published, drawn as SVG from a plain statement of what they show.

Dots over time, columns that are stacked, and layers over time: each a value with its words and amounts, drawn by
:func:`draw` in a width, with classes in the place of colours as :mod:`.drawing` has them. A sign, the order of the
legend and what hovers say the same as the colour does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from express_entry.law import Language

from .drawing import NARROW, SIGNS, WIDE
from .typography import month_of, number

LETTER = 6.6
"""Width to reckon with for a letter: no font is asked."""
_LINE, _PLOT, _LEFT = 17, 210, 58
_ROOM = 6
"""The most steps of the scale."""


class Dot(NamedTuple):
    """One amount on a day, and what hovers over it."""

    day: date
    amount: float
    about: str


class Cloud(NamedTuple):
    """The dots of one kind; ``kind`` is its place among signs and colours."""

    name: str
    kind: int
    dots: tuple[Dot, ...]


class Dots(NamedTuple):
    """Amounts on days, of several kinds."""

    clouds: tuple[Cloud, ...]
    from_zero: bool = False


class Layer(NamedTuple):
    """One kind of what is stacked: an amount for each column or day."""

    name: str
    amounts: tuple[int, ...]


class Columns(NamedTuple):
    """Columns side by side, each of layers upon one another, the first at the bottom."""

    names: tuple[str, ...]
    layers: tuple[Layer, ...]


class Areas(NamedTuple):
    """Layers upon one another over time, the first at the bottom; between two days they lie straight."""

    days: tuple[date, ...]
    layers: tuple[Layer, ...]


Chart = Dots | Columns | Areas


class _Paper(NamedTuple):
    """Where amounts and days lie, in the units of the drawing."""

    width: int
    top: float
    high: int
    low: int
    step: int
    first: date
    last: date
    language: Language

    @property
    def right(self) -> float:
        return self.width - 10

    @property
    def bottom(self) -> float:
        return self.top + _PLOT

    def y(self, amount: float) -> float:
        return round(self.bottom - _PLOT * (amount - self.low) / (self.high - self.low), 1)

    def x(self, day: date) -> float:
        span = max((self.last - self.first).days, 1)
        return round(_LEFT + 6 + (self.right - _LEFT - 12) * (day - self.first).days / span, 1)


def draw(chart: Chart, width: int, language: Language) -> str:
    """The chart as an SVG of a width."""
    legend, rows = _legend(chart, width)
    paper = _paper(chart, width, rows * _LINE + 14, language)
    parts = [*legend, *_grid(paper), *_along(chart, paper), *_shapes(chart, paper)]
    height = paper.bottom + 24
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:g}">{"".join(parts)}</svg>'


def both(chart: Chart, language: Language) -> tuple[str, str]:
    """The chart for a page and for a phone."""
    return draw(chart, WIDE, language), draw(chart, NARROW, language)


# ------------------------------------------------------------------------------------------------------- scales, legend


def _paper(chart: Chart, width: int, top: float, language: Language) -> _Paper:
    least, most = _reach(chart)
    sizes = (size * 10**power for power in range(7) for size in (1, 2, 5))
    step = next(size for size in sizes if (most - least) / size <= _ROOM)
    low, high = int(least // step) * step, int(-(-most // step)) * step
    first, last = _span(chart)
    return _Paper(width, top, max(high, low + step), low, step, first, last, language)


def _reach(chart: Chart) -> tuple[float, float]:
    """The least and the most that is drawn."""
    match chart:
        case Dots(clouds, from_zero):
            amounts = [dot.amount for cloud in clouds for dot in cloud.dots] or [0]
            return (0 if from_zero else min(amounts)), max(amounts)
        case Columns(_, layers) | Areas(_, layers):
            return 0, max((sum(amounts) for amounts in _across(layers)), default=1) or 1


def _across(layers: Sequence[Layer]) -> list[tuple[int, ...]]:
    """The amounts of all layers, column by column."""
    return list(zip(*(layer.amounts for layer in layers), strict=True))


def _span(chart: Chart) -> tuple[date, date]:
    match chart:
        case Dots(clouds, _):
            days = [dot.day for cloud in clouds for dot in cloud.dots]
        case Areas(days_of, _):
            days = list(days_of)
        case Columns():
            days = []
    return min(days, default=date.min), max(days, default=date.min)


def _legend(chart: Chart, width: int) -> tuple[list[str], int]:
    """What each sign and each layer stands for, in as many rows as it needs."""
    parts: list[str] = []
    x, row = 4.0, 0
    for mark, name in _entries(chart):
        needed = 22 + len(name) * LETTER
        if x > 4 and x + needed > width - 4:
            x, row = 4.0, row + 1
        y = row * _LINE + 10
        parts += [mark.format(x=x + 7, y=y, left=x + 1, top=y - 6), _text(x + 18, y + 4, name, "", "start")]
        x += needed + 8
    return parts, row + 1


def _entries(chart: Chart) -> Iterator[tuple[str, str]]:
    """The mark of each kind, with blanks for its place, and its name; layers from the top as they lie."""
    match chart:
        case Dots(clouds, _):
            for cloud in clouds:
                yield f'<path class="sign s{cloud.kind} in" d="M{{x:g}} {{y:g}}{SIGNS[cloud.kind]}"/>', cloud.name
        case Columns(_, layers) | Areas(_, layers):
            for place, layer in reversed(list(enumerate(layers))):
                style = _style(chart, place)
                yield f'<rect class="{style}" x="{{left:g}}" y="{{top:g}}" width="12" height="12"/>', layer.name


def _style(chart: Chart, place: int) -> str:
    return f"column s{place} in" if isinstance(chart, Columns) else f"area a{place}"


def _grid(paper: _Paper) -> Iterator[str]:
    for amount in range(paper.low, paper.high + 1, paper.step):
        y = paper.y(amount)
        yield f'<path class="grid" d="M{_LEFT} {y:g}H{paper.right:g}"/>'
        yield _text(_LEFT - 6, y + 4, number(amount, paper.language), "faint", "end")
    yield f'<path class="axis" d="M{_LEFT} {paper.bottom:g}H{paper.right:g}"/>'


# ---------------------------------------------------------------------------------------------------- along the bottom


def _along(chart: Chart, paper: _Paper) -> Iterator[str]:
    """The names of the columns, or a tick at each year or quarter, with a name where there is room."""
    if isinstance(chart, Columns):
        yield from _names(chart, paper)
        return
    marks = list(_ticks(paper))
    taken = -100.0
    for day, name in marks:
        x, half = paper.x(day), len(name) * LETTER / 2
        yield f'<path class="axis" d="M{x:g} {paper.bottom:g}v4"/>'
        x = min(max(x, half), paper.width - half)
        if x - half >= taken + 8:
            yield _text(x, paper.bottom + 17, name, "faint", "middle")
            taken = x + half


def _ticks(paper: _Paper) -> Iterator[tuple[date, str]]:
    """The first day of each year; of each quarter where the chart shows little more than a year."""
    short = (paper.last - paper.first).days < 2 * 366
    for year in range(paper.first.year, paper.last.year + 1):
        for month in (1, 4, 7, 10) if short else (1,):
            day = date(year, month, 1)
            if paper.first <= day <= paper.last:
                yield day, month_of(day, paper.language) if short else str(year)


def _names(chart: Columns, paper: _Paper) -> Iterator[str]:
    taken = -100.0
    for place, name in enumerate(chart.names):
        x, half = _column(chart, paper, place) + _breadth(chart, paper) / 2, len(name) * LETTER / 2
        if x - half >= taken + 6:
            yield _text(x, paper.bottom + 17, name, "faint", "middle")
            taken = x + half


# ---------------------------------------------------------------------------------------------------------- the amounts


def _shapes(chart: Chart, paper: _Paper) -> Iterator[str]:
    match chart:
        case Dots(clouds, _):
            for cloud in clouds:
                yield from (_sign(dot, cloud.kind, paper) for dot in cloud.dots)
        case Columns():
            yield from _stacked(chart, paper)
        case Areas():
            yield from _laid(chart, paper)


def _sign(dot: Dot, kind: int, paper: _Paper) -> str:
    # Nothing hovers on a phone, and a round has a line in the table beside.
    hover = f"<title>{escape(dot.about)}</title>" if dot.about and paper.width == WIDE else ""
    place = f"M{paper.x(dot.day):g} {paper.y(dot.amount):g}{SIGNS[kind]}"
    return f'<path class="sign s{kind}" d="{place}">{hover}</path>'


def _breadth(chart: Columns, paper: _Paper) -> float:
    return (paper.right - _LEFT - 6) / max(len(chart.names), 1)


def _column(chart: Columns, paper: _Paper, place: int) -> float:
    return _LEFT + 6 + _breadth(chart, paper) * place


def _stacked(chart: Columns, paper: _Paper) -> Iterator[str]:
    broad = round(_breadth(chart, paper) * 0.72, 1)
    for place, amounts in enumerate(_across(chart.layers)):
        below = 0
        left = round(_column(chart, paper, place) + _breadth(chart, paper) * 0.14, 1)
        for kind, amount in enumerate(amounts):
            top, bottom = paper.y(below + amount), paper.y(below)
            below += amount
            if amount:
                about = f"{chart.names[place]}, {chart.layers[kind].name}: {number(amount, paper.language)}"
                yield (
                    f'<rect class="{_style(chart, kind)}" x="{left:g}" y="{top:g}" width="{broad:g}" '
                    f'height="{bottom - top:.1f}"><title>{escape(about)}</title></rect>'
                )


def _laid(chart: Areas, paper: _Paper) -> Iterator[str]:
    below = [0] * len(chart.days)
    across = [paper.x(day) for day in chart.days]
    for kind, layer in enumerate(chart.layers):
        above = [under + amount for under, amount in zip(below, layer.amounts, strict=True)]
        line = " ".join(f"{x:g} {paper.y(amount):g}" for x, amount in zip(across, above, strict=True))
        back = zip(reversed(across), reversed(below), strict=True)
        under_line = " ".join(f"{x:g} {paper.y(amount):g}" for x, amount in back)
        title = f"<title>{escape(layer.name)}</title>"
        yield f'<path class="{_style(chart, kind)}" d="M{line} {under_line}Z">{title}</path>'
        below = above


def _text(x: float, y: float, words: str, style: str, anchor: str) -> str:
    named = f' class="{style}"' if style else ""
    return f'<text{named} x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'
