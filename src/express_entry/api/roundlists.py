"""Lists of people in a round: whom it invited, and whom it would not rank, page by page."""

from __future__ import annotations

from itertools import islice
from typing import Any, Literal

from django.db.models import Q

from express_entry.pool.excluded import excluded as excluded_in
from express_entry.pool.invitations import invited_in
from express_entry.pool.models import Invitation
from express_entry.pool.rounds import known
from express_entry.selection import Exclusion

from .gate import Asked, now
from .paging import USUAL, cursor_at, place_of
from .routing import Routes
from .shapes import Limit, Number, Out, Told

routes = Routes("rounds")

Reason = Literal[
    "draft",
    "invited",
    "expired",
    "barred",
    "nomination_ended",
    "not_yet_submitted",
    "no_program",
    "nominee_not_covered",
    "not_a_nominee",
    "not_in_program",
    "not_in_category",
    "points_not_known",
]
"""Why somebody who has not ended is not ranked."""


class InvitedOut(Out):
    """Somebody whom a round invited: the rank, the points, and the instant of submission that decides between ties."""

    number: Number
    rank: int
    points: int
    submitted: Told
    program: str
    state: str
    issued: Told
    answer_by: str
    correction: int | None
    """The number of the correction that issued it; None where the round itself did."""


class InvitedListOut(Out):
    """A page of those whom a round invited."""

    items: list[InvitedOut]
    next: str | None


class ExcludedOut(Out):
    """Somebody whom a round would not rank, and the single reason, in a word and in words."""

    number: Number
    points: int | None
    reason: str
    words: str


class ExcludedListOut(Out):
    """A page of those whom a round would not rank."""

    items: list[ExcludedOut]
    next: str | None


@routes.get("/rounds/{number}/invited", "round.invited", InvitedListOut)
def invited(request: Asked, number: str, cursor: str | None = None, limit: Limit = USUAL) -> InvitedListOut:  # noqa: ARG001 - every view has it
    """Whom a round invited, corrections included, by rank."""
    rows, following = invited_page(number, cursor, limit)
    return InvitedListOut(items=[_invited(each) for each in rows], next=following)


def invited_page(number: str, cursor: str | None, limit: int) -> tuple[list[Invitation], str | None]:
    """A page of the invitations of a round by rank, and the cursor of the next one.

    :raises NotFound: where there is no such round.
    :raises Problem: for a cursor that was not handed out for this list.
    """
    of, rows = f"invited.{number}", invited_in(known(number))
    if cursor is not None:
        rank, key = place_of(cursor, of)
        rows = rows.filter(Q(rank__gt=rank) | Q(rank=rank, id__gt=key))
    found = list(rows[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    return found[:limit], None if last is None else cursor_at([last.rank, last.id], of)


def _invited(item: Invitation) -> InvitedOut:
    submitted = item.profile.submitted
    assert submitted is not None
    plain: dict[str, Any] = {name: getattr(item, name) for name in ("rank", "points", "program", "state", "issued")}
    return InvitedOut(
        number=item.profile.number,
        submitted=submitted,
        answer_by=item.answer_by.isoformat(),
        correction=item.supplement_id,
        **plain,
    )


@routes.get("/rounds/{number}/preview/excluded", "round.preview", ExcludedListOut, faults=(409,))
def excluded(
    request: Asked, number: str, reason: Reason | None = None, cursor: str | None = None, limit: Limit = USUAL
) -> ExcludedListOut:
    """Whom the round would not rank now, each with the single reason; or those of one reason alone."""
    of = f"excluded.{number}.{reason}"
    after = 0 if cursor is None else int(place_of(cursor, of))
    wanted = None if reason is None else Exclusion(reason)
    found = list(islice(excluded_in(number, now(), reason=wanted, after=after), limit + 1))
    items = [
        ExcludedOut(number=each.number, points=each.points, reason=each.reason.value, words=each.say(request.language))
        for each in found[:limit]
    ]
    return ExcludedListOut(items=items, next=cursor_at(found[limit - 1].key, of) if len(found) > limit else None)
