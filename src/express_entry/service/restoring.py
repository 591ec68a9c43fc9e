"""A restore: everything verified first, then put in place by one step, which has either happened or not.

The new folder is made ready beside the old one. What decides is a single thing: on SQLite the journal, a file that
appears whole; on PostgreSQL the commit of the transaction that replaces the rows and names the restore among them. Cut
short before that, a restore is taken back by the next command; cut short after it, it is finished.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from django.db import connection, transaction
from django.db.utils import DatabaseError, OperationalError, ProgrammingError

from ..history.wholefile import write_whole
from ..law.text import Sayable, Text
from . import tables
from .archive import Manifest, unpack
from .databases import APPLICATION
from .environment import Configuration
from .faults import BadArchive, Occupied, unsaved
from .health import known_migrations
from .holding import alone
from .models import Instance
from .places import Places
from .starting import reached

DATABASE_FILE = "express-entry.sqlite3"


def restore(configured: Configuration, path: Path, *, replace: bool = False) -> Manifest:
    """Bring back what a backup holds, in the place of what is there.

    :raises BadArchive: where the file is no backup of this kind of database and release, or is damaged.
    :raises Occupied: where the service runs, or there is something already that ``replace`` does not give up.
    """
    places = configured.places
    places.prepare_data()
    settle(configured)
    with alone(places), reached(configured):
        _undisturbed(configured)
        if not replace and not _is_empty(configured):
            raise Occupied(_NOT_EMPTY.of(path=str(places.home)))
        _remove(places.incoming)
        try:
            manifest = unpack(path, places.incoming)
            _check(configured, manifest, path)
            _stage(configured)
            with _taken_for_bad(path):
                _commit(configured, manifest, uuid.uuid4())
        except BaseException:
            if not places.journal.exists():
                _remove(places.incoming)
            raise
        finally:
            connection.close()
        _put_in_place(places)
    return manifest


def settle(configured: Configuration) -> bool | None:
    """Finish a restore that was cut short, or take it back.

    :return: whether it was finished; None where none was cut short.
    """
    places = configured.places
    if not places.journal.exists():
        _tidy(places)
        return None
    with alone(places), reached(configured):
        try:
            number = json.loads(places.journal.read_bytes())["restore"]
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unsaved(places.journal, error) from None
        finished = configured.database is None or _restored_as(number)
        if finished:
            _put_in_place(places)
        else:
            _remove(places.incoming)
            places.journal.unlink()
        return finished


def _undisturbed(configured: Configuration) -> None:
    """A database that other machines serve from is not pulled from under them."""
    if configured.database is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = %s",
            [APPLICATION],
        )
        if cursor.fetchone() != (0,):
            raise Occupied(_SERVED_ELSEWHERE.of())


def _tidy(places: Places) -> None:
    """What a restore left that was killed before anything was decided, or after everything was done."""
    if places.incoming.exists() or places.outgoing.exists():
        with suppress(Occupied), alone(places):
            if not places.journal.exists():
                _remove(places.incoming)
                _remove(places.outgoing)


def _is_empty(configured: Configuration) -> bool:
    """Whether nothing would be lost: no row, no document; keys alone sign for nothing."""
    places = configured.places
    if places.documents.is_dir() and any(places.documents.iterdir()):
        return False
    if configured.database is None:
        return not places.database.exists()
    return tables.is_empty()


# ------------------------------------------------------------------------------------------------------ looked at first


def _check(configured: Configuration, manifest: Manifest, path: Path) -> None:
    kind = "sqlite" if configured.database is None else "postgresql"
    if manifest.database != kind:
        raise BadArchive(_OTHER_DATABASE.of(path=str(path), found=manifest.database, kind=kind))
    unknown = sorted(".".join(each) for each in set(manifest.migrations) - known_migrations())
    if unknown:
        raise BadArchive(_LATER.of(path=str(path), version=manifest.version, names=unknown[:5]))
    if kind == "sqlite" and not _sound(configured.places.incoming / "database" / DATABASE_FILE):
        raise BadArchive(_UNSOUND.of(path=str(path)))


def _sound(database: Path) -> bool:
    """Whether SQLite finds its file whole, and every row that a row refers to."""
    if not database.exists():
        return False
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
            whole = opened.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            return whole and not opened.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError:
        return False


# --------------------------------------------------------------------------------------------------------- put in place


def _stage(configured: Configuration) -> None:
    """Have the new folder look as it will, and lasting."""
    incoming = configured.places.incoming
    try:
        if configured.database is None:
            (incoming / "database" / DATABASE_FILE).rename(incoming / DATABASE_FILE)
            (incoming / "database").rmdir()
        for folder, _, _ in os.walk(incoming):
            _force(Path(folder))
        _force(incoming.parent)
    except OSError as error:
        raise unsaved(incoming, error) from None


def _commit(configured: Configuration, manifest: Manifest, number: uuid.UUID) -> None:
    places, journal = configured.places, json.dumps({"restore": str(number)}).encode()
    if configured.database is None:
        with closing(sqlite3.connect(places.incoming / DATABASE_FILE)) as opened:
            opened.execute("UPDATE service_instance SET restored = ?", [number.hex])
            opened.commit()
        write_whole(places.journal, [journal], private=True)
        return
    write_whole(places.journal, [journal], private=True)
    try:
        with transaction.atomic():
            tables.bring_back(places.incoming, manifest.migrations)
            Instance.objects.update(restored=number)
    except BaseException:
        if connection.is_usable() and not _restored_as(str(number)):
            places.journal.unlink()
            _remove(places.incoming)
        raise
    finally:
        connection.close()


@contextmanager
def _taken_for_bad(path: Path) -> Iterator[None]:
    """Rows that the schema does not take are a fault of the file."""
    try:
        yield
    except OperationalError:
        raise
    except (sqlite3.DatabaseError, DatabaseError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, Sayable):
            raise
        raise BadArchive(_UNSOUND.of(path=str(path))) from error


def _restored_as(number: str) -> bool:
    """Whether the rows in the database are those of a restore."""
    try:
        return Instance.objects.filter(restored=number).exists()
    except ProgrammingError:  # there is no such table, or none that this release knows
        return False


def _put_in_place(places: Places) -> None:
    """The change of names; begun again wherever it was cut short, it ends the same."""
    try:
        if places.incoming.exists():
            if places.home.exists():
                _remove(places.outgoing)
                places.home.rename(places.outgoing)
            shutil.rmtree(places.incoming / "database", ignore_errors=True)
            places.incoming.rename(places.home)
            _force(places.data)
        places.prepare()
        _remove(places.outgoing)
        places.journal.unlink(missing_ok=True)
        _force(places.data)
    except OSError as error:
        raise unsaved(places.home, error) from None


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _force(folder: Path) -> None:
    """The names in a folder last through a power cut once the folder is on the disk."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_NOT_EMPTY = Text(
    "{path}: there is a service already, and a restore would overwrite it. Accepted: --replace, once its own backup is "
    "made; or another data folder and an empty database.",
    "{path} : il y a déjà un service, qu'une restauration écraserait. Valeurs acceptées : --replace, une fois sa "
    "propre sauvegarde faite; ou un autre dossier de données et une base de données vide.",
)
_SERVED_ELSEWHERE = Text(
    "the database is in use by another service or command of this project. Accepted: the same again once it has ended.",
    "la base de données est utilisée par un autre service ou une autre commande de ce projet. Accepté : la même "
    "commande une fois qu'ils ont pris fin.",
)
_OTHER_DATABASE = Text(
    "{path} is a backup of {found}, and this service runs on {kind}. Nothing was restored. Accepted: the same kind of "
    "database (DATABASE_URL says which).",
    "{path} est une sauvegarde de {found}, et ce service utilise {kind}. Rien n'a été restauré. Valeurs acceptées : le "
    "même genre de base de données (DATABASE_URL dit lequel).",
)
_LATER = Text(
    "{path} comes from release {version}, whose migrations this release does not know ({names}). Nothing was restored. "
    "Accepted: that release or a later one.",
    "{path} provient de la version {version}, dont cette version ne connaît pas les migrations ({names}). Rien n'a été "
    "restauré. Valeurs acceptées : cette version-là ou une plus récente.",
)
_UNSOUND = Text(
    "{path}: the database in it is not sound. Nothing was restored. Accepted: another backup.",
    "{path} : la base de données qu'il contient n'est pas saine. Rien n'a été restauré. Accepté : une autre "
    "sauvegarde.",
)
