"""A firm with clients of every kind over one store, for all tests of a module that change nothing of each other's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.pool.conftest import postgresql_stores, sqlite_stores  # Django is set up there, before what follows

from express_entry.accounts import firms  # isort: skip
from express_entry.accounts.firms import Appointment  # isort: skip
from express_entry.accounts.roles import Role  # isort: skip
from express_entry.accounts.users import Grant, User  # isort: skip
from express_entry.law.text import Language  # isort: skip
from express_entry.pool.models import Person  # isort: skip
from tests.api.front import FIRMS, OPERATOR, Front, clock, settled  # isort: skip
from tests.pages.signed import account, enters  # isort: skip
from tests.pages.visitor import Visitor  # isort: skip
from tests.pool.stores import Sqlite  # isort: skip
from tests.vault.files import pdf  # isort: skip

__all__ = ["postgresql_stores", "sqlite_stores"]

settings.SECRET_KEY = "a key of the tests, with which nothing is signed elsewhere, at all"  # noqa: S105 - made up


@dataclass
class Practice:
    """The firm: its representative, and its clients by what they have."""

    front: Front
    user: User
    keys: dict[str, str] = field(default_factory=dict)
    """The numbers of the appointments, by what the client has."""
    numbers: dict[str, str] = field(default_factory=dict)
    """The numbers of the profiles."""

    def visitor(self, language: Language = "en") -> Visitor:
        return enters(self.user, language)

    def client(self, kind: str) -> str:
        """The token of a candidate who appoints the firm."""
        user = self.front.account(Role.CANDIDATE)
        person = Grant.objects.get(user=user).person_id
        assert person is not None
        made = firms.appoint(OPERATOR, person, FIRMS[0], until=None)
        self.keys[kind] = str(made.id)
        return str(self.front.token_of(user))

    officer = (Role.CASE_OFFICER,)
    """Who may read every nomination."""

    def scan(self, name: str) -> SimpleUploadedFile:
        """A document that was made for the tests."""
        return SimpleUploadedFile(name, pdf())

    def text(self, name: str) -> SimpleUploadedFile:
        """A file that is not what its name says."""
        return SimpleUploadedFile(name, b"not a document at all")

    def newcomers(self, many: int) -> list[Appointment]:
        """People without a profile who appoint the firm."""
        people = [Person.objects.create(created=clock()) for _ in range(many)]
        return [firms.appoint(OPERATOR, each.id, FIRMS[0], until=None) for each in people]


@pytest.fixture(scope="module")
def practice(sqlite_stores: Sqlite) -> Iterator[Practice]:
    """Clients with a draft, in the pool, invited, with a nomination on offer, and with nothing."""
    with ExitStack() as stack:
        front = Front(stack.enter_context(sqlite_stores.new()))
        stack.enter_context(settled())
        made = Practice(front, account(front, Role.REPRESENTATIVE))
        made.numbers["invited"] = front.invited(made.client("invited"), "P1", age=29)
        made.numbers["pool"] = front.submitted(made.client("pool"), "P2")
        made.numbers["draft"] = front.draft(made.client("draft"), "P3")
        offered = made.numbers["offered"] = front.submitted(made.client("offered"), "P4", age=40)
        front.nominated(offered, "ON-1")
        made.client("nothing")
        yield made
