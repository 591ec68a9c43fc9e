"""Where the bytes of documents lie, as applications see it: a vault that takes note of rows and forgets handles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string


class Sealed(Protocol):
    """A document that is stored: what its row keeps."""

    @property
    def handle(self) -> str:
        """The name under which the vault finds it."""
        ...

    @property
    def sha256(self) -> str:
        """Of the original."""
        ...

    @property
    def size(self) -> int:
        """Bytes of the original."""
        ...

    @property
    def media_type(self) -> str:
        """As its content tells it."""
        ...

    @property
    def pages(self) -> int:
        """How many it has."""
        ...


class Papers(Protocol):
    """What of a vault applications use: whoever uploads seals, whoever reads opens."""

    def open_original(self, handle: str) -> bytes:
        """The file as it was uploaded."""
        ...

    def open_safe(self, handle: str) -> bytes:
        """The copy that is safe to show."""
        ...

    def keep(self, handle: str) -> None:
        """The row of a document is there."""
        ...

    def release(self, handle: str) -> None:
        """The row of a document is about to go."""
        ...

    def destroy(self, handle: str) -> None:
        """The row of a document is gone."""
        ...

    def release_strays(self, with_rows: Callable[[list[str]], set[str]]) -> int:
        """Documents without a row noted, to be swept later; how many were new."""
        ...

    def sweep(self, has_row: Callable[[str], bool], *, before: datetime | None = None) -> int:
        """Documents without a row gone, those alone that are older where a time is named; how many these were."""
        ...


def papers() -> Papers | None:
    """The vault of the service; None where the service has none, as in tests of rows alone."""
    path = getattr(settings, "VAULT", "")
    return import_string(path)() if path else None


def kept(handle: str) -> None:
    """Tell the vault, once the transaction is committed, that the row of a document is there."""
    vault = papers()
    if vault is not None:
        transaction.on_commit(lambda: vault.keep(handle))


def gone(handle: str) -> None:
    """Have a document destroyed, once the transaction is committed that took its row away.

    It is marked before that, so that the sweep finds it where it could not be destroyed: that is no fault of the act.
    """
    vault = papers()
    if vault is not None:
        vault.release(handle)
        transaction.on_commit(lambda: vault.destroy(handle), robust=True)
