"""Documents read back by those who may: each time is told to the trail before anything is handed out."""

from __future__ import annotations

from enum import StrEnum

from express_entry.law import Text
from express_entry.pool.faults import Conflict
from express_entry.pool.units import Desk, unit

from .keeping import locked, one_of_its
from .paperrows import Upload
from .papers import papers


class Part(StrEnum):
    """What of a document is read."""

    SAFE = "safe"
    """The copy that is safe to show."""
    ORIGINAL = "original"
    """The file as it was uploaded, byte for byte."""


def read(desk: Desk, number: str, key: int, part: Part) -> tuple[Upload, bytes]:
    """A document of an application, and its bytes.

    :raises NotFound: where the application has no such document.
    :raises Conflict: where the service has no vault.
    :raises VaultFault: where the document cannot be opened.
    """
    vault = papers()
    if vault is None:
        raise Conflict(NO_VAULT.of())
    with unit(desk) as now:
        application = locked(number)
        row: Upload = one_of_its(application.uploads.all(), number, key)
        now.tell("document.read", number, item=row.item, sha256=row.sha256, part=part.value)
    return row, (vault.open_safe if part is Part.SAFE else vault.open_original)(row.handle)


NO_VAULT = Text("this service keeps no documents.", "ce service ne conserve pas de documents.")
