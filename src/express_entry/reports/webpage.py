"""The report as one web page that asks nothing of anybody: style, drawings and words are in it, scripts are not."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

import jinja2
from markupsafe import Markup, escape

from .report import Block, Bullets, Drawing, Paragraph, Report, Table

Paper = Literal["letter", "a4"]

SIGNS = {
    "met": Markup('<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M1.5 6.5l3 3 6-7"/></svg>'),
    "not_met": Markup('<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2 2l8 8M10 2l-8 8"/></svg>'),
    "unknown": Markup(
        '<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M3 3.5a3 2.7 0 1 1 3 3.4v1M6 10.7v.1"/></svg>'
    ),
}
"""The sign of a result; the words beside it say the same."""

_KINDS: dict[type[Block], str] = {Table: "table", Bullets: "bullets", Drawing: "drawing", Paragraph: "paragraph"}


def webpage(report: Report, paper: Paper = "letter") -> str:
    """The page; ``paper`` is what it is printed on."""
    return _template().render(report=report, paper=paper, kind_of=_kind_of, signs=SIGNS, style=_style(), drawn=drawn)


def _kind_of(block: Block) -> str:
    return _KINDS[type(block)]


def drawn(picture: str, alternative: str) -> Markup:
    """A drawing as the markup it is, with the words that stand for it; every word in it was escaped when drawn."""
    named = f'<svg role="img" aria-label="{escape(alternative)}" '
    return Markup(picture.replace("<svg ", named, 1))  # noqa: S704 - made by .drawing alone


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, loader=jinja2.PackageLoader(__package__, "templates")
    )
    return environment.get_template("report.html")


@cache
def _style() -> Markup:
    """The style of the package, markup as it stands; that of the drawings is shared with the pages of the service."""
    here = resources.files(__package__)
    texts = ((here / folder / name).read_text("utf-8") for folder, name in _STYLES)
    return Markup("".join(texts).rstrip())  # noqa: S704 - files of the package


_STYLES = (("templates", "report.css"), ("styles", "drawing.css"))
