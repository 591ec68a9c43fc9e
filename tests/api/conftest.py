"""The API in-process on a store of its own, once on each database, with somebody in every role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.pool.conftest import postgresql_stores, sqlite_stores, stores  # Django is set up there

from tests.api.front import Front, settled  # noqa: E402
from tests.pool.stores import Stores  # noqa: E402

__all__ = ["postgresql_stores", "sqlite_stores", "stores"]


@pytest.fixture
def front(stores: Stores) -> Iterator[Front]:
    """The API over an empty pool, once on each database."""
    with ExitStack() as stack:
        store = stack.enter_context(stores.new())
        stack.enter_context(settled())
        yield Front(store)
