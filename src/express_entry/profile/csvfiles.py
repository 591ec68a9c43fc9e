"""CSV as spreadsheets write it: UTF-8 or Windows-1252, separated by commas, semicolons or tabs.

Excel in French Canada writes semicolons, decimal commas and, unless asked for UTF-8, Windows-1252; *Unicode text* is
UTF-16 with tabs. The separator is the one under which the most heads name a column.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath
from typing import BinaryIO, NamedTuple

from express_entry.law.text import Text

from .guarded import unguarded
from .problems import UnreadableProfile
from .sheets import CLOSED, EMPTY, MISSING, Recognise, Row, Sheet, not_read

SEPARATORS = (",", ";", "\t", "|")
HEAD_ROWS = 20
"""Rows among which the heads are looked for."""
_PIECE = 1 << 20
_SAMPLE = 1 << 18


class _Form(NamedTuple):
    """How a file is written: its encoding, its separator where the first line states one, and about how many rows."""

    encoding: str
    rows: int
    separator: str = ","
    stated: bool = False


def sheets_of(path: FilePath, recognise: Recognise) -> Iterator[Sheet]:
    """The one sheet of a CSV file.

    :raises UnreadableProfile: where the file cannot be opened, is empty, or is no text.
    """
    try:
        form = _form_of(path, recognise)
    except FileNotFoundError:
        raise not_read(path, MISSING) from None
    except (OSError, ValueError) as error:
        if isinstance(error, UnreadableProfile):
            raise
        raise not_read(path, CLOSED) from None
    yield Sheet(None, _rows(path, form), form.rows)


def _form_of(path: FilePath, recognise: Recognise) -> _Form:
    encoding, rows = _encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        sample = file.read(_SAMPLE)
    first = sample.partition("\n")[0].strip().lower()
    if first.startswith("sep=") and len(first) == len("sep=;"):
        return _Form(encoding, rows - 1, first[-1], stated=True)
    if first == "sep=":  # a tab, which was stripped
        return _Form(encoding, rows - 1, "\t", stated=True)

    def recognised(separator: str) -> int:
        found = [row for row in _parsed(sample.splitlines(keepends=True), separator, HEAD_ROWS) if row.fault is None]
        return max((recognise(row.values) for row in found), default=0)

    return _Form(encoding, rows, max(SEPARATORS, key=recognised))


# ------------------------------------------------------------------------------------------------------------- encoding


def _encoding_of(path: FilePath) -> tuple[str, int]:
    """The encoding in which the whole file can be read, and the number of its lines."""
    with path.open("rb") as file:
        start = file.read(4)
        if not start:
            raise not_read(path, EMPTY)
        file.seek(0)
        wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
            lines = _lines_in(file, encoding)
            if lines is not None:
                return encoding, lines
    raise not_read(path, _NOT_TEXT)


def _lines_in(file: BinaryIO, encoding: str) -> int | None:
    """The number of lines of a file in an encoding; None where it is not in that encoding, or no text."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines, last = 0, ""
    file.seek(0)
    try:
        while True:
            piece = file.read(_PIECE)
            text = decoder.decode(piece, final=not piece)
            if "\0" in text:
                return None
            lines, last = lines + text.count("\n"), text[-1:] or last
            if not piece:
                return lines + (last != "\n")
    except UnicodeDecodeError:
        return None


# ----------------------------------------------------------------------------------------------------------------- rows


def _rows(path: FilePath, form: _Form) -> Iterator[Row]:
    try:
        with path.open(encoding=form.encoding, newline="") as file:
            if form.stated:
                file.readline()
            yield from _parsed(file, form.separator)
    except (OSError, UnicodeError):
        # It was readable a moment ago.
        raise not_read(path, CLOSED) from None


def _parsed(lines: Iterable[str], separator: str, most: int | None = None) -> Iterator[Row]:
    """The rows of lines of text; a row whose quotes do not close is a row with a fault, and the next is read."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = before = 0
    while most is None or number < most:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            spans = reader.line_num - before
            yield Row(number, (), (_QUOTES if spans <= 1 else _QUOTES_OVER).of(lines=spans))
        else:
            yield Row(number, [unguarded(cell) for cell in cells])
        before = reader.line_num


_NOT_TEXT = Text(
    "{file} is no text in UTF-8, UTF-16 or Windows-1252",
    "{file} n'est pas du texte en UTF-8, en UTF-16 ou en Windows-1252",
)
_QUOTES = Text(
    "the quotation marks of this row do not match, so its cells cannot be told apart",
    "les guillemets de cette ligne ne vont pas par paires, et ses cellules ne peuvent pas être séparées",
)
_QUOTES_OVER = Text(
    "a quotation mark of this row is not closed, so that {lines} lines of the file cannot be told apart",
    "un guillemet de cette ligne n'est pas fermé, et {lines} lignes du fichier ne peuvent pas être séparées",
)
