"""``express-entry restore``: what a backup holds, back in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from express_entry.law.text import Text

from . import guide_options, guide_service
from .command import Leaf
from .extras import from_extra
from .faults import BadInput
from .histories import shown
from .options import Lang, language_of
from .serve import EXTRA
from .streams import write

app = typer.Typer(add_completion=False)

Archive = Annotated[
    str, typer.Argument(metavar=guide_options.FILE.en, help=guide_service.BACKUP_TO_RESTORE.en, show_default=False)
]
Replace = Annotated[bool, typer.Option("--replace", help=guide_service.REPLACE.en)]


@app.command(cls=Leaf, help=guide_service.RESTORE.en)
def restore(file: Archive, replace: Replace = False, lang: Lang = None) -> None:
    """Restore, and print what is now in place."""
    language = language_of(lang)
    if "\0" in file or not Path(file).is_file():
        raise BadInput(_NO_FILE.of(file=shown(file)))
    with from_extra(EXTRA, "restore"):
        from express_entry.service import starting

        configured = starting.set_up()
        from express_entry.service import restoring
    found = restoring.restore(configured, Path(file).absolute(), replace=replace)
    documents, keys = found.count("documents"), found.count("keys")
    said = _RESTORED.of(file=shown(file), made=found.made, documents=documents, keys=keys)
    write(f"{said.say(language)}\n")


_RESTORED = Text(
    "Restored from {file}, made {made}: the database; documents: {documents}; keys: {keys}. express-entry migrate "
    "brings it to this release.",
    "Restauré de {file}, fait le {made} : la base de données; documents : {documents}; clés : {keys}. express-entry "
    "migrate l'amène à cette version.",
)
_NO_FILE = Text(
    "FILE: {file} is no file that can be read. Accepted: a file that express-entry backup wrote.",
    "FICHIER : {file} n'est pas un fichier lisible. Valeurs acceptées : un fichier écrit par express-entry backup.",
)
