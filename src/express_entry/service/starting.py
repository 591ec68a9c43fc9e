"""Django set up from the environment, and what must be there before the service answers anyone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import django
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection
from django.db.migrations.recorder import MigrationRecorder

from ..law.text import Text
from . import keys
from .environment import configuration, without_password
from .faults import Unreachable, Unready
from .health import known_migrations

if TYPE_CHECKING:
    from .environment import Configuration

SETTINGS = "express_entry.service.settings"


def set_up() -> Configuration:
    """Have Django ready for use, and tell with which configuration.

    :raises Misconfigured: naming every setting that cannot be used.
    """
    configured = configuration()
    if not apps.ready:
        # Whatever the variable said before: this package's settings are the only ones it runs under.
        os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
        django.setup(set_prefix=False)
    return configured


def require_prepared(configured: Configuration) -> None:
    """See to it that the folders and the keys are there.

    :raises Unready: where one of them is missing, or a restore was cut short.
    """
    places = configured.places
    if places.journal.exists():
        raise Unready(_HALF_RESTORED.of(path=str(places.journal)))
    files = (keys.SIGNING_KEY, keys.DOCUMENT_KEY)
    stated = (configured.secret_key, configured.identity_key, *(keys.stored(places, name) for name in files))
    if not all(stated) or not places.uploads.is_dir() or not places.home.is_dir():
        raise Unready(_NOT_PREPARED.of(path=str(places.home)))


def require_ready(configured: Configuration) -> None:
    """See to it that nothing is missing which only ``migrate`` makes.

    :raises Unready: where the folder, a key or a migration is missing, or a restore was cut short.
    :raises Unreachable: where the database does not answer.
    """
    require_prepared(configured)
    with reached(configured):
        missing = known_migrations() - applied()
    if missing:
        raise Unready(_NOT_MIGRATED.of(count=len(missing)))


@contextmanager
def closed_afterwards() -> Iterator[None]:
    """A block after which this process has no connection left: its database may then be removed."""
    try:
        yield
    finally:
        connection.close()


def applied() -> frozenset[tuple[str, str]]:
    """The migrations that the database has."""
    return frozenset(MigrationRecorder(connection).applied_migrations())


@contextmanager
def reached(configured: Configuration) -> Iterator[None]:
    """What the database cannot do is said in one sentence, its password left out."""
    try:
        yield
    except (Error, ImproperlyConfigured) as error:
        lines = str(error.__cause__ or error).strip().splitlines()
        what = lines[0] if lines else type(error).__name__
        if configured.database is None:
            raise Unreachable(_NO_FILE.of(path=str(configured.places.database), error=what)) from error
        shown = without_password(configured.database)
        raise Unreachable(_NO_ANSWER.of(value=shown, error=what)) from error


_HALF_RESTORED = Text(
    "a restore was cut short ({path}). Accepted: the same again after express-entry migrate, which finishes it or "
    "takes it back.",
    "une restauration a été interrompue ({path}). Accepté : la même commande après express-entry migrate, qui la "
    "termine ou l'annule.",
)
_NOT_PREPARED = Text(
    "the service lacks its folder or one of its keys ({path}). Accepted: the same again after express-entry migrate.",
    "il manque au service son dossier ou l'une de ses clés ({path}). Accepté : la même commande après express-entry "
    "migrate.",
)
_NOT_MIGRATED = Text(
    "the database lacks {count} migrations of this release. Accepted: the same again after express-entry migrate.",
    "il manque à la base de données {count} migrations de cette version. Accepté : la même commande après "
    "express-entry migrate.",
)
_NO_FILE = Text(
    "the database {path} cannot be used: {error}.", "la base de données {path} ne peut pas être utilisée : {error}."
)
_NO_ANSWER = Text(
    "DATABASE_URL: the database {value} cannot be used: {error}. Accepted: the address of a PostgreSQL database that "
    "answers, with a role that owns it.",
    "DATABASE_URL : la base de données {value} ne peut pas être utilisée : {error}. Valeurs acceptées : l'adresse "
    "d'une base PostgreSQL qui répond, avec un rôle qui en est propriétaire.",
)
