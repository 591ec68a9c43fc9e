"""The history that the pages show: that of the release, with what was imported on this machine, read once and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from express_entry.history import Distribution, Round
from express_entry.history.export import Exported, Format, exported
from express_entry.history.merging import published
from express_entry.history.store import Store
from express_entry.law.text import Language

Stamp = tuple[int, int]
"""When the file of a store was last written, and its size."""


@dataclass(frozen=True, eq=False)
class Known:
    """A history as it was read: the same one until the next import, so that what is made of it can be kept too."""

    rounds: Sequence[Round]
    distributions: Sequence[Distribution]


def known_history() -> Known:
    """Every round and distribution known here; read anew only after an import.

    :raises StoreError: where what was imported cannot be read.
    """
    store = Store.of_user()
    return _read(store.folder, _stamp(store))


def given_out(form: Format, language: Language | None) -> Exported:
    """The history in a format, as ``express-entry rounds export`` writes it.

    :raises StoreError: where what was imported cannot be read.
    """
    store = Store.of_user()
    return _written(store.folder, _stamp(store), form, language)


def _stamp(store: Store) -> Stamp | None:
    try:
        found = store.path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=2)
def _read(folder: Path, stamp: Stamp | None) -> Known:
    history = published() if stamp is None else Store(folder).history()
    return Known(history.rounds, history.distributions)


@lru_cache(maxsize=8)
def _written(folder: Path, stamp: Stamp | None, form: Format, language: Language | None) -> Exported:
    return exported(None if stamp is None else Store(folder), form, language=language)
