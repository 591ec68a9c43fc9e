"""The score over time against past cut-offs, drawn as SVG.

Drawn here and not by a library of charts: starting one takes as long as everything else that a report does, and a
drawing of our own can take its colours from the page (day, night, print), be told apart without colours, and fit a
phone.
Every kind of round has its own sign beside its own colour; a sign is filled where the score of that day reached the
line, and hollow where it did not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from express_entry.law import Language, Result
from express_entry.law.days import add_months

from .typography import month_of, number

MOST_SERIES = 5
"""The most kinds of round in one drawing: as many as there are signs and colours."""
BEYOND = 60
"""Points by which the paper reaches beyond what is compared."""


class Step(NamedTuple):
    """The score from a day on: at least and at most so much, and whether under the law of that day."""

    day: date
    least: int
    most: int
    law: bool


class CutOff(NamedTuple):
    """A round's lowest score, whether the person would have been invited, and what hovers over it."""

    day: date
    score: int
    invited: Result
    about: str


class Series(NamedTuple):
    """The rounds of one kind, oldest first."""

    name: str
    cut_offs: tuple[CutOff, ...]


class Words(NamedTuple):
    """The words in the drawing."""

    score: str
    assessed: str
    gap: str


class Scene(NamedTuple):
    """Everything that is drawn: a span of days with the day assessed in it, the score, the kinds of round."""

    first: date
    on: date
    last: date
    steps: tuple[Step, ...]
    series: tuple[Series, ...]
    gap: date | None
    words: Words
    language: Language


class Frame(NamedTuple):
    """Where days and scores lie on the paper, in the units of the drawing."""

    scene: Scene
    left: float
    right: float
    top: float
    bottom: float
    low: int
    high: int

    def x(self, day: date) -> float:
        """The place of a day from left to right."""
        span = (self.scene.last - self.scene.first).days
        return round(self.left + (self.right - self.left) * (day - self.scene.first).days / span, 1)

    def shows(self, score: int) -> bool:
        """Whether a score lies on the paper."""
        return self.low <= score <= self.high

    def y(self, score: int) -> float:
        """The place of a score from top to bottom; one that is off the paper lies at its edge."""
        within = min(max(score, self.low), self.high)
        return round(self.bottom - (self.bottom - self.top) * (within - self.low) / (self.high - self.low), 1)


WIDE, NARROW = 720, 340
"""Widths of a drawing for a page and for a phone; letters are as large in both."""
_PLOT = 144
_LINE = 16
_LETTER = 6.1
"""Width to reckon with for a letter: no font is asked."""


def draw(scene: Scene, width: int) -> str:
    """The drawing as an SVG of a width, with classes in the place of colours (see :func:`print_style`)."""
    legend, rows = _legend(scene, width)
    top = rows * _LINE + 30
    low, high, step = _scale(scene)
    frame = Frame(scene, 36, width - 12, top, top + _PLOT, low, high)
    height = top + _PLOT + 24
    parts = [
        *legend,
        *_grid(frame, step),
        *_months(frame, width),
        *_days(frame),
        *_carried(frame),
        *_score(frame),
        *_cut_offs(frame),
        *_figures(frame),
    ]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{"".join(parts)}</svg>'


def print_style(font: str) -> str:
    """Colours and strokes for paper; a page has its own, by the same classes."""
    colours = ("#0b5fa5", "#a83c00", "#00664b", "#8a2f7f", "#6b5600")
    pales = ("#a9c9e6", "#edbfa6", "#a3cfc2", "#dbb8d7", "#d0c79e")
    signs = "".join(f".s{place}{{stroke:{colour};color:{colour}}}" for place, colour in enumerate(colours))
    fills = "".join(
        f".s{place}.in{{fill:{colour}}}.s{place}.may{{fill:{pale}}}"
        for place, (colour, pale) in enumerate(zip(colours, pales, strict=True))
    )
    return (
        f"<style>text{{font-family:'{font}';font-size:11.5px;fill:#1d2733}}.faint{{fill:#4d5a68}}"
        ".halo{stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}"
        ".grid{stroke:#d9dfe6;stroke-width:1}.axis{stroke:#7b8794;stroke-width:1}"
        ".score{stroke:#1d2733;stroke-width:2.4;fill:none}.open{stroke-dasharray:5 3}"
        ".band{fill:#1d2733;fill-opacity:.09;stroke:none}.day{stroke:#4d5a68;stroke-width:1}"
        ".gap{stroke:#4d5a68;stroke-width:1;stroke-dasharray:2 3}"
        ".carried{stroke-width:1.2;stroke-dasharray:1 3;fill:none}"
        f".sign{{stroke-width:1.6;fill:#fff}}.strong{{font-weight:bold}}{signs}{fills}</style>"
    )


# ---------------------------------------------------------------------------------------------------- scales and grid


def _scale(scene: Scene) -> tuple[int, int, int]:
    """The lowest and the highest score on the paper, and from one line of the grid to the next.

    The paper reaches a little beyond what is compared: the cut-offs and the score of the day assessed. A score far off,
    as before a first test was taken, would flatten all of that; it lies at the edge, told in figures.
    """
    compared = [cut_off.score for series in scene.series for cut_off in series.cut_offs]
    present = [step for step in scene.steps if step.day <= scene.on][-1]
    found = [score for step in scene.steps for score in (step.least, step.most)]
    if compared:
        compared += [present.least, present.most]
        found = [min(max(score, min(compared) - BEYOND), max(compared) + BEYOND) for score in found] + compared
    least, most = max(min(found) - 2, 0), max(found) + 2
    step = next(size for size in (5, 10, 20, 50, 100, 200, 500) if (most - least) / size <= 6)
    return least // step * step, -(-most // step) * step, step


def off_paper(scene: Scene) -> bool:
    """Whether some score lies beyond the edge of the drawing."""
    low, high, _ = _scale(scene)
    return any(not low <= score <= high for step in scene.steps for score in (step.least, step.most))


def _grid(frame: Frame, step: int) -> Iterator[str]:
    for score in range(frame.low, frame.high + 1, step):
        y = frame.y(score)
        yield f'<path class="grid" d="M{frame.left} {y}H{frame.right}"/>'
        yield _text(frame.left - 6, y + 4, number(score, frame.scene.language), "faint", "end")
    yield f'<path class="axis" d="M{frame.left} {frame.bottom}H{frame.right}"/>'


def _months(frame: Frame, width: int) -> Iterator[str]:
    """A tick at the first of every third month, with its name where there is room."""
    scene = frame.scene
    day = date(scene.first.year, scene.first.month, 1)
    every = 6 if width == WIDE else 12
    while day <= scene.last:
        if day >= scene.first and day.month % 3 == 1:
            x = frame.x(day)
            yield f'<path class="axis" d="M{x} {frame.bottom}v4"/>'
            if day.month % every == 1:
                room = len(month_of(day, scene.language)) * _LETTER / 2
                x = min(max(x, room), width - room)
                yield _text(x, frame.bottom + 17, month_of(day, scene.language), "faint", "middle")
        day = add_months(day, 1)


def _days(frame: Frame) -> Iterator[str]:
    """The day assessed, and the day from which the law is not known."""
    scene = frame.scene
    lines = [(scene.on, "day", scene.words.assessed)]
    if scene.gap is not None and scene.first < scene.gap <= scene.last:
        lines.append((scene.gap, "gap", scene.words.gap))
    for place, (day, style, words) in enumerate(sorted(lines)):
        # The words of the first line end at it, those of a second begin there: they never meet.
        x, top, ends = frame.x(day), frame.top - 12, place == 0
        yield f'<path class="{style}" d="M{x} {top - 4}V{frame.bottom}"/>'
        room = len(words) * _LETTER
        ends = (ends and x - 4 - room > 0) or x + 4 + room > frame.right + 12
        yield _text(x - 4 if ends else x + 4, top, words, "faint", "end" if ends else "start")


# ------------------------------------------------------------------------------------------------------------ the score


def _score(frame: Frame) -> Iterator[str]:
    """The score as steps: a band where it is not known, dashes where it is not under the law of the day."""
    steps = frame.scene.steps
    if any(step.least < step.most for step in steps):
        yield f'<path class="band" d="{_outline(frame)}"/>'
    for place, step in enumerate(steps):
        until = steps[place + 1].day if place + 1 < len(steps) else frame.scene.last
        x, y = frame.x(step.day), frame.y(step.least)
        open_ = "" if step.law and step.least == step.most else " open"
        fall = f"V{frame.y(steps[place + 1].least)}" if place + 1 < len(steps) else ""
        along = f"{'H' if frame.shows(step.least) else 'M'}{frame.x(until)}{'' if frame.shows(step.least) else f' {y}'}"
        yield f'<path class="score{open_}" d="M{x} {y}{along}{fall}"/>'


def _outline(frame: Frame) -> str:
    """The edge of the band between what the score is at least and at most."""
    steps = [*frame.scene.steps, frame.scene.steps[-1]._replace(day=frame.scene.last)]
    upper = " ".join(
        f"L{frame.x(step.day)} {frame.y(before.most)}L{frame.x(step.day)} {frame.y(step.most)}"
        for before, step in zip([steps[0], *steps], steps, strict=False)
    )
    lower = " ".join(
        f"L{frame.x(step.day)} {frame.y(step.least)}L{frame.x(step.day)} {frame.y(before.least)}"
        for before, step in reversed(list(zip([steps[0], *steps], steps, strict=False)))
    )
    return f"M{upper[1:]} {lower}Z"


def _figures(frame: Frame) -> Iterator[str]:
    """The score in figures where it begins and changes, where there is room between two of them."""
    taken = -100.0
    told: int | None = None
    for step in frame.scene.steps:
        x = frame.x(step.day)
        if step.least == told or x < taken + 26:
            continue
        x = min(x, frame.right - 30)
        away = "↓" if step.least < frame.low else "↑" if step.least > frame.high else ""
        figure = f"{away}{number(step.least, frame.scene.language)}"
        yield _text(x + 2, frame.y(step.least) - 6, figure, "halo strong", "start")
        taken, told = x + 8 * len(away), step.least


# ----------------------------------------------------------------------------------------------------------- the rounds


def _carried(frame: Frame) -> Iterator[str]:
    """The last line of each kind, carried on for the eye."""
    for place, series in enumerate(frame.scene.series):
        last = series.cut_offs[-1]
        yield f'<path class="carried s{place}" d="M{frame.x(last.day)} {frame.y(last.score)}H{frame.right}"/>'


def _cut_offs(frame: Frame) -> Iterator[str]:
    for place, series in enumerate(frame.scene.series):
        for cut_off in series.cut_offs:
            yield _sign(place, frame.x(cut_off.day), frame.y(cut_off.score), cut_off.invited, cut_off.about)


def _sign(place: int, x: float, y: float, invited: Result, about: str = "") -> str:
    hover = f"<title>{escape(about)}</title>" if about else ""
    kind = {Result.MET: "in", Result.UNKNOWN: "may", Result.NOT_MET: "out"}[invited]
    return f'<path class="sign s{place} {kind}" d="M{x} {y}{SIGNS[place]}">{hover}</path>'


SIGNS = (
    "m-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z",  # disc
    "m-3.3 -3.3h6.6v6.6h-6.6z",  # square
    "m0 -4.2l4.2 7.2h-8.4z",  # triangle
    "m0 -4.6l4.6 4.6l-4.6 4.6l-4.6 -4.6z",  # diamond
    "m0 4.2l4.2 -7.2h-8.4z",  # triangle on its tip
)
"""What tells the kinds of round apart without colours."""


def _legend(scene: Scene, width: int) -> tuple[list[str], int]:
    """What each line and sign stands for, in as many rows as it needs."""
    parts: list[str] = []
    x, row = 4.0, 0
    entries: list[tuple[int | None, str]] = [(None, scene.words.score)]
    entries += [(place, series.name) for place, series in enumerate(scene.series)]
    for place, name in entries:
        needed = 26 + len(name) * _LETTER
        if x > 4 and x + needed > width - 4:
            x, row = 4.0, row + 1
        y = row * _LINE + 10
        if place is None:
            parts.append(f'<path class="score" d="M{x} {y}h16"/>')
        else:
            parts.append(_sign(place, x + 8, y, Result.MET))
        parts.append(_text(x + 21, y + 4, name, "", "start"))
        x += needed + 10
    return parts, row + 1


def _text(x: float, y: float, words: str, style: str, anchor: str) -> str:
    return f'<text class="{style}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'


def shown(series: Sequence[Series]) -> tuple[Series, ...]:
    """The kinds that there is room for, those with the most rounds first."""
    return tuple(sorted(series, key=lambda one: -len(one.cut_offs))[:MOST_SERIES])
