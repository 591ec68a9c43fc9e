"""The demo's files, made once and copied for each test: officers who have signed in, and the pages that they see."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.pool.conftest import sqlite_stores  # Django is set up there, before what follows

from tests.api.front import OPERATOR, PASSWORD, Front, settled, vault_of_tests  # isort: skip
from django.utils import timezone  # isort: skip
from express_entry.accounts import operators, tokens  # isort: skip
from express_entry.accounts.demo import SECOND, email_of  # isort: skip
from express_entry.accounts.roles import Role  # isort: skip
from express_entry.accounts.users import Grant, User  # isort: skip
from express_entry.application.demo import make_files  # isort: skip
from express_entry.application.demopapers import made_up_paper  # isort: skip
from express_entry.application.keeping import found  # isort: skip
from express_entry.law.text import Language  # isort: skip
from express_entry.pool.units import Desk  # isort: skip
from express_entry.privacy.demo import make_requests  # isort: skip
from express_entry.vault import Sealed  # isort: skip
from tests.pages.signed import enters  # isort: skip
from tests.pages.visitor import Visitor  # isort: skip
from tests.pool.stores import Sqlite  # isort: skip

__all__ = ["sqlite_stores"]

settings.SECRET_KEY = "a key of the tests, with which nothing is signed elsewhere, at all"  # noqa: S105 - made up

APPLICANT = "applicant@example.org"
"""Whose application is incomplete, with an account of their own."""


@dataclass
class Casework:
    """The demo's files by name, and everybody who works on them."""

    front: Front
    files: dict[str, str]
    _visitors: dict[tuple[str, Language], Visitor] = field(default_factory=dict)

    def officer(self, language: Language = "en") -> Visitor:
        """The case officer who has most of the files."""
        return self._entered(email_of(Role.CASE_OFFICER), language)

    def second(self, language: Language = "en") -> Visitor:
        """The other one."""
        return self._entered(SECOND, language)

    def _entered(self, email: str, language: Language) -> Visitor:
        if (email, language) not in self._visitors:
            self._visitors[email, language] = enters(User.objects.get(email=email), language)
        return self._visitors[email, language]

    def token_of(self, role: Role) -> str:
        """The token of an officer who is none of the two."""
        return self.front.token(role)

    def applicant(self, name: str) -> str:
        """The token of the person of a file."""
        user = operators.create(OPERATOR, email=f"{name}@example.org", password=None, language="en")
        person = found(self.files[name]).profile.person
        Grant.objects.create(
            user=user, role=Role.CANDIDATE.value, person=person, granted=timezone.now(), granted_by="a test"
        )
        return tokens.issue(OPERATOR, user, name="test", days=1)[1]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sqlite, dict[str, str]]:
    """A store from which each test gets its own: the files of the demo, and the requests about records."""
    stores, end = Sqlite(tmp_path_factory.mktemp("casework")), timezone.now()
    copied = Path(tmp_path_factory.mktemp("made")) / "demo.sqlite3"
    vault = vault_of_tests()
    looked = vault.inspect(made_up_paper("a made-up document"), name="made-up.pdf")
    passwords = User()
    passwords.set_password(PASSWORD)

    def seal(title: str) -> Sealed:  # noqa: ARG001 - of the shape that the demo asks for
        return vault.seal(looked)

    with ExitStack() as stack:
        stack.enter_context(stores.new())
        stack.enter_context(settled())  # after the store, whose own settings rank nobody in a gap
        files = make_files(end, seal)
        make_requests(Desk("demo.applicant", lambda: end), erasure=files["landed"], correction=files["complete"])
        operators.create(OPERATOR, email=email_of(Role.AUDITOR), password=None, language="en")
        operators.grant(OPERATOR, email=email_of(Role.AUDITOR), role=Role.AUDITOR)
        person = found(files["incomplete"]).profile.person
        applicant = operators.create(OPERATOR, email=APPLICANT, password=None, language="fr")
        Grant.objects.create(user=applicant, role=Role.CANDIDATE.value, person=person, granted=end, granted_by="a test")
        User.objects.update(password=passwords.password)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA database_list")
            shutil.copy(cursor.fetchall()[0][2], copied)
    stores.template, stores.is_made = copied, True
    return stores, files


@pytest.fixture
def casework(demo: tuple[Sqlite, dict[str, str]]) -> Iterator[Casework]:
    stores, files = demo
    with ExitStack() as stack:
        front = Front(stack.enter_context(stores.new()))
        stack.enter_context(settled())
        yield Casework(front, files)
