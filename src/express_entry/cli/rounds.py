"""``express-entry rounds``: the published history of rounds of invitations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law import Consolidation, Text

from . import guide, guide_options, rounds_feed
from .caseloads import (
    Caseload,
    Dates,
    Files,
    Output,
    Rejects,
    Sheet,
    TableFormat,
    answer,
    caseload_of,
    not_of_many,
)
from .command import Branch, Leaf, asked_first
from .faults import BadInput
from .histories import From, history_from
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

if TYPE_CHECKING:
    from express_entry.history import Round

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide.ROUNDS.en)

MOST = 100_000
"""The most rounds that ``--last`` asks for."""

Kind = Annotated[str | None, typer.Option("--type", metavar="general|program|category", help=guide_options.TYPE.en)]
Of = Annotated[str | None, typer.Option("--of", metavar=guide_options.SLUG.en, help=guide_options.OF.en)]
Since = Annotated[str | None, typer.Option("--since", metavar=guide_options.DAY.en, help=guide_options.SINCE.en)]
Until = Annotated[str | None, typer.Option("--until", metavar=guide_options.DAY.en, help=guide_options.UNTIL.en)]
Last = Annotated[str | None, typer.Option("--last", metavar=guide_options.HOW_MANY.en, help=guide_options.LAST.en)]
Every = Annotated[bool, typer.Option("--all", help=guide_options.EVERY_ROUND.en)]
Number = Annotated[
    str, typer.Argument(metavar=guide_options.NUMBER.en, help=guide_options.ROUND_NUMBER.en, show_default=False)
]


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


@app.command(cls=Leaf, help=guide.ROUNDS_MATCH.en)
def match(
    files: Files,
    *,
    on: On = None,
    submitted: Submitted = None,
    kind: Kind = None,
    of: Of = None,
    since: Since = None,
    until: Until = None,
    every: Every = False,
    law: LawFile = None,
    source: From = None,
    output: Output = None,
    rejects: Rejects = None,
    form: TableFormat = None,
    lang: Lang = None,
    sheet: Sheet = None,
    dates: Dates = None,
    syntax: Syntax = None,
) -> None:
    """Print which rounds would have invited a person as they stood, and in which the score of a day would do."""
    asked = caseload_of(
        files, language_of(lang), form=form, output=output, rejects=rejects, sheet=sheet, dates=dates, syntax=syntax
    )
    day, instant = on_day(on), submitted_at(submitted)
    first_day = None if since is None else day_named("--since", since)
    last_day = None if until is None else day_named("--until", until)
    from express_entry import history

    known = history_from(source).rounds

    def chosen(first: date | None) -> Sequence[Round]:
        return history.select(known, kind=kind, program_or_category=of, since=first, until=last_day)

    if asked.is_one:
        _match_one(asked, day, instant, law_with(law), chosen(first_day), every=every)
        return
    not_of_many("--submitted", instant is not None)
    not_of_many("--all", every)
    from express_entry.assessment.pastrounds import in_the_last_year
    from express_entry.assessment.roundsoverview import rounds_table

    from .render_many import render_rounds

    found = chosen(first_day)
    if first_day is None and last_day is None:
        found = in_the_last_year(found, day)
    if not found:
        raise BadInput(_NO_ROUNDS.of())
    answer(asked, rounds_table(day, law_with(law), found), render_rounds)


def _match_one(
    asked: Caseload,
    day: date,
    instant: datetime | None,
    law: Consolidation,
    rounds: Sequence[Round],
    *,
    every: bool,
) -> None:
    from express_entry.assessment.pastrounds import past_rounds

    from .documents import profile_at, syntax_named

    profile = profile_at(asked.files[0], syntax_named(asked.syntax))
    past = past_rounds(profile, on=day, submitted=instant, law=law, rounds=rounds)
    if asked.form == "json":
        from express_entry.assessment.roundshape import as_matches

        write_json(as_matches(past, asked.language, everything=every))
        return
    from .render_past import render_matches

    page = new_page()
    render_matches(page, past, asked.language, everything=every)
    write(page.text)


_NO_ROUNDS = Text(
    "no published round is like that. Accepted: --since, --until, --type and --of that leave at least one; without a "
    "day, the twelve months up to --on.",
    "aucune ronde publiée ne correspond. Valeurs acceptées : --since, --until, --type et --of qui en laissent au moins "
    "une; sans date, les douze mois jusqu'à --on.",
)

app.command("import", cls=Leaf, help=guide.ROUNDS_IMPORT.en)(rounds_feed.import_rounds)
app.command("export", cls=Leaf, help=guide.ROUNDS_EXPORT.en)(rounds_feed.export_rounds)
app.command(cls=Leaf, help=guide.ROUNDS_PACKAGE.en)(rounds_feed.package)
