"""The outbox: notices written in the transaction of what causes them, each once, to be sent after its commit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from .dispatching import dispatch
from .recipients import recipients_of
from .rows import Notice, NoticeKind

BATCH = 500
"""People that one statement is about."""


class Due(NamedTuple):
    """What a reminder is of: the key of a deadline, and its day."""

    deadline: str
    day: date


def post(cause: str, people: Iterable[UUID], at: datetime, due: Due | None = None) -> int:
    """Put a notice of a cause into the outbox, for everybody who is told of these people; how many were new.

    :param cause: what lasts however often it is caused; with the account it makes the key.
    """
    everybody, new = list(people), 0
    for begin in range(0, len(everybody), BATCH):
        new += _post(cause, everybody[begin : begin + BATCH], at, due)
    return new


def post_about_account(ticket: int, at: datetime) -> None:
    """Put the message of a ticket into the outbox, and have it sent as soon as the transaction is done."""
    Notice.objects.create(
        key=f"ticket/{ticket}", kind=NoticeKind.ACCOUNT.value, ticket_id=ticket, created=at, next_try=at
    )
    transaction.on_commit(dispatch)


def _post(cause: str, people: list[UUID], at: datetime, due: Due | None) -> int:
    kind = NoticeKind.MESSAGE if due is None else NoticeKind.REMINDER
    rows = [
        Notice(
            key=f"{cause}/{each.person.hex}/{each.user}",
            kind=kind.value,
            user_id=each.user,
            person_id=each.person,
            for_client=each.for_client,
            deadline="" if due is None else due.deadline,
            day=None if due is None else due.day,
            created=at,
            next_try=at,
        )
        for each in recipients_of(people, at)
    ]
    known = set(Notice.objects.filter(key__in=[row.key for row in rows]).values_list("key", flat=True))
    new = [row for row in rows if row.key not in known]
    Notice.objects.bulk_create(new, ignore_conflicts=True)  # another process may have been quicker
    return len(new)
