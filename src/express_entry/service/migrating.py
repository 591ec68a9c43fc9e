"""What a service needs before it may start: folders, keys, the schema of this release, the row of its instance."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from django.core.management import call_command
from django.db import connection, transaction

from ..law.text import Text
from . import keys
from .environment import Configuration
from .faults import Unready, unsaved
from .health import known_migrations
from .holding import in_turn, shared
from .models import Instance
from .places import OWNER_ONLY_FILE, Places
from .restoring import settle
from .starting import applied, reached

LOCK = 0x45585052  # "EXPR"
"""The number of the advisory lock under which the schema of a PostgreSQL database changes."""


class Migrated(NamedTuple):
    """What was done: all of it may be nothing."""

    migrations: tuple[str, ...]
    made_keys: bool
    settled: bool | None
    """Whether a restore that was cut short was finished (true) or taken back (false); None where there was none."""


def migrate(configured: Configuration, *, now: datetime) -> Migrated:
    """Bring folders, keys and schema to what this release needs; done twice, the second time does nothing.

    A restore that was cut short is finished or taken back first.

    :raises ServiceError: where one of them cannot be had.
    """
    places = configured.places
    places.prepare_data()
    settled = settle(configured)
    with shared(places), in_turn(places.migration_lock):
        places.prepare()
        made_keys = keys.ensure(places, secret_stated=bool(configured.secret_key))
        if configured.database is None:
            _owned(places)
        with reached(configured), _one_after_another():
            before = applied()
            _not_from_later(before)
            call_command("migrate", verbosity=0, interactive=False)
            done = sorted(applied() - before)
            with transaction.atomic():
                Instance.objects.get_or_create(id=1, defaults={"created": now})
    return Migrated(tuple(".".join(each) for each in done), made_keys, settled)


def _owned(places: Places) -> None:
    """A database for its owner alone; the files that SQLite puts beside it have the same rights."""
    try:
        places.database.touch(mode=OWNER_ONLY_FILE)
    except OSError as error:
        raise unsaved(places.database, error) from None


def _not_from_later(found: frozenset[tuple[str, str]]) -> None:
    own = {app for app, _ in known_migrations()}
    later = sorted(".".join(each) for each in found - known_migrations() if each[0] in own)
    if later:
        raise Unready(_LATER.of(names=later))


@contextmanager
def _one_after_another() -> Iterator[None]:
    """On PostgreSQL, where several machines may migrate one database, each waits for the one before."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        # The lock of a whole schema change may be waited for longer than that of a row.
        cursor.execute("SET lock_timeout = '10min'")
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("RESET lock_timeout")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


_LATER = Text(
    "the database has migrations that this release does not know ({names}): a later release made them. Accepted: that "
    "release, or a backup from before it.",
    "la base de données a des migrations que cette version ne connaît pas ({names}) : une version plus récente les a "
    "faites. Accepté : cette version, ou une sauvegarde antérieure.",
)
