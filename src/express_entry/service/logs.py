"""The log: a line of JSON for each thing that happened, out of a fixed list of fields, so that nobody stands in it.

A line never holds what somebody sent: no address, no path, no query, no header, no body, no message of an exception.
What happened is said by a name (``event``), where it happened by a route's pattern or by lines of this program's code.
Libraries put what they like into their messages, so of theirs only the place in the code is kept.
"""

from __future__ import annotations

import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

OWN = "express_entry."
"""How the names of this program's loggers begin: what they say is a fixed name."""

FIELDS = ("request", "method", "route", "status", "duration_ms", "address", "signal", "workers", "check")
"""The fields that an event may carry beside its name, its weight, its time and its process."""

MOST_FRAMES = 20
"""Lines of code that a line of the log names of an exception: the innermost."""

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
"""The number of the request being answered: drawn here, never taken from outside."""


class Line(JsonFormatter):
    """A record as a line: of all that it holds, only what is known to be about the program."""

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:  # noqa: ARG002 - the message is left out on purpose
        """The fields of one line, in their order."""
        log_data["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        log_data["level"] = record.levelname.lower()
        log_data["event"] = event_of(record)
        log_data["process"] = record.process
        if request_id.get():
            log_data["request"] = request_id.get()
        if record.name.startswith(OWN):
            log_data.update({name: vars(record)[name] for name in FIELDS if name in vars(record)})
        else:
            log_data["where"] = [f"{record.module}:{record.funcName}:{record.lineno}"]
        if record.exc_info and record.exc_info[0] is not None:
            log_data["exception"] = record.exc_info[0].__qualname__
            log_data["where"] = frames(record.exc_info[2])


def event_of(record: logging.LogRecord) -> str:
    """The name of what happened: our own as it was given, of a library only whose it was."""
    if record.name.startswith(OWN) and not record.args and _NAME.fullmatch(str(record.msg)):
        return str(record.msg)
    return record.name


def frames(trace: TracebackType | None) -> list[str]:
    """Where in the code an exception came from, outermost first: module, function and line, no values."""
    found = traceback.extract_tb(trace)[-MOST_FRAMES:]
    return [f"{PurePath(each.filename).stem}:{each.name}:{each.lineno}" for each in found]


def logging_of(level: str) -> dict[str, Any]:
    """The configuration of the standard library's logging: everything to standard error, a line each."""
    through = {"handlers": [], "level": "NOTSET", "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": f"{__name__}.Line"}},
        "handlers": {
            "standard-error": {"class": f"{__name__}.Errors", "formatter": "line"},
        },
        "root": {"handlers": ["standard-error"], "level": level.upper()},
        "loggers": {
            "django": through,
            "django.request": {**through, "level": "ERROR"},  # the rest is in the line of the request
            "django.server": through,
            "gunicorn.error": {**through, "level": "WARNING"},
        },
    }


class Errors(logging.StreamHandler[Any]):
    """Standard error; a record that cannot be written is dropped, since saying why would show what is in it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Nothing: the library would print the record."""


_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
