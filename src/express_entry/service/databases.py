"""The two databases as Django's settings: SQLite with nothing to set up, PostgreSQL by its address.

Both store instants in UTC. A transaction sees what was committed before each of its statements (PostgreSQL, READ
COMMITTED) or holds the only right to write from its first statement on (SQLite, ``BEGIN IMMEDIATE``); whoever must
exclude others takes row or advisory locks in the first case and has excluded them in the second.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url

from .environment import Configuration

APPLICATION = "express-entry"
"""The name under which the service's connections stand in PostgreSQL's list."""

SECONDS_TO_WAIT_FOR_A_WRITER = 20
SECONDS_A_CONNECTION_IS_KEPT = 60

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",  # readers do not wait for the writer
    "PRAGMA synchronous = FULL",  # what was answered survives a power cut
    "PRAGMA secure_delete = ON",  # what was deleted cannot be read from the file
    "PRAGMA trusted_schema = OFF",  # a foreign schema runs no functions
)
_POSTGRESQL_OPTIONS = (
    # A lock that is not had in time is told, not waited for until the proxy gives up. There is no limit on a statement:
    # a round is one long one on purpose.
    "-c lock_timeout=10s",
    # A process that hangs inside a transaction does not keep others out for ever.
    "-c idle_in_transaction_session_timeout=60s",
    "-c default_transaction_isolation=read\\ committed",
)


def database(configured: Configuration) -> dict[str, Any]:
    """The database of a configuration, as Django wants it told."""
    if configured.database is None:
        return _sqlite(configured.places.database)
    return _postgresql(configured.database)


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": SECONDS_A_CONNECTION_IS_KEPT,
        "OPTIONS": {
            "init_command": ";".join(_SQLITE_PRAGMAS),
            "timeout": SECONDS_TO_WAIT_FOR_A_WRITER,
            "transaction_mode": "IMMEDIATE",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    told: dict[str, Any] = dict(
        dj_database_url.parse(url, conn_max_age=SECONDS_A_CONNECTION_IS_KEPT, conn_health_checks=True)
    )
    stated = told.get("OPTIONS", {})
    options = {"connect_timeout": 10, "application_name": APPLICATION, **stated}
    # What the operator states comes last, and so wins.
    options["options"] = " ".join((*_POSTGRESQL_OPTIONS, str(stated.get("options", "")))).strip()
    told["OPTIONS"] = options
    return told
