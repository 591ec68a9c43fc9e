"""``express-entry profile template``: the spreadsheet that a caseload is filled into."""

from __future__ import annotations

from pathlib import Path

from express_entry.law.text import Language, Text

from .caseloads import write_file
from .faults import BadInput, quoted
from .options import one_of
from .streams import write

FORMS = ("xlsx", "csv")


def form_named(form: str | None, output: str | None) -> str:
    """The form of ``--format``, else the one that the name of the file tells, else CSV.

    :raises BadInput: where neither tells, or each tells another; and for a workbook without a file to write it to.
    """
    ending = Path(output).suffix.lower().removeprefix(".") if output else ""
    chosen = one_of("--format", form, FORMS) if form is not None else ending if output else "csv"
    if output and (ending not in FORMS or ending != chosen or "\0" in output):
        accepted = f".{chosen}" if chosen in FORMS else ", ".join(f".{each}" for each in FORMS)
        raise BadInput(_NO_ENDING.of(value=quoted(output), accepted=accepted))
    if chosen == "xlsx" and not output:
        raise BadInput(_NO_FILE.of())
    return chosen


def write_template(form: str, output: str | None, language: Language) -> None:
    """The template to a file that is not there yet, or to standard output.

    :raises BadInput: where there is such a file.
    """
    from express_entry.profile.templatefiles import template_csv, template_workbook

    if output and Path(output).exists():
        raise BadInput(_THERE.of(value=quoted(output)))
    made = template_csv() if form == "csv" else template_workbook(language)
    if output:
        write_file(output, [made])
    else:
        write(made.decode("utf-8-sig"))


_NO_ENDING = Text(
    "--output: {value} does not tell the form of the file. Accepted: a name that ends in {accepted}.",
    "--output : {value} n'indique pas la forme du fichier. Valeurs acceptées : un nom qui finit par {accepted}.",
)
_NO_FILE = Text(
    "--output: a workbook needs a file to be written to. Accepted: the name of a file that ends in .xlsx.",
    "--output : un classeur demande un fichier où l'écrire. Valeurs acceptées : un nom de fichier qui finit par .xlsx.",
)
_THERE = Text(
    "--output: there is a file {value} already, which may hold clients. Accepted: the name of a file that is not "
    "there yet.",
    "--output : il y a déjà un fichier {value}, qui contient peut-être des clients. Valeurs acceptées : un nom de "
    "fichier qui n'existe pas.",
)
