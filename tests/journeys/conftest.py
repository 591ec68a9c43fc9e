"""A service for the journeys of strangers; the browser is that of :mod:`tests.browsers`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.service.running import Instance, served


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """A service on SQLite, with nobody in it."""
    made = Instance(tmp_path_factory.mktemp("pages") / "data")
    made.done("migrate")
    return made


@pytest.fixture(scope="session")
def address(instance: Instance) -> Iterator[str]:
    """The address at which it runs as it would for an office."""
    with served(instance) as service:
        yield service.address.rstrip("/")
