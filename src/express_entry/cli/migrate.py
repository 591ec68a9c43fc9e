"""``express-entry migrate``: everything that the service needs before it may start."""

from __future__ import annotations

from datetime import UTC, datetime

import typer

from express_entry.law.text import Text

from . import guide_service
from .command import Leaf
from .extras import from_extra
from .histories import shown
from .options import Lang, language_of
from .serve import EXTRA
from .streams import write

app = typer.Typer(add_completion=False)


@app.command(cls=Leaf, help=guide_service.MIGRATE.en)
def migrate(lang: Lang = None) -> None:
    """Prepare the service, and print what was done."""
    language = language_of(lang)
    with from_extra(EXTRA, "migrate"):
        from express_entry.service import starting

        configured = starting.set_up()
        from express_entry.service import migrating
    done = migrating.migrate(configured, now=datetime.now(UTC))
    lines = [] if done.settled is None else [(_FINISHED if done.settled else _TAKEN_BACK).of()]
    if done.made_keys:
        lines.append(_KEYS.of(folder=shown(configured.places.keys)))
    lines.append(
        _DONE.of(count=len(done.migrations), names=list(done.migrations)) if done.migrations else _NOTHING.of()
    )
    for line in lines:
        write(f"{line.say(language)}\n")


_FINISHED = Text("A restore that was cut short is finished.", "Une restauration interrompue est terminée.")
_TAKEN_BACK = Text("A restore that was cut short is taken back.", "Une restauration interrompue est annulée.")
_KEYS = Text("New keys lie in {folder}.", "De nouvelles clés se trouvent dans {folder}.")
_DONE = Text("Migrations applied: {count} ({names}).", "Migrations appliquées : {count} ({names}).")
_NOTHING = Text("The database is up to date.", "La base de données est à jour.")
