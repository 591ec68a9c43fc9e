"""Many clients at once: what ``assess``, ``calendar`` and ``rounds match`` share when they are given a caseload.

One table comes out, on standard output or as a file that is written aside and then put in its place. A client who does
not fit is told of and stops nobody else.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from express_entry.law.text import Language, Text

from . import guide_options
from .faults import MOST_SHOWN_OF_A_NAME, BadInput, CannotWrite, printable, quoted
from .options import SYNTAXES, one_of
from .progress import Steps, progress
from .streams import complain, new_page, write

Files = Annotated[
    list[str], typer.Argument(metavar=guide_options.FILE.en, help=guide_options.CASELOAD_FILES.en, show_default=False)
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar=guide_options.FILE.en, help=guide_options.OUTPUT.en)
]
Rejects = Annotated[str | None, typer.Option("--rejects", metavar=guide_options.FILE.en, help=guide_options.REJECTS.en)]
Sheet = Annotated[str | None, typer.Option("--sheet", metavar=guide_options.SLUG.en, help=guide_options.SHEET.en)]
Dates = Annotated[str | None, typer.Option("--dates", metavar="dmy|mdy", help=guide_options.DATES.en)]
TableFormat = Annotated[
    str | None, typer.Option("--format", metavar="text|json|jsonl|csv", help=guide_options.TABLE_FORMAT.en)
]

With = Annotated[str | None, typer.Option("--with", metavar="calendar,rounds", help=guide_options.WITH.en)]

PRINTED = ("text", "json", "jsonl", "csv")
"""Forms of a table on standard output."""
FILED = ("csv", "xlsx", "json", "jsonl")
"""Forms of a table as a file, each by the ending of its name."""
ORDERS = ("dmy", "mdy")
FURTHER = ("calendar", "rounds")
"""What a table of assessments may say besides."""

Brief = Callable[[Any, Any, Any, Language], None]
"""How the rows of a table are set on a page: page, heads, rows, language."""


class Caseload(NamedTuple):
    """What was asked of many clients: the files, how they are read, and where the answers go."""

    files: Sequence[str]
    language: Language
    form: str = "text"
    output: str | None = None
    rejects: str | None = None
    sheet: str | None = None
    dates: str | None = None
    syntax: str | None = None
    further: tuple[str, ...] = ()

    @property
    def is_one(self) -> bool:
        """Whether it is one document whose answer is printed, in full and not as a row of a table."""
        from express_entry.profile.inputs import is_folder, is_spreadsheet

        table = self.output or self.rejects or self.further or self.form in ("csv", "jsonl")
        if table or len(self.files) > 1:
            return False
        return not (is_folder(self.files[0]) or is_spreadsheet(self.files[0]))


def caseload_of(
    files: Sequence[str],
    language: Language,
    *,
    form: str | None,
    output: str | None,
    rejects: str | None,
    sheet: str | None,
    dates: str | None,
    syntax: str | None,
    further: str | None = None,
    printed: Sequence[str] = PRINTED,
) -> Caseload:
    """The options of a caseload, as they were typed.

    :raises BadInput: naming the first that cannot be used.
    """
    from express_entry.profile.inputs import is_spreadsheet

    filed = [_filed(option, value) for option, value in (("--output", output), ("--rejects", rejects)) if value]
    if form is not None:
        one_of("--format", form, printed)
        if output and form != filed[0]:
            raise BadInput(_OTHER_FORM.of(value=quoted(form), ending=filed[0]))
    _check_files(files, output, rejects)
    for option, value, accepted in (("--dates", dates, ORDERS), ("--syntax", syntax, SYNTAXES)):
        if value is not None:
            one_of(option, value, accepted)
    for option, value in (("--sheet", sheet), ("--dates", dates)):
        if value is not None and not any(map(is_spreadsheet, files)):
            raise BadInput(_NO_SPREADSHEET.of(option=option))
    chosen = filed[0] if output else form or "text"
    parts = tuple(one_of("--with", part.strip(), FURTHER) for part in (further or "").split(",") if further)
    return Caseload(files, language, chosen, output, rejects, sheet, dates, syntax, parts)


def not_of_many(option: str, given: bool) -> None:
    """Refuse an option that is about one person where many are asked about."""
    if given:
        raise BadInput(_OF_ONE.of(option=option))


def _check_files(files: Sequence[str], output: str | None, rejects: str | None) -> None:
    """Refuse to write over what is read, or to write two things to one file."""
    for option, value, others in (("--output", output, files), ("--rejects", rejects, [*files, output or ""])):
        if value and any(_is_same(value, other) for other in others):
            raise BadInput(_SAME_FILE.of(option=option, value=quoted(value)))


def _filed(option: str, value: str) -> str:
    from express_entry.profile.tablefiles import form_of

    form = None if "\0" in value else form_of(value)
    if form is None:
        raise BadInput(_NO_ENDING.of(option=option, value=quoted(value), accepted=", ".join(f".{e}" for e in FILED)))
    return form


def _is_same(one: str, other: str) -> bool:
    try:
        return Path(one) == Path(other) or Path(one).samefile(other)
    except (OSError, ValueError):
        return False


# ------------------------------------------------------------------------------------------------------------ answering


def answer(asked: Caseload, table: Any, brief: Brief) -> None:
    """Ask every client, write the table, and say what did not fit.

    :raises typer.Exit: with 3 where somebody did not fit, with 2 where nobody did.
    :raises CannotWrite: where a file cannot be written.
    """
    from .rejects import Tally

    gc.enable()  # one answer needs no collector; thousands do
    gc.freeze()
    tally = Tally()
    printing = asked.output is None and asked.form != "text"
    collected: list[Sequence[Any]] = []
    with progress(asked.language, printing=printing) as steps:
        rows = _answers(asked, table, tally, steps)
        first = next(rows, None)
        if first is not None and asked.form == "text":
            collected = [first, *rows]
        elif first is not None:
            _put(asked, table.heads, chain([first], rows))
    if collected:
        page = new_page()
        brief(page, table.heads, collected, asked.language)
        write(page.text)
    if asked.rejects:
        _write_rejects(asked.rejects, tally, asked.language)
    complain(tally.say(asked.language))
    if tally.code:
        raise typer.Exit(tally.code)


def _answers(asked: Caseload, table: Any, tally: Any, steps: Steps) -> Iterator[Sequence[Any]]:
    """The rows of everybody who can be answered; the others go to the tally."""
    from express_entry.assessment.many import Answered, for_each
    from express_entry.profile.spreadsheet import Count, Notice

    put = _putting(asked, table.heads)
    for item in for_each(_read(asked), lambda client: [put(row) for row in table.rows(client)]):
        if isinstance(item, Count):
            steps.expect(item.clients)
        elif isinstance(item, Notice):
            tally.notices.append(item)
        elif isinstance(item, Answered):
            tally.answered += 1
            steps.step()
            yield from item.answer
        else:
            tally.refused.append(item)
            steps.step()


def _read(asked: Caseload) -> Iterator[Any]:
    from express_entry.profile.caseload import caseload

    from .documents import profile_at, syntax_named

    syntax = syntax_named(asked.syntax)
    order: Any = asked.dates
    return caseload(asked.files, sheet=asked.sheet, order=order, load=lambda file: profile_at(file, syntax))


def _putting(asked: Caseload, heads: Sequence[Any]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """How the values of a row are put: as they are for a page, in codes for programs, in words for a workbook."""
    from express_entry.assessment.overview import coded, worded

    language = asked.language
    if asked.form == "text":
        return list
    if asked.form == "xlsx":
        return lambda row: [worded(head, value, language) for head, value in zip(heads, row, strict=True)]
    return lambda row: [coded(value, language) for value in row]


# -------------------------------------------------------------------------------------------------------------- writing


def _put(asked: Caseload, heads: Sequence[Any], rows: Iterator[Sequence[Any]]) -> None:
    names = [head.say(asked.language) if asked.form == "xlsx" else head.key for head in heads]
    pieces = pieces_of(asked.form, names, rows)
    if asked.output:
        write_file(asked.output, pieces)
    else:
        for piece in pieces:
            write(piece.decode())


def pieces_of(form: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A table as a file of one of the forms."""
    from express_entry.profile import tablefiles

    if form == "xlsx":
        widths = [max(_NARROWEST, min(len(name) // 2, _WIDEST)) for name in names]
        yield tablefiles.workbook_bytes([tablefiles.Leaf("Express Entry", names, rows, widths)])
    elif form == "csv":
        yield from tablefiles.csv_pieces(names, rows)
    else:
        yield from (tablefiles.json_pieces if form == "json" else tablefiles.jsonl_pieces)(names, rows)


_NARROWEST, _WIDEST = 12, 40


def write_file(name: str, pieces: Iterable[bytes]) -> None:
    """A file that is written aside and then put in its place; the old one stays until then.

    :raises CannotWrite: where it cannot be written.
    """
    from express_entry.history.wholefile import write_whole

    try:
        write_whole(Path(name).resolve(), pieces, private=True)  # the clients are nobody else's business
    except OSError as error:
        why = f"{printable(name, MOST_SHOWN_OF_A_NAME)}: {error.strerror or error}"
        raise CannotWrite(why) from None


def _write_rejects(name: str, tally: Any, language: Language) -> None:
    from .rejects import HEADS

    form = _filed("--rejects", name)
    names = [text.say(language) if form == "xlsx" else key for key, text in HEADS.items()]
    write_file(name, pieces_of(form, names, tally.rows(language)))


_NO_ENDING = Text(
    "{option}: {value} does not tell the form of the file. Accepted: a name that ends in one of {accepted}.",
    "{option} : {value} n'indique pas la forme du fichier. Valeurs acceptées : un nom qui finit par {accepted}.",
)
_OTHER_FORM = Text(
    "--format: {value} is not the form that the name of --output tells. Accepted: {ending}, or no --format.",
    "--format : {value} n'est pas la forme qu'indique le nom de --output. Valeurs acceptées : {ending}, ou aucun "
    "--format.",
)
_SAME_FILE = Text(
    "{option}: {value} is a file that is read or written already. Accepted: another file.",
    "{option} : {value} est un fichier déjà lu ou écrit. Valeurs acceptées : un autre fichier.",
)
_OF_ONE = Text(
    "{option}: this is about one profile, and there are several or a table is asked for. Accepted: only with one "
    "profile.",
    "{option} : cela concerne un seul profil, et il y en a plusieurs ou une table est demandée. Valeurs acceptées : "
    "seulement avec un profil.",
)
_NO_SPREADSHEET = Text(
    "{option}: there is no spreadsheet among the files. Accepted: only with a file .xlsx or .csv.",
    "{option} : il n'y a pas de tableur parmi les fichiers. Valeurs acceptées : seulement avec un fichier .xlsx ou "
    ".csv.",
)
