"""``express-entry assess``: one person on one day, explained."""

from __future__ import annotations

from typing import Annotated

import typer

from . import guide
from .command import Leaf
from .options import Format, Lang, LawFile, On, Submitted, Syntax, as_json, language_of, law_with, on_day, submitted_at
from .streams import new_page, write, write_json

app = typer.Typer(add_completion=False)

File = Annotated[str, typer.Argument(metavar=guide.FILE.en, help=guide.PROFILE_FILE.en, show_default=False)]


@app.command(cls=Leaf, help=guide.ASSESS.en)
def assess(
    file: File,
    on: On = None,
    law: LawFile = None,
    form: Format = "text",
    lang: Lang = None,
    syntax: Syntax = None,
    submitted: Submitted = None,
) -> None:
    """Assess a profile and print the result as a page or as the document of the profile contract."""
    language, in_json, day, instant = language_of(lang), as_json(form), on_day(on), submitted_at(submitted)
    from express_entry import assessment

    from .documents import profile_at, syntax_named

    profile, whole = profile_at(file, syntax_named(syntax)), law_with(law)
    result = assessment.assess(profile, on=day, law=whole.on(day))
    from express_entry import history
    from express_entry.assessment.pastrounds import in_the_last_year, past_rounds

    if in_json:
        from express_entry.assessment.roundshape import as_rounds

        past = past_rounds(profile, on=day, submitted=instant, law=whole)
        write_json(assessment.as_document(result, language, rounds=as_rounds(past)))
        return
    from .render_assess import render

    year = in_the_last_year(history.rounds(), day)
    page = new_page()
    render(page, result, language, past_rounds(profile, on=day, submitted=instant, law=whole, rounds=year))
    write(page.text)
