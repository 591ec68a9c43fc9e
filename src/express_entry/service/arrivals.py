"""Requests on their way in: each is gathered by the loop of a worker, and a thread has it once it is all there.

So whoever sends byte by byte holds no thread, only a connection, and that until their time is over: it grows with what
has come, not with what was announced. Where many do so, the slowest of the network that has most makes room for whoever
comes. What is gathered lies in memory: up to a bound each, and beyond a small part of it up to a bound for all of a
worker.
"""

from __future__ import annotations

import re
import selectors
import socket
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn import http
from gunicorn.workers.gthread import TConn, ThreadWorker

from ..accounts.networks import network_of

SECONDS_FOR_HEAD = 10.0
"""For the request line and the fields after it, from the first byte on."""
SECONDS_FOR_BODY = 30.0
"""For a body, and a second more for each so many bytes of it that have come:"""
SLOWEST = 20_000
CROWD = 600
"""How many requests may be on their way to a worker; where one more comes, one of them has to go.

It is the slowest of the network that has most. No network has a bound of its own: behind a proxy all come from one.
"""
SECONDS_FOR_REST = 10.0
"""For what a thread still reads itself: of a request that is larger than anything that is taken."""
SMALL, MOST_TOGETHER = 1 << 16, 1 << 27
"""Bytes that each connection may have waiting; and all those of a worker that have more."""
LONGEST_HEAD = 1 << 16
PIECE = 1 << 16
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r\n", re.IGNORECASE)
_MEDIA = re.compile(rb"\r\ncontent-type:[ \t]*([^\r\n]*)", re.IGNORECASE)
_IN_PARTS = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
_WAITS = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class Arriving:
    """What of a request has arrived on a connection; it reads like a socket, what is there first."""

    def __init__(self, sock: socket.socket, most: Callable[[str, str], int], network: str = "") -> None:
        self.sock = sock
        self.network = network
        """From where it comes."""
        self._most = most
        self.bytes = bytearray()
        self._begun: float | None = None
        self._whole: int | None = None
        """How many bytes the request has, once its head is there."""
        self._until = 0.0

    def add(self, data: bytes, now: float) -> None:
        """Take what has come."""
        self._begun = self._begun or now
        self.bytes += data
        if self._whole is None:
            self._look_at_head()

    def _look_at_head(self) -> None:
        end = self.bytes.find(_END)
        if end < 0:
            return
        head, start = bytes(self.bytes[: end + 2]), end + len(_END)
        stated = _LENGTH.search(head)
        length = int(stated[1]) if stated else 0
        if length > self._most(*_going(head)):  # refused before anything of it is read
            length = 0
        self._whole = start + length
        if length > len(self.bytes) - start and _WAITS.search(head):
            with suppress(OSError):
                self.sock.send(CONTINUE)
        if _IN_PARTS.search(head):
            self._whole = None if len(self.bytes) <= SMALL and not self.bytes.endswith(b"0" + _END) else start

    @property
    def whole(self) -> bool:
        """Whether a thread can answer it: all of it is there, or so much that it is refused."""
        if self._whole is None:
            return len(self.bytes) > LONGEST_HEAD
        return len(self.bytes) >= self._whole

    @property
    def deadline(self) -> float | None:
        """By when it has to be whole; None before its first byte."""
        if self._begun is None:
            return None
        if self._whole is None:
            return self._begun + SECONDS_FOR_HEAD
        return self._begun + SECONDS_FOR_BODY + len(self.bytes) / SLOWEST

    def pace(self, now: float) -> float:
        """Bytes a second since the first; nothing where none has come."""
        return 0.0 if self._begun is None else len(self.bytes) / max(now - self._begun, 1.0)

    def hand_over(self, now: float) -> None:
        """From now on a thread reads it, and has its own deadline for what is not there."""
        self._until = now + SECONDS_FOR_REST

    def recv(self, size: int) -> bytes:
        """The next bytes: those that have arrived, then those that come, in time."""
        if self.bytes:
            taken = bytes(memoryview(self.bytes)[:size])
            del self.bytes[:size]
            return taken
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.sock.settimeout(left)
        try:
            return self.sock.recv(size)
        finally:
            self.sock.settimeout(None)


class Worker(ThreadWorker):  # type: ignore[misc] # the library has no types
    """Answers requests by threads, each once it has arrived."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._arriving: dict[TConn, Arriving] = {}

    def accept(self, listener: socket.socket) -> None:
        """Take a connection, and wait for its request."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if isinstance(error, (BlockingIOError, ConnectionAbortedError)):
                return
            raise
        self.nr_conns += 1
        if len(self._arriving) >= CROWD:
            self._make_room(time.monotonic())
        self._await(TConn(self.cfg, client, address, listener.getsockname()), b"")

    def on_client_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """The next request comes on a connection that was kept."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._await(conn, b"")

    def finish_request(self, conn: TConn, fs: Any) -> None:
        """A request is answered; what came behind it is the beginning of the next."""
        arrived = None if conn.parser is None else conn.parser.unreader.sock
        behind = conn.parser.unreader.take_buffered() + bytes(arrived.bytes) if arrived is not None else b""
        if behind and not fs.cancelled() and fs.exception() is None and fs.result():
            self._await(conn, behind)
        else:
            super().finish_request(conn, fs)

    def murder_pending(self) -> None:
        """Close the connections whose time is over, and, where the worker stops, those on which nothing came."""
        super().murder_pending()
        now = time.monotonic()
        for conn, arriving in list(self._arriving.items()):
            if arriving.deadline is None:
                if not self.alive or conn.timeout <= now:
                    self._close(conn)
            elif arriving.deadline <= now:
                with suppress(OSError):
                    conn.sock.send(TOO_SLOW)
                self._close(conn)

    # ------------------------------------------------------------------------------------------------- what arrives

    def _await(self, conn: TConn, behind: bytes) -> None:
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + SECONDS_FOR_HEAD
        self._arriving[conn] = arriving = Arriving(conn.sock, self.app.most_of, _network(conn))
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._receive, conn))
        if behind:
            arriving.add(behind, time.monotonic())
        if arriving.whole:
            self._hand_over(conn)

    def _make_room(self, now: float) -> None:
        """Close the slowest of the network from which most are on their way; of several such, the slowest of all."""
        many = Counter(each.network for each in self._arriving.values())
        most = max(many.values())
        crowd = (conn for conn, each in self._arriving.items() if many[each.network] == most)
        self._close(min(crowd, key=lambda conn: self._arriving[conn].pace(now)))

    def _receive(self, conn: TConn, client: socket.socket) -> None:
        arriving = self._arriving.get(conn)
        if arriving is None:  # it made room for another while its bytes were announced
            return
        try:
            data = client.recv(PIECE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._close(conn)
            return
        arriving.add(data, time.monotonic())
        if arriving.whole:
            self._hand_over(conn)
        elif len(arriving.bytes) > SMALL and self._together() > MOST_TOGETHER:
            self._close(conn)

    def _together(self) -> int:
        return sum(many for each in self._arriving.values() if (many := len(each.bytes)) > SMALL)

    def _hand_over(self, conn: TConn) -> None:
        arriving = self._arriving.pop(conn)
        self.poller.unregister(conn.sock)
        arriving.hand_over(time.monotonic())
        if conn.parser is None:
            conn.parser = http.get_parser(self.cfg, arriving, conn.client)
        else:
            conn.parser.unreader.sock = arriving
        conn.data_ready = True
        self.enqueue_req(conn)

    def _close(self, conn: TConn) -> None:
        del self._arriving[conn]
        with suppress(OSError, KeyError, ValueError):
            self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()


def _going(head: bytes) -> tuple[str, str]:
    """To which address a request goes, and of what type of media it says that it is."""
    words = head.partition(b"\r\n")[0].split(b" ")
    media = _MEDIA.search(head)
    return (words[1] if len(words) > 1 else b"").decode("latin-1"), (media[1] if media else b"").decode("latin-1")


def _network(conn: TConn) -> str:
    """From where a connection comes; a socket of this machine has no address."""
    return network_of(str(conn.client[0])) if isinstance(conn.client, tuple) else ""
