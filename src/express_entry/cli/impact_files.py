"""The files of an impact: a page, a picture, a table, or a folder with all three; each whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from express_entry.history.wholefile import PARTIAL, write_whole
from express_entry.impact.findings import Impact
from express_entry.law.text import Language, Text

from .extras import from_extra
from .faults import MOST_SHOWN_OF_A_NAME, BadInput, NotWritten, printable, quoted
from .impact_places import NOT_WRITTEN, Named

KINDS = ("html", "png", "parquet")
NAME = "impact"


class Place(NamedTuple):
    """Where to write: one file of a kind, or a folder for one of each."""

    path: Path
    kind: str | None

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is written there."""
        return KINDS if self.kind is None else (self.kind,)

    def files(self) -> list[Named]:
        """The files to write, and a folder that is not there yet."""
        typed = str(self.path)
        if self.kind is not None:
            return [Named("--output", typed, typed)]
        if not _is_folder(self.path):
            return [Named("--output", typed, typed)]
        return [Named("--output", typed, str(self.path / f"{NAME}.{kind}")) for kind in KINDS]


def place_of(output: str) -> Place:
    """The place that ``-o`` names; what has no ending, and a folder that is there, is a folder.

    :raises BadInput: for an ending that is none of :data:`KINDS`, where a file or what another run left is in the way
        of a folder, for a link that leads nowhere, or where a library that is needed is not installed.
    """
    if output in ("", "-") or "\0" in output:
        raise BadInput(_NO_PLACE.of(value=quoted(output)))
    path = Path(output)
    there = os.path.exists(path)  # noqa: PTH110 - raises nothing
    if not there and os.path.lexists(path):
        raise BadInput(_NOWHERE.of(value=printable(output, MOST_SHOWN_OF_A_NAME)))
    ending = path.suffix.lower().removeprefix(".")
    if _is_folder(path) or (not ending and not there):
        place = Place(path, None)
    elif ending in KINDS:
        place = Place(path, ending)
    else:
        raise BadInput(_NO_PLACE.of(value=quoted(output)))
    if place.kind is None and not there and os.path.lexists(_aside(path)):
        raise _left(_aside(path))
    for kind in place.kinds:
        _check_installed(kind)
    return place


def put(impact: Impact, place: Place, language: Language) -> list[Path]:
    """Make everything, then write it; returns the files.

    :raises BadInput: where another run is writing the same folder.
    :raises NotWritten: where a file cannot be written.
    """
    made = {kind: _made(impact, kind, language) for kind in place.kinds}
    try:
        if place.kind is not None:
            write_whole(Path(os.path.realpath(place.path)), [made[place.kind]])
            return [place.path]
        return _into(place.path, {f"{NAME}.{kind}": data for kind, data in made.items()})
    except OSError as error:
        shown = printable(str(place.path), MOST_SHOWN_OF_A_NAME)
        raise NotWritten(NOT_WRITTEN.of(file=shown, error=error.strerror or str(error))) from None


def _check_installed(kind: str) -> None:
    """Whether the libraries that draw a kind of file are there."""
    with from_extra("reports", f"law impact -o .{kind}"):
        if kind == "html":
            from express_entry.reports import impactpage  # noqa: F401 - to know that it can be
        elif kind == "png":
            from express_entry.reports import impactpicture  # noqa: F401 - to know that it can be


def _made(impact: Impact, kind: str, language: Language) -> bytes:
    if kind == "parquet":
        from express_entry.impact.longtable import parquet

        return parquet(impact)
    if kind == "png":
        from express_entry.reports.impactpicture import picture

        return picture(impact, language)
    from express_entry.reports.impactpage import page

    return page(impact, language).encode("utf-8")


def _into(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Files into a folder; a new folder is there with all of them or not at all.

    A new one is made aside, and what was there aside before this run is not touched.
    """
    if folder.is_dir():
        for name, data in files.items():
            write_whole(Path(os.path.realpath(folder / name)), [data])
        return [folder / name for name in files]
    aside = _aside(folder)
    try:
        aside.mkdir()
    except FileExistsError:
        raise _left(aside) from None
    try:
        for name, data in files.items():
            write_whole(aside / name, [data])
        aside.rename(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return [folder / name for name in files]


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - raises nothing, whatever the name


def _aside(folder: Path) -> Path:
    """Where a folder is made until it is whole."""
    return folder.with_name(f"{folder.name}{PARTIAL}")


def _left(aside: Path) -> BadInput:
    return BadInput(_LEFT.of(value=printable(str(aside), MOST_SHOWN_OF_A_NAME)))


_NO_PLACE = Text(
    "--output: {value} cannot be written. Accepted: a file whose name ends in .html, .png or .parquet, or a folder for "
    "all three.",
    "--output : {value} ne peut pas être écrit. Valeurs acceptées : un fichier dont le nom se termine par .html, .png "
    "ou .parquet, ou un dossier pour les trois.",
)
_NOWHERE = Text(
    "--output: {value} is a link that leads nowhere. Accepted: a file, a folder, or a link to one that is there.",
    "--output : {value} est un lien qui ne mène nulle part. Valeurs acceptées : un fichier, un dossier ou un lien vers "
    "l'un d'eux qui existe.",
)
_LEFT = Text(
    "--output: {value} is there: another run is writing it, or one was stopped, or it is somebody else's. Accepted: "
    "the same after it is removed, or another folder.",
    "--output : {value} existe : une autre exécution l'écrit, ou une a été arrêtée, ou il est à quelqu'un d'autre. "
    "Valeurs acceptées : la même commande une fois cela supprimé, ou un autre dossier.",
)
