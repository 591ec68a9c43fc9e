"""The pages of officers, auditors and administrators, in-process, over a pool of a few dozen made-up rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.test.utils import override_settings

from tests.api.conftest import postgresql_stores, sqlite_stores
from tests.api.front import Front, settled
from tests.pool.stores import Sqlite

QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]
"""Somebody signs in in every test: a password of the tests needs no guard against who has much time."""
__all__ = ["postgresql_stores", "sqlite_stores"]


@pytest.fixture
def front(sqlite_stores: Sqlite) -> Iterator[Front]:
    """An empty pool on SQLite: what stands below is tested on both databases."""
    with ExitStack() as stack:
        store = stack.enter_context(sqlite_stores.new())
        stack.enter_context(settled())
        stack.enter_context(override_settings(PASSWORD_HASHERS=QUICK))
        yield Front(store)
