"""What the table of kept answers holds of people: answers for a day, in which anybody's profile may stand."""

from __future__ import annotations

from django.db.models import Q

from express_entry.law import Text
from express_entry.pool.holdings import SECRET, Holding, Kind, Whose

from .repeats import KeptAnswer

ANSWERED = Text(
    "answers that were given already, kept for a day in case they are asked for twice",
    "des réponses déjà données, gardées un jour au cas où elles seraient demandées deux fois",
)


def _answers(whose: Whose) -> Q:
    """Those of the person's accounts, about their profiles, and all in which one of their numbers stands."""
    named = [text.encode() for text in (*whose.numbers, *whose.names)]
    found = [
        key
        for key, headers, body in KeptAnswer.objects.values_list("id", "headers", "body").iterator(chunk_size=200)
        if any(name in bytes(body or b"") or name in headers.encode() for name in named)
    ]
    return Q(user__in=whose.users) | Q(profile__in=whose.profiles) | Q(id__in=found)


HOLDINGS = (
    Holding(
        "api.KeptAnswer",
        Kind.PASSING,
        _answers,
        hidden={"body": ANSWERED, "headers": ANSWERED, "key": SECRET, "request": ANSWERED},
        plain="id user status expires action profile",
    ),
)
