"""A vault in a folder of its own."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from express_entry.vault import Keyring, Vault
from express_entry.vault.stores import FolderStorage


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    for name in ("documents", "uploads"):
        (tmp_path / name).mkdir()
    storage = FolderStorage(tmp_path / "documents", tmp_path / "uploads")
    return Vault(storage, Keyring.of([secrets.token_bytes(32)]), tmp_path / "uploads", tmp_path / "removal.lock")
