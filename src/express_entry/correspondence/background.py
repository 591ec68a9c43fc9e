"""Messages about accounts sent at once: by a thread of the process, so that no answer waits for a mail server.

Nor does an answer tell by its time whether there was anything to send. What the thread does not come to, because the
process ended or no server answered, the next run of the outbox does.
"""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime

from django.db import Error, connections

from .carriers import carrier_of_settings
from .sending import send_about_accounts

_log = logging.getLogger(__name__)
_wanted = threading.Event()
_begin = threading.Lock()


class _Sender:
    """The thread of this process; a process that was forked off has none, and begins its own."""

    thread: threading.Thread | None = None


def in_background() -> None:
    """Have it sent by the thread."""
    _wanted.set()
    with _begin:
        if _Sender.thread is None or not _Sender.thread.is_alive():
            _Sender.thread = threading.Thread(target=_send_for_ever, name="mail", daemon=True)
            _Sender.thread.start()


def here() -> None:
    """Send it before going on: for whoever has nobody waiting."""
    with carrier_of_settings() as (carrier, sender):
        send_about_accounts(datetime.now(UTC), carrier, sender)


def later() -> None:
    """Leave it to the next run of the outbox."""


def _send_for_ever() -> None:
    while True:
        _wanted.wait()
        _wanted.clear()
        try:
            here()
        except (Error, OSError):
            _log.warning("mail_left")
        finally:
            connections.close_all()
