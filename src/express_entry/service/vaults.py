"""The vault of the service: its folder or store, its keys and its scanner, as the environment names them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.files.storage import Storage

from ..history.wholefile import write_whole
from ..law.text import Text
from ..vault.faults import Missing, Tampered, VaultFault, WrongKey
from ..vault.scanning import NoScanner
from ..vault.sealing import KEY_BYTES, Keyring
from ..vault.stores import FolderStorage, s3_storage
from ..vault.vault import PENDING, Vault
from . import keys
from .environment import Configuration
from .faults import Occupied, Unready, unsaved
from .holding import alone, in_turn, shared
from .places import Places


def vault(configured: Configuration) -> Vault:
    """The vault of a service.

    :raises Unready: where there is no key to seal with, or the store needs an extra that is not installed.
    :raises Unsaved: where the key cannot be read.
    """
    places = configured.places
    try:
        ring = Keyring.read(keys.stored(places, keys.DOCUMENT_KEY))
    except VaultFault:
        raise Unready(_NO_KEY.of(path=str(places.keys / keys.DOCUMENT_KEY))) from None
    places.removal_lock.touch(mode=0o600)
    scanner = configured.scanner or NoScanner()
    return Vault(_storage(configured), ring, places.uploads, places.removal_lock, scanner)


def vault_of_settings() -> Vault:
    """The vault of the service that this process is."""
    return vault(settings.CONFIGURATION)


def clear_uploads(places: Places) -> None:
    """Remove what a killed service left of uploads that it was still receiving; nothing while another one runs.

    What was sealed and waits for its row is left to the vault's own sweep.
    """
    with suppress(Occupied), alone(places):
        try:
            for each in places.uploads.iterdir() if places.uploads.is_dir() else ():
                if each.is_file() and each.suffix != PENDING:
                    each.unlink(missing_ok=True)
        except OSError as error:
            raise unsaved(places.uploads, error) from None


def sweep(configured: Configuration, has_row: Callable[[str], bool]) -> int:
    """Remove documents that a kill left without a row, before anybody is answered; none while another service runs."""
    if any(configured.places.uploads.glob(f"*{PENDING}")):
        with suppress(Occupied), alone(configured.places):
            return vault(configured).sweep(has_row)
    return 0


class Rekeyed(NamedTuple):
    """What sealing anew came to: how many documents, which cannot be opened, whether the keys of before are gone."""

    documents: int
    is_whole: bool
    damaged: tuple[str, ...] = ()


def rekey(configured: Configuration, *, new: bool = False) -> Rekeyed:
    """Have every document sealed under a new key; cut short, the same again goes on with the key that was drawn.

    A key of before opens until no document is left under it and nobody runs who could still seal with it.

    A document that cannot be opened is left as it is and told by its handle, and so are the keys then.

    :param new: whether another key is drawn though one was that older ones still open beside: a damaged document keeps
        those for as long as it is there, and the one drawn then grows old.
    :raises VaultFault: where the store does not answer.
    """
    path = configured.places.keys / keys.DOCUMENT_KEY
    with in_turn(configured.places.migration_lock):
        held = keys.read(path).split()
        if new or len(held) == 1:
            held.insert(0, secrets.token_hex(KEY_BYTES))
            _write_keys(path, held)
    with shared(configured.places):
        kept = vault(configured)
        many, damaged = _rewrapped(kept)
    if damaged:
        return Rekeyed(many, is_whole=False, damaged=damaged)
    with suppress(Occupied), alone(configured.places):
        # Nobody seals now; what came meanwhile may have been sealed by somebody who had read the old key first.
        later, damaged = _rewrapped(kept)
        many += later
        if damaged:
            return Rekeyed(many, is_whole=False, damaged=damaged)
        with in_turn(configured.places.migration_lock):
            _write_keys(path, keys.read(path).split()[:1])
        return Rekeyed(many, is_whole=True)
    return Rekeyed(many, is_whole=False)


def _rewrapped(kept: Vault) -> tuple[int, tuple[str, ...]]:
    """How many documents of the store were sealed anew, and which cannot be opened; one that is gone is no fault."""
    many, damaged = 0, []
    for handle in kept.handles():
        try:
            many += kept.rewrap(handle)
        except Missing:
            continue
        except (Tampered, WrongKey):
            damaged.append(handle)
    return many, tuple(damaged)


def _write_keys(path: Path, lines: list[str]) -> None:
    try:
        write_whole(path, [f"{line}\n".encode("ascii") for line in lines], private=True)
    except OSError as error:
        raise unsaved(path, error) from None


def _storage(configured: Configuration) -> Storage:
    if configured.document_store is None:
        return FolderStorage(configured.places.documents, configured.places.uploads)
    try:
        return s3_storage(configured.document_store)
    except ModuleNotFoundError:
        raise Unready(_NO_EXTRA.of()) from None


_NO_KEY = Text(
    "{path} holds no key to seal documents with. Accepted: lines of 64 hexadecimal digits, as migrate writes one; a "
    "backup has them.",
    "{path} ne contient pas de clé pour sceller les documents. Accepté : des lignes de 64 chiffres hexadécimaux, comme "
    "migrate en écrit une; une sauvegarde les a.",
)
_NO_EXTRA = Text(
    "EXPRESS_ENTRY_DOCUMENTS: a store that speaks the protocol of S3 needs the extra s3. Accepted: an installation by "
    "pip install 'express-entry[service,s3]'.",
    "EXPRESS_ENTRY_DOCUMENTS : un lieu qui parle le protocole de S3 exige le supplément s3. Accepté : une installation "
    "par pip install 'express-entry[service,s3]'.",
)
