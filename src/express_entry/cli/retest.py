"""``express-entry retest``: the test of A11.2 at the invitation and at receipt, claimed beside accepted."""

from __future__ import annotations

import typer

from . import guide_review
from .command import Leaf
from .complete import CaseFile, CaseOn
from .options import Format, Lang, LawFile, Syntax, as_json, language_of, law_with
from .streams import new_page, write, write_json

app = typer.Typer(add_completion=False)


@app.command(cls=Leaf, help=guide_review.RETEST.en)
def retest(
    file: CaseFile,
    *,
    on: CaseOn = None,
    law: LawFile = None,
    form: Format = "text",
    lang: Lang = None,
    syntax: Syntax = None,
) -> None:
    """Print both tests, both answers and the exceptions, line by line; never a decision."""
    language, in_json, whole = language_of(lang), as_json(form), law_with(law)
    from express_entry.review.simulation import tested

    from .cases import case_at, receipt_of
    from .documents import syntax_named

    case = case_at(file, syntax_named(syntax))
    receipt = receipt_of(case, on)
    found, choice = tested(case, receipt, whole)
    if in_json:
        from express_entry.review.retestshape import as_retest

        write_json(as_retest(found, language, choice=choice, if_received=receipt.supposed))
        return
    from .render_retest import render

    page = new_page()
    render(page, found, choice, language, supposed=receipt.supposed)
    write(page.text)
