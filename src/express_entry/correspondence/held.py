"""What the tables of letters and notices hold of people, and what an erasure leaves of it."""

from __future__ import annotations

from django.db.models import Q

from express_entry.law import Text
from express_entry.pool.holdings import SECRET, Holding, Kind

THAT_ONE_WAS_ISSUED = Text(
    "that a letter of a kind was issued on a day; what it said is gone, with its digest",
    "qu'une lettre d'un genre a été émise un jour; ce qu'elle disait est parti, avec son condensé",
)

HOLDINGS = (
    Holding(
        "correspondence.IssuedLetter",
        Kind.APPLICATION,
        lambda whose: Q(application__in=whose.applications),
        shown="kind issued cause facts digest",
        plain="id application",
        erased={"facts": "", "digest": ""},
        stays=THAT_ONE_WAS_ISSUED,
    ),
    Holding(
        "correspondence.Notice",
        Kind.PROFILE,
        lambda whose: Q(person=whose.person) | Q(user__in=whose.users) | Q(ticket__email__in=whose.emails),
        shown="key kind for_client deadline day state created next_try tries settled fault",
        plain="id user person ticket",
    ),
    Holding(
        "correspondence.CalendarAddress",
        Kind.PROFILE,
        lambda whose: Q(person=whose.person),
        shown="language made revoked",
        hidden={"digest": SECRET},
        plain="id person drawn_by",
    ),
)
