"""``express-entry assess``: one person on one day, explained."""

from __future__ import annotations

from typing import Annotated

import typer

from . import guide
from .command import Leaf
from .options import Format, Lang, LawFile, On, Syntax, as_json, language_of, law_with, on_day
from .streams import new_page, write, write_json

app = typer.Typer(add_completion=False)

File = Annotated[str, typer.Argument(metavar=guide.FILE.en, help=guide.PROFILE_FILE.en, show_default=False)]


@app.command(cls=Leaf, help=guide.ASSESS.en)
def assess(
    file: File, on: On = None, law: LawFile = None, form: Format = "text", lang: Lang = None, syntax: Syntax = None
) -> None:
    """Assess a profile and print the result as a page or as the document of the profile contract."""
    language, in_json, day = language_of(lang), as_json(form), on_day(on)
    from express_entry import assessment
    from express_entry.profile import warnings

    from .documents import profile_at, syntax_named

    written = syntax_named(syntax)
    in_force = law_with(law).on(day)
    profile = profile_at(file, written)
    result = assessment.assess(profile, on=day, law=in_force)
    doubts = warnings(profile)
    if in_json:
        from .render_profile import problem_document

        told = [problem_document(each, language) for each in doubts]
        write_json({**assessment.as_document(result, language), "warnings": told})
        return
    from .render_assess import render

    page = new_page()
    render(page, result, language, doubts)
    write(page.text)
