"""Instances to test with, on both databases."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import Server
from tests.service.running import Instance


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which migrate ran on SQLite, to be copied."""
    data = tmp_path_factory.mktemp("prepared") / "data"
    Instance(data).done("migrate")
    return data


@pytest.fixture(scope="session")
def prepared_url(tmp_path_factory: pytest.TempPathFactory, postgresql_server: Server) -> tuple[Path, str]:
    """A data folder and a database in which migrate ran on PostgreSQL, to be copied."""
    data = tmp_path_factory.mktemp("prepared-postgresql") / "data"
    Instance(data, postgresql_server.create("prepared")).done("migrate")
    return data, "prepared"


@pytest.fixture
def sqlite(prepared: Path, tmp_path: Path) -> Instance:
    """A prepared instance on SQLite."""
    return Instance(Path(shutil.copytree(prepared, tmp_path / "data")))


@pytest.fixture
def postgresql(prepared_url: tuple[Path, str], postgresql_server: Server, tmp_path: Path) -> Iterator[Instance]:
    """A prepared instance on PostgreSQL."""
    data, template = prepared_url
    with postgresql_server.database(template) as url:
        yield Instance(Path(shutil.copytree(data, tmp_path / "data")), url)


@pytest.fixture(params=["sqlite", "postgresql"])
def instance(request: pytest.FixtureRequest) -> Instance:
    """A prepared instance, once on each database."""
    found: Instance = request.getfixturevalue(request.param)
    return found
