"""``express-entry vault``: the keys under which documents are sealed."""

from __future__ import annotations

from typing import Annotated

import typer

from express_entry.law.text import Text

from . import guide_privacy
from .account import OPERATOR
from .command import Branch, Leaf, asked_first
from .desks import DIFFERS, desk
from .extras import from_extra
from .faults import IN_PART
from .options import Format, Lang, as_json, language_of
from .serve import EXTRA
from .streams import write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide_privacy.VAULT.en)

New = Annotated[bool, typer.Option("--new", help=guide_privacy.NEW_KEY.en)]


@app.command(cls=Leaf, help=guide_privacy.REKEY.en)
def rekey(new: New = False, form: Format = "text", lang: Lang = None) -> None:
    """Seal every document under a new key, and print how far that came."""
    language, in_json = language_of(lang), as_json(form)
    with from_extra(EXTRA, "vault rekey"):
        from express_entry.service import starting

        configured = starting.set_up()
        from express_entry.service import restoring, vaults
    restoring.settle(configured)
    starting.require_prepared(configured)
    starting.require_ready(configured)
    done = vaults.rekey(configured, new=new)
    from express_entry.pool.units import unit

    with unit(desk(OPERATOR)) as now:
        now.tell(
            "vault.rekeyed",
            "vault",
            documents=done.documents,
            old_key_gone=done.is_whole,
            damaged=len(done.damaged),
        )
    if in_json:
        write_json({"documents": done.documents, "old_key_gone": done.is_whole, "damaged": list(done.damaged)})
    else:
        said = _DAMAGED if done.damaged else _WHOLE if done.is_whole else _PART
        write(f"{said.of(many=done.documents, damaged=list(done.damaged)).say(language)}\n")
    if done.damaged:
        raise typer.Exit(DIFFERS)
    if not done.is_whole:
        raise typer.Exit(IN_PART)


_WHOLE = Text(
    "Documents sealed anew: {many}. The key of before is gone; it stays in the backups that were made with it.",
    "Documents scellés de nouveau : {many}. La clé d'avant n'est plus là; elle reste dans les sauvegardes faites avec "
    "elle.",
)
_DAMAGED = Text(
    "Documents sealed anew: {many}. These cannot be opened, so the key of before is kept: {damaged}. Accepted: the "
    "same again once they were brought back from a backup; --new for a new key until then.",
    "Documents scellés de nouveau : {many}. Ceux-ci ne s'ouvrent pas, et la clé d'avant est donc gardée : {damaged}. "
    "Accepté : la même commande une fois qu'ils sont revenus d'une sauvegarde; --new pour une nouvelle clé d'ici là.",
)
_PART = Text(
    "Documents sealed anew: {many}. The service or a backup is running, so the key of before still opens. Accepted: "
    "the same again once it has ended.",
    "Documents scellés de nouveau : {many}. Le service ou une sauvegarde est en cours : la clé d'avant ouvre encore. "
    "Accepté : la même commande une fois qu'ils ont pris fin.",
)
