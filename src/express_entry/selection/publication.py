"""What is published of a round, ``express-entry/published-result@1``: its result, the head of the audit trail, signed.

Signing is the caller's: whoever holds a private key gives a :class:`Signer`. Ed25519 by the library ``cryptography`` is
three lines of it, and no key ever comes near the rule of a round.
"""

from __future__ import annotations

from typing import Protocol

from express_entry.law import Text

from .audittrail import Head
from .check_line import (
    PUBLICATION,
    PUBLISHED,
    RESULTS,
    Refused,
    canonical,
    check_fields,
    parsed,
    signed_by,
    signed_bytes,
)
from .documents import CANNOT_BE, BadDocument
from .proof import readable


class Signer(Protocol):
    """Whoever signs what is published, with Ed25519 (RFC 8032)."""

    @property
    def public_key(self) -> bytes:
        """The 32 bytes by which everybody can check a signature."""
        ...

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of a signature under a message."""
        ...


def published(result: bytes, *, engine: str, trail: Head | None, signer: Signer | None) -> bytes:
    """The document to publish for a round's result, readable and signed.

    ``engine`` names the release that held the round, ``trail`` the audit trail's last entry at publication. Without a
    signer the document says so, and nobody can know whose it is.

    :raises BadDocument: where the result is none, or the signature is not that of the signer's own public key.
    """
    document = {
        "format": PUBLISHED,
        "engine": engine,
        "result": _result_in(result),
        "trail": None if trail is None else {"sequence": trail.sequence, "digest": trail.digest},
    }
    return readable({**document, "signature": None if signer is None else _signature(signed_bytes(document), signer)})


def published_result(document: bytes) -> bytes:
    """The canonical bytes of the result in a published document, to be compared with a rerun.

    The signature is not looked at.

    :raises BadDocument: where the document is none.
    """
    try:
        tree = parsed(document, "result")
        check_fields(tree, "result", PUBLICATION)
    except Refused as fault:
        raise BadDocument(Text(fault.en, fault.fr).of()) from None
    return canonical(tree["result"])


def _result_in(result: bytes) -> dict[str, object]:
    try:
        tree = parsed(result, "result")
    except Refused as fault:
        raise BadDocument(Text(fault.en, fault.fr).of()) from None
    if tree.get("format") not in RESULTS:
        raise BadDocument(
            CANNOT_BE.of(place="format", value=repr(tree.get("format"))[:80], accepted=", ".join(RESULTS))
        )
    if canonical(tree) != result:
        raise BadDocument(NOT_CANONICAL.of())
    return tree


def _signature(message: bytes, signer: Signer) -> dict[str, str]:
    value = signer.sign(message)
    if not signed_by(signer.public_key, message, value):
        raise BadDocument(NOT_ITS_OWN.of())
    return {"algorithm": "Ed25519", "key": signer.public_key.hex(), "value": value.hex()}


NOT_CANONICAL = Text(
    "result: not written in the canonical way. Accepted: the bytes that a rerun gives.",
    "résultat : n'est pas écrit de la façon canonique. Valeurs acceptées : les octets que donne une reprise.",
)
NOT_ITS_OWN = Text(
    "signature: it is not one of the signer's public key under this result. Accepted: Ed25519.",
    "signature : elle n'est pas celle de la clé publique du signataire pour ce résultat. Valeurs acceptées : Ed25519.",
)
