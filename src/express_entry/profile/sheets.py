"""A spreadsheet as rows of values, whatever program wrote it: CSV, or a workbook of sheets.

The rows come one at a time, so that a large file needs no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path as FilePath
from typing import NamedTuple

from express_entry.law.text import Reason, Text

from .inputs import OTHER_ENDINGS, WORKBOOK_ENDINGS
from .problems import UnreadableProfile, shown, unreadable
from .rows import Value


class Row(NamedTuple):
    """One row, counted from 1 as the spreadsheet shows it; ``fault`` where its cells cannot be told apart."""

    number: int
    values: Sequence[Value]
    fault: Reason | None = None


class Sheet(NamedTuple):
    """One sheet; ``name`` is None in a CSV file, ``size`` is about how many rows it has, where that is known."""

    name: str | None
    rows: Iterator[Row]
    size: int | None = None
    hidden: bool = False


Recognise = Callable[[Sequence[Value]], int]
"""How many of a row's cells name a column: what tells a head from a title, and the separator of a CSV file."""


def sheets_of(path: FilePath, recognise: Recognise) -> Iterator[Sheet]:
    """The sheets of a spreadsheet, each to be read before the next is asked for.

    :raises UnreadableProfile: where the file cannot be opened or is no spreadsheet that is read here.
    """
    ending = path.suffix.lower()
    if ending in OTHER_ENDINGS:
        raise not_read(path, _OTHER)
    # Only those who have a spreadsheet wait for its reader to load.
    if ending in WORKBOOK_ENDINGS:
        from . import workbooks  # noqa: PLC0415

        return workbooks.sheets_of(path)
    from . import csvfiles  # noqa: PLC0415

    return csvfiles.sheets_of(path, recognise)


def not_read(path: FilePath, why: Text, **values: object) -> UnreadableProfile:
    """The error for a file that is no spreadsheet that is read here."""
    return unreadable(why.of(file=shown(str(path), most=4096), **values), accepted=ACCEPTED)


ACCEPTED = Text(
    "a workbook (.xlsx) or a CSV file saved as UTF-8 or Windows-1252",
    "un classeur (.xlsx) ou un fichier CSV enregistré en UTF-8 ou en Windows-1252",
)
_OTHER = Text(
    "{file} is a spreadsheet of a kind that is not read here: save it as .xlsx or .csv",
    "{file} est un tableur d'un type qui n'est pas lu ici : enregistrez-le en .xlsx ou en .csv",
)
MISSING = Text("there is no file {file}", "il n'y a pas de fichier {file}")
CLOSED = Text("the file {file} cannot be opened", "le fichier {file} ne peut pas être ouvert")
EMPTY = Text("the file {file} is empty", "le fichier {file} est vide")
