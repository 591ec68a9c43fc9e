"""The template of a spreadsheet of clients as a file: a workbook for people, or the bare heads as CSV."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from math import ceil
from typing import Any

from express_entry.law.days import LAST_DAY
from express_entry.law.text import Language, Text

from .cells import accepted_by
from .columns import Column
from .fields import FIRST_DAY
from .rowwriting import columns_of
from .spreadsheet import EXAMPLES, EXPLAINED, LISTS
from .tablefiles import csv_for_spreadsheets
from .template import Choices, choices_of, example_row, examples, explained, is_day, is_text, offered_by, template
from .workbooks import load_openpyxl

ROWS = 2000
"""Rows of clients that the workbook is prepared for; more may be filled."""
CLIENTS = "Clients"
HEADS = 2
"""Rows of heads: the names of the columns, and below them the same in words."""
_DAYS = "yyyy-mm-dd"
_MOST_OF_A_PROMPT = 255


def template_csv() -> bytes:
    """The heads by their names, which are the same in both languages, in UTF-8 as spreadsheets expect it."""
    return b"".join(csv_for_spreadsheets([column.name for column in template()], []))


@lru_cache(maxsize=2)
def template_workbook(language: Language) -> bytes:
    """The workbook: clients to be filled in, every column explained, examples, and the lists to choose from.

    It is the same for everybody, and made once in each language.

    :raises UnreadableProfile: where the library that writes workbooks is not installed.
    """
    book = load_openpyxl().Workbook()
    clients = book.active
    clients.title = CLIENTS
    columns = template()
    _heads(clients, columns, language)
    _explain(book.create_sheet(EXPLAINED.say(language)), columns, language)
    _show(book.create_sheet(EXAMPLES.say(language)), columns, language)
    _offer(book.create_sheet(LISTS.say(language)), clients, columns, language)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


# ---------------------------------------------------------------------------------------------------------- the clients


def _heads(sheet: Any, columns: Sequence[Column], language: Language) -> None:
    """Names in small letters, words below them; both stay in view, and so do the first three columns."""
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    shade, before = 0, _group(columns[0])
    for number, column in enumerate(columns, 1):
        group = _group(column)
        shade, before = (shade if group == before else 1 - shade), group
        name, label = sheet.cell(1, number, column.name), sheet.cell(2, number, column.label(language))
        name.font, label.font = Font(_FONT, size=8, color="7F7F7F"), Font(_FONT, bold=True)
        label.fill = PatternFill("solid", fgColor=_SHADES[shade])
        label.alignment = Alignment(wrap_text=True, vertical="top")
        _dimension(sheet, number, column)
    sheet.row_dimensions[2].height = 4 * _LINE
    sheet.freeze_panes = "D3"


def _group(column: Column) -> tuple[str | int, ...]:
    """What the columns of one item have in common, to be set off from the next."""
    path = column.path
    last = max((place for place, part in enumerate(path) if isinstance(part, int)), default=-1)
    group = path[: last + 1] if last >= 0 else path[:1] if column.field.owner not in _LOOSE else ()
    return group if column.field.holds == "value" else path


_LOOSE = {"Profile", "Person"}
_SHADES = ("DCE6F1", "EBF1DE")
_FONT = "Calibri"
_LINE = 15
"""Height of a line of text in points."""


def _dimension(sheet: Any, number: int, column: Column) -> None:
    """How wide a column is, and how what is typed into it is taken: codes as text, days as days."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.width = 18
    if is_text(column):
        dimension.number_format = "@"
    elif is_day(column):
        dimension.number_format = _DAYS


# ----------------------------------------------------------------------------------------------------- the other sheets


def _explain(sheet: Any, columns: Sequence[Column], language: Language) -> None:
    """What every column means and accepts, under a few lines about the sheet as a whole."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    for note in NOTES:
        sheet.append([note.say(language)])
    sheet.append([])
    sheet.append([head.say(language) for head in (HEAD, NAME, MEANS, ACCEPTS, REQUIRED)])
    first = sheet.max_row
    for column in columns:
        sheet.append(list(explained(column, language)))
    for number, row in enumerate(sheet.iter_rows(min_row=first), first):
        for cell in row:
            cell.font = Font(_FONT, bold=number == first)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        # Not every program makes a row as high as its text.
        lines = (ceil(len(cell.value or "") / width) for cell, width in zip(row, _WIDTHS, strict=True))
        sheet.row_dimensions[number].height = _LINE * max(1, *lines)
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[_letters(number)].width = width
    sheet.freeze_panes = sheet.cell(first + 1, 1)


_WIDTHS = (40, 40, 48, 64, 12)


def _show(sheet: Any, columns: Sequence[Column], language: Language) -> None:
    rows = [example_row(profile, language) for profile in examples()]
    shown = [column for column in columns if any(column in row for row in rows)]
    shown += [column for column in columns_of(rows) if column not in shown]
    _heads(sheet, shown, language)
    for number, row in enumerate(rows, HEADS + 1):
        for place, column in enumerate(shown, 1):
            cell = sheet.cell(number, place, row.get(column))
            if is_day(column):
                cell.number_format = _DAYS


def _offer(lists: Any, clients: Any, columns: Sequence[Column], language: Language) -> None:
    """Lists to choose from; where there is none, what is accepted shows as soon as a cell is chosen."""
    offered: dict[Choices, list[int]] = {}
    told: dict[str, list[int]] = {}
    days: list[int] = []
    for number, column in enumerate(columns, 1):
        choices = choices_of(column)
        if choices is not None:
            offered.setdefault(choices, []).append(number)
        elif is_day(column):
            days.append(number)
        else:
            told.setdefault(accepted_by(column).say(language), []).append(number)
    for place, (choices, numbers) in enumerate(offered.items(), 1):
        words = offered_by(choices, language)
        for row, word in enumerate(words, 1):
            lists.cell(row, place, word)
        formula = f"'{lists.title}'!${_letters(place)}$1:${_letters(place)}${len(words)}"
        _rule(clients, numbers, language, type="list", formula1=formula)
    between = {"operator": "between", "formula1": _serial(FIRST_DAY), "formula2": _serial(LAST_DAY)}
    _rule(clients, days, language, type="date", prompt=DAY.say(language), **between)
    for prompt, numbers in told.items():
        _rule(clients, numbers, language, prompt=prompt)
    lists.sheet_state = "hidden"


def _rule(sheet: Any, numbers: Sequence[int], language: Language, **rule: Any) -> None:
    """One rule for many columns; what does not follow it may still be kept, for it may be read all the same."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    made = DataValidation(allow_blank=True, errorStyle="warning", **rule)
    made.prompt = (rule.get("prompt") or "")[:_MOST_OF_A_PROMPT] or None
    made.showInputMessage, made.showErrorMessage = made.prompt is not None, "type" in rule
    made.error = UNUSUAL.say(language)
    for number in numbers:
        letters = _letters(number)
        made.add(f"{letters}{HEADS + 1}:{letters}{HEADS + ROWS}")
    sheet.add_data_validation(made)


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    return str(get_column_letter(number))


def _serial(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


HEAD, NAME = Text("Column", "Colonne"), Text("Name", "Nom")
MEANS, ACCEPTS = Text("What it means", "Ce qu'elle signifie"), Text("What it accepts", "Ce qu'elle accepte")
REQUIRED = Text("Required", "Obligatoire")
DAY = Text("A date, such as 2025-03-01.", "Une date, comme 2025-03-01.")
UNUSUAL = Text(
    "This is not one of the values offered. The sheet Columns says what is accepted.",
    "Ce n'est pas une des valeurs proposées. La feuille Colonnes dit ce qui est accepté.",
)
NOTES = (
    Text(
        "One row of the sheet Clients is one client. Only the date of birth and the marital status are required.",
        "Une ligne de la feuille Clients est un client. Seuls la date de naissance et l'état matrimonial sont "
        "obligatoires.",
    ),
    Text(
        "A blank cell means that a fact is not known, never no: a result then says which fact would settle it. "
        "0 in a column “how many” says that there is none.",
        "Une cellule vide signifie qu'un fait est inconnu, jamais non : un résultat dit alors quel fait permettrait "
        "de trancher. 0 dans une colonne « combien » dit qu'il n'y en a aucun.",
    ),
    Text(
        "Columns may stand in any order and be left out. More of what repeats: copy the columns and count on, as in "
        "work.5.noc. A column whose head begins with # is your own and is not read.",
        "Les colonnes peuvent être dans n'importe quel ordre, et manquer. Pour répéter davantage : copiez les colonnes "
        "et poursuivez les numéros, comme work.5.noc. Une colonne dont l'en-tête commence par # est à vous et n'est "
        "pas lue.",
    ),
    Text(
        "The clients of the sheet Examples do not exist, and that sheet is not read.",
        "Les clients de la feuille Exemples n'existent pas, et cette feuille n'est pas lue.",
    ),
)
