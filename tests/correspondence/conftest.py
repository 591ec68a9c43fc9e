"""The bureau of applications, whose people have accounts, once on each database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.test.utils import override_settings

from tests.pool.conftest import postgresql_stores, sqlite_stores, stores  # Django is set up there, before what follows

from tests.correspondence.letterbox import Letterbox  # isort: skip
from tests.pool.stores import Stores  # isort: skip

__all__ = ["postgresql_stores", "sqlite_stores", "stores"]


@pytest.fixture
def desks(stores: Stores) -> Iterator[Letterbox]:
    """Everybody who acts on applications, in a new store, once on each database."""
    with ExitStack() as stack, override_settings(VAULT=""):
        yield Letterbox(stack.enter_context(stores.new()))
