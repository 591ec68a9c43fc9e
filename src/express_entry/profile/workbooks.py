"""Workbooks of Excel and LibreOffice (.xlsx), read row by row: the results of formulas, days as days.

Reading and writing them needs openpyxl, which comes with ``express-entry[spreadsheets]``.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path as FilePath
from typing import Any

from express_entry.law.text import Text

from .cells import Uncomputed
from .problems import ProfileError, unreadable
from .rows import Value
from .sheets import CLOSED, EMPTY, MISSING, Row, Sheet, not_read

EXTRA = "express-entry[spreadsheets]"
MOST_BYTES = 64 * 2**20
"""Size of a workbook once unpacked; a thousand clients are about five million."""


def load_openpyxl() -> Any:
    """The library that reads and writes workbooks.

    :raises UnreadableProfile: naming the extra that brings it, where it is not installed.
    """
    try:
        import openpyxl  # noqa: PLC0415 - only those who have a workbook wait for it
    except ImportError:
        raise unreadable(_NO_LIBRARY.of(extra=EXTRA), accepted=_WITHOUT) from None
    return openpyxl


def sheets_of(path: FilePath) -> Iterator[Sheet]:
    """The sheets of a workbook in their order, hidden ones marked.

    :raises UnreadableProfile: where the file cannot be opened, is damaged, or openpyxl is not installed.
    """
    load_openpyxl()
    formulas = _looked_through(path)
    with closing(_opened(path, results=True)) as book:
        if not formulas:
            for sheet in book.worksheets:
                yield _sheet(path, sheet, _values(sheet))
            return
        with closing(_opened(path, results=False)) as written:
            for sheet, formulas_of in zip(book.worksheets, written.worksheets, strict=True):
                yield _sheet(path, sheet, _results(sheet, formulas_of))


def _sheet(path: FilePath, sheet: Any, rows: Iterator[Sequence[Value]]) -> Sheet:
    return Sheet(sheet.title, _numbered(path, rows), sheet.max_row, sheet.sheet_state != "visible")


# -------------------------------------------------------------------------------------------------------------- opening


def _looked_through(path: FilePath) -> bool:
    """Whether any sheet has a formula; what is no workbook, or far too large for one, is refused."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if not start:
            raise not_read(path, EMPTY)
        if start == _OLD:
            raise not_read(path, _OLD_OR_LOCKED)
        with zipfile.ZipFile(path) as archive:
            return _has_formulas(path, archive)
    except ProfileError:
        raise
    except FileNotFoundError:
        raise not_read(path, MISSING) from None
    except OSError:
        raise not_read(path, CLOSED) from None
    except Exception:  # noqa: BLE001 - a damaged archive stumbles in many ways
        raise not_read(path, _DAMAGED) from None


def _has_formulas(path: FilePath, archive: zipfile.ZipFile) -> bool:
    parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
    if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
        raise not_read(path, _TOO_LARGE, most=MOST_BYTES)
    found = False
    for part in parts:
        with archive.open(part) as file:
            end = b""
            while piece := file.read(1 << 20):
                text, end = end + piece, piece[-_OVERLAP:]
                if _DECLARES.search(text):
                    raise not_read(path, _DECLARED)
                found = found or _FORMULA.search(text) is not None
    return found


_OLD = b"\xd0\xcf\x11\xe0"
"""How a workbook of the old kind, or one under a password, begins."""
_OVERLAP = 64
_FORMULA = re.compile(rb"<(?:\w{1,40}:)?f[\s/>]")
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
"""What no workbook has, and what entities that multiply are declared with."""


def _opened(path: FilePath, *, results: bool) -> Any:
    try:
        with _silent():
            return load_openpyxl().load_workbook(path, read_only=True, data_only=results, keep_links=False)
    except ProfileError:
        raise
    except Exception:  # noqa: BLE001 - the library stumbles over damage in many ways
        raise not_read(path, _DAMAGED) from None


@contextmanager
def _silent() -> Iterator[None]:
    """Without what the library says about drawings and rules that it leaves out: none of it is a client's fact."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


# ----------------------------------------------------------------------------------------------------------------- rows


MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""The rows and columns that a sheet has: one that states more is damaged, or meant to be read for ever."""


def _numbered(path: FilePath, rows: Iterator[Sequence[Value]]) -> Iterator[Row]:
    number = 0
    while True:
        try:
            with _silent():
                values = next(rows, None)
        except Exception:  # noqa: BLE001 - as above, in the middle of a sheet
            raise not_read(path, _DAMAGED_AFTER, row=str(number)) from None
        if values is None:
            return
        number += 1
        if number > MOST_ROWS or len(values) > MOST_COLUMNS:
            raise not_read(path, _DAMAGED_AFTER, row=str(number - 1))
        yield Row(number, values)


def _values(sheet: Any) -> Iterator[Sequence[Value]]:
    """The rows of a sheet without formulas; the size that a file states for a sheet may be wrong, and is not used."""
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        yield [str(value) if isinstance(value, timedelta) else value for value in row]


def _results(sheet: Any, written: Any) -> Iterator[Sequence[Value]]:
    """The rows of a sheet with formulas, the results where there are some."""
    sheet.reset_dimensions()
    written.reset_dimensions()
    for row, formulas in zip(sheet.iter_rows(), written.iter_rows(), strict=True):
        yield [_result(cell, formula) for cell, formula in zip(row, formulas, strict=True)]


def _result(cell: Any, formula: Any) -> Value:
    if cell.value is None and formula.value is not None and cell.data_type != "str":
        text = getattr(formula.value, "text", formula.value)
        return Uncomputed(str(text))
    return str(cell.value) if isinstance(cell.value, timedelta) else cell.value


_NO_LIBRARY = Text(
    "workbooks (.xlsx) need an extra that is not installed: pip install '{extra}'",
    "les classeurs (.xlsx) demandent un supplément qui n'est pas installé : pip install '{extra}'",
)
_WITHOUT = Text("with it .xlsx, without it .csv", "avec lui .xlsx, sans lui .csv")
_OLD_OR_LOCKED = Text(
    "{file} is a workbook of the old kind (.xls) or under a password: save it anew as .xlsx, without a password",
    "{file} est un classeur de l'ancien type (.xls) ou protégé par un mot de passe : enregistrez-le de nouveau en "
    ".xlsx, sans mot de passe",
)
_DAMAGED = Text("{file} is no workbook, or a damaged one", "{file} n'est pas un classeur, ou il est endommagé")
_DAMAGED_AFTER = Text(
    "{file} is damaged: nothing can be read after row {row}",
    "{file} est endommagé : rien ne se lit après la ligne {row}",
)
_TOO_LARGE = Text(
    "{file} is far too large: more than {most} bytes unpacked",
    "{file} est beaucoup trop volumineux : plus de {most} octets une fois décompressé",
)
_DECLARED = Text(
    "{file} declares entities of XML, which no workbook does",
    "{file} déclare des entités XML, ce qu'aucun classeur ne fait",
)
