"""Reminders: some days before a deadline, or after it where it stays open, each once, however late this is run."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from express_entry.law.days import DAY, day_of
from express_entry.pool.people import Person

from .duedays import DueDay, due_days
from .outbox import Due, post
from .recipients import reachable
from .timetable import timetable


def stage_of(due: DueDay, today: date) -> int | None:
    """How many days before the last day the reminder is that a day calls for; None where it calls for none.

    A stage below zero comes after the last day: of what is overdue and still open.

    Where a run was missed, only the reminder nearest to the last day is left to give. None is given of a stage that was
    over when the deadline was made: its own message told the day.
    """
    reached = [days for days in timetable().days_before[due.kind] if due.day - days * DAY <= today]
    nearest = min(reached, default=None)
    if nearest is None or due.day - nearest * DAY <= due.since:
        return None
    return nearest if (nearest < 0) == (today > due.day) else None


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
