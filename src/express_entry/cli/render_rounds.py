"""Published rounds: as documents, and as pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from express_entry.history import (
    NARROW_BANDS,
    Distribution,
    Round,
    comparison,
    describe,
    distribution_with,
    title,
)
from express_entry.history.explain import instant_in_words
from express_entry.history.merging import History
from express_entry.history.sources import coverage
from express_entry.law.text import Language, Text

from .page import Cell, Column, Page, Row

_BAR = 40
"""Characters of the longest bar of a distribution."""


def round_document(found: Round, known: History, language: Language) -> dict[str, Any]:
    """A round in plain values: the contract's keys, then what it means in words, and the pool published with it."""
    pool = distribution_with(found.number, known.distributions)
    return {
        **found.to_json(),
        "title": title(found).say(language),
        "description": [reason.say(language) for reason in describe(found)],
        "comparison": [reason.say(language) for reason in comparison(found, among=known.rounds)],
        "distribution": None if pool is None else pool.to_json(),
    }


def render_list(page: Page, found: Sequence[Round], language: Language, known: Sequence[Round]) -> None:
    """Rounds, a line each, and how far the history reaches that they were found in."""
    if found:
        heads = [Column(NUMBER.say(language), right=True), Column(DATE.say(language))]
        heads += [Column(NAME.say(language), share=1), Column(INVITED.say(language), right=True)]
        heads += [Column(CUT_OFF.say(language), right=True), Column(TIE_BREAK.say(language))]
        page.table(heads, [_row(each, language) for each in found])
    else:
        page.say(NONE.say(language))
    page.blank()
    page.say(coverage(known).say(language), style="faint")


def _row(found: Round, language: Language) -> Row:
    tie_break = "–" if found.tie_break is None else found.tie_break.strftime("%Y-%m-%d %H:%M:%S")
    figures = [_count(found.invitations, language), _count(found.crs_cutoff, language), tie_break]
    return [found.number, found.date.isoformat(), title(found).say(language), *figures]


def render_round(page: Page, found: Round, known: History, language: Language) -> None:
    """A round in figures and words, with the pool that it was published with."""
    page.title(TITLE.of(number=found.number, day=found.date, name=title(found)).say(language))
    tie_break: Cell = "–" if found.tie_break is None else instant_in_words(found.tie_break).say(language)
    page.pairs(
        [
            (HELD.say(language), instant_in_words(found.instant).say(language)),
            (TYPE.say(language), found.round_type.say(language)),
            (INVITED.say(language), _count(found.invitations, language)),
            (CUT_OFF.say(language), _count(found.crs_cutoff, language)),
            (TIE_BREAK.say(language), tie_break),
        ]
    )
    page.blank()
    page.say(" ".join(reason.say(language) for reason in describe(found)))
    compared = comparison(found, among=known.rounds)
    if compared:
        page.heading(COMPARED.say(language))
        page.say(" ".join(reason.say(language) for reason in compared))
    _distribution(page, distribution_with(found.number, known.distributions), language)
    page.blank()
    page.say(coverage(known.rounds).say(language), style="faint")


def _distribution(page: Page, pool: Distribution | None, language: Language) -> None:
    if pool is None:
        page.heading(POOL_NONE.say(language))
        return
    page.heading(POOL.of(day=pool.as_of).say(language))
    page.say(QUALITY.of(quality=pool.quality).say(language), style="faint")
    most = max(pool.bands[band] for band in NARROW_BANDS) or 1
    rows: list[Row] = [
        [f"{band.low}–{band.high}", _count(pool.bands[band], language), "█" * round(_BAR * pool.bands[band] / most)]
        for band in NARROW_BANDS
    ]
    rows.append([TOTAL.say(language), _count(pool.total, language), ""])
    page.table([Column(SCORES.say(language)), Column(CANDIDATES.say(language), right=True), Column()], rows)
    for note in pool.notes:
        page.item(note.text.say(language))


def _count(number: int, language: Language) -> str:
    return COUNT.of(number=number).say(language)


NUMBER = Text("no.", "nº")
DATE = Text("date", "date")
NAME = Text("round", "ronde")
INVITED = Text("invitations", "invitations")
CUT_OFF = Text("lowest score", "note la plus basse")
TIE_BREAK = Text("tie-break (UTC)", "départage (UTC)")
NONE = Text("No published round is like that.", "Aucune ronde publiée ne correspond.")
TITLE = Text("Round {number} of {day} – {name}", "Ronde {number} du {day} – {name}")
HELD = Text("held on", "tenue le")
TYPE = Text("type", "type")
COMPARED = Text("Compared with the round before", "Par rapport à la ronde précédente")
POOL = Text("The pool on {day}, before the round", "Le bassin au {day}, avant la ronde")
POOL_NONE = Text(
    "No usable distribution of the pool was published with it",
    "Aucune répartition utilisable du bassin n'a été publiée avec elle",
)
QUALITY = Text("Distribution: {quality}.", "Répartition : {quality}.")
SCORES = Text("scores", "notes")
CANDIDATES = Text("candidates", "candidats")
TOTAL = Text("all", "total")
COUNT = Text("{number}", "{number}")
