"""The pool as the operators' commands reach it: the service's settings and database, and who acts at which instant."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law.text import Text

from . import guide_pool
from .extras import from_extra
from .faults import BadInput, quoted
from .options import instant_named, language_of
from .serve import EXTRA
from .streams import complain

if TYPE_CHECKING:
    from express_entry.pool.units import Desk

As = Annotated[str, typer.Option("--as", metavar=guide_pool.OFFICER.en, help=guide_pool.AS.en)]
CLOCK = "EXPRESS_ENTRY_CLOCK"
"""The variable of the environment that says by which instant the commands of a rehearsal go."""
SYSTEM = "system"
"""Who acts where nobody does: the system by itself."""
DIFFERS = 1
"""The exit code where a verification found something."""


@contextmanager
def pool(command: str) -> Iterator[None]:
    """The pool for the block: Django is set up, nothing is missing, and no restore begins meanwhile."""
    with from_extra(EXTRA, command):
        from express_entry.service import starting

        configured = starting.set_up()
        from express_entry.service import holding, restoring
    restoring.settle(configured)
    starting.require_prepared(configured)
    with holding.shared(configured.places):
        starting.require_ready(configured)
        from express_entry.pool.laws import service_law

        service_law()  # by which programs have their names
        _tell_if_further_on()
        yield


def desk(actor: str = SYSTEM, at: datetime | None = None) -> Desk:
    """Who acts, by the clock of this machine or at a stated instant."""
    from express_entry.pool.units import Desk

    if not re.fullmatch(r"[A-Za-z0-9_.-]{1,64}", actor):
        raise BadInput(_NO_NAME.of(value=quoted(actor)))
    stated = at or rehearsed()
    return Desk(actor, (lambda: datetime.now(UTC)) if stated is None else (lambda: stated))


def rehearsed() -> datetime | None:
    """The instant of a rehearsal: the past day on which somebody tries everything out, on a store of its own.

    The audit trail never goes back: on a store that is further on, its own last instant holds.
    """
    stated = os.environ.get(CLOCK)
    if not stated:
        return None
    instant = instant_named(CLOCK, stated)
    if instant > datetime.now(UTC):
        raise BadInput(_TO_COME.of(option=CLOCK, value=quoted(stated)))
    return instant


def _tell_if_further_on() -> None:
    """Say where the store is further on than a rehearsal: some command went by the clock of this machine."""
    from express_entry.pool.audit import last_instant

    stated = rehearsed()
    last = None if stated is None else last_instant()
    if stated is not None and last is not None and last > stated:
        complain(f"{_FURTHER_ON.of(option=CLOCK, value=_text(stated), last=_text(last)).say(language_of(None))}\n")


def _text(instant: datetime) -> str:
    return f"{instant.astimezone(UTC).isoformat(timespec='seconds')[:-6]}Z"


def cores() -> int:
    """How many processes can work side by side."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_FURTHER_ON = Text(
    "{option}: {value} is before the last entry of the audit trail, {last}, which holds instead: a command went by "
    "another clock. Accepted: an instant from then on, or a store of its own for another rehearsal.",
    "{option} : {value} précède la dernière entrée de la piste de vérification, {last}, qui vaut à sa place : une "
    "commande a suivi une autre horloge. Accepté : un instant à partir de là, ou un dépôt à part pour une autre "
    "répétition.",
)
_TO_COME = Text(
    "{option}: {value} is still to come. Accepted: an instant that is past.",
    "{option} : {value} est à venir. Valeurs acceptées : un instant passé.",
)
_NO_NAME = Text(
    "--as: {value} cannot be. Accepted: up to 64 letters, digits, points, dashes and underscores.",
    "--as : {value} est impossible. Valeurs acceptées : jusqu'à 64 lettres, chiffres, points, tirets et traits bas.",
)
