"""``express-entry noc``: finding an occupation, and what it means for Express Entry."""

from __future__ import annotations

from typing import Annotated

import typer

from . import guide, guide_options
from .command import Branch, Leaf, asked_first
from .options import (
    Format,
    Lang,
    LawFile,
    On,
    as_json,
    edition_named,
    language_of,
    law_with,
    on_day,
    whole_number,
)
from .streams import new_page, write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide.NOC.en)

MOST = 1000
"""The most occupations that a search gives: more than either edition has."""

Words = Annotated[
    list[str], typer.Argument(metavar=guide_options.WORD.en, help=guide_options.SEARCHED.en, show_default=False)
]
Limit = Annotated[str, typer.Option("--limit", metavar=guide_options.HOW_MANY.en, help=guide_options.LIMIT.en)]
WhichEdition = Annotated[str, typer.Option("--edition", metavar="2021|2016", help=guide_options.EDITION.en)]
Code = Annotated[
    str, typer.Argument(metavar=guide_options.CODE.en, help=guide_options.OCCUPATION.en, show_default=False)
]


@app.command(cls=Leaf, help=guide.NOC_SEARCH.en)
def search(
    words: Words, limit: Limit = "10", edition: WhichEdition = "2021", form: Format = "text", lang: Lang = None
) -> None:
    """Print the occupations that words or digits find, likeliest first."""
    language, in_json = language_of(lang), as_json(form)
    most, which = whole_number("--limit", limit, most=MOST), edition_named(edition)
    from express_entry.law import occupations

    from . import render_noc

    wanted = " ".join(words)[: render_noc.LONGEST_SEARCH]
    found = occupations.search(wanted, language, most, which)
    if in_json:
        write_json([render_noc.occupation_document(each) for each in found])
        return
    page = new_page()
    render_noc.render_found(page, found, wanted, language)
    write(page.text)


@app.command(cls=Leaf, help=guide.NOC_SHOW.en)
def show(code: Code, on: On = None, law: LawFile = None, form: Format = "text", lang: Lang = None) -> None:
    """Print one occupation: level, counterparts, categories, whether a skilled trade."""
    language, in_json, day = language_of(lang), as_json(form), on_day(on)
    from . import listings, render_noc

    occupation = listings.occupation_named("CODE", code)
    in_force = law_with(law).on(day)
    if in_json:
        write_json(render_noc.show_document(occupation, day, in_force, language))
        return
    page = new_page()
    render_noc.render_occupation(page, occupation, day, in_force, language)
    write(page.text)
