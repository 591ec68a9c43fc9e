"""Told before it happens: that the period for which somebody's records are kept will be over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q

from express_entry.correspondence.outbox import post
from express_entry.correspondence.timetable import timetable
from express_entry.law.days import day_of
from express_entry.pool.people import Person

from .retention import Due, due


def warn(at: datetime) -> int:
    """Put a notice into the outbox for everybody whose periods are over soon, each once; how many were new.

    That there is a message is all that it says; the day stands where they read their requests.
    """
    return sum(post(f"records/{each.since.isoformat()}", [each.person], at) for each in list(_soon(at)))


def end_near(person: Person, at: datetime) -> date | None:
    """The day on which somebody's periods are over, where it is so near that they are told."""
    return next((each.since for each in _soon(at, Q(id=person.id))), None)


def _soon(at: datetime, among: Q | None = None) -> Iterator[Due]:
    """Those whose periods are not over yet, and will be within the days in which they are told."""
    today = day_of(at)
    ahead = today + timedelta(days=timetable().records)
    return (each for each in due(at, by=ahead, among=among) if each.since > today)
