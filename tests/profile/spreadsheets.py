"""Spreadsheets as tests write them: CSV from lines, workbooks from rows, and what comes of reading them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from express_entry.profile.spreadsheet import Client, Count, Notice, Refused, clients_in

LEAST = {"person.date_of_birth": "1990-05-17", "marital_status": "never_married"}
"""The least that a row must fill."""


def csv_file(path: Path, rows: Iterable[Sequence[object]], *, separator: str = ",", encoding: str = "utf-8") -> Path:
    """A CSV file with rows, as a program writes it."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(rows)
    path.write_bytes(written.getvalue().encode(encoding))
    return path


def workbook(path: Path, sheets: Mapping[str, Iterable[Sequence[Any]]]) -> Path:
    """A workbook with rows by the names of its sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def one_row(values: Mapping[str, Any]) -> list[list[Any]]:
    """The heads and the one row of a client, with what a row must fill."""
    filled = {**LEAST, **values}
    return [list(filled), list(filled.values())]


def read(path: Path, **options: Any) -> list[Client | Refused | Notice]:
    """Everything that comes of reading a spreadsheet, but for the counts."""
    return [item for item in clients_in(path, **options) if not isinstance(item, Count)]


def only_client(path: Path, **options: Any) -> Client:
    """The one client of a spreadsheet in which nothing is wrong."""
    (client,) = read(path, **options)
    assert isinstance(client, Client), client
    return client


def only_refusal(path: Path, **options: Any) -> Refused:
    """The one client of a spreadsheet, who is refused."""
    (refused,) = read(path, **options)
    assert isinstance(refused, Refused), refused
    return refused
