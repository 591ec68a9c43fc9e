"""The vault of the service: its folder or store, its keys and its scanner, as the environment names them."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.core.files.storage import Storage

from ..law.text import Text
from ..vault.faults import VaultFault
from ..vault.scanning import NoScanner
from ..vault.sealing import Keyring
from ..vault.stores import FolderStorage, s3_storage
from ..vault.vault import PENDING, Vault
from . import keys
from .environment import Configuration
from .faults import Occupied, Unready, unsaved
from .holding import alone
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
