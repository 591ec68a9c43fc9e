"""One store in which everybody wrote markup wherever they may write, and every page that each of them is led to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.conf import settings

from tests.pool.conftest import sqlite_stores  # Django is set up there, before what follows

from tests.api.front import Front, settled  # isort: skip
from tests.pool.stores import Sqlite  # isort: skip
from tests.sections.walking import Walk, walked  # isort: skip
from tests.sections.world import World, written  # isort: skip

__all__ = ["sqlite_stores"]

settings.SECRET_KEY = "a key of the tests, with which nothing is signed elsewhere, at all"  # noqa: S105 - made up


@pytest.fixture(scope="module")
def world(sqlite_stores: Sqlite) -> Iterator[World]:
    with ExitStack() as stack:
        front = Front(stack.enter_context(sqlite_stores.new()))
        stack.enter_context(settled())
        yield written(front)


@pytest.fixture(scope="module")
def walks(world: World) -> dict[str, Walk]:
    """By who walks: the pages that they are led to from their first one."""
    return {
        who: walked(visitor, home, everywhere=who == "candidate") for who, (visitor, home) in world.visitors.items()
    }
