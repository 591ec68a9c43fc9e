"""``express-entry categories``: the categories of a day, and the lists that an occupation is on."""

from __future__ import annotations

from typing import Annotated

import typer

from . import guide, guide_options
from .command import Leaf
from .options import Format, Lang, LawFile, On, as_json, language_of, law_with, on_day
from .streams import new_page, write, write_json

app = typer.Typer(add_completion=False)

Noc = Annotated[str | None, typer.Option("--noc", metavar=guide_options.CODE.en, help=guide_options.OCCUPATION.en)]


@app.command(cls=Leaf, help=guide.CATEGORIES.en)
def categories(on: On = None, noc: Noc = None, law: LawFile = None, form: Format = "text", lang: Lang = None) -> None:
    """Print the category versions in force, and whether an occupation is on the list of each."""
    language, in_json, day = language_of(lang), as_json(form), on_day(on)
    from . import listings, render_categories

    occupation = None if noc is None else listings.occupation_named("--noc", noc)
    in_force = law_with(law).on(day)
    if in_json:
        write_json([item.as_document(language) for item in listings.listings(in_force, occupation)])
        return
    page = new_page()
    render_categories.render(page, day, in_force, occupation, language)
    write(page.text)
