"""``express-entry assess``: one person on one day, explained; or a caseload as one table."""

from __future__ import annotations

import typer

from . import guide
from .caseloads import Dates, Files, Output, Rejects, Sheet, TableFormat, answer, caseload_of
from .command import Leaf
from .options import Lang, LawFile, On, Syntax, language_of, law_with, on_day
from .streams import new_page, write, write_json

app = typer.Typer(add_completion=False)


@app.command(cls=Leaf, help=guide.ASSESS.en)
def assess(
    files: Files,
    *,
    on: On = None,
    law: LawFile = None,
    output: Output = None,
    rejects: Rejects = None,
    form: TableFormat = None,
    lang: Lang = None,
    sheet: Sheet = None,
    dates: Dates = None,
    syntax: Syntax = None,
) -> None:
    """Assess a profile and print the result as a page or as the document of the profile contract; many as a table."""
    asked = caseload_of(
        files, language_of(lang), form=form, output=output, rejects=rejects, sheet=sheet, dates=dates, syntax=syntax
    )
    day = on_day(on)
    from express_entry import assessment

    in_force = law_with(law).on(day)
    if not asked.is_one:
        from express_entry.assessment.overview import assessment_table

        from .render_many import render_assessments

        answer(asked, assessment_table(day, in_force), render_assessments)
        return
    from .documents import profile_at, syntax_named

    result = assessment.assess(profile_at(files[0], syntax_named(syntax)), on=day, law=in_force)
    if asked.form == "json":
        write_json(assessment.as_document(result, asked.language))
        return
    from .render_assess import render

    page = new_page()
    render(page, result, asked.language)
    write(page.text)
