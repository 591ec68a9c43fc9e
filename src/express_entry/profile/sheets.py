"""What a spreadsheet is once it is opened, whatever program wrote it: sheets of rows of values.

The rows come one at a time, so that a large file needs no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path as FilePath
from typing import NamedTuple

from express_entry.law.text import Reason, Text

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


def not_read(path: FilePath, why: Text, **values: object) -> UnreadableProfile:
    """The error for a file that is no spreadsheet that is read here."""
    return unreadable(why.of(file=shown(str(path), most=4096), **values), accepted=ACCEPTED)


ACCEPTED = Text(
    "a workbook (.xlsx) or a CSV file saved as UTF-8 or Windows-1252",
    "un classeur (.xlsx) ou un fichier CSV enregistré en UTF-8 ou en Windows-1252",
)
MISSING = Text("there is no file {file}", "il n'y a pas de fichier {file}")
CLOSED = Text("the file {file} cannot be opened", "le fichier {file} ne peut pas être ouvert")
EMPTY = Text("the file {file} is empty", "le fichier {file} est vide")
