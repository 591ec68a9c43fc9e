"""``express-entry rounds``: the published history of rounds of invitations."""

from __future__ import annotations

from typing import Annotated

import typer

from . import guide, rounds_feed
from .command import Branch, Leaf, asked_first
from .histories import From, history_from
from .options import Format, Lang, as_json, day_named, language_of, whole_number
from .streams import new_page, write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide.ROUNDS.en)

MOST = 100_000
"""The most rounds that ``--last`` asks for."""

Kind = Annotated[str | None, typer.Option("--type", metavar="general|program|category", help=guide.TYPE.en)]
Of = Annotated[str | None, typer.Option("--of", metavar=guide.SLUG.en, help=guide.OF.en)]
Since = Annotated[str | None, typer.Option("--since", metavar=guide.DAY.en, help=guide.SINCE.en)]
Until = Annotated[str | None, typer.Option("--until", metavar=guide.DAY.en, help=guide.UNTIL.en)]
Last = Annotated[str | None, typer.Option("--last", metavar=guide.HOW_MANY.en, help=guide.LAST.en)]
Number = Annotated[str, typer.Argument(metavar=guide.NUMBER.en, help=guide.ROUND_NUMBER.en, show_default=False)]


@app.command("list", cls=Leaf, help=guide.ROUNDS_LIST.en)
def list_rounds(
    *,
    kind: Kind = None,
    of: Of = None,
    since: Since = None,
    until: Until = None,
    last: Last = None,
    source: From = None,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Print the rounds of a type, for a program or category, in a period; or the last of them."""
    language, in_json = language_of(lang), as_json(form)
    first_day = None if since is None else day_named("--since", since)
    last_day = None if until is None else day_named("--until", until)
    most = None if last is None else whole_number("--last", last, most=MOST)
    from express_entry import history

    known = history_from(source).rounds
    found = history.select(known, kind=kind, program_or_category=of, since=first_day, until=last_day)[-(most or 0) :]
    if in_json:
        write_json([each.to_json() for each in found])
        return
    from .render_rounds import render_list

    page = new_page()
    render_list(page, found, language, known)
    write(page.text)


@app.command(cls=Leaf, help=guide.ROUNDS_SHOW.en)
def show(number: Number, source: From = None, form: Format = "text", lang: Lang = None) -> None:
    """Print one round, in figures and in words."""
    language, in_json = language_of(lang), as_json(form)
    from express_entry import history

    from . import render_rounds

    known = history_from(source)
    found = history.round_numbered(number, known.rounds)
    if in_json:
        write_json(render_rounds.round_document(found, known, language))
        return
    page = new_page()
    render_rounds.render_round(page, found, known, language)
    write(page.text)


app.command("import", cls=Leaf, help=guide.ROUNDS_IMPORT.en)(rounds_feed.import_rounds)
app.command("export", cls=Leaf, help=guide.ROUNDS_EXPORT.en)(rounds_feed.export_rounds)
app.command(cls=Leaf, help=guide.ROUNDS_PACKAGE.en)(rounds_feed.package)
