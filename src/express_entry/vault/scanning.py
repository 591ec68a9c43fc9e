"""The scanner for viruses: ClamAV's daemon where one is configured, and the plain word that there is none where not."""

from __future__ import annotations

import re
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from ..law.text import Language, Text
from .refusals import INFECTED, NO_SCANNER, NotNow, Refused

PIECE = 1 << 16
ANSWER = 1 << 12
SECONDS = 60
"""How long the scanner may be silent."""


@dataclass(frozen=True)
class Scan:
    """What a scanner said of a file that was taken; without a scanner, that nothing was asked."""

    by: str | None
    """The scanner's own account of itself, such as ``ClamAV 1.4.2/27500``; None where none is configured."""

    def say(self, language: Language) -> str:
        """The sentence that stands beside the file."""
        return (_NOT_SCANNED.of() if self.by is None else _SCANNED.of(by=self.by)).say(language)


class Scanner(Protocol):
    """Whoever looks for viruses in a file."""

    def scan(self, content: bytes) -> Scan:
        """What was found, which is nothing.

        :raises Refused: where something was found.
        :raises NotNow: where there was no answer.
        """
        ...


@dataclass(frozen=True)
class NoScanner:
    """None is configured: nothing is scanned, and everybody is told."""

    def scan(self, content: bytes) -> Scan:  # noqa: ARG002 - the content is not looked at
        """That nobody looked."""
        return Scan(None)


@dataclass(frozen=True)
class Clamd:
    """The daemon of ClamAV at an address: the path of its socket, or a host and a port (clamd(8), INSTREAM)."""

    address: str | tuple[str, int]

    def scan(self, content: bytes) -> Scan:
        """What the daemon finds, with its version; a file is never passed without its word.

        :raises Refused: naming what was found.
        :raises NotNow: where the daemon is not reached, or gives another answer than it should.
        """
        try:
            with self._reached() as line:
                line.sendall(b"zVERSION\0")
                version = _plain(_answer(line))
            with self._reached() as line:
                _stream(line, content)
                answer = _plain(_answer(line))
        except OSError:
            raise NotNow(NO_SCANNER.of(scanner=str(self))) from None
        found = re.fullmatch(r"stream: (.+) FOUND", answer)
        if found:
            raise Refused(INFECTED.of(signature=found[1]))
        if answer != "stream: OK" or not version:
            raise NotNow(NO_SCANNER.of(scanner=str(self)))
        return Scan(version)

    def __str__(self) -> str:
        return self.address if isinstance(self.address, str) else f"{self.address[0]}:{self.address[1]}"

    @contextmanager
    def _reached(self) -> Iterator[socket.socket]:
        if isinstance(self.address, str):
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(SECONDS)
        else:
            line = socket.create_connection(self.address, SECONDS)
        with line:
            if isinstance(self.address, str):
                line.connect(self.address)
            yield line


def clamd_at(stated: str) -> Clamd | None:
    """The scanner at a stated address: ``unix:/path`` or ``tcp://host:port``; None for what is no such address."""
    if stated.startswith("unix:/") and "\0" not in stated:
        return Clamd(stated.removeprefix("unix:"))
    try:
        address = urlsplit(stated)
        if address.scheme == "tcp" and address.hostname and address.port and not address.path.strip("/"):
            return Clamd((address.hostname, address.port))
    except ValueError:
        return None
    return None


def _stream(line: socket.socket, content: bytes) -> None:
    line.sendall(b"zINSTREAM\0")
    for place in range(0, len(content), PIECE):
        piece = content[place : place + PIECE]
        line.sendall(struct.pack("!L", len(piece)) + piece)
    line.sendall(struct.pack("!L", 0))


def _answer(line: socket.socket) -> bytes:
    said = b""
    while b"\0" not in said and len(said) < ANSWER:
        piece = line.recv(ANSWER)
        if not piece:
            break
        said += piece
    return said.partition(b"\0")[0]


def _plain(said: bytes) -> str:
    """What a scanner says as it may be shown and kept: on one line, cut short."""
    text = "".join(each if each.isprintable() else " " for each in said.decode("utf-8", "replace"))
    return text.strip()[:200]


_NOT_SCANNED = Text(
    "Not scanned for viruses: no scanner is configured.",
    "Pas d'analyse antivirus : aucun antivirus n'est configuré.",
)
_SCANNED = Text("Scanned for viruses by {by}: nothing found.", "Analyse antivirus par {by} : rien trouvé.")
