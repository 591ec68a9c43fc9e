"""A letter as one web page that asks nothing of anybody: its style and words are in it, scripts are not."""

from __future__ import annotations

from functools import cache
from importlib import resources

import jinja2
from markupsafe import Markup

from express_entry.reports.webpage import Paper

from .sheet import Block, Items, Paragraph, Quote, Sheet

_KINDS: dict[type[Block], str] = {Paragraph: "paragraph", Quote: "quote", Items: "items"}


def letterpage(sheet: Sheet, paper: Paper = "letter") -> str:
    """The page; ``paper`` is what it is printed on."""
    return _template().render(sheet=sheet, paper=paper, kind_of=_kind_of, style=_style())


def _kind_of(block: Block) -> str:
    return _KINDS[type(block)]


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, loader=jinja2.PackageLoader(__package__, "templates")
    )
    return environment.get_template("letter.html")


@cache
def _style() -> Markup:
    """The style of the package, markup as it stands."""
    text = (resources.files(__package__) / "templates" / "letter.css").read_text("utf-8")
    return Markup(text.rstrip())  # noqa: S704 - a file of the package
