"""The files of an impact: a page, a picture, a table, or a folder with all three; each whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from express_entry.history.wholefile import write_whole
from express_entry.impact.findings import Impact
from express_entry.law.text import Language, Text

from .extras import from_extra
from .faults import MOST_SHOWN_OF_A_NAME, BadInput, NotWritten, printable, quoted

KINDS = ("html", "png", "parquet")
NAME = "impact"


class Place(NamedTuple):
    """Where to write: one file of a kind, or a folder for one of each."""

    path: Path
    kind: str | None


def place_of(output: str) -> Place:
    """The place that ``-o`` names; what has no ending, and a folder that is there, is a folder.

    :raises BadInput: for an ending that is none of :data:`KINDS`, or where a file is in the way of a folder.
    """
    path = Path(output)
    ending = path.suffix.lower().removeprefix(".")
    if output in ("", "-") or "\0" in output:
        raise BadInput(_NO_PLACE.of(value=quoted(output)))
    if path.is_dir() or (not ending and not path.exists()):
        return Place(path, None)
    if ending not in KINDS:
        raise BadInput(_NO_PLACE.of(value=quoted(output)))
    return Place(path, ending)


def put(impact: Impact, place: Place, language: Language) -> list[Path]:
    """Make everything, then write it; returns the files.

    :raises NotWritten: where a file cannot be written.
    """
    kinds = KINDS if place.kind is None else (place.kind,)
    made = {kind: _made(impact, kind, language) for kind in kinds}
    try:
        if place.kind is not None:
            write_whole(place.path.resolve(), [made[place.kind]])
            return [place.path]
        return _into(place.path, {f"{NAME}.{kind}": data for kind, data in made.items()})
    except OSError as error:
        shown = printable(str(place.path), MOST_SHOWN_OF_A_NAME)
        raise NotWritten(_NOT_WRITTEN.of(file=shown, error=error.strerror or str(error))) from None


def _made(impact: Impact, kind: str, language: Language) -> bytes:
    if kind == "parquet":
        from express_entry.impact.longtable import parquet

        return parquet(impact)
    with from_extra("reports", f"law impact -o .{kind}"):
        from express_entry.reports import impactpage, impactpicture
    if kind == "png":
        return impactpicture.picture(impact, language)
    return impactpage.page(impact, language).encode("utf-8")


def _into(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Files into a folder; a new folder is there with all of them or not at all."""
    if folder.is_dir():
        for name, data in files.items():
            write_whole((folder / name).resolve(), [data])
        return [folder / name for name in files]
    aside = folder.with_name(f"{folder.name}.partial")
    try:
        aside.mkdir()
        for name, data in files.items():
            write_whole(aside / name, [data])
        aside.rename(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return [folder / name for name in files]


_NO_PLACE = Text(
    "--output: {value} cannot be written. Accepted: a file whose name ends in .html, .png or .parquet, or a folder for "
    "all three.",
    "--output : {value} ne peut pas être écrit. Valeurs acceptées : un fichier dont le nom se termine par .html, .png "
    "ou .parquet, ou un dossier pour les trois.",
)
_NOT_WRITTEN = Text("{file} cannot be written: {error}", "{file} ne peut pas être écrit : {error}")
