"""Whether the service lives, and whether it can answer: for a probe, as JSON, and never from a cache.

``/health/live`` says that the process answers. ``/health/ready`` looks at everything an answer needs: the database and
its schema, the data folder, the law. It names what is missing, and nothing else about it.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase

from ..law import consolidated

PREFIX = "/health/"

_log = logging.getLogger(__name__)


def answer(request: HttpRequest) -> HttpResponseBase:
    """The answer to a probe."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    name = request.path.removeprefix(PREFIX)
    if name == "live":
        return _said(200, {"status": "live"})
    if name == "ready":
        found = examine()
        ready = all(found.values())
        checks = {check: "ok" if fine else "failed" for check, fine in found.items()}
        return _said(200 if ready else 503, {"status": "ready" if ready else "not ready", "checks": checks})
    return _said(404, {"status": "unknown"})


def _said(status: int, document: Mapping[str, object]) -> JsonResponse:
    return JsonResponse(document, status=status, headers={"Cache-Control": "no-store"})


def examine() -> dict[str, bool]:
    """Each thing that an answer needs, and whether it is there; why not goes to the log, by its kind."""
    return {name: _holds(name, check) for name, check in _CHECKS.items()}


def _holds(name: str, check: Callable[[], bool]) -> bool:
    try:
        fine = check()
    except Exception:  # noqa: BLE001 - whatever it is, the service is not ready
        _log.warning("check-failed", extra={"check": name}, exc_info=True)
        return False
    if not fine:
        _log.warning("check-failed", extra={"check": name})
    return fine


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migrations() -> bool:
    return known_migrations() <= set(MigrationRecorder(connection).applied_migrations())


@lru_cache(maxsize=1)
def known_migrations() -> frozenset[tuple[str, str]]:
    """Every migration that this release brings."""
    return frozenset(MigrationLoader(None).graph.nodes)


def _data() -> bool:
    """A byte written and removed: rights and room on the disk."""
    descriptor, name = tempfile.mkstemp(prefix=".probe-", dir=settings.CONFIGURATION.places.home)
    try:
        os.write(descriptor, b"\n")
        return True
    finally:
        os.close(descriptor)
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - as it was made


def _law() -> bool:
    """Every table of the law, read when it was first asked for."""
    return bool(consolidated().tables)


_CHECKS: Mapping[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "data": _data,
    "law": _law,
}
