"""Where uploaded documents are looked at, sealed and kept: hostile until shown otherwise, and never executed.

:func:`inspect` says whether a file is taken and makes a copy that is safe to show; :class:`Vault` seals both, the
original and the copy, and opens them again. Who may do so is decided, and written down, by whoever calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .faults import Missing, Tampered, Unkept, VaultFault, WrongKey
from .inspecting import Inspected, Stream, inspect
from .kinds import Kind
from .limits import Limits, limits_by
from .refusals import NotNow, Refused
from .scanning import Clamd, NoScanner, Scan, Scanner, clamd_at

if TYPE_CHECKING:
    from .sealing import Keyring
    from .vault import Sealed, Vault

__all__ = [
    "Clamd",
    "Inspected",
    "Keyring",
    "Kind",
    "Limits",
    "Missing",
    "NoScanner",
    "NotNow",
    "Refused",
    "Scan",
    "Scanner",
    "Sealed",
    "Stream",
    "Tampered",
    "Unkept",
    "Vault",
    "VaultFault",
    "WrongKey",
    "clamd_at",
    "inspect",
    "limits_by",
]


def __getattr__(name: str) -> object:
    """The vault and what it stands on load when they are asked for: the process that opens files needs none of it."""
    if name in {"Keyring", "Sealed", "Vault"}:
        from . import sealing, vault  # noqa: PLC0415 - as above

        return getattr(sealing if name == "Keyring" else vault, name)
    raise AttributeError(name)
