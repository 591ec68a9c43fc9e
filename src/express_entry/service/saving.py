"""A backup: database, documents and keys as they are together at one instant, while the service goes on."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction

from .. import __version__
from ..law.text import Text
from . import tables
from .archive import Manifest, Packer, packed
from .environment import Configuration
from .faults import Unready, Unsaved, unsaved
from .holding import in_turn, shared
from .models import Instance
from .places import Places, make_private
from .restoring import DATABASE_FILE, settle
from .starting import applied, reached

NOTHING_TO_SAVE = Text(
    "there is no service to save in {path}. Accepted: one that express-entry migrate has made.",
    "il n'y a pas de service à sauvegarder dans {path}. Accepté : un service que express-entry migrate a créé.",
)


def save(configured: Configuration, path: Path, *, now: datetime) -> Manifest:
    """Write a backup to a file, which takes its place whole or not at all, for its owner alone.

    The database is copied first, then the documents: each is written before its row, and none is removed meanwhile.

    :raises ServiceError: where there is nothing to save, or the file cannot be written.
    """
    places = configured.places
    if not places.home.is_dir() or (configured.database is None and not places.database.exists()):
        raise Unready(NOTHING_TO_SAVE.of(path=str(places.home)))
    settle(configured)
    with shared(places), in_turn(places.removal_lock), packed(path) as packer, reached(configured):
        # A file that is replaced meanwhile would be saved in part; the keys change under the lock of migrations.
        manifest = _database(configured, packer, now)
        packer.folder("documents", places.documents)
        with in_turn(places.migration_lock):
            packer.folder("keys", places.keys)
        return packer.manifest(manifest)


def clear_copies(places: Places) -> None:
    """Remove the copy of the database that a killed backup left: people who were erased since are in it.

    A backup that is under way is waited for.

    :raises Unsaved: where it cannot be removed: nobody may be told that something is erased then.
    """
    if not places.copying.exists():
        return
    with in_turn(places.removal_lock):
        try:
            if places.copying.exists():
                shutil.rmtree(places.copying)
        except OSError as error:
            raise unsaved(places.copying, error) from None


def clear_left_behind() -> None:
    """Remove copies of the database that killed backups of this service left, as :func:`clear_copies` does."""
    clear_copies(settings.CONFIGURATION.places)


def _database(configured: Configuration, packer: Packer, now: datetime) -> Manifest:
    if configured.database is None:
        return _sqlite(configured.places, packer, now)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        manifest = _manifest(now)
        tables.pack(packer)
    return manifest


def _sqlite(places: Places, packer: Packer, now: datetime) -> Manifest:
    """The online copy of SQLite itself: one state, whoever writes meanwhile."""
    with _scratch(places.copying) as scratch:
        copy = scratch / DATABASE_FILE
        with closing(sqlite3.connect(places.database)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            # What is told of the copy is read from the copy.
            target.execute("PRAGMA journal_mode = DELETE")
            _whole(target, places.database)
            instance = target.execute("SELECT number FROM service_instance").fetchone()
            done = target.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
        packer.file(f"database/{DATABASE_FILE}", copy)
    number = str(instance[0]) if instance else ""
    return Manifest(now.isoformat(timespec="seconds"), __version__, number, "sqlite", tuple(map(tuple, done)))


def _whole(database: sqlite3.Connection, path: Path) -> None:
    said = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise Unsaved(_DAMAGED.of(path=str(path), what=str(said)[:200]))


def _manifest(now: datetime) -> Manifest:
    number = Instance.objects.values_list("number", flat=True).filter(id=1).first()
    made, instance = now.isoformat(timespec="seconds"), number.hex if number else ""
    return Manifest(made, __version__, instance, connection.vendor, tuple(sorted(applied())))


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A folder of one's own for the block; what a killed program left there goes first."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
        make_private(folder)
        yield folder
    except (sqlite3.DatabaseError, DatabaseError) as error:
        raise Unsaved(_DAMAGED.of(path=str(folder.parent), what=str(error))) from None
    except OSError as error:
        raise unsaved(folder, error) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_DAMAGED = Text(
    "the database {path} is damaged ({what}). Nothing was saved.",
    "la base de données {path} est endommagée ({what}). Rien n'a été sauvegardé.",
)
