"""What a day brings to the records of people, after what it brings to pool and applications.

Periods that are over lead to requests; requests that nothing keeps any more are carried out; bars whose time is over go
with what recognised somebody; what a killed upload left in the vault is swept; messages whose notice is gone go, and so
do the names that firms gave to clients whose appointment ran out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from express_entry.accounts import firms, sittings, tickets
from express_entry.application import clock as of_applications
from express_entry.application.papers import papers
from express_entry.application.uploads import has_row, with_rows
from express_entry.correspondence.erasing import drop_messages
from express_entry.law.days import day_of
from express_entry.pool.clock import BATCH, Progress, Summary
from express_entry.pool.laws import service_law
from express_entry.pool.people import Bar, Person, Review
from express_entry.pool.units import Desk, unit

from .erasing import carry_out, queued
from .requesting import open_in
from .retention import due, period
from .rows import OPEN, Erasure, ErasureState, Origin
from .warning import warn

UPLOAD_TAKES_AT_MOST = timedelta(days=1)
"""What is sealed and has no row after so long never will."""


def run(desk: Desk, *, progress: Progress | None = None, workers: int = 1) -> Summary:
    """Do everything that is due by the desk's clock, of every part of the service."""
    summary = of_applications.run(desk, progress=progress, workers=workers)
    for kind, step in _STEPS.items():
        for many in step(desk, summary.at, summary):
            if progress is not None:
                progress(kind, many)
    return summary


def _warnings(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:  # noqa: ARG001 - of one shape with the others
    """Whose periods are over soon is told so."""
    with transaction.atomic():
        told = warn(at)
    if told:
        summary.done["records.warned"] += told
        yield told


def _periods(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:
    """Whose records are past their periods is put down; whether they go, the law of that kind of record says."""
    while found := list(islice(due(at), BATCH)):
        with unit(desk) as now:
            for each in found:
                person = Person.objects.select_for_update().filter(id=each.person).first()
                if person is not None and not Erasure.objects.filter(person=person, state__in=OPEN).exists():
                    open_in(now, person, Origin.PERIOD)
                    summary.done["erasure.asked"] += 1
        yield len(found)


def _erasures(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:  # noqa: ARG001 - of one shape with the others
    if not Erasure.objects.filter(state__in=(ErasureState.QUEUED.value, ErasureState.BEGUN.value)).exists():
        return
    for _ in carry_out(desk, queued()):
        summary.done["erasure.done"] += 1
        yield 1


def _bars(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:
    """A bar of somebody who was erased recognises nobody any more once it is over."""
    kept = period(service_law().at(at), "bar")
    over = [
        row.id
        for row in _forgotten(day_of(at))
        if (last := kept.over(row.until - timedelta(days=1))) is not None and last <= day_of(at)
    ]
    if over:
        with unit(desk) as now:
            Review.objects.filter(bar__in=over).update(bar=None)  # what an officer said of somebody else stays
            Bar.objects.filter(id__in=over).delete()
            now.tell("bar.forgotten", "pool", many=len(over))
            summary.done["bar.forgotten"] += len(over)
        yield len(over)


def _forgotten(today: date) -> QuerySet[Bar]:
    """Bars that are over, of nobody who is still on record, by which no officer has to tell two people apart."""
    waiting = Review.objects.filter(bar__isnull=False, settled__isnull=True).values("bar")
    return Bar.objects.filter(person__isnull=True, until__lte=today).exclude(id__in=waiting).order_by("id")


def _vault(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:  # noqa: ARG001 - as above
    vault = papers()
    drop_messages()
    if vault is None:
        return
    vault.release_strays(with_rows)
    swept = vault.sweep(has_row, before=at - UPLOAD_TAKES_AT_MOST)
    if swept:
        summary.done["document.swept"] += swept
        yield swept


def _registrations(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:
    """Registrations that nobody confirmed go, with every other message about accounts, and sessions that are over."""
    kept = period(service_law().at(at), "registration")
    sittings.clear(at - sittings.KEPT)
    Session.objects.filter(expire_date__lte=at).delete()
    before = at - timedelta(days=kept.days or 0)
    if not kept.is_known or not tickets.older(before):
        return
    with unit(desk) as now:
        gone = tickets.clear(before)
        now.tell("registration.forgotten", "accounts", many=gone)
    drop_messages()
    if gone:
        summary.done["registration.forgotten"] += gone
        yield gone


def _names(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:
    """Names by which firms know their clients go with appointments that ran out."""
    if not firms.has_names_to_forget(at):
        return
    with unit(desk) as now:
        gone = firms.forget_names(now)
    summary.done["appointment.forgotten"] += gone
    yield gone


_STEPS = {
    "warnings": _warnings,
    "periods": _periods,
    "erasures": _erasures,
    "bars": _bars,
    "vault": _vault,
    "registrations": _registrations,
    "names": _names,
}
