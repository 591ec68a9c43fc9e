"""The department's feed on the command line: ``rounds import``, ``rounds export`` and ``rounds package``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law.text import Language, Text

from . import guide_options
from .faults import IN_PART, BadInput, NotWritten, printable, quoted
from .histories import From, Into, shown, store_from, store_into
from .options import Format, Lang, as_json, language_of, one_of, today
from .streams import new_page, write, write_bytes, write_json

if TYPE_CHECKING:
    from express_entry.history.export import Exported
    from express_entry.history.feed import Feed
    from express_entry.history.store import Store

MOST_BYTES = 8 * 2**20
"""Size of a feed; the department's is a tenth of this after eleven years."""
STANDARD_STREAM = "-"
FORMATS = ("ircc", "csv", "parquet", "json")

FeedFile = Annotated[
    str, typer.Argument(metavar=guide_options.FILE.en, help=guide_options.FEED_FILE.en, show_default=False)
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=guide_options.DRY_RUN.en)]
TableFormat = Annotated[
    str | None, typer.Option("--format", metavar="ircc|csv|parquet|json", help=guide_options.EXPORT_FORMAT.en)
]
Output = Annotated[
    str, typer.Option("-o", "--output", metavar=guide_options.FILE.en, help=guide_options.EXPORT_FILE.en)
]
Folder = Annotated[
    str, typer.Option("-o", "--output", metavar=guide_options.FOLDER.en, help=guide_options.PACKAGE_FOLDER.en)
]


# ------------------------------------------------------------------------------------------------------------- import


def import_rounds(
    file: FeedFile, into: Into = None, dry_run: DryRun = False, form: Format = "text", lang: Lang = None
) -> None:
    """Take a feed into a store, and print what changed and what could not be used, row by row."""
    language, in_json = language_of(lang), as_json(form)
    store = store_into(into)
    from express_entry.history.importing import import_into, preview

    from . import render_feed

    feed = _feed(file, language)
    with _written():
        report = preview(store, feed, today=today()) if dry_run else import_into(store, feed, today=today())
    taken = render_feed.Import(file, store, dry_run, report)
    if in_json:
        write_json(render_feed.as_document(taken, language))
    else:
        page = new_page()
        render_feed.render(page, taken, language)
        write(page.text)
    if report.left_out or not report.complete:
        raise typer.Exit(IN_PART)


def _feed(file: str, language: Language) -> Feed:
    """The feed in a file, or on standard input.

    :raises BadInput: where there is none, nothing of it can be read, or it is none.
    """
    from express_entry.history.feed import read_feed

    feed = read_feed(_bytes_of(file))
    if not feed.rows and not feed.complete:
        why = " ".join(each.finding(language) for each in feed.problems[:1])
        raise BadInput(_NO_FEED.of(file=shown(file), why=why))
    return feed


def _bytes_of(file: str) -> bytes:
    try:
        data = _read(file)
    except FileNotFoundError:
        raise BadInput(_NO_FILE.of(file=shown(file))) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise BadInput(_UNREADABLE.of(file=shown(file), error=why or printable(str(error), 100))) from None
    if len(data) > MOST_BYTES:
        raise BadInput(_TOO_LARGE.of(file=shown(file), most=MOST_BYTES))
    return data


def _read(file: str) -> bytes:
    if file != STANDARD_STREAM:
        with Path(file).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    if sys.stdin is None:
        raise BadInput(_CLOSED.of())
    return sys.stdin.buffer.read(MOST_BYTES + 1)


# ------------------------------------------------------------------------------------------------------------- export


def export_rounds(
    source: From = None, form: TableFormat = None, output: Output = STANDARD_STREAM, lang: Lang = None
) -> None:
    """Write the history in the shape of the department's feed, or as a table."""
    language, wanted = language_of(lang), _asked_for(form, output)
    store = store_from(source)
    if output == STANDARD_STREAM and wanted == "parquet" and sys.stdout is not None and sys.stdout.isatty():
        raise BadInput(_BINARY.of())
    feed_language = None if lang is None else language
    made = _parquet(store) if wanted == "parquet" else _exported(store, wanted, feed_language)
    if output == STANDARD_STREAM:
        write_bytes(made.data)
        return
    from express_entry.history.export import put

    with _written():
        put(made.data, _path("--output", output))
    write(f"{_WRITTEN.of(count=made.rows, file=shown(output)).say(language)}\n")


def _asked_for(form: str | None, output: str) -> str:
    """The format that is named, else the one that the ending of the file's name stands for, else the department's."""
    if form is not None:
        return one_of("--format", form, FORMATS)
    return {".csv": "csv", ".parquet": "parquet"}.get(Path(output).suffix.lower(), FORMATS[0])


def _exported(store: Store | None, form: str, feed_language: Language | None) -> Exported:
    from express_entry.history.export import exported

    return exported(store, form, language=feed_language)


def _parquet(store: Store | None) -> Exported:
    """The table of rounds as Parquet.

    :raises BadInput: where the library that writes it is not installed.
    """
    from express_entry.history import rounds
    from express_entry.history.export import Exported

    try:
        from express_entry.scoring.tables import rounds_parquet
    except ImportError:
        raise BadInput(_NEEDS_EXTRA.of()) from None
    wanted = rounds() if store is None else store.rounds()
    return Exported(rounds_parquet(wanted), len(wanted))


# ------------------------------------------------------------------------------------------------------ data package


def package(folder: Folder, source: From = None, form: Format = "text", lang: Lang = None) -> None:
    """Write the history as a data package, and print what to quote."""
    language, in_json = language_of(lang), as_json(form)
    place, store = _path("--output", folder), store_from(source)
    from express_entry.history.datapackage import write_data_package

    from . import render_feed

    with _written():
        written = write_data_package(place, store)
    if in_json:
        write_json(render_feed.package_document(written, language))
        return
    page = new_page()
    render_feed.render_package(page, written, language)
    write(page.text)


# ------------------------------------------------------------------------------------------------------------- places


def _path(option: str, named: str) -> Path:
    if not named or "\0" in named:
        raise BadInput(_NO_PLACE.of(option=option, value=quoted(named)))
    return Path(named)


@contextmanager
def _written() -> Iterator[None]:
    """What cannot be written is said as such: it is no fault of the input."""
    from express_entry.history.faults import Unwritable

    try:
        yield
    except Unwritable as error:
        raise NotWritten(error.reason) from None


_NO_FILE = Text(
    "FILE: there is no file {file}. Accepted: the department's feed of rounds in a file, or - for standard input.",
    "FICHIER : il n'y a pas de fichier {file}. Valeurs acceptées : le flux des rondes du ministère dans un fichier, ou "
    "- pour l'entrée standard.",
)
_UNREADABLE = Text(
    "FILE: {file} cannot be read ({error}). Accepted: the department's feed of rounds in a file, or - for standard "
    "input.",
    "FICHIER : {file} ne peut pas être lu ({error}). Valeurs acceptées : le flux des rondes du ministère dans un "
    "fichier, ou - pour l'entrée standard.",
)
_TOO_LARGE = Text(
    "FILE: {file} is larger than {most} bytes, and the department's feed never was. Nothing was imported.",
    "FICHIER : {file} dépasse {most} octets, ce qui n'a jamais été le cas du flux du ministère. Rien n'a été importé.",
)
_NO_FEED = Text(
    "FILE: {file}: {why}. Nothing was imported. Accepted: the department's feed of rounds (ee_rounds_123_en.json or "
    "ee_rounds_123_fr.json).",
    "FICHIER : {file} : {why}. Rien n'a été importé. Valeurs acceptées : le flux des rondes du ministère "
    "(ee_rounds_123_fr.json ou ee_rounds_123_en.json).",
)
_CLOSED = Text(
    "-: standard input is closed. Accepted: the department's feed of rounds.",
    "- : l'entrée standard est fermée. Valeurs acceptées : le flux des rondes du ministère.",
)
_BINARY = Text(
    "--format: a Parquet file is not to be read on a terminal. Accepted: with parquet, a file behind -o, or a pipe.",
    "--format : un fichier Parquet ne se lit pas dans un terminal. Valeurs acceptées : avec parquet, un fichier après "
    "-o, ou un tube.",
)
_NEEDS_EXTRA = Text(
    "--format: Parquet needs a library that is not installed: pip install 'express-entry[scoring]'. Accepted without "
    "it: ircc, csv, json.",
    "--format : Parquet exige une bibliothèque qui n'est pas installée : pip install 'express-entry[scoring]'. Valeurs "
    "acceptées sans elle : ircc, csv, json.",
)
_NO_PLACE = Text(
    "{option}: {value} is not the name of a file or folder. Accepted: one that can be written.",
    "{option} : {value} n'est pas le nom d'un fichier ou d'un dossier. Valeurs acceptées : un nom où l'on peut écrire.",
)
_WRITTEN = Text("{count} rows written to {file}", "{count} lignes écrites dans {file}")
