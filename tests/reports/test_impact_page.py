"""The impact as a page and as a picture: what is drawn stands in a table, in both languages, nothing off the paper."""

from __future__ import annotations

import re
import struct
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pyarrow.csv as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.impact.findings import Impact
from express_entry.impact.sides import Choice
from express_entry.impact.study import Pool, measure
from express_entry.impact.words import ranges
from express_entry.law import Language, consolidated
from express_entry.law.text import LANGUAGES
from express_entry.reports import impactdrawing
from express_entry.reports.impactdrawing import WIDTHS, Legend, Pair, Split
from express_entry.reports.impactpage import compose, page
from express_entry.reports.impactpicture import picture
from express_entry.reports.report import Drawing, Table
from tests.impact import examplepool
from tests.scoring.crowds import OVERLAY, overlaid

SVG = "{http://www.w3.org/2000/svg}"


@cache
def example(name: str = "offers") -> Impact:
    """An impact with rounds: the removal of points for offers, or the invented high-wage factor in a gap.

    ``"short"`` is the latter with few flags, since a browser's audit takes its time for each cell.
    """
    if name == "offers":
        sides = (Choice(date(2025, 3, 24), consolidated()), Choice(date(2025, 3, 25), consolidated()))
        return measure(Pool(str(examplepool.POOL)), *sides, (100, 500))
    sides = (
        Choice(date(2026, 11, 10), consolidated(), last_known_rules=True),
        Choice(date(2026, 11, 10), overlaid(), OVERLAY.name),
    )
    if name == "high wage":
        return measure(Pool(str(examplepool.HIGH_WAGE)), *sides, (50,))
    with tempfile.TemporaryDirectory() as folder:
        table = pc.read_csv(examplepool.HIGH_WAGE)
        flags = [name for name in table.column_names if name.startswith(("program_", "category_"))]
        pq.write_table(table.drop_columns(flags[2:-2]), f"{folder}/few.parquet")
        return measure(Pool(f"{folder}/few.parquet"), *sides, (50,))


LABELS = st.text("Été <b> & 601-1200", max_size=50)
SHARES = st.floats(0, 1)
SAID = st.tuples(st.sampled_from(("", "0.0%", "1,234,567")), st.sampled_from(("", "100.0%")))
PAIRS = st.lists(st.builds(Pair, LABELS, st.integers(0, 10**6), st.integers(0, 10**6), SAID), max_size=8)
SPLITS = st.lists(st.builds(Split, LABELS, SHARES, SHARES, SAID), max_size=8)
DRAWN = st.one_of(
    st.tuples(st.just(impactdrawing.pairs), PAIRS),
    st.tuples(st.just(impactdrawing.moves), PAIRS),
    st.tuples(st.just(impactdrawing.splits), SPLITS),
)


@given(DRAWN, st.sampled_from(WIDTHS))
def test_everything_lies_on_the_paper(
    drawn: tuple[Callable[[Sequence[Any], Legend, int], str], list[Any]], width: int
) -> None:
    draw, rows = drawn
    root = ET.fromstring(draw(rows, Legend("before <&>", "after"), width))  # noqa: S314 - our own
    _, _, right, bottom = map(float, root.attrib["viewBox"].split())
    assert right == width
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.attrib["x"]) <= right
        assert 0 < float(text.attrib["y"]) <= bottom
    for bar in root.iter(f"{SVG}rect"):
        assert float(bar.attrib["width"]) >= 0
        assert float(bar.attrib["x"]) >= -0.1
        assert float(bar.attrib["x"]) + float(bar.attrib["width"]) <= right + 0.1
        assert float(bar.attrib["y"]) + float(bar.attrib["height"]) <= bottom


@pytest.mark.parametrize("name", ["offers", "high wage"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_drawn_stands_in_a_table_of_its_section(name: str, language: Language) -> None:
    report = compose(example(name), language)
    drawn = 0
    for section in report.sections:
        tables = [block for block in section.blocks if isinstance(block, Table)]
        told = {word for table in tables for row in table.rows for cell in row.cells for word in cell.text.split(" ")}
        for block in section.blocks:
            if isinstance(block, Drawing):
                drawn += 1
                assert tables
                words = [text.text or "" for text in ET.fromstring(block.wide).iter(f"{SVG}text")]  # noqa: S314
                numbers = [word for word in words if re.fullmatch(r"[\d\u00a0,]+", word)]
                assert [number for number in numbers if number not in told] == []
                assert block.alternative.startswith(block.caption)
    assert drawn == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_which_laws_which_pool_what_is_assumed_and_what_is_not_law(language: Language) -> None:
    impact = example("high wage")
    text = page(impact, language).replace("\u00a0", " ").replace("\u202f", " ").replace("&#39;", "'").replace("’", "'")
    for side in (impact.before, impact.after):
        assert side.law.fingerprint in text
    for words in {
        "en": (
            "INVENTED",
            "supposed, and is not the law",
            "WARNING",
            "Nobody reacts",
            "not legal advice",
            "400 people",
        ),
        "fr": ("INVENTÉ", "est supposé et", "ATTENTION", "Personne ne réagit", "non avis juridique", "400 personnes"),
    }[language]:
        assert words in text
    assert "synthetic-high-wage.csv" in text
    assert {"en": "INVENTED", "fr": "INVENTÉ"}[language] in text
    other = {"en": "personnes", "fr": "people"}[language]
    assert other not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_law_that_changes_nothing_has_a_page_that_says_so(language: Language) -> None:
    same = Choice(date(2025, 3, 24), consolidated())
    impact = measure(Pool(str(examplepool.HIGH_WAGE), ignore=("high_wage_work", "high_wage_offer")), same, same, (9,))
    report = compose(impact, language)
    assert report.headline.figure == "0"
    text = page(impact, language)
    assert {"en": "No factor gives anybody other points.", "fr": "Aucun facteur ne donne d’autres points"}[
        language
    ] in text
    assert picture(impact, language).startswith(b"\x89PNG")


def test_a_page_asks_for_nothing_and_escapes_what_others_wrote() -> None:
    text = page(replace(example(), pool="<script>alert(1)<script>.csv"), "en")
    assert "&lt;script&gt;alert(1)&lt;script&gt;.csv" in text
    assert "<script" not in text
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_a_png_that_is_the_same_every_time(language: Language) -> None:
    data = picture(example(), language)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert width > 1000
    assert height > width
    assert picture(example(), language) == data


def test_differences_are_told_one_by_one_or_in_ranges_that_keep_none_apart() -> None:
    assert [tuple(each) for each in ranges({0: 5, 3: 1, -2: 4})] == [(-2, -2, 4), (0, 0, 5), (3, 3, 1)]
    found = ranges(dict.fromkeys(range(-40, 61), 1))
    assert [(each.least, each.most, each.people) for each in found][:2] == [(-40, -31, 10), (-30, -21, 10)]
    assert (0, 0, 1) in [tuple(each) for each in found]
    assert sum(each.people for each in found) == 101
    assert len(ranges(dict.fromkeys(range(-1200, 1201), 1))) <= 13
