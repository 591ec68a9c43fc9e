"""Desks over a pool, applications and a vault of their own, once on each database."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.test.utils import override_settings

from express_entry.vault import Keyring, Vault
from express_entry.vault.stores import FolderStorage
from tests.pool.conftest import postgresql_stores, sqlite_stores, stores
from tests.pool.stores import Store, Stores

__all__ = ["desks", "postgresql_stores", "sqlite_desks", "sqlite_stores", "stores"]

from tests.application.bureau import Bureau

settings.SECRET_KEY = "a key of the tests, with which nothing is signed elsewhere, at all"  # noqa: S105 - made up
KEY = secrets.token_bytes(32)
_IN_USE: list[Path] = []


def vault_in_use() -> Vault:
    """The vault of the store that a test has open."""
    folder = _IN_USE[-1]
    uploads = folder / "uploads"
    uploads.mkdir(exist_ok=True)
    storage = FolderStorage(folder / "documents", uploads)
    return Vault(storage, Keyring.of([KEY]), uploads, folder / "removal.lock")


@contextmanager
def with_vault(store: Store) -> Iterator[Store]:
    """A store whose documents are kept in a vault."""
    _IN_USE.append(store.folder)
    try:
        with override_settings(VAULT="tests.privacy.conftest.vault_in_use", MAIL_FOLDER=store.folder / "mail"):
            yield store
    finally:
        _IN_USE.pop()


@pytest.fixture
def desks(stores: Stores) -> Iterator[Bureau]:
    """Everybody who acts, in a new store with a vault, once on each database."""
    with ExitStack() as stack:
        yield Bureau(stack.enter_context(with_vault(stack.enter_context(stores.new()))))


@pytest.fixture
def sqlite_desks(sqlite_stores: Stores) -> Iterator[Bureau]:
    """The same on SQLite alone, where a test reads the bytes of the file."""
    with ExitStack() as stack:
        yield Bureau(stack.enter_context(with_vault(stack.enter_context(sqlite_stores.new()))))
