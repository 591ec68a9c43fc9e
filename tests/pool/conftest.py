"""Django set up once for the tests of the pool, and an office in a pool of its own, once on each database."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import django
import pytest
from django.conf import settings

from express_entry.service.starting import SETTINGS


def _set_up() -> None:
    """Django under the service's own settings, of a data folder that is never made; the log stays as pytest has it."""
    own = ("EXPRESS_ENTRY_", "DATABASE_URL", "DJANGO_")
    before = dict(os.environ)
    for name in before:
        if name.startswith(own):
            del os.environ[name]
    os.environ["EXPRESS_ENTRY_DATA"] = str(Path(tempfile.gettempdir()) / "ee-pool-of-no-test")
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    try:
        settings.LOGGING_CONFIG = None
        # No thread of a test's sends mail: what is due is sent where a test asks for it.
        settings.DISPATCH = "express_entry.correspondence.background.later"
        django.setup(set_prefix=False)
    finally:
        os.environ.clear()
        os.environ.update(before)
        # A browser opened by an earlier test leaves an event loop running in this thread; nothing here is async.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


_set_up()  # before any test of the pool is read: its tables are classes

from tests.chains import load_once  # noqa: E402
from tests.pool.office import Office  # noqa: E402
from tests.pool.stores import Postgresql, Sqlite, Stores  # noqa: E402

load_once()

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def sqlite_stores(tmp_path_factory: pytest.TempPathFactory) -> Sqlite:
    return Sqlite(tmp_path_factory.mktemp("pools-sqlite"))


@pytest.fixture(scope="session")
def postgresql_stores(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Postgresql:
    # Asked for here, so that no server is started where SQLite alone is tested.
    server = request.getfixturevalue("postgresql_server")
    return Postgresql(tmp_path_factory.mktemp("pools-postgresql"), server)


@pytest.fixture(params=DATABASES)
def stores(request: pytest.FixtureRequest) -> Stores:
    """Where pools come from, once for each database."""
    found: Stores = request.getfixturevalue(f"{request.param}_stores")
    return found


@pytest.fixture
def office(stores: Stores) -> Iterator[Office]:
    """An office in a new pool, once on each database."""
    with ExitStack() as stack:
        yield Office(stack.enter_context(stores.new()))
