"""The pages of candidates, in-process on a store of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.api.conftest import front, postgresql_stores, sqlite_stores, stores  # Django is set up there

from tests.api.front import Front, settled  # isort: skip
from tests.pool.stores import Sqlite  # isort: skip

__all__ = ["front", "postgresql_stores", "sqlite_stores", "stores"]


@pytest.fixture
def counter(sqlite_stores: Sqlite) -> Iterator[Front]:
    """The service over an empty pool; its rules hold on both databases by the tests of the layers below."""
    with ExitStack() as stack:
        store = stack.enter_context(sqlite_stores.new())
        stack.enter_context(settled())
        yield Front(store)
