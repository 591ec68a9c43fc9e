"""``express-entry rounds``: the published history of rounds of invitations."""

from __future__ import annotations

from typing import Annotated

import typer

from . import guide
from .command import Branch, Leaf, asked_first
from .options import (
    Format,
    Lang,
    LawFile,
    On,
    Submitted,
    Syntax,
    as_json,
    day_named,
    language_of,
    law_with,
    on_day,
    submitted_at,
    whole_number,
)
from .streams import new_page, write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide.ROUNDS.en)

MOST = 100_000
"""The most rounds that ``--last`` asks for."""

Kind = Annotated[str | None, typer.Option("--type", metavar="general|program|category", help=guide.TYPE.en)]
Of = Annotated[str | None, typer.Option("--of", metavar=guide.SLUG.en, help=guide.OF.en)]
Since = Annotated[str | None, typer.Option("--since", metavar=guide.DAY.en, help=guide.SINCE.en)]
Until = Annotated[str | None, typer.Option("--until", metavar=guide.DAY.en, help=guide.UNTIL.en)]
Last = Annotated[str | None, typer.Option("--last", metavar=guide.HOW_MANY.en, help=guide.LAST.en)]
Every = Annotated[bool, typer.Option("--all", help=guide.EVERY_ROUND.en)]
File = Annotated[str, typer.Argument(metavar=guide.FILE.en, help=guide.PROFILE_FILE.en, show_default=False)]
Number = Annotated[str, typer.Argument(metavar=guide.NUMBER.en, help=guide.ROUND_NUMBER.en, show_default=False)]


@app.command("list", cls=Leaf, help=guide.ROUNDS_LIST.en)
def list_rounds(
    kind: Kind = None,
    of: Of = None,
    since: Since = None,
    until: Until = None,
    last: Last = None,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Print the rounds of a type, for a program or category, in a period; or the last of them."""
    language, in_json = language_of(lang), as_json(form)
    first_day = None if since is None else day_named("--since", since)
    last_day = None if until is None else day_named("--until", until)
    most = None if last is None else whole_number("--last", last, most=MOST)
    from express_entry import history

    found = history.select(history.rounds(), kind=kind, program_or_category=of, since=first_day, until=last_day)[
        -(most or 0) :
    ]
    if in_json:
        write_json([each.to_json() for each in found])
        return
    from .render_rounds import render_list

    page = new_page()
    render_list(page, found, language)
    write(page.text)


@app.command(cls=Leaf, help=guide.ROUNDS_SHOW.en)
def show(number: Number, form: Format = "text", lang: Lang = None) -> None:
    """Print one round, in figures and in words."""
    language, in_json = language_of(lang), as_json(form)
    from express_entry import history

    from . import render_rounds

    found = history.round_numbered(number)
    if in_json:
        write_json(render_rounds.round_document(found, language))
        return
    page = new_page()
    render_rounds.render_round(page, found, language)
    write(page.text)


@app.command(cls=Leaf, help=guide.ROUNDS_MATCH.en)
def match(
    file: File,
    *,
    on: On = None,
    submitted: Submitted = None,
    kind: Kind = None,
    of: Of = None,
    since: Since = None,
    until: Until = None,
    every: Every = False,
    law: LawFile = None,
    form: Format = "text",
    lang: Lang = None,
    syntax: Syntax = None,
) -> None:
    """Print which rounds would have invited a person as they stood, and in which the score of a day would do."""
    language, in_json, day, instant = language_of(lang), as_json(form), on_day(on), submitted_at(submitted)
    first_day = None if since is None else day_named("--since", since)
    last_day = None if until is None else day_named("--until", until)
    from express_entry import history
    from express_entry.assessment.pastrounds import past_rounds

    from .documents import profile_at, syntax_named

    chosen = history.select(history.rounds(), kind=kind, program_or_category=of, since=first_day, until=last_day)
    profile = profile_at(file, syntax_named(syntax))
    past = past_rounds(profile, on=day, submitted=instant, law=law_with(law), rounds=chosen)
    if in_json:
        from express_entry.assessment.roundshape import as_matches

        write_json(as_matches(past, language, everything=every))
        return
    from .render_past import render_matches

    page = new_page()
    render_matches(page, past, language, everything=every)
    write(page.text)
