"""Requests that come slowly, in pieces or one behind the other, over real sockets to the real server."""

from __future__ import annotations

import json
import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from express_entry.service.arrivals import CROWD, MOST_TOGETHER, SECONDS_FOR_BODY, SECONDS_FOR_HEAD, SLOWEST, Arriving
from express_entry.service.limits import FORM_WITH_FILES, MOST_WITHOUT_FILE, TAKING_FILES, most_of
from tests.databases import PATIENCE
from tests.service.running import TRIAL, Instance, Service, served

LARGEST = 10_000_000
HEAD = b"POST /api/v1/assessments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
LIVE = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
SLOW = {
    "a head byte by byte": (HEAD[:1], HEAD[1:12]),
    "a body byte by byte": (HEAD + b"Content-Length: 200000\r\n\r\n", b'{"profile":'),
    "a body in parts": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"ffff\r\n{"),
    "much of a body, and then byte by byte": (HEAD + b"Content-Length: 290000\r\n\r\n" + b" " * 100_000, b"    "),
    "a body of which nothing comes": (HEAD + b"Content-Length: 5\r\n\r\n", b""),
    "nothing at all": (b"", b""),
}


@contextmanager
def talking(service: Service, source: str = "127.0.0.1") -> Iterator[socket.socket]:
    where = urlsplit(service.address)
    to = (str(where.hostname), where.port or 0)
    with socket.create_connection(to, timeout=PATIENCE, source_address=(source, 0)) as opened:
        yield opened


def answer(opened: socket.socket, until: bytes = b"}") -> bytes:
    """What is answered, up to some bytes."""
    heard = b""
    while until not in heard:
        more = opened.recv(1 << 16)
        assert more, heard
        heard += more
    return heard


@pytest.mark.parametrize("how", SLOW)
def test_however_many_send_slowly_somebody_else_is_answered(sqlite: Instance, how: str) -> None:
    begun, then = SLOW[how]
    with ExitStack() as stack:
        service = stack.enter_context(served(sqlite))
        slow = [stack.enter_context(talking(service)) for _ in range(60)]
        for each in slow:
            each.sendall(begun)
        for byte in then:
            for each in slow:
                each.sendall(bytes([byte]))
            assert service.ask("/health/live")[0] == 200
        assert service.ask("/api/v1/pool")[0] == 200


def allow_many() -> None:
    """Let this process have as many connections as a crowd needs."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < 2 * CROWD + 1000:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))


def test_more_slow_senders_than_a_worker_may_have_connections_shut_nobody_out(sqlite: Instance) -> None:
    allow_many()
    with ExitStack() as stack:
        service = stack.enter_context(served(sqlite, "--workers", "1"))
        for _ in range(CROWD + 450):
            opened = stack.enter_context(talking(service))
            opened.sendall(HEAD + b"Content-Length: 299999\r\n\r\n{")
        assert service.ask("/health/live")[0] == 200
        assert service.ask("/api/v1/pool")[0] == 200


def test_a_crowd_from_one_network_closes_nobody_elses_connection_however_slow(sqlite: Instance) -> None:
    allow_many()
    with ExitStack() as stack:
        service = stack.enter_context(served(sqlite, "--workers", "1"))
        alone = stack.enter_context(talking(service, "127.0.0.2"))
        alone.sendall(HEAD + b"Content-Length: 14\r\n\r\n")
        for _ in range(CROWD + 50):
            opened = stack.enter_context(talking(service))
            opened.sendall(HEAD + b"Content-Length: 299999\r\n\r\n" + b" " * 5000)
        assert service.ask("/health/live")[0] == 200
        alone.sendall(b'{"profile": 7}')
        assert b"HTTP/1.1 422 " in answer(alone)


def test_a_request_that_is_not_there_in_time_is_told_so_and_dropped(sqlite: Instance) -> None:
    hasty = replace(sqlite, more={"TRIAL_SECONDS": "0.2"})
    with served(hasty, command=TRIAL) as service, talking(service) as opened:
        opened.sendall(HEAD)
        heard = answer(opened, b"\r\n\r\n")
        assert heard.startswith(b"HTTP/1.1 408 ")
        assert opened.recv(1) == b""
        assert service.ask("/health/live")[0] == 200


def test_a_request_in_pieces_and_two_in_one_piece_are_each_answered(sqlite: Instance) -> None:
    with served(sqlite) as service, talking(service) as opened:
        for byte in LIVE:
            opened.sendall(bytes([byte]))
        assert answer(opened).startswith(b"HTTP/1.1 200 ")
        body = b'{"profile": 7}'
        opened.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body + LIVE)
        heard = answer(opened, b'"live"}')
        assert heard.count(b"HTTP/1.1 ") == 2
        assert b"HTTP/1.1 422 " in heard


def test_a_request_that_says_its_length_in_two_ways_is_refused_and_what_is_behind_it_unheard(sqlite: Instance) -> None:
    with served(sqlite) as service:
        for lengths in (
            b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
            b"Content-Length: 5\r\nContent-Length: 50\r\n",
            b"Content-Length: +5\r\n",
            b"Transfer-Encoding: chunked, identity\r\n",
        ):
            with talking(service) as opened:
                opened.sendall(HEAD + lengths + b"\r\n0\r\n\r\n" + LIVE)
                heard = b""
                while more := opened.recv(1 << 16):
                    heard += more
                assert heard[:10] in {b"HTTP/1.1 4", b"HTTP/1.1 5"}, lengths
                assert b'"live"' not in heard, lengths


def test_whoever_waits_to_be_told_to_go_on_is_told(sqlite: Instance) -> None:
    with served(sqlite) as service, talking(service) as opened:
        opened.sendall(HEAD + b"Expect: 100-continue\r\nContent-Length: 14\r\n\r\n")
        assert answer(opened, b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
        opened.sendall(b'{"profile": 7}')
        assert b"HTTP/1.1 422 " in answer(opened)


def test_more_than_is_taken_is_refused_before_it_is_sent(sqlite: Instance) -> None:
    with served(sqlite) as service, talking(service) as opened:
        opened.sendall(HEAD + b"Content-Length: 300001\r\n\r\n")
        assert b"HTTP/1.1 413 " in answer(opened)


@pytest.mark.parametrize(
    ("target", "media", "most"),
    [
        ("/api/v1/profiles", "application/json", MOST_WITHOUT_FILE),
        ("/api/v1/profiles", "multipart/form-data; boundary=x", MOST_WITHOUT_FILE),
        ("/%61pi/v1/profiles?a=b", "multipart/form-data", MOST_WITHOUT_FILE),
        ("http://elsewhere/api/v1/profiles", "multipart/form-data", MOST_WITHOUT_FILE),
        ("/api/v1/applications/A000000001/documents", "multipart/form-data", LARGEST),
        ("/api/v1/applications/A000000001/documents/7/form", "application/json", MOST_WITHOUT_FILE),
        ("/en/open", "multipart/form-data; boundary=x", LARGEST),
        ("/en/interview", "application/x-www-form-urlencoded", MOST_WITHOUT_FILE),
        ("/en/interview", "", MOST_WITHOUT_FILE),
        ("*", "", MOST_WITHOUT_FILE),
    ],
)
def test_much_is_taken_where_a_file_is_and_little_everywhere_else(target: str, media: str, most: int) -> None:
    assert most_of(target, media, LARGEST) == most
    near, far = socket.socketpair()
    with near, far:
        coming = Arriving(near, partial(most_of, largest=LARGEST))
        head = f"POST {target} HTTP/1.1\r\nContent-Type: {media}\r\n"
        coming.add(f"{head}Content-Length: {most + 1}\r\n\r\n".encode(), 0.0)
        assert coming.whole, "nothing of it is waited for"
        coming = Arriving(near, partial(most_of, largest=LARGEST))
        coming.add(f"{head}Content-Length: {most}\r\n\r\n".encode(), 0.0)
        assert not coming.whole


def test_the_routes_that_take_a_file_are_those_of_the_description() -> None:
    document = json.loads(Path("docs/reference/openapi.json").read_text("utf-8"))
    forms = {
        path
        for path, methods in document["paths"].items()
        for operation in methods.values()
        if FORM_WITH_FILES in operation.get("requestBody", {}).get("content", {})
    }
    assert {path for path in document["paths"] if TAKING_FILES.fullmatch(path)} == forms != set()


def test_the_time_that_a_request_has_begins_with_its_first_byte_and_grows_with_what_has_come() -> None:
    near, far = socket.socketpair()
    with near, far:
        coming = Arriving(near, partial(most_of, largest=MOST_TOGETHER))
        times = [coming.deadline]
        coming.add(HEAD, 100.0)
        times.append(coming.deadline)
        coming.add(b"Content-Length: 200000\r\n\r\n", 105.0)
        times.append(coming.deadline)
        head = len(HEAD) + len(b"Content-Length: 200000\r\n\r\n")
        assert times == [None, 100.0 + SECONDS_FOR_HEAD, 100.0 + SECONDS_FOR_BODY + head / SLOWEST]
        coming.add(b" " * 199_999, 106.0)
        assert coming.deadline == 100.0 + SECONDS_FOR_BODY + (head + 199_999) / SLOWEST
        assert coming.pace(110.0) == (head + 199_999) / 10.0
        before = coming.whole
        coming.add(b" ", 106.0)
        assert (before, coming.whole) == (False, True)
        coming.hand_over(0.0)
        read = b"".join(iter(lambda: coming.recv(8192) if coming.bytes else b"", b""))
        assert len(read) == len(HEAD) + len(b"Content-Length: 200000\r\n\r\n") + 200_000
        with pytest.raises(TimeoutError):
            coming.recv(1)
