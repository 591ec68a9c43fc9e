"""The impact as a page and as a picture: what is drawn stands in a table, in both languages, nothing off the paper."""

from __future__ import annotations

import json
import re
import struct
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyarrow.csv as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.impact import longtable
from express_entry.impact.findings import Impact, Measures
from express_entry.impact.handedon import handed_on
from express_entry.impact.sides import Choice
from express_entry.impact.study import Pool, measure
from express_entry.impact.words import ranges
from express_entry.law import Language, consolidated
from express_entry.law.text import LANGUAGES
from express_entry.reports import impactdrawing, impactpicture, impactwords
from express_entry.reports.impactdrawing import WIDTHS, Legend, Pair, Split
from express_entry.reports.impactpage import compose, page
from express_entry.reports.impactpicture import picture
from express_entry.reports.report import Drawing, Paragraph, Section, Table
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


def texts_in(svg: str) -> list[str]:
    """What a drawing says, a text that is set on several lines as one."""
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def cells_of(section: Section) -> set[str]:
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return {cell.text for table in tables for row in table.rows for cell in row.cells}


@pytest.mark.parametrize("name", ["offers", "high wage", "many"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_drawn_stands_in_a_table_of_its_section(name: str, language: Language) -> None:
    report = compose(many() if name == "many" else example(name), language)
    drawn = numbers = 0
    for section in report.sections:
        told = cells_of(section)
        for block in section.blocks:
            if not isinstance(block, Drawing):
                continue
            drawn += 1
            for svg in (block.wide, block.narrow):
                # A round is called by its grouping and its invitations, which have a column each.
                words = [word for text in texts_in(svg) if re.search(r"\d", text) for word in text.split(", ")]
                numbers += len(words)
                assert [word for word in words if word not in told] == []
            assert block.alternative.startswith(block.caption)
    assert drawn == 5
    assert numbers > 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_read_aloud_with_what_it_is(language: Language) -> None:
    lose, gain, before, after = {
        "en": ("lose", "gain", "before", "after"),
        "fr": ("perdent", "gagnent", "avant", "après"),
    }[language]
    colon = {"en": ": ", "fr": "\u00a0: "}[language]
    percent = {"en": "32.1%", "fr": "32,1\u00a0%"}[language]
    drawings = [block for section in compose(example("high wage"), language).sections for block in section.blocks]
    told = [block.alternative for block in drawings if isinstance(block, Drawing)]
    assert f"501-600{colon}{before} 53, {after} 62" in told[0]
    assert f"501-600{colon}{lose} " in told[1]
    assert f", {gain} {percent}" in told[1]
    assert f"{colon}{lose} 130; " in told[2]
    assert f"{colon}{gain} 31; " in told[2]
    assert f"{colon}{before} 523, {after} 531" in told[4]
    for text in told:
        for part in text.split("; ")[1:]:
            assert (
                re.fullmatch(rf".+{colon}(({lose}|{gain}|{before}|{after}) [^ ]+(, )?)+", part)
                or "personne" in part
                or "nobody" in part
            ), part


def many() -> Impact:
    """Figures of thousands, a share that is too small for a decimal, a grouping of nobody, and a round for all."""
    impact = example()
    few = Measures(20_000, 5, 1_234, 9_000_000, 8_900_000, 10, -200, 10)
    bands = {band: few if band.low in (501, 451) else Measures() for band in impact.bands}
    groups = (impact.groups[0]._replace(measures=few), impact.groups[1]._replace(measures=Measures()))
    everybody = impact.cut_offs[0]
    lines = {
        "tied": everybody.after._replace(tie_break=None, tied_in=1_000, tied_out=234),
        "all": everybody.after._replace(invited=3, cutoff=61),
    }
    rounds = [
        everybody._replace(invitations=100, after=lines["tied"]),
        everybody._replace(invitations=500_000, before=lines["all"], after=lines["all"]),
    ]
    return replace(impact, whole=few, bands=bands, groups=groups, cut_offs=tuple(rounds))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_too_small_to_show_is_not_nothing_and_one_of_nobody_is_a_dash(language: Language) -> None:
    drawings = [block for section in compose(many(), language).sections for block in section.blocks]
    shares = [block.alternative for block in drawings if isinstance(block, Drawing)][3]
    least = {"en": "gain <\u00a00.1%", "fr": "gagnent <\u00a00,1\u00a0%"}[language]
    assert least in shares
    assert "–%" not in shares
    assert "–\u00a0%" not in shares
    assert {"en": "lose\u00a0–, gain\u00a0–", "fr": "perdent\u00a0–, gagnent\u00a0–"}[language] in shares
    assert impactwords.share(0, 9, language) == {"en": "0.0%", "fr": "0,0 %"}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_round_that_invites_everybody_is_told_and_not_drawn(language: Language) -> None:
    report = compose(many(), language)
    section = next(section for section in report.sections if section.id == "rounds")
    drawing = next(block for block in section.blocks if isinstance(block, Drawing))
    everybody, tied = {
        "en": ("61 (all)", "569 (1,234 tied)"),
        "fr": ("61 (tous)", "569 (1\u202f234 à égalité)"),
    }[language]
    assert {everybody, tied} <= cells_of(section)
    assert not [text for text in texts_in(drawing.wide) if "61" in text.split()]
    assert tied in texts_in(drawing.wide)
    assert {"en": "is in the table alone", "fr": "n’est que dans la table"}[language] in drawing.caption
    meaning = " ".join(report.headline.meaning)
    assert everybody in meaning
    assert tied in meaning


LONG = "Programme des travailleurs de métiers spécialisés (fédéral) et de tous les autres métiers que voici"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_runs_through_a_long_label_which_is_nearest_to_its_own_bar(width: int) -> None:
    rows = [Split(f"{LONG} {number}", 0.2, 0.5, ("20.0%", "50.0%")) for number in range(3)]
    root = ET.fromstring(impactdrawing.splits(rows, Legend("lose", "gain"), width))  # noqa: S314 - our own
    bars = sorted({float(bar.attrib["y"]) for bar in root.iter(f"{SVG}rect")})[1:]
    lines = [float(span.attrib["y"]) for span in root.iter(f"{SVG}tspan")]
    axis = next(path.attrib["d"] for path in root.iter(f"{SVG}path"))
    parts = [(float(top), float(bottom)) for top, bottom in re.findall(r"M\S+ (\S+?)V([\d.]+)", axis)]
    assert len(parts) == len(bars) == len(rows)
    for top, bottom in parts:
        # A line of words reaches from its baseline some ten units up and three down.
        assert not [line for line in lines if line - 10 < bottom and line + 2 > top]
    for above, below in pairwise(bars):
        between = [line for line in lines if above < line < below]
        assert below - between[-1] < between[0] - 10 - (above + 11)


def test_a_law_without_effect_draws_no_axes_of_nothing() -> None:
    nobody = replace(
        example(),
        bands={band: it._replace(gain=0, lose=0) for band, it in example().bands.items()},
        groups=tuple(group._replace(measures=group.measures._replace(gain=0, lose=0)) for group in example().groups),
    )
    for language in LANGUAGES:
        sections = {section.id: section.blocks for section in compose(nobody, language).sections}
        for id_, drawings, said in (
            ("bands", 1, {"en": "Nobody gains or loses points.", "fr": "Personne ne gagne ni ne perd de points."}),
            ("groups", 0, {"en": "does anybody gain or lose points.", "fr": "personne ne gagne ni ne perd de points."}),
        ):
            assert len([block for block in sections[id_] if isinstance(block, Drawing)]) == drawings
            assert [block for block in sections[id_] if isinstance(block, Paragraph) and said[language] in block.text]


def test_what_is_handed_on_has_the_name_of_the_pool_and_not_where_it_lies(tmp_path: Path) -> None:
    folder = tmp_path / "client-of-mine"
    impact = replace(example(), pool=str(folder / "pool.csv"))
    assert "client-of-mine" not in page(impact, "en")
    assert "pool.csv, 2,000" in page(impact, "en")
    assert "client-of-mine" not in json.dumps(impactpicture._document(impact, "fr"))
    about = longtable.table(impact).schema.metadata
    assert about[b"express_entry.pool"] == b"pool.csv"
    assert not [value for value in about.values() if b"client-of-mine" in value]
    assert handed_on(replace(impact, pool="C:\\clients\\x\\pool.csv")).pool == "pool.csv"
    assert handed_on(replace(impact, pool="-")).pool == "-"


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
    assert {"en": "Nobody gains or loses points.", "fr": "Personne ne gagne ni ne perd de points."}[language] in text
    drawings = [block for section in report.sections for block in section.blocks if isinstance(block, Drawing)]
    assert len(drawings) == 2
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
