"""The pool in charts, each beside its table: by points, and day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate

from express_entry.history.distribution import NARROW_BANDS, Distribution
from express_entry.law.text import Language, Text
from express_entry.pages.words import DAY
from express_entry.reports.historycharts import Charted
from express_entry.reports.historydrawing import Columns, Layer, both
from express_entry.reports.report import Cell, Column, Drawing, Row, Table
from express_entry.reports.typography import number

from . import poolwords as words
from .saying import said


def by_points(bands: Distribution, language: Language) -> Charted:
    """How many have how many points, from the highest band down, and how many there are down to each."""
    names = [f"{band.low}–{band.high}" for band in NARROW_BANDS]
    amounts = [bands.bands[band] for band in NARROW_BANDS]
    most = max(range(len(names)), key=lambda place: amounts[place])
    alternative = words.BANDS_ALTERNATIVE.of(total=bands.total, band=names[most], most=amounts[most])
    # From the lowest to the highest, as an axis goes; bands are told by where they begin, since there is little room.
    ends = tuple(str(band.low) for band in reversed(NARROW_BANDS))
    chart = Columns(ends, (Layer(said(words.CANDIDATES, language), tuple(reversed(amounts))),))
    rows = [
        [name, number(many, language), number(down_to, language)]
        for name, many, down_to in zip(names, amounts, accumulate(amounts), strict=True)
    ]
    heads = (words.BAND, words.CANDIDATES, words.DOWN_TO)
    return Charted(
        "bands",
        said(words.BANDS, language),
        (said(words.BANDS_MEANING, language),),
        _drawing(chart, said(alternative, language), words.BANDS_CAPTION, language),
        table("bands", words.BANDS, heads, rows, language),
    )


def by_day(id_: str, title: Text, meaning: Text, days: Mapping[date, int], language: Language) -> Charted:
    """How many of something there are on each of some days."""
    most = max(days, key=lambda day: days[day])
    alternative = words.COLUMN_ALTERNATIVE.of(
        what=title, first=min(days), last=max(days), total=sum(days.values()), day=most, most=days[most]
    )
    names = tuple(f"{day:%m-%d}" for day in days)
    rows = [[day.isoformat(), number(many, language)] for day, many in days.items()]
    chart = Columns(names, (Layer(said(title, language), tuple(days.values())),))
    return Charted(
        id_,
        said(title, language),
        (said(meaning, language),),
        _drawing(chart, said(alternative, language), words.COLUMN_CAPTION, language),
        table(id_, title, (DAY, title), rows, language),
    )


def table(id_: str, caption: Text, heads: Sequence[Text], rows: Sequence[Sequence[str]], language: Language) -> Table:
    """A table whose first column says what a row is about, and the others how many there are."""
    columns = tuple(Column(said(head, language), right=place > 0) for place, head in enumerate(heads))
    return Table(id_, said(caption, language), columns, tuple(Row(tuple(map(Cell, row))) for row in rows))


def _drawing(chart: Columns, alternative: str, caption: Text, language: Language) -> Drawing:
    wide, narrow = both(chart, language)
    return Drawing(wide, narrow, alternative, said(caption, language))
