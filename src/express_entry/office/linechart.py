"""The drawing of where a round's line falls as the number of invitations changes, beside its table."""

from __future__ import annotations

from express_entry.law.text import Language
from express_entry.pool.prospect import Fallen, Prospect
from express_entry.reports.historycharts import Charted
from express_entry.reports.linedrawing import Stair, stair
from express_entry.reports.report import Drawing, Table
from express_entry.reports.typography import number

from . import roundwords as words
from .poolcharts import table
from .saying import NONE, said

BEYOND, LEAST = 5, 100
"""How far beyond the number looked at is drawn: half of it five times, and at least so many."""
ROWS = 12


def where_it_falls(found: Prospect, line: Fallen, language: Language) -> Charted:
    """The line for every number of invitations up to some way beyond the one that is looked at."""
    most = min(found.ranked, max(BEYOND * line.invited // 2, LEAST))
    drawn = Stair(
        found.reached,
        most,
        line.invited,
        line.cutoff,
        said(words.WHERE_MARK.of(many=line.invited, cutoff=line.cutoff), language) if line.cutoff is not None else "",
        said(words.ACROSS, language),
        said(words.UP, language),
    )
    alternative = words.WHERE_ALTERNATIVE.of(
        high=found.cutoff(1),
        low=found.cutoff(most),
        most=most,
        cutoff=NONE if line.cutoff is None else line.cutoff,
        many=line.invited,
    )
    wide, narrow = stair(drawn, language)
    drawing = Drawing(wide, narrow, said(alternative, language), said(words.WHERE_CAPTION, language))
    return Charted(
        "where",
        said(words.WHERE, language),
        (said(words.WHERE_TEXT, language),),
        drawing,
        _table(found, line, most, language),
    )


def _table(found: Prospect, line: Fallen, most: int, language: Language) -> Table:
    """Some round numbers of invitations, the one looked at among them, each with its line."""
    steps = {max(most * place // ROWS, 1) for place in range(1, ROWS + 1)}
    shown = sorted({*steps, *({line.invited} if line.invited else ())})
    heads = (words.TABLE_INVITATIONS, words.CUT_OFF, words.TABLE_TIED_IN, words.TABLE_TIED_OUT)
    rows = [[number(each, language) for each in _row(found, many)] for many in shown]
    return table("where", words.WHERE, heads, rows, language)


def _row(found: Prospect, many: int) -> tuple[int, int, int, int]:
    """A number of invitations, its line, and how many with that score are invited and left out."""
    before = 0
    for down_to, points in found.reached:
        if down_to >= many:
            return many, points, many - before, down_to - many
        before = down_to
    raise AssertionError
