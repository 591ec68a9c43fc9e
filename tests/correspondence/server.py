"""A real server that takes mail on this machine, with or without TLS, which answers as a test wants."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "made-up", "p@ss/word:of tests"


class Taking:
    """Keeps what is handed over; ``answers`` are the answers to recipients, by address."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], bytes, bool]] = []
        self.answers: dict[str, str] = {}

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802 - the library's name
        answer = self.answers.get(address, "250 taken")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - as above
        self.taken.append((envelope.rcpt_tos, envelope.content, session.ssl is not None))
        return "250 taken"


def _known(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:  # noqa: ARG001 - as above
    good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=good, handled=good)


@contextmanager
def serving(taking: Taking, context: ssl.SSLContext | None = None, *, implicit: bool = False) -> Iterator[int]:
    """The port of a server that runs for the block; with a context under TLS alone (STARTTLS: from those it knows)."""
    more: dict[str, Any] = {}
    if context is not None and not implicit:
        more = {"tls_context": context, "require_starttls": True, "authenticator": _known, "auth_required": True}
    loop = asyncio.new_event_loop()
    opened = loop.create_server(
        lambda: SMTP(taking, loop=loop, **more), "127.0.0.1", 0, ssl=context if implicit else None
    )
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    # In its own thread from the first: a browser of other tests may have a loop that runs in this one.
    server = asyncio.run_coroutine_threadsafe(opened, loop).result(timeout=60)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_ended(server), loop).result(timeout=60)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _ended(server: asyncio.Server) -> None:
    """Nobody is listened to any more, and whoever is still connected is cut off."""
    server.close()
    tasks = [each for each in asyncio.all_tasks() if each is not asyncio.current_task()]
    for each in tasks:
        each.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def certificate(folder: Path, name: str = "localhost") -> tuple[ssl.SSLContext, Path]:
    """A context with a certificate of its own for a name, and the file of who is to trust it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    names = [x509.DNSName(name)] + ([x509.IPAddress(IPv4Address("127.0.0.1"))] if name == "localhost" else [])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    shown, secret = folder / "certificate.pem", folder / "key.pem"
    shown.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(shown, secret)
    return context, shown
