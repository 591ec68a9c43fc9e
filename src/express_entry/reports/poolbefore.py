"""The pool that a round drew on, as it was published with it: candidates by band of scores, and where the line fell."""

from __future__ import annotations

from dataclasses import dataclass

from express_entry.history import NARROW_BANDS, Band, Distribution, Round
from express_entry.law import Language, Text
from express_entry.law.text import say_value

from .historydrawing import Columns, Layer, both
from .report import Cell, Column, Drawing, Row, Table
from .typography import number, typeset


@dataclass(frozen=True, slots=True)
class PoolBefore:
    """The distribution published with a round, drawn and as a table, with what must be known about it."""

    title: str
    said: tuple[str, ...]
    drawing: Drawing
    table: Table


def pool_before(pool: Distribution | None, round_: Round, language: Language) -> PoolBefore | None:
    """The pool before a round; None where no usable distribution was published with it."""
    if pool is None:
        return None

    def said(what: object) -> str:
        return typeset(say_value(what, language), language)

    bands = tuple(reversed(NARROW_BANDS))
    layers = tuple(
        Layer(said(name), tuple(pool.bands[band] if _place(band, round_) == place else 0 for band in bands))
        for place, name in enumerate((BELOW, AROUND, ABOVE))
    )
    above = sum(pool.bands[band] for band in bands if _place(band, round_) == 2)
    alternative = ALTERNATIVE.of(day=pool.as_of, total=pool.total, above=above, cut_off=round_.crs_cutoff)
    wide, narrow = both(Columns(tuple(map(_name, bands)), layers), language)
    told = (QUALITY.of(quality=pool.quality), NOT_ALL_ELIGIBLE, *(note.text for note in pool.notes))
    return PoolBefore(
        said(TITLE.of(day=pool.as_of)),
        tuple(map(said, told)),
        Drawing(wide, narrow, said(alternative), said(CAPTION.of(total=pool.total))),
        _table(pool, round_, language),
    )


def _place(band: Band, round_: Round) -> int:
    """0 for a band below the lowest score invited, 1 for the one it lies in, 2 for one above."""
    if band.high < round_.crs_cutoff:
        return 0
    return 1 if band.low <= round_.crs_cutoff else 2


def _table(pool: Distribution, round_: Round, language: Language) -> Table:
    def said(what: object) -> str:
        return typeset(say_value(what, language), language)

    names = (BELOW, AROUND, ABOVE)
    rows = [
        Row((Cell(_name(band)), Cell(number(pool.bands[band], language)), Cell(said(names[_place(band, round_)]))))
        for band in NARROW_BANDS
    ]
    rows.append(Row((Cell(said(ALL)), Cell(number(pool.total, language)), Cell(""))))
    columns = (Column(said(SCORES)), Column(said(CANDIDATES), right=True), Column(said(LINE), share=1))
    return Table("pool-before", said(TITLE.of(day=pool.as_of)), columns, tuple(rows))


def _name(band: Band) -> str:
    return f"{band.low}–{band.high}"


TITLE = Text("The pool on {day}, before the round", "Le bassin au {day}, avant la ronde")
CAPTION = Text(
    "{total} candidates by score; each column is a band of scores, of ten points from 401 to 500 and wider beyond.",
    "{total} candidats selon la note; chaque colonne est une tranche de notes, de dix points de 401 à 500 et plus "
    "large au-delà.",
)
ALTERNATIVE = Text(
    "The pool on {day}: {total} candidates, {above} of them in bands wholly above the lowest score invited, {cut_off}.",
    "Le bassin au {day} : {total} candidats, dont {above} dans des tranches entièrement au-dessus de la note la plus "
    "basse invitée, {cut_off}.",
)
QUALITY = Text("Distribution: {quality}.", "Répartition : {quality}.")
NOT_ALL_ELIGIBLE = Text(
    "Everybody in the pool is counted, whether the round ranked them or not.",
    "Tous ceux du bassin sont comptés, que la ronde les ait classés ou non.",
)
SCORES = Text("Scores", "Notes")
CANDIDATES = Text("Candidates", "Candidats")
LINE = Text("Lowest score invited", "Note la plus basse invitée")
BELOW = Text("Below it", "Au-dessous")
AROUND = Text("It lies in this band", "Elle est dans cette tranche")
ABOVE = Text("Above it", "Au-dessus")
ALL = Text("All", "Total")
