"""What the service's own table holds, and those of the framework: an instance is nobody, a session is an account's."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db.models import Q

from express_entry.api.gate import ACCOUNT
from express_entry.pool.holdings import SECRET, Holding, Kind, Whose


def _sessions(whose: Whose) -> Q:
    """Sessions say whose they are only once they are opened."""
    users = set(whose.users)
    if not users:
        return Q(pk__in=[])
    rows = Session.objects.iterator(chunk_size=500)
    return Q(pk__in=[row.pk for row in rows if row.get_decoded().get(ACCOUNT) in users])


HOLDINGS = (
    Holding("service.Instance", Kind.NONE, plain="id number created restored"),
    Holding("contenttypes.ContentType", Kind.NONE, plain="id app_label model"),
    Holding(
        "sessions.Session",
        Kind.PASSING,
        _sessions,
        shown="expire_date",
        hidden={"session_key": SECRET, "session_data": SECRET},
    ),
)
