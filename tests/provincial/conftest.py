"""A province over one store, with candidates in the pool, for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from django.conf import settings

from tests.pool.conftest import postgresql_stores, sqlite_stores  # Django is set up there, before what follows

from express_entry.accounts.roles import Role  # isort: skip
from express_entry.accounts.users import User  # isort: skip
from express_entry.law.days import day_of  # isort: skip
from express_entry.law.text import Language  # isort: skip
from express_entry.pool import provinces  # isort: skip
from express_entry.pool.models import Profile  # isort: skip
from tests.api.front import OPERATOR, Front, clock, settled  # isort: skip
from tests.pages.signed import account, enters  # isort: skip
from tests.pages.visitor import Visitor  # isort: skip
from tests.pool.stores import Sqlite  # isort: skip

__all__ = ["postgresql_stores", "sqlite_stores"]

settings.SECRET_KEY = "a key of the tests, with which nothing is signed elsewhere, at all"  # noqa: S105 - made up


@dataclass
class Ministry:
    """A province: its account, and candidates in the pool with their tokens."""

    front: Front
    user: User
    numbers: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def visitor(self, language: Language = "en") -> Visitor:
        return enters(self.user, language)

    def candidate(self, passport: str, **stated: object) -> str:
        """The number of another candidate in the pool."""
        token = self.front.token(Role.CANDIDATE)
        self.numbers.append(self.front.submitted(token, passport, **stated))
        self.tokens.append(token)
        return self.numbers[-1]

    def code(self, number: str) -> str:
        """The validation code, which a candidate gives to a province."""
        return Profile.objects.get(id=int(number[1:])).code


@pytest.fixture(scope="module")
def ministry(sqlite_stores: Sqlite) -> Iterator[Ministry]:
    """Ontario, with an allocation of this year and two candidates who mean to live there."""
    with ExitStack() as stack:
        front = Front(stack.enter_context(sqlite_stores.new()))
        stack.enter_context(settled())
        made = Ministry(front, account(front, Role.PROVINCE))
        provinces.allocate(OPERATOR, "ON", day_of(clock()).year, 40, source="a letter of the tests")
        made.candidate("P1")
        made.candidate("P2", age=40, noc="31301")
        yield made
