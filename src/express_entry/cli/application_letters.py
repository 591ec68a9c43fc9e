"""``express-entry application letters``, ``read`` and ``calendar``: what was written to people, and what falls due."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from express_entry.law.text import Language, Text

from . import guide_letters as guide
from . import guide_options, guide_pool
from .desks import SYSTEM, As, desk, pool
from .faults import BadInput, quoted
from .options import Format, Lang, as_json, language_of, one_of
from .page import Column
from .report import NO_LETTERS, PAPERS, PaperOption, put, require_extra
from .streams import complain, new_page, write, write_bytes, write_json

if TYPE_CHECKING:
    from express_entry.letters import Letter, Sheet
    from express_entry.reports.webpage import Paper

FORMATS = ("text", "json", "html", "pdf")
ENDINGS = {"txt": "text", "json": "json", "html": "html", "htm": "html", "pdf": "pdf"}

Number = Annotated[str, typer.Argument(metavar=guide.NUMBER.en, help=guide.NUMBER_OF.en, show_default=False)]
LetterOf = Annotated[str, typer.Argument(metavar=guide.LETTER.en, help=guide.LETTER_OF.en, show_default=False)]
FormOf = Annotated[str | None, typer.Option("--format", metavar="text|json|html|pdf", help=guide.FORMAT.en)]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar=guide_options.FILE.en, help=guide.OUTPUT.en)]
CalendarFile = Annotated[
    str | None, typer.Option("--output", "-o", metavar=guide_options.FILE.en, help=guide.CALENDAR_OUTPUT.en)
]
Renew = Annotated[bool, typer.Option("--renew", help=guide.RENEW.en)]
Revoke = Annotated[bool, typer.Option("--revoke", help=guide.REVOKE.en)]
AsOrSystem = Annotated[str, typer.Option("--as", metavar=guide_pool.OFFICER.en, help=guide_pool.AS.en)]


def letters(number: Number, form: Format = "text", lang: Lang = None) -> None:
    """Print the letters of an application or a profile."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application letters"):
        from express_entry.correspondence.reading import listed

        found = [
            {
                "letter": each.key,
                "kind": each.kind.value,
                "title": each.title.say(language),
                "issued": each.issued.isoformat(),
                "facts": each.digest,
            }
            for each in listed(number)
        ]
    if in_json:
        write_json(found)
        return
    page = new_page()
    page.title(LETTERS.of(number=number).say(language))
    if not found:
        page.say(NONE.say(language))
    shown = [(each["letter"], each["issued"][:10], each["title"]) for each in found]
    page.table([Column(), Column(), Column(share=1)], shown)
    write(page.text)


def read(
    number: Number,
    letter: LetterOf,
    *,
    actor: As,
    form: FormOf = None,
    output: Output = None,
    paper: PaperOption = "letter",
    lang: Lang = None,
) -> None:
    """Open a letter."""
    language, (kind, where) = language_of(lang), _place(output, form)
    sheet: Paper = "a4" if one_of("--paper", paper, PAPERS) == "a4" else "letter"
    if kind in ("html", "pdf"):
        require_extra()
    with pool("application read"):
        from express_entry.correspondence.reading import open_letter

        found = open_letter(desk(actor), number, letter)
    data = _rendered(found, kind, language, sheet)
    if where is None:
        write(data.decode())
        return
    put(data, where)
    write(f"{_WRITTEN.of(file=str(where)).say(language)}\n")


def _rendered(letter: Letter, kind: str, language: Language, paper: Paper) -> bytes:
    from express_entry.letters import compose, written

    if kind == "json":
        return f"{written(letter)}\n".encode()
    sheet = compose(letter, language)
    if kind == "text":
        return _as_text(sheet).encode()
    if kind == "html":
        from express_entry.letters.page import letterpage

        return letterpage(sheet, paper).encode()
    from express_entry.letters.pdf import letter_pdf

    made, missing = letter_pdf(sheet, paper)
    if missing:
        complain(f"{NO_LETTERS.of(characters=' '.join(missing)).say(language)}\n")
    return made


def _as_text(sheet: Sheet) -> str:
    from express_entry.letters.sheet import Items, Paragraph, Quote

    page: Any = new_page()
    page.say(sheet.notice)
    page.title(sheet.title)
    page.pairs(list(sheet.facts))
    for block in sheet.blocks:
        match block:
            case Paragraph():
                page.say(block.text)
            case Quote():
                page.heading(block.caption)
                for line in block.lines:
                    page.item(line)
            case Items():
                page.heading(block.caption)
                page.table([Column(), Column(share=1), Column()], [tuple(row) for row in block.rows])
    for line in sheet.closing:
        page.say(line)
    return str(page.text)


def calendar(
    number: Number,
    *,
    actor: AsOrSystem = SYSTEM,
    renew: Renew = False,
    revoke: Revoke = False,
    output: CalendarFile = None,
    lang: Lang = None,
) -> None:
    """Write a person's deadlines as a calendar, or see to its secret address."""
    language = language_of(lang)
    if renew + revoke + (output is not None) > 1:
        raise BadInput(_ONE.of())
    with pool("application calendar"):
        from express_entry.correspondence import feeds
        from express_entry.correspondence.reading import person_of

        person, who = person_of(number), desk(actor)
        if revoke:
            feeds.revoke(who, person)
            write(f"{_REVOKED.say(language)}\n")
            return
        if renew:
            write(f"{feeds.renew(who, person, language)}\n")
            return
        data = feeds.feed_of(person, who.clock(), language)
    if output is None:
        write_bytes(data)
        return
    put(data, Path(output))
    write(f"{_WRITTEN.of(file=output).say(language)}\n")


def _place(output: str | None, form: str | None) -> tuple[str, Path | None]:
    """What is written, and where: None is standard output, where a pdf does not go."""
    kind = None if form is None else one_of("--format", form, FORMATS)
    if output is None:
        if kind == "pdf":
            raise BadInput(_NEEDS_FILE.of())
        return kind or "text", None
    said = ENDINGS.get(Path(output).suffix.lower().removeprefix("."))
    if (said is None and kind is None) or (said and kind and said != kind) or "\0" in output:
        raise BadInput(_NO_ENDING.of(value=quoted(output)))
    return kind or said or "text", Path(output)


LETTERS = Text("Letters: {number}", "Lettres : {number}")
NONE = Text("There are none.", "Il n'y en a pas.")
_WRITTEN = Text("Written: {file}", "Écrit : {file}")
_REVOKED = Text("The secret address holds no longer.", "L'adresse secrète ne vaut plus.")
_ONE = Text("--output, --renew, --revoke: one of them at most.", "--output, --renew, --revoke : l'un d'eux au plus.")
_NEEDS_FILE = Text(
    "--output: it is missing. Accepted: the name of a file for the pdf.",
    "--output : il manque. Accepté : le nom d'un fichier pour le pdf.",
)
_NO_ENDING = Text(
    "--output: {value} does not say what to write, or not what --format says. Accepted: a name that ends in .txt, "
    ".json, .html or .pdf.",
    "--output : {value} ne dit pas quoi écrire, ou pas ce que dit --format. Valeurs acceptées : un nom qui se termine "
    "par .txt, .json, .html ou .pdf.",
)
