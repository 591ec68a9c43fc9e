"""What happens behind the pages while a browser is open: officers, rounds and clocks, by the functions below."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from django.conf import settings
from django.test.utils import override_settings

from tests.pool.conftest import DATABASES  # Django is set up there, before what follows

from express_entry.accounts import operators  # isort: skip
from express_entry.accounts.roles import Role  # isort: skip
from express_entry.accounts.users import User  # isort: skip
from express_entry.pool import publishing, rounds, running  # isort: skip
from express_entry.pool.units import Desk  # isort: skip
from express_entry.selection import Grouping  # isort: skip
from express_entry.service.databases import database  # isort: skip
from express_entry.service.environment import configuration  # isort: skip
from tests.pool.stores import used  # isort: skip
from tests.service.running import Instance  # isort: skip

PASSWORD = "a pass phrase of the journeys, which nobody has"  # noqa: S105 - made up
FEDERAL = ("cec", "fsw", "fst")


settings.SECRET_KEY = "a key of the tests, with which nothing is signed elsewhere, at all"  # noqa: S105 - made up


def clock() -> datetime:
    return datetime.now(UTC)


def desk(name: str) -> Desk:
    return Desk(name, clock)


@contextmanager
def behind(instance: Instance) -> Iterator[None]:
    """The store of an instance that is served, in use by this process too."""
    assert DATABASES
    there = configuration(instance.environment)
    told = database(replace(there, database=None))
    settled = override_settings(
        IDENTITY_KEY=there.identity_key,
        DOCUMENTS=there.places.documents,
        LINES=there.places.lines,
        AUDIT_HEADS=there.places.audit_heads,
        LAST_KNOWN_RULES=there.last_known_rules,
        VAULT="",
    )
    with ExitStack() as stack:
        stack.enter_context(settled)
        stack.enter_context(used(dict(told)))
        yield


def account(email: str, *roles: Role, language: str = "en", about: str = "") -> User:
    """An account that can sign in."""
    user = operators.create(desk("operator"), email=email, password=PASSWORD, language=language)  # type: ignore[arg-type]
    for role in roles:
        operators.grant(desk("operator"), email=email, role=role, about=about)
    return user


def hold(number: str, invitations: int = 1) -> None:
    """A round of the federal programs, drafted, authorised, held and published."""
    instruction = rounds.Draft(number, Grouping.EVERYONE, FEDERAL, clock(), "a journey", invitations)
    rounds.draft(desk("round-officer"), instruction)
    rounds.authorise(desk("authorising-officer"), number)
    running.run(desk("round-officer"), number)
    publishing.publish(desk("round-officer"), number, None)
