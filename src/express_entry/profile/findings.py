"""Where a client stands in a caseload, and what does not fit: file, sheet, row, cell, and why, in both languages."""

from __future__ import annotations

from typing import NamedTuple

from express_entry.law.text import Language, Sayable, Text

from .problems import Problem, ProfileError, shown

MOST_SHOWN_OF_A_NAME = 200


class Place(NamedTuple):
    """A document, or a row of a spreadsheet; rows count from 1, as the spreadsheet shows them."""

    file: str
    sheet: str | None = None
    row: int | None = None

    def say(self, language: Language) -> str:
        """The place in words: ``clients.xlsx, sheet Clients, row 17``."""
        parts = [_safe(self.file)]
        if self.sheet is not None:
            parts.append(_SHEET.of(sheet=_safe(self.sheet)).say(language))
        if self.row is not None:
            parts.append(_ROW.of(row=str(self.row)).say(language))
        return ", ".join(parts)


class Cell(NamedTuple):
    """One cell: its name in the spreadsheet, such as ``D17``, the head of its column as written, and the field meant.

    ``column`` is empty where the head names no field.
    """

    name: str
    head: str
    column: str = ""

    def say(self, language: Language) -> str:  # noqa: ARG002 - a name is the same in both
        """The cell with the head of its column."""
        return f"{self.name} ({_safe(self.head)})" if self.head else self.name


class Finding(NamedTuple):
    """One thing that does not fit: the cells concerned, the first of which holds it, and what is wrong.

    There are no cells in a document, nor for a fact that no column of the sheet holds.
    """

    problem: Problem
    cells: tuple[Cell, ...] = ()

    def say(self, language: Language) -> str:
        """The finding as sentences, the place in front."""
        if not self.cells:
            return self.problem.say(language)
        where = " + ".join(cell.say(language) for cell in self.cells)
        said = self.problem._replace(path="", related=()).say(language)
        return _AT.of(where=where, said=said).say(language)


def findings_of(error: ProfileError) -> tuple[Finding, ...]:
    """The problems of a document that is refused."""
    return tuple(map(Finding, error.problems))


def defect(error: Exception) -> Finding:
    """An error that nobody foresaw, as something that is wrong with one client; what can say itself does."""
    said = error if isinstance(error, Sayable) else shown(f"{type(error).__name__}: {error}", most=MOST_SHOWN_OF_A_NAME)
    text = _SAID if isinstance(error, Sayable) else _DEFECT
    return Finding(Problem("", "", text.of(what=said), _ANYTHING))


def cell_name(position: int, row: int) -> str:
    """The name of a cell by the place of its column from 0 and its row from 1: ``D17``."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = f"{chr(ord('A') + rest)}{letters}"
    return f"{letters}{row}"


def _safe(name: str) -> str:
    return shown(name, most=MOST_SHOWN_OF_A_NAME)[1:-1]


_SHEET = Text("sheet {sheet}", "feuille {sheet}")
_ROW = Text("row {row}", "ligne {row}")
_SAID = Text("{what}", "{what}")
_DEFECT = Text(
    "a defect of this program, not of the client ({what}); please report it",
    "un défaut de ce programme, et non du client ({what}); merci de le signaler",
)
_ANYTHING = Text("what this client states", "ce que ce client déclare")
_AT = Text("{where}: {said}", "{where} : {said}")
