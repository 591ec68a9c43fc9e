"""The API in-process on a store of its own, once on each database, with somebody in every role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.conf import settings

from tests.pool.conftest import postgresql_stores, sqlite_stores, stores  # Django is set up there, before what follows

from tests.api.front import Front, settled  # isort: skip
from tests.pool.stores import Sqlite, Stores  # isort: skip

__all__ = ["postgresql_stores", "sqlite_stores", "stores"]

settings.SECRET_KEY = "a key of the tests, with which nothing is signed elsewhere, at all"  # noqa: S105 - made up


@pytest.fixture
def front(stores: Stores) -> Iterator[Front]:
    """The API over an empty pool, once on each database."""
    with ExitStack() as stack:
        store = stack.enter_context(stores.new())
        stack.enter_context(settled())
        yield Front(store)


@pytest.fixture
def counter(sqlite_stores: Sqlite) -> Iterator[Front]:
    """The service over an empty pool; its rules hold on both databases by the tests of the layers below."""
    with ExitStack() as stack:
        store = stack.enter_context(sqlite_stores.new())
        stack.enter_context(settled())
        yield Front(store)
