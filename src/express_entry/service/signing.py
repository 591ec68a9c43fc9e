"""Who signs what the service publishes of a round: Ed25519 (RFC 8032), by a library that keeps the key to itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from ..law.text import Text
from . import keys
from .faults import Unready
from .places import Places


@dataclass(frozen=True)
class Ed25519Signer:
    """Signs with the service's private key; everybody can check it with the public one."""

    private: Ed25519PrivateKey = field(repr=False)

    @property
    def public_key(self) -> bytes:
        """The 32 bytes that the office gives out, by which everybody checks a signature."""
        return self.private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature under a message."""
        return self.private.sign(message)


def signer(places: Places) -> Ed25519Signer | None:
    """Who signs for the service kept in these places; None where ``migrate`` has made no key yet.

    :raises Unready: where the file holds no such key: nothing may be signed with whatever it holds.
    :raises Unsaved: where it cannot be read.
    """
    path = places.keys / keys.SIGNING_KEY
    if not path.exists():
        return None
    written = keys.read(path)
    if not _WRITTEN.fullmatch(written):
        raise Unready(_NO_KEY.of(path=str(path)))
    return Ed25519Signer(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(written)))


def signer_of_settings() -> Ed25519Signer | None:
    """Who signs for the service that this process is."""
    return signer(settings.CONFIGURATION.places)


_WRITTEN = re.compile("[0-9a-f]{64}")
_NO_KEY = Text(
    "{path} holds no key to sign with. Accepted: 64 hexadecimal digits, as migrate writes them; a backup has them.",
    "{path} ne contient pas de clé de signature. Accepté : 64 chiffres hexadécimaux, comme migrate les écrit; "
    "une sauvegarde les a.",
)
