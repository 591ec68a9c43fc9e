"""Reminders: some days before a deadline, each once, however often and however late this is run."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib import resources

from django.db import transaction

from express_entry.law.days import DAY, day_of
from express_entry.pool.people import Person

from .duedays import DueDay, due_days
from .outbox import Due, post
from .recipients import reachable


@dataclass(frozen=True, slots=True)
class Timetable:
    """How many days before each kind of deadline somebody is reminded, and the pauses between tries to deliver."""

    days_before: Mapping[str, tuple[int, ...]]
    pauses: tuple[timedelta, ...]


@lru_cache(maxsize=1)
def timetable() -> Timetable:
    """The project's own choices, from their one table."""
    data = tomllib.loads((resources.files(__package__) / "reminders.toml").read_text("utf-8"))
    days = {kind: tuple(sorted(stated)) for kind, stated in data["days_before"].items()}
    return Timetable(days, tuple(timedelta(minutes=each) for each in data["delivery"]["pauses"]))


def stage_of(due: DueDay, today: date) -> int | None:
    """How many days before the last day the reminder is that a day calls for; None where it calls for none.

    Where a run was missed, only the reminder nearest to the last day is left to give. None is given of a stage that was
    over when the deadline was made: its own message told the day.
    """
    if today > due.day:
        return None
    reached = [days for days in timetable().days_before[due.kind] if due.day - days * DAY <= today]
    nearest = min(reached, default=None)
    return None if nearest is None or due.day - nearest * DAY <= due.since else nearest


def remind(at: datetime) -> int:
    """Put the reminders that the day of an instant calls for into the outbox; how many were new."""
    today, new = day_of(at), 0
    for person in sorted(reachable(at)):
        with transaction.atomic():
            whom = Person.objects.filter(id=person).first()
            for due in () if whom is None else due_days(whom, at):
                stage = stage_of(due, today)
                if stage is not None:
                    cause = f"reminder/{due.key}/{due.day.isoformat()}/{stage}"
                    new += post(cause, [person], at, Due(due.key, due.day))
    return new
