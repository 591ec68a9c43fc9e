"""Lists by pages: a page begins after the last row of the one before, so that rows that are added shift nothing."""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, TypeVar

from django.core import signing
from django.db.models import Model, QuerySet

from express_entry.law import Text

from .problems import Problem, Wrong

Row = TypeVar("Row", bound=Model)

MOST = 200
USUAL = 50
SALT = "express_entry.api.paging."
LONGEST = 300


class Page(NamedTuple, Generic[Row]):
    """The rows of a page, and where the next one begins; None after the last."""

    rows: list[Row]
    next: str | None


def page_of(rows: QuerySet[Row], *, of: str, cursor: str | None, limit: int, latest_first: bool = False) -> Page[Row]:
    """A page of a list, ordered by key; ``of`` says which list, so that no cursor is used for another.

    :raises Problem: for a cursor that was not handed out for this list.
    """
    if cursor is not None:
        rows = rows.filter(**{"pk__lt" if latest_first else "pk__gt": place_of(cursor, of)})
    found = list(rows.order_by("-pk" if latest_first else "pk")[: limit + 1])
    more = len(found) > limit
    return Page(found[:limit], cursor_at(found[limit - 1].pk, of) if more else None)


def cursor_at(place: Any, of: str) -> str:
    """The cursor of a place in a list; ``of`` says which list."""
    return signing.dumps(place, salt=SALT + of)


def place_of(cursor: str, of: str) -> Any:
    """The place in a list that a cursor stands for.

    :raises Problem: for one that was not handed out for this list.
    """
    try:
        return signing.loads(cursor[:LONGEST], salt=SALT + of)
    except signing.BadSignature:
        raise Problem(422, "unacceptable", [NO_CURSOR], [Wrong("cursor", NO_CURSOR)]) from None


NO_CURSOR = Text(
    "cursor: it was not handed out for this list. Accepted: the next of the page before, or none.",
    "cursor : il n'a pas été remis pour cette liste. Accepté : le next de la page précédente, ou aucun.",
)
