"""The address of a server that takes mail: ``smtp://`` with STARTTLS, ``smtps://`` with TLS from the first byte.

Nothing leaves this machine in the clear: only a server on this machine itself is spoken to without TLS.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

ON_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class PostOffice:
    """A server that takes mail; without a user nobody signs in."""

    host: str
    port: int
    tls: bool
    """Whether TLS begins with the connection."""
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def in_the_clear(self) -> bool:
        """Whether no TLS is asked for: of a server on this machine alone, and where nobody signs in."""
        return not self.tls and self.host in ON_THIS_MACHINE and not self.user


def post_office_at(stated: str) -> PostOffice | None:
    """The server at an address such as ``smtp://user:password@host:587``; None where the text is no such address."""
    try:
        parts = urlsplit(stated)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        return None
    extra = parts.path not in ("", "/") or parts.query or parts.fragment
    if parts.scheme not in _PORTS or not parts.hostname or extra or bool(parts.username) != bool(parts.password):
        return None
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return PostOffice(parts.hostname, port, parts.scheme == "smtps", user, password)


def is_sender(stated: str) -> bool:
    """Whether a text can be the address that mail comes from."""
    name, _, host = stated.rpartition("@")
    plain = all(33 <= ord(each) < 127 and each not in '<>"(),:;\\[]' for each in stated)
    return bool(name and host) and plain and "@" not in name
