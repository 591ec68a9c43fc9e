"""``express-entry fees``: what an application costs, member by member."""

from __future__ import annotations

from typing import Annotated

import typer

from express_entry.law.text import Text

from . import guide_options, guide_review
from .command import Leaf
from .faults import BadInput
from .options import Format, Lang, LawFile, Syntax, as_json, day_named, instant_named, language_of, law_with
from .streams import new_page, write, write_json

app = typer.Typer(add_completion=False)

File = Annotated[
    str, typer.Argument(metavar=guide_options.FILE.en, help=guide_options.PROFILE_FILE.en, show_default=False)
]
Received = Annotated[
    str | None,
    typer.Option("--received", metavar=guide_options.INSTANT.en, help=guide_review.RECEIVED.en, show_default=False),
]
Paid = Annotated[str | None, typer.Option("--paid", metavar=guide_options.DAY.en, help=guide_review.PAID.en)]
Province = Annotated[
    str | None,
    typer.Option("--applied-to-province", metavar=guide_options.DAY.en, help=guide_review.APPLIED_TO_PROVINCE.en),
]


@app.command(cls=Leaf, help=guide_review.FEES.en)
def fees(
    file: File,
    *,
    received: Received = None,
    paid: Paid = None,
    applied_to_province: Province = None,
    law: LawFile = None,
    form: Format = "text",
    lang: Lang = None,
    syntax: Syntax = None,
) -> None:
    """Print each charge of an application, the totals, and what is repaid."""
    language, in_json = language_of(lang), as_json(form)
    if received is None:
        raise BadInput(_NO_RECEIPT.of())
    at = instant_named("--received", received)
    on = None if paid is None else day_named("--paid", paid)
    province = None if applied_to_province is None else day_named("--applied-to-province", applied_to_province)
    from express_entry.review import fees_of

    from .documents import profile_at, syntax_named

    whole = law_with(law)
    profile = profile_at(file, syntax_named(syntax))
    found = fees_of(profile, received=at, paid=on, applied_to_province=province, law=whole)
    if in_json:
        from express_entry.review.shapes import as_fees

        write_json(as_fees(found, language, law=whole))
        return
    from .render_fees import render

    page = new_page()
    render(page, found, whole, language)
    write(page.text)


_NO_RECEIPT = Text(
    "--received is missing: the processing fee is that of the instant of receipt. Accepted: an instant in UTC written "
    "YYYY-MM-DDTHH:MM:SSZ.",
    "il manque --received : les frais de traitement sont ceux de l'instant de réception. Valeurs acceptées : un "
    "instant en UTC écrit AAAA-MM-JJTHH:MM:SSZ.",
)
