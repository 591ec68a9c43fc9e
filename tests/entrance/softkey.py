"""An authenticator in software, for passkeys without a browser: what it makes and signs is as the standard has it."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

HOST, ORIGIN = "testserver", "http://testserver"


class SoftKey:
    """One passkey."""

    def __init__(self, *, counts: bool = True) -> None:
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.name = secrets.token_bytes(32)
        self.counts, self.signs = counts, 0

    def makes(self, options: dict[str, Any], origin: str = ORIGIN) -> str:
        """The answer to what a page asks a passkey to be made with."""
        asked = options["publicKey"]
        public = ES256.from_cryptography_key(self.secret.public_key())  # type: ignore[no-untyped-call]
        held = AttestedCredentialData.create(b"\0" * 16, self.name, public)
        flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
        data = AuthenticatorData.create(_digest(asked["rp"]["id"]), flags, self._counted(), bytes(held))
        made = AttestationObject.create("none", data, {})
        client = _client("webauthn.create", asked["challenge"], origin)
        return self._told({"clientDataJSON": client, "attestationObject": bytes(made)})

    def shows(self, options: dict[str, Any], origin: str = ORIGIN) -> str:
        """The answer to what a page asks a passkey to be shown with."""
        asked = options["publicKey"]
        flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
        data = AuthenticatorData.create(_digest(asked["rpId"]), flags, self._counted())
        client = _client("webauthn.get", asked["challenge"], origin)
        signed = self.secret.sign(bytes(data) + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._told({"clientDataJSON": client, "authenticatorData": bytes(data), "signature": signed})

    def _counted(self) -> int:
        self.signs += 1 if self.counts else 0
        return self.signs

    def _told(self, response: dict[str, bytes]) -> str:
        name = websafe_encode(self.name)
        said = {key: websafe_encode(value) for key, value in response.items()}
        return json.dumps(
            {"id": name, "rawId": name, "type": "public-key", "response": said, "clientExtensionResults": {}}
        )


def _client(kind: str, challenge: str, origin: str) -> bytes:
    return bytes(CollectedClientData.create(kind, websafe_decode(challenge), origin))


def _digest(host: str) -> bytes:
    return hashlib.sha256(host.encode()).digest()
