"""``express-entry backup``: database, documents and keys together in one file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from express_entry.law.text import Text

from . import guide_options, guide_service
from .command import Leaf
from .extras import from_extra
from .faults import BadInput, quoted
from .histories import shown
from .options import Lang, language_of
from .serve import EXTRA
from .streams import write

app = typer.Typer(add_completion=False)

Output = Annotated[
    str, typer.Option("-o", "--output", metavar=guide_options.FILE.en, help=guide_service.BACKUP_FILE.en)
]


@app.command(cls=Leaf, help=guide_service.BACKUP.en)
def backup(output: Output, lang: Lang = None) -> None:
    """Write the backup, and print what is in it."""
    language = language_of(lang)
    if output in {"", "-"} or "\0" in output:
        raise BadInput(_NO_FILE.of(value=quoted(output)))
    with from_extra(EXTRA, "backup"):
        from express_entry.service import starting

        configured = starting.set_up()
        from express_entry.service import saving
    saved = saving.save(configured, Path(output).absolute(), now=datetime.now(UTC))
    documents, keys = saved.count("documents"), saved.count("keys")
    write(f"{_SAVED.of(file=shown(output), documents=documents, keys=keys).say(language)}\n")


_SAVED = Text(
    "Saved to {file}: the database; documents: {documents}; keys: {keys}.",
    "Sauvegardé dans {file} : la base de données; documents : {documents}; clés : {keys}.",
)
_NO_FILE = Text(
    "--output: {value} is not the name of a file. Accepted: a file that can be written.",
    "--output : {value} n'est pas le nom d'un fichier. Valeurs acceptées : un fichier où l'on peut écrire.",
)
