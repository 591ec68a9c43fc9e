"""Charts of the history: every amount is drawn where it belongs, with words that stand beside colours."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from express_entry.history import distributions, rounds
from express_entry.law.text import LANGUAGES, Language
from express_entry.reports.drawing import NARROW, WIDE
from express_entry.reports.historycharts import KINDS, cut_offs, invitations, kind_of, tie_breaks, waiting
from express_entry.reports.historydrawing import Areas, Chart, Cloud, Columns, Dot, Dots, Layer, draw

DAYS = (date(2024, 1, 1), date(2024, 7, 1), date(2025, 1, 1))
EXAMPLES: tuple[Chart, ...] = (
    Dots((Cloud("<b>&", 0, tuple(Dot(day, 100.0 * place, "a < b") for place, day in enumerate(DAYS))),)),
    Columns(("2024", "2025"), (Layer("low", (10, 0)), Layer("high", (30, 20)))),
    Areas(DAYS, (Layer("low", (10, 20, 30)), Layer("high", (5, 5, 5)))),
)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("chart", EXAMPLES)
def test_a_drawing_is_well_formed_whatever_its_words_and_stays_on_its_paper(chart: Chart, width: int) -> None:
    drawn = ET.fromstring(draw(chart, width, "fr"))  # noqa: S314 - drawn here
    height = float(drawn.attrib["viewBox"].split()[3])
    for text in drawn.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 <= float(text.attrib["x"]) <= width
        assert 0 <= float(text.attrib["y"]) <= height


def test_columns_are_as_high_as_their_amounts_and_stand_upon_one_another() -> None:
    drawn = draw(EXAMPLES[1], WIDE, "en")
    found = re.findall(r'<rect class="column s(\d) in" x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"', drawn)
    bars = [(int(kind), float(top), float(height)) for kind, top, height in found if float(height) != 12]
    assert [kind for kind, _, _ in bars] == [0, 1, 1], "nothing is drawn where there is nothing"
    (_, low_top, low), (_, high_top, high), (_, _, other) = bars
    assert high == pytest.approx(3 * low, abs=0.3)
    assert other == pytest.approx(2 * low, abs=0.3)
    assert high_top + high == pytest.approx(low_top, abs=0.2)


def test_layers_reach_from_the_one_below_to_their_sum() -> None:
    drawn = draw(EXAMPLES[2], WIDE, "en")
    low, high = (
        [float(y) for y in re.findall(r"[\d.]+ ([\d.]+)", path)]
        for path in re.findall(r'<path class="area a\d" d="M([^Z]+)Z', drawn)
    )
    assert low[:3] == list(reversed(high[3:])), "the upper layer begins where the lower one ends"
    unit = (low[0] - low[2]) / 20
    assert low[0] - high[0] == pytest.approx(5 * unit, abs=0.2)


def test_a_higher_amount_lies_higher_and_a_later_day_further_right() -> None:
    drawn = draw(EXAMPLES[0], WIDE, "en")
    signs = re.findall(r'<path class="sign s0" d="M([\d.]+) ([\d.]+)m', drawn)
    across, down = ([float(value) for value in values] for values in zip(*signs, strict=True))
    assert across == sorted(across)
    assert down == sorted(down, reverse=True)
    assert "&lt;b&gt;&amp;" in drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_round_and_every_day_is_in_its_chart_and_counted_in_its_table(language: Language) -> None:
    charts = (
        (cut_offs(rounds(), language), len(rounds())),
        (tie_breaks(rounds(), language), len([each for each in rounds() if each.tie_break])),
    )
    for chart, count in charts:
        assert len(re.findall(r'<path class="sign s\d" ', chart.drawing.wide)) == count
        cells = [cell.text for row in chart.table.rows for cell in row.cells[1:]]
        assert sum(int(found) for cell in cells for found in re.findall(r"\((\d+)\)$", cell)) == count
    years = invitations(rounds(), language).table.rows
    totals = [int(re.sub(r"\D", "", row.cells[-1].text)) for row in years]
    assert sum(totals) == sum(each.invitations for each in rounds())
    for row, total in zip(years, totals, strict=True):
        assert sum(int(re.sub(r"\D", "", cell.text)) for cell in row.cells[1:-1]) == total
    pool = waiting(distributions(), language).table
    assert {row.cells[0].text[:10] for row in pool.rows} <= {each.as_of.isoformat() for each in distributions()}
    assert len(pool.rows) == len({row.cells[0].text for row in pool.rows})


def test_every_round_is_of_a_kind_that_the_legend_names() -> None:
    kinds = {each.program_or_category: KINDS[kind_of(each)].en for each in rounds()}
    assert kinds["pnp"] == "Provincial nominees"
    assert kinds["cec"] == kinds["fst"] == "A federal program"
    assert kinds["french"] == "French-language category"
    assert kinds["stem"] == kinds["military"] == "Another category"
    assert kinds["no-program-specified"] == "Everybody"


def test_a_single_day_and_a_single_amount_can_be_drawn() -> None:
    alone = Dots((Cloud("one", 2, (Dot(DAYS[0], 500, ""),)),))
    assert draw(alone, NARROW, "en").count('class="sign s2"') == 1
