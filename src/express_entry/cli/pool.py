"""``express-entry pool``: a pool as its operators run it."""

from __future__ import annotations

from typing import Annotated

import typer

from . import (
    guide_options,
    guide_pool,
    pool_bars,
    pool_demo,
    pool_loading,
    pool_outcomes,
    pool_records,
    pool_round,
    pool_shown,
)
from .command import Branch, Leaf, asked_first
from .desks import SYSTEM, cores, desk
from .desks import pool as the_pool
from .faults import BadInput, quoted
from .options import Format, Lang, as_json, instant_named, language_of, whole_number
from .streams import new_page, write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide_pool.POOL.en)
app.command("load", cls=Leaf, help=guide_pool.POOL_LOAD.en)(pool_loading.load)
app.command("demo", cls=Leaf, help=guide_pool.POOL_DEMO.en)(pool_demo.demo)
app.command("status", cls=Leaf, help=guide_pool.POOL_STATUS.en)(pool_shown.status)
app.command("show", cls=Leaf, help=guide_pool.POOL_SHOW.en)(pool_shown.show)
app.command("record", cls=Leaf, help=guide_pool.POOL_RECORD.en)(pool_records.record)
app.command("corrections", cls=Leaf, help=guide_pool.POOL_CORRECTIONS.en)(pool_outcomes.corrections)
app.command("restore", cls=Leaf, help=guide_pool.POOL_RESTORE.en)(pool_outcomes.restore)
app.command("extend", cls=Leaf, help=guide_pool.POOL_EXTEND.en)(pool_outcomes.extend)
app.add_typer(pool_round.app, name="round")
app.add_typer(pool_bars.app, name="bar")

At = Annotated[str | None, typer.Option("--at", metavar=guide_options.INSTANT.en, help=guide_pool.AT.en)]
Workers = Annotated[
    str | None, typer.Option("--workers", metavar=guide_options.HOW_MANY.en, help=guide_pool.PROCESSES.en)
]


@app.command(cls=Leaf, help=guide_pool.POOL_CLOCK.en)
def clock(at: At = None, workers: Workers = None, form: Format = "text", lang: Lang = None) -> None:
    """Run the clock, and print what it did."""
    language, in_json = language_of(lang), as_json(form)
    instant = None if at is None else instant_named("--at", at)
    processes = cores() if workers is None else whole_number("--workers", workers, most=64)
    with the_pool("pool clock"):
        from express_entry.api import repeats
        from express_entry.pool.audit import last_instant
        from express_entry.privacy import clock as of_all
        from express_entry.service import saving

        who = desk(SYSTEM, instant)
        last = last_instant()
        if instant is not None and (instant > desk().clock() or (last is not None and instant < last)):
            since = "-" if last is None else last.isoformat()
            raise BadInput(pool_shown.NO_SUCH_TIME.of(value=quoted(str(at)), since=since))
        saving.clear_left_behind()
        summary = of_all.run(who, workers=processes)
        repeats.sweep(summary.at)
        if in_json:
            write_json(pool_shown.clock_document(summary))
            return
        page = new_page()
        pool_shown.render_clock(page, summary, language)
        write(page.text)
