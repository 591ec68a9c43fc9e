"""The files of an export where somebody wants them: an empty folder or one .zip file, for its owner alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from express_entry.history.wholefile import write_whole
from express_entry.law.text import Text

from .faults import BadInput, NotWritten, quoted


def put_down(files: Mapping[str, bytes], to: str) -> None:
    """Write files into a folder or a .zip file.

    :raises BadInput: for a folder that holds something, or a name that cannot be one.
    :raises NotWritten: where they cannot be written.
    """
    if not to or "\0" in to:
        raise BadInput(_NO_NAME.of(value=quoted(to)))
    path = Path(to)
    try:
        if path.suffix.lower() == ".zip":
            from express_entry.privacy.exporting import zipped

            write_whole(path, [zipped(files)], private=True)
            return
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise BadInput(_TAKEN.of(value=quoted(to)))
        for name, content in files.items():
            _write(path / name, content)
    except OSError as error:
        raise NotWritten(_UNWRITABLE.of(value=quoted(to), why=error.strerror or str(error))) from None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


_NO_NAME = Text(
    "--to: {value} cannot be. Accepted: a folder that is not there or is empty, or a file that ends in .zip.",
    "--to : {value} est impossible. Valeurs acceptées : un dossier qui n'existe pas ou est vide, ou un fichier qui se "
    "termine par .zip.",
)
_TAKEN = Text(
    "--to: {value} is there and holds something. Accepted: a folder that is not there or is empty.",
    "--to : {value} existe et contient quelque chose. Valeurs acceptées : un dossier qui n'existe pas ou est vide.",
)
_UNWRITABLE = Text("--to: {value} cannot be written: {why}.", "--to : {value} ne peut pas être écrit : {why}.")
