"""Documents under seal: each under a fresh key, that key under one of the service's, all of it bound to a handle.

A sealed file holds the original and its safe copy. AES-256-GCM (NIST SP 800-38D) throughout: what was changed, swapped
for another document's, or taken for the other of the two, does not open.

    magic and version 8 · id of the wrapping key 8 · nonce 12 · wrapped key 48 · length of the first 8 · first · second
"""

from __future__ import annotations

import hashlib
import re
import secrets
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .faults import NO_KEY, TAMPERED, WRONG_KEY, Tampered, VaultFault, WrongKey

MAGIC = b"EEseal\0\x01"
KEY_BYTES = 32
_NONCE = 12
_TAG = 16
_HEAD = struct.Struct(f"!8s8s{_NONCE}s{KEY_BYTES + _TAG}sQ")


HEAD_BYTES = 16
"""So many bytes of a sealed file tell which key wraps that of the document."""


class Part(IntEnum):
    """The two things under one seal."""

    ORIGINAL = 1
    SAFE = 2


@dataclass(frozen=True)
class Keyring:
    """The keys of the service that wrap those of the documents: the first seals, every one opens."""

    keys: Mapping[bytes, bytes] = field(repr=False)
    """Each key by its id, the one that seals first."""

    @staticmethod
    def of(keys: Sequence[bytes]) -> Keyring:
        """The ring of these keys, of 32 bytes each.

        :raises VaultFault: where there is none, or one is no such key.
        """
        if not keys or any(len(each) != KEY_BYTES for each in keys):
            raise VaultFault(NO_KEY.of())
        return Keyring({key_id(each): each for each in keys})

    @staticmethod
    def read(written: str) -> Keyring:
        """The ring that a file of keys holds: a line of 64 hexadecimal digits for each key, the one that seals first.

        :raises VaultFault: where it holds anything else.
        """
        lines = [line.strip() for line in written.splitlines() if line.strip()]
        if not all(re.fullmatch("[0-9a-f]{64}", line) for line in lines):
            raise VaultFault(NO_KEY.of())
        return Keyring.of([bytes.fromhex(line) for line in lines])


def key_id(key: bytes) -> bytes:
    """The eight bytes by which a sealed file names the key that wraps its own; they tell nothing of the key."""
    return hashlib.sha256(b"express-entry document key\0" + key).digest()[:8]


def sealed(handle: str, original: bytes, safe_copy: bytes, ring: Keyring) -> bytes:
    """The two parts of a document, sealed under its handle."""
    wrapping, key = next(iter(ring.keys.items()))
    own, nonce = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(_NONCE)
    wrapped = AESGCM(key).encrypt(nonce, own, _bound(handle, wrapping))
    cipher = AESGCM(own)
    # A key of its own seals each part once: the number of the part is a nonce that never comes again.
    first, second = (
        cipher.encrypt(_nonce(part), content, _bound(handle, wrapping, part))
        for part, content in ((Part.ORIGINAL, original), (Part.SAFE, safe_copy))
    )
    return _HEAD.pack(MAGIC, wrapping, nonce, wrapped, len(first)) + first + second


def sealed_under(content: bytes) -> bytes:
    """The id of the key that wraps that of a sealed document; nothing where it is no such document."""
    return content[8:16] if content[:8] == MAGIC else b""


def unsealed(handle: str, content: bytes, part: Part, ring: Keyring) -> bytes:
    """One of the two parts of a sealed document.

    :raises WrongKey: where none of these keys wraps its key.
    :raises Tampered: where it is not what was sealed under this handle.
    """
    try:
        magic, wrapping, nonce, wrapped, length = _HEAD.unpack_from(content)
    except struct.error:
        raise Tampered(TAMPERED.of(handle=handle)) from None
    if magic != MAGIC or length > len(content) - _HEAD.size:
        raise Tampered(TAMPERED.of(handle=handle))
    key = ring.keys.get(wrapping)
    if key is None:
        raise WrongKey(WRONG_KEY.of(handle=handle, key=wrapping.hex()))
    middle = _HEAD.size + length
    chosen = content[_HEAD.size : middle] if part is Part.ORIGINAL else content[middle:]
    try:
        own = AESGCM(key).decrypt(nonce, wrapped, _bound(handle, wrapping))
        return AESGCM(own).decrypt(_nonce(part), chosen, _bound(handle, wrapping, part))
    except InvalidTag:
        raise Tampered(TAMPERED.of(handle=handle)) from None


def _nonce(part: Part) -> bytes:
    return int(part).to_bytes(_NONCE, "big")


def _bound(handle: str, wrapping: bytes, part: int = 0) -> bytes:
    return b"\0".join((MAGIC, wrapping, handle.encode(), str(int(part)).encode()))
