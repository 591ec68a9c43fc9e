"""A document handed in: looked at in a process of its own, sealed, and put into its slot; or nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from express_entry.pool.faults import Conflict, PoolFault
from express_entry.pool.units import Desk

from . import uploads
from .paperrows import Upload
from .papers import papers
from .reading import NO_VAULT

if TYPE_CHECKING:
    from express_entry.vault import Stream, Vault


def take_in(
    desk: Desk,
    number: str,
    item: str,
    file: Stream,
    *,
    name: str | None,
    form: Mapping[str, bool] | None = None,
    explanation: bool = False,
) -> Upload:
    """Put an uploaded file into its slot; ``name`` is looked at and not kept.

    :raises Refused: for a file that is not taken, with every reason.
    :raises Conflict: where the service has no vault, the slot is taken, or the application is at its end.
    """
    vault = cast("Vault | None", papers())
    if vault is None:
        raise Conflict(NO_VAULT.of())
    sealed = vault.seal(vault.inspect(file, name=name))
    try:
        return uploads.attach(desk, number, item, sealed, form=form, explanation=explanation)
    except PoolFault:  # before the commit; whatever else goes wrong, the vault's own sweep finds
        vault.destroy(sealed.handle)
        raise
