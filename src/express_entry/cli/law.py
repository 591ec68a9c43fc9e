"""``express-entry law``: the law as dated tables, what changed in it, and what is not known."""

from __future__ import annotations

from typing import Annotated

import typer

from . import guide, guide_options, law_impact
from .command import Branch, Leaf, asked_first
from .options import Format, Lang, LawFile, On, as_json, day_named, language_of, law_with, on_day
from .streams import new_page, write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide.LAW.en)

TableId = Annotated[
    str | None, typer.Argument(metavar=guide_options.TABLE.en, help=guide_options.TABLE_ID.en, show_default=False)
]
FromDay = Annotated[
    str, typer.Argument(metavar=guide_options.DAY.en, help=guide_options.FROM_DAY.en, show_default=False)
]
ToDay = Annotated[str, typer.Argument(metavar=guide_options.DAY.en, help=guide_options.TO_DAY.en, show_default=False)]


@app.command(cls=Leaf, help=guide.LAW_SHOW.en)
def show(table: TableId = None, on: On = None, law: LawFile = None, form: Format = "text", lang: Lang = None) -> None:
    """Print the tables in force on a day, or one table with its whole history."""
    language, in_json, day = language_of(lang), as_json(form), on_day(on)
    from . import law_documents, render_law

    whole = law_with(law)
    in_force = whole.on(day)
    found = None if table is None else law_documents.table_named(whole, table)
    if in_json and found is None:
        write_json(law_documents.law_document(in_force, day, language))
    elif in_json and found is not None:
        write_json(law_documents.table_document(found, day, whole, language))
    else:
        page = new_page()
        if found is None:
            render_law.render_tables(page, in_force, day, language)
        else:
            render_law.render_table(page, found, day, whole, language)
        write(page.text)


@app.command(cls=Leaf, help=guide.LAW_DIFF.en)
def diff(first: FromDay, other: ToDay, law: LawFile = None, form: Format = "text", lang: Lang = None) -> None:
    """Print every table that differs between two days, and what differs in it."""
    language, in_json = language_of(lang), as_json(form)
    days = day_named(guide_options.DAY.say(language), first), day_named(guide_options.DAY.say(language), other)
    from express_entry.law.differences import compared

    from . import law_changes, render_law

    comparison = compared(law_with(law), *days)
    if in_json:
        write_json(law_changes.as_document(comparison, language))
        return
    page = new_page()
    render_law.render_comparison(page, comparison, language)
    write(page.text)


app.command("impact", cls=Leaf, help=guide.LAW_IMPACT.en)(law_impact.impact)


@app.command(cls=Leaf, help=guide.LAW_GAPS.en)
def gaps(law: LawFile = None, form: Format = "text", lang: Lang = None) -> None:
    """Print every change of the law that is known and whose values are not."""
    language, in_json = language_of(lang), as_json(form)
    from . import law_documents, render_law

    whole = law_with(law)
    if in_json:
        write_json([law_documents.gap_document(gap, language) for gap in whole.gaps])
        return
    page = new_page()
    render_law.render_gaps(page, whole, language)
    write(page.text)


@app.command(cls=Leaf, help=guide.LAW_CHECK.en)
def check(law: LawFile = None, form: Format = "text", lang: Lang = None) -> None:
    """Print what is wrong with the tables and what is worth knowing; exit code 2 where anything is wrong."""
    language, in_json = language_of(lang), as_json(form)
    from express_entry.law.integrity import findings

    from . import law_documents, render_law

    found = findings(law_with(law))
    if in_json:
        write_json([law_documents.finding_document(each, language) for each in found])
    else:
        page = new_page()
        render_law.render_findings(page, found, language)
        write(page.text)
    if any(each.severity == "error" for each in found):
        raise typer.Exit(2)
