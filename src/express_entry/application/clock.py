"""What a day brings to applications, after what it brings to the pool: certificates that are too old, money repaid.

Drafts go with their invitations, in the pool's own run. Letters whose day is over are shown as overdue, and nothing
else: no application is refused by a clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from express_entry.law.days import day_of
from express_entry.pool import clock as of_pool
from express_entry.pool.clock import BATCH, Progress, Summary
from express_entry.pool.units import Desk, unit

from .applications import Application
from .examinationrows import Track
from .examining import open_again
from .lifecycle import OPEN, TrackState
from .moneyrows import Refund
from .paying import give_back


def run(desk: Desk, *, progress: Progress | None = None, workers: int = 1) -> Summary:
    """Do everything that is due by the desk's clock, in the pool and in the applications."""
    summary = of_pool.run(desk, progress=progress, workers=workers)
    for kind, step in (("tracks", _certificates), ("refunds", _refunds)):
        for many in step(desk, summary.at, summary):
            if progress is not None:
                progress(kind, many)
    return summary


def _certificates(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:
    """Tracks whose certificate is past its last day open again (R30(3))."""
    due = Track.objects.filter(
        state=TrackState.PASSED.value, valid_until__lt=day_of(at), application__state__in=sorted(OPEN)
    )
    while keys := list(due.order_by("application_id").values_list("application_id", flat=True)[:BATCH]):
        with unit(desk) as now:
            held = Application.objects.select_for_update().filter(id__in=keys).order_by("id")
            for track in due.filter(application__in=list(held)).select_related("application").order_by("id"):
                open_again(now, track, "lapsed")
                summary.done["track.lapsed"] += 1
        yield len(keys)


def _refunds(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:  # noqa: ARG001 - of one shape with the other
    """What is owed and the provider can give back by itself; the rest waits for an officer."""
    owed = Refund.objects.filter(repaid__isnull=True).order_by("id")
    for key in list(owed.values_list("id", flat=True)):
        with unit(desk) as now:
            row = owed.select_related("application").select_for_update(of=("self",)).filter(id=key).first()
            if row is not None and give_back(now, row):
                summary.done["refund.made"] += 1
        yield 1
