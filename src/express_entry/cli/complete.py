"""``express-entry complete``: what would be returned, and apart from it what an officer may doubt."""

from __future__ import annotations

from typing import Annotated

import typer

from . import guide_options, guide_review
from .command import Leaf
from .faults import IN_PART
from .options import Format, Lang, LawFile, Syntax, as_json, language_of, law_with
from .streams import new_page, write, write_json

app = typer.Typer(add_completion=False)

CaseFile = Annotated[
    str, typer.Argument(metavar=guide_options.FILE.en, help=guide_review.CASE_FILE.en, show_default=False)
]
CaseOn = Annotated[str | None, typer.Option("--on", metavar=guide_options.DAY.en, help=guide_review.CASE_ON.en)]


@app.command(cls=Leaf, help=guide_review.COMPLETE.en)
def complete(
    file: CaseFile,
    *,
    on: CaseOn = None,
    law: LawFile = None,
    form: Format = "text",
    lang: Lang = None,
    syntax: Syntax = None,
) -> None:
    """Print everything that is missing, and the doubts in a part of their own."""
    language, in_json, whole = language_of(lang), as_json(form), law_with(law)
    from express_entry.review.simulation import checked

    from .cases import case_at, receipt_of
    from .documents import syntax_named

    case = case_at(file, syntax_named(syntax))
    receipt = receipt_of(case, on)
    found, doubts = checked(case, receipt, whole)
    if in_json:
        from express_entry.review.shapes import as_completeness

        write_json(as_completeness(found, doubts, language, if_received=receipt.supposed))
    else:
        from .render_complete import render

        page = new_page()
        render(page, found, doubts, language, supposed=receipt.supposed)
        write(page.text)
    if found.complete is not True:
        raise typer.Exit(IN_PART)
