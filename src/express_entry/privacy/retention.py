"""How long records are kept: dated tables of the law (``retention/…``), and who is past their periods on a day.

A period counts from the last use (SOR/83-508, 4(1)(a)): the latest instant at which anything of a person's was stated,
decided or ended. Where no source tells a period, nothing is erased by itself.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q

from express_entry.accounts.firms import Appointment
from express_entry.accounts.tokens import Token
from express_entry.application.applications import Application
from express_entry.application.lifecycle import ENDED
from express_entry.law import Law, Text
from express_entry.law.days import add_years, day_of, instant_at
from express_entry.pool.holdings import Kind
from express_entry.pool.invitations import over_at
from express_entry.pool.laws import service_law
from express_entry.pool.lifecycle import ENDED as PROFILE_ENDED
from express_entry.pool.people import Person
from express_entry.pool.profiles import Profile

from .rows import OPEN, Correction, CorrectionState, Erasure, ErasureState, Origin

TABLES: Mapping[str, str] = {
    Kind.PROFILE.value: "retention/profile",
    Kind.APPLICATION.value: "retention/application",
    "recourse": "retention/recourse",
    Kind.MONEY.value: "retention/money",
    Kind.BAR.value: "retention/bar",
    "registration": "retention/registration",
}
"""The kinds of records that a table sets a period for."""


class Period(NamedTuple):
    """How long a kind of record is kept, by the law of a day; ``years`` and ``days`` both None where none is known."""

    kind: str
    title: Text
    years: int | None
    days: int | None
    counted_from: str
    consent_ends_it: bool
    decided_by: str
    citation: str
    confidence: str
    basis: str

    @property
    def is_known(self) -> bool:
        """Whether anything tells how long."""
        return self.years is not None or self.days is not None

    def over(self, since: date) -> date | None:
        """The first day on which it is over, counted from a day; None where none is known."""
        if not self.is_known:
            return None
        return add_years(since, self.years or 0) + timedelta(days=(self.days or 0) + 1)


def periods(law: Law) -> tuple[Period, ...]:
    """Every period, by the law of a day."""
    return tuple(period(law, kind) for kind in TABLES)


def period(law: Law, kind: str) -> Period:
    """The period of one kind of record."""
    version, values = law.version(TABLES[kind]), law.values(TABLES[kind])
    return Period(
        kind,
        law.table(TABLES[kind]).title,
        _whole(values, "years"),
        _whole(values, "days"),
        str(values["counted_from"]),
        bool(values["consent_ends_it"]),
        str(values.get("decided_by", "clock")),
        version.citation,
        version.confidence,
        version.basis,
    )


def _whole(values: Mapping[str, Any], key: str) -> int | None:
    return int(values[key]) if key in values else None


# --------------------------------------------------------------------------------------------------------------- due


class Due(NamedTuple):
    """Somebody whose periods are over: since which day, and whether an officer decides."""

    person: uuid.UUID
    since: date
    by_officer: bool


def due(at: datetime, *, by: date | None = None, among: Q | None = None) -> Iterator[Due]:
    """Everybody whose periods are all over at an instant, and of whom no erasure waits, in no order.

    :param by: a later day, by which they will be over unless something happens before.
    :param among: a condition on people, where not everybody is meant.
    """
    law, last_day = service_law().at(at), by or day_of(at)
    profile, application = period(law, Kind.PROFILE.value), period(law, Kind.APPLICATION.value)
    for person in _idle(last_day, profile).filter(among or Q()).iterator(chunk_size=500):
        last = last_use(person)
        over = [profile.over(last)]
        papers = Application.objects.filter(profile__person=person).exists()
        if papers:
            over.append(application.over(last))
        days = [day for day in over if day is not None]
        if len(days) == len(over) and max(days) <= last_day:
            yield Due(person.id, max(days), papers and application.decided_by == "officer")


def _idle(today: date, period: Period) -> Any:
    """People nothing of whom is under way or younger than the period on a day, as far as one query tells."""
    if not period.is_known:
        return Person.objects.none()
    before = over_at(add_years(today, -(period.years or 0)) - timedelta(days=period.days or 0))
    mine = Profile.objects.filter(person=OuterRef("pk"))
    ended = [each.value for each in PROFILE_ENDED]
    going_on = mine.filter(~Q(state__in=ended) | Q(ended__isnull=True) | Q(ended__gt=before))
    papers = Application.objects.filter(profile__person=OuterRef("pk")).exclude(state__in=[e.value for e in ENDED])
    wrong = Correction.objects.filter(person=OuterRef("pk"), state=CorrectionState.OPEN.value)
    # An officer said that it stays: for as long again as the period is.
    refused = Q(state=ErasureState.REFUSED.value, origin=Origin.PERIOD.value, decided__gt=before)
    waiting = Erasure.objects.filter(Q(state__in=OPEN) | refused, person=OuterRef("pk"))
    idle = ~Exists(going_on) & ~Exists(papers) & ~Exists(wrong) & ~Exists(waiting)
    return Person.objects.filter(idle, created__lte=before).order_by()


def last_use(person: Person) -> date:
    """The latest day on which anything of a person's was stated, decided or ended, or an account used (Toronto).

    When somebody signed in is not kept: of accounts it is told by their tokens and by the firms that were appointed.
    """
    found: list[datetime | None] = [person.created]
    for row in Profile.objects.filter(person=person).order_by():
        found += [row.created, row.submitted, row.ended]
        found += row.versions.order_by().values_list("received", flat=True)
        found += row.invitations.order_by().values_list("ended", flat=True)
    for application in Application.objects.filter(profile__person=person).order_by():
        found += [application.created, application.received, application.decided, application.ended]
    found += Correction.objects.filter(person=person).values_list("settled", flat=True)
    found += _of_accounts(person)
    return day_of(max(each for each in found if each is not None))


def _of_accounts(person: Person) -> Iterator[datetime | None]:
    """When the accounts that are a person's were used, as far as anything of it is kept."""
    for made, ended in Appointment.objects.filter(person=person).values_list("made", "ended"):
        yield from (made, ended)
    for created, used in Token.objects.filter(user__grants__person=person).values_list("created", "used"):
        yield created
        yield None if used is None else instant_at(used)
