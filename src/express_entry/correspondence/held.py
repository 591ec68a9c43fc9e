"""What the tables of letters, notices and addresses of calendars hold of people."""

from __future__ import annotations

from django.db.models import Q

from express_entry.law import Text
from express_entry.pool.holdings import SECRET, Holding, Kind

FOR_SOMEBODY_ELSE = Text(
    "the account to which the notice went, a representative's perhaps",
    "le compte auquel l'avis est allé, peut-être celui d'un représentant",
)

ISSUED = Text(
    "that a letter was issued, of which kind and when",
    "qu'une lettre a été délivrée, de quel genre et quand",
)

HOLDINGS = (
    Holding(
        "correspondence.IssuedLetter",
        Kind.APPLICATION,
        lambda whose: Q(application__in=whose.applications),
        shown="kind issued cause facts digest",
        plain="id application",
        erased={"facts": "", "digest": ""},
        stays=ISSUED,
    ),
    Holding(
        "correspondence.Notice",
        Kind.PROFILE,
        lambda whose: Q(person=whose.person) | Q(user__in=whose.users),
        shown="key kind deadline day state created next_try tries settled fault for_client",
        hidden={"user": FOR_SOMEBODY_ELSE},
        plain="id person",
    ),
    Holding(
        "correspondence.CalendarAddress",
        Kind.PROFILE,
        lambda whose: Q(person=whose.person),
        shown="language made revoked",
        hidden={"digest": SECRET},
        plain="id person",
    ),
)
