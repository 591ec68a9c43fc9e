"""A desk of applications over a pool of its own, once on each database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.test.utils import override_settings

from tests.pool.conftest import postgresql_stores, sqlite_stores, stores
from tests.pool.stores import Stores

__all__ = ["desks", "postgresql_stores", "sqlite_stores", "stores"]

from tests.application.bureau import Bureau


@pytest.fixture
def desks(stores: Stores) -> Iterator[Bureau]:
    """Everybody who acts on applications, in a new store, once on each database."""
    with ExitStack() as stack, override_settings(VAULT=""):  # rows alone: the vault has tests of its own
        yield Bureau(stack.enter_context(stores.new()))
