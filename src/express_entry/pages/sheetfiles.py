"""A spreadsheet that somebody sent, on this machine for as long as it is read, in a folder of its own."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from express_entry.law import Text
from express_entry.pool.faults import Unacceptable
from express_entry.profile.inputs import CSV_ENDINGS, WORKBOOK_ENDINGS

FIELD = "sheet"
MOST_BYTES = 5_000_000
MOST_UNPACKED = 20_000_000
"""A thousand clients are some five million bytes unpacked."""
ENDINGS = tuple(sorted(CSV_ENDINGS | WORKBOOK_ENDINGS))
NAME = "sheet"
"""What the file is called here: a name that somebody chose is part of no path."""


@contextmanager
def sheet_sent(request: HttpRequest) -> Iterator[Path]:
    """The spreadsheet of a form as a file, gone when the block ends.

    :raises Unacceptable: where none was chosen, it is too large, or its name does not tell that it is one.
    """
    file = request.FILES.get(FIELD)
    if not isinstance(file, UploadedFile):
        raise Unacceptable(NONE.of(), fields={FIELD: NONE.of()})
    ending = Path(file.name or "").suffix.lower()
    if ending not in ENDINGS:
        raise Unacceptable(OTHER.of(accepted=", ".join(ENDINGS)), fields={FIELD: OTHER.of(accepted=", ".join(ENDINGS))})
    if (file.size or 0) > MOST_BYTES:
        fault = LARGE.of(most=str(MOST_BYTES // 1_000_000))
        raise Unacceptable(fault, fields={FIELD: fault})
    with tempfile.TemporaryDirectory(prefix="ee-sheet-") as folder:
        path = Path(folder) / f"{NAME}{ending}"
        with path.open("wb") as written:
            for chunk in file.chunks():
                written.write(chunk)
        _require_small_unpacked(path)
        yield path


def _require_small_unpacked(path: Path) -> None:
    """See to it that a workbook is not far larger than it looks: reading takes several times its size unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError):
        return  # a CSV file; or no workbook, which whoever reads it says
    if unpacked > MOST_UNPACKED:
        fault = LARGE_UNPACKED.of(most=str(MOST_UNPACKED // 1_000_000))
        raise Unacceptable(fault, fields={FIELD: fault})


NONE = Text(
    "Choose a spreadsheet: a workbook (.xlsx) or a CSV file.",
    "Choisissez une feuille de calcul : un classeur (.xlsx) ou un CSV.",
)
OTHER = Text(
    "The name of the file does not tell that it is a spreadsheet. Accepted: a name that ends in {accepted}.",
    "Le nom du fichier n'indique pas que c'est une feuille de calcul. Accepté : un nom qui finit par {accepted}.",
)
LARGE = Text(
    "The file is larger than {most} MB. Accepted: a smaller one, or several.",
    "Le fichier dépasse {most} Mo. Accepté : un fichier plus petit, ou plusieurs.",
)
LARGE_UNPACKED = Text(
    "The workbook is larger than {most} MB once unpacked. Accepted: a smaller one, or several.",
    "Le classeur dépasse {most} Mo une fois décompressé. Accepté : un fichier plus petit, ou plusieurs.",
)
