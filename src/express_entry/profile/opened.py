"""Opening a spreadsheet: whoever reads its kind is asked for its sheets, one row at a time.

A large file needs no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from express_entry.law.text import Text

from .inputs import OTHER_ENDINGS, WORKBOOK_ENDINGS
from .sheets import Recognise, Sheet, not_read


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


_OTHER = Text(
    "{file} is a spreadsheet of a kind that is not read here: save it as .xlsx or .csv",
    "{file} est un tableur d'un type qui n'est pas lu ici : enregistrez-le en .xlsx ou en .csv",
)
