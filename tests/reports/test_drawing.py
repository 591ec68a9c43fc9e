"""The drawing: everything in its place, told apart without colours, words in it escaped."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from express_entry.law import Result
from express_entry.reports import drawing
from express_entry.reports.drawing import NARROW, WIDE, CutOff, Scene, Series, Step, Words, draw, print_style

ON = date(2025, 3, 24)
FIRST, LAST = date(2024, 3, 24), date(2027, 3, 24)
WORDS = Words("Score", "assessed", "law not known")
SVG = "{http://www.w3.org/2000/svg}"


def steps() -> st.SearchStrategy[tuple[Step, ...]]:
    days = st.lists(st.integers(1, (LAST - FIRST).days - 1), max_size=12, unique=True).map(sorted)
    scores = st.tuples(st.integers(0, 1200), st.integers(0, 1200)).map(sorted)

    @st.composite
    def made(pick: st.DrawFn) -> tuple[Step, ...]:
        places = [0, *pick(days)]
        spans = ((place, pick(scores)) for place in places)
        return tuple(Step(FIRST + timedelta(place), least, most, pick(st.booleans())) for place, (least, most) in spans)

    return made()


def cut_offs() -> st.SearchStrategy[tuple[CutOff, ...]]:
    one = st.builds(
        CutOff, st.dates(FIRST, ON), st.integers(0, 1200), st.sampled_from(list(Result)), st.just("Round 1 <&> 486")
    )
    return st.lists(one, min_size=1, max_size=30).map(lambda found: tuple(sorted(found, key=lambda each: each.day)))


def scenes() -> st.SearchStrategy[Scene]:
    series = st.lists(st.builds(Series, st.just("Kind <b> & co"), cut_offs()), max_size=5).map(tuple)
    gap = st.one_of(st.none(), st.dates(FIRST, LAST))
    return st.builds(
        Scene, st.just(FIRST), st.just(ON), st.just(LAST), steps(), series, gap, st.just(WORDS), st.just("en")
    )


@given(scenes(), st.sampled_from([WIDE, NARROW]))
def test_everything_lies_on_the_paper_and_is_drawn_the_same_each_time(scene: Scene, width: int) -> None:
    picture = draw(scene, width)
    assert picture == draw(scene, width)
    root = ET.fromstring(picture)  # noqa: S314 - our own
    _, _, right, bottom = map(float, root.attrib["viewBox"].split())
    assert right == width
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.attrib["x"]) <= right
        assert 0 < float(text.attrib["y"]) <= bottom
    for path in root.iter(f"{SVG}path"):
        begin = re.match(r"M(-?[\d.]+) (-?[\d.]+)", path.attrib["d"])
        assert begin is not None
        assert 0 <= float(begin[1]) <= right
        assert 0 <= float(begin[2]) <= bottom


@given(scenes())
def test_every_round_has_a_sign_of_its_kind_and_every_kind_stands_in_the_legend(scene: Scene) -> None:
    root = ET.fromstring(draw(scene, WIDE))  # noqa: S314 - our own
    signs = [path.attrib["class"] for path in root.iter(f"{SVG}path") if path.attrib["class"].startswith("sign")]
    for place, series in enumerate(scene.series):
        assert sum(f" s{place} " in sign for sign in signs) == len(series.cut_offs) + 1
    assert [text.text for text in root.iter(f"{SVG}text")].count("Kind <b> & co") == len(scene.series)
    assert [title.text for title in root.iter(f"{SVG}title")] == ["Round 1 <&> 486"] * (len(signs) - len(scene.series))


def test_a_score_is_drawn_at_its_height_and_one_far_off_is_told_at_the_edge() -> None:
    line = Series("Kind", (CutOff(date(2025, 1, 1), 500, Result.MET, ""),))
    score = (
        Step(FIRST, 120, 120, True),
        Step(date(2025, 1, 10), 510, 510, True),
        Step(date(2026, 1, 1), 495, 495, False),
    )
    scene = Scene(FIRST, ON, LAST, score, (line,), None, WORDS, "en")
    picture = draw(scene, WIDE)
    assert drawing.off_paper(scene)
    words = [text.text for text in ET.fromstring(picture).iter(f"{SVG}text")]  # noqa: S314 - our own
    assert "↓120" in words
    assert {"510", "495"} <= set(words)
    grid = {int(text): height for text, height in _grid(picture).items()}
    (height,) = re.findall(r'class="score" d="M[\d.]+ ([\d.]+)H[\d.]+V', picture)[-1:]
    ends = sorted(grid)
    expected = grid[ends[0]] + (grid[ends[-1]] - grid[ends[0]]) * (510 - ends[0]) / (ends[-1] - ends[0])
    assert abs(float(height) - expected) < 0.2
    assert 'class="score open"' in picture, "not under the law of its day"


def test_signs_are_told_apart_by_shape_and_filled_or_hollow() -> None:
    assert len(set(drawing.SIGNS)) == drawing.MOST_SERIES
    style = print_style("Libertinus Serif")
    assert all(f".s{place}.in{{fill:" in style for place in range(drawing.MOST_SERIES))
    assert ".sign{stroke-width:1.6;fill:#fff}" in style


def _grid(picture: str) -> dict[str, float]:
    """The height of each line of the grid, by its figure."""
    lines = re.findall(r'class="grid" d="M36 ([\d.]+)H', picture)
    figures = re.findall(r'class="faint" x="30" y="[\d.]+" text-anchor="end">([\d,]+)<', picture)
    return {figure.replace(",", ""): float(line) for figure, line in zip(figures, lines, strict=True)}
