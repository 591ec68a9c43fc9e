"""``express-entry retest``: the test of A11.2 at the invitation and at receipt, claimed beside accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from express_entry.law.days import day_of

from . import guide_review
from .cases import Receipt, case_at, receipt_of
from .command import Leaf
from .complete import CaseFile, CaseOn
from .options import Format, Lang, LawFile, Syntax, as_json, language_of, law_with
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.law import Consolidation
    from express_entry.review import Case, Choice, Retest

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
    from .documents import syntax_named

    case = case_at(file, syntax_named(syntax))
    receipt = receipt_of(case, on)
    found, choice = _tested(case, receipt, whole)
    if in_json:
        from express_entry.review.retestshape import as_retest

        write_json(as_retest(found, language, choice=choice, if_received=receipt.supposed))
        return
    from .render_retest import render

    page = new_page()
    render(page, found, choice, language, supposed=receipt.supposed)
    write(page.text)


def _tested(case: Case, receipt: Receipt, whole: Consolidation) -> tuple[Retest, Choice | None]:
    from express_entry import review
    from express_entry.history import rounds
    from express_entry.review.case import A_ROUND, AFTER
    from express_entry.review.reading import refused

    terms = case.terms
    if terms is None:
        raise refused("round", None, A_ROUND)
    if receipt.at < terms.at:
        raise refused("received", receipt.at, AFTER.of(at=terms.at))
    times = review.Times(case.submitted, receipt.at, case.visa, case.deadline)
    facts = review.Facts(case.profile, case.accepted, case.at_receipt)
    found = review.retest(facts, terms=terms, times=times, law=whole)
    if not receipt.supposed:
        return found, None
    choice = review.choose(
        case.profile,
        terms=terms,
        submitted=case.submitted,
        on=day_of(receipt.at),
        deadline=case.deadline,
        rounds=rounds(),
        law=whole,
    )
    return found, choice
