"""The service on an address: gunicorn, started and stopped by this program, its log ours.

Stopped (SIGTERM, or SIGINT as from the keyboard), it takes no new connection and finishes the requests under way; a
second SIGINT does not wait for them. The terminal that goes away (SIGHUP) stops it like that too.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger

from ..law.text import Text
from .faults import ServiceError

THREADS = 4
"""Requests that one worker answers at a time."""
SECONDS_TO_FINISH = 30
"""What a request under way has left when the service is stopped."""
SECONDS_OF_SILENCE = 60
"""After so long without a sign of life a worker is replaced."""
QUEUE = 2048
SECONDS_OF_A_TURN = 0.0005
"""After so long a thread that reckons lets another one go on."""

_log = logging.getLogger("express_entry.service.server")


class CannotListen(ServiceError):
    """An address that cannot be listened on."""


class Address(NamedTuple):
    """A socket that listens, and how it is called."""

    descriptor: int
    url: str


def listen(host: str, port: int) -> Address:
    """Listen on an address, so that whatever is wrong with it is known before anything is started.

    :raises CannotListen: where the address is not this machine's, is taken, or may not be used.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        opened = socket.socket(found[0], found[1])
        try:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            opened.bind(found[4])
            opened.listen(QUEUE)
        except BaseException:
            opened.close()
            raise
    except (OSError, UnicodeError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise CannotListen(_CANNOT_LISTEN.of(host=host, port=str(port), error=what)) from None
    name, number = opened.getsockname()[:2]
    shown = f"[{name}]" if ":" in name else name
    return Address(opened.detach(), f"http://{shown}:{number}/")


def serve(address: Address, workers: int, ready: Callable[[], None]) -> int:
    """Answer requests until the process is told to stop; ``ready`` is called once it can be asked.

    :return: the exit code of the process.
    """
    # The command line does without a collector; a process that stays needs it.
    gc.enable()
    logging.captureWarnings(True)
    sys.excepthook = _told
    threading.excepthook = lambda seen: _told(seen.exc_type, seen.exc_value, seen.exc_traceback)
    os.umask(0o077)
    this = os.getpid()
    _Arbiter.survives_its_terminal = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    try:
        _Arbiter(_Application(address, workers, ready)).run()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
        if os.getpid() == this:
            _log.info("stopped")
            return 1 if code else 0
        # A worker ends here: what its parent has yet to do is not its business.
        logging.shutdown()
        os._exit(code & 0xFF)
    return 0


def _told(kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None:
    _log.error("uncaught", exc_info=(kind, error, trace) if kind and error else None)


class _Application(BaseApplication):  # type: ignore[misc] # the library has no types
    def __init__(self, address: Address, workers: int, ready: Callable[[], None]) -> None:
        self._options: dict[str, Any] = {
            "bind": f"fd://{address.descriptor}",
            "workers": workers,
            # By its name, so that nothing of it is loaded before it is needed.
            "worker_class": "express_entry.service.arrivals.Worker",
            "threads": THREADS,
            "timeout": SECONDS_OF_SILENCE,
            "graceful_timeout": SECONDS_TO_FINISH,
            "preload_app": True,
            "control_socket_disable": True,
            "accesslog": None,
            "logger_class": _Log,
            # Django alone decides whom it believes, by EXPRESS_ENTRY_BEHIND_PROXY.
            "forwarded_allow_ips": "",
            "proc_name": "express-entry",
            "post_worker_init": _begin,
            "worker_abort": lambda worker: _log.error("worker-silent"),  # noqa: ARG005 - the library names it
            "when_ready": lambda arbiter: _announce(address, workers, ready),  # noqa: ARG005 - as above
        }
        super().__init__()

    def most_of(self, target: str, media: str) -> int:
        """The largest body that may be sent to an address; nothing of a larger one is waited for."""
        from django.conf import settings

        from .limits import most_of

        return most_of(target, media, int(settings.UPLOAD_LIMIT))

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from .warming import warm
        from .wsgi import application

        warm()
        return application


def _announce(address: Address, workers: int, ready: Callable[[], None]) -> None:
    _log.info("listening", extra={"address": address.url, "workers": workers})
    ready()


def _begin(worker: object) -> None:  # noqa: ARG001 - the library passes it
    """What holds in a worker alone.

    A terminal tells every process of the group; the first of them tells the workers, and lets them finish. Whoever
    holds a lock of the database comes back from each statement of it to wait for the interpreter: not for long.
    """
    sys.setswitchinterval(SECONDS_OF_A_TURN)
    for each in (signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)


class _Arbiter(Arbiter):  # type: ignore[misc] # the library has no types
    def handle_int(self) -> None:
        _log.info("stopping", extra={"signal": "SIGINT"})
        raise StopIteration

    def handle_term(self) -> None:
        _log.info("stopping", extra={"signal": "SIGTERM"})
        raise StopIteration

    survives_its_terminal = False
    """Whether it was started so that the end of its terminal is nothing to it, as nohup does."""

    def handle_hup(self) -> None:
        if self.survives_its_terminal:
            return
        _log.info("stopping", extra={"signal": "SIGHUP"})
        raise StopIteration

    def handle_usr2(self) -> None:
        """No second program takes over the address: stop this one and start the next."""


class _Log(Logger):  # type: ignore[misc] # the library has no types
    """What the server says goes where everything goes, its words left out."""

    def setup(self, cfg: Any) -> None:
        self.cfg = cfg
        self._access_log_enabled = False
        self.error_log.propagate = True

    def access(self, *_: object) -> None:
        """The service tells of its requests itself."""


_CANNOT_LISTEN = Text(
    "--host, --port: {host}, {port} cannot be listened on ({error}). Accepted: an address of this machine and a port "
    "that is free; 0 is any free port.",
    "--host, --port : impossible d'écouter sur {host}, {port} ({error}). Valeurs acceptées : une adresse de cette "
    "machine et un port libre; 0 est un port libre quelconque.",
)
