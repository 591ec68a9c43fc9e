"""Searching the audit trail: what is about one thing, of one kind, by one actor, within some time.

Which entries are found is one question, whether they are then shown page by page or written to a file.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from .auditrows import AuditEntry
from .showing import entries_about

FAMILY = ".*"
"""How a search ends that asks for every action whose name begins alike, as in ``round.*``."""


class Search(NamedTuple):
    """What is searched for; what is empty or None narrows nothing.

    ``action`` is the name of an action, or of a family of them as in ``round.*``. An entry of the instant ``since`` is
    found, one of the instant ``until`` is not.
    """

    subject: str = ""
    action: str = ""
    actor: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything less than the whole trail is asked for."""
        return self != Search()


def search(asked: Search) -> QuerySet[AuditEntry]:
    """The entries that are asked for, in no order; of a profile also those of the rounds that invited it."""
    rows = entries_about(asked.subject) if asked.subject else AuditEntry.objects.all()
    if asked.action.endswith(FAMILY):
        rows = rows.filter(action__startswith=asked.action.removesuffix(FAMILY[1:]))
    elif asked.action:
        rows = rows.filter(action=asked.action)
    if asked.actor:
        rows = rows.filter(actor=asked.actor)
    if asked.since is not None:
        rows = rows.filter(instant__gte=asked.since)
    return rows if asked.until is None else rows.filter(instant__lt=asked.until)
