"""Searching the audit trail: what is about one thing, of one kind, by one actor, within some time.

Which entries are found is one question, whether they are then shown page by page or written to a file.
"""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from .auditrows import AuditEntry
from .showing import entries_about

BEYOND = 2**63 - 1
"""A place that no entry has."""
FAMILY = ".*"
"""How a search ends that asks for every action whose name begins alike, as in ``round.*``."""

POINT, AFTER_POINT = FAMILY[0], "/"
"""What the actions of a family have in common ends with a point, and the sign after a point comes after them all."""


class Search(NamedTuple):
    """What is searched for; what is empty or None narrows nothing.

    ``actions`` are names of actions, or of families of them as in ``round.*``, of which any is found. An entry of the
    instant ``since`` is found, one of the instant ``until`` is not.
    """

    subject: str = ""
    actions: frozenset[str] = frozenset()
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
    if asked.actions:
        families = [each.removesuffix(FAMILY[1:]) for each in sorted(asked.actions) if each.endswith(FAMILY)]
        single = sorted(each for each in asked.actions if not each.endswith(FAMILY))
        rows = rows.filter(reduce(or_, map(_alike, families), Q(action__in=single)))
    if asked.actor:
        rows = rows.filter(actor=asked.actor)
    if asked.since is not None:
        rows = rows.filter(sequence__gte=_place(asked.since))
    return rows if asked.until is None else rows.filter(sequence__lt=_place(asked.until))


def _alike(beginning: str) -> Q:
    """The actions whose names begin so, in the terms in which each database finds them by its index."""
    if connection.vendor == "postgresql":
        return Q(action__startswith=beginning)
    return Q(action__gte=beginning, action__lt=f"{beginning.removesuffix(POINT)}{AFTER_POINT}")


def _place(instant: datetime) -> int:
    """The place of the first entry of an instant or after it: the trail never goes back, instants rise with places."""
    first = AuditEntry.objects.filter(instant__gte=instant).order_by("instant", "sequence")
    return first.values_list("sequence", flat=True).first() or BEYOND
