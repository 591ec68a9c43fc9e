"""The scanner: asked over a real socket, believed when it says OK, and never passed over."""

from __future__ import annotations

import io
import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from express_entry.law.text import LANGUAGES
from express_entry.vault import Clamd, NoScanner, NotNow, Refused, clamd_at, inspect
from tests.vault import files

SIGNATURE = b"X-MADE-UP-VIRUS"
LARGEST = 1_000_000


class _Talk(socketserver.StreamRequestHandler):
    """What the daemon of ClamAV says: VERSION, and INSTREAM in pieces with their lengths before them."""

    def handle(self) -> None:
        said = b""
        while not said.endswith(b"\0"):
            said += self.rfile.read(1)
        if said == b"zVERSION\0":
            self.wfile.write(b"ClamAV 1.4.2/27500/Made up\0")
            return
        assert said == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        seen: list[bytes] = self.server.seen  # type: ignore[attr-defined]
        seen.append(content)
        if len(content) > LARGEST:
            self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
        elif SIGNATURE in content:
            self.wfile.write(b"stream: Made.Up-1 FOUND\0")
        elif b"SILENT" not in content:
            self.wfile.write(b"stream: OK\0")


@contextmanager
def serving(server: socketserver.BaseServer) -> Iterator[list[bytes]]:
    seen: list[bytes] = []
    server.seen = seen  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(params=["unix", "tcp"])
def scanner(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Clamd, list[bytes]]]:
    if request.param == "unix":
        server: socketserver.BaseServer = socketserver.ThreadingUnixStreamServer(str(tmp_path / "s"), _Talk)
        stated = f"unix:{tmp_path / 's'}"
    else:
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk)
        stated = f"tcp://127.0.0.1:{server.server_address[1]}"
    with serving(server) as seen:
        found = clamd_at(stated)
        assert found is not None
        yield found, seen


def test_a_file_in_which_nothing_is_found_says_by_whom_it_was_scanned(scanner: tuple[Clamd, list[bytes]]) -> None:
    daemon, seen = scanner
    content = files.picture("PNG", (400, 400), "RGB", compress_level=0)
    assert len(content) > 2 * 65536
    found = inspect(io.BytesIO(content), name=None, scanner=daemon)
    assert seen == [content]
    for language in LANGUAGES:
        assert "ClamAV 1.4.2/27500" in found.scanned.say(language)


def test_a_file_in_which_something_is_found_is_refused(scanner: tuple[Clamd, list[bytes]]) -> None:
    with pytest.raises(Refused, match=r"Made\.Up-1") as caught:
        inspect(files.pdf() + SIGNATURE, name=None, scanner=scanner[0])
    assert not isinstance(caught.value, NotNow)


@pytest.mark.parametrize("more", [b"SILENT", bytes(LARGEST)], ids=["silent", "too much"])
def test_no_answer_and_another_answer_are_no_pass(scanner: tuple[Clamd, list[bytes]], more: bytes) -> None:
    with pytest.raises(NotNow, match="gave no usable answer"):
        inspect(files.pdf() + more, name=None, scanner=scanner[0])


def test_a_scanner_that_is_not_there_passes_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    for stated in (f"tcp://127.0.0.1:{port}", f"unix:{tmp_path / 'none'}"):
        daemon = clamd_at(stated)
        assert daemon is not None
        with pytest.raises(NotNow) as caught:
            inspect(files.pdf(), name=None, scanner=daemon)
        assert all(str(daemon) in caught.value.say(language) for language in LANGUAGES)


def test_without_a_scanner_every_file_says_that_nobody_looked() -> None:
    assert NoScanner().scan(b"").say("en") == "Not scanned for viruses: no scanner is configured."
    assert "aucun antivirus" in inspect(files.pdf(), name=None).scanned.say("fr")


@pytest.mark.parametrize(
    "stated", ["", "clamd", "unix:relative", "tcp://host", "tcp://:1", "http://host:1", "tcp://h:x"]
)
def test_what_is_no_address_of_a_scanner_is_none(stated: str) -> None:
    assert clamd_at(stated) is None
