"""``express-entry assess``: one person on one day, explained; or a caseload as one table."""

from __future__ import annotations

from datetime import date, datetime

import typer

from express_entry.law import Consolidation

from . import guide
from .caseloads import (
    Caseload,
    Dates,
    Files,
    Output,
    Rejects,
    Sheet,
    TableFormat,
    With,
    answer,
    caseload_of,
    not_of_many,
)
from .command import Leaf
from .histories import history_from
from .options import Lang, LawFile, On, Submitted, Syntax, language_of, law_with, on_day, submitted_at
from .streams import new_page, write, write_json

app = typer.Typer(add_completion=False)


@app.command(cls=Leaf, help=guide.ASSESS.en)
def assess(
    files: Files,
    *,
    on: On = None,
    submitted: Submitted = None,
    law: LawFile = None,
    further: With = None,
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
        files,
        language_of(lang),
        form=form,
        output=output,
        rejects=rejects,
        sheet=sheet,
        dates=dates,
        syntax=syntax,
        further=further,
    )
    day, instant, whole = on_day(on), submitted_at(submitted), law_with(law)
    if asked.is_one:
        _one(asked, day, instant, whole)
    else:
        not_of_many("--submitted", instant is not None)
        _many(asked, day, whole)


def _many(asked: Caseload, day: date, whole: Consolidation) -> None:
    from express_entry.assessment.overview import assessment_table
    from express_entry.assessment.pastrounds import in_the_last_year
    from express_entry.assessment.roundsoverview import invited_part, sufficient_part

    from .render_many import render_assessments

    year = in_the_last_year(history_from(None).rounds, day)
    parts = [sufficient_part(whole, year)]
    if "rounds" in asked.further:
        parts.insert(0, invited_part(day, whole, year))
    if "calendar" in asked.further:
        from express_entry.assessment.calendaroverview import next_change_part

        parts.insert(0, next_change_part(day, whole))
    answer(asked, assessment_table(day, whole.on(day), parts), render_assessments)


def _one(asked: Caseload, day: date, instant: datetime | None, whole: Consolidation) -> None:
    from express_entry import assessment
    from express_entry.profile import warnings

    from .documents import profile_at, syntax_named

    profile = profile_at(asked.files[0], syntax_named(asked.syntax))
    result = assessment.assess(profile, on=day, law=whole.on(day))
    doubts = warnings(profile)
    from express_entry.assessment.pastrounds import in_the_last_year, past_rounds

    if asked.form == "json":
        from express_entry.assessment.roundshape import as_rounds

        from .render_profile import problem_document

        past = past_rounds(profile, on=day, submitted=instant, law=whole, rounds=history_from(None).rounds)
        told = [problem_document(each, asked.language) for each in doubts]
        write_json({**assessment.as_document(result, asked.language, rounds=as_rounds(past)), "warnings": told})
        return
    from .render_assess import render

    year = in_the_last_year(history_from(None).rounds, day)
    page = new_page()
    past = past_rounds(profile, on=day, submitted=instant, law=whole, rounds=year)
    render(page, result, asked.language, past, doubts)
    write(page.text)
