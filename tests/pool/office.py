"""Everybody who acts on one pool, by one clock that stands where a test puts it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.apps import apps
from django.test.utils import override_settings

from express_entry.law.days import day_of
from express_entry.pool import clock, intake, provinces, publishing, rounds, running
from express_entry.pool.audit import Verification, verify_trail
from express_entry.pool.auditrows import AuditEntry
from express_entry.pool.keeping import found
from express_entry.pool.models import Invitation, Profile, Round
from express_entry.pool.units import Desk
from express_entry.selection import Category, Grouping
from tests.pool.people import Document, profile
from tests.pool.stores import Store

NOON = datetime(2025, 6, 2, 16, tzinfo=UTC)
"""Noon in Toronto, on a day with no change of law near it."""
MICROSECOND = timedelta(microseconds=1)
SECOND = timedelta(seconds=1)
FEDERAL = ("cec", "fsw", "fst")
EVERY_PROGRAM = ("pnp", *FEDERAL)
TABLES = tuple(apps.get_app_config("pool").get_models())
BASIS = "Act, 10.3(1)(h.1)-(j); made up for a test"


class Office:
    """Desks on one pool: of candidates, a province, two officers and the clock."""

    def __init__(self, store: Store, now: datetime = NOON) -> None:
        self.store = store
        self.now = now
        self.candidate = self.desk("candidate")
        self.province = self.desk("province-on")
        self.officer = self.desk("officer-1")
        self.second = self.desk("officer-2")
        self.system = self.desk("system")

    def desk(self, actor: str) -> Desk:
        return Desk(actor, lambda: self.now)

    # ------------------------------------------------------------------------------------------------- candidates

    def draft(self, stated: Document) -> str:
        return intake.start(self.candidate, profile(stated)).number

    def submit(self, stated: Document, at: datetime | None = None) -> str:
        """The number of somebody's profile, submitted now or at an instant that the clock is put to."""
        self.now = at or self.now
        number = self.draft(stated)
        intake.submit(self.candidate, number)
        return number

    def edit(self, number: str, stated: Document) -> None:
        intake.edit(self.candidate, number, profile(stated))

    # -------------------------------------------------------------------------------------------------- nominations

    def offer(self, number: str, province: str = "ON", certificate: str | None = None) -> None:
        """A province offers a nomination on a profile whose code it was given."""
        code, issued = found(number).code, day_of(self.now)
        provinces.offer(
            self.province, province, number, code=code, certificate=certificate or f"{province}-{number}", issued=issued
        )

    def nominate(self, number: str, province: str = "ON") -> None:
        """A nomination offered and accepted."""
        self.offer(number, province)
        provinces.accept(self.candidate, number)

    # ------------------------------------------------------------------------------------------------------ rounds

    def authorised(
        self,
        number: str,
        invitations: int | None,
        programs: Collection[str] = FEDERAL,
        *,
        category: Category | None = None,
        earliest: datetime | None = None,
        points_from: int | None = None,
    ) -> str:
        """An instruction drafted by one officer and authorised by the other."""
        grouping = Grouping.PROGRAM if len(programs) == 1 else Grouping.EVERYONE
        instruction = rounds.Draft(
            number,
            Grouping.CATEGORY if category is not None else grouping,
            programs,
            earliest or self.now,
            BASIS,
            invitations,
            points_from,
            category,
        )
        rounds.draft(self.officer, instruction)
        rounds.authorise(self.second, number)
        return number

    def hold(
        self,
        number: str,
        invitations: int | None,
        programs: Collection[str] = FEDERAL,
        *,
        category: Category | None = None,
        points_from: int | None = None,
    ) -> list[str]:
        """Hold a round now; who is invited, by rank."""
        self.authorised(number, invitations, programs, category=category, points_from=points_from)
        running.run(self.officer, number)
        return self.invited(number)

    def publish(self, number: str) -> Round:
        return publishing.publish(self.officer, number, None)

    def invited(self, number: str) -> list[str]:
        """Who was invited in a round, by rank."""
        rows = Invitation.objects.filter(round__number=number).select_related("profile").order_by("rank")
        return [each.profile.number for each in rows]

    def round(self, number: str) -> Round:
        return rounds.known(number)

    # --------------------------------------------------------------------------------------------------- the clock

    def tick(self, at: datetime | None = None, *, workers: int = 1) -> dict[str, int]:
        """Run the clock, now or at an instant that it is put to; what it did."""
        self.now = at or self.now
        return dict(clock.run(self.system, workers=workers).done)

    # ------------------------------------------------------------------------------------------------- what is held

    def row(self, number: str) -> Profile:
        return found(number)

    def state(self, number: str) -> str:
        return found(number).state

    def told(self, number: str) -> list[str]:
        """What the audit trail says happened to a profile or a round, in order."""
        entries = AuditEntry.objects.filter(subject=number).order_by("sequence")
        return list(entries.values_list("action", flat=True))

    def trail(self) -> Verification:
        return verify_trail()


@contextmanager
def last_known_rules() -> Iterator[None]:
    """A service whose operator chose to go on under the last known rules where the ranking has a gap."""
    with override_settings(LAST_KNOWN_RULES=True):
        yield


def contents() -> dict[str, list[dict[str, Any]]]:
    """Everything that the store holds, row by row."""
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in TABLES}
