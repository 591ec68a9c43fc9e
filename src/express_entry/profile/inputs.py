"""What a name stands for: a document, a folder of documents, or a spreadsheet of clients.

Told without loading what reads any of them.
"""

from __future__ import annotations

from pathlib import Path

CSV_ENDINGS = frozenset({".csv", ".tsv"})
WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm"})
OTHER_ENDINGS = frozenset({".xls", ".xlsb", ".ods", ".numbers"})
"""Endings of spreadsheets that are not read, so that the error can say what to do."""


def is_spreadsheet(path: str) -> bool:
    """Whether the ending of a name is that of a spreadsheet, of a kind that is read or not."""
    return Path(path).suffix.lower() in CSV_ENDINGS | WORKBOOK_ENDINGS | OTHER_ENDINGS


def is_folder(path: str) -> bool:
    """Whether a name is that of a folder."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False
