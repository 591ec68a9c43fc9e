"""``express-entry pool demo``: an empty pool filled with invented candidates, to try everything on."""

from __future__ import annotations

from typing import Annotated

import typer

from express_entry.law.text import Text

from . import guide_options, guide_pool
from .crowds import running
from .desks import cores, desk, pool
from .faults import BadInput
from .options import Lang, language_of, whole_number
from .streams import write

Size = Annotated[str, typer.Option("--size", metavar=guide_options.HOW_MANY.en, help=guide_pool.DEMO_SIZE.en)]
IfEmpty = Annotated[bool, typer.Option("--if-empty", help=guide_pool.DEMO_IF_EMPTY.en)]
MOST = 250_000


def demo(size: Size = "20000", *, if_empty: IfEmpty = False, lang: Lang = None) -> None:
    """Fill the pool, and print what is in it and what to do next."""
    language = language_of(lang)
    many = whole_number("--size", size, most=MOST)
    with pool("pool demo"):
        from express_entry.pool import clock
        from express_entry.pool import demo as of_pool
        from express_entry.pool.loading import load

        if not of_pool.is_free():
            if if_empty:
                return
            raise BadInput(_NOT_EMPTY.of())
        who = desk()
        with running(language, printing=False) as told:
            done = 0

            def progress(more: int) -> None:
                nonlocal done
                done += more
                told(done, many, done)

            found = load(who, of_pool.records(who.clock(), many), workers=cores(), progress=progress)
        clock.run(who)
        of_pool.prepare_round(who)
    write(f"{_DONE.of(many=found.states['in_pool'], number=of_pool.NUMBER).say(language)}\n")


_NOT_EMPTY = Text(
    "the pool is not empty. Accepted: a data folder of its own for the demo (EXPRESS_ENTRY_DATA).",
    "le bassin n'est pas vide. Accepté : un dossier de données à part pour la démonstration (EXPRESS_ENTRY_DATA).",
)
_DONE = Text(
    "In the pool: {many} invented candidates. The round {number} is authorised and waits: pool round preview {number}.",
    "Dans le bassin : {many} candidats inventés. La ronde {number} est autorisée et attend : pool round preview "
    "{number}.",
)
