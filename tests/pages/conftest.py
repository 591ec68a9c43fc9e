"""The pages in-process, asked by somebody with a browser that has no scripts; no database is behind them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings

import tests.pool.conftest  # noqa: F401 - Django is set up there, before what follows

from tests.pages.visitor import Visitor  # isort: skip
from django.test.utils import override_settings  # isort: skip

settings.SECRET_KEY = "a key of the tests, with which nothing is signed elsewhere, at all"  # noqa: S105 - made up


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False):
        yield Visitor()
