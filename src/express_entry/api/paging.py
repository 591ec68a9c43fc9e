"""Lists by pages: a page begins after the last row of the one before, so that rows that are added shift nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet

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


def page_of(
    rows: QuerySet[Row], *, of: str, cursor: str | None, limit: int, latest_first: bool = False, by: str | None = None
) -> Page[Row]:
    """A page of a list, ordered by key; ``of`` says which list, so that no cursor is used for another.

    :param by: an instant of every row that comes before its key in the order.
    :raises Problem: for a cursor that was not handed out for this list.
    """
    sign, beyond = ("-", "lt") if latest_first else ("", "gt")
    if cursor is not None:
        place = place_of(cursor, of)
        key = place if by is None else place[1]
        further = Q(**{f"pk__{beyond}": key})
        if by is not None:
            at = datetime.fromisoformat(place[0])
            further = Q(**{f"{by}__{beyond}": at}) | (Q(**{by: at}) & further)
        rows = rows.filter(further)
    order = [f"{sign}{name}" for name in (by, "pk") if name is not None]
    found = list(rows.order_by(*order)[: limit + 1])
    if len(found) <= limit:
        return Page(found, None)
    last = found[limit - 1]
    return Page(found[:limit], cursor_at(last.pk if by is None else [getattr(last, by).isoformat(), last.pk], of))


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
