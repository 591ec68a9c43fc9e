"""``express-entry checklist``: the documents of an application, at any time, for anybody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law import Law
from express_entry.law.text import Language, Text

from . import guide, guide_options
from .command import Leaf
from .documents import STANDARD_INPUT
from .extras import from_extra
from .faults import BadInput, quoted
from .options import Lang, LawFile, On, Syntax, day_named, language_of, law_with, on_day, one_of
from .report import PAPERS, File, PaperOption, put, require_extra
from .streams import complain, new_page, write, write_bytes

if TYPE_CHECKING:
    from express_entry.checklist import Checklist, Circumstances
    from express_entry.profile import Profile
    from express_entry.reports.webpage import Paper

app = typer.Typer(add_completion=False)

FORMATS = ("text", "json", "html", "pdf", "ics")
ENDINGS = {"txt": "text", "json": "json", "html": "html", "htm": "html", "pdf": "pdf", "ics": "ics"}
YES_OR_NO = {"yes": True, "no": False}
FACTS = ("represented", "releases_data", "names_differ")
ADOPTED, NOBODY = "adopted", "none"

Program = Annotated[str | None, typer.Option("--program", metavar="fsw|cec|fst|pnp", help=guide_options.FOR_PROGRAM.en)]
Category = Annotated[
    str | None, typer.Option("--category", metavar=guide_options.SLUG.en, help=guide_options.FOR_CATEGORY.en)
]
Invited = Annotated[str | None, typer.Option("--invited", metavar=guide_options.DAY.en, help=guide_options.INVITED.en)]
Know = Annotated[list[str], typer.Option("--know", metavar=guide_options.KNOWN_FACT.en, help=guide_options.KNOW.en)]
Have = Annotated[list[str], typer.Option("--have", metavar=guide_options.ITEM_DAY.en, help=guide_options.HAVE.en)]
Form = Annotated[
    str | None, typer.Option("--format", metavar="text|json|html|pdf|ics", help=guide_options.CHECKLIST_FORMAT.en)
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar=guide_options.FILE.en, help=guide_options.CHECKLIST_FILE.en)
]


@app.command(cls=Leaf, help=guide.CHECKLIST.en)
def checklist(
    file: File,
    *,
    on: On = None,
    program: Program = None,
    category: Category = None,
    invited: Invited = None,
    know: Know = [],  # noqa: B006 - the library reads the default and changes nothing
    have: Have = [],  # noqa: B006 - as above
    form: Form = None,
    output: Output = None,
    paper: PaperOption = "letter",
    law: LawFile = None,
    lang: Lang = None,
    syntax: Syntax = None,
) -> None:
    """Print the documents that a person and everybody on their form needs, or may need; or write them to a file."""
    language, day = language_of(lang), on_day(on)
    kind, where = _place(output, form, file, day, language)
    sheet: Paper = "a4" if one_of("--paper", paper, PAPERS) == "a4" else "letter"
    view = law_with(law).on(day)
    given = _circumstances(view, program, category, invited, know, have)
    if kind in ("html", "pdf"):
        require_extra()
    from express_entry.checklist import derive

    from .documents import profile_at, syntax_named

    profile = profile_at(file, syntax_named(syntax))
    found = derive(profile, view, on=day, circumstances=given)
    _must_be_there(found, have)
    data = _rendered(found, profile, kind, language, sheet, to_file=where is not None)
    if where is None:
        write_bytes(data) if kind == "ics" else write(data.decode("utf-8"))
        return
    put(data, where)
    write(f"{_WRITTEN.of(file=str(where)).say(language)}\n")


def _rendered(
    found: Checklist, profile: Profile, kind: str, language: Language, paper: Paper, *, to_file: bool
) -> bytes:
    """The list in a format, as bytes."""
    if kind == "json":
        from express_entry.checklist import checklist_document

        document = checklist_document(found, language)
        return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode()
    if kind == "ics":
        with from_extra("reports", "--format ics"):
            from express_entry.reports.checklistics import checklist_ics
            from express_entry.reports.ics import Options
        return checklist_ics(found, profile, stamped=datetime.now(UTC), options=Options(language))
    if kind in ("html", "pdf"):
        return _page_or_pdf(found, profile, kind, language, paper)
    from .page import Page
    from .render_checklist import render

    page = Page() if to_file else new_page()
    render(page, found, language)
    return page.text.encode()


def _page_or_pdf(found: Checklist, profile: Profile, kind: str, language: Language, paper: Paper) -> bytes:
    from express_entry.reports.checklistpage import compose_checklist
    from express_entry.reports.report import Letterhead

    made = compose_checklist(found, profile, Letterhead(), language)
    if kind == "html":
        from express_entry.reports.webpage import webpage

        return webpage(made, paper).encode()
    from express_entry.reports.pdf import pdf

    data, missing = pdf(made, paper)
    if missing:
        from .report import NO_LETTERS

        complain(f"{NO_LETTERS.of(characters=' '.join(missing)).say(language)}\n")
    return data


# ------------------------------------------------------------------------------------------------- what was asked for


def _circumstances(
    law: Law, program: str | None, category: str | None, invited: str | None, know: list[str], have: list[str]
) -> Circumstances:
    from express_entry.checklist import Circumstances
    from express_entry.law.programs import ever

    invited_on = None if invited is None else day_named("--invited", invited)
    if category is not None:
        of_round = law if invited_on is None else law.consolidation.on(invited_on)
        one_of("--category", category, tuple(of_round.categories))
    known = dict(_answer(item) for item in know)
    return Circumstances(
        program=None if program is None else one_of("--program", program, tuple(ever(law))),
        category=category,
        invited_on=invited_on,
        represented=_yes_or_no(known, "represented"),
        releases_data=_yes_or_no(known, "releases_data"),
        names_differ=_yes_or_no(known, "names_differ"),
        adopted=_children(known),
        issued=dict(_paper(item) for item in have),
    )


def _answer(typed: str) -> tuple[str, str]:
    """What ``--know`` states: ``represented=no``, ``adopted=child-1,child-2``, ``adopted=none``."""
    name, _, answer = typed.partition("=")
    if (name in FACTS and answer in YES_OR_NO) or (name == ADOPTED and answer):
        return name, answer
    raise BadInput(_NO_FACT.of(value=quoted(typed)))


def _yes_or_no(known: Mapping[str, str], name: str) -> bool | None:
    return YES_OR_NO[known[name]] if name in known else None


def _children(known: Mapping[str, str]) -> frozenset[str] | None:
    """The children who were adopted; None where nothing was said."""
    if ADOPTED not in known:
        return None
    return frozenset() if known[ADOPTED] == NOBODY else frozenset(known[ADOPTED].split(","))


def _paper(typed: str) -> tuple[str, date]:
    """What ``--have`` states: ``principal/photo=2026-11-01``."""
    name, sign, day = typed.partition("=")
    if not sign:
        raise BadInput(_NO_PAPER.of(value=quoted(typed)))
    return name, day_named("--have", day)


def _must_be_there(found: Checklist, have: list[str]) -> None:
    """A document or a child that is not on the list is a slip, not something to pass over."""
    ids = [item.id for item in found.items]
    for typed in have:
        one_of("--have", typed.partition("=")[0], ids)
    for child in found.circumstances.adopted or ():
        one_of(f"--know {ADOPTED}", child, [NOBODY, *(name for name in found.people if name.startswith("child-"))])


def _place(output: str | None, form: str | None, file: str, day: date, language: Language) -> tuple[str, Path | None]:
    """What is written, and where: None is standard output; a page or a pdf is named after the profile."""
    kind = None if form is None else one_of("--format", form, FORMATS)
    if output is None:
        kind = kind or "text"
        stem = "profile" if file == STANDARD_INPUT else Path(file).stem
        named = Path(f"{stem}-checklist-{day.isoformat()}.{language}.{kind}")
        return kind, named if kind in ("html", "pdf") else None
    said = ENDINGS.get(Path(output).suffix.lower().removeprefix("."))
    if (said is None and kind is None) or (said and kind and said != kind) or "\0" in output:
        raise BadInput(_NO_ENDING.of(value=quoted(output)))
    return kind or said or "text", Path(output)


_WRITTEN = Text("Written: {file}", "Écrit : {file}")
_NO_FACT = Text(
    "--know: {value} cannot be used. Accepted: represented, releases_data or names_differ with =yes or =no, and "
    "adopted=child-1 or adopted=none.",
    "--know : {value} ne convient pas. Valeurs acceptées : represented, releases_data ou names_differ avec =yes ou "
    "=no, et adopted=child-1 ou adopted=none.",
)
_NO_PAPER = Text(
    "--have: {value} cannot be used. Accepted: the id of a document in the list and its day, such as "
    "principal/photo=2026-11-01.",
    "--have : {value} ne convient pas. Valeurs acceptées : l'identifiant d'un document de la liste et sa date, comme "
    "principal/photo=2026-11-01.",
)
_NO_ENDING = Text(
    "--output: {value} does not say what to write, or not what --format says. Accepted: a name that ends in .txt, "
    ".json, .html, .pdf or .ics.",
    "--output : {value} ne dit pas quoi écrire, ou pas ce que dit --format. Valeurs acceptées : un nom qui se termine "
    "par .txt, .json, .html, .pdf ou .ics.",
)
