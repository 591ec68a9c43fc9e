"""``express-entry pool round missed``: everybody whom a round missed, sought without knowing a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Language, Text

from . import guide_options, guide_pool
from .crowds import running
from .desks import cores, pool
from .options import Format, Lang, as_json, language_of, whole_number
from .page import Column
from .pool_round_shown import POINTS, PROFILE, PROGRAM, STATE, SUBMITTED, Number
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.pool.overlooked import Overlooked

Workers = Annotated[
    str | None, typer.Option("--workers", metavar=guide_options.HOW_MANY.en, help=guide_pool.PROCESSES.en)
]


def missed(number: Number, *, workers: Workers = None, form: Format = "text", lang: Lang = None) -> None:
    """Print whom a round missed, in the order of its ranking."""
    language, in_json = language_of(lang), as_json(form)
    many = cores() if workers is None else whole_number("--workers", workers, most=64)
    with pool("pool round missed"), running(language, printing=False) as told:
        from express_entry.pool.overlooked import overlooked

        looked_at = 0

        def progress(more: int) -> None:
            nonlocal looked_at
            looked_at += more
            told(looked_at, None, looked_at)

        found = sorted(
            overlooked(number, workers=many, progress=progress),
            key=lambda each: (-each.points, each.submitted, each.number),
        )
        if in_json:
            write_json([each.as_document() for each in found])
            return
        _render(number, found, language)


def _render(number: str, found: list[Overlooked], language: Language) -> None:
    from express_entry.pool.statewords import words_of_state

    page = new_page()
    if not found:
        page.say(NOBODY_MISSED.of(number=number).say(language))
    else:
        heads = [Column(text.say(language)) for text in (PROFILE, POINTS, SUBMITTED, PROGRAM, STATE)]
        page.table(
            heads,
            [
                (
                    each.number,
                    str(each.points),
                    each.submitted.isoformat(),
                    PROGRAM_NAMES[each.program].say(language),
                    words_of_state(each.state).say(language),
                )
                for each in found
            ],
        )
        if not all(each.invitable for each in found):
            page.say(NOT_ALL.say(language))
    write(page.text)


NOBODY_MISSED = Text(
    "Round {number} missed nobody, by the law as it is now held for its instant.",
    "La ronde {number} n'a oublié personne, selon le droit tel qu'il est tenu maintenant pour son instant.",
)
NOT_ALL = Text(
    "Whoever is not in the pool is first put back there (pool restore), or has answered for themselves since.",
    "Qui n'est pas dans le bassin y est d'abord remis (pool restore), ou a agi de son côté depuis.",
)
