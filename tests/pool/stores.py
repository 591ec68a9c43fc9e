"""Migrated databases for tests that use the pool from within: real ones, copied from a template for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.models import BigAutoField
from django.test.utils import override_settings

from express_entry.pool.models import AuditHead, PoolState
from express_entry.selection.audittrail import NONE_YET
from express_entry.service.databases import database
from express_entry.service.environment import configuration
from tests.databases import Server

KEY = "a key of the tests, with which nobody is told apart elsewhere"
OWN = ("pool", "accounts", "application", "correspondence", "privacy", "api", "sessions")
"""The applications whose rows a test may have left."""
_NUMBERS = count(1)


@dataclass(frozen=True)
class Store:
    """A database in use, and the folder of the files that belong to it."""

    folder: Path
    told: Mapping[str, Any]
    """The database as Django is told of it."""

    @property
    def heads(self) -> Path:
        """Where the heads of the audit trail are kept."""
        return self.folder / "audit-heads"

    @property
    def documents(self) -> Path:
        return self.folder / "documents"

    @property
    def is_postgresql(self) -> bool:
        return bool(self.told["ENGINE"] == "django.db.backends.postgresql")


class Stores(Protocol):
    """Where new stores come from."""

    def new(self) -> AbstractContextManager[Store]:
        """A migrated store for the block, with nobody in it."""
        ...


class Sqlite:
    """Files copied from one in which every migration was run."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.template = home / "template.sqlite3"
        self.is_made = False

    def new(self) -> AbstractContextManager[Store]:
        if not self.is_made:
            migrate(self.told(self.template))
            self.is_made = True
        return self._opened()

    @contextmanager
    def _opened(self) -> Iterator[Store]:
        folder = folder_for_documents(self.home)
        path = Path(shutil.copy(self.template, folder / "pool.sqlite3"))
        with opened(Store(folder, self.told(path))) as store:
            yield store
        shutil.rmtree(folder)

    def told(self, path: Path) -> dict[str, Any]:
        """The service's own settings, but for the promise to outlive a power cut, which costs much here."""
        told = database(replace(configuration({"EXPRESS_ENTRY_DATA": str(self.home)}), database=None))
        told["OPTIONS"]["init_command"] += ";PRAGMA synchronous = OFF"
        return {**told, "NAME": path}


class Postgresql:
    """One database in which every migration was run, emptied for each test: a new one each would cost much more."""

    def __init__(self, home: Path, server: Server) -> None:
        self.home = home
        self.told = database(
            replace(configuration({"EXPRESS_ENTRY_DATA": str(home)}), database=server.create(home.name))
        )
        self.is_made = False

    def new(self) -> AbstractContextManager[Store]:
        if self.is_made:
            with used(dict(self.told)):
                empty()
        else:
            migrate(dict(self.told))
            self.is_made = True
        return self._opened()

    @contextmanager
    def _opened(self) -> Iterator[Store]:
        folder = folder_for_documents(self.home)
        with opened(Store(folder, self.told)) as store:
            yield store
        shutil.rmtree(folder)


def empty() -> None:
    """Every row of the pool gone; the two of which there is always one are as the migration leaves them."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # in any order, whatever refers to what
        for model in (each for label in OWN for each in apps.get_app_config(label).get_models()):
            table = model._meta.db_table
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - Django's own names
            if isinstance(model._meta.pk, BigAutoField):  # profiles are numbered from the first on
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), 1, false)", [table])
    AuditHead.objects.create(id=1, sequence=0, digest=NONE_YET)
    PoolState.objects.create(id=1)


def folder_for_documents(home: Path) -> Path:
    folder = home / f"store-{next(_NUMBERS)}"
    (folder / "documents").mkdir(parents=True)
    return folder


def migrate(told: dict[str, Any]) -> None:
    with used(told):
        call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def opened(store: Store) -> Iterator[Store]:
    """A store in use, under the settings of a service that was just installed."""
    settled = override_settings(
        AUDIT_HEADS=store.heads,
        DOCUMENTS=store.documents,
        LINES=store.folder / "lines",
        IDENTITY_KEY=KEY,
        LAST_KNOWN_RULES=False,
        LAW_FILES=(),
    )
    with settled, used(dict(store.told)):
        yield store


@contextmanager
def used(told: dict[str, Any]) -> Iterator[None]:
    """A database in the place of the one that Django was set up with, for the block."""
    before = connections.databases["default"]
    forget()
    connections.databases["default"] = connections.configure_settings({"default": told})["default"]
    try:
        yield
    finally:
        forget()
        connections.databases["default"] = before


def forget() -> None:
    """Close the connection of this thread; the next one is to the database then in use."""
    connections["default"].close()
    del connections["default"]
