"""A table as a file: CSV, JSON, JSON Lines or a workbook, in pieces, so that its rows need not be held.

CSV and JSON are for programs: names and codes that depend on no language. A workbook is for people: its head stays in
view, text stays text, and days and numbers are what they are.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path as FilePath
from typing import Any, Literal, NamedTuple, get_args

from .guarded import guarded
from .workbooks import load_openpyxl

Form = Literal["csv", "json", "jsonl", "xlsx"]
FORMS: tuple[Form, ...] = get_args(Form)

Cell = str | int | float | bool | date | Sequence[str] | None
"""What a table holds in a cell; several words are a list in JSON and stand one behind the other elsewhere."""

BETWEEN = "; "
"""What stands between several words in one cell."""


def form_of(name: str) -> Form | None:
    """The form that the ending of a file's name tells; None where it tells none."""
    ending = FilePath(name).suffix.lower().removeprefix(".")
    return next((form for form in FORMS if form == ending), None)


# -------------------------------------------------------------------------------------------------------- for programs


def csv_pieces(heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, separator: str = ",") -> Iterator[bytes]:
    """A table as CSV in UTF-8, lines ending as the format's standard has them (RFC 4180)."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=separator)
    for cells in chain([heads], rows):
        line.seek(0)
        line.truncate()
        writer.writerow(list(map(_in_csv, cells)))
        yield line.getvalue().encode(errors="backslashreplace")


def csv_for_spreadsheets(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The same with the mark by which a spreadsheet program knows UTF-8, without which it misreads every accent."""
    yield codecs.BOM_UTF8
    yield from csv_pieces(heads, rows)


def _in_csv(cell: Cell) -> object:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, date):
        return cell.isoformat()
    if cell is None or isinstance(cell, (int, float)):
        return cell
    return guarded(cell if isinstance(cell, str) else BETWEEN.join(cell))


def jsonl_pieces(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table as JSON Lines: one object a row."""
    for cells in rows:
        yield f"{_in_json(heads, cells)}\n".encode(errors="backslashreplace")


def json_pieces(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table as one JSON list of objects, one a line."""
    before = "["
    for cells in rows:
        yield f"{before}\n  {_in_json(heads, cells)}".encode(errors="backslashreplace")
        before = ","
    yield b"[]\n" if before == "[" else b"\n]\n"


def _in_json(heads: Sequence[str], cells: Sequence[Cell]) -> str:
    plain = (cell.isoformat() if isinstance(cell, date) else cell for cell in cells)
    return json.dumps(dict(zip(heads, plain, strict=True)), ensure_ascii=False)


# ---------------------------------------------------------------------------------------------------------- for people


class Leaf(NamedTuple):
    """One sheet of a workbook that is written: its heads, its rows, and the widths of its columns in characters."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()


def workbook_bytes(leaves: Iterable[Leaf]) -> bytes:
    """A workbook with a sheet for each table.

    :raises UnreadableProfile: where the library that writes workbooks is not installed.
    """
    book = load_openpyxl().Workbook(write_only=True)
    for leaf in leaves:
        _write_leaf(book, leaf)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write_leaf(book: Any, leaf: Leaf) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet = book.create_sheet(leaf.name)
    sheet.freeze_panes = "B2"
    for number, width in enumerate(leaf.widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    heads = [text_cell(sheet, head) for head in leaf.heads]
    for cell in heads:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    sheet.append(heads)
    for row in leaf.rows:
        sheet.append([in_workbook(sheet, cell) for cell in row])


def in_workbook(sheet: Any, cell: Cell) -> Any:
    """A value for a cell of a workbook: a day or a number as it is, text as text whatever it begins with."""
    if cell is None or isinstance(cell, (bool, int, float, date)):
        return cell
    text = cell if isinstance(cell, str) else BETWEEN.join(cell)
    return text_cell(sheet, text) if _RUNS.match(text) or _UNSEEN.search(text) else text


def text_cell(sheet: Any, text: str) -> Any:
    """A cell that holds text and never a formula, also after somebody has looked into it."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    cell = WriteOnlyCell(sheet, _UNSEEN.sub("\ufffd", text))
    cell.data_type = "s"
    cell.quotePrefix = _RUNS.match(text) is not None
    return cell


_RUNS = re.compile(r"[=+\-@']")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no workbook holds."""
