"""``express-entry report``: one person's assessment as a page or a pdf to hand over."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from express_entry.law.text import Language, Text

from . import guide, guide_options
from .command import Leaf
from .documents import STANDARD_INPUT
from .faults import MOST_SHOWN_OF_A_NAME, BadInput, printable, quoted
from .options import (
    Lang,
    LawFile,
    On,
    Submitted,
    Syntax,
    language_of,
    law_with,
    on_day,
    one_of,
    submitted_at,
    whole_number,
)
from .streams import complain, write

if TYPE_CHECKING:
    from express_entry.reports.report import Report

app = typer.Typer(add_completion=False)

Kind = Literal["html", "pdf"]
KINDS: tuple[Kind, Kind] = ("html", "pdf")
PAPERS = ("letter", "a4")
EXTRA = "express-entry[reports]"
MOST_IN_A_NAME = 120
"""Characters of the name of a firm or a person."""

File = Annotated[
    str, typer.Argument(metavar=guide_options.FILE.en, help=guide_options.PROFILE_FILE.en, show_default=False)
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar=guide_options.FILE.en, help=guide_options.REPORT_FILE.en)
]
Form = Annotated[str | None, typer.Option("--format", metavar="html|pdf", help=guide_options.REPORT_FORMAT.en)]
Firm = Annotated[str, typer.Option("--firm", metavar=guide_options.NAME.en, help=guide_options.FIRM.en)]
Contact = Annotated[str, typer.Option("--contact", metavar=guide_options.WORD.en, help=guide_options.CONTACT.en)]
PreparedFor = Annotated[
    str, typer.Option("--prepared-for", metavar=guide_options.NAME.en, help=guide_options.PREPARED_FOR.en)
]
PreparedBy = Annotated[
    str, typer.Option("--prepared-by", metavar=guide_options.NAME.en, help=guide_options.PREPARED_BY.en)
]
PaperOption = Annotated[str, typer.Option("--paper", metavar="letter|a4", help=guide_options.PAPER.en)]
GoalScore = Annotated[
    str | None, typer.Option("--goal-score", metavar=guide_options.HOW_MANY.en, help=guide_options.GOAL_SCORE.en)
]


@app.command(cls=Leaf, help=guide.REPORT.en)
def report(
    file: File,
    *,
    output: Output = None,
    form: Form = None,
    on: On = None,
    submitted: Submitted = None,
    firm: Firm = "",
    contact: Contact = "",
    prepared_for: PreparedFor = "",
    prepared_by: PreparedBy = "",
    paper: PaperOption = "letter",
    goal_score: GoalScore = None,
    law: LawFile = None,
    lang: Lang = None,
    syntax: Syntax = None,
) -> None:
    """Write the report of one person, whole or not at all, and say where."""
    language, day, instant = language_of(lang), on_day(on), submitted_at(submitted)
    kind, where = _place(output, form, file, day, language)
    sheet: Literal["letter", "a4"] = "a4" if one_of("--paper", paper, PAPERS) == "a4" else "letter"
    whole = law_with(law)
    highest = whole.on(day).last_known.crs.maximum
    goal = None if goal_score is None else whole_number("--goal-score", goal_score, most=highest)
    names = {"--firm": firm, "--contact": contact, "--prepared-for": prepared_for, "--prepared-by": prepared_by}
    stated = {option: _one_line(option, name) for option, name in names.items()}
    require_extra()
    from express_entry.reports import findings as found
    from express_entry.reports.composition import compose
    from express_entry.reports.report import Letterhead

    from .documents import profile_at, syntax_named

    head = Letterhead(*stated.values())
    person = profile_at(file, syntax_named(syntax))
    findings = found.find(person, on=day, submitted=instant, law=whole, goal_score=goal)
    data, missing = _rendered(compose(findings, head, language), kind, sheet)
    put(data, where)
    if missing:
        complain(f"{NO_LETTERS.of(characters=' '.join(missing)).say(language)}\n")
    write(f"{_WRITTEN.of(file=str(where)).say(language)}\n")


def _rendered(made: Report, kind: Kind, paper: Literal["letter", "a4"]) -> tuple[bytes, str]:
    """The bytes of the file, and the characters that could not be shown in it."""
    if kind == "html":
        from express_entry.reports.webpage import webpage

        return webpage(made, paper).encode("utf-8"), ""
    from express_entry.reports.pdf import pdf

    return pdf(made, paper)


def _place(output: str | None, form: str | None, file: str, day: date, language: Language) -> tuple[Kind, Path]:
    """What is written, and where: as the name given says, else beside nobody's file in the folder at hand."""
    kind: Kind | None = None
    if form is not None:
        kind = "pdf" if one_of("--format", form, KINDS) == "pdf" else "html"
    if output is None:
        kind = kind or "html"
        stem = "report" if file == STANDARD_INPUT else Path(file).stem
        return kind, Path(f"{stem}-{day.isoformat()}.{language}.{kind}")
    ending = Path(output).suffix.lower().removeprefix(".")
    named: Kind | None = "html" if ending in ("html", "htm") else "pdf" if ending == "pdf" else None
    if (named is None and kind is None) or (named and kind and named != kind) or "\0" in output:
        raise BadInput(_NO_ENDING.of(value=quoted(output)))
    return named or kind or "html", Path(output)


def _one_line(option: str, value: str) -> str:
    """A name as typed, where it is one line that can be printed."""
    name = value.strip()
    if len(name) > MOST_IN_A_NAME or any(not letter.isprintable() for letter in name):
        raise BadInput(_NOT_A_NAME.of(option=option, value=quoted(value), most=str(MOST_IN_A_NAME)))
    return name


def require_extra() -> None:
    """The libraries that set a page and a pdf, or the name of the extra that brings them."""
    from importlib.util import find_spec

    missing = [name for name in ("jinja2", "typst") if find_spec(name) is None]
    if missing:
        raise BadInput(_NO_EXTRA.of(missing=missing, extra=EXTRA))


def put(data: bytes, where: Path) -> None:
    """Write a file whole, or not at all.

    :raises BadInput: where it cannot be written.
    """
    from express_entry.history.wholefile import write_whole

    try:
        write_whole(where.resolve(), [data], private=True)
    except OSError as error:
        shown = printable(str(where), MOST_SHOWN_OF_A_NAME)
        raise BadInput(_NOT_WRITTEN.of(file=shown, error=error.strerror or str(error))) from None


_WRITTEN = Text("Written: {file}", "Écrit : {file}")
NO_LETTERS = Text(
    "No font at hand has {characters}; the pdf shows □ in its place. The html page shows them wherever its reader "
    "has such a font.",
    "Aucune police disponible n'a {characters}; le pdf montre □ à leur place. La page html les montre là où son "
    "lecteur a une telle police.",
)
_NO_ENDING = Text(
    "--output: {value} does not say what to write, or not what --format says. Accepted: a name that ends in .html or "
    ".pdf.",
    "--output : {value} ne dit pas quoi écrire, ou pas ce que dit --format. Valeurs acceptées : un nom qui se termine "
    "par .html ou .pdf.",
)
_NOT_A_NAME = Text(
    "{option}: {value} cannot be used. Accepted: one line of at most {most} characters that can be printed.",
    "{option} : {value} ne peut pas être utilisé. Valeurs acceptées : une ligne d'au plus {most} caractères "
    "imprimables.",
)
_NO_EXTRA = Text(
    "reports need what is not installed ({missing}). Accepted: an installation with it, as by pip install '{extra}'.",
    "les rapports exigent ce qui n'est pas installé ({missing}). Valeurs acceptées : une installation qui le comprend, "
    "comme par pip install '{extra}'.",
)
_NOT_WRITTEN = Text(
    "--output: {file} cannot be written ({error}). Accepted: a name in a folder that is there and may be written to.",
    "--output : {file} ne peut pas être écrit ({error}). Valeurs acceptées : un nom dans un dossier qui existe et où "
    "l'on peut écrire.",
)
