"""Which history a command speaks of: the package's own, or that with the user's imports in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law.text import Text

from . import guide_options
from .faults import MOST_SHOWN_OF_A_NAME, BadInput, printable, quoted

if TYPE_CHECKING:
    from express_entry.history.merging import History
    from express_entry.history.store import Store

From = Annotated[str | None, typer.Option("--from", metavar=guide_options.STORE.en, help=guide_options.FROM_STORE.en)]
Into = Annotated[str | None, typer.Option("--into", metavar=guide_options.STORE.en, help=guide_options.INTO_STORE.en)]

PACKAGE = "package"
"""What ``--from`` calls the history that comes with the package, with no import in it."""


def store_from(named: str | None) -> Store | None:
    """The store that ``--from`` names: the user's own unless given; ``None`` for the package's own history.

    :raises BadInput: for a folder that nothing was imported into.
    :raises StoreError: where the system does not say where the user's data are.
    """
    from express_entry.history.store import Store

    if named == PACKAGE:
        return None
    if named is None:
        users = Store.of_user()
        return users if users.exists else None
    store = Store(_folder("--from", named))
    if not store.exists:
        raise BadInput(_NO_STORE.of(value=quoted(named), package=PACKAGE))
    return store


def history_from(named: str | None) -> History:
    """The rounds and distributions of the history that ``--from`` names, by instant and by day.

    :raises BadInput: for a folder that nothing was imported into.
    :raises StoreError: where the store cannot be read.
    """
    from express_entry.history.merging import published

    store = store_from(named)
    return published() if store is None else store.history()


def store_into(named: str | None) -> Store:
    """The store that ``--into`` names, which need not exist yet; the user's own unless given.

    :raises BadInput: for what can be no folder of the user's.
    :raises StoreError: where the system does not say where the user's data are.
    """
    from express_entry.history.store import Store

    if named == PACKAGE:
        raise BadInput(_NOT_INTO_PACKAGE.of(value=quoted(named)))
    return Store.of_user() if named is None else Store(_folder("--into", named))


def _folder(option: str, named: str) -> Path:
    if not named or "\0" in named:
        raise BadInput(_NO_FOLDER.of(option=option, value=quoted(named)))
    return Path(named)


def shown(path: Path | str) -> str:
    """The name of a file or folder, safe to print."""
    return printable(str(path), MOST_SHOWN_OF_A_NAME)


_NO_STORE = Text(
    "--from: nothing was imported into {value}. Accepted: a folder that rounds import has filled, or {package} for the "
    "history that comes with the package.",
    "--from : rien n'a été importé dans {value}. Valeurs acceptées : un dossier que rounds import a rempli, ou "
    "{package} pour l'historique que le paquet contient.",
)
_NOT_INTO_PACKAGE = Text(
    "--into: {value} stands for the history that comes with the package, which stays as it is. Accepted: a folder of "
    "your own (./package for one of that name).",
    "--into : {value} désigne l'historique que le paquet contient, qui reste tel quel. Valeurs acceptées : un dossier "
    "à vous (./package s'il porte ce nom).",
)
_NO_FOLDER = Text(
    "{option}: {value} is not the name of a folder. Accepted: a folder.",
    "{option} : {value} n'est pas le nom d'un dossier. Valeurs acceptées : un dossier.",
)
