"""Secrets that have to be read again, sealed: AES-256-GCM under a key that is derived from one of the service's own.

That is the key that stays the same for the life of the service, so that what is sealed opens after a restore, and when
the key that signs was changed.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12
INFO = b"express-entry/authenticator@1"


class Unopenable(Exception):
    """What is sealed was changed, is another account's, or was sealed under another key."""


def sealed(text: str, whose: str) -> bytes:
    """A secret sealed for one account; whoever moves it to another finds nothing in it."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + _cipher().encrypt(nonce, text.encode(), whose.encode())


def opened(kept: bytes, whose: str) -> str:
    """The secret again.

    :raises Unopenable: where it cannot be opened.
    """
    try:
        return _cipher().decrypt(kept[:NONCE], kept[NONCE:], whose.encode()).decode()
    except InvalidTag:
        raise Unopenable(whose) from None


def _cipher() -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=INFO)
    return AESGCM(derived.derive(settings.IDENTITY_KEY.encode()))
